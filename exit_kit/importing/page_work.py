"""The work on one HTML page: decode, match by path, render the JSON twin's document, extract as from JSON.

There is no second set of extractors: what a page says goes through `FileType.extract` of the file type that reads its
JSON twin.  What no file type renders is kept, and shown block by block as raw records.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from exit_kit.archive.page_reading import read_page
from exit_kit.archive.pages import Block, Page, Part, Row
from exit_kit.importing.contract import FileType
from exit_kit.importing.extraction import RawRecord, extract_document, render_json
from exit_kit.importing.page_documents import Render, find_json_path, list_shown, render_labelled
from exit_kit.importing.page_times import PageTimes
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import SECOND, Record
from exit_kit.importing.registry import Claim, Matcher


class PageReading(NamedTuple):
    """What was read in a page: by which file types, their records, and raw records where none makes any."""

    file_types: list[FileType]
    is_typed: bool
    records: list[Record]
    raw: list[RawRecord]


def read_page_records(matcher: Matcher, path: str, data: bytes, notes: Notes) -> PageReading:
    """Return what a page's bytes say."""
    page, faults = read_page(data, path)
    for kind, count in faults.items():
        notes.note(kind, times=count)
    times = PageTimes(list_dates(page))
    claims = list(find_claims(matcher, page, times))
    records: list[Record] = []
    for claim, document in claims:
        found = extract_document(claim, find_json_path(path), document, notes)
        records += (mark_precision(record, times.coarse) for record in found)
    file_types = [claim.file_type for claim, _ in claims] or matcher.match_path(find_json_path(path))[:1]
    is_typed = any(claim.file_type.extract for claim, _ in claims)
    return PageReading(file_types, is_typed, records, [] if is_typed else list(list_raw_blocks(page)))


def find_claims(matcher: Matcher, page: Page, times: PageTimes) -> Iterator[tuple[Claim, Any]]:
    """Yield every file type that renders the page, and the document that it makes of it."""
    for file_type in matcher.match_path(find_json_path(page.path)):
        render = find_render(file_type)
        document = render(page, times.read) if render else None
        if document is not None:
            yield Claim(file_type, _find_root(file_type, document)), document


def find_render(file_type: FileType) -> Render | None:
    """Return how a file type renders its page."""
    if file_type.page is None and file_type.is_whole and "label_values" in file_type.roots:
        return render_labelled
    return file_type.page


def _find_root(file_type: FileType, document: Any) -> str:
    if file_type.is_whole or not isinstance(document, dict):
        return ""
    return next((root for root in file_type.roots if root in document), "")


def mark_precision(record: Record, coarse: dict[str, str]) -> Record:
    """Return a record that says how exact its time is."""
    at = getattr(record, "at", None)
    if at in coarse and getattr(record, "at_precision", None) == SECOND:
        return record._replace(at_precision=coarse[at])  # type: ignore[call-arg]
    return record


def list_dates(page: Page) -> Iterator[str]:
    """Yield every text of a page that stands where dates stand."""
    stack: list[Part] = list(reversed(page.blocks))
    while stack:
        part = stack.pop()
        if isinstance(part, Block):
            if part.date:
                yield part.date
            stack.extend(reversed(part.parts))
        elif isinstance(part, Row):
            stack.extend(reversed(part.parts))


def list_raw_blocks(page: Page) -> Iterator[RawRecord]:
    """Yield what a page shows, a block at a time, for people to read."""
    for position, shown in enumerate(list_shown(page)):
        yield RawRecord(f"/{position}", render_json(shown))
