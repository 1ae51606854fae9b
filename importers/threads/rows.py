"""Rows of the table, the addresses of Threads, and who wrote what a record is about.

The names of Threads' files are Instagram's too (`followers.json`): every path here has the folder, and every root key
begins with `text_post_app_`, which only Threads has (formats/instagram_threads.md 2.2, trap 28).
"""

from __future__ import annotations

import re
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
from exit_kit.importing.label_values import Labelled
from exit_kit.importing.shapes import Kind, Shape
from importers.threads.words import WORDS

SITE: Final = "https://www.threads.com/"
FOLDER: Final = "threads"
RECORD: Final = declare_any()
_HOST: Final = re.compile(r"https?://(?:www\.)?threads\.(?:net|com)/", re.IGNORECASE)
_AUTHOR: Final = re.compile(r"@([\w.]+)/post/")
_ROOT: Final = "text_post_app_"

find_time = partial(find_moment, words=WORDS)
find_text = partial(find_any_text, words=WORDS)
find_word = partial(find_named, words=WORDS)
find_profile = partial(find_person, words=WORDS)


def row(
    name: str,
    about: str,
    *files: str,
    root: str | None,
    extract: Extract | None,
    shape: Shape | None = None,
    is_identity: bool = False,
    **more: Kind,
) -> FileType:
    """Return a row for files of the folder of Threads; `root` is its root key without what all begin with."""
    return FileType(
        name,
        about,
        tuple(f"{FOLDER}/{file}.json" for file in files),
        () if root is None else (_ROOT + root,),
        shape=shape or (declare_any(**more) if more else RECORD),
        extract=extract,
        layouts=("3",),
        marks=MARKS,
        is_identity=is_identity,
    )


def clean_url(url: str | None) -> str | None:
    """Return an address in one form: threads.com since 2025, threads.net before; a profile with or without `@` (2.5).

    >>> clean_url("https://www.threads.net/@ada/post/Cu1"), clean_url("https://www.threads.com/ada")
    ('https://www.threads.com/@ada/post/Cu1', 'https://www.threads.com/@ada')
    """
    host = _HOST.match(url or "")
    if url is None or host is None:
        return url
    rest = url[host.end() :].rstrip("/")
    is_profile = bool(rest) and not rest.startswith("@") and re.fullmatch(r"[\w.]+", rest) is not None
    return f"{SITE}{'@' if is_profile else ''}{rest}"


def make_profile_url(username: str | None) -> str | None:
    """Return the one address of a profile, however the export writes it."""
    return f"{SITE}@{username}" if username else None


def find_author(one: Labelled) -> Person:
    """Return who wrote the thread that a record is about.

    The address of a thread names its author.  Else it is the block of an account, a label, the title, or the only text.
    """
    url = clean_url(find_url(one))
    found = _AUTHOR.search(url or "")
    are_nested = any(leaf.groups for leaf in one.leaves)
    block = find_owner(one._replace(title=None), words=WORDS) if are_nested else Person(None)
    label = find_word(one, "author", "owner", "username")
    texts = list_texts(one)
    bare = texts[0] if len(texts) == 1 and not block.username else None
    username = (found[1] if found else None) or block.username or label or one.title or bare
    shown = (
        block.name or (label if label != username else None) or (one.title if one.title != username else None)
    )
    return Person(username, shown, url)


__all__ = [
    "FOLDER", "RECORD", "SITE", "WORDS", "Person", "clean_url", "find_author", "find_profile", "find_text", "find_time",
    "find_url", "find_word", "list_texts", "make_profile_url", "read_any", "read_handle", "row",
]  # fmt: skip
