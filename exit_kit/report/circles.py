"""The sections about others: people, groups, pages, apps, companies, places.

Names from the export stand last in their lines: whatever their script and width, no column moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.report.answers import (
    Account,
    Correspondent,
    FollowMonth,
    Follows,
    GroupChat,
    JoinedPerson,
    Named,
)
from exit_kit.report.display import Symbols, clip, draw_bar, list_names, wrap_text
from exit_kit.report.words import format_day, name_platform
from exit_kit.wording import format_count, format_plural

_MOST_PEOPLE: Final = 10
_MOST_GROUP_CHATS: Final = 5
_MOST_NAMES: Final = 12
_NAME_CELLS: Final = 26
_KNOWN_CELLS: Final = 38
_BAR_CELLS: Final = 18


def show_correspondents(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield the people with most messages in chats of two; names stand last, whatever their script."""
    people = account.correspondents
    if not people or not account.is_owner_known:
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


def show_follows(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield followers and following by year as bars, then who follows one way only."""
    follows = account.follows
    if follows is None:
        return
    both = f"{format_count(follows.followers)} follow you, you follow {format_count(follows.following)}"
    yield f"Followers ({both})"
    yield f"  {'since':<9}{'followers':<{_BAR_CELLS + 10}}{'you follow':>10}"
    years = _sum_years(follows.months)
    most = max(max(pair) for pair in years.values())
    for year, (followers, following) in years.items():
        bars = [draw_bar(count, most, _BAR_CELLS, symbols) for count in (followers, following)]
        counts = [format_count(count) if count else "." for count in (followers, following)]
        yield f"  {year:<7}{counts[0]:>7} {bars[0]:<{_BAR_CELLS}}  {counts[1]:>9} {bars[1]}".rstrip()
    yield from _show_one_sided(follows, symbols)


def _sum_years(months: Iterable[FollowMonth]) -> dict[str, tuple[int, int]]:
    """Return (followers, following) by year from the first to the last, those without a date at the end."""
    known = sorted(int(one.month[:4]) for one in months if one.month)
    span = range(known[0], known[-1] + 1) if known else ()
    years = {
        **{str(year): (0, 0) for year in span},
        **({} if all(one.month for one in months) else {"no date": (0, 0)}),
    }
    for one in months:
        year = one.month[:4] if one.month else "no date"
        before = years[year]
        years[year] = (before[0] + one.followers, before[1] + one.following)
    return years


def _show_one_sided(follows: Follows, symbols: Symbols) -> Iterator[str]:
    """Yield who does not follow back, either way; with a word of caution where the lists are not whole."""
    lists = (
        ("You follow them, they do not follow you", follows.not_following_back),
        ("They follow you, you do not follow them", follows.not_followed_back),
    )
    for heading, names in lists:
        if names:
            yield f"  {heading} ({format_count(len(names))})"
            yield from list_names([(name, None) for name in names], _MOST_NAMES, symbols, "    ")
    if not follows.is_whole:
        text = "One of the two lists is missing, or was asked for from some day on only: people are missing from it."
        yield from wrap_text(text, "  ")


def show_liked(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield the accounts whose posts were liked most often."""
    yield from _show_names("Accounts whose posts you liked", account.liked_accounts, symbols, counted=True)


def show_group_chats(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield the group chats with most messages."""
    chats = account.group_chats
    if not chats or not account.is_owner_known:
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
