"""The shared samples of Facebook: no exception, and the figures that reading the files by eye gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths

CHATS, ALBUMS = "Kubis10+CounterForMessenger/SampleData", "addshore+facebook-data-image-exif/facebook-example"
G4, G5 = "reconstructed/g4_json", "reconstructed/g5_json"
E2EE = "reconstructed/e2ee_secure_storage"
Ask = Callable[[str, str], list[Any]]

# What stands in the files, counted by reading them.
EXPECTED = {
    CHATS: {
        "SELECT platform, format FROM exports": [("facebook", "json")],  # although each file is named messages.json
        "SELECT key, title, kind, message_count FROM conversations ORDER BY key": [
            ("123456789", "Emily Smith", "direct", 10),
            ("4437375262993687", "group1", "group", 6),
            ("4537375262993687", "group2", "group", 9),
            ("987654321", "Alice Johnson", "direct", 5),
        ],
        "SELECT name FROM people WHERE is_owner": [("John Doe",)],
        "SELECT count(*) FROM people": [(7,)],
        "SELECT reaction, name FROM reactions JOIN people ON people.id = person_id": [("😆", "John Doe")],
        "SELECT sum(call_seconds), count(call_seconds) FROM messages": [(111 + 1311 + 578 + 7578, 4)],
        "SELECT kind, role, count(*) FROM media_uses GROUP BY 1, 2 ORDER BY 1, 2": [
            ("audio", "attachment", 1), ("photo", "attachment", 2), ("photo", "avatar", 2), ("video", "attachment", 2),
        ],
        # the same words of the same sender in the same millisecond, twice for two senders
        "SELECT count(*), max(ordinal) FROM messages WHERE at = '2021-08-03T15:08:13.783Z'": [(5, 1)],
        "SELECT count(*) FROM messages WHERE origin = 'created'": [(2 + 2 + 5 + 3,)],
    },
    ALBUMS: {
        "SELECT name, at FROM albums ORDER BY name": [
            ("Album 1 JSON", "2018-04-11T17:38:13Z"), ("Album 2015", "2018-04-11T17:38:13Z"),
        ],
        "SELECT role, count(*) FROM media_uses GROUP BY 1 ORDER BY 1": [("attachment", 4), ("cover", 2)],
        "SELECT status, count(*) FROM media GROUP BY 1": [("missing", 4)],
        "SELECT taken_at FROM media_uses WHERE uri LIKE '%88888888888888323.jpg'": [("2015-07-17T15:49:18Z",)],
        "SELECT DISTINCT latitude, longitude, width, height FROM media_uses WHERE uri LIKE '%/a.jpg'": [
            (12.5, -34.5, 2412, None)
        ],
    },
    G4: {
        "SELECT name, username, timezone, registered_at FROM accounts": [
            ("Ada Example", "ada.example", "Europe/Amsterdam", "2009-10-02T15:19:04Z")
        ],
        "SELECT kind, count(*) FROM messages GROUP BY 1 ORDER BY 1": [
            ("call", 1), ("photo", 1), ("share", 1), ("sticker", 1), ("text", 2), ("unsent", 1),
        ],
        "SELECT count(*) FROM posts": [(6,)],
        "SELECT text FROM posts WHERE at = '2024-06-26T11:06:40Z'": [("Grüße aus Testland 🦊",)],
        "SELECT text, group_name FROM comments ORDER BY at": [
            ("Schön! @Bob Example", None), (None, "Test Group"), (None, None),
        ],
        "SELECT kind, reaction FROM reactions ORDER BY kind, reaction": [
            ("message", "❤"), ("unknown", "LOVE"), ("unknown", "Love"),
        ],
        "SELECT kind, name FROM connections": [("friend", "Bob Example")],
        "SELECT status, count(*) FROM media GROUP BY 1": [("missing", 5)],
        "SELECT kind, name, at FROM places WHERE kind = 'tagged'": [("tagged", "Test Café", "2024-06-26T11:06:40Z")],
        "SELECT name FROM albums": [("Test Album",)],
        "SELECT taken_at FROM media WHERE path LIKE '%2000000001.jpg'": [("2024-06-25T11:06:40Z",)],
    },
    G5: {
        "SELECT business, event, at, event_id FROM off_meta_activity": [
            ("shop.example", "PAGE_VIEW", "2024-06-26T11:06:40Z", "123")
        ],
        "SELECT timezone FROM accounts": [("Europe/Amsterdam",)],
    },
    E2EE: {
        "SELECT title, kind, message_count FROM conversations ORDER BY 1": [
            ("Bob Example", "direct", 4), ("Empty", "direct", 0),
        ],
        "SELECT kind, text, is_unsent FROM messages ORDER BY at": [
            ("text", "Grüße 🦊", None), ("photo", None, None), ("file", None, None), ("unsent", None, 1),
        ],
        "SELECT status, count(*) FROM media GROUP BY 1": [("missing", 2)],
        "SELECT name, name_from FROM accounts": [("Ada Example", "guess")],
        "SELECT layout FROM exports": [("E2EE",)],
    },
    "reconstructed/gB_html": {
        "SELECT title, text, messages.at, at_precision FROM messages JOIN conversations ON conversations.id = "
        "conversation_id": [("Bob Example", "Hello", "2019-10-19T14:37:00Z", "minute")],
    },
    "reconstructed/gC_html": {
        "SELECT text, kind, at, at_precision FROM messages": [("Grüße", "photo", "2021-11-15T23:09:35Z", "second")],
        "SELECT status, count(*) FROM media GROUP BY 1": [("missing", 1)],
    },
    "reconstructed/gD_html": {
        # the landing page says UTC+02:00 on the day of the export, and for which year it was asked
        "SELECT text, title, at FROM comments": [
            ("Schön 🦊", "Ada Example commented on Bob Example's post.", "2026-06-26T07:05:20Z")
        ],
        "SELECT kind, what, at FROM activity": [("profile visited", "Bob Example", "2026-06-26T07:05:20Z")],
        "SELECT requested_from, requested_to FROM exports": [("2025-08-19", "2026-08-19")],
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def ask(shared_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Return a function that imports a shared sample once and answers a query."""
    folder = tmp_path_factory.mktemp("shared")

    def give(name: str, query: str) -> list[Any]:
        database = folder / f"{name.replace('/', '_')}.db"
        if not database.exists():
            import_paths([shared_samples / "facebook" / name], database)
        with closing(sqlite3.connect(database)) as db:
            return db.execute(query).fetchall()

    return give


@pytest.mark.parametrize("name", EXPECTED)
def test_a_shared_sample_is_read_without_a_problem(ask: Ask, name: str) -> None:
    assert ask(name, "SELECT kind, pointer FROM problems") == []
    assert (
        ask(name, "SELECT path, status FROM members WHERE path LIKE '%.json' AND status != 'imported'") == []
    )


@pytest.mark.parametrize(("name", "query"), [(name, query) for name in EXPECTED for query in EXPECTED[name]])
def test_a_shared_sample_gives_what_stands_in_its_files(ask: Ask, name: str, query: str) -> None:
    assert ask(name, query) == EXPECTED[name][query]
