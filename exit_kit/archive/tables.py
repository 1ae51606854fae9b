"""The table of contents of one zip, read straight from the bytes.

Why not `zipfile`: it cuts names at a NUL (hiding part of a hostile name), throws away the name's raw bytes,
and gives up on the whole zip where one entry is odd.  What is read here is the central directory alone
(APPNOTE 6.3.10, sections 4.3.12 to 4.3.16), zip64 included.

It refuses with an `ArchiveError` what has no whole table of contents, and volumes of a split zip.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from exit_kit.archive.faults import refuse_incomplete, refuse_table, refuse_volume
from exit_kit.archive.paths import read_name
from exit_kit.errors import ArchiveError

STORED, DEFLATED, BZIP2, LZMA = 0, 8, 12, 14
LOCAL_HEADER_BYTES = 30
MAX_MEMBERS = 5_000_000  # a limit that no true export reaches

_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_UTF8 = 0x800
_EXTRA_ZIP64, _EXTRA_UNICODE_PATH = 0x0001, 0x7075
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF


class Table(NamedTuple):
    """Where the table of contents lies: `shift` is added to every offset it states."""

    start: int
    size: int
    shift: int


class Entry(NamedTuple):
    """One raw line of the table of contents, numbers as the zip states them (zip64 resolved)."""

    name: str
    flags: int
    method: int
    modified: int
    crc32: int
    compressed_bytes: int
    size_bytes: int
    attributes: int
    offset: int
    header_bytes: int


def find_table(file: BinaryIO, zip_bytes: int, name: str) -> Table:
    """Find the table of contents from the record at the zip's end.

    Raises ArchiveError when there is none (the download was cut off), when it contradicts the file's size, or
    when the zip is one volume of several.
    """
    tail_start = max(0, zip_bytes - _END.size - _FULL16)
    file.seek(tail_start)
    tail = file.read()
    at = _find_end(tail)
    if at < 0:
        raise refuse_incomplete(name)
    _, disk, table_disk, _, _, size, offset, _ = _END.unpack_from(tail, at)
    end = tail_start + at
    wide = _find_table64(file, end)
    if wide is not None:
        end, disk, table_disk, size, offset = wide
    if (disk or table_disk) and disk != _FULL16:
        raise refuse_volume(name)
    return _check_table(file, Table(end - size, size, end - size - offset), name)


def read_entries(table: bytes, shift: int, name: str) -> Iterator[Entry]:
    """Read the table of contents line by line; raises ArchiveError where it is broken or endless."""
    position = count = reach = 0
    while position < len(table):
        count += 1
        if len(table) - position < _ENTRY.size or table[position : position + 4] != b"PK\1\2":
            raise refuse_table(name)
        if count > MAX_MEMBERS:
            raise ArchiveError(
                f"The file {name} was not read: it claims to hold more than {MAX_MEMBERS:,} files.",
                "No export has so many; zips made to fill a computer do.",
                "Get the export from the platform itself.",
            )
        entry, position = _read_entry(table, position)
        offset = entry.offset + shift
        if shift and shift % 2**32 == 0:  # offsets modulo 2**32, see _check_table
            offset = entry.offset + (reach & ~_FULL32)
            offset += 2**32 if offset < reach else 0
            reach = offset + entry.header_bytes + entry.compressed_bytes
        yield entry if offset == entry.offset else entry._replace(offset=offset)


def _find_end(tail: bytes) -> int:
    """Return where the end record stands, or -1: the last one whose comment reaches to the very end of the zip.

    A comment may hold what looks like such a record, and something may stand behind the zip: without one that
    reaches to the end it is the last whose comment fits.
    """
    last = at = tail.rfind(b"PK\5\6", 0, max(0, len(tail) - _END.size + 4))
    fitting = -1
    while at >= 0:
        end = at + _END.size + _END.unpack_from(tail, at)[-1]
        if end == len(tail):
            return at
        if end < len(tail) and fitting < 0:
            fitting = at
        at = tail.rfind(b"PK\5\6", 0, at)
    return fitting if fitting >= 0 else last


def _find_table64(file: BinaryIO, end: int) -> tuple[int, int, int, int, int] | None:
    """Return where the zip64 end record stands, its disk numbers, the table's size and offset, or None."""
    if end < _END64_LOCATOR.size + _END64.size:
        return None
    file.seek(end - _END64_LOCATOR.size)
    signature, disk, stated, _ = _END64_LOCATOR.unpack(file.read(_END64_LOCATOR.size))
    if signature != b"PK\6\7":
        return None
    # The stated place is wrong when something stands before the zip: then it lies just before the locator.
    for start in (stated, end - _END64_LOCATOR.size - _END64.size):
        if 0 <= start <= end - _END64_LOCATOR.size - _END64.size:
            file.seek(start)
            fields = _END64.unpack(file.read(_END64.size))
            if fields[0] == b"PK\6\6":
                return start, disk or fields[4], fields[5], fields[8], fields[9]
    return None


def _check_table(file: BinaryIO, table: Table, name: str) -> Table:
    """Return the table when it stands where the end record says, else raise ArchiveError.

    Something may stand before a zip (a self-extractor's program), which shifts all offsets.  But where the
    file itself begins as a zip, a shift means that the end record belongs to a zip *inside* a truncated one;
    except for multiples of 4 GiB: macOS writes large zips without zip64, all offsets modulo 2**32.
    """
    if table.start < 0 or table.shift < 0:
        raise refuse_table(name)
    file.seek(0)
    starts_as_zip = file.read(4) == b"PK\3\4"
    if table.shift % 2**32 and starts_as_zip:
        raise refuse_incomplete(name)
    file.seek(table.start)
    if table.size and file.read(4) != b"PK\1\2":
        raise refuse_table(name)
    if not table.size:
        raise ArchiveError(
            f"The file {name} is an empty zip: nothing is in it.",
            "The export may have been empty, or the download went wrong.",
            "Download it again from the platform.",
        )
    return table


def _read_entry(table: bytes, position: int) -> tuple[Entry, int]:
    """Read one line of the table and return it with the position of the next."""
    (
        _, _, _, flags, method, time, date, crc32, packed, size, name_bytes, extra_bytes, comment_bytes,
        _, _, attributes, offset,
    ) = _ENTRY.unpack_from(table, position)  # fmt: skip
    start = position + _ENTRY.size
    raw_name = table[start : start + name_bytes]
    name = read_name(raw_name, utf8=bool(flags & _UTF8))
    if extra_bytes:
        extra = table[start + name_bytes : start + name_bytes + extra_bytes]
        size, packed, offset = _read_zip64(extra, size, packed, offset)
        name = _read_unicode_path(extra, raw_name) or name
    header_bytes = LOCAL_HEADER_BYTES + name_bytes
    entry = Entry(
        name, flags, method, date << 16 | time, crc32, packed, size, attributes, offset, header_bytes
    )
    return entry, start + name_bytes + extra_bytes + comment_bytes


def _read_zip64(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Replace the three numbers by their 64-bit forms where the 32-bit ones are full (APPNOTE 4.5.3)."""
    if _FULL32 not in (size, packed, offset):
        return size, packed, offset
    body = _find_extra(extra, _EXTRA_ZIP64)
    numbers = iter(struct.unpack_from(f"<{len(body) // 8}Q", body))
    size = next(numbers, size) if size == _FULL32 else size
    packed = next(numbers, packed) if packed == _FULL32 else packed
    offset = next(numbers, offset) if offset == _FULL32 else offset
    return size, packed, offset


def _read_unicode_path(extra: bytes, raw_name: bytes) -> str | None:
    """Return the UTF-8 name that Info-ZIP and WinRAR add (APPNOTE 4.6.9), if it is still for this name."""
    body = _find_extra(extra, _EXTRA_UNICODE_PATH)
    if len(body) > 5 and body[0] == 1 and body[1:5] == struct.pack("<L", zlib.crc32(raw_name)):
        return read_name(body[5:], utf8=True)
    return None


def _find_extra(extra: bytes, wanted: int) -> bytes:
    """Return the body of one extra field, empty when it is not there or is cut off."""
    position = 0
    while position + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, position)
        if kind == wanted:
            return extra[position + 4 : position + 4 + size]
        position += 4 + size
    return b""
