"""From the bytes of a page to blocks, one after another, in the memory of a few (see `exit_kit.archive.pages`).

    bytes -> pieces of text -> records whose markup is known: filled in (`moulds`)
                            -> all others: elements (`markup`) -> block (`page_blocks`)

A page until April 2018 goes its own way (`old_pages`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final

from exit_kit.archive.markup import Element, Markup
from exit_kit.archive.moulds import Moulds
from exit_kit.archive.old_pages import OldPageReader, is_old
from exit_kit.archive.page_blocks import BlockMaker, unfold
from exit_kit.archive.page_encoding import cut_pieces
from exit_kit.archive.page_structure import find_by_structure, find_generation, read_frame
from exit_kit.archive.page_tokens import is_last, is_record
from exit_kit.archive.pages import Block, Frame, Page

_DIGITS: Final = re.compile(r"\d+")
_BREAK: Final = re.compile(rb"<br ?/?>")
_ANY_RECORD: Final = re.compile(r"<[a-z]+ [^<>]*(?:_a6-g|_2lej|noborder)[^<>]*>")
_TELLING: Final = 20_000  # bytes, after which it is clear what generation a page is of


def read_page(data: bytes, path: str = "") -> tuple[Page, dict[str, int]]:
    """Return the page in a member's bytes, and what was odd about it: kind of fault and how often.

    Faults: cut-off, broken-record, too-deep, too-long, not-utf-8, no-markup.
    """
    reader = PageReader(path)
    blocks: list[Block] = []
    for run in reader.read_runs([data]):
        blocks += run
    return Page(path, reader.frame, blocks), reader.faults


class PageReader:
    """Reads one page block by block; `frame` and `faults` are complete when all blocks have been taken."""

    def __init__(self, path: str = "") -> None:
        self._markup = Markup(is_record, is_last)
        self._path = path
        self._maker = BlockMaker(path, None)
        self._moulds: Moulds | None = None
        self._is_begun = False
        self.frame = Frame()
        self.faults: dict[str, int] = {}

    def read(self, chunks: Iterable[bytes]) -> Iterator[Block]:
        """Yield the blocks of a page given in chunks; `frame` holds the page's title from the first one on."""
        for run in self.read_runs(chunks):
            yield from run

    def read_runs(self, chunks: Iterable[bytes]) -> Iterator[Sequence[Block]]:
        """Yield the blocks of a page given in chunks, as many at a time as were read together."""
        pieces = cut_pieces(chunks)
        start = b""
        for piece in pieces:
            start += piece
            if len(start) >= _TELLING:
                break
        pieces = chain((start,), pieces)
        if is_old(start.decode("utf-8", "replace")):
            yield from self._read_old(map(self._decode, pieces))
        else:
            yield from self._read_new(pieces)

    def _decode(self, piece: bytes) -> str:
        try:
            return piece.decode()
        except UnicodeDecodeError:
            self.faults["not-utf-8"] = 1
            return piece.decode("utf-8", "replace")

    def _read_old(self, pieces: Iterable[str]) -> Iterator[Sequence[Block]]:
        """Yield the blocks of a page from before April 2018."""
        reader = OldPageReader(BlockMaker(self._path, None, is_old=True).read_parts)
        for block in reader.read(pieces):
            self.frame = reader.frame
            yield (block,)
        self.frame = reader.frame
        self._count(reader.faults)

    def _read_new(self, pieces: Iterable[bytes]) -> Iterator[Sequence[Block]]:
        """Yield the blocks of a page of 2018 and later; where no record of it is known, those that look like one."""
        has_block = False
        for run in self._read_pieces(pieces):
            has_block = has_block or bool(run)
            yield run
        yield [
            one
            for element in self._markup.end()
            for one in unfold(self._maker.make_block(element), is_first=not has_block)
        ]
        self._read_frame(None)
        if not has_block:
            yield [self._maker.make_block(element) for element in find_by_structure(self._markup.frame)]
        self._count(self._markup.faults)

    def _read_pieces(self, pieces: Iterable[bytes]) -> Iterator[Sequence[Block]]:
        waiting = ""
        for piece in pieces:
            text = waiting + self._decode(_BREAK.sub(b"\0", piece.replace(b"\0", b"")))
            cut = self._find_last_opening(text)
            waiting = text[cut:]
            yield from self._read_piece(text[:cut])
        yield from self._read_piece(waiting)

    def _find_last_opening(self, text: str) -> int:
        """Return where the last record of a piece begins: the next piece has the rest of it.

        Where nothing begins behind the start of a piece, that is read as far as it goes.
        """
        found = max((text.rfind(one) for one in self._markup.openings), default=0)
        return found if found > 0 else len(text)

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
            yield unfold(block) if block is not None else list(self._read_carefully(part))

    def _read_carefully(self, markup: str) -> Iterator[Block]:
        for element in self._markup.read(markup):
            is_first = not (self._is_begun or self._markup.is_boxed)
            if not self._is_begun:
                self._is_begun = True
                self._begin(element)
            block = self._maker.make_block(element)
            if block.is_broken and not element.is_broken:
                self._count({"broken-record": 1})
            yield from unfold(block, is_first=is_first)

    def _begin(self, element: Element) -> None:
        """Take from the first record, and what stands before it, what all others are read by."""
        self._read_frame(element)
        kind = _DIGITS.sub("", self._path.rpartition("/")[2])
        self._moulds = Moulds(self._read_alone, self._maker.clean_href, kind)

    def _read_alone(self, markup: str) -> Block | None:
        """Return the block of a record's markup read by itself; None where it is not just one whole record."""
        alone = Markup(is_record, is_last)
        elements = [*alone.read(markup), *alone.end()]
        if len(elements) != 1 or alone.faults or alone.is_open or alone.frame.read_text():
            return None
        return self._maker.make_block(elements[0])

    def _read_frame(self, first: Element | None) -> None:
        """Read what stands around the records; `first` is one of them."""
        root = self._markup.frame
        generation = self.frame.generation or (find_generation(first, root) if first else "")
        frame = read_frame(root)
        self._maker = BlockMaker(self._path, frame.base)
        self.frame = frame._replace(generation=generation, parts=self._maker.read_parts(root))

    def _count(self, faults: dict[str, int]) -> None:
        for kind, count in faults.items():
            self.faults[kind] = self.faults.get(kind, 0) + count


@cache
def _find_openings(openings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, openings))) if openings else _ANY_RECORD
