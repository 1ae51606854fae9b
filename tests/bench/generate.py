"""Write large invented Facebook exports (layout G5, JSON), the same bytes for the same parameters.

`python -m tests.bench.generate FOLDER --messages 1000000` writes one by hand; `make bench` keeps what it made
in a folder, named by its parameters, and makes it once.  About 316 bytes of JSON a message, as in real ones.
Written file by file: memory does not grow with the export (`write_huge_member` streams even the one file).

The bytes depend on the parameters, Python's `random` and zlib, on nothing else: dates and modes are fixed.
"""

from __future__ import annotations

import argparse
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from .threads import (
    FIRST_NAMES,
    LAST_NAMES,
    LIFETIME_MS,
    MESSAGES_FOLDER,
    NEWEST_MS,
    OWNER,
    STICKERS,
    Thread,
    make_threads,
    render_message,
    render_thread,
)
from .words import Words, escape_text, make_words, render_text

VERSION = 1  # part of the kept files' names: raise it when the bytes change
PICTURE = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb0043") + b"\x01" * 64 + b"\xff\xd9"
ACTIVITY = "your_facebook_activity"


def write_export(
    path: Path, *, messages: int, seed: int = 1, threads: int | None = None, members: int | None = None
) -> None:
    """Write a zip with exactly so many messages.

    `threads` is one for 2,500 messages unless given; `members` is how many tiny photos lie in the zip, about
    (three for 1,000 messages unless given): the photos, videos and sounds of all other messages are missing.
    Posts, comments and reactions together come to one for 50 messages.
    """
    rng = Random(f"{seed}/{messages}")
    words = _make_words(rng, messages)
    threads = max(1, min(messages, messages // 2_500 or 3) if threads is None else threads)
    photos = messages * 0.052
    present = min(1.0, (messages * 0.003 if members is None else members) / photos)
    with _open_zip(path) as target:
        target.comment = str(messages).encode()
        for name, document in _render_others(rng, words, messages // 50):
            _write_member(target, name, json.dumps(document, indent=2).encode())
        for number in range(STICKERS):
            _write_member(target, f"{MESSAGES_FOLDER}/stickers_used/{number}.png", PICTURE, stored=True)
        for thread in make_threads(rng, messages, threads):
            for file in render_thread(thread, rng, words, present=present):
                _write_member(target, file.name, file.text.encode("ascii"))
                for uri in file.media:
                    _write_member(target, uri, PICTURE + uri.encode(), stored=True)


def write_huge_member(path: Path, *, bytes: int, seed: int = 1) -> int:
    """Write a zip with one thread in one `message_1.json` of about that size; return how many messages."""
    rng = Random(f"{seed}/{bytes}")
    words = _make_words(rng, bytes // 316)
    thread = Thread("huge_1000000007", "Huge", (escape_text("Søren Снежина"), escape_text(OWNER)), 1)
    tail = f'\n  ],\n  "title": "Huge",\n  "thread_path": "inbox/{thread.folder}",\n  "magic_words": []\n}}'
    count, written, clock = 0, 0, NEWEST_MS
    with _open_zip(path) as target:
        for name, document in _render_others(rng, words, 0):
            _write_member(target, name, json.dumps(document, indent=2).encode())
        info = _describe_member(f"{MESSAGES_FOLDER}/inbox/{thread.folder}/message_1.json")
        with target.open(info, "w", force_zip64=True) as member:
            people = ", ".join(f'{{"name": "{name}"}}' for name in thread.people)
            written += member.write(f'{{\n  "participants": [{people}],\n  "messages": [\n'.encode())
            while written < bytes - len(tail) - 316:
                clock -= 1 + int(rng.random() * 100_000)
                sender = thread.people[int(rng.random() * 2)]
                text = render_message(thread, sender, clock, rng, words, [], 0.0)
                written += member.write(f"{',' + chr(10) if count else ''}{text}".encode("ascii"))
                count += 1
            member.write(tail.encode())
        target.comment = str(count).encode()
    return count


def keep_export(folder: Path, *, messages: int, seed: int = 1) -> Path:
    """Return the export of these parameters from the folder; write it first if it is not there."""
    path = folder / f"facebook-bench-{messages}-{seed}-v{VERSION}.zip"
    if not path.exists():
        partial = path.with_suffix(".partial")
        write_export(partial, messages=messages, seed=seed)
        os.replace(partial, path)
    return path


def keep_huge_member(folder: Path, *, bytes: int, seed: int = 1) -> Path:
    """Return the export with one huge member from the folder; write it first if it is not there."""
    path = folder / f"facebook-bench-huge-{bytes}-{seed}-v{VERSION}.zip"
    if not path.exists():
        partial = path.with_suffix(".partial")
        write_huge_member(partial, bytes=bytes, seed=seed)
        os.replace(partial, path)
    return path


def read_count(path: Path) -> int:
    """Return how many messages an export of ours holds; its zip's comment says so."""
    with zipfile.ZipFile(path) as source:
        return int(source.comment)


def _make_words(rng: Random, messages: int) -> Words:
    """Make as many words as texts of that length would use: a longer export says more different things."""
    return make_words(rng, min(60_000, 2_000 + messages // 16), min(1 << 19, 8_000 + messages))


def _open_zip(path: Path) -> zipfile.ZipFile:
    path.parent.mkdir(parents=True, exist_ok=True)
    return zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, allowZip64=True)


def _describe_member(name: str, *, stored: bool = False) -> zipfile.ZipInfo:
    """Fix what would differ from run to run; zlib's default level is the 6 that Meta uses."""
    info = zipfile.ZipInfo(name, date_time=(2026, 1, 15, 12, 0, 0))
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o100600 << 16
    return info


def _write_member(target: zipfile.ZipFile, name: str, content: bytes, *, stored: bool = False) -> None:
    target.writestr(_describe_member(name, stored=stored), content)


def _mangle(text: str) -> str:
    """Return a text as Meta's strings parse: one character for each UTF-8 byte."""
    return text.encode().decode("latin-1")


def _render_others(rng: Random, words: Words, records: int) -> Iterator[tuple[str, Any]]:
    """Yield the members that are not messages: the profile, friends, posts, comments, reactions."""
    profile = {"profile_v2": _render_profile()}
    yield "personal_information/profile_information/profile_information.json", profile
    names = sorted({f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}" for _ in range(300)})
    friends = [{"name": _mangle(name), "timestamp": _draw_time(rng)} for name in names]
    yield "connections/friends/your_friends.json", {"friends_v2": friends}
    posts = [_render_post(rng, words) for _ in range(records * 4 // 10)]
    yield f"{ACTIVITY}/posts/your_posts__check_ins__photos_and_videos_1.json", posts
    comments = [_render_comment(rng, words, names) for _ in range(records * 3 // 10)]
    yield f"{ACTIVITY}/comments_and_reactions/comments.json", {"comments_v2": comments}
    reactions = [_render_reaction(rng, names) for _ in range(records * 3 // 10)]
    for start in range(0, len(reactions), 2_500):
        name = f"{ACTIVITY}/comments_and_reactions/likes_and_reactions_{start // 2_500 + 1}.json"
        yield name, reactions[start : start + 2_500]


def _render_profile() -> dict[str, Any]:
    first, last = _mangle(OWNER).split(" ")
    return {
        "name": {"full_name": _mangle(OWNER), "first_name": first, "middle_name": "", "last_name": last},
        "emails": {"emails": ["noemi@example.org"], "previous_emails": [], "pending_emails": []},
        "birthday": {"year": 1988, "month": 5, "day": 17},
        "gender": {"gender_option": "FEMALE", "pronoun": "FEMALE"},
        "registration_timestamp": 1_230_000_000,
        "profile_uri": "https://www.facebook.com/noemi.example",
    }


def _draw_time(rng: Random) -> int:
    return (NEWEST_MS - int(rng.random() * LIFETIME_MS)) // 1000


def _draw_text(rng: Random, words: Words) -> str:
    return str(json.loads(f'"{render_text(rng, words)} {render_text(rng, words)}"'))


def _render_post(rng: Random, words: Words) -> dict[str, Any]:
    at = _draw_time(rng)
    post: dict[str, Any] = {"timestamp": at, "data": [{"post": _draw_text(rng, words)}]}
    if rng.random() < 0.4:
        uri = f"{ACTIVITY}/posts/media/your_posts/{rng.getrandbits(50)}.jpg"
        exif = {"exif_data": [{"upload_ip": "192.0.2.7", "taken_timestamp": at - 60}]}
        media = {"uri": uri, "creation_timestamp": at, "media_metadata": {"photo_metadata": exif}}
        post["attachments"] = [{"data": [{"media": media}]}]
    return post | {"title": _mangle(f"{OWNER} updated her status.")}


def _render_comment(rng: Random, words: Words, names: list[str]) -> dict[str, Any]:
    at = _draw_time(rng)
    comment = {"timestamp": at, "comment": _draw_text(rng, words), "author": _mangle(OWNER)}
    title = _mangle(f"{OWNER} commented on {rng.choice(names)}'s post.")
    return {"timestamp": at, "data": [{"comment": comment}], "title": title}


def _render_reaction(rng: Random, names: list[str]) -> dict[str, Any]:
    reaction = {"reaction": rng.choice(("LIKE", "LOVE", "HAHA", "WOW", "SORRY")), "actor": _mangle(OWNER)}
    title = _mangle(f"{OWNER} likes {rng.choice(names)}'s post.")
    return {"timestamp": _draw_time(rng), "data": [{"reaction": reaction}], "title": title}


def main() -> None:
    """Write one export into a folder, unless it is there, and print its path."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--huge", type=int, metavar="BYTES", help="one member of that size instead")
    options = parser.parse_args()
    if options.huge:
        print(keep_huge_member(options.folder, bytes=options.huge, seed=options.seed))
    else:
        print(keep_export(options.folder, messages=options.messages, seed=options.seed))


if __name__ == "__main__":
    main()
