"""How the pages of Instagram's and Threads' file types become the documents of their JSON twins: one rule for a shape.

    messages                 `thread_pages`, as Facebook's
    records in any dialect   `record_pages`: relations, tables, label/value boxes, whichever a block is
    keys of one file alone   tables whose labels read like the keys that the shape declares (advertisers, forms …)
    posts, stories, reels    `post_pages`

A page says in no language which of these it is; the row that reads its JSON twin does.  All dates are at UTC-08:00, in
summer too, for everybody (formats/instagram_threads.md 4.4): `PAGE_ZONE`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from exit_kit.archive.pages import Block, Page
from exit_kit.importing.contract import FileType, ReadTime, Render
from exit_kit.importing.dialects import declare_any
from exit_kit.importing.page_shapes import Filler, Labels, fill_blocks
from exit_kit.importing.shapes import Fields, Shape
from importers.meta.post_pages import render_posts
from importers.meta.record_pages import (
    LABELLED,
    STRING_LIST,
    STRING_MAP,
    limit_dates,
    list_rows,
    read_record,
)
from importers.meta.thread_pages import render_thread

_CHANNELS: Final = "/broadcast/"
PAGE_ZONE: Final = "UTC-08:00"
_DIALECTS: Final = frozenset({STRING_MAP, STRING_LIST, LABELLED})
_COMMON: Final = declare_any().fields.keys()
_POST: Final = frozenset({"media", "creation_timestamp"})
# Rows whose dates are texts in JSON too: they are on another clock (4.4).
_TEXT_TIMES: Final = frozenset({"link history"})
_LABELS: Final = Labels(
    {}, ("True", "Yes", "Ja", "Sì", "Vrai", "是"), ("False", "No", "Nee", "Nein", "Faux", "否")
)


def add_pages(file_types: Sequence[FileType]) -> tuple[FileType, ...]:
    """Return file types with the rule by which their pages are read; those with one, and raw ones, as they are."""
    return tuple(_add_page(one) for one in file_types)


def _add_page(file_type: FileType) -> FileType:
    if file_type.page or file_type.extract is None or file_type.shape is None:
        return file_type
    return replace(file_type, page=_choose(file_type, file_type.shape))


def _choose(file_type: FileType, shape: Shape) -> Render:
    keys = shape.fields.keys()
    if "sender_name" in keys:
        return _render_chat
    if "reply_content" in keys:
        return _render_replies
    if keys >= _POST and not keys & {STRING_MAP, STRING_LIST}:
        return render_posts
    own = Shape({key: kind for key, kind in shape.fields.items() if key not in _COMMON})
    dialects = _DIALECTS & keys
    if dialects:
        is_text_only = file_type.name in _TEXT_TIMES
        return partial(_render_any, own=own, dialects=dialects, is_text_only=is_text_only)
    root = file_type.roots[0] if file_type.roots and not file_type.is_whole else ""
    return partial(_render_tables, root=root, file_type=file_type)


def _render_any(
    page: Page, read_time: ReadTime, *, own: Shape, dialects: frozenset[str], is_text_only: bool
) -> Any:
    """Return records in any dialect, and those that have the keys of this file alone (`own`)."""
    filler = Filler(_LABELS, limit_dates(read_time))
    records = []
    for block in page.blocks:
        record = _read_own(block, filler, own) if own.fields else {}
        records.append(record or read_record(block, read_time, dialects, is_text_only=is_text_only))
    return [record for record in records if record] or None


def _read_own(block: Block, filler: Filler, own: Shape) -> Fields:
    """Return a table whose labels are keys of the shape, or, in another language, as many as it has in their order."""
    rows = list(list_rows(block.parts))
    known = sum(filler.labels.find_key(row.label, own.fields) is not None for row in rows)
    if known and known * 2 >= len(rows):
        return filler.fill(own, block.parts)
    if known or len(rows) != len(own.fields):
        return {}
    named = (row._replace(label=key) for row, key in zip(rows, own.fields, strict=True))
    record = filler.fill(own, tuple(named))
    return record if record.keys() == own.fields.keys() else {}


def _render_chat(page: Page, read_time: ReadTime) -> Any:
    """Return a page of messages; the title of a channel is no person, as that of a chat of two is."""
    thread = render_thread(page, read_time)
    if thread and _CHANNELS in f"/{page.path}":
        senders = dict.fromkeys(block.title for block in page.blocks if block.date and block.title)
        thread["participants"] = [{"name": name} for name in senders]
    return thread


def _render_replies(page: Page, read_time: ReadTime) -> Any:
    """Return the replies in a channel; the heading says whom they answer, and nobody who wrote them."""
    thread = render_thread(page, read_time)
    replies = []
    for message in thread["messages"] if thread else ():
        told = {
            "reply_content": message.get("content"),
            "original_message_sender": message.get("sender_name"),
            "timestamp_ms": message["timestamp"] * 1000 if "timestamp" in message else None,
        }
        replies.append({key: value for key, value in told.items() if value})
    return thread and {"title": thread["title"], "messages": [], "replies": replies}


def _render_tables(page: Page, read_time: ReadTime, *, root: str, file_type: FileType) -> Any:
    """Return records of one file alone (advertisers, off-Meta activity …), whose labels are the keys of JSON."""
    assert file_type.shape is not None
    filler = Filler(_LABELS, limit_dates(read_time))
    records: list[Any] = _count_milliseconds(fill_blocks(page, filler, file_type.shape, None, None))
    if file_type.is_keyed and records:
        merged: Fields = {key: value for record in records for key, value in record.items()}
        return {root: merged}
    return {root: records} if root else records or None


def _count_milliseconds(value: Any) -> Any:
    """Return a document in which times that JSON counts in milliseconds are so counted."""
    if isinstance(value, dict):
        return {
            key: one * 1000 if key.endswith("_ms") and isinstance(one, int) else _count_milliseconds(one)
            for key, one in value.items()
        }
    return [_count_milliseconds(one) for one in value] if isinstance(value, list) else value


__all__ = ["PAGE_ZONE", "add_pages"]
