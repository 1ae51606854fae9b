"""How many records of each sort an account has, with their first and last time: one pass over each table."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.report.answers import Count, Kind, MediaCount
from exit_kit.report.messages import Chat, find_owners

# name of the figure -> table, column that names the kind
_TABLES: Final = {
    "posts": ("posts", "kind"),
    "comments": ("comments", "kind"),
    "albums": ("albums", "NULL"),
    "connections": ("connections", "kind"),
    "searches": ("searches", "kind"),
    "places": ("places", "kind"),
    "apps": ("apps", "kind"),
    "off_meta_events": ("off_meta_activity", "event"),
    "ad_interests": ("ad_interests", "kind"),
    "advertisers": ("advertisers", "kind"),
    "sessions": ("sessions", "kind"),
    "payments": ("payments", "kind"),
    "activity": ("activity", "kind"),
    "facts": ("facts", "topic"),
}
_MEDIA: Final = {"photo": "photos", "video": "videos", "audio": "recordings"}
# Platforms that come in one download share its files: those of another account count that are shown in this one.
_OWN_MEDIA: Final = """
copy_of IS NULL
AND (account_id = ?1 OR id IN (SELECT media_id FROM media_uses WHERE account_id = ?1 AND media_id IS NOT NULL))
"""
_SEEN: Final = ("messages_sent", "messages_received", "posts", "comments", "reactions_given", "searches")


def count_records(db: sqlite3.Connection, account_id: int, chats: list[Chat]) -> tuple[Count, ...]:
    """Return every figure, in the order in which the report shows them."""
    tables = {name: _count_table(db, account_id, name) for name in _TABLES}
    return (
        *_count_messages(db, account_id, chats),
        _count_chats(chats),
        tables.pop("posts"),
        tables.pop("comments"),
        *_count_reactions(db, account_id),
        *_count_media(db, account_id),
        *tables.values(),
    )


def find_span(counts: Iterable[Count]) -> tuple[str | None, str | None]:
    """Return the first and the last time at which somebody wrote, reacted or searched; None where unknown."""
    seen = [one for one in counts if one.name in _SEEN]
    return (
        min((one.first_at for one in seen if one.first_at), default=None),
        max((one.last_at for one in seen if one.last_at), default=None),
    )


def _sum_up(name: str, rows: Iterable[tuple[str | None, int, str | None, str | None]]) -> Count:
    kinds = sorted((Kind(*row) for row in rows if row[1]), key=lambda one: (-one.count, one.kind or ""))
    return Count(
        name,
        sum(one.count for one in kinds),
        min((one.first_at for one in kinds if one.first_at), default=None),
        max((one.last_at for one in kinds if one.last_at), default=None),
        tuple(kinds),
    )


def _count_table(db: sqlite3.Connection, account_id: int, name: str) -> Count:
    table, kind = _TABLES[name]
    query = f"SELECT {kind}, count(*), min(at), max(at) FROM {table} WHERE account_id = ? GROUP BY 1"  # noqa: S608
    return _sum_up(name, (tuple(row) for row in db.execute(query, (account_id,))))


def _count_messages(db: sqlite3.Connection, account_id: int, chats: list[Chat]) -> Iterator[Count]:
    """Yield what was sent and what was received; kinds are those of the conversations: direct, group or ai.

    The first and last message of the owner are looked for in the index, sender by sender.
    """
    owners = find_owners(db, account_id)
    for name, is_sent in (("messages_sent", True), ("messages_received", False)):
        rows = []
        for kind, those in _sort_chats(chats):
            count = sum(chat.sent if is_sent else chat.count - chat.sent for chat in those)
            spans = [_find_span_of(db, chat, owners, is_sent=is_sent) for chat in those] if count else []
            first = min((one[0] for one in spans if one[0]), default=None)
            rows.append((kind, count, first, max((one[1] for one in spans if one[1]), default=None)))
        yield _sum_up(name, rows)


def _sort_chats(chats: list[Chat]) -> Iterator[tuple[str, list[Chat]]]:
    for sort in sorted({chat.sort for chat in chats}):
        yield sort, [chat for chat in chats if chat.sort == sort]


def _find_span_of(
    db: sqlite3.Connection, chat: Chat, owners: tuple[int, ...], *, is_sent: bool
) -> tuple[str | None, str | None]:
    """Return the first and last message by the owner or by the others, walking the index from both ends."""
    if not (chat.sent if is_sent else chat.count - chat.sent):
        return None, None
    among = f"{'' if is_sent else 'NOT'} ifnull(sender_id, 0) IN ({', '.join(map(str, owners))})"
    query = f"SELECT at FROM messages WHERE conversation_id = ? AND at IS NOT NULL AND {among} ORDER BY at"  # noqa: S608
    first = db.execute(f"{query} LIMIT 1", (chat.id,)).fetchone()
    last = db.execute(f"{query} DESC LIMIT 1", (chat.id,)).fetchone()
    return (first[0], last[0]) if first else (None, None)


def _count_chats(chats: list[Chat]) -> Count:
    rows = []
    for kind, those in _sort_chats(chats):
        first = min((chat.first_at for chat in those if chat.first_at), default=None)
        last = max((chat.last_at for chat in those if chat.last_at), default=None)
        rows.append((kind, len(those), first, last))
    return _sum_up("conversations", rows)


def _count_reactions(db: sqlite3.Connection, account_id: int) -> Iterator[Count]:
    """Yield the reactions that the owner gave (kinds: what was reacted to) and got."""
    query = (
        "SELECT ifnull(origin = 'received', 0), CASE WHEN message_id IS NULL THEN kind ELSE 'message' END, "
        "count(*), min(at), max(at) FROM reactions WHERE account_id = ? GROUP BY 1, 2"
    )
    rows = [tuple(row) for row in db.execute(query, (account_id,))]
    yield _sum_up("reactions_given", (row[1:] for row in rows if not row[0]))
    yield _sum_up("reactions_received", (row[1:] for row in rows if row[0]))


def _count_media(db: sqlite3.Connection, account_id: int) -> Iterator[Count]:
    """Yield photos, videos, recordings and other files; kinds are found, missing, online and unused."""
    query = (
        "SELECT kind, status, count(*), min(at), max(at) FROM media "  # noqa: S608
        f"WHERE {_OWN_MEDIA} GROUP BY kind, status"
    )
    rows = [tuple(row) for row in db.execute(query, (account_id,))]
    for name in (*_MEDIA.values(), "other_files"):
        those = (row[1:] for row in rows if _MEDIA.get(row[0], "other_files") == name)
        yield _sum_up(name, those)


def list_media(db: sqlite3.Connection, account_id: int) -> tuple[MediaCount, ...]:
    """Return the files by kind and status with their sizes."""
    query = (
        f"SELECT kind, status, count(*), ifnull(sum(size_bytes), 0) FROM media WHERE {_OWN_MEDIA} "  # noqa: S608
        "GROUP BY kind, status ORDER BY count(*) DESC, kind, status"
    )
    return tuple(MediaCount(*row) for row in db.execute(query, (account_id,)))


def count_posts_by_year(db: sqlite3.Connection, account_id: int) -> dict[int, int]:
    """Return how many posts of the owner's each year has."""
    query = (
        "SELECT CAST(substr(at, 1, 4) AS INTEGER), count(*) FROM posts "
        "WHERE account_id = ? AND at IS NOT NULL AND ifnull(origin, '') != 'received' GROUP BY 1"
    )
    return Counter({row[0]: row[1] for row in db.execute(query, (account_id,))})
