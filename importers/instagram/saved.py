"""Saved posts, collections and music (formats/instagram_threads.md 1.3.2, 1.4.5).

In the older form a collection is a row with a name and no address, and what is in it follows row by row; an item has an
address.  `label_values` nests the items in their collection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.label_values import Labelled, list_outside
from exit_kit.importing.records import Activity, Record
from exit_kit.importing.shapes import Fields
from importers.instagram.rows import (
    GROUPED,
    clean_url,
    collect,
    find_stated,
    find_text,
    find_time,
    find_url,
    list_people,
    list_texts,
    read_any,
    read_post,
    row,
    split_nested,
)


def extract_saved(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each saved post."""
    for one in read_any(records, source.notes):
        yield _make_item("saved item", one)


def extract_collections(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each collection, followed by what is in it."""
    name: str | None = None
    for one in read_any(records, source.notes):
        if any(leaf.groups for leaf in one.leaves):
            yield from _read_nested(one)
        elif find_url(one):
            texts = list_texts(one)  # whose it is stands under a name, with the address of the post beside it
            item = one._replace(title=texts[0] if texts else one.title)
            yield _make_item("saved in collection", item, name)
        else:
            name = find_text(one, "name", place=0) or one.title
            yield _make_collection(one, name)


def _read_nested(one: Labelled) -> Iterator[Record]:
    own = one._replace(leaves=list_outside(one.leaves))
    name = find_text(own, "name", place=0)
    yield _make_collection(own, name)
    for item in split_nested(one):
        yield _make_item("saved in collection", item, name)


def _make_collection(one: Labelled, name: str | None) -> Activity:
    """Return a collection, undated: its creation is told by the older form only, its last change by both."""
    more = [text for text in list_texts(one) if text != name]
    times = {field: find_stated(one, field) for field in ("created", "updated")}
    kind = find_text(one, "type") or ", ".join(more)
    return Activity("collection", None, name, details=collect(type=kind, **times), origin="created")


def _make_item(kind: str, one: Labelled, collection: str | None = None) -> Activity:
    at = find_time(one)
    owner, told = read_post(one)
    is_saved = kind == "saved item"  # when it came into a collection is told by the older form only
    details = {**({} if is_saved or not at else {"added": at}), **(told or {})}
    url, people = clean_url(find_url(one)), list_people(owner)
    when = at if is_saved else None
    return Activity(
        kind, when, owner.username, collection, url, people=people, details=details or None, origin="saved"
    )


def extract_music(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each piece of music that was saved: its name and who plays it."""
    for one in read_any(records, source.notes):
        song, artist = find_text(one, "song", place=0), find_text(one, "artist", place=1)
        yield Activity("saved music", find_time(one), song, artist, find_url(one), origin="saved")


FILE_TYPES: Final = (
    row("saved posts", "Posts that you saved.", "saved/saved_posts", roots=("saved_saved_media",),
        extract=extract_saved),
    row("saved collections", "Collections of saved posts, with what is in them.", "saved/saved_collections",
        roots=("saved_saved_collections",), extract=extract_collections),
    row("saved music", "Music that you saved.", "saved/saved_music", roots=("saved_saved_music",),
        extract=extract_music, layouts=GROUPED),
)  # fmt: skip
