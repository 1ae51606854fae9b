"""The listing of one unpacked folder, in the same terms as that of a zip.

Links are listed and never followed (a link could lead anywhere on the disk, or in a circle); what may not be
read is listed with its fault.  Text files are read once for their checksum, so that a folder gets the same
fingerprint as the zip it was unpacked from; media are not, as that would read the whole disk twice.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from exit_kit.archive.members import Member
from exit_kit.archive.paths import clean_path, match_text, read_name

_CHUNK_BYTES = 1 << 20


class File(NamedTuple):
    """One thing found in a folder: its name from the root on, its place, and its stat (None: not allowed)."""

    name: str
    place: str
    stat: os.stat_result | None


def find_files(root: Path) -> Iterator[File]:
    """Walk a folder in the order of its names, without following links; folders themselves are not given.

    A folder that may not be entered is given as a `File` without a stat.
    """
    waiting = [("", str(root))]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            yield File(prefix.rstrip("/"), folder, None)
            continue
        folders = []
        for entry in entries:
            name = prefix + _read_disk_name(entry.name)
            if entry.is_dir(follow_symlinks=False):
                folders.append((name + "/", entry.path))
            else:
                yield File(name, entry.path, _read_stat(entry.path))
        waiting.extend(reversed(folders))


def read_folder(files: list[File]) -> tuple[Member, ...]:
    """Describe the files of a folder as members, sorted by path; never raises, faults stand in them."""
    return tuple(sorted((read_file(file) for file in files), key=lambda member: (member.path, member.source)))


def read_file(file: File) -> Member:
    """Describe one file, with its checksum if it is text."""
    path, fault = clean_path(file.name)
    size = file.stat.st_size if file.stat else 0
    fault = fault or _find_fault(file)
    crc32 = None
    if fault is None and match_text(path):
        crc32 = count_crc32(file.place)
        fault = "unreadable-file" if crc32 is None else None
    modified_at = render_local_time(file.stat.st_mtime) if file.stat else None
    return Member(path, size, size, crc32, modified_at, fault, None, file.place, -1, -1)


def list_neighbours(path: Path) -> Iterator[Member]:
    """Yield the files beside a file, unread: without links, and without checksums."""
    try:
        entries = sorted(os.scandir(path.parent), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        found = _read_stat(entry.path)
        if entry.name != path.name and found is not None and stat.S_ISREG(found.st_mode):
            name, fault = clean_path(_read_disk_name(entry.name))
            time = render_local_time(found.st_mtime)
            yield Member(name, found.st_size, found.st_size, None, time, fault, None, entry.path, -1, -1)


def count_crc32(place: str) -> int | None:
    """Count a file's CRC-32 in bounded memory, or return None when it cannot be read."""
    crc32 = 0
    try:
        with Path(place).open("rb", buffering=0) as file:
            while chunk := file.read(_CHUNK_BYTES):
                crc32 = zlib.crc32(chunk, crc32)
    except OSError:
        return None
    return crc32


def render_local_time(seconds: float) -> str | None:
    """Render a time of the disk as local wall-clock time, or None when no calendar has it."""
    try:
        return datetime.fromtimestamp(seconds, tz=UTC).astimezone().isoformat(timespec="seconds")[:19]
    except (OverflowError, OSError, ValueError):
        return None


def _find_fault(file: File) -> str | None:
    """Return why a file must not be read, or None."""
    if file.stat is None:
        return "unreadable-file"
    if stat.S_ISLNK(file.stat.st_mode):
        return "link"
    if not stat.S_ISREG(file.stat.st_mode):
        return "special-file"
    return None if os.access(file.place, os.R_OK) else "unreadable-file"


def _read_disk_name(name: str) -> str:
    """Decode a name as the disk has it; a backslash on a disk that allows it counts as in a zip."""
    return name if name.isascii() else read_name(os.fsencode(name), utf8=True)


def _read_stat(place: str) -> os.stat_result | None:
    """Return a file's stat without following links, or None when it cannot be had."""
    try:
        return os.lstat(place)
    except OSError:
        return None
