"""Direct messages since the end of 2020: Messenger's schema, in every folder (formats/instagram_threads.md 1.5).

The name of a thread's folder ends in an id.  It is a number in newer exports and ten letters and digits in older ones,
so the same conversation has another one there (trap 20): only numbers are taken for what a conversation is known by,
and the others are joined to them by who takes part (`exit_kit.store.joins`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import Careful, FileType, Source
from exit_kit.importing.records import LOOSE, Activity, Conversation, Extra, Message, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape, drop_empty
from exit_kit.importing.times import format_milliseconds, format_seconds
from importers.instagram.rows import NEWEST, read_any, row
from importers.meta.ai_chats import extract_ai_chats, render_ai_chats
from importers.meta.message_fields import MESSAGE
from importers.meta.names import NAME
from importers.meta.secret_devices import SECRET, extract_secret
from importers.meta.threads import (
    THREAD,
    extract_thread,
    extract_thread_fast,
    find_thread_id,
    make_thread,
    read_messages,
)

_CHANNELS: Final = "broadcast"
_AI: Final = "ai_conversations"
_REPLY: Final = Shape(reply_content=str, original_message_sender=str, timestamp_ms=int)
_REPORT: Final = Shape(timestamp=int, is_reporter=bool, reporter=NAME, reportee=NAME, messages=Many(MESSAGE))


def find_key(slug: str) -> str:
    """Return what a conversation is known by: the number in its folder's name, else a key of its own export.

    >>> find_key("annajansen_17842345678901234"), find_key("annajansen_h3k9x2m4qa")
    ('17842345678901234', '~h3k9x2m4qa')
    """
    key = find_thread_id(slug)
    return key if key.isdigit() else f"{LOOSE}{key}"


def extract_messages(source: Source, messages: Iterable[Fields]) -> Iterator[Record]:
    """Yield the block of one conversation that a `message_N.json` holds."""
    yield from map(_name_kind, extract_thread(source, messages, find_key=find_key))


def extract_messages_fast(source: Source, messages: list[Any], careful: Careful) -> Iterator[Record]:
    """Yield what `extract_messages` yields, from records that nobody has looked at yet."""
    yield from map(_name_kind, extract_thread_fast(source, messages, careful, find_key=find_key))


def _name_kind(one: Conversation) -> Conversation:
    """Tell channels and chats with Meta AI by their folder."""
    kind = {_CHANNELS: "channel", _AI: "ai"}.get(one.folder or "")
    return one._replace(kind=kind) if kind else one


def extract_replies(source: Source, replies: Iterable[Fields]) -> Iterator[Record]:
    """Yield the replies of a broadcast channel; they say whom they answer, not who wrote them (1.3.2)."""
    rows = [_read_reply(fields) for fields in replies]
    rows.sort(key=lambda row: row[0] or "")
    yield _name_kind(make_thread(source, find_key, rows))


def _read_reply(fields: Fields) -> Message:
    text = fields.get("reply_content") or None
    answered = fields.get("original_message_sender")
    extra = Extra(details={"original_message_sender": answered}) if answered else None
    return format_milliseconds(fields.get("timestamp_ms")), None, "text" if text else "empty", text, extra


def extract_reported(source: Source, reports: Iterable[Fields]) -> Iterator[Record]:
    """Yield each report, and the conversation that was reported as far as the report shows it.

    That has no id: under the name of the other side it goes on the conversation of that name with the same messages.
    """
    for fields in reports:
        sides = {side: _read_name(fields.get(side)) for side in ("reporter", "reportee")}
        other = sides["reportee" if fields.get("is_reporter") else "reporter"]
        yield Activity(
            kind="conversation reported",
            at=format_seconds(fields.get("timestamp")),
            what=other,
            people=tuple(filter(None, sides.values())),
            details=drop_empty({"is_reporter": fields.get("is_reporter"), **sides}) or None,
        )
        rows, precision = read_messages(fields.get("messages") or ())
        people = tuple(dict.fromkeys(filter(None, sides.values())))
        yield Conversation(
            f"?reported {other}", other, None, "reported_conversations", people, rows, precision
        )


def _read_name(value: Any) -> str | None:
    return (value if isinstance(value, str) else (value or {}).get("name")) or None


_LAYOUTS: Final = ("4", "3b", "3a", "2", "1b")
_AI_CHATS: Final = row(
    "ai conversations", "Your chats with Meta AI.", f"messages/{_AI}", f"messages/{_AI}/*",
    extract=partial(extract_ai_chats, read=read_any), layouts=NEWEST,
)  # fmt: skip
FILE_TYPES: Final = (
    FileType(
        name="messages",
        about="Your direct messages: every message of one conversation, with photos, calls and reactions.",
        paths=(
            "messages/inbox/*/message_#.json",
            "messages/message_requests/*/message_#.json",
            "messages/broadcast/*/message_#.json",
            "messages/ai_conversations/*/message_#.json",
            "messages/archived_threads/*/message_#.json",
            "messages/filtered_threads/*/message_#.json",
        ),
        roots=("participants",),
        records="messages",
        unless=("replies", "conversation", "threadName"),
        shape=MESSAGE,
        header=THREAD,
        extract=extract_messages,
        extract_fast=extract_messages_fast,
        layouts=_LAYOUTS,
    ),
    FileType(
        name="channel replies",
        about="Replies in broadcast channels.",
        paths=("messages/broadcast/*/replies_#.json",),
        roots=("replies",),
        shape=_REPLY,
        header=Shape(THREAD.fields, messages=ANYTHING),
        extract=extract_replies,
        layouts=("4", "3b", "3a"),
    ),
    FileType(
        name="reported conversations",
        about="Conversations that you reported, or that somebody reported of you.",
        paths=("messages/reported_conversations.json",),
        roots=("ig_reported_conversations",),
        shape=_REPORT,
        extract=extract_reported,
        layouts=("4", "3b", "3a", "2"),
    ),
    FileType(
        name="secret conversations",
        about="Devices on which you used encrypted chats, without any message.",
        paths=("messages/secret_conversations.json",),
        roots=("ig_secret_conversations",),
        shape=SECRET,
        extract=extract_secret,
        layouts=("4", "3b", "3a", "2"),
    ),
    replace(_AI_CHATS, page=render_ai_chats),
)

__all__ = ["FILE_TYPES", "extract_messages", "extract_replies", "extract_reported", "find_key"]
