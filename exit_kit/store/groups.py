"""Members that are written in one transaction: as many small ones as make some megabytes.

A transaction for each of a hundred thousand tiny members takes longer than all that is written in them.  Whatever
goes wrong takes back the group that is open, a second's work at most; the next run reads its members again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_GROUP_BYTES: Final = 8_000_000
_MEMBER_BYTES: Final = 8_000  # what a member costs besides its size


class Group:
    """The transaction of one group after another."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._room = 0

    def begin_member(self) -> None:
        """Begin a member, and a transaction if none is open."""
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
            self._room = _GROUP_BYTES

    def end_member(self, size_bytes: int) -> None:
        """End a member of that size, and the transaction if there is no room for another."""
        self._room -= size_bytes + _MEMBER_BYTES
        if self._room <= 0:
            self.commit()

    def commit(self) -> None:
        """End the transaction."""
        if self._db.in_transaction:
            self._db.execute("COMMIT")


@contextmanager
def grouped(db: sqlite3.Connection) -> Iterator[Group]:
    """Write members in groups; whatever goes wrong takes the open one back."""
    group = Group(db)
    try:
        yield group
        group.commit()
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
