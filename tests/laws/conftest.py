"""What the laws share: each sample imported once, in its own database, to be copied and never written to."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exit_kit.archive.documents import LARGE_BYTES
from exit_kit.importing import pipeline
from exit_kit.importing.pipeline import import_paths
from exit_kit.importing.shapes import Shape
from tests.paths import SAMPLES

_FITS = Shape.fits


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return the database of one or several samples, imported one after another; read it only."""
    folder = tmp_path_factory.mktemp("imported")
    numbers: dict[tuple[str, ...], int] = {}

    def give(*names: str) -> Path:
        database = folder / f"{names[0]}-{numbers.setdefault(names, len(numbers))}.db"
        if not database.exists():
            unchanged = pipeline.LARGE_BYTES == LARGE_BYTES and Shape.fits is _FITS
            assert unchanged, "others share this database: take it before changing the program for one test"
            for name in names:
                import_paths([SAMPLES / name], database)
        return database

    return give


@pytest.fixture
def copied(imported: Callable[..., Path], tmp_path: Path) -> Callable[..., Path]:
    """Return a copy of a sample's database, to write to."""

    def give(*names: str) -> Path:
        copy = tmp_path / "copied.db"
        shutil.copyfile(imported(*names), copy)
        return copy

    return give
