"""The comments of a schema become the documentation of its tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from exit_kit.store.comments import read_tables
from exit_kit.store.outdated import read_sql

SCHEMA = """
-- Something about the file.

-- One row per message.
-- Unsent messages stay.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY, -- counts up
    sender_id INTEGER NOT NULL REFERENCES people(id), -- who wrote it;
                                                      -- NULL: the platform
    at TEXT DEFAULT '-',
    UNIQUE (id, sender_id)
) STRICT;
CREATE INDEX messages_at ON messages(at);

-- Everything with a date.
CREATE VIEW timeline AS
  SELECT at FROM messages
  WHERE at IS NOT NULL; -- what has none is elsewhere
"""


def test_tables_are_read_with_their_comments():
    table, view = read_tables(SCHEMA)
    assert view == ("timeline", "Everything with a date.", [])
    assert table.name == "messages"
    assert table.about == "One row per message. Unsent messages stay."
    assert table.columns == [
        ("id", "INTEGER", "counts up", None),
        ("sender_id", "INTEGER", "who wrote it; NULL: the platform", "people"),
        ("at", "TEXT", "", None),
    ]


def test_every_table_and_column_of_the_database_is_found_and_described():
    schema = read_sql("schema.sql")
    tables = read_tables(schema)
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(schema)
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        real = {name: [row[1] for row in database.execute(f"PRAGMA table_info({name})")] for name in names}
    assert {table.name: [column.name for column in table.columns] for table in tables} == real
    assert [table.name for table in tables if not table.about] == []
    assert [
        (table.name, column.name) for table in tables for column in table.columns if not column.about
    ] == []


def test_every_view_is_described():
    views = read_tables(read_sql("views.sql"))
    assert views
    assert [view.name for view in views if not view.about] == []
