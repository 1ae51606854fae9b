"""Invented Messenger threads, rendered straight into the JSON that Meta delivers (formats/facebook.md 1.6.6).

Rendered as text, not through `json.dumps`: a million messages in seconds instead of a minute.  Half of a
message's bytes are its keys and its indentation, as in real exports, and so are the two flags at its end.

It refuses to be a model of Messenger: system messages, polls and old layouts are the samples' business.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from .words import Words, escape_text, render_text

OWNER = "Noëmi Brandvold-Sætre"
FIRST_NAMES = (
    "Ada Bram Chloé Dörte Eşref Fiadh Göran Hana Ivo Jürgen Kaja Lídia Mads Núria Oisín Paweł Quim Rūta "
    "Søren Tünde Ольга Дмитрий Зоряна أمينة طارق आशा विवेक さくら 健太 晓雨 建国 "
    "ณัฐ Uma Vero Wim Xenia Yara Zofia"
).split()
LAST_NAMES = (
    "Ahlgrén Brzęczek Castañer Duhamel Eichhörn Ferrão Grünau Holmqvist Itçaina Jelínek Kowalczuk Lindqvist "
    "Снежина Мельник الخطيب منصور वर्मा जोशी 高橋 渡辺 李 欧阳 วงศ์ดี Moreau Nyström Okoye Pētersons Quist"
).split()
MESSAGES_PER_FILE = 10_000
NEWEST_MS = 1_768_471_200_000  # 2026-01-15 10:00 UTC
LIFETIME_MS = 14 * 365 * 86_400_000
FLAGS = (
    '      "is_geoblocked_for_viewer": false,\n      "is_unsent_image_by_messenger_kid_parent": false\n    }'
)
REACTION_ODDS, MEDIA_ODDS, TIE_ODDS = 0.12, 0.10, 0.003
REACTIONS = [escape_text(emoji) for emoji in "❤ 😂 😮 😢 😠 👍 ❤️ 🔥".split()]
KINDS = ("photos", "sticker", "share", "videos", "audio_files", "gifs", "call", "files", "unsent")
KIND_ODDS = list(accumulate((40, 15, 16, 7, 8, 7, 4, 1, 2)))
EXTENSIONS = {"photos": "jpg", "videos": "mp4", "audio_files": "mp4", "gifs": "gif", "files": "pdf"}
FOLDERS = {"photos": "photos", "videos": "videos", "audio_files": "audio", "gifs": "gifs", "files": "files"}
MESSAGES_FOLDER = "your_facebook_activity/messages"
STICKERS = 40


@dataclass(frozen=True)
class Thread:
    """One conversation before its messages: `people` are escaped names, the owner last."""

    folder: str
    title: str
    people: tuple[str, ...]
    size: int


@dataclass(frozen=True)
class MessageFile:
    """One `message_N.json` and the media that it mentions and that the export holds."""

    name: str
    text: str
    media: tuple[str, ...]


def make_threads(rng: Random, messages: int, threads: int) -> list[Thread]:
    """Share out the messages: a few threads of many files, most of a few hundred messages.

    The shares begin anew after 400 threads, so that an export four times as long has four times as many
    threads of the same sizes: a document larger than the processor's cache is slower to parse (1.5 and 2.6 ns
    a byte, measured), and that is not growth.
    """
    weights = [1 / (rank % 400 + 3) ** 1.15 for rank in range(threads)]
    total = sum(weights)
    spare = messages - threads
    sizes = [1 + int(spare * weight / total) for weight in weights]
    sizes[0] += messages - sum(sizes)
    return [_make_thread(rng, number, size) for number, size in enumerate(sizes)]


def _make_thread(rng: Random, number: int, size: int) -> Thread:
    group = number % 7 == 3
    count = rng.randint(3, 12) if group else 1
    names = [f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}" for _ in range(count)]
    title = f"{rng.choice(LAST_NAMES)} & co 🎉" if group else names[0]
    slug = "".join(letter for letter in title.lower() if letter.isascii() and letter.isalnum())
    people = tuple(escape_text(name) for name in (*dict.fromkeys(names), OWNER))
    return Thread(f"{slug}_{1_000_000_007 + number * 7_919}", escape_text(title), people, size)


def render_thread(thread: Thread, rng: Random, words: Words, *, present: float) -> Iterator[MessageFile]:
    """Render a thread's files, newest first; `present` is the share of photos that the export holds."""
    clock = NEWEST_MS - int(rng.random() * 86_400_000 * 200)
    long_step = max(2_000, int((LIFETIME_MS * 0.9 / thread.size - 32_000) / 0.2))
    left, number = thread.size, 0
    while left:
        number += 1
        count = min(left, MESSAGES_PER_FILE)
        left -= count
        media: list[str] = []
        rendered: list[str] = []
        for _ in range(count):
            step = rng.random()
            if step >= TIE_ODDS or not rendered:
                clock -= 1 + int(step * 100_000) if step < 0.8 else int(rng.random() * 2 * long_step)
                sender = thread.people[int(rng.random() * len(thread.people))]
            rendered.append(render_message(thread, sender, clock, rng, words, media, present))
        name = f"{MESSAGES_FOLDER}/inbox/{thread.folder}/message_{number}.json"
        yield MessageFile(name, _frame(thread, rendered), tuple(media))


def _frame(thread: Thread, messages: list[str]) -> str:
    people = ",\n".join(f'    {{\n      "name": "{name}"\n    }}' for name in thread.people)
    return (
        f'{{\n  "participants": [\n{people}\n  ],\n  "messages": [\n'
        + ",\n".join(messages)
        + f'\n  ],\n  "title": "{thread.title}",\n  "is_still_participant": true,\n'
        f'  "thread_path": "inbox/{thread.folder}",\n  "magic_words": []\n}}'
    )


def render_message(
    thread: Thread, sender: str, at: int, rng: Random, words: Words, media: list[str], present: float
) -> str:
    """Return one message as JSON, indented as in the export; media the export holds is added to `media`."""
    head = f'    {{\n      "sender_name": "{sender}",\n      "timestamp_ms": {at},\n'
    if rng.random() < MEDIA_ODDS:
        body = _render_special(thread, sender, at, rng, words, media, present)
    else:
        body = f'      "content": "{render_text(rng, words)}",\n'
    if rng.random() < REACTION_ODDS:
        body += _render_reactions(thread, rng)
    return head + body + FLAGS


def _render_reactions(thread: Thread, rng: Random) -> str:
    many = 1 + int(rng.random() * 3) if len(thread.people) > 3 else 1
    items = ",\n".join(
        f'        {{\n          "reaction": "{REACTIONS[int(rng.random() ** 2 * 8)]}",\n'
        f'          "actor": "{actor}"\n        }}'
        for actor in rng.sample(thread.people, many)
    )
    return f'      "reactions": [\n{items}\n      ],\n'


def _render_special(
    thread: Thread, sender: str, at: int, rng: Random, words: Words, media: list[str], present: float
) -> str:
    """Return the fields of a message that is more than text."""
    kind = KINDS[bisect(KIND_ODDS, rng.random() * KIND_ODDS[-1])]
    if kind == "sticker":
        uri = f"{MESSAGES_FOLDER}/stickers_used/{int(rng.random() * STICKERS)}.png"
        return f'      "sticker": {{\n        "uri": "{uri}",\n        "ai_stickers": []\n      }},\n'
    if kind == "share":
        link = f"https://example.org/{rng.getrandbits(40)}"
        text = render_text(rng, words)
        return (
            f'      "content": "{link}",\n      "share": {{\n        "link": "{link}",\n'
            f'        "share_text": "{text}"\n      }},\n'
        )
    if kind == "call":
        seconds = int(rng.random() * 3_600)
        return f'      "content": "{sender} called you.",\n      "call_duration": {seconds},\n'
    if kind == "unsent":
        return '      "is_unsent": true,\n'
    return _render_files(thread, kind, at, rng, media, present)


def _render_files(thread: Thread, kind: str, at: int, rng: Random, media: list[str], present: float) -> str:
    items = []
    for _ in range(1 if rng.random() < 0.85 else 3):
        folder = f"{MESSAGES_FOLDER}/inbox/{thread.folder}/{FOLDERS[kind]}"
        uri = f"{folder}/{rng.getrandbits(50)}.{EXTENSIONS[kind]}"
        if kind == "photos" and rng.random() < present:
            media.append(uri)
        time = "" if kind == "gifs" else f',\n          "creation_timestamp": {at // 1000}'
        items.append(f'        {{\n          "uri": "{uri}"{time}\n        }}')
    return f'      "{kind}": [\n' + ",\n".join(items) + "\n      ],\n"
