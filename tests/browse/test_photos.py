"""Photos and videos by month and album, and one at a time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from exit_kit.browse import photos
from tests.browse.conftest import Site

SHOWN = "member_id IS NOT NULL AND kind IN ('photo', 'video', 'gif')"


def read_page(site: Site, address: str) -> BeautifulSoup:
    answer = site.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def list_numbers(page: BeautifulSoup) -> list[int]:
    return [int(str(link["href"]).rpartition("/")[2]) for link in page.select(".photo-grid a")]


def ask(database: Path, query: str) -> list[int]:
    with closing(sqlite3.connect(database)) as db:
        return [number for (number,) in db.execute(query)]


@pytest.mark.parametrize("size", [300, 2])
def test_every_picture_is_on_the_page_of_its_month_once(
    site: Site, sample_db: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(photos, "PAGE", size)
    page = read_page(site, "/-/exit-kit/photos")
    seen = []
    for option in page.select('#month option:not([value=""])'):
        month = read_page(site, f"/-/exit-kit/photos?month={option['value']}")
        seen += list_numbers(month)
        while link := month.select_one("a[rel=next]"):
            month = read_page(site, str(link["href"]))
            seen += list_numbers(month)
    assert sorted(seen) == ask(sample_db, f"SELECT id FROM media WHERE {SHOWN} ORDER BY id")
    assert len(seen) > 30
    newest = list_numbers(page)
    while link := page.select_one("a[rel=next]"):
        page = read_page(site, str(link["href"]))
        newest += list_numbers(page)
    shown_at = "coalesce(taken_at, at)"
    assert newest == ask(sample_db, f"SELECT id FROM media WHERE {SHOWN} ORDER BY {shown_at} DESC, id DESC")


def test_an_album_shows_its_own(site: Site, sample_db: Path) -> None:
    page = read_page(site, "/-/exit-kit/photos")
    options = [str(option["value"]) for option in page.select('#album option:not([value=""])')]
    assert options
    for album in options:
        its_own = f"SELECT media_id FROM media_uses WHERE album_id = {album}"
        query = f"SELECT id FROM media WHERE {SHOWN} AND id IN ({its_own})"
        assert set(list_numbers(read_page(site, f"/-/exit-kit/photos?album={album}"))) == set(
            ask(sample_db, query)
        )


def test_the_viewer_goes_through_all_and_says_where_each_was_used(site: Site, sample_db: Path) -> None:
    first = ask(
        sample_db, f"SELECT id FROM media WHERE {SHOWN} ORDER BY coalesce(taken_at, at, ''), id LIMIT 1"
    )[0]
    seen, number, uses = [], first, 0
    while number:
        page = read_page(site, f"/-/exit-kit/photos/{number}")
        seen.append(number)
        uses += len(
            page.select(
                '.photo-facts a[href*="chat"], .photo-facts a[href*="/posts/"], .photo-facts a[href*="/albums/"]'
            )
        )
        link = page.select_one("a[rel=next]")
        number = int(str(link["href"]).rpartition("/")[2]) if link else 0
    assert sorted(seen) == ask(sample_db, f"SELECT id FROM media WHERE {SHOWN} ORDER BY id")
    assert uses > 20


def test_where_a_picture_was_used_can_be_opened(site: Site, sample_db: Path) -> None:
    for number in ask(sample_db, f"SELECT id FROM media WHERE {SHOWN} LIMIT 12"):
        for link in read_page(site, f"/-/exit-kit/photos/{number}").select(".photo-facts a"):
            assert site.get(str(link["href"])).status_code == 200


@pytest.mark.parametrize(
    "query", ["?month=x", "?month=9999-99", "?album=x", "?album=999", "?start=-1", "?start=99999999"]
)
def test_an_address_that_makes_no_sense_shows_a_page(site: Site, query: str) -> None:
    read_page(site, f"/-/exit-kit/photos{query}")


def test_a_picture_that_is_not_there_says_so(site: Site) -> None:
    assert site.get("/-/exit-kit/photos/999999").status_code == 404
