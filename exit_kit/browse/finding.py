"""Finds words in everything: each table's search index, narrowed by sort, person, platform and time, the newest first.

A word that stands in hundreds of thousands of messages is looked for in the newest months first, in stretches that
grow until there are enough: sorting all of them would take longer than reading them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from exit_kit.report.figures import Figures
from exit_kit.store.search import SEARCHED, expand_query

_SORTED: Final = 15_000  # so many matches are sorted at once
_GROWTH: Final = 8
_MOST_PEOPLE: Final = 200


class Wanted(NamedTuple):
    """What is looked for: `match` as the index takes it, and what narrows it; times are prefixes like 2019-05."""

    match: str
    people: tuple[int, ...] | None = None
    platform: str = ""
    since: str = ""
    until: str = ""


class Hit(NamedTuple):
    """One row that was found; `texts` are its searched columns."""

    table: str
    row: int
    at: str | None
    who: str | None
    place: str | None
    chat: int | None
    texts: tuple[str, ...]


class Found(NamedTuple):
    """Hits of one table; `total` is how many there are in all, None where they were not counted."""

    table: str
    hits: list[Hit]
    total: int | None


class Source(NamedTuple):
    """How the rows of a table are told: when, who, where, which person, which platform; SQL over `t`."""

    at: str = "t.at"
    who: str = "NULL"
    place: str = "NULL"
    person: str = ""
    platform: str = "(SELECT platform FROM accounts WHERE accounts.id = t.account_id)"
    chat: str = "NULL"


_NAME: Final = "(SELECT name FROM people WHERE people.id = {})"
SOURCES: Final = {
    "messages": Source(
        who=_NAME.format("t.sender_id"),
        place="(SELECT title FROM conversations WHERE conversations.id = t.conversation_id)",
        person="t.sender_id",
        platform="(SELECT platform FROM conversations WHERE conversations.id = t.conversation_id)",
        chat="t.conversation_id",
    ),
    "conversations": Source(at="t.last_at", platform="t.platform", place="t.folder"),
    "people": Source(at="NULL", platform="t.platform", person="t.id", place="t.platform"),
    "posts": Source(
        who=_NAME.format("t.author_id"), place="coalesce(t.group_name, t.target)", person="t.author_id"
    ),
    "comments": Source(who=_NAME.format("t.author_id"), place="t.group_name", person="t.author_id"),
    "reactions": Source(who=_NAME.format("t.person_id"), place="t.reaction", person="t.person_id"),
    "media": Source(at="coalesce(t.taken_at, t.at)", place="t.kind"),
    "connections": Source(place="t.kind", person="t.person_id"),
    "off_meta_activity": Source(),
    "raw_records": Source(
        at="NULL",
        platform="(SELECT platform FROM members JOIN exports ON exports.id = export_id "
        "WHERE members.id = t.member_id)",
    ),
}  # fmt: skip
_OTHERS: Final = Source(place="t.kind")
_WITHOUT_KIND: Final = Source()


def find_source(table: str) -> Source:
    """Return how the rows of a table are told."""
    return SOURCES.get(table, _WITHOUT_KIND if table in ("albums", "facts") else _OTHERS)


def find_people(db: sqlite3.Connection, name: str) -> tuple[int, ...]:
    """Return the people whose names hold these words, or begin so, and whom the user joined to them."""
    rows = db.execute(
        "WITH found AS (SELECT id, ifnull(joined_to, id) AS whole FROM people "
        "WHERE id IN (SELECT rowid FROM people_fts WHERE people_fts MATCH ?) OR name LIKE ? || '%' LIMIT ?) "
        "SELECT id FROM found UNION SELECT people.id FROM people JOIN found ON people.joined_to = whole "
        "UNION SELECT whole FROM found",
        (expand_query(name) or '""', name.replace("%", "").replace("_", " "), _MOST_PEOPLE),
    )
    return tuple(row[0] for row in rows)


def find_in(
    db: sqlite3.Connection, table: str, wanted: Wanted, figures: Figures, *, limit: int, start: int = 0
) -> Found:
    """Return the newest hits in one table, from the number `start` on."""
    source = find_source(table)
    if wanted.people is not None and not source.person:
        return Found(table, [], 0)
    if (wanted.since or wanted.until) and source.at == "NULL":
        return Found(table, [], 0)
    counting = f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH ?"  # noqa: S608  our own names
    (matches,) = db.execute(counting, (wanted.match,)).fetchone()
    if table == "messages" and matches > _SORTED:
        ids = _find_common(db, wanted, figures, matches, limit + start)[start:]
        count = None if wanted.people or wanted.platform or wanted.since or wanted.until else matches
    elif matches:
        ids, count = _find_sorted(db, table, source, wanted, limit, start)
    else:
        return Found(table, [], 0)
    return Found(table, _read_hits(db, table, source, ids), count)


def _find_sorted(
    db: sqlite3.Connection, table: str, source: Source, wanted: Wanted, limit: int, start: int
) -> tuple[list[int], int]:
    conditions, values = _narrow(source, wanted)
    query = (
        f"SELECT t.id, {source.at} FROM {table}_fts CROSS JOIN {table} AS t ON t.id = {table}_fts.rowid "  # noqa: S608
        f"WHERE {table}_fts MATCH ? {conditions} ORDER BY 2 DESC, 1 DESC"
    )
    rows = db.execute(query, (wanted.match, *values)).fetchall()
    return [row[0] for row in rows[start : start + limit]], len(rows)


def _narrow(source: Source, wanted: Wanted) -> tuple[str, list[Any]]:
    conditions = ""
    values: list[Any] = []
    if wanted.people is not None:
        conditions += f" AND {source.person} IN ({', '.join('?' for _ in wanted.people)})"
        values += wanted.people
    for sign, at in ((">=", wanted.since), ("<=", f"{wanted.until}~" if wanted.until else "")):
        if at:
            conditions += f" AND {source.at} {sign} ?"
            values.append(at)
    if wanted.platform:
        conditions += f" AND {source.platform} = ?"
        values.append(wanted.platform)
    return conditions, values


def _find_common(
    db: sqlite3.Connection, wanted: Wanted, figures: Figures, matches: int, needed: int
) -> list[int]:
    """Return the numbers of the newest messages with a common word."""
    found: list[int] = []
    for low, high in _list_stretches(wanted, figures, matches, needed):
        found += _find_stretch(db, wanted, low, high, needed - len(found))
        if len(found) >= needed:
            break
    return found


def _list_stretches(wanted: Wanted, figures: Figures, matches: int, needed: int) -> Iterator[tuple[str, str]]:
    """Yield stretches of whole months, the newest first: in each, several times as many hits are likely as before."""
    since, until = wanted.since[:7], wanted.until[:7] or "9999"
    months = [(month, n) for month, n in figures.count_messages().items() if since <= month <= until]
    share = matches / max(1, sum(figures.count_messages().values()))
    aim, held, high = needed * 2 / share, 0, ""
    for position, (month, count) in enumerate(months):
        high = high or f"{month}~"
        held += count
        if held >= aim or position == len(months) - 1:
            yield max(month, wanted.since), min(high, f"{wanted.until}~") if wanted.until else high
            aim, held, high = aim * _GROWTH, 0, ""


def _find_stretch(db: sqlite3.Connection, wanted: Wanted, low: str, high: str, limit: int) -> list[int]:
    conditions = ""
    values: list[Any] = [wanted.match, low, high]
    if wanted.people is not None:
        marks = ", ".join("?" for _ in wanted.people)
        theirs = f"SELECT conversation_id FROM conversation_people WHERE person_id IN ({marks})"  # noqa: S608  only marks
        conditions = f" AND t.sender_id IN ({marks}) AND conversations.id IN ({theirs})"
        values += [*wanted.people, *wanted.people]
    if wanted.platform:
        conditions += " AND conversations.platform = ?"
        values.append(wanted.platform)
    # `+` keeps SQLite from looking up each number in the index: going once through all matches is faster.
    query = f"""
        SELECT messages.id FROM messages WHERE id IN (
          SELECT rowid FROM messages_fts WHERE messages_fts MATCH ? AND +rowid IN (
            SELECT t.id FROM conversations CROSS JOIN messages AS t ON t.conversation_id = conversations.id
            WHERE t.at >= ? AND t.at <= ?{conditions}))
        ORDER BY at DESC, id DESC LIMIT {int(limit)}
    """  # noqa: S608  only marks and our own names
    return [row[0] for row in db.execute(query, values)]


def _read_hits(db: sqlite3.Connection, table: str, source: Source, ids: list[int]) -> list[Hit]:
    columns = ", ".join(f"substr(t.{column}, 1, 20000)" for column in SEARCHED[table])
    query = (
        f"SELECT t.id, {source.at}, {source.who}, {source.place}, {source.chat}, {columns} FROM {table} AS t "  # noqa: S608
        f"WHERE t.id IN ({', '.join('?' for _ in ids)})"
    )
    found = {}
    for number, at, who, place, chat, *texts in db.execute(query, ids):
        found[number] = Hit(table, number, at, who, place, chat, tuple(dict.fromkeys(filter(None, texts))))
    return [found[number] for number in ids if number in found]
