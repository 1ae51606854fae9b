"""Threads in Messenger's schema: what stands beside the messages, in the exports of all platforms.

What a single message's fields mean stands in `message_fields`; `message_blocks` reads a whole file of them fast
(formats/facebook.md 1.6.6, formats/instagram_threads.md 1.5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.contract import Careful, Source
from exit_kit.importing.records import MILLISECOND, SECOND, Conversation, Message
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape
from importers.meta.media import MEDIA, read_media
from importers.meta.message_blocks import JSON, PAGE, read_block
from importers.meta.message_fields import read_message
from importers.meta.names import NAME, read_names

THREAD: Final = Shape(
    participants=Many(NAME),
    title=str,
    thread_name=str,
    is_still_participant=bool,
    thread_path=str,
    thread_type=str,
    magic_words=ANYTHING,
    image=MEDIA,
    joinable_mode=Shape(mode=ANYTHING, link=str),
    is_pending=bool,
)
_THREAD_ID: Final = re.compile(r"(?:^|_)([0-9A-Za-z-]{6,})$")
# The name of a thread's folder -> the key of its conversation
FindKey = Callable[[str], str]
_GROUP_TYPES: Final = {
    "RegularGroup": "group",
    "PendingGroup": "group",
    "Regular": "direct",
    "Pending": "direct",
}


def find_thread_id(slug: str) -> str:
    """Return the id at the end of a thread folder's name; the slug before it changes with the title."""
    found = _THREAD_ID.search(slug)
    return found[1] if found else slug


def extract_thread(
    source: Source, messages: Iterable[Fields], *, find_key: FindKey = find_thread_id
) -> Iterator[Conversation]:
    """Yield the block of one conversation that a `message_N.json` holds."""
    yield make_thread(source, find_key, *read_messages(messages))


def extract_thread_fast(
    source: Source, messages: list[Any], careful: Careful, *, find_key: FindKey = find_thread_id
) -> Iterator[Conversation]:
    """Yield what `extract_thread` yields, from records that nobody has looked at yet."""
    form = PAGE if source.is_page else JSON
    block = read_block(messages, careful, form)
    if block is None:
        found = (fields for fields in map(careful, messages) if fields is not None)
        yield make_thread(source, find_key, *read_messages(found))
    else:
        yield make_thread(source, find_key, [], form.precision)._replace(packed=block)


def make_thread(
    source: Source, find_key: FindKey, rows: list[Message], precision: str = MILLISECOND
) -> Conversation:
    """Return the conversation that a document is about, with its messages."""
    header = source.header
    people = tuple(read_names(header.get("participants")))
    folder, slug = _split_path(source.path, header)
    image = header.get("image")
    return Conversation(
        key=find_key(slug),
        title=header.get("title") or None,
        kind=_find_kind(header, people),
        folder=folder,
        people=people,
        messages=rows,
        at_precision=precision,
        is_participant=header.get("is_still_participant"),
        is_pending=header.get("is_pending"),
        join_link=(header.get("joinable_mode") or {}).get("link") or None,
        magic_words=tuple(_read_words(header.get("magic_words"))),
        image=read_media(image, "photo", role="avatar") if image else None,
    )


def read_messages(messages: Iterable[Fields]) -> tuple[list[Message], str]:
    """Return messages sorted by time, equal times in the order of the export, and how exact the times are."""
    rows: list[Message] = []
    precision = MILLISECOND
    for fields in messages:
        rows.append(read_message(fields))
        if "timestamp_ms" not in fields and "timestamp" in fields:
            precision = SECOND
    rows.sort(key=_by_time)
    return rows, precision


def _by_time(message: Message) -> str:
    return message[0] or ""


def _read_words(value: Any) -> list[str]:
    words = value if isinstance(value, list) else []
    return [str(one.get("magic_word") or "") if isinstance(one, dict) else str(one) for one in words]


def _split_path(path: str, header: Fields) -> tuple[str | None, str]:
    """Return the message folder (inbox, archived_threads …) and the thread's own folder name."""
    steps = path.split("/")[:-1] or (header.get("thread_path") or "").split("/")
    if len(steps) < 2 and header.get("thread_path"):
        steps = header["thread_path"].split("/")
    return (steps[-2] if len(steps) > 1 else None), steps[-1] if steps else ""


def _find_kind(header: Fields, people: tuple[str, ...]) -> str | None:
    """Say direct or group: by the old `thread_type`, else by what only groups have, else by the people."""
    if header.get("thread_type") in _GROUP_TYPES:
        return _GROUP_TYPES[header["thread_type"]]
    if len(people) > 2 or header.get("image"):
        return "group"
    return "direct" if people else None


__all__ = [
    "THREAD",
    "FindKey",
    "extract_thread",
    "extract_thread_fast",
    "find_thread_id",
    "make_thread",
    "read_messages",
]
