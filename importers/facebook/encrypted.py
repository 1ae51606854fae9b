"""Messenger's end-to-end encrypted chats: the "secure storage" download (formats/facebook.md section 5).

A download of its own beside the main export: `[messages/]<thread name>_<N>.json` and `[messages/]media/<uuid>.<ext>`.
Its text is proper UTF-8, never repaired.  A chat has no id: N counts the files of one download, so chats of several
downloads are brought together by who takes part (exit_kit.store.joins).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import LOOSE, LOST, Conversation, Extra, MediaUse, Message, Record
from exit_kit.importing.shapes import Fields, Many, Shape
from exit_kit.importing.times import format_milliseconds

LAYOUT: Final = "E2EE"
LABEL: Final = "Messenger end-to-end encrypted chats"
FAILED: Final = "Failed to download media"
_COUNTER: Final = re.compile(r"_\d+$")
_LISTED: Final = re.compile(r"(?:messages/)?[^/]+_\d+\.json")
_MEDIA: Final = re.compile(r"(?:messages/)?media/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.\w+)?")
_KINDS: Final = {
    "jpeg": "photo", "jpg": "photo", "png": "photo", "webp": "photo", "heic": "photo", "gif": "gif", "mp4": "video",
    "mov": "video", "ogg": "audio", "aac": "audio", "m4a": "audio", "mp3": "audio", "opus": "audio",
}  # fmt: skip
_ADDRESS: Final = re.compile(r"https?://\S+")

MESSAGE: Final = Shape(
    senderName=str,
    text=str,
    timestamp=int,
    type=str,  # text, media, link, placeholder; Generic in other readers' samples
    isUnsent=bool,
    media=Many(Shape(uri=str)),
    reactions=Many(Shape(actor=str, reaction=str)),
)
THREAD: Final = Shape(participants=Many(str), threadName=str)


def match_listing(paths: list[str]) -> str | None:
    """Return the path that shows that a listing is of encrypted chats alone, None when it is not."""
    media = next((path for path in paths if _MEDIA.fullmatch(path)), None)
    chats = [path for path in paths if path.endswith(".json")]
    return media if media and chats and all(map(_LISTED.fullmatch, chats)) else None


def extract_chat(source: Source, messages: Iterable[Fields]) -> Iterator[Record]:
    """Yield the conversation of one file; messages stand in no order, equal times keep that of the file."""
    name = source.header.get("threadName") or source.path.rpartition("/")[2].removesuffix(".json")
    people = tuple(dict.fromkeys(filter(None, source.header.get("participants") or ())))
    title = _COUNTER.sub("", name)
    rows = [_read_message(fields, title) for fields in messages]
    rows.sort(key=lambda row: row[0] or "")
    yield Conversation(
        key=f"{LOOSE}{name}",
        title=title or None,
        kind="group" if len(people) > 2 else "direct" if people else None,
        folder="encrypted",
        people=people,
        messages=rows,
    )


def _read_message(fields: Fields, title: str) -> Message:
    get = fields.get
    text, at = get("text") or None, format_milliseconds(get("timestamp"))
    media = tuple(_read_media(fields, title))
    is_unsent = get("isUnsent") or None
    link = _ADDRESS.search(text) if get("type") == "link" and text else None
    reactions = tuple(
        (one["reaction"], one.get("actor") or None, None)
        for one in get("reactions") or ()
        if one.get("reaction")
    )
    extra = Extra(link=link[0] if link else None, is_unsent=is_unsent, reactions=reactions, media=media)
    kind = _find_kind(get("type"), media, text) if not is_unsent else "unsent"
    return at, get("senderName") or None, kind, text, extra if any(extra) else None


def _find_kind(kind: str | None, media: tuple[MediaUse, ...], text: str | None) -> str:
    if media or kind == "media":
        return (media[0].kind if media else None) or "file"
    return "share" if kind == "link" else "text" if text else "empty"


def _read_media(fields: Fields, title: str) -> Iterator[MediaUse]:
    """Yield the files of a message; one that failed to download is a file of its own, which is missing."""
    for number, one in enumerate(fields.get("media") or ()):
        uri = one.get("uri") or FAILED
        if uri == FAILED:
            place = f"{title}, {fields.get('timestamp')}, {fields.get('senderName')}, {number + 1}"
            yield MediaUse(f"{FAILED} ({place})", role=LOST)
        else:
            yield MediaUse(uri, _KINDS.get(uri.rpartition(".")[2].lower()))


FILE_TYPES: Final = (
    FileType(
        name="encrypted chats",
        about="Your end-to-end encrypted chats of Messenger, which are a download of their own.",
        paths=("messages/*_#.json",),
        roots=("threadName",),
        records="messages",
        shape=MESSAGE,
        header=THREAD,
        extract=extract_chat,
        layouts=(LAYOUT,),
        is_utf8=True,
    ),
)

__all__ = ["FILE_TYPES", "LABEL", "LAYOUT", "extract_chat", "match_listing"]
