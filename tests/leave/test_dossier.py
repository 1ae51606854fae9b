"""The evidence in one folder or zip: complete, checked, private, and safe to open."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest

from exit_kit.errors import GuideError
from exit_kit.leave.dossier import export_evidence, read_proofs, render_page
from exit_kit.leave.evidence import attach_evidence
from exit_kit.leave.guide import Guide
from exit_kit.leave.plan import add_note, end_plan, start_plan
from tests.leave.conftest import TODAY

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)>'


@pytest.fixture
def filled(db: sqlite3.Connection, guide: Guide, tmp_path: Path) -> sqlite3.Connection:
    """Return a database with a plan of three files, and one file of no plan."""
    plan = start_plan(db, guide)
    for name in ("one.png", "two.pdf", "drei ü.txt"):
        (tmp_path / name).write_bytes(name.encode() * 1000)
        attach_evidence(db, plan, tmp_path / name, step="one", about=HOSTILE, on_date=TODAY, today=TODAY)
    add_note(db, plan, HOSTILE)
    (tmp_path / "letter.txt").write_bytes(b"Dear")
    attach_evidence(db, None, tmp_path / "letter.txt", on_date=TODAY, today=TODAY)
    return db


def test_a_folder_holds_every_file_a_list_of_checksums_and_a_page(
    filled: sqlite3.Connection, tmp_path: Path
) -> None:
    target = tmp_path / "for the lawyer"
    proofs = export_evidence(filled, target)
    assert [proof.state for proof in proofs] == ["unchanged"] * 4
    listed = json.loads((target / "evidence.json").read_text("utf-8"))
    assert [one["name"] for one in listed] == ["one.png", "two.pdf", "drei ü.txt", "letter.txt"]
    for one in listed:
        assert hashlib.sha256((target / one["file"]).read_bytes()).hexdigest() == one["sha256"]
    for path in [target, *target.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")
def test_the_list_of_checksums_is_one_that_sha256sum_reads(
    filled: sqlite3.Connection, tmp_path: Path
) -> None:
    export_evidence(filled, tmp_path / "all")
    done = subprocess.run(
        ["sha256sum", "-c", "sha256sums.txt"], cwd=tmp_path / "all", capture_output=True, check=True
    )
    assert done.stdout.count(b": OK") == 4


def test_a_zip_holds_the_same_in_one_folder(filled: sqlite3.Connection, tmp_path: Path) -> None:
    export_evidence(filled, tmp_path / "folder")
    export_evidence(filled, tmp_path / "packed.zip")
    assert stat.S_IMODE((tmp_path / "packed.zip").stat().st_mode) == 0o600
    with zipfile.ZipFile(tmp_path / "packed.zip") as archive:
        packed = {name.removeprefix("packed/"): archive.read(name) for name in archive.namelist()}
    folder = tmp_path / "folder"
    there = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert packed.keys() == there.keys()
    assert {name: packed[name] for name in packed if name != "index.html"} == {
        name: there[name] for name in there if name != "index.html"
    }


def test_what_is_gone_or_changed_is_said_and_listed(
    filled: sqlite3.Connection, database: Path, tmp_path: Path
) -> None:
    first, second, *_ = (proof.evidence for proof in read_proofs(filled))
    (database.parent / first.path).unlink()
    (database.parent / second.path).write_bytes(b"another")
    proofs = export_evidence(filled, tmp_path / "all")
    assert [proof.state for proof in proofs] == ["missing", "changed", "unchanged", "unchanged"]
    page = (tmp_path / "all/index.html").read_text("utf-8")
    assert "The copy is missing." in page
    assert "The copy has changed since it was kept." in page
    assert len((tmp_path / "all/sha256sums.txt").read_text().splitlines()) == 3
    assert len(list((tmp_path / "all/files").iterdir())) == 3


def test_nothing_in_the_page_runs_or_loads(filled: sqlite3.Connection, tmp_path: Path) -> None:
    export_evidence(filled, tmp_path / "all")
    page = (tmp_path / "all/index.html").read_text("utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("name", ["there", "there.zip"])
def test_nothing_is_ever_written_over(filled: sqlite3.Connection, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(GuideError, match="exists already"):
        export_evidence(filled, tmp_path / name)
    assert (tmp_path / name).read_bytes() == b"mine"


def test_a_place_that_cannot_be_written_leaves_nothing_behind(
    filled: sqlite3.Connection, tmp_path: Path
) -> None:
    with pytest.raises(GuideError, match="could not be written"):
        export_evidence(filled, tmp_path / "nowhere" / "all.zip")
    assert not (tmp_path / "nowhere").exists()


def test_plans_that_ended_are_in_it(db: sqlite3.Connection, guide: Guide) -> None:
    from exit_kit.leave.dossier import read_chapters

    end_plan(db, start_plan(db, guide))
    (chapter,) = read_chapters(db)
    assert "ended on" in render_page([chapter])


def test_without_evidence_the_page_says_so(db: sqlite3.Connection) -> None:
    from exit_kit.leave.dossier import read_chapters

    assert read_chapters(db) == []
    assert "There is no evidence yet." in render_page([])
