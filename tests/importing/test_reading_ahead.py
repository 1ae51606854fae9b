"""A large chat read by a process of its own gives the rows that reading it here gives, whatever happens to that."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing import pipeline, workers
from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.importing.reading_ahead import AheadReader
from tests.importers.whatsapp.writing import Style, change_later, invent_chat, write_chat
from tests.laws.snapshots import Snapshot, assert_same, snapshot_strictly

TWO_BLOCKS = 22_000  # messages


@pytest.fixture(scope="module")
def chats(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return two exports of one chat, the later one changed here and there, and the first of more than one block."""
    rng = random.Random(1)
    folder = tmp_path_factory.mktemp("chats")
    chat = invent_chat(rng, TWO_BLOCKS)
    later = change_later(chat[-2000:], rng)
    (folder / "later").mkdir()
    return [
        write_chat(folder / "WhatsApp Chat with Bob.zip", chat, Style()),
        write_chat(folder / "later" / "WhatsApp Chat with Bob.zip", later, Style(language="en")),
    ]


@pytest.fixture(scope="module")
def clean(chats: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Return what this process alone makes of them."""
    database = tmp_path_factory.mktemp("clean") / "x.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "LARGE_BYTES", 0)
        import_paths(chats, database, jobs=1)
    return snapshot_strictly(database)


@pytest.fixture
def received(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Let every text be large, and return what other processes will have handed over."""
    monkeypatch.setattr(pipeline, "LARGE_BYTES", 0)
    monkeypatch.setattr(workers, "_WORTH_READER_BYTES", 0)
    found: list[Any] = []
    receive = AheadReader._receive

    def note(reader: AheadReader) -> Any:
        found.append(receive(reader))
        return found[-1]

    monkeypatch.setattr(AheadReader, "_receive", note)
    return found


@pytest.mark.parametrize("jobs", [2, 4], ids=["reader", "reader and packer"])
def test_a_text_read_ahead_gives_the_same_database(
    tmp_path: Path, chats: list[Path], clean: Snapshot, received: list[Any], jobs: int
) -> None:
    import_paths(chats, tmp_path / "x.db", jobs=jobs)
    assert len(received) >= 2 + 1 + 1 + 1 + 2  # blocks of both, what is said of each text, and both ends
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))
    if jobs == 2:
        before = len(received)
        rebuild(tmp_path / "x.db", jobs=2)
        assert len(received) == 2 * before, "what is kept is read ahead too"
        assert_same(clean, snapshot_strictly(tmp_path / "x.db"))


@pytest.mark.parametrize(("jobs", "number"), [(2, 1), (4, 0)])
def test_a_reader_that_dies_costs_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chats: list[Path],
    clean: Snapshot,
    received: list[Any],
    jobs: int,
    number: int,
) -> None:
    receive = AheadReader._receive

    def receive_from_the_dead(reader: AheadReader) -> Any:
        if len(received) == number:
            assert len(reader._helpers) == jobs // 2
            reader._helpers[0]._process.kill()  # of two, the one behind it finds out
            reader._helpers[0]._process.join()
            if number:
                reader._helpers[0].pipe.close()  # what it has handed over before is not taken
        return receive(reader)

    monkeypatch.setattr(AheadReader, "_receive", receive_from_the_dead)
    import_paths(chats, tmp_path / "x.db", jobs=jobs)
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))


def test_a_damaged_text_is_the_same_damage(tmp_path: Path, chats: list[Path], received: list[Any]) -> None:
    data = bytearray(chats[0].read_bytes())
    data[len(data) // 2] ^= 0x55
    (broken := tmp_path / chats[0].name).write_bytes(data)
    import_paths([broken], tmp_path / "here.db", jobs=1)
    import_paths([broken], tmp_path / "ahead.db", jobs=2)
    assert_same(snapshot_strictly(tmp_path / "here.db"), snapshot_strictly(tmp_path / "ahead.db"))
    assert not received
    with closing(sqlite3.connect(tmp_path / "ahead.db")) as db:
        assert db.execute("SELECT status FROM members").fetchall() == [("unreadable",)]
