"""A conversation as a chat: every message once, in order, whatever stands in it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from exit_kit.browse.chat import PAGE
from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.importing.told import Told
from exit_kit.store.database import open_for_writing
from tests.browse.conftest import Site

COUNT = 3 * PAGE + 20
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202edlrow'


@pytest.fixture(scope="module")
def long_chat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with a conversation of 620 messages, many at the same time, and some without a time."""
    path = tmp_path_factory.mktemp("chat") / "x.db"
    with open_for_writing(path) as db:
        db.execute("INSERT INTO accounts (id, platform, key) VALUES (1, 'facebook', 'k')")
        db.executemany(
            "INSERT INTO people (id, platform, name) VALUES (?, 'facebook', ?)",
            [(1, "Mira"), (2, HOSTILE)],
        )
        db.execute(
            "INSERT INTO conversations (id, account_id, platform, key, title) VALUES (5, 1, 'facebook', 'c', ?)",
            (HOSTILE,),
        )
        rows = [
            (n, 5, n % 2 + 1, f"2020-01-{n // 50 + 1:02}T10:00:00Z", "text", f"message {n}.", n)
            for n in range(1, COUNT + 1)
        ]
        rows += [(9000 + n, 5, 2, None, "text", f"message {9000 + n}.", n) for n in range(3)]
        db.executemany(
            "INSERT INTO messages (id, conversation_id, sender_id, at, kind, text, ordinal) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        db.execute(
            "UPDATE messages SET text = ?, link = 'javascript:alert(1)', link_text = ? WHERE id = 7",
            (HOSTILE, HOSTILE),
        )
        db.execute("UPDATE messages SET origin = 'created' WHERE sender_id = 1")
    return path


@pytest.fixture(scope="module")
def chat_site(long_chat: Path, runner: asyncio.Runner) -> Iterator[Site]:
    one = Site(long_chat, runner)
    yield one
    one.close()


def read_page(site: Site, address: str) -> tuple[list[int], BeautifulSoup]:
    answer = site.get(address)
    assert answer.status_code == 200
    page = BeautifulSoup(answer.text, "html.parser")
    return [int(str(one["id"]).removeprefix("message-")) for one in page.select("article, .told")], page


@pytest.mark.parametrize(("start", "direction"), [("?first=1", "next"), ("", "prev")])
def test_going_through_all_pages_shows_every_message_once_in_order(
    chat_site: Site, start: str, direction: str
) -> None:
    numbers, page = read_page(chat_site, f"/-/exit-kit/chat/5{start}")
    while link := page.select_one(f"a[rel={direction}]"):
        more, page = read_page(chat_site, str(link["href"]))
        numbers = numbers + more if direction == "next" else more + numbers
    dated = [number for number in numbers if number < 9000]
    assert dated == list(range(1, COUNT + 1))
    assert direction == "prev" or numbers[:3] == [9000, 9001, 9002]


def test_a_day_and_a_found_message_are_gone_to(chat_site: Site) -> None:
    numbers, _ = read_page(chat_site, "/-/exit-kit/chat/5?on=2020-01-04")
    assert numbers[0] == 150
    numbers, page = read_page(chat_site, "/-/exit-kit/chat/5?around=300")
    assert numbers[0] == 250
    assert page.select_one("article.wanted")["id"] == "message-300"
    assert page.select_one("a[rel=prev]") and page.select_one("a[rel=next]")


@pytest.mark.parametrize(
    "query",
    [
        "?on=yesterday",
        "?after=x",
        "?before=99999999999999999999",
        "?around=-1",
        "?on=2020-99-99",
        "?after=9000",
    ],
)
def test_an_address_that_makes_no_sense_shows_the_conversation(chat_site: Site, query: str) -> None:
    read_page(chat_site, f"/-/exit-kit/chat/5{query}")


def test_what_people_wrote_stays_text(chat_site: Site) -> None:
    _, page = read_page(chat_site, "/-/exit-kit/chat/5?first=1")
    assert not page.select("article script, article img, h1 img, [onerror]")
    assert not page.select('a[href^="javascript"]')
    assert HOSTILE in page.select_one("#message-7 .text").get_text()


def test_the_owners_messages_stand_apart_and_names_are_said_once_in_a_row(chat_site: Site) -> None:
    _, page = read_page(chat_site, "/-/exit-kit/chat/5?first=1")
    assert "mine" in page.select_one("#message-2")["class"]
    assert "theirs" in page.select_one("#message-3")["class"]
    assert page.select_one("#message-3 .sender")


def test_a_conversation_that_is_not_there_says_so(chat_site: Site) -> None:
    assert chat_site.get("/-/exit-kit/chat/6").status_code == 404


def test_every_conversation_of_the_sample_can_be_read(site: Site, sample_db: Path) -> None:
    with closing(sqlite3.connect(sample_db)) as db:
        rows = db.execute("SELECT conversation_id, count(*) FROM messages GROUP BY 1").fetchall()
        media = db.execute("SELECT count(*) FROM media_uses WHERE message_id IS NOT NULL").fetchone()[0]
        reactions = db.execute("SELECT count(*) FROM reactions WHERE message_id IS NOT NULL").fetchone()[0]
    seen = {"media": 0, "reactions": 0}
    for number, count in rows:
        numbers, page = read_page(site, f"/-/exit-kit/chat/{number}?first=1")
        assert len(numbers) == min(count, PAGE)
        seen["media"] += len(page.select("article img, article video, article audio, article a[download]"))
        seen["media"] += sum("does not contain" in one.get_text() for one in page.select("article .note"))
        seen["reactions"] += len(page.select(".reactions span"))
    assert seen == {"media": media, "reactions": reactions}


def test_a_chat_of_whatsapp_shows_notices_polls_edits_and_what_was_deleted(
    tmp_path: Path, runner: asyncio.Runner
) -> None:
    led = "\u200e"
    bodies = [
        f"{led}Ada added Bob", "The red door",
        f"{led}POLL:\r\n{led}When?\r\n{led}OPTION: Sunday (3 votes)\r\n{led}OPTION: {HOSTILE} (0 votes)",
        f"{led}Video call, {led}5 min", f"{led}image omitted", f"{led}Location: https://maps.google.com/?q=52.5,13.4",
        "null",
    ]  # fmt: skip
    later = [
        bodies[0],
        f"The blue door {led}<This message was edited>",
        *bodies[2:-1],
        f"{led}This message was deleted.",
    ]
    for number, said in enumerate((bodies, later)):
        path = tmp_path / str(number) / "WhatsApp Chat - Bob.txt"
        path.parent.mkdir()
        lines = (f"[24.03.2023, 09:0{n}:00] Ada: {body}\r\n" for n, body in enumerate(said))
        path.write_text("".join(lines), encoding="utf-8", newline="")
        import_paths([path], tmp_path / "a.db")
    site = Site(tmp_path / "a.db", runner)
    _, page = read_page(site, "/-/exit-kit/chat/1")
    site.close()
    assert [one.get_text(" ", strip=True) for one in page.select(".told")] == ["Ada added Bob 09:00"]
    assert [one.get_text(" ", strip=True) for one in page.select(".poll li")] == [
        "Sunday 3 votes",
        HOSTILE.replace("\u202e", "") + " 0 votes",
    ]
    notes = " ".join(one.get_text(" ", strip=True) for one in page.select(".note"))
    for words in (
        "Edited. Before:",
        "Video call, 5 min 0 s",
        "A photo that the phone left out",
        "Position: 52.5, 13.4",
    ):
        assert words in notes
    assert [one.get_text() for one in page.select(".before")] == ["The red door"]
    assert "Nobody has said which of these people you are" in page.get_text()
    assert "Times are as the phone showed them" in page.get_text()
    assert not page.select("article img[onerror], article script")
    rebuild(tmp_path / "a.db", told=Told(timezone="Europe/Oslo"))
    site = Site(tmp_path / "a.db", runner)
    _, page = read_page(site, "/-/exit-kit/chat/1")
    site.close()
    assert page.select_one(".told .time").get_text() == "08:00"
    assert "Times are UTC; the phone’s clock was that of Europe/Oslo." in page.get_text()
