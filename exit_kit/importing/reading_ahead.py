"""Reads a large plain text in a process of its own, block by block, while this process stores what has been read.

Reading a chat of a million messages takes longer than storing them.  The pipe between the two holds little, so the
reader is never more than a block ahead.  What defeats it (a damaged member, too little memory) is no finding: the text
is then read again here, and says by itself what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from typing import BinaryIO, Final, NamedTuple

from exit_kit.archive import MemberFault, open_member
from exit_kit.archive.members import Member
from exit_kit.importing.clocks import Clock
from exit_kit.importing.contract import TextSource
from exit_kit.importing.problems import Notes, Problem
from exit_kit.importing.records import Record
from exit_kit.importing.work import SNIFFED_BYTES, find_text_type, get_media_key, pack_messages
from exit_kit.importing.workers import seal_messages
from exit_kit.processes import Helper, behave_as_helper

_READ_BYTES: Final = 1_000_000


class TextJob(NamedTuple):
    """A text to be read: where it is, and what `TextSource` says of it."""

    platform: str
    path: str
    member: Member
    clock: Clock
    files: tuple[str, ...]


class ReaderLost(Exception):
    """The other process has not read the text to its end."""


class _End(NamedTuple):
    """Stands behind the last record."""

    problems: tuple[Problem, ...]


class AheadReader:
    """The process that reads one text."""

    def __init__(self, job: TextJob) -> None:
        self._helper = Helper(read_text_ahead)
        try:
            self._helper.pipe.send(job)
        except OSError:
            self._helper.pipe.close()

    def read(self, notes: Notes) -> Iterator[Record]:
        """Yield the records of the text, and note its problems; raise ReaderLost where they end too early."""
        while not isinstance(found := self._receive(), _End):
            yield found
        for kind, pointer, expected, seen, times in found.problems:
            notes.note(kind, pointer, expected=expected, found=seen, times=times)

    def _receive(self) -> Record | _End:
        try:
            found: Record | _End = self._helper.pipe.recv()
        except (EOFError, OSError) as error:
            raise ReaderLost from error
        return found

    def stop(self) -> None:
        """End the process."""
        self._helper.stop()


@contextmanager
def read_ahead(job: TextJob | None) -> Iterator[AheadReader | None]:
    """Begin to read a text, if there is one to be read elsewhere; whatever happens, the process ends."""
    reader = AheadReader(job) if job is not None else None
    try:
        yield reader
    finally:
        if reader is not None:
            reader.stop()


def read_text_ahead(pipe: Connection) -> None:
    """Read a text and hand its records over (the other process)."""
    behave_as_helper()
    try:
        job: TextJob = pipe.recv()
        notes = Notes()
        for record in _read_job(job, notes):
            pipe.send(record)
        pipe.send(_End(tuple(notes)))
    except (EOFError, OSError, MemberFault):
        return


def _read_job(job: TextJob, notes: Notes) -> Iterator[Record]:
    with open_member(job.member) as file:
        file_type = find_text_type(job.platform, file.read(SNIFFED_BYTES))
    if file_type is None or file_type.text is None:
        return
    media_key = get_media_key(job.platform)
    source = TextSource(
        job.path, partial(read_chunks, partial(open_member, job.member)), job.clock, notes, job.files
    )
    for record in file_type.text.read(source):
        yield seal_messages(pack_messages(record, media_key))


def read_chunks(source: Callable[[], BinaryIO]) -> Iterator[bytes]:
    """Yield the bytes of a stream that can be opened."""
    with source() as file:
        while chunk := file.read(_READ_BYTES):
            yield chunk


__all__ = ["AheadReader", "ReaderLost", "TextJob", "read_ahead", "read_chunks", "read_text_ahead"]
