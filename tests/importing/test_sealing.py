"""A block of messages comes out of its small database as it went in, and is stored as its lists are."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.packing import Packed, pack
from exit_kit.importing.records import MILLISECOND, Conversation, Extra, MediaUse, Message
from exit_kit.importing.sealing import seal, unseal
from exit_kit.store.database import open_for_writing
from exit_kit.store.place import Place
from exit_kit.store.writer import Writer

NAMES = ("Ada Example", "Боб Пример", None)
TABLES = (
    "messages",
    "reactions",
    "media_uses",
    "message_people",
    "poll_options",
    "unspaced_messages",
    "people",
    "conversations",
)


def make_message(number: int) -> Message:
    """Return one of a row of messages that have all that messages can have."""
    extra = (
        Extra(link="https://example.org/"),
        Extra(reactions=(("❤", NAMES[number % 3], None), ("👍", "Ada Example", "2025-01-25T19:15:00Z"))),
        Extra(
            media=(MediaUse("a/1.jpg", "photo", latitude=1.5, details={"é": 1}), MediaUse(f"b/{number}.mp4"))
        ),
        Extra(people=("Cyd Example",), call_seconds=number, is_missed_call=False),
        Extra(event="added", details={"é": [number]}, options=(("yes", number), ("no", None))),
        None,
    )[number % 6]
    text = (f"text {number}", "東京タワー", None, "a\x00b \U0001f642")[number % 4]
    return (
        f"2024-01-01T00:{number // 600:02}:{number // 10 % 60:02}.000Z",
        NAMES[number % 3],
        "text",
        text,
        extra,
    )


def make_block(count: int, start: int = 0) -> Packed:
    return pack([make_message(number) for number in range(start, start + count)], lambda uri: uri)


def write(path: Path, blocks: list[Packed], change: Callable[[Packed], Packed]) -> dict[str, list[Any]]:
    """Write blocks, each in a transaction; the first is taken back and written again.  Return all rows."""
    with open_for_writing(path) as db:
        db.execute("INSERT INTO accounts (id, platform, key) VALUES (1, 'facebook', 'ada')")
        db.execute("INSERT INTO exports (id, platform, key) VALUES (1, 'facebook', '1')")
        writer = Writer(db, lambda _, uri: uri)
        for end, block in (("ROLLBACK", blocks[0]), *(("COMMIT", block) for block in blocks)):
            db.execute("BEGIN")
            writer.start_member(Place("facebook", 1, 1, 1))
            block = change(block)
            writer.write([Conversation("7", "Ada", "group", "inbox", (), [], MILLISECOND, packed=block)])
            db.execute(end)
            if end == "ROLLBACK":
                writer.forget()
    with closing(sqlite3.connect(path)) as db:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES}


@pytest.mark.parametrize("count", [1, 700], ids=["small", "large"])
def test_a_sealed_block_is_what_it_was(count: int) -> None:
    block = make_block(count)
    sealed = seal(block)
    assert (sealed.sealed is not None) == (count > 1 and hasattr(sqlite3.Connection, "serialize"))
    assert unseal(sealed) == block
    assert (sealed.list_times(), sealed.find_senders()) == (block.list_times(), block.find_senders())


def test_a_sealed_block_is_stored_as_its_lists_are(tmp_path: Path) -> None:
    blocks = [make_block(700), make_block(400, 700), make_block(300, 500), make_block(5, 1200)]
    plain = write(tmp_path / "plain.db", blocks, lambda block: block)
    sealed = write(tmp_path / "sealed.db", blocks, seal)
    assert plain == sealed
    assert len(plain["messages"]) == 1105
