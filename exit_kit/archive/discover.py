"""From the paths a user gives to the parts of an export: which zips, which folders, and what is neither.

A folder is read by these rules, in this order (F: files that are neither zips nor left by Finder and such):

1. No zip within reach (three folders deep): the folder is one unpacked part.
2. Zips within reach and no F: every such zip is a part.
3. F, but no .json and no .html among them (a Downloads folder): the zips up to two folders deep are parts, and
   so may be each text there (a chat); the rest is somebody's other files.
4. F with .json or .html, and zips right in the folder: these zips are parts, as no export has zips at its
   root.  Whatever lies beside them is not read, which is said in one refusal: it may be an unpacked part.
5. F with .json or .html, and zips deeper down only: the folder is one unpacked part, and the zips are files
   that somebody sent in a chat (`.../messages/.../files/x.zip`).

It refuses, one sentence each, whatever is not a readable export, and goes on with the rest.
"""

from __future__ import annotations

import hashlib
import re
import stat
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from exit_kit.archive.faults import refuse_volume
from exit_kit.archive.folders import File, find_files, read_file, read_folder, render_local_time
from exit_kit.archive.members import Member, Part
from exit_kit.archive.paths import TEXT_SUFFIXES, match_junk, match_key, match_text
from exit_kit.archive.zips import read_zip
from exit_kit.errors import ArchiveError

_FAR, _NEAR = 3, 2  # folders between the given one and a zip
_HEAD_BYTES = 1024
_ZIP_NAME = re.compile(
    r"\.zip(\.(crdownload|part|partial|download|opdownload|\d{3}))?$|\.z\d\d$", re.IGNORECASE
)
_UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload")
_VOLUME = re.compile(r"\.z\d\d$|\.zip\.\d{3}$", re.IGNORECASE)
_PAGES = (".json", ".html", ".htm")
_PACKED = (
    (b"Rar!", 0, "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7-Zip archive"),
    (b"\x1f\x8b", 0, "a gzip (.gz, .tgz) archive"),
    (b"BZh", 0, "a bzip2 archive"),
    (b"\xfd7zXZ", 0, "an xz archive"),
    (b"ustar", 257, "a tar archive"),
)
_ZIP_HEADS = (b"PK\3\4", b"PK\5\6", b"PK\1\2")
_SPLIT_HEAD = b"PK\7\x08"


@dataclass(frozen=True)
class Found:
    """What could be opened of the given paths, and one error for each thing that could not.

    `texts` are single texts beside zips: parts if they are of an export, somebody's other files if not.
    """

    parts: tuple[Part, ...]
    refused: tuple[ArchiveError, ...]
    texts: tuple[Part, ...] = ()


class _Planned(NamedTuple):
    """What is to be read, how, and whether it is a text that may be anything."""

    place: Path
    read: Callable[[Path], Part]
    is_loose: bool = False


def find_parts(paths: Sequence[Path], taken: Collection[Path] = ()) -> Found:
    """Find the parts of an export in zips, folders of zips, unpacked folders and loose files, in any mixture.

    A file that is reached twice is one part; the files that are `taken`, absolute, are none.  Raises nothing: what
    cannot be opened stands in `refused`, also when that is everything.
    """
    parts: list[Part] = []
    texts: list[Part] = []
    refused: list[ArchiveError] = []
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for place, read, is_loose in _plan_path(path.absolute(), refused, taken):
            try:
                found = place.stat()
                if (found.st_dev, found.st_ino) in seen:
                    continue
                seen.add((found.st_dev, found.st_ino))
                (texts if is_loose else parts).append(read(place))
            except ArchiveError as error:
                refused += [] if is_loose else [error]
            except FileNotFoundError:
                refused.append(_refuse_missing(place))
            except OSError as error:
                refused.append(_refuse_system(place, error))
    return Found(tuple(parts), tuple(refused), tuple(texts))


def find_zips(folder: Path, files: Sequence[Path]) -> list[Path]:
    """Return which of the files of a folder are zips that are given with it, by the rules of this module."""
    zips = {path for path in files if _ZIP_NAME.search(path.name)}
    if not zips:
        return []
    found = [
        File(path.relative_to(folder).as_posix(), str(path), path.lstat() if path in zips else None)
        for path in files
    ]
    weighty = [file for file in found if not match_junk(file.name)]
    return [Path(file.place) for file in _choose_zips(folder, weighty, [])]


def count_fingerprint(members: Iterable[Member]) -> str:
    """Count the SHA-256 over names, sizes and, for text, checksums; the order of the listing does not matter.

    Media count by size alone, since a folder's checksums would cost reading all of it; so a zip and the
    folder unpacked from it have the same fingerprint, also after Windows changed apostrophes.
    """
    lines = sorted(
        f"{match_key(member.path)}\0{member.size_bytes}\0"
        f"{member.crc32 if match_text(member.path) and member.crc32 is not None else '-'}\n"
        for member in members
    )
    return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()


def match_twins(members: Iterable[Member]) -> tuple[Member, ...]:
    """Note names that occur twice; of entirely equal members only the first stays.

    Both of two different files under one name are kept with the note `duplicate-name`, and files whose names
    differ only in case, accents' form or apostrophes with the note `case-twin`.
    """
    by_key: dict[str, list[Member]] = {}
    for member in members:
        by_key.setdefault(match_key(member.path), []).append(member)
    return tuple(one for twins in by_key.values() for one in _note_twins(twins))


def _plan_path(path: Path, refused: list[ArchiveError], taken: Collection[Path]) -> list[_Planned]:
    """List what to read for one given path and how; appends to `refused` what cannot be planned."""
    try:
        if not path.is_dir():
            return [_Planned(path, _read_file_part)]
    except OSError as error:
        refused.append(_refuse_system(path, error))
        return []
    files = list(find_files(path))
    weighty = [file for file in files if not match_junk(file.name)]
    if not weighty:
        refused.append(_refuse_empty_folder(path))
        return []
    zips = _choose_zips(path, weighty, refused)
    if zips:
        planned = [_Planned(Path(file.place), _read_file_part) for file in zips]
        planned += [
            _Planned(Path(file.place), _read_file_part, is_loose=True) for file in _list_texts(weighty)
        ]
        return [one for one in planned if one.place not in taken]
    return [_Planned(path, lambda place: _describe_part(place, "folder", read_folder(files)))]


def _list_texts(files: Sequence[File]) -> list[File]:
    """Return the texts beside zips; none where pages show that it is a folder of something else."""
    if any(file.name.lower().endswith(_PAGES) for file in files):
        return []
    named = [file for file in files if file.name.lower().endswith(".txt") and file.name.count("/") <= _NEAR]
    return [file for file in named if _match_regular(file)]


def _choose_zips(folder: Path, weighty: list[File], refused: list[ArchiveError]) -> list[File]:
    """Choose the zips that are parts, by the rules of this module; none means that the folder is the part."""
    named = [file for file in weighty if _ZIP_NAME.search(file.name) and _match_regular(file)]
    zips = [file for file in named if file.name.count("/") <= _FAR]
    others = [file for file in weighty if not (_ZIP_NAME.search(file.name) and _match_regular(file))]
    if not others:
        return zips
    if not any(file.name.lower().endswith(_PAGES) for file in others):
        return [file for file in zips if file.name.count("/") <= _NEAR]
    beside = [file for file in zips if "/" not in file.name]
    if beside:
        refused.append(
            ArchiveError(
                f"Only the zips right in the folder {folder.name} were read, not the other files there.",
                "Beside zips nobody can tell which other files belong to an export.",
                "If one of its folders is an unpacked part of the export, give that folder as well.",
            )
        )
    return beside


def _read_file_part(path: Path) -> Part:
    """Read one given file: a zip, or a loose page or text as a part of its own. Raises ArchiveError."""
    if path.suffix.lower() in _UNFINISHED:
        raise ArchiveError(
            f"The file {path.name} is an unfinished download.",
            "The browser gives the file its real name only when all of it has arrived.",
            "Nothing was read from it; let the download finish or start it again, then give the .zip.",
        )
    if not path.is_file():
        raise ArchiveError(f"{path} is neither a file nor a folder.", "", "Give a zip or an unpacked folder.")
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(_SPLIT_HEAD) or _VOLUME.search(path.name):
        raise refuse_volume(path.name)
    if head.startswith(_ZIP_HEADS) or (path.suffix.lower() == ".zip" and head.startswith(b"MZ")):
        return _describe_part(path, "zip", read_zip(path))
    if head and path.suffix.lower() in TEXT_SUFFIXES:
        member = read_file(File(path.name, str(path), path.stat()))
        return _describe_part(path, "folder", (member,))
    raise _refuse_head(path.name, head)


def _describe_part(path: Path, kind: str, members: tuple[Member, ...]) -> Part:
    """Make a part of a listing; a folder's date is that of its newest file, a zip's its own."""
    members = match_twins(members)
    name = path.name[:-4] if path.name.lower().endswith(".zip") else path.name
    if kind == "zip":
        found = path.stat()
        size, modified_at = found.st_size, render_local_time(found.st_mtime)
    else:
        size = sum(member.size_bytes for member in members)
        modified_at = max((member.modified_at or "" for member in members), default="") or None
    return Part(path, kind, name, size, modified_at, count_fingerprint(members), members)


def _match_regular(file: File) -> bool:
    """Tell whether something found in a folder is a file of its own, not a link to one elsewhere."""
    return file.stat is not None and stat.S_ISREG(file.stat.st_mode)


def _note_twins(twins: list[Member]) -> Iterable[Member]:
    """Return members that share their name or nearly so, each with its note; of those equal in all that the listing
    says only the first."""
    if len(twins) == 1:
        return twins
    known: dict[object, Member] = {}
    for at, one in enumerate(twins):
        same = at if one.crc32 is None else (one.path, one.size_bytes, one.crc32, one.fault)
        known.setdefault(same, one)
    left = [*known.values()]
    times = Counter(one.path for one in left)
    if len(left) == 1:
        return left
    return [one._replace(note="duplicate-name" if times[one.path] > 1 else "case-twin") for one in left]


def _refuse_head(name: str, head: bytes) -> ArchiveError:
    """Return the error for a file that is no zip, saying what it looks like."""
    for magic, offset, what in _PACKED:
        if head[offset:].startswith(magic):
            return ArchiveError(
                f"The file {name} was not read: it is {what}, not a zip.",
                "Platforms deliver zips, so somebody packed this one anew.",
                "Unpack it, and give the unpacked folder.",
            )
    what, fix = "neither a zip nor a page of an export", "Give the zip as it was downloaded."
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    again = "Sign in on the site, download the export again, and give the new file."
    if not head:
        is_chat = name.lower().endswith(".txt")
        what, fix = "empty", "Export the chat again." if is_chat else "Download it again."
    elif not text.strip(b"\0"):
        what, fix = "filled with zeros, as an interrupted download leaves it", "Download it again."
    elif text.startswith(b"<"):
        what, fix = "a web page saved under this name, perhaps a sign-in page", again
    elif text.startswith((b"{", b"[")) or (text.isascii() and b"\0" not in text):
        what, fix = "a short text and no zip, perhaps an error message of the site", again
    return ArchiveError(f"The file {name} was not read: it is {what}.", "", fix)


def _refuse_empty_folder(path: Path) -> ArchiveError:
    """Return the error for a folder without files."""
    return ArchiveError(
        f"The folder {path.name} is empty.",
        "The export may have been unpacked elsewhere.",
        "Give the folder that holds the export, or the zip itself.",
    )


def _refuse_missing(path: Path) -> ArchiveError:
    """Return the error for a path where nothing is."""
    return ArchiveError(
        f"There is nothing at {path}.",
        "The name may be misspelt, or the file was moved.",
        "Check the name, for instance by dragging the file from its folder into the terminal.",
    )


def _refuse_system(path: Path, error: OSError) -> ArchiveError:
    """Return the error for a file that the system does not give."""
    return ArchiveError(
        f"The file {path.name} could not be opened: {error.strerror or type(error).__name__}.",
        "The system did not give access to it, or the disk failed.",
        "Check that you may open it, then try again.",
    )
