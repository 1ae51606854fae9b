"""Where a row's words stand in a file that is no JSON: a page or a chat's text, shown as it is written there.

A page writes some letters as entities, and breaks lines with tags; so the longest line of what the row says is looked
for, in each of the ways that it may be written.  The passage around it is cut at the ends of lines and tags.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_AROUND: Final = 700  # characters before and behind
_MOST_LETTERS: Final = 200  # of a line are enough to find it by


class Passage(NamedTuple):
    """What stands before the words in a file, the words, what stands behind them; and how often they stand there."""

    before: str
    words: str
    behind: str
    times: int


def find_passage(text: str, said: Iterable[str], *, is_page: bool) -> Passage | None:
    """Return the first passage with the longest line of what a row says, None where none of its lines is there."""
    lines = {line.strip()[:_MOST_LETTERS] for one in said for line in one.splitlines()} - {""}
    for line in sorted(lines, key=lambda line: (-len(line), line)):
        for words in _write(line) if is_page else (line,):
            start = text.find(words)
            if start >= 0:
                end = start + len(words)
                before = _cut_before(text[max(0, start - _AROUND) : start], start > _AROUND, is_page)
                behind = _cut_behind(text[end : end + _AROUND], len(text) > end + _AROUND, is_page)
                return Passage(before, words, behind, text.count(words))
    return None


def _write(line: str) -> Iterator[str]:
    """Yield the ways in which a page may write a line."""
    yield (escaped := html.escape(line, quote=True)).replace("&#x27;", "&#039;")
    yield escaped
    yield html.escape(line, quote=False)
    yield line


def _cut_before(text: str, is_cut: bool, is_page: bool) -> str:
    return text[text.find("<" if is_page else "\n") + (not is_page) :] if is_cut else text


def _cut_behind(text: str, is_cut: bool, is_page: bool) -> str:
    place = text.rfind(">" if is_page else "\n")
    return text[: place + 1] if is_cut and place >= 0 else text


__all__ = ["Passage", "find_passage"]
