"""Media: albums, and lists of files that stand outside them (formats/facebook.md 1.6.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Album, Comment, LooseMedia, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape
from exit_kit.importing.times import format_seconds
from importers.meta.media import MEDIA, read_all_media, read_media
from importers.meta.names import show_mentions

_ALBUM: Final = Shape(
    name=str,
    description=str,
    last_modified_timestamp=int,
    cover_photo=MEDIA,
    photos=ANYTHING,
    videos=Many(MEDIA),
)


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
