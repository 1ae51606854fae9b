"""Reads every file of every part to its end, and measures photos and videos: what `exit-kit check --deep` does.

A zip's own checksums are compared, so that a download that was cut off or changed on a disk shows while it can still be
fetched again.  Of photos only the head is read, and of both photos and videos no more than a sample, spread evenly.
What was found is remembered by the part's fingerprint: the same part need not be read again under another name.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from exit_kit.archive import Member, MemberFault, Part, find_parts, open_member, read_head, read_member
from exit_kit.importing.recognition import find_shares

MOST_PHOTOS: Final = 200
MOST_VIDEOS: Final = 40
_HEAD_BYTES: Final = 256 * 1024
_MOST_VIDEO_BYTES: Final = 64 * 2**20
_CHUNK_BYTES: Final = 1 << 20
_PHOTOS: Final = (".jpg", ".jpeg", ".png", ".webp", ".heic")
_VIDEOS: Final = (".mp4", ".mov", ".webm")
# Stickers, avatars and previews are small by nature and say nothing about the quality that was asked for.
_SMALL: Final = ("stickers", "sticker", "avatar", "thumbnail", "emoji", "profile_pic", "icons")


@dataclass(frozen=True, slots=True)
class DeepLook:
    """Holds what reading one part to its end gave.

    `broken` are paths in the part; `photo_pixels` is the median of the longer edges, `photo_most` the largest;
    `video_kbit` the median of kilobits a second, both None where nothing could be measured.
    """

    fingerprint: str
    files: int
    broken: tuple[str, ...]
    photos: int = 0
    photo_pixels: int | None = None
    photo_most: int | None = None
    videos: int = 0
    video_kbit: int | None = None


def count_bytes(parts: Iterable[Any]) -> int:
    """Return how many bytes there are to read in parts of the database."""
    return sum(part["size_bytes"] or 0 for part in parts)


def look_deep(part: Any, advance: Callable[[int], None] = lambda _size: None) -> DeepLook | None:
    """Read one part (a row of `parts`) to its end; `advance` takes the packed bytes just done.

    Of a download that holds several platforms, the part is what belongs to one of them.  Returns None where the part is
    not there: nothing was looked at.  A part that has become another one counts as
    broken as a whole.
    """
    if part["kind"] == "backup":  # an app's own files have no checksums to compare them with
        return DeepLook(part["fingerprint"], 0, ())
    found = find_parts([Path(part["path"])]).parts
    if not found:
        return None
    share = find_shares(found[0]).get(part["fingerprint"]) if len(found) == 1 else None
    if share is None:
        return DeepLook(part["fingerprint"], 0, (part["path"],))
    broken = []
    for member in share.members:
        if not is_whole(member):
            broken.append(member.path)
        advance(member.compressed_bytes)
    return _measure(part["fingerprint"], share, tuple(broken))


def is_whole(member: Member) -> bool:
    """Say whether a member can be read to its end and has the size and checksum that the listing tells."""
    try:
        with open_member(member) as stream:
            while stream.read(_CHUNK_BYTES):
                pass
    except MemberFault:
        return False
    return True


def _measure(fingerprint: str, part: Part, broken: tuple[str, ...]) -> DeepLook:
    sound = [
        member for member in part.members if member.path not in set(broken) and not _is_small(member.path)
    ]
    edges = [edge for member in _sample(sound, _PHOTOS, MOST_PHOTOS) if (edge := measure_photo(member))]
    rates = [rate for member in _sample(sound, _VIDEOS, MOST_VIDEOS) if (rate := measure_video(member))]
    return DeepLook(
        fingerprint, len(part.members), broken,
        len(edges), round(median(edges)) if edges else None, max(edges, default=None),
        len(rates), round(median(rates)) if rates else None,
    )  # fmt: skip


def _sample(members: Sequence[Member], suffixes: tuple[str, ...], most: int) -> Sequence[Member]:
    """Return at most so many members of a kind, spread evenly over the part."""
    those = [member for member in members if member.path.lower().endswith(suffixes)]
    return those[:: max(1, -(-len(those) // most))]


def _is_small(path: str) -> bool:
    return any(word in path.lower() for word in _SMALL)


def measure_photo(member: Member) -> int | None:
    """Return the longer edge of a photo in pixels, None when its head does not tell."""
    try:
        head = read_head(member, _HEAD_BYTES)
    except MemberFault:
        return None
    sizes = [(track.width, track.height) for track in _read_tracks(head) if track.track_type == "Image"]
    return max((max(width, height) for width, height in sizes if width and height), default=None)


def measure_video(member: Member) -> int | None:
    """Return the kilobits a second of a video: its size by its length; None when it is too large or does not tell."""
    if member.size_bytes > _MOST_VIDEO_BYTES:
        return None
    try:
        data = read_member(member).data
    except MemberFault:
        return None
    tracks = _read_tracks(data)
    if not any(track.track_type == "Video" for track in tracks):
        return None
    seconds = max(
        (float(track.duration or 0) / 1000 for track in tracks if track.track_type == "General"), default=0.0
    )
    return round(member.size_bytes * 8 / seconds / 1000) if seconds else None


def _read_tracks(data: bytes) -> Sequence[Any]:
    """Return what the MediaInfo library says of a file; nothing where the library is not there."""
    from pymediainfo import MediaInfo

    try:
        return MediaInfo.parse(io.BytesIO(data)).tracks
    except (OSError, RuntimeError):
        return ()
