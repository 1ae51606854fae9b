"""The timeline shows everything that has a date, once, in order, in both directions."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from bs4 import BeautifulSoup

from exit_kit.browse.moments import KINDS, Key, read_moments


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("kinds", [(), ("message",), ("post",)])
def test_pages_of_any_size_show_everything_once_and_in_order(sample_db, back, kinds):
    with closing(sqlite3.connect(sample_db)) as db:
        rows = db.execute("SELECT at, table_name, row_id, what FROM timeline ORDER BY 1, 2, 3").fetchall()
        expected = [row[:3] for row in rows if not kinds or row[3] in kinds]
        found, start = [], Key("9999") if back else Key("0000")
        while page := read_moments(db, start, limit=7, kinds=kinds, back=back):
            found += [tuple(one.key) for one in page]
            start = page[-1].key
    assert (found[::-1] if back else found) == expected


def test_every_sort_of_thing_is_in_the_timeline_of_the_database_too(sample_db):
    with closing(sqlite3.connect(sample_db)) as db:
        assert {row[0] for row in db.execute("SELECT DISTINCT what FROM timeline")} <= set(KINDS)


def read_keys(site, path):
    page = BeautifulSoup(site.get(path).text, "html.parser")
    return [link["href"] for link in page.select(".moments .time")], page


def test_earlier_and_later_lead_back_to_the_same_page(site):
    newest, page = read_keys(site, "/-/exit-kit/timeline")
    older, other = read_keys(site, page.select_one("a[rel=prev]")["href"])
    assert set(newest).isdisjoint(older)
    again, _ = read_keys(site, other.select_one("a[rel=next]")["href"])
    assert again == newest


def test_a_month_and_a_sort_narrow_it(site):
    keys, page = read_keys(site, "/-/exit-kit/timeline?on=2019-05&kind=post")
    assert keys
    assert all(one.get_text().startswith("post") for one in page.select(".moments .what"))
    assert page.select_one("h2.day").get_text() >= "2019-05"


@pytest.mark.parametrize(
    "query",
    [
        "?on=never",
        "?on=2019-99",
        "?after=x|y|z",
        "?before=|",
        "?kind=nothing",
        "?platform='",
        "?on=0001-01-01",
    ],
)
def test_an_address_that_makes_no_sense_is_no_error(site, query):
    assert site.get(f"/-/exit-kit/timeline{query}").status_code == 200


def test_what_people_wrote_stays_text(small_site):
    page = BeautifulSoup(small_site.get("/-/exit-kit/timeline").text, "html.parser")
    assert "<script>alert(1)</script> see" in page.get_text()
    assert not page.select(".moments script, .moments b")
