"""Words at dates and times, in every language that CLDR has: months, am and pm, and times of day such as `abends`.

Which language a chat is in nobody says; the words that stand at its dates say it.  Where only am and pm stand there, in
whatever spelling (`a.\u202fm.`, `PM`), no language is needed.
"""

from __future__ import annotations

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
        known = self._vocabulary.periods
        return next((known[word] for word in words if word in known), ())

    def find_month(self, word: str) -> int:
        """Return the month of a word, 0 where it is none."""
        return self._vocabulary.months.get(word, 0)

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
    scores: dict[str, int] = {}
    for language in list_offered():
        known = read_vocabulary(language)
        found = sum(4 for word in words if word in known.periods) + sum(
            4 for word in months if word in known.months
        )
        found += sum(1 for word in words if word in known.fillers)
        if found:
            scores[language] = found
    best = max(scores.values(), default=0)
    return DayWords(tuple(language for language, score in scores.items() if score == best))


__all__ = ["DayWords", "learn_words"]
