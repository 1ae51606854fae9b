"""Apps, websites, and what businesses told Meta (formats/instagram_threads.md 1.3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import App, Record
from exit_kit.importing.shapes import Fields
from importers.instagram.rows import (
    GROUPED,
    fact_row,
    find_stated,
    find_text,
    find_time,
    list_texts,
    read_any,
    row,
)
from importers.meta.off_meta import OFF_META, extract_off_meta

_FOLDER: Final = "apps_and_websites"


def extract_apps(source: Source, records: Iterable[Fields], *, category: str) -> Iterator[Record]:
    """Yield each app or website that logs in, or did, with this account."""
    for one in read_any(records, source.notes):
        name = one.title or find_text(one, "name", place=0)
        number = find_text(one, "app_id") or next((text for text in list_texts(one) if text.isdigit()), None)
        added, active, ended = (find_stated(one, field) for field in ("added", "last_active", "expired"))
        if (
            not (added or active or ended) and category == "active"
        ):  # an unknown language, and only one meaning
            active = find_time(one)
        yield App(name, added or active, ended, category, number)


def _apps(name: str, about: str, file: str, *more: str, category: str) -> FileType:
    return row(name, about, *(f"{_FOLDER}/{path}" for path in (file, *more)), roots=(f"apps_and_websites_{file}",),
               extract=partial(extract_apps, category=category))  # fmt: skip


FILE_TYPES: Final = (
    _apps("active apps", "Apps and websites that log in with this account.", "active_apps", category="active"),
    _apps("expired apps", "Apps and websites whose access has ended.", "expired_apps", "expired_pps",
          category="expired"),
    FileType(
        "off-meta activity",
        "What businesses, websites and apps told Meta about you.",
        (f"{_FOLDER}/your_activity_off_meta_technologies.json", f"{_FOLDER}/your_activity_off_instagram.json"),
        ("apps_and_websites_off_meta_activity",),
        shape=OFF_META,
        extract=extract_off_meta,
        layouts=GROUPED,
    ),
    fact_row("off-meta settings", "Whether businesses may tell Meta about you.",
             f"{_FOLDER}/your_activity_off_meta_technologies_settings", layouts=GROUPED),
)  # fmt: skip
