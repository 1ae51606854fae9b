"""Any stretch of a member's bytes, without reading all that stands before it a second time.

A stored member, or a file in a folder, is simply read from there.  A deflate stream can only be inflated from its
beginning; so `Marks` remembers the inflater's state every few megabytes, and a second jump into a film starts at the
nearest mark.  A mark takes about 50 kB: some 13 MB for a film of 2 GB.

What is read here is not checked against the member's checksum, which is about the whole.
"""

from __future__ import annotations

import threading
import zlib
from bisect import bisect_right, insort
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from exit_kit.archive.faults import MemberFault
from exit_kit.archive.members import Member
from exit_kit.archive.reading import check_readable, seek_packed, unpack_chunks
from exit_kit.archive.tables import DEFLATED, STORED
from exit_kit.archive.unpacking import CHUNK_BYTES, RAW_DEFLATE

MARK_BYTES: Final = 8_000_000


class Mark(NamedTuple):
    """The inflater's state at one place: `at` of the plain bytes, `packed_at` of the packed ones."""

    at: int
    packed_at: int
    inflater: Any


class Marks:
    """The marks of one member; several requests may use and add to them at once."""

    def __init__(self) -> None:
        self._marks: list[Mark] = []
        self._lock = threading.Lock()

    def find(self, position: int) -> Mark:
        """Return a mark of one's own at or before a position; the beginning is always one."""
        with self._lock:
            index = bisect_right(self._marks, position, key=lambda mark: mark.at)
            if not index:
                return Mark(0, 0, zlib.decompressobj(RAW_DEFLATE))
            at, packed_at, inflater = self._marks[index - 1]
            return Mark(at, packed_at, inflater.copy())

    def add(self, at: int, packed_at: int, inflater: Any) -> None:
        """Remember a state, unless there is one within `MARK_BYTES`."""
        with self._lock:
            index = bisect_right(self._marks, at, key=lambda mark: mark.at)
            before = self._marks[index - 1].at if index else 0
            after = self._marks[index].at if index < len(self._marks) else at + MARK_BYTES
            if at - before >= MARK_BYTES and after - at >= MARK_BYTES:
                insort(self._marks, Mark(at, packed_at, inflater.copy()), key=lambda mark: mark.at)

    def __len__(self) -> int:
        return len(self._marks)


def read_range(member: Member, start: int, stop: int, marks: Marks) -> Iterator[bytes]:
    """Yield the bytes of a member from `start` up to `stop`, in chunks of at most 256 KiB.

    Raises MemberFault when they cannot be had.
    """
    check_readable(member)
    if member.method in (-1, STORED):
        return _read_plain(member, start, stop)
    if member.method == DEFLATED:
        mark = marks.find(start)
        return _cut(_inflate_from(member, mark, marks), mark.at, start, stop)
    return _cut(unpack_chunks(member), 0, start, stop)


def _read_plain(member: Member, start: int, stop: int) -> Iterator[bytes]:
    try:
        with Path(member.source).open("rb", buffering=0) as file:
            if member.method == STORED:
                seek_packed(file, member)
            file.seek(start, 1)
            while start < stop and (chunk := file.read(min(CHUNK_BYTES, stop - start))):
                start += len(chunk)
                yield chunk
    except (OSError, OverflowError, ValueError):
        raise MemberFault("unreadable-file") from None
    if start < stop:
        raise MemberFault("damaged")


def _inflate_from(member: Member, mark: Mark, marks: Marks) -> Generator[bytes, None, None]:
    at, packed_at, inflater = mark
    chunk = b""  # a copied inflater also copies what its original had not unpacked yet: that is read again
    try:
        with Path(member.source).open("rb", buffering=0) as file:
            seek_packed(file, member)
            file.seek(packed_at, 1)
            while not inflater.eof:
                if not chunk:
                    chunk = file.read(min(CHUNK_BYTES, member.compressed_bytes - packed_at))
                    packed_at += len(chunk)
                data = inflater.decompress(chunk, CHUNK_BYTES)
                if not data and not chunk:
                    raise MemberFault("damaged")
                chunk = inflater.unconsumed_tail
                at += len(data)
                marks.add(at, packed_at - len(chunk), inflater)
                yield data
    except zlib.error:
        raise MemberFault("damaged") from None
    except (OSError, OverflowError, ValueError):
        raise MemberFault("unreadable-file") from None


def _cut(chunks: Generator[bytes, None, None], at: int, start: int, stop: int) -> Iterator[bytes]:
    """Yield what of the chunks, the first of which stands at `at`, lies between `start` and `stop`."""
    try:
        for chunk in chunks:
            piece = chunk[max(0, start - at) : max(0, stop - at)]
            at += len(chunk)
            if piece:
                yield piece
            if at >= stop:
                return
    finally:
        chunks.close()
    if at < stop:
        raise MemberFault("damaged")
