"""What worker processes make, laid down in files on its way to the processes that take it.

A pipe holds little, so a worker that hands over some megabytes stands still until they are taken.  Out of a file they
are taken whenever it suits, and a worker goes on with its next job at once; and the process that makes the search index
reads the texts by itself.  The folder is private, and a file is removed once it is read.  Where none can be written (a
full disk), what was made goes through the pipe.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from exit_kit.archive.private import create_private
from exit_kit.importing.packing import Packed, Sealed
from exit_kit.importing.records import Conversation, Record
from exit_kit.importing.work import Outcome

_LEAST_BYTES: Final = 32_000  # a pipe takes that much without delay


class Packer:
    """Lays down what one worker makes."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._count = 0

    def pack(self, outcome: Outcome) -> bytes:
        """Return what is to go through the pipe, pickled: the outcome, or the name of the file in which it lies."""
        records = [self._lay_texts(record) for record in outcome.records]
        data = pickle.dumps(outcome._replace(records=records), pickle.HIGHEST_PROTOCOL)
        path = self._write(data) if len(data) > _LEAST_BYTES else None
        return data if path is None else pickle.dumps(path)

    def _lay_texts(self, record: Record) -> Record:
        """Put the texts of a block that is sealed into a file of their own."""
        sealed = _find_sealed(record)
        path = self._write(sealed.texts) if sealed else None
        if path is None or sealed is None or not isinstance(record, Conversation):
            return record
        return record._replace(packed=record.packed._replace(sealed=sealed._replace(texts=b"", path=path)))

    def _write(self, data: bytes) -> str | None:
        """Write a new file; None where that cannot be done."""
        if self._folder is None:
            return None
        self._count += 1
        path = self._folder / f"{os.getpid()}-{self._count}"
        try:
            with create_private(path) as file:
                file.write(data)
        except OSError:
            _remove(str(path))  # what was written before the disk was full
            return None
        return str(path)


def unpack(found: Outcome | str) -> Outcome:
    """Return the outcome that came through the pipe; raise OSError where its file is gone."""
    if not isinstance(found, str):
        return found
    outcome: Outcome = pickle.loads(take_file(found))  # noqa: S301 -- ours alone: nobody else can enter the folder
    return outcome


def remove_texts(outcome: Outcome, is_wanted: Callable[[str], bool]) -> None:
    """Remove the files with texts of an outcome, but for those that another process is to read."""
    for record in outcome.records:
        sealed = _find_sealed(record)
        if sealed is not None and sealed.path is not None and not is_wanted(sealed.path):
            _remove(sealed.path)


def take_file(path: str) -> bytes:
    """Read a file and remove it."""
    data = Path(path).read_bytes()
    _remove(path)
    return data


def clear_orphaned(folder: Path | None, parent: int) -> None:
    """Remove the folder where the process that would do it was killed: no text of a message is to stay behind."""
    if folder is not None and os.getppid() != parent:
        shutil.rmtree(folder, ignore_errors=True)


def _remove(path: str) -> None:
    with suppress(OSError):
        Path(path).unlink()


def _find_sealed(record: Record) -> Sealed | None:
    sealed: Sealed | None = None
    if isinstance(record, Conversation) and isinstance(record.packed, Packed):
        sealed = record.packed.sealed
    return sealed


__all__ = ["Packer", "clear_orphaned", "remove_texts", "take_file", "unpack"]
