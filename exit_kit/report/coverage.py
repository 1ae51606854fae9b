"""What became of the files of an account's exports."""

from __future__ import annotations

import sqlite3
from typing import Final

from exit_kit.importing.contract import Status
from exit_kit.importing.registry import load_importers
from exit_kit.report.answers import Coverage, Export
from exit_kit.report.lists import list_raw_topics

_STATUSES: Final = """
SELECT status, file_type IS NOT NULL, count(*) FROM members JOIN exports ON exports.id = export_id
WHERE account_id = ? GROUP BY 1, 2
"""
_EXPORTS: Final = """
SELECT created_at, format, layout, requested_from, requested_to,
  (SELECT count(*) FROM parts WHERE export_id = exports.id),
  (SELECT count(*) FROM members WHERE export_id = exports.id),
  (SELECT ifnull(sum(size_bytes), 0) FROM parts WHERE export_id = exports.id), {clock},
  (SELECT ifnull(sum(problems.count), 0) FROM problems JOIN members ON members.id = problems.member_id
   WHERE members.export_id = exports.id AND problems.kind = 'ambiguous-date'), id
FROM exports WHERE account_id = ? ORDER BY created_at, id
"""
_CLOCK: Final = ("language", "language_from", "timezone", "timezone_from")
_DATA: Final = (Status.IMPORTED, Status.KEPT, Status.AMBIGUOUS, Status.UNREADABLE)


def list_exports(db: sqlite3.Connection, account_id: int) -> tuple[tuple[Export, ...], tuple[int, ...]]:
    """Return the exports of an account, oldest first, and the numbers of those that are of today.

    Of today is the newest that holds data, and every download of its own, which says nothing of the rest.
    """
    here = {row[1] for row in db.execute("PRAGMA table_info(exports)")}
    clock = ", ".join(name if name in here else "NULL" for name in _CLOCK)  # a database from before has none
    rows = [tuple(row) for row in db.execute(_EXPORTS.format(clock=clock), (account_id,))]
    layouts = {layout for importer in load_importers() for layout in importer.apart}
    apart = [row[-1] for row in rows if row[2] in layouts]
    whole = [row[-1] for row in rows if row[1] != "media" and row[-1] not in apart]
    return tuple(Export(*row[:-1]) for row in rows), (*whole[-1:], *apart)


def measure_coverage(db: sqlite3.Connection, account_id: int) -> Coverage:
    """Return the figures by status and the share of data files that were understood."""
    statuses = dict.fromkeys(map(str, Status), 0)
    known = 0
    for status, is_typed, count in db.execute(_STATUSES, (account_id,)):
        statuses[status] = statuses.get(status, 0) + count
        known += count if status == Status.KEPT and is_typed else 0
    understood = statuses[Status.IMPORTED]
    data_files = sum(statuses[status] for status in _DATA)
    share = round(100 * (understood + known) / data_files, 1) if data_files else None
    topics = list_raw_topics(db, account_id)
    return Coverage(statuses, understood, known, statuses[Status.KEPT] - known, data_files, share, topics)
