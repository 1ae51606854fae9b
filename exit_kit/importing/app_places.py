"""Where the databases of apps are among the paths that a user gives: in a file, a folder, the backup of an iPhone.

Nothing is opened here but to see what it is.  Of several copies of one database in a folder the best is taken: the
database itself before an encrypted one, the newest before those of earlier days that the phone keeps beside it.
"""

from __future__ import annotations

import re
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from exit_kit.archive.databases import Tables, is_database, open_database
from exit_kit.archive.discover import find_zips
from exit_kit.archive.folders import find_files
from exit_kit.archive.members import Member
from exit_kit.archive.private import make_private_folder, remove_private_folder
from exit_kit.errors import ArchiveError
from exit_kit.importing.app_data import AppData, AppDatabase, Unreadable
from exit_kit.importing.device_backups import find_device_files

DEEPEST: Final = 4  # folders between the given one and a database
_ZIP_ENDING: Final = ".zip"
_MORE: Final = (".zip", ".txt", ".html", ".json")  # what else a folder may be given for
_ZIPS_REACH: Final = 2
_COPY_OF_A_DAY: Final = re.compile(r"-\d{4}-\d\d-\d\d(?:\.\d+)?(?=\.db)")  # msgstore-2025-03-05.1.db.crypt15


@dataclass(frozen=True)
class FoundDatabase:
    """One database of an app: where it is, what stands beside it, and where the app's media are.

    `files` are the app's files by the path at which they stood on the phone, where the disk calls them otherwise.  Of
    one in a zip, `container` is the zip, `copy` the private folder with what was copied, and `inside` the app's files.
    """

    app: AppData
    kind: AppDatabase
    path: Path
    name: str
    beside: Mapping[str, Path]
    root: Path | None
    files: Mapping[str, Path] | None = None
    container: Path | None = None
    copy: Path | None = None
    inside: tuple[Member, ...] = ()


class Places(NamedTuple):
    """An app's databases at one path, whether something else may be there too, and the zips in which more may be."""

    found: list[FoundDatabase]
    has_more: bool
    zips: list[Path]


def find_databases(path: Path, app: AppData, refused: list[ArchiveError]) -> Places:
    """Return an app's databases at one path, and where else to look.

    What cannot be read is added to `refused`.  Raises OSError where the system does not let anybody look.
    """
    if path.is_dir():
        before = len(refused)
        found = list(_find_on_device(path, app, refused))
        if found or len(refused) > before:
            return Places(found, has_more=False, zips=[])
        files = list(_walk(path, {name.lower() for kind in app.databases for name in kind.media}))
        found = _find_in_folder(files, app)
        error = None if found else next(filter(None, (refuse_locked(file.name, app) for file in files)), None)
        refused += [error] if error else []
        has_more = any(file.name.lower().endswith(_MORE) for file in files) if error else not found
        return Places(found, has_more or _has_zips(path), find_zips(path, files))
    one = _find_file(path, app) if path.is_file() else None
    if one:
        return Places([one], has_more=False, zips=[])
    error = refuse_name(path.name, app) if path.is_file() else None
    refused += [error] if error else []
    return Places([], error is None, [path] if error is None and path.is_file() else [])


def _find_file(path: Path, app: AppData) -> FoundDatabase | None:
    """Return the database that one file is: by its tables, or by its name where it is locked."""
    if path.name.lower().endswith(app.locked):
        ranked = (one for one in app.databases if rank_name(path.name, one, app) is not None)
        return describe_database(app, next(ranked, app.databases[-1]), path)
    if not is_database(path):
        return None
    names = _list_tables(path)
    found = next((one for one in app.databases if one.tables & names), None)
    return describe_database(app, found, path) if found else None


def describe_database(app: AppData, kind: AppDatabase, path: Path) -> FoundDatabase:
    """Return a database with what stands beside it."""
    folder = path.parent
    root = next((one for one in (folder, folder.parent) if _has_folders(one, kind.media)), None)
    places = [folder, folder.parent / "Backups"] if root != folder else [folder]
    beside = {role: _find_beside(places, names, app) for role, names in kind.beside.items()}
    return FoundDatabase(app, kind, path, path.name, {role: one for role, one in beside.items() if one}, root)


def _find_beside(places: Iterable[Path], names: Sequence[str], app: AppData) -> Path | None:
    for name in names:
        for place in places:
            with suppress(OSError):
                found = {one.name.lower(): one for one in place.iterdir() if one.is_file()}
                for ending in ("", *app.locked):
                    if name + ending in found:
                        return found[name + ending]
    return None


def _find_in_folder(files: Iterable[Path], app: AppData) -> list[FoundDatabase]:
    """Return the best database of each folder."""
    best: dict[Path, tuple[int, str, AppDatabase, Path]] = {}
    for path in files:
        for kind in app.databases:
            rank = rank_name(path.name, kind, app)
            if rank is None or not (path.name.lower().endswith(app.locked) or is_database(path)):
                continue
            key = (rank, rank_copy(path.name), kind, path)
            if path.parent not in best or key[:2] < best[path.parent][:2]:
                best[path.parent] = key
    return [describe_database(app, kind, path) for _, _, kind, path in best.values()]


def rank_name(name: str, kind: AppDatabase, app: AppData) -> int | None:
    """Return how well a name fits a database, None where it does not: as it is, locked, a copy of an earlier day."""
    folded = name.lower()
    plain = _COPY_OF_A_DAY.sub("", folded)
    is_locked = plain.endswith(app.locked)
    for ending in app.locked:
        plain = plain.removesuffix(ending)
    if plain not in kind.files:
        return None
    return kind.files.index(plain) * 4 + 2 * (_COPY_OF_A_DAY.search(folded) is not None) + is_locked


def rank_copy(name: str) -> str:
    """Return what sorts the copies of several days, which the phone keeps beside the newest one: the last first."""
    return "".join(chr(0x10FFFF - ord(char)) for char in name)


def _walk(folder: Path, media: set[str], depth: int = 0) -> Iterator[Path]:
    """Yield the files down to four folders, without those in the app's folders of media, which may be very many."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        with suppress(OSError):
            mode = entry.lstat().st_mode
            if stat.S_ISREG(mode):
                yield entry
            elif stat.S_ISDIR(mode) and depth < DEEPEST and entry.name.lower() not in media:
                yield from _walk(entry, media, depth + 1)


def _find_on_device(folder: Path, app: AppData, refused: list[ArchiveError]) -> Iterator[FoundDatabase]:
    """Yield the databases in the backup of an iPhone, or say why there is none."""
    backup = find_device_files(folder, app.domains) if app.domains else None
    if backup is None:
        return
    if isinstance(backup, ArchiveError):
        refused.append(backup)
        return
    count = 0
    for files in backup.values():
        folded = {path.lower(): place for path, place in files.items()}
        for kind in app.databases:
            place = next((folded[name] for name in kind.files if name in folded), None)
            if place is None:
                continue
            count += 1
            beside = {
                role: next((folded[name] for name in names if name in folded), None)
                for role, names in kind.beside.items()
            }
            known = {role: one for role, one in beside.items() if one}
            name = f"{kind.files[0]} in {folder.name}"
            yield FoundDatabase(app, kind, place, name, known, folder, files)
    if not count:
        why, fix = app.lacks
        refused.append(ArchiveError(f"Nothing was read from the iPhone backup {folder.name}.", why, fix))


def refuse_name(name: str, app: AppData) -> ArchiveError | None:
    """Return what is to be said of a file of the app that cannot be read, None of any other."""
    found: Unreadable | None = next(
        (one for one in app.unreadable if name.lower().endswith(one.endings)), None
    )
    return ArchiveError(f"{name} was not read: {found.why}.", "", found.fix) if found else None


def refuse_locked(name: str, app: AppData) -> ArchiveError | None:
    """Return what is to be said of a database of the app's, or its copy of a day, that cannot be read."""
    plain = _COPY_OF_A_DAY.sub("", name.lower())
    names = tuple(name for kind in app.databases for name in kind.files)
    return refuse_name(name, app) if plain.startswith(names) else None


def _has_folders(folder: Path, names: Sequence[str]) -> bool:
    return any((folder / name).is_dir() for name in names)


def _has_zips(folder: Path) -> bool:
    return any(
        file.name.lower().endswith(_ZIP_ENDING) and file.name.count("/") <= _ZIPS_REACH
        for file in find_files(folder)
    )


def _list_tables(path: Path) -> frozenset[str]:
    folder = make_private_folder()
    try:
        with closing(open_database(path, folder)) as db:
            return Tables(db).names
    except (ArchiveError, sqlite3.Error):
        return frozenset()
    finally:
        remove_private_folder(folder)
