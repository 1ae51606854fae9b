"""Reactions to messages: one row for each person and emoji, whichever download tells it.

One download says "❤" and another "❤️", the same with a wish for how it is drawn (U+FE0F): they are one row
(`reactions_on_messages`), which keeps the form in which JSON has it, else the newest.  So it is with the time, which
newer downloads tell: pages to the minute.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, Final

_IS_PAGE: Final = "(SELECT path LIKE '%.htm%' FROM members WHERE id = {}.member_id) IS TRUE"
_KEEPS_FORM: Final = f"({_IS_PAGE.format('excluded')} AND NOT {_IS_PAGE.format('reactions')})"
_AT: Final = f"iif({_KEEPS_FORM}, coalesce(at, excluded.at), coalesce(excluded.at, at))"
_WRITE: Final = f"""
INSERT INTO reactions (message_id, person_id, origin, reaction, at, kind, account_id, first_export_id,
  last_export_id, member_id) VALUES (?, ?, ?, ?, ?, 'message', ?, ?, ?, ?)
ON CONFLICT (message_id, person_id, replace(reaction, char(65039), '')) WHERE message_id IS NOT NULL
DO UPDATE SET at = {_AT}, last_export_id = excluded.last_export_id,
  at_precision = CASE WHEN {_AT} IS at THEN at_precision WHEN {_IS_PAGE.format("excluded")} THEN 'minute' END,
  reaction = iif({_KEEPS_FORM}, reaction, excluded.reaction),
  member_id = iif({_KEEPS_FORM}, member_id, excluded.member_id)
"""
# Reactions of one conversation that stand under two people, and are one.
_PAIRS: Final = f"""
SELECT older.id, newer.id, {_IS_PAGE.format("newer")} AND NOT {_IS_PAGE.format("older")}
FROM messages
JOIN reactions older ON older.message_id = messages.id AND older.person_id = ?
LEFT JOIN reactions newer ON newer.message_id = messages.id AND newer.person_id = ?
  AND replace(newer.reaction, char(65039), '') = replace(older.reaction, char(65039), '')
WHERE conversation_id = ?
"""
_SEEN: Final = "(SELECT {} FROM reactions WHERE id = ?)"
Row = tuple[int | None, str | None, str, str | None]  # who reacted, its origin, the emoji, when


def write_reactions(
    db: sqlite3.Connection, message: int, rows: Iterable[Row], values: tuple[Any, ...]
) -> None:
    """Write the reactions to a message, or renew those that are there; `values` are account, exports and member."""
    db.executemany(_WRITE, [(message, *row, *values) for row in rows])


def merge_reactors(
    db: sqlite3.Connection, conversation: int, older: int, newer: int, *, keep_older: bool
) -> None:
    """Make one of the reactions of somebody who has another name since; it keeps its first and its last export."""
    for first, last, keeps_form in db.execute(_PAIRS, (older, newer, conversation)).fetchall():
        if last is not None:
            columns = ["last_export_id"] if keeps_form else ["last_export_id", "reaction", "member_id"]
            changes = ", ".join(f"{column} = {_SEEN.format(column)}" for column in columns)
            db.execute(f"UPDATE reactions SET {changes} WHERE id = ?", (*[last] * len(columns), first))
            db.execute("DELETE FROM reactions WHERE id = ?", (last,))
        if not keep_older:
            db.execute("UPDATE reactions SET person_id = ? WHERE id = ?", (newer, first))


__all__ = ["merge_reactors", "write_reactions"]
