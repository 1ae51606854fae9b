"""Dates as Meta writes them for people, in every language: learned from a page, then read at a microsecond each.

A page is read in the language that the export states; where none is stated, or it cannot read the page, in every
language that can read all of the page's dates.  Languages that agree on all values leave no doubt.  Where they do not
(`3/4/2021`), the date is read as most of them do and marked: nothing is guessed silently.

Texts have no zone here, except those that name one themselves (until 2018); `clocks` turns them into moments.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from exit_kit.importing.date_plans import Plan, Reading, make_plan, read_by, read_numbers
from exit_kit.importing.date_words import Vocabulary, read_vocabulary
from exit_kit.importing.languages import find_language, list_offered

_DIGITS: Final = re.compile(r"\d")
_ZEROS: Final = str.maketrans("123456789", "000000000")
_LATE_HOUR: Final = 12
_FEW: Final = 6
_LONGEST: Final = 100  # characters; the longest date, in Burmese, has 70


class Written(NamedTuple):
    """A date as written: local time, its precision (second, minute, day), the offset and word for a zone if the text
    has them, and whether all languages that it may be in agree."""

    local: datetime
    precision: str
    offset: timedelta | None = None
    zone: str = ""
    is_certain: bool = True


def make_skeleton(text: str) -> str:
    """Return a text with every digit made 0.

    >>> make_skeleton("24. März 2021, ٩:٠٥")
    '00. März 0000, 0:00'
    """
    return text.translate(_ZEROS) if text.isascii() else _DIGITS.sub("0", text)


@lru_cache(maxsize=100_000)
def find_plan(skeleton: str, language: str) -> Plan | None:
    """Return how texts of one shape are read in a language."""
    return make_plan(skeleton, read_vocabulary(language))


class Learned:
    """What a page's dates have shown, and the reader made of it.

    candidates   the languages that read the page, best first; they may differ on some of its dates
    is_certain   whether they agree on every date of the page
    language     the language, if all that are left are forms of one
    unread       how many different texts of the page no language reads
    """

    def __init__(self, candidates: Sequence[str], *, is_certain: bool, unread: int) -> None:
        self.candidates = tuple(candidates)
        self.is_certain = is_certain
        self.unread = unread
        self._readers: dict[str, Sequence[_Reader]] = {}
        spoken = {code.partition("_")[0] for code in self.candidates}
        self.language = self.candidates[0] if len(spoken) == 1 else None

    def read(self, text: str) -> Written | None:
        """Return a date as written, None where the text is none."""
        found = self.read_fields(text)
        if found is None:
            return None
        plan, reading, is_certain = found
        local = datetime.fromordinal(reading.day) + timedelta(seconds=reading.seconds)
        offset = None if reading.offset is None else timedelta(seconds=reading.offset)
        return Written(local, tell_precision(plan), offset, plan.zone, is_certain)

    def read_fields(self, text: str) -> tuple[Plan, Reading, bool] | None:
        """Return the plan that reads a text, what it says, and whether all candidates say the same."""
        if len(text) > _LONGEST:
            return None
        numbers, readers = read_numbers(text), self._find_readers(make_skeleton(text))
        if len(readers) == 1:
            reading = read_by(readers[0].plan, numbers, readers[0].words)
            return (readers[0].plan, reading, True) if reading else None
        found: dict[Reading, Plan] = {}
        votes: Counter[Reading] = Counter()
        for plan, words, count in readers:
            reading = read_by(plan, numbers, words)
            if reading:
                found.setdefault(reading, plan)
                votes[reading] += count
        if not found:
            return None
        best = max(found, key=lambda one: votes[one]) if len(found) > 1 else next(iter(found))
        return found[best], best, len(found) == 1

    def _find_readers(self, skeleton: str) -> Sequence[_Reader]:
        readers = self._readers.get(skeleton)
        if readers is None:
            readers = self._readers[skeleton] = list_readers(skeleton, self.candidates)
        return readers


class _Reader(NamedTuple):
    """One way of reading texts of a shape, and how many languages have it."""

    plan: Plan
    words: Vocabulary
    votes: int


def list_readers(skeleton: str, languages: Iterable[str]) -> list[_Reader]:
    """Return the different ways in which languages read texts of one shape, the first language's first.

    Words for times of day are one way only where they mean the same hours: plain am and pm do.
    """
    found: dict[tuple[object, ...], _Reader] = {}
    for language in languages:
        plan = find_plan(skeleton, language)
        if plan is None:
            continue
        words = read_vocabulary(language)
        is_plain = set(plan.periods) <= {"am", "pm"}
        key = (*plan._replace(is_native=True, connector=""), () if is_plain else tuple(words.hours.items()))
        known = found.get(key)
        found[key] = _Reader(plan, words, 1) if known is None else known._replace(votes=known.votes + 1)
    return list(found.values())


def tell_precision(plan: Plan) -> str:
    """Return how exact a text of this shape is."""
    return "second" if plan.second >= 0 else "minute" if plan.hour >= 0 else "day"


_Shapes = dict[str, list[str]]  # the texts of a page by their skeleton


def learn_dates(texts: Sequence[str], language: str | Sequence[str] | None = None) -> Learned:
    """Return how the dates of a page are read.

    `language` is a code or name as the export or the user gives it, or the several that other pages of the export
    have left; what they read is read so, and only where another language reads more, that one is taken.
    """
    names = (language,) if isinstance(language, str) else language or ()
    stated = [*dict.fromkeys(filter(None, map(find_language, names)))]
    if stated and _are_plain(texts, stated):
        return Learned(stated, is_certain=True, unread=0)
    shapes = _sort_texts(texts)
    wanted = sum(map(len, shapes.values()))
    scores = {code: _count_read(shapes, code) for code in stated}
    most = max(scores.values(), default=0)
    if not stated or most < wanted:
        others = {code: _count_read(shapes, code) for code in _find_possible(shapes) if code not in scores}
        if not stated or max(others.values(), default=0) > most:
            scores |= others
    return _choose(shapes, scores)


def _are_plain(texts: Sequence[str], languages: Sequence[str]) -> bool:
    """Say whether all of some languages read a page alike, and know every word of it, the months' names among them.

    So it is on nearly all pages.  Then their shapes say everything, and the texts need not be looked at one by one.
    """
    for skeleton in set(make_skeleton("\0".join(texts)).split("\0")):
        plans = [find_plan(skeleton, language) for language in languages]
        if not all(plan is not None and plan.month_word and not plan.connector for plan in plans):
            return False
        if len(languages) > 1 and len(list_readers(skeleton, languages)) > 1:
            return False
    return True


def _sort_texts(texts: Sequence[str]) -> _Shapes:
    """Return the shapes of a page: of all texts of one day one that is as long as any, and one of each other ending."""
    days = {(text[:cut], len(text)): text for text in texts if (cut := text.find(":") - 2) > 0}
    for text in [text for text in texts if text.find(":") < 3]:
        has_dots = text[-3:-2] == "."  # `24.3.2023 klo 21.05.07`
        cut = len(text) - (8 if text[-6:-5] == "." else 5) if has_dots else 0
        days[text[:cut] if cut > 0 else text, len(text)] = text
    shapes: dict[str, list[str]] = {}
    for text in days.values():
        shapes.setdefault(make_skeleton(text), []).append(text)
    return shapes


def _find_possible(shapes: _Shapes) -> list[str]:
    """Return the languages that read any of a few shapes from all over the page; all of them where none does."""
    some = [*shapes][:: max(1, len(shapes) // _FEW)]
    possible = [code for code in list_offered() if any(find_plan(shape, code) for shape in some)]
    return possible or [*list_offered()]


def _choose(shapes: _Shapes, scores: dict[str, int]) -> Learned:
    """Return the languages that read the most of a page, given how many texts each of them reads.

    Those only, if there are any, that know every word of it and write numbers as it does: `03.04.2023` is no
    American date.
    """
    most = max(scores.values())
    unread = sum(map(len, shapes.values())) - most
    if not most:
        return Learned(list(scores), is_certain=not unread, unread=unread)
    chosen = [code for code, score in scores.items() if score == most]
    for is_better in (_knows_words, _is_native):
        chosen = [code for code in chosen if all(is_better(shape, code) for shape in shapes)] or chosen
    return Learned(chosen, is_certain=_agree(shapes, chosen), unread=unread)


def _count_read(shapes: _Shapes, language: str) -> int:
    """Return how many texts of a page a language reads, 0 where a word it does not know may be a time of day."""
    words = read_vocabulary(language)
    count = 0
    connectors: set[str] = set()
    latest = 0
    has_periods = False
    for shape, texts in shapes.items():
        plan = find_plan(shape, language)
        if plan is None:
            continue
        connectors |= {plan.connector} - {""}
        has_periods = has_periods or bool(plan.periods)
        if plan.month_word:  # then no number can contradict the reading, but for a 31st of April
            count += len(texts)
            latest = max(latest, _LATE_HOUR + 1) if plan.connector and len(connectors) < 2 else latest
            latest = max(latest, _find_latest(plan, texts) if plan.connector else 0)
            continue
        read = [numbers for numbers in map(read_numbers, texts) if read_by(plan, numbers, words)]
        count += len(read)
        latest = max([latest, *(numbers[plan.hour] for numbers in read)])
    hides_period = len(connectors) > 1 and not has_periods and latest <= _LATE_HOUR
    return 0 if hides_period else count


def _find_latest(plan: Plan, texts: list[str]) -> int:
    return max(read_numbers(text)[plan.hour] for text in texts)


def _knows_words(shape: str, language: str) -> bool:
    plan = find_plan(shape, language)
    return plan is None or not plan.connector


def _is_native(shape: str, language: str) -> bool:
    plan = find_plan(shape, language)
    return plan is None or plan.is_native


def _agree(shapes: _Shapes, languages: Sequence[str]) -> bool:
    """Say whether languages read every text of a page alike."""
    if len(languages) == 1:
        return True
    return all(_agree_on(shape, texts, languages) for shape, texts in shapes.items())


def _agree_on(shape: str, texts: list[str], languages: Sequence[str]) -> bool:
    readers = list_readers(shape, languages)
    if len(readers) < 2:
        return True
    for numbers in map(read_numbers, texts):
        if len({read_by(one.plan, numbers, one.words) for one in readers} - {None}) > 1:
            return False
    return True


__all__ = ["Learned", "Written", "find_plan", "learn_dates", "make_skeleton", "tell_precision"]
