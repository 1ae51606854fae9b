"""How much there is of each person and month: one pass over everything that has a date.

A million messages take about a second, so this is counted once and remembered.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

# What the timeline and the heat map count: the name of a sort of thing, and its table.
DATED: Final = {
    "post": "posts",
    "comment": "comments",
    "reaction": "reactions",
    "connection": "connections",
    "search": "searches",
    "place": "places",
    "app": "apps",
    "off-Meta activity": "off_meta_activity",
    "advertiser": "advertisers",
    "session": "sessions",
    "payment": "payments",
    "activity": "activity",
}
_MESSAGES: Final = """
    SELECT conversations.platform, told.* FROM (SELECT conversation_id, sender_id, substr(at, 1, 7) AS month,
      count(*) AS messages, min(at) AS first_at, max(at) AS last_at FROM messages GROUP BY 1, 2, 3) AS told
    JOIN conversations ON conversations.id = told.conversation_id
"""


@dataclass(slots=True)
class Sender:
    """What one person wrote: how many messages, the first and the last, by month, and in which conversations."""

    messages: int = 0
    first_at: str | None = None
    last_at: str | None = None
    months: Counter[str] = field(default_factory=Counter)
    conversations: Counter[int] = field(default_factory=Counter)


@dataclass(slots=True)
class Figures:
    """By platform, month and sort of thing how many there are; by number of the person what each wrote."""

    months: dict[str, dict[str, Counter[str]]] = field(default_factory=dict)
    senders: dict[int, Sender] = field(default_factory=dict)

    def add(self, platform: str, month: str, what: str, count: int) -> None:
        """Count some things of one sort in one month."""
        self.months.setdefault(platform, {}).setdefault(month, Counter())[what] += count

    def count_messages(self) -> dict[str, int]:
        """Return the messages of each month, all platforms together, the newest month first."""
        found: Counter[str] = Counter()
        for months in self.months.values():
            for month, counts in months.items():
                found[month] += counts["message"]
        return dict(sorted(found.items(), reverse=True))


def count_figures(db: sqlite3.Connection) -> Figures:
    """Count everything that has a date."""
    figures = Figures()
    for platform, conversation, sender, month, count, first_at, last_at in db.execute(_MESSAGES):
        if month:
            figures.add(platform, month, "message", count)
        if sender is not None:
            _add_sender(
                figures.senders.setdefault(sender, Sender()), conversation, month, count, first_at, last_at
            )
    for what, table in DATED.items():
        query = (
            f"SELECT platform, substr({table}.at, 1, 7), count(*) FROM {table} "  # noqa: S608  our own names
            f"JOIN accounts ON accounts.id = account_id WHERE {table}.at IS NOT NULL GROUP BY 1, 2"
        )
        for platform, month, count in db.execute(query):
            figures.add(platform, month, what, count)
    return figures


def _add_sender(
    sender: Sender, conversation: int, month: str | None, count: int, first: str | None, last: str | None
) -> None:
    sender.messages += count
    sender.conversations[conversation] += count
    if month and first and last:
        sender.months[month] += count
        sender.first_at = min(sender.first_at or first, first)
        sender.last_at = max(sender.last_at or last, last)
