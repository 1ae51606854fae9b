"""Blocks of messages as small databases: how a worker process hands rows to the process that stores them.

SQLite copies rows from one database to another in half of the time that it takes to make Python's objects of them
and bind these one by one.  So a worker puts the rows of a block into a database in memory and hands that over as it
is; the texts go along a second time, as the process that makes the search index wants them.  A Python whose SQLite
cannot do this (`Connection.serialize`), and small blocks, hand over lists.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Final

import orjson

from exit_kit.importing.packing import USE_FIELDS, Packed, Sealed
from exit_kit.store.bulk import Bulk

_LEAST_MESSAGES: Final = 200  # below, making a database takes longer than handing over lists
# `who` twice, as in the lists: the second gives way to the origin.  All tables are made before the first is filled, so
# that they begin at the same pages in every block, where statements prepared for one block look for them in the next.
_COLUMNS: Final = {
    "rows": ("who", "same", "at", "kind", "text", "ordinal"),
    "reactions": ("message", "who", "same", "reaction", "at"),
    "uses": ("message", *USE_FIELDS),
}
_CREATE: Final = tuple(f"CREATE TABLE {name} ({', '.join(columns)})" for name, columns in _COLUMNS.items())
_READ: Final = (
    "SELECT * FROM rows ORDER BY rowid",
    "SELECT * FROM reactions ORDER BY rowid",
    "SELECT * FROM uses ORDER BY rowid",
)
_ROWS, _REACTIONS, _USES = (Bulk(name, columns, ()) for name, columns in _COLUMNS.items())


def seal(packed: Packed) -> Packed:
    """Return a block whose long lists are a database, if that is worth it."""
    if packed.size < _LEAST_MESSAGES or not hasattr(sqlite3.Connection, "serialize"):
        return packed
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("BEGIN")
        for statement in _CREATE:
            db.execute(statement)
        _ROWS.insert(db, (), packed.rows)
        _REACTIONS.insert(db, (), packed.reactions)
        _USES.insert(db, (), packed.uses)
        db.execute("COMMIT")
        sealed = Sealed(
            db.serialize(), orjson.dumps(packed.list_texts()), packed.list_times(), packed.find_senders()
        )
    return packed._replace(rows=[], reactions=[], uses=[], sealed=sealed)


def unseal(packed: Packed) -> Packed:
    """Return a block with all of its lists."""
    if packed.sealed is None:
        return packed
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(packed.sealed.database)
        rows, reactions, uses = ([value for row in db.execute(query) for value in row] for query in _READ)
    return packed._replace(rows=rows, reactions=reactions, uses=uses, sealed=None)
