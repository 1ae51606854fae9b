"""Who follows whom, as the newest lists have it; and whose posts were liked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from exit_kit.report.answers import FollowMonth, Named
from exit_kit.report.follows import count_replies, list_liked_accounts, read_follows
from exit_kit.store.database import open_for_writing

Tie = tuple[str, str, str | None, int]  # kind, name, at, newest export that holds it


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return a database of two exports of one account of Instagram, and one account of Facebook."""
    with open_for_writing(tmp_path / "x.db") as one:
        one.executemany(
            "INSERT INTO accounts (id, platform, key) VALUES (?, ?, 'k')", [(1, "instagram"), (2, "facebook")]
        )
        one.executemany(
            "INSERT INTO exports (id, platform, account_id, key, created_at) VALUES (?, 'instagram', 1, ?, ?)",
            [(1, "old", "2024-01-01"), (2, "new", "2025-01-01")],
        )
        yield one


def _tie(db: sqlite3.Connection, *ties: Tie, account: int = 1) -> None:
    db.executemany(
        "INSERT INTO connections (account_id, kind, name, at, last_export_id) VALUES (?, ?, ?, ?, ?)",
        [(account, *tie) for tie in ties],
    )


TODAY: list[Tie] = [
    ("follower", "ada", "2023-05-01T10:00:00Z", 2), ("follower", "bo", None, 2),
    ("following", "Ada", "2023-05-02T10:00:00Z", 2), ("following", "cy", "2024-06-01T10:00:00Z", 2),
]  # fmt: skip


def test_who_follows_one_way_is_named_and_months_are_counted(db: sqlite3.Connection) -> None:
    _tie(db, *TODAY)
    found = read_follows(db, 1)
    assert found is not None
    assert (found.followers, found.following, found.is_whole) == (2, 2, True)
    assert (found.not_following_back, found.not_followed_back) == (("cy",), ("bo",))
    assert found.months == (
        FollowMonth("2023-05", 1, 1), FollowMonth("2024-06", 0, 1), FollowMonth(None, 1, 0),
    )  # fmt: skip


def test_who_is_only_in_an_older_export_follows_no_more(db: sqlite3.Connection) -> None:
    _tie(db, *TODAY, ("follower", "cy", "2020-01-01T00:00:00Z", 1))
    found = read_follows(db, 1)
    assert found is not None
    assert found.not_following_back == ("cy",)


def test_an_export_of_the_last_year_adds_people_and_takes_none_away(db: sqlite3.Connection) -> None:
    db.execute("UPDATE exports SET requested_from = '2024-01-01' WHERE id = 2")
    _tie(db, *TODAY[2:], ("follower", "cy", "2020-01-01T00:00:00Z", 1), ("following", "dee", None, 1))
    found = read_follows(db, 1)
    assert found is not None
    assert (found.followers, found.following, found.is_whole) == (1, 3, True)
    db.execute("UPDATE exports SET requested_from = '2020-01-01' WHERE id = 1")
    found = read_follows(db, 1)
    assert found is not None
    assert found.is_whole is False


def test_of_a_list_that_was_left_out_nothing_is_concluded(db: sqlite3.Connection) -> None:
    _tie(db, *TODAY[2:])
    found = read_follows(db, 1)
    assert found is not None
    assert (found.followers, found.not_following_back, found.is_whole) == (0, (), False)


def test_facebook_has_friends_and_is_not_asked(db: sqlite3.Connection) -> None:
    _tie(db, *TODAY, account=2)
    assert read_follows(db, 1) is None
    assert read_follows(db, 2) is None
    assert list_liked_accounts(db, 2) == ()


def test_likes_are_counted_by_account_and_replies_where_they_are_told(db: sqlite3.Connection) -> None:
    likes = [("ada", "2023-01-01"), ("bo", "2023-01-02"), ("ada", "2024-01-01"), (None, "2024-01-02")]
    db.executemany(
        "INSERT INTO reactions (account_id, kind, reaction, target, at, url) VALUES (1, 'post', 'LIKE', ?1, ?2, ?2)",
        likes,
    )
    assert list_liked_accounts(db, 1) == (
        Named("ada", 2, "2023-01-01", "2024-01-01"), Named("bo", 1, "2023-01-02", "2023-01-02"),
    )  # fmt: skip
    assert count_replies(db, 1) is None
    told = ['{"is_reply": true}', '{"is_reply": false}', '{"reply_control": "everyone"}', None]
    db.executemany(
        "INSERT INTO posts (account_id, kind, at, details) VALUES (1, 'thread', ?, ?)", list(enumerate(told))
    )
    assert count_replies(db, 1) == 1
