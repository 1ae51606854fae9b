"""What a part of an export holds: its members, as the archive layer hands them to everyone else.

Plain picklable values: a worker process gets a `Member` and reads it by itself.  Nothing here opens a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Member(NamedTuple):
    """One file inside a part, described from the listing alone.

    `path` is NFC-normalised with `/` between folders, as delivered otherwise.  `size_bytes` is the
    uncompressed size that the listing declares.  `crc32` is None for files in a folder until they are read.
    `fault` is None for a readable member, else the problem kind that keeps it from being read (see
    `exit_kit.archive.faults`).  `note` is a problem kind that does not prevent reading (a case twin, say).
    `modified_at` is the local wall-clock time that the listing gives, `YYYY-MM-DDTHH:MM:SS`, or None.
    Three fields locate the bytes: `source` is the zip file or the file itself, `offset` the local
    header's offset in a zip (-1 in a folder), `method` the zip compression method (-1 in a folder).
    `place` is the path of the file in the part, where `path` is not: the backup of a phone calls files otherwise.
    """

    path: str
    size_bytes: int
    compressed_bytes: int
    crc32: int | None
    modified_at: str | None
    fault: str | None
    note: str | None
    source: str
    offset: int
    method: int
    place: str | None = None

    @property
    def name_in_part(self) -> str:
        """The path at which the part has it."""
        return self.place or self.path


@dataclass(frozen=True)
class Part:
    """One zip, one unpacked folder, or the backup of an app.

    `name` is the file or folder name without `.zip`; `fingerprint` identifies the content by its listing
    (paths, sizes and checksums), so that the same part is known again under another name.
    """

    path: Path
    kind: str  # "zip", "folder" or "backup"
    name: str
    size_bytes: int
    modified_at: str | None
    fingerprint: str
    members: tuple[Member, ...]
