"""Messages: threads in every folder, group chats, and what the thread object says (formats/facebook.md 1.6.6).

The hottest path of the whole importer: `read_message` says what the fields mean; `read_messages_fast` does the same
for messages that have no more than time, sender, text and reactions, which are nearly all, and gives every other
one to it.  System texts ("You called Bob.") are ordinary content in the
account's language; only what the layout itself marks (calls, unsent, members added) becomes another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from exit_kit.archive.text import repair_text
from exit_kit.importing.contract import Careful, FileType, Source
from exit_kit.importing.records import MILLISECOND, SECOND, Conversation, Extra, MediaUse, Message, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape
from exit_kit.importing.times import format_milliseconds, format_seconds
from importers.facebook.media import MEDIA, read_all_media, read_media, to_seconds
from importers.facebook.names import NAME, read_names
from importers.facebook.thread_pages import render_thread

MESSAGE: Final = Shape(
    sender_name=str,
    timestamp_ms=int,
    timestamp=int,  # seconds, in exports of early 2018
    content=str,
    photos=Many(MEDIA),
    videos=Many(MEDIA),
    audio_files=Many(MEDIA),
    files=Many(MEDIA),
    gifs=Many(MEDIA),
    sticker=Shape(uri=str, ai_stickers=ANYTHING),
    share=Shape(link=str, share_text=str, original_content_owner=str),
    reactions=Many(Shape(reaction=str, actor=str, timestamp=int)),
    call_duration=int,
    missed=bool,
    type=str,
    users=Many(NAME),
    ip=str,
    is_unsent=bool,
    is_taken_down=bool,
    is_geoblocked_for_viewer=bool,
    is_unsent_image_by_messenger_kid_parent=bool,
    bumped_message_metadata=ANYTHING,  # a copy of the text: never content
    sender_id_INTERNAL=ANYTHING,  # debug keys that leaked in 2022
    media_path_INTERNAL=ANYTHING,
    type_INTERNAL=ANYTHING,
)
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
_PLAIN_KEYS: Final = frozenset(
    {"sender_name", "timestamp_ms", "timestamp", "content", "is_geoblocked_for_viewer",
     "is_unsent_image_by_messenger_kid_parent", "bumped_message_metadata"}
)  # fmt: skip
_MEDIA_KEYS: Final = (
    ("photos", "photo"), ("videos", "video"), ("audio_files", "audio"), ("files", "file"), ("gifs", "gif"),
)  # fmt: skip
_THREAD_ID: Final = re.compile(r"(?:^|_)([0-9A-Za-z-]{6,})$")
_GROUP_TYPES: Final = {
    "RegularGroup": "group",
    "PendingGroup": "group",
    "Regular": "direct",
    "Pending": "direct",
}
# Somebody was added to a group, or left it; exports since 2024 no longer say which, only whom (1.6.6).
_COMINGS: Final = {"Subscribe": "joined", "Unsubscribe": "left"}
_POSITION: Final = re.compile(r"^\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$")


def extract_thread(source: Source, messages: Iterable[Fields]) -> Iterator[Record]:
    """Yield the block of one conversation that a `message_N.json` holds."""
    yield _make_thread(source, *read_messages(messages))


def extract_thread_fast(source: Source, messages: list[Any], careful: Careful) -> Iterator[Record]:
    """Yield what `extract_thread` yields, from records that nobody has looked at yet."""
    yield _make_thread(source, *read_messages_fast(messages, careful))


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


def read_messages_fast(messages: list[Any], careful: Careful) -> tuple[list[Message], str]:
    """Return what `read_messages` returns, with exact type checks and repair where the records are used.

    `careful` repairs and checks one record of any other form, noting what is wrong; its fields are then read by
    `read_message` like all others.  Four messages of five have nothing but time, sender and text.
    """
    rows: list[Message] = []
    add = rows.append
    plans: dict[tuple[str, ...], str] = {}
    names = _Names()
    slow: list[Fields] = []
    for record in messages:
        keys = tuple(record) if type(record) is dict else ()
        plan = plans.get(keys)
        if plan is None:
            plan = plans[keys] = _make_plan(keys)
        if plan:
            stamp, sender, text = record["timestamp_ms"], record["sender_name"], record.get("content")
            if type(stamp) is int and type(sender) is str and (text is None or type(text) is str):
                if text and not text.isascii():
                    text = repair_text(text)
                kind, extra = "text" if text else "empty", None
                if plan == _REACTED:
                    extra = _read_reactions(record["reactions"], names)
                elif plan != _PLAIN:
                    kind = _MEDIA_KINDS[plan]
                    extra = _read_simple_files(record[plan], kind)
                if extra is not _ODD:
                    add((format_milliseconds(stamp), names[sender], kind, text or None, extra))
                    continue
        fields = careful(record)
        if fields is not None:
            slow.append(fields)
            add(read_message(fields))
    rows.sort(key=_by_time)
    is_second = any("timestamp_ms" not in fields and "timestamp" in fields for fields in slow)
    return rows, SECOND if is_second else MILLISECOND


class _Names(dict[str, str | None]):
    """Repairs each name once."""

    def __missing__(self, name: str) -> str | None:
        right = self[name] = repair_text(name) or None
        return right


_PLAIN: Final = "plain"
_REACTED: Final = "reactions"
_ODD: Final = Extra(link="odd")
_MEDIA_KINDS: Final = dict(_MEDIA_KEYS)


def _make_plan(keys: tuple[str, ...]) -> str:
    """Say how to read records with these keys: "" carefully, `_PLAIN`, or the one other key that they have."""
    if "timestamp_ms" not in keys or "sender_name" not in keys:
        return ""
    others = [key for key in keys if key not in _PLAIN_KEYS]
    if not others:
        return _PLAIN
    return others[0] if len(others) == 1 and (others[0] == _REACTED or others[0] in _MEDIA_KINDS) else ""


def _read_simple_files(files: Any, kind: str) -> Extra | None:
    """Return the files of a message that has nothing else, `_ODD` where they want care."""
    if type(files) is not list or not files:
        return _ODD
    uses = []
    for one in files:
        if type(one) is not dict or one.keys() != _SIMPLE_FILE:
            return _ODD
        uri, stamp = one["uri"], one["creation_timestamp"]
        if type(uri) is not str or type(stamp) is not int:
            return _ODD
        uses.append(MediaUse(repair_text(uri), kind, "attachment", format_seconds(to_seconds(stamp))))
    return Extra._make((*_NOTHING_BEFORE, (), tuple(uses)))


def _read_reactions(reactions: Any, names: _Names) -> Extra | None:
    """Return the reactions of a message that has nothing else, `_ODD` where they want care."""
    found = []
    for one in reactions if type(reactions) is list else (None,):
        if type(one) is not dict or len(one) != 2:
            return _ODD
        reaction, actor = one.get("reaction"), one.get("actor")
        if type(reaction) is not str or type(actor) is not str:
            return _ODD
        if reaction:
            found.append((names[reaction] or reaction, names[actor]))
    return Extra._make((*_NOTHING_BEFORE, tuple(found), ()))


_NOTHING_BEFORE: Final[tuple[Any, ...]] = Extra()[: Extra._fields.index("reactions")]


def _by_time(message: Message) -> str:
    return message[0] or ""


def read_message(fields: Fields) -> Message:
    """Return one message: the one place that says what its fields mean."""
    get = fields.get
    stamp = get("timestamp_ms")
    at = format_milliseconds(stamp) if stamp is not None else format_seconds(get("timestamp"))
    text, sender = get("content") or None, get("sender_name") or None
    if _PLAIN_KEYS.issuperset(fields):
        return at, sender, "text" if text else "empty", text, None
    share = get("share") or _NO_FIELDS
    link = share.get("link") or None
    extra = Extra(
        link,
        share.get("share_text") or None,
        get("call_duration"),
        get("missed"),
        get("is_unsent") or None,
        get("is_taken_down") or None,
        get("ip") or None,
        *find_position(link),
        tuple(read_names(get("users"))) if "users" in fields else (),
        tuple(
            (one["reaction"], one.get("actor") or None)
            for one in get("reactions") or ()
            if one.get("reaction")
        ),
        tuple(_read_files(fields)),
    )
    return at, sender, _find_message_kind(fields, extra.media, extra), text, extra


def _read_files(fields: Fields) -> Iterator[MediaUse]:
    for key, kind in _MEDIA_KEYS:
        for one in fields.get(key) or ():
            if one.keys() == _SIMPLE_FILE:
                yield MediaUse(
                    one["uri"] or "",
                    kind,
                    "attachment",
                    format_seconds(to_seconds(one["creation_timestamp"])),
                )
            else:
                yield from read_all_media((one,), kind)
    if fields.get("sticker"):
        yield read_media(fields["sticker"], "sticker")


_SIMPLE_FILE: Final = {"uri": 0, "creation_timestamp": 0}.keys()
_NO_FIELDS: Final[Fields] = {}


def _find_message_kind(fields: Fields, media: tuple[MediaUse, ...], extra: Extra) -> str:
    """Name what a message chiefly is: unsent, call, joined, left, event, media, location, share, text, empty."""
    if extra.is_unsent:
        return "unsent"
    if extra.call_seconds is not None or extra.is_missed_call is not None or fields.get("type") == "Call":
        return "call"
    if extra.people or fields.get("type") in _COMINGS:
        return _COMINGS.get(fields.get("type") or "", "event")
    if media:
        return media[0].kind or "file"
    if extra.latitude is not None:
        return "location"
    if extra.link or fields.get("share"):
        return "share"
    return "text" if fields.get("content") else "empty"


def find_position(link: str | None) -> tuple[float | None, float | None]:
    """Return the latitude and longitude in a shared map link (`where1=lat,lon`, 1.6.6), or two None."""
    if not link or "where1=" not in link:
        return None, None
    query = urlsplit(link).query
    if "where1=" not in query:  # wrapped: https://l.facebook.com/l.php?u=<map link>
        query = urlsplit(unquote(query)).query or unquote(query)
    found = _POSITION.match(parse_qs(query).get("where1", [""])[0])
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return None, None
    return float(found[1]), float(found[2])


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
        layouts=("G5", "G4"),
    ),
)

__all__ = ["FILE_TYPES", "MESSAGE", "extract_group_chat", "extract_thread"]
