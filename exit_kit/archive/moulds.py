"""Moulds: the markup that a page's records share, learned from the page itself, so that most are read at once.

Ten thousand messages of a page differ in what stands between the tags, hardly ever in the tags.  `split_record` parts
the two; what is left of the tags is looked up, and a mould that was made once (`page_filling`) fills a `Block` with the
values.  The commonest moulds of pages of one kind (all pages of messages) become one pattern, which parts record after
record from their values.  Whatever has no mould is read carefully, each time.

Nothing here knows a class token, so that the fast way can never say anything else than the careful one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from exit_kit.archive.page_filling import SLOT, CleanHref, Fill, Filler, Read, Template, Unfit, make_template
from exit_kit.archive.pages import Block

_MOST: Final = 2_000  # different markups of one page that are remembered
_MOST_KEPT: Final = 100  # of one kind of pages, from one page to the next
_LONGEST_KEPT: Final = 4_000
_MOST_VALUES: Final = 200  # longer records are too rare to be alike
_PROMOTED: Final = 10  # moulds that are tried first, as one pattern
_WORTH_IT: Final = 10
_TEXT_SLOT: Final = r">[ \t\r\n\f]*+{}<"
_TEXT: Final = r"[^<]++"
_VALUE_SLOT: Final = r"\"{}\""
_VALUE: Final = r"[^\"<]*+"


class Key(NamedTuple):
    """The markup of a record: the tags between its values, and the attributes whose values they are (None: a text)."""

    tags: tuple[str, ...]
    names: tuple[str | None, ...]


class Mould(NamedTuple):
    """What fills the block of such markup, and the numbers of the values that it takes."""

    fill: Fill
    slots: tuple[int, ...]


def split_record(markup: str) -> tuple[Key, list[str]]:
    """Return the tags of a record without their values, and the values in order."""
    pieces = SLOT.split(markup)
    values = [text or value or "" for text, value in zip(pieces[1::4], pieces[3::4], strict=True)]
    return Key(tuple(pieces[::4]), tuple(pieces[2::4])), values


def _fill_one(fill: Fill) -> Fill:
    return lambda value: fill((str(value),))


def _render_pattern(key: Key, slots: Sequence[int]) -> str:
    """Return the pattern of all records with these tags; its groups are the values that are wanted."""
    pieces = []
    for number, (tags, name) in enumerate(zip(key.tags, (*key.names, None), strict=True)):
        slot, value = (re.escape(name) + _VALUE_SLOT, _VALUE) if name else (_TEXT_SLOT, _TEXT)
        pieces += [re.escape(tags), slot.format(f"({value})" if number in slots else value)]
    return "".join(pieces[:-1])


class _Shelf:
    """What pages of one kind have taught: kept for the next one, because to learn it takes as long as to use it.

    Nothing here depends on a page: of a markup it holds the template, of the commonest ones the pattern.
    """

    def __init__(self, openings: tuple[str, ...]) -> None:
        self._next = "|".join(map(re.escape, openings))
        self._uses: dict[Key, int] = {}
        self.templates: dict[Key, Template | None] = {}
        self.promoted: tuple[tuple[Key, tuple[int, ...]], ...] = ()
        self.pattern: re.Pattern[str] | None = None

    def keep(self, key: Key, template: Template | None) -> None:
        """Remember a template, while there is room for it."""
        if len(self.templates) < _MOST_KEPT and sum(map(len, key.tags)) <= _LONGEST_KEPT:
            self.templates[key] = template

    def count(self, key: Key) -> None:
        """Count a use of a mould, and let the few markups that most records have be found by one pattern.

        Whatever is none of them is matched as a character without a group, so that all that is found stands side by
        side.  A record must be followed by another one at once, or by nothing.
        """
        template = self.templates.get(key)
        if template is None or not template.slots or len(self.promoted) >= _PROMOTED:
            return
        uses = self._uses[key] = self._uses.get(key, 0) + 1
        if uses == _WORTH_IT:
            self.promoted = (*self.promoted, (key, template.slots))  # the commonest come first
            records = "|".join(_render_pattern(*one) for one in self.promoted)
            self.pattern = re.compile(rf"(?:{records})(?={self._next}|\Z)|(?s:.)")


@lru_cache(maxsize=16)
def _get_shelf(_kind: str, openings: tuple[str, ...]) -> _Shelf:
    """Return what is known of pages of a kind whose records begin so."""
    return _Shelf(openings)


class Moulds:
    """The moulds of one page; `kind` is what pages that look alike have in common."""

    def __init__(self, read: Read, clean_href: CleanHref, kind: str) -> None:
        self._read = read
        self._filler = Filler(clean_href)
        self._kind = kind
        self._met: set[Key] = set()
        self._known: dict[Key, Mould | None] = {}
        self._pattern: re.Pattern[str] | None = None
        self._promoted: dict[int | None, Mould] = {}  # by the last group of theirs, that has matched

    def fill_run(self, markup: str, start: int, openings: tuple[str, ...]) -> tuple[list[Block], int]:
        """Return the blocks of the records from there on whose markup is one of the commonest, and where they end.

        Another record must follow each at once, or nothing: what else stands between records is read carefully.
        """
        blocks: list[Block] = []
        shelf = _get_shelf(self._kind, openings)
        if shelf.pattern is None:
            return blocks, start
        if shelf.pattern is not self._pattern:
            self._take_pattern(shelf)
        add, get_mould, last = blocks.append, self._promoted.get, None
        for found in shelf.pattern.finditer(markup, start):
            mould = get_mould(found.lastindex)
            if mould is None:
                break
            fill, groups = mould
            block = fill(found.group(*groups))
            if block is None:
                break
            add(block)
            last = found
        return blocks, start if last is None else last.end()

    def fill(self, markup: str, openings: tuple[str, ...]) -> Block | None:
        """Return the block of a record's markup, None when it must be read carefully."""
        key, values = split_record(markup)
        shelf = _get_shelf(self._kind, openings)
        if key not in self._known and not self._is_common(key, shelf):
            return None
        if key not in self._known:
            self._known[key] = self._make(key, shelf, markup)
        mould = self._known[key]
        if mould is None:
            return None
        shelf.count(key)
        return mould.fill([values[slot] for slot in mould.slots])

    def _is_common(self, key: Key, shelf: _Shelf) -> bool:
        """Say whether a markup was met before: what occurs once needs no mould."""
        if key in shelf.templates or key in self._met:
            return True
        if len(self._met) < _MOST and len(key.names) <= _MOST_VALUES:
            self._met.add(key)
        return False

    def _take_pattern(self, shelf: _Shelf) -> None:
        self._pattern, self._promoted, last = shelf.pattern, {}, 0
        for key, slots in shelf.promoted:
            first, last = last + 1, last + len(slots)
            mould = self._make(key, shelf)
            if mould is not None:
                groups = tuple(first + slots.index(one) for one in mould.slots)
                # Of a single group a match gives the text, of several a tuple of texts.
                self._promoted[last] = Mould(
                    _fill_one(mould.fill) if len(groups) == 1 else mould.fill, groups
                )

    def _make(self, key: Key, shelf: _Shelf, markup: str = "") -> Mould | None:
        """Return the mould of such markup, None where what it gives depends on the values."""
        if key not in shelf.templates and markup:
            template = make_template(markup, self._read)
            shelf.keep(key, template)
        else:
            template = shelf.templates.get(key)
        try:
            return Mould(*self._filler.make_fill(template)) if template is not None else None
        except Unfit:
            return None
