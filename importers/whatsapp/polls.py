"""Polls: the question, and each option with its votes, by their form (formats/whatsapp.md section 1.8).

    POLL:
    Where to?
    OPTION: The sea (2 votes)

The two words are in the phone's language: in capitals where the script has them, with a mark before each on iOS.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from importers.whatsapp import words
from importers.whatsapp.marks import is_led, strip_marks

_LINES: Final = re.compile(r"\r?\n")
_HEAD: Final = re.compile(r"[\u200e\u200f]*([^\n:：]{2,24})[:：]\s*$")
_OPTION: Final = re.compile(
    r"(?P<mark>[\u200e\u200f]*)(?P<word>[^\n:：]{2,24})[:：] ?(?P<text>.*?) ?"
    r"[(（][\u200e\u200f]?(?P<votes>[^()（）]{1,40})[)）]\s*$",
    re.DOTALL,
)
_COUNT: Final = re.compile(r"\d+")


class Poll(NamedTuple):
    """A poll: `options` are (what, votes), votes None where no figure stands there."""

    question: str
    options: tuple[tuple[str, int | None], ...]


def read_poll(body: str) -> Poll | None:
    """Return the poll that a body is; None where it is none.

    >>> read_poll("POLL:\\nWhere to?\\nOPTION: The sea (2 votes)\\nOPTION: Home (0 votes)")
    Poll(question='Where to?', options=(('The sea', 2), ('Home', 0)))
    """
    lines = _LINES.split(body.strip("\r\n"))
    head = _HEAD.match(lines[0])
    if len(lines) < 3 or head is None or head[1] != head[1].upper():
        return None
    start = next((at for at, line in enumerate(lines) if at > 1 and _is_option(line)), len(lines))
    options = _read_options(lines[start:])
    if not options:
        return None
    is_known = strip_marks(head[1]).casefold() in words.POLL
    is_marked = is_led(body) and all(mark for mark, *_ in options)
    if not (is_known or is_marked or len(options) > 1):
        return None
    question = strip_marks("\n".join(lines[1:start]))
    return Poll(question, tuple((text, votes) for _, text, votes in options))


def _is_option(line: str) -> bool:
    found = _OPTION.match(line)
    return found is not None and found["word"] == found["word"].upper()


def _read_options(lines: list[str]) -> list[tuple[str, str, int | None]]:
    """Return mark, text and votes of each option; nothing where a line is none of the same word.

    An option may go on for several lines: it ends with the line that has the votes.
    """
    found: list[tuple[str, str, int | None]] = []
    words_met: set[str] = set()
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        option = _OPTION.match("\n".join(waiting))
        if option is None:
            continue
        votes = _COUNT.search(option["votes"])
        found.append((option["mark"], strip_marks(option["text"]), int(votes[0]) if votes else None))
        words_met.add(option["word"])
        waiting = []
    return found if len(words_met) == 1 and not any(map(str.strip, waiting)) else []
