"""Databases made by an older exit-kit: what they lack, and how they get it.

The tables of records are made from the kept bytes, so they are thrown away and made anew.  What is never thrown away
(`BOOKKEEPING`) is only added to: a table it lacks, a column it lacks.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from importlib.resources import files
from typing import Final

from exit_kit.errors import DatabaseError
from exit_kit.store.search import create_search
from exit_kit.store.tables import TABLES, create_identity_index

# The leaving side: what the owner did and can prove.
LEAVING: Final = (
    "plans", "plan_steps", "plan_log", "evidence", "letters", "confirmations", "deep_looks", "upkeep",
)  # fmt: skip
# Never thrown away by a rebuild: what was handed over, and the user's own decisions.
DECISIONS: Final = ("conversation_decisions", "conversation_joins", "people_decisions")
BOOKKEEPING: Final = (
    "settings",
    "accounts",
    "exports",
    "parts",
    "members",
    "kept",
    "problems",
    *DECISIONS,
    *LEAVING,
)
_CREATE: Final = re.compile(r"^CREATE (?:TABLE|VIEW|(?:UNIQUE )?INDEX \w+ ON) (\w+)", re.MULTILINE)
_COMMENT: Final = re.compile(r"--.*")


def create_tables(db: sqlite3.Connection) -> None:
    """Create all tables, views and indexes in an empty database."""
    for _, statement in _list_statements():
        db.execute(statement)
    _create_derived(db)


def is_outdated(db: sqlite3.Connection) -> bool:
    """Say whether tables of records, their views or tables of decisions are not those of this version.

    Of a database that is empty there is nothing to say.
    """
    here = _list_objects(db)
    return bool(here) and not _plan_objects().items() <= here.items()


def lacks_bookkeeping(db: sqlite3.Connection) -> bool:
    """Say whether a table or column of bookkeeping is missing."""
    return any(columns.keys() - _list_columns(db, table).keys() for table, columns in _plan_columns().items())


def complete_bookkeeping(db: sqlite3.Connection) -> None:
    """Give a database from before the tables and columns of bookkeeping that it lacks."""
    here = _list_tables(db)
    for table, statement in _list_statements():
        if table in BOOKKEEPING and table not in here:
            db.execute(statement)
    for table, columns in _plan_columns().items():
        known = _list_columns(db, table)
        for name, kind in columns.items():
            if name not in known:
                _add_column(db, table, name, kind)


def _add_column(db: sqlite3.Connection, table: str, name: str, kind: str | None) -> None:
    if kind is None:
        raise DatabaseError(
            "The database was left as it is.",
            "A much older exit-kit made it, whose tables this one cannot complete.",
            "Import your exports again into a new file with --db FILE.",
        )
    db.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")


def renew_tables(db: sqlite3.Connection) -> None:
    """Throw away the tables of records with their views and indexes, and create those of this version, empty."""
    for kind, search in (("view", ""), ("table", "AND sql LIKE 'CREATE VIRTUAL%'"), ("table", "")):
        named = f"SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%' {search}"
        for (name,) in db.execute(named, (kind,)).fetchall():
            if name not in BOOKKEEPING:
                db.execute(f'DROP {kind} "{name}"')
    for table, statement in _list_statements():
        if table not in BOOKKEEPING:
            db.execute(statement)
    _create_derived(db)


def _create_derived(db: sqlite3.Connection) -> None:
    create_search(db)
    for table in TABLES.values():
        db.execute(create_identity_index(table))


def _list_statements() -> Iterator[tuple[str, str]]:
    """Yield what creates the tables and views, each with the table or view it belongs to."""
    for name in ("schema.sql", "views.sql"):
        for statement in split_statements(read_sql(name)):
            made = _CREATE.search(statement)
            if made:
                yield made[1], statement


def _list_tables(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _list_objects(db: sqlite3.Connection) -> dict[str, str]:
    """Return what a database consists of, with the SQL that made it, without bookkeeping."""
    rows = db.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: " ".join(_COMMENT.sub("", sql).split()) if table not in DECISIONS else ""
        for name, sql, table in rows
        if table not in BOOKKEEPING or table in DECISIONS
    }


@cache
def _plan_objects() -> dict[str, str]:
    """Return what a database of this version consists of."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        create_tables(db)
        return _list_objects(db)


def _list_columns(db: sqlite3.Connection, table: str) -> dict[str, str | None]:
    """Return a table's columns with their types; None for one that cannot be empty."""
    rows = db.execute(f"PRAGMA table_info({table})")
    return {name: None if is_needed else kind for _, name, kind, is_needed, *_ in rows}


@cache
def _plan_columns() -> dict[str, dict[str, str | None]]:
    """Return the columns of bookkeeping in a database of this version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        create_tables(db)
        return {table: _list_columns(db, table) for table in BOOKKEEPING}


def read_sql(name: str) -> str:
    """Return one of the project's SQL files."""
    return files("exit_kit.store").joinpath(name).read_text(encoding="utf-8")


def split_statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script one by one (executescript would end the transaction)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
