"""Moulds: the markup that a page's records share, learned from the page itself, so that most are read at once.

Ten thousand messages of a page differ in what stands between the tags, hardly ever in the tags.  `split_record` parts
the two; what is left of the tags is looked up, and a mould that was made once fills a `Block` with the values.  A mould
is made by reading the same tags with probes for values, in the careful way (`page_reading`), twice: with probes that
look like nothing, and with probes that look like dates and files.  Only where both give the same block, so that nothing
depends on a value, there is a mould; everything else is read carefully, each time.  The commonest moulds of pages of
one kind (all pages of messages) become one pattern, which parts record after record from their values at once.

Nothing here knows a class token, so that the fast way can never say anything else than the careful one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from exit_kit.archive.markup import fold_space, read_entities
from exit_kit.archive.pages import Block, File, Item, Link, Part, Place, Row, Text

Values = Sequence[str]
Fill = Callable[[Values], Block | None]
Probed = tuple[Block, ...] | None

_MOST: Final = 2_000  # different markups of one page that are remembered
_MOST_KEPT: Final = 100  # of one kind of pages, from one page to the next
_LONGEST_KEPT: Final = 4_000
_MOST_VALUES: Final = 200  # longer records are too rare to be alike
_PROMOTED: Final = 10  # moulds that are tried first, as one pattern
_WORTH_IT: Final = 10
_SLOT: Final = re.compile(r">[ \t\r\n\f]*+([^<]+)<|((?:href|src|id|by|datetime|alt)=)\"([^\"<]*)\"")
_TEXT_SLOT: Final = r">[ \t\r\n\f]*+([^<]++)<"
_VALUE_SLOT: Final = r"\"([^\"<]*+)\""
_NEEDS_FOLDING: Final = re.compile(r"[\t\r\n\f\0]|  |^ | $")
_PROBES: Final = (
    ("\ue000{}\ue001", "\ue000{}\ue001"),
    ("\ue0002020-01-02 12:34 {}\ue001", "messages/media/\ue0002020-01-02 12:34 {}.jpg\ue001"),
)
_PROBE: Final = re.compile(r"\A(?:messages/media/)?\ue000(?:2020-01-02 12:34 )?(\d+)(?:\.jpg)?\ue001\Z")


Key = tuple[
    tuple[str, ...], tuple[str | None, ...]
]  # the tags between the values, the attributes whose they are


def split_record(markup: str) -> tuple[Key, list[str]]:
    """Return the tags of a record without their values, and the values in order."""
    pieces = _SLOT.split(markup)
    values = [text or value or "" for text, value in zip(pieces[1::4], pieces[3::4], strict=True)]
    return (tuple(pieces[::4]), tuple(pieces[2::4])), values


def _render_pattern(key: Key) -> str:
    """Return the pattern of all records with these tags; its groups are their values."""
    slots = [re.escape(name) + _VALUE_SLOT if name else _TEXT_SLOT for name in key[1]]
    return "".join(re.escape(one) + slot for one, slot in zip(key[0], [*slots, ""], strict=True))


class _Shelf:
    """What pages of one kind have taught: kept for the next one, because to make moulds takes as long as to use them.

    Nothing here depends on a page: of a markup it holds what the probes gave, of the commonest ones the pattern.
    """

    def __init__(self, kind: str, openings: tuple[str, ...]) -> None:
        self.kind = kind
        self._next = "|".join(map(re.escape, openings))
        self._uses: dict[Key, int] = {}
        self.probed: dict[Key, Probed] = {}
        self.promoted: tuple[Key, ...] = ()
        self.pattern: re.Pattern[str] | None = None

    def keep(self, key: Key, probed: Probed) -> None:
        """Remember what probes gave, while there is room for it."""
        if len(self.probed) < _MOST_KEPT and sum(map(len, key[0])) <= _LONGEST_KEPT:
            self.probed[key] = probed

    def count(self, key: Key) -> None:
        """Count a use of a mould, and let the few markups that most records have be found by one pattern.

        Whatever is none of them is matched as a character without a group, so that all that is found stands side by
        side.  A record must be followed by another one at once, or by nothing.
        """
        if len(self.promoted) >= _PROMOTED or len(key[1]) < 2 or key not in self.probed:
            return
        uses = self._uses[key] = self._uses.get(key, 0) + 1
        if uses == _WORTH_IT:
            self.promoted = (*self.promoted, key)  # the commonest come first
            records = "|".join(map(_render_pattern, self.promoted))
            self.pattern = re.compile(rf"(?:{records})(?={self._next}|\Z)|(?s:.)")


@lru_cache(maxsize=16)
def _get_shelf(kind: str, openings: tuple[str, ...]) -> _Shelf:
    """Return what is known of pages of a kind whose records begin so."""
    return _Shelf(kind, openings)


class Moulds:
    """The moulds of one page; `read` reads markup carefully and returns its only block, or None.

    `kind` is what pages that look alike have in common.
    """

    def __init__(
        self, read: Callable[[str], Block | None], clean_href: Callable[[str], str | None], kind: str
    ) -> None:
        self._read = read
        self._clean_href = clean_href
        self._kind = kind
        self._known: dict[Key, _Filled | None] = {}
        self._pattern: re.Pattern[str] | None = None
        self._fills: dict[int | None, tuple[Fill, list[int]]] = {}  # by the last group that has matched

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
        add, get_fill, last = blocks.append, self._fills.get, None
        for found in shelf.pattern.finditer(markup, start):
            known = get_fill(found.lastindex)
            if known is None:
                break
            fill, slots = known
            block = fill(found.group(*slots))
            if block is None:
                break
            add(block)
            last = found
        return blocks, start if last is None else last.end()

    def fill(self, markup: str, openings: tuple[str, ...]) -> Block | None:
        """Return the block of a record's markup, None when it must be read carefully."""
        key, values = split_record(markup)
        shelf = _get_shelf(self._kind, openings)
        known = self._known.get(key, _UNKNOWN)
        if known is _UNKNOWN and key not in shelf.probed:  # what occurs once needs no mould
            if len(self._known) < _MOST and len(key[1]) <= _MOST_VALUES:
                self._known[key] = _MET
            return None
        if known is _UNKNOWN or known is _MET:
            known = self._known[key] = self._make(key, shelf, markup)
        if known is None:
            return None
        shelf.count(key)
        filled: Block | None = known.fill([values[at] for at in known.slots] if known.slots else values)
        return filled

    def _take_pattern(self, shelf: _Shelf) -> None:
        self._pattern, self._fills, last = shelf.pattern, {}, 0
        for key in shelf.promoted:
            first, last = last + 1, last + len(key[1])
            made = self._make(key, shelf)
            if made is not None:
                self._fills[last] = made.fill, [first + slot for slot in made.slots or range(len(key[1]))]

    def _make(self, key: Key, shelf: _Shelf, markup: str = "") -> _Filled | None:
        """Return what fills the block of such markup, None where that depends on the values."""
        probed = shelf.probed.get(key, ())
        if not probed and markup:
            probed = self._probe(markup)
            shelf.keep(key, probed)
        try:
            shapes = [_Shape(self._clean_href).make_record(block) for block in probed or ()]
        except _Unfit:
            return None
        return shapes[0] if shapes and shapes[0].plan == shapes[1].plan else None

    def _probe(self, markup: str) -> Probed:
        """Return what such markup gives with each kind of probes; None where it cannot be read by itself."""
        blocks = []
        for text_probe, value_probe in _PROBES:
            block = self._read(_put_probes(markup, text_probe, value_probe))
            if block is None or block.is_broken:
                return None
            blocks.append(block)
        return tuple(blocks)


def _put_probes(markup: str, text_probe: str, value_probe: str) -> str:
    count = -1

    def put(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        group = 1 if found[1] is not None else 3
        start, end = found.span(group)
        probe = (text_probe if group == 1 else value_probe).format(count)
        return found.string[found.start() : start] + probe + found.string[end : found.end()]

    return _SLOT.sub(put, markup)


class _Unfit(Exception):
    """Is raised where a block cannot be filled slot by slot."""


class _Filled(NamedTuple):
    """How something is filled: the function, and a plain description to compare (of a text: its slot).

    `slots` are the values that the function takes, in its order; None where it takes all values of the record.
    """

    fill: Callable[[Values], Any]
    plan: Any
    slots: tuple[int, ...] | None = None


_UNKNOWN: Final = _Filled(lambda _: None, "")  # marks a markup that was never met
_MET: Final = _Filled(lambda _: None, "")  # marks one that was met once


class _Shape:
    """Makes of a block full of probes what fills such blocks with values."""

    def __init__(self, clean_href: Callable[[str], str | None]) -> None:
        self._clean_href = clean_href

    def make_record(self, block: Block) -> _Filled:
        """Return what fills a record's block; one of nothing but title, text and date, as most messages, faster."""
        made = self.make_block(block)
        if len(block.parts) != 1 or type(block.parts[0]) is not Text or block.href:
            return made
        slots = tuple(self._make_text(text).plan for text in (block.title, block.parts[0].text, block.date))
        if any(type(slot) is not int for slot in slots):
            return made
        return _Filled(_fill_plain(block.parts[0].place, block.place), made.plan, slots)

    def make_block(self, block: Block) -> _Filled:
        """Return what fills a block, None from which means: this one carefully."""
        title, date = self._make_text(block.title), self._make_text(block.date)
        href = self._make_href(block.href)
        parts = [self._make_part(part) for part in block.parts]
        fills = [part.fill for part in parts]
        place = block.place
        plan = (title.plan, date.plan, href.plan, place, [part.plan for part in parts])

        def fill(values: Values) -> Block | None:
            filled = []
            for one in fills:
                part = one(values)
                if part is None:
                    return None
                filled.append(part)
            return Block(title.fill(values), tuple(filled), date.fill(values), href.fill(values), place)

        return _Filled(fill, plan)

    def _make_text(self, text: str | None) -> _Filled:
        if not text:
            return _Filled(lambda _: text, text)
        found = _PROBE.match(text)
        if not found:
            if "\ue000" in text:
                raise _Unfit
            return _Filled(lambda _: text, text)
        slot = int(found[1])
        return _Filled(lambda values: read_value(values[slot]), slot)

    def _make_href(self, href: str | None) -> _Filled:
        if not href:
            return _Filled(lambda _: href, href)
        found = _PROBE.match(href)
        if not found:
            raise _Unfit
        slot, clean = int(found[1]), self._clean_href
        return _Filled(lambda values: clean(read_entities(values[slot])), slot)

    def _make_part(self, part: Part) -> _Filled:
        if isinstance(part, Text | Item):
            kind, place = type(part), part.place
            text = self._make_text(part.text)
            read = text.fill

            def fill_text(values: Values) -> Part | None:
                value = read(values)
                return kind(value, place) if value else None

            return _Filled(fill_text, (kind.__name__, text.plan, place))
        if isinstance(part, Link):
            return self._make_link(part)
        if isinstance(part, File):
            return self._make_file(part)
        if isinstance(part, Row):
            return self._make_row(part)
        return self.make_block(part)

    def _make_link(self, part: Link) -> _Filled:
        place, text, href = part.place, self._make_text(part.text), self._make_href(part.href)

        def fill(values: Values) -> Part | None:
            target = href.fill(values)
            return Link(target, text.fill(values), place) if target else None

        return _Filled(fill, ("Link", href.plan, text.plan, place))

    def _make_file(self, part: File) -> _Filled:
        kind, place = part.kind, part.place
        uri, href, text = self._make_href(part.uri), self._make_href(part.href), self._make_text(part.text)
        is_linked = type(uri.plan) is int and type(href.plan) is int

        def fill(values: Values) -> Part | None:
            source = uri.fill(values)
            if not source:
                return None
            target = source if is_linked and values[href.plan] == values[uri.plan] else href.fill(values)
            return File(source, kind, place, text.fill(values), None if target == source else target)

        return _Filled(fill, ("File", kind, uri.plan, href.plan, text.plan, place))

    def _make_row(self, part: Row) -> _Filled:
        place, label, href = part.place, self._make_text(part.label), self._make_href(part.href)
        parts = [self._make_part(one) for one in part.parts]

        def fill(values: Values) -> Part | None:
            filled = [one.fill(values) for one in parts]
            if None in filled:
                return None
            return Row(label.fill(values), tuple(filled), place, href.fill(values))

        return _Filled(fill, ("Row", label.plan, href.plan, place, [one.plan for one in parts]))


def _fill_plain(text_place: Place, place: Place) -> Fill:
    """Return what fills a block with a title, a text and a date."""
    new = tuple.__new__

    def fill(values: Values) -> Block | None:
        title, text, date = values
        text = read_value(text)
        if not text:
            return None
        if not date.isprintable() or "&" in date or "  " in date or " " in (date[0], date[-1]):
            date = read_value(date)
        return new(Block, (read_name(title), (new(Text, (text, text_place)),), date, None, place, False, ""))

    return fill


@lru_cache(maxsize=2_000)
def read_name(text: str) -> str:
    """Return what `read_value` returns; names recur."""
    return read_value(text)


def read_value(text: str) -> str:
    """Return a text between two tags as the careful way reads it."""
    if "&" in text:
        text = read_entities(text)
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text  # nearly all: three looks cost less than a pattern
    if text.isspace():
        return ""
    return fold_space(text) if _NEEDS_FOLDING.search(text) else text
