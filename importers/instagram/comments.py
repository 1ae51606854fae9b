"""Comments that the owner wrote (formats/instagram_threads.md 1.4.3).

Whose post it was is the only word on what is answered, so it is the title; it is missing for the owner's own posts and
where that account is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.records import Comment, Record
from exit_kit.importing.shapes import Fields
from importers.instagram.rows import (
    GROUPED,
    find_text,
    find_time,
    find_url,
    list_texts,
    read_any,
    row,
    split_entries,
)
from importers.meta.labelled import list_media


def extract_comments(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each comment; a picture may stand for its text."""
    for record in read_any(records, source.notes):
        for one in split_entries(record):
            owner = find_text(one, "media_owner")
            texts = [text for text in list_texts(one) if text != owner]
            text = find_text(one, "comment") or (texts[0] if texts else None)
            owner = owner or one.title or next((other for other in texts if other != text), None)
            yield Comment(
                find_time(one), text, title=owner, kind=kind, url=find_url(one), media=list_media(record)
            )


FILE_TYPES: Final = (
    row("post comments", "Comments that you wrote on posts.", "comments/post_comments_#", "comments/post_comments",
        roots=("comments_media_comments",), extract=partial(extract_comments, kind="comment")),
    row("reel comments", "Comments that you wrote on reels.", "comments/reels_comments", "comments/reels_comments_#",
        roots=("comments_reels_comments",), extract=partial(extract_comments, kind="reel comment")),
    row("story comments", "Comments with which you answered stories.", "comments/hype",
        roots=("comments_story_comments",), extract=partial(extract_comments, kind="story comment"),
        layouts=GROUPED),
    row("reported comments", "Comments that you reported.", "comments/comments_reported"),
)  # fmt: skip
