"""What a member is before anyone reads it: data to be read, media to be listed, or litter.

By its ending first; a name without a telling ending is judged by its first bytes, because exports contain media
without extension and audio called `.mp4` (formats/facebook.md 1.6.2, section 4).
"""

from __future__ import annotations

from typing import Final

from exit_kit.archive import MemberFault, match_junk, read_head
from exit_kit.archive.members import Member
from exit_kit.importing.contract import Status

_DATA: Final = frozenset({"json", "html", "htm", "txt", "csv", "xml", "css", "js", "md"})
_KINDS: Final = {
    **dict.fromkeys(("jpg", "jpeg", "png", "heic", "heif", "webp", "bmp", "tif", "tiff", "avif"), "photo"),
    **dict.fromkeys(("mp4", "mov", "m4v", "webm", "3gp", "avi", "mkv", "mpg", "mpeg"), "video"),
    **dict.fromkeys(("aac", "m4a", "opus", "ogg", "oga", "mp3", "wav", "amr", "flac"), "audio"),
    "gif": "gif",
}
_MAGIC: Final = (
    (0, b"\xff\xd8\xff", "photo"), (0, b"\x89PNG\r\n\x1a\n", "photo"), (0, b"GIF8", "gif"), (8, b"WEBP", "photo"),
    (4, b"ftypheic", "photo"), (4, b"ftypheix", "photo"), (4, b"ftypmif1", "photo"), (4, b"ftypavif", "photo"),
    (4, b"ftypM4A", "audio"), (4, b"ftyp", "video"), (0, b"\x1aE\xdf\xa3", "video"), (0, b"OggS", "audio"),
    (0, b"ID3", "audio"), (0, b"\xff\xf1", "audio"), (0, b"\xff\xfb", "audio"), (8, b"WAVE", "audio"),
    (8, b"AVI ", "video"), (0, b"fLaC", "audio"), (0, b"BM", "photo"), (0, b"%PDF", "file"), (0, b"PK\x03\x04", "file"),
)  # fmt: skip
_HEAD_BYTES: Final = 512


def find_status(member: Member, *, is_attachment: bool) -> tuple[Status, str | None]:
    """Return the status that a member starts with, and the kind of medium where it is one."""
    if member.fault:
        return Status.UNREADABLE, None
    if match_junk(member.path):
        return Status.IGNORED, None
    ending = find_ending(member.path)
    if ending in _KINDS:
        return Status.MEDIA, _find_folder_kind(member.path) or _KINDS[ending]
    if is_attachment:
        return Status.MEDIA, "file" if ending else _sniff(member)[1]
    return (Status.PENDING, None) if ending in _DATA else _sniff(member)


def find_kind(path: str) -> str | None:
    """Return the kind of medium that a path or an address promises: photo, video, audio, gif, sticker, or None.

    >>> find_kind("https://example.org/v/1_n.jpg?stp=dst"), find_kind("x/audio/clip.mp4"), find_kind("x/10150")
    ('photo', 'audio', None)
    """
    path = path.partition("?")[0]
    return _find_folder_kind(path) or _KINDS.get(find_ending(path))


def find_ending(path: str) -> str:
    """Return a name's extension in lower case, without the dot; "" where there is none."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def _find_folder_kind(path: str) -> str | None:
    """Say what a folder's name says of its files: recordings are called `.mp4` too."""
    folder = path.split("/")[-2:-1]
    return {"audio": "audio", "stickers_used": "sticker", "gifs": "gif"}.get(folder[0]) if folder else None


def _sniff(member: Member) -> tuple[Status, str | None]:
    try:
        head = read_head(member, _HEAD_BYTES)
    except MemberFault:
        return Status.PENDING, None  # reading it will say what is wrong
    for offset, magic, kind in _MAGIC:
        if head[offset : offset + len(magic)] == magic:
            return Status.MEDIA, kind
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return Status.MEDIA, "file"
    return (Status.MEDIA, "file") if b"\0" in head else (Status.PENDING, None)
