"""Inserts many rows of one table with few statements.

Handing a row to SQLite costs Python more than SQLite needs to store it; one statement for 128 rows takes less than two
thirds of the time of 128 statements.  Rows come as one flat list, which is cheaper to make and to hand over between
processes than a tuple for each.

`OR FAIL`: SQLite need not note, for each statement, how the pages were before it (twice as much as the database itself,
written to the disk).  A row that breaks a constraint is a defect, and takes the whole transaction back.

What is the same in all rows is bound once.  Until Python 3.11 by number (`?1`), which is quickest; from 3.12 on Python
looks up a name for each placeholder, and SQLite finds it by going through all numbered ones: four times as long, so
there the rows are joined to a row of what they share, with placeholders that have neither name nor number.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from typing import Any, Final

# To bind NULL, Python asks the value how to adapt it, in vain and at length: as long as it takes to bind three texts.
sqlite3.register_adapter(type(None), lambda _: None)

_STEPS: Final = (128, 16, 1)
_LOOKS_UP_NAMES: Final = sys.version_info >= (3, 12)


class Bulk:
    """One table to be filled: columns that differ from row to row, and columns that are the same in all of them."""

    def __init__(self, table: str, varying: Sequence[str], same: Sequence[str]) -> None:
        self._width = len(varying)
        head = f"INSERT OR FAIL INTO {table} ({', '.join((*same, *varying))}) "
        render = _render_joined if same and _LOOKS_UP_NAMES else _render_numbered if same else _render_rows
        self._statements = {count: head + render(len(same), self._width, count) for count in _STEPS}

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


def _render_rows(_: int, width: int, count: int) -> str:
    row = f"({', '.join('?' * width)})"
    return f"VALUES {', '.join([row] * count)}"


def _render_numbered(same: int, width: int, count: int) -> str:
    shared = [f"?{number}" for number in range(1, same + 1)]

    def render_row(row: int) -> str:
        first = same + 1 + row * width
        return f"({', '.join((*shared, *(f'?{first + at}' for at in range(width))))})"

    return f"VALUES {', '.join(map(render_row, range(count)))}"


def _render_joined(same: int, width: int, count: int) -> str:
    return (
        f"SELECT shared.*, own.* FROM (SELECT {', '.join('?' * same)}) AS shared "
        f"CROSS JOIN ({_render_rows(0, width, count)}) AS own"
    )
