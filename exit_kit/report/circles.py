"""The sections about others: people, groups, pages, apps, companies, places.

Names from the export stand last in their lines: whatever their script and width, no column moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.report.answers import Account, Correspondent, GroupChat, JoinedPerson, Named
from exit_kit.report.display import Symbols, clip, list_names
from exit_kit.report.words import format_day, name_platform
from exit_kit.wording import format_count, format_plural

_MOST_PEOPLE: Final = 10
_MOST_GROUP_CHATS: Final = 5
_MOST_NAMES: Final = 12
_NAME_CELLS: Final = 26
_KNOWN_CELLS: Final = 38


def show_correspondents(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield the people with most messages in chats of two; names stand last, whatever their script."""
    people = account.correspondents
    if not people:
        return
    yield "Who you write with most (chats of two)"
    yield f"  {'you wrote':>9} {'they wrote':>10}  {'first':<12}  {'last':<12}  name"
    for one in people[:_MOST_PEOPLE]:
        yield _align(one.sent, one.received, one.first_at, one.last_at, _name_person(one, symbols))
    yield from _more(len(people) - _MOST_PEOPLE, symbols)


def _align(left: int, right: int, first: str | None, last: str | None, name: str) -> str:
    days = f"{format_day(first):<12}  {format_day(last):<12}"
    return f"  {format_count(left):>9} {format_count(right):>10}  {days}  {name}"


def _name_person(one: Correspondent, symbols: Symbols) -> str:
    if one.name is None:
        return "(deleted account)"
    if one.is_gone:
        return f"{clip(one.name, _NAME_CELLS - 10, symbols)} (deleted)"
    return clip(one.name, _NAME_CELLS, symbols)


def _name_group(one: GroupChat, symbols: Symbols) -> str:
    if one.title is None:
        return f"(no name, {format_plural(one.people, 'person', 'people')})"
    return clip(one.title, _NAME_CELLS, symbols)


def _more(rest: int, symbols: Symbols) -> Iterator[str]:
    if rest > 0:
        yield f"  {symbols.more} and {format_count(rest)} more"


def show_joined(people: tuple[JoinedPerson, ...], symbols: Symbols) -> Iterator[str]:
    """Yield the people whom the user joined, each with all names; figures are those of chats of two."""
    yield "The same person under several names, as you said (chats of two, all accounts)"
    yield f"  {'you wrote':>9} {'they wrote':>10}  {'first':<12}  {'last':<12}  name"
    for one in people:
        yield _align(one.sent, one.received, one.first_at, one.last_at, clip(one.name, _NAME_CELLS, symbols))
        for name in one.names:
            figures = f"  {format_count(name.sent):>9} {format_count(name.received):>10}"
            yield f"{figures}    on {name_platform(name.platform)}: {clip(name.name, _KNOWN_CELLS, symbols)}"
    yield "  To change it: exit-kit people"


def show_group_chats(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield the group chats with most messages."""
    chats = account.group_chats
    if not chats:
        return
    yield "Group chats"
    yield f"  {'messages':>9} {'by you':>10}  {'first':<12}  {'last':<12}  name"
    for one in chats[:_MOST_GROUP_CHATS]:
        yield _align(one.messages, one.sent, one.first_at, one.last_at, _name_group(one, symbols))
    yield from _more(len(chats) - _MOST_GROUP_CHATS, symbols)


def show_ties(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield groups and pages."""
    yield from _show_names("Groups", account.groups, symbols)
    yield from _show_names("Pages", account.pages, symbols)


def _show_names(
    heading: str, names: Iterable[Named], symbols: Symbols, *, counted: bool = False
) -> Iterator[str]:
    names = list(names)
    if names:
        yield f"{heading} ({format_count(len(names))})"
        shown = [(one.name, one.count if counted else None) for one in names]
        yield from list_names(shown, _MOST_NAMES, symbols, "  ")


def show_apps(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield the apps that log in with the account: without it, they have to be entered in another way."""
    if account.apps:
        active = sum(app.is_active for app in account.apps)
        yield f"Apps that log in with the account ({format_count(len(account.apps))}, {format_count(active)} active)"
        yield from list_names(
            [(app.name or "(no name)", None) for app in account.apps], _MOST_NAMES, symbols, "  "
        )


def show_business(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield what companies and advertisers know or told."""
    companies = account.off_meta_companies
    yield from _show_names("Companies that reported what you did elsewhere", companies, symbols, counted=True)
    yield from _show_names("Advertisers", account.advertisers, symbols)
    yield from _show_names("Interests that Meta guessed", account.ad_interests, symbols)


def show_whereabouts(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield where the owner logged in, and which places are recorded."""
    yield from _show_names("Where you logged in", account.login_locations, symbols, counted=True)
    yield from _show_names("Places", account.places, symbols)
