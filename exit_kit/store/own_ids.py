"""Messages that an older export holds already, by the platform's own ids: two backups of one chat meet in them.

A backup of another phone, or of another app, may say a time a little otherwise; the id is the same.  An export's own
messages are not looked at: what it tells twice is two messages.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from exit_kit.importing.packing import EXTRA_COLUMNS, Packed
from exit_kit.importing.records import MediaUse, Message
from exit_kit.store.media_uses import MediaKey

_OWN_ID: Final = EXTRA_COLUMNS.index("own_id")
_AT_ONCE: Final = 500
_FILES: Final = "SELECT key FROM media_uses WHERE message_id = ?"
_ANY: Final = """
SELECT EXISTS (
  SELECT 1 FROM messages WHERE conversation_id = ? AND own_id IS NOT NULL AND last_export_id != ?
)
"""


class OwnIds:
    """Finds the rows of messages by their own ids; remembers which conversations have any from older exports."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._has_older: dict[tuple[int, int], bool] = {}

    def find(self, number: int, export: int, packed: Packed) -> dict[str, tuple[Any, ...]]:
        """Return id, sender, text, ordinal and newest export of the rows that messages of a block are, by own id."""
        ids = [row[_OWN_ID] for row in packed.columns if row[_OWN_ID]]
        if not ids or not self._look_for_older(number, export):
            return {}
        return {own_id: tuple(row) for own_id, *row in self._read(number, export, ids)}

    def leave_copies(self, number: int, message: Message, media_key: MediaKey, platform: str) -> Message:
        """Return a message, known as that row, without copies of the files it has: each phone names its own otherwise.

        A copy that was handed over takes the place of those that were not; else what is there stays.
        """
        extra = message[4]
        if extra is None or not extra.media:
            return message
        media = self._choose_files(number, extra.media, {media_key(platform, use.uri) for use in extra.media})
        return (*message[:4], extra._replace(media=media))

    def _choose_files(
        self, message: int, media: tuple[MediaUse, ...], given: set[str]
    ) -> tuple[MediaUse, ...]:
        there = {key for (key,) in self._db.execute(_FILES, (message,))}
        if not there or given == there:
            return media
        if self._is_delivered(there) or not self._is_delivered(given):
            return ()
        self._db.execute("DELETE FROM media_uses WHERE message_id = ?", (message,))
        return media

    def _is_delivered(self, keys: set[str]) -> bool:
        marks = ", ".join("?" for _ in keys)
        query = f"SELECT EXISTS (SELECT 1 FROM members WHERE status = 'media' AND key IN ({marks}))"
        return bool(self._db.execute(query, tuple(keys)).fetchone()[0])

    def _look_for_older(self, number: int, export: int) -> bool:
        key = (number, export)
        if key not in self._has_older:
            self._has_older[key] = bool(self._db.execute(_ANY, key).fetchone()[0])
        return self._has_older[key]

    def _read(self, number: int, export: int, ids: list[str]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" for _ in some)
            yield from self._db.execute(
                "SELECT own_id, id, sender_id, text, ordinal, last_export_id FROM messages "
                f"WHERE conversation_id = ? AND last_export_id != ? AND own_id IN ({marks})",
                (number, export, *some),
            )
