"""The map: where positions come to stand, what is one circle, that the whole earth is there and nothing is fetched."""

from __future__ import annotations

import json
import math
import re
import sqlite3
from contextlib import closing
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from exit_kit.browse.maps import HEIGHT, NEAREST, WIDTH, View, collect, draw, fit_view, make_view, read_view
from exit_kit.browse.outlines import FILE, read_rings

PLACES = "/-/exit-kit/places"
HOSTILE = "<script>wrong"
latitudes = st.floats(-84, 84)
longitudes = st.floats(-180, 179.99)


@pytest.fixture
def db(sample_db):
    with closing(sqlite3.connect(sample_db)) as one:
        yield one


class Spot(NamedTuple):
    latitude: float | None
    longitude: float | None
    name: str = ""
    times: int = 1


def _is_land(north: float, east: float) -> bool:
    """Say whether a position is within an odd number of the outlines, as the browser fills them."""
    x, y, crossings = east * 10, -north * 10, 0
    for ring in read_rings():
        start = [int(number) for number in re.findall(r"-?\d+", ring.path)]
        points, u, v = [], 0, 0
        for across, down in zip(start[::2], start[1::2], strict=True):
            u, v = u + across, v + down
            points.append((u, v))
        crossings += sum(
            (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
            for a, b in zip(points, points[1:] + points[:1], strict=True)
        )
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("north", "east", "is_land"),
    [
        (60.4, 9.0, True), (-25.0, 134.0, True), (39.0, -98.0, True), (-8.8, 13.4, True), (66.0, 100.0, True),
        (0.0, -30.0, False), (-40.0, 90.0, False), (35.0, 18.0, False), (40.0, -150.0, False), (-3.0, -60.0, True),
        (-85.0, 0.0, True), (72.0, -40.0, True),
    ],
)  # fmt: skip
def test_the_outlines_are_those_of_the_earth(north, east, is_land):
    assert _is_land(north, east) is is_land


def test_the_outlines_come_with_their_notice():
    held = json.loads(FILE.read_text(encoding="utf-8"))
    assert "Natural Earth" in held["notice"] and "public domain" in held["notice"]
    assert len(held["rings"]) > 250


@given(latitudes, longitudes, st.integers(0, NEAREST), st.floats(-0.4, 0.4), st.floats(-0.4, 0.4))
def test_a_view_shows_its_middle_and_moving_there_and_back_is_nothing(north, east, zoom, right, up):
    view = make_view(north, east, zoom)
    assert view.place(view.latitude, view.longitude) == pytest.approx((WIDTH / 2, HEIGHT / 2))
    moved = view.move(right, up)
    if abs(moved.latitude) < 84.9:
        x, y = moved.place(view.latitude, view.longitude)
        assert y == pytest.approx(HEIGHT / 2 + up * HEIGHT, abs=0.01)
        assert abs(moved.longitude) <= 180
        assert math.isfinite(x)


@given(st.lists(st.builds(Spot, latitudes, longitudes, st.text(max_size=5), st.integers(1, 9)), max_size=40))
def test_no_position_is_lost_whatever_the_view(spots):
    points = collect([*spots, Spot(None, None)])
    view = fit_view(points)
    drawn = draw(points, view)
    places = [view.place(one.latitude, one.longitude) for one in spots]
    seen = [number for number, (x, y) in enumerate(places) if 0 <= x < WIDTH and 0 <= y < HEIGHT]
    assert drawn.seen == seen
    assert sum(one.spots for one in drawn.circles) == len(seen)
    assert sum(one.times for one in drawn.circles) == sum(spots[number].times for number in seen)
    if view.zoom:  # at zoom 0 the poles may lie outside
        assert len(seen) == len(spots)


def test_neighbours_are_one_circle_until_one_comes_nearer():
    spots = [Spot(60.39, 5.32, "Bergen", 9), Spot(60.41, 5.35, "Sandviken"), Spot(-33.9, 151.2, "Sydney")]
    points = collect(spots)
    whole = draw(points, View())
    assert [(one.spots, one.name) for one in whole.circles] == [(2, "Bergen"), (1, "Sydney")]
    near = whole.circles[0].nearer
    for _ in range(4):
        near = draw(points, near).circles[0].nearer
    assert [one.name for one in draw(points, near).circles] == ["Bergen", "Sandviken"]


def test_the_land_goes_on_behind_the_date_line():
    paths = [one.path for one in draw(collect([]), make_view(66.0, 179.0, 3)).land]
    assert len(paths) == 2  # Chukotka to the west, Alaska to the east


@pytest.mark.parametrize("text", ["", "home", "1,2,3", "nan,nan", "1e9,0", "999,5", "٦٠,٥", "-,-", "5"])
def test_what_is_no_view_is_left_out_or_on_the_earth(text):
    view = read_view({"at": text, "zoom": "77"})
    assert view is None or (abs(view.latitude) <= 85 and view.zoom <= NEAREST)


def test_the_page_lists_what_the_map_shows_and_fetches_nothing(site, db):
    known = db.execute("SELECT count(*) FROM media WHERE latitude IS NOT NULL").fetchone()[0]
    assert known
    page = BeautifulSoup(site.get(PLACES).text, "html.parser")
    assert page.select(".map circle") and page.select(".map .land path")
    links = [one["href"] for one in page.select(".map svg a")]
    assert all(link.startswith(PLACES) for link in links)
    assert not page.select("image, img[src^=http], script[src^=http], use")
    nearer = BeautifulSoup(site.get(links[0]).text, "html.parser")
    assert 0 < len(nearer.select("tbody tr")) <= len(page.select("tbody tr"))
    nowhere = BeautifulSoup(site.get(f"{PLACES}?at=-60,-120&zoom=6").text, "html.parser")
    assert not nowhere.select("circle") and "Nothing is known of this part" in nowhere.get_text()


def test_a_photo_leads_to_its_place_on_the_map(site, db):
    number = db.execute("SELECT id FROM media WHERE latitude IS NOT NULL").fetchone()[0]
    page = BeautifulSoup(site.get(f"/-/exit-kit/photos/{number}").text, "html.parser")
    link = page.find("a", string="on the map")["href"]
    assert BeautifulSoup(site.get(link).text, "html.parser").select("circle")


def test_hostile_addresses_do_nothing(site):
    for at in (
        HOSTILE,
        "1,1&zoom=999999999999999",
        "1,1&zoom=-5",
        "0" * 5000,
        "90,180&zoom=12",
        "-90,-180&zoom=0",
    ):
        found = site.get(f"{PLACES}?at={at}")
        assert found.status_code == 200
        assert HOSTILE not in found.text
