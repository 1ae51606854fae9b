"""What turns out to be one, once a later export is read: two conversations.

Nothing here decides that; it carries out what `exit_kit.store.conversations` found by times and texts.
"""

from __future__ import annotations

import sqlite3
from typing import Final

_OF_MESSAGES: Final = ("reactions", "media_uses", "message_people", "poll_options", "message_versions")


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
