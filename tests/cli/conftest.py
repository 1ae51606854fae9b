"""Databases made of the samples, once for all tests that only read them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.paths import SAMPLES


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Import samples one after another into one database and return its path."""
    from exit_kit.importing.pipeline import import_paths

    made: dict[tuple[str, ...], Path] = {}

    def find(*names: str) -> Path:
        if names not in made:
            made[names] = tmp_path_factory.mktemp("samples") / "exit-kit.db"
            for name in names:
                import_paths([SAMPLES / name], made[names], jobs=1)
        return made[names]

    return find
