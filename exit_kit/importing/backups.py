"""Backups of apps among the paths that a user gives: found, unlocked, and made into parts like those of an export.

    file or folder -> which database of which app -> unlocked, if need be -> documents in a private zip -> Part

The documents that an importer makes of a database are written into a zip in a private folder, which is removed when the
import is over; from there they are read, checked and kept like the members of any zip.  The app's files beside the
database (photos, recordings) are members of the same part, where they stand.  The user's files are only read.
"""

from __future__ import annotations

import json
import sqlite3
import zipfile
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import orjson

from exit_kit.archive.databases import Tables, open_database
from exit_kit.archive.discover import count_fingerprint
from exit_kit.archive.folders import File, find_files, read_folder, render_local_time
from exit_kit.archive.members import Member, Part
from exit_kit.archive.private import (
    create_private,
    make_private_folder,
    refuse_full_disk,
    remove_private_folder,
)
from exit_kit.archive.zips import read_zip
from exit_kit.errors import ArchiveError
from exit_kit.importing.app_data import AppData, Document
from exit_kit.importing.app_places import FoundDatabase, find_databases
from exit_kit.importing.contract import Evidence, Importer, Recognition
from exit_kit.importing.locked import AskKey, CannotUnlock, WrongKey, ask_nobody
from exit_kit.importing.recognition import RecognisedPart
from exit_kit.importing.registry import load_importers
from exit_kit.importing.zipped_places import find_zipped

_ATTEMPTS: Final = 3
BACKUP: Final = "backup"  # the kind of such a part
FORMAT: Final = "database"


@dataclass
class Opened:
    """What was found: parts, an error for what could not be read, and the paths that hold something else; `taken` are
    zips in them that do not."""

    parts: list[RecognisedPart] = field(default_factory=list)
    refused: list[ArchiveError] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)
    taken: set[Path] = field(default_factory=set)


def open_backups(paths: Sequence[Path], ask_key: AskKey = ask_nobody) -> Opened:
    """Open the backups of apps among the given paths; raises nothing, what cannot be opened stands in `refused`."""
    opened = Opened()
    seen: set[Path] = set()
    for given in paths:
        is_left = True
        for importer in load_importers():
            if importer.app is None or not is_left:
                continue
            with suppress(OSError):  # whoever looks at it next says what is wrong
                found, is_left, zips = find_databases(given.absolute(), importer.app, opened.refused)
                for path in zips:
                    inside, has_more = find_zipped(path, importer.app, opened.refused)
                    found += inside
                    if not has_more:
                        opened.taken.add(path)
                if given.is_file() and zips:
                    is_left = given.absolute() not in opened.taken
                for one in found:
                    if one.path.resolve() not in seen:
                        seen.add(one.path.resolve())
                        _open(importer, one, ask_key, opened)
        if is_left:
            opened.left.append(given)
    return opened


def _open(importer: Importer, one: FoundDatabase, ask_key: AskKey, opened: Opened) -> None:
    try:
        part, broken = _make_part(one, ask_key)
    except ArchiveError as error:
        opened.refused.append(error)
        return
    finally:
        if one.copy is not None:
            remove_private_folder(one.copy)
    opened.parts.append(_describe(importer, one, part))
    if broken:
        opened.refused.append(
            ArchiveError(
                f"{one.name} is damaged: {', '.join(sorted(broken))} could not be read to the end.",
                "What could be read was taken.",
                "Make a new backup, or copy the file again, and give that as well: nothing is taken twice.",
            )
        )


def _describe(importer: Importer, one: FoundDatabase, part: Part) -> RecognisedPart:
    label = importer.apart.get(one.kind.layout, importer.label)
    evidence = Evidence(one.name, f"is {label}")
    seen = Recognition(importer.platform, one.kind.layout, label, FORMAT, (evidence,))
    return RecognisedPart(part, importer, seen, None, "", part.fingerprint)


def _make_part(one: FoundDatabase, ask_key: AskKey) -> tuple[Part, frozenset[str]]:
    """Make a part of a database; return the tables that are broken, too."""
    folder, copies = make_private_folder(), make_private_folder()
    try:
        broken = _write_documents(one, folder / "documents.zip", copies, ask_key)
    finally:
        remove_private_folder(copies)
    found = one.path.stat()
    modified_at = render_local_time(found.st_mtime)
    made = [member._replace(modified_at=modified_at) for member in read_zip(folder / "documents.zip")]
    media = [*_list_media(one), *one.inside]
    members = tuple(sorted((*made, *media), key=lambda member: member.path))
    size = found.st_size + sum(member.size_bytes for member in media)
    path = one.container or one.root or one.path
    return Part(path, BACKUP, one.name, size, modified_at, count_fingerprint(members), members), broken


def _list_media(one: FoundDatabase) -> Iterator[Member]:
    """Yield the app's files, by the path at which the app knows them."""
    if one.files is not None:
        for path, place in sorted(one.files.items()):
            if path.partition("/")[0] in one.kind.media and one.root is not None:
                yield from _list_file(path, place, one.root)
        return
    for folder in one.kind.media:
        if one.root is None or not (one.root / folder).is_dir():
            continue
        files = [file._replace(name=f"{folder}/{file.name}") for file in find_files(one.root / folder)]
        yield from read_folder(files)


def _list_file(path: str, place: Path, root: Path) -> Iterator[Member]:
    try:
        member = read_folder([File(path, str(place), place.lstat())])[0]
    except OSError:
        return
    yield member._replace(place=place.relative_to(root).as_posix())


def _write_documents(one: FoundDatabase, target: Path, copies: Path, ask_key: AskKey) -> frozenset[str]:
    """Write what the importer makes of a database; return the tables that are broken."""
    main = _unlock(one.app, one.path, one.name, copies, ask_key)
    others = {role: _unlock(one.app, path, path.name, copies, ask_key) for role, path in one.beside.items()}
    try:
        with ExitStack() as stack:
            tables = Tables(stack.enter_context(closing(open_database(main, copies))))
            if not one.kind.tables & tables.names:
                raise _refuse_other(one)
            beside = {
                role: Tables(stack.enter_context(closing(open_database(path, copies))))
                for role, path in others.items()
            }
            file = stack.enter_context(create_private(target))
            _write_zip(file, one.kind.list_documents(tables, beside))
            return frozenset(tables.broken)
    except sqlite3.Error:
        raise _refuse_other(one) from None
    except OSError as error:
        raise refuse_full_disk(one.name, error) from None


def _write_zip(file: BinaryIO, documents: Iterable[Document]) -> None:
    """Write documents as members, the same bytes for the same rows."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for document in documents:
            info = zipfile.ZipInfo(document.path)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _render(document.content))


def _render(content: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(content, default=_show_odd)
    except TypeError:  # half a character, or a number of more than 64 bits
        return json.dumps(content, default=_show_odd).encode()


def _show_odd(value: object) -> dict[str, str]:
    """Return what stands where it does not belong (bytes in place of a text) as an object: no shape wants one there."""
    return (
        {"base64": b64encode(value).decode()} if isinstance(value, bytes) else {"odd": type(value).__name__}
    )


def _unlock(app: AppData, path: Path, name: str, copies: Path, ask_key: AskKey) -> Path:
    """Return the database itself: decrypted into the private folder, where it is encrypted. Raises ArchiveError."""
    if not path.name.lower().endswith(app.locked):
        return path
    wrong: WrongKey | None = None
    for attempt in range(_ATTEMPTS):
        said = ask_key(path.name, attempt)
        if said is None:
            break
        place = copies / f"{attempt} {path.name}.db"
        try:
            with path.open("rb") as source, create_private(place) as target:
                app.unlock(source, said, target)
            return place
        except WrongKey as error:
            wrong = error
        except CannotUnlock as error:
            raise ArchiveError(f"{name} was not read: {error.why}.", "", error.fix) from None
        except OSError as error:
            raise refuse_full_disk(name, error) from None
    if wrong:
        raise ArchiveError(f"{name} was not read: {wrong.why}.", "", wrong.fix)
    raise ArchiveError(f"{name} was not read: it is encrypted, and nobody gave the key.", "", app.key_help)


def _refuse_other(one: FoundDatabase) -> ArchiveError:
    return ArchiveError(
        f"{one.name} was not read: it is damaged, or not what its name says.",
        "",
        "Make a new backup or copy the file again, whole, with the -wal file beside it if there is one.",
    )


__all__ = ["BACKUP", "Opened", "open_backups"]
