"""The words of dates in one language, from CLDR: months, weekdays, times of day, and the little words between.

Nothing is listed by hand but where Meta deviates from CLDR (`META_WORDS`).  All words are compared folded: without
case, dots, blanks and marks of writing direction, because these change from one release of CLDR to the next, and
Meta follows with years of delay (`a. m.` with a blank, a narrow blank, or none).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from exit_kit.importing.cldr import read_locale_data

# Deviations of Meta's pages from CLDR (formats/facebook.md section 3.2), in any language: English "am" and "pm" stand
# in pages of languages that have words of their own (Thai).
META_PERIODS: Final = {"am": "am", "pm": "pm"}
# And words that Meta writes where CLDR has others: Thai `น.` behind a time, `พ.ศ.` before a Buddhist year; English
# four-letter `Sept`; Polish and Portuguese am/pm are CLDR's day periods and need no entry.
META_WORDS: Final = {"th": ("น.", "พ.ศ.", "เวลา"), "en": ("be", "ad")}
META_TIMES: Final = {"cs": {"dopol.": "am", "odpol.": "pm"}}
META_MONTHS: Final = {"en": {"sept": 9}}

_MARKS: Final = dict.fromkeys(
    map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b")
)
_FOLDED: Final = _MARKS | {
    ord("\u2019"): "'", ord("\u02bc"): "'", ord("\u05f4"): '"', ord("\u201d"): '"', ord("\u2010"): "-",
    ord("\u2011"): "-", ord("\u2212"): "-", ord("\u2236"): ":", ord("\uff1a"): ":", ord("\u060c"): ",",
}  # fmt: skip
_LITERAL: Final = re.compile(r"'([^']*)'|([^\x00-\x7f]+)")
_ENDING: Final = re.compile(r"[ML]'([^\W\d_]+)'")  # Basque `maiatza` + `ren`, Mongolian `сар` + `ын`
_STOPS: Final = re.compile(r"[,()\[\]]")
_FIELD: Final = re.compile(r"'[^']*'|([yuMLdhHkKmsaBbEecG])\1*")
_DIGITS: Final = re.compile(r"\d+")
_KEY: Final = re.compile(r"[.\s]+")


def fold(text: str) -> str:
    """Return a text as it is compared: no case, no marks of direction, one kind of blank, apostrophe and colon."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFC", text.translate(_FOLDED).casefold())


def make_key(word: str) -> str:
    """Return a folded word without dots and blanks."""
    return _KEY.sub("", word)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one language's dates are made of.

    months      key of a word -> number of the month; 0 where the word holds the number itself (`3月`, `thg 3`)
    weekdays    key -> 0 for Monday; -1 where it cannot be told
    periods     key -> the times of day that it names: `am`, `pm`, `morning1` …
    fillers     words without a meaning of their own: `de`, `年`, `г.`
    hour_marks  words between hours and minutes: `h`, `時`
    hours       time of day -> the minutes of the day from and before which it is said
    order       of the parts of a date in numbers: dmy, mdy or ymd
    separators  what stands between these numbers
    lexicon     finds all of them
    """

    language: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    periods: Mapping[str, tuple[str, ...]]
    fillers: frozenset[str]
    hour_marks: tuple[str, ...]
    hours: Mapping[str, tuple[int, int]]
    order: str
    separators: frozenset[str]
    lexicon: Lexicon


class Lexicon:
    """Finds the words of a language where they stand in a text, a longer one before a shorter one.

    Their patterns are made letter by letter, when a text has a word that begins so: to make all of them, in each of
    149 languages, takes longer than to read ten thousand messages.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for word in sorted(set(words) - {""}, key=lambda one: (-len(make_key(one)), one)):
            self._words.setdefault(word[0], []).append(word)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the longest word that stands there."""
        letter = text[at : at + 1]
        pattern = self._patterns.get(letter)
        if pattern is None:
            if letter not in self._words:
                return None
            pattern = self._patterns[letter] = _compile_words(self._words[letter])
        return pattern.match(text, at)

    def find_all(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the words of a text from left to right."""
        at = 0
        while at < len(text):
            found = self.match(text, at)
            if found:
                yield found
            at = found.end() if found else at + 1


@cache
def read_vocabulary(language: str) -> Vocabulary:
    """Return the words of a language, by its CLDR code."""
    data = read_locale_data(language)
    base = language.partition("_")[0]
    months = _collect((name, number) for number, name in _name_parts(data["months"]))
    months |= META_MONTHS.get(base, {})
    weekdays = _collect((name, number) for number, name in _name_parts(data["days"]))
    periods = _collect_periods(data["day_periods"]) | {
        word: (name,) for word, name in META_TIMES.get(base, {}).items()
    }
    patterns = [*_list_patterns(data)]
    endings = {fold(ending) for pattern in patterns for ending in _ENDING.findall(pattern)}
    months |= {word + ending: number for word, number in months.items() for ending in endings}
    marks = {mark for pattern in patterns for mark in _find_hour_marks(pattern)}
    fillers = {key for pattern in patterns for key in _find_literals(pattern)}
    fillers |= {fold(name) for name in dict(data["eras"]["abbreviated"]).values()}
    fillers |= {fold(word) for word in META_WORDS.get(base, ())}
    short = str(data["date_formats"]["short"].pattern)
    known = {*months, *weekdays, *periods, *fillers}
    return Vocabulary(
        language,
        {make_key(word): number for word, number in months.items()},
        {make_key(word): number for word, number in weekdays.items()},
        {make_key(word): found for word, found in periods.items()},
        frozenset(map(make_key, fillers)) - {""},
        tuple(sorted(marks, key=len, reverse=True)),
        _read_hours(data.get("day_period_rules")),
        _find_order(short),
        frozenset(_find_separators(short)),
        Lexicon(known),
    )


def _name_parts(names: Any) -> Iterator[tuple[int, str]]:
    """Yield number and name of months or weekdays, wide and abbreviated, in all their forms."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from dict(names[context][width]).items()


def _collect(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return words by their folded form; digits in them become 0, and the number is not a constant then."""
    found: dict[str, int] = {}
    for name, number in pairs:
        word = _DIGITS.sub("0", fold(name)).strip()
        if word.strip("0. "):
            is_counted = word != fold(name).strip()
            found.setdefault(word, 0 if is_counted else number)
    return found


def _collect_periods(all_words: Any) -> dict[str, tuple[str, ...]]:
    """Return the words for times of day; the shortest forms only where they are more than a letter or two."""
    found: dict[str, list[str]] = {word: [name] for word, name in META_PERIODS.items()}
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide", "narrow"):
            for name, word in dict(all_words[context][width]).items():
                folded = fold(word).strip()
                if folded and (width != "narrow" or len(make_key(folded)) > 2 or not folded.isascii()):
                    names = found.setdefault(folded, [])
                    names += [name] if name not in names else []
    return {word: tuple(names) for word, names in found.items()}


def _list_patterns(data: Any) -> Iterator[str]:
    for kind in ("date_formats", "time_formats", "datetime_skeletons", "datetime_formats"):
        yield from (str(getattr(one, "pattern", one)) for one in dict(data[kind]).values())


def _find_literals(pattern: str) -> Iterator[str]:
    """Yield the words that stand in a pattern as they are."""
    for quoted, bare in _LITERAL.findall(pattern):
        for word in _STOPS.sub(" ", fold(quoted or bare)).split():
            if any(letter.isalpha() for letter in word):
                yield word


def _find_hour_marks(pattern: str) -> Iterator[str]:
    """Yield what stands between hours and minutes, where it is a word: `14 h 37`, `14時37分`."""
    found = re.search(r"[hHkK]+\s*(?:'([^']+)'|([^\x00-\x7f]+))\s*m", pattern)
    if found:
        yield fold(found[1] or found[2]).strip()


def _read_hours(rules: Any) -> dict[str, tuple[int, int]]:
    """Return when each time of day is said, in minutes of the day; noon and midnight are moments, not spans."""
    found: dict[str, tuple[int, int]] = {}
    for name, spans in dict(rules[None] if rules else {}).items():
        for span in spans:
            if "from" in span and "before" in span:
                found.setdefault(name, (_count_minutes(span["from"]), _count_minutes(span["before"])))
    return found


def _count_minutes(seconds: Any) -> int:
    """Return minutes of the day for CLDR's time, which babel has in seconds."""
    return int(seconds) // 60


def _find_order(pattern: str) -> str:
    letters = (field[1] for field in _FIELD.finditer(pattern) if field[1])
    order = "".join(dict.fromkeys("y" if one == "u" else one.replace("L", "M") for one in letters)).lower()
    order = "".join(one for one in order if one in "dmy")
    return order if len(order) == 3 else "dmy"


def _find_separators(pattern: str) -> Iterator[str]:
    yield from (one for one in "./-" if one in pattern)


def _compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of some words: blanks in them may be missing, and so may dots."""
    return re.compile("|".join("".join(_loosen(word)) for word in words))


def _loosen(word: str) -> Iterator[str]:
    if word.startswith("0"):
        yield "(?<!0)"
    stem = word.rstrip(".")
    for piece in re.findall(r"0+|[.\s]+|[^.\s0]", stem):
        if piece[0] == "0":
            yield "0{1,2}(?!0)"
        elif not piece.strip(". \u00a0\u202f\u2009"):
            yield r"\.?\s*"
        else:
            yield re.escape(piece)
    yield r"\.?"
    last = stem[-1:]
    if last.isalpha() and last.upper() != last.lower():  # scripts that know case part words by blanks
        yield r"(?![^\W\d_])"


__all__ = ["Vocabulary", "fold", "make_key", "read_vocabulary"]
