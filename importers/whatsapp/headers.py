"""What stands before a message: date and time as the phone writes them, in any language and order.

    [24.03.2023, 21:05:07] Ada: …        iOS           24/03/2023, 21:05 - Ada: …       Android
    12/3/13 9:05:07 PM: Ada: …           old iOS       02-12-18 22:55:45 Ada: …         without anything between

No list of formats: any beginning of a line with four to six numbers and one of these four ends is a candidate
(formats/whatsapp.md sections 1.2 to 1.4).  Its skeleton, in which every digit is 0, says once and for all which number
is what; a chat of a million messages has a few dozen of them.  Whether a candidate is a header, and which number is
the day, only the whole text can tell (`surveys`, `orders`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from exit_kit.importing.date_words import fold, make_key

MARKS: Final = "\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff"
BLANK: Final = "[ \t\u00a0\u2007\u2009\u200a\u202f\u3000]"
_NUMBERS: Final = r"\d{1,4}(?:(?::|[^\d\n\[\]:]{1,24})\d{1,4}){3,5}?"
_LEAD: Final = r"(?:[^\W\d_][^\d\n:\[\]]{0,14})?"
_NAMED: Final = rf"(?=[^\s\d:\-\u2013\u2014](?:(?!{BLANK}[-\u2013\u2014]{BLANK})[^\n:]){{0,60}}:)"
# The end of the third and fourth form wants a name behind it; `9:05 PM:` is no name.
CANDIDATE: Final = re.compile(
    rf"^[{MARKS}]*(?:\[({_LEAD}{_NUMBERS}[^\d\n\[\]:]{{0,24}}?)\]{BLANK}?"
    rf"|({_LEAD}{_NUMBERS}[^\d\n\[\]:]{{0,24}}?)"
    rf"({BLANK}[-\u2013\u2014](?:{BLANK}|(?=\s|\Z))|(?<!\]):(?:{BLANK}|(?=\s|\Z))"
    rf"|(?<=\d){BLANK}(?![AaPp]\.?{BLANK}?[Mm]\.?:){_NAMED}))",
    re.MULTILINE,
)
_UNSEEN: Final = re.compile(f"[{MARKS}]")
_BLANKS: Final = re.compile(BLANK)
_ZEROS: Final = str.maketrans("123456789", "000000000")
_DIGIT: Final = re.compile(r"\d")
_RUN: Final = re.compile("0+")
_STOPS: Final = " \t,.:;/-()|·'’\"،、，־–—"
_HOUR_MARKS: Final = frozenset({"h", "u", "uhr", "時", "时", "点", "點", "시", "སྐར་མ་"})
# What stands behind a year of the Islamic or Persian calendar: no word for a time of day, in any language.
_ERAS: Final = frozenset({"\u0647\u0640", "\u0647", "\u0647\u0642", "\u0647\u0634", "\u0647\u200d\u0634"})
_MOST: Final = 6  # numbers of a date with a time to the second
_LATER_MARKS: Final = frozenset({"min", "m", "分", "분"})


class Layout(NamedTuple):
    """The form of a header, as far as it is the same in all headers of one chat.

    `form`: `[` iOS, `-` Android, `:` old iOS, a blank.  `separators` stand between the numbers of the date.  `year_at`
    is its place among them where it is seen to be the year (four digits, an era), else -1; `has_word`: the month is
    a word.  Words for times of day are left out: at 12 hours, and on a 24-hour clock, the form is one.
    """

    form: str
    is_time_first: bool
    separators: tuple[str, ...]
    year_at: int
    has_long_year: bool
    has_seconds: bool
    has_word: bool


@dataclass(frozen=True, slots=True, eq=False)  # one for each skeleton: it is itself only
class Plan:
    """How the headers of one skeleton are cut.

    Slices of the cleaned text: `numbers` of the date as they stand, `hour`, `minute`, `second` (empty where there is
    none), `date` all of the date.  `words` are what may tell the time of day, as keys (before the time, behind it);
    `month` is the key of the month's word, `era` of what stands at the year.
    """

    layout: Layout
    numbers: tuple[slice, ...]
    hour: slice
    minute: slice
    second: slice
    date: slice
    words: tuple[str, ...]
    month: str
    era: str
    skeleton: str


def clean(text: str) -> str:
    """Return what stands in a header without invisible marks, with one kind of blank."""
    return text if text.isascii() else _BLANKS.sub(" ", _UNSEEN.sub("", text))


def make_skeleton(text: str) -> str:
    """Return a text with every digit made 0."""
    return text.translate(_ZEROS) if text.isascii() else _DIGIT.sub("0", text)


@lru_cache(maxsize=50_000)
def find_plan(form: str, skeleton: str) -> Plan | None:
    """Return how headers of one skeleton are cut, None where it is no date with a time."""
    runs = [found.span() for found in _RUN.finditer(skeleton)]
    gaps = [skeleton[: runs[0][0]], *(skeleton[one[1] : other[0]] for one, other in pairwise(runs))]
    gaps.append(skeleton[runs[-1][1] :])
    found = _place(runs, gaps)
    if found is None:
        return None
    date, time = found
    numbers, between = runs[date.start : date.stop], gaps[date.start + 1 : date.stop]
    lead = _key(gaps[0]) if date.start < time.start else ""
    month = _find_month(len(numbers), between, lead)
    era = _read_era(gaps, date, runs)
    year_at = _find_year(numbers, era, gaps, date)
    is_led = bool(lead) and lead != month and not era
    if month is None or year_at is None or is_led:
        return None
    short = [one for at, one in enumerate(numbers) if at != year_at] + runs[time.start : time.stop]
    if any(end - start > 2 for start, end in short):
        return None
    layout = Layout(
        form,
        time.start < date.start,
        tuple("" if month else _strip_letters(gap) for gap in between),
        year_at,
        year_at >= 0 and numbers[year_at][1] - numbers[year_at][0] == 4,
        len(time) == 3,
        bool(month),
    )
    words = tuple(
        word for word in (_key(gaps[time.start]), _key(gaps[time.stop])) if word and word not in _ERAS
    )
    return _make_plan(layout, numbers, runs[time.start : time.stop], words, month, era, skeleton)


def _make_plan(
    layout: Layout,
    numbers: list[tuple[int, int]],
    times: list[tuple[int, int]],
    words: tuple[str, ...],
    month: str,
    era: str,
    skeleton: str,
) -> Plan:
    hour, minute, second = (slice(*one) for one in (*times, (0, 0))[:3])
    date = slice(numbers[0][0], numbers[-1][1])
    parts = tuple(slice(*one) for one in numbers)
    return Plan(layout, parts, hour, minute, second, date, words, month, era, skeleton)


def _place(runs: list[tuple[int, int]], gaps: list[str]) -> tuple[range, range] | None:
    """Return which numbers are the date's and which the time's."""
    count = len(runs)
    inner = gaps[1:-1]
    behind = _count_time(list(reversed(inner)))
    before = _count_time(inner)
    if before and (not behind or (inner[0].strip() == ":" and inner[-1].strip() != ":")):
        time = range(min(before, 2) + 1)
        date = range(time.stop, count)
    else:
        is_mixed = behind == 1 and count == _MOST and inner[-2] == "."  # `0.09:08` in Low German
        size = 3 if is_mixed else min(behind or count - 4, 2) + 1
        time = range(count - size, count)
        date = range(time.start)
    if len(time) < 2 or len(date) not in (2, 3):
        return None
    return date, time


def _count_time(gaps: list[str]) -> int:
    """Count the gaps from the first on that stand between hours, minutes and seconds."""
    colons = 0
    for gap in gaps:
        if gap.strip() != ":" and _key(gap) not in _HOUR_MARKS | _LATER_MARKS:
            break
        colons += 1
    if colons:
        return colons
    dots = 0
    for gap in gaps:
        if gap != ".":
            break
        dots += 1
    return dots if dots < len(gaps) else 0


def _find_month(count: int, between: list[str], lead: str) -> str | None:
    """Return the key of the month's word, "" where the month is a number; None where it is neither.

    The word may lead the date: `Mar 24, 2023`.
    """
    words = [_key(gap) for gap in between]
    if count == 3:
        return ""
    return words[0] or lead or None


def _find_year(numbers: list[tuple[int, int]], era: str, gaps: list[str], date: range) -> int | None:
    """Return which number of a date is seen to be the year, -1 where none is, None where it stands in the middle."""
    long = [at for at, (start, end) in enumerate(numbers) if end - start > 2]
    if long:
        return long[0] if len(long) == 1 and long[0] in (0, len(numbers) - 1) else None
    if era and _key(gaps[date.start]) == era:
        return 0
    if era and _key(gaps[date.stop - 1]) == era:
        return len(numbers) - 1
    return -1


def _read_era(gaps: list[str], date: range, runs: list[tuple[int, int]]) -> str:
    """Return the key of the era that stands right before the year: `3/24/R5`, `R6/3/24`."""
    for at in (date.start, date.stop - 1):
        gap, (start, end) = gaps[at], runs[at]
        if gap and gap[-1].isalpha() and end - start <= 3 and len(date) == 3:
            return _key(gap)
    return ""


def _key(gap: str) -> str:
    """Return the words of a gap, folded, without dots and blanks; "" for mere punctuation."""
    return make_key(fold(gap)).strip(_STOPS) if any(map(str.isalpha, gap)) else ""


def _strip_letters(gap: str) -> str:
    return "".join(letter for letter in gap if letter in "./-")


__all__ = ["BLANK", "CANDIDATE", "MARKS", "Layout", "Plan", "clean", "find_plan", "make_skeleton"]
