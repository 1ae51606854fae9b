"""A group's chat that stands in an export as a thread, and again under its mere name."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from exit_kit.importing.records import MILLISECOND, Conversation
from exit_kit.store.join_book import write_decision
from exit_kit.store.joins import Decision
from exit_kit.store.outdated import create_tables
from exit_kit.store.place import Place
from exit_kit.store.writer import Writer

THREAD, NAME = "4711", "?group chat Trip"


def make(key: str, *seconds: int) -> Conversation:
    """Return the chat with a message at each of these seconds."""
    messages = [(f"2024-03-05T08:00:{one:02}.000Z", "Ada", "text", f"at {one}", None) for one in seconds]
    return Conversation(key, "Trip", "group", "inbox", ("Ada",), messages, MILLISECOND)


@pytest.mark.parametrize("is_thread_first", [True, False], ids=["thread first", "name first"])
@pytest.mark.parametrize(
    ("seconds", "is_kept_apart", "expected"),
    [
        ((1, 10, 21, 31), False, [(THREAD, 6)]),  # half of the times are those of the thread
        ((1, 11, 21, 31), False, [(THREAD, 4), (NAME, 4)]),
        ((1, 10, 20, 30), True, [(THREAD, 4), (NAME, 4)]),
    ],
    ids=["half", "less", "kept apart"],
)
def test_a_group_under_its_mere_name_is_the_thread_that_has_its_times(
    seconds: tuple[int, ...], is_kept_apart: bool, expected: list[tuple[str, int]], is_thread_first: bool
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        create_tables(db)
        db.execute("INSERT INTO accounts (id, platform, key) VALUES (1, 'facebook', 'ada')")
        db.execute("INSERT INTO exports (id, platform, account_id, key) VALUES (1, 'facebook', 1, '1')")
        if is_kept_apart:
            write_decision(db, Decision("facebook", THREAD, NAME, is_join=False))
        chats = [make(THREAD, 1, 10, 20, 30), make(NAME, *seconds)]
        for number, chat in enumerate(chats if is_thread_first else chats[::-1], start=1):
            writer = Writer(db, lambda _platform, uri: uri)
            writer.start_member(Place("facebook", 1, 1, number))
            writer.write([chat])
        found = db.execute(
            "SELECT key, (SELECT count(*) FROM messages WHERE conversation_id = conversations.id) FROM conversations "
            "ORDER BY key = ?",
            (NAME,),
        )
        assert found.fetchall() == expected
