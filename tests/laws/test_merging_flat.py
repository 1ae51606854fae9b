"""Law: what stands in two exports of one account is one row, whichever layout each has and whichever came first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths, rebuild
from tests.laws.archives import write_zip
from tests.laws.snapshots import assert_same, snapshot
from tests.paths import SAMPLES

FLAT, NEW = "facebook_2019_json", "facebook_2025_json"
CHAT = "messages/inbox/bobexample_10159000000000001/message_1.json"
T = 1522540800  # 2018-04-01


def _read(database: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query).fetchall()


def _list_tables(database: Path) -> list[str]:
    query = (
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.name = 'last_export_id'"
    )
    return [name for (name,) in _read(database, query)]


@pytest.mark.parametrize(
    "names", [(FLAT, NEW), (FLAT, "facebook_2023_json"), ("facebook_2023_json", NEW)], ids="+".join
)
def test_nothing_that_two_exports_share_is_doubled(
    imported: Callable[..., Path], names: tuple[str, str]
) -> None:
    both = imported(*names)
    counts = {}
    for table in _list_tables(both):
        seen = "sum(first_export_id = 1), sum(last_export_id = 2)"
        counts[table] = _read(both, f"SELECT {seen} FROM {table}")[0]
    alone = {
        table: tuple(_read(imported(name), f"SELECT count(*) FROM {table}")[0][0] for name in names)
        for table in counts
    }
    assert {table: (first or 0, last or 0) for table, (first, last) in counts.items()} == alone


def test_a_flat_export_after_a_new_one_gives_the_same_as_the_reverse(
    tmp_path: Path, imported: Callable[..., Path]
) -> None:
    expected = snapshot(imported(FLAT, NEW))
    for name in (NEW, FLAT):
        import_paths([SAMPLES / name], tmp_path / "x.db")
    assert_same(expected, snapshot(tmp_path / "x.db"))
    rebuild(tmp_path / "x.db")
    assert_same(expected, snapshot(tmp_path / "x.db"))


@pytest.fixture
def both(imported: Callable[..., Path]) -> Iterator[sqlite3.Connection]:
    """Return the database of the flat export and the newest."""
    with closing(sqlite3.connect(imported(FLAT, NEW))) as db:
        yield db


def test_a_friend_who_changed_names_is_one_friend_with_the_name_of_today(both: sqlite3.Connection) -> None:
    query = "SELECT name, first_export_id, last_export_id FROM connections WHERE kind = 'friend' AND name LIKE 'Anj%'"
    assert both.execute(query).fetchall() == [("Anjali Sharma-Iyer", 1, 2)]


def test_a_reaction_is_one_although_its_title_names_her_otherwise_today(both: sqlite3.Connection) -> None:
    query = (
        "SELECT count(*), sum(title LIKE '%Sharma-Iyer%') FROM reactions "
        "WHERE title LIKE '%Anjali%' AND first_export_id = 1"
    )
    assert both.execute(query).fetchone() == (3, 3)
    on_message = "SELECT name FROM reactions JOIN people ON people.id = person_id WHERE message_id AND name LIKE 'Anj%'"
    assert set(both.execute(on_message).fetchall()) == {("Anjali Sharma-Iyer",)}


def test_a_thread_is_one_by_its_id_whatever_its_folder_and_its_title(both: sqlite3.Connection) -> None:
    query = (
        "SELECT title, folder, (SELECT count(DISTINCT first_export_id) FROM messages m WHERE conversation_id = c.id) "
        "FROM conversations c WHERE key IN ('10150340000100001', '10150340000000005') ORDER BY 1"
    )
    assert both.execute(query).fetchall() == [
        ("Anjali Sharma-Iyer", "inbox", 2),
        ("Ingrid Vikøren", "e2ee_cutover", 2),
    ]


def test_a_group_s_chat_in_two_files_is_one_conversation_with_an_older_export_too(
    both: sqlite3.Connection,
) -> None:
    query = (
        "SELECT key, first_export_id, last_export_id FROM conversations WHERE title = 'Keramikkgjengen 🏺'"
    )
    assert both.execute(query).fetchall() == [("24000000000000004", 1, 2)]


def test_a_photo_that_moved_to_another_folder_in_2021_is_one_file(both: sqlite3.Connection) -> None:
    query = "SELECT path, status FROM media WHERE path LIKE '%/10150400000010001.jpg'"
    assert both.execute(query).fetchall() == [
        ("your_facebook_activity/posts/media/Krukker_10150400000000001/10150400000010001.jpg", "found")
    ]


def _write_chat(path: Path, rows: list[tuple[str, str, int]], *, in_seconds: bool) -> Path:
    """Write an export with one chat; times are milliseconds, told in seconds where the export is that old."""
    messages = [
        {"sender_name": sender, "content": text}
        | ({"timestamp": at // 1000} if in_seconds else {"timestamp_ms": at})
        for sender, text, at in rows[::-1]
    ]
    people = [{"name": "Bob Example"}, {"name": "Ada Example"}]
    chat = {"participants": people, "messages": messages, "title": "Bob Example", "thread_path": "inbox/x"}
    profile = {"profile": {"name": {"full_name": "Ada Example"}, "username": "ada.example"}}
    tree = {CHAT if in_seconds else f"your_facebook_activity/{CHAT}": json.dumps(chat).encode()}
    tree["profile_information/profile_information.json"] = json.dumps(profile).encode()
    return write_zip(path, tree)


TWICE = [
    ("Ada Example", "Hei", 123),
    ("Bob Example", "Ja", 400),
    ("Bob Example", "Ja", 900),
    ("Ada Example", "Nei", 61000),
]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["older first", "newer first"])
def test_a_message_told_in_seconds_and_in_milliseconds_is_one_with_the_exact_time(
    tmp_path: Path, order: tuple[int, int]
) -> None:
    said = [(sender, text, T * 1000 + at) for sender, text, at in TWICE]
    exports = (
        _write_chat(tmp_path / "facebook-ada-20180501.zip", said[:3], in_seconds=True),
        _write_chat(tmp_path / "facebook-ada-20250601.zip", said, in_seconds=False),
    )
    for number in order:
        import_paths([exports[number]], tmp_path / "x.db")
    before = snapshot(tmp_path / "x.db")
    shared = "first_export_id != last_export_id"
    query = f"SELECT text, substr(at, 18), at_precision, {shared}, ordinal FROM messages ORDER BY at"
    assert _read(tmp_path / "x.db", query) == [
        ("Hei", "00.123Z", "millisecond", 1, 0), ("Ja", "00.400Z", "millisecond", 1, 0),
        ("Ja", "00.900Z", "millisecond", 1, 0), ("Nei", "01.000Z", "millisecond", 0, 0),
    ]  # fmt: skip
    rebuild(tmp_path / "x.db")
    assert_same(before, snapshot(tmp_path / "x.db"))


def test_an_export_that_tells_seconds_adds_nothing_to_one_that_tells_more(tmp_path: Path) -> None:
    said = [(sender, text, T * 1000 + at) for sender, text, at in TWICE]
    _write_chat(tmp_path / "facebook-ada-20180501.zip", said, in_seconds=False)
    _write_chat(tmp_path / "facebook-ada-20250601.zip", said, in_seconds=True)
    import_paths(sorted(tmp_path.glob("*.zip")), tmp_path / "x.db")
    assert _read(
        tmp_path / "x.db", "SELECT count(*), count(DISTINCT at), min(last_export_id) FROM messages"
    ) == [(4, 4, 2)]
