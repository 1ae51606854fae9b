"""Rows inserted many at once are the rows given, in their order, whichever way the statement is written."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from exit_kit.store import bulk
from exit_kit.store.bulk import Bulk


@pytest.mark.parametrize("looks_up_names", [False, True])
@pytest.mark.parametrize("count", [0, 1, 7, 8, 64, 100, 200])
def test_every_row_comes_in_its_order_with_what_all_share(monkeypatch, looks_up_names, count):
    monkeypatch.setattr(bulk, "_LOOKS_UP_NAMES", looks_up_names)
    rows = [(f"name {number}", None if number % 3 else number) for number in range(count)]
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(
            "CREATE TABLE one (id INTEGER PRIMARY KEY, account INTEGER, kind TEXT, name TEXT, size INTEGER)"
        )
        flat = [value for row in rows for value in row]
        Bulk("one", ("name", "size"), ("account", "kind")).insert(db, (3, "text"), flat)
        found = db.execute("SELECT * FROM one ORDER BY id").fetchall()
    assert found == [(number, 3, "text", *row) for number, row in enumerate(rows, start=1)]


def test_rows_that_share_nothing_are_inserted_too():
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE one (name TEXT, size INTEGER)")
        Bulk("one", ("name", "size"), ()).insert(db, (), ["a", 1, "b", 2])
        assert db.execute("SELECT * FROM one").fetchall() == [("a", 1), ("b", 2)]
