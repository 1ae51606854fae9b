"""Reads the dates of one page, a microsecond each: most share their day with others, and their time of day too.

A text is cut before the hour.  What stands before it (day, and in some languages the word for the time of day) and
what stands behind it are each read once and then looked up.  What cannot be cut so is read whole, ten times slower.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from functools import cache, lru_cache
from typing import Final, NamedTuple

from exit_kit.importing.date_plans import DAY, Plan, Reading, read_time
from exit_kit.importing.date_words import Vocabulary, read_vocabulary
from exit_kit.importing.dates import Learned, make_skeleton, tell_precision
from exit_kit.importing.zone_words import find_word_offset

Moment = tuple[int, str]  # seconds since the epoch, UTC; and their precision
Split = Callable[[str], tuple[str, str]]
AMBIGUOUS: Final = "ambiguous"
_EPOCH: Final = date(1970, 1, 1).toordinal()
_NUMBER: Final = re.compile(r"\d+")
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?![:.]?\d)(.*)", re.DOTALL)
_MOST_WHOLE: Final = 20_000
_MOST_KNOWN: Final = 50_000  # days, and hours of days, that are remembered from one page to the next
_SECONDS: Final = {f"{second // 60:02d}:{second % 60:02d}": second for second in range(3_600)}
_SECOND: Final = "second"
_PLAIN_PERIODS: Final = frozenset({"am", "pm"})


class _Times(NamedTuple):
    """Times of day by what stands there, and the endings (`pm`) that are known with the periods that they name."""

    known: dict[str, Moment]
    hours: dict[
        tuple[str, str], int
    ]  # those of which every minute is one, by what stands around their minutes
    endings: dict[str, tuple[str, ...]]
    words: Vocabulary

    def read(self, text: str) -> Moment | None:
        """Return seconds of the day and precision for what was not met yet; None where the ending is new."""
        found = _TIME.fullmatch(text)
        periods = self.endings.get(found[4]) if found else None
        if found is None or periods is None:
            return None
        seconds = read_time(periods, int(found[1]), int(found[2]), int(found[3] or 0), self.words)
        if seconds is None or seconds >= DAY:
            return None
        moment = self.known[text] = (seconds, "second" if found[3] else "minute")
        return moment


class _Known:
    """What texts have been found to mean: the same on every page of one language, or set of them, and zone.

    `days` by the text of a day, `times` by the periods before the hour, `hours` by what stands around the minutes.
    """

    def __init__(self, candidates: tuple[str, ...], zone: tzinfo, home: str | None) -> None:
        self.words = read_vocabulary(candidates[0])
        self.zone = zone
        self.home = home  # the name of the zone, where it is known: it decides what a word for a zone means
        self.days: dict[str, tuple[int, _Times]] = {}
        self.times: dict[tuple[str, ...], _Times] = {}
        self.hours: dict[tuple[str, str], int] = {}

    def forget_much(self) -> None:
        """Forget everything where that has become much."""
        if len(self.days) + len(self.hours) > _MOST_KNOWN:
            for texts in (self.days, self.times, self.hours):
                texts.clear()


_get_known = lru_cache(maxsize=8)(_Known)
forget_dates = _get_known.cache_clear


class PageDates:
    """Reads the dates of one page; `doubts` counts what was not certain, by kind of problem.

    `coarse` holds the moments that are less exact than a second, and how exact they are.
    """

    def __init__(self, learned: Learned, zone: tzinfo, home: str | None = None) -> None:
        self.learned = learned
        self.doubts: Counter[str] = Counter()
        self.coarse: dict[int, str] = {}
        self._split: Split = split_at_colon
        self._whole: dict[str, Moment | None] = {}
        self._known = known = _get_known(learned.candidates, zone, home)
        known.forget_much()
        self._days, self._hours = known.days, known.hours
        self._last_hour = ("", "")  # of five messages four are of the same hour as the one before
        self._last_start: int | None = None

    def read(self, text: str) -> Moment | None:
        """Return seconds since the epoch and precision (second, minute, day, ambiguous); None where it is no date."""
        day_text, time_text = self._split(text)
        day = self._days.get(day_text)
        if day is not None:
            time = day[1].known.get(time_text) or day[1].read(time_text)
            if time is not None:
                return day[0] + time[0], time[1]
        if text in self._whole:
            return self._whole[text]
        return self._read_whole(text)

    def read_seconds(self, text: str) -> int | None:
        """Return seconds since the epoch; None where it is no date.  `coarse` remembers what is less exact."""
        head, _, rest = text.partition(":")
        second = _SECONDS.get(rest[:5])
        hour = head, rest[5:]
        if second is not None:
            if hour != self._last_hour:
                self._last_start = self._hours.get(hour) or self._find_hour(hour)
                self._last_hour = hour
            if self._last_start is not None:
                return self._last_start + second
        moment = self.read(text)
        if moment is None:
            return None
        if moment[1] != _SECOND:
            self.coarse[moment[0]] = moment[1]
        elif second is not None:
            self._remember_hour(hour, moment[0] - second)
        return moment[0]

    def _find_hour(self, hour: tuple[str, str]) -> int | None:
        """Return when an hour begins that has not been met, of a day and a time of day that both have."""
        day_text, hour_text = split_at_colon(f"{hour[0]}:")
        day = self._days.get(day_text)
        since = day[1].hours.get((hour_text, hour[1])) if day is not None else None
        if day is None or since is None:
            return None
        start = self._hours[hour] = day[0] + since
        return start

    def _remember_hour(self, hour: tuple[str, str], start: int) -> None:
        """Keep when an hour begins, if all its minutes belong to it: of words such as "noon" that is not certain."""
        day_text, hour_text = split_at_colon(f"{hour[0]}:")
        day = self._days.get(day_text)
        periods = day[1].endings.get(hour[1]) if day is not None else None
        if day is not None and periods is not None and _PLAIN_PERIODS.issuperset(periods):
            self._hours[hour] = self._last_start = start
            day[1].hours[hour_text, hour[1]] = start - day[0]

    def _read_whole(self, text: str) -> Moment | None:
        found = self.learned.read_fields(text)
        moment: Moment | None = None
        if found is None:
            self.doubts["not-a-date"] += 1
        else:
            plan, reading, is_certain = found
            if plan.zone and reading.offset is None:
                reading, is_certain = self._resolve_zone(plan, reading, is_certain=is_certain)
            start = self._remember(text, plan, reading) if is_certain else None
            if start is not None:
                return start + reading.seconds, tell_precision(plan)
            self.doubts["ambiguous-date"] += not is_certain
            moment = self._find_moment(plan, reading), tell_precision(plan) if is_certain else AMBIGUOUS
        if len(self._whole) < _MOST_WHOLE:
            self._whole[text] = moment
        return moment

    def _resolve_zone(self, plan: Plan, reading: Reading, *, is_certain: bool) -> tuple[Reading, bool]:
        """Return a reading with the offset that its word for a zone means, and whether that is certain."""
        meant = find_word_offset(plan.zone, reading.day, self._known.home)
        if meant is None:
            return reading, False
        return reading._replace(offset=meant[0]), is_certain and meant[1]

    def _remember(self, text: str, plan: Plan, reading: Reading) -> int | None:
        """Keep both halves of a text, where they say everything, and return the moment at which its day begins."""
        split = _find_split(make_skeleton(text), plan)
        offset = reading.offset
        if offset is None:
            offset = _find_constant_offset(reading.day, self._known.zone)
        if split is None or offset is None:
            return None
        self._split = split
        day_text, time_text = split(text)
        found = _TIME.fullmatch(time_text)
        if found is None or int(found[1]) * 3600 >= DAY:  # the 24th hour is the next day's
            return None
        leading = plan.periods if plan.is_leading else ()
        times = self._known.times.get(leading)
        if times is None:
            times = self._known.times[leading] = _Times({}, {}, {}, self._known.words)
        if _PLAIN_PERIODS.issuperset(plan.periods) or len(self.learned.candidates) == 1:
            times.endings[found[4]] = plan.periods
        times.known[time_text] = reading.seconds, tell_precision(plan)
        start = (reading.day - _EPOCH) * DAY - offset
        self._days[day_text] = start, times
        return start

    def _find_moment(self, plan: Plan, reading: Reading) -> int:
        start = (reading.day - _EPOCH) * DAY + reading.seconds
        if reading.offset is not None:
            return start - reading.offset
        if plan.hour < 0:  # a day is a day, wherever it was
            return start
        constant = _find_constant_offset(reading.day, self._known.zone)
        if constant is not None:
            return start - constant
        local = datetime.fromordinal(reading.day) + timedelta(seconds=reading.seconds)
        return int(local.replace(tzinfo=self._known.zone).timestamp())


def split_at_colon(text: str) -> tuple[str, str]:
    """Cut a text before the hour, where a colon follows it.

    >>> split_at_colon("Nov 15, 2021 1:09pm")
    ('Nov 15, 2021 ', '1:09pm')
    """
    cut = text.find(":") - 2
    if cut >= 0 and not text[cut].isdigit():
        cut += 1
    return text[:cut], text[cut:]


def _split_at_dot(text: str) -> tuple[str, str]:
    """Cut a text whose time of day is hours and minutes with a dot between: `24.3.2023 klo 21.05`."""
    cut = text.rfind(".") - 2
    if cut >= 0 and not text[cut].isdigit():
        cut += 1
    return text[:cut], text[cut:]


def _split_at_dots(text: str) -> tuple[str, str]:
    """Cut a text whose time of day has seconds, with dots between."""
    cut = text.rfind(".") - 5
    if cut >= 0 and not text[cut].isdigit():
        cut += 1
    return text[:cut], text[cut:]


def _split_behind_time(text: str) -> tuple[str, str]:
    """Cut a text that begins with the time of day: `21:05 24/3/2023` (Vietnamese)."""
    time, blank, day = text.partition(" ")
    return blank + day, time


def _split_before_zone(text: str) -> tuple[str, str]:
    """Cut a text that ends in one word for its zone: the zone goes to the day, with which it decides the offset.

    >>> _split_before_zone("Friday, October 4, 2013 at 10:05pm PDT")
    ('Friday, October 4, 2013 at  PDT', '10:05pm')
    """
    end = text.rfind(" ")
    cut = text.find(":") - 2
    if cut >= 0 and not text[cut].isdigit():
        cut += 1
    return text[:cut] + text[end:], text[cut:end]


def _has_plain_zone(text: str, plan: Plan) -> bool:
    """Say whether the zone is the last word of a text, and its time of day stands before it with colons."""
    day_text, time_text = _split_before_zone(text)
    numbers = 3 if plan.second >= 0 else 2
    before = day_text[: len(day_text) - len(text[text.rfind(" ") :])]
    return (
        len(_NUMBER.findall(time_text)) == numbers
        and len(_NUMBER.findall(before)) == plan.hour > 0
        and _TIME.fullmatch(time_text) is not None
        and (plan.zone or "+") in text[text.rfind(" ") :].replace("-", "+")
    )


@lru_cache(maxsize=10_000)
def _find_split(text: str, plan: Plan) -> Split | None:
    """Return how texts of a shape are cut, None where they cannot be: they name a zone, or no time."""
    if plan.hour < 0:
        return None
    if plan.zone or plan.sign:
        return _split_before_zone if _has_plain_zone(text, plan) else None
    ways: tuple[Split, ...] = (split_at_colon, _split_at_dot, _split_at_dots)
    if plan.hour == 0:
        ways = (_split_behind_time,)
    numbers = 3 if plan.second >= 0 else 2
    for split in ways:
        day_text, time_text = split(text)
        is_whole = len(_NUMBER.findall(time_text)) == numbers and not day_text[-1:].isdigit()
        is_first = plan.hour == 0 or len(_NUMBER.findall(day_text)) == plan.hour
        if is_whole and is_first and _TIME.fullmatch(time_text):
            return split
    return None


@cache
def _find_constant_offset(day: int, zone: tzinfo) -> int | None:
    """Return seconds east of UTC on a day, None on one on which the clock is changed."""
    start = datetime.fromordinal(day)
    first, last = (zone.utcoffset((start + timedelta(days=days)).replace(tzinfo=zone)) for days in (0, 1))
    return int(first.total_seconds()) if first is not None and first == last else None


__all__ = ["AMBIGUOUS", "Moment", "PageDates", "forget_dates", "split_at_colon"]
