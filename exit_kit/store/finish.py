"""What is made once all members are written: media, the owner, figures of conversations, search, statistics.

Everything here is derived and made anew, so that it does not matter how often an import was interrupted.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from exit_kit.errors import DatabaseError
from exit_kit.store.copies import mark_copies
from exit_kit.store.delivery_writer import renumber
from exit_kit.store.media import write_media
from exit_kit.store.message_index import MessageIndex
from exit_kit.store.owner_finding import find_owners
from exit_kit.store.person_joins import write_joined
from exit_kit.store.search import write_search

UNFINISHED: Final = "unfinished"
_FIGURES: Final = """
UPDATE conversations SET (message_count, first_at, last_at) = (
  (SELECT count(*) FROM messages WHERE conversation_id = conversations.id),
  (SELECT min(at) FROM messages WHERE conversation_id = conversations.id),
  (SELECT max(at) FROM messages WHERE conversation_id = conversations.id)
)
"""
# What the owner made has no author in the export: it goes without saying.  One who was taken for the owner before
# (a guess, until a part with the profile came) gives way.
_AUTHORS: Final = """
UPDATE {table} SET {column} = accounts.person_id FROM accounts
WHERE accounts.id = {table}.account_id AND accounts.person_id IS NOT NULL AND {table}.origin = 'created'
AND ({table}.{column} IS NULL OR {table}.{column} IN (SELECT id FROM people WHERE is_owner = 1))
AND {table}.{column} IS NOT accounts.person_id
"""
# Reactions to messages are written by the hundred thousand, few with a time: how exact it is shows its length.
_PRECISION: Final = """
UPDATE reactions SET at_precision = CASE WHEN length(at) = 24 THEN 'millisecond'
  WHEN message_id IS NOT NULL AND (SELECT path LIKE '%.htm%' FROM members WHERE members.id = member_id) THEN 'minute'
  ELSE 'second' END
WHERE at IS NOT NULL AND at_precision IS NULL
"""
# An answer names what it answers by the platform's own id, which a backup has; the newest of equal ones is meant.
_REPLIES: Final = """
UPDATE messages SET reply_to_id = (
  SELECT max(answered.id) FROM messages answered
  WHERE answered.conversation_id = messages.conversation_id AND answered.own_id = messages.reply_to
) WHERE reply_to IS NOT NULL
"""
# An index of businesses names them; what they told stands elsewhere, maybe in another part, and says who told it.
_ONLY_NAMED: Final = """
DELETE FROM off_meta_activity AS named WHERE coalesce(event, at, event_id) IS NULL AND EXISTS (
  SELECT 1 FROM off_meta_activity AS told WHERE told.account_id = named.account_id AND told.business = named.business
  AND coalesce(told.event, told.at, told.event_id) IS NOT NULL
)
"""
_WRITTEN_WITH: Final = ("exports", "members", "accounts")
_LOOKED_UP: Final = ("reply_to_id", "media_id")
_CHECKED_AT_ONCE: Final = 20_000


# Platforms that come in one download were asked for together, and only one of them says for which days.
_SHARED_RANGE: Final = """
UPDATE exports SET (requested_from, requested_to) = (
  SELECT other.requested_from, other.requested_to FROM exports AS other WHERE other.id = shared.other_id
) FROM (
  SELECT own.export_id, min(others.export_id) AS other_id FROM parts AS own
  JOIN parts AS others ON others.path = own.path AND others.export_id != own.export_id
  JOIN exports ON exports.id = others.export_id AND coalesce(requested_from, requested_to) IS NOT NULL
  GROUP BY own.export_id
) AS shared
WHERE exports.id = shared.export_id AND coalesce(requested_from, requested_to) IS NULL
"""


def finish(db: sqlite3.Connection, index: MessageIndex | None = None) -> None:
    """Derive everything that is derived, in one transaction; the search index of messages may be made already."""
    db.execute("BEGIN IMMEDIATE")
    find_owners(db)
    for table, column in (("posts", "author_id"), ("comments", "author_id"), ("reactions", "person_id")):
        db.execute(_AUTHORS.format(table=table, column=column))
    db.execute(_PRECISION)
    db.execute(_SHARED_RANGE)
    write_joined(db)
    write_media(db)
    mark_copies(db)
    renumber(db)
    db.execute(_REPLIES)
    db.execute(_ONLY_NAMED)
    db.execute(_FIGURES)
    write_search(db, index.copy) if index else write_search(db)
    check_references(db)
    db.execute("PRAGMA analysis_limit = 1000")
    db.execute("ANALYZE")
    db.execute("DELETE FROM settings WHERE name = ?", (UNFINISHED,))
    db.execute("COMMIT")


def check_references(db: sqlite3.Connection) -> None:
    """Raise DatabaseError when a row refers to one that does not exist: a defect of exit-kit, not of the export.

    A table above 20,000 rows is checked by the smallest and largest of its references, in one pass: ids are given
    without gaps, and looking up every one of some million references takes as long as writing them.
    """
    tables = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%REFERENCES%'"
    ).fetchall()
    for (table,) in tables:
        if table == "kept":
            continue
        is_long = db.execute(f"SELECT 1 FROM {table} LIMIT 1 OFFSET {_CHECKED_AT_ONCE}").fetchone()
        if _check_span(db, table) if is_long else _check_all(db, table):
            raise DatabaseError(
                "The import was not finished.",
                f"A row of {table} refers to something that is not there, which is a defect of exit-kit.",
                "Please report it; your export is unharmed.",
            )


def _check_all(db: sqlite3.Connection, table: str) -> bool:
    return db.execute(f"PRAGMA foreign_key_check({table})").fetchone() is not None


def _check_span(db: sqlite3.Connection, table: str) -> bool:
    """Compare references with the ids there are, by their span; exports and members stand in the statements that
    wrote the rows, and what is looked up among the ids themselves is right: they need no check."""
    keys = [(row[2], row[3]) for row in db.execute(f"PRAGMA foreign_key_list({table})")]
    keys = [one for one in keys if one[0] not in _WRITTEN_WITH and one[1] not in _LOOKED_UP]
    if not keys:
        return False
    spans = {target: _find_span(db, target) for target, _ in keys}
    outside = " OR ".join(f"{column} NOT BETWEEN {spans[target]}" for target, column in keys)
    return db.execute(f"SELECT 1 FROM {table} WHERE {outside} LIMIT 1").fetchone() is not None


def _find_span(db: sqlite3.Connection, table: str) -> str:
    """Return the first and last id there is, as SQL; a span that holds nothing where the table is empty."""
    query = f"SELECT ifnull((SELECT min(id) FROM {table}), 1), ifnull((SELECT max(id) FROM {table}), 0)"
    return "{} AND {}".format(*db.execute(query).fetchone())
