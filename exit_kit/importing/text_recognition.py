"""Parts whose data are plain texts: a chat as a phone exports it, alone, in a zip, or beside its photos in a folder.

Such a text has no layout of folders and no name that is sure: the name is localised, renamed, lost.  So it is known by
what it holds (`TextForm.sniff`).  Whatever else stands beside it was sent in it: an attachment, texts, pages and
JSON included.  A text that is no chat is refused in a sentence that says what it is instead.

    WhatsApp Chat - Ada.zip       _chat.txt, 00000012-PHOTO-….jpg        the name of the zip is the name of the chat
    Backup.zip                    Chats/WhatsApp Chat - Ada/_chat.txt    packed anew: the folder has the zip's name
    a folder                      any number of such folders, or of texts beside their photos
    ada.txt                       a text alone, or with the files beside it that it names

A zip holds nothing but what was sent.  A folder may hold anything: of it, and of what stands beside a single text, only
the files that the text names are its own (`TextForm.find_files`); all others are somebody's other files.

Below the export's root every chat stands in one folder that is called as its zip was: so two chats of one export, or of
two, never take each other's files, and its name is known wherever the text is read.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from exit_kit.archive import MemberFault, Part, match_key, open_member, read_head
from exit_kit.archive.folders import list_neighbours
from exit_kit.archive.members import Member
from exit_kit.errors import ArchiveError
from exit_kit.importing.clocks import UNTOLD
from exit_kit.importing.contract import Evidence, FileType, Importer, Recognition, TextSource
from exit_kit.importing.problems import Notes
from exit_kit.importing.registry import load_importers
from exit_kit.importing.work import SNIFFED_BYTES, get_matcher, is_text

_MOST_SNIFFED: Final = 2_000
_NOTICES: Final = "; what stands in it the app wrote itself"
_CHUNK_BYTES: Final = 1 << 20
_BOMS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class FoundTexts(NamedTuple):
    """The texts of a part that an importer reads; the part holds only what belongs to them.

    `wrapper` is what stands above their folders, `prefix` the folder that they are given where they have none.
    """

    part: Part
    importer: Importer
    recognition: Recognition
    wrapper: str
    prefix: str
    texts: tuple[Member, ...]


def find_texts(part: Part, members: Sequence[Member]) -> FoundTexts | None:
    """Return the texts of a part that an importer reads; None where there is none, or where it is not clear which."""
    for importer in load_importers():
        chosen = list(_choose(importer, part, members))
        if chosen and (part.kind != "zip" or len(chosen) == 1):
            return _describe(part, members, importer, chosen)
    return None


def refuse_texts(part: Part, members: Sequence[Member]) -> ArchiveError | None:
    """Return what is to be said of a part with texts that no importer reads, None where that would mean nothing."""
    for importer in load_importers():
        if not get_matcher(importer.platform).texts:
            continue
        chosen = list(_choose(importer, part, members))
        if len(chosen) > 1:
            return _refuse_several(part, importer, chosen)
        named = [one for one in members if is_text(one.path) and not one.fault]
        known = [one for one in named if get_matcher(importer.platform).match_path(one.path)]
        if len(members) == 1 or known:
            for member in (known or named)[:1]:
                return _refuse_text(part, importer, member)
    return None


def _choose(importer: Importer, part: Part, members: Sequence[Member]) -> Iterator[Member]:
    """Yield the importer's texts: of those in one folder the one that has a known name, or that of its zip."""
    matcher = get_matcher(importer.platform)
    if not matcher.texts:
        return
    folders: dict[str, list[Member]] = {}
    those = [
        one for one in members if is_text(one.path) and not one.fault
    ]  # beside them lie thousands of photos
    for member in sorted(those, key=lambda one: (one.path.count("/"), one.path))[:_MOST_SNIFFED]:
        folders.setdefault(_folder_of(member.path), []).append(member)
    for folder, texts in folders.items():
        known = [one for one in texts if matcher.match_path(one.path)]
        named = [one for one in texts if _is_named(one, folder, part)]
        fitting = [one for one in (known or texts) if _sniff(matcher.texts, one)]
        yield from [one for one in fitting if one in named] or fitting


def _is_named(member: Member, folder: str, part: Part) -> bool:
    """Say whether a text has the name of its zip or folder; a `/` in a chat's name is `_` there and nothing here."""
    above = folder.rstrip("/").rpartition("/")[2] or part.name
    stem = member.path.rpartition("/")[2][: -len(".txt")]
    return _squeeze(stem) == _squeeze(above)


def _squeeze(name: str) -> str:
    return "".join(letter for letter in match_key(name) if letter.isalnum())


def _sniff(types: Sequence[FileType], member: Member) -> bool:
    head = read_start(member)
    return any(one.text is not None and not one.text.is_sent and one.text.sniff(head) for one in types)


def read_start(member: Member) -> bytes:
    """Return the beginning of a member, by which a text is known; nothing where it cannot be read."""
    try:
        return read_head(member, SNIFFED_BYTES)
    except MemberFault:
        return b""


def _folder_of(path: str) -> str:
    return path[: path.rfind("/") + 1]


def _list_above(path: str) -> Iterator[str]:
    """Yield the folders above a path, the nearest first; the last is ""."""
    while path:
        path = path[: path.rstrip("/").rfind("/") + 1]
        yield path


def _describe(
    part: Part, members: Sequence[Member], importer: Importer, chosen: Sequence[Member]
) -> FoundTexts:
    folders = {_folder_of(one.path) for one in chosen}
    inside = tuple(_list_inside(part, members, importer, chosen))
    stem = part.name[:-4] if is_text(part.name) else part.name
    wrapper, prefix = "", f"{stem}/" if "" in folders else ""
    if len(folders) == 1 and not prefix:
        wrapper = _folder_of(next(iter(folders)).rstrip("/"))
    (file_type,) = get_matcher(importer.platform).texts[:1]
    evidence = tuple(
        Evidence(one.path, f"is a {file_type.name}: its lines begin with date and time") for one in chosen[:3]
    )
    layout = file_type.layouts[0]
    seen = Recognition(importer.platform, layout, importer.apart.get(layout), "text", evidence)
    return FoundTexts(replace(part, members=inside), importer, seen, wrapper, prefix, tuple(chosen))


def _list_inside(
    part: Part, members: Sequence[Member], importer: Importer, chosen: Sequence[Member]
) -> Iterator[Member]:
    """Yield the texts, and what was sent in them: it stands beside, or in a folder below, as some pack media."""
    beside: dict[str, list[Member]] = {_folder_of(one.path): [] for one in chosen}
    texts = {one.path for one in chosen}
    for one in members:
        folder = next((folder for folder in _list_above(one.path) if folder in beside), None)
        if folder is not None and one.path not in texts:
            beside[folder].append(one)
    is_single = part.kind == "folder" and part.path.is_file()
    if is_single:
        beside[""] = list(list_neighbours(part.path))
    own = {folder: set[str]() for folder in beside}
    for text in chosen:
        folder = _folder_of(text.path)
        names = tuple(one.path[len(folder) :] for one in beside[folder])
        path = text.path if folder or is_single else f"{part.name}/{text.path}"
        found = _find_files(importer, text, path, names) if part.kind == "folder" else None
        own[folder].update(names if found is None else found)
    yield from chosen
    for folder, those in beside.items():
        yield from (one for one in those if one.path[len(folder) :] in own[folder])


def _find_files(importer: Importer, text: Member, path: str, names: tuple[str, ...]) -> Iterable[str] | None:
    """Return which of some files were sent in a text, None where all of them were."""
    for row in get_matcher(importer.platform).texts:
        if row.text is not None and row.text.find_files is not None and names:
            return row.text.find_files(TextSource(path, partial(read_chunks, text), UNTOLD, Notes(), names))
    return None


def read_chunks(member: Member) -> Iterator[bytes]:
    """Yield the bytes of a member, as far as they can be read."""
    try:
        with open_member(member) as file:
            while chunk := file.read(_CHUNK_BYTES):
                yield chunk
    except MemberFault:
        return


def _refuse_several(part: Part, importer: Importer, chosen: Sequence[Member]) -> ArchiveError:
    return ArchiveError(
        f"{part.path.name} was left as it is.",
        f"It holds {len(chosen)} chats, and {importer.label} puts one into each zip: nobody can tell which photos "
        "belong to which.",
        "Unpack it and give the folder, or give the zips of the single chats.",
    )


def _refuse_text(part: Part, importer: Importer, member: Member) -> ArchiveError:
    name = part.path.name if len(part.members) == 1 else f"{part.path.name}: {member.path}"
    head = read_start(member)
    what = (
        f"It is a text, but no chat of {importer.label}: in a chat, date, time and a name begin each message."
    )
    fix = f"Export the chat again in {importer.label} (Export chat), and give the file as it comes."
    types = [row.text for row in get_matcher(importer.platform).texts if row.text is not None]
    if not _strip(head) or any(one.is_bare(head) for one in types if one.is_bare is not None):
        what = f"It is a chat without a single message{_NOTICES if _strip(head) else ''}."
        fix = "If the chat has messages on the phone, export it again."
    elif _is_binary(head):
        what = "It is called .txt, but it is no text."
        fix = "Give the chat as the phone exported it: a zip, or a text."
    return ArchiveError(f"{name} was left as it is.", what, fix)


def _strip(head: bytes) -> bytes:
    for bom in _BOMS:
        head = head.removeprefix(bom)
    return head.strip()


def _is_binary(head: bytes) -> bool:
    if head.startswith(_BOMS[1:]):  # UTF-16: an editor saved it so
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start < len(head) - 4
    return b"\0" in head


def list_paths(texts: Iterable[Member], wrapper: str, prefix: str) -> frozenset[str]:
    """Return the paths of texts below the export's root."""
    return frozenset(prefix + one.path.removeprefix(wrapper) for one in texts)


__all__ = ["FoundTexts", "find_texts", "list_paths", "read_chunks", "read_start", "refuse_texts"]
