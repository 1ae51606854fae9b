"""Everything that has a date, in its order: for the timeline, for a day in all years, and around a page's edge.

Messages are looked up conversation by conversation, in their index, within a stretch of time that grows until it holds
enough: a million of them need no index of their own by time.  All other tables are small enough to be read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

_STRETCHES: Final = (2, 16, 120, 1000, 4000)  # days; then without an end
_FIRST: Final = "0000"
_LAST: Final = "9999"


class Key(NamedTuple):
    """Where a page begins or ends: a time, and for things of one time the table and the row."""

    at: str
    table: str = ""
    row: int = 0


class Arm(NamedTuple):
    """How the things of one table are told: SQL for what sort, who, what it says, and where."""

    what: str
    table: str
    kind: str = "t.kind"
    who: str = "NULL"
    text: str = "NULL"
    place: str = "NULL"
    joins: str = ""
    chat: str = "NULL"


_AUTHOR: Final = "LEFT JOIN people ON people.id = t.author_id"
ARMS: Final = (
    Arm("message", "messages", who="people.name", text="coalesce(t.text, t.link_text, t.link)",
        place="conversations.title", joins="LEFT JOIN people ON people.id = t.sender_id", chat="t.conversation_id"),
    Arm("post", "posts", who="people.name", text="coalesce(t.text, t.title, t.link_title, t.link)",
        place="coalesce(t.group_name, t.target, t.place)", joins=_AUTHOR),
    Arm("comment", "comments", who="people.name", text="t.text", place="coalesce(t.group_name, t.title)",
        joins=_AUTHOR),
    Arm("reaction", "reactions", who="people.name", text="coalesce(t.reaction, 'reaction')",
        place="coalesce(t.target, t.title)", joins="LEFT JOIN people ON people.id = t.person_id"),
    Arm("connection", "connections", who="t.name", text="t.status"),
    Arm("search", "searches", text="t.text"),
    Arm("place", "places", text="t.name", place="t.address"),
    Arm("app", "apps", who="t.name", text="t.category"),
    Arm("off-Meta activity", "off_meta_activity", kind="t.event", who="t.business"),
    Arm("advertiser", "advertisers", who="t.name", text="t.action"),
    Arm("session", "sessions", text="coalesce(t.action, t.device)", place="coalesce(t.location, t.ip_address)"),
    Arm("payment", "payments", who="t.receiver", text="t.amount || ' ' || coalesce(t.currency, '')"),
    Arm("activity", "activity", text="t.what", place="t.detail"),
)  # fmt: skip
KINDS: Final = tuple(arm.what for arm in ARMS)


class Moment(NamedTuple):
    """One thing that happened; `chat` is the conversation of a message."""

    at: str
    table: str
    row: int
    what: str
    kind: str | None
    who: str | None
    text: str | None
    place: str | None
    platform: str
    precision: str | None
    chat: int | None

    @property
    def key(self) -> Key:
        """Return where it stands among all others."""
        return Key(self.at, self.table, self.row)


def render_arm(arm: Arm, condition: str) -> str:
    """Return the query for the things of one table; `t` is the table in the condition."""
    source = (
        "conversations CROSS JOIN messages AS t ON t.conversation_id = conversations.id"
        if arm.table == "messages"
        else f"{arm.table} AS t JOIN accounts ON accounts.id = t.account_id"
    )
    platform = "conversations.platform" if arm.table == "messages" else "accounts.platform"
    return (
        f"SELECT t.at, '{arm.table}', t.id, '{arm.what}', {arm.kind}, {arm.who}, substr({arm.text}, 1, 2000), "  # noqa: S608
        f"substr({arm.place}, 1, 300), {platform}, t.at_precision, {arm.chat} "
        f"FROM {source} {arm.joins} WHERE {condition}"
    )


def read_moments(
    db: sqlite3.Connection,
    start: Key,
    *,
    limit: int,
    kinds: Iterable[str] = (),
    platform: str = "",
    back: bool = False,
) -> list[Moment]:
    """Return what comes after (or, going back, before) a place in time, without that place, in that order."""
    wanted = set(kinds) or set(KINDS)
    small = [arm for arm in ARMS if arm.what in wanted and arm.table != "messages"]
    found: list[Moment] = []
    for arm in small:
        found += _read(db, arm, start, _FIRST if back else _LAST, limit, platform, back=back)
    if "message" in wanted:
        found += _read_messages(db, start, limit, platform, back=back)
    found.sort(key=lambda moment: moment.key, reverse=back)
    return found[:limit]


def _read_messages(
    db: sqlite3.Connection, start: Key, limit: int, platform: str, *, back: bool
) -> list[Moment]:
    first, last = db.execute("SELECT min(first_at), max(last_at) FROM conversations").fetchone()
    if first is not None:
        if start.at < first if back else start.at > last:
            return []
        if start.at > last if back else start.at < first:  # stretches begin where the messages do
            start = Key(f"{last}~" if back else first[:10])
    found: list[Moment] = []
    for end in _list_ends(start.at, back=back):
        found = _read(db, ARMS[0], start, end, limit, platform, back=back)
        if len(found) >= limit:
            break
    return found


def _list_ends(at: str, *, back: bool) -> list[str]:
    """Return the ends of stretches of time from here on, each longer than the one before; the last has no end."""
    text = at[:10] if len(at) >= 10 else f"{at}-01-01"[:10] if len(at) == 4 else f"{at[:7]}-01"
    try:
        day = date.fromisoformat(text)
        ends = [(day + timedelta(days=-days if back else days)).isoformat() for days in _STRETCHES]
    except (ValueError, OverflowError):
        ends = []
    return [*ends, _FIRST if back else _LAST]


def _read(
    db: sqlite3.Connection, arm: Arm, start: Key, end: str, limit: int, platform: str, *, back: bool
) -> list[Moment]:
    low, high = (end, start.at) if back else (start.at, end)
    sign, order = ("<", "DESC") if back else (">", "ASC")
    which = "conversations.platform" if arm.table == "messages" else "accounts.platform"
    condition = (
        f"t.at >= :low AND t.at <= :high AND (t.at, '{arm.table}', t.id) {sign} (:at, :table, :row)"
        f"{f' AND {which} = :platform' if platform else ''} ORDER BY t.at {order}, t.id {order} LIMIT :limit"
    )
    values = {
        "low": low, "high": high, "at": start.at, "table": start.table, "row": start.row,
        "platform": platform, "limit": limit,
    }  # fmt: skip
    return [Moment(*row) for row in db.execute(render_arm(arm, condition), values)]


def read_anniversaries(
    db: sqlite3.Connection, day: str, years: Sequence[str], each: int
) -> dict[str, list[Moment]]:
    """Return what happened on a day (like 05-12) in each of these years, at most so many of each, the newest first."""
    found: dict[str, list[Moment]] = {year: [] for year in sorted(years, reverse=True)}
    on = "substr(t.at, 6, 5) = :day ORDER BY t.at"
    for arm in ARMS[1:3]:  # what the owner put up and said comes first
        for row in db.execute(render_arm(arm, on), {"day": day}):
            found.setdefault(row[0][:4], []).append(Moment(*row))
    for year, moments in found.items():
        missing = each - len(moments)
        if missing > 0:
            low = f"{year}-{day}"
            condition = "t.at >= :low AND t.at < :high AND t.text IS NOT NULL ORDER BY t.at LIMIT :limit"
            values = {"low": low, "high": f"{low}~", "limit": missing}
            moments += [Moment(*row) for row in db.execute(render_arm(ARMS[0], condition), values)]
        del moments[each:]
    return {year: moments for year, moments in found.items() if moments}
