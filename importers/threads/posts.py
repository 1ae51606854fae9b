"""Threads and replies that the owner wrote (formats/instagram_threads.md 2.4).

A text alone still has one medium, without a file, and stands in that medium's title; so does the text of one picture.
Of several pictures it stands beside them: the rule is that of Instagram's posts.  A reply does not say to whom, and
only newer exports say that it is one: `kind` is therefore the same for both, and `is_reply` stands in the details where
it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import Source
from exit_kit.importing.records import Post, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape
from importers.instagram.media_entries import MEDIA
from importers.instagram.posts import read_post
from importers.threads.rows import row

_APP: Final = Shape(reply_control=str, is_reply=bool, geo_gated_country_list=ANYTHING)
_MEDIUM: Final = Shape(MEDIA.fields, text_app_post=_APP)
POST: Final = Shape(media=Many(_MEDIUM), title=str, creation_timestamp=int, text_app_post=_APP)


def extract_posts(source: Source, posts: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each thread or reply with its media in order."""
    for fields in posts:
        media = fields.get("media") or []
        bare = [{key: value for key, value in one.items() if key != "text_app_post"} for one in media]
        post: Post = read_post(fields, bare, kind)
        if post.at or post.text or post.media:
            yield post._replace(details=_read_details([fields, *media]))


def _read_details(parts: Iterable[Fields]) -> dict[str, Any] | None:
    """Return who may answer, whether it is a reply, and where it is not shown, as far as it is told."""
    told: dict[str, Any] = {}
    for app in (part.get("text_app_post") or {} for part in parts):
        for name, value in app.items():
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
