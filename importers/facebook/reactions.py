"""Reactions in the classic shape: a like, a love, a laugh (formats/facebook.md 1.6.4).

What was reacted to stands in the title only, so its kind is unknown.  `likes_and_reactions.json` without a
number has another shape (label_values) and may list other reactions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Reaction, Record
from exit_kit.importing.shapes import Fields, Many, Shape, drop_empty
from exit_kit.importing.times import format_seconds
from importers.facebook.attachments import ATTACHMENTS, Attached, read_attachments

REACTION: Final = Shape(
    timestamp=int,
    title=str,
    data=Many(Shape(reaction=Shape(reaction=str, actor=str))),
    attachments=ATTACHMENTS,
)
STORY_REACTION: Final = Shape(timestamp=int, title=str, data=Many(Shape(text=str)))
OTHER_LIKE: Final = Shape(timestamp=int, title=str, data=Many(Shape(name=str)), attachments=ATTACHMENTS)


def extract_reactions(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each reaction of the owner to a post or a comment."""
    for fields in records:
        attached = read_attachments(fields.get("attachments"))
        for body in [one["reaction"] for one in fields.get("data") or () if one.get("reaction")] or [{}]:
            yield _make_reaction(
                fields, attached, body.get("reaction") or "", body.get("actor") or None, "unknown"
            )


def extract_story_reactions(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each reaction to a story; its text is an emoji, or a short answer."""
    for fields in records:
        for text in [one["text"] for one in fields.get("data") or () if one.get("text")] or [""]:
            yield _make_reaction(fields, read_attachments(None), text, None, "story")


def extract_other_likes(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each like that the owner gave on another website."""
    for fields in records:
        names = [one["name"] for one in fields.get("data") or () if one.get("name")]
        reaction = _make_reaction(
            fields, read_attachments(fields.get("attachments")), "LIKE", None, "website"
        )
        yield reaction._replace(target=reaction.target or ", ".join(names) or None)


def _make_reaction(fields: Fields, attached: Attached, text: str, person: str | None, kind: str) -> Reaction:
    link = attached.links[0] if attached.links else {}
    details = {
        **attached.list_details(),
        "source": link.get("source"),
        "place": attached.places[0].get("name") if attached.places else None,
        "media": [use.uri for use in attached.media],
    }
    return Reaction(
        at=format_seconds(fields.get("timestamp")),
        reaction=text,
        person=person,
        title=fields.get("title") or None,
        url=link.get("url"),
        target=link.get("name"),
        kind=kind,
        details=drop_empty(details) or None,
    )


FILE_TYPES: Final = (
    FileType(
        name="reactions",
        about="Your likes and other reactions to posts and comments.",
        paths=("comments_and_reactions/likes_and_reactions_#.json",),
        shape=REACTION,
        extract=extract_reactions,
        layouts=("G5", "G4", "G3"),
    ),
    FileType(
        name="older reactions",
        about="Your likes and other reactions, as exports before 2023 list them.",
        paths=("comments_and_reactions/posts_and_comments.json", "likes_and_reactions/posts_and_comments.json"),
        roots=("reactions_v2",),
        shape=REACTION,
        extract=extract_reactions,
        layouts=("G2", "G1"),
    ),
    FileType(
        name="story reactions",
        about="Your reactions and short answers to other people's stories.",
        paths=("stories/story_reactions.json",),
        roots=("stories_feedback_v2",),
        shape=STORY_REACTION,
        extract=extract_story_reactions,
        layouts=("G5", "G4", "G2", "G1"),
    ),
    FileType(
        name="external likes",
        about="Likes that you gave on websites outside Facebook.",
        paths=("comments_and_reactions/likes_on_external_sites.json",
               "likes_and_reactions/likes_on_external_sites.json"),
        roots=("other_likes_v2",),
        shape=OTHER_LIKE,
        extract=extract_other_likes,
        layouts=("G2", "G1"),
    ),
)  # fmt: skip
