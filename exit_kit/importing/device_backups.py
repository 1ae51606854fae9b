"""The backup of an iPhone, as Finder and iTunes make it: which file stands for which file of the phone.

`Manifest.db` lists them: each stands under the SHA-1 of its place, in a folder named by the first two digits.  A backup
that is encrypted has a list that is encrypted, too; it is not opened here: which is said, with what to do.
"""

from __future__ import annotations

import plistlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from exit_kit.archive.databases import Tables, is_database, open_database
from exit_kit.archive.private import make_private_folder, remove_private_folder
from exit_kit.errors import ArchiveError

_LIST: Final = "Manifest.db"
_SETTINGS: Final = "Manifest.plist"
_ID_LETTERS: Final = frozenset("0123456789abcdef")
_ID_LENGTH: Final = 40
_MOST_SETTINGS: Final = 64_000_000
# Domain -> path on the phone below the domain's folder -> place on this disk.
Files = dict[str, dict[str, Path]]


def find_device_files(folder: Path, domains: Sequence[str]) -> Files | ArchiveError | None:
    """Return the files of an app in a folder that is the backup of an iPhone; None where it is none."""
    manifest = folder / _LIST
    if not manifest.is_file():
        return None
    if _is_encrypted(folder / _SETTINGS) or not is_database(manifest):
        return ArchiveError(
            f"Nothing was read from the iPhone backup {folder.name}: it is encrypted.",
            "Only the password of the backup opens it, and exit-kit cannot do that.",
            "In Finder or iTunes, take the tick from “Encrypt local backup”, back up again, and give the new backup; "
            "then tick it again. Or export the chats one by one in WhatsApp.",
        )
    private = make_private_folder()
    try:
        with closing(open_database(manifest, private)) as db:
            return _list_files(folder, Tables(db), domains)
    except sqlite3.Error:
        return ArchiveError(
            f"Nothing was read from the iPhone backup {folder.name}: its list of files is damaged.",
            "",
            "Make a new backup of the iPhone.",
        )
    finally:
        remove_private_folder(private)


def _list_files(folder: Path, tables: Tables, domains: Sequence[str]) -> Files:
    files: Files = {}
    for row in tables.rows("Files", where="domain", values=domains):
        name, path = row.get("fileID"), row.get("relativePath")
        if not isinstance(name, str) or not isinstance(path, str) or not path:
            continue
        # The name becomes a path on this disk: nothing but digits of a checksum may stand in it.
        if len(name) == _ID_LENGTH and _ID_LETTERS.issuperset(name):
            place = next((one for one in (folder / name[:2] / name, folder / name) if one.is_file()), None)
            if place:
                files.setdefault(str(row.get("domain")), {})[path] = place
    return files


def _is_encrypted(settings: Path) -> bool:
    try:
        if settings.stat().st_size > _MOST_SETTINGS:
            return False
        with settings.open("rb") as file:
            return bool(plistlib.load(file).get("IsEncrypted"))
    except (OSError, ValueError, AttributeError, plistlib.InvalidFileException):
        return False
