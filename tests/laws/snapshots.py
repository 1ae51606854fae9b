"""What a database says, in a form in which two databases can be compared.

`snapshot` puts names in the place of numbers: the day for an export, the path for a member, the name for a
person.  So it does not depend on the order in which things came, nor on parts, places on disk and the clock.
`snapshot_strictly` keeps every number, for databases that have to be the same row by row.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Snapshot = dict[str, list[Row]]
_LONG = 100

# What tells how something was handed over, not what it says.
HANDED_OVER = {
    "exports": {"key", "created_from"},
    "members": {"part_id", "name_in_part", "crc32", "modified_at"},
    "media": {"part_id"},
    "problems": {"part_id"},
}
NOT_COMPARED = {"settings", "parts", "kept", "unspaced_messages"}
ORDERED = {"messages", "raw_records"}
# Tables in an order in which each refers only to those before it; circles are cut at accounts.person_id.
IN_ORDER = (
    "people", "accounts", "exports", "members", "handles", "conversations", "conversation_people", "messages",
    "message_people", "posts", "post_people", "comments", "albums", "activity", "media", "media_uses", "reactions",
)  # fmt: skip
NAMED_BY: dict[str, Callable[[Row], Any]] = {
    "people": lambda row: row["name"],
    "accounts": lambda row: row["name"] or row["key"],
    "exports": lambda row: f"{row['platform']} {row['created_at']}",
    "members": lambda row: f"{row['export_id']} {row['path']}",
    "conversations": lambda row: row["key"],
    "messages": lambda row: f"{row['conversation_id']} {row['at']} {row['sender_id']} {row['ordinal']}",
    "media": lambda row: row["key"],
    "posts": lambda row: f"{row['kind']} {row['at']} {row['text'] or row['title']} {row['ordinal']}"[-_LONG:],
    "comments": lambda row: f"{row['kind']} {row['at']} {row['text'] or row['title']} {row['ordinal']}"[
        -_LONG:
    ],
    "albums": lambda row: f"{row['name']} {row['ordinal']}",
    "activity": lambda row: f"{row['kind']} {row['at']} {row['what']} {row['ordinal']}"[-_LONG:],
}
_OWN = ("member_id", "first_export_id", "last_export_id", "account_id")


def list_tables(db: sqlite3.Connection) -> list[str]:
    """Return the tables that hold data, without those of the search index."""
    rows = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\' ORDER BY name"
    )
    return [name for (name,) in rows]


def read_rows(db: sqlite3.Connection, table: str) -> list[Row]:
    """Return all rows of a table, in the order of their numbers."""
    cursor = db.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    return sorted(rows, key=lambda row: row["id"]) if "id" in names else rows


def snapshot(database: Path) -> Snapshot:
    """Return every record with names for numbers, in an order that does not depend on numbers.

    Messages of one conversation keep the order of their numbers: that is promised.
    """
    with closing(sqlite3.connect(database)) as db:
        tables = [name for name in list_tables(db) if name not in NOT_COMPARED]
        names: dict[str, dict[int, Any]] = {}
        shot: Snapshot = {}
        for table in [*IN_ORDER, *(name for name in tables if name not in IN_ORDER)]:
            shot[table] = _name_rows(db, table, names)
    return shot


def _name_rows(db: sqlite3.Connection, table: str, names: dict[str, dict[int, Any]]) -> list[Row]:
    targets = {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
    dropped = HANDED_OVER.get(table, set())
    rows, own = [], names.setdefault(table, {})
    for row in read_rows(db, table):
        number = row.pop("id", None)
        for column, target in targets.items():
            row[column] = names.get(target, {}).get(row[column]) if row[column] is not None else None
        row = {name: value for name, value in row.items() if name not in dropped}
        if number is not None:
            own[number] = NAMED_BY[table](row) if table in NAMED_BY else _describe(row)
        rows.append(row)
    if table == "messages":
        return sorted(rows, key=lambda row: (row["conversation_id"], row["at"] or ""))
    if table == "raw_records":
        return sorted(rows, key=lambda row: row["member_id"])
    return sorted(rows, key=lambda row: (_describe(row), str(row.values())))


def _describe(row: Row) -> str:
    return json.dumps(
        {name: value for name, value in row.items() if name not in _OWN}, ensure_ascii=False, sort_keys=True
    )


def snapshot_strictly(database: Path) -> Snapshot:
    """Return every row of every table with its numbers; only places on disk and the clock are left out."""
    with closing(sqlite3.connect(database)) as db:
        shot = {table: read_rows(db, table) for table in list_tables(db)}
    for row in shot["parts"]:
        del row["path"], row["imported_at"]
    return shot


def find_differences(one: Snapshot, other: Snapshot) -> list[str]:
    """Return at most a dozen differences in words, so that a failing law can be read."""
    found = [f"table {name}" for name in one.keys() ^ other.keys()]
    for table in one.keys() & other.keys():
        found += (f"{table}: {text}" for text in _find_row_differences(one[table], other[table]))
    return found[:12]


def _find_row_differences(one: list[Row], other: list[Row]) -> Iterator[str]:
    if one == other:
        return
    here, there = (
        [json.dumps(row, sort_keys=True, default=repr, ensure_ascii=False) for row in rows]
        for rows in (one, other)
    )
    only_here, only_there = list(here), list(there)
    for text in there:
        if text in only_here:
            only_here.remove(text)
    for text in here:
        if text in only_there:
            only_there.remove(text)
    yield from (f"- {text[:600]}" for text in only_here[:3])
    yield from (f"+ {text[:600]}" for text in only_there[:3])
    if not only_here and not only_there:
        yield "the same rows in another order"


def assert_same(one: Snapshot, other: Snapshot) -> None:
    """Fail with the differences, unless both are equal."""
    assert one == other, "\n".join(find_differences(one, other))
