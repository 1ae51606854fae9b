"""From headers to moments: the wall clock of the phone in the zone that the user gave, or UTC where none is known.

Neighbouring headers share their day, and on Android their minute, so whatever was read once is looked up.  The hour
that the end of summer time gives twice is told by the order of messages alone (formats/whatsapp.md section 1.9): it is
the second one where the message before stands in it too and would be later otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from operator import add
from typing import Final, NamedTuple

from exit_kit.importing.times import format_all_seconds, format_seconds
from importers.whatsapp.dates import read_date
from importers.whatsapp.day_words import DayWords
from importers.whatsapp.headers import Plan, clean
from importers.whatsapp.locks import Lock
from importers.whatsapp.surveys import make_written

_EPOCH: Final = date(1970, 1, 1).toordinal()
_DAY: Final = 86_400
_DATE: Final = len("2023-03-24T")
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
        seconds = self._read_seconds(text, plan)
        if day is None or seconds is None:
            return None
        day, seconds = day + seconds // _DAY, seconds % _DAY
        stamp, _ = self._find_stamps(day, seconds)
        return Moment(day, seconds, stamp, format_seconds(stamp) or "")

    def _read_seconds(self, text: str, plan: Plan) -> int | None:
        periods = self._words.find_periods(plan.words) if plan.words else ()
        second = int(text[plan.second] or 0)
        return self._words.read_time(periods, int(text[plan.hour]), int(text[plan.minute]), second)

    def _read_day(self, text: str, plan: Plan) -> int | None:
        key = (text, plan)
        if key not in self._days:
            month = self._words.find_month(plan.month) if plan.month else 0
            is_lost = bool(plan.month) and not month
            self._days[key] = None if is_lost else read_date(make_written(text, plan, month), self._order)
        return self._days[key]

    def make_table(self, lock: Lock, dates: Iterable[str], rests: Iterable[str]) -> Table | None:
        """Return the table of a locked text, given all dates and rests of its heads; None where one is none."""
        seconds: dict[str, int] = {}
        dates = list(dates)
        for rest in rests:
            text = clean(dates[0] + rest)
            plan = lock.find_plan(dates[0], rest)
            found = self._read_seconds(text, plan) if plan is not None else None
            if plan is None or found is None or found >= _DAY:
                return None
            seconds[rest] = found
        example = next(iter(seconds), "")
        for text in dates:
            plan = lock.find_plan(text, example)
            if plan is None or self._read_day(text, plan) is None:
                return None
        return Table(self, lock, seconds, example)

    def find_start(self, date: str, plan: Plan) -> tuple[int, int]:
        """Return the ordinal day of a date and the moment at which it begins, or that its clock is changed."""
        day = self._read_day(date, plan)
        assert day is not None
        self._find_stamps(day, 0)
        return day, self._starts[day]

    def follow(self, day: int, start: int, seconds: int) -> int:
        """Return the moment of a local time, and remember it as that of the message before the next."""
        if start == _CHANGES:
            stamp, _ = self._find_stamps(day, seconds)
            self._last = self._take_second(Moment(day, seconds, stamp, "")).stamp
        else:
            self._last = start + seconds
        return self._last

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


class Table:
    """Reads the heads of a locked text many at a time, by their dates and what stands behind these."""

    def __init__(self, moments: Moments, lock: Lock, seconds: Mapping[str, int], example: str) -> None:
        self._moments = moments
        self._lock = lock
        self._seconds = seconds
        self._example = example
        self._days: dict[str, tuple[int, int]] = {}
        self._texts: dict[str, str] = {}  # of dates whose days begin at midnight UTC
        stamps = [_DAY + second for second in seconds.values()]
        self._clocks = dict(zip(seconds, (text[_DATE:] for text in format_all_seconds(stamps)), strict=True))

    def find(self, dates: Sequence[str], rests: Sequence[str]) -> list[str]:
        """Return the moments of heads, UTC."""
        met = set(dates)
        for text in met - self._days.keys():
            plan = self._lock.find_plan(text, self._example)
            assert plan is not None  # the survey has read every date
            _, start = self._days[text] = self._moments.find_start(clean(text), plan)
            if start != _CHANGES and not start % _DAY:
                self._texts[text] = format_all_seconds([start])[0][:_DATE]
        if met <= self._texts.keys():
            self._moments.follow(*self._days[dates[-1]], self._seconds[rests[-1]])
            return list(map(add, map(self._texts.__getitem__, dates), map(self._clocks.__getitem__, rests)))
        return format_all_seconds(self._find_stamps(dates, rests))

    def _find_stamps(self, dates: Sequence[str], rests: Sequence[str]) -> list[int]:
        seconds = list(map(self._seconds.__getitem__, rests))
        found = list(map(self._days.__getitem__, dates))
        starts = [start for _, start in found]
        if _CHANGES in starts:
            return list(map(self._moments.follow, (day for day, _ in found), starts, seconds))
        stamps = list(map(add, starts, seconds))
        self._moments.follow(0, 0, stamps[-1])
        return stamps


def _count_seconds(moment: datetime) -> int:
    return (moment.toordinal() - _EPOCH) * _DAY + moment.hour * 3600 + moment.minute * 60 + moment.second


__all__ = ["Moment", "Moments", "Table"]
