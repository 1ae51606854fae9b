"""What is known of the texts of chats: how their dates were read, and what is left open."""

from __future__ import annotations

import sqlite3


def count_open_orders(db: sqlite3.Connection) -> int:
    """Count the texts in whose dates nothing shows which number is the day."""
    query = "SELECT count(DISTINCT member_id) FROM chat_texts WHERE sureness = 'assumed'"
    return int(db.execute(query).fetchone()[0])
