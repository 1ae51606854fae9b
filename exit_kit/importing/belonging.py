"""Whose a download is that has no profile, and which conversations are one: known only once everything is read.

A download of its own (`Importer.apart`) goes to the only other account of its platform, unless its conversations
contradict it: who owns it takes part in all of them.  Of several accounts it goes to the one whose owner does.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Final

import orjson

from exit_kit.importing.grouping import UNKNOWN
from exit_kit.importing.records import OWNER
from exit_kit.importing.registry import load_importers
from exit_kit.store.join_book import read_owners, settle_joins
from exit_kit.store.owners import settle_owners

_PEOPLE: Final = (
    "SELECT DISTINCT key, people FROM conversation_sources WHERE export_id = ? AND people IS NOT NULL"
)


def settle(db: sqlite3.Connection) -> bool:
    """Find out what belongs together; say whether the records stand as they should.

    The caller holds the transaction.
    """
    moved = assign_accounts(db)
    is_named = settle_owners(db)
    return settle_joins(db) and is_named and not moved


def assign_accounts(db: sqlite3.Connection) -> bool:
    """Give every download without a profile to the account it belongs to; say whether one has moved."""
    moved = False
    for importer in load_importers():
        for export, present in _list_apart(db, importer.platform, tuple(importer.apart)):
            chosen = _choose_account(db, importer.platform, export, tuple(importer.apart))
            if chosen is None:
                chosen = _find_unknown(db, importer.platform)
            if chosen != present:
                _hand_over_name(db, present, chosen)
                db.execute("UPDATE exports SET account_id = ? WHERE id = ?", (chosen, export))
                moved = True
    if moved:
        db.execute(
            "DELETE FROM accounts WHERE id NOT IN (SELECT account_id FROM exports WHERE account_id IS NOT NULL)"
        )
    return moved


def _list_apart(
    db: sqlite3.Connection, platform: str, layouts: tuple[str, ...]
) -> list[tuple[int, int | None]]:
    query = (
        "SELECT id, account_id, layout FROM exports WHERE platform = ? AND created_from != 'name' ORDER BY id"
    )
    rows = db.execute(query, (platform,)).fetchall()
    return [(export, account) for export, account, layout in rows if layout in layouts]


def _choose_account(
    db: sqlite3.Connection, platform: str, export: int, layouts: tuple[str, ...]
) -> int | None:
    query = (
        "SELECT account_id, layout, created_from FROM exports WHERE platform = ? AND account_id IS NOT NULL"
    )
    rows = db.execute(query, (platform,)).fetchall()
    others = {account for account, layout, origin in rows if origin == "name" or layout not in layouts}
    owners, takers = read_owners(db), find_commonest(db, export)
    fitting = [
        account
        for account in others
        if not takers or OWNER in takers or not owners[account] or owners[account] & takers
    ]
    return fitting[0] if len(fitting) == 1 else None


def find_commonest(db: sqlite3.Connection, export: int) -> set[str]:
    """Return who takes part in the most conversations of an export; several when none does in more."""
    counts: Counter[str] = Counter()
    for _, people in db.execute(_PEOPLE, (export,)):
        counts.update(orjson.loads(people))
    most = max(counts.values(), default=0)
    return {name for name, count in counts.items() if count == most}


def _find_unknown(db: sqlite3.Connection, platform: str) -> int:
    query = "SELECT id FROM accounts WHERE platform = ? AND key = ?"
    row = db.execute(query, (platform, UNKNOWN)).fetchone()
    if row:
        return int(row[0])
    cursor = db.execute("INSERT INTO accounts (platform, key) VALUES (?, ?)", (platform, UNKNOWN))
    return int(cursor.lastrowid or 0)


def _hand_over_name(db: sqlite3.Connection, account: int | None, target: int) -> None:
    """Let a name that the user gave for a download go where the download goes."""
    db.execute(
        "UPDATE accounts SET (name, name_from) = (SELECT name, name_from FROM accounts WHERE id = ?) "
        "WHERE id = ? AND name IS NULL AND (SELECT name_from FROM accounts WHERE id = ?) = 'owner'",
        (account, target, account),
    )
