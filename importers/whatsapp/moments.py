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
_QUARTER: Final = 900  # every zone changes its offset at a quarter of an hour
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
        self._quarters: dict[tuple[int, int], tuple[int, int]] = {}
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
        stamp = self._find_quarter(day, seconds)[0] + seconds % _QUARTER
        return Moment(day, seconds, stamp, format_seconds(stamp) or "")

    def _read_day(self, text: str, plan: Plan) -> int | None:
        key = (text, plan)
        if key not in self._days:
            month = self._words.find_month(plan.month) if plan.month else 0
            is_lost = bool(plan.month) and not month
            self._days[key] = None if is_lost else read_date(make_written(text, plan, month), self._order)
        return self._days[key]

    def _find_quarter(self, day: int, seconds: int) -> tuple[int, int]:
        """Return the moments at which a quarter of an hour begins: the first and, where the clock was put back, the
        second."""
        key = day, seconds // _QUARTER
        found = self._quarters.get(key)
        if found is None:
            local = datetime.fromordinal(day) + timedelta(seconds=seconds - seconds % _QUARTER)
            stamps = [local.replace(tzinfo=self._zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
            first, second = (
                (one.toordinal() - _EPOCH) * _DAY + one.hour * 3600 + one.minute * 60 + one.second
                for one in stamps
            )
            found = self._quarters[key] = first, second
        return found

    def _take_second(self, moment: Moment) -> Moment:
        first, second = self._find_quarter(moment.day, moment.seconds)
        if first >= second or not moment.stamp < self._last <= moment.stamp + second - first:
            return moment
        stamp = moment.stamp + second - first
        return moment._replace(stamp=stamp, at=format_seconds(stamp) or "")


__all__ = ["Moment", "Moments"]
