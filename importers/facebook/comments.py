"""Comments on posts and in groups (formats/facebook.md 1.6.3).

A comment does not say what it answers but in its title, which is prose; it has no id and no address either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Comment, Record
from exit_kit.importing.shapes import Fields, Many, Shape, drop_empty
from exit_kit.importing.times import format_seconds
from importers.facebook.attachments import ATTACHMENTS, Attached, read_attachments, read_place
from importers.meta.names import show_mentions

COMMENT_BODY: Final = Shape(timestamp=int, comment=str, author=str, group=str)
COMMENT: Final = Shape(
    timestamp=int,
    title=str,
    data=Many(Shape(comment=COMMENT_BODY)),
    attachments=ATTACHMENTS,
)


def extract_comments(
    source: Source, comments: Iterable[Fields], *, kind: str = "comment"
) -> Iterator[Record]:
    """Yield each comment; one whose text is gone (no `data`) is a comment still."""
    for fields in comments:
        attached = read_attachments(fields.get("attachments"))
        bodies = [one["comment"] for one in fields.get("data") or () if one.get("comment")] or [{}]
        for position, body in enumerate(bodies):
            comment = _read_comment(fields, body, attached if position == 0 else read_attachments(None), kind)
            yield comment
        yield from (read_place(place, "comment place", comment.at, "created") for place in attached.places)


def _read_comment(fields: Fields, body: Fields, attached: Attached, kind: str) -> Comment:
    text, mentions = show_mentions(body.get("comment"))
    link = attached.links[0] if attached.links else {}
    details = {
        **attached.list_details(),
        "link_title": link.get("name"),
        "link_source": link.get("source"),
        "place": attached.places[0].get("name") if attached.places else None,
        "mentions": mentions,
    }
    return Comment(
        at=format_seconds(fields.get("timestamp")) or format_seconds(body.get("timestamp")),
        text=text,
        author=body.get("author") or None,
        title=fields.get("title") or None,
        group_name=body.get("group") or None,
        link=link.get("url"),
        kind="group comment" if body.get("group") else kind,
        media=attached.media,
        details=drop_empty(details) or None,
    )


FILE_TYPES: Final = (
    FileType(
        name="comments",
        about="Comments that you wrote outside groups.",
        paths=("comments_and_reactions/comments.json", "comments/comments.json"),
        roots=("comments_v2",),
        shape=COMMENT,
        extract=extract_comments,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="group comments",
        about="Comments that you wrote in groups.",
        paths=("groups/your_comments_in_groups.json",),
        roots=("group_comments_v2",),
        shape=COMMENT,
        extract=partial(extract_comments, kind="group comment"),
        layouts=("G5", "G4", "G3", "G2"),
    ),
)
