"""Law: killed while conversations are joined or split, and run again, equals a clean run."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing import deciding, pipeline
from exit_kit.importing.pipeline import import_paths
from tests.laws.snapshots import assert_same, snapshot
from tests.laws.test_interruptions import Killed, _fail_at
from tests.paths import SAMPLES

MAIN, CHATS = "facebook_2025_json", "facebook_2025_encrypted"
INGRID = "10150340000000005"


@pytest.fixture
def both(imported: Callable[..., Path], tmp_path: Path) -> Path:
    """Return a database of the main export and the encrypted chats, to write to."""
    shutil.copyfile(imported(MAIN, CHATS), tmp_path / "both.db")
    return tmp_path / "both.db"


def _split(database: Path) -> None:
    with closing(sqlite3.connect(database)) as db:
        (number,) = db.execute("SELECT id FROM conversations WHERE key = ?", (INGRID,)).fetchone()
    deciding.split_conversation(database, str(number))


def _import_reversed(database: Path) -> None:
    for name in (CHATS, MAIN):
        import_paths([SAMPLES / name], database)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("wipe_records", 1),
        ("write_outcome", 1),
        ("write_outcome", 200),
        ("settle", 1),
        ("settle", 2),
        ("finish", 1),
    ],
)
def test_a_split_that_was_killed_is_done_by_whatever_runs_next(
    both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    clean = tmp_path / "clean.db"
    shutil.copyfile(both, clean)
    _split(clean)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(pipeline, name, _fail_at(number, getattr(pipeline, name)))
        _split(both)
    import_paths([SAMPLES / MAIN], both)
    assert_same(snapshot(clean), snapshot(both))


@pytest.mark.parametrize(
    ("name", "number"), [("write_outcome", 5), ("write_outcome", 300), ("settle", 1), ("finish", 2)]
)
def test_an_import_that_was_killed_joins_when_it_is_run_again(
    both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    database = tmp_path / "x.db"
    function: Any = getattr(pipeline, name)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(pipeline, name, _fail_at(number, function))
        _import_reversed(database)
    _import_reversed(database)
    assert_same(snapshot(both), snapshot(database))
