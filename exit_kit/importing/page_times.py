"""Times on a page: read by the export's clock, made UTC seconds, and remembered where they are less exact than that.

A page states its moments to the second (generations C and D) or to the minute (B); formats/facebook.md 3.2.  The
documents of JSON hold seconds only, so what is coarser is marked afterwards on the records (`mark_precision`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from exit_kit.importing.clocks import Clock
from exit_kit.importing.date_pages import AMBIGUOUS
from exit_kit.importing.page_documents import ReadTime
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import DAY, MINUTE, SECOND, UNKNOWN, Conversation
from exit_kit.importing.times import format_seconds

_COARSER: Final = (SECOND, MINUTE, DAY, UNKNOWN)


class PageTimes:
    """Reads the dates of one page: `read` gives UTC seconds, or None when a text is no date.

    Without a clock, or where no text of the page looks like a date, nothing is one: to learn a language takes a while.
    """

    def __init__(self, clock: Clock | None, texts: Iterable[str], *, are_dates: bool = True) -> None:
        self._are_dates = are_dates
        shown = list(texts) if clock is not None else []
        self._dates = clock.open_page(shown) if clock is not None and shown else None
        self.read: ReadTime = self._dates.read_seconds if self._dates is not None else _read_nothing

    @property
    def is_certain(self) -> bool:
        """Say whether the dates of the page left no doubt about what they mean."""
        return self._dates is None or self._dates.learned.is_certain

    def take_coarse(self) -> dict[str, str]:
        """Return the moments read since the last time that are less exact than a second, and how exact they are."""
        found = self._dates.coarse if self._dates is not None else {}
        taken = {
            format_seconds(seconds) or "": UNKNOWN if precision == AMBIGUOUS else precision
            for seconds, precision in found.items()
        }
        found.clear()
        return taken

    def note_doubts(self, notes: Notes) -> None:
        """Note the dates that could not be read, and those that can be read in several ways."""
        if self._dates is None:
            return
        ambiguous = self._dates.doubts["ambiguous-date"]
        if self._dates.learned.unread and self._are_dates:
            notes.note("unread-date", times=self._dates.learned.unread)
        if ambiguous:
            notes.note("ambiguous-date", times=ambiguous)


def _read_nothing(_: str) -> None:
    """Read no text as a date."""


def mark_precision(record: Any, coarse: dict[str, str]) -> Any:
    """Return a record that says how exact its time is, given the moments that are less exact than a second.

    The messages of one page are equally exact: their conversation says how much.
    """
    if not coarse:
        return record
    if isinstance(record, Conversation):
        return record._replace(at_precision=max(coarse.values(), key=_COARSER.index))
    at = getattr(record, "at", None)
    if at in coarse and getattr(record, "at_precision", None) == SECOND:
        return record._replace(at_precision=coarse[at])
    return record
