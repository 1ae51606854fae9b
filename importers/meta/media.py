"""Media: the reference to a photo or video, as Facebook's files and the messages of all platforms give it.

Facebook strips EXIF from the files themselves, so what stands here is the only copy: it is all kept.  Since 2021
it is a list under `exif_data`; before, the fields stood directly under `photo_metadata` (formats/facebook.md 1.6.1).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from exit_kit.importing.records import MediaUse
from exit_kit.importing.shapes import ANYTHING, WHOLE, Fields, Kind, Many, Shape
from exit_kit.importing.times import format_seconds
from importers.meta.names import show_mentions

_EXIF: Final[dict[str, Kind]] = {
    "upload_ip": str, "upload_timestamp": int, "taken_timestamp": int, "modified_timestamp": int,
    "orientation": int, "iso": int, "iso_speed": int, "focal_length": str, "camera_make": str, "camera_model": str,
    "exposure": str, "f_stop": str, "latitude": float, "longitude": float, "original_width": WHOLE,
    "original_height": WHOLE, "backup_uri": str,
}  # fmt: skip
EXIF: Final = Shape(_EXIF)
_METADATA: Final = Shape(_EXIF, exif_data=Many(EXIF))
_COMMENT: Final = Shape(timestamp=int, comment=str, author=str)
MEDIA: Final = Shape(
    uri=str,
    creation_timestamp=int,
    title=str,
    description=str,
    backup_uri=str,
    thumbnail=Shape(uri=str),
    media_metadata=Shape(photo_metadata=_METADATA, video_metadata=_METADATA),
    dubbing_info=ANYTHING,
    media_variants=ANYTHING,
    comments=Many(_COMMENT),  # of other people too, until 2020
)
_RICH_KEYS: Final = frozenset(
    {"media_metadata", "backup_uri", "dubbing_info", "media_variants", "description"}
)
_RENAMED: Final = {"iso_speed": "iso"}  # until 2021; pages call it "ISO speed" since
_OWN_COLUMNS: Final = frozenset(
    {"taken_timestamp", "latitude", "longitude", "original_width", "original_height"}
)


def read_media(fields: Fields | None, kind: str | None = None, *, role: str = "attachment") -> MediaUse:
    """Return the reference that a `{uri, creation_timestamp …}` object makes."""
    fields = fields or {}
    at = format_seconds(to_seconds(fields.get("creation_timestamp")))
    if _RICH_KEYS.isdisjoint(fields):  # most files of chats: there are hundreds of thousands
        return MediaUse(fields.get("uri") or "", kind, role, at, fields.get("title") or None)
    return _read_rich_media(fields, kind, role, at)


def _read_rich_media(fields: Fields, kind: str | None, role: str, at: str | None) -> MediaUse:
    metadata = fields.get("media_metadata") or {}
    exif = _read_exif(metadata) if metadata else {}
    description, mentions = show_mentions(fields.get("description"))
    details = {name: value for name, value in exif.items() if name not in _OWN_COLUMNS}
    for name in ("backup_uri", "dubbing_info", "media_variants"):
        if fields.get(name):
            details[name] = fields[name]
    if mentions:
        details["mentions"] = mentions
    return MediaUse(
        uri=fields.get("uri") or "",
        kind=kind or next((name for name in ("video", "photo") if name + "_metadata" in metadata), None),
        role=role,
        at=at,
        title=fields.get("title") or None,
        description=description,
        taken_at=format_seconds(to_seconds(exif.get("taken_timestamp"))),
        latitude=exif.get("latitude"),
        longitude=exif.get("longitude"),
        width=exif.get("original_width") or None,
        height=exif.get("original_height") or None,
        details=details or None,
    )


def read_all_media(files: Iterable[Fields], kind: str | None = None) -> tuple[MediaUse, ...]:
    """Return the references of several files, each followed by its preview where it has one."""
    uses: list[MediaUse] = []
    for fields in files:
        uses.append(read_media(fields, kind))
        preview = fields["thumbnail"].get("uri") if fields.get("thumbnail") else None
        if preview:
            uses.append(MediaUse(preview, "photo", "preview"))
    return tuple(uses)


def _read_exif(metadata: Fields) -> dict[str, Any]:
    """Return the EXIF fields that have a value, of either dialect; of two equal names the first counts."""
    exif: dict[str, Any] = {}
    for name in ("photo_metadata", "video_metadata"):
        block = metadata.get(name) or {}
        for fields in (*(block.get("exif_data") or ()), block):
            for key, value in fields.items():
                if key != "exif_data" and value is not None and value != "":
                    exif.setdefault(_RENAMED.get(key, key), value)
    return exif


def to_seconds(stamp: int | None) -> int | None:
    """Return seconds for a creation time that some exports give in milliseconds (a sample of 2022 does)."""
    return stamp // 1000 if stamp is not None and stamp > 100_000_000_000 else stamp
