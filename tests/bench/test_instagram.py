"""The Instagram export of the benchmark is what it is taken for: the messages of the other, always the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from exit_kit.importing.pipeline import import_paths

from .generate import write_export
from .instagram import write_instagram

MESSAGES = 1_500


def test_it_holds_the_same_messages_and_is_read_without_a_problem(tmp_path: Path) -> None:
    write_export(tmp_path / "facebook.zip", messages=MESSAGES, threads=4)
    for name in ("a.zip", "b.zip"):
        write_instagram(tmp_path / name, tmp_path / "facebook.zip", messages=MESSAGES)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    import_paths([tmp_path / "a.zip"], tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        assert db.execute("SELECT count(*) FROM messages").fetchone() == (MESSAGES,)
        assert db.execute("SELECT count(*) FROM problems").fetchone() == (0,)
        assert db.execute("SELECT platform, name FROM accounts").fetchall() == [
            ("instagram", "Noëmi Brandvold-Sætre")
        ]
        query = "SELECT count(*), count(at) FROM reactions WHERE message_id IS NOT NULL"
        reactions, dated = db.execute(query).fetchone()
        assert reactions == dated > 0
