"""What `import` and `rebuild` say: first what happened to the user's data, then why, then what to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shlex import quote

from exit_kit.cli.options import DEFAULT_DATABASE
from exit_kit.console import Console, format_count, format_plural, harmless
from exit_kit.errors import EXIT_DONE, EXIT_SET_ASIDE, ArchiveError
from exit_kit.importing.clocks import find_own_zone
from exit_kit.importing.contract import Status
from exit_kit.importing.pipeline import Progress
from exit_kit.importing.summary import Summary


@contextmanager
def track(console: Console) -> Iterator[Progress]:
    """Yield a function that shows progress by bytes; the bar is opened when the total is known."""
    with ExitStack() as stack:
        advance = None

        def progress(label: str, done_bytes: int, total_bytes: int) -> None:
            nonlocal advance
            if not total_bytes:
                stack.close()
                advance = None
                console.say(f"{label} …")
                return
            if advance is None:
                advance = stack.enter_context(console.progress(label, total_bytes))
            advance(done_bytes)

        yield progress


def show_summary(console: Console, summary: Summary, database: Path, *, json: bool) -> None:
    """Tell what an import or a rebuild did."""
    for refusal in summary.refused:
        console.warn_wrapped(str(refusal))
    if json:
        console.json(describe_summary(summary, database))
        return
    if not summary.members and not summary.files:
        console.say_wrapped(f"Nothing new: {database} holds all of this already.")
    else:
        tell = console.warn_wrapped if _is_worrying(summary) else console.say_wrapped
        tell(_render_members(summary))
    if summary.pages:
        console.say_wrapped(_render_pages(summary.pages))
    if summary.has_assumed_zone:
        console.warn_wrapped(_render_assumed_zone())
    if summary.matched_zones:
        console.say_wrapped(_MATCHED.format(" and ".join(summary.matched_zones)))
    if summary.open_orders and (summary.members or summary.is_new):
        console.warn_wrapped(_render_open_orders(summary.open_orders))
    if summary.joined and (summary.members or summary.is_new):
        console.say_wrapped(_render_joined(summary.joined))
    if summary.cut and (summary.members or summary.is_new):
        console.warn_wrapped(_render_cut(summary.cut))
    for names, says in ((summary.assumed, _ASSUMED), (summary.open, _OPEN)):
        if names:
            console.say_wrapped(harmless(f"{', '.join(names)}: {says}"))
    if summary.left:
        console.warn_wrapped(
            f"{format_plural(summary.left, 'file')} of an interrupted import could not be read, because the archive is "
            "not where it was. Import it again from where it is now."
        )
    console.say_wrapped(
        f"Everything is in {database}, readable by you only. To see what there is: exit-kit report{_name(database)}"
    )


def _name(database: Path) -> str:
    """Return the option that names a database, nothing where commands find it by themselves."""
    found = os.environ.get("EXIT_KIT_DB") or DEFAULT_DATABASE
    return "" if database == Path(found) else f" --db {quote(str(database))}"


_MATCHED = (
    "No file says in which time zone some of the dates are; messages that another export holds too show that it is {}. "
    "If that is wrong: exit-kit rebuild --timezone."
)
_ASSUMED = (
    "neither its name nor a profile in it says whose it is. It contradicts nothing in the export that came before, so "
    "it was taken for a part of it."
)
_OPEN = (
    "neither its name nor a profile in it says whose it is, and it could be of several accounts, so it was left by "
    "itself."
)


def _render_joined(count: int) -> str:
    what = "1 conversation was" if count == 1 else f"{format_count(count)} conversations were"
    return f"{what} put together from several downloads. To see which, or to undo it: exit-kit conversations --joined"


def _render_cut(count: int) -> str:
    what = "1 chat begins" if count == 1 else f"{format_count(count)} chats begin"
    return (
        f"{what} just where a phone cuts off (10,000 messages with media, 40,000 without): older messages are probably "
        "missing here. Delete nothing yet: they may still be on the phone. To see which chats these are, and what "
        "helps: exit-kit check whatsapp"
    )


def _render_pages(pages: int) -> str:
    what = "1 page was" if pages == 1 else f"{format_count(pages)} pages were"
    return (
        f"{what} in HTML, which says less than JSON: times are to the second or minute, and some details are missing. "
        "If you still have the account, ask for the export in JSON as well and import it too: nothing doubles."
    )


def _render_assumed_zone() -> str:
    own = find_own_zone()
    example = f"{own}, the zone of this computer" if own else "Europe/Berlin"
    return (
        "No file says in which time zone the times of pages and chats are: UTC was assumed, so they can be some "
        f"hours off. Put them right with the zone that you lived in, as exit-kit rebuild --timezone {example}."
    )


def _render_open_orders(count: int) -> str:
    what = "1 chat" if count == 1 else f"{format_count(count)} chats"
    return (
        f"In {what} nothing shows which number of a date is the day and which the month. It was read as such dates are "
        "mostly meant. Say once how it is: exit-kit rebuild --date-order dmy (the day first) or mdy (the month first)"
    )


def _is_worrying(summary: Summary) -> bool:
    return bool(summary.members[Status.UNREADABLE])


def _render_members(summary: Summary) -> str:
    members = summary.members
    *others, last = summary.labels or ("Database",)
    whose = f"{', '.join(others)} and {last}" if others else last
    whose = f"{whose[:1].upper()}{whose[1:]}"
    if not members:
        what = (
            "1 photo or other file"
            if summary.files == 1
            else f"{format_count(summary.files)} photos and other files"
        )
        return f"{whose}: {what} found. They stay where they are, so keep the archive."
    read = format_plural(sum(members.values()), "file")
    lines = [f"{whose}: {read} read, {format_count(members[Status.IMPORTED])} understood."]
    kept = members[Status.KEPT] + members[Status.AMBIGUOUS]
    if kept:
        what = "1 holds settings or is" if kept == 1 else f"{format_count(kept)} hold settings or are"
        they = "it is" if kept == 1 else "they are"
        lines.append(f"{what} not understood yet; {they} kept and can be browsed as delivered.")
    unreadable = members[Status.UNREADABLE]
    if unreadable:
        verb = "is" if unreadable == 1 else "are"
        lines.append(
            f"{format_plural(unreadable, 'file')} could not be read and {verb} set aside: see exit-kit problems."
        )
    return " ".join(lines)


def describe_summary(summary: Summary, database: Path) -> dict[str, object]:
    """Return a summary as JSON data: `members` by status, `records` by file type, in this run."""
    return {
        "database": str(database),
        "platforms": list(summary.labels),
        "members": {str(status): count for status, count in sorted(summary.members.items())},
        "records": dict(sorted(summary.records.items())),
        "refused": [str(refusal) for refusal in summary.refused],
        "changed": bool(summary.members) or summary.is_new,
        "waiting": summary.left,
        "html_pages": summary.pages,
        "zone_assumed": summary.has_assumed_zone,
        "zones_matched": list(summary.matched_zones),
        "chats_with_assumed_date_order": summary.open_orders,
        "joined_conversations": summary.joined,
        "cut_chats": summary.cut,
        "assumed_parts": list(summary.assumed),
        "open_parts": list(summary.open),
    }


def find_exit_code(summary: Summary) -> int:
    """Return 0, 6 when something unreadable was set aside, or 3 when a given file could not be opened."""
    if summary.refused:
        return ArchiveError.exit_code
    return EXIT_SET_ASIDE if summary.members[Status.UNREADABLE] else EXIT_DONE
