"""Media: one row per file and one per file that is missing, made from the listing and the references.

All of it is derived: it is made anew whenever members came or went, so that the order in which parts arrive
does not matter.  A reference is resolved over all parts of the account: by its path without the generation's
root folder, else by its file name where that name is unique or stands in the same conversation's folder
(formats/facebook.md 1.6.6 and 4).

Platforms that come in one download share its media: Threads' posts show files that stand in Instagram's folders
(formats/instagram_threads.md 2.4).  So what is not in the account is looked for, by its whole path, in the accounts of
other platforms; Meta's names of media are unique, and where two accounts have the path all the same, none is taken.
"""

from __future__ import annotations

import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import Final

from exit_kit.importing.sniffing import find_kind

# What the references say of each file, all in one, in the order in which files are numbered.
_TOLD: Final = """
CREATE TEMP TABLE told AS
SELECT account_id, key, min(uri) AS uri, count(*) AS uses, count(message_id) AS messages, max(kind) AS kind,
  min(at) AS at, NULL AS file_key, account_id AS file_account
FROM media_uses GROUP BY account_id, key ORDER BY account_id, key
"""
# What few references say: those of posts.  Of several that describe a file, any that fills a field will do.
_DESCRIBED: Final = """
CREATE TEMP TABLE described AS
SELECT account_id, key, min(taken_at) AS taken_at, max(title) AS title, max(description) AS description,
  max(latitude) AS latitude, max(longitude) AS longitude, max(width) AS width, max(height) AS height,
  max(details) AS details
FROM media_uses
WHERE coalesce(taken_at, title, description, latitude, longitude, width, height, details) IS NOT NULL
GROUP BY account_id, key
"""
# One row per file; the newest export's where several hold it, and of two copies in one (`public-media/` repeats what
# stands in `media/`, formats/instagram_threads.md section 5) that with the shorter path, whichever part it came in.
_FILES: Final = """
CREATE TEMP TABLE files AS
SELECT exports.account_id, members.key, members.path, members.id AS member_id, members.part_id, members.size_bytes,
  members.file_type, exit_kit_name(members.key) AS name,
  max(
    ifnull(exports.created_at, '') || exports.key || printf('/%015d', members.size_bytes)
    || printf('/%05d', 99999 - length(members.path)) || members.path
  )
FROM members JOIN exports ON exports.id = members.export_id
WHERE members.status = 'media' OR (members.status IN ('imported', 'kept') AND EXISTS (
  SELECT 1 FROM told WHERE told.key = members.key AND told.messages
)) -- a text that was sent in a message is a file, too
GROUP BY exports.account_id, members.key
"""
_SAME_PATH: Final = """
UPDATE told SET file_key = key WHERE rowid IN (
  SELECT told.rowid FROM files CROSS JOIN told ON told.key = files.key AND told.account_id = files.account_id
)
"""
# References that no path answers, with each file of the same name.
_NAMED: Final = """
SELECT told.rowid, told.key, files.key FROM told
JOIN files ON files.name = exit_kit_name(told.key) AND files.account_id = told.account_id
WHERE told.file_key IS NULL AND told.key != '' AND told.key NOT LIKE 'http%' ORDER BY told.rowid
"""
# References that nothing in the account answers, with the only account of another platform that holds the path.
_SHARED: Final = """
UPDATE told SET file_key = key, file_account = shared.account_id FROM (
  SELECT told.rowid AS told_id, min(files.account_id) AS account_id FROM told
  JOIN files ON files.key = told.key AND files.account_id != told.account_id
  JOIN accounts AS own ON own.id = told.account_id
  JOIN accounts AS other ON other.id = files.account_id AND other.platform != own.platform
  WHERE told.file_key IS NULL AND told.key LIKE '%/%' GROUP BY told.rowid HAVING count(*) = 1
) AS shared WHERE shared.told_id = told.rowid
"""
_FOUND: Final = """
INSERT INTO media (account_id, kind, status, path, member_id, part_id, size_bytes, key, at, at_precision, taken_at,
  title, description, latitude, longitude, width, height, details, uses)
SELECT files.account_id, coalesce(max(told.kind), file_type), CASE WHEN told.key IS NULL THEN 'unused' ELSE 'found' END,
  files.path, member_id, part_id, size_bytes, files.key, min(at), CASE WHEN min(at) IS NULL THEN NULL ELSE 'second' END,
  min(taken_at), max(title), max(description), max(latitude), max(longitude), max(width), max(height), max(details),
  ifnull(sum(uses), 0)
FROM files LEFT JOIN told ON told.file_key = files.key AND told.file_account = files.account_id
LEFT JOIN described ON described.key = told.key AND described.account_id = told.account_id
GROUP BY files.account_id, files.key ORDER BY files.account_id, files.key
"""
_MISSING: Final = """
INSERT INTO media (account_id, kind, status, path, key, at, at_precision, taken_at, title, description, latitude,
  longitude, width, height, details, uses)
SELECT account_id, coalesce(kind, exit_kit_kind(key)),
  CASE WHEN key LIKE 'http%' THEN 'online' ELSE 'missing' END, uri, key, at,
  CASE WHEN at IS NULL THEN NULL ELSE 'second' END, taken_at, title, description, latitude, longitude, width, height,
  details, uses
FROM told LEFT JOIN described USING (account_id, key) WHERE file_key IS NULL ORDER BY told.rowid
"""
_BIND: Final = """
UPDATE media_uses SET media_id = coalesce(
  (SELECT id FROM media WHERE media.key = media_uses.key AND media.account_id = media_uses.account_id),
  (SELECT media.id FROM told JOIN media ON media.key = told.file_key AND media.account_id = told.file_account
    WHERE told.key = media_uses.key AND told.account_id = media_uses.account_id)
)
"""


def write_media(db: sqlite3.Connection) -> None:
    """Make `media` anew and bind every reference to a file, or to a row that says that it is missing."""
    db.create_function("exit_kit_name", 1, _name, deterministic=True)
    db.create_function("exit_kit_kind", 1, find_kind, deterministic=True)
    db.execute("UPDATE media_uses SET media_id = NULL WHERE media_id IS NOT NULL")
    db.execute("DELETE FROM media")
    # Left behind at the end: the file of temporary tables goes with the connection.
    for table in ("told", "described", "files"):
        db.execute(f"DROP TABLE IF EXISTS temp.{table}")
    db.execute(_TOLD)
    db.execute("CREATE INDEX temp.told_by_key ON told(key, account_id)")
    db.execute(_DESCRIBED)
    db.execute("CREATE INDEX temp.described_by_key ON described(key, account_id)")
    db.execute(_FILES)
    db.execute("CREATE INDEX temp.files_by_key ON files(key, account_id)")
    db.execute("CREATE INDEX temp.files_by_name ON files(name, account_id)")
    db.execute(_SAME_PATH)
    _find_by_name(db)
    if db.execute("SELECT count(DISTINCT platform) FROM accounts").fetchone()[0] > 1:
        db.execute(_SHARED)
    db.execute("CREATE INDEX temp.told_by_file ON told(file_key, file_account) WHERE file_key IS NOT NULL")
    db.execute(_FOUND)
    db.execute(_MISSING)
    db.execute(_BIND)


def _find_by_name(db: sqlite3.Connection) -> None:
    """Find what is left by file name: bare names, other prefixes, folders renamed with the conversation's title.

    An export may speak of millions of files: they pass by one after another and are never all in memory.
    """
    db.execute("CREATE TEMP TABLE named (told_id INTEGER PRIMARY KEY, file_key TEXT)")
    rows = groupby(db.execute(_NAMED), key=itemgetter(0, 1))
    chosen = ((told, choose_file(key, [row[2] for row in group])) for (told, key), group in rows)
    db.executemany("INSERT INTO named VALUES (?, ?)", (row for row in chosen if row[1] is not None))
    db.execute("UPDATE told SET file_key = named.file_key FROM named WHERE named.told_id = told.rowid")
    db.execute("DROP TABLE temp.named")


def choose_file(key: str, files: list[str]) -> str | None:
    """Return the file that a reference means: the only one of its name, else the one below the same folder."""
    if len(files) == 1 and len(_name(key)) > 4:
        return files[0]
    folders = set(key.split("/")[:-1])
    near = [path for path in files if len(folders & set(path.split("/")[:-1])) >= 3]
    return near[0] if len(near) == 1 else None


def _name(key: str) -> str:
    return key.rpartition("/")[2]
