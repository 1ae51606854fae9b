"""Chats with Meta AI, on Facebook and Instagram: one `label_values` record for each conversation.

Only one of 13 donated exports had the file, and no source shows its labels, so messages are found by structure:
a message is the innermost group that has a time of its own.  Where no group has one, each group is a message.
In pages since 2024 (a page for each conversation) the messages may stand in one table, a line without a label with its
time behind each, and nothing says who wrote which.

Sources: formats/facebook.md 1.4, 7.3; for Instagram the chapter "AI Conversations" of Memoria's public "Instagram
Messages Schema": `messages/ai_conversations/thread_for_mailbox…_….html`, with tables instead of messages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from exit_kit.archive.pages import Page
from exit_kit.importing.contract import ReadTime, Source
from exit_kit.importing.label_values import (
    HREF,
    MEDIA,
    TIMESTAMP,
    VALUE,
    Labelled,
    Leaf,
    find_leaf,
    find_value,
    list_outside,
    make_words,
    read_labelled,
    split_groups,
)
from exit_kit.importing.page_documents import render_labelled
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import LOOSE, SECOND, Activity, Conversation, Extra, Message, Record
from exit_kit.importing.shapes import Fields
from exit_kit.importing.times import format_seconds
from importers.meta.labelled import list_media, render_leaves
from importers.meta.media import read_media

_FOLDER: Final = "ai_conversations"
_WEB: Final = ("http:", "https:")
_WORDS: Final = make_words(
    {
        "sender": ("Sender", "Sender name", "From"), "author": ("Author",), "name": ("Name",), "models": ("Models",),
        "message": ("Message", "Text"), "url": ("URL", "Link"),
    }
)  # fmt: skip


def extract_ai_chats(
    source: Source,
    records: Iterable[Fields],
    *,
    read: Callable[[Iterable[Fields], Notes], Iterable[Labelled]] = read_labelled,
) -> Iterator[Record]:
    """Yield each conversation; one without any message is kept, for its title and time.

    What stands beside the messages (its address, its name, which assistant) is an activity of its own.
    """
    for position, one in enumerate(read(records, source.notes)):
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
        taken = {id(leaf) for part in parts for leaf in part}
        beside = [leaf for leaf in list_outside(one.leaves) if id(leaf) not in taken]
        if beside:
            yield _start(one._replace(leaves=beside))


def _start(one: Labelled) -> Activity:
    texts = [leaf.value for leaf in one.leaves if leaf.kind == VALUE]
    first = find_value(one.leaves, words=_WORDS, kind=TIMESTAMP, by_shape=True)
    return Activity(
        kind="ai conversation",
        at=format_seconds(one.timestamp) or format_seconds(first),
        what=one.title or (texts[0] if texts else None),
        detail=render_leaves(one.leaves),
        url=find_value(one.leaves, words=_WORDS, kind=HREF, by_shape=True),
        media=list_media(one),
        origin="created",
    )


def _name_assistant(messages: list[Message], leaves: list[Leaf]) -> list[Message]:
    """Give messages without a sender to the assistant, where one is named and one other person has the rest."""
    named = find_leaf(list_outside(leaves), "models", words=_WORDS, kinds=(VALUE,))
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
    return parts if all(_list_texts(part) and part[-1].kind == TIMESTAMP for part in parts) else [leaves]


def _read_message(leaves: list[Leaf]) -> Message:
    at = format_seconds(find_value(leaves, words=_WORDS, kind=TIMESTAMP, by_shape=True))
    found = find_leaf(leaves, "sender", "sender/name", "author", "author/name", "name", words=_WORDS)
    sender = found.value if found is not None and isinstance(found.value, str) else None
    texts = [text for text in _list_texts(leaves) if text != sender]
    text = str(find_value(leaves, "message", words=_WORDS) or "") or (max(texts, key=len) if texts else None)
    link = find_value(leaves, words=_WORDS, kind=HREF, by_shape=True)
    link = link or find_value(leaves, "url", words=_WORDS)
    media = tuple(read_media(leaf.value, None) for leaf in leaves if leaf.kind == MEDIA)
    kind = "text" if text else (media[0].kind or "file") if media else "share" if link else "empty"
    return at, sender, kind, text, Extra(link=link, media=media) if link or media else None


def _list_texts(leaves: Iterable[Leaf]) -> list[str]:
    return [leaf.value for leaf in leaves if leaf.kind == VALUE and not leaf.value.startswith(_WEB)]


def render_ai_chats(page: Page, read_time: ReadTime) -> Any:
    """Return the chats of a page; one that has a page of its own has its title."""
    records = render_labelled(page, read_time)
    if records and len(records) == 1 and page.path.rpartition("/")[0].endswith(_FOLDER):
        records[0].setdefault("title", page.title)
    return records


__all__ = ["extract_ai_chats", "render_ai_chats"]
