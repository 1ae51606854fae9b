"""The bytes of one member: whole or in a stream, checked against the listing, and in the form to be kept.

A zip's own deflate stream is kept as it is: no recompression, so keeping the exact bytes costs nothing.  That
is why this reads local headers itself instead of asking `zipfile`, which also needs a new listing per zip and
process.  No more is ever unpacked than the listing declares plus one byte, and bytes whose size or checksum
is wrong are handed out only inside the `MemberFault` that says so.
"""

from __future__ import annotations

import io
import os
import struct
import threading
import zlib
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from exit_kit.archive.faults import MemberFault
from exit_kit.archive.members import Member
from exit_kit.archive.tables import BZIP2, DEFLATED, LOCAL_HEADER_BYTES, LZMA, STORED
from exit_kit.archive.unpacking import (
    CHUNK_BYTES,
    RAW_DEFLATE,
    ChunkReader,
    expand_chunks,
    inflate_chunks,
    recover_prefix,
)

_LEVEL = 1
_MAX_HANDLES = 16
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")


class Payload(NamedTuple):
    """A member's exact bytes and the form to be stored: `encoding` is `deflate` (raw) or `empty`."""

    data: bytes
    kept: bytes
    encoding: str


class _Handles:
    """The zips that this process has open, oldest first, unbuffered.

    A seek and a read belong together, hence the lock; a fork must take neither the lock nor the handles
    along, as parent and child would share the position in the file.
    """

    def __init__(self) -> None:
        self.process = os.getpid()
        self.lock = threading.Lock()
        self.files: dict[str, tuple[io.FileIO, os.stat_result]] = {}

    def check_process(self) -> None:
        """Start anew in a forked process."""
        if self.process != os.getpid():
            self.close_files()
            self.lock = threading.Lock()
            self.process = os.getpid()

    def close_files(self) -> None:
        """Close every zip."""
        for file, _ in self.files.values():
            file.close()
        self.files.clear()


_HANDLES = _Handles()


def read_member(member: Member) -> Payload:
    """Read a member whole, checked against its size and checksum; memory is the caller's concern.

    Raises MemberFault, with what could be recovered, when the bytes cannot be had or trusted.
    """
    check_readable(member)
    if member.method == DEFLATED:
        data, kept = _inflate_whole(_read_packed(member), member)
    else:
        data, kept = _unpack_whole(member), b""
        if data:
            deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, RAW_DEFLATE)
            kept = deflater.compress(data) + deflater.flush()
    return Payload(data, kept, "deflate") if data else Payload(b"", b"", "empty")


def open_member(member: Member) -> io.BufferedReader:
    """Open a member as a stream of its bytes, in bounded memory.

    Raises MemberFault at once when the member cannot be read, and while reading before the last chunk (up to
    256 KiB) is handed out when size or checksum are wrong: who has read to the end has read the truth.
    """
    check_readable(member)
    return io.BufferedReader(ChunkReader(_verify_chunks(unpack_chunks(member), member)), CHUNK_BYTES)


def read_head(member: Member, n: int) -> bytes:
    """Read the first `n` bytes of a member, fewer where it is shorter or broken further on; not verified.

    Raises MemberFault when not even one byte of a member that should have some can be read.
    """
    check_readable(member)
    head = b""
    chunks = unpack_chunks(member, min(CHUNK_BYTES, max(n, 512)))
    try:
        for chunk in chunks:
            head += chunk
            if len(head) >= n:
                break
    except MemberFault:
        if not head:
            raise
    finally:
        chunks.close()
    return head[: min(n, member.size_bytes)]


def read_kept_chunks(member: Member, chunk_bytes: int = CHUNK_BYTES) -> Iterator[bytes]:
    """Read a member in its form to be kept, raw deflate, in chunks of about `chunk_bytes`.

    Gives nothing for an empty member, whose encoding is `empty`.  The zip's own deflate stream is not
    verified here (that would unpack it a second time): read `open_member` to its end first.  Raises
    MemberFault.
    """
    check_readable(member)
    if not member.size_bytes:
        return
    if member.method == DEFLATED:
        yield from _read_packed_chunks(member, chunk_bytes)
        return
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, RAW_DEFLATE)
    for chunk in _verify_chunks(unpack_chunks(member, chunk_bytes), member):
        if packed := deflater.compress(chunk):
            yield packed
    yield deflater.flush()


def decompress_kept(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Give back a member's bytes from the form that was kept, in bounded memory.

    Raises MemberFault when the kept form is broken or cut off, ValueError for an encoding not of this module.
    """
    if encoding == "deflate":
        yield from inflate_chunks(chunks)
    elif encoding != "empty":
        raise ValueError(f"no such encoding: {encoding}")


def close_handles() -> None:
    """Close the zips that `read_member` keeps open in this process."""
    _HANDLES.check_process()
    with _HANDLES.lock:
        _HANDLES.close_files()


def check_readable(member: Member) -> None:
    """Raise MemberFault for a member that the listing already found unreadable."""
    if member.fault is not None:
        raise MemberFault(member.fault)
    if member.method not in (-1, STORED, DEFLATED, BZIP2, LZMA):
        raise MemberFault("compression-unknown")


def _check_whole(member: Member, size: int, crc32: int, data: bytes | None = None) -> None:
    """Raise MemberFault when what was read is not what the listing declares."""
    if size != member.size_bytes:
        raise MemberFault("size-lie", data)
    if member.crc32 is not None and crc32 != member.crc32:
        raise MemberFault("crc-mismatch", data)


def _open_handle(source: str) -> io.FileIO:
    """Return the open handle of a zip, a new one when the file was replaced; call it with the lock held."""
    found = os.stat(source)  # a Path for each of many members takes longer than reading it
    file, known = _HANDLES.files.get(source, (None, None))
    if file is not None and known is not None:
        if os.path.samestat(found, known):
            return file
        del _HANDLES.files[source]
        file.close()
    if len(_HANDLES.files) >= _MAX_HANDLES:
        oldest, _ = _HANDLES.files.pop(next(iter(_HANDLES.files)))
        oldest.close()
    opened = io.FileIO(source)
    _HANDLES.files[source] = (opened, found)
    return opened


def seek_packed(file: io.FileIO, member: Member) -> None:
    """Move to a member's packed bytes, which begin behind its local header (APPNOTE 4.3.7)."""
    file.seek(member.offset)
    header = file.read(LOCAL_HEADER_BYTES)
    if len(header) < LOCAL_HEADER_BYTES:
        raise MemberFault("damaged")
    fields = _LOCAL_HEADER.unpack(header)
    if fields[0] != b"PK\3\4" or fields[3] != member.method:
        raise MemberFault("damaged")
    file.seek(fields[-2] + fields[-1], os.SEEK_CUR)


def _read_packed(member: Member) -> bytes:
    """Read a zip member's packed bytes whole, fewer where the zip ends early."""
    _HANDLES.check_process()
    try:
        with _HANDLES.lock:
            file = _open_handle(member.source)
            seek_packed(file, member)
            # A declared size may be any number: never ask for more than the file can have.
            left = min(member.compressed_bytes, os.fstat(file.fileno()).st_size)
            packed = file.read(left)
            while len(packed) < left and (more := file.read(left - len(packed))):
                packed += more  # systems give at most 2 GiB at once
            return packed
    except (OSError, OverflowError, ValueError):
        raise MemberFault("unreadable-file") from None


def _read_packed_chunks(member: Member, chunk_bytes: int) -> Generator[bytes, None, None]:
    """Read the packed bytes of a zip member, or the bytes of a file, with a handle of its own."""
    left = member.compressed_bytes
    try:
        with Path(member.source).open("rb", buffering=0) as file:
            if member.method == -1:
                left += 1  # a file that has grown since it was listed shall show
            else:
                seek_packed(file, member)
            while left and (chunk := file.read(min(chunk_bytes, left))):
                left -= len(chunk)
                yield chunk
    except (OSError, OverflowError, ValueError):
        raise MemberFault("unreadable-file") from None
    if left and member.method != -1:
        raise MemberFault("damaged")


def _inflate_whole(packed: bytes, member: Member) -> tuple[bytes, bytes]:
    """Unpack a deflate stream in one go; returns the data and the stream without anything behind its end."""
    inflater = zlib.decompressobj(RAW_DEFLATE)
    try:
        data = inflater.decompress(packed, min(member.size_bytes, 2**62) + 1)
    except zlib.error:
        raise MemberFault("damaged", recover_prefix(packed, member.size_bytes)) from None
    if len(data) > member.size_bytes:
        raise MemberFault("size-lie", data[: member.size_bytes])
    if not inflater.eof:
        raise MemberFault("damaged", data)
    _check_whole(member, len(data), zlib.crc32(data), data)
    return data, packed[: len(packed) - len(inflater.unused_data)]


def _unpack_whole(member: Member) -> bytes:
    """Unpack a member of any other method whole and check it."""
    pieces: list[bytes] = []
    try:
        pieces.extend(unpack_chunks(member))
    except MemberFault as fault:
        raise MemberFault(fault.kind, b"".join(pieces) or None) from None
    data = b"".join(pieces)
    _check_whole(member, len(data), zlib.crc32(data), data[: member.size_bytes])
    return data


def unpack_chunks(member: Member, chunk_bytes: int = CHUNK_BYTES) -> Generator[bytes, None, None]:
    """Unpack a member without checking it, up to one byte more than it declares."""
    packed = _read_packed_chunks(member, chunk_bytes)
    chunks: Iterator[bytes] = packed
    if member.method == DEFLATED:
        chunks = inflate_chunks(packed)
    elif member.method in (BZIP2, LZMA):
        chunks = expand_chunks(packed, member)
    left = member.size_bytes + 1
    try:
        for chunk in chunks:
            yield chunk[:left]
            left -= len(chunk)
            if left <= 0:
                return
    finally:
        packed.close()


def _verify_chunks(chunks: Generator[bytes, None, None], member: Member) -> Generator[bytes, None, None]:
    """Pass chunks on, the last one only when size and checksum of the whole are right."""
    held, size, crc32 = b"", 0, 0
    try:
        for chunk in chunks:
            if held:
                yield held
            held, size, crc32 = chunk, size + len(chunk), zlib.crc32(chunk, crc32)
        _check_whole(member, size, crc32)
        if held:
            yield held
    finally:
        chunks.close()
