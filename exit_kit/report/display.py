"""Text in columns for a terminal: widths, cuts, bars, wrapping; in plain ASCII where the encoding has no more.

Terminals disagree about joined emoji, so a width here is the largest that any of them shows: a line may be a
little shorter than it could be, and never wraps.  For the same reason whatever comes from an export stands last
in its line.  Right-to-left names would pull the figures beside them over; isolates (U+2066 to U+2069) are what
`harmless` takes out of the export's own text, and few terminals honour them, so a name of that kind is closed in
by left-to-right marks, which can change the direction of nothing but itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from exit_kit.wording import harmless

WIDTH: Final = 80
_LEFT_TO_RIGHT_MARK: Final = "\u200e"
_EMOJI_STYLE: Final = "\ufe0f"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
_NAME_CELLS: Final = 60
_MOST_MARKS: Final = 3  # characters for each cell: names that pile up accents are cut


class Symbols(NamedTuple):
    """The signs that a terminal can show."""

    full: str
    half: str
    more: str
    bullet: str
    is_unicode: bool


UNICODE: Final = Symbols("█", "▌", "…", "•", is_unicode=True)
ASCII: Final = Symbols("#", "", "...", "*", is_unicode=False)


def choose_symbols(encoding: str | None) -> Symbols:
    """Return the signs that an encoding can write; None is taken for UTF-8."""
    try:
        "".join((*UNICODE[:4], _LEFT_TO_RIGHT_MARK)).encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return UNICODE


def measure(text: str) -> int:
    """Return how many cells a text takes at most.

    >>> measure("Zoë"), measure("你好"), measure("e\u0301")
    (3, 4, 1)
    """
    return len(text) if text.isascii() else sum(_measure_char(char) for char in text)


def _measure_char(char: str) -> int:
    if char == _EMOJI_STYLE:
        return 1  # asks for the wide picture of a narrow character
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if category == "Cs":
        return len("\\ud83d")  # the console writes half of a pair as an escape
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def clip(text: str, cells: int, symbols: Symbols) -> str:
    """Return text from an export as one harmless line of at most so many cells, cut with an ellipsis."""
    chars = [_write_plainly(char, symbols) for char in " ".join(harmless(text).split()) or "?"]
    text = "".join(chars)
    if measure(text) <= cells and len(text) <= _MOST_MARKS * cells:
        return _close_in(text, symbols)
    room = cells - len(symbols.more)
    shown = ""
    for char in chars:
        room -= measure(char)
        if room < 0 or len(shown) >= _MOST_MARKS * cells:
            break
        shown += char
    return _close_in(shown.rstrip() + symbols.more, symbols)


def _write_plainly(text: str, symbols: Symbols) -> str:
    """Escape what an ASCII terminal cannot show, as the console would do later: the width has to be known now."""
    return text if symbols.is_unicode else text.encode("ascii", "backslashreplace").decode()


def _close_in(text: str, symbols: Symbols) -> str:
    if text.isascii() or not symbols.is_unicode:
        return text
    if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return f"{_LEFT_TO_RIGHT_MARK}{text}{_LEFT_TO_RIGHT_MARK}"
    return text


def pad(text: str, cells: int) -> str:
    """Return a text filled up with spaces on the right."""
    return text + " " * (cells - measure(text))


def draw_bar(value: int, most: int, cells: int, symbols: Symbols) -> str:
    """Return a bar as long as its share of the largest value; whatever is not zero shows."""
    if not value or not most:
        return ""
    halves = max(round(2 * cells * value / most), 1)
    bar = symbols.full * (halves // 2) + (symbols.half if halves % 2 else "")
    return bar or symbols.full


def wrap(words: Iterable[str], indent: str, *, first: str | None = None, width: int = WIDTH) -> Iterator[str]:
    """Yield lines of words (each may hold spaces) within a width; `first` stands instead of the first indent."""
    line = indent if first is None else first
    is_empty = True
    for word in words:
        if not is_empty and measure(line) + 1 + measure(word) > width:
            yield line
            line, is_empty = indent, True
        line += word if is_empty else f" {word}"
        is_empty = False
    if not is_empty:
        yield line


def wrap_text(text: str, indent: str = "", *, first: str | None = None) -> Iterator[str]:
    """Yield a sentence of our own as lines."""
    yield from wrap(text.split(), indent, first=first)


def list_names(
    names: Iterable[tuple[str, int | None]], most: int, symbols: Symbols, indent: str
) -> Iterator[str]:
    """Yield names from an export as wrapped lines, the first `most` of them: "Ada (2); Bo (1) … and 31 more".

    Each comes with a count, or None.  Semicolons: names of places hold commas.
    """
    every = list(names)
    shown = [_name(name, count, symbols) for name, count in every[:most]]
    rest = len(every) - len(shown)
    words = [f"{name};" for name in shown[:-1]] + shown[-1:]
    if rest:
        words += [f"{symbols.more} and", f"{rest:,} more"]
    yield from wrap(words, indent)


def _name(name: str, count: int | None, symbols: Symbols) -> str:
    """Return a name with its count, which stays outside the marks that close in a right-to-left name."""
    return clip(name, _NAME_CELLS, symbols) + ("" if count is None else f" ({count:,})")
