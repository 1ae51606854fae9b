"""Blocks of messages as small databases: how a worker process hands rows to the process that stores them.

SQLite copies rows from one database to another in half of the time that it takes to make Python's objects of them
and bind these one by one.  So a worker puts the rows of a block into a database in memory and hands that over as it
is; the texts go along a second time, as the process that makes the search index wants them.  A Python whose SQLite
cannot do this (`Connection.serialize`), and small blocks, hand over lists.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import Any, Final

import orjson

from exit_kit.importing.packing import (
    REACTION_WIDTH,
    ROW_WIDTH,
    SHORT_USE_FIELDS,
    USE_FIELDS,
    Packed,
    Sealed,
    shorten_uses,
)
from exit_kit.store.bulk import Bulk

_LEAST_MESSAGES: Final = 200  # below, making a database takes longer than handing over lists
# `who` once, where the lists have it twice.  All tables are made before the first is filled, so that they begin at the
# same pages in every block, where statements prepared for one block look for them in the next.
_COLUMNS: Final = {
    "rows": ("who", "at", "kind", "text", "ordinal"),
    "reactions": ("message", "who", "reaction", "at"),
    "uses": ("message", *USE_FIELDS),
}
_CREATE: Final = tuple(f"CREATE TABLE {name} ({', '.join(columns)})" for name, columns in _COLUMNS.items())
_EMPTY: Final = ("DELETE FROM rows", "DELETE FROM reactions", "DELETE FROM uses")
_READ: Final = (
    "SELECT who, * FROM rows ORDER BY rowid",
    "SELECT message, who, who, reaction, at FROM reactions ORDER BY rowid",
    "SELECT * FROM uses ORDER BY rowid",
)
_ROWS, _REACTIONS, _USES = (Bulk(name, columns, ()) for name, columns in _COLUMNS.items())
_SHORT_USES: Final = Bulk("uses", ("message", *SHORT_USE_FIELDS), ())


def seal(packed: Packed) -> Packed:
    """Return a block whose long lists are a database, if that is worth it."""
    if packed.size < _LEAST_MESSAGES or not hasattr(sqlite3.Connection, "serialize"):
        return packed
    db = _open_block()
    _empty(db)  # somebody may have been interrupted here
    db.execute("BEGIN")
    _ROWS.insert(db, (), _leave_out(packed.rows, 1, ROW_WIDTH))
    _REACTIONS.insert(db, (), _leave_out(packed.reactions, 2, REACTION_WIDTH))
    short = shorten_uses(packed.uses)
    if short is None:
        _USES.insert(db, (), packed.uses)
    else:
        _SHORT_USES.insert(db, (), short)
    db.execute("COMMIT")
    texts = orjson.dumps(packed.list_texts())
    sealed = Sealed(db.serialize(), texts, packed.list_times(), packed.find_senders())
    _empty(db)
    return packed._replace(rows=[], reactions=[], uses=[], sealed=sealed)


@cache
def _open_block() -> sqlite3.Connection:
    """Open the database that one block after another is put into: its statements are prepared once.

    The memory of a block is given back behind it (`auto_vacuum`).
    """
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute("PRAGMA auto_vacuum = FULL")
    for statement in _CREATE:
        db.execute(statement)
    return db


def _empty(db: sqlite3.Connection) -> None:
    if db.in_transaction:
        db.execute("ROLLBACK")
    db.execute("BEGIN")
    for statement in _EMPTY:
        db.execute(statement)
    db.execute("COMMIT")


def _leave_out(rows: list[Any], column: int, width: int) -> list[Any]:
    """Return flat rows without one of their columns."""
    left = rows.copy()
    del left[column::width]
    return left


def unseal(packed: Packed) -> Packed:
    """Return a block with all of its lists."""
    if packed.sealed is None:
        return packed
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(packed.sealed.database)
        rows, reactions, uses = ([value for row in db.execute(query) for value in row] for query in _READ)
    return packed._replace(rows=rows, reactions=reactions, uses=uses, sealed=None)
