"""Who follows whom, and every other tie: one record a person (formats/instagram_threads.md 1.2, 1.3.2, 1.4.4).

The user name stands in the value (followers), in the title (following since 2025, blocked), in the address alone, or in
a labelled block; in that order it is looked for.  Display names come with `label_values` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import VALUE, Labelled, split_groups
from exit_kit.importing.records import Connection, Record
from exit_kit.importing.shapes import Fields
from importers.instagram.rows import (
    Person,
    find_profile,
    find_time,
    find_url,
    list_texts,
    make_profile_url,
    read_any,
    read_handle,
    row,
)

_FOLDER: Final = "followers_and_following"


def extract_ties(
    source: Source, records: Iterable[Fields], *, kind: str, origin: str = "observed"
) -> Iterator[Record]:
    """Yield the tie to each account of a list."""
    for record in read_any(records, source.notes):
        for one in _split(record):
            person = find_related(one)
            if person.username or person.name:
                yield Connection(
                    kind,
                    person.username or person.name,
                    find_time(one),
                    make_profile_url(person.username) or person.url,
                    is_person=True,
                    origin=origin,
                    details={"name": person.name} if person.name and person.username else None,
                )


def _split(one: Labelled) -> list[Labelled]:
    """Return each entry of a list of several as a record; `string_list_data` nearly always has one."""
    parts = split_groups(one.leaves, holding=VALUE) if any(leaf.groups for leaf in one.leaves) else []
    return [one._replace(leaves=part) for part in parts] if len(parts) > 1 else [one]


def find_related(one: Labelled) -> Person:
    """Return the account that a relation is with (1.4.4)."""
    labels = any(leaf.labels for leaf in one.leaves)
    if labels:
        return find_profile(one.leaves)
    url = find_url(one)
    texts = list_texts(one)
    username = (texts[0] if texts else None) or one.title or read_handle(url)
    return Person(username, None, url)


def extract_hashtags(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each hashtag that is followed."""
    for one in read_any(records, source.notes):
        texts = list_texts(one)
        name = texts[0] if texts else one.title
        if name:
            yield Connection("hashtag followed", name, find_time(one), find_url(one), origin="created")


def _ties(name: str, about: str, *paths: str, root: str, kind: str, origin: str = "observed") -> FileType:
    return row(
        name,
        about,
        *(f"{_FOLDER}/{path}.json" for path in paths),
        roots=(root,),
        extract=partial(extract_ties, kind=kind, origin=origin),
    )


FILE_TYPES: Final = (
    _ties("followers", "Who follows you, and since when.", "followers_#", "followers",
          root="relationships_followers", kind="follower"),
    _ties("following", "Whom you follow, and since when.", "following",
          root="relationships_following", kind="following", origin="created"),
    row("followed hashtags", "Hashtags that you follow.", f"{_FOLDER}/following_hashtags.json",
        roots=("relationships_following_hashtags",), extract=extract_hashtags),
)  # fmt: skip
