"""The search index that another process makes is the one that this process would make."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.importing import workers
from exit_kit.importing.pipeline import import_paths
from exit_kit.store.message_index import MessageIndex, index_messages
from tests.paths import SAMPLES

EXPORT = SAMPLES / "facebook_2025_json"
# Each word of the index with the messages and columns in which it stands.
VOCABULARY = "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, messages_fts, instance)"


def read_index(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO messages_fts (messages_fts) VALUES ('integrity-check')")
        db.execute(VOCABULARY)
        return sorted(db.execute("SELECT term, doc, col, offset FROM words"))


@pytest.fixture(scope="module")
def made_here(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    path = tmp_path_factory.mktemp("here") / "x.db"
    import_paths([EXPORT], path, jobs=1)
    return read_index(path)


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Whether the index was copied, for each time that it was asked for."""
    answers: list[bool] = []
    copy = MessageIndex.copy

    def note(index: MessageIndex) -> bool:
        answers.append(copy(index))
        return answers[-1]

    monkeypatch.setattr(MessageIndex, "copy", note)
    yield answers


def test_the_index_of_another_process_finds_the_same(tmp_path, made_here, copies):
    import_paths([EXPORT], tmp_path / "x.db", jobs=4)
    assert copies == [True]
    assert read_index(tmp_path / "x.db") == made_here


def test_where_texts_were_changed_meanwhile_it_is_made_here(tmp_path, copies, monkeypatch):
    both = [SAMPLES / "facebook_2023_json", EXPORT]
    import_paths(both, tmp_path / "four.db", jobs=4)
    assert copies == [False]
    import_paths(both, tmp_path / "one.db", jobs=1)
    assert read_index(tmp_path / "four.db") == read_index(tmp_path / "one.db")


def test_where_the_process_dies_it_is_made_here(tmp_path, made_here, copies, monkeypatch):
    end = MessageIndex.end

    def die(index: MessageIndex) -> None:
        assert index._helper
        index._helper._process.kill()
        index._helper._process.join()
        end(index)

    monkeypatch.setattr(MessageIndex, "end", die)
    import_paths([EXPORT], tmp_path / "x.db", jobs=4)
    assert copies == [False]
    assert read_index(tmp_path / "x.db") == made_here


def test_a_later_import_into_the_same_database_has_no_index_of_its_own(tmp_path):
    import_paths([EXPORT], tmp_path / "x.db", jobs=1)
    with closing(sqlite3.connect(tmp_path / "x.db")) as db, index_messages(db) as index:
        index.start()
        assert index._helper is None


def test_one_process_in_four_makes_the_index():
    assert [workers.count_workers(0, wanted) for wanted in (1, 2, 3, 4, 5)] == [0, 1, 2, 2, 3]
