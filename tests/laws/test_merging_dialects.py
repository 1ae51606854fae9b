"""Law: an older export after a newer one gives the same as the reverse, also where the records changed their form."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.importing.pipeline import import_paths
from tests.laws.snapshots import assert_same, snapshot
from tests.paths import SAMPLES

OLD, NEW = "instagram_2022_json", "instagram_2026_json"
# What tells one thing from another, whatever form it was delivered in.
SAME = {
    "connections": "kind, name", "reactions": "kind, at, target", "activity": "kind, at, what, detail",
    "comments": "kind, at, text", "searches": "kind, text, at", "apps": "name", "sessions": "kind, at",
    "places": "kind, name, at", "ad_interests": "kind, name",
}  # fmt: skip
REPEATED = (
    "suggested to follow",
    "message",
)  # a view each, and reactions to messages, which hang on the message


@pytest.fixture
def both(imported: Callable[..., Path]) -> Iterator[sqlite3.Connection]:
    """Return the database of both exports."""
    with closing(sqlite3.connect(imported(OLD, NEW))) as db:
        yield db


def test_an_older_export_after_a_newer_one_of_another_form_gives_the_same_as_the_reverse(
    tmp_path: Path, imported: Callable[..., Path]
) -> None:
    import_paths([SAMPLES / NEW], tmp_path / "x.db")
    import_paths([SAMPLES / OLD], tmp_path / "x.db")
    assert_same(snapshot(imported(OLD, NEW)), snapshot(tmp_path / "x.db"))


@pytest.mark.parametrize("table", SAME)
def test_what_both_forms_say_is_one_row(both: sqlite3.Connection, table: str) -> None:
    (joined,) = both.execute(
        f"SELECT count(*) FROM {table} WHERE first_export_id != last_export_id"
    ).fetchone()
    assert joined >= 2
    query = f"SELECT {SAME[table]} FROM {table} GROUP BY {SAME[table]} HAVING count(*) > 1"
    assert [row for row in both.execute(query) if row[0] not in REPEATED] == []


def test_the_newer_form_tells_more_of_what_the_older_one_had(both: sqlite3.Connection) -> None:
    query = "SELECT target, details ->> 'caption' FROM reactions WHERE at = '2021-11-11T11:11:00Z'"
    assert both.execute(query).fetchall() == [("solveig.strand", "Second firing — celadon at last ✨")]
    query = (
        "SELECT connections.name, details ->> 'name', first_export_id < last_export_id FROM connections "
        "JOIN accounts ON accounts.id = account_id WHERE platform = 'instagram' AND kind = 'blocked'"
    )
    assert both.execute(query).fetchall() == [("spam.gains.1", "Crypto Gains", 1)]
    query = "SELECT username, registered_at FROM accounts WHERE platform = 'instagram'"
    assert both.execute(query).fetchall() == [("mira.halvorsen", "2016-04-02T16:20:00Z")]
