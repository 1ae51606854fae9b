"""The database of WhatsApp on Android as it was until about 2021: one table, `messages`, with a bit of everything.

A chat is an address (`key_remote_jid`), a sender in a group is one too (`remote_resource`).  What the app tells has
status 6 and its kind in `media_size`; what is answered stands in `messages_quotes` (formats/whatsapp.md section 6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from exit_kit.archive.databases import Row, Tables
from exit_kit.importing.app_data import Document
from importers.whatsapp.backup_documents import (
    Chat,
    Message,
    Place,
    drop_missing,
    list_chat,
    list_contacts,
    list_groups,
    list_remains,
    read_int,
    take_rest,
)
from importers.whatsapp.backup_names import Names, name_kind, strip_device

_AT_ONCE: Final = 500
_SYSTEM_STATUS: Final = 6
_SYSTEM_TYPE: Final = 7
_KNOWN: Final = frozenset(
    {"_id", "key_remote_jid", "key_from_me", "key_id", "data", "timestamp", "media_wa_type", "media_mime_type",
     "media_name", "media_caption", "media_duration", "media_size", "latitude", "longitude", "remote_resource",
     "received_timestamp", "starred", "quoted_row_id", "forwarded", "thumb_image"}
)  # fmt: skip
ReadContacts = Callable[[Names, Tables | None], dict[str, Row]]


def list_old_documents(
    folder: str, root: str, tables: Tables, beside: Mapping[str, Tables], read_contacts: ReadContacts
) -> Iterator[Document]:
    """Yield the documents of a database of that time."""
    contacts = beside.get("contacts")
    names = Names()
    more = read_contacts(names, contacts)
    chats = {
        row["key_remote_jid"]: row
        for row in tables.rows("chat_list")
        if isinstance(row.get("key_remote_jid"), str)
    }
    members: dict[str, list[str]] = {}
    for row in tables.rows("group_participants"):
        if isinstance(row.get("gjid"), str) and isinstance(row.get("jid"), str) and row["jid"]:
            members.setdefault(row["gjid"], []).append(strip_device(row["jid"]))
    newest, groups = 0, []
    jids = [jid for jid in tables.distinct("messages", "key_remote_jid") if isinstance(jid, str)]
    for number, jid in enumerate(sorted({*jids, *chats}), 1):
        head = _describe(jid, chats.get(jid, {}), members.get(jid, []), names)
        places = _list_places(tables, jid)
        newest = max(newest, max((at for at, _, _ in places), default=0))
        yield from list_chat(folder, root, Chat(number, head, places, _make_reader(tables, head, names), []))
        if head["kind"] == "group":
            groups.append(drop_missing({**head, "kind": None}))
    yield from list_groups(folder, groups)
    yield from list_contacts(folder, names, more)
    about = {"app": "android", "tables": "messages", "timestamp": newest // 1000}
    yield from list_remains(folder, about, [tables, *([contacts] if contacts else [])])


def _describe(jid: str, row: Row, members: list[str], names: Names) -> Row:
    subject = row.get("subject") if isinstance(row.get("subject"), str) else None
    people = {names.find(one) for one in members} - {None}
    return drop_missing(
        {
            "jid": strip_device(jid),
            "title": subject or names.find(jid),
            "kind": name_kind(jid),
            "is_archived": row.get("archived") or None,
            "created_at_ms": read_int(row.get("creation")) or None,
            "people": sorted(name for name in people if name),
        }
    )


def _list_places(tables: Tables, jid: str) -> list[Place]:
    found = tables.values("messages", ("timestamp", "_id", "status"), where="key_remote_jid", value=jid)
    # The first row of the table stands for no message: it has no time and status -1.
    return [(read_int(at), row, row) for at, row, status in found if isinstance(row, int) and status != -1]


def _make_reader(tables: Tables, head: Row, names: Names) -> Callable[[list[int]], list[tuple[int, Message]]]:
    def read(numbers: list[int]) -> list[tuple[int, Message]]:
        messages = []
        for start in range(0, len(numbers), _AT_ONCE):
            rows = list(tables.rows("messages", where="_id", values=numbers[start : start + _AT_ONCE]))
            asked = [row["quoted_row_id"] for row in rows if row.get("quoted_row_id")]
            quotes = (
                {row.get("_id"): row for row in tables.rows("messages_quotes", where="_id", values=asked)}
                if asked
                else {}
            )
            messages += [(row["_id"], _make_message(row, quotes, head, names)) for row in rows]
        return messages

    return read


def _make_message(row: Row, quotes: Mapping[Any, Row], head: Row, names: Names) -> Message:
    is_own = bool(row.get("key_from_me"))
    is_system = row.get("status") == _SYSTEM_STATUS
    sender = row.get("remote_resource") or (head["jid"] if head["kind"] == "direct" else None)
    quoted = quotes.get(row.get("quoted_row_id"), {})
    has_position = bool(row.get("latitude") or row.get("longitude"))
    return drop_missing(
        {
            "own_id": row.get("key_id"),
            "at_ms": row.get("timestamp"),
            "from_me": 1 if is_own else None,
            "sender": None if is_own else names.find(sender),
            "type": _SYSTEM_TYPE
            if is_system
            else read_int(row.get("media_wa_type")) or _read_digits(row.get("media_wa_type")),
            "text": row.get("data") if isinstance(row.get("data"), str) else None,
            "starred": row.get("starred") or None,
            "received_at_ms": read_int(row.get("received_timestamp")) or None,
            "media": None if is_system else _make_media(row),
            "latitude": row.get("latitude") if has_position else None,
            "longitude": row.get("longitude") if has_position else None,
            "reply_to": quoted.get("key_id"),
            "reply_text": quoted.get("data") if isinstance(quoted.get("data"), str) else None,
            "forwarded": row.get("forwarded") or None,
            "event": read_int(row.get("media_size")) if is_system else None,
            "row": take_rest(row, _KNOWN),
        }
    )


def _make_media(row: Row) -> Row | None:
    if not row.get("media_mime_type") and not row.get("media_name"):
        return None
    return drop_missing(
        {
            "mime": row.get("media_mime_type"),
            "name": row.get("media_name"),
            "caption": row.get("media_caption"),
            "seconds": read_int(row.get("media_duration")) or None,
            "size_bytes": read_int(row.get("media_size")) or None,
        }
    )


def _read_digits(value: object) -> int:
    return (
        int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 6 else 0
    )
