"""What was not understood: from a database to plain values.  No name, text or path of the user's is in them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from exit_kit.archive.faults import FAULTS
from exit_kit.importing.contract import Status
from exit_kit.report.masks import mask_path
from exit_kit.report.sayings import HARMLESS_FAULTS, STATUS_KINDS, find_saying


@dataclass(frozen=True, slots=True)
class Spot:
    """Holds where a trouble was met: the kind of file, or the file's masked path when its kind is unknown.

    `pointer` is the place inside the file; `expected` and `found` say what was looked for and the type of what
    stood there.  Each is None where there is nothing to say.
    """

    file: str
    pointer: str | None
    expected: str | None
    found: str | None
    count: int
    files: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Holds one kind of trouble: what it means, how often and in how many files it was met, and where."""

    kind: str
    saying: str
    count: int
    files: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Troubles:
    """Holds all that was not understood.  `nothing_lost`: every file was read and is kept byte by byte."""

    files: int
    files_in_trouble: int
    nothing_lost: bool
    troubles: tuple[Trouble, ...]


_Row = tuple[str, int | None, str | None, str | None, str, str | None, str | None, str | None, int]
_NOTED: Final = """
SELECT problems.kind, member_id, members.path, members.file_type, ifnull(exports.platform, ''),
  nullif(pointer, ''), nullif(expected, ''), nullif(found, ''), problems.count
FROM problems LEFT JOIN members ON members.id = member_id LEFT JOIN exports ON exports.id = export_id
"""
_LEFT_ALONE: Final = """
SELECT members.status, members.id, members.path, CASE status WHEN 'media' THEN NULL ELSE file_type END, platform,
  NULL, NULL, NULL, 1
FROM members JOIN exports ON exports.id = export_id
WHERE status IN ('ambiguous', 'pending', 'missing') OR status = 'kept' AND file_type IS NULL
"""
_NOT_WHOLE: Final = """
SELECT EXISTS (SELECT 1 FROM members WHERE status IN ('pending', 'missing')
  OR status IN ('imported', 'kept', 'ambiguous', 'unreadable') AND encoding IS NULL)
"""


def read_troubles(db: sqlite3.Connection) -> Troubles:
    """Return everything that was not understood, the kinds that touch most files first."""
    rows: list[_Row] = [tuple(row) for row in db.execute(_NOTED)]
    rows += [(STATUS_KINDS[row[0]], *tuple(row)[1:]) for row in db.execute(_LEFT_ALONE)]
    by_kind: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        by_kind[row[0]].append(row)
    troubles = [_sum_up(kind, those) for kind, those in by_kind.items()]
    (files,) = db.execute("SELECT count(*) FROM members WHERE status != ?", (Status.IGNORED,)).fetchone()
    (not_whole,) = db.execute(_NOT_WHOLE).fetchone()
    damaged = by_kind.keys() & (FAULTS.keys() - HARMLESS_FAULTS)
    return Troubles(
        files=files,
        files_in_trouble=len({row[1] for row in rows}),
        nothing_lost=not not_whole and not damaged,
        troubles=tuple(sorted(troubles, key=lambda one: (-one.files, one.kind))),
    )


def _sum_up(kind: str, rows: list[_Row]) -> Trouble:
    spots: dict[tuple[str, str | None, str | None, str | None], list[_Row]] = defaultdict(list)
    for row in rows:
        spots[_name_file(row), row[5], row[6], row[7]].append(row)
    found = [Spot(*where, _count(those), _count_files(those)) for where, those in spots.items()]
    ordered = sorted(found, key=lambda one: (-one.files, -one.count, one.file, one.pointer or ""))
    return Trouble(kind, find_saying(kind), _count(rows), _count_files(rows), tuple(ordered))


def _name_file(row: _Row) -> str:
    """Return the kind of file, else the masked path; a problem without a file concerns a whole part."""
    path, file_type, platform = row[2], row[3], row[4]
    if path is None:
        return "a whole part"
    return file_type or mask_path(path, platform)


def _count(rows: Iterable[_Row]) -> int:
    return sum(row[8] for row in rows)


def _count_files(rows: Iterable[_Row]) -> int:
    return len({row[1] for row in rows})
