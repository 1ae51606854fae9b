"""The words of a language's dates and its names, collected from CLDR by babel.

Nothing is listed by hand but where Meta deviates from CLDR (`META_WORDS`).  What comes of it for the languages that
Meta offers is kept in a file (`exit_kit.importing.language_data`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from exit_kit.importing.cldr import read_locale_data
from exit_kit.importing.date_words import META_PERIODS, fold, make_key
from exit_kit.importing.language_data import DateWords, Language, OlderWords, read_older

# And words that Meta writes where CLDR has others: Thai `น.` behind a time, `พ.ศ.` before a Buddhist year; English
# four-letter `Sept`; Polish and Portuguese am/pm are CLDR's day periods and need no entry.
META_WORDS: Final = {"th": ("น.", "พ.ศ.", "เวลา"), "en": ("be", "ad")}
META_TIMES: Final = {"cs": {"dopol.": ["am"], "odpol.": ["pm"]}}
META_MONTHS: Final = {"en": {"sept": 9}}

_LITERAL: Final = re.compile(r"'([^']*)'|([^\x00-\x7f]+)")
_ENDING: Final = re.compile(r"[ML]'([^\W\d_]+)'")  # Basque `maiatza` + `ren`, Mongolian `сар` + `ын`
_STOPS: Final = re.compile(r"[,()\[\]]")
_FIELD: Final = re.compile(r"'[^']*'|([yuMLdhHkKmsaBbEecG])\1*")
_DIGITS: Final = re.compile(r"\d+")


def collect_language(code: str) -> Language:
    """Return what is to be known of a language, by its CLDR code."""
    from babel import Locale

    locale, english = Locale.parse(code), Locale("en")
    own = [(speaker, locale.get_display_name(speaker)) for speaker in (locale, english)]
    names = [one for speaker, name in own for one in (name, locale.get_language_name(speaker)) if one]
    folded = [unicodedata.normalize("NFC", name).casefold() for name in names]
    known = english.languages.get(code)
    return {
        "english": known.casefold() if known else None,
        "names": list(dict.fromkeys(folded)),
        "dates": collect_date_words(code),
    }


def collect_date_words(language: str, older: Mapping[str, OlderWords] | None = None) -> DateWords:
    """Return the words of a language's dates, by its CLDR code, with those that older releases of CLDR had."""
    had = (read_older() if older is None else older).get(language, {})
    data = read_locale_data(language)
    base = language.partition("_")[0]
    patterns = [*_list_patterns(data)]
    short = str(data["date_formats"]["short"].pattern)
    marks = {mark for pattern in patterns for mark in _find_hour_marks(pattern)}
    return {
        "months": _collect_months(data, base, patterns) | had.get("months", {}),
        "weekdays": _collect((name, number) for number, name in _name_parts(data["days"]))
        | had.get("weekdays", {}),
        "periods": _collect_periods(data["day_periods"]) | META_TIMES.get(base, {}) | had.get("periods", {}),
        "fillers": sorted({*_collect_fillers(data, base, patterns), *had.get("fillers", ())}),
        "hour_marks": sorted(marks, key=lambda mark: (-len(mark), mark)),
        "hours": _read_hours(data.get("day_period_rules")),
        "order": _find_order(short),
        "separators": "".join(_find_separators(short)),
    }


def _collect_months(data: Any, base: str, patterns: list[str]) -> dict[str, int]:
    months = _collect((name, number) for number, name in _name_parts(data["months"]))
    months |= META_MONTHS.get(base, {})
    endings = sorted({fold(ending) for pattern in patterns for ending in _ENDING.findall(pattern)})
    return months | {word + ending: number for word, number in months.items() for ending in endings}


def _collect_fillers(data: Any, base: str, patterns: list[str]) -> set[str]:
    fillers = {key for pattern in patterns for key in _find_literals(pattern)}
    fillers |= {fold(name) for name in dict(data["eras"]["abbreviated"]).values()}
    return fillers | {fold(word) for word in META_WORDS.get(base, ())}


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


def _collect_periods(all_words: Any) -> dict[str, list[str]]:
    """Return the words for times of day; the shortest forms only where they are more than a letter or two."""
    found: dict[str, list[str]] = {word: [name] for word, name in META_PERIODS.items()}
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide", "narrow"):
            for name, word in dict(all_words[context][width]).items():
                folded = fold(word).strip()
                if folded and (width != "narrow" or len(make_key(folded)) > 2 or not folded.isascii()):
                    names = found.setdefault(folded, [])
                    names += [name] if name not in names else []
    return found


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


def _read_hours(rules: Any) -> dict[str, list[int]]:
    """Return when each time of day is said, in minutes of the day; noon and midnight are moments, not spans."""
    found: dict[str, list[int]] = {}
    for name, spans in dict(rules[None] if rules else {}).items():
        for span in spans:
            if "from" in span and "before" in span:
                found.setdefault(name, [_count_minutes(span["from"]), _count_minutes(span["before"])])
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


__all__ = ["collect_date_words", "collect_language"]
