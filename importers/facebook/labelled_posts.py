"""Reactions, edits, posts elsewhere and places in `label_values` form (formats/facebook.md 1.4, 1.6.4).

Each field is looked for by name and then by structure: a record in Vietnamese has the same order of entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.label_values import TIMESTAMP, VALUE, Leaf, find_value, list_outside, read_labelled
from exit_kit.importing.records import Comment, Place, Post, Reaction, Record
from exit_kit.importing.shapes import Fields
from exit_kit.importing.times import format_seconds
from importers.facebook.labelled import (
    WORDS,
    find_link,
    find_text,
    find_time,
    labelled_row,
    list_outer_texts,
    list_texts,
    split_record,
)
from importers.meta.labelled import collect_details, list_media

_POSITION: Final = re.compile(r"^\(\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*\)$")


def extract_reactions(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the new reactions list: whose post it was stands in a group "Author" or "Owner" (1.6.4).

    What stands in other groups, such as the event or the group in which it was posted, goes into the details.
    """
    for one in read_labelled(records, source.notes):
        outside = list_outside(one.leaves)
        texts = list_texts(outside)
        nested = list_texts(leaf for leaf in one.leaves if leaf.groups)
        group = find_text(one.leaves, "group/name")
        title = find_text(outside, "name") or group or one.title
        target = (
            find_text(one.leaves, "author/name", "owner/name") or group or (nested[0] if nested else None)
        )
        more = [leaf for leaf in one.leaves if leaf.groups and leaf.kind == VALUE]
        yield Reaction(
            at=find_time(one),
            reaction=find_text(outside, "reaction") or (texts[0] if texts else ""),
            title=title,
            url=find_link(one.leaves),
            target=target,
            kind="unknown",
            details=collect_details(leaf for leaf in more if leaf.value not in (title, target)),
        )


def extract_post_edits(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield a post as it stood after each edit: the final text, not a difference (1.6.1)."""
    for one in read_labelled(records, source.notes):
        text = find_text(one.leaves, "message", by_shape=True)
        yield Post("edit", find_time(one), text, one.title, url=find_link(one.leaves), media=list_media(one))


def extract_comment_edits(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield a comment as it stood after each edit."""
    for one in read_labelled(records, source.notes):
        text = find_text(one.leaves, "message", by_shape=True)
        yield Comment(find_time(one), text, title=one.title, kind="edit", media=list_media(one))


def extract_wall_posts(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield posts on walls and Pages of others: Message, Target, Media, Updated."""
    for one in read_labelled(records, source.notes):
        texts = list_outer_texts(one)
        nested = list_texts(leaf for leaf in one.leaves if leaf.groups)
        yield Post(
            "wall post",
            find_time(one, "time"),
            find_text(one.leaves, "message") or (texts[0] if texts else None),
            one.title,
            updated_at=_find_update(one.leaves),
            url=find_link(one.leaves),
            target=find_text(one.leaves, "target", "target/name") or (nested[0] if nested else None),
            details=collect_details(one.leaves),
            media=list_media(one),
        )


def extract_check_ins(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield check-ins: a message and a place tag with coordinates as the text "(lat, lon)"."""
    for one in read_labelled(records, source.notes):
        texts = list_outer_texts(one)
        tags = [leaf for leaf in one.leaves if leaf.groups]
        latitude, longitude = find_coordinates(one.leaves)
        words = [text for text in list_texts(tags) if not _POSITION.match(text)]
        address = find_text(tags, "address")
        yield Post(
            "check-in",
            find_time(one),
            find_text(list_outside(one.leaves), "message") or (texts[0] if texts else None),
            one.title,
            url=find_link(one.leaves),
            place=find_text(tags, "name") or (words[-1] if words else None),
            latitude=latitude,
            longitude=longitude,
            details={"address": address} if address else None,
            media=list_media(one),
        )


def extract_tagged_places(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield places in which somebody tagged the owner."""
    for one in read_labelled(records, source.notes):
        texts = list_texts(one.leaves)
        yield Place(
            "tagged",
            find_text(one.leaves, "name") or (texts[0] if texts else None),
            find_time(one, "visit_time"),
            detail=find_text(one.leaves, "application") or (texts[1] if len(texts) > 1 else None),
            origin="received",
        )


def extract_created_places(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield places that the owner added to the map."""
    for one in read_labelled(records, source.notes):
        texts = [text for text in list_texts(one.leaves) if not _POSITION.match(text)]
        latitude, longitude = find_coordinates(one.leaves)
        name = find_text(one.leaves, "name") or one.title or (texts[0] if texts else None)
        address, url = find_text(one.leaves, "address"), find_link(one.leaves)
        yield Place("created", name, find_time(one), address, latitude, longitude, url, origin="created")


def extract_cities(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each city of a list."""
    for one in read_labelled(records, source.notes):
        for part in split_record(one):
            yield from (Place("city checked into", text) for text in list_texts(part.leaves))


def find_coordinates(leaves: Iterable[Leaf]) -> tuple[float | None, float | None]:
    """Return latitude and longitude from the first text of the form "(lat, lon)", or two None.

    The form is the same in every language, so the label is not asked.
    """
    for text in list_texts(leaves):
        found = _POSITION.match(text)
        if found and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180:
            return float(found[1]), float(found[2])
    return None, None


def _find_update(leaves: list[Leaf]) -> str | None:
    return format_seconds(find_value(leaves, "updated", words=WORDS, kind=TIMESTAMP))


FILE_TYPES: Final = (
    labelled_row("reactions (new)", "Posts and comments that you liked or reacted to, with their addresses.",
                 "comments_and_reactions/likes_and_reactions.json", extract=extract_reactions),
    labelled_row("comment edits", "Comments that you changed, as they stood afterwards.",
                 "comments_and_reactions/your_comment_edits.json", extract=extract_comment_edits),
    labelled_row("post edits", "Posts that you changed, as they stood afterwards.",
                 "posts/edits_you_made_to_posts.json", extract=extract_post_edits),
    labelled_row("wall posts (new)", "Posts that you wrote on other people's profiles and on Pages.",
                 "posts/posts_on_other_pages_and_profiles.json", extract=extract_wall_posts),
    labelled_row("check-ins", "Places that you checked in at.", "posts/check-ins.json", extract=extract_check_ins),
    labelled_row("tagged places", "Places in which you were tagged.",
                 "posts/places_you_have_been_tagged_in.json", extract=extract_tagged_places),
    labelled_row("created places (new)", "Places that you added to the map.",
                 "your_places/places_you've_created.json", extract=extract_created_places),
    labelled_row("checked-in cities", "Cities in which you checked in.",
                 "your_places/cities_you_have_checked_into.json", extract=extract_cities),
)  # fmt: skip
