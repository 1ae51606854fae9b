"""Inserts a block of new messages, as `exit_kit.importing.packing` makes it, with all that hangs on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from exit_kit.importing.packing import (
    EXTRA_COLUMNS,
    REACTION_WIDTH,
    ROW_WIDTH,
    SHORT_USE_FIELDS,
    USE_FIELDS,
    USE_WIDTH,
    Packed,
    shorten_uses,
)
from exit_kit.importing.records import UNKNOWN
from exit_kit.store.bulk import Bulk
from exit_kit.store.place import Place

_EXPORTS: Final = ("first_export_id", "last_export_id", "member_id")
_MESSAGES: Final = Bulk(
    "messages",
    ("sender_id", "origin", "at", "kind", "text", "ordinal"),
    ("conversation_id", "at_precision", *_EXPORTS),
)
_IN_SEQUENCE: Final = Bulk(
    "messages",
    ("sender_id", "origin", "at", "kind", "text", "ordinal", "sequence"),
    ("conversation_id", "at_precision", *_EXPORTS),
)
_REACTIONS: Final = Bulk(
    "reactions", ("message_id", "person_id", "origin", "reaction", "at"), ("kind", "account_id", *_EXPORTS)
)
_USES: Final = Bulk("media_uses", ("message_id", *USE_FIELDS), ("account_id", *_EXPORTS))
_SHORT_USES: Final = Bulk("media_uses", ("message_id", *SHORT_USE_FIELDS), ("account_id", *_EXPORTS))
# CROSS JOIN keeps SQLite from turning the order around: rows are copied as they stand.
_COPY_MESSAGES: Final = f"""
INSERT INTO messages (conversation_id, at_precision, {", ".join(_EXPORTS)}, sender_id, origin, at, kind, text, ordinal,
  sequence)
SELECT ?, ?, ?, ?, ?, who.person_id, who.origin, at, kind, text, ordinal, ? + one.rowid
FROM block.rows AS one CROSS JOIN temp.who ON who.id = one.who
"""
_COPY_REACTIONS: Final = f"""
INSERT INTO reactions (kind, account_id, {", ".join(_EXPORTS)}, message_id, person_id, origin, reaction, at)
SELECT ?, ?, ?, ?, ?, ? + message, who.person_id, who.origin, reaction, at
FROM block.reactions AS one CROSS JOIN temp.who ON who.id = one.who
"""
_COPY_USES: Final = f"""
INSERT INTO media_uses (account_id, {", ".join(_EXPORTS)}, message_id, {", ".join(USE_FIELDS)})
SELECT ?, ?, ?, ?, ? + message, {", ".join(USE_FIELDS)} FROM block.uses
"""
_UNDATED: Final = "UPDATE messages SET at_precision = ?2 WHERE id >= ?1 AND at IS NULL"
_SET_COLUMNS: Final = f"UPDATE messages SET {', '.join(f'{name} = ?' for name in EXTRA_COLUMNS)} WHERE id = ?"

Who = Sequence[
    tuple[int | None, str | None]
]  # for each name of a block: the person's id, and the origin of what it wrote


class Same(NamedTuple):
    """What is the same in all rows of a block, for each table."""

    messages: tuple[Any, ...]
    reactions: tuple[Any, ...]
    uses: tuple[Any, ...]


def insert_messages(
    db: sqlite3.Connection, place: Place, conversation: int, precision: str, packed: Packed, who: Who
) -> int:
    """Insert messages that are not there yet; return the id of the first, the number behind the last one's."""
    (last,) = db.execute("SELECT max(id) FROM messages").fetchone()
    first = (last or 0) + 1
    exports = (place.export_id, place.export_id, place.member_id)
    same = Same(
        (conversation, precision, *exports),
        ("message", place.account_id, *exports),
        (place.account_id, *exports),
    )
    if packed.sealed:
        _copy_rows(db, first, same, packed, who)
    else:
        _insert_rows(db, first, same, packed, who)
    if packed.first_at is None:
        db.execute(_UNDATED, (first, UNKNOWN))
    if packed.columns:
        db.executemany(_SET_COLUMNS, [(*values, first + offset) for *values, offset in packed.columns])
    people = [(first + offset, who[index][0]) for offset, index in packed.people]
    db.executemany("INSERT OR IGNORE INTO message_people VALUES (?, ?)", people)
    options = [(first + offset, *option) for offset, *option in packed.options]
    db.executemany("INSERT INTO poll_options VALUES (?, ?, ?, ?)", options)
    unspaced = [(first + offset,) for offset in packed.unspaced]
    db.executemany("INSERT OR IGNORE INTO unspaced_messages VALUES (?)", unspaced)
    return int(first)


def _insert_rows(db: sqlite3.Connection, first: int, same: Same, packed: Packed, who: Who) -> None:
    """Insert the rows of the long lists."""
    rows = _name_people(packed.rows, 0, ROW_WIDTH, who)
    if packed.sequence is None:
        _MESSAGES.insert(db, same.messages, rows)
    else:
        _IN_SEQUENCE.insert(db, same.messages, _add_places(rows, packed.sequence))
    rows = _name_people(_number(packed.reactions, REACTION_WIDTH, first), 1, REACTION_WIDTH, who)
    _REACTIONS.insert(db, same.reactions, rows)
    uses = _number(packed.uses, USE_WIDTH, first)
    short = shorten_uses(uses)
    if short is None:
        _USES.insert(db, same.uses, uses)
    else:
        _SHORT_USES.insert(db, same.uses, short)


def _add_places(rows: list[Any], sequence: int) -> list[Any]:
    """Return flat rows with one more column: the place of each message in its conversation."""
    count = len(rows) // ROW_WIDTH
    placed: list[Any] = [None] * (count * (ROW_WIDTH + 1))
    for column in range(ROW_WIDTH):
        placed[column :: ROW_WIDTH + 1] = rows[column::ROW_WIDTH]
    placed[ROW_WIDTH :: ROW_WIDTH + 1] = range(sequence, sequence + count)
    return placed


def _copy_rows(db: sqlite3.Connection, first: int, same: Same, packed: Packed, who: Who) -> None:
    """Copy the rows of a sealed block from its tables."""
    assert packed.sealed is not None
    before = None if packed.sequence is None else packed.sequence - 1  # rows are numbered from 1
    if not any(name == "block" for _, name, _ in db.execute("PRAGMA database_list")):
        db.execute("ATTACH ':memory:' AS block")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS who (id INTEGER PRIMARY KEY, person_id INTEGER, origin TEXT)")
    db.deserialize(packed.sealed.database, name="block")
    db.execute("DELETE FROM temp.who")
    db.executemany("INSERT INTO temp.who VALUES (?, ?, ?)", [(at, *one) for at, one in enumerate(who)])
    db.execute(_COPY_MESSAGES, (*same.messages, before))
    db.execute(_COPY_REACTIONS, (*same.reactions, first))
    db.execute(_COPY_USES, (*same.uses, first))


def _name_people(rows: list[Any], column: int, width: int, who: Who) -> list[Any]:
    """Return flat rows with ids and origins in place of the two indexes of people that begin at the column."""
    named = rows.copy()
    people = rows[column::width]
    named[column::width] = [who[index][0] for index in people]
    named[column + 1 :: width] = [who[index][1] for index in people]
    return named


def _number(rows: list[Any], width: int, first: int) -> list[Any]:
    """Return flat rows with the ids of messages in place of their offsets, which stand first."""
    numbered = rows.copy()
    numbered[::width] = [first + offset for offset in rows[::width]]
    return numbered
