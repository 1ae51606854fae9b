"""Posts, reels, IGTV, stories, profile photos, archived and deleted ones: whatever the owner put up.

A post of one medium keeps its caption and time on the medium, one of several on the post (1.4.2).  Since 2026
`media/posts.json` says the posts a second time, in `label_values` form and with those in the archive (trap 15), and a
reel stands among the posts as well: what it is known by in all of them is the number of its first medium, which
`Post.key` carries.  Sections are those of formats/instagram_threads.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import MEDIA as FILES
from exit_kit.importing.label_values import (
    TIMESTAMP,
    Labelled,
    Leaf,
    find_leaf,
    find_value,
    list_outside,
    make_words,
)
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import MediaUse, Post, Record
from exit_kit.importing.shapes import Fields, Kind, Many, Shape
from exit_kit.importing.times import format_seconds
from importers.instagram.media_entries import MEDIA, find_media_id, read_entries
from importers.instagram.rows import RECORD, read_any

_POST: Final[dict[str, Kind]] = {
    "media": (Many(MEDIA), MEDIA),
    "title": str,
    "creation_timestamp": int,
    "tagged_users": Many(str),
    "tags": Many(str),
}
# A file of stories holds bare media entries; one of posts may too, where a post has one medium.
ENTRY: Final = Shape(MEDIA.fields, **_POST)
_MARKS: Final = ("media", "uri")
_WORDS: Final = make_words(
    {
        "caption": ("Caption", "Bijschrift", "Bildunterschrift", "Didascalia", "Légende", "Pie de foto", "Legenda",
                    "說明文字", "说明", "キャプション"),
        "title": ("Title", "Titel", "Titolo", "Titre", "Título", "標題", "标题", "タイトル"),
        "created": ("Creation time", "Creation timestamp", "Aanmaaktijd", "Tijd van aanmaak", "Erstellungszeit",
                    "Ora di creazione", "Heure de création", "Fecha de creación", "建立時間", "创建时间"),
    }
)  # fmt: skip


def extract_posts(source: Source, posts: Iterable[Fields], *, kind: str = "post") -> Iterator[Record]:
    """Yield each post with its media in their order (1.4.2); an entry without any keeps what it says."""
    for fields in posts:
        media = fields if "uri" in fields and "media" not in fields else fields.get("media") or []
        entries = [media] if isinstance(media, dict) else media
        post = read_post(fields, entries, kind)
        if post.at or post.text or post.media:
            yield post


def read_post(fields: Fields, entries: list[Fields], kind: str) -> Post:
    """Return one post: its caption and time stand on the post where it has several media, else on the medium."""
    captions = (one.get("title") for one in (fields, *entries))
    times = (format_seconds(one.get("creation_timestamp")) for one in (fields, *entries))
    caption = next(filter(None, captions), None)
    # Captions of their own, beside that of the post, stay with the media.
    uses = tuple(use._replace(title=None) if use.title == caption else use for use in read_entries(entries))
    place = next((use for use in uses if use.latitude is not None), None)
    return Post(
        kind=kind,
        at=next(filter(None, times), None),
        text=caption,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        details={"tags": fields["tags"]} if fields.get("tags") else None,
        people=tuple(fields.get("tagged_users") or ()),  # told by pages only
        media=uses,
        key=find_key(uses),
    )


def find_key(uses: Iterable[MediaUse]) -> str | None:
    """Return the number of the first medium that has one: a post has no other (1.4.2)."""
    return next(filter(None, (find_media_id(use.uri) for use in uses if use.role == "attachment")), None)


def extract_labelled_posts(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the posts of the file of 2026, which says them a second time, with what only it has (1.3.2, trap 15).

    A file of that name may hold posts of the usual form as well.
    """
    for fields in records:
        if "label_values" not in fields:
            yield from extract_posts(source, [fields])
        elif isinstance(fields.get("media"), dict):  # one medium may stand without a list
            yield from _read_labelled(source, [{**fields, "media": [fields["media"]]}])
        else:
            yield from _read_labelled(source, [fields])


def _read_labelled(source: Source, records: list[Fields]) -> Iterator[Record]:
    for one in read_any(records, source.notes):
        outside = list_outside(one.leaves)
        caption = _find_caption(outside)
        created = find_value(outside, "created", words=_WORDS, kind=TIMESTAMP, by_shape=True)
        uses = read_entries(_list_files(one, source.notes))
        yield Post(
            kind="post",
            at=format_seconds(created) or format_seconds(one.timestamp),
            text=caption,
            details=_collect_details(one, {caption, created}),
            media=tuple(use._replace(title=None) if use.title == caption else use for use in uses),
            key=find_key(uses),
        )


def _list_files(one: Labelled, notes: Notes) -> Iterator[Fields]:
    """Yield the files of a record, those of its entries and those beside them, each once and trusted."""
    files = [*(leaf.value for leaf in one.leaves if leaf.kind == FILES), *one.media]
    yield from MEDIA.read({file["uri"]: file for file in files}.values(), notes, "/media/*")


def _find_caption(leaves: list[Leaf]) -> str | None:
    """Return the caption by its label, else, where no label is known, the first text (labels are localised, 1.6)."""
    caption = find_value(leaves, "caption", "title", words=_WORDS)
    known = any(find_leaf([leaf], *_WORDS, words=_WORDS) for leaf in leaves)
    return caption or (None if known else find_value(leaves, words=_WORDS, by_shape=True))


def _collect_details(one: Labelled, told: set[Any]) -> dict[str, Any] | None:
    """Return what has no column: the record's number, and every other entry under its labels."""
    details: dict[str, Any] = {"fbid": one.fbid} if one.fbid else {}
    for leaf in one.leaves:
        if leaf.kind == FILES or leaf.value in told:
            continue
        value = format_seconds(leaf.value) if leaf.kind == TIMESTAMP else leaf.value
        details.setdefault(" / ".join(leaf.labels) or leaf.kind, []).append(value)
    return {name: value[0] if len(value) == 1 else value for name, value in details.items()} or None


def _make_row(
    name: str, about: str, paths: tuple[str, ...], roots: tuple[str, ...], layouts: str, *, kind: str
) -> FileType:
    return FileType(
        name=name,
        about=about,
        paths=paths,
        roots=roots,
        marks=_MARKS,  # one bare entry stands for a list of one (1.0)
        shape=ENTRY,
        extract=partial(extract_posts, kind=kind),
        layouts=tuple(layouts.split()),
    )


_ALL: Final = "4 3b 3a 2"
FILE_TYPES: Final = (
    FileType(
        name="posts",
        about="What you posted: photos, videos and several of them in one post, with your captions.",
        paths=("media/posts_#.json", "content/posts_#.json", "content/posts.json", "posts.json"),
        marks=_MARKS,
        shape=ENTRY,
        extract=extract_posts,
        layouts=tuple(_ALL.split()),
    ),
    FileType(
        name="posts (with labels)",
        about="Your posts a second time, with their numbers and with those in your archive.",
        paths=("media/posts.json",),
        marks=("label_values", *_MARKS),
        shape=Shape(RECORD.fields, **ENTRY.fields),
        extract=extract_labelled_posts,
        layouts=("4",),
    ),
    _make_row(
        "archived posts",
        "Posts that you moved to your archive, where only you see them.",
        ("media/archived_posts.json", "content/archived_posts.json"),
        ("ig_archived_post_media",),
        _ALL,
        kind="archived post",
    ),
    _make_row(
        "reels",
        "Reels, the short videos that you published.",
        ("media/reels.json", "content/reels.json"),
        ("ig_reels_media",),
        _ALL,
        kind="reel",
    ),
    _make_row(
        "igtv videos",
        "Long videos that you published on IGTV.",
        ("media/igtv_videos.json", "content/igtv_videos.json"),
        ("ig_igtv_media",),
        _ALL,
        kind="igtv video",
    ),
    _make_row(
        "stories",
        "Stories that you shared and Instagram kept for you.",
        ("media/stories.json", "content/stories.json"),
        ("ig_stories",),
        _ALL,
        kind="story",
    ),
    _make_row(
        "profile photos",
        "Photos that you had as your profile picture.",
        ("media/profile_photos.json", "content/profile_photos.json"),
        ("ig_profile_picture",),
        _ALL,
        kind="profile photo",
    ),
    _make_row(
        "other content",
        "Photos and videos that belong to no post, such as drafts and live videos.",
        ("media/other_content.json", "content/other_content.json"),
        ("ig_other_media",),
        _ALL,
        kind="other content",
    ),
    _make_row(
        "recently deleted content",
        "Posts, reels and stories that you deleted and that were still in the bin.",
        ("media/recently_deleted_content.json", "content/recently_deleted_content.json"),
        ("ig_recently_deleted_media",),
        _ALL,
        kind="deleted post",
    ),
)

__all__ = ["ENTRY", "FILE_TYPES", "extract_labelled_posts", "extract_posts", "find_key", "read_post"]
