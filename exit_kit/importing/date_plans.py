"""How the dates of one shape are read: which number is what, worked out once for each shape and language.

    "Nov 15, 2021 11:09:35pm" -> skeleton "Nov 00, 0000 00:00:00pm" -> Plan -> numbers -> Reading

A skeleton is a text with every digit made 0.  A page of ten thousand dates has a few dozen of them, so all that needs
words is done for these; the texts themselves only give numbers.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from exit_kit.importing.date_words import Vocabulary, fold, make_key

_TIME: Final = re.compile(r"(?<!0)(0{1,2}):(0{1,2})(?::(0{1,2}))?(?![:0])")
_DOTTED: Final = re.compile(r"(?<![0.])(0{1,2})\.(00)(?:\.(00))?(?!\.?0)")
_NUMBER: Final = re.compile(r"0+")
_DIGITS: Final = re.compile(r"\d+")
_BLANK: Final = re.compile(r"[\s,.:;·|()\[\]/\-–—'\"،؛、，፣]+")
_UNKNOWN: Final = re.compile(r"[^\s\d,.:;·|()\[\]/\-–—،؛、，፣]+")
_ZONE: Final = re.compile(r"[\s(]((?:UTC|GMT|Z)\b|[A-Z]{2,5})?\s*([+\-\u2212]0{1,2}(?::?00)?)?\)?\s*\Z")
_BUDDHIST: Final = 543
_LONGEST_CONNECTOR: Final = 16
_HOURS: Final = 12
DAY: Final = 86_400
_AM: Final = frozenset({"am", "midnight", "morning1", "morning2"})
_PM: Final = frozenset({"pm", "noon", "afternoon1", "afternoon2", "evening1", "evening2"})


class Plan(NamedTuple):
    """Which number of a text is what; positions count its numbers, -1 where there is none.

    month_word  number of the month where a word says it, else 0
    periods     the times of day that a word names; none on a 24-hour clock
    weekday     0 for Monday, -1 where none is told
    zone        the word for the zone (`PDT`, `UTC`); "" where there is none
    sign        +1 or -1 where an offset follows from position `offset`, else 0
    connector   a word before the time that no dictionary has: it must not be a time of day
    is_native   whether the numbers are separated as this language does
    is_leading  whether the word for the time of day stands before the time
    """

    year: int
    month: int
    month_word: int
    day: int
    hour: int
    minute: int
    second: int
    periods: tuple[str, ...]
    weekday: int
    zone: str
    sign: int
    offset: int
    connector: str
    is_native: bool
    is_leading: bool


class Reading(NamedTuple):
    """One date as read: ordinal day, seconds of that day, and seconds east of UTC where the text says it."""

    day: int
    seconds: int
    offset: int | None


class _Time(NamedTuple):
    start: int
    end: int
    numbers: tuple[int, ...]  # where each stands in the text


def make_plan(skeleton: str, words: Vocabulary) -> Plan | None:
    """Return how a skeleton is read in a language, None where it cannot be."""
    text, zone, sign = _cut_zone(skeleton, words)
    folded = fold(text)
    for time in [*_find_times(folded, words), None]:
        plan = _Scan(folded, words, time).make_plan()
        if plan is not None:
            offset = len(_NUMBER.findall(folded)) if sign else -1
            return plan._replace(zone=zone, sign=sign, offset=offset)
    return None


def _cut_zone(skeleton: str, words: Vocabulary) -> tuple[str, str, int]:
    """Return a skeleton without its zone, the zone's word, and the sign of an offset.

    Dates until 2018 end in `PDT` or `UTC+05:30` (formats/facebook.md section 3.2), later ones in nothing.
    """
    found = _ZONE.search(skeleton)
    if found is None or not (found[1] or found[2]) or not _NUMBER.search(skeleton[: found.start()]):
        return skeleton, "", 0
    name, offset = found[1] or "", found[2] or ""
    if name and not offset and make_key(fold(name)) in {*words.periods, *words.months, *words.weekdays}:
        return skeleton, "", 0
    if offset and not name and ":" not in skeleton[: found.start()]:
        return skeleton, "", 0
    return skeleton[: found.start()], name, {"": 0, "+": 1}.get(offset[:1], -1)


def _find_times(folded: str, words: Vocabulary) -> list[_Time]:
    """Return where a time of day may stand: with colons, with the language's own words, with dots (the last first)."""
    found = [*_TIME.finditer(folded)]
    if found:
        return [_place_time(found[-1])]
    for mark in words.hour_marks:
        hours = rf"(?<!0)(0{{1,2}})\s*{re.escape(mark)}\.?\s*"
        pattern = hours + r"(0{1,2})(?:\s*(?:[^\s\d,]{1,8})\s*(00?))?(?!0)"
        found += re.finditer(pattern, folded)
    return [*map(_place_time, found), *map(_place_time, reversed([*_DOTTED.finditer(folded)]))]


def _place_time(found: re.Match[str]) -> _Time:
    numbers = tuple(found.start(group) for group in (1, 2, 3) if found[group])
    return _Time(found.start(), found.end(), numbers)


class _Scan:
    """One way of cutting a skeleton into numbers and words."""

    def __init__(self, folded: str, words: Vocabulary, time: _Time | None) -> None:
        self._text = folded
        self._words = words
        self._time = time
        self._positions = {found.start(): index for index, found in enumerate(_NUMBER.finditer(folded))}
        self._widths = [len(one) for one in _NUMBER.findall(folded)]
        self._numbers: list[int] = []  # the date's, by index
        self._months: list[tuple[int, int]] = []  # number, and index of the number where the word holds it
        self._month_is_weekday: list[int] = []
        self._weekday = -1
        self._periods: tuple[str, ...] = ()
        self._period_at = -1
        self._connector = ""
        self._is_turned = False  # the year stands at the other end than the language writes it
        self._month_key = ""

    def make_plan(self) -> Plan | None:
        """Return the plan, None where something is unknown, missing or there twice."""
        if not self._read_words():
            return None
        date_part = self._place_date()
        if date_part is None or (self._periods and self._time is None):
            return None
        year, month, month_word, day = date_part
        times = [self._positions[at] for at in self._time.numbers] if self._time else []
        hour, minute, second = (*times, -1, -1, -1)[:3]
        leading = self._time is not None and -1 < self._period_at < self._time.start
        return Plan(
            year, month, month_word, day, hour, minute, second, self._periods, self._weekday, "", 0, -1,
            self._connector, self._is_native(bool(month_word) or bool(self._months)), leading,
        )  # fmt: skip

    def _read_words(self) -> bool:
        at, text = 0, self._text
        while at < len(text):
            if self._time and at == self._time.start:
                at = self._time.end
                continue
            end = self._read_word(at) or self._read_number(at) or self._skip(_BLANK, at)
            if not end:
                end = self._read_unknown(at)
            if not end:
                return False
            at = end
        return True

    def _skip(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._text, at)
        return found.end() if found else 0

    def _read_number(self, at: int) -> int:
        index = self._positions.get(at)
        if index is None:
            return 0
        self._numbers.append(index)
        return at + self._widths[index]

    def _read_unknown(self, at: int) -> int:
        """Skip one word before the time that is in no dictionary: `at`, `um`, `klo`, `a las`."""
        time = self._time
        end = self._skip(_UNKNOWN, at)
        if not end or not time or end > time.start:
            return 0
        between = self._text[at : time.start]
        known = {
            make_key(found[0])
            for found in self._words.lexicon.find_all(between)
            if found.start() == 0 or not between[found.start() - 1].isalpha()
        }
        if (
            _NUMBER.search(between)
            or len(between) > _LONGEST_CONNECTOR
            or not self._words.fillers.issuperset(known)
        ):
            return 0
        self._connector = make_key(between.strip(" ,."))
        return time.start

    def _read_word(self, at: int) -> int:
        found = self._words.lexicon.match(self._text, at)
        if not found or (self._time and at < self._time.start < found.end()):
            return 0
        key = _NUMBER.sub("0", make_key(found[0]))
        after_number = at > 0 and self._text[at - 1] == "0"
        if key in self._words.fillers and (after_number or key not in self._words.weekdays):
            known = self._words.months.get(key) is not None or key in self._words.periods
            if not known:
                return found.end()
        return found.end() if self._note_word(key, at, found.end()) else 0

    def _note_word(self, key: str, at: int, end: int) -> bool:
        words = self._words
        if key in words.months:
            holder = next((self._positions[one] for one in range(at, end) if one in self._positions), -1)
            if self._months:  # `mar., 3 mar. 2021`: the first was a weekday
                if words.weekdays.get(self._month_key) is None:
                    return False
                self._weekday = words.weekdays[self._month_key]
                self._months.clear()
            self._months.append((words.months[key], holder))
            self._month_key = key
        elif key in words.periods:
            if self._periods:
                return False
            self._periods, self._period_at = words.periods[key], at
        elif key in words.weekdays:
            self._weekday = words.weekdays[key] if "0" not in key else -1
        return True

    def _place_date(self) -> tuple[int, int, int, int] | None:
        """Return positions of year and month, the month that a word says, and the position of the day."""
        numbers = self._numbers
        if self._months:
            (word, holder), *_ = self._months
            if len(numbers) != 2:
                return None
            year, day = self._tell_year(numbers)
            return (year, holder, word, day) if self._widths[day] <= 2 else None
        if len(numbers) != 3:
            return None
        if self._widths[numbers[0]] == 4:
            year, month, day = numbers
        else:
            order = self._words.order
            if self._widths[numbers[2]] == 4 and order[2] != "y":
                order, self._is_turned = order.replace("y", "") + "y", True
            year, month, day = (numbers[order.index(one)] for one in "ymd")
        widths = [self._widths[one] for one in (year, month, day)]
        return (year, month, 0, day) if widths[0] in (2, 4) and max(widths[1:]) <= 2 else None

    def _tell_year(self, numbers: list[int]) -> tuple[int, int]:
        """Return which of two numbers is the year: the long one, else the one that the language writes there."""
        first, second = numbers
        is_first = self._widths[first] == 4 or (self._widths[second] != 4 and self._words.order[0] == "y")
        return (first, second) if is_first else (second, first)

    def _is_native(self, has_word: bool) -> bool:
        if has_word:
            return True
        if self._is_turned:
            return False
        before = self._text[: self._time.start] if self._time else self._text
        found = set(re.findall(r"(?<=0)[./\-](?=\s?0)", before))
        return not found or bool(found & self._words.separators)


def read_numbers(text: str) -> list[int]:
    """Return the numbers of a text, whatever script its digits are of."""
    return list(map(int, _DIGITS.findall(text)))


def read_by(plan: Plan, numbers: list[int], words: Vocabulary) -> Reading | None:
    """Return what a text says by a plan, None where there is no such day or time."""
    year = numbers[plan.year]
    if year < 100:
        year += 2000
    elif 2400 <= year < 2700:
        year -= _BUDDHIST
    month = plan.month_word or numbers[plan.month]
    try:
        day = date(year, month, numbers[plan.day]).toordinal()
    except ValueError:
        return None
    if plan.hour < 0:
        return Reading(day, 0, None)
    second = numbers[plan.second] if plan.second >= 0 else 0
    seconds = read_time(plan.periods, numbers[plan.hour], numbers[plan.minute], second, words)
    if seconds is None:
        return None
    return Reading(day + seconds // DAY, seconds % DAY, _read_offset(plan, numbers))


def read_time(periods: tuple[str, ...], hour: int, minute: int, second: int, words: Vocabulary) -> int | None:
    """Return seconds of the day, None where there is no such time; 24:00 is the next day's beginning."""
    if hour > 24 or minute > 59 or second > 60:
        return None
    if periods and hour <= _HOURS:
        hour = _tell_hour(hour % _HOURS, minute, periods, words)
    return hour * 3600 + minute * 60 + second


def _read_offset(plan: Plan, numbers: list[int]) -> int | None:
    """Return seconds east of UTC, where the text says them."""
    if not plan.sign:
        return 0 if plan.zone in ("UTC", "GMT", "Z") else None
    rest = numbers[plan.offset :]
    hours, minutes = (*rest, 0)[:2]
    if hours > 99:  # `+0530`
        hours, minutes = divmod(hours, 100)
    return plan.sign * (hours * 3600 + minutes * 60)


def _tell_hour(hour: int, minute: int, periods: tuple[str, ...], words: Vocabulary) -> int:
    """Return the hour of 24 for one of 12 (0 for 12) at a named time of day.

    Which of the two lies in the time that CLDR gives for that word decides (Hindi's `रात` runs from 20 to 4); where
    neither does (Meta writes Polish `rano` for any morning hour and `po południu` for any other), its half of the day.
    """
    for period in periods:
        if period in ("am", "pm"):
            return hour + _HOURS * (period == "pm")
    for period in periods:
        span = words.hours.get(period)
        if span:
            fitting = [one for one in (hour, hour + _HOURS) if _is_within(one * 60 + minute, *span)]
            if len(fitting) == 1:
                return fitting[0]
    if periods[0] in _AM or (periods[0] not in _PM and hour < 6):
        return hour
    return hour + _HOURS


def _is_within(minutes: int, start: int, end: int) -> bool:
    return start <= minutes < end if start < end else minutes >= start or minutes < end


__all__ = ["DAY", "Plan", "Reading", "make_plan", "read_by", "read_numbers", "read_time"]
