"""Reads a large plain text in processes of its own, block by block, while this process stores what has been read.

    reader: text -> what it says -> (where there are cores enough) packer: -> rows, sealed -> this process

Reading a chat of a million messages takes longer than storing them.  Blocks wait in files, so that no process stands
still for another; each is only a few blocks ahead of the next.  What defeats them (a damaged member, too little memory)
is no finding: the text is then read again here, and says by itself what is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from pickle import UnpicklingError
from typing import BinaryIO, Final, NamedTuple

from exit_kit.archive import MemberFault, open_member
from exit_kit.archive.members import Member
from exit_kit.importing.clocks import Clock
from exit_kit.importing.contract import Status, TextSource
from exit_kit.importing.parcels import Packer, clear_orphaned, remove_texts, unpack
from exit_kit.importing.problems import Notes, Problem
from exit_kit.importing.records import Record
from exit_kit.importing.work import SNIFFED_BYTES, Outcome, find_text_type, get_media_key, pack_messages
from exit_kit.importing.workers import seal_messages
from exit_kit.processes import Helper, behave_as_helper, connect

_READ_BYTES: Final = 1_000_000
_MOST_AHEAD: Final = 4  # blocks, each with a file or two of about a megabyte
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
    """Where blocks wait: a folder (None: they go through the pipes), and whether a file of texts is still wanted.

    `has_packer`: there are cores for two processes beside this one and the search index.
    """

    folder: Path | None
    is_wanted: Callable[[str], bool]
    has_packer: bool = False


class ReaderLost(Exception):
    """The other processes have not read the text to its end."""


class _End(NamedTuple):
    """Stands behind the last block."""

    problems: tuple[Problem, ...]


Found = Outcome | _End


class AheadReader:
    """The processes that read one text."""

    def __init__(self, job: TextJob, room: Room) -> None:
        self._is_wanted = room.is_wanted
        if room.has_packer:
            ours, theirs = connect()
            self._helpers = [Helper(read_text_ahead, theirs), Helper(pack_ahead, ours)]
        else:
            self._helpers = [Helper(read_text_ahead)]
        self._found = _take(self._helpers[-1].pipe)
        for helper in self._helpers:
            with suppress(OSError):  # that it has died shows when nothing comes
                helper.pipe.send(job)

    def read(self, notes: Notes) -> Iterator[Record]:
        """Yield the records of the text, and note its problems; raise ReaderLost where they end too early."""
        while not isinstance(one := self._receive(), _End):
            yield from one.records
            remove_texts(one, self._is_wanted)
        for kind, pointer, expected, seen, times in one.problems:
            notes.note(kind, pointer, expected=expected, found=seen, times=times)

    def _receive(self) -> Found:
        try:
            return next(self._found)
        except (EOFError, OSError, UnpicklingError) as error:
            raise ReaderLost from error

    def stop(self) -> None:
        """End the processes."""
        for helper in self._helpers:
            helper.stop()


@contextmanager
def read_ahead(job: TextJob, room: Room) -> Iterator[AheadReader]:
    """Begin to read a text elsewhere; whatever happens, the processes end."""
    reader = AheadReader(job._replace(folder=room.folder), room)
    try:
        yield reader
    finally:
        reader.stop()


def read_text_ahead(pipe: Connection, packer: Connection | None = None) -> None:
    """Read a text and hand over what it says (the reader): to the packer, or ready for the first process."""

    def read(job: TextJob) -> None:
        found = _read_job(job)
        _hand_over(packer or pipe, job, found if packer else _pack(found, job))

    _help(pipe, read)


def pack_ahead(pipe: Connection, reader: Connection) -> None:
    """Make rows of what the reader hands over (the packer)."""
    _help(pipe, lambda job: _hand_over(pipe, job, _pack(_take(reader), job)))


def _help(pipe: Connection, work: Callable[[TextJob], None]) -> None:
    """Do the work of a helper until another process ends; what it laid down goes where the first one was killed."""
    behave_as_helper()
    folder, parent = None, os.getppid()
    try:
        job: TextJob = pipe.recv()
        folder = job.folder
        work(job)
    except (EOFError, OSError, UnpicklingError, MemberFault):
        clear_orphaned(folder, parent)


def _hand_over(pipe: Connection, job: TextJob, found: Iterable[Found]) -> None:
    """Hand over all that is found, a few blocks before it is taken; then wait until the pipe is closed."""
    packer = Packer(job.folder)
    for number, one in enumerate(found):
        if number >= _MOST_AHEAD:
            pipe.recv_bytes()
        if isinstance(one, _End):
            pipe.send(one)
        else:
            pipe.send_bytes(packer.pack(one))
    while pipe.recv_bytes():
        pass


def _take(pipe: Connection) -> Iterator[Found]:
    """Yield what the process at the other end hands over."""
    while True:
        found = pipe.recv()
        pipe.send_bytes(_TAKEN)
        yield found if isinstance(found, _End) else unpack(found)


def _read_job(job: TextJob) -> Iterator[Found]:
    with open_member(job.member) as file:
        file_type = find_text_type(job.platform, file.read(SNIFFED_BYTES))
    notes = Notes()
    if file_type is not None and file_type.text is not None:
        chunks = partial(read_chunks, partial(open_member, job.member))
        source = TextSource(job.path, chunks, job.clock, notes, job.files)
        for record in file_type.text.read(source):
            yield Outcome(Status.IMPORTED, records=[record])
    yield _End(tuple(notes))


def _pack(found: Iterable[Found], job: TextJob) -> Iterator[Found]:
    """Make the messages of each block rows, and these what is quickly handed over."""
    media_key = get_media_key(job.platform)
    for one in found:
        if isinstance(one, Outcome):
            one = one._replace(
                records=[seal_messages(pack_messages(record, media_key)) for record in one.records]
            )
        yield one


def read_chunks(source: Callable[[], BinaryIO]) -> Iterator[bytes]:
    """Yield the bytes of a stream that can be opened."""
    with source() as file:
        while chunk := file.read(_READ_BYTES):
            yield chunk


__all__ = [
    "AheadReader",
    "ReaderLost",
    "Room",
    "TextJob",
    "pack_ahead",
    "read_ahead",
    "read_chunks",
    "read_text_ahead",
]
