"""Rows of the table, and how every extractor of Instagram's reads a record: in whichever dialect it is.

Renames happen file by file and independently of each other (formats/instagram_threads.md 1.3.1), so a row is found by
the name of the file in its own folder, or below any other as long as no other row has that name; a root key decides
before that.  Older names of files stand behind the newest.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from exit_kit.importing.contract import Extract, FileType
from exit_kit.importing.dialects import (
    MARKS,
    Person,
    declare_any,
    find_moment,
    find_named,
    find_owner,
    find_person,
    find_url,
    list_texts,
    read_any,
    read_handle,
)
from exit_kit.importing.dialects import find_text as find_any_text
from exit_kit.importing.shapes import Kind, Shape
from importers.instagram.words import WORDS

SITE: Final = "https://www.instagram.com/"
RECORD: Final = declare_any()
GROUPED: Final = ("4", "3b", "3a")
SINCE_2021: Final = (*GROUPED, "2")


def row(
    name: str,
    about: str,
    *paths: str,
    roots: Iterable[str] = (),
    extract: Extract | None = None,
    shape: Shape | None = None,
    layouts: tuple[str, ...] = SINCE_2021,
    **more: Kind,
) -> FileType:
    """Return a row for files with records in any dialect; without an extractor they are kept raw.

    `more` are further keys that the records have.
    """
    known = None if extract is None else shape or (declare_any(**more) if more else RECORD)
    return FileType(
        name, about, paths, tuple(roots), shape=known, extract=extract, layouts=layouts, marks=MARKS
    )


def make_profile_url(username: str | None) -> str | None:
    """Return the one address of a profile, however the export writes it (`_u/NAME`, or none at all)."""
    return f"{SITE}{username}" if username else None


find_time = partial(find_moment, words=WORDS)
find_text = partial(find_any_text, words=WORDS)
find_word = partial(find_named, words=WORDS)
find_account = partial(find_owner, words=WORDS)
find_profile = partial(find_person, words=WORDS)

__all__ = [
    "GROUPED",
    "RECORD",
    "SINCE_2021",
    "SITE",
    "WORDS",
    "Person",
    "find_account",
    "find_profile",
    "find_text",
    "find_time",
    "find_url",
    "find_word",
    "list_texts",
    "make_profile_url",
    "read_any",
    "read_handle",
    "row",
]
