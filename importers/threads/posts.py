"""Threads and replies that the owner wrote (formats/instagram_threads.md 2.4).

A text alone still has one medium, without a file, and stands in that medium's title; so does the text of one picture.
Of several pictures it stands beside them.  A reply does not say to whom, and only newer exports say that it is one:
`kind` is therefore the same for both, and `is_reply` stands in the details where it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import Source
from exit_kit.importing.records import Post, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape
from exit_kit.importing.times import format_seconds
from importers.meta.media import MEDIA, read_all_media
from importers.threads.rows import row

_APP: Final = Shape(reply_control=str, is_reply=bool, geo_gated_country_list=ANYTHING)
TEXT_MEDIA: Final = Shape(
    MEDIA.fields,
    media_metadata=ANYTHING,
    cross_post_source=ANYTHING,
    text_app_post=_APP,
    camera_labels=ANYTHING,
)
_BESIDE: Final = ("text_app_post", "cross_post_source", "media_metadata", "camera_labels")
POST: Final = Shape(media=Many(TEXT_MEDIA), title=str, creation_timestamp=int, text_app_post=_APP)


def extract_posts(source: Source, posts: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each thread or reply with its media in order."""
    for fields in posts:
        media = fields.get("media") or []
        shown = [one for one in media if one.get("uri")]
        first = media[0] if media else {}
        text = fields.get("title") or next((one["title"] for one in media if one.get("title")), None)
        at = format_seconds(fields.get("creation_timestamp")) or format_seconds(
            first.get("creation_timestamp")
        )
        if at or text or shown:
            yield Post(
                kind,
                at,
                text,
                details=_read_details(fields, media),
                media=read_all_media(_drop_text(shown, text)),
            )


def _drop_text(media: Iterable[Fields], text: str | None) -> Iterator[Fields]:
    """Yield media without the title that is the post's text; one that differs describes its picture."""
    for one in media:
        told = {key: value for key, value in one.items() if key not in _BESIDE}
        yield {**told, "title": ""} if told.get("title") == text else told


def _read_details(fields: Fields, media: list[Fields]) -> dict[str, Any] | None:
    """Return who may answer, whether it is a reply, and where it is not shown, as far as it is told.

    `cross_post_source` says "FB" of everything and is left out: the exporter, not a real cross post.
    """
    told: dict[str, Any] = {}
    for app in (fields.get("text_app_post"), *(one.get("text_app_post") for one in media)):
        for name, value in (app or {}).items():
            if value is not None and value not in ("", []):
                told.setdefault(name, value)
    return told or None


FILE_TYPES: Final = (
    row("threads and replies", "What you wrote on Threads, replies too.", "threads_and_replies",
        "threads_and_replies_#", root="text_posts", shape=POST, extract=partial(extract_posts, kind="thread")),
    row("archived threads", "Threads that you put into the archive, where nobody sees them.",
        "archived_threads", root="text_app_archived_posts", shape=POST,
        extract=partial(extract_posts, kind="archived thread")),
)  # fmt: skip
