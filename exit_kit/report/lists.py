"""Lists of names: groups, pages, companies, towns, apps, and what the raw records are about."""

from __future__ import annotations

import sqlite3
from typing import Final

from exit_kit.report.answers import App, Named, OnlyOlder
from exit_kit.store.tables import TABLES

_BY_NAME: Final = """
SELECT {name} AS name, count(*) AS times, min(at) AS first_at, max(at) AS last_at FROM {table}
WHERE account_id = ? AND {name} IS NOT NULL AND {where} GROUP BY 1 ORDER BY {order}, 1
"""
_MOST: Final = "times DESC"
_NEWEST: Final = "last_at DESC"


def _list_names(db: sqlite3.Connection, account_id: int, **parts: str) -> tuple[Named, ...]:
    query = _BY_NAME.format(**{"name": "name", "where": "1", "order": _MOST, **parts})
    return tuple(Named(*row) for row in db.execute(query, (account_id,)))


def list_groups(db: sqlite3.Connection, account_id: int) -> tuple[Named, ...]:
    """Return the groups that the owner is or was in, the newest first."""
    return _list_names(db, account_id, table="connections", where="kind LIKE 'group%'", order=_NEWEST)


def list_pages(db: sqlite3.Connection, account_id: int) -> tuple[Named, ...]:
    """Return the pages that the owner liked, followed, recommended or runs, the newest first."""
    where = "kind LIKE 'page%' AND kind NOT LIKE '%un%'"
    return _list_names(db, account_id, table="connections", where=where, order=_NEWEST)


def list_advertisers(db: sqlite3.Connection, account_id: int) -> tuple[Named, ...]:
    """Return the advertisers, those met most often first."""
    return _list_names(db, account_id, table="advertisers")


def list_ad_interests(db: sqlite3.Connection, account_id: int) -> tuple[Named, ...]:
    """Return what Meta thinks the owner is interested in."""
    return _list_names(db, account_id, table="ad_interests", order="name")


def list_companies(db: sqlite3.Connection, account_id: int) -> tuple[Named, ...]:
    """Return the businesses that told Meta about the owner, those that told most first."""
    return _list_names(db, account_id, table="off_meta_activity", name="business")


def list_login_locations(db: sqlite3.Connection, account_id: int) -> tuple[Named, ...]:
    """Return where Meta thinks the owner logged in, the most frequent first."""
    return _list_names(db, account_id, table="sessions", name="location")


def list_places(db: sqlite3.Connection, account_id: int) -> tuple[Named, ...]:
    """Return the places by name, the most frequent first."""
    return _list_names(db, account_id, table="places")


def list_apps(db: sqlite3.Connection, account_id: int) -> tuple[App, ...]:
    """Return the apps that log in with the account, active ones first, then the newest."""
    query = (
        "SELECT name, max(at), max(removed_at), "
        "max(removed_at IS NULL AND ifnull(category, 'active') NOT IN ('removed', 'inactive', 'expired')) AS active "
        "FROM apps WHERE account_id = ? AND kind = 'login' GROUP BY ifnull(app_scoped_id, name), name "
        "ORDER BY active DESC, max(at) DESC, name"
    )
    return tuple(App(row[0], row[1], row[2], bool(row[3])) for row in db.execute(query, (account_id,)))


def list_raw_topics(db: sqlite3.Connection, account_id: int) -> tuple[Named, ...]:
    """Return what the records without a table are about, those of unknown files under ''."""
    query = (
        "SELECT ifnull(topic, ''), count(*), NULL, NULL FROM raw_records JOIN members ON members.id = member_id "
        "JOIN exports ON exports.id = export_id WHERE account_id = ? GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple(Named(*row) for row in db.execute(query, (account_id,)))


def list_only_older(
    db: sqlite3.Connection, account_id: int, newest: tuple[int, ...]
) -> tuple[OnlyOlder, ...]:
    """Return what the newest exports no longer hold, table by table; tables without such rows are left out."""
    found: list[tuple[str, int]] = []
    for table in ("messages", *(table.name for table in TABLES.values())):
        query = _render_only_older(table, len(newest))
        (count,) = db.execute(query, (*newest, account_id)).fetchone()
        found.append((table, count))
    return tuple(OnlyOlder(table, count) for table, count in found if count)


def _render_only_older(table: str, newest: int) -> str:
    owner = "account_id = ?"
    if table == "messages":
        owner = "conversation_id IN (SELECT id FROM conversations WHERE account_id = ?)"
    marks = ", ".join("?" * newest)
    return f"SELECT count(*) FROM {table} WHERE last_export_id NOT IN ({marks}) AND {owner}"  # noqa: S608
