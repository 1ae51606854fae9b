"""Messages: threads in every folder, group chats, and what the thread object says (formats/facebook.md 1.6.6).

What a single message's fields mean stands in `message_fields`; `message_blocks` reads a whole file of them fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.contract import Careful, FileType, Source
from exit_kit.importing.records import MILLISECOND, SECOND, Conversation, Message, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape
from importers.facebook.media import MEDIA, read_media
from importers.facebook.message_blocks import JSON, PAGE, read_block
from importers.facebook.message_fields import MESSAGE, read_message
from importers.facebook.names import NAME, read_names
from importers.facebook.thread_pages import render_group_chat, render_thread

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
_GROUP_TYPES: Final = {
    "RegularGroup": "group",
    "PendingGroup": "group",
    "Regular": "direct",
    "Pending": "direct",
}


def extract_thread(source: Source, messages: Iterable[Fields]) -> Iterator[Record]:
    """Yield the block of one conversation that a `message_N.json` holds."""
    yield _make_thread(source, *read_messages(messages))


def extract_thread_fast(source: Source, messages: list[Any], careful: Careful) -> Iterator[Record]:
    """Yield what `extract_thread` yields, from records that nobody has looked at yet."""
    form = PAGE if source.is_page else JSON
    block = read_block(messages, careful, form)
    if block is None:
        found = (fields for fields in map(careful, messages) if fields is not None)
        yield _make_thread(source, *read_messages(found))
    else:
        yield _make_thread(source, [], form.precision)._replace(packed=block)


def _make_thread(source: Source, rows: list[Message], precision: str) -> Conversation:
    header = source.header
    people = tuple(read_names(header.get("participants")))
    folder, slug = _split_path(source.path, header)
    image = header.get("image")
    return Conversation(
        key=_find_thread_id(slug),
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


def extract_group_chat(source: Source, messages: Iterable[Fields]) -> Iterator[Record]:
    """Yield a community chat: normal messages under a name, no participants (`your_group_messages/N.json`)."""
    rows, precision = read_messages(messages)
    name = source.header.get("thread_name") or None
    yield Conversation(f"?group chat {name}", name, "group", "your_group_messages", (), rows, precision)


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


def _find_thread_id(slug: str) -> str:
    """Return the id at the end of a thread folder's name; the slug before it changes with the title."""
    found = _THREAD_ID.search(slug)
    return found[1] if found else slug


def _find_kind(header: Fields, people: tuple[str, ...]) -> str | None:
    """Say direct or group: by the old `thread_type`, else by what only groups have, else by the people."""
    if header.get("thread_type") in _GROUP_TYPES:
        return _GROUP_TYPES[header["thread_type"]]
    if len(people) > 2 or header.get("image"):
        return "group"
    return "direct" if people else None


FILE_TYPES: Final = (
    FileType(
        name="messages",
        about="Your chats: every message of one conversation, with photos, calls and reactions.",
        paths=(
            "messages/inbox/*/message_#.json",
            "messages/archived_threads/*/message_#.json",
            "messages/filtered_threads/*/message_#.json",
            "messages/message_requests/*/message_#.json",
            "messages/legacy_threads/*/message_#.json",
            "messages/e#ee_cutover/*/message_#.json",
        ),
        roots=("participants",),
        records="messages",
        shape=MESSAGE,
        header=THREAD,
        extract=extract_thread,
        extract_fast=extract_thread_fast,
        page=render_thread,
        unless=("threadName",),  # an encrypted chat (section 5)
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="group chats",
        about="Chats of Facebook groups and communities that you took part in.",
        paths=("groups/your_group_messages/#.json",),
        roots=("thread_name",),
        records="messages",
        shape=MESSAGE,
        header=THREAD,
        extract=extract_group_chat,
        page=render_group_chat,
        layouts=("G5", "G4"),
    ),
)

__all__ = ["FILE_TYPES", "MESSAGE", "extract_group_chat", "extract_thread"]
