"""The front page says whose data it is, how much and when, and leads everywhere; every page has the same bar."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from bs4 import BeautifulSoup

from exit_kit.browse.moments import read_anniversaries
from exit_kit.report.charts import build_heat_map, draw_columns, fill_months
from exit_kit.report.figures import count_figures


def read(site, path):
    answer = site.get(path)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def test_home_names_the_account_its_figures_and_how_complete_it_is(site, sample_db):
    page = read(site, "/")
    text = " ".join(page.get_text().split())
    with closing(sqlite3.connect(sample_db)) as db:
        (messages,) = db.execute("SELECT count(*) FROM messages").fetchone()
        (name,) = db.execute("SELECT name FROM accounts").fetchone()
    assert f"{messages:,} messages" in text
    assert name in text
    assert "% of its files are understood" in text
    assert "would be lost" in text
    assert "nothing is sent anywhere" in text


def test_the_heat_map_counts_everything_with_a_date_and_leads_into_the_timeline(site, sample_db):
    page = read(site, "/")
    shown = sum(int(cell.get_text().replace(",", "")) for cell in page.select(".heat td.sum"))
    with closing(sqlite3.connect(sample_db)) as db:
        assert shown == db.execute("SELECT count(*) FROM timeline").fetchone()[0]
    first = page.select_one(".heat td a")
    assert read(site, first["href"]).select(".moments li")


def test_what_happened_on_this_day_is_told_of_other_years_only_and_newest_first(sample_db):
    with closing(sqlite3.connect(sample_db)) as db:
        rows = db.execute(
            "SELECT substr(at, 6, 5), substr(at, 1, 4) FROM messages WHERE text IS NOT NULL AND at IS NOT NULL"
        ).fetchall()
        day = max({day for day, _ in rows}, key=lambda one: sum(day == one for day, _ in rows))
        years = sorted({year for _, year in rows})
        found = read_anniversaries(db, day, years, each=3)
    assert found
    assert list(found) == sorted(found, reverse=True)
    assert all(one.at[5:10] == day and one.at[:4] == year for year, ones in found.items() for one in ones)
    assert all(len(ones) <= 3 for ones in found.values())


@pytest.mark.parametrize(
    "path", ["/", "/-/exit-kit/timeline", "/-/exit-kit/tables", "/exit-kit/messages", "/-/exit-kit/guides"]
)
def test_every_page_has_one_bar_a_language_one_main_part_and_a_way_past_the_bar(site, path):
    page = read(site, path)
    assert page.html["lang"] == "en"
    assert len(page.select("main")) == 1
    assert page.select_one("a.skip")["href"] == "#content"
    links = [link["href"] for link in page.select("header nav a")]
    assert len(links) == len(set(links)) > 8
    assert len(page.select("header nav a[aria-current=page]")) == (0 if path == "/exit-kit/messages" else 1)


def test_figures_know_who_wrote_how_much_and_when(sample_db):
    with closing(sqlite3.connect(sample_db)) as db:
        figures = count_figures(db)
        rows = db.execute(
            "SELECT sender_id, count(*), min(at), max(at) FROM messages WHERE sender_id IS NOT NULL GROUP BY 1"
        ).fetchall()
    told = {n: (one.messages, one.first_at, one.last_at) for n, one in figures.senders.items()}
    assert told == {row[0]: row[1:] for row in rows}


def test_plots_say_their_figures_in_words_and_escape_what_they_show():
    svg = draw_columns("<Messages>", fill_months({"2019-01": 3, "2019-04": 9}))
    assert "<title>2019-04: 9</title>" in svg
    assert "&lt;Messages&gt;" in svg
    assert svg.count("<rect") == 4
    assert [len(cells) for _, cells, _ in build_heat_map("x", {"2019-01": 1, "2021-02": 5}).rows] == [
        12,
        12,
        12,
    ]
    assert draw_columns("x", fill_months({})) == ""
