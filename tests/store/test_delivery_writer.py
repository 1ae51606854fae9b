"""Deliveries of one chat, block by block, in a database: what each block may take for its own, and where it stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from exit_kit.importing.packing import Block
from exit_kit.importing.records import MINUTE, Conversation, Message
from exit_kit.store.delivery_writer import renumber
from exit_kit.store.outdated import create_tables
from exit_kit.store.place import Place
from exit_kit.store.writer import Writer


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """Return a database with an account and three exports."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        create_tables(made)
        made.execute("INSERT INTO accounts (id, platform, key) VALUES (1, 'whatsapp', 'unknown')")
        for number in (1, 2, 3):
            values = (number, number)
            made.execute(
                "INSERT INTO exports (id, platform, account_id, key) VALUES (?, 'whatsapp', 1, ?)", values
            )
        yield made


def say(minute: int, text: str, sender: str = "Ada Example") -> Message:
    return f"2024-03-05T08:{minute:02}:00Z", sender, "text", text, None


def deliver(db: sqlite3.Connection, export: int, *blocks: list[Message]) -> None:
    """Write the blocks of one delivery, in the order in which they are given."""
    writer, sequence, ordinals = (
        Writer(db, lambda _platform, uri: uri),
        0,
        dict[tuple[str | None, ...], int](),
    )
    writer.start_member(Place("whatsapp", 1, export, export))
    for messages in blocks:
        block = Block()
        times, senders, kinds, texts, _ = map(list, zip(*messages, strict=True))
        numbers = []
        for key in zip(times, senders, strict=True):
            numbers.append(ordinals.get(key, 0))
            ordinals[key] = numbers[-1] + 1
        block.fill([block.names[name] for name in senders], times, kinds, texts, numbers)
        packed = block.finish(lambda uri: uri, sequence)
        assert (packed.first_at, packed.last_at) == (min(times), max(times))
        known = Conversation("1", "Ada", "direct", None, (), [], MINUTE, packed=packed)
        writer.write([known._replace(is_sequence=True, sketch="", sequence=sequence)])
        sequence += len(messages)
    renumber(db)


def read(db: sqlite3.Connection) -> list[str]:
    """Return the texts in the order of the chat."""
    return [text for (text,) in db.execute("SELECT text FROM messages ORDER BY sequence")]


def test_one_message_is_not_that_of_two_blocks(db: sqlite3.Connection) -> None:
    deliver(db, 1, [say(1, "ok"), say(2, "bye")])
    deliver(db, 2, [say(1, "ok")], [say(1, "ok"), say(2, "bye")])
    assert read(db) == ["ok", "ok", "bye"]


def test_what_is_earlier_or_later_than_all_others_stands_before_or_behind_them(
    db: sqlite3.Connection,
) -> None:
    deliver(db, 1, [say(20, "e"), say(21, "f")])
    deliver(db, 2, [say(10, "b"), say(9, "c")], [say(11, "d")])
    deliver(db, 3, [say(5, "a")], [say(30, "g"), say(29, "h")])
    assert read(db) == list("abcdefgh")


def test_a_time_that_is_told_more_exactly_keeps_equals_apart(db: sqlite3.Connection) -> None:
    deliver(db, 1, [say(1, "one"), say(1, "two"), say(1, "three")])
    deliver(db, 2, [say(1, "two"), say(1, "one"), say(1, "four")])
    assert sorted(read(db)) == sorted(["one", "two", "three", "four"])
    numbers = "SELECT count(*), count(DISTINCT ordinal) FROM messages"
    assert db.execute(numbers).fetchone() == (4, 4)
