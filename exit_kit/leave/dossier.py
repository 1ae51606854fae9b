"""All the evidence as one folder or zip that can be handed to somebody: the files, a list of checksums, a page to read.

    index.html       what was done on which day, and which file shows it; opens anywhere, loads nothing
    evidence.json    the same for programs
    sha256sums.txt   for `sha256sum -c sha256sums.txt`
    files/           the copies, under the names that they have beside the database

Each file is hashed again on the way: what is gone or has changed since it was kept is said and listed, never
left out silently.  An existing file or folder is never written over.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, BinaryIO, Final

from exit_kit.errors import GuideError
from exit_kit.leave.evidence import Evidence, find_database, read_evidence
from exit_kit.leave.plan import Note, Plan, has_plans, read_log, read_now, read_plans

UNCHANGED: Final = "unchanged"
CHANGED: Final = "changed"
MISSING: Final = "missing"


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence and what became of its copy: unchanged, changed or missing."""

    evidence: Evidence
    state: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """What belongs to one plan (None: to no plan): its log and its proofs."""

    plan: Plan | None
    log: tuple[Note, ...]
    proofs: tuple[Proof, ...]


def read_proofs(db: sqlite3.Connection) -> list[Proof]:
    """Return all evidence, each copy hashed again."""
    if not has_plans(db):
        return []
    return [Proof(one, _judge(find_database(db).parent / one.path, one)) for one in read_evidence(db)]


def _judge(path: Path, evidence: Evidence) -> str:
    try:
        with path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == evidence.sha256
    except OSError:
        return MISSING
    return UNCHANGED if same else CHANGED


def read_chapters(db: sqlite3.Connection) -> list[Chapter]:
    """Return the plans, ended ones too, each with its log and proofs; evidence of no plan comes last."""
    proofs = read_proofs(db)

    def of(plan_id: int | None) -> tuple[Proof, ...]:
        return tuple(one for one in proofs if one.evidence.plan_id == plan_id)

    plans = read_plans(db, also_ended=True)
    chapters = [Chapter(plan, tuple(read_log(db, plan.id)), of(plan.id)) for plan in plans]
    return [*chapters, Chapter(None, (), of(None))] if of(None) else chapters


def export_evidence(db: sqlite3.Connection, target: Path) -> list[Proof]:
    """Write everything to a new folder, or to a new zip where the name ends so, and return what was written of.

    Only the owner can read it.  Raises GuideError where the target exists or cannot be written; then nothing is
    left behind.
    """
    chapters = read_chapters(db)
    proofs = [proof for chapter in chapters for proof in chapter.proofs]
    if target.exists() or target.is_symlink():
        raise GuideError(
            f"{target} exists already, so nothing was written.",
            fix="Name a new folder, or a new file ending in .zip.",
        )
    try:
        with _make_room(target) as folder:
            _fill(folder, find_database(db).parent, chapters, proofs)
            if target.suffix.lower() == ".zip":
                _pack(folder, target)
            else:
                folder.rename(target)
    except OSError as error:
        raise GuideError(
            f"The evidence could not be written to {target}. What is kept beside the database is untouched.",
            f"{error.strerror or type(error).__name__}.",
            "Name another place, or make room; then try again.",
        ) from None
    return proofs


@contextmanager
def _make_room(target: Path) -> Iterator[Path]:
    """Give a folder beside the target to write in, and take it away again unless it has become the target."""
    folder = target.with_name(f".{target.name}-{os.getpid()}")
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill(folder: Path, home: Path, chapters: list[Chapter], proofs: list[Proof]) -> None:
    (folder / "files").mkdir(mode=0o700)
    sums = []
    for proof in proofs:
        if proof.state != MISSING:
            name = Path(proof.evidence.path).name
            with (home / proof.evidence.path).open("rb") as source, _create(folder / "files" / name) as copy:
                shutil.copyfileobj(source, copy)
            sums.append(f"{proof.evidence.sha256}  files/{name}\n")
    _write(folder / "sha256sums.txt", "".join(sums))
    _write(folder / "evidence.json", json.dumps(list(map(describe, proofs)), ensure_ascii=False, indent=2))
    _write(folder / "index.html", render_page(chapters))


def _write(path: Path, text: str) -> None:
    with _create(path) as file:
        file.write(text.encode())


def _create(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b")


def _pack(folder: Path, target: Path) -> None:
    new = folder.with_name(f"{folder.name}.zip")
    try:
        with _create(new) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    archive.write(path, f"{target.stem}/{path.relative_to(folder).as_posix()}")
        new.rename(target)
    finally:
        new.unlink(missing_ok=True)


def describe(proof: Proof) -> dict[str, Any]:
    """Return one piece of evidence for programs."""
    one = proof.evidence
    return {
        "file": f"files/{Path(one.path).name}" if proof.state != MISSING else None,
        "name": one.name,
        "step": one.step,
        "about": one.about,
        "on_date": one.on_date.isoformat(),
        "added_at": one.added_at,
        "sha256": one.sha256,
        "size_bytes": one.size_bytes,
        "state": proof.state,
    }


def render_page(chapters: list[Chapter]) -> str:
    """Return the page to read: one part for each plan; everything in it is escaped."""
    from jinja2 import Environment

    template = files("exit_kit.leave").joinpath("data/evidence.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        chapters=chapters, written_at=read_now(), missing=MISSING, changed=CHANGED
    )
