"""Whose account it is, where no profile says it: the name in most conversations, or the one that the user gives."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.importing.told import Told
from tests.laws.archives import read_sample, write_zip


@pytest.fixture
def without_profile(tmp_path: Path) -> Path:
    tree = {
        path: data
        for path, data in read_sample("facebook_2025_json").items()
        if "profile_information.json" not in path
    }
    return write_zip(tmp_path / "export.zip", tree)


def _read_owner(database: Path) -> tuple[str, str, set[str]]:
    with closing(sqlite3.connect(database)) as db:
        name, name_from = db.execute("SELECT name, name_from FROM accounts").fetchone()
        senders = db.execute(
            "SELECT DISTINCT people.name FROM messages JOIN people ON people.id = sender_id WHERE origin = 'created'"
        ).fetchall()
        owners = db.execute("SELECT name FROM people WHERE is_owner").fetchall()
    assert [(name,)] == owners
    return name, name_from, {sender for (sender,) in senders}


def test_the_name_in_most_conversations_is_the_owner_where_no_profile_says_it(
    tmp_path: Path, without_profile: Path
) -> None:
    import_paths([without_profile], tmp_path / "a.db")
    assert _read_owner(tmp_path / "a.db") == ("Mira Halvorsen", "guess", {"Mira Halvorsen"})


def test_the_name_that_the_user_gives_is_the_owner_now_and_after_a_rebuild(
    tmp_path: Path, without_profile: Path
) -> None:
    database = tmp_path / "a.db"
    import_paths([without_profile], database)
    import_paths([without_profile], database, told=Told(owner="Eirik Halvorsen"))
    assert _read_owner(database) == ("Eirik Halvorsen", "owner", {"Eirik Halvorsen"})
    rebuild(database)
    assert _read_owner(database) == ("Eirik Halvorsen", "owner", {"Eirik Halvorsen"})


def test_a_profile_is_believed_before_a_name_that_the_user_gives(tmp_path: Path) -> None:
    export = write_zip(tmp_path / "export.zip", read_sample("facebook_2025_json"))
    import_paths([export], tmp_path / "a.db", told=Told(owner="Eirik Halvorsen"))
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        assert db.execute("SELECT name, name_from FROM accounts").fetchone() == ("Mira Halvorsen", "profile")


def test_two_accounts_without_a_profile_each_have_their_owner(tmp_path: Path) -> None:
    for owner, thread in (("ada", 1), ("bob", 2)):
        others = ("Cleo", "Dora")
        tree = {
            f"messages/inbox/{name}_{thread}00000{number}/message_1.json": json.dumps(
                {
                    "participants": [{"name": name}, {"name": owner}],
                    "messages": [
                        {"sender_name": owner, "timestamp_ms": 1_700_000_000_000, "content": "Hello"}
                    ],
                    "title": name,
                }
            ).encode()
            for number, name in enumerate(others)
        }
        import_paths(
            [write_zip(tmp_path / f"facebook-{owner}-2024-01-01-aaaaaaaa.zip", tree)], tmp_path / "a.db"
        )
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        owners = db.execute("SELECT name FROM people WHERE is_owner ORDER BY name").fetchall()
    assert owners == [("ada",), ("bob",)]
