"""The bare floor: the fastest plain program that puts an export's messages into SQLite with search.

For each member: unzip, `orjson.loads`, repair the text of contents and senders, insert; then one rebuild of
the search index.  That is all: no dates as text, no reactions, no media, no kept bytes, no problems noted, no
second run possible.  What exit-kit's import takes beyond this is the price of its promises, and `make bench`
prints it as a ratio.

It is neither crippled nor tuned: prepared `executemany`, one transaction for each member, rows in the order
of their unique index, usual pragmas.  `python -m tests.bench.floor ZIP DATABASE` prints its parts in seconds.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import orjson

SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -65536;
CREATE TABLE conversations (id INTEGER PRIMARY KEY, folder TEXT, title TEXT);
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE messages (
    id INTEGER PRIMARY KEY, conversation_id INTEGER, sender_id INTEGER, at INTEGER, ordinal INTEGER, text TEXT
);
CREATE UNIQUE INDEX messages_natural ON messages (conversation_id, at, sender_id, ordinal);
CREATE VIRTUAL TABLE messages_fts USING fts5 (
    text, content="messages", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
"""
INSERT = "INSERT INTO messages (conversation_id, sender_id, at, ordinal, text) VALUES (?, ?, ?, ?, ?)"
THREAD = re.compile(r"(.*/messages/inbox/[^/]+)/message_(\d+)\.json$")
Parts = defaultdict[str, float]
Row = tuple[int, int, int, int, str | None]


def repair(text: str | None) -> str | None:
    """Undo Meta's escapes of bytes in one string; keep what does not decode."""
    if text is None or text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def order_members(names: list[str]) -> list[str]:
    """Put each thread's files oldest first (message_1 is the newest), so that rows arrive in order."""

    def key(name: str) -> tuple[str, int]:
        found = THREAD.match(name)
        return (found[1], -int(found[2])) if found else (name, 0)

    return sorted((name for name in names if name.endswith(".json")), key=key)


class Reader:
    """Turns parsed threads into rows; holds the numbers given to senders and conversations."""

    def __init__(self) -> None:
        self.senders: dict[str, int] = {}
        self.conversations: dict[str, tuple[int, str | None]] = {}

    def read_rows(self, folder: str, thread: dict[str, Any]) -> list[Row]:
        """Return a file's rows, oldest first, with an ordinal among equals."""
        number, _ = self.conversations.setdefault(
            folder, (len(self.conversations) + 1, repair(thread["title"]))
        )
        rows: list[Row] = []
        senders = self.senders
        last_at, last_sender, ordinal = 0, 0, 0
        for message in reversed(thread["messages"]):
            name = message["sender_name"]
            sender = senders.get(name) or senders.setdefault(name, len(senders) + 1)
            at = message["timestamp_ms"]
            ordinal = ordinal + 1 if at == last_at and sender == last_sender else 0
            last_at, last_sender = at, sender
            rows.append((number, sender, at, ordinal, repair(message.get("content"))))
        return rows


def read_export(path: Path, reader: Reader, parts: Parts) -> Iterator[list[Row]]:
    """Yield the rows of one thread file after another; other JSON members are unzipped and parsed too."""
    with zipfile.ZipFile(path) as source:
        for name in order_members(source.namelist()):
            started = perf_counter()
            content = source.read(name)
            unzipped = perf_counter()
            document = orjson.loads(content)
            parsed = perf_counter()
            parts["unzip"] += unzipped - started
            parts["orjson"] += parsed - unzipped
            if found := THREAD.match(name):
                rows = reader.read_rows(found[1], document)
                parts["repair and rows"] += perf_counter() - parsed
                yield rows


def run_floor(path: Path, database: Path) -> dict[str, float]:
    """Import the export's messages; return the seconds of each part."""
    parts: Parts = defaultdict(float)
    reader = Reader()
    connection = sqlite3.connect(database)
    connection.executescript(SCHEMA)
    for rows in read_export(path, reader, parts):
        started = perf_counter()
        with connection:
            connection.executemany(INSERT, rows)
        parts["insert"] += perf_counter() - started
    started = perf_counter()
    with connection:
        people = ((number, repair(name)) for name, number in reader.senders.items())
        connection.executemany("INSERT INTO people VALUES (?, ?)", people)
        threads = ((number, folder, title) for folder, (number, title) in reader.conversations.items())
        connection.executemany("INSERT INTO conversations VALUES (?, ?, ?)", threads)
        connection.execute("INSERT INTO messages_fts (messages_fts) VALUES ('rebuild')")
    connection.close()
    parts["search"] += perf_counter() - started
    return dict(parts)


if __name__ == "__main__":
    print(json.dumps(run_floor(Path(sys.argv[1]), Path(sys.argv[2]))))
