"""The map of places: outlines and positions as one drawing, without a script and without asking anybody.

A plate carrée whose degrees of longitude are as wide as they are in the middle of the view.  The drawing is `WIDTH` by
`HEIGHT` units; at zoom 0 it shows the whole earth, and each step of zoom shows half as many degrees.  What is near each
other is one circle; following it comes nearer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
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
    east = longitude if -180 <= longitude < 180 else (longitude + 180) % 360 - 180  # which is not exact
    return View(north, east, max(0, min(NEAREST, zoom)))


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


class Points(NamedTuple):
    """Positions as columns, which are drawn in a quarter of the time: degrees, names, how often each occurs."""

    norths: list[float]
    easts: list[float]
    names: list[str]
    times: list[int]


def collect(spots: Iterable[Position]) -> Points:
    """Return the columns of positions that are known."""
    points = Points([], [], [], [])
    for one in spots:
        if one.latitude is not None and one.longitude is not None:
            points.norths.append(one.latitude)
            points.easts.append(one.longitude)
            points.names.append(one.name)
            points.times.append(one.times)
    return points


def fit_view(points: Points) -> View:
    """Return the nearest view that shows all positions, with some room around them."""
    if not points.norths:
        return View()
    (south, north), (west, east) = ((min(all_), max(all_)) for all_ in (points.norths, points.easts))
    for zoom in range(NEAREST // 2, 0, -1):
        view = make_view((south + north) / 2, (west + east) / 2, zoom)
        high, wide = (north - south) * view.scale, (east - west) * view.scale * view.narrowing
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
    """All that is drawn, and the numbers of the positions among it."""

    view: View
    land: tuple[Land, ...]
    lines: tuple[str, ...]
    circles: tuple[Circle, ...]
    bar: tuple[float, str]
    seen: list[int]


def draw(points: Points, view: View) -> Map:
    """Draw the positions that a view shows, and the land around them."""
    xs, ys = _place_all(points, view)
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(zip(xs, ys, strict=True)):
        if 0 <= x < WIDTH and 0 <= y < HEIGHT:
            cells.setdefault((int(x / _CELL), int(y / _CELL)), []).append(number)
    circles = [_draw_circle(points, cell, xs, ys, view) for cell in cells.values()]
    seen = sorted(number for cell in cells.values() for number in cell)
    return Map(view, tuple(_draw_land(view)), tuple(_draw_lines(view)), _name(circles), _draw_bar(view), seen)


def _place_all(points: Points, view: View) -> tuple[list[float], list[float]]:
    """Do as `View.place` for all positions: there may be a hundred thousand."""
    across, down = view.scale * view.narrowing, view.scale
    west, top = 180 - view.longitude, HEIGHT / 2 + view.latitude * down
    xs = [((east + west) % 360 - 180) * across + WIDTH / 2 for east in points.easts]
    return xs, [top - north * down for north in points.norths]


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


def _draw_circle(points: Points, cell: list[int], xs: list[float], ys: list[float], view: View) -> Circle:
    """Draw the positions of one cell as one circle in their middle."""
    x, y = sum(xs[number] for number in cell) / len(cell), sum(ys[number] for number in cell) / len(cell)
    times = sum(points.times[number] for number in cell)
    named = [number for number in cell if points.names[number]]
    name = points.names[max(named, key=points.times.__getitem__)] if named else ""
    nearer = view.move((x - WIDTH / 2) / WIDTH, (HEIGHT / 2 - y) / HEIGHT, nearer=2)
    return Circle(x, y, min(22.0, 5 + 2.5 * math.log2(times)), len(cell), times, name, nearer, is_named=False)


def _name(circles: list[Circle]) -> tuple[Circle, ...]:
    """Return circles, the small ones last and so on top, with names at the largest."""
    circles.sort(key=lambda one: -one.times)
    return tuple(
        one._replace(is_named=bool(one.name) and number < _MOST_NAMES) for number, one in enumerate(circles)
    )


def _draw_bar(view: View) -> tuple[float, str]:
    """Return the length of a bar in units, about a seventh of the width, and how many kilometres it stands for."""
    wanted = WIDTH / 7 / view.scale * _KM_A_DEGREE
    power = 10 ** math.floor(math.log10(wanted))
    km = max(one * power for one in (1, 2, 5) if one * power <= wanted)
    return km / _KM_A_DEGREE * view.scale, f"{km:,.0f} km" if km >= 1 else f"{km * 1000:,.0f} m"


__all__ = [
    "HEIGHT", "NEAREST", "WIDTH", "Map", "Points", "View", "collect", "draw", "fit_view", "make_view", "read_view",
]  # fmt: skip
