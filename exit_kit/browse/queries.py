"""Reads the ready questions from queries.sql.

Each begins with a line `-- name: Title`; the comment lines that follow describe it, the rest is its SQL.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final, NamedTuple

_HEAD: Final = re.compile(r"^-- ([a-z_]+): (.+)$", re.MULTILINE)


class Query(NamedTuple):
    """One ready question: its name in addresses, its title, what it answers, its SQL."""

    name: str
    title: str
    about: str
    sql: str

    def render(self) -> dict[str, str | bool]:
        """Return the query as Datasette's metadata holds it."""
        return {"title": self.title, "description": self.about, "sql": self.sql, "hide_sql": True}


def read_queries() -> list[Query]:
    """Read the ready questions in their order."""
    text = files("exit_kit.browse").joinpath("queries.sql").read_text(encoding="utf-8")
    return [_read_query(block) for block in text.split("\n\n") if _HEAD.match(block)]


def _read_query(block: str) -> Query:
    head, *lines = block.strip().splitlines()
    name, title = _HEAD.findall(head)[0]
    about = " ".join(line[3:] for line in lines if line.startswith("-- "))
    sql = "\n".join(line for line in lines if not line.startswith("--")).rstrip(";")
    return Query(name, title, about, sql)
