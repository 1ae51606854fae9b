"""The generated parts of the documentation: right from made-up input, the same on every terminal."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from types import SimpleNamespace

import pytest
import typer

from tests.paths import ROOT

sys.path.append(str(ROOT / "docs"))
import blocks

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
    table, view = blocks.read_tables(SCHEMA)
    assert view == ("timeline", "Everything with a date.", [])
    assert table.name == "messages"
    assert table.about == "One row per message. Unsent messages stay."
    assert table.columns == [
        ("id", "INTEGER", "counts up"),
        ("sender_id", "INTEGER", "who wrote it; NULL: the platform"),
        ("at", "TEXT", ""),
    ]


def test_every_table_and_column_of_the_database_is_found_and_described():
    schema = (blocks.STORE / "schema.sql").read_text(encoding="utf-8")
    tables = blocks.read_tables(schema)
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
    views = blocks.read_tables((blocks.STORE / "views.sql").read_text(encoding="utf-8"))
    assert views
    assert [view.name for view in views if not view.about] == []


def test_tables_are_rendered():
    text = blocks.render_tables(blocks.read_tables(SCHEMA))
    assert "## messages\n\nOne row per message." in text
    assert "| `id` | integer | counts up |" in text
    assert text.endswith("## timeline\n\nEverything with a date.")


def test_file_types_are_rendered_in_the_order_of_their_names():
    types = [
        SimpleNamespace(name=name, about=f"About {name} | more.", paths=("a/*.json",), roots=("key_v2",))
        for name in ("posts", "messages")
    ]
    text = blocks.render_file_types([SimpleNamespace(label="Facebook", file_types=types)])
    assert text.index("`messages`") < text.index("`posts`")
    assert "| `posts` | About posts &#124; more. | `a/*.json`, `key_v2` |" in text


@pytest.mark.parametrize("columns", ["40", "200"])
def test_help_does_not_depend_on_the_terminal(monkeypatch, throwaway, columns):
    def run(ctx: typer.Context) -> None:
        """Fail."""

    throwaway(run)
    monkeypatch.setenv("COLUMNS", "80")
    expected = blocks.render_help(), blocks.render_help("throwaway")
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert (blocks.render_help(), blocks.render_help("throwaway")) == expected
    assert "$ exit-kit throwaway --help" in expected[1]
    assert "## exit-kit throwaway" in blocks.render_commands()
