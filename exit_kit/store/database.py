"""Opens the database file: ours only, readable by its owner only, one writer at a time.

While an import into an existing file runs, the file is in WAL mode, so that a commit costs no disk flush and neither
a killed process nor a power cut loses what was committed; afterwards it is one plain file again, which can be copied
and opened read-only.  A new file is written without that log and flushed at the end.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from exit_kit.errors import DatabaseError
from exit_kit.store.outdated import complete_bookkeeping, create_tables, is_outdated, lacks_bookkeeping

APPLICATION_ID: Final = 0x45584B54  # "EXKT"
SCHEMA_VERSION: Final = 1
_OLDEST_SQLITE: Final = (3, 35, 0)
_CACHE_KIB: Final = 30_000
_PAGE_BYTES: Final = 8_192  # twice of SQLite's own: a large import takes a thirtieth less
_CHECKPOINT_PAGES: Final = 8_000  # a page that changes with every member is written back less often


@contextmanager
def open_for_writing(path: Path, *, renews: bool = False) -> Iterator[sqlite3.Connection]:
    """Open or create the database for the only writer; leaves one plain file behind.

    Raises DatabaseError when the file is not ours, is in use, or cannot be written; and where an older exit-kit made
    its records, unless the caller makes them anew (`renews`).
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise DatabaseError(
            "Nothing was written.",
            f"This Python carries SQLite {sqlite3.sqlite_version}, which is too old.",
            "Install Python 3.11 or newer from python.org and try again.",
        )
    is_new = _create_file(path)
    with closing(_connect(path)) as db:
        _check_ours(db, path)
        _prepare_writing(db, path, is_new=is_new)
        try:
            if not renews:
                _check_present(db, path)
            yield db
        finally:
            _leave_plain_file(db)
    if is_new:
        _flush(path)


@contextmanager
def open_for_acts(path: Path) -> Iterator[sqlite3.Connection]:
    """Open or create the database for a few small writes, such as a step that was done.

    Unlike an import it keeps nobody out: two programs write by turns, each waiting for the other, and each transaction
    is on the disk when it ends.  Raises DatabaseError as `open_for_writing` does.
    """
    if not path.is_file() or not path.stat().st_size:
        with open_for_writing(path):
            pass  # it makes the tables
    with closing(_connect(path)) as db:
        _check_ours(db, path)
        try:
            db.execute("PRAGMA synchronous = FULL")
            db.execute("BEGIN IMMEDIATE")
            if lacks_bookkeeping(db):
                complete_bookkeeping(db)
            # The same value: whether the file may be written shows here, before anything is done beside it.
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            db.execute("COMMIT")
            _check_present(db, path)
        except sqlite3.DatabaseError as error:
            raise _explain_refusal(path, error) from None
        yield db


@contextmanager
def open_for_reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an existing database read-only; rows come as `sqlite3.Row`.

    Raises DatabaseError when there is no such file or it is not ours.
    """
    settle(require_database(path))
    with closing(_connect(path, mode="ro")) as db:
        _check_ours(db, path)
        _check_present(db, path)
        db.row_factory = sqlite3.Row
        yield db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Hold one transaction; whatever goes wrong inside, Ctrl-C included, takes it back."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:  # a full disk ends a transaction by itself
            db.execute("ROLLBACK")


def require_database(path: Path) -> Path:
    """Return the path of a file that is there; raise DatabaseError for one that is not.

    To be asked before opening it for writing, which would make one.
    """
    if path.is_file():
        return path
    raise refuse_nothing(f"There is no database at {path}.")


def refuse_nothing(what: str) -> DatabaseError:
    """Return the error for a database that has no export, or that is not there at all."""
    return DatabaseError(
        what,
        "Nothing has been imported into it yet.",
        "Import an export first: exit-kit import PATH --db FILE.",
    )


def settle(path: Path) -> None:
    """Take back the transaction in the middle of which a first import was killed; else do nothing.

    A reader that may not write cannot do this by itself.
    """
    if _has_journal(path):
        with closing(_connect(path)) as db:
            _check_ours(db, path)


def is_being_written(path: Path) -> bool:
    """Say whether an import writes the file, or was killed while it did."""
    return path.with_name(f"{path.name}-wal").exists() or _has_journal(path)


def _has_journal(path: Path) -> bool:
    try:
        return path.with_name(f"{path.name}-journal").stat().st_size > 0
    except OSError:
        return False


def _create_file(path: Path) -> bool:
    """Create the file, readable by its owner only; say whether it is new."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return False
    except OSError as error:
        raise DatabaseError(
            f"The database {path} could not be created.",
            f"{error.strerror or 'The folder cannot be written'}.",
            "Choose another place with --db FILE.",
        ) from None
    return True


def _connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5)
    except sqlite3.OperationalError as error:
        raise DatabaseError(f"The database {path} could not be opened.", f"{error}.", "") from None


def _check_ours(db: sqlite3.Connection, path: Path) -> None:
    try:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise _explain_refusal(path, error) from None
    if tables and application != APPLICATION_ID:
        raise DatabaseError(
            f"{path} was left as it is.",
            "It is a database of another program.",
            "Choose another file with --db FILE.",
        )
    if version > SCHEMA_VERSION:
        raise DatabaseError(
            f"{path} was left as it is.", "A newer exit-kit wrote it.", "Update exit-kit, then try again."
        )


def _check_present(db: sqlite3.Connection, path: Path) -> None:
    try:
        if not is_outdated(db):
            return
    except sqlite3.DatabaseError as error:
        raise _explain_refusal(path, error) from None
    raise DatabaseError(
        f"{path} was made by an older exit-kit.",
        "Its tables are not those of this version. All that was imported is kept in it.",
        "Have them made anew, which needs no archives: exit-kit rebuild.",
    )


def _prepare_writing(db: sqlite3.Connection, path: Path, *, is_new: bool) -> None:
    """Set the connection up.  A new file is written once, without a log beside it (an eighth faster).

    It has nothing to lose but this import, so it is flushed to the disk only at the end.  A killed process loses
    nothing either way: what it had not committed is taken back.
    """
    try:
        db.execute(f"PRAGMA page_size = {_PAGE_BYTES}")  # of a file that has no page yet
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute(f"PRAGMA journal_mode = {'TRUNCATE' if is_new else 'WAL'}")
        db.execute(f"PRAGMA synchronous = {'OFF' if is_new else 'NORMAL'}")
        db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        db.execute("PRAGMA temp_store = FILE")
        db.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        db.execute("BEGIN IMMEDIATE")
        if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            _create_schema(db)
        complete_bookkeeping(db)
        db.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        raise _explain_refusal(path, error) from None


def _create_schema(db: sqlite3.Connection) -> None:
    create_tables(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


# By the beginning of SQLite's own error names: why a database cannot be used, and what to do.
_REFUSALS: Final = {
    "SQLITE_NOTADB": ("It is not a database.", "Choose another file with --db FILE."),
    "SQLITE_CORRUPT": (
        "The file is damaged: a piece of it is missing or was overwritten.",
        "Take a copy of it from before, if you have one; or import your exports again into a new file with --db FILE.",
    ),
    "SQLITE_READONLY": (
        "You may not write to it, or not to the folder it is in.",
        "Change the permissions of both, or choose another place with --db FILE.",
    ),
    "SQLITE_BUSY": (
        "Another program is using it.",
        "Wait until the other import has ended, or close the program that has it open, then try again.",
    ),
}
_REFUSALS["SQLITE_LOCKED"] = _REFUSALS["SQLITE_BUSY"]


def _explain_refusal(path: Path, error: sqlite3.DatabaseError) -> DatabaseError:
    """Return the error for a database that SQLite does not open, or let a full or broken disk speak for itself."""
    for beginning, (why, fix) in _REFUSALS.items():
        if error.sqlite_errorname.startswith(beginning):
            return DatabaseError(f"{path} was left as it is.", why, fix)
    raise error


def _leave_plain_file(db: sqlite3.Connection) -> None:
    if db.in_transaction:
        db.execute("ROLLBACK")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("PRAGMA journal_mode = DELETE")


def _flush(path: Path) -> None:
    """See to it that the file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
