"""The database of WhatsApp on Android, `msgstore.db`, made into documents (formats/whatsapp.md section 6).

Since 2021 messages stand in `message` (importers.whatsapp.android_rows).  Chats and people stand in `jid`, by number;
`jid_map` says which telephone number a hidden address (`@lid`) is.  Before, all of it stood in `messages`
(importers.whatsapp.android_old).  The names of people are in another database, `wa.db`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from exit_kit.archive.databases import Row, Tables
from exit_kit.importing.app_data import Document
from importers.whatsapp.android_old import list_old_documents
from importers.whatsapp.android_rows import MessageRows, make_call
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
from importers.whatsapp.backup_names import BOOK, BUSINESS, OWN, Names, name_kind, strip_device

FOLDER: Final = "whatsapp_backup_android"
ROOT: Final = "msgstore_messages"


def list_documents(tables: Tables, beside: Mapping[str, Tables]) -> Iterator[Document]:
    """Yield the documents of a database of any generation."""
    if tables.has("message", "chat_row_id"):
        yield from _Msgstore(tables, beside).list_documents()
    else:
        yield from list_old_documents(FOLDER, ROOT, tables, beside, read_contacts)


def read_contacts(names: Names, tables: Tables | None) -> dict[str, Row]:
    """Take the names of `wa.db`; return what else it says of addresses."""
    more: dict[str, Row] = {}
    for row in tables.rows("wa_contacts", order=("_id",)) if tables else ():
        jid = row.get("jid")
        if not isinstance(jid, str):
            continue
        jid = strip_device(jid)
        names.add(jid, row.get("display_name") or row.get("nickname"), BOOK)
        names.add(jid, row.get("wa_name"), OWN)
        if isinstance(row.get("status"), str) and row["status"]:
            more.setdefault(jid, {})["about"] = row["status"]
    for row in tables.rows("wa_vnames") if tables else ():
        names.add(row.get("jid"), row.get("verified_name"), BUSINESS)
    for row in tables.rows("wa_block_list") if tables else ():
        if isinstance(row.get("jid"), str):
            more.setdefault(strip_device(row["jid"]), {})["is_blocked"] = True
    return more


class _Msgstore:
    """The tables since 2021."""

    def __init__(self, tables: Tables, beside: Mapping[str, Tables]) -> None:
        self._tables = tables
        self._contacts = beside.get("contacts")
        self.names = Names()
        self._jids = {
            row["_id"]: strip_device(str(row.get("raw_string") or f"{row.get('user')}@{row.get('server')}"))
            for row in tables.rows("jid")
            if "_id" in row
        }
        self._newest = 0
        self._rows = MessageRows(tables, self.names, self._jids)

    def list_documents(self) -> Iterator[Document]:
        more = read_contacts(self.names, self._contacts)
        for row in self._tables.rows("jid_map"):
            self.names.add_alias(self._jids.get(row.get("lid_row_id")), self._jids.get(row.get("jid_row_id")))
        for row in self._tables.rows("lid_display_name"):
            self.names.add(self._jids.get(row.get("lid_row_id")), row.get("display_name"), OWN)
        members = self._read_members()
        chats = {row["_id"]: row for row in self._tables.rows("chat", order=("_id",)) if "_id" in row}
        for number in self._tables.distinct("message", "chat_row_id"):
            chats.setdefault(number, {"_id": number})
        calls = self._read_calls()
        groups = []
        for number, row in chats.items():
            head = self._describe(row, members)
            yield from list_chat(FOLDER, ROOT, self._open(number, head, calls.pop(head["jid"], [])))
            if head["kind"] == "group":
                groups.append(drop_missing({**head, "kind": None}))
        for number, (jid, those) in enumerate(sorted(calls.items()), 1):
            head = {"jid": jid, "title": self.names.find(jid), "kind": name_kind(jid)}
            yield from list_chat(FOLDER, ROOT, Chat(number, head, [], lambda _numbers: [], those, "calls"))
        yield from list_groups(FOLDER, groups)
        yield from list_contacts(FOLDER, self.names, more)
        about = {
            "app": "android",
            "tables": "message",
            "timestamp": self._newest // 1000,
            **self._read_owner(),
        }
        others = [self._contacts] if self._contacts else []
        yield from list_remains(FOLDER, about, [self._tables, *others])

    def _read_owner(self) -> Row:
        """Return the name that the owner goes by."""
        row = next(iter(self._tables.rows("props", where="key", values=("user_push_name",))), {})
        return {"owner_name": row["value"]} if isinstance(row.get("value"), str) else {}

    def _read_members(self) -> dict[str, list[str]]:
        """Return the members of groups, by address."""
        members: dict[str, list[str]] = defaultdict(list)
        for row in self._tables.rows("group_participant_user", order=("_id",)):
            group, user = (
                self._jids.get(row.get("group_jid_row_id")),
                self._jids.get(row.get("user_jid_row_id")),
            )
            if group and user and not user.startswith("status_me"):
                members[group].append(user)
        if not members:
            for row in self._tables.rows("group_participants", order=("_id",)):
                if isinstance(row.get("gjid"), str) and isinstance(row.get("jid"), str) and row["jid"]:
                    members[row["gjid"]].append(strip_device(row["jid"]))
        return members

    def _describe(self, row: Row, members: Mapping[str, list[str]]) -> Row:
        own = self._jids.get(row.get("jid_row_id"), f"chat {row['_id']}")
        jid = self.names.resolve(own)
        kind = name_kind(jid)
        subject = row.get("subject") if isinstance(row.get("subject"), str) else None
        people = [self.names.find(one) for one in members.get(own, ())] if kind == "group" else []
        return drop_missing(
            {
                "jid": jid,
                "title": subject or self.names.find(jid),
                "kind": kind,
                "is_archived": row.get("archived") or None,
                "created_at_ms": read_int(row.get("created_timestamp")) or None,
                "people": sorted({one for one in people if one}),
                "row": take_rest(
                    row, frozenset({"_id", "jid_row_id", "subject", "archived", "created_timestamp"})
                ),
            }
        )

    def _open(self, number: int, head: Row, calls: list[tuple[int, Message]]) -> Chat:
        found = self._tables.values(
            "message", ("timestamp", "sort_id", "_id"), where="chat_row_id", value=number
        )
        places: list[Place] = [
            (read_int(at), read_int(order), row) for at, order, row in found if isinstance(row, int)
        ]
        self._newest = max(self._newest, max((at for at, _, _ in places), default=0))

        def read(numbers: list[int]) -> list[tuple[int, Message]]:
            return self._rows.read(numbers, head, calls)

        return Chat(number, head, places, read, calls)

    def _read_calls(self) -> dict[str, list[tuple[int, Message]]]:
        """Return the calls that no message of theirs speaks of, by the chat in which they were."""
        told = set(self._tables.distinct("message_call_log", "call_log_row_id"))
        calls: dict[str, list[tuple[int, Message]]] = defaultdict(list)
        for row in self._tables.rows("call_log", order=("timestamp", "_id")):
            jid = self._jids.get(row.get("group_jid_row_id")) or self._jids.get(row.get("jid_row_id"))
            at = read_int(row.get("timestamp"))
            if row.get("_id") in told or not jid or not at:
                continue
            jid = self.names.resolve(jid)
            is_own = bool(row.get("from_me"))
            sender = None if is_own else self.names.find(self._jids.get(row.get("jid_row_id")))
            message = {
                "own_id": row.get("call_id"),
                "at_ms": at,
                "from_me": 1 if is_own else None,
                "sender": sender,
            }
            calls[jid].append((at, drop_missing({**message, "type": 90, "call": make_call(row)})))
        return calls
