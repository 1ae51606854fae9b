"""Times on a page: texts of the account's language and zone, made UTC seconds, with what was lost on the way.

A page states its moments to the second (generations C and D) or to the minute (B), without a zone; see
formats/facebook.md 3.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, NamedTuple

from exit_kit.importing.records import MINUTE, SECOND
from exit_kit.importing.times import format_seconds

_ENGLISH: Final = (
    ("%b %d, %Y %I:%M:%S%p", SECOND), ("%b %d, %Y, %I:%M:%S%p", SECOND), ("%b %d, %Y, %I:%M%p", MINUTE),
    ("%b %d, %Y %I:%M%p", MINUTE), ("%d %b %Y, %H:%M", MINUTE), ("%B %d, %Y at %I:%M%p", MINUTE),
)  # fmt: skip
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+(?=[AaPp][Mm]$)")
# Text up to the hour, minutes, seconds, and the rest.
_CLOCK: Final = re.compile(r"(.*?\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?!\d)(.*)\Z", re.ASCII)


class Moment(NamedTuple):
    """A moment read on a page: UTC seconds, and how exact they are."""

    seconds: int
    precision: str


class PageTimes:
    """Reads the dates of one page; `coarse` remembers which moments are less exact than a second.

    A hundred thousand messages have some thousand different hours, so hours are remembered: within one, minutes
    and seconds only add up, which is tried for its first and its last second.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:  # noqa: ARG002 -- what the language is learned from
        self.coarse: dict[str, str] = {}
        self._hours: dict[tuple[str, str, bool], Moment | None] = {}

    def read(self, text: str) -> int | None:
        """Return UTC seconds, or None when the text is no date."""
        found = _CLOCK.match(text)
        if found is None:
            return self._note(read_moment(text))
        before, minutes, seconds, after = found.groups()
        key = (before, after, seconds is None)
        try:
            hour = self._hours[key]
        except KeyError:
            hour = self._hours[key] = _read_hour(*key)
        if hour is None:
            return self._note(read_moment(text))
        at = hour.seconds + 60 * int(minutes) + int(seconds or 0)
        return at if hour.precision == SECOND else self._note(Moment(at, hour.precision))

    def _note(self, moment: Moment | None) -> int | None:
        if moment is None:
            return None
        if moment.precision != SECOND:
            self.coarse[format_seconds(moment.seconds) or ""] = moment.precision
        return moment.seconds


def _read_hour(before: str, after: str, is_short: bool) -> Moment | None:
    """Return the beginning of an hour, None where its minutes do not simply follow each other."""
    first = read_moment(f"{before}:00{'' if is_short else ':00'}{after}")
    last = read_moment(f"{before}:59{'' if is_short else ':59'}{after}")
    if first is None or last is None or first.precision != last.precision:
        return None
    return first if last.seconds - first.seconds == (3540 if is_short else 3599) else None


def read_moment(text: str) -> Moment | None:
    """Return the moment that a text is."""
    plain = _SPACES.sub("", text.strip())
    for pattern, precision in _ENGLISH:
        try:
            return Moment(int(datetime.strptime(plain, pattern).replace(tzinfo=UTC).timestamp()), precision)
        except ValueError:
            continue
    return None
