"""Packed bytes made plain, piece by piece: deflate, bzip2 and LZMA as zips have them.

Memory stays bounded by a chunk whatever a stream claims, and every way in which a stream can be broken comes
out as a `MemberFault`.  Sizes and checksums are not looked at here; `exit_kit.archive.reading` does that.
"""

from __future__ import annotations

import bz2
import contextlib
import io
import lzma
import struct
import zlib
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING

from exit_kit.archive.faults import MemberFault
from exit_kit.archive.members import Member
from exit_kit.archive.tables import BZIP2

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK_BYTES = 1 << 18
RAW_DEFLATE = -15  # zlib's number for deflate without a wrapper, as zips have it
_LZMA_HEADER = struct.Struct("<2xHBL")  # version, length of properties, properties, dictionary size


class ChunkReader(io.RawIOBase):
    """A raw stream over chunks, to be wrapped by a buffer."""

    def __init__(self, chunks: Generator[bytes, None, None]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with up to one chunk; returns the count of bytes, 0 at the end."""
        if not self._rest:
            self._rest = memoryview(next(self._chunks, b""))
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def close(self) -> None:
        """Close the chunks, and with them their file."""
        self._chunks.close()
        super().close()


def inflate_chunks(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Inflate a raw deflate stream; raises MemberFault `damaged` when it is broken or does not end."""
    inflater = zlib.decompressobj(RAW_DEFLATE)
    for chunk in packed:
        full = True
        while full and not inflater.eof:
            try:
                data = inflater.decompress(chunk, CHUNK_BYTES)
            except zlib.error:
                raise MemberFault("damaged") from None
            chunk = inflater.unconsumed_tail
            full = bool(chunk) or len(data) == CHUNK_BYTES
            if data:
                yield data
        if inflater.eof:
            return
    raise MemberFault("damaged")


def expand_chunks(packed: Iterator[bytes], member: Member) -> Iterator[bytes]:
    """Expand bzip2 or LZMA; an LZMA stream in a zip may end without a mark, so the size tells its end."""
    chunk = next(packed, b"")
    expander, chunk = _open_expander(member, chunk)
    size = 0
    while not expander.eof and size <= member.size_bytes:
        try:
            data = expander.decompress(chunk, CHUNK_BYTES)
        except (OSError, lzma.LZMAError):
            raise MemberFault("damaged") from None
        size += len(data)
        if data:
            yield data
        chunk = b""
        if expander.needs_input and not expander.eof:
            chunk = next(packed, b"")
            if not chunk:
                break
    if not expander.eof and size < member.size_bytes:
        raise MemberFault("damaged")


def _open_expander(member: Member, chunk: bytes) -> tuple[bz2.BZ2Decompressor | lzma.LZMADecompressor, bytes]:
    """Make the decompressor of a member; returns it with the first chunk, less any header (APPNOTE 5.8.8)."""
    if member.method == BZIP2:
        return bz2.BZ2Decompressor(), chunk
    if len(chunk) < _LZMA_HEADER.size:
        raise MemberFault("damaged")
    header_bytes, packed_properties, dictionary = _LZMA_HEADER.unpack_from(chunk)
    rest, lc = divmod(packed_properties, 9)
    pb, lp = divmod(rest, 5)
    # No stream needs a dictionary larger than its data; a hostile header may ask for 4 GB.
    dictionary = max(4096, min(dictionary, member.size_bytes, 1 << 28))
    filters = [{"id": lzma.FILTER_LZMA1, "dict_size": dictionary, "lc": lc, "lp": lp, "pb": pb}]
    try:
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters), chunk[4 + header_bytes :]
    except (lzma.LZMAError, ValueError):
        raise MemberFault("damaged") from None


def recover_prefix(packed: bytes, size: int) -> bytes:
    """Unpack as much of a broken deflate stream as can be had."""
    pieces: list[bytes] = []
    step = 64  # an error loses what its step had unpacked, so steps are small
    with contextlib.suppress(MemberFault):
        pieces.extend(inflate_chunks(packed[at : at + step] for at in range(0, len(packed), step)))
    return b"".join(pieces)[:size]
