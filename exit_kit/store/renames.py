"""People of a conversation who are called otherwise in a later delivery: their messages become those of one.

A telephone number gives way to a name, whichever is newer; the other stays as a handle.  A chat of a million messages
comes in hundreds of blocks: once those that there were are handed over, only those that came since are looked at.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping


class Renames:
    """Who of one conversation is who."""

    def __init__(self, db: sqlite3.Connection, conversation: int, platform: str) -> None:
        self._db, self._number, self._platform = db, conversation, platform
        self._present: dict[int, int] = {}
        self._done: dict[int, int] = {}  # who was renamed -> the last message that was looked at

    def take(self, found: Mapping[int, int]) -> None:
        """Take note of who is who; messages are looked at anew that may be of any of those who are new."""
        new = {one for pair in found.items() - self._present.items() for one in pair}
        self._present.update(found)
        again = (old for old, present in self._present.items() if not new.isdisjoint((old, present)))
        self._done |= dict.fromkeys(again, 0)

    def hand_over(self) -> None:
        """Let all messages of people who are called otherwise now be of their present name."""
        for old, new in sorted(self._present.items()):
            names = dict(self._db.execute("SELECT id, name FROM people WHERE id IN (?, ?)", (old, new)))
            kept, gone = (old, new) if _is_number(names[new]) and not _is_number(names[old]) else (new, old)
            _hand_over(self._db, self._number, kept, gone, self._done[old])
            self._db.execute(
                "INSERT OR IGNORE INTO handles (person_id, platform, kind, handle) VALUES (?, ?, 'name', ?)",
                (kept, self._platform, names[gone]),
            )
        if self._present:
            (last,) = self._db.execute("SELECT max(id) FROM messages").fetchone()
            self._done = dict.fromkeys(self._present, last)


def _is_number(name: str) -> bool:
    """Say whether a name is a telephone number."""
    return sum(letter.isdigit() for letter in name) >= 6 and not any(letter.isalpha() for letter in name)


def _hand_over(db: sqlite3.Connection, number: int, kept: int, gone: int, done: int) -> None:
    """Make messages of one person, those behind a number, those of another, where both write at one time with new
    numbers among equals."""
    # The few newest are found by their numbers; a whole conversation is not all that there is.
    theirs = f"{'+' if done else ''}conversation_id = ?2 AND sender_id = ?3 AND id > ?4"
    both = db.execute(
        "SELECT (SELECT max(ordinal) FROM messages AS other WHERE other.conversation_id = messages.conversation_id "
        "  AND other.at IS messages.at AND other.sender_id = ?1) + 1 + ordinal AS behind, id "
        f"FROM messages WHERE {theirs} AND behind IS NOT NULL",
        (kept, number, gone, done),
    ).fetchall()
    db.executemany(f"UPDATE messages SET sender_id = {kept:d}, ordinal = ? WHERE id = ?", both)
    db.execute(f"UPDATE messages SET sender_id = ?1 WHERE {theirs}", (kept, number, gone, done))
    db.execute(
        "INSERT INTO conversation_people SELECT conversation_id, ?, is_member FROM conversation_people "
        "WHERE conversation_id = ? AND person_id = ? "
        "ON CONFLICT DO UPDATE SET is_member = max(is_member, excluded.is_member)",
        (kept, number, gone),
    )
    db.execute("DELETE FROM conversation_people WHERE conversation_id = ? AND person_id = ?", (number, gone))


__all__ = ["Renames"]
