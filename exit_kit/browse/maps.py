"""The map of places: outlines and positions as one drawing, without a script and without asking anybody.

A plate carrée whose degrees of longitude are as wide as they are in the middle of the view.  The drawing is `WIDTH` by
`HEIGHT` units; at zoom 0 it shows the whole earth, and each step of zoom shows half as many degrees.  What is near each
other is one circle; following it comes nearer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from exit_kit.browse.outlines import read_rings

WIDTH: Final = 1000
HEIGHT: Final = 500
NEAREST: Final = 12
_CELL: Final = 40  # units within which positions are one circle
_MOST_NAMES: Final = 8
_MOST_NORTH: Final = 85.0
_KM_A_DEGREE: Final = 111.32  # of latitude
_LINES: Final = (30.0, 15.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02)
_AT: Final = re.compile(r"(-?\d{1,3}(?:\.\d{1,8})?),(-?\d{1,3}(?:\.\d{1,8})?)\Z", re.ASCII)


class Position(Protocol):
    """What can stand on a map: where it is in degrees, what it is called, how often it occurs."""

    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...
    @property
    def name(self) -> str: ...
    @property
    def times(self) -> int: ...


class View(NamedTuple):
    """What part of the earth is seen: its middle in degrees, and how near."""

    latitude: float = 0.0
    longitude: float = 0.0
    zoom: int = 0

    @property
    def scale(self) -> float:
        """Return the units of a degree of latitude."""
        return float(WIDTH * 2**self.zoom / 360)

    @property
    def narrowing(self) -> float:
        """Return how wide a degree of longitude is, as part of one of latitude."""
        return math.cos(math.radians(self.latitude))

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a position is in the drawing."""
        east = (longitude - self.longitude + 180) % 360 - 180
        x = WIDTH / 2 + east * self.narrowing * self.scale
        return x, HEIGHT / 2 - (latitude - self.latitude) * self.scale

    def move(self, right: float, up: float, nearer: int = 0) -> View:
        """Return the view moved by parts of its own size, or from nearer."""
        north = self.latitude + up * HEIGHT / self.scale
        east = self.longitude + right * WIDTH / self.scale / self.narrowing
        return make_view(north, east, self.zoom + nearer)

    def render(self) -> dict[str, str]:
        """Return the view as an address asks for it."""
        return {"at": f"{self.latitude:.4f},{self.longitude:.4f}", "zoom": str(self.zoom)}


def make_view(latitude: float, longitude: float, zoom: int) -> View:
    """Return a view that is on the earth."""
    north = max(-_MOST_NORTH, min(_MOST_NORTH, latitude))
    return View(north, (longitude + 180) % 360 - 180, max(0, min(NEAREST, zoom)))


def read_view(wanted: dict[str, str]) -> View | None:
    """Return the view that was asked for, None where none was.

    >>> read_view({"at": "60.4,5.3", "zoom": "6"}), read_view({"at": "home"})
    (View(latitude=60.4, longitude=5.3, zoom=6), None)
    """
    found = _AT.match(wanted.get("at", ""))
    zoom = wanted.get("zoom", "")
    if not found:
        return None
    return make_view(
        float(found[1]), float(found[2]), int(zoom) if re.fullmatch("[0-9]{1,2}", zoom) else NEAREST // 2
    )


def fit_view(spots: Iterable[Position]) -> View:
    """Return the nearest view that shows all positions, with some room around them."""
    points = [
        (one.latitude, one.longitude)
        for one in spots
        if one.latitude is not None and one.longitude is not None
    ]
    if not points:
        return View()
    souths, wests = zip(*points, strict=True)
    north, east = (min(souths) + max(souths)) / 2, (min(wests) + max(wests)) / 2
    for zoom in range(NEAREST // 2, 0, -1):
        view = make_view(north, east, zoom)
        high = (max(souths) - min(souths)) * view.scale
        wide = (max(wests) - min(wests)) * view.scale * view.narrowing
        if high <= HEIGHT * 0.8 and wide <= WIDTH * 0.8:
            return view
    return View()


class Circle(NamedTuple):
    """One circle of the map: where, how large, for how many positions and occurrences, its name, where it leads."""

    x: float
    y: float
    radius: float
    spots: int
    times: int
    name: str
    nearer: View
    is_named: bool


class Land(NamedTuple):
    """Outlines at one place of the drawing: how SVG is to move them there, and their path."""

    transform: str
    path: str


class Map(NamedTuple):
    """All that is drawn."""

    view: View
    land: tuple[Land, ...]
    lines: tuple[str, ...]
    circles: tuple[Circle, ...]
    bar: tuple[float, str]


def draw(spots: Sequence[Position], view: View) -> Map:
    """Draw the positions that a view shows, and the land around them."""
    return Map(
        view, tuple(_draw_land(view)), tuple(_draw_lines(view)), _draw_circles(spots, view), _draw_bar(view)
    )


def is_seen(one: Position, view: View) -> bool:
    """Say whether a position is in the view."""
    if one.latitude is None or one.longitude is None:
        return False
    x, y = view.place(one.latitude, one.longitude)
    return 0 <= x < WIDTH and 0 <= y < HEIGHT


def _draw_land(view: View) -> Iterator[Land]:
    """Draw the outlines, once more a turn to the east and to the west where the view goes round the earth."""
    wide, high = WIDTH / view.scale / view.narrowing / 2, HEIGHT / view.scale / 2
    for turn in (-360, 0, 360):
        middle = (view.longitude - turn) * 10
        west, east = middle - wide * 10, middle + wide * 10
        top, bottom = -(view.latitude + high) * 10, -(view.latitude - high) * 10
        paths = [
            ring.path
            for ring in read_rings()
            if ring.west < east and ring.east > west and ring.top < bottom and ring.bottom > top
        ]
        if paths:
            across, down = view.scale * view.narrowing / 10, view.scale / 10
            x, y = WIDTH / 2 - middle * across, HEIGHT / 2 + view.latitude * 10 * down
            yield Land(f"matrix({across:.6g} 0 0 {down:.6g} {x:.2f} {y:.2f})", "".join(paths))


def _draw_lines(view: View) -> Iterator[str]:
    """Draw the lines of latitude and longitude, as far apart as they can be read."""
    step = next((one for one in reversed(_LINES) if one * view.scale >= 60), _LINES[0])
    high = HEIGHT / view.scale / 2
    for number in range(
        math.ceil((view.latitude - high) / step), math.floor((view.latitude + high) / step) + 1
    ):
        yield f"M0 {view.place(number * step, view.longitude)[1]:.1f}H{WIDTH}"
    wide = min(180.0, WIDTH / view.scale / view.narrowing / 2)
    for number in range(
        math.ceil((view.longitude - wide) / step), math.floor((view.longitude + wide) / step) + 1
    ):
        yield f"M{view.place(view.latitude, number * step)[0]:.1f} 0V{HEIGHT}"


def _draw_circles(spots: Sequence[Position], view: View) -> tuple[Circle, ...]:
    """Draw positions, those of one cell as one circle in their middle; the small ones last and so on top."""
    cells: dict[tuple[int, int], list[tuple[float, float, Position]]] = {}
    for one in spots:
        if one.latitude is not None and one.longitude is not None:
            x, y = view.place(one.latitude, one.longitude)
            if 0 <= x < WIDTH and 0 <= y < HEIGHT:
                cells.setdefault((int(x) // _CELL, int(y) // _CELL), []).append((x, y, one))
    circles = sorted((_draw_circle(cell, view) for cell in cells.values()), key=lambda one: -one.times)
    return tuple(
        one._replace(is_named=bool(one.name) and number < _MOST_NAMES) for number, one in enumerate(circles)
    )


def _draw_circle(cell: list[tuple[float, float, Position]], view: View) -> Circle:
    x, y = sum(one[0] for one in cell) / len(cell), sum(one[1] for one in cell) / len(cell)
    times = sum(one[2].times for one in cell)
    named = [one[2] for one in cell if one[2].name]
    name = max(named, key=lambda one: one.times).name if named else ""
    nearer = view.move((x - WIDTH / 2) / WIDTH, (HEIGHT / 2 - y) / HEIGHT, nearer=2)
    return Circle(x, y, min(22.0, 5 + 2.5 * math.log2(times)), len(cell), times, name, nearer, is_named=False)


def _draw_bar(view: View) -> tuple[float, str]:
    """Return the length of a bar in units, about a seventh of the width, and how many kilometres it stands for."""
    wanted = WIDTH / 7 / view.scale * _KM_A_DEGREE
    power = 10 ** math.floor(math.log10(wanted))
    km = max(one * power for one in (1, 2, 5) if one * power <= wanted)
    return km / _KM_A_DEGREE * view.scale, f"{km:,.0f} km" if km >= 1 else f"{km * 1000:,.0f} m"


__all__ = [
    "HEIGHT",
    "NEAREST",
    "WIDTH",
    "Map",
    "View",
    "draw",
    "fit_view",
    "is_seen",
    "make_view",
    "read_view",
]
