"""Events: invited to, answered, created, hidden (formats/facebook.md 1.4, `events/`).

`at` is when an event begins, not when the owner answered: the export does not say that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Activity, Record
from exit_kit.importing.shapes import Fields, Many, Shape, drop_empty
from exit_kit.importing.times import format_seconds
from importers.facebook.attachments import EVENT, read_place

_RESPONSES: Final = {
    "events_joined": "event joined",
    "events_interested": "event of interest",
    "events_declined": "event declined",
}
_HIDDEN: Final = Shape(timestamp=int, title=str, data=Many(Shape(name=str)))


def extract_invitations(source: Source, events: Iterable[Fields]) -> Iterator[Record]:
    """Yield each event that the owner was invited to."""
    for fields in events:
        yield from _read_event(fields, "event invitation", "received")


def extract_responses(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each event that the owner answered, in three lists by the answer."""
    for fields in records:
        for key, kind in _RESPONSES.items():
            for event in fields.get(key) or ():
                yield from _read_event(event, kind, "created")


def extract_own_events(source: Source, events: Iterable[Fields]) -> Iterator[Record]:
    """Yield each event that the owner created."""
    for fields in events:
        yield from _read_event(fields, "event created", "created")


def extract_hidden(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each event that the owner hid; mostly there is nothing but the title."""
    for fields in records:
        names = [one["name"] for one in fields.get("data") or () if one.get("name")]
        yield Activity(
            kind="event hidden",
            at=format_seconds(fields.get("timestamp")),
            what=", ".join(names) or None,
            detail=fields.get("title") or None,
            origin="created",
        )


def _read_event(fields: Fields, kind: str, origin: str) -> Iterator[Record]:
    """Yield an event and its place; where it has no time, `at` is when it was created."""
    created = format_seconds(fields.get("create_timestamp"))
    place = drop_empty(fields.get("place") or {})
    at = format_seconds(fields.get("start_timestamp")) or created
    details = drop_empty({"created_at": created, "place": place.get("name")})
    yield Activity(
        kind=kind,
        at=at,
        what=fields.get("name") or None,
        detail=fields.get("description") or None,
        ended_at=format_seconds(fields.get("end_timestamp")),
        details=details or None,
        origin=origin,
    )
    if place:
        yield read_place(place, "event place", at, origin)


FILE_TYPES: Final = (
    FileType(
        name="event invitations",
        about="Events that others invited you to.",
        paths=("events/event_invitations.json",),
        roots=("events_invited_v2",),
        shape=EVENT,
        extract=extract_invitations,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="event responses",
        about="Events that you joined, declined or were interested in.",
        paths=("events/your_event_responses.json", "events/event_responses.json"),
        roots=("event_responses_v2",),
        shape=Shape({key: Many(EVENT) for key in _RESPONSES}),
        extract=extract_responses,
        layouts=("G5", "G4", "G3", "G2", "G1", "page"),
    ),
    FileType(
        name="your events",
        about="Events that you created or hosted.",
        paths=("events/your_events.json", "events/events_you_hosted.json", "events/events.json"),
        roots=("your_events_v2",),
        shape=EVENT,
        extract=extract_own_events,
        layouts=("G5", "G4", "G3", "G2", "G1", "page"),
    ),
    FileType(
        name="hidden events",
        about="Events that you chose not to see.",
        paths=("events/events_you_ve_hidden.json",),
        roots=("events_hidden_v2",),
        shape=_HIDDEN,
        extract=extract_hidden,
        layouts=("G5", "G4"),
    ),
)
