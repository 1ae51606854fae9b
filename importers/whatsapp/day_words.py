"""Words at dates and times, in every language that CLDR has: months, am and pm, and times of day such as `abends`.

Which language a chat is in nobody says; the words that stand at its dates say it.  Where only am and pm stand there, in
whatever spelling (`a.\u202fm.`, `PM`), no language is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from exit_kit.importing.date_plans import read_time
from exit_kit.importing.date_words import META_PERIODS, Vocabulary, read_vocabulary
from exit_kit.importing.languages import list_offered

_EVERYWHERE: Final = "en"


class DayWords(NamedTuple):
    """The languages that know the words of a chat, the commonest first; none: there are none, or nobody knows them."""

    languages: tuple[str, ...]

    def find_periods(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the times of day that the words before or behind a time name, none where they are something else."""
        return next(filter(None, (_find_period(word, self._vocabulary) for word in words)), ())

    def find_month(self, word: str) -> int:
        """Return the month of a word, 0 where it is none."""
        return _find_month(word, self._vocabulary)

    def read_time(self, periods: tuple[str, ...], hour: int, minute: int, second: int) -> int | None:
        """Return seconds of the day, None where there is no such time."""
        return read_time(periods, hour, minute, second, self._vocabulary)

    @property
    def _vocabulary(self) -> Vocabulary:
        return read_vocabulary(self.languages[0] if self.languages else _EVERYWHERE)


def learn_words(words: frozenset[str], months: frozenset[str]) -> DayWords:
    """Return the languages that know the most of these words."""
    wanted = frozenset(words - META_PERIODS.keys())
    return _find_languages(wanted, months) if wanted or months else DayWords(())


@cache
def _find_languages(words: frozenset[str], months: frozenset[str]) -> DayWords:
    """Search the languages of Meta's own list, and all others of CLDR only where none of these knows all the words."""
    scores = {language: _score(words, months, read_vocabulary(language)) for language in list_offered()}
    if not _know_all(words, months, scores):
        others = (language for language in _list_all() if language not in scores)
        scores |= {language: _score(words, months, read_vocabulary(language)) for language in others}
    best = max(scores.values(), default=0)
    return DayWords(tuple(language for language, score in scores.items() if score == best and best))


def _score(words: frozenset[str], months: frozenset[str], known: Vocabulary) -> int:
    """Count the words that a language knows; one that has no meaning of its own counts little."""
    times = sum(bool(_find_period(word, known)) for word in words)
    return (
        4 * times
        + 4 * sum(bool(_find_month(word, known)) for word in months)
        + sum(word in known.fillers for word in words)
    )


def _know_all(words: frozenset[str], months: frozenset[str], languages: Iterable[str]) -> bool:
    """Say whether one of these languages knows all the words."""
    return any(
        all(_find_period(word, known) or word in known.fillers for word in words)
        and all(_find_month(word, known) for word in months)
        for known in map(read_vocabulary, languages)
    )


def _find_period(word: str, known: Vocabulary) -> tuple[str, ...]:
    """Return the times of day that a word names, a word that only goes with it left out: Ewe `ŋdi ga`."""
    found = known.periods.get(word)
    if found is None:
        rests = (word.removesuffix(filler).removeprefix(filler) for filler in known.fillers if filler in word)
        found = next((known.periods[rest] for rest in rests if rest in known.periods), None)
    return found or ()


def _find_month(word: str, known: Vocabulary) -> int:
    """Return the month of a word, little words around it left out (`24 de marzo de 2023`); 0 where it is none."""
    if not word or word in known.months:
        return known.months.get(word, 0)
    behind = [word, *(word.removeprefix(filler) for filler in known.fillers)]
    rests = (rest.removesuffix(filler) for rest in behind for filler in ("", *known.fillers))
    return next((known.months[rest] for rest in rests if rest in known.months), 0)


def _list_all() -> list[str]:
    """Return all languages of CLDR, in each script that they are written in; regions change no words."""
    from babel import localedata

    return [code for code in localedata.locale_identifiers() if not re.search(r"_[A-Z]{2}$|_\d{3}$", code)]


__all__ = ["DayWords", "learn_words"]
