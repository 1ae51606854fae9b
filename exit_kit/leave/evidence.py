"""Evidence: a file is copied beside the database, readable by its owner only, hashed and dated.

The copy and not the original is what is kept, because screenshots get tidied away.  The folder is
`NAME-evidence` beside `NAME.db`; paths are stored as seen from the database's folder, so that both may be moved
together.  The row is written last: a copy without a row is a stray file, a row without a copy would be a lie.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from exit_kit.errors import GuideError
from exit_kit.leave.plan import Plan, check_day, read_now
from exit_kit.store.database import transaction

_NEW: Final = os.O_CREAT | os.O_TRUNC | os.O_WRONLY
_PIECE_BYTES: Final = 1 << 20
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file that proves a step; `path` is seen from the folder of the database."""

    id: int
    plan_id: int | None
    step: str | None
    letter_id: int | None
    name: str
    path: str
    sha256: str
    size_bytes: int
    about: str | None
    on_date: date
    added_at: str


_FIELDS: Final = tuple(field.name for field in fields(Evidence))


def read_evidence(db: sqlite3.Connection, plan_id: int | None = None) -> list[Evidence]:
    """Return the evidence of a plan, or all there is, oldest first."""
    query = (
        "SELECT id, plan_id, step, letter_id, name, path, sha256, size_bytes, about, on_date, added_at FROM evidence "
        "WHERE ? IS NULL OR plan_id = ? ORDER BY id"
    )
    rows = db.execute(query, (plan_id, plan_id)).fetchall()
    return [_read_row(row) for row in rows]


def _read_row(row: Any) -> Evidence:
    *first, day, added_at = row
    values = [*first, date.fromisoformat(day), added_at]
    return Evidence(**dict(zip(_FIELDS, values, strict=True)))


def find_folder(db: sqlite3.Connection) -> Path:
    """Return the folder in which the evidence of this database is kept; it need not exist yet."""
    database = find_database(db)
    return database.with_name(f"{database.stem}-evidence")


def find_database(db: sqlite3.Connection) -> Path:
    """Return the file of an open database."""
    rows = db.execute("PRAGMA database_list").fetchall()
    return Path(next(row[2] for row in rows if row[1] == "main"))


def attach_evidence(
    db: sqlite3.Connection,
    plan: Plan | None,
    path: Path,
    *,
    step: str | None = None,
    letter_id: int | None = None,
    about: str | None = None,
    on_date: date | None = None,
    today: date | None = None,
) -> Evidence:
    """Copy a file beside the database and note its checksum, its step and its day.

    A file that was kept for the same step before is not kept twice.  Raises GuideError when the file is
    not there, when the day is in the future, or when the copy cannot be written.
    """
    day = check_day(on_date, today)
    folder = find_folder(db)
    copy, sha256, size_bytes = _copy(path, folder)
    for one in read_evidence(db, plan.id if plan else None):
        if (one.sha256, one.step, one.letter_id) == (sha256, step, letter_id):
            copy.replace(find_database(db).parent / one.path)  # brings back a copy that was lost
            return one
    final = _name_copy(copy, folder, f"{day}-{sha256[:8]}-{_clean(path.name)}")
    row = (
        plan.id if plan else None,
        step,
        letter_id,
        path.name,
        f"{folder.name}/{final.name}",
        sha256,
        size_bytes,
    )
    return _write(db, (*row, about, day.isoformat(), read_now()))


def _write(db: sqlite3.Connection, row: tuple[object, ...]) -> Evidence:
    plan_id, step, _, name, *_ = row
    with transaction(db):
        number = db.execute(
            "INSERT INTO evidence (plan_id, step, letter_id, name, path, sha256, size_bytes, about, on_date, added_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        if plan_id is not None:
            db.execute(
                "INSERT INTO plan_log (plan_id, step, kind, on_date, text, logged_at) "
                "VALUES (?, ?, 'evidence', ?, ?, ?)",
                (plan_id, step, row[8], name, row[9]),
            )
    return next(one for one in read_evidence(db) if one.id == number)


def is_there(db: sqlite3.Connection, evidence: Evidence) -> bool:
    """Say whether the copy is still beside the database; `exit_kit.leave.dossier` looks at its content."""
    return (find_database(db).parent / evidence.path).is_file()


def _copy(path: Path, folder: Path) -> tuple[Path, str, int]:
    """Copy a file under a passing name; return the copy, its checksum and its size."""
    digest, size_bytes = hashlib.sha256(), 0
    copy = folder / f".copying-{os.getpid()}"
    try:
        with path.open("rb") as source:
            folder.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(copy, _NEW, 0o600), "wb") as target:
                while piece := source.read(_PIECE_BYTES):
                    digest.update(piece)
                    size_bytes += len(piece)
                    target.write(piece)
                target.flush()
                os.fsync(target.fileno())
    except OSError as error:
        with suppress(OSError):
            copy.unlink()
        raise _explain(path, folder, error) from None
    return copy, digest.hexdigest(), size_bytes


def _explain(path: Path, folder: Path, error: OSError) -> GuideError:
    said = f"{error.strerror or 'The system does not say why'}."
    if error.filename == str(path) or isinstance(error, IsADirectoryError):
        return GuideError(
            f"The file {path} was not kept as evidence.",
            said,
            "Check where it is and how it is called, then try again.",
        )
    return GuideError(
        f"The file {path.name} could not be copied to {folder}. Your plan is as it was.",
        said,
        "Make room, or let exit-kit write beside the database; then try again.",
    )


def _name_copy(copy: Path, folder: Path, name: str) -> Path:
    """Give the copy its lasting name, another where that is taken."""
    stem, dot, ending = name.rpartition(".")
    for number in range(1, 1000):
        final = folder / (name if number == 1 else f"{stem or name}-{number}{dot}{ending if stem else ''}")
        try:
            os.link(copy, final)
        except FileExistsError:
            continue
        except OSError:  # a disk without hard links: two walks at the same second are unlikely enough
            if final.exists():
                continue
            copy.rename(final)
            return final
        copy.unlink()
        return final
    raise GuideError("The evidence was not kept.", f"{folder} holds a thousand files of that name.")


def _clean(name: str) -> str:
    """Return a name that every disk takes and no shell trips over, with its ending."""
    stem, dot, ending = name.rpartition(".")
    clean = _UNSAFE.sub("-", stem if dot else name).strip("-.") or "file"
    tail = _UNSAFE.sub("", ending)[:10] if dot else ""
    return f"{clean[:_LONGEST_NAME]}.{tail}" if tail else clean[:_LONGEST_NAME]
