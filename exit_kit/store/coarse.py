"""Messages whose times are known more or less exactly: the same one, from two exports, is found by what both know.

A message has no id.  Where one export tells seconds and another milliseconds, sender and text and the seconds have
to do; of several equal ones the first that is not taken.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from exit_kit.importing.records import MILLISECOND, MINUTE, SECOND, Message

# How much of "2018-04-01T12:34:56.789Z" each precision tells.
_WIDTHS: Final = {MINUTE: 16, SECOND: 19, MILLISECOND: 23}
_MINUTE: Final = _WIDTHS[MINUTE]
_ROWS: Final = """
SELECT id, at, at_precision, sender_id, text FROM messages
WHERE conversation_id = ? AND at BETWEEN ? AND ? ORDER BY at, id
"""
_SHARPEN: Final = """
UPDATE OR IGNORE messages SET at = ?1, at_precision = ?2, ordinal = (
  SELECT count(*) FROM messages other
  WHERE other.conversation_id = messages.conversation_id AND other.at = ?1 AND other.sender_id IS messages.sender_id
) WHERE id = ?3
"""


class CoarseRows:
    """The rows of a conversation in the span of a block of messages, each to be taken once."""

    def __init__(self, db: sqlite3.Connection, number: int, messages: Iterable[Message]) -> None:
        self._db = db
        self._rows: dict[tuple[str, int | None, str | None], list[tuple[int, str, str]]] = {}
        dated = [message[0] for message in messages if message[0]]
        if dated:
            # "56.789Z" stands before "56Z": the span is that of whole minutes.
            span = (min(dated)[:_MINUTE], max(dated)[:_MINUTE] + "~")
            for row, at, precision, sender, text in db.execute(_ROWS, (number, *span)):
                self._rows.setdefault((at[:_MINUTE], sender, text), []).append((row, at, precision))

    def take(self, at: str | None, precision: str, sender: int | None, text: str | None) -> int | None:
        """Return the row that a message is, by times of unequal precision, None where there is none.

        The row gets the message's time where that is more exact.
        """
        rows = self._rows.get((at[:_MINUTE], sender, text), []) if at else []
        for one in rows:
            number, there, known = one
            width = min(_WIDTHS.get(known, 0), _WIDTHS.get(precision, 0))
            if known != precision and width and there[:width] == str(at)[:width]:
                rows.remove(one)
                if _WIDTHS[precision] > width:
                    self._db.execute(_SHARPEN, (at, precision, number))
                return number
        return None
