"""Marks the words that were searched for in a text, as the search index sees them: without accents and capitals."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from markupsafe import Markup, escape

from exit_kit.importing.scripts import UNSPACED

_BEFORE: Final = 70
_LENGTH: Final = 320
_MOST: Final = 20_000  # characters of one text that are looked through
_QUOTED: Final = re.compile(r'"([^"]*)"|(\S+)')
_UNIT: Final = re.compile(f"[{UNSPACED}]|[^\\W{UNSPACED}]+")


def fold(text: str) -> tuple[str, list[int]]:
    """Return a text without accents and capitals, and for each of its characters where it stood."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for piece in unicodedata.normalize("NFKD", char).casefold():
            if not unicodedata.combining(piece):
                folded.append(piece)
                places.append(place)
    return "".join(folded), places


def compile_words(query: str) -> re.Pattern[str] | None:
    """Return what finds the words of a query in a folded text; None for a query without any.

    >>> compile_words('"con leche" CAFÉ').findall(fold("Café, con  leche")[0])
    ['cafe', 'con  leche']
    """
    wanted = []
    for quoted, single in _QUOTED.findall(query):
        units = _UNIT.findall(fold(quoted or single)[0])
        if units:
            gaps = [r"\s*" if re.match(f"[{UNSPACED}]", unit) else r"[\W_]+" for unit in units[1:]]
            body = re.escape(units[0]) + "".join(
                gap + re.escape(unit) for gap, unit in zip(gaps, units[1:], strict=True)
            )
            begin = "" if re.match(f"[{UNSPACED}]", units[0]) else r"(?<![^\W_])"
            end = "" if re.match(f"[{UNSPACED}]", units[-1]) else r"(?![^\W_])"
            wanted.append(f"{begin}{body}{end}")
    return re.compile("|".join(wanted)) if wanted else None


def highlight(text: str, words: re.Pattern[str] | None, length: int = _LENGTH) -> Markup:
    """Return the part of a text around the first word that was found, with all words in it marked; escaped."""
    text = text[:_MOST]
    folded, places = fold(text)
    spans = (
        [(places[one.start()], places[one.end() - 1] + 1) for one in words.finditer(folded)] if words else []
    )
    start = max(0, spans[0][0] - _BEFORE) if spans and spans[0][1] > length - _BEFORE else 0
    stop = min(len(text), start + length)
    pieces = ["…" if start else ""]
    at = start
    for begin, end in spans:
        if begin < at or end > stop:
            continue
        pieces += [str(escape(text[at:begin])), "<mark>", str(escape(text[begin:end])), "</mark>"]
        at = end
    pieces += [str(escape(text[at:stop])), "…" if stop < len(text) else ""]
    return Markup("".join(pieces))
