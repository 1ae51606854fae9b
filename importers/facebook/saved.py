"""Saved items, collections and searches in the classic shape (formats/facebook.md 1.4).

A saved item often lacks an address: the name or source of a link, or the title's prose, is all there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Activity, Record, Search
from exit_kit.importing.shapes import Fields, Many, Shape, drop_empty
from exit_kit.importing.times import format_seconds
from importers.facebook.attachments import ATTACHMENTS, Attached, read_attachments, read_place

_SAVED: Final = Shape(timestamp=int, title=str, attachments=ATTACHMENTS)
_TEXTS: Final = Many(Shape(text=str))
_SEARCH: Final = Shape(timestamp=int, title=str, data=_TEXTS, attachments=Many(Shape(data=_TEXTS)))
_QUOTES: Final = "\"'\u201c\u201d\u201e\u00ab\u00bb"


def extract_saved(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each saved item or collection, and each place that was saved."""
    for fields in records:
        attached = read_attachments(fields.get("attachments"))
        at = format_seconds(fields.get("timestamp"))
        origin = "created" if kind == "collection" else "saved"
        yield _read_saved(fields, attached, at, kind, origin)
        yield from (read_place(place, "saved place", at, origin) for place in attached.places)


def _read_saved(fields: Fields, attached: Attached, at: str | None, kind: str, origin: str) -> Activity:
    link = attached.links[0] if attached.links else {}
    place = attached.places[0] if attached.places else {}
    details = attached.list_details()
    names = [] if link.get("name") else attached.others.get("name", [])
    if names:
        details.pop("name")
    return Activity(
        kind=kind,
        at=at,
        what=link.get("name") or ", ".join(names) or place.get("name") or None,
        detail=fields.get("title") or None,
        url=link.get("url") or place.get("url") or None,
        details=drop_empty({**details, "source": link.get("source")}) or None,
        origin=origin,
        media=attached.media,
    )


def extract_searches(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each search; the attachments repeat its text in quotation marks, for show."""
    for fields in records:
        bare = [one["text"] for one in fields.get("data") or () if one.get("text")]
        shown = [
            one["text"].strip(_QUOTES)
            for group in fields.get("attachments") or ()
            for one in group.get("data") or ()
            if one.get("text")
        ]
        known = {text.strip(_QUOTES) for text in bare}
        for text in list(dict.fromkeys([*bare, *(text for text in shown if text not in known)])) or [None]:
            yield Search(text, format_seconds(fields.get("timestamp")), kind, fields.get("title") or None)


FILE_TYPES: Final = (
    FileType(
        name="saved items",
        about="Posts, links and places that you saved for later.",
        paths=("saved_items_and_collections/your_saved_items.json",
               "saved_items_and_collections/saved_items_and_collections.json"),
        roots=("saves_v2", "saves_and_collections"),
        shape=_SAVED,
        extract=partial(extract_saved, kind="saved item"),
        layouts=("G5", "G4", "G2", "G1"),
    ),
    FileType(
        name="collections",
        about="Collections in which you keep saved items.",
        paths=("saved_items_and_collections/collections.json",),
        roots=("collections_v2",),
        shape=_SAVED,
        extract=partial(extract_saved, kind="collection"),
        layouts=("G5", "G4", "G2"),
    ),
    FileType(
        name="searches",
        about="What you searched for on Facebook.",
        paths=("search/your_search_history.json", "search_history/your_search_history.json"),
        roots=("searches_v2",),
        shape=_SEARCH,
        extract=partial(extract_searches, kind="search"),
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="group searches",
        about="What you searched for inside groups.",
        paths=("search/groups_you_ve_searched_for.json",),
        roots=("group_search",),
        shape=_SEARCH,
        extract=partial(extract_searches, kind="group search"),
        layouts=("G5", "G4"),
    ),
)  # fmt: skip
