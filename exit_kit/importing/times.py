"""Times as the database keeps them: UTC, ISO 8601, with a precision beside them.

Epoch values in Meta's JSON are UTC seconds, except `timestamp_ms` (formats/facebook.md 1.7).  0 and the year 0
(-62169958800) mean "not set"; other negative values are dates before 1970 and are right.  Formatting a million
times is a good part of an import, so minutes are remembered.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

_UNSET: Final = frozenset({0, -62169958800})
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_MINUTE: Final = -62135596800 // 60  # the year 1
_LAST_MINUTE: Final = 253402300799 // 60  # the year 9999
_SECONDS: Final = tuple(f"{second:02d}" for second in range(60))
_MILLISECONDS: Final = tuple(f".{milli:03d}Z" for milli in range(1000))
_MOST_MINUTES: Final = 200_000


class _Minutes(dict[int, str]):
    """Remembers the text of each minute since the epoch, "" outside the years 1 to 9999."""

    def __missing__(self, minute: int) -> str:
        if not _FIRST_MINUTE <= minute <= _LAST_MINUTE:
            return ""
        if len(self) >= _MOST_MINUTES:
            self.clear()
        moment = _EPOCH + timedelta(minutes=minute)
        text = self[minute] = f"{moment.year:04d}-{moment:%m-%dT%H:%M}:"
        return text


_minutes: Final = _Minutes()


def format_seconds(seconds: int | None) -> str | None:
    """Return `YYYY-MM-DDTHH:MM:SSZ` for seconds since the epoch; None where unset or not a date.

    >>> format_seconds(1719400000), format_seconds(0), format_seconds(-1)
    ('2024-06-26T11:06:40Z', None, '1969-12-31T23:59:59Z')
    """
    if seconds is None or seconds in _UNSET:
        return None
    start = _minutes[seconds // 60]
    return f"{start}{_SECONDS[seconds % 60]}Z" if start else None


def format_milliseconds(milliseconds: int | None) -> str | None:
    """Return `YYYY-MM-DDTHH:MM:SS.mmmZ` for milliseconds since the epoch; None where unset or not a date.

    >>> format_milliseconds(1719400000900)
    '2024-06-26T11:06:40.900Z'
    """
    if not milliseconds or milliseconds == -62169958800000:
        return None
    minute, rest = divmod(milliseconds, 60_000)
    start = _minutes[minute]
    return f"{start}{_SECONDS[rest // 1000]}{_MILLISECONDS[rest % 1000]}" if start else None


def format_day(date: dict[str, Any] | None) -> str | None:
    """Return `YYYY-MM-DD`, `YYYY-MM` or `YYYY` for a calendar date given as year, month, day; else None.

    Birthdays and life events are calendar dates, not moments (formats/facebook.md 1.6.1).
    """
    if not date or not 1 <= (date.get("year") or 0) <= 9999:
        return None
    text = f"{date['year']:04d}"
    for name, last in (("month", 12), ("day", 31)):
        number = date.get(name) or 0
        if not 1 <= number <= last:
            return text
        text += f"-{number:02d}"
    return text
