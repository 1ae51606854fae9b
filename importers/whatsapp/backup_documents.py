"""The documents that are made of a backup's tables: chats in pieces, contacts, groups, and what was not read.

A message becomes one object with keys of our own for what every generation has (`own_id`, `at_ms`, `sender` …), the
app's own codes for what it is (`type`, `event`), and under `row` whatever else its row holds, as it stands there.  So
nothing is lost that a later version may understand, and both apps are read by one extractor
(importers.whatsapp.backup_messages).

A chat is cut into pieces where the minute changes: pieces never share a time, so that each can be stored at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from exit_kit.archive.databases import Row, Tables, make_plain
from exit_kit.importing.app_data import Document
from importers.whatsapp.backup_names import BOOK, BUSINESS, OWN, Names, find_number

_PIECE: Final = 4_000
_MOST: Final = 16_000
_MINUTE: Final = 60_000
_INDEXES: Final = ("fts", "_search_")  # what an app makes for its own search

Message = dict[str, Any]
Place = tuple[int, int, int]  # when in milliseconds, the app's own order, number of the row
# Makes messages of the rows of these numbers, in any order.
ReadRows = Callable[[list[int]], list[tuple[int, Message]]]


class Chat(NamedTuple):
    """What is said of one conversation, and how its messages are read: their places, and the rows by number."""

    number: int
    head: Row
    places: list[Place]
    read: ReadRows
    calls: list[tuple[int, Message]]
    folder: str = "chats"


def list_chat(folder: str, root: str, chat: Chat) -> Iterator[Document]:
    """Yield the documents of one chat, its messages in the order of time."""
    piece = 0
    name = chat.number if isinstance(chat.number, int) else "odd"  # a database may hold anything
    for piece, messages in enumerate(_read_pieces(chat), 1):
        content = {"chat": chat.head, root: messages}
        yield Document(f"{folder}/{chat.folder}/{name}/messages_{piece}.json", content)
    if not piece and chat.head.get("people"):
        yield Document(f"{folder}/{chat.folder}/{name}/messages_1.json", {"chat": chat.head, root: []})


def _read_pieces(chat: Chat) -> Iterator[list[Message]]:
    for places in cut(sorted(chat.places)):
        read = dict(chat.read([number for _, _, number in places]))
        rows = [(when, order, read[number]) for when, order, number in places if number in read]
        end = places[-1][0] // _MINUTE * _MINUTE + _MINUTE
        rows += [(when, 0, call) for when, call in _take_calls(chat, end)]
        if rows:
            yield [message for _, _, message in sorted(rows, key=lambda row: row[0])]
    if chat.calls:
        yield [message for _, message in sorted(chat.calls, key=lambda call: call[0])]


def _take_calls(chat: Chat, end: int) -> list[tuple[int, Message]]:
    """Return the calls before a time that no message speaks of, and take them from the list."""
    due = sorted((call for call in chat.calls if call[0] < end), key=lambda call: call[0])
    chat.calls[:] = [call for call in chat.calls if call[0] >= end]
    return due


def cut(places: Sequence[Place]) -> Iterator[Sequence[Place]]:
    """Yield sorted places in pieces of a few thousand, which share no minute."""
    start = 0
    for at in range(1, len(places)):
        size = at - start
        is_new = places[at][0] // _MINUTE != places[at - 1][0] // _MINUTE
        if (size >= _PIECE and is_new) or size >= _MOST:
            yield places[start:at]
            start = at
    if places:
        yield places[start:]


def list_contacts(folder: str, names: Names, more: dict[str, Row]) -> Iterator[Document]:
    """Yield the document of everybody who has a name; `more` is what else is known of an address."""
    contacts = []
    for jid in sorted({*names.list_addresses(), *more}):
        contact = {
            "jid": jid,
            "name": names.find(jid),
            "phone": find_number(jid),
            "is_saved": names.find_given(jid, BOOK) is not None,
            "own_name": names.find_given(jid, OWN),
            "business_name": names.find_given(jid, BUSINESS),
            **more.get(jid, {}),
        }
        contacts.append({key: value for key, value in contact.items() if value is not None})
    if contacts:
        yield Document(f"{folder}/contacts.json", {"whatsapp_backup_contacts": contacts})


def list_groups(folder: str, groups: list[Row]) -> Iterator[Document]:
    """Yield the document of all groups."""
    if groups:
        yield Document(f"{folder}/groups.json", {"whatsapp_backup_groups": groups})


def list_remains(folder: str, about: Row, tables: Iterable[Tables]) -> Iterator[Document]:
    """Yield what is to be said of the whole: when it ends, which tables are broken, and which were not read."""
    unread = []
    broken: set[str] = set()
    for one in tables:
        for name in sorted(one.names - one.read):
            is_index = any(mark in name.lower() for mark in _INDEXES)
            unread += [] if is_index else [{"table": name, "rows": one.count(name)}]
        broken |= one.broken
    yield Document(f"{folder}/about.json", {"whatsapp_backup": {**about, "broken_tables": sorted(broken)}})
    filled = [one for one in unread if one["rows"]]
    if filled:
        yield Document(f"{folder}/unread_tables.json", {"whatsapp_unread_tables": filled})


def take_rest(row: Row, known: frozenset[str]) -> Row:
    """Return what else a row holds, as JSON can hold it: without what was taken, and without 0 and ""."""
    rest = {key: value for key, value in row.items() if value and key not in known}
    return make_plain(rest) if rest else rest


def drop_missing(message: Message) -> Message:
    """Return a message without what it does not have."""
    return {key: value for key, value in message.items() if value is not None and value != [] and value != {}}


def read_int(value: object) -> int:
    """Return a whole number; 0 for what is none."""
    if isinstance(value, float) and abs(value) < 2**53:
        return int(value)
    return value if isinstance(value, int) else 0


def attach_calls(messages: list[tuple[int, Message]], calls: list[tuple[int, Message]]) -> None:
    """Give messages that only say that there was a call the call of about that time, and take it from the list."""
    for _, message in messages:
        at = message.get("at_ms") or 0
        near = [call for call in calls if abs(call[0] - at) <= _NEAR_MS]
        if near and "call" not in message:
            best = min(near, key=lambda call: abs(call[0] - at))
            calls.remove(best)
            message["call"] = best[1]["call"]


_NEAR_MS: Final = 5_000
