"""Chats that a phone cut off: it exports the newest so many messages, and says nothing of the rest.

Secondary sources agree on 10,000 with files and 40,000 without, roughly (formats/whatsapp.md section 4): lines that the
app writes are counted differently by different versions.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Final

WITH_FILES: Final = 10_000
WITHOUT_FILES: Final = 40_000
BETWEEN_LIMITS: Final = 25_000
_MARGIN: Final = 100
_DELIVERIES: Final = """
SELECT conversation_id, message_count, first_at FROM conversation_sources WHERE message_count IS NOT NULL
"""


def is_near_limit(count: int | None) -> bool:
    """Say whether an export of a chat has as many messages as a phone exports at most.

    >>> is_near_limit(40_000), is_near_limit(9_950), is_near_limit(12_000)
    (True, True, False)
    """
    return count is not None and any(abs(count - limit) <= _MARGIN for limit in (WITH_FILES, WITHOUT_FILES))


def is_cut(deliveries: list[tuple[int | None, str | None]]) -> bool:
    """Say whether a chat is probably cut off at its beginning: the delivery that reaches back furthest is.

    `deliveries` are (messages, first time) of each export of the chat.
    """
    return is_near_limit(find_first(deliveries))


def find_first(deliveries: list[tuple[int | None, str | None]]) -> int | None:
    """Return how many messages the export of a chat has that reaches back furthest."""
    return min(deliveries, key=lambda one: (one[1] or "", one[0] or 0), default=(None, None))[0]


def count_cut(db: sqlite3.Connection) -> int:
    """Count the chats that are probably cut off at their beginning."""
    deliveries: dict[int, list[tuple[int | None, str | None]]] = defaultdict(list)
    for number, count, first_at in db.execute(_DELIVERIES):
        deliveries[number].append((count, first_at))
    return sum(map(is_cut, deliveries.values()))


__all__ = ["BETWEEN_LIMITS", "count_cut", "find_first", "is_cut", "is_near_limit"]
