"""Reads the comments of an SQL schema: they are the documentation of its tables and columns.

docs/tables.md and the column help in the browser are made from them, so that there is one text to keep right.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TABLE: Final = re.compile(r"^CREATE (TABLE|VIEW) (?:IF NOT EXISTS )?(\w+)")
_COLUMN: Final = re.compile(r"^\s+([a-z]\w*) +([A-Z]+)\b((?:(?!--).)*)(?:--\s*(.*))?$")
_COMMENT: Final = re.compile(r"^\s*--\s?(.*)$")
_TARGET: Final = re.compile(r"\bREFERENCES (\w+)")


class Column(NamedTuple):
    """One column: its name and type, what it holds, and the table whose `id` it refers to."""

    name: str
    kind: str
    about: str
    target: str | None = None


class Table(NamedTuple):
    """One table, with the comment above it and the comment beside each column; a view, without columns."""

    name: str
    about: str
    columns: list[Column]


def read_tables(schema: str) -> list[Table]:
    """Read the tables and views of a schema with their comments.

    The comment lines right above `CREATE` describe the table; the comment at the end of a column's
    line, and comment lines that follow it, describe the column.
    """
    tables: list[Table] = []
    pending: list[str] = []
    inside = False
    for line in schema.splitlines():
        comment = _COMMENT.match(line)
        if start := _TABLE.match(line):
            tables.append(Table(start[2], " ".join(pending), []))
            inside = start[1] == "TABLE"
        elif inside and comment and tables[-1].columns:
            last = tables[-1].columns[-1]
            tables[-1].columns[-1] = last._replace(about=f"{last.about} {comment[1]}".strip())
        elif inside and (column := _COLUMN.match(line)):
            tables[-1].columns.append(_read_column(column))
        elif line.startswith(")"):
            inside = False
        pending = [*pending, comment[1]] if comment and not inside else []
    return tables


def _read_column(line: re.Match[str]) -> Column:
    name, kind, constraints, about = line.groups()
    target = _TARGET.search(constraints)
    return Column(name, kind, about or "", target[1] if target else None)
