"""Media entries: the reference to a photo or video that posts, stories and profile photos are made of.

Instagram strips EXIF from the files themselves, so what stands in `media_metadata` is the only copy: it is all kept
(formats/instagram_threads.md 1.4.1).  The number at the end of a file's name is the platform's number of the medium.
It stays the same in every export and in every form of the name, so it, not the path, says which file is which
(section 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.records import MediaUse
from exit_kit.importing.shapes import ANYTHING, Fields, Keyed, Many, Shape
from exit_kit.importing.times import format_seconds

_NUMBERS: Final = ("latitude", "longitude")
_EXIF: Final = Shape(
    latitude=float, longitude=float, device_id=str, source_type=str, camera_position=str, scene_capture_type=str,
    scene_type=ANYTHING, software=str, date_time_original=str, date_time_digitized=str, iso=ANYTHING,
    focal_length=ANYTHING, lens_model=str, lens_make=str, aperture=ANYTHING, shutter_speed=ANYTHING,
    metering_mode=ANYTHING, focal_plane_x_resolution=ANYTHING, focal_plane_y_resolution=ANYTHING,
    focal_plane_resolution_unit=ANYTHING,
)  # fmt: skip
_METADATA: Final = Shape(
    exif_data=Many(_EXIF), music_genre=str, subtitles=Shape(uri=str, creation_timestamp=int)
)
MEDIA: Final = Shape(
    uri=str,
    creation_timestamp=int,
    title=str,
    description=str,
    media_metadata=Shape(
        photo_metadata=_METADATA,
        video_metadata=_METADATA,
        camera_metadata=Shape(has_camera_metadata=bool),
    ),
    cross_post_source=Shape(source_app=str),
    dubbing_info=ANYTHING,
    media_variants=ANYTHING,
    backup_uri=str,
    thumbnail=Shape(uri=str),
    is_profile_picture=bool,
    text_app_post=ANYTHING,  # of Threads (2.4)
    camera_labels=Keyed(str),  # camera data on pages in a language whose words nobody knows
)
# "FB" stands on nearly everything: the exporter's name, no cross-post (1.4.1).
_EXPORTER: Final = "FB"
_OWN_COLUMNS: Final = frozenset({*_NUMBERS})
_DAY_TIME: Final = re.compile(r"(\d{4})[:/-](\d{2})[:/-](\d{2})[ T](\d{2}:\d{2}:\d{2})")
_UNSET: Final = frozenset({"0000", "1970"})
# The platform's number of the medium, or until about 2019 a checksum (section 5).
_MEDIA_ID: Final = re.compile(r"(?:^|_)(\d{15,20}|[0-9a-f]{32})$")
_CLASSES: Final = {
    **dict.fromkeys(("jpg", "jpeg", "png", "webp", "heic", "heif", "avif"), "jpg"),
    **dict.fromkeys(("", "mp4", "mov", "m4v", "webm"), "mp4"),  # videos may have no extension (trap 6)
    **dict.fromkeys(("m4a", "aac", "wav", "ogg", "mp3"), "m4a"),
    "srt": "srt", "vtt": "srt", "gif": "gif",
}  # fmt: skip
_KINDS: Final = {"jpg": "photo", "mp4": "video", "m4a": "audio", "gif": "gif", "srt": "file"}


def find_media_id(uri: str) -> str | None:
    """Return the platform's number of a medium, or its checksum, from the name of its file; None where it has none.

    >>> find_media_id("media/posts/202407/450_124_326_n_17926160567808540.webp")
    '17926160567808540'
    >>> find_media_id("media/posts/201908/IMG_1.jpg")
    """
    found = _split_name(uri)
    return found[0] if found else None


def fold_media(path: str) -> str | None:
    """Return the one form of all paths of a medium, whatever its folder, name and extension; None for other files.

    A photo and a video of one number stay two, and so do a video and its subtitles.

    >>> fold_media("public-media/posts/202407/450_n_17926160567808540.webp")
    'media/17926160567808540.jpg'
    """
    found = _split_name(path)
    return f"media/{found[0]}.{found[1]}" if found else None


def _split_name(path: str) -> tuple[str, str] | None:
    """Return the number in a file's name, and the extension that stands for its class."""
    stem, _, ending = path.partition("?")[0].rpartition("/")[2].rpartition(".")
    if not stem:
        stem, ending = ending, ""
    kind = _CLASSES.get(ending.lower())
    found = _MEDIA_ID.search(stem) if kind else None
    return (found[1], kind) if found and kind else None


def read_entry(fields: Fields, *, role: str = "attachment", title: str | None = None) -> Iterator[MediaUse]:
    """Yield the reference of one media entry, and one to its subtitles where it has any.

    `title` replaces the entry's own where that is the caption of the post.
    """
    metadata = fields.get("media_metadata") or {}
    exif = _merge_exif(metadata)
    yield MediaUse(
        uri=fields.get("uri") or "",
        kind=_find_kind(fields.get("uri") or "", metadata),
        role=role,
        at=format_seconds(fields.get("creation_timestamp")),
        title=(fields.get("title") if title is None else title) or None,
        description=fields.get("description") or None,
        taken_at=_read_camera_time(exif),
        latitude=exif.get("latitude"),
        longitude=exif.get("longitude"),
        details=_collect_details(fields, metadata, exif) or None,
    )
    for name in ("video_metadata", "photo_metadata"):
        subtitles = (metadata.get(name) or {}).get("subtitles") or {}
        if subtitles.get("uri"):
            at = format_seconds(subtitles.get("creation_timestamp"))
            yield MediaUse(subtitles["uri"], "file", "subtitles", at)


def read_entries(entries: Iterable[Fields], *, title: str | None = None) -> tuple[MediaUse, ...]:
    """Return the references of several entries in their order; what has no file (a text of Threads) is left out."""
    return tuple(use for fields in entries if fields.get("uri") for use in read_entry(fields, title=title))


def _find_kind(uri: str, metadata: Fields) -> str | None:
    """Say photo or video by the file's extension, else by its metadata, else leave it to the file."""
    stem, _, ending = uri.partition("?")[0].rpartition("/")[2].rpartition(".")
    kind = _KINDS.get(_CLASSES.get(ending.lower(), "")) if stem else None
    told = next((name for name in ("video", "photo") if f"{name}_metadata" in metadata), None)
    return kind or told


def _merge_exif(metadata: Fields) -> dict[str, Any]:
    """Return the fields of all items under `exif_data`, the first of a name; a position of 0, 0 is none (trap 17)."""
    exif: dict[str, Any] = {}
    for name in ("photo_metadata", "video_metadata"):
        for item in (metadata.get(name) or {}).get("exif_data") or ():
            if not any(item.get(one) for one in _NUMBERS):
                item = {key: value for key, value in item.items() if key not in _NUMBERS}
            for key, value in item.items():
                if value is not None and value != "":
                    exif.setdefault(key, value)
    if not exif.keys() >= set(_NUMBERS) or not _is_position(exif["latitude"], exif["longitude"]):
        exif = {key: value for key, value in exif.items() if key not in _NUMBERS}
    return exif


def _is_position(latitude: float, longitude: float) -> bool:
    return abs(latitude) <= 90 and abs(longitude) <= 180


def _read_camera_time(exif: Fields) -> str | None:
    """Return when the camera says that it took a picture: its own clock, of a zone that nothing tells (1.4.1)."""
    for name in ("date_time_original", "date_time_digitized"):
        found = _DAY_TIME.search(exif.get(name) or "")
        if found and found[1] not in _UNSET:
            return f"{found[1]}-{found[2]}-{found[3]}T{found[4]}"
    return None


def _collect_details(fields: Fields, metadata: Fields, exif: Fields) -> dict[str, Any]:
    """Return what has no column, under the export's own names."""
    details = dict(fields.get("camera_labels") or {})
    details |= {name: value for name, value in exif.items() if name not in _OWN_COLUMNS}
    for name in ("photo_metadata", "video_metadata"):
        genre = (metadata.get(name) or {}).get("music_genre")
        if genre:
            details["music_genre"] = genre
    source = (fields.get("cross_post_source") or {}).get("source_app")
    if source and source != _EXPORTER:
        details["cross_post_source"] = source
    for name in ("backup_uri", "dubbing_info", "media_variants", "is_profile_picture", "text_app_post"):
        if fields.get(name):
            details[name] = fields[name]
    return details


__all__ = ["MEDIA", "find_media_id", "fold_media", "read_entries", "read_entry"]
