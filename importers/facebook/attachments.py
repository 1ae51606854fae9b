"""Attachments: what hangs on a post, a comment, a saved item or a poll vote (formats/facebook.md 1.6.1).

`attachments` is a list of groups, each with a list under `data`, whose items are one thing each: a file, a link,
a place, a life event …  Media, links and places have columns; the rest is kept under the archive's own names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from exit_kit.importing.records import MediaUse, Place
from exit_kit.importing.shapes import Fields, Many, Shape, drop_empty
from exit_kit.importing.times import format_day
from importers.meta.media import MEDIA, read_all_media

COORDINATE: Final = Shape(latitude=float, longitude=float)
PLACE: Final = Shape(name=str, coordinate=COORDINATE, address=str, url=str)
EVENT: Final = Shape(
    name=str, start_timestamp=int, end_timestamp=int, create_timestamp=int, description=str, place=PLACE
)
POLL: Final = Shape(question=str, options=Many(Shape(option=str, voted=bool)))
FOR_SALE: Final = Shape(
    title=str, price=str, seller=str, created_timestamp=int, updated_timestamp=int, category=str, marketplace=str,
    location=Shape(name=str, coordinate=COORDINATE), description=str,
)  # fmt: skip
DAY: Final = Shape(year=int, month=int, day=int)
FUNDRAISER: Final = Shape(title=str, donated_amount=str)
LIFE_EVENT: Final = Shape(
    title=str, description=str, start_date=DAY, end_date=DAY, place=PLACE, photos=Many(MEDIA)
)
_ITEM: Final = Shape(
    media=MEDIA,
    external_context=Shape(name=str, source=str, url=str),
    place=PLACE,
    life_event=LIFE_EVENT,
    event=EVENT,
    poll=POLL,
    for_sale_item=FOR_SALE,
    fundraiser=FUNDRAISER,
    text=str,
    name=str,
)
ATTACHMENTS: Final = Many(Shape(data=Many(_ITEM)))
_OTHERS: Final = ("life_event", "event", "poll", "for_sale_item", "fundraiser", "text", "name")


class Attached(NamedTuple):
    """What a record carries: files, links `{name, source, url}`, places, and other things by their key."""

    media: tuple[MediaUse, ...]
    links: list[Fields]
    places: list[Fields]
    others: dict[str, list[Any]]

    def list_details(self, columns: int = 1) -> dict[str, Any]:
        """Return what has no column: links and places after the first `columns`, and all other things.

        A thing that occurs once stands for itself, several as a list.
        """
        details: dict[str, Any] = {
            name: values[0] if len(values) == 1 else values for name, values in self.others.items()
        }
        if self.links[columns:]:
            details["links"] = self.links[columns:]
        if self.places[columns:]:
            details["places"] = self.places[columns:]
        return details


def read_attachments(groups: Iterable[Fields] | None) -> Attached:
    """Return everything in the groups of `attachments`, sorted by what it is, in the order of the export."""
    found: dict[str, list[Any]] = {}
    for group in groups or ():
        for item in group.get("data") or ():
            for name, value in item.items():
                if value:
                    found.setdefault(name, []).append(value)
    events = found.get("life_event", ())
    photos = (photo for event in events for photo in event.get("photos") or ())
    return Attached(
        media=read_all_media((*found.get("media", ()), *photos)),
        links=[drop_empty(link) for link in found.get("external_context", ())],
        places=[*found.get("place", ()), *(event["place"] for event in events if event.get("place"))],
        others={name: list(map(_tidy, found[name])) for name in _OTHERS if name in found},
    )


def read_place(place: Fields, kind: str, at: str | None, origin: str) -> Place:
    """Return the record of a place that a post or an event names."""
    position = place.get("coordinate") or {}
    return Place(
        kind=kind,
        name=place.get("name") or None,
        at=at,
        address=place.get("address") or None,
        latitude=position.get("latitude"),
        longitude=position.get("longitude"),
        url=place.get("url") or None,
        origin=origin,
    )


def _tidy(value: Any) -> Any:
    """Return a thing for `details`: without its files, which are media, its dates as texts; a time of 0 is none."""
    if not isinstance(value, dict):
        return value
    dates = {name: format_day(value.get(name)) for name in ("start_date", "end_date") if name in value}
    unset = {name for name, one in value.items() if one == 0 and name.endswith("_timestamp")}
    kept = {name: one for name, one in value.items() if name != "photos" and name not in unset}
    return drop_empty({**kept, **dates})
