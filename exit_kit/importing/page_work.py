"""The work on one HTML page: decode, match by path, render the JSON twin's document, extract as from JSON.

There is no second set of extractors: what a page says goes through `FileType.extract` of the file type that reads its
JSON twin.  What no file type renders is kept, and shown block by block as raw records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from exit_kit.archive.page_reading import PageReader, read_page
from exit_kit.archive.pages import Block, Link, Page, Part, Row, Text
from exit_kit.importing.clocks import Clock
from exit_kit.importing.contract import FileType
from exit_kit.importing.extraction import (
    RawRecord,
    attempt,
    extract_document,
    extract_unrepaired,
    render_json,
)
from exit_kit.importing.page_documents import Render, find_json_path, list_shown, render_labelled, show_block
from exit_kit.importing.page_gaps import list_undated, list_unsaid
from exit_kit.importing.page_shapes import Filled, Left
from exit_kit.importing.page_times import PageTimes, mark_precision
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Fact, Record
from exit_kit.importing.registry import Claim, Matcher
from exit_kit.importing.times import format_seconds

_HOLDERS: Final = frozenset({Row, Block})
_PART: Final = 20_000  # blocks of a large page that are read together
_OPENING: Final = 3
_MOST_ROW_DATES: Final = 1_000
_LONGEST: Final = 60
# A token of a device, which stays in the kept page only; no address of the web, no internet address.
_SECRET: Final = re.compile(r"(?!https?://|[\da-fA-F:.]+\Z)(?=.*\d)[\w:=+/.-]{24,}|[\da-fA-F]{24,}")
# A year and a time of day, in any language; no address, no version of a program.
_DAY_LIKE: Final = re.compile(r"(?<!\d)\d{4}(?!\d).*\d|\d.*(?<!\d)\d{4}(?!\d)")
_DATE_LIKE: Final = re.compile(r"(?=.*(?<!\d)\d{4}(?!\d))(?=.*(?<![\d.:])\d{1,2}[:.]\d\d(?!\d))")


class PageReading(NamedTuple):
    """What was read in a page: by which file types, their records, and raw records where none makes any."""

    file_types: list[FileType]
    is_typed: bool
    records: list[Record]
    raw: list[RawRecord]


def read_page_records(
    matcher: Matcher, path: str, data: bytes, clock: Clock | None, notes: Notes
) -> PageReading:
    """Return what a page's bytes say; without a clock, without its times."""
    page, faults = read_page(data, path)
    _note_faults(faults, notes)
    times = open_times(clock, page.blocks)
    reading = _read_blocks(matcher, page, times, notes)
    if reading.records:
        times.note_doubts(notes)
    reading.records.extend(_read_frame(matcher, page, times, reading.file_types))
    return reading


def _read_frame(
    matcher: Matcher, page: Page, times: PageTimes, file_types: list[FileType]
) -> Iterator[Record]:
    """Yield what stands around the records of a page, as on all pages of the export."""
    for file_type in matcher.on_every_page:
        if page.frame.times and file_type.page and file_type not in file_types:
            for document in _render(file_type.page, page._replace(blocks=[]), times, Notes()):
                claim = Claim(file_type, _find_root(file_type, document))
                yield from extract_document(claim, find_json_path(page.path), document, Notes())


def read_page_parts(
    matcher: Matcher, path: str, chunks: Callable[[], Iterable[bytes]], clock: Clock, notes: Notes
) -> Iterator[PageReading]:
    """Yield what a page says that is too large to hold, in the memory of a part of it.

    `chunks` begins to read anew each time.  The language is learned from the first part, and only where that leaves
    it open, from the whole page.
    """
    reader = PageReader(path)
    times: PageTimes | None = None
    opening: tuple[Block, ...] = ()
    position = 0
    for blocks in _cut_parts(reader.read(chunks())):
        page = Page(path, reader.frame, blocks, opening)
        if times is None:
            times = _learn_times(clock, blocks, path, chunks)
            opening = tuple(blocks[:_OPENING])
        reading = _read_blocks(matcher, page, times, notes, position)
        position += len(blocks) + 1  # one for what stands around them
        yield reading
    _note_faults(reader.faults, notes)
    if times is not None:
        times.note_doubts(notes)


def _learn_times(
    clock: Clock, blocks: list[Block], path: str, chunks: Callable[[], Iterable[bytes]]
) -> PageTimes:
    """Return the reader of a large page's dates: from its first part, and where that leaves doubt, from all of it."""
    times = open_times(clock, blocks)
    return times if times.is_certain else open_times(clock, PageReader(path).read(chunks()))


def _cut_parts(blocks: Iterator[Block]) -> Iterator[list[Block]]:
    """Yield blocks in parts that never end between two of one date: what is told apart by its order stays together.

    Blocks without a date of their own (lists of accounts, tables) are no messages, and may be cut anywhere.
    """
    part: list[Block] = []
    for block in blocks:
        if len(part) >= _PART and (block.date != part[-1].date or not block.date):
            yield part
            part = []
        part.append(block)
    yield part


def _note_faults(faults: dict[str, int], notes: Notes) -> None:
    for kind, count in faults.items():
        notes.note(kind, times=count)


def _read_blocks(
    matcher: Matcher, page: Page, times: PageTimes, notes: Notes, position: int = 0
) -> PageReading:
    claims = list(find_claims(matcher, page, times, notes))
    records: list[Record] = []
    path = find_json_path(page.path)
    coarse = times.take_coarse()
    for claim, document, left in claims:
        is_fast = claim.file_type.extract_fast is not None and isinstance(document, dict)
        found = (
            extract_unrepaired(claim, path, document, notes, is_page=True)
            if is_fast
            else extract_document(claim, path, document, notes)
        )
        told = (_make_fact(claim.file_type, one) for one in left if not _SECRET.fullmatch(one.text))
        records += (mark_precision(record, coarse) for record in (*found, *told))
    file_types = [claim.file_type for claim, *_ in claims] or list(matcher.match_path(page.path)[:1])
    is_typed = bool(records) or (
        any(claim.file_type.extract for claim, *_ in claims) and not _is_lost(page, notes)
    )
    if not is_typed:
        return PageReading(file_types, is_typed, records, list(list_raw_blocks(page, position)))
    unread = _list_unread(matcher, page, claims, times)
    if unread:
        notes.note("unread-block", times=len(unread))
    raw = [RawRecord(f"/{position + at}", render_json(show_block(page.blocks[at]))) for at in unread]
    return PageReading(file_types, is_typed, records, raw)


def _list_unread(
    matcher: Matcher, page: Page, claims: list[tuple[Claim, Any, list[Left]]], times: PageTimes
) -> list[int]:
    """Return the numbers of the blocks that show what no document says."""
    if any(claim.file_type.extract_fast for claim, *_ in claims):
        return list_undated(page, [document for _, document, _ in claims])

    def tell(one: Page) -> Iterator[Any]:
        for _, document, left in find_claims(matcher, one, times, Notes()):
            yield document
            yield [(*part.labels, part.text) for part in left]

    documents = [(document, [one.text for one in left]) for _, document, left in claims]
    return list_unsaid(page, documents, tell, times.read)


def _is_lost(page: Page, notes: Notes) -> bool:
    """Say whether a page that gave no record shows something all the same, and note that it is not understood."""
    blocks = page.blocks or [Block("", tuple(part for part in page.frame.parts if type(part) is Row))]
    if notes.strays or all(type(part) is Link for block in blocks for part in block.parts):
        return False
    notes.note("unknown-shape", times=len(blocks))
    return True


def _make_fact(file_type: FileType, one: Left) -> Fact:
    """Return what stands beside a label that is no key of JSON: in another language mostly, or new."""
    details = {"of": one.of} if one.of else None
    label = " / ".join(filter(None, one.labels))
    return Fact(file_type.name, label or None, one.text, format_seconds(one.seconds), details=details)


def find_claims(
    matcher: Matcher, page: Page, times: PageTimes, notes: Notes
) -> Iterator[tuple[Claim, Any, list[Left]]]:
    """Yield every file type that renders the page, the document that it makes of it, and what labels have no key."""
    for file_type in matcher.match_path(page.path):
        render = find_render(file_type)
        for found in _render(render, page, times, notes) if render else ():
            document, left = found if isinstance(found, Filled) else (found, [])
            yield Claim(file_type, _find_root(file_type, document)), document, left


def _render(render: Render, page: Page, times: PageTimes, notes: Notes) -> list[Any]:
    """Return the document of a page; where one of its blocks defeats the rule, those of the others, one by one."""
    found, error = attempt(lambda: iter((render(page, times.read),)), notes)
    if found is None and len(page.blocks) > 1:
        return [
            one
            for block in page.blocks
            for one in _render(render, page._replace(blocks=[block]), times, notes)
        ]
    if found is None:
        notes.note("extractor-failed", found=error)
    return [document for document in found or () if document is not None]


def find_render(file_type: FileType) -> Render | None:
    """Return how a file type renders its page."""
    if file_type.page is None and file_type.is_whole and "label_values" in file_type.roots:
        return render_labelled
    return file_type.page


def _find_root(file_type: FileType, document: Any) -> str:
    if file_type.is_whole or not isinstance(document, dict):
        return ""
    return next((root for root in file_type.roots if root in document), "")


def open_times(clock: Clock | None, blocks: Iterable[Block]) -> PageTimes:
    """Return the reader of a page's dates, learned from every text that stands where dates stand.

    On pages where none does, it is learned from those texts in rows, else of records, that look like one; they need not
    be any.
    """
    footers: list[str] = []
    in_rows: list[str] = []
    in_records: list[str] = []
    for title, parts, date, _, _, _, _ in blocks:
        if date:
            footers.append(date)
            if len(parts) == 1 and type(parts[0]) is Text:
                continue  # nearly all blocks
        for part in parts:
            if type(part) in _HOLDERS:
                footers += _list_footers(part)
        if not footers and len(in_rows) < _MOST_ROW_DATES:
            in_rows += (text for text in _list_row_texts(parts) if _DAY_LIKE.search(text))
        if not footers and len(in_records) < _MOST_ROW_DATES:
            shown = (title, *_list_texts(parts))  # logins may be headed by their time
            in_records += (text for text in shown if len(text) <= _LONGEST and _DATE_LIKE.search(text))
    in_rows = [text for text in in_rows if _DATE_LIKE.search(text)] or in_records or in_rows
    return PageTimes(clock, footers or in_rows, are_dates=bool(footers))


def _list_footers(part: Part) -> Iterator[str]:
    """Yield the dates of a block, or of those within a row."""
    if isinstance(part, Block) and part.date:
        yield part.date
    if isinstance(part, Row | Block):
        yield from (text for one in part.parts if type(one) in _HOLDERS for text in _list_footers(one))


def _list_texts(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the texts of a record, those within rows left out."""
    return (part.text for part in parts if type(part) is Text)


def _list_row_texts(parts: Iterable[Part], *, is_inside: bool = False) -> Iterator[str]:
    """Yield the short texts within rows, however deep."""
    for part in parts:
        if isinstance(part, Row | Block):
            yield from _list_row_texts(part.parts, is_inside=is_inside or isinstance(part, Row))
        elif is_inside and isinstance(part, Text) and len(part.text) <= _LONGEST:
            yield part.text


def list_raw_blocks(page: Page, position: int = 0) -> Iterator[RawRecord]:
    """Yield what a page shows, a block at a time, for people to read; `position` is that of the first."""
    for number, shown in enumerate(list_shown(page), position):
        yield RawRecord(f"/{number}", render_json(shown))
