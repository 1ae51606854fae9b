"""What turns out to be one, once a later export is read: two conversations, two names of one person's reactions.

Nothing here decides that; it carries out what `exit_kit.store.conversations` found by times and texts.
"""

from __future__ import annotations

import sqlite3
from typing import Final

_OF_MESSAGES: Final = ("reactions", "media_uses", "message_people", "poll_options", "message_versions")
# Reactions of one conversation that stand under two people, and are one.
_PAIRS: Final = """
SELECT older.id, newer.id FROM messages
JOIN reactions older ON older.message_id = messages.id AND older.person_id = ?
LEFT JOIN reactions newer ON newer.message_id = messages.id AND newer.person_id = ? AND newer.reaction = older.reaction
WHERE conversation_id = ?
"""


def absorb_conversation(db: sqlite3.Connection, number: int, twin: int) -> None:
    """Make the messages of a twin those of a conversation; what both have already is the conversation's."""
    db.execute("UPDATE OR IGNORE messages SET conversation_id = ? WHERE conversation_id = ?", (number, twin))
    left = "SELECT id FROM messages WHERE conversation_id = ?"
    for table in _OF_MESSAGES:
        db.execute(f"DELETE FROM {table} WHERE message_id IN ({left})", (twin,))
    db.execute(f"DELETE FROM unspaced_messages WHERE id IN ({left})", (twin,))
    db.execute("DELETE FROM messages WHERE conversation_id = ?", (twin,))
    for table in ("conversation_people", "conversation_sources", "media_uses"):
        db.execute(
            f"UPDATE OR IGNORE {table} SET conversation_id = ? WHERE conversation_id = ?", (number, twin)
        )
        db.execute(f"DELETE FROM {table} WHERE conversation_id = ?", (twin,))
    db.execute("DELETE FROM conversations WHERE id = ?", (twin,))


def merge_reactors(
    db: sqlite3.Connection, conversation: int, older: int, newer: int, *, keep_older: bool
) -> None:
    """Make one of the reactions of somebody who has another name since; it keeps its first and its last export."""
    for first, last in db.execute(_PAIRS, (older, newer, conversation)).fetchall():
        if last is not None:
            seen = "SELECT last_export_id FROM reactions WHERE id = ?"
            db.execute(f"UPDATE reactions SET last_export_id = ({seen}) WHERE id = ?", (last, first))
            db.execute("DELETE FROM reactions WHERE id = ?", (last,))
        if not keep_older:
            db.execute("UPDATE reactions SET person_id = ? WHERE id = ?", (newer, first))
