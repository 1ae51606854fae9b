"""What a worker lays down in files is what it made, and no file stays."""

from __future__ import annotations

import errno
import os
import pickle
import tempfile
from pathlib import Path

import pytest

from exit_kit.importing import parcels
from exit_kit.importing.contract import Status
from exit_kit.importing.packing import pack
from exit_kit.importing.parcels import Packer, clear_orphaned, remove_texts, take_file, unpack
from exit_kit.importing.pipeline import import_paths
from exit_kit.importing.records import MILLISECOND, Conversation
from exit_kit.importing.sealing import seal, unseal
from exit_kit.importing.work import Outcome
from tests.paths import SAMPLES


def make_outcome(count: int) -> Outcome:
    """Return an outcome with so many messages."""
    times = (f"2024-01-01T00:{number // 60:02}:{number % 60:02}.000Z" for number in range(count))
    messages = [(at, "Ada Example", "text", f"{at} 東京", None) for at in times]
    block = seal(pack(messages, lambda uri: uri))
    records = [Conversation("7", "Ada", "group", "inbox", (), [], MILLISECOND, packed=block)]
    return Outcome(Status.IMPORTED, ("messages",), list(records))


@pytest.mark.parametrize("count", [1, 700], ids=["small", "large"])
@pytest.mark.parametrize("place", ["files", "missing", None])
def test_an_outcome_is_taken_as_it_was_made(tmp_path: Path, count: int, place: str | None) -> None:
    (tmp_path / "files").mkdir()
    outcome = make_outcome(count)
    taken = unpack(pickle.loads(Packer(tmp_path / place if place else None).pack(outcome)))
    made, block = outcome.records[0].packed, taken.records[0].packed
    assert taken._replace(records=[]) == outcome._replace(records=[])
    assert unseal(block) == unseal(made)
    files = [str(path) for path in (tmp_path / "files").iterdir()]
    assert len(files) == (count > 1 and place == "files")
    assert not any(Path(path).stat().st_mode & 0o077 for path in files)
    assert not files or files == [block.sealed.path]
    remove_texts(taken, files.__contains__)
    assert [take_file(path) for path in files] == [made.sealed.texts for _ in files]
    remove_texts(unpack(pickle.loads(Packer(tmp_path / "files").pack(outcome))), [].__contains__)
    assert not any((tmp_path / "files").iterdir())


def test_nothing_half_written_stays_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_half(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(parcels, "create_private", write_half)
    outcome = make_outcome(700)
    (place := tmp_path / "files").mkdir()
    assert unpack(pickle.loads(Packer(place).pack(outcome))) == outcome
    assert not any(place.iterdir())


def test_the_folder_of_a_process_that_was_killed_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "left"
    folder.mkdir()
    clear_orphaned(folder, os.getppid())
    assert folder.exists()
    clear_orphaned(folder, -1)
    assert not folder.exists()


def test_an_import_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = tmp_path / "places"
    places.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(places))
    import_paths([SAMPLES / "facebook_2019_json"], tmp_path / "x.db", jobs=2)
    assert not any(places.iterdir())
