"""Conversations that turn out to be one: an export has a group's chat as a thread, and again under its mere name.

Such a name comes first in one export and last in another, so either may be there already (formats/facebook.md 1.6.6).
"""

from __future__ import annotations

import sqlite3
from typing import Final

from exit_kit.importing.packing import Packed
from exit_kit.importing.records import MILLISECOND, Conversation
from exit_kit.store.alignment import cut_time, find_coarser
from exit_kit.store.coarse_rows import LATEST, CoarsestTimes
from exit_kit.store.join_book import JoinBook
from exit_kit.store.place import Place

_SAME_TITLE: Final = """
SELECT id, key FROM conversations
WHERE account_id = ? AND title = ? AND key != ? AND (substr(key, 1, 1) = '?') = ? ORDER BY id
"""
_OF_MESSAGES: Final = ("reactions", "media_uses", "message_people", "poll_options", "message_versions")


class TwinFinder:
    """Finds the twin of a conversation, and makes the two one."""

    def __init__(self, db: sqlite3.Connection, joins: JoinBook, coarsest: CoarsestTimes) -> None:
        self._db, self._joins, self._coarsest = db, joins, coarsest
        known = db.execute("SELECT title FROM conversations WHERE key >= '?' AND key < '@'")
        self._names_only = {title for (title,) in known}  # of conversations whose key is a mere name

    def join(self, one: Conversation, packed: Packed | None, place: Place) -> Conversation:
        """Give a conversation that stands in the export twice, once under a mere name, one key for both.

        A group's chat may be a thread of the inbox as well (formats/facebook.md 1.6.6).  Both have the same title, and
        at least half of the times of the messages compared are in both.
        """
        if packed is None or not one.title:
            return one
        if one.key.startswith("?"):
            self._names_only.add(one.title)
        elif one.title not in self._names_only:
            return one
        twins = self._db.execute(
            _SAME_TITLE, (place.account_id, one.title, one.key, one.key[:1] != "?")
        ).fetchall()
        for number, key in twins:
            if self._joins.is_apart(place.platform, key, one.key):
                continue
            if not self._shares_times(number, packed, one.at_precision):
                continue
            if key.startswith("?"):
                self._take_over(one.key, number, place.account_id)
                return one
            return one._replace(key=key, folder=None)
        return one

    def _shares_times(self, number: int, packed: Packed, precision: str) -> bool:
        """Say whether at least half of the times, as far as all of them are certain, are there already."""
        query = "SELECT coarsest_time FROM conversations WHERE id = ?"
        coarsest = find_coarser(self._db.execute(query, (number,)).fetchone()[0], precision)
        times = set(filter(None, packed.list_times()))
        about = "at"
        if coarsest != MILLISECOND:
            times = {cut_time(at, coarsest) for at in times}
            about = f"substr(at, 1, {len(cut_time(LATEST * 30, coarsest))})"
        marks = ", ".join("?" for _ in times)
        query = (
            f"SELECT count(DISTINCT {about}) FROM messages WHERE conversation_id = ? AND {about} IN ({marks})"
        )
        (shared,) = self._db.execute(query, (number, *times)).fetchone()
        return bool(shared) and 2 * shared >= min(len(times), self._count_span(number, packed))

    def _take_over(self, key: str, number: int, account: int) -> None:
        """Give a conversation that was known by name alone its key, or its messages to the one that has it."""
        query = "SELECT id FROM conversations WHERE account_id = ? AND key = ?"
        there = self._db.execute(query, (account, key)).fetchone()
        if there:  # from an older export
            self._coarsest.find(there[0], self._coarsest.find(number, MILLISECOND))
            absorb_conversation(self._db, there[0], number)
        else:
            self._db.execute("UPDATE conversations SET key = ? WHERE id = ?", (key, number))

    def _count_span(self, number: int, packed: Packed) -> int:
        query = "SELECT count(DISTINCT at) FROM messages WHERE conversation_id = ? AND at BETWEEN ? AND ?"
        return int(self._db.execute(query, (number, packed.first_at, packed.last_at)).fetchone()[0])


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
