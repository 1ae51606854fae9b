"""What CLDR knows of a language: its names, and the words of its dates; shipped for the languages that Meta offers.

To learn what language a page is in, the words of all of them are needed.  babel has each in a file with everything else
that CLDR knows of it, 20 MB in all, and takes half a second to open them, the names of languages as long again: more
than a small export takes to import.  So `languages.json` holds what is wanted of them, and every other language is
asked of babel when somebody names it.

The file is made from babel, never by hand: `pytest tests/importing/test_language_data.py --update-golden`, when babel
brings new words.  Words change from one release of CLDR to the next, and pages keep those of their day: Finnish wrote
`tammik.` until 2023, Hindi had other words for am and pm until 2018.  `older_words.json` holds what CLDR 32 to 42 had
and today's has not (`tests/importing/older_words.py` makes it); it becomes part of `languages.json`.

CLDR's words are under Unicode's licence, which stands beside the files.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypedDict


class DateWords(TypedDict):
    """The words of a language's dates, folded (see `exit_kit.importing.date_words`), and how it writes numbers."""

    months: dict[str, int]
    weekdays: dict[str, int]
    periods: dict[str, list[str]]
    fillers: list[str]
    hour_marks: list[str]
    hours: dict[str, list[int]]
    order: str
    separators: str


class Language(TypedDict):
    """One language: what it is called in English and in itself, and the words of its dates."""

    english: str | None
    names: list[str]
    dates: DateWords


class OlderWords(TypedDict, total=False):
    """Words of a language's dates that CLDR has given up."""

    months: dict[str, int]
    weekdays: dict[str, int]
    periods: dict[str, list[str]]
    fillers: list[str]


@cache
def read_older() -> dict[str, OlderWords]:
    """Return the words of older pages by language; wanted only where words are collected from babel."""
    import orjson

    found: dict[str, OlderWords] = orjson.loads(
        files("exit_kit.importing").joinpath("older_words.json").read_bytes()
    )
    return found


@cache
def read_shipped() -> dict[str, Language]:
    """Return the languages that ship with the program, by their CLDR code, the commonest first."""
    import orjson

    found: dict[str, Language] = orjson.loads(
        files("exit_kit.importing").joinpath("languages.json").read_bytes()
    )
    return found


def read_date_words(language: str) -> DateWords:
    """Return the words of a language's dates by its CLDR code, as shipped, else from babel."""
    shipped = read_shipped().get(language)
    if shipped:
        return shipped["dates"]
    from exit_kit.importing.cldr_words import collect_date_words

    return collect_date_words(language)
