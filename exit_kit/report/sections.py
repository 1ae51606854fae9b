"""The sections of the report: each takes an account and yields lines, a heading first, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from exit_kit.importing.languages import describe_language, name_language
from exit_kit.report.advice import TEXT
from exit_kit.report.answers import Account, Count, Export, MediaCount, Year
from exit_kit.report.display import WIDTH, Symbols, clip, draw_bar, list_names, wrap, wrap_text
from exit_kit.report.words import format_day
from exit_kit.wording import format_count, format_plural, format_size

_MOST_KINDS: Final = 10
_MOST_TOPICS: Final = 8
_BAR_CELLS: Final = 18
_QUIET_YEARS: Final = 3
_SPLIT: Final = frozenset(
    {"conversations", "posts", "comments", "photos", "videos", "recordings", "connections", "activity"}
)
_KINDS: Final = {"direct": "of two", "group": "of several", "ai": "with an AI"}
_UNDATED: Final = frozenset({"facts"})  # a birthday is no first record
_MEDIA_NOUNS: Final = {
    "photo": ("photo", "photos"),
    "video": ("video", "videos"),
    "audio": ("recording", "recordings"),
    "file": ("file", "files"),
    "gif": ("GIF", "GIFs"),
    "sticker": ("sticker", "stickers"),
}
FORMATS: Final = {
    "json": "JSON",
    "html": "HTML",
    "mixed": "JSON and HTML",
    "media": "media only",
    "database": "a backup",
}
_WITH_PAGES: Final = ("html", "mixed")  # an export in JSON has a few too, with a date or none
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
    "connections": "Friends and other ties",
    "searches": "Searches",
    "places": "Places",
    "apps": "Apps",
    "off_meta_events": "Reports by businesses",
    "ad_interests": "Interests guessed",
    "advertisers": "Contacts of advertisers",
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
        ("Language", describe_language(account.language or "")),
    ]
    if any(value for _, value in rows):
        yield "The account"
    for label, value in rows:
        if value:
            yield f"  {label:<10} {clip(value, WIDTH - 13, symbols)}"


def show_exports(account: Account, _symbols: Symbols) -> Iterator[str]:
    """Yield what was handed over, and the time that it covers."""
    if account.exports:
        yield "What was handed over"
    texts = [export for export in account.exports if export.format == TEXT]
    if texts:
        yield from _show_texts(texts)
    for export in account.exports:
        if export.format != TEXT:
            yield from _show_export(export)
    if account.joined_chats:
        what = format_plural(account.joined_chats, "chat was", "chats were")
        yield f"  {what} put together from several downloads:"
        yield "    exit-kit conversations --joined"
    if account.first_at:
        yield f"  Seen in it: {format_day(account.first_at)} to {format_day(account.last_at)}"


def _show_export(export: Export) -> Iterator[str]:
    """Yield what one download is, which time it covers, and how the dates of its pages were read."""
    made = f"made on {format_day(export.created_at)}" if export.created_at else "made on an unknown day"
    form = FORMATS.get(export.format or "", "unknown format")
    form += f", layout {export.layout}" if export.layout else ""
    size = f"{format_plural(export.parts, 'part')}, {format_plural(export.members, 'file')}"
    what = f"An export {made}: {form}; {size}, {format_size(export.size_bytes)}"
    yield from wrap_text(what, "    ", first="  ")
    asked = "it does not say"
    if export.requested_from:
        asked = f"{format_day(export.requested_from)} to {format_day(export.requested_to)}"
    elif export.requested_to:
        asked = f"everything until {format_day(export.requested_to)}"
    yield f"    Asked for: {asked}"
    if export.timezone and export.format in _WITH_PAGES:
        yield from wrap_text(f"Dates of its pages: {_render_clock(export)}", "      ", first="    ")


def _show_texts(texts: list[Export]) -> Iterator[str]:
    """Yield chats that a phone exported one by one as one entry: there may be hundreds."""
    days = sorted(export.created_at for export in texts if export.created_at)
    when = f", of {format_day(days[0])}" if days else ""
    when += f" to {format_day(days[-1])}" if days and days[-1] != days[0] else ""
    files = format_plural(sum(export.members for export in texts), "file")
    size = format_size(sum(export.size_bytes for export in texts))
    yield from wrap_text(
        f"{format_plural(len(texts), 'export of a single chat', 'exports of single chats')}{when}; {files}, {size}",
        "    ",
        first="  ",
    )
    zones = {
        f"{one.timezone} ({_KNOWN_FROM.get(one.timezone_from or '', '')})" for one in texts if one.timezone
    }
    if zones:
        yield from wrap_text(f"Times: {'; '.join(sorted(zones))}", "      ", first="    ")


_KNOWN_FROM = {
    "fixed": "as everybody has it",
    "stated": "a file says so", "given": "you said so", "learned": "as the dates show",
    "other": "another export says so",
    "matched": "as messages show that JSON or another export holds too",
    "distance": "by its distance from another export of the chat, whose own zone nobody said",
    "offset": "that of the day it was made", "assumed": "assumed: no file says it",
}  # fmt: skip


def _render_clock(export: Export) -> str:
    zone = f"{export.timezone} time ({_KNOWN_FROM.get(export.timezone_from or '', '')})"
    languages = (export.language or "").split(", ")
    if languages == [""] or (len(languages) > 1 and len({one.partition("_")[0] for one in languages}) > 1):
        return f"{zone}; their language does not matter" if not export.doubtful_dates else zone
    return f"{zone}, in {name_language(languages[0])} ({_KNOWN_FROM.get(export.language_from or '', '')})"


def show_counts(account: Account, _symbols: Symbols) -> Iterator[str]:
    """Yield how many records of each sort there are."""
    counts = [one for one in account.counts if one.count]
    if not counts:
        return
    yield f"{'What there is':<28} {'How many':>10}   {'First':<12}  Last"
    for one in counts:
        is_unsorted = one.name == "messages_received" and not account.is_owner_known
        yield _align_count(one, "Messages" if is_unsorted else None)
        yield from _split_count(one)
        if one.name == "posts" and account.replies:
            yield f"      {format_plural(account.replies, 'is a reply', 'are replies')}, as far as the export tells"


def _align_count(one: Count, label: str | None = None) -> str:
    is_dated = one.first_at is not None and one.name not in _UNDATED
    dates = f"{format_day(one.first_at):<12}  {format_day(one.last_at)}" if is_dated else ""
    return f"  {label or _LABELS[one.name]:<26} {format_count(one.count):>10}   {dates}".rstrip()


def _split_count(one: Count) -> Iterator[str]:
    """Yield the kinds of a sort whose figure says little by itself: "post 61, group post 3"."""
    if one.name not in _SPLIT or len(one.kinds) < 2:
        return
    names = _KINDS if one.name == "conversations" else {}
    words = [
        f"{names.get(kind.kind or '', kind.kind) or 'other'} {format_count(kind.count)}"
        for kind in one.kinds[:_MOST_KINDS]
    ]
    rest = sum(kind.count for kind in one.kinds[_MOST_KINDS:])
    words += [f"all others {format_count(rest)}"] if rest else []
    yield from wrap([f"{word}," for word in words[:-1]] + words[-1:], "      ")


def show_years(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield messages and posts by year as bars; long quiet stretches are one line."""
    if not account.years:
        return
    most = max(year.messages_sent + year.messages_received for year in account.years)
    most_posts = max(year.posts for year in account.years)
    yield f"{'Year by year':<18}{'messages':<{_BAR_CELLS + 8}}{'posts':>10}"
    for is_quiet, stretch in groupby(account.years, _is_quiet):
        years = list(stretch)
        if is_quiet and len(years) > _QUIET_YEARS:
            yield f"  {years[0].year} to {years[-1].year}: nothing"
            continue
        for year in years:
            messages = year.messages_sent + year.messages_received
            bar = draw_bar(messages, most, _BAR_CELLS, symbols)
            posts_bar = draw_bar(year.posts, most_posts, _BAR_CELLS, symbols)
            left = f"  {year.year}  {_or_dot(messages):>9} {bar:<{_BAR_CELLS}}"
            yield f"{left}  {_or_dot(year.posts):>9} {posts_bar}".rstrip()


def _is_quiet(year: Year) -> bool:
    return not (year.messages_sent or year.messages_received or year.posts)


def _or_dot(count: int) -> str:
    return format_count(count) if count else "."


def show_media(account: Account, _symbols: Symbols) -> Iterator[str]:
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
            kinds = ", ".join(map(_name_files, those))
            first = f"  {format_count(sum(one.count for one in those)):>9} "
            yield from wrap_text(f"{told}: {kinds}", " " * 12, first=first)


def _name_files(one: MediaCount) -> str:
    return format_plural(one.count, *_MEDIA_NOUNS.get(one.kind or "", ("of unknown kind", "of unknown kind")))


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
        topics = [(topic.name or "unknown files", None) for topic in coverage.raw_topics]
        yield from list_names(topics, _MOST_TOPICS, symbols, "    ")


def show_only_older(account: Account, _symbols: Symbols) -> Iterator[str]:
    """Yield what the newest export no longer holds."""
    if account.only_older:
        yield "Only in an older export"
        words = [f"{one.table.replace('_', ' ')} {format_count(one.count)}" for one in account.only_older]
        yield from wrap([f"{word}," for word in words[:-1]] + words[-1:], "  ")
