"""Write the Instagram export that says what the Facebook export of the same parameters says.

The messages are the same ones, in Instagram's folders and with the times that reactions have since 2025; posts,
comments and likes are as many, in Instagram's forms (formats/instagram_threads.md 1.4, 1.5).  So the two can be
imported in one run and compared.

`python -m tests.bench.instagram FOLDER --messages 1000000` writes one by hand.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import zipfile
from pathlib import Path
from random import Random
from typing import Any

from .generate import (
    VERSION,
    _draw_text,
    _draw_time,
    _make_words,
    _mangle,
    _open_zip,
    _write_member,
    keep_export,
)
from .threads import FIRST_NAMES, MESSAGES_FOLDER, OWNER

ACTIVITY = "your_instagram_activity"
_FACEBOOK = MESSAGES_FOLDER.partition("/")[0].encode()
_ACTOR = re.compile(rb'("actor": "[^"]*")\n')
_STICKER = re.compile(rb',\n *"ai_stickers": \[\]')


def keep_instagram(folder: Path, *, messages: int, seed: int = 1) -> Path:
    """Return the export of these parameters from the folder; write it first if it is not there."""
    path = folder / f"instagram-bench-{messages}-{seed}-v{VERSION}.zip"
    if not path.exists():
        partial = path.with_suffix(".partial")
        write_instagram(
            partial, keep_export(folder, messages=messages, seed=seed), messages=messages, seed=seed
        )
        os.replace(partial, path)
    return path


def write_instagram(path: Path, facebook: Path, *, messages: int, seed: int = 1) -> None:
    """Write the Instagram export that has the messages of a Facebook export."""
    with zipfile.ZipFile(facebook) as source, _open_zip(path) as target:
        target.comment = source.comment
        for name, document in render_others(Random(f"instagram/{seed}/{messages}"), messages // 50):
            _write_member(target, name, json.dumps(document, indent=2).encode())
        for info in source.infolist():
            if info.filename.startswith(MESSAGES_FOLDER):
                data = source.read(info)
                is_text = info.filename.endswith(".json")
                name = info.filename.replace(_FACEBOOK.decode(), ACTIVITY)
                _write_member(target, name, render_messages(data) if is_text else data, stored=not is_text)


def render_messages(data: bytes) -> bytes:
    """Return a file of messages as Instagram has it."""
    dated = _ACTOR.sub(rb'\1,\n          "timestamp": 1767225600\n', data)
    return _STICKER.sub(b"", dated).replace(_FACEBOOK, ACTIVITY.encode())


def render_others(rng: Random, records: int) -> list[tuple[str, Any]]:
    """Return the members that are not messages: the profile, followers, posts, comments, likes."""
    words = _make_words(rng, records * 50)
    names = [f"{rng.choice(FIRST_NAMES)}.{number}" for number in range(300)]
    profile = {"Name": {"value": _mangle(OWNER)}, "Username": {"value": "noemi.example"}}
    followers = [
        {"string_list_data": [{"href": "", "value": _mangle(name), "timestamp": _draw_time(rng)}]}
        for name in names
    ]
    posts = [_render_post(rng, _draw_text(rng, words)) for _ in range(records * 4 // 10)]
    comments = [
        {"string_map_data": {
            "Comment": {"value": _draw_text(rng, words)}, "Media Owner": {"value": _mangle(rng.choice(names))},
            "Time": {"timestamp": _draw_time(rng)},
        }}
        for _ in range(records * 3 // 10)
    ]  # fmt: skip
    thumb = _mangle("👍")
    likes = [
        {"title": _mangle(rng.choice(names)), "string_list_data": [{
            "href": f"https://www.instagram.com/p/{rng.getrandbits(50)}/", "value": thumb, "timestamp": _draw_time(rng),
        }]}
        for _ in range(records * 3 // 10)
    ]  # fmt: skip
    return [
        ("personal_information/personal_information/personal_information.json",
         {"profile_user": [{"title": "User Information", "string_map_data": profile}]}),
        ("connections/followers_and_following/followers_1.json", followers),
        (f"{ACTIVITY}/media/posts_1.json", posts),
        (f"{ACTIVITY}/comments/post_comments_1.json", comments),
        (f"{ACTIVITY}/likes/liked_posts.json", {"likes_media_likes": likes}),
    ]  # fmt: skip


def _render_post(rng: Random, caption: str) -> dict[str, Any]:
    """Return a post: of one file, which has the caption, or of three."""
    at, count = _draw_time(rng), 1 if rng.random() < 0.8 else 3
    media = [
        {
            "uri": f"media/posts/202401/{17_800_000_000_000_000 + rng.getrandbits(46)}.webp",
            "creation_timestamp": at,
            "media_metadata": {"camera_metadata": {"has_camera_metadata": False}},
            "title": caption if count == 1 else "",
            "cross_post_source": {"source_app": "FB"},
        }
        for _ in range(count)
    ]
    return {"media": media} | ({} if count == 1 else {"title": caption, "creation_timestamp": at + 1})


def main() -> None:
    """Write an export, or find it, and print its path."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.instagram")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(keep_instagram(options.folder, messages=options.messages, seed=options.seed))


if __name__ == "__main__":
    main()
