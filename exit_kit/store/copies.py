"""One file twice on a message: the main export and the encrypted one both hold the photo, each under a name of its own.

Both files are kept and both references stay; that of the second one has the role `copy`, so that whoever shows the
message shows the photo once, and a file of which all references are such is the copy of the first (`media.copy_of`).
They are the same file when size and checksum are (a folder's listing has no checksum: the size of two files of one
message must do).  What one export holds twice on a message was sent twice.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from typing import Final

COPY: Final = "copy"
_ATTACHED: Final = "attachment"
_MARK: Final = "UPDATE media_uses SET role = ? WHERE id = ?"
_LINK: Final = """
UPDATE media SET copy_of = (SELECT media_id FROM media_uses WHERE id = ?)
WHERE id = (SELECT media_id FROM media_uses WHERE id = ?)
  AND NOT EXISTS (SELECT 1 FROM media_uses WHERE media_id = media.id AND role != ?)
"""
_SEVERAL: Final = "SELECT count(DISTINCT export_id) FROM members WHERE status = 'media'"
# Files of messages that exports of several downloads hold, the older export's first.
_FILES: Final = """
WITH shown AS (
  SELECT media_uses.id, message_id, members.size_bytes, members.crc32, members.export_id,
    exports.created_at, exports.key
  FROM media_uses JOIN media ON media.id = media_id JOIN members ON members.id = media.member_id
  JOIN exports ON exports.id = members.export_id
  WHERE message_id IS NOT NULL AND role = ? AND members.size_bytes > 0
)
SELECT message_id, size_bytes, export_id, crc32, id FROM shown WHERE (message_id, size_bytes) IN (
  SELECT message_id, size_bytes FROM shown GROUP BY 1, 2 HAVING count(DISTINCT export_id) > 1
) ORDER BY message_id, size_bytes, created_at, key, id
"""


def mark_copies(db: sqlite3.Connection) -> None:
    """Mark the references of messages to files that another export holds for them as well."""
    db.execute("UPDATE media_uses SET role = ? WHERE role = ? AND message_id IS NOT NULL", (_ATTACHED, COPY))
    db.execute("UPDATE media SET copy_of = NULL WHERE copy_of IS NOT NULL")
    if db.execute(_SEVERAL).fetchone()[0] < 2:
        return
    copies: list[tuple[int, int]] = []
    for _, rows in groupby(db.execute(_FILES, (_ATTACHED,)).fetchall(), itemgetter(0, 1)):
        exports: dict[int, list[tuple[int | None, int]]] = defaultdict(list)
        for _, _, export, checksum, use in rows:
            exports[export].append((checksum, use))
        copies += _find_copies([*exports.values()])
    db.executemany(_MARK, ((COPY, use) for _, use in copies))
    db.executemany(_LINK, ((first, use, COPY) for first, use in copies))


def _find_copies(exports: list[list[tuple[int | None, int]]]) -> list[tuple[int, int]]:
    """Return the references, of equally large files by export, that repeat one of another export, one for one, each
    behind the one that it repeats."""
    kept: list[tuple[int | None, int]] = []
    copies = []
    for files in exports:
        free = kept.copy()
        for checksum, use in files:
            twin = next((one for one in free if None in (one[0], checksum) or one[0] == checksum), None)
            if twin is None:
                kept.append((checksum, use))
            else:
                free.remove(twin)
                copies.append((twin[1], use))
    return copies


__all__ = ["COPY", "mark_copies"]
