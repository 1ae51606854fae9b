"""The comments of a schema become the documentation of its tables."""

from __future__ import annotations

from exit_kit.store.comments import read_tables, read_views

SCHEMA = """
-- Something about the file.

-- One row per message.
-- Unsent messages stay.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY, -- counts up
    sender_id INTEGER NOT NULL REFERENCES people(id), -- who wrote it;
                                                      -- NULL: the platform
    at TEXT,
    UNIQUE (id, sender_id)
) STRICT;
CREATE INDEX messages_at ON messages(at);
"""


def test_tables_are_read_with_their_comments():
    (table,) = read_tables(SCHEMA)
    assert table.name == "messages"
    assert table.about == "One row per message. Unsent messages stay."
    assert table.columns == [
        ("id", "INTEGER", "counts up", None),
        ("sender_id", "INTEGER", "who wrote it; NULL: the platform", "people"),
        ("at", "TEXT", "", None),
    ]


def test_views_are_read_with_the_comment_above_them():
    views = read_views("-- Of the file.\n\n-- Who wrote\n-- how much.\nCREATE VIEW people_overview AS\n  SELECT 1;\n")
    assert views == {"people_overview": "Who wrote how much."}
