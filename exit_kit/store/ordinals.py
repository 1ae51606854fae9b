"""Numbers of messages that one sender wrote at one time, by which each is told from its equals."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from exit_kit.importing.packing import ROW_WIDTH, Packed
from exit_kit.importing.records import Message


def count_ordinals(
    db: sqlite3.Connection, number: int, messages: Iterable[Message], senders: Mapping[str | None, int | None]
) -> list[int]:
    """Return, for each new message, its number among those of one sender at one time, also of those there are."""
    found = list(messages)
    times = [one[0] for one in found if one[0]]
    taken: Counter[tuple[str | None, int | None]] = Counter()
    if times:
        query = (
            "SELECT at, sender_id, max(ordinal) + 1 FROM messages WHERE conversation_id = ? AND at BETWEEN ? AND ? "
            "GROUP BY at, sender_id"
        )
        for at, sender, count in db.execute(query, (number, min(times), max(times))):
            taken[at, sender] = count
    ordinals = []
    for at, name, *_ in found:
        ordinals.append(taken[at, senders[name]])
        taken[at, senders[name]] += 1
    return ordinals


def set_ordinals(packed: Packed, ordinals: Sequence[int]) -> None:
    """Give packed rows their numbers among equals."""
    packed.rows[ROW_WIDTH - 1 :: ROW_WIDTH] = ordinals


__all__ = ["count_ordinals", "set_ordinals"]
