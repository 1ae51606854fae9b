"""Messages with an id of their own, and those that the owner wrote without a name: how they are stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from exit_kit.importing.records import MILLISECOND, OWNER, Conversation, Extra, Message, Owner
from exit_kit.store.finish import finish
from exit_kit.store.outdated import create_tables
from exit_kit.store.owners import settle_owners
from exit_kit.store.place import Place
from exit_kit.store.writer import Writer

AT = "2024-03-05T08:00:{:02d}.000Z"


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """Return a database with one account, two exports and a member of each."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        create_tables(made)
        made.execute("INSERT INTO accounts (id, platform, key) VALUES (1, 'whatsapp', 'unknown')")
        for number in (1, 2):
            made.execute(
                "INSERT INTO exports (id, platform, account_id, key) VALUES (?, 'whatsapp', 1, ?)",
                (number, number),
            )
            made.execute(
                "INSERT INTO parts (id, export_id, name, path, kind, fingerprint) VALUES (?, ?, '', '', 'folder', ?)",
                (number, number, number),
            )
            made.execute(
                "INSERT INTO members (id, export_id, part_id, path, name_in_part, key) VALUES (?, ?, ?, '', '', '')",
                (number, number, number),
            )
        yield made


def _write(db: sqlite3.Connection, export: int, *records: Any) -> None:
    writer = Writer(db, lambda _platform, uri: uri)
    writer.start_member(Place("whatsapp", 1, export, export))
    writer.write(records)


def _make(*messages: Message, people: tuple[str, ...] = (OWNER, "Ada Example")) -> Conversation:
    return Conversation(
        "1@s.whatsapp.net", "Ada Example", "direct", None, people, list(messages), MILLISECOND
    )


def _say(second: int, sender: str, text: str, **more: Any) -> Message:
    return AT.format(second), sender, "text", text, Extra(**more)


def _read(db: sqlite3.Connection, columns: str) -> list[tuple[Any, ...]]:
    query = f"SELECT {columns} FROM messages LEFT JOIN people ON people.id = sender_id ORDER BY messages.id"
    return db.execute(query).fetchall()


def test_the_same_id_in_a_newer_export_is_the_same_message_whatever_its_time_says(
    db: sqlite3.Connection,
) -> None:
    _write(db, 1, _make(_say(1, "Ada Example", "Hello", own_id="A1"), _say(2, OWNER, "Hi", own_id="B1")))
    newer = _make(
        _say(2, "Ada Example", "Hello", own_id="A1", is_starred=True),
        _say(2, OWNER, "Hi!", own_id="B1", is_edited=True),
        _say(9, "Ada Example", "New", own_id="A2"),
    )
    _write(db, 2, newer)
    assert _read(db, "at, text, own_id, is_starred, is_edited, first_export_id, last_export_id") == [
        (AT.format(1), "Hello", "A1", 1, None, 1, 2),
        (AT.format(2), "Hi!", "B1", None, 1, 1, 2),
        (AT.format(9), "New", "A2", None, None, 2, 2),
    ]


def test_what_one_export_holds_twice_under_one_id_stays_two_messages(db: sqlite3.Connection) -> None:
    _write(db, 1, _make(_say(1, "Ada Example", "Hello", own_id="A1")))
    _write(db, 1, _make(_say(5, "Ada Example", "Hello", own_id="A1")))
    assert len(_read(db, "own_id")) == 2
    _write(db, 2, _make(*(_say(second, "Ada Example", "Hello", own_id="A1") for second in (1, 5, 7))))
    assert len(_read(db, "own_id")) == 3


def test_an_answer_finds_what_it_answers_by_its_id(db: sqlite3.Connection) -> None:
    question = _say(1, "Ada Example", "Tea?", own_id="A1")
    _write(db, 1, _make(question, _say(2, OWNER, "Yes", own_id="B1", reply_to="A1")))
    _write(db, 1, _make(_say(3, OWNER, "And you?", reply_to="nowhere")))
    finish(db)
    assert _read(db, "text, reply_to_id") == [("Tea?", None), ("Yes", 1), ("And you?", None)]


def test_the_owner_without_a_name_is_you_and_owns_the_account(db: sqlite3.Connection) -> None:
    _write(db, 1, _make(_say(1, OWNER, "Hi", reactions=(("👍", "Ada Example", None), ("🎉", OWNER, None)))))
    assert settle_owners(db)
    finish(db)
    assert _read(db, "people.name, is_owner, origin") == [("You", 1, "created")]
    assert db.execute("SELECT name, name_from FROM accounts").fetchall() == [("You", "guess")]
    reacted = "SELECT name FROM reactions JOIN people ON people.id = person_id ORDER BY name"
    assert [name for (name,) in db.execute(reacted)] == ["Ada Example", "You"]


def test_a_name_that_is_known_takes_the_place_of_you(db: sqlite3.Connection) -> None:
    _write(db, 1, Owner("Frauke Example"), _make(_say(1, OWNER, "Hi")))
    assert settle_owners(db)
    assert _read(db, "people.name, origin") == [("Frauke Example", "created")]


def test_a_name_that_is_known_later_makes_the_records_anew(db: sqlite3.Connection) -> None:
    _write(db, 1, _make(_say(1, OWNER, "Hi")))
    db.execute("UPDATE accounts SET name = 'Frauke Example', name_from = 'owner'")
    assert not settle_owners(db)
    assert settle_owners(db), "what was outdated is forgotten"


def test_a_profile_that_knows_only_a_number_gives_no_name(db: sqlite3.Connection) -> None:
    _write(db, 1, Owner(None, username="+447700900123"), _make(_say(1, OWNER, "Hi")))
    assert _read(db, "people.name") == [("You",)]
    found = db.execute("SELECT name, name_from, username FROM accounts").fetchone()
    assert found == (None, None, "+447700900123")
