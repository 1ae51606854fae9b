"""From the bytes of a page to blocks, one after another, in the memory of one (see `exit_kit.archive.pages`).

What a part is, its class tokens say, in any order; where they are unknown, its tag and its structure do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from posixpath import normpath
from typing import Final
from urllib.parse import unquote

from exit_kit.archive.markup import UNDECODED, Element, Markup, cut_chunks, cut_pieces, fold_space
from exit_kit.archive.moulds import Moulds
from exit_kit.archive.old_pages import OldPageReader, is_old
from exit_kit.archive.page_encoding import find_encoding
from exit_kit.archive.page_structure import INLINE, find_by_structure, find_generation, is_date_like, is_leaf
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
from exit_kit.archive.pages import Block, File, Frame, Item, Link, Page, Part, Place, Row, Text

_MEDIA: Final = frozenset({"_a6_o", "_2yuc"})  # photos and videos of the user; other images are icons
_TITLE: Final = frozenset({"_a70e", "_3b0d"})
_ABOUT: Final = frozenset({"_a70f", "_3b0e"})  # the text below it
_TAGGED: Final = frozenset({"_a701", "_u14"})  # the sentence that says who was tagged
_DIGITS: Final = re.compile(r"\d+")
_BREAK: Final = re.compile(r"<br ?/?>")
_ANY_RECORD: Final = re.compile(r"<[a-z]+ [^<>]*(?:_a6-g|_2lej|noborder)[^<>]*>")
_SCHEME: Final = re.compile(r"^\s*([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")  # browsers leave them out: `java\nscript:` is a script
_AT_ONCE: Final = 250_000  # bytes that are read together: larger texts cost the system more than the reading
_TELLING: Final = 20_000  # characters, after which it is clear what generation a page is of
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel", "fb", "fb-messenger"})


def read_page(data: bytes, path: str = "") -> tuple[Page, dict[str, int]]:
    """Return the page in a member's bytes, and what was odd about it: kind of fault and how often.

    Faults: cut-off, broken-record, too-deep, too-long, not-utf-8, no-markup.
    """
    reader = PageReader(path)
    blocks = list(reader.read([data]))
    return Page(path, reader.frame, blocks), reader.faults


class PageReader:
    """Reads one page block by block; `frame` and `faults` are complete when all blocks have been taken."""

    def __init__(self, path: str = "") -> None:
        self._markup = Markup(is_record, is_last)
        self._path = path
        self._moulds: Moulds | None = None
        self.frame = Frame()
        self.faults: dict[str, int] = {}

    def read(self, chunks: Iterable[bytes]) -> Iterator[Block]:
        """Yield the blocks of a page given in chunks; `frame` holds the page's title from the first one on."""
        has_block = False
        cut = cut_chunks(chunks)
        first = next(cut, b"")
        pieces = cut_pieces(cut_chunks(chain((first,), cut), _AT_ONCE), find_encoding(first))
        start = ""
        for piece in pieces:
            start += piece
            if len(start) >= _TELLING:
                break
        pieces = chain((start,), pieces)
        if is_old(start):
            yield from self._read_old(pieces)
            return
        for piece in pieces:
            if UNDECODED in piece:
                self.faults["not-utf-8"] = 1
            for blocks in self._read_piece(_BREAK.sub("\0", piece.replace("\0", ""))):
                has_block = True
                yield from blocks
        for element in self._markup.end():
            yield self._make_block(element)
        self._read_frame(None)
        if not has_block:
            yield from self._find_blocks()
        for kind, count in self._markup.faults.items():
            self.faults[kind] = self.faults.get(kind, 0) + count

    def _read_old(self, pieces: Iterable[str]) -> Iterator[Block]:
        """Yield the blocks of a page from before April 2018."""
        reader = OldPageReader(lambda root: _Reader(self._path, None, is_old=True).read_parts(root))
        for block in reader.read(pieces):
            self.frame = reader.frame
            yield block
        self.frame, self.faults = reader.frame, reader.faults

    def _read_piece(self, piece: str) -> Iterator[Sequence[Block]]:
        """Yield the blocks of a piece, some at a time: those whose markup has a mould by it, all others carefully."""
        at = 0
        while at < len(piece):
            moulds, openings = None if self._markup.is_open else self._moulds, self._markup.openings
            if moulds is not None:
                blocks, at = moulds.fill_run(piece, at, openings)
                if blocks:
                    yield blocks
                if at == len(piece):
                    break
            next_record = _find_openings(openings).search(piece, at + 1)
            part = piece[at : next_record.start() if next_record else len(piece)]
            at += len(part)
            block = moulds.fill(part, openings) if moulds is not None else None
            if block is not None:
                yield (block,)
            else:
                yield from self._read_carefully(part)

    def _read_carefully(self, markup: str) -> Iterator[Sequence[Block]]:
        for element in self._markup.read(markup):
            if self._moulds is None:
                self._begin(element)
            block = self._make_block(element)
            if block.is_broken and not element.is_broken:
                self.faults["broken-record"] = self.faults.get("broken-record", 0) + 1
            yield (block,)

    def _begin(self, element: Element) -> None:
        """Take from the first record, and what stands before it, what all others are read by."""
        self._read_frame(element)
        reader = _Reader(self._path, self.frame.base)
        kind = _DIGITS.sub("", self._path.rpartition("/")[2])
        self._moulds = Moulds(self._read_alone, reader.clean_href, kind)

    def _read_alone(self, markup: str) -> Block | None:
        """Return the block of a record's markup read by itself; None where it is not just one whole record."""
        alone = Markup(is_record, is_last)
        elements = [*alone.read(markup), *alone.end()]
        if len(elements) != 1 or alone.faults or alone.is_open or alone.frame.read_text():
            return None
        return self._make_block(elements[0])

    def _make_block(self, element: Element) -> Block:
        return _Reader(self._path, self.frame.base).make_block(element, ())

    def _read_frame(self, first: Element | None) -> None:
        """Read what stands around the records; `first` is one of them."""
        root = self._markup.frame
        title, heading, about, aside, base = "", "", "", "", None
        times: list[tuple[str, str]] = []
        for one in root.walk():
            if one.tag == "title" and not title:
                title = one.read_text()
            elif one.tag == "base" and base is None:
                base = one.attributes.get("href", "")
            elif (one.tokens & _TITLE or one.tag == "h1") and not heading:
                heading = one.read_text()
            elif one.tokens & _ABOUT and not about:
                about = one.read_text()
            elif one.tag == "aside" and not aside:
                aside = one.read_text()
            elif one.tag == "time":
                times.append((one.attributes.get("datetime", ""), one.read_text()))
        generation = self.frame.generation or (find_generation(first, root) if first else "")
        self.frame = Frame(heading or title, generation, base, aside, tuple(times))
        parts = _Reader(self._path, base).read_parts(root)
        self.frame = self.frame._replace(parts=parts, about=about)

    def _find_blocks(self) -> Iterator[Block]:
        """Yield the blocks of a page whose tokens nobody knows: by their structure."""
        for element in find_by_structure(self._markup.frame):
            yield self._make_block(element)


class _Reader:
    """Makes blocks of elements; on pages until 2018 (`is_old`) a link in a sentence is the thing that it tells of."""

    def __init__(self, path: str, base: str | None, *, is_old: bool = False) -> None:
        self._folder = path.rpartition("/")[0]
        self._base = base
        self._is_old = is_old

    def make_block(self, element: Element, place: Place) -> Block:
        """Return the block that an element is."""
        unwrap(element)
        is_mended = mend(element)
        children = element.list_elements()
        heading = next((one for one in children if is_heading(one)), None)
        footer = next((one for one in reversed(children) if is_last(one)), None)
        if (
            footer is None
            and len(children) > 1
            and not (children[-1].tokens & BODY or is_record(children[-1]))
            and is_date_like(children[-1])
        ):
            footer = children[-1]
        if heading is None and footer is not None and len(children) > 1 and not element.tokens & RECORD:
            heading = children[0] if is_leaf(children[0]) and children[0] is not footer else None
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
        main = next((at for at, one in enumerate(body) if isinstance(one, Element) and is_body(one)), None)
        if main is None or len(body) == 1:
            only = body[0] if len(body) == 1 else None
            is_wrapper = isinstance(only, Element) and not is_whole(only)
            return self._read_children(only.children if is_wrapper and only else body, ())  # type: ignore[union-attr]
        inner = body[main].children  # type: ignore[union-attr]
        before = self._read_children(body[:main], (), len(inner))
        return (
            before
            + self._read_children(inner, ())
            + self._read_children(body[main + 1 :], (), len(inner) + main)
        )

    def read_parts(self, element: Element) -> tuple[Part, ...]:
        """Return what an element shows."""
        return self._read_children(element.children, ())

    def _read_children(
        self, children: Sequence[Element | str], place: Place, first: int = 0
    ) -> tuple[Part, ...]:
        """Return what elements and texts show; `first` is the place of the first element."""
        parts: list[Part] = []
        run: list[str] = []
        hrefs: list[str] = []
        is_sentence = not self._is_old and any(isinstance(one, str) and one.strip() for one in children)
        position = first - 1

        def flush() -> None:
            text = fold_space("".join(run))
            run.clear()
            if text:
                parts.append(Text(text, place))
            parts.extend(Link(href, "", place) for href in hrefs if href not in text)
            hrefs.clear()

        for child in children:
            if isinstance(child, str):
                run.append(child)
            elif child.tag == "br":
                run.append("\0")
            elif is_inline(child) or (is_sentence and is_mere_link(child)):
                run.append(_read_inline(child))
                hrefs.extend(filter(None, [self._find_link(child)]) if child.tag == "a" else ())
            else:
                flush()
                position += 1
                if CAPTION in child.tokens and parts and _is_beside(parts[-1], (*place, position)):
                    position += 1  # the place of the title stays free, which pages until 2021 do not have
                parts.extend(self._read_element(child, (*place, position)))
        flush()
        return tuple(parts)

    def _read_element(self, element: Element, place: Place) -> Iterable[Part]:
        tag = element.tag
        if tag in TAGS:
            return self._read_file(element, place)
        if tag == "a":
            return self._read_link(element, place)
        if is_record(element) or is_remark(element):
            return (self.make_block(element, place),)
        if tag == "tr":
            return self._read_row(element, place)
        if tag == "li":
            return self._read_item(element, place)
        if element.tokens & _TAGGED:
            return (Item(element.read_text(), place),)
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
        if len(cells) > 1:
            label = cells[0]
            parts = [
                part
                for number, cell in enumerate(cells[1:], 1)
                for part in self._read_children(cell.children, (*place, number))
            ]
            return (Row(label.read_text(), tuple(parts), place, self._find_link(label)),)
        cell = cells[0]
        own = [one for one in cell.children if isinstance(one, str) or one.tag in INLINE]
        label_text = _read_inline_all(own)
        rest = [one for one in cell.children if isinstance(one, Element) and one not in own]
        if not label_text and len(rest) > 1 and rest[0].tokens & LABEL and is_leaf(rest[0]):
            label_text, rest = rest[0].read_text(), rest[1:]
        parts_below = self._read_children(rest, place)
        if not label_text and len(parts_below) == 1 and isinstance(parts_below[0], Link):
            link = parts_below[0]
            return (Row(link.text, (), place, link.href),)
        return (Row(label_text, parts_below, place),)

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


@cache
def _find_openings(openings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, openings))) if openings else _ANY_RECORD
