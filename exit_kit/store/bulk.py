"""Inserts many rows of one table with few statements.

Handing a row to SQLite costs Python more than SQLite needs to store it; one statement for 64 rows takes two thirds
of the time of 64 statements.  Rows come as one flat list, which is cheaper to make and to hand over between processes
than a tuple for each.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, Final

_STEPS: Final = (64, 8, 1)


class Bulk:
    """One table to be filled: columns that differ from row to row, and columns that are the same in all of them."""

    def __init__(self, table: str, varying: Sequence[str], same: Sequence[str]) -> None:
        self._width = len(varying)
        shared = [f"?{number}" for number in range(1, len(same) + 1)]
        head = f"INSERT INTO {table} ({', '.join((*same, *varying))}) VALUES "

        def render_row(row: int) -> str:
            first = len(same) + 1 + row * self._width
            return f"({', '.join((*shared, *(f'?{first + at}' for at in range(self._width))))})"

        self._statements = {count: head + ", ".join(map(render_row, range(count))) for count in _STEPS}

    def insert(self, db: sqlite3.Connection, same: Sequence[Any], values: list[Any]) -> None:
        """Insert rows: the values of the same columns, and those of the varying ones, row after row in one list."""
        start = 0
        for count, statement in self._statements.items():
            step = count * self._width
            end = start + (len(values) - start) // step * step
            if start < end:
                db.executemany(
                    statement, [(*same, *values[at : at + step]) for at in range(start, end, step)]
                )
            start = end
