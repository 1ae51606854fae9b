"""Evidence: a copy beside the database that only its owner can read, and that cannot be lost between two steps."""

from __future__ import annotations

import hashlib
import stat

import pytest

from exit_kit.errors import GuideError
from exit_kit.leave import evidence as proofs
from exit_kit.leave.dossier import CHANGED, MISSING, UNCHANGED, read_proofs
from exit_kit.leave.plan import read_log, start_plan
from tests.leave.conftest import TODAY


@pytest.fixture
def shot(tmp_path):
    path = tmp_path / "Bildschirmfoto: „Löschen“ 12.PNG"
    path.write_bytes(b"a picture")
    return path


def test_a_file_is_copied_hashed_dated_and_readable_by_its_owner_only(db, database, guide, shot):
    plan = start_plan(db, guide)
    kept = proofs.attach_evidence(db, plan, shot, step="one", about="the screen", on_date=TODAY, today=TODAY)
    copy = database.parent / kept.path
    assert copy.parent.name == "mine-evidence"
    assert copy.read_bytes() == b"a picture"
    assert kept.sha256 == hashlib.sha256(b"a picture").hexdigest()
    assert (kept.name, kept.size_bytes, kept.on_date, kept.step) == (shot.name, 9, TODAY, "one")
    assert copy.name == f"2026-11-23-{kept.sha256[:8]}-Bildschirmfoto-L-schen-12.PNG"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert proofs.read_evidence(db, plan.id) == [kept]
    assert [(note.kind, note.text) for note in read_log(db, plan.id)][-1] == ("evidence", shot.name)
    assert [one.state for one in read_proofs(db)] == [UNCHANGED]
    copy.write_bytes(b"another")
    assert [one.state for one in read_proofs(db)] == [CHANGED]


def test_the_same_file_for_the_same_step_is_kept_once_and_for_another_step_twice(db, database, guide, shot):
    plan = start_plan(db, guide)
    first = proofs.attach_evidence(db, plan, shot, step="one")
    assert proofs.attach_evidence(db, plan, shot, step="one") == first
    second = proofs.attach_evidence(db, plan, shot, step="two")
    assert {first.path, second.path} == {
        f"mine-evidence/{path.name}" for path in (database.parent / "mine-evidence").iterdir()
    }


def test_a_copy_that_was_lost_is_made_again(db, database, guide, shot):
    plan = start_plan(db, guide)
    first = proofs.attach_evidence(db, plan, shot, step="one")
    (database.parent / first.path).unlink()
    assert not proofs.is_there(db, first)
    assert [one.state for one in read_proofs(db)] == [MISSING]
    again = proofs.attach_evidence(db, plan, shot, step="one")
    assert again.path == first.path
    assert [one.state for one in read_proofs(db)] == [UNCHANGED]
    assert len(proofs.read_evidence(db)) == 1


@pytest.mark.parametrize("name", ["gone.png", "."])
def test_a_file_that_is_not_there_is_a_sentence_and_nothing_is_lost(db, database, guide, tmp_path, name):
    plan = start_plan(db, guide)
    with pytest.raises(GuideError, match="was not kept as evidence"):
        proofs.attach_evidence(db, plan, tmp_path / name, step="one")
    assert proofs.read_evidence(db) == []
    assert not [*database.parent.glob("mine-evidence/*")]


def test_a_folder_that_cannot_be_written_is_a_sentence(db, database, guide, shot):
    plan = start_plan(db, guide)
    (database.parent / "mine-evidence").write_bytes(b"")  # a file where the folder should be
    with pytest.raises(GuideError, match="could not be copied"):
        proofs.attach_evidence(db, plan, shot, step="one")
    assert shot.read_bytes() == b"a picture"
    assert proofs.read_evidence(db) == []
