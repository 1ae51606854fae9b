"""Inserts a block of new messages, as `exit_kit.importing.packing` makes it, with all that hangs on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, Final

from exit_kit.importing.packing import EXTRA_COLUMNS, REACTION_WIDTH, ROW_WIDTH, USE_FIELDS, USE_WIDTH, Packed
from exit_kit.store.bulk import Bulk
from exit_kit.store.place import Place

_EXPORTS: Final = ("first_export_id", "last_export_id", "member_id")
_MESSAGES: Final = Bulk(
    "messages",
    ("sender_id", "origin", "at", "kind", "text", "ordinal"),
    ("conversation_id", "at_precision", *_EXPORTS),
)
_REACTIONS: Final = Bulk(
    "reactions", ("message_id", "person_id", "origin", "reaction"), ("kind", "account_id", *_EXPORTS)
)
_USES: Final = Bulk("media_uses", ("message_id", *USE_FIELDS), ("account_id", *_EXPORTS))
_SET_COLUMNS: Final = f"UPDATE messages SET {', '.join(f'{name} = ?' for name in EXTRA_COLUMNS)} WHERE id = ?"

Who = Sequence[
    tuple[int | None, str]
]  # for each name of a block: the person's id, and the origin of what it wrote


def insert_messages(
    db: sqlite3.Connection, place: Place, conversation: int, precision: str, packed: Packed, who: Who
) -> int:
    """Insert messages that are not there yet; return the id of the first, the number behind the last one's."""
    (last,) = db.execute("SELECT max(id) FROM messages").fetchone()
    first = (last or 0) + 1
    exports = (place.export_id, place.export_id, place.member_id)
    rows = _name_people(packed.rows, 0, ROW_WIDTH, who)
    _MESSAGES.insert(db, (conversation, precision, *exports), rows)
    db.executemany(_SET_COLUMNS, [(*values, first + offset) for *values, offset in packed.columns])
    rows = _name_people(_number(packed.reactions, REACTION_WIDTH, first), 1, REACTION_WIDTH, who)
    _REACTIONS.insert(db, ("message", place.account_id, *exports), rows)
    _USES.insert(db, (place.account_id, *exports), _number(packed.uses, USE_WIDTH, first))
    people = [(first + offset, who[index][0]) for offset, index in packed.people]
    db.executemany("INSERT OR IGNORE INTO message_people VALUES (?, ?)", people)
    unspaced = [(first + offset,) for offset in packed.unspaced]
    db.executemany("INSERT OR IGNORE INTO unspaced_messages VALUES (?)", unspaced)
    return int(first)


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
