"""The words of dates in one language: months, weekdays, times of day, and the little words between.

They are CLDR's (`exit_kit.importing.cldr_words`).  All words are compared folded: without case, dots, blanks and marks
of writing direction, because these change from one release of CLDR to the next, and Meta follows with years of delay
(`a. m.` with a blank, a narrow blank, or none).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from exit_kit.importing.language_data import read_date_words

# Deviations of Meta's pages from CLDR (formats/facebook.md section 3.2), in any language: English "am" and "pm" stand
# in pages of languages that have words of their own (Thai).
META_PERIODS: Final = {"am": "am", "pm": "pm"}
_MARKS: Final = dict.fromkeys(
    map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b")
)
_FOLDED: Final = _MARKS | {
    ord("\u2019"): "'", ord("\u02bc"): "'", ord("\u05f4"): '"', ord("\u201d"): '"', ord("\u2010"): "-",
    ord("\u2011"): "-", ord("\u2212"): "-", ord("\u2236"): ":", ord("\uff1a"): ":", ord("\u060c"): ",",
}  # fmt: skip
_KEY: Final = re.compile(r"[.\s]+")
_STEM: Final = re.compile(r"[.\s0]")  # up to there a word stands in a text as it is


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
            words = self._words.get(letter, ())
            if not any(text.startswith(_STEM.split(word, 1)[0], at) for word in words):
                return None
            pattern = self._patterns[letter] = _compile_words(words)
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
    known = read_date_words(language)
    words = {*known["months"], *known["weekdays"], *known["periods"], *known["fillers"]}
    return Vocabulary(
        language,
        {make_key(word): number for word, number in known["months"].items()},
        {make_key(word): number for word, number in known["weekdays"].items()},
        {make_key(word): tuple(names) for word, names in known["periods"].items()},
        frozenset(map(make_key, known["fillers"])) - {""},
        tuple(known["hour_marks"]),
        {name: (start, end) for name, (start, end) in known["hours"].items()},
        known["order"],
        frozenset(known["separators"]),
        Lexicon(words),
    )


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
