"""Media: one row per file and one per file that is missing, made from the listing and the references.

All of it is derived: it is made anew whenever members came or went, so that the order in which parts arrive
does not matter.  A reference is resolved over all parts of the account: by its path without the generation's
root folder, else by its file name where that name is unique or stands in the same conversation's folder
(formats/facebook.md 1.6.6 and 4).
"""

from __future__ import annotations

import sqlite3
from typing import Final

_FILES: Final = """
INSERT INTO media (account_id, kind, status, path, member_id, part_id, size_bytes, key)
SELECT account_id, file_type, 'unused', path, member_id, part_id, size_bytes, key FROM (
  SELECT exports.account_id, members.file_type, members.path, members.id AS member_id, members.part_id,
    members.size_bytes, members.key, max(exports.id * 1000000000 - members.id)
  FROM members JOIN exports ON exports.id = members.export_id WHERE members.status = 'media'
  GROUP BY exports.account_id, members.key
) ORDER BY account_id, key
"""
# Keys of references that no file has, with the kind and form in which they are delivered.
_LEFT: Final = """
CREATE TEMP TABLE left_uses AS
SELECT account_id, key, max(kind) AS kind, min(uri) AS uri, NULL AS media_id FROM media_uses
WHERE NOT EXISTS (SELECT 1 FROM media WHERE media.key = media_uses.key AND media.account_id = media_uses.account_id)
GROUP BY account_id, key
"""
_MISSING: Final = """
INSERT INTO media (account_id, kind, status, path, key)
SELECT account_id, kind, CASE WHEN key LIKE 'http%' THEN 'online' ELSE 'missing' END, uri, key
FROM left_uses WHERE media_id IS NULL ORDER BY account_id, key
"""
_BIND: Final = """
UPDATE media_uses SET media_id = coalesce(
  (SELECT id FROM media WHERE media.key = media_uses.key AND media.account_id = media_uses.account_id),
  (SELECT media_id FROM left_uses WHERE left_uses.key = media_uses.key AND left_uses.account_id = media_uses.account_id)
)
"""
# Several references may describe one file: every field comes from the newest export that fills it.
_DESCRIBE: Final = """
UPDATE media SET
  kind = coalesce(told.kind, media.kind), status = CASE status WHEN 'unused' THEN 'found' ELSE status END,
  at = told.at, at_precision = CASE WHEN told.at IS NULL THEN NULL ELSE 'second' END, taken_at = told.taken_at,
  title = told.title, description = told.description, latitude = told.latitude, longitude = told.longitude,
  width = told.width, height = told.height, details = told.details, uses = told.uses
FROM (
  SELECT media_id, count(*) AS uses, max(kind) AS kind, min(at) AS at, min(taken_at) AS taken_at, max(title) AS title,
    max(description) AS description, max(latitude) AS latitude, max(longitude) AS longitude, max(width) AS width,
    max(height) AS height, max(details) AS details
  FROM media_uses GROUP BY media_id
) AS told WHERE told.media_id = media.id
"""


def write_media(db: sqlite3.Connection) -> None:
    """Make `media` anew and bind every reference to a file, or to a row that says that it is missing."""
    db.execute("UPDATE media_uses SET media_id = NULL WHERE media_id IS NOT NULL")
    db.execute("DELETE FROM media")
    db.execute(_FILES)
    db.execute(_LEFT)
    db.execute("CREATE INDEX temp.left_uses_by_key ON left_uses(key, account_id)")
    _find_by_name(db)
    db.execute(_MISSING)
    db.execute(_BIND)
    db.execute(_DESCRIBE)
    db.execute("DROP TABLE temp.left_uses")


def _find_by_name(db: sqlite3.Connection) -> None:
    """Find what is left by file name: bare names, other prefixes, folders renamed with the conversation's title."""
    left = db.execute("SELECT rowid, account_id, key FROM left_uses WHERE key != '' AND key NOT LIKE 'http%'").fetchall()
    wanted = {(account, _name(key)) for _, account, key in left}
    if not wanted:
        return
    files: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for number, account, key in db.execute("SELECT id, account_id, key FROM media"):
        name = (account, _name(key))
        if name in wanted:
            files.setdefault(name, []).append((number, key))
    found = ((_choose(key, files.get((account, _name(key)), [])), row) for row, account, key in left)
    db.executemany("UPDATE left_uses SET media_id = ? WHERE rowid = ?", [row for row in found if row[0] is not None])


def _choose(key: str, files: list[tuple[int, str]]) -> int | None:
    """Return the file that a reference means: the only one of its name, else the one below the same folder."""
    if len(files) == 1 and len(_name(key)) > 4:
        return files[0][0]
    folders = set(key.split("/")[:-1])
    near = [number for number, path in files if len(folders & set(path.split("/")[:-1])) >= 3]
    return near[0] if len(near) == 1 else None


def _name(key: str) -> str:
    return key.rpartition("/")[2]
