"""The sections of the report: each takes an account and yields lines, a heading first, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.console import format_count, format_plural, format_size
from exit_kit.report.answers import Account, Count, Correspondent, Named
from exit_kit.report.display import WIDTH, Symbols, clip, draw_bar, list_names, pad, wrap_text
from exit_kit.report.words import format_day

_MOST_PEOPLE: Final = 10
_MOST_GROUP_CHATS: Final = 5
_MOST_NAMES: Final = 12
_BAR_CELLS: Final = 18
_LABELS: Final = {
    "messages_sent": "Messages you wrote",
    "messages_received": "Messages you got",
    "conversations": "Chats",
    "posts": "Posts and stories",
    "comments": "Comments",
    "reactions_given": "Reactions you gave",
    "reactions_received": "Reactions you got",
    "photos": "Photos",
    "videos": "Videos",
    "recordings": "Sound recordings",
    "other_files": "Stickers and other files",
    "albums": "Albums",
    "connections": "Friends, groups, pages",
    "searches": "Searches",
    "places": "Places",
    "apps": "Apps",
    "off_meta_events": "Reports by businesses",
    "ad_interests": "Interests guessed",
    "advertisers": "Dealings of advertisers",
    "sessions": "Logins and devices",
    "payments": "Payments",
    "activity": "Other activity",
    "facts": "Facts about you",
}


def show_account(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield who it is."""
    rows = [
        ("Name", account.name),
        ("User name", account.username),
        ("Address", account.url),
        ("Opened on", format_day(account.registered_at) if account.registered_at else None),
        ("Time zone", account.timezone),
        ("Language", account.language),
    ]
    yield "The account"
    for label, value in rows:
        if value:
            yield f"  {label:<10} {clip(value, WIDTH - 13, symbols)}"


def show_exports(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield what was handed over, and the time that it covers."""
    yield "What was handed over" if account.exports else ""
    for export in account.exports:
        made = f"made on {format_day(export.created_at)}" if export.created_at else "made on an unknown day"
        form = f"{(export.format or 'unknown format').upper()}{f', layout {export.layout}' if export.layout else ''}"
        size = f"{format_plural(export.parts, 'part')}, {format_plural(export.members, 'file')}"
        yield f"  An export {made}: {form}; {size}, {format_size(export.size_bytes)}"
        if export.requested_from or export.requested_to:
            asked = f"{format_day(export.requested_from)} to {format_day(export.requested_to)}"
        else:
            asked = "it does not say"
        yield f"    Asked for: {asked}"
    if account.first_at:
        yield f"  Seen in it: {format_day(account.first_at)} to {format_day(account.last_at)}"


def show_counts(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield how many records of each sort there are."""
    counts = [one for one in account.counts if one.count]
    if not counts:
        return
    yield f"{'What there is':<28} {'How many':>10}   {'First':<12}  Last"
    for one in counts:
        yield _align_count(_LABELS[one.name], one.count, one.first_at, one.last_at)
        yield from _split_count(one)


def _align_count(label: str, count: int, first: str | None, last: str | None) -> str:
    dates = f"{format_day(first):<12}  {format_day(last)}" if first else ""
    return f"  {label:<26} {format_count(count):>10}   {dates}".rstrip()


def _split_count(one: Count) -> Iterator[str]:
    """Yield the kinds of a sort whose figure says little by itself."""
    if one.name not in ("connections", "conversations", "posts", "activity") or len(one.kinds) < 2:
        return
    words = [f"{format_count(kind.count)} {kind.kind}" for kind in one.kinds[:_MOST_NAMES]]
    yield from wrap_text(", ".join(words), "      ")


def show_years(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield messages and posts by year as bars."""
    if not account.years:
        return
    most = max(year.messages_sent + year.messages_received for year in account.years)
    most_posts = max(year.posts for year in account.years)
    yield f"{'Year by year':<18}{'messages':<{_BAR_CELLS + 8}}{'posts':>10}"
    for year in account.years:
        messages = year.messages_sent + year.messages_received
        bar = draw_bar(messages, most, _BAR_CELLS, symbols)
        posts_bar = draw_bar(year.posts, most_posts, _BAR_CELLS, symbols)
        left = f"  {year.year}  {_or_dot(messages):>9} {bar:<{_BAR_CELLS}}"
        yield f"{left}  {_or_dot(year.posts):>9} {posts_bar}".rstrip()


def _or_dot(count: int) -> str:
    return format_count(count) if count else "."


def show_correspondents(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield the people with most messages in chats of two; names stand last, whatever their script."""
    people = account.correspondents
    if not people:
        return
    yield "Who you write with most (chats of two)"
    yield f"  {'you wrote':>9} {'they wrote':>10}  {'first':<12}  {'last':<12}  name"
    for one in people[:_MOST_PEOPLE]:
        days = f"{format_day(one.first_at):<12}  {format_day(one.last_at):<12}"
        yield f"  {format_count(one.sent):>9} {format_count(one.received):>10}  {days}  {_name(one, symbols)}"
    yield from _more(len(people) - _MOST_PEOPLE, symbols)


def _name(one: Correspondent, symbols: Symbols) -> str:
    if one.name is None:
        return "(deleted account)"
    if one.is_gone:
        return f"{clip(one.name, 12, symbols)} (deleted)"
    return clip(one.name, 26, symbols)


def _more(rest: int, symbols: Symbols) -> Iterator[str]:
    if rest > 0:
        yield f"  {symbols.more} and {format_count(rest)} more"


def show_group_chats(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield the group chats with most messages."""
    chats = account.group_chats
    if not chats:
        return
    yield "Group chats"
    yield f"  {'messages':>9} {'by you':>10}  {'first':<12}  {'last':<12}  name"
    for one in chats[:_MOST_GROUP_CHATS]:
        days = f"{format_day(one.first_at):<12}  {format_day(one.last_at):<12}"
        title = clip(one.title, 26, symbols) if one.title else f"(no name, {format_plural(one.people, 'person', 'people')})"
        yield f"  {format_count(one.messages):>9} {format_count(one.sent):>10}  {days}  {title}"
    yield from _more(len(chats) - _MOST_GROUP_CHATS, symbols)


def show_media(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield which files are there and which are not."""
    sayings = {
        "found": "in the export",
        "missing": "spoken of, but not in any part",
        "online": "only as a web address, which may stop working",
        "unused": "in the export, though nothing speaks of them",
    }
    if account.media:
        yield "Photos, videos and other files"
    for status, saying in sayings.items():
        those = [one for one in account.media if one.status == status]
        if those:
            size = sum(one.size_bytes for one in those)
            told = f"{saying} ({format_size(size)})" if size else saying
            kinds = ", ".join(f"{format_count(one.count)} {one.kind or 'other'}" for one in those)
            first = f"  {format_count(sum(one.count for one in those)):>9} "
            yield from wrap_text(f"{told}: {kinds}", " " * 12, first=first)


def show_ties(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield groups and pages."""
    yield from _show_names("Groups", account.groups, symbols)
    yield from _show_names("Pages", account.pages, symbols)


def _show_names(heading: str, names: Iterable[Named], symbols: Symbols, *, counted: bool = False) -> Iterator[str]:
    names = list(names)
    if names:
        yield f"{heading} ({format_count(len(names))})"
        shown = [f"{one.name} ({format_count(one.count)})" if counted else one.name for one in names]
        yield from list_names(shown, _MOST_NAMES, symbols, "  ")


def show_apps(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield the apps that log in with the account: without it, they have to be entered in another way."""
    if account.apps:
        active = sum(app.is_active for app in account.apps)
        yield f"Apps that log in with the account ({format_count(len(account.apps))}, {format_count(active)} active)"
        yield from list_names([app.name or "(no name)" for app in account.apps], _MOST_NAMES, symbols, "  ")


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


def show_coverage(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield how much of it was understood, in figures."""
    coverage = account.coverage
    if coverage.understood_percent is None:
        return
    share = f"{coverage.understood_percent:.1f}".removesuffix(".0")
    yield f"How much of it is understood: {share} % of {format_plural(coverage.data_files, 'data file')}"
    rows = [
        (coverage.understood, "read into tables"),
        (coverage.known, "known, and kept as they are: settings and the like"),
        (coverage.unknown, "not known yet, and kept as they are"),
        (coverage.statuses["ambiguous"], "claimed by several kinds, and kept as they are"),
        (coverage.statuses["unreadable"], "unreadable, set aside"),
        (coverage.statuses["pending"], "not read yet: the import was interrupted"),
        (coverage.statuses["missing"], "listed, but not in any part"),
        (coverage.statuses["media"], "photos, videos and other files: they stay in the zip"),
        (coverage.statuses["ignored"], "litter of an operating system, left out"),
    ]
    for count, saying in rows:
        if count:
            yield f"  {format_count(count):>9} {saying}"
    if coverage.raw_topics:
        yield "  Kept as they are:"
        topics = [pad(topic.name or "unknown files", 0) for topic in coverage.raw_topics]
        yield from list_names(topics, _MOST_NAMES, symbols, "    ")


def show_only_older(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield what the newest export no longer holds."""
    if account.only_older:
        yield "Only in an older export"
        words = [f"{format_count(one.count)} {one.table.replace('_', ' ')}" for one in account.only_older]
        yield from wrap_text(", ".join(words), "  ")
