"""The databases of apps, opened for reading: tables that are missing, copies that nobody else can read."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.archive import private
from exit_kit.archive.databases import Tables, open_database
from exit_kit.archive.private import create_private, make_private_folder, remove_private_folders


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which private folders are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _make(path: Path, script: str) -> Path:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)
    return path


def test_a_private_folder_and_its_files_are_the_owners_alone_and_go_away(folder: Path) -> None:
    made = make_private_folder()
    with create_private(made / "copy") as file:
        file.write(b"x")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert stat.S_IMODE((made / "copy").stat().st_mode) == 0o600
    remove_private_folders()
    assert not made.exists()


def test_what_a_killed_process_left_is_removed_by_the_next_one(folder: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, running = (folder / f"{private._PREFIX}{number}-x" for number in (gone.pid, os.getpid()))
    left.mkdir()
    running.mkdir()
    (folder / f"{private._PREFIX}x-y").mkdir()
    make_private_folder()
    assert not left.exists()
    assert running.exists()
    remove_private_folders()


def test_a_view_or_a_virtual_table_is_no_table_and_columns_may_be_missing(tmp_path: Path) -> None:
    script = (
        "CREATE TABLE real (a, b); INSERT INTO real VALUES (1, NULL), (2, x'00');"
        "CREATE VIEW seen AS SELECT * FROM real; CREATE VIRTUAL TABLE found USING fts5(text);"
    )
    path = _make(tmp_path / "x.db", script)
    with closing(open_database(path, tmp_path)) as db:
        tables = Tables(db)
        assert {"real"} <= tables.names and not {"seen", "found"} & tables.names
        assert list(tables.rows("real", order=("z", "a"))) == [{"a": 1}, {"a": 2, "b": b"\0"}]
        assert list(tables.rows("real", where="z", values=[1])) == []
        assert tables.values("real", ("z", "a"), where="a", value=2) == [(None, 2)]
        assert list(tables.rows("seen")) == list(tables.rows("nothing")) == []
        with pytest.raises(sqlite3.Error):
            db.execute("INSERT INTO real VALUES (3, 4)")


def test_a_table_that_breaks_off_gives_what_is_before_the_break(tmp_path: Path) -> None:
    rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) "
    script = f"CREATE TABLE t (i, text); {rows} INSERT INTO t SELECT i, hex(randomblob(40)) FROM n;"
    path = _make(tmp_path / "x.db", script)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = os.urandom(len(data) - len(data) // 2)
    path.write_bytes(data)
    with closing(open_database(path, tmp_path)) as db:
        tables = Tables(db)
        found = list(tables.rows("t"))
        assert tables.broken == {"t"}
        assert 100 < len(found) < 5000
