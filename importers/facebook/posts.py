"""Posts: the main file and everything that has the shape of a post (formats/facebook.md 1.6.1).

The title is Facebook's prose in the account's language and the only carrier of whom or what a post concerns.
It is kept as it stands: nothing is read out of it, because that would work in English only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Post, Record
from exit_kit.importing.shapes import Fields, Kind, Many, Shape
from exit_kit.importing.times import format_seconds
from importers.facebook.attachments import ATTACHMENTS, Attached, read_attachments, read_place
from importers.facebook.comments import COMMENT_BODY, extract_comments
from importers.meta.names import NAME, read_names, show_mentions

_POST: Final[dict[str, Kind]] = {
    "timestamp": int,
    "title": str,
    "data": Many(
        Shape(
            post=str,
            update_timestamp=int,
            backdated_timestamp=int,
            published_timestamp=int,
            comment=COMMENT_BODY,  # until 2021 the comments in groups stood among the posts
        )
    ),
    "tags": Many(NAME),
    "attachments": ATTACHMENTS,
}
# Until 2021 some lists stood one level deeper: `{"group_posts": {"activity_log_data": [post, …]}}` (1.2).
POST: Final = Shape(_POST, activity_log_data=Many(Shape(_POST)))


def extract_posts(
    source: Source, posts: Iterable[Fields], *, kind: str = "post", origin: str = "created"
) -> Iterator[Record]:
    """Yield each post, and each place that it names; a comment that stands among posts is a comment."""
    for fields in posts:
        log = fields.get("activity_log_data")
        for one in [fields] if log is None else log:
            if any(part.get("comment") for part in one.get("data") or ()):
                yield from extract_comments(
                    source, [one], kind="group comment" if kind == "group post" else "comment"
                )
                continue
            attached = read_attachments(one.get("attachments"))
            post = read_post(one, attached, kind, origin)
            yield post
            yield from (read_place(place, "post place", post.at, origin) for place in attached.places)


def read_post(fields: Fields, attached: Attached, kind: str, origin: str) -> Post:
    """Return one post with what hangs on it."""
    data = fields.get("data") or []
    text, mentions = show_mentions("\n".join(one["post"] for one in data if one.get("post")))
    published = _find_time(data, "published_timestamp")
    at = format_seconds(fields.get("timestamp"))
    details = attached.list_details()
    if mentions:
        details["mentions"] = mentions
    if published and at:
        details["published_at"] = published
    return Post(
        kind=_find_kind(attached) if kind == "post" else kind,
        at=at or published,
        text=text,
        title=fields.get("title") or None,
        origin=origin,
        updated_at=_find_time(data, "update_timestamp"),
        backdated_at=_find_time(data, "backdated_timestamp"),
        details=details or None,
        people=tuple(read_names(fields.get("tags"))),
        media=attached.media,
        **_read_columns(attached),
    )


def _read_columns(attached: Attached) -> dict[str, Any]:
    """Return the columns that the first link and the first place fill."""
    link = attached.links[0] if attached.links else {}
    place = attached.places[0] if attached.places else {}
    position = place.get("coordinate") or {}
    return {
        "link": link.get("url"),
        "link_title": link.get("name"),
        "link_source": link.get("source"),
        "place": place.get("name") or None,
        "latitude": position.get("latitude"),
        "longitude": position.get("longitude"),
    }


def _find_kind(attached: Attached) -> str:
    """Name an ordinary post by what it carries: life event; check-in, when it is about a place only; post."""
    if "life_event" in attached.others:
        return "life event"
    is_about_place = attached.places and not (attached.media or attached.links or attached.others)
    return "check-in" if is_about_place else "post"


def _find_time(data: list[Fields], name: str) -> str | None:
    """Return the last time of that name; data elements have one key each, or none."""
    times = [format_seconds(one.get(name)) for one in data]
    return next((at for at in reversed(times) if at), None)


def _make_row(
    name: str,
    about: str,
    paths: tuple[str, ...],
    roots: tuple[str, ...],
    layouts: str,
    *,
    kind: str = "post",
    origin: str = "created",
) -> FileType:
    return FileType(
        name=name,
        about=about,
        paths=paths,
        roots=roots,
        shape=POST,
        extract=partial(extract_posts, kind=kind, origin=origin),
        layouts=tuple(layouts.split()),
    )


FILE_TYPES: Final = (
    _make_row(
        "posts",
        "What you posted: texts, photos, videos, links, check-ins and life events.",
        ("posts/your_posts__check_ins__photos_and_videos_#.json", "posts/your_posts_#.json", "posts/your_posts.json"),
        (),
        "G5 G4 G3 G2 G1",
    ),
    _make_row(
        "page posts",
        "What your Page or professional profile posted.",
        ("posts/profile_posts_#.json",),
        (),
        "page",
        kind="page post",
    ),
    _make_row(
        "archived posts",
        "Posts that you moved to your archive, where only you see them.",
        ("posts/archive.json", "archive/archive.json"),
        (),
        "G5 G4 G2",
        kind="archived post",
    ),
    _make_row(
        "trash",
        "Posts that you deleted and that were still in the bin.",
        ("posts/trash.json", "trash/trash.json"),
        ("trash_v2",),
        "G5 G4 G2",
        kind="deleted post",
    ),
    _make_row(
        "group posts",
        "What you posted in groups.",
        ("groups/group_posts_and_comments.json", "groups/your_posts_in_groups.json",
         "groups/your_posts_and_comments_in_groups.json"),
        ("group_posts_v2",),
        "G5 G4 G3 G2 G1",
        kind="group post",
    ),
    _make_row(
        "pending group posts",
        "Posts of yours that still waited for a group's approval.",
        ("groups/your_pending_posts_in_groups.json",),
        ("pending_posts_v2",),
        "G5 G4",
        kind="pending post",
    ),
    _make_row(
        "archived stories",
        "Stories that you shared and Facebook kept for you.",
        ("stories/archived_stories.json",),
        ("archived_stories_v2",),
        "G5 G4 G2 G1",
        kind="story",
    ),
    _make_row(
        "reels",
        "Reels, the short videos that you published.",
        ("reels/your_reels.json",),
        ("lasso_videos_v2",),
        "G5 G4",
        kind="reel",
    ),
    _make_row(
        "profile updates",
        "Changes you made to your profile, such as a new picture or job.",
        ("profile_information/profile_update_history.json",),
        ("profile_updates_v2",),
        "G5 G4 G3 G2 G1",
        kind="profile update",
    ),
    _make_row(
        "wall posts",
        "What other people wrote on your timeline.",
        ("posts/other_people_s_posts_to_your_timeline.json",),
        ("wall_posts_sent_to_you",),
        "G1",
        kind="wall post",
        origin="received",
    ),
    _make_row(
        "app posts",
        "Posts that apps and websites published in your name.",
        ("apps_and_websites_off_of_facebook/posts_from_apps_and_websites.json",
         "apps_and_websites/posts_from_apps_and_websites.json"),
        ("app_posts_v2",),
        "G2 G1",
        kind="app post",
    ),
)  # fmt: skip
