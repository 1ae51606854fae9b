"""Exports of 2010 to April 2018: chats on one page, other pages by their structure (formats/facebook.md 1.1, 3.3)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.archive.page_reading import read_page
from exit_kit.importing.looking import look
from exit_kit.importing.pipeline import import_paths, rebuild
from tests.laws.archives import write_zip
from tests.paths import SAMPLES

SAMPLE = SAMPLES / "facebook_2016_html"
COUNTS = json.loads((SAMPLES / "expected_counts.json").read_text(encoding="utf-8"))["facebook_2016_html"]
MESSAGE = (
    '<div class="message"><div class="message_header"><span class="user">{}</span>'
    '<span class="meta">{}</span></div></div>'
)
DAY = "Friday, October 4, 2013 at {}pm PDT"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import the sample once."""
    path = tmp_path_factory.mktemp("old") / "a.db"
    import_paths([SAMPLE], path)
    return path


def _ask(database: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query).fetchall()


def _import_page(folder: Path, body: str, name: str = "html/messages.htm") -> Path:
    head = "<html><head><title>x</title></head><body><div class='contents'><h1>Ada Example</h1>"
    page = f"{head}{body}</div></body></html>"
    export = write_zip(folder / "old.zip", {name: page.encode(), "html/friends.htm": b"<html></html>"})
    import_paths([export], folder / "a.db")
    return folder / "a.db"


def test_every_thread_of_the_page_is_one_conversation_with_all_its_messages(database: Path) -> None:
    found = dict(_ask(database, "SELECT title, message_count FROM conversations"))
    assert found == COUNTS["messages_per_thread"]
    assert _ask(database, "SELECT count(*) FROM messages") == [(COUNTS["messages_in_threads"],)]


def test_every_page_is_understood_and_nothing_is_a_problem(database: Path) -> None:
    assert _ask(database, "SELECT count(*) FROM members WHERE status = 'imported'") == [(COUNTS["pages"],)]
    assert _ask(database, "SELECT kind FROM problems") == []


def test_times_are_utc_to_the_minute_by_the_zone_that_they_name(database: Path) -> None:
    assert _ask(database, "SELECT DISTINCT at_precision FROM messages") == [("minute",)]
    first = "SELECT first_at FROM conversations WHERE title = 'Arne Vikøren'"
    assert _ask(database, first) == [("2011-09-04T18:02:00Z",)]
    assert _ask(database, "SELECT language, language_from, timezone_from FROM exports") == [
        ("nb", "learned", "learned")
    ]


def test_the_owner_is_the_heading_of_the_page(database: Path) -> None:
    assert _ask(database, "SELECT name, name_from FROM accounts") == [("Mira Halvorsen", "profile")]
    joined = "SELECT count(*) FROM messages JOIN people ON people.id = sender_id"
    wrong = f"{joined} WHERE (is_owner = 1) != (origin = 'created')"
    assert _ask(database, wrong) == [(0,)]


def test_messages_keep_their_order_text_and_odd_senders(database: Path) -> None:
    rows = _ask(
        database,
        "SELECT people.name, text FROM messages LEFT JOIN people ON people.id = sender_id "
        "WHERE at LIKE '2009-11-01%' ORDER BY messages.id",
    )
    assert rows == [
        ("100000000000777@facebook.com", "Kjenner vi hverandre?"),
        (None, "hm"),
        ("Mira Halvorsen", "Nei, det tror jeg ikke <3"),
        ("Mira Halvorsen", "Nei, det tror jeg ikke <3"),
    ]


def test_ties_are_told_by_the_heading_of_their_list(database: Path) -> None:
    ties = _ask(database, "SELECT kind, count(*) FROM connections GROUP BY 1")
    assert ties == [
        ("former friend", 1),
        ("friend", COUNTS["friends"]),
        ("request received", 1),
        ("request sent", 1),
    ]
    assert _ask(database, "SELECT at FROM connections WHERE kind = 'former friend'")[0][0].startswith(
        "2012-12-24"
    )


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT text, at FROM posts ORDER BY at DESC LIMIT 1",
         [("Tredje runde med glasur. Nå holder den.", "2016-04-03T18:20:00Z")]),
        ("SELECT title, link FROM posts ORDER BY at LIMIT 1",
         [("Mira Halvorsen delte en lenke.", "https://example.org/dreieskive")]),
        ("SELECT count(*) FROM media WHERE status = 'found'", [(4,)]),
        ("SELECT what, detail FROM activity WHERE kind = 'event'", [("Vårmarked", "Torget, Bergen")]),
        ("SELECT name, at FROM places", [("Miras verksted", "2015-08-01T09:00:00Z")]),
        ("SELECT name FROM ad_interests ORDER BY 1", [("Keramikk",), ("Leire",)]),
        ("SELECT name FROM advertisers", [("Eksempel AS",)]),
        ("SELECT value FROM facts WHERE label = 'Mobil'", [("+47 00 00 00 00",)]),
        ("SELECT count(*) FROM facts WHERE topic IN ('security', 'settings', 'mobile devices', 'survey responses')",
         [(5,)]),
    ],
)  # fmt: skip
def test_the_other_pages_give_records(database: Path, query: str, rows: list[tuple[Any, ...]]) -> None:
    assert _ask(database, query) == rows


def test_a_rebuild_gives_the_same(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "b.db"
    copy.write_bytes(database.read_bytes())
    rebuild(copy)
    for table in ("messages", "posts", "connections", "facts", "exports", "conversations"):
        assert _ask(copy, f"SELECT * FROM {table}") == _ask(database, f"SELECT * FROM {table}")


def test_look_names_the_generation() -> None:
    (export,) = look([SAMPLE]).exports
    assert (export.layout, export.layout_years, export.format) == ("G0", "2010 to April 2018", "html")
    assert export.account.value == "Mira Halvorsen"


def test_a_public_sample_is_read_as_it_was_written(shared_samples: Path, tmp_path: Path) -> None:
    page = shared_samples / "facebook/ownaginatious+fbchat-archive-parser/tests/simulated_data.htm"
    export = write_zip(tmp_path / "old.zip", {"html/messages.htm": page.read_bytes()})
    import_paths([export], tmp_path / "a.db")
    rows = _ask(tmp_path / "a.db", "SELECT title, kind, message_count FROM conversations")
    assert rows == [
        ("Second User 二", "direct", 5), ("Third User 三", "direct", 7), ("Second User 二, Third User 三", "group", 8),
    ]  # fmt: skip
    (first, *_), (last, *_) = _ask(
        tmp_path / "a.db", "SELECT at, text FROM messages WHERE text IN ('X Y Z', '8')"
    )
    assert (first, last) == ("2013-10-05T05:04:00Z", "2015-12-14T20:03:00Z")
    assert _ask(tmp_path / "a.db", "SELECT timezone FROM exports") == [("America/Los_Angeles",)]


PREAMBLE = "<h3>Conversation with Bob</h3>Participants: Bob Example"


@pytest.mark.parametrize(
    "start", [f'<div class="thread">{PREAMBLE}', f'{PREAMBLE}<div class="thread">', "<div>"]
)
def test_a_page_of_one_thread_with_a_preamble_and_pictures(tmp_path: Path, start: str) -> None:
    body = (
        start
        + MESSAGE.format("Bob Example", DAY.format("10:05"))
        + '<p>Look<br />here</p><p><img src="messages/photos/5.jpg" /></p>'
        + MESSAGE.format("Ada Example", DAY.format("10:04"))
        + "<p></p></div>"
    )
    database = _import_page(tmp_path, body, "messages/7.html")
    assert _ask(database, "SELECT title, kind FROM conversations") == [("Bob Example", "direct")]
    assert _ask(database, "SELECT kind, text FROM messages ORDER BY id") == [
        ("empty", None),
        ("photo", "Look\nhere"),
    ]
    assert _ask(database, "SELECT path, status FROM media") == [("messages/photos/5.jpg", "missing")]


@pytest.mark.parametrize(
    ("damage", "texts"),
    [
        (lambda page: page[: page.index("third") + 3], ["thi", "second", "first"]),
        (
            lambda page: page.replace('<span class="user">Bob Example</span>', "", 1),
            ["third", "second", "first"],
        ),
        (lambda page: page.replace("</p>", ""), ["third", "second", "first"]),
        (lambda page: page.replace("<p>second", "<p>sec\x02ond &#2;"), ["third", "second", "first"]),
    ],
)
def test_damage_costs_no_more_than_what_is_broken(
    tmp_path: Path, damage: Callable[[str], str], texts: list[str]
) -> None:
    lines = zip(("first", "second", "third"), ("10:05", "10:04", "10:03"), strict=True)
    body = "".join(
        MESSAGE.format("Bob Example", DAY.format(clock)) + f"<p>{text}</p>" for text, clock in lines
    )
    database = _import_page(tmp_path, damage(f'<div class="thread">Ada Example, Bob Example{body}</div>'))
    found = [(text or "").strip() for (text,) in _ask(database, "SELECT text FROM messages ORDER BY at")]
    assert found == texts


def test_a_page_in_pieces_gives_what_the_whole_page_gives() -> None:
    from exit_kit.archive.page_reading import PageReader

    data = (SAMPLE / "html/messages.htm").read_bytes()
    whole, _ = read_page(data, "html/messages.htm")
    pieces = [data[start : start + 997] for start in range(0, len(data), 997)]
    assert list(PageReader("html/messages.htm").read(pieces)) == whole.blocks


@pytest.mark.parametrize(
    ("words", "zone", "is_certain"),
    [
        ({"2013-01-04": "CST", "2013-07-04": "CDT"}, "America/Chicago", True),
        ({"2013-01-04": "IST", "2013-07-04": "IST"}, "Asia/Calcutta", True),
        ({"2013-01-04": "GMT", "2013-07-04": "IST"}, "Europe/Dublin", True),
        ({"2013-01-04": "IST"}, "UTC", False),
    ],
)
def test_words_for_zones_are_told_apart_by_their_neighbours(
    tmp_path: Path, words: dict[str, str], zone: str, *, is_certain: bool
) -> None:
    months = {"01": "January", "07": "July"}
    body = "".join(
        MESSAGE.format("Bob Example", f"{months[day[5:7]]} 4, 2013 at 10:05pm {word}") + "<p>x</p>"
        for day, word in words.items()
    )
    database = _import_page(tmp_path, f'<div class="thread">Ada Example, Bob Example{body}</div>')
    assert _ask(database, "SELECT timezone FROM exports") == [(zone,)]
    precision = "minute" if is_certain else "unknown"
    assert _ask(database, "SELECT DISTINCT at_precision FROM messages") == [(precision,)]


def test_a_page_that_went_through_a_browser_says_the_same() -> None:
    entry = '<div class="meta">' + DAY.format("10:05") + '</div>Ada wrote.<div class="comment">Hi</div>'
    start = "<html><body><div class='contents'><h1>Ada</h1><h2>Wall</h2>"
    whole, saved = (
        f"{start}<p>{entry}</p><p>{entry}</p>",
        f"{start}<p></p>{entry}<p></p><p></p>{entry}<p></p>",
    )
    blocks = [read_page(page.encode())[0].blocks for page in (whole, saved)]
    assert [(one.group, one.date, one.texts) for one in blocks[0]] == [
        (one.group, one.date, one.texts) for one in blocks[1]
    ]
    assert len(blocks[0]) == 2


def test_a_text_outside_of_any_list_is_read_as_well() -> None:
    page = b"<div class='contents'><h1>Ada</h1><div><h2>Phones</h2><div>+47 12 34</div><div>+47 56 78</div></div></div>"
    blocks = read_page(page)[0].blocks
    assert [(one.group, one.texts) for one in blocks] == [
        ("Phones", ["+47 12 34"]),
        ("Phones", ["+47 56 78"]),
    ]


@pytest.mark.parametrize("end", ["", "</div></body></html>"])
def test_a_list_that_was_cut_off_says_so(end: str) -> None:
    faults = read_page(f"<html><body><div class='contents'><h1>Ada</h1><p>Bob</p>{end}".encode())[1]
    assert faults == ({} if end else {"cut-off": 1})
