"""Laws of merging for Instagram: files and folders are called otherwise every few years, people and posts stay one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths, rebuild
from tests.laws.snapshots import assert_same, snapshot
from tests.paths import SAMPLES

OLD, NEW = "instagram_2022_json", "instagram_2026_json"


def ask(database: Path, query: str) -> list[Any]:
    """Return all rows of a query."""
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query).fetchall()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of both exports, the newer imported first; read it only."""
    database = tmp_path_factory.mktemp("instagram") / "both.db"
    for name in (NEW, OLD):
        import_paths([SAMPLES / name], database)
    return database


def test_the_order_of_imports_does_not_matter(both: Path, tmp_path: Path) -> None:
    import_paths([SAMPLES / OLD, SAMPLES / NEW], tmp_path / "x.db")
    assert_same(snapshot(both), snapshot(tmp_path / "x.db"))
    rebuild(tmp_path / "x.db")
    assert_same(snapshot(both), snapshot(tmp_path / "x.db"))


def test_a_conversation_whose_folder_has_another_id_now_is_one_and_no_message_doubles(both: Path) -> None:
    query = "SELECT key, message_count FROM conversations WHERE title IN ('Solveig Strand', 'North Light') ORDER BY 2"
    found = ask(both, query)
    assert [count for _, count in found] == [1, 12]
    assert all(key.isdigit() for key, _ in found)
    assert ask(both, "SELECT count(*) FROM conversation_joins") == [(3,)]


def test_posts_of_both_are_one_row_each_with_their_files_in_order(both: Path) -> None:
    keyed = "FROM posts WHERE key IS NOT NULL AND account_id IN (SELECT id FROM accounts WHERE platform = 'instagram')"
    assert ask(both, f"SELECT count(*), count(DISTINCT key) {keyed}") == [(11, 11)]
    query = (
        "SELECT group_concat(substr(media.path, -5), ' ') FROM (SELECT * FROM media_uses ORDER BY id) uses "
        "JOIN media ON media.id = media_id JOIN posts ON posts.id = post_id WHERE posts.text = 'Rain, again. #bergen' "
        "AND posts.kind = 'post'"
    )
    ((endings,),) = ask(both, query)
    assert endings.split()[0] == ".webp"
    assert endings.split()[2] == ".heic"


def test_a_medium_has_one_row_whatever_its_name_in_either_export(both: Path) -> None:
    number = "(SELECT key FROM posts WHERE text LIKE 'Second firing%')"
    query = f"SELECT count(*) FROM media WHERE path LIKE '%' || {number} || '%'"
    assert ask(both, query) == [(1,)]
    files = "SELECT count(*) FROM members WHERE status = 'media' AND path LIKE '%posts/202108%'"
    assert ask(both, files) == [(3,)]  # that of 2022, that of 2026, and its public copy
