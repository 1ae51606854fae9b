"""Times as the database keeps them: UTC, ISO 8601, with a precision beside them.

Epoch values in Meta's JSON are UTC seconds, except `timestamp_ms` (formats/facebook.md 1.7).  0 and the year 0
(-62169958800) mean "not set"; other negative values are dates before 1970 and are right.  Formatting a million
times is a good part of an import, so days are remembered.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, Final

_UNSET: Final = frozenset({0, -62169958800})
_EPOCH: Final = date(1970, 1, 1).toordinal()
_FIRST_DAY: Final = date.min.toordinal() - _EPOCH
_LAST_DAY: Final = date.max.toordinal() - _EPOCH
_DAY: Final = 86_400
_TIMES: Final = tuple(f"{minute // 60:02d}:{minute % 60:02d}:" for minute in range(1440))
_HOUR: Final = 3_600_000
_HOUR_SECONDS: Final = 3_600
_HOURS: Final = tuple(f"{hour:02d}:" for hour in range(24))
_MINUTES: Final = tuple(f"{second // 60:02d}:{second % 60:02d}" for second in range(3600))
_UNKNOWN: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS: Final = tuple(f"{second:02d}" for second in range(60))
_MILLISECONDS: Final = tuple(f".{milli:03d}Z" for milli in range(1000))


class _Days(dict[int, str]):
    """Remembers the text of each day since the epoch, "" outside the years 1 to 9999."""

    def __missing__(self, day: int) -> str:
        if not _FIRST_DAY <= day <= _LAST_DAY:
            return ""
        text = self[day] = f"{date.fromordinal(day + _EPOCH).isoformat()}T"
        return text


_days: Final = _Days()


def format_seconds(seconds: int | None) -> str | None:
    """Return `YYYY-MM-DDTHH:MM:SSZ` for seconds since the epoch; None where unset or not a date.

    >>> format_seconds(1719400000), format_seconds(0), format_seconds(-1)
    ('2024-06-26T11:06:40Z', None, '1969-12-31T23:59:59Z')
    """
    if seconds is None or seconds in _UNSET:
        return None
    day, rest = divmod(seconds, _DAY)
    start = _days[day]
    return f"{start}{_TIMES[rest // 60]}{_SECONDS[rest % 60]}Z" if start else None


def format_milliseconds(milliseconds: int | None) -> str | None:
    """Return `YYYY-MM-DDTHH:MM:SS.mmmZ` for milliseconds since the epoch; None where unset or not a date.

    >>> format_milliseconds(1719400000900)
    '2024-06-26T11:06:40.900Z'
    """
    if not milliseconds or milliseconds == -62169958800000:
        return None
    seconds, milli = divmod(milliseconds, 1000)
    day, rest = divmod(seconds, _DAY)
    start = _days[day]
    return f"{start}{_TIMES[rest // 60]}{_SECONDS[rest % 60]}{_MILLISECONDS[milli]}" if start else None


def format_all_milliseconds(stamps: Iterable[int]) -> list[str]:
    """Return `format_milliseconds` of many times that have a date; fast where neighbours share an hour.

    >>> format_all_milliseconds([1719400000900, 1719400001007])
    ['2024-06-26T11:06:40.900Z', '2024-06-26T11:06:41.007Z']
    """
    texts: list[str] = []
    add = texts.append
    start, end, hour = 0, 0, ""
    for stamp in stamps:
        if not start <= stamp < end:
            number = stamp // _HOUR
            start, end = number * _HOUR, (number + 1) * _HOUR
            hour = f"{_days[number // 24]}{_HOURS[number % 24]}"
        add(f"{hour}{_MINUTES[(stamp - start) // 1000]}{_MILLISECONDS[stamp % 1000]}")
    return texts


def format_all_seconds(stamps: Iterable[int]) -> list[str]:
    """Return `format_seconds` of many times that have a date; fast where neighbours share an hour.

    >>> format_all_seconds([1719400000])
    ['2024-06-26T11:06:40Z']
    """
    texts: list[str] = []
    add = texts.append
    start, end, hour = 0, 0, ""
    for stamp in stamps:
        if not start <= stamp < end:
            number = stamp // _HOUR_SECONDS
            start, end = number * _HOUR_SECONDS, (number + 1) * _HOUR_SECONDS
            hour = f"{_days[number // 24]}{_HOURS[number % 24]}"
        add(f"{hour}{_MINUTES[stamp - start]}Z")
    return texts


def read_stamp(at: str) -> int:
    """Return the seconds since the epoch that a time of the database is.

    >>> read_stamp("2024-06-26T11:06:40Z")
    1719400000
    """
    return int(datetime.fromisoformat(at).timestamp())


def format_iso(text: str | None, *, in_milliseconds: bool = False) -> str | None:
    """Return a time written as ISO 8601 in UTC; one without a zone is taken for UTC, the epoch itself for unset.

    >>> format_iso("2020-10-31T20:37:21+01:00"), format_iso("1970-01-01T00:00:00+00:00"), format_iso("soon")
    ('2020-10-31T19:37:21Z', None, None)
    >>> format_iso("2019-06-13T17:35:09.123456", in_milliseconds=True)
    '2019-06-13T17:35:09.123Z'
    """
    try:
        found = datetime.fromisoformat(text or "")
        moment = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    if moment == _UNKNOWN:
        return None
    text = moment.isoformat(timespec="milliseconds" if in_milliseconds else "seconds")
    return text.removesuffix("+00:00") + "Z"


def format_day(day: dict[str, Any] | None) -> str | None:
    """Return `YYYY-MM-DD`, `YYYY-MM` or `YYYY` for a calendar date given as year, month, day; else None.

    Birthdays and life events are calendar dates, not moments (formats/facebook.md 1.6.1).
    """
    if not day or not 1 <= (day.get("year") or 0) <= 9999:
        return None
    text = f"{day['year']:04d}"
    for name, last in (("month", 12), ("day", 31)):
        number = day.get(name) or 0
        if not 1 <= number <= last:
            return text
        text += f"-{number:02d}"
    return text
