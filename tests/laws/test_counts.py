"""Laws of counting: what a sample gives is what its script counted from its own data."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.laws.archives import NAMES
from tests.paths import SAMPLES

COUNTS = json.loads((SAMPLES / "expected_counts.json").read_text(encoding="utf-8"))
POSTS = "posts/your_posts__check_ins__photos_and_videos_1.json"
# Figure -> the query that must give it.  A figure that a sample does not have is not asked for.
BY_FILE = "SELECT count(*) FROM {} t JOIN members m ON m.id = t.member_id WHERE m.path LIKE '%{}'"
QUERIES = {
    "members": "SELECT count(*) FROM members",
    "json_members": "SELECT count(*) FROM members WHERE path LIKE '%.json' AND status IN ('imported', 'kept')",
    "posts": BY_FILE.format("posts", "posts/%1.json") + " AND t.kind != 'photo comment'",
    "posts_in_feed": "SELECT count(*) FROM posts WHERE kind = 'post'",
    "reels": "SELECT count(*) FROM posts WHERE kind = 'reel'",
    "profile_photos": "SELECT count(*) FROM posts WHERE kind = 'profile photo'",
    "posts_at_root": BY_FILE.format("posts", "media.json") + " AND t.kind = 'post'",
    "likes_of_posts": "SELECT count(*) FROM reactions WHERE kind = 'post'",
    "posts_in_groups": "SELECT count(*) FROM posts WHERE kind = 'group post'",
    "posts_pending": "SELECT count(*) FROM posts WHERE kind = 'pending post'",
    "posts_in_trash": "SELECT count(*) FROM posts WHERE kind = 'deleted post'",
    "posts_archived": "SELECT count(*) FROM posts WHERE kind = 'archived post'",
    "stories": "SELECT count(*) FROM posts WHERE kind = 'story'",
    "comments": "SELECT count(*) FROM comments WHERE kind = 'comment'",
    "own_threads": "SELECT count(*) FROM posts WHERE kind = 'thread'",
    "own_threads_archived": "SELECT count(*) FROM posts WHERE kind = 'archived thread'",
    "following": "SELECT count(*) FROM connections WHERE kind = 'following'",
    "friends": "SELECT count(*) FROM connections WHERE kind = 'friend'",
    "friends_removed": "SELECT count(*) FROM connections WHERE kind = 'former friend'",
    "followers": "SELECT count(*) FROM connections WHERE kind = 'follower'",
    "reactions_classic": BY_FILE.format("reactions", "likes_and_reactions\\__.json' ESCAPE '\\"),
    "reactions_label_values": BY_FILE.format("reactions", "likes_and_reactions.json"),
    "posts_liked": "SELECT count(*) FROM reactions WHERE kind = 'post' AND message_id IS NULL",
    "posts_saved": "SELECT count(*) FROM activity WHERE kind = 'saved item'",
    "logins": "SELECT count(*) FROM sessions WHERE kind = 'login'",
    "albums": "SELECT count(*) FROM albums",
    "photos_in_albums": "SELECT count(*) FROM media_uses WHERE album_id IS NOT NULL AND role != 'cover'",
    "photos_uncategorized": BY_FILE.format("media_uses", "uncategorized_photos.json"),
    "videos": BY_FILE.format("media_uses", "/your_videos.json") + " AND role != 'preview'",
    "searches": "SELECT count(*) FROM searches WHERE kind = 'search'",
    "events": "SELECT count(*) FROM activity WHERE kind = 'event created'",
    "media_files": "SELECT count(*) FROM media WHERE member_id IS NOT NULL",
    "media_files_not_referenced": "SELECT count(*) FROM media WHERE status = 'unused'",
}
FIELDS = {
    "photos": "EXISTS (SELECT 1 FROM media_uses u WHERE u.message_id = t.id AND kind || role = 'photoattachment')",
    "videos": "EXISTS (SELECT 1 FROM media_uses u WHERE u.message_id = t.id AND u.kind = 'video')",
    "audio_files": "EXISTS (SELECT 1 FROM media_uses u WHERE u.message_id = t.id AND u.kind = 'audio')",
    "files": "EXISTS (SELECT 1 FROM media_uses u WHERE u.message_id = t.id AND u.kind = 'file')",
    "gifs": "EXISTS (SELECT 1 FROM media_uses u WHERE u.message_id = t.id AND u.kind = 'gif')",
    "sticker": "EXISTS (SELECT 1 FROM media_uses u WHERE u.message_id = t.id AND u.kind = 'sticker')",
    "reactions": "EXISTS (SELECT 1 FROM reactions r WHERE r.message_id = t.id)",
    "users": "EXISTS (SELECT 1 FROM message_people p WHERE p.message_id = t.id)",
    "call_duration": "call_seconds IS NOT NULL",
    "missed": "is_missed_call IS NOT NULL",
    "is_unsent": "is_unsent",
    "is_taken_down": "is_taken_down",
    "ip": "ip_address IS NOT NULL",
    "share": "link IS NOT NULL OR link_text IS NOT NULL",
}
SAID_TO_BE_FALSE = {"facebook_2025_json": {"is_taken_down": 1}}  # one of the two says that it is not
OLD_ID = re.compile(r"[a-z0-9]{10}")
THREADS = (
    "(c.folder NOT IN ('your_group_messages', 'ai_conversations', 'broadcast', 'reported_conversations'))"
)
BOX = "SELECT folder, key, message_count FROM conversations c WHERE " + THREADS


@pytest.fixture(params=NAMES)
def sample(
    request: pytest.FixtureRequest, imported: Callable[..., Path]
) -> Iterator[tuple[sqlite3.Connection, Any]]:
    """Return each sample's database and its figures."""
    with closing(sqlite3.connect(imported(request.param))) as db:
        yield db, COUNTS[request.param]


def test_every_figure_is_right(sample: tuple[sqlite3.Connection, Any]) -> None:
    db, counts = sample
    asked = [name for name in QUERIES if name in counts]
    found = {name: db.execute(QUERIES[name]).fetchone()[0] for name in asked}
    assert found == {name: counts[name] for name in asked}
    assert len(asked) > 3


def _find_key(thread: str) -> str:
    """Return a conversation's key: the id at the end of its folder, or the name that an encrypted chat has.

    Instagram's older ids, ten letters and digits, mean it in their own export only.
    """
    if "/~" in thread:
        return thread.partition("/")[2]
    number = thread.rpartition("/")[2].rpartition("_")[2]
    return f"~{number}" if OLD_ID.fullmatch(number) and not number.isdigit() else number


def test_every_conversation_has_its_messages(sample: tuple[sqlite3.Connection, Any]) -> None:
    db, counts = sample
    expected = {_find_key(thread): size for thread, size in counts["messages_per_thread"].items()}
    assert {key: size for _, key, size in db.execute(BOX)} == expected
    folders = {thread.partition("/")[0] for thread in counts["messages_per_thread"]}
    assert {folder for folder, _, _ in db.execute(BOX)} == folders
    (stored,) = db.execute(
        f"SELECT count(*) FROM messages t JOIN conversations c ON c.id = conversation_id WHERE {THREADS}"
    ).fetchone()
    assert stored == counts["messages_in_threads"]


def test_every_field_of_messages_is_found_as_often_as_it_stands(
    sample: tuple[sqlite3.Connection, Any],
) -> None:
    db, counts = sample
    query = (
        f"SELECT count(*) FROM messages t JOIN conversations c ON c.id = conversation_id WHERE {THREADS} AND "
    )
    found = {name: db.execute(f"{query} ({test})").fetchone()[0] for name, test in FIELDS.items()}
    name = next(name for name in NAMES if COUNTS[name] is counts)
    fields = {**counts["messages_by_field"], **SAID_TO_BE_FALSE.get(name, {})}
    assert {name: count for name, count in found.items() if count} == {
        name: fields[name] for name in FIELDS if name in fields
    }


def test_reactions_on_messages_are_all_there(sample: tuple[sqlite3.Connection, Any]) -> None:
    db, counts = sample
    query = (
        "SELECT count(*) FROM reactions r JOIN messages t ON t.id = r.message_id JOIN conversations c "
        f"ON c.id = conversation_id WHERE {THREADS}"
    )
    assert db.execute(query).fetchone() == (counts["message_reactions"],)


def test_media_that_are_missing_are_rows_that_say_so(sample: tuple[sqlite3.Connection, Any]) -> None:
    db, counts = sample
    missing = db.execute("SELECT path FROM media WHERE status IN ('missing', 'online')").fetchall()
    expected = [*counts["media_references_missing"], *counts.get("media_lost", ())]
    assert sorted(path for (path,) in missing) == sorted(expected)


def test_media_that_stand_elsewhere_are_found(sample: tuple[sqlite3.Connection, Any]) -> None:
    db, counts = sample
    for uri in counts["media_references_with_another_path"]:
        rows = db.execute(
            "SELECT DISTINCT status FROM media_uses u JOIN media m ON m.id = media_id WHERE uri = ?", (uri,)
        )
        assert rows.fetchall() == [("found",)], uri


def test_a_chat_that_a_group_file_repeats_is_not_told_twice(imported: Callable[..., Path]) -> None:
    counts = COUNTS["facebook_2025_json"]
    with closing(sqlite3.connect(imported("facebook_2025_json"))) as db:
        (total,) = db.execute(
            "SELECT count(*) FROM messages JOIN conversations c ON c.id = conversation_id "
            "WHERE folder != 'ai_conversations'"
        ).fetchone()
    alone = sum(counts["messages_in_group_files"].values()) - counts["messages_repeated_in_group_files"]
    assert total == counts["messages_in_threads"] + alone
