"""Rows of the table, and what every extractor of Instagram's finds in a record, in whichever dialect it is.

Renames happen file by file and independently of each other (formats/instagram_threads.md 1.3.1), so a row is found by
the name of the file in its own folder, or below any other as long as no other row has that name; a root key decides
before that.  Older names of files stand behind the newest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import Extract, FileType, Source
from exit_kit.importing.dialects import (
    MARKS,
    Person,
    declare_any,
    find_block_owner,
    find_moment,
    find_owner,
    find_person,
    find_url,
    list_texts,
    read_any,
    read_handle,
    split_blocks,
    split_nested,
)
from exit_kit.importing.dialects import find_text as find_any_text
from exit_kit.importing.label_values import TIMESTAMP, Labelled, find_leaf
from exit_kit.importing.records import Activity, Record
from exit_kit.importing.shapes import Fields, Kind
from exit_kit.importing.times import format_seconds
from importers.instagram.words import WORDS
from importers.meta.labelled import list_facts, list_media, render_leaves

SITE: Final = "https://www.instagram.com/"
RECORD: Final = declare_any()
NEWEST: Final = ("4",)
GROUPED: Final = ("4", "3b", "3a")
SINCE_2021: Final = (*GROUPED, "2")

find_time = partial(find_moment, words=WORDS)
find_text = partial(find_any_text, words=WORDS)
find_account = partial(find_owner, words=WORDS)
find_profile = partial(find_person, words=WORDS)


def row(
    name: str,
    about: str,
    *paths: str,
    roots: Iterable[str] = (),
    extract: Extract | None = None,
    layouts: tuple[str, ...] = SINCE_2021,
    is_identity: bool = False,
    is_about_export: bool = False,
    beside: Mapping[str, Kind] | None = None,
) -> FileType:
    """Return a row for files with records in any dialect; without an extractor they are kept raw.

    `paths` lack their ending; `beside` are further keys that the records have.
    """
    shape = None if extract is None else declare_any(**beside) if beside else RECORD
    return FileType(
        name,
        about,
        tuple(f"{path}.json" for path in paths),
        tuple(roots),
        shape=shape,
        extract=extract,
        layouts=layouts,
        marks=MARKS,
        is_identity=is_identity,
        is_about_export=is_about_export,
    )


def fact_row(name: str, about: str, *paths: str, **known: Any) -> FileType:
    """Return a row that makes one fact of each value."""
    return row(name, about, *paths, extract=extract_facts, **known)


def activity_row(
    name: str, about: str, *paths: str, kind: str, origin: str = "observed", **known: Any
) -> FileType:
    """Return a row that makes one activity of each record: its first text, its first link, its first time."""
    return row(name, about, *paths, extract=partial(extract_activity, kind=kind, origin=origin), **known)


def add_names(rows: Iterable[FileType]) -> tuple[FileType, ...]:
    """Return rows that are found by the bare name of their file too, wherever no other row has that name.

    Only in the form of a record (`marks`): a document with a root key that nobody knows may be anything.
    """
    known = tuple(rows)
    names = Counter(name for one in known for name in {path.rpartition("/")[2] for path in one.paths})
    return tuple(_add_name(one, names) for one in known)


def _add_name(one: FileType, names: Counter[str]) -> FileType:
    bare = dict.fromkeys(path.rpartition("/")[2] for path in one.paths)
    fresh = [name for name in bare if names[name] == 1 and "*" not in name and name not in one.paths]
    return replace(one, paths=(*one.paths, *fresh)) if one.marks else one


def find_stated(one: Labelled, name: str) -> str | None:
    """Return the time under this name and no other."""
    leaf = find_leaf(one.leaves, name, words=WORDS, kinds=(TIMESTAMP,))
    return format_seconds(leaf.value) if leaf else None


def make_profile_url(person: Person) -> str | None:
    """Return the one address of a profile, however the export writes it (`_u/NAME`, or none at all)."""
    return f"{SITE}{person.username}" if person.username else person.url


def clean_url(url: str | None) -> str | None:
    """Return an address without what differs from export to export: the query.

    >>> clean_url("https://www.instagram.com/p/AbC/?img_index=1")
    'https://www.instagram.com/p/AbC/'
    """
    return url.partition("?")[0] if url and url.startswith(SITE) else url


def collect(**details: Any) -> dict[str, Any] | None:
    """Return the details that have a value, None where none has."""
    return {name: value for name, value in details.items() if value} or None


def list_people(person: Person) -> tuple[str, ...]:
    """Return the user name that tells who it is, as the people of an activity."""
    return (person.username,) if person.username else ()


def is_labelled(one: Labelled) -> bool:
    """Say whether a record is in the form of `label_values`: it alone has a time of its own, and blocks."""
    return one.timestamp is not None or any(leaf.groups and leaf.labels for leaf in one.leaves)


def read_post(one: Labelled) -> tuple[Person, dict[str, Any] | None]:
    """Return whose post a record is about, and what newer exports tell of it: caption, hashtags, the owner's name.

    A hashtag is a block that says nothing else, whatever its label is called.
    """
    blocks = split_blocks(one)
    owner = find_block_owner(blocks, words=WORDS) or Person(one.title)
    hashtags = [block[0].value for block in blocks if len(block) == 1 and block[0].groups]
    caption = find_text(one, "caption", place=0 if is_labelled(one) else None)
    return owner, collect(caption=caption, hashtags=hashtags, owner_name=owner.name)


def split_entries(one: Labelled) -> list[Labelled]:
    """Return each entry of a `string_list_data` of several as a record; nearly always there is one."""
    if not any(leaf.groups for leaf in one.leaves) or any(leaf.labels for leaf in one.leaves):
        return [one]
    return [one._replace(leaves=part.leaves) for part in split_nested(one)]


def extract_facts(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield one fact for each value; a time that is stated is one too."""
    for one in read_any(records, source.notes):
        yield from list_facts(source.file_type.name, one)


def extract_activity(
    source: Source, records: Iterable[Fields], *, kind: str, origin: str
) -> Iterator[Record]:
    """Yield one activity for each record."""
    for one in read_any(records, source.notes):
        texts = list_texts(one)
        yield Activity(
            kind,
            find_time(one),
            one.title or (texts[0] if texts else None),
            render_leaves(leaf for leaf in one.leaves if leaf.kind != TIMESTAMP or len(one.leaves) > 1),
            find_url(one),
            media=list_media(one),
            origin=origin,
        )


__all__ = [
    "GROUPED",
    "NEWEST",
    "RECORD",
    "SINCE_2021",
    "SITE",
    "WORDS",
    "Person",
    "activity_row",
    "add_names",
    "clean_url",
    "collect",
    "extract_activity",
    "extract_facts",
    "fact_row",
    "find_account",
    "find_profile",
    "find_stated",
    "find_text",
    "find_time",
    "find_url",
    "is_labelled",
    "list_people",
    "list_texts",
    "make_profile_url",
    "read_any",
    "read_handle",
    "read_post",
    "row",
    "split_entries",
    "split_nested",
]
