"""Rows and readers for `label_values` files (formats/facebook.md 1.5), from which the tables are built.

Three constructors for the long tail, after the tiers of 1.4: `activity_row` (A: something dated), `fact_row` (B:
a statement about the owner) and `raw_row` (C: settings and telemetry, kept as delivered under a name).  A file
whose fields are known gets an extractor of its own through `labelled_row`.  Labels are in the account's
language: `WORDS` lists those that were seen, and every reader falls back on structure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import Extract, FileType, Source
from exit_kit.importing.label_values import (
    HREF,
    TIMESTAMP,
    VALUE,
    Labelled,
    Leaf,
    declare_record,
    find_value,
    list_outside,
    make_words,
    read_labelled,
    split_groups,
)
from exit_kit.importing.records import Activity, Fact, Record
from exit_kit.importing.shapes import ANYTHING, Fields
from exit_kit.importing.times import format_seconds
from importers.meta.labelled import list_facts, list_media, render_leaves

LAYOUTS: Final = ("G5", "G4")

# Field -> labels seen (1.4, "Additional G4/G5 paths", 1.6.4).  No source lists other languages than English
# label by label; what is added here must have been seen.
WORDS: Final = make_words(
    {
        "name": ("Name", "Place name", "Contact name", "Product name"),
        "title": ("Title", "Title of website page you visited", "Ad title"),
        "url": ("URL", "Website link you visited", "Link"),
        "reaction": ("Reaction",),
        "owner": ("Owner",),
        "author": ("Author",),
        "group": ("Group",),
        "event": ("Event",),
        "id": ("ID",),
        "received_on": ("Received on",),
        "message": ("Message", "Text"),
        "target": ("Target",),
        "updated": ("Updated", "Update time", "Updated time"),
        "coordinates": ("Coordinates",),
        "address": ("Address",),
        "application": ("Name of application used to tag this place",),
        "visit_time": ("Visit time",),
        "action": ("Action",),
        "start_time": ("Start time", "Website session start time"),
        "end_time": ("End time", "Website session end time"),
        "time": ("Time", "Creation time", "Upload time"),
        "ad": ("Ad",),
        "advertiser": ("Advertiser",),
        "description": ("Description",),
        "suggestions": ("Friend suggestions",),
        "contact_point": ("Contact point",),
        "source": ("Source",),
        "device": ("Device",),
        "location": ("Location",),
        "timezone": ("Timezone", "Time zone"),
        "sender": ("Sender", "Sender name", "From"),
    }
)


def labelled_row(
    name: str,
    about: str,
    *paths: str,
    extract: Extract,
    beside: Iterable[str] = (),
    layouts: tuple[str, ...] = LAYOUTS,
) -> FileType:
    """Return a row whose records an extractor of its own reads; `beside` are known keys beside the form's."""
    shape = declare_record(**dict.fromkeys(beside, ANYTHING))
    return FileType(
        name, about, paths, ("label_values",), shape=shape, extract=extract, layouts=layouts, is_whole=True
    )


def activity_row(name: str, about: str, *paths: str, origin: str = "observed") -> FileType:
    """Return a tier A row: one activity for each record."""
    return labelled_row(name, about, *paths, extract=partial(extract_activity, origin=origin))


def fact_row(
    name: str, about: str, *paths: str, beside: Iterable[str] = (), layouts: tuple[str, ...] = LAYOUTS
) -> FileType:
    """Return a tier B row: one fact for each value."""
    return labelled_row(name, about, *paths, extract=extract_facts, beside=beside, layouts=layouts)


def raw_row(name: str, about: str, *paths: str, layouts: tuple[str, ...] = LAYOUTS) -> FileType:
    """Return a tier C row: known by name, kept raw."""
    return FileType(name, about, paths, ("label_values",), layouts=layouts, is_whole=True)


def extract_activity(source: Source, records: Iterable[Fields], *, origin: str) -> Iterator[Record]:
    """Yield one activity for each record."""
    for one in read_labelled(records, source.notes):
        yield make_activity(source.file_type.name, one, origin=origin)


def extract_each_activity(source: Source, records: Iterable[Fields], *, origin: str) -> Iterator[Record]:
    """Yield one activity for each nested group, or for the record where it has none."""
    for one in read_labelled(records, source.notes):
        for part in split_record(one):
            yield make_activity(source.file_type.name, part, origin=origin)


def extract_facts(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield one fact for each value; files and links are values too."""
    topic = source.file_type.name
    for one in read_labelled(records, source.notes):
        yield from list_facts(topic, one)
        for file in one.media:
            yield Fact(topic, file.get("title") or one.title, file["uri"], format_seconds(one.timestamp))


def make_activity(kind: str, one: Labelled, *, origin: str = "observed", **known: Any) -> Activity:
    """Return the activity that a record is by its structure; `known` are fields that the caller has found."""
    values = [leaf.value for leaf in one.leaves if leaf.kind == VALUE]
    found: dict[str, Any] = {
        "at": find_time(one),
        "what": one.title or (values[0] if values else None),
        "detail": render_leaves(one.leaves),
        "url": next((leaf.value for leaf in one.leaves if leaf.kind == HREF), None),
        "media": list_media(one),
    }
    return Activity(kind, **{**found, **known}, origin=origin)


def split_record(one: Labelled) -> list[Labelled]:
    """Return each group of a record as a record with its title, or the record itself where it has none.

    One that names something outside of its groups is that thing: they only tell more of it.
    """
    own = list_outside(one.leaves)
    parts = [] if find_text(own, "name", "title") or find_link(own) else split_groups(one.leaves)
    return [Labelled(one.title, one.timestamp, None, part, []) for part in parts] or [one]


def find_time(one: Labelled, *names: str) -> str | None:
    """Return the time of a record: a named one, else the record's own, else the first in it."""
    named = format_seconds(find_value(one.leaves, *names, words=WORDS, kind=TIMESTAMP))
    first = find_value(one.leaves, words=WORDS, kind=TIMESTAMP, by_shape=True)
    return named or format_seconds(one.timestamp) or format_seconds(first)


def find_text(leaves: Sequence[Leaf], *names: str, by_shape: bool = False) -> str | None:
    """Return the text under one of these names, else (if asked) the first text."""
    value = find_value(leaves, *names, words=WORDS, by_shape=by_shape)
    return None if value is None else str(value)


def find_link(leaves: Sequence[Leaf]) -> str | None:
    """Return the address that a record names: its first link, else a text labelled as one."""
    link = find_value(leaves, words=WORDS, kind=HREF, by_shape=True)
    return str(link) if link else find_text(leaves, "url")


def list_texts(leaves: Iterable[Leaf]) -> list[str]:
    """Return the texts of leaves, links left out."""
    return [
        leaf.value for leaf in leaves if leaf.kind == VALUE and not leaf.value.startswith(("http:", "https:"))
    ]


def list_outer_texts(one: Labelled) -> list[str]:
    """Return the texts that stand in no group."""
    return list_texts(list_outside(one.leaves))
