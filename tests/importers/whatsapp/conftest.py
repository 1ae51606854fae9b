"""The invented databases, written once; each test that changes one takes a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from exit_kit.importing.pipeline import import_paths
from tests.samples.whatsapp_backups import build_android, build_device_backup, build_iphone, build_old_android


@pytest.fixture(scope="session")
def phones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with `mac`, `WhatsApp` (Android), `old` (Android until 2021) and `device/backup` (iPhone)."""
    folder = tmp_path_factory.mktemp("phones")
    build_iphone(folder / "mac")
    build_android(folder / "WhatsApp")
    build_old_android(folder / "old")
    build_device_backup(folder / "device")
    return folder


@pytest.fixture(scope="session")
def read(phones: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the databases that reading each of them gave; read only."""
    folder = tmp_path_factory.mktemp("read")
    for name in ("mac", "WhatsApp", "old"):
        import_paths([phones / name], folder / f"{name}.db", jobs=1)
    return {name: folder / f"{name}.db" for name in ("mac", "WhatsApp", "old")}
