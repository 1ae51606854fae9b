"""The user's word on which conversations are one; the records are made again from the kept bytes."""

from __future__ import annotations

import sqlite3
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

from exit_kit.errors import UsageError
from exit_kit.importing.pipeline import Progress, mark_unfinished, rebuild_records
from exit_kit.store.database import open_for_writing, require_database, transaction
from exit_kit.store.join_book import write_decision
from exit_kit.store.joins import Decision

_SEE: Final = "See the numbers with exit-kit conversations."
_KEYS: Final = "SELECT DISTINCT key FROM conversation_sources WHERE conversation_id = ? ORDER BY id"


class Known(NamedTuple):
    """A conversation that the user named."""

    number: int
    account_id: int
    platform: str
    key: str


def join_conversations(
    database: Path, one: str, other: str, *, jobs: int = 0, progress: Progress | None = None
) -> tuple[int, ...]:
    """Make two conversations one, for good; return its number.

    Each is given by its number or its exact name.  Raises UsageError where that is not clear or makes no sense.
    """
    with open_for_writing(require_database(database)) as db:
        first, second = find_conversation(db, one), find_conversation(db, other)
        if first == second:
            raise UsageError("Nothing was changed.", "Both are the same conversation already.", _SEE)
        if first.account_id != second.account_id:
            raise UsageError("Nothing was changed.", "They belong to two accounts, which stay apart.", _SEE)
        with transaction(db):
            for key in _list_keys(db, first):
                for other_key in _list_keys(db, second):
                    _forget(db, first.platform, key, other_key)
            write_decision(db, Decision(first.platform, first.key, second.key, is_join=True))
            mark_unfinished(db)
        rebuild_records(db, jobs=jobs, progress=progress)
        return _find_numbers(db, first.account_id, (first.key, second.key))


def split_conversation(
    database: Path, name: str, *, jobs: int = 0, progress: Progress | None = None
) -> tuple[int, ...]:
    """Take a conversation apart into what the exports deliver, for good; return the numbers of the pieces.

    Raises UsageError where it is not put together from several.
    """
    with open_for_writing(require_database(database)) as db:
        found = find_conversation(db, name)
        keys = _list_keys(db, found)
        if len(keys) < 2:
            raise UsageError(
                "Nothing was changed.", "That conversation is not put together from several.", _SEE
            )
        with transaction(db):
            for key, other in combinations(keys, 2):
                write_decision(db, Decision(found.platform, key, other, is_join=False))
            mark_unfinished(db)
        rebuild_records(db, jobs=jobs, progress=progress)
        return _find_numbers(db, found.account_id, keys)


def find_conversation(db: sqlite3.Connection, name: str) -> Known:
    """Return the conversation of that number, or else of exactly that name."""
    query = "SELECT id, account_id, platform, key FROM conversations WHERE {} LIMIT 2"
    rows: list[tuple[int, int, str, str]] = []
    if name.isascii() and name.isdigit() and len(name) < 16:
        rows = db.execute(query.format("id = ?"), (int(name),)).fetchall()
    rows = rows or db.execute(query.format("title = ?"), (name,)).fetchall()
    if len(rows) > 1:
        raise UsageError(
            "Nothing was changed.", "Several conversations have that name.", f"Give a number. {_SEE}"
        )
    if not rows:
        raise UsageError("Nothing was changed.", "There is no conversation of that number or name.", _SEE)
    return Known(*rows[0])


def _list_keys(db: sqlite3.Connection, one: Known) -> list[str]:
    return [key for (key,) in db.execute(_KEYS, (one.number,))]


def _forget(db: sqlite3.Connection, platform: str, key: str, other: str) -> None:
    query = "DELETE FROM conversation_decisions WHERE platform = ? AND key = ? AND other_key = ? AND decision = 'apart'"
    for pair in ((key, other), (other, key)):
        db.execute(query, (platform, *pair))


def _find_numbers(db: sqlite3.Connection, account: int, keys: list[str] | tuple[str, ...]) -> tuple[int, ...]:
    query = "SELECT DISTINCT conversation_id FROM conversation_sources WHERE account_id = ? AND key = ?"
    found = {row[0] for key in keys for row in db.execute(query, (account, key))}
    return tuple(sorted(found))


__all__ = ["find_conversation", "join_conversations", "split_conversation"]
