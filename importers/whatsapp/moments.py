"""From headers to moments: the wall clock of the phone in the zone that the user gave, or UTC where none is known.

Neighbouring headers share their day, and on Android their minute, so whatever was read once is looked up.  The hour
that the end of summer time gives twice is told by the order of messages alone (formats/whatsapp.md section 1.9): it is
the second one where the message before stands in it too and would be later otherwise.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final, NamedTuple

from exit_kit.importing.times import format_seconds
from importers.whatsapp.dates import read_date
from importers.whatsapp.day_words import DayWords
from importers.whatsapp.headers import Plan
from importers.whatsapp.surveys import make_written

_EPOCH: Final = date(1970, 1, 1).toordinal()
_DAY: Final = 86_400
_JITTER: Final = 600  # messages that step back by less have merely arrived late
_CHANGES: Final = -(1 << 62)  # a day in which the clock is changed
_MOST: Final = 50_000


class Moment(NamedTuple):
    """A moment: ordinal day and seconds of the day as the phone showed them, seconds since the epoch, and its text."""

    day: int
    seconds: int
    stamp: int
    at: str


class Moments:
    """Reads the headers of one run."""

    def __init__(self, order: str, words: DayWords, zone: tzinfo) -> None:
        self._order = order
        self._words = words
        self._zone = zone
        self._known: dict[str, Moment | None] = {}
        self._days: dict[tuple[str, Plan], int | None] = {}
        self._starts: dict[int, int] = {}
        self._last = 0

    def read(self, text: str, plan: Plan) -> Moment | None:
        """Return the moment that a header says, None where there is no such day or time."""
        if text in self._known:
            moment = self._known[text]
        else:
            if len(self._known) > _MOST:
                self._known.clear()
            moment = self._known[text] = self._read(text, plan)
        if moment is not None:
            if self._starts.get(moment.day) == _CHANGES:
                moment = self._take_second(moment)
            self._last = moment.stamp
        return moment

    def _read(self, text: str, plan: Plan) -> Moment | None:
        day = self._read_day(text[plan.date], plan)
        periods = self._words.find_periods(plan.words) if plan.words else ()
        second = int(text[plan.second] or 0)
        seconds = self._words.read_time(periods, int(text[plan.hour]), int(text[plan.minute]), second)
        if day is None or seconds is None:
            return None
        day, seconds = day + seconds // _DAY, seconds % _DAY
        stamp, _ = self._find_stamps(day, seconds)
        return Moment(day, seconds, stamp, format_seconds(stamp) or "")

    def _read_day(self, text: str, plan: Plan) -> int | None:
        key = (text, plan)
        if key not in self._days:
            month = self._words.find_month(plan.month) if plan.month else 0
            is_lost = bool(plan.month) and not month
            self._days[key] = None if is_lost else read_date(make_written(text, plan, month), self._order)
        return self._days[key]

    def _find_stamps(self, day: int, seconds: int) -> tuple[int, int]:
        """Return the moment of a local time and, where the clock was put back, the second one; else the same again."""
        start = self._starts.get(day)
        if start is None:
            first, last = (self._convert(day, at)[0] - at for at in (0, _DAY - 1))
            start = self._starts[day] = first if first == last else _CHANGES
        if start != _CHANGES:
            return start + seconds, start + seconds
        return self._convert(day, seconds)

    def _convert(self, day: int, seconds: int) -> tuple[int, int]:
        local = datetime.fromordinal(day) + timedelta(seconds=seconds)
        first, second = (local.replace(tzinfo=self._zone, fold=fold).astimezone(UTC) for fold in (0, 1))
        return _count_seconds(first), _count_seconds(second)

    def _take_second(self, moment: Moment) -> Moment:
        """Return the second of two moments that a time may mean, where the message before would be later than it."""
        first, second = self._find_stamps(moment.day, moment.seconds)
        if first >= second or not first + _JITTER < self._last <= second + _JITTER:
            return moment
        return moment._replace(stamp=second, at=format_seconds(second) or "")


def _count_seconds(moment: datetime) -> int:
    return (moment.toordinal() - _EPOCH) * _DAY + moment.hour * 3600 + moment.minute * 60 + moment.second


__all__ = ["Moment", "Moments"]
