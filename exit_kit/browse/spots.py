"""The places, on a map and as a list: `/-/exit-kit/places`; the list holds what the map shows."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import Any, Final, NamedTuple

from exit_kit.browse.answering import answer, link_here, read_wanted
from exit_kit.browse.maps import HEIGHT, WIDTH, Map, Points, View, collect, draw, fit_view, read_view
from exit_kit.browse.remembering import recall

_MOST: Final = 600
_DIGITS: Final = {"media": 2, "places": 4, "posts": 4}  # of degrees; a hundredth is about a kilometre
_PLACES: Final = """
    SELECT kind, name, address, latitude, longitude, at, 'places', id FROM places
    UNION ALL SELECT 'post', place, NULL, latitude, longitude, at, 'posts', id FROM posts
      WHERE place IS NOT NULL AND latitude IS NOT NULL
    UNION ALL SELECT 'photo', NULL, NULL, latitude, longitude, coalesce(taken_at, at), 'media', id FROM media
      WHERE latitude IS NOT NULL AND copy_of IS NULL
"""


class Spot(NamedTuple):
    """One place of the list: what sort, its name and address, its position in degrees, how often and when it occurs."""

    kind: str
    name: str
    latitude: float | None
    longitude: float | None
    times: int
    first_at: str | None
    last_at: str | None
    table: str
    row: int

    @property
    def position(self) -> str:
        """Return the position as people write it, "" where none is known."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"{self.latitude:.{_DIGITS[self.table]}f}, {self.longitude:.{_DIGITS[self.table]}f}"


def list_spots(db: sqlite3.Connection) -> list[Spot]:
    """Return the places; photos that were taken within about a kilometre (two decimals of a degree) are one."""
    spots: dict[tuple[str, str, float | None, float | None], Spot] = {}
    for kind, name, address, latitude, longitude, at, table, row in db.execute(_PLACES):
        called = "" if table == "media" else ", ".join(part for part in (name, address) if part)
        north, east = _round(latitude, table), _round(longitude, table)
        key = (kind, called, north, east)
        old = spots.get(key, Spot(kind, called, north, east, 0, None, None, table, row))
        known = [one for one in (old.first_at, old.last_at, at) if one]
        spots[key] = old._replace(
            times=old.times + 1, first_at=min(known, default=None), last_at=max(known, default=None)
        )
    return sorted(spots.values(), key=lambda one: (-one.times, one.kind, one.name))


def _round(degrees: float | None, table: str) -> float | None:
    return None if degrees is None else round(degrees, _DIGITS[table])


class Places(NamedTuple):
    """The places of one kind: those with a position first, their columns for the map, and the map of all."""

    spots: list[Spot]
    points: Points
    whole: Map


def read_places(db: sqlite3.Connection) -> dict[str, Places]:
    """Return the places of every kind by its name, and all under ""."""
    spots = list_spots(db)
    kinds = sorted({one.kind for one in spots})
    return {kind: _gather([one for one in spots if kind in ("", one.kind)]) for kind in ("", *kinds)}


def _gather(spots: list[Spot]) -> Places:
    spots = sorted(spots, key=lambda one: not one.position)
    points = collect(spots)
    return Places(spots, points, draw(points, fit_view(points)))


async def send_places(request: Any, datasette: Any) -> Any:
    """Answer with the map and the list of what it shows; without a view asked for, the list holds all places."""
    wanted = read_wanted(request)
    known = await recall(datasette, "places", read_places)
    spots, points, whole = known.get(wanted.get("kind", ""), known[""])
    view = read_view(wanted)
    drawing = draw(points, view) if view else whole
    here = datasette.urls.path("/-/exit-kit/places")
    page = {
        "spots": [spots[number] for number in drawing.seen[:_MOST]] if view else spots[:_MOST],
        "total": len(spots),
        "shown": len(drawing.seen) if view else len(spots),
        "kinds": [kind for kind in known if kind],
        "wanted": wanted,
        "map": drawing,
        "size": (WIDTH, HEIGHT),
        "go": partial(_go, here, wanted),
    }
    return await answer(datasette, request, "places.html", page)


def _go(here: str, wanted: dict[str, str], view: View | None) -> str:
    """Return the address of another view; None is the one that shows everything."""
    return link_here(here, {"kind": wanted.get("kind", "")}, **(view.render() if view else {}))
