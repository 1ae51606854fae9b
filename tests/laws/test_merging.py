"""Law: an older export after a newer one gives the same as the reverse; and what two exports of one account are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths, rebuild
from tests.laws.archives import read_sample, write_zip
from tests.laws.snapshots import assert_same, snapshot
from tests.paths import SAMPLES

OLD, NEW = "facebook_2023_json", "facebook_2025_json"
COUNTS = json.loads((SAMPLES / "expected_counts.json").read_text(encoding="utf-8"))


@pytest.fixture
def both(imported: Callable[..., Path]) -> Iterator[sqlite3.Connection]:
    """Return the database of both exports."""
    with closing(sqlite3.connect(imported(OLD, NEW))) as db:
        yield db


@pytest.fixture
def new(imported: Callable[..., Path]) -> Iterator[sqlite3.Connection]:
    """Return the database of the newer export alone."""
    with closing(sqlite3.connect(imported(NEW))) as db:
        yield db


def read_all(db: sqlite3.Connection, query: str, *values: Any) -> list[Any]:
    """Return all rows of a query."""
    return db.execute(query, values).fetchall()


def _write_exports(folder: Path, *, is_named: bool) -> tuple[Path, Path]:
    names = ("2023-06-20-aaaaaaaa", "2025-06-15-bbbbbbbb") if is_named else ("z", "a")
    stem = "facebook-mira.halvorsen-" if is_named else ""
    old, new = (
        write_zip(folder / f"{stem}{name}.zip", read_sample(sample))
        for name, sample in zip(names, (OLD, NEW), strict=True)
    )
    return old, new


@pytest.mark.parametrize("is_named", [True, False], ids=["named", "unnamed"])
def test_an_older_export_after_a_newer_one_gives_the_same_as_the_reverse(
    tmp_path: Path, is_named: bool
) -> None:
    old, new = _write_exports(tmp_path, is_named=is_named)
    for number, order in enumerate([(old, new), (new, old)]):
        for path in order:
            import_paths([path], tmp_path / f"{number}.db")
    import_paths([new, old], tmp_path / "together.db")
    assert_same(snapshot(tmp_path / "0.db"), snapshot(tmp_path / "1.db"))
    assert_same(snapshot(tmp_path / "0.db"), snapshot(tmp_path / "together.db"))


def test_a_rebuild_of_an_older_export_after_a_newer_one_changes_nothing(tmp_path: Path) -> None:
    for name in (NEW, OLD):
        import_paths([SAMPLES / name], tmp_path / "x.db")
    before = snapshot(tmp_path / "x.db")
    rebuild(tmp_path / "x.db")
    assert_same(before, snapshot(tmp_path / "x.db"))


def test_both_exports_are_of_one_account_and_the_days_are_right(both: sqlite3.Connection) -> None:
    assert read_all(both, "SELECT name FROM accounts") == [("Mira Halvorsen",)]
    (old,), (new,) = read_all(both, "SELECT created_at FROM exports ORDER BY id")
    assert old[:4] == "2023"
    assert new == "2025-06-15"


def test_a_message_of_both_exports_is_one_row(both: sqlite3.Connection, new: sqlite3.Connection) -> None:
    figures = "SELECT first_export_id, last_export_id, count(*) FROM messages GROUP BY 1, 2"
    spans = {(first, last): count for first, last, count in read_all(both, figures)}
    old, alone = COUNTS[OLD], read_all(new, "SELECT count(*) FROM messages")[0][0]
    gone = old["messages_in_threads"] - old["messages_also_in_2025"]
    assert spans == {(1, 2): 85, (1, 1): gone, (2, 2): alone - 85}


def test_first_and_last_export_are_never_the_wrong_way_round(both: sqlite3.Connection) -> None:
    tables = read_all(
        both,
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.name = 'last_export_id'",
    )
    assert len(tables) > 15
    for (table,) in tables:
        query = (
            f"SELECT count(*) FROM {table} WHERE first_export_id > last_export_id OR first_export_id IS NULL "
        )
        assert read_all(both, query + "OR last_export_id IS NULL") == [(0,)], table


UNSENT = (
    "SELECT key, at, text, messages.kind FROM messages JOIN conversations ON conversations.id = conversation_id "
    "WHERE is_unsent"
)
TEXTS = (
    "SELECT key, at, text FROM messages JOIN conversations ON conversations.id = conversation_id "
    "WHERE text IS NOT NULL"
)
THREAD = "your_facebook_activity/messages/archived_threads/eirikhalvorsen_10150340000000002/message_1.json"


def _read_texts(db: sqlite3.Connection) -> dict[tuple[str, str], str]:
    return {(key, at): text for key, at, text in read_all(db, TEXTS)}


def _check_unsent(database: Path, old_database: Path) -> None:
    with closing(sqlite3.connect(old_database)) as db:
        old = _read_texts(db)
    with closing(sqlite3.connect(database)) as db:
        since = [row for row in read_all(db, UNSENT) if row[:2] in old]
        assert [(*place, old[place], "unsent") for place in (row[:2] for row in since)] == since
        assert len(since) == COUNTS[OLD]["messages_unsent_since"]


def test_a_message_unsent_since_is_one_row_and_keeps_its_older_text(
    tmp_path: Path, imported: Callable[..., Path]
) -> None:
    tree = read_sample(NEW)
    thread = json.loads(tree[THREAD])
    for message in thread["messages"]:
        if message.get("is_unsent"):
            message.pop("content", None)
    newer = write_zip(tmp_path / "new.zip", {**tree, THREAD: json.dumps(thread).encode()})
    import_paths([SAMPLES / OLD, newer], tmp_path / "x.db")
    _check_unsent(tmp_path / "x.db", imported(OLD))


def test_what_stands_in_the_place_of_an_unsent_message_does_not_replace_its_older_text(
    imported: Callable[..., Path],
) -> None:
    _check_unsent(imported(OLD, NEW), imported(OLD))


def test_a_message_edited_since_is_one_row_with_its_newer_text(
    both: sqlite3.Connection, new: sqlite3.Connection, imported: Callable[..., Path]
) -> None:
    with closing(sqlite3.connect(imported(OLD))) as db:
        old = _read_texts(db)
    now, merged = _read_texts(new), _read_texts(both)
    unsent = {row[:2] for row in read_all(new, UNSENT)}
    edited = [place for place in (old.keys() & now.keys()) - unsent if old[place] != now[place]]
    assert len(edited) == COUNTS[OLD]["messages_edited_since"]
    assert [merged[place] for place in edited] == [now[place] for place in edited]


def test_a_conversation_renamed_since_is_one_row_with_its_newer_title(both: sqlite3.Connection) -> None:
    assert read_all(
        both, "SELECT title, message_count FROM conversations WHERE key = '10150340000100001'"
    ) == [
        ("Anjali Sharma-Iyer", COUNTS[NEW]["messages_per_thread"]["inbox/anjalisharmaiyer_10150340000100001"])
    ]


def test_who_left_facebook_keeps_the_older_name(both: sqlite3.Connection) -> None:
    senders = (
        "SELECT DISTINCT name FROM messages JOIN conversations ON conversations.id = conversation_id "
        "LEFT JOIN people ON people.id = sender_id WHERE key = '100006000000777'"
    )
    assert sorted(read_all(both, senders)) == [("Jonas Rypdal",), ("Mira Halvorsen",)]


def test_posts_gone_are_kept_and_known_to_be_gone(both: sqlite3.Connection) -> None:
    gone = read_all(both, "SELECT at FROM posts WHERE last_export_id = 1 AND kind != 'wall post'")
    assert len(gone) == COUNTS[OLD]["posts_gone_since"], gone
    assert gone[0][0].startswith("2022-12-31")


PROFILE = "personal_information/profile_information/profile_information"
FRIENDS = "connections/friends/your_friends"
REMOVED = "connections/friends/removed_friends.json"


def _write_part(folder: Path, name: str, sample: str, *paths: str) -> Path:
    return write_zip(folder / f"{name}.zip", {path: read_sample(sample)[path] for path in paths})


def test_an_account_met_under_two_names_is_one_once_its_profile_says_so(tmp_path: Path) -> None:
    trees = {
        "facebook-mira.halvorsen-2025-06-15-aaaaaaaa": (NEW, (f"{PROFILE}.json",)),
        "facebook-mira.halvorsen-2024-03-01-bbbbbbbb": (NEW, (f"{FRIENDS}.json",)),
        "pages": ("facebook_2025_html", ("start_here.html", f"{PROFILE}.html", f"{FRIENDS}.html")),
        "name": ("facebook_2016_html", ("index.htm", "html/friends.htm")),
    }
    profile, friends, pages, name = (
        write_zip(tmp_path / f"{name}.zip", {path: read_sample(sample)[path] for path in paths})
        for name, (sample, paths) in trees.items()
    )
    orders = (
        [[profile, friends, pages, name]],
        [[friends], [name], [profile], [pages]],
        [[pages], [friends], [profile, name]],
    )
    for number, order in enumerate(orders):
        for paths in order:
            import_paths(paths, tmp_path / f"{number}.db")
        assert_same(snapshot(tmp_path / "0.db"), snapshot(tmp_path / f"{number}.db"))


def test_two_who_have_one_name_and_two_addresses_stay_two(tmp_path: Path) -> None:
    data = read_sample(NEW)[f"{PROFILE}.json"]
    for number, address in enumerate((b"mira.halvorsen.invented", b"mira.halvorsen.another")):
        tree = {f"{PROFILE}.json": data.replace(b"mira.halvorsen.invented", address)}
        import_paths([write_zip(tmp_path / f"{number}.zip", tree)], tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        assert read_all(db, "SELECT count(*), count(DISTINCT key) FROM accounts") == [(2, 2)]
