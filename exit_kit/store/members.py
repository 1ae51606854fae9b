"""Members in the database: their outcomes, their kept bytes, and the order in which they are read.

The tables of records are a function of the kept members read in one fixed order: exports by age, within an
export the profile first, then by path with numbers as numbers.  That is why any split, any order of parts and
any interruption end in the same database: what arrives out of order makes the tables be written again from the
kept bytes.
"""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import BinaryIO, NamedTuple, cast

from exit_kit.archive import decompress_kept
from exit_kit.archive.unpacking import ChunkReader
from exit_kit.importing.extraction import RawRecord
from exit_kit.importing.page_documents import find_json_path, is_page
from exit_kit.importing.problems import Problem
from exit_kit.importing.work import Outcome
from exit_kit.store.outdated import BOOKKEEPING

_NUMBER = re.compile(r"(\d+)")


class Text(NamedTuple):
    """A member that is read: number, where it belongs, path, status, size, how its bytes are kept, and when its file
    was written, as far as that is noted."""

    number: int
    platform: str
    account_id: int
    export_id: int
    path: str
    status: str
    size_bytes: int
    encoding: str | None
    modified_at: str | None = None


def read_texts(db: sqlite3.Connection, is_identity: Callable[[str, str], bool]) -> list[Text]:
    """Return every member that is or was read, in the one order of reading."""
    rows = db.execute(
        "SELECT members.id, exports.platform, exports.account_id, members.export_id, path, status, size_bytes, "
        "encoding, modified_at, ifnull(created_at, ''), exports.key, crc32 FROM members "
        "JOIN exports ON exports.id = members.export_id "
        "WHERE status IN ('pending', 'imported', 'kept', 'ambiguous') "
        "OR (status = 'unreadable' AND encoding IS NOT NULL)"
    ).fetchall()
    rows.sort(
        key=lambda row: (row[9], row[10], not is_identity(row[1], row[4]), *_sort_twins(row[4]), row[11] or 0)
    )
    return [Text(*row[:9]) for row in rows]


def _sort_twins(path: str) -> tuple[list[tuple[int, str]], bool]:
    """Return the place of a path in the order: an HTML page stands right behind its JSON twin."""
    return sort_path(find_json_path(path)), is_page(path)


def sort_path(path: str) -> list[tuple[int, str]]:
    """Return a sorting key with numbers as numbers: message_2 before message_10 (formats/facebook.md 6, trap 4)."""
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in _NUMBER.split(path) if piece]


def wipe_records(db: sqlite3.Connection) -> None:
    """Empty every table that is made from kept bytes, and let all members be read again.

    What the listing said of a member stays, and so do bytes that are damaged: they are kept, but not read.
    """
    tables = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
    ).fetchall()
    db.execute("UPDATE accounts SET person_id = NULL")
    db.execute("UPDATE accounts SET name = NULL, name_from = NULL WHERE name_from = 'guess'")
    for (name,) in tables:
        if name not in BOOKKEEPING:
            db.execute(f"DELETE FROM {name}")
    db.execute(
        "UPDATE members SET status = 'pending', file_type = NULL, records = NULL WHERE encoding IS NOT NULL "
        "AND (status NOT IN ('media', 'unreadable') OR id IN (SELECT member_id FROM problems WHERE kind = 'not-json'))"
    )
    db.execute(
        "DELETE FROM problems WHERE kind NOT IN ('case-twin', 'duplicate-name') "
        "AND member_id IN (SELECT id FROM members WHERE encoding IS NOT NULL AND status = 'pending')"
    )


def write_outcome(db: sqlite3.Connection, number: int, outcome: Outcome, records: int) -> None:
    """Write a member's status, problems, raw records and kept bytes."""
    encoding = None
    if outcome.kept is not None:
        encoding = outcome.kept[0]
        write_kept(db, number, outcome.kept[1])
    write_problems(db, number, outcome.problems)
    topic = ", ".join(outcome.file_types) or None
    write_raw(db, number, topic, outcome.raw)
    db.execute(
        "UPDATE members SET status = ?, file_type = ?, records = ?, encoding = coalesce(?, encoding) WHERE id = ?",
        (outcome.status, topic, records, encoding, number),
    )


def write_kept(db: sqlite3.Connection, number: int, pieces: Iterable[bytes]) -> None:
    """Write a member's bytes in their packed form."""
    db.executemany(
        "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", ((number, at, one) for at, one in enumerate(pieces))
    )


def write_problems(db: sqlite3.Connection, number: int, problems: Iterable[Problem]) -> None:
    """Write what was not understood in a member."""
    db.executemany(
        "INSERT INTO problems (member_id, part_id, kind, pointer, expected, found, count) "
        "SELECT id, part_id, ?, ?, ?, ?, ? FROM members WHERE id = ?",
        [(one.kind, one.pointer, one.expected, one.found, one.times, number) for one in problems],
    )


def write_raw(db: sqlite3.Connection, number: int, topic: str | None, raw: Iterable[RawRecord]) -> None:
    """Write raw records."""
    db.executemany(
        "INSERT INTO raw_records (member_id, topic, pointer, record) VALUES (?, ?, ?, ?)",
        ((number, topic, one.pointer, one.json) for one in raw),
    )


def read_packed(db: sqlite3.Connection, number: int) -> Iterator[bytes]:
    """Yield a member's kept pieces in order."""
    for (piece,) in db.execute("SELECT data FROM kept WHERE member_id = ? ORDER BY sequence", (number,)):
        yield piece


def read_beside(db: sqlite3.Connection, text: Text) -> tuple[str, ...]:
    """Return the names of the files that stand in the folder of a member, and the paths of those below it."""
    folder = text.path[: text.path.rfind("/") + 1]
    paths = db.execute(
        "SELECT path FROM members WHERE export_id = ? AND id != ? AND status != 'ignored' ORDER BY path",
        (text.export_id, text.number),
    )
    return tuple(path[len(folder) :] for (path,) in paths if path.startswith(folder))


def open_kept(db: sqlite3.Connection, number: int, encoding: str) -> BinaryIO:
    """Open a member's kept bytes as a stream."""
    chunks = decompress_kept(read_packed(db, number), encoding)
    return cast(BinaryIO, io.BufferedReader(ChunkReader(_hand_on(chunks))))


def _hand_on(chunks: Iterator[bytes]) -> Generator[bytes, None, None]:
    yield from chunks


def read_kept_bytes(db: sqlite3.Connection, number: int) -> bytes | None:
    """Return a member's exact bytes, None when they are not kept."""
    row = db.execute("SELECT encoding FROM members WHERE id = ?", (number,)).fetchone()
    if row is None or row[0] is None:
        return None
    return b"".join(decompress_kept(read_packed(db, number), row[0]))
