"""The database of an app, opened for reading without changing it or leaving anything beside it.

SQLite, left to itself, makes two more files beside a database whose newest changes stand in a write-ahead log, and
writes these changes into it.  So a database by itself is opened as one that nobody changes (`immutable`), which makes
no file and takes no lock; one with a log beside it is copied with it to a private folder first.

Rows are read by names that may be missing: apps change their tables from year to year.  A table or column that is not
there gives nothing; a page that is broken ends its table, which is noted.  Nothing here knows an app.
"""

from __future__ import annotations

import shutil
import sqlite3
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from exit_kit.archive.private import create_private, refuse_full_disk

MAGIC: Final = b"SQLite format 3\0"
Row = dict[str, Any]
LOGS: Final = ("-wal", "-journal")
_LONGEST_BLOB: Final = 4_096  # longer ones are previews of photos
_LONGEST_VALUE: Final = 64_000_000
_TABLES: Final = """
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'
"""


def is_database(path: Path) -> bool:
    """Say whether a file begins as a database does."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def open_database(path: Path, folder: Path) -> sqlite3.Connection:
    """Open a database for reading only; a copy that is needed is made in the private folder.

    Raises ArchiveError where it cannot be made, sqlite3.Error where the file is no database.
    """
    place, how = path, "?mode=ro&immutable=1"
    if any(_is_filled(path.with_name(path.name + ending)) for ending in LOGS):
        place, how = _copy(path, folder), "?mode=rw"
    db = sqlite3.connect(place.absolute().as_uri() + how, uri=True, isolation_level=None)
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    return db


def _is_filled(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:
        return False


def _copy(path: Path, folder: Path) -> Path:
    name = f"copy of {path.name}"
    try:
        for ending in ("", *LOGS):
            beside = path.with_name(path.name + ending)
            if ending and not _is_filled(beside):
                continue
            with beside.open("rb") as source, create_private(folder / f"{name}{ending}") as target:
                shutil.copyfileobj(source, target, 1 << 20)
    except OSError as error:
        raise refuse_full_disk(path.name, error) from None
    return folder / name


class Tables:
    """The tables of one database; `broken` names those that could not be read to their end."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._columns: dict[str, frozenset[str]] = {}
        self.broken: set[str] = set()
        self.read: set[str] = set()
        try:
            for (name,) in db.execute(_TABLES).fetchall():
                self._columns[name] = frozenset(
                    row[1] for row in db.execute(f"PRAGMA table_info({quote(name)})")
                )
        except sqlite3.Error:
            self.broken.add("sqlite_master")

    @property
    def names(self) -> frozenset[str]:
        """The tables there are."""
        return frozenset(self._columns)

    def has(self, table: str, *columns: str) -> bool:
        """Say whether there is a table with these columns."""
        return set(columns) <= self._columns.get(table, frozenset()) and table in self._columns

    def count(self, table: str) -> int:
        """Count the rows of a table; as far as it can be read."""
        return int(next(self._run(table, f"SELECT count(*) FROM {quote(table)}", ()), (0,))[0])

    def rows(
        self, table: str, *, where: str = "", values: Sequence[Any] = (), order: Sequence[str] = ()
    ) -> Iterator[Row]:
        """Yield rows with what they hold, by column; NULL is left out, and so are long bytes but for their length.

        `where` names a column that must have one of the values; rows come sorted by the columns of `order` there are.
        """
        if not self.has(table, *([where] if where else [])):
            return
        self.read.add(table)
        query = f"SELECT * FROM {quote(table)}"
        if where:
            query += f" WHERE {quote(where)} IN ({', '.join('?' * len(values))})"
        known = [quote(column) for column in order if self.has(table, column)]
        query += f" ORDER BY {', '.join(known)}" if known else ""
        names: list[str] = []
        for row in self._run(table, query, values, names):
            yield {name: value for name, value in zip(names, row, strict=True) if value is not None}

    def distinct(self, table: str, column: str) -> list[Any]:
        """Return the values of a column, each once."""
        if not self.has(table, column):
            return []
        self.read.add(table)
        query = f"SELECT DISTINCT {quote(column)} FROM {quote(table)} WHERE {quote(column)} IS NOT NULL ORDER BY 1"
        return [value for (value,) in self._run(table, query, ())]

    def values(self, table: str, columns: Sequence[str], *, where: str, value: Any) -> list[tuple[Any, ...]]:
        """Return some columns of the rows with one value; a column that is missing gives None."""
        if not self.has(table, where):
            return []
        self.read.add(table)
        chosen = ", ".join(quote(column) if self.has(table, column) else "NULL" for column in columns)
        query = f"SELECT {chosen} FROM {quote(table)} WHERE {quote(where)} IS ?"
        return list(self._run(table, query, (value,)))

    def _run(
        self, table: str, query: str, values: Sequence[Any], names: list[str] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        try:
            cursor = self._db.execute(query, tuple(values))
            if names is not None:
                names += [column[0] for column in cursor.description]
            yield from cursor
        except (sqlite3.Error, OverflowError):
            self.broken.add(table)


def quote(name: str) -> str:
    """Return a name as SQL writes it.

    >>> quote('a"b')
    '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'


def make_plain(row: Row) -> Row:
    """Return a row as JSON can hold it: bytes as base64, long ones as their length.

    >>> make_plain({"a": b"hi", "b": 1})
    {'a_base64': 'aGk=', 'b': 1}
    """
    if not any(type(value) is bytes for value in row.values()):
        return row
    plain: Row = {}
    for name, value in row.items():
        if type(value) is not bytes:
            plain[name] = value
        elif len(value) <= _LONGEST_BLOB:
            plain[f"{name}_base64"] = b64encode(value).decode()
        else:
            plain[f"{name}_bytes"] = len(value)
    return plain


__all__ = ["MAGIC", "Row", "Tables", "is_database", "make_plain", "open_database", "quote"]
