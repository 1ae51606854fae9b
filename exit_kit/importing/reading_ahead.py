"""Reads a large plain text in a process of its own, block by block, while this process stores what has been read.

Reading a chat of a million messages takes longer than storing them.  Blocks wait in files, so that neither process
stands still for the other; the reader is never more than a few ahead.  What defeats it (a damaged member, too little
memory) is no finding: the text is then read again here, and says by itself what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from pickle import UnpicklingError
from typing import BinaryIO, Final, NamedTuple

from exit_kit.archive import MemberFault, open_member
from exit_kit.archive.members import Member
from exit_kit.importing.clocks import Clock
from exit_kit.importing.contract import Status, TextSource
from exit_kit.importing.parcels import Packer, remove_texts, unpack
from exit_kit.importing.problems import Notes, Problem
from exit_kit.importing.records import Record
from exit_kit.importing.work import SNIFFED_BYTES, Outcome, find_text_type, get_media_key, pack_messages
from exit_kit.importing.workers import seal_messages
from exit_kit.processes import Helper, behave_as_helper

_READ_BYTES: Final = 1_000_000
_MOST_AHEAD: Final = 4  # blocks, each with two files of about a megabyte
_TAKEN: Final = b"."


class TextJob(NamedTuple):
    """A text to be read: where it is, and what `TextSource` says of it."""

    platform: str
    path: str
    member: Member
    clock: Clock
    files: tuple[str, ...]
    folder: Path | None = None


class Room(NamedTuple):
    """Where blocks wait: a folder (None: they go through the pipe), and whether a file of texts is still wanted."""

    folder: Path | None
    is_wanted: Callable[[str], bool]


class ReaderLost(Exception):
    """The other process has not read the text to its end."""


class _End(NamedTuple):
    """Stands behind the last block."""

    problems: tuple[Problem, ...]


class AheadReader:
    """The process that reads one text."""

    def __init__(self, job: TextJob, is_wanted: Callable[[str], bool]) -> None:
        self._helper = Helper(read_text_ahead)
        self._is_wanted = is_wanted
        try:
            self._helper.pipe.send(job)
        except OSError:
            self._helper.pipe.close()

    def read(self, notes: Notes) -> Iterator[Record]:
        """Yield the records of the text, and note its problems; raise ReaderLost where they end too early."""
        while not isinstance(found := self._receive(), _End):
            yield from found.records
            remove_texts(found, self._is_wanted)
        for kind, pointer, expected, seen, times in found.problems:
            notes.note(kind, pointer, expected=expected, found=seen, times=times)

    def _receive(self) -> Outcome | _End:
        try:
            found = self._helper.pipe.recv()
            if isinstance(found, _End):
                return found
            self._helper.pipe.send_bytes(_TAKEN)
            return unpack(found)
        except (EOFError, OSError, UnpicklingError) as error:
            raise ReaderLost from error

    def stop(self) -> None:
        """End the process."""
        self._helper.stop()


@contextmanager
def read_ahead(job: TextJob, room: Room) -> Iterator[AheadReader]:
    """Begin to read a text elsewhere; whatever happens, the process ends."""
    reader = AheadReader(job._replace(folder=room.folder), room.is_wanted)
    try:
        yield reader
    finally:
        reader.stop()


def read_text_ahead(pipe: Connection) -> None:
    """Read a text and hand its records over (the other process)."""
    behave_as_helper()
    try:
        job: TextJob = pipe.recv()
        notes, packer = Notes(), Packer(job.folder)
        for number, record in enumerate(_read_job(job, notes)):
            if number >= _MOST_AHEAD:
                pipe.recv_bytes()
            pipe.send_bytes(packer.pack(Outcome(Status.IMPORTED, records=[record])))
        pipe.send(_End(tuple(notes)))
        while pipe.recv_bytes():  # until the pipe is closed
            pass
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


__all__ = ["AheadReader", "ReaderLost", "Room", "TextJob", "read_ahead", "read_chunks", "read_text_ahead"]
