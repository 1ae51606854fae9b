"""Who follows whom, and whose posts were liked: for platforms on which people follow each other one way at a time.

The lists hold those who follow today, with the day on which it began: who came and went is in none.  Whether somebody
follows back is said only where both lists are there, and where neither was asked for from some day on: an export of
the last year leaves out everybody who followed before (formats/instagram_threads.md 1.0, trap 14).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Final

from exit_kit.report.answers import FollowMonth, Follows, Named

# Facebook's followers are those who are no friends, and its prose alone says whose post a reaction was to.
NETWORKS: Final = ("instagram", "threads")
_Names = dict[str, str | None]  # since when
# The newest export that holds one of the lists, among those that ask for everything; whatever a later one adds counts.
_SINCE: Final = """
SELECT max(ifnull(created_at, '') || key) FROM exports
WHERE requested_from IS NULL AND id IN (SELECT last_export_id FROM connections WHERE account_id = ? AND kind = ?)
"""
_NAMES: Final = """
SELECT name, max(connections.at) FROM connections JOIN exports ON exports.id = last_export_id
WHERE connections.account_id = ? AND kind = ? AND name IS NOT NULL AND ifnull(created_at, '') || exports.key >= ?
GROUP BY name ORDER BY max(connections.at) IS NULL, max(connections.at) DESC, name
"""
_LIKED: Final = """
SELECT target, count(*), min(at), max(at) FROM reactions
WHERE account_id = ? AND message_id IS NULL AND target IS NOT NULL AND ifnull(origin, '') != 'received'
GROUP BY target ORDER BY count(*) DESC, target
"""
_REPLIES: Final = """
SELECT count(*), sum(json_extract(details, '$.is_reply')) FROM posts
WHERE account_id = ? AND details LIKE '%"is_reply"%' AND json_extract(details, '$.is_reply') IS NOT NULL
"""


def read_follows(db: sqlite3.Connection, account_id: int) -> Follows | None:
    """Return followers and following of an account; None where the platform or the export has none."""
    if not _is_network(db, account_id):
        return None
    followers, are_all = _read_names(db, account_id, "follower")
    following, are_all_following = _read_names(db, account_id, "following")
    if not followers and not following:
        return None
    known = {name.casefold() for name in followers}, {name.casefold() for name in following}
    is_whole = bool(followers and following and are_all and are_all_following)
    return Follows(
        followers=len(known[0]),
        following=len(known[1]),
        is_whole=is_whole,
        not_following_back=tuple(name for name in following if followers and name.casefold() not in known[0]),
        not_followed_back=tuple(name for name in followers if following and name.casefold() not in known[1]),
        months=_count_months(followers, following),
    )


def _count_months(followers: _Names, following: _Names) -> tuple[FollowMonth, ...]:
    counts = [Counter(at and at[:7] for at in those.values()) for those in (followers, following)]
    months = sorted({*counts[0], *counts[1]}, key=lambda month: (month is None, month or ""))
    return tuple(FollowMonth(month, counts[0][month], counts[1][month]) for month in months)


def _is_network(db: sqlite3.Connection, account_id: int) -> bool:
    (platform,) = db.execute("SELECT platform FROM accounts WHERE id = ?", (account_id,)).fetchone()
    return platform in NETWORKS


def _read_names(db: sqlite3.Connection, account_id: int, kind: str) -> tuple[_Names, bool]:
    """Return the names of a list as it is today, since when, the newest first; and whether all was asked for."""
    (since,) = db.execute(_SINCE, (account_id, kind)).fetchone()
    names = dict(db.execute(_NAMES, (account_id, kind, since or "")).fetchall())
    return names, since is not None


def list_liked_accounts(db: sqlite3.Connection, account_id: int) -> tuple[Named, ...]:
    """Return the accounts whose posts, comments and stories the owner liked, those liked most often first."""
    if not _is_network(db, account_id):
        return ()
    return tuple(Named(*row) for row in db.execute(_LIKED, (account_id,)))


def count_replies(db: sqlite3.Connection, account_id: int) -> int | None:
    """Return how many posts are said to be replies; None where the export does not tell of any post whether it is."""
    told, replies = db.execute(_REPLIES, (account_id,)).fetchone()
    return int(replies) if told else None


__all__ = ["NETWORKS", "count_replies", "list_liked_accounts", "read_follows"]
