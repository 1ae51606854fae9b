"""Blocks with holes: which value of a record stands where in its block, and the functions that put it there.

Values are what stands between tags, and the attributes that may differ from one record to the next (`SLOT`).  To learn
where they go, they are replaced by probes and the markup is read carefully, twice: with probes that look like nothing,
and with probes that look like dates and files.  Only where both give the same block, so that no value decides anything,
that block is a template; its texts with a probe are the holes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from exit_kit.archive.markup import fold_space, read_entities
from exit_kit.archive.pages import Block, File, Item, Link, Part, Row, Text

SLOT: Final = re.compile(r">[ \t\r\n\f]*+([^<]+)<|((?:href|src|id|by|datetime|alt)=)\"([^\"<]*)\"")
_PROBES: Final = (
    ("\ue000{}\ue001", "\ue000{}\ue001"),
    ("\ue0002020-01-02 12:34 {}\ue001", "messages/media/\ue0002020-01-02 12:34 {}.jpg\ue001"),
)  # for a text and for an attribute
_PROBE: Final = re.compile(r"(?:messages/media/)?\ue000(?:2020-01-02 12:34 )?(\d+)(?:\.jpg)?\ue001")
_HOLE: Final = re.compile(r"\ue000(\d+)\ue001")
_NEEDS_FOLDING: Final = re.compile(r"[\t\r\n\f\0]|  |^ | $")

Values = Sequence[str]
Read = Callable[[str], Block | None]
CleanHref = Callable[[str], str | None]
Fill = Callable[[Values], Block | None]
_Get = Callable[[Values], Any]


class Unfit(Exception):
    """Is raised where a block cannot be filled hole by hole."""


class Template(NamedTuple):
    """A block with numbered holes, and for each of them the number of the value that goes there."""

    block: Block
    slots: tuple[int, ...]


def make_template(markup: str, read: Read) -> Template | None:
    """Return the block of a record's markup with holes for its values; None where it depends on them what it is.

    `read` returns the only block of a markup, None where there is not just one whole record.
    """
    first, second = (_read_probed(markup, read, *probes) for probes in _PROBES)
    if first is None or first != second:
        return None
    slots = sorted(set(_list_holes(first)))
    return Template(
        _replace(first, _HOLE, lambda found: _name_hole(slots.index(int(found[1])))), tuple(slots)
    )


def _read_probed(markup: str, read: Read, text_probe: str, value_probe: str) -> Block | None:
    count = -1

    def put(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        group, probe = (1, text_probe) if found[1] is not None else (3, value_probe)
        before, after = markup[found.start() : found.start(group)], markup[found.end(group) : found.end()]
        return before + probe.format(count) + after

    block = read(SLOT.sub(put, markup))
    if block is None or block.is_broken:
        return None
    made: Block = _replace(block, _PROBE, lambda found: _name_hole(int(found[1])))
    return made


def _name_hole(number: int) -> str:
    return f"\ue000{number}\ue001"


def _replace(value: Any, pattern: re.Pattern[str], make: Callable[[re.Match[str]], str]) -> Any:
    """Return a block, or a part of it, with something else for a pattern in its texts."""
    if isinstance(value, str):
        return pattern.sub(make, value)
    if isinstance(value, tuple):
        made = [_replace(one, pattern, make) for one in value]
        return value._make(made) if hasattr(value, "_make") else tuple(made)
    return value


def _list_holes(value: Any) -> Iterator[int]:
    if isinstance(value, str):
        yield from map(int, _HOLE.findall(value))
    elif isinstance(value, tuple):
        for one in value:
            yield from _list_holes(one)


class Filler:
    """Makes the functions that fill templates.

    They return None where a part would not be there at all: a text that is empty, an address that must not be followed.
    """

    def __init__(self, clean_href: CleanHref) -> None:
        self._clean_href = clean_href

    def make_fill(self, template: Template) -> tuple[Fill, tuple[int, ...]]:
        """Return what fills a record's block, and the numbers of the values that it takes.  Raises Unfit.

        What shows title, text and date only, as most messages do, has a faster one.
        """
        holes = self._find_plain_holes(template.block)
        if holes:
            return _fill_plain(template.block), tuple(template.slots[hole] for hole in holes)
        return self._make_block(template.block), template.slots

    def _find_plain_holes(self, block: Block) -> tuple[int, ...] | None:
        if len(block.parts) != 1 or type(block.parts[0]) is not Text or block.href:
            return None
        texts = (block.title, block.parts[0].text, block.date)
        found = [_HOLE.fullmatch(text) for text in texts]
        return tuple(int(one[1]) for one in found if one) if all(found) else None

    def _make_block(self, block: Block) -> Fill:
        get_title, get_date, get_href = (
            _get_text(block.title),
            _get_text(block.date),
            self._get_href(block.href),
        )
        get_parts = self._get_parts(block.parts)
        place = block.place

        def fill(values: Values) -> Block | None:
            parts = get_parts(values)
            if parts is None:
                return None
            return Block(get_title(values), parts, get_date(values), get_href(values), place)

        return fill

    def _get_parts(self, parts: Sequence[Part]) -> _Get:
        getters = [self._get_part(part) for part in parts]

        def fill(values: Values) -> tuple[Part, ...] | None:
            filled = []
            for get in getters:
                part = get(values)
                if part is None:
                    return None
                filled.append(part)
            return tuple(filled)

        return fill

    def _get_part(self, part: Part) -> _Get:
        if isinstance(part, Text | Item):
            return _get_line(part)
        if isinstance(part, Link):
            return self._get_link(part)
        if isinstance(part, File):
            return self._get_file(part)
        return self._get_row(part) if isinstance(part, Row) else self._make_block(part)

    def _get_link(self, part: Link) -> _Get:
        get_href, get_text, place = self._get_href(part.href), _get_text(part.text), part.place

        def fill(values: Values) -> Part | None:
            href = get_href(values)
            return Link(href, get_text(values), place) if href else None

        return fill

    def _get_file(self, part: File) -> _Get:
        get_uri, get_href, get_text = (
            self._get_href(part.uri),
            self._get_href(part.href),
            _get_attribute(part.text),
        )
        kind, place = part.kind, part.place

        def fill(values: Values) -> Part | None:
            uri, href = get_uri(values), get_href(values)
            return File(uri, kind, place, get_text(values), None if href == uri else href) if uri else None

        return fill

    def _get_row(self, part: Row) -> _Get:
        get_label, get_parts, get_href = (
            _get_text(part.label),
            self._get_parts(part.parts),
            self._get_href(part.href),
        )
        place = part.place

        def fill(values: Values) -> Part | None:
            parts = get_parts(values)
            return None if parts is None else Row(get_label(values), parts, place, get_href(values))

        return fill

    def _get_href(self, href: str | None) -> _Get:
        """Return what makes an address of a value; one without a hole may be that of another page's folder."""
        if not href:
            return lambda _: href
        hole, clean = _find_hole(href), self._clean_href
        if hole is None:
            raise Unfit
        return lambda values: clean(read_entities(values[hole]))


def _get_line(part: Text | Item) -> _Get:
    kind, get, place = type(part), _get_text(part.text), part.place

    def fill(values: Values) -> Part | None:
        text = get(values)
        return kind(text, place) if text else None

    return fill


def _get_text(text: str) -> _Get:
    hole = _find_hole(text)
    return (lambda _: text) if hole is None else lambda values: read_value(values[hole])


def _get_attribute(text: str) -> _Get:
    hole = _find_hole(text)
    return (lambda _: text) if hole is None else lambda values: read_entities(values[hole]).replace("\0", " ")


def _find_hole(text: str) -> int | None:
    """Return the number of the value that a text is, None where it is none.  Raises Unfit where it is merely in it."""
    found = _HOLE.fullmatch(text)
    if found is None and "\ue000" in text:
        raise Unfit
    return int(found[1]) if found else None


def _fill_plain(template: Block) -> Fill:
    """Return what fills a block with a title, a text and a date."""
    new, place, text_place = tuple.__new__, template.place, template.parts[0].place

    def fill(values: Values) -> Block | None:
        title, text, date = values
        text = read_value(text)
        if not text:
            return None
        if not date.isprintable() or "&" in date or "  " in date or date[-1] == " ":
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


__all__ = ["SLOT", "CleanHref", "Fill", "Filler", "Read", "Template", "Unfit", "make_template"]
