"""Search, people, conversations, posts, places and what Meta knows: complete, in order, narrowed as asked, escaped."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from bs4 import BeautifulSoup

from exit_kit.browse import finding
from exit_kit.browse.finding import Wanted, find_in, find_people
from exit_kit.browse.highlighting import compile_words, highlight
from exit_kit.browse.known import name_country, name_device
from exit_kit.importing.deciding_people import decide_join
from exit_kit.report.figures import count_figures
from exit_kit.store.search import SEARCHED, expand_query
from tests.browse.conftest import TEXTS, Site

HERE = "/-/exit-kit"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def db(sample_db):
    with closing(sqlite3.connect(sample_db)) as one:
        yield one


def read(site, path, **query):
    answer = site.get(f"{HERE}/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("cafe", TEXTS[4], ["Café"]),
        ('"CON leche"', "Café con  leche", ["con  leche"]),
        ("東京", TEXTS[1], ["東京"]),
        ("กรุงเทพ", TEXTS[3], ["กรุงเทพ"]),
        ("art", "party art", ["art"]),
        ("script", HOSTILE, ["script", "script"]),
        ("", "nothing", []),
    ],
)
def test_found_words_are_marked_as_the_index_sees_them_and_everything_is_escaped(query, text, marked):
    page = BeautifulSoup(highlight(text, compile_words(query)), "html.parser")
    assert [mark.get_text() for mark in page.select("mark")] == marked
    assert page.get_text() == text
    assert not page.select("script")


def test_a_long_text_is_cut_around_what_was_found():
    shown = highlight("x " * 3000 + "needle here" + " y" * 3000, compile_words("needle"))
    assert "<mark>needle</mark>" in shown
    assert len(shown) < 500


def test_every_table_with_text_is_searched(db):
    figures = count_figures(db)
    for table, columns in SEARCHED.items():
        texts = [row[0] for row in db.execute(f"SELECT coalesce({', '.join(columns)}, '') FROM {table}")]
        word = next(
            (word for text in texts for word in text.split() if word.isascii() and word.isalpha()), None
        )
        if word:
            found = find_in(db, table, Wanted(expand_query(word)), figures, limit=5)
            assert found.hits, table
            assert found.total >= len(found.hits)


@pytest.mark.parametrize(
    "narrowing", [{}, {"since": "2014", "until": "2019-06"}, {"platform": "facebook"}, {"people": "all"}]
)
def test_common_words_are_found_month_by_month_as_they_are_by_sorting(db, monkeypatch, narrowing):
    figures = count_figures(db)
    words = [
        one
        for (text,) in db.execute("SELECT text FROM messages WHERE text IS NOT NULL")
        for one in text.split()
    ]
    word = expand_query(max(set(words), key=words.count))
    if "people" in narrowing:
        narrowing = {
            "people": tuple(row[0] for row in db.execute("SELECT DISTINCT sender_id FROM messages LIMIT 3"))
        }
    wanted = Wanted(word, **narrowing)
    sorted_ = find_in(db, "messages", wanted, figures, limit=1000)
    monkeypatch.setattr(finding, "_SORTED", 0)
    by_month = find_in(db, "messages", wanted, figures, limit=1000)
    assert [hit.row for hit in by_month.hits] == [hit.row for hit in sorted_.hits if hit.at]
    assert by_month.hits
    assert find_in(db, "messages", wanted, figures, limit=2, start=2).hits == by_month.hits[2:4]


def test_the_search_page_narrows_by_kind_person_and_time(site, db):
    name = db.execute(
        "SELECT name FROM people JOIN messages ON sender_id = people.id WHERE is_owner = 0"
    ).fetchone()[0]
    assert find_people(db, name)
    word = db.execute("SELECT text FROM messages WHERE text LIKE 'a%'").fetchone()[0].split()[0]
    everything = read(site, "search", words=word)
    assert everything.select("#messages .moments li")
    assert everything.select("mark")
    only = read(site, "search", words=word, kind="messages")
    assert [one["id"] for one in only.select("section")] == ["messages"]
    assert "Nothing found" in read(site, "search", words=word, since="2090-01-01").get_text()
    assert "Nothing found" in read(site, "search", words=word, person="nobody at all").get_text()


@pytest.mark.parametrize(
    "words", [" ", '"', "***", "AND", "NEAR(", "日 '", "-x", "text:", HOSTILE, "a" * 3000]
)
def test_no_search_is_an_error_and_words_stay_text(small_site, words):
    page = read(
        small_site, "search", words=words, person=words, since=words, kind=words, start=words, platform=words
    )
    assert not [one for one in page.select("script") if "alert" in one.get_text()]


def test_everybody_is_in_the_list_of_people_once_and_has_a_page(site, db):
    numbers = {row[0] for row in db.execute("SELECT id FROM people")}
    links = [link["href"] for link in read(site, "people").select("main table a[href*='/people/']")]
    assert len(links) == len(set(links)) == min(len(numbers), 100)
    busiest = read(site, links[0].removeprefix(f"{HERE}/"))
    assert busiest.select("svg.columns rect")
    assert "first on" in " ".join(busiest.get_text().split())


@pytest.mark.parametrize(("page", "column"), [("people", "name"), ("conversations", "title")])
@pytest.mark.parametrize("sort", ["messages", "name", "title", "first", "last", "nonsense"])
def test_lists_are_sorted_as_asked(site, page, column, sort):
    rows = [
        [cell.get_text() for cell in row.select("td")]
        for row in read(site, page, sort=sort).select("tbody tr")
    ]
    if sort in ("first", "last"):
        dates = [row[2 if sort == "first" else 3] for row in rows if row[2]]
        assert dates == sorted(dates, reverse=sort == "last")
    if sort == "messages":
        counts = [int(row[1].replace(",", "") or 0) for row in rows]
        assert counts == sorted(counts, reverse=True)
    assert rows


def test_lists_are_filtered_and_say_when_nothing_is_left(site, db):
    friends = {
        row[0] for row in db.execute("SELECT DISTINCT person_id FROM connections WHERE kind = 'friend'")
    } - {None}
    shown = read(site, "people", tie="friend").select("main tbody tr")
    assert len(shown) == min(len(friends), 100)
    assert "There is no such conversation" in read(site, "conversations", name="nobody at all").get_text()
    groups = db.execute("SELECT count(*) FROM conversations WHERE kind = 'group'").fetchone()[0]
    assert len(read(site, "conversations", kind="group").select("main tbody tr")) == groups


def test_posts_stand_with_what_is_attached_to_them(site, db):
    page = read(site, "posts")
    ids = [int(one["id"].removeprefix("post-")) for one in page.select("article.post")]
    expected = [row[0] for row in db.execute("SELECT id FROM posts ORDER BY at DESC, id DESC LIMIT 50")]
    assert ids == expected
    post, count = db.execute(
        "SELECT post_id, count(*) FROM media_uses WHERE post_id IS NOT NULL GROUP BY 1 ORDER BY 2 DESC"
    ).fetchone()
    one = read(site, f"posts/{post}")
    attached = one.select(".pictures > *")
    assert len(attached) == count


def test_what_meta_knows_names_every_company_interest_and_country(site, db):
    text = read(site, "known").get_text()
    for table, column in (
        ("off_meta_activity", "business"),
        ("ad_interests", "name"),
        ("advertisers", "name"),
    ):
        for (name,) in db.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"):
            assert name in text
    assert "Norway" in text
    assert "Pixel 7" in text
    assert name_country("Oslo, NO") == "Norway"
    assert name_device(None, "Mozilla/5.0 (Windows NT 10.0; Win64)") == "Windows"


def test_places_and_what_would_be_lost_are_told(site, db):
    names = {row[0] for row in db.execute("SELECT name FROM places WHERE name IS NOT NULL")}
    text = read(site, "places").get_text()
    assert all(name in text for name in names)
    page = read(site, "ready")
    assert "Would be lost for good" in page.get_text()
    assert len(page.select(".checks dt")) > 20


@pytest.mark.parametrize(
    "path", ["people/999999", "posts/999999", "delivered/people/1", "delivered/posts/999999", "file/999999"]
)
def test_what_is_not_there_says_so(site, path):
    answer = site.get(f"{HERE}/{path}")
    assert answer.status_code == 404
    assert "There is no such" in answer.text


def test_people_whom_the_user_joined_have_one_line_and_one_page(sample_db, runner, tmp_path):
    copy = tmp_path / "joined.db"
    copy.write_bytes(sample_db.read_bytes())
    one, other = decide_join(copy, "Eirik Halvorsen", "Ingrid Vikøren")
    joined = Site(copy, runner)
    names = [row.select("td")[0].get_text() for row in read(joined, "people").select("main tbody tr")]
    page = read(joined, f"people/{other}")
    same = read(joined, f"people/{one}")
    joined.close()
    assert "Eirik Halvorsen joined with Ingrid Vikøren" in names
    assert "Ingrid Vikøren" not in names
    assert page.select_one("main").get_text() == same.select_one("main").get_text()
    assert page.select_one("h1").get_text() == "Eirik Halvorsen"
    assert f"exit-kit people split {other}" in page.get_text()
    with closing(sqlite3.connect(copy)) as db:
        assert set(find_people(db, "Ingrid Vikøren")) == {one, other}
        chats = db.execute(
            "SELECT count(DISTINCT conversation_id) FROM conversation_people WHERE person_id IN (?, ?)",
            (one, other),
        ).fetchone()[0]
        count = f"{db.execute('SELECT count(*) FROM messages WHERE sender_id IN (?, ?)', (one, other)).fetchone()[0]:,}"
    assert len(page.select("main table.list tbody tr")) == chats
    assert f"{count} messages" in page.get_text()
