"""Media: the reference to a photo or video, and albums and lists made of them (formats/facebook.md 1.6.1, 1.6.2).

Facebook strips EXIF from the files themselves, so what stands here is the only copy: it is all kept.  Since 2021
it is a list under `exif_data`; before, the fields stood directly under `photo_metadata`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Album, Comment, LooseMedia, MediaUse, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Kind, Many, Shape
from exit_kit.importing.times import format_seconds
from importers.facebook.names import show_mentions

_EXIF: Final[dict[str, Kind]] = {
    "upload_ip": str, "upload_timestamp": int, "taken_timestamp": int, "modified_timestamp": int,
    "orientation": int, "iso": int, "iso_speed": int, "focal_length": str, "camera_make": str, "camera_model": str,
    "exposure": str, "f_stop": str, "latitude": float, "longitude": float, "original_width": int,
    "original_height": int, "backup_uri": str,
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
_ALBUM: Final = Shape(
    name=str,
    description=str,
    last_modified_timestamp=int,
    cover_photo=MEDIA,
    photos=ANYTHING,
    videos=Many(MEDIA),
)
_RICH_KEYS: Final = frozenset(
    {"media_metadata", "backup_uri", "dubbing_info", "media_variants", "description"}
)
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
                    exif.setdefault(key, value)
    return exif


def to_seconds(stamp: int | None) -> int | None:
    """Return seconds for a creation time that some exports give in milliseconds (a sample of 2022 does)."""
    return stamp // 1000 if stamp is not None and stamp > 100_000_000_000 else stamp


def extract_album(source: Source, photos: Iterable[Fields]) -> Iterator[Record]:
    """Yield one album: the records are its photos, its name and cover stand beside them (1.6.2)."""
    header = source.header
    shown = list(photos)
    videos = header.get("videos") or []
    cover = header.get("cover_photo")
    first = next((one.get("uri") or "" for one in (*shown, *videos) if one.get("uri")), "")
    yield Album(
        folder=None if "://" in first else first.rpartition("/")[0].rpartition("/")[2] or None,
        name=header.get("name") or None,
        description=header.get("description") or None,
        at=format_seconds(header.get("last_modified_timestamp")),
        media=(  # the cover last: pages show it only where it is one of the pictures, and then as the first of them
            *read_all_media(shown),
            *read_all_media(videos, "video"),
            *((read_media(cover, role="cover"),) if cover else ()),
        ),
    )
    for fields in (*shown, *videos):
        yield from _read_comments(fields)


def extract_loose_media(source: Source, files: Iterable[Fields]) -> Iterator[Record]:
    """Yield each file of a list that stands outside posts and albums (`other_photos_v2`, `videos_v2`)."""
    kind = "video" if source.file_type.name == "videos" else None
    for fields in files:
        yield from (LooseMedia(use) for use in read_all_media([fields], kind))
        yield from _read_comments(fields)


def _read_comments(fields: Fields) -> Iterator[Comment]:
    """Yield what people wrote under a photo: in albums of 2018 to 2020 only, by the owner or by others (1.6.2)."""
    for comment in fields.get("comments") or ():
        text, mentions = show_mentions(comment.get("comment"))
        yield Comment(
            at=format_seconds(comment.get("timestamp")),
            text=text,
            author=comment.get("author") or None,
            kind="photo comment",
            origin="observed",
            details={"media_uri": fields.get("uri") or "", **({"mentions": mentions} if mentions else {})},
        )


FILE_TYPES: Final = (
    FileType(
        name="album",
        about="One photo album of yours with its name, its cover and its pictures.",
        paths=("posts/album/#.json", "photos_and_videos/album/#.json"),
        roots=("last_modified_timestamp", "cover_photo", "photos", "videos"),
        records="photos",
        shape=MEDIA,
        header=_ALBUM,
        extract=extract_album,
        layouts=("G5", "G4", "G3", "G2", "G1", "page"),
    ),
    FileType(
        name="uncategorized photos",
        about="Photos of yours that belong to no album.",
        paths=("posts/your_uncategorized_photos.json", "posts/uncategorized_photos.json"),
        roots=("other_photos_v2",),
        shape=MEDIA,
        extract=extract_loose_media,
        layouts=("G5", "G4", "G3", "G2", "page"),
    ),
    FileType(
        name="videos",
        about="Videos that you uploaded.",
        paths=("posts/your_videos.json", "posts/videos.json", "photos_and_videos/your_videos.json"),
        roots=("videos_v2",),
        shape=MEDIA,
        extract=extract_loose_media,
        layouts=("G5", "G4", "G3", "G2", "G1", "page"),
    ),
)
