"""The files at the root of exports until early 2021: what the owner put up and did (formats/instagram_threads.md 1.1).

Their text is right as delivered, their times are ISO 8601, and a file without data says so in a sentence.  Records are
lists without labels (`[time, text, account]`), or an object whose keys are accounts.  The account itself, its logins
and devices stand in `until_2021_account`, the direct messages in `until_2021_messages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any, Final, NamedTuple

from exit_kit.importing.contract import Extract, FileType, Source
from exit_kit.importing.problems import Notes, render_key
from exit_kit.importing.records import (
    Activity,
    Comment,
    Connection,
    LooseMedia,
    MediaUse,
    Post,
    Reaction,
    Record,
    Search,
)
from exit_kit.importing.shapes import ANYTHING, Entries, Fields, Keyed, Many, Shape
from exit_kit.importing.sniffing import find_kind
from exit_kit.importing.times import format_iso
from importers.instagram.posts import find_key
from importers.instagram.rows import Person, make_profile_url

LAYOUTS: Final = ("1b", "1a")
_MEDIA: Final = Many(Shape(caption=str, taken_at=str, path=str, location=str, is_active_profile=bool))
_LIBRARY: Final = Shape(photos=_MEDIA, videos=_MEDIA, stories=_MEDIA, profile=_MEDIA, direct=_MEDIA)
_KINDS: Final = (("stories", "story"), ("profile", "profile photo"))
# Key of `connections.json` -> kind, whether a person is meant, who made the tie.
_TIES: Final = {
    "followers": ("follower", True, "observed"),
    "following": ("following", True, "created"),
    "close_friends": ("close friend", True, "created"),
    "blocked_users": ("blocked", True, "created"),
    "restricted_users": ("restricted", True, "created"),
    "follow_requests_sent": ("request sent", True, "created"),
    "permanent_follow_requests": ("recent request", True, "created"),
    "dismissed_suggested_users": ("suggestion removed", True, "created"),
    "following_hashtags": ("hashtag followed", False, "created"),
}
_STICKERS: Final = {
    "polls": "story poll vote", "quizzes": "story quiz answer", "questions": "story question answer",
    "emoji_sliders": "story slider", "countdowns": "story countdown",
}  # fmt: skip
VALUES: Final = Shape(value=ANYTHING)


class Row(NamedTuple):
    """One list of values without labels: when, what else, and the account, which is the last."""

    at: str | None
    text: str | None
    account: str | None


def read_rows(values: Any, notes: Notes, pointer: str, *, width: int = 2) -> Iterator[Row]:
    """Yield each `[time, account]` or, of three, `[time, text, account]`; what is no text in it is noted."""
    for value in values if isinstance(values, list) else [values]:
        if not isinstance(value, list) or not value:
            notes.note("unknown-shape", f"{pointer}/*")
            continue
        texts = [one if isinstance(one, str) else None for one in value]
        if any(one is not None and not isinstance(one, str) for one in value):
            notes.note("wrong-type", f"{pointer}/*/*", expected="text")
        at, *rest = texts
        row = Row(
            format_iso(at),
            (rest[0] if width == 3 and rest else None) or None,
            (rest[-1] if len(rest) >= width - 1 else None) or None,
        )
        if any(row):
            yield row


def extract_library(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield posts, stories and profile photos; several files of one time and caption are one post (1.1).

    What was sent in messages is listed too, without saying in which: these files stand alone.
    """
    for fields in records:
        own = [*(fields.get("photos") or ()), *(fields.get("videos") or ())]
        own.sort(key=_tell_apart)  # a stable sort: the files of one post keep their order
        for _, files in groupby(own, key=_tell_apart):
            yield from _read_post("post", list(files))
        for name, kind in _KINDS:
            for file in fields.get(name) or ():
                yield from _read_post(kind, [file])
        yield from (LooseMedia(_read_file(file)) for file in fields.get("direct") or () if file.get("path"))


def _tell_apart(file: Fields) -> tuple[str, str]:
    return file.get("taken_at") or "", file.get("caption") or ""


def _read_post(kind: str, files: list[Fields]) -> Iterator[Post]:
    """Yield the post that these files are, if they say anything."""
    uses = tuple(_read_file(file) for file in files if file.get("path"))
    active = any(file.get("is_active_profile") for file in files)
    post = Post(
        kind=kind,
        at=format_iso(files[0].get("taken_at")),
        text=files[0].get("caption") or None,
        place=next((file["location"] for file in files if file.get("location")), None),
        details={"is_active_profile": True} if active else None,
        key=find_key(uses),
        media=uses,
    )
    if post.at or post.text or post.place or post.media:
        yield post


def _read_file(file: Fields) -> MediaUse:
    path = file.get("path") or ""
    return MediaUse(path, find_kind(path), at=format_iso(file.get("taken_at")))


def extract_likes(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each like; nothing says which post it was, only whose."""
    for row in _read_values(source, records):
        yield Reaction(row.at, "LIKE", target=row.account, kind=kind, origin="created")


def extract_comments(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each comment; the account is whose post it stands under."""
    for row in _read_values(source, records, width=3):
        yield Comment(row.at, row.text, title=row.account, kind=kind, origin="created")


def extract_saved(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each saved post: when, and whose."""
    for row in _read_values(source, records):
        yield Activity("saved item", row.at, row.account, people=_name(row.account), origin="saved")


def extract_collections(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each collection of saved posts; the one source that names them shows no more than a time and a name."""
    for row in _read_values(source, records):
        yield Activity("collection", row.at, row.account, origin="created")


def _read_values(source: Source, records: Iterable[Fields], *, width: int = 2) -> Iterator[Row]:
    for fields in records:
        yield from read_rows([fields.get("value")], source.notes, "", width=width)


def extract_connections(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each tie: the key is the account, the value when it was made."""
    for fields in records:
        for name, (kind, is_person, origin) in _TIES.items():
            for account, at in (fields.get(name) or {}).items():
                url = make_profile_url(Person(account)) if is_person else None
                yield Connection(
                    kind, account or None, format_iso(at), url, is_person=is_person, origin=origin
                )


def extract_seen(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each thing that the app showed, by account: only those of the last two weeks were kept."""
    for fields in records:
        account = fields.get("author") or fields.get("username") or None
        yield Activity(kind, format_iso(fields.get("timestamp")), account, people=_name(account))


def extract_clicked(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each ad that was tapped, with its text."""
    for fields in records:
        caption = fields.get("caption") or None
        yield Activity("ad clicked", format_iso(fields.get("timestamp")), caption, origin="created")


def extract_searches(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each search: for an account, a hashtag or a place."""
    for fields in records:
        what = fields.get("type") or None
        yield Search(fields.get("search_click") or None, format_iso(fields.get("time")), kind, what)


def extract_sticker_answers(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each answer to a sticker of a story: polls, quizzes, sliders …; what was answered is not told."""
    for fields in records:
        key = fields["key"]
        kind = _STICKERS.get(key) or key.replace("_", " ") or "story sticker"
        for row in read_rows(fields.get("entry"), source.notes, f"/{render_key(key)}"):
            yield Activity(kind, row.at, row.account, people=_name(row.account), origin="created")


def extract_products(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each product that was looked at."""
    for fields in records:
        details = {name: fields[name] for name in ("product_id", "merchant_id") if fields.get(name)}
        yield Activity(
            "product viewed", None, fields.get("product_name") or None, fields.get("merchant_name") or None,
            details=details or None,
        )  # fmt: skip


def _name(account: str | None) -> tuple[str, ...]:
    return (account,) if account else ()


def row(
    name: str, about: str, path: str | tuple[str, ...], *roots: str, shape: Shape | None = None,
    extract: Extract | None = None, is_whole: bool = False, **more: Any,
) -> FileType:  # fmt: skip
    """Return a row of a file at the root; without an extractor it is kept raw."""
    paths = (path,) if isinstance(path, str) else path
    return FileType(
        f"{name} (until 2021)", about, paths, roots, shape=shape, extract=extract, is_whole=is_whole, layouts=LAYOUTS,
        is_utf8=True, **more,
    )  # fmt: skip


_VIEW: Final = Shape(timestamp=str, author=str, username=str, caption=str)
_SEARCH: Final = Shape(search_click=str, time=str, type=str)
_PRODUCT: Final = Shape(product_id=(str, int), product_name=str, merchant_id=(str, int), merchant_name=str)
FILE_TYPES: Final = (
    row("posts and stories", "What you posted, your stories, your profile photos, and what you sent in messages.",
        "media.json", *_LIBRARY.fields, shape=_LIBRARY, extract=extract_library, is_whole=True),
    row("liked posts", "Whose posts you liked, and when.", "likes.json", "media_likes",
        shape=VALUES, extract=partial(extract_likes, kind="post")),
    row("liked comments", "Whose comments you liked, and when.", "likes.json", "comment_likes",
        shape=VALUES, extract=partial(extract_likes, kind="comment")),
    row("comments", "Comments that you wrote under posts.", "comments.json", "media_comments",
        shape=VALUES, extract=partial(extract_comments, kind="comment")),
    row("comments on stories", "Comments that you wrote on stories.", "comments.json", "story_comments",
        shape=VALUES, extract=partial(extract_comments, kind="story comment")),
    row("comments on live videos", "Comments that you wrote on live videos.", "comments.json", "live_comments",
        shape=VALUES, extract=partial(extract_comments, kind="live comment")),
    row("connections", "Who follows you, whom you follow, blocked, and every other tie.", "connections.json", *_TIES,
        shape=Shape(dict.fromkeys(_TIES, Keyed(str))), extract=extract_connections, is_whole=True),
    row("searches", "What you searched for: accounts, hashtags and places.", "searches.json", "main_search_history",
        shape=_SEARCH, extract=partial(extract_searches, kind="search")),
    row("shopping searches", "What you searched for in the shop.", "searches.json", "shopping_search_history",
        shape=_SEARCH, extract=partial(extract_searches, kind="shopping search")),
    row("posts viewed", "Posts that you were shown in the last two weeks.", "seen_content.json", "posts_seen",
        shape=_VIEW, extract=partial(extract_seen, kind="post viewed")),
    row("videos watched", "Videos that you were shown in the last two weeks.", "seen_content.json", "videos_watched",
        shape=_VIEW, extract=partial(extract_seen, kind="video watched")),
    row("ads viewed", "Ads that you were shown in the last two weeks.", "seen_content.json", "ads_seen",
        shape=_VIEW, extract=partial(extract_seen, kind="ad viewed")),
    row("suggested profiles viewed", "Accounts that were suggested to you in the last two weeks.", "seen_content.json",
        "chaining_seen", shape=_VIEW, extract=partial(extract_seen, kind="suggested profile viewed")),
    row("ads clicked", "Ads that you tapped.", "seen_content.json", "ads_clicked",
        shape=_VIEW, extract=extract_clicked),
    row("saved posts", "Whose posts you saved, and when.", "saved.json", "saved_media",
        shape=VALUES, extract=extract_saved),
    row("saved collections", "Your collections of saved posts.", "saved.json", "saved_collections",
        shape=VALUES, extract=extract_collections),
    row("story stickers", "Stories whose polls, quizzes and other stickers you answered.", "stories_activities.json",
        *_STICKERS, shape=Entries(ANYTHING), extract=extract_sticker_answers, is_whole=True),
    row("products viewed", "Products that you looked at.", "shopping.json", "recently_viewed_products_info",
        shape=_PRODUCT, extract=extract_products),
)  # fmt: skip

__all__ = ["FILE_TYPES", "LAYOUTS", "Row", "read_rows", "row"]
