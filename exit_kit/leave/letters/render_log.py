"""The kinds of letters and the log, as text for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from exit_kit.leave.guide import PLATFORMS
from exit_kit.leave.letters.log import Entry
from exit_kit.leave.letters.templates import load_kinds
from exit_kit.report.display import Symbols, clip, wrap_text
from exit_kit.report.words import format_day

Log = Sequence[tuple[Entry, str | None]]


def render_log(log: Log, today: date, symbols: Symbols) -> str:
    """Return the kinds of letters, and those that were written."""
    return "\n".join(_render(log, today, symbols))


def _render(log: Log, today: date, symbols: Symbols) -> Iterator[str]:
    yield "Letters that exit-kit can write: exit-kit letter KIND --country DE"
    for kind in load_kinds().values():
        yield from wrap_text(kind.about, " " * 24, first=f"  {kind.name:<21} ")
    yield ""
    if not log:
        yield "You have written none yet."
        return
    yield "Your letters"
    for entry, follow in log:
        yield from _render_entry(entry, follow, today, symbols)


def _render_entry(entry: Entry, follow: str | None, today: date, symbols: Symbols) -> Iterator[str]:
    account = f" ({clip(entry.account, 30, symbols)})" if entry.account else ""
    to = f", to {entry.addressee}" if entry.addressee else ""
    yield from wrap_text(
        f"{entry.kind}, {PLATFORMS.get(entry.platform, entry.platform)}{account}{to}",
        " " * 8,
        first=f"  {entry.id:>3}  ",
    )
    yield from wrap_text(tell_state(entry, today), " " * 8)
    if follow:
        yield from wrap_text(f"Next: {follow}. exit-kit letter --next {entry.id}", " " * 8)


def tell_state(entry: Entry, today: date) -> str:
    """Return in a sentence what became of a letter."""
    if entry.sent_on is None:
        return f"Written on {format_day(entry.written_at)}, not sent. When it is: exit-kit letter --sent {entry.id}"
    how = {"form": " by a form", "email": " by e-mail", "post": " by post"}.get(entry.channel or "", "")
    sent = f"Sent on {format_day(entry.sent_on.isoformat())}{how}."
    answered = format_day(entry.answered_on.isoformat()) if entry.answered_on else ""
    told = {
        "granted": f" Granted on {answered}.",
        "partly": f" Answered in part on {answered}.",
        "refused": f" Refused on {answered}.",
        "question": f" A question came back on {answered}.",
        "receipt": f" Receipt confirmed on {answered}.",
    }.get(entry.answer or "", "")
    told += f" The clock stood still on {entry.paused_days} days." if entry.paused_days else ""
    is_late = entry.due is not None and entry.due < today
    due = (
        f" An answer {'was' if is_late else 'is'} due by {format_day(entry.due.isoformat())}."
        if entry.due
        else ""
    )
    return f"{sent}{told}{due}"
