"""From one element to the block that it is (see `exit_kit.archive.pages`).

What a part is, its class tokens say, in any order; where they are unknown, its tag and its structure do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from posixpath import normpath
from typing import Final
from urllib.parse import unquote

from exit_kit.archive.markup import Element, fold_space
from exit_kit.archive.page_structure import INLINE, is_date_like, is_leaf
from exit_kit.archive.page_tokens import (
    BODY,
    CAPTION,
    LABEL,
    RECORD,
    TAGS,
    holds_parts,
    is_body,
    is_grid,
    is_heading,
    is_inline,
    is_last,
    is_mere_link,
    is_record,
    is_remark,
    is_whole,
    mend,
    unwrap,
)
from exit_kit.archive.pages import Block, File, Item, Link, Part, Place, Row, Text

_MEDIA: Final = frozenset({"_a6_o", "_2yuc"})  # photos and videos of the user; other images are icons
_TAGGED: Final = frozenset({"_a701", "_u14"})  # the sentence that says who was tagged
_SCHEME: Final = re.compile(r"^\s*([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")  # browsers leave them out: `java\nscript:` is a script
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel", "fb", "fb-messenger"})


def unfold(block: Block, *, is_first: bool = False) -> Sequence[Block]:
    """Return the records in a box that merely stands around all of them.

    Seen around `liked_posts` of 2024, and by a program for Instagram's downloads around the records of every page: such
    a box is the first of its page.  Of others, boxes in a box are records only where each has a date.
    """
    if block.title or block.date or not block.parts:
        return (block,)
    inner = [part._replace(place=()) for part in block.parts if isinstance(part, Block)]
    is_wrapper = is_first or (len(inner) > 1 and all(one.date for one in inner))
    return inner if is_wrapper and len(inner) == len(block.parts) else (block,)


class BlockMaker:
    """Makes blocks of elements; on pages until 2018 (`is_old`) a link in a sentence is the thing that it tells of."""

    def __init__(self, path: str, base: str | None, *, is_old: bool = False) -> None:
        self._folder = path.rpartition("/")[0]
        self._base = base
        self._is_old = is_old

    def make_block(self, element: Element, place: Place = ()) -> Block:
        """Return the block that an element is."""
        unwrap(element)
        is_mended = mend(element)
        heading, footer = _find_edges(element)
        body = [one for one in element.children if one is not heading and one is not footer]
        if len(body) > 1:
            body = [one for one in body if not isinstance(one, str) or one.strip()]
        return Block(
            heading.read_text() if heading else "",
            self._read_body(body),
            footer.read_text() if footer else "",
            self._find_link(footer) if footer else None,
            place,
            element.is_broken or is_mended,
        )

    def _read_body(self, body: Sequence[Element | str]) -> tuple[Part, ...]:
        """Return what stands between heading and date; what stands beside the body (who was tagged) has places behind
        those of the body, which say what is what."""
        if len(body) == 1:
            only = body[0]
            is_wrapper = isinstance(only, Element) and not is_whole(only)
            return self._read_children(
                only.children if isinstance(only, Element) and is_wrapper else body, ()
            )
        for at, main in enumerate(body):
            if isinstance(main, Element) and is_body(main):
                count = len(main.children)
                before = self._read_children(body[:at], (), count)
                inner = self._read_children(main.children, ())
                return before + inner + self._read_children(body[at + 1 :], (), count + at)
        return self._read_children(body, ())

    def read_parts(self, element: Element) -> tuple[Part, ...]:
        """Return what an element shows."""
        return self._read_children(element.children, ())

    def _read_children(
        self, children: Sequence[Element | str], place: Place, first: int = 0
    ) -> tuple[Part, ...]:
        """Return what elements and texts show; `first` is the place of the first element."""
        parts: list[Part] = []
        run = _Run(place)
        is_sentence: bool | None = None
        position = first - 1
        for child in children:
            if isinstance(child, str):
                run.texts.append(child)
                continue
            if child.tag == "a" and is_sentence is None:
                is_sentence = not self._is_old and _is_sentence(children)
            if is_inline(child) or (is_sentence and is_mere_link(child)):
                run.texts.append(_read_inline(child))
                run.hrefs.append(self._find_link(child) if child.tag == "a" else None)
                continue
            if run.texts:
                parts.extend(run.end())
            position += 1
            if parts and CAPTION in child.tokens and _is_beside(parts[-1], (*place, position)):
                position += 1  # the place of the title stays free, which pages until 2021 do not have
            parts.extend(self._read_element(child, (*place, position)))
        if run.texts:
            parts.extend(run.end())
        return tuple(parts)

    def _read_element(self, element: Element, place: Place) -> Iterable[Part]:
        tag = element.tag
        if tag in TAGS:
            return self._read_file(element, place)
        if tag == "a":
            return self._read_link(element, place)
        if tag == "tr":
            return self._read_row(element, place)
        if element.tokens:
            if is_record(element) or is_remark(element):
                return (self.make_block(element, place),)
            if element.tokens & _TAGGED:
                return (Item(element.read_text(), place),)
        if tag == "li":
            return self._read_item(element, place)
        if tag in ("title", "head", "aside"):
            return ()
        return self._read_children(element.children, place)

    def _read_file(self, element: Element, place: Place) -> Iterable[Part]:
        source = element.attributes.get("src") or next(
            (one.attributes.get("src", "") for one in element.list_elements() if one.tag == "source"), ""
        )
        uri = self.clean_href(source)
        if not uri:
            return ()
        is_icon = element.tag == "img" and not element.tokens & _MEDIA and not _is_media_path(uri)
        return (
            File(uri, "icon" if is_icon else TAGS[element.tag], place, element.attributes.get("alt", "")),
        )

    def _read_link(self, element: Element, place: Place) -> Iterable[Part]:
        href = self.clean_href(element.attributes.get("href", ""))
        inner = self._read_children(element.children, place)
        if any(isinstance(part, File) for part in inner):
            return tuple(
                part._replace(href=href) if isinstance(part, File) and href != part.uri else part
                for part in inner
            )
        text = element.read_text()
        if href is None:
            return (Text(text, place),) if text else ()
        return (Link(href, text, place),)

    def _read_item(self, element: Element, place: Place) -> Iterable[Part]:
        if holds_parts(element):
            return self._read_children(element.children, place)
        text = element.read_text()
        return (Item(text, place),) if text else ()

    def _read_row(self, element: Element, place: Place) -> Iterable[Part]:
        """Read `label | value`, or one cell that begins with the label and holds the value in elements."""
        cells = [one for one in element.list_elements() if one.tag in ("td", "th")]
        if not cells or is_grid(cells[0]):
            return self._read_children(cells or element.children, place)
        if len(cells) == 1:
            return (self._read_cell(cells[0], place),)
        label, *values = cells
        parts = [
            part
            for number, cell in enumerate(values, 1)
            for part in self._read_children(cell.children, (*place, number))
        ]
        return (Row(label.read_text(), tuple(parts), place, self._find_link(label)),)

    def _read_cell(self, cell: Element, place: Place) -> Row:
        own = [one for one in cell.children if isinstance(one, str) or one.tag in INLINE]
        label = _read_inline_all(own)
        rest = [one for one in cell.children if isinstance(one, Element) and one not in own]
        if not label and len(rest) > 1 and rest[0].tokens & LABEL and is_leaf(rest[0]):
            label, rest = rest[0].read_text(), rest[1:]
        parts = self._read_children(rest, place)
        if not label and len(parts) == 1 and isinstance(parts[0], Link):
            return Row(parts[0].text, (), place, parts[0].href)
        return Row(label, parts, place)

    def _find_link(self, element: Element) -> str | None:
        for one in element.walk():
            if one.tag == "a" and one.attributes.get("href"):
                return self.clean_href(one.attributes["href"])
        return None

    def clean_href(self, href: str) -> str | None:
        """Return a web address as it is, a path from the archive's root, or None for what must not be followed."""
        href = (href if href.isprintable() else _CONTROL.sub("", href)).strip()
        scheme = _SCHEME.match(href)
        if scheme:
            return href if scheme[1].lower() in _SCHEMES else None
        if not href or href.startswith("#"):
            return None
        if href.startswith("//"):
            return f"https:{href}"
        path = unquote(href) if "%" in href else href
        if path.startswith("../"):
            path = normpath(f"{self._folder}/{path}") if self._base is None else path
            return re.sub(r"^(?:\.\./)+", "", path)
        return path.removeprefix("./").lstrip("/") or None


class _Run:
    """Pieces of one text, and the links within it."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.texts: list[str] = []
        self.hrefs: list[str | None] = []

    def end(self) -> Iterator[Part]:
        """Yield the text, and the links whose address it does not show; the next one begins."""
        text = fold_space("".join(self.texts))
        if text:
            yield Text(text, self._place)
        yield from (Link(href, "", self._place) for href in self.hrefs if href and href not in text)
        self.texts.clear()
        self.hrefs.clear()


def _find_edges(element: Element) -> tuple[Element | None, Element | None]:
    """Return the heading and the date of a record: by their tokens, else what looks like them."""
    children = element.list_elements()
    heading = next(filter(is_heading, children), None)
    footer = next(filter(is_last, reversed(children)), None)
    if len(children) < 2:
        return heading, footer
    first, last = children[0], children[-1]
    if footer is None and not (last.tokens & BODY or is_record(last)) and is_date_like(last):
        footer = last
    if heading is None and footer not in (None, first) and not element.tokens & RECORD and is_leaf(first):
        heading = first
    return heading, footer


def _is_sentence(children: Iterable[Element | str]) -> bool:
    return any(isinstance(one, str) and not one.isspace() for one in children)


def _is_beside(part: Part, place: Place) -> bool:
    """Say whether a part is a file that stands right before a place."""
    return isinstance(part, File) and part.place[: len(place)] == (*place[:-1], place[-1] - 1)


def _is_media_path(uri: str) -> bool:
    return "://" not in uri and ("/media/" in uri or "/messages/" in f"/{uri}")


def _read_inline(element: Element) -> str:
    """Return the raw text of an inline element, `<br>` as a mark."""
    if element.tag == "br":
        return "\0"
    return "".join(one if isinstance(one, str) else _read_inline(one) for one in element.children)


def _read_inline_all(children: Iterable[Element | str]) -> str:
    return fold_space("".join(one if isinstance(one, str) else _read_inline(one) for one in children))


__all__ = ["BlockMaker", "unfold"]
