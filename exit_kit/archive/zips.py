"""The listing of one zip: the lines of its table of contents, judged before any reading.

It refuses zips of zips, and zips locked as a whole, with an `ArchiveError`; everything else that is wrong
costs one member and stands in its `fault`.  Nothing is unpacked: links, passwords, overlapping entries and
bombs all show in the listing.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from exit_kit.archive.members import Member
from exit_kit.archive.paths import clean_path, match_junk, match_key, match_text
from exit_kit.archive.tables import (
    BZIP2,
    DEFLATED,
    LZMA,
    STORED,
    Entry,
    find_table,
    read_entries,
)
from exit_kit.errors import ArchiveError

# Limits that no true export reaches.  JSON and HTML of real exports shrink to a tenth or a thirtieth; deflate
# itself ends at 1032:1.  Meta cuts its exports into parts of a few GB.
MAX_RATIO = 400  # for text members of more than ...
MAX_RATIO_FREE_BYTES = 64 * 2**20  # ... this uncompressed size
MAX_TOTAL_BYTES = 8 * 2**40  # of all members of one zip, uncompressed
MAX_TOTAL_RATIO = 200  # of all members to the zip's size, above ...
MAX_TOTAL_FREE_BYTES = 64 * 2**30  # ... this sum

# Why a whole zip cannot be read, and how it can be unpacked.
_LOCKED = (
    ("encrypted", "everything in it is locked with a password", "with the password"),
    (
        "compression-unknown",
        "it is packed in a way that is not supported",
        "with 7-Zip or your system's own program",
    ),
)
_ENCRYPTED = 0x1
_DOS_FOLDER = 0x10


def read_zip(path: Path) -> tuple[Member, ...]:
    """List the members of a zip in the order of its table of contents, each with its fault if it has one.

    Raises ArchiveError when the zip as a whole cannot be listed, and OSError when it cannot be opened.
    """
    with path.open("rb") as file:
        zip_bytes = file.seek(0, os.SEEK_END)
        table = find_table(file, zip_bytes, path.name)
        file.seek(table.start)
        entries = [
            entry
            for entry in read_entries(file.read(table.size), table.shift, path.name)
            if not _match_folder(entry)
        ]
    members = [_describe_entry(entry, str(path)) for entry in entries]
    check_nested(members, path.name)
    _check_locked(members, path.name)
    spoilt = find_overlaps(entries, members, table.start)
    total = sum(member.size_bytes for member in members)
    if total > MAX_TOTAL_BYTES or (total > MAX_TOTAL_FREE_BYTES and total > MAX_TOTAL_RATIO * zip_bytes):
        spoilt = dict.fromkeys(range(len(members)), "bomb-total") | spoilt
    for index, fault in spoilt.items():
        if members[index].fault is None:
            members[index] = members[index]._replace(fault=fault)
    return tuple(members)


def find_overlaps(entries: list[Entry], members: list[Member], table_start: int) -> dict[int, str]:
    """Find members that share bytes with another one or reach beyond the data, by their place in the list.

    Every entry takes at least its header, its name and its packed bytes.  With these stretches disjoint the
    packed bytes add up to no more than the zip, so no zip of this kind can hold Fifield's bomb
    (https://www.bamsoftware.com/hacks/zipbomb/), whichever way it quotes its headers.
    """
    spoilt: dict[int, str] = {}
    reach, holder = 0, -1
    for index in sorted(range(len(entries)), key=lambda number: entries[number].offset):
        entry = entries[index]
        end = entry.offset + entry.header_bytes + entry.compressed_bytes
        if entry.offset < 0 or end > table_start:
            spoilt[index] = "damaged"
            continue
        if entry.offset < reach and not _match_same(members[index], members[holder]):
            spoilt[index] = spoilt[holder] = "bomb-overlap"
        if end > reach:
            reach, holder = end, index
    return spoilt


def check_nested(members: Iterable[Member], name: str) -> None:
    """Raise ArchiveError when a zip holds nothing but other zips, up to two folders deep.

    Google Drive and mail programs wrap exports so.  Reading them through would need the inner zip on disk.
    """
    weighty = [member.path for member in members if not match_junk(member.path)]
    if weighty and all(path.lower().endswith(".zip") and path.count("/") <= 2 for path in weighty):
        inner = "another zip" if len(weighty) == 1 else f"{len(weighty)} other zips"
        raise ArchiveError(
            f"The file {name} was not read: it holds only {inner}, with the export inside.",
            "A zip within a zip cannot be read in place.",
            "Unpack it once, then give the zips that come out of it.",
        )


def _check_locked(members: Iterable[Member], name: str) -> None:
    """Raise ArchiveError when nothing at all in a zip can be read, for one reason that unpacking it settles."""
    faults = {member.fault for member in members if not match_junk(member.path)}
    for fault, why, how in _LOCKED:
        if faults == {fault}:
            raise ArchiveError(
                f"The file {name} was not read: {why}.",
                "Platforms do not pack so; somebody packed this one anew.",
                f"Unpack it {how}, then give the unpacked folder.",
            )


def _describe_entry(entry: Entry, source: str) -> Member:
    """Make a member of an entry, with the fault that its own line shows."""
    path, fault = clean_path(entry.name)
    fault = fault or _find_fault(entry, path)
    return Member(
        path, entry.size_bytes, entry.compressed_bytes, entry.crc32, _render_time(entry.modified),
        fault, None, source, entry.offset, entry.method,
    )  # fmt: skip


def _find_fault(entry: Entry, path: str) -> str | None:
    """Return why an entry must not be read, as far as its own line shows it, or None."""
    kind = stat.S_IFMT(entry.attributes >> 16)
    if kind == stat.S_IFLNK:
        return "link"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "special-file"
    if entry.flags & _ENCRYPTED:
        return "encrypted"
    if entry.method not in (STORED, DEFLATED, BZIP2, LZMA):
        return "compression-unknown"
    grown = entry.size_bytes > MAX_RATIO_FREE_BYTES and entry.size_bytes > MAX_RATIO * entry.compressed_bytes
    return "bomb-ratio" if grown and match_text(path) else None


def _match_folder(entry: Entry) -> bool:
    """Tell whether an entry only announces a folder; one that carries data is a member whatever its name."""
    if entry.size_bytes:
        return False
    is_folder = entry.name.endswith(("/", "\\")) or stat.S_ISDIR(entry.attributes >> 16)
    return is_folder or bool(entry.attributes & _DOS_FOLDER and not entry.attributes >> 16)


def _match_same(one: Member, other: Member) -> bool:
    """Tell whether two entries are the same line listed twice, which is clumsy but harmless."""
    return one.offset == other.offset and match_key(one.path) == match_key(other.path)


@lru_cache(maxsize=4096)
def _render_time(modified: int) -> str | None:
    """Render a DOS date and time (date in the upper 16 bits), or None when unset or impossible."""
    date, time = modified >> 16, modified & 0xFFFF
    year, month, day = 1980 + (date >> 9), date >> 5 & 15, date & 31
    hour, minute, second = time >> 11, time >> 5 & 63, (time & 31) * 2
    if modified == 0x210000:  # 1980-01-01 00:00:00 is what tools write when they know no time
        return None
    try:
        return datetime(year, month, day, hour, minute, second).isoformat()  # noqa: DTZ001  a zip names no zone
    except ValueError:
        return None
