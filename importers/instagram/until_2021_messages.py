"""Direct messages in exports until early 2021, which have a schema of their own (formats/instagram_threads.md 1.1).

One file holds all conversations, the newest message first.  People go by their user names; conversations have no id, so
one is known by who takes part.  From 23 December 2020 on the file is missing and conversations are what they are since
(`direct_messages`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.contract import Source
from exit_kit.importing.records import LOOSE, LOST, Conversation, Extra, MediaUse, Message, Reacted, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape, drop_empty
from exit_kit.importing.sniffing import find_kind
from exit_kit.importing.times import format_iso
from importers.instagram.until_2021 import row

_LIKE: Final = Shape(username=str, date=str)
_MESSAGE: Final = Shape(
    sender=str, created_at=str, text=str, link=str, likes=Many(_LIKE), media=str, media_url=str, media_owner=str,
    media_share_url=str, media_share_caption=str, story_share=str, story_share_type=str, mentioned_username=str,
    heart=str, action=str, video_call_action=str, animated_media_images=ANYTHING, is_random=bool, user=ANYTHING,
    voice_media=str, profile_share_username=str, profile_share_name=str, live_video_share=str,
)  # fmt: skip
_THREAD: Final = Shape(participants=Many(str), conversation=Many(_MESSAGE))
_PLAIN: Final = frozenset({"sender", "created_at", "text"})
_WEB: Final = ("http://", "https://")
_KEPT: Final = (
    "media_owner", "story_share_type", "mentioned_username", "profile_share_username", "profile_share_name",
)  # fmt: skip
# Sentences that the app wrote: what happened, or what was shared where nothing is left of it.
_SENTENCES: Final = ("action", "video_call_action")
_SHARES: Final = ("media_share_caption", "story_share", "live_video_share")


def extract_conversations(source: Source, threads: Iterable[Fields]) -> Iterator[Record]:
    """Yield each conversation, its messages sorted by time, equal times in the order in which they were written."""
    for fields in threads:
        people = tuple(dict.fromkeys(filter(None, fields.get("participants") or ())))
        newest_first = fields.get("conversation") or []
        messages = [_read_message(one, people, at) for at, one in enumerate(newest_first)]
        messages.reverse()
        messages.sort(key=lambda message: message[0] or "")
        yield Conversation(
            key=f"{LOOSE}with {', '.join(sorted(people))}",
            title=None,
            kind="group" if len(people) > 2 else "direct" if people else None,
            folder="inbox",
            people=people,
            messages=messages,
        )


def _read_message(fields: Fields, people: tuple[str, ...], place: int) -> Message:
    get = fields.get
    at, sender = format_iso(get("created_at"), in_milliseconds=True), get("sender") or None
    if _PLAIN.issuperset(fields):  # nearly all
        return at, sender, "text" if get("text") else "empty", get("text") or None, None
    media = tuple(_read_files(fields, f"{', '.join(people)}, {get('created_at') or place}"))
    sentence = next(filter(None, map(get, _SENTENCES)), None)
    text = get("text") or get("heart") or sentence or None
    shared = next(filter(None, map(get, _SHARES)), None)
    extra = Extra(
        link=get("link") or get("media_share_url") or None,
        link_text=shared,
        event="action" if sentence else None,
        details=drop_empty({name: get(name) for name in _KEPT}) or None,
        reactions=tuple(_read_likes(get("likes") or ())),
        media=media,
    )
    return at, sender, _find_kind(fields, media, extra), text, extra if any(extra) else None


def _read_likes(likes: Iterable[Fields]) -> Iterator[Reacted]:
    for like in likes:
        yield "❤", like.get("username") or None, format_iso(like.get("date"))


def _find_kind(fields: Fields, media: tuple[MediaUse, ...], extra: Extra) -> str:
    """Name what a message chiefly is; a call's sentence is all that is told of it."""
    if fields.get("video_call_action"):
        return "call"
    if fields.get("action"):
        return "event"
    if media:
        return media[0].kind or "file"
    if extra.link or extra.link_text or extra.details:
        return "share" if not fields.get("text") or extra.link else "text"
    return "text" if fields.get("text") or fields.get("heart") else "empty"


def _read_files(fields: Fields, place: str) -> Iterator[MediaUse]:
    """Yield what was sent: a path or an address; a recording that is gone is told by a sentence in its place."""
    for name in ("media", "media_url"):
        if fields.get(name):
            yield MediaUse(fields[name], find_kind(fields[name]) or "photo")
    sticker = next(_find_addresses(fields.get("animated_media_images")), None)
    if sticker:
        details = drop_empty({"is_random": fields.get("is_random"), "user": fields.get("user")})
        yield MediaUse(sticker, "gif", details=details or None)
    voice = fields.get("voice_media")
    if voice:
        is_there = voice.startswith(_WEB) or "/" in voice
        yield MediaUse(voice, "audio") if is_there else MediaUse(f"{voice} ({place})", "audio", LOST)


def _find_addresses(value: Any, depth: int = 8) -> Iterator[str]:
    """Yield the addresses in a description of a moving picture, which has several sizes."""
    if isinstance(value, str) and value.startswith(_WEB):
        yield value
    elif isinstance(value, dict | list) and depth:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _find_addresses(inner, depth - 1)


FILE_TYPES: Final = (
    row("messages", "Your direct messages: every conversation in one file.", "messages.json", "conversation",
        shape=_THREAD, extract=extract_conversations, is_whole=True),
)  # fmt: skip
