"""Folders for what must stand on the disk for a moment: readable by the owner only, and gone when it is over.

A backup that was unlocked, or a database whose newest changes stand in a second file, can be read by SQLite from a file
only.  What is put here never stands beside the user's file.  A process that is killed cannot clear up, so the next one
that needs such a folder removes those of processes that are no more.
"""

from __future__ import annotations

import atexit
import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO, Final

from exit_kit.errors import ArchiveError

_PREFIX: Final = "exit-kit-private-"
_MADE: Final[list[Path]] = []


def make_private_folder() -> Path:
    """Make a folder that only the owner can look into; it is removed at the latest when the process ends."""
    _remove_left_behind()
    if not _MADE:
        atexit.register(remove_private_folders)
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    _MADE.append(folder)
    return folder


def remove_private_folders() -> None:
    """Remove every folder that this process made."""
    while _MADE:
        shutil.rmtree(_MADE.pop(), ignore_errors=True)


def remove_private_folder(folder: Path) -> None:
    """Remove one folder that this process made, as soon as it is not needed."""
    if folder in _MADE:
        _MADE.remove(folder)
        shutil.rmtree(folder, ignore_errors=True)


def create_private(path: Path) -> BinaryIO:
    """Create a file that only the owner can read, and open it for writing."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def refuse_full_disk(name: str, error: OSError) -> ArchiveError:
    """Return the error for a copy that could not be written."""
    if error.errno != errno.ENOSPC:
        return ArchiveError(
            f"{name} could not be read: {error.strerror or type(error).__name__}.",
            "The system did not give access to it, or the disk failed.",
            "Check that you may open it, then try again.",
        )
    return ArchiveError(
        f"{name} was not read: there is no room on the disk for a copy that is needed while it is read.",
        f"The copy is made in {tempfile.gettempdir()} and removed afterwards.",
        "Make room, or name a folder on a larger disk in the environment variable TMPDIR.",
    )


def _remove_left_behind() -> None:
    """Remove the folders of processes that are no more: one was killed in the middle."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if folder not in _MADE and number.isdigit() and _is_ours(folder) and not _is_running(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return not folder.is_symlink() and (not hasattr(os, "getuid") or found.st_uid == os.getuid())


def _is_running(process: int) -> bool:
    if os.name == "nt":  # there, os.kill ends a process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OverflowError, OSError):
        return True
    return True
