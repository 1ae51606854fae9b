"""The database of an app inside a zip: someone has packed it to move it from the phone, with its photos or without.

SQLite reads files only.  So the database, and what belongs to it, is copied into a private folder for as long as it is
read; the app's photos stay in the zip, where they are found again.  Zips of other things cost a look at their table of
contents, no more.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from exit_kit.archive import MemberFault, open_member, read_head
from exit_kit.archive.databases import LOGS, MAGIC
from exit_kit.archive.members import Member
from exit_kit.archive.private import (
    create_private,
    make_private_folder,
    refuse_full_disk,
    remove_private_folder,
)
from exit_kit.archive.tables import find_table
from exit_kit.archive.zips import read_zip
from exit_kit.errors import ArchiveError
from exit_kit.importing.app_data import AppData, AppDatabase
from exit_kit.importing.app_places import (
    DEEPEST,
    FoundDatabase,
    describe_database,
    rank_copy,
    rank_name,
    refuse_locked,
)

_PAGES: Final = (".json", ".html", ".htm")


class _Candidate(NamedTuple):
    """A member that is a database: how good it is, and what it is the database of."""

    rank: tuple[int, str]
    kind: AppDatabase
    member: Member


def find_zipped(path: Path, app: AppData, refused: list[ArchiveError]) -> tuple[list[FoundDatabase], bool]:
    """Return an app's databases in a zip, and whether an export may be in it too.

    What cannot be copied is added to `refused`.  Raises OSError where the system does not let anybody look.
    """
    if not _may_hold(path, app):
        return [], True
    try:
        members = [member for member in read_zip(path) if member.fault is None]
    except ArchiveError:  # whoever looks at it next says what is wrong
        return [], True
    chosen = _choose(members, app)
    found = []
    for one in chosen:
        try:
            found.append(_copy(path, one, members, app))
        except ArchiveError as error:
            refused.append(error)
    if not chosen:
        before = len(refused)
        refused.extend(_refuse_names(path, members, app))
        return [], len(refused) == before
    sent = {member.name_in_part for one in found for member in one.inside}
    return found, any(one.path.lower().endswith(_PAGES) and one.path not in sent for one in members)


def _refuse_names(path: Path, members: Iterable[Member], app: AppData) -> Iterator[ArchiveError]:
    """Yield what is to be said of the app's databases that nobody can read."""
    for member in members:
        error = refuse_locked(member.path.rpartition("/")[2], app)
        if error is not None:
            yield ArchiveError(f"{path.name}: {error.what}", error.why, error.fix)
            return


def _may_hold(path: Path, app: AppData) -> bool:
    """Say whether a zip's table of contents has the name of a database in it."""
    names = [name.encode() for kind in app.databases for name in kind.files]
    try:
        with path.open("rb") as file:
            table = find_table(file, file.seek(0, os.SEEK_END), path.name)
            file.seek(table.start)
            listed = file.read(table.size).lower()
    except ArchiveError:
        return False
    return any(name in listed for name in names)


def _choose(members: Iterable[Member], app: AppData) -> list[_Candidate]:
    """Return the best database of each folder."""
    best: dict[PurePosixPath, _Candidate] = {}
    for member in members:
        place = PurePosixPath(member.path)
        if len(place.parts) > DEEPEST + 1:
            continue
        for kind in app.databases:
            rank = rank_name(place.name, kind, app)
            if rank is None or not _is_database(member, app):
                continue
            one = _Candidate((rank, rank_copy(place.name)), kind, member)
            if place.parent not in best or one.rank < best[place.parent].rank:
                best[place.parent] = one
    return list(best.values())


def _is_database(member: Member, app: AppData) -> bool:
    if member.path.lower().endswith(app.locked):
        return True
    try:
        return read_head(member, len(MAGIC)) == MAGIC
    except MemberFault:
        return False


def _copy(path: Path, one: _Candidate, members: Sequence[Member], app: AppData) -> FoundDatabase:
    """Copy a database with what belongs to it into a private folder, and describe it there."""
    folder = make_private_folder()
    try:
        place = PurePosixPath(one.member.path)
        for member in _list_needed(one, members, app):
            _write(member, folder.joinpath(*PurePosixPath(member.path).parts))
        found = describe_database(app, one.kind, folder.joinpath(*place.parts))
    except MemberFault:
        remove_private_folder(folder)
        raise ArchiveError(
            f"{place.name} in {path.name} was not read: it is damaged.",
            "",
            "Pack it again, or copy it out of the phone again, and give it by itself.",
        ) from None
    except OSError as error:
        remove_private_folder(folder)
        raise refuse_full_disk(f"{place.name} in {path.name}", error) from None
    media = tuple(_list_media(place, one.kind, members))
    return replace(found, name=f"{place.name} in {path.name}", container=path, copy=folder, inside=media)


def _list_needed(one: _Candidate, members: Iterable[Member], app: AppData) -> list[Member]:
    """Return the database itself, its logs, and the others of its folder, or of that for backups, that say more."""
    place = PurePosixPath(one.member.path)
    folders = (place.parent, place.parent.parent / "Backups")
    names = {f"{place.name}{ending}" for ending in LOGS}
    others = {
        f"{name}{ending}".lower()
        for wanted in one.kind.beside.values()
        for name in wanted
        for ending in ("", *app.locked, *LOGS)
    }
    found = [one.member]
    for member in members:
        other = PurePosixPath(member.path)
        is_log = other.parent == place.parent and other.name in names
        if is_log or (other.parent in folders and other.name.lower() in others):
            found.append(member)
    return found


def _write(member: Member, target: Path) -> None:
    """Write a member into a file that only the owner can read, with the date that the zip has of it."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if shutil.disk_usage(target.parent).free < member.size_bytes:
        raise OSError(28, "No space left on device")
    with open_member(member) as source, create_private(target) as file:
        shutil.copyfileobj(source, file, 1 << 20)
    if member.modified_at:
        seconds = datetime.fromisoformat(member.modified_at).timestamp()
        os.utime(target, (seconds, seconds))


def _list_media(place: PurePosixPath, kind: AppDatabase, members: Iterable[Member]) -> list[Member]:
    """Return the app's files, by the path at which the app knows them: beside the database or one folder further up."""
    listed = [(PurePosixPath(member.path), member) for member in members]
    for root in (place.parent, place.parent.parent):
        depth = len(root.parts)
        inside = [
            member._replace(path="/".join(path.parts[depth:]), place=member.path)
            for path, member in listed
            if path.parts[:depth] == root.parts
            and path.parts[depth] in kind.media
            and len(path.parts) > depth + 1
        ]
        if inside:
            return inside
    return []


__all__ = ["find_zipped"]
