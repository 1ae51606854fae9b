"""Chats with Meta AI: one `label_values` record for each conversation (formats/facebook.md 1.4, 7.3).

Only one of 13 donated exports had the file, and no source shows its labels, so messages are found by structure:
a message is the innermost group that has a time of its own.  Where no group has one, each group is a message.
In pages of 2024 (a page for each conversation) the messages may stand in one table, a line without a label with its
time behind each, and nothing says who wrote which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.label_values import (
    MEDIA,
    TIMESTAMP,
    VALUE,
    Labelled,
    Leaf,
    find_leaf,
    find_value,
    list_outside,
    read_labelled,
    split_groups,
)
from exit_kit.importing.records import LOOSE, SECOND, Conversation, Extra, Message, Record
from exit_kit.importing.shapes import Fields
from exit_kit.importing.times import format_seconds
from importers.facebook.labelled import WORDS, find_link, find_text, labelled_row, list_texts, make_activity
from importers.meta.media import read_media

_FOLDER: Final = "ai_conversations"


def extract_ai_conversations(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each conversation; one without any message is kept, for its title and time.

    What stands beside the messages (its address, its name, which assistant) is an activity of its own.
    """
    for position, one in enumerate(read_labelled(records, source.notes)):
        parts = _list_parts(one)
        messages = sorted(map(_read_message, parts), key=lambda message: message[0] or "")
        messages = _name_assistant(messages, one.leaves)
        people = tuple(dict.fromkeys(message[1] for message in messages if message[1]))
        key = (
            f"ai {one.fbid}"
            if one.fbid
            else f"{LOOSE}ai {one.timestamp or position} {one.title or ''}".strip()
        )
        yield Conversation(key, one.title, "ai", _FOLDER, people, messages, SECOND)
        read = {id(leaf) for part in parts for leaf in part}
        beside = [leaf for leaf in list_outside(one.leaves) if id(leaf) not in read]
        if beside:
            started = make_activity("ai conversation", one._replace(leaves=beside), origin="created")
            yield started._replace(what=one.title or started.what)


def _name_assistant(messages: list[Message], leaves: list[Leaf]) -> list[Message]:
    """Give messages without a sender to the assistant, where one is named and one other person has the rest."""
    named = find_leaf(list_outside(leaves), "models", words=WORDS, kinds=(VALUE,))
    senders = {message[1] for message in messages if message[1]}
    if named is None or len(senders) != 1 or named.value in senders:
        return messages
    return [message if message[1] else (message[0], named.value, *message[2:]) for message in messages]


def _list_parts(one: Labelled) -> list[list[Leaf]]:
    groups = split_groups(one.leaves, holding=TIMESTAMP) or split_groups(one.leaves)
    if not groups:
        flat = _split_by_time(one.leaves)
        return flat if len(flat) > 1 else []
    return [part for group in groups for part in _split_by_time(group)]


def _split_by_time(leaves: list[Leaf]) -> list[list[Leaf]]:
    """Return what stands before each time, where that is a text each time; else the leaves as they are."""
    parts: list[list[Leaf]] = [[]]
    for leaf in leaves:
        parts[-1].append(leaf)
        if leaf.kind == TIMESTAMP:
            parts.append([])
    parts = [part for part in parts if part]
    return parts if all(list_texts(part) and part[-1].kind == TIMESTAMP for part in parts) else [leaves]


def _read_message(leaves: list[Leaf]) -> Message:
    at = format_seconds(find_value(leaves, words=WORDS, kind=TIMESTAMP, by_shape=True))
    found = find_leaf(leaves, "sender", "sender/name", "author", "author/name", "name", words=WORDS)
    sender = found.value if found is not None and isinstance(found.value, str) else None
    texts = [text for text in list_texts(leaves) if text != sender]
    text = find_text(leaves, "message") or (max(texts, key=len) if texts else None)
    link = find_link(leaves)
    media = tuple(read_media(leaf.value, None) for leaf in leaves if leaf.kind == MEDIA)
    kind = "text" if text else (media[0].kind or "file") if media else "share" if link else "empty"
    return at, sender, kind, text, Extra(link=link, media=media) if link or media else None


FILE_TYPES: Final = (
    labelled_row("ai conversations", "Your chats with Meta AI.", "messages/ai_conversations.json",
                 "messages/ai_conversations/*.json", extract=extract_ai_conversations),
)  # fmt: skip
