"""Where the parts of the exports are, and how they are found again after they were moved.

A part is known by its fingerprint (names, sizes and checksums of its content), so it may have another name and place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import is_zipfile

from exit_kit.archive import Part, find_parts
from exit_kit.archive.zips import read_zip
from exit_kit.errors import ArchiveError
from exit_kit.importing.recognition import find_shares

_FOLDERS_DEEP: Final = 2


@dataclass(frozen=True, slots=True)
class Located:
    """What came of a search: parts found (name, path), parts still missing, paths that are no part of ours."""

    found: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    refused: tuple[ArchiveError, ...]

    def describe(self) -> dict[str, Any]:
        """Return it for programs."""
        pairs = {"located": self.found, "missing": self.missing}
        named = {key: [{"name": name, "path": path} for name, path in rows] for key, rows in pairs.items()}
        return {**named, "unknown": list(self.unknown)}


def _locate_backups(db: sqlite3.Connection, paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Write down where the app's files beside backups are now: a folder or zip that has some, of the right size."""
    rows = db.execute("SELECT id, name FROM parts WHERE kind = 'backup'").fetchall()
    for number, name in rows:
        files = db.execute(
            "SELECT name_in_part, size_bytes FROM members WHERE part_id = ? AND status = 'media' LIMIT 20",
            (number,),
        ).fetchall()
        for path in paths:
            place = path.absolute()
            packed = _list_packed(place) if files and is_zipfile(place) else {}
            if files and all(
                packed.get(file) == size or _has_size(place / file, size) for file, size in files
            ):
                db.execute("UPDATE parts SET path = ? WHERE id = ?", (str(place), number))
                yield str(name), str(place)
                break


def _list_packed(path: Path) -> dict[str, int]:
    try:
        return {member.path: member.size_bytes for member in read_zip(path)}
    except (ArchiveError, OSError):
        return {}


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def _locate_part(db: sqlite3.Connection, part: Part, deep: int) -> list[tuple[str, str]]:
    """Write down where a part is now, or those that lie unpacked in it, each in its own folder; return them."""
    shares = [*find_shares(part)]
    marks = ", ".join("?" * len(shares))
    rows = db.execute(f"SELECT id, name FROM parts WHERE fingerprint IN ({marks})", shares).fetchall()
    db.executemany("UPDATE parts SET path = ? WHERE id = ?", [(str(part.path), row[0]) for row in rows])
    if rows or not deep or not part.path.is_dir():
        return [*dict.fromkeys((str(row[1]), str(part.path)) for row in rows)]
    folders = [path for path in sorted(part.path.iterdir()) if path.is_dir() and not path.is_symlink()]
    return [pair for one in find_parts(folders).parts for pair in _locate_part(db, one, deep - 1)]


def locate_parts(db: sqlite3.Connection, paths: Sequence[Path]) -> Located:
    """Write down where parts are now, and return what was found; nothing else is changed."""
    found = list(_locate_backups(db, paths))
    looked = find_parts([path for path in paths if str(path.absolute()) not in {place for _, place in found}])
    unknown = []
    for part in (*looked.parts, *looked.texts):
        known = _locate_part(db, part, _FOLDERS_DEEP)
        found += known
        unknown += [] if known or part in looked.texts else [str(part.path)]
    rows = db.execute("SELECT name, path FROM parts ORDER BY id").fetchall()
    missing = [(str(name), str(path)) for name, path in rows if not Path(path).exists()]
    return Located(tuple(found), tuple(missing), tuple(unknown), looked.refused)
