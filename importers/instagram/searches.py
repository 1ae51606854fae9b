"""Searches, and pages that were opened inside the app (formats/instagram_threads.md 1.3.2 `logged_information/`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Activity, Record, Search
from exit_kit.importing.shapes import Fields
from importers.instagram.rows import (
    GROUPED,
    NEWEST,
    SINCE_2021,
    collect,
    fact_row,
    find_text,
    find_time,
    find_url,
    list_texts,
    read_any,
    read_handle,
    row,
    split_entries,
)

_FOLDER: Final = "recent_searches"


def extract_searches(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each search: its text, else the title, else the profile that was opened."""
    for record in read_any(records, source.notes):
        for one in split_entries(record):
            text = find_text(one, "search", place=0) or one.title or read_handle(find_url(one))
            yield Search(text, find_time(one), kind)


def extract_links(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each page opened inside the app.

    Start and end of a visit are texts on another clock, so the record's own time is what counts (4.4).
    """
    for one in read_any(records, source.notes):
        start, end = find_text(one, "session_start"), find_text(one, "session_end")
        texts = [text for text in list_texts(one) if text not in (start, end)]
        title = find_text(one, "page_title") or (texts[0] if texts else None)
        details = collect(session_start=start, session_end=end)
        yield Activity("link opened", find_time(one), title, None, find_url(one), details=details)


def _searches(
    name: str, about: str, *files: str, root: str, kind: str, layouts: tuple[str, ...] = SINCE_2021
) -> FileType:
    paths = (f"{_FOLDER}/{file}" for file in files)
    return row(name, about, *paths, roots=(root,) if root else (), extract=partial(extract_searches, kind=kind),
               layouts=layouts)  # fmt: skip


FILE_TYPES: Final = (
    _searches("profile searches", "Accounts that you searched for.", "profile_searches", "account_searches",
              root="searches_user", kind="profile search"),
    _searches("text searches", "Words and phrases that you searched for.", "word_or_phrase_searches",
              root="searches_keyword", kind="search"),
    _searches("hashtag searches", "Hashtags that you searched for.", "tag_searches", root="searches_hashtag",
              kind="hashtag search"),
    _searches("place searches", "Places that you searched for.", "place_searches", "location_searches",
              root="searches_place", kind="place search"),
    _searches("recent searches", "The newest things that you searched for.", "recent_searches", root="",
              kind="recent search", layouts=NEWEST),
    row("link history", "Web pages that you opened inside the app.", "link_history/link_history",
        extract=extract_links, layouts=GROUPED),
    fact_row("link history settings", "Whether pages that you open are remembered.",
             "link_history/your_link_history_settings", layouts=GROUPED),
)  # fmt: skip
