"""Pages of Instagram and Threads as the documents of JSON: lists of accounts, tables, label/value boxes (4.1, 4.2).

What a record is, the way it stands there says, in every language:

    relations   a link or a text with a date below it: `string_list_data`; the heading is the `title`
    tables      a label above its value in one cell, a label beside its date in two: `string_map_data`
    labelled    labels beside their values, boxes within boxes: `label_values`

JSON writes its labels in the account's language too (3.3), so a label here is the label there, and nothing in this
module knows a word.  A text counts as a date only where a date can stand, and only with a time of day: what people
wrote stays a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from exit_kit.archive.pages import Block, Item, Link, Page, Part, Place, Row, Text
from exit_kit.importing.contract import ReadTime
from exit_kit.importing.page_documents import list_files, render_entries
from exit_kit.importing.shapes import Fields

STRING_MAP: Final = "string_map_data"
STRING_LIST: Final = "string_list_data"
MEDIA_MAP: Final = "media_map_data"
MEDIA_LIST: Final = "media_list_data"
LABELLED: Final = "label_values"
_TIME_OF_DAY: Final = re.compile(r"\d{1,2}\s?[:.h時点시]\s?\d{2}")
_LONGEST_DATE: Final = 60
_MOST_DEPTH: Final = 40


def render_records(
    page: Page, read_time: ReadTime, *, root: str, dialects: frozenset[str], is_text_only: bool = False
) -> Any:
    """Return a page of records as JSON has them, each in the dialect in which it stands there.

    `dialects` are those that the file type reads; `is_text_only`: dates in label/value boxes are texts in JSON too (the
    link history, whose texts are on another clock: 4.4).
    """
    records = [read_record(block, read_time, dialects, is_text_only=is_text_only) for block in page.blocks]
    records = [record for record in records if record]
    return {root: records} if root else records or None


def read_record(
    block: Block, read_time: ReadTime, dialects: frozenset[str], *, is_text_only: bool = False
) -> Fields:
    """Return one block in the dialect that it is in, as far as the file type reads that."""
    read_date = limit_dates(read_time)
    rows = list(list_rows(block.parts))
    is_named = is_text_only or not dialects - {LABELLED}
    if LABELLED in dialects and (is_named or is_labelled(block, read_date)):
        return read_labelled(block, (lambda _: None) if is_text_only else read_date, read_date)
    if rows and (STRING_MAP in dialects or STRING_LIST not in dialects):
        return read_table(block, read_date)
    return read_relation(block, read_date)


def limit_dates(read_time: ReadTime) -> ReadTime:
    """Return a reader of dates that takes only short texts with a time of day for such."""

    def read_date(text: str) -> int | None:
        if len(text) > _LONGEST_DATE or not _TIME_OF_DAY.search(text):
            return None
        return read_time(text)

    return read_date


def is_labelled(block: Block, read_date: ReadTime) -> bool:
    """Say whether a block is a label/value record: it has boxes in it, a date below its table, or a label beside what
    is no date."""
    rows = list(list_rows(block.parts))
    beside = (part for row in rows for part in row.parts)
    if any(isinstance(part, Block) for part in (*block.parts, *beside)) or (rows and block.date):
        return True
    return any(
        _has_two_cells(row) and any(read_date(text) is None for text in _list_texts(row.parts))
        for row in rows
    )


def read_relation(block: Block, read_date: ReadTime) -> Fields:
    """Return a heading with links or texts, each with the date below it.

    Newer pages of the accounts that you follow have the name as heading, and below it only the address (1.3.2).
    """
    entries: list[Fields] = []
    groups: dict[Place, list[Part]] = {}
    for part in block.parts:
        groups.setdefault(part.place[:1], []).append(part)
    for group in groups.values():
        entry = _read_entry(group, read_date)
        if entry.keys() == {"timestamp"} and entries and "timestamp" not in entries[-1]:
            entries[-1] |= entry
        elif entry:
            entries.append(entry)
    seconds = read_date(block.date) if block.date else None
    if seconds is not None:
        entries = entries or [{}]
        entries[-1].setdefault("timestamp", seconds)
    record: Fields = {"title": block.title, STRING_LIST: entries}
    files = list_files(block.parts)
    if files:
        record[MEDIA_LIST] = files
    return {key: value for key, value in record.items() if value}


def _read_entry(group: Sequence[Part], read_date: ReadTime) -> Fields:
    """Return one element of `string_list_data`: the last text is the date, if it is one."""
    texts = [part for part in group if isinstance(part, Text | Item)]
    links = [part for part in group if isinstance(part, Link)]
    seconds = read_date(texts[-1].text) if texts else None
    if seconds is not None:
        texts.pop()
    values = [link.text for link in links if link.text != link.href] + [text.text for text in texts]
    entry = {"href": links[0].href if links else "", "value": "\n".join(filter(None, values))}
    found: Fields = {key: value for key, value in entry.items() if value}
    return found if seconds is None else {**found, "timestamp": seconds}


def read_table(block: Block, read_date: ReadTime) -> Fields:
    """Return a table as a map from labels to what stands there; pictures beside it are a list (comments have some)."""
    record: Fields = {"title": block.title} if block.title else {}
    strings: Fields = {}
    media: Fields = {}
    for row in list_rows(block.parts):
        label, parts = split_row(row)
        files = list_files(parts)
        if files:
            media[_find_free(media, label, files[0])] = files[0]
            continue
        entry = _read_cell(row, parts, read_date)
        key = _find_free(strings, label, entry)
        strings[key] = {**strings.get(key, {}), **entry}
    seconds = read_date(block.date) if block.date else None
    if seconds is not None:
        strings[_find_free(strings, "", {"timestamp": seconds})] = {"timestamp": seconds}
    files = list_files(block.parts)
    found = {STRING_MAP: strings, MEDIA_MAP: media, MEDIA_LIST: files}
    return record | {key: value for key, value in found.items() if value}


def _find_free(known: Fields, label: str, entry: Fields) -> str:
    """Return the key of an entry: its label, numbered where another entry of that label says something else.

    A link and its date are one entry of JSON, and may stand in two lines of a page.
    """
    key, number = label, 1
    while key in known and known[key].keys() & entry.keys():
        number += 1
        key = f"{label} ({number})"
    return key


def _read_cell(row: Row, parts: Sequence[Part], read_date: ReadTime) -> Fields:
    """Return what stands at a label: the date beside it, else the texts below it, and the address of a link."""
    entry: Fields = {}
    texts = []
    for part in parts:
        if isinstance(part, Link):
            entry.setdefault("href", part.href)
            texts += [part.text] if part.text != part.href else []
        elif isinstance(part, Text | Item):
            texts.append(part.text)
    seconds = read_date(texts[-1]) if texts and (_has_two_cells(row) or len(texts) > 1) else None
    if seconds is not None:
        entry["timestamp"] = seconds
        texts.pop()
    value = "\n".join(filter(None, texts))
    return {**entry, "value": value} if value or not entry else entry


def read_labelled(block: Block, read_value: ReadTime, read_date: ReadTime) -> Fields:
    """Return a label/value record; a box that merely stands around the table is no part of it."""
    parts: Sequence[Part] = block.parts
    seconds = read_date(block.date) if block.date else None
    title = block.title
    for _ in range(_MOST_DEPTH):
        only = parts[0] if len(parts) == 1 else None
        if not isinstance(only, Block) or (only.title and title):
            break
        parts, title = only.parts, title or only.title
        if seconds is None and only.date:
            seconds = read_date(only.date)
    record: Fields = {LABELLED: render_entries(parts, read_value)}
    if title:
        record["title"] = title
    if seconds is not None:
        record["timestamp"] = seconds
    files = list_files(parts)
    if files:
        record["media"] = files
    return record if record[LABELLED] or files or title else {}


def list_rows(parts: Iterable[Part], depth: int = 0) -> Iterable[Row]:
    """Yield the rows of a record, those in its boxes too."""
    for part in parts:
        if isinstance(part, Row):
            yield part
        elif isinstance(part, Block) and depth < _MOST_DEPTH:
            yield from list_rows(part.parts, depth + 1)


def split_row(row: Row) -> tuple[str, Sequence[Part]]:
    """Return the label of a row and what stands there; labels of camera data stand in an element of their own."""
    if row.label or not row.parts:
        return row.label, row.parts
    first, *rest = row.parts
    return (first.text, rest) if isinstance(first, Text) and rest else ("", row.parts)


def _has_two_cells(row: Row) -> bool:
    """Say whether a value stands beside its label, not below it: places in one cell begin with 0."""
    at = len(row.place)
    return bool(row.label) and all(len(part.place) > at and part.place[at] > 0 for part in row.parts)


def _list_texts(parts: Iterable[Part]) -> Iterable[str]:
    return (part.text for part in parts if isinstance(part, Text | Item | Link) and part.text)


__all__ = [
    "LABELLED", "MEDIA_LIST", "MEDIA_MAP", "STRING_LIST", "STRING_MAP", "is_labelled", "limit_dates", "list_rows",
    "read_labelled", "read_record", "read_relation", "read_table", "render_records", "split_row",
]  # fmt: skip
