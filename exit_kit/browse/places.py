"""Where the bytes of a file are: in which zip, at which place; known again when the zip has moved or gone.

The database knows the part and the file's name in it.  The listing of a part is read when its first file is asked for
and kept for the parts used last, up to 200,000 files (about 100 MB), so that a large zip is listed once.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any, Final, NamedTuple
from zipfile import is_zipfile

from exit_kit.archive import Member, find_parts
from exit_kit.archive.folders import find_files, list_neighbours, read_folder
from exit_kit.archive.seeking import Marks
from exit_kit.archive.zips import read_zip
from exit_kit.errors import ArchiveError

_MOST_LISTED: Final = 200_000
_MOST_FILMS: Final = 8
_QUERY: Final = """
    SELECT media.path AS path, media.status AS status, members.name_in_part AS name, members.size_bytes AS size_bytes,
           members.crc32 AS crc32, parts.id AS part_id, parts.path AS part_path, parts.name AS part_name,
           parts.kind AS part_kind
    FROM media LEFT JOIN members ON members.id = media.member_id LEFT JOIN parts ON parts.id = members.part_id
    WHERE media.id = ?
"""


class Missing(Exception):
    """Says in a sentence why a file cannot be shown, and what brings it back."""


class Place(NamedTuple):
    """A file that can be read: its name for people, its member, and the marks for seeking in it."""

    name: str
    member: Member
    marks: Marks


class Places:
    """Finds files of one database; used by several threads."""

    def __init__(self) -> None:
        self._listings: OrderedDict[tuple[str, int, int], dict[str, Member]] = OrderedDict()
        self._marks: OrderedDict[tuple[str, int], Marks] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, db: sqlite3.Connection, media_id: int) -> Place:
        """Return where a medium's bytes are; raises Missing with what to tell the person."""
        row = self._read_row(db, media_id)
        members = self._list_members(Path(row["part_path"]), row["part_name"], row["part_kind"])
        member = members.get(row["name"])
        if member is None or member.size_bytes != row["size_bytes"]:
            raise Missing(
                f"{row['part_name']} is not the file any more that was imported. Tell exit-kit where the right one is: "
                "exit-kit locate PATH"
            )
        return Place(str(row["path"]).rpartition("/")[2], member, self._find_marks(member))

    @staticmethod
    def _read_row(db: sqlite3.Connection, media_id: int) -> dict[str, Any]:
        cursor = db.execute(_QUERY, (media_id,))
        found = cursor.fetchone()
        if found is None:
            raise Missing("There is no such file in the database.")
        row = dict(zip((column[0] for column in cursor.description), tuple(found), strict=True))
        if row["name"] is None:
            raise Missing(
                "The export names only a web address for it; the file itself was not delivered."
                if row["status"] == "online"
                else "The export mentions this file and does not contain it. It may be in a part that was not imported."
            )
        return row

    def _list_members(self, path: Path, name: str, kind: str) -> dict[str, Member]:
        try:
            status = path.stat()
        except OSError:
            raise Missing(
                f"{name} is no longer where it was when it was imported. Tell exit-kit where it is now: "
                "exit-kit locate PATH"
            ) from None
        stamp = (str(path), status.st_mtime_ns, status.st_size)
        with self._lock:
            if stamp not in self._listings:
                self._listings[stamp] = _read_listing(path, kind)
                while len(self._listings) > 1 and sum(map(len, self._listings.values())) > _MOST_LISTED:
                    self._listings.popitem(last=False)
            self._listings.move_to_end(stamp)
            return self._listings[stamp]

    def _find_marks(self, member: Member) -> Marks:
        with self._lock:
            marks = self._marks.setdefault((member.source, member.offset), Marks())
            self._marks.move_to_end((member.source, member.offset))
            while len(self._marks) > _MOST_FILMS:
                self._marks.popitem(last=False)
            return marks


def _read_listing(path: Path, kind: str) -> dict[str, Member]:
    try:
        if kind == "backup":  # of it, only the app's files are read again, and zips among them are somebody's
            files = read_folder(list(find_files(path))) if path.is_dir() else ()
            listed = read_zip(path) if is_zipfile(path) else files
            return {member.path: member for member in listed}
        if (
            kind == "folder" and path.is_file()
        ):  # a text given by itself, and the files beside it that it names
            return {member.path: member for member in list_neighbours(path)}
        found = find_parts([path])
    except ArchiveError as error:
        raise Missing(f"{error.what} {error.why}") from None
    return {member.path: member for part in found.parts if part.path == path for member in part.members}
