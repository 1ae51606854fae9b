"""The search index of messages, made in a process of its own while the messages are written.

Indexing a million messages takes as long as storing them.  So where there is a core to spare, the texts of new
messages go to a process that indexes them in a temporary database of its own; at the end the index's tables are copied
from there as they are, which is what VACUUM does with them, too.

It is worth only what it was told.  Once a text changes or a message goes, the index is not used, and neither when the
process has died: then it is made in this process, as for every small import.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, Final

import orjson

from exit_kit.importing.packing import Packed
from exit_kit.importing.parcels import take_file
from exit_kit.processes import Helper, behave_as_helper
from exit_kit.store.search import create_index, segment

_SHADOWS: Final = ("data", "idx")
_ROWS_AT_ONCE: Final = 256
_MOST_FILES: Final = 32
# Row by row: a statement of many rows makes FTS5 write a piece of its index each time.  Without columns that are NULL:
# to bind one takes Python longer than a text.
_PLAIN: Final = "INSERT INTO messages_fts (rowid, text) VALUES (?, ?)"
_LINKED: Final = "INSERT INTO messages_fts (rowid, text, link, link_text) VALUES (?, ?, ?, ?)"
_NOTE: Final = "NOT EXISTS (SELECT 1 FROM changed_texts) BEGIN INSERT INTO changed_texts VALUES (old.id); END"
# Links change with the text in one statement, but for those of a new message, which come at once behind it.
_WATCH: Final = (
    "CREATE TEMP TABLE changed_texts (id INTEGER)",
    "CREATE TEMP TRIGGER text_changed AFTER UPDATE OF id, text ON messages WHEN (old.id, old.text, old.link, "
    f"old.link_text) IS NOT (new.id, new.text, new.link, new.link_text) AND {_NOTE}",
    f"CREATE TEMP TRIGGER text_gone AFTER DELETE ON messages WHEN {_NOTE}",
)
_UNWATCH: Final = (
    "DROP TRIGGER temp.text_changed",
    "DROP TRIGGER temp.text_gone",
    "DROP TABLE temp.changed_texts",
)


class MessageIndex:
    """The index that another process makes of all messages that it is told of, once it is started."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._helper: Helper | None = None
        self._is_good = False
        self._count = 0
        self._files: set[str] = set()
        self._open = 0

    def start(self) -> None:
        """Begin an index of the messages to come; not where there are some already."""
        self.stop()
        if self._db.execute("SELECT 1 FROM messages LIMIT 1").fetchone():
            return
        for statement in _WATCH:
            self._db.execute(statement)
        self._helper = Helper(make_index)
        self._is_good, self._count, self._open = True, 0, 0

    def add(self, first: int, packed: Packed) -> None:
        """Tell of new messages and the id of the first of them."""
        if self._is_good:
            links = [(row[-1], row[0], row[1]) for row in packed.columns if row[0] or row[1]]
            self._count += packed.size
            self._send(orjson.dumps((first, self._name_texts(packed), links, packed.unspaced)))

    def holds(self, path: str) -> bool:
        """Say whether a file of texts is left to the other process, which removes it."""
        return path in self._files

    def _name_texts(self, packed: Packed) -> Any:
        """Return the texts of a block, or the name of the file where they lie; of such files few wait at a time."""
        if packed.sealed is None:
            return packed.list_texts()
        if packed.sealed.path is None:
            return orjson.Fragment(packed.sealed.texts)
        while self._open >= _MOST_FILES:
            self._await_file()
        self._open += 1
        self._files.add(packed.sealed.path)
        return packed.sealed.path

    def _await_file(self) -> None:
        """Wait until the other process has read one more file."""
        self._open -= 1
        try:
            if self._is_good and self._helper is not None:
                self._helper.pipe.recv_bytes()
        except (EOFError, OSError):
            self._is_good = False

    def end(self) -> None:
        """Say that there are no more messages; what is left to do is done while others go on."""
        self._send(b"")

    def spoil(self) -> None:
        """Say that messages were taken back: the index is not to be used."""
        self._is_good = False

    def copy(self) -> bool:
        """Copy the index into the database; False when there is none of just the messages that are there."""
        while self._open:
            self._await_file()
        if not self._is_good or self._helper is None or self._is_outdated():
            return False
        try:
            for shadow in _SHADOWS:
                self._db.execute(f"DELETE FROM messages_fts_{shadow}")
                while rows := self._helper.pipe.recv():
                    marks = ", ".join("?" for _ in rows[0])
                    self._db.executemany(f"INSERT INTO messages_fts_{shadow} VALUES ({marks})", rows)
        except (EOFError, OSError):
            return False
        return True

    def stop(self) -> None:
        """End the process and forget what it knows."""
        if self._helper is not None:
            self.end_process()
            for statement in _UNWATCH:
                self._db.execute(statement)

    def end_process(self) -> None:
        """End the process, also where the database can take no statement any more."""
        self._is_good = False
        if self._helper is not None:
            self._helper.stop()
            self._helper = None

    def _send(self, message: bytes) -> None:
        try:
            if self._is_good and self._helper is not None:
                self._helper.pipe.send_bytes(message)
        except OSError:
            self._is_good = False

    def _is_outdated(self) -> bool:
        query = "SELECT (SELECT count(*) FROM messages), EXISTS (SELECT 1 FROM changed_texts)"
        count, is_changed = self._db.execute(query).fetchone()
        return bool(count != self._count or is_changed)


@contextmanager
def index_messages(db: sqlite3.Connection) -> Iterator[MessageIndex]:
    """Provide an index of messages to be started; whatever happens, its process ends."""
    index = MessageIndex(db)
    try:
        yield index
    finally:
        index.end_process()


def make_index(pipe: Connection) -> None:
    """Index what comes until an empty message, then hand the index's tables back (the other process)."""
    behave_as_helper()
    try:
        _make_index(pipe)
    except (EOFError, OSError, sqlite3.Error):
        return


def _make_index(pipe: Connection) -> None:
    db = sqlite3.connect("", isolation_level=None)  # a temporary file without a name
    db.execute("PRAGMA journal_mode = OFF")
    create_index(db, "messages")
    db.execute("BEGIN")
    while message := pipe.recv_bytes():
        first, texts, links, unspaced = orjson.loads(message)
        if isinstance(texts, str):
            texts = orjson.loads(take_file(texts))
            pipe.send_bytes(b"")
        _index_texts(db, first, texts, links, unspaced)
    db.execute("COMMIT")
    for shadow in _SHADOWS:
        found = db.execute(f"SELECT * FROM messages_fts_{shadow}")
        while True:
            some = found.fetchmany(_ROWS_AT_ONCE)
            pipe.send(some)
            if not some:
                break


def _index_texts(
    db: sqlite3.Connection,
    first: int,
    texts: list[str | None],
    links: list[tuple[int, str | None, str | None]],
    unspaced: list[int],
) -> None:
    """Index a block, in the order of its ids, without messages that have nothing to be found by."""
    spaced = set(unspaced)
    for offset in spaced:
        texts[offset] = segment(texts[offset])
    start = 0
    for offset, *both in sorted(links):
        _index_plain(db, first, texts, start, offset)
        told = map(segment, both) if offset in spaced else both
        db.execute(_LINKED, (first + offset, texts[offset], *told))
        start = offset + 1
    _index_plain(db, first, texts, start, len(texts))


def _index_plain(db: sqlite3.Connection, first: int, texts: list[str | None], start: int, end: int) -> None:
    rows = zip(range(first + start, first + end), texts[start:end], strict=True)
    db.executemany(_PLAIN, [row for row in rows if row[1] is not None])
