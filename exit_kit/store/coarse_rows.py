"""Messages of a stretch of time as `exit_kit.store.alignment` compares them: from the database, or as given."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any, Final

from exit_kit.importing.records import MILLISECOND, UNKNOWN, Extra, Message
from exit_kit.store.alignment import Given, Row, cut_time, find_coarser
from exit_kit.store.media_uses import MediaKey

LATEST: Final = "~"  # behind every letter of a time
_ROWS: Final = """
SELECT id, at, at_precision, sender_id, text, ordinal, last_export_id,
  (SELECT group_concat(key, char(10)) FROM media_uses WHERE message_id = messages.id)
FROM messages WHERE conversation_id = ? AND {} ORDER BY at, id
"""


class CoarsestTimes:
    """Knows of each conversation how exact its least exact times are."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        coarse = "SELECT 1 FROM conversations WHERE coarsest_time IS NOT NULL LIMIT 1"
        self._has_coarse = db.execute(coarse).fetchone() is not None

    def find(self, number: int, precision: str) -> str:
        """Return how exact the least exact times of a conversation are, with those that come now."""
        if precision == MILLISECOND and not self._has_coarse:
            return MILLISECOND
        query = "SELECT coarsest_time FROM conversations WHERE id = ?"
        (before,) = self._db.execute(query, (number,)).fetchone()
        coarsest = find_coarser(before, precision)
        if coarsest != (before or MILLISECOND):
            self._has_coarse = True
            self._db.execute("UPDATE conversations SET coarsest_time = ? WHERE id = ?", (coarsest, number))
        return coarsest


class CoarseRows:
    """Reads messages with the names of their files."""

    def __init__(self, db: sqlite3.Connection, media_key: MediaKey) -> None:
        self._db = db
        self._media_key = media_key

    def read(self, number: int, messages: list[Message], precision: str) -> dict[str, list[Row]]:
        """Return the rows of about the times of these messages, by as much of the time as is certain."""
        rows: dict[str, list[Row]] = defaultdict(list)
        dated = [message[0] for message in messages if message[0]]
        if dated:
            first, last = cut_time(dated[0], precision), cut_time(dated[-1], precision) + LATEST
            for row in self._db.execute(_ROWS.format("at BETWEEN ? AND ?"), (number, first, last)):
                rows[cut_time(row[1], precision)].append(_make_row(row))
        if messages[0][0] is None:
            rows[""] = [_make_row(row) for row in self._db.execute(_ROWS.format("at IS NULL"), (number,))]
        return rows

    def take(self, message: Message, precision: str, sender: int | None, platform: str) -> Given:
        """Return a message that is to be written in the form in which it is compared."""
        extra = message[4]
        files = (
            frozenset(_name(self._media_key(platform, use.uri)) for use in extra.media)
            if extra
            else frozenset()
        )
        return Given(message, precision if message[0] else UNKNOWN, sender, files)

    def leave_out_copies(self, row: Row, extra: Extra | None, platform: str) -> Extra | None:
        """Return what a message has without the files that its row has already, below another folder."""
        if extra is None or not extra.media or not row.files:
            return extra
        query = "SELECT key FROM media_uses WHERE message_id = ?"
        keys = {key for (key,) in self._db.execute(query, (row.id,))}
        folded = [(use, self._media_key(platform, use.uri)) for use in extra.media]
        return extra._replace(
            media=tuple(use for use, key in folded if key in keys or _name(key) not in row.files)
        )


def _make_row(row: tuple[Any, ...]) -> Row:
    number, at, precision, sender, text, ordinal, export, keys = row
    files = frozenset(map(_name, str(keys).split("\n"))) if keys else frozenset()
    return Row(number, at, precision, sender, text, ordinal, export, files)


def _name(key: str) -> str:
    return key.rpartition("/")[2]
