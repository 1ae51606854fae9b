"""What a page shows and no document of it says: found text by text, so that its block is kept as it stands.

Where the rule of a page knows one kind of block and the page has two, or a block has a part more than the rule knows,
that would be lost without a word.  So the texts of each block are looked up in the documents that the page was made
into.  What is not there as it stands (a list of names behind "You tagged", a date behind "Published") is compared once
more, word by word, with what the block gives when it is read alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final

from exit_kit.archive.pages import Block, File, Item, Link, Page, Part, Text
from exit_kit.importing.page_documents import is_page
from exit_kit.importing.page_labels import ReadTime, read_last_date

_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST_CHOICE: Final = 20
_MOST_ALONE: Final = 2_000
# Yields the documents that a page is made into, and texts that are told besides.
Tell = Callable[[Page], Iterable[Any]]


class _Said:
    """What documents say: the texts and numbers, how many values are neither, and the words of all texts."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.choices = 0

    @cached_property
    def words(self) -> set[str]:
        """The words of all texts, in lower case."""
        return {word for text in self.texts for word in _WORD.findall(text.casefold())}


def list_unsaid(page: Page, documents: Iterable[Any], tell: Tell, read_time: ReadTime) -> list[int]:
    """Return the numbers of the blocks that show more than the documents of the page say.

    `tell` gives the documents of a page, to read a block alone.
    """
    said = _gather(documents)
    unsaid: list[int] = []
    alone = 0
    for at, block in enumerate(page.blocks):
        left = [text for text in list_texts(block) if text not in said.texts and not text.isdecimal()]
        if not left:
            continue
        alone += 1  # reading a block alone takes a while: of a page of odd ones, the first must do
        own = _gather(tell(page._replace(blocks=[block]))) if alone <= _MOST_ALONE else said
        if not _is_said(left, own, read_time):
            unsaid.append(at)
    return unsaid


def list_undated(page: Page, documents: Iterable[Any]) -> list[int]:
    """Return the numbers of the blocks on a page of messages that have no date and so are none, but show something.

    What shows nothing but a text that the documents say (the link by which people join a group) is not lost.
    """
    undated = [at for at, block in enumerate(page.blocks) if not block.date and any(_list_shown(block.parts))]
    texts = _gather(documents).texts if undated else set()
    return [at for at in undated if not texts.issuperset(_list_shown(page.blocks[at].parts))]


def list_texts(block: Block) -> Iterator[str]:
    """Yield the texts of a block, addresses and names of files too; not labels, dates below it, nor icons."""
    if block.title:
        yield block.title
    yield from _list_shown(block.parts)


def _list_shown(parts: Iterable[Part]) -> Iterator[str]:
    stack = list(parts)[::-1]
    while stack:
        part = stack.pop()
        if isinstance(part, Text | Item):
            yield part.text
        elif isinstance(part, Link):
            if "://" in part.href or not is_page(part.href):  # else the way to another page of the export
                yield part.href
                if part.text:
                    yield part.text
        elif isinstance(part, File):
            if part.kind != "icon":
                yield part.uri
        else:
            if isinstance(part, Block) and part.title:
                yield part.title
            stack += part.parts[::-1]


def _gather(documents: Iterable[Any]) -> _Said:
    said = _Said()
    stack = list(documents)
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            said.texts.add(value)
        elif isinstance(value, bool):
            said.choices += 1
        elif isinstance(value, int | float):
            said.texts.add(str(value))
        elif isinstance(value, dict):
            said.texts.update(value)
            stack += value.values()
        elif isinstance(value, list | tuple):
            stack += value
    return said


def _is_said(texts: Iterable[str], said: _Said, read_time: ReadTime) -> bool:
    """Say whether a block's own document says these texts in other words: dates, numbers, choices, parts of them."""
    left = [text for text in texts if not _is_date(text, said, read_time) and not _shares_words(text, said)]
    choices = [text for text in left if len(text) <= _LONGEST_CHOICE]
    return len(left) == len(choices) <= said.choices


def _is_date(text: str, said: _Said, read_time: ReadTime) -> bool:
    seconds = read_last_date(text, read_time)
    if seconds is None:
        return False
    year = datetime.fromtimestamp(seconds, UTC).year
    # JSON has milliseconds in some places, and of a birthday year, month and day.
    return not said.texts.isdisjoint((str(seconds), f"{seconds}000", str(year)))


def _shares_words(text: str, said: _Said) -> bool:
    """Say whether at least half of the words of a text are told, or all of it as a part of another text."""
    own = _WORD.findall(text.casefold())
    if not own:
        return any(text in one for one in said.texts)
    return 2 * sum(word in said.words for word in own) >= len(own)


__all__ = ["Tell", "list_texts", "list_undated", "list_unsaid"]
