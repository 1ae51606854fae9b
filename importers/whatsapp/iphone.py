"""The database of WhatsApp on an iPhone or a Mac, `ChatStorage.sqlite`, made into documents.

The layout is that of formats/whatsapp.md section 6.

Core Data's tables: times are seconds since 2001, each row has `Z_PK`.  A message's file, position and what it answers
stand in `ZWAMEDIAITEM` (of a text that answers too: field 5 of `ZMETADATA` is the id of what it answers); its reactions
in `ZWAMESSAGEINFO` (field 7 of `ZRECEIPTINFO`: one field 1 each, with id, address, emoji).  Contacts and calls are in
databases of their own, which a Mac may lack.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from exit_kit.archive.databases import Row, Tables
from exit_kit.importing.app_data import Document
from importers.whatsapp.backup_documents import (
    Chat,
    Message,
    Place,
    attach_calls,
    drop_missing,
    list_chat,
    list_contacts,
    list_groups,
    list_remains,
    read_int,
    take_rest,
)
from importers.whatsapp.backup_names import BOOK, CHAT, OWN, Names, name_kind, strip_device
from importers.whatsapp.protobuf import find_bytes, find_text, list_fields

FOLDER: Final = "whatsapp_backup_iphone"
ROOT: Final = "chatstorage_messages"
_EPOCH_MS: Final = 978_307_200_000  # 2001-01-01
_LATEST_SECONDS: Final = 10**10
_AT_ONCE: Final = 500
_CALL: Final = 59
_LOCATION: Final = 5
_MESSAGE: Final = frozenset(
    {"Z_PK", "Z_ENT", "Z_OPT", "ZCHATSESSION", "ZISFROMME", "ZMESSAGEDATE", "ZMESSAGETYPE", "ZGROUPEVENTTYPE", "ZTEXT",
     "ZSTANZAID", "ZSTARRED", "ZGROUPMEMBER", "ZMEDIAITEM", "ZMESSAGEINFO", "ZFROMJID", "ZTOJID"}
)  # fmt: skip
_MEDIA: Final = frozenset(
    {"Z_PK", "Z_ENT", "Z_OPT", "ZMESSAGE", "ZMEDIALOCALPATH", "ZTITLE", "ZMOVIEDURATION", "ZFILESIZE", "ZLATITUDE",
     "ZLONGITUDE", "ZVCARDSTRING", "ZVCARDNAME"}
)  # fmt: skip


def list_documents(tables: Tables, beside: Mapping[str, Tables]) -> Iterator[Document]:
    """Yield the documents of a database."""
    return _ChatStorage(tables, beside).list_documents()


def read_apple_time(value: object) -> int:
    """Return milliseconds since 1970 for Core Data's seconds since 2001; 0 for what is none.

    >>> read_apple_time(0.5), read_apple_time("x"), read_apple_time(None)
    (978307200500, 0, 0)
    """
    if isinstance(value, int | float) and abs(value) < _LATEST_SECONDS:
        return round(value * 1000) + _EPOCH_MS
    return 0


class _ChatStorage:
    def __init__(self, tables: Tables, beside: Mapping[str, Tables]) -> None:
        self._tables = tables
        self._beside = beside
        self.names = Names()
        self._members: dict[Any, str] = {}  # number of a member of a group -> address
        self._newest = 0

    def list_documents(self) -> Iterator[Document]:
        more = self._read_names()
        sessions = {
            row["Z_PK"]: row for row in self._tables.rows("ZWACHATSESSION", order=("Z_PK",)) if "Z_PK" in row
        }
        people = self._read_members(sessions)
        for number in self._tables.distinct("ZWAMESSAGE", "ZCHATSESSION"):
            sessions.setdefault(number, {"Z_PK": number})
        groups = {row.get("ZCHATSESSION"): row for row in self._tables.rows("ZWAGROUPINFO")}
        calls = self._read_calls()
        heads = []
        for number, row in sessions.items():
            head = self._describe(row, people.get(number, []), groups.get(number, {}))
            yield from list_chat(FOLDER, ROOT, self._open(number, head, calls.pop(head["jid"], [])))
            heads += [drop_missing({**head, "kind": None})] if head["kind"] == "group" else []
        for number, (jid, those) in enumerate(sorted(calls.items()), 1):
            head = {"jid": jid, "title": self.names.find(jid), "kind": name_kind(jid)}
            yield from list_chat(FOLDER, ROOT, Chat(number, head, [], lambda _numbers: [], those, "calls"))
        yield from list_groups(FOLDER, heads)
        yield from list_contacts(FOLDER, self.names, more)
        about = {"app": "iphone", "tables": "ZWAMESSAGE", "timestamp": self._newest // 1000}
        yield from list_remains(FOLDER, about, [self._tables, *self._beside.values()])

    def _read_names(self) -> dict[str, Row]:
        more: dict[str, Row] = {}
        contacts = self._beside.get("contacts")
        for row in contacts.rows("ZWAADDRESSBOOKCONTACT", order=("Z_PK",)) if contacts else ():
            jid = row.get("ZWHATSAPPID")
            if not isinstance(jid, str) or not jid:
                continue
            jid = strip_device(jid if "@" in jid else f"{jid}@s.whatsapp.net")
            self.names.add(jid, row.get("ZFULLNAME"), BOOK)
            hidden = row.get("ZLID")
            if isinstance(hidden, str) and hidden:
                self.names.add_alias(hidden if "@" in hidden else f"{hidden}@lid", jid)
            if isinstance(row.get("ZABOUTTEXT"), str):
                more[jid] = {"about": row["ZABOUTTEXT"]}
        for row in self._tables.rows("ZWAPROFILEPUSHNAME"):
            if isinstance(row.get("ZJID"), str):
                self.names.add(strip_device(row["ZJID"]), read_own_name(row.get("ZPUSHNAME")), OWN)
        for row in self._tables.rows("ZWABLACKLISTITEM"):
            if isinstance(row.get("ZJID"), str):
                more.setdefault(strip_device(row["ZJID"]), {})["is_blocked"] = True
        return more

    def _read_members(self, sessions: Mapping[Any, Row]) -> dict[Any, list[str]]:
        for row in sessions.values():
            jid = row.get("ZCONTACTJID")
            if isinstance(jid, str) and name_kind(jid) == "direct":
                self.names.add(strip_device(jid), row.get("ZPARTNERNAME"), CHAT)
        people: dict[Any, list[str]] = defaultdict(list)
        for row in self._tables.rows("ZWAGROUPMEMBER", order=("Z_PK",)):
            jid = row.get("ZMEMBERJID")
            if isinstance(jid, str) and jid:
                self._members[row.get("Z_PK")] = jid = strip_device(jid)
                self.names.add(jid, row.get("ZCONTACTNAME") or row.get("ZFIRSTNAME"), CHAT)
                if row.get("ZISACTIVE") != 0:
                    people[row.get("ZCHATSESSION")].append(jid)
        return people

    def _describe(self, row: Row, members: list[str], group: Row) -> Row:
        own = row.get("ZCONTACTJID")
        jid = self.names.resolve(own) if isinstance(own, str) else f"chat {row['Z_PK']}"
        kind = name_kind(jid)
        people = {self.names.find(one) for one in members} - {None} if kind == "group" else set()
        title = row.get("ZPARTNERNAME") if kind != "direct" else None
        return drop_missing(
            {
                "jid": jid,
                "title": title if isinstance(title, str) else self.names.find(jid),
                "kind": kind,
                "is_archived": row.get("ZARCHIVED") or None,
                "created_at_ms": read_apple_time(group.get("ZCREATIONDATE")) or None,
                "people": sorted(name for name in people if name),
                "row": take_rest(
                    row, frozenset({"Z_PK", "Z_ENT", "Z_OPT", "ZCONTACTJID", "ZPARTNERNAME", "ZARCHIVED"})
                ),
            }
        )

    def _open(self, number: int, head: Row, calls: list[tuple[int, Message]]) -> Chat:
        found = self._tables.values(
            "ZWAMESSAGE", ("ZMESSAGEDATE", "ZSORT", "Z_PK"), where="ZCHATSESSION", value=number
        )
        places: list[Place] = [
            (read_apple_time(at), read_int(order), row) for at, order, row in found if isinstance(row, int)
        ]
        self._newest = max(self._newest, max((at for at, _, _ in places), default=0))

        def read(numbers: list[int]) -> list[tuple[int, Message]]:
            return self._read_messages(numbers, head, calls)

        return Chat(number, head, places, read, calls)

    def _read_messages(
        self, numbers: list[int], head: Row, calls: list[tuple[int, Message]]
    ) -> list[tuple[int, Message]]:
        messages = []
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            media = {
                row.get("ZMESSAGE"): row
                for row in self._tables.rows("ZWAMEDIAITEM", where="ZMESSAGE", values=some)
            }
            infos = {
                row.get("ZMESSAGE"): row
                for row in self._tables.rows("ZWAMESSAGEINFO", where="ZMESSAGE", values=some)
            }
            for row in self._tables.rows("ZWAMESSAGE", where="Z_PK", values=some):
                number = row["Z_PK"]
                messages.append(
                    (number, self._make_message(row, media.get(number, {}), infos.get(number, {}), head))
                )
        attach_calls([one for one in messages if one[1].get("type") == _CALL], calls)
        return messages

    def _make_message(self, row: Row, media: Row, info: Row, head: Row) -> Message:
        is_own = bool(row.get("ZISFROMME"))
        member = self._members.get(row.get("ZGROUPMEMBER"))
        is_place = row.get("ZMESSAGETYPE") == _LOCATION
        packed = media.get("ZMETADATA")
        receipts = info.get("ZRECEIPTINFO")
        return drop_missing(
            {
                "own_id": row.get("ZSTANZAID"),
                "at_ms": read_apple_time(row.get("ZMESSAGEDATE")) or None,
                "from_me": 1 if is_own else None,
                "sender": None if is_own else self._name_sender(row, member, head),
                "type": row.get("ZMESSAGETYPE"),
                "event": row.get("ZGROUPEVENTTYPE") or None,
                "text": row.get("ZTEXT"),
                "starred": row.get("ZSTARRED") or None,
                "member": self.names.find(member),
                "media": _make_media(media, is_place=is_place),
                # Of a file these two hold the width and height of the picture.
                "latitude": media.get("ZLATITUDE") if is_place else None,
                "longitude": media.get("ZLONGITUDE") if is_place else None,
                "place": media.get("ZVCARDNAME") if is_place else None,
                "cards": _split_cards(media.get("ZVCARDSTRING")) if not is_place else None,
                "reply_to": find_text(packed, 5) if isinstance(packed, bytes) else None,
                "reply_text": find_text(packed, 4)
                if isinstance(packed, bytes) and find_text(packed, 5)
                else None,
                "reactions": self._read_reactions(receipts) if isinstance(receipts, bytes) else None,
                "row": take_rest(row, _MESSAGE),
                "more": {"info": rest}
                if (rest := take_rest(info, frozenset({"Z_PK", "Z_ENT", "Z_OPT", "ZMESSAGE"})))
                else None,
            }
        )

    def _name_sender(self, row: Row, member: str | None, head: Row) -> str | None:
        if member:
            name = self.names.find(member)
            return read_own_name(row.get("ZPUSHNAME")) or name if name == member else name
        jid = row.get("ZFROMJID")
        if head["kind"] == "direct":
            return self.names.find(head["jid"])
        return self.names.find(jid) if isinstance(jid, str) and name_kind(jid) == "direct" else None

    def _read_reactions(self, receipts: bytes) -> list[Row]:
        found = []
        for one in (value for at, value in list_fields(find_bytes(receipts, 7) or b"") if at == 1):
            if isinstance(one, bytes) and (emoji := find_text(one, 3)):
                sender = find_text(one, 2)
                at = next(
                    (value for number, value in list_fields(one) if number == 4 and isinstance(value, int)), 0
                )
                found.append(
                    drop_missing(
                        {
                            "reaction": emoji,
                            "from_me": None if sender else 1,
                            "sender": self.names.find(sender),
                            "at_ms": at if at > 10**12 else at * 1000 or None,
                        }
                    )
                )
        return found

    def _read_calls(self) -> dict[str, list[tuple[int, Message]]]:
        """Return the calls of CallHistory.sqlite, by the chat in which they were."""
        calls: dict[str, list[tuple[int, Message]]] = defaultdict(list)
        history = self._beside.get("calls")
        if history is None:
            return calls
        wholes = {row.get("Z_PK"): row for row in history.rows("ZWAAGGREGATECALLEVENT")}
        people: dict[Any, list[str]] = defaultdict(list)
        for row in history.rows("ZWACDCALLEVENTPARTICIPANT", order=("Z_PK",)):
            if isinstance(row.get("ZJIDSTRING"), str):
                people[row.get("Z1PARTICIPANTS")].append(row["ZJIDSTRING"])
        for row in history.rows("ZWACDCALLEVENT", order=("ZDATE", "Z_PK")):
            whole = wholes.get(row.get("Z1CALLEVENTS"), {})
            at = read_apple_time(row.get("ZDATE"))
            jid = next(filter(None, (row.get("ZGROUPJIDSTRING"), *people[row.get("Z_PK")])), None)
            if not at or not isinstance(jid, str):
                continue
            jid = self.names.resolve(jid)
            is_own = whole.get("ZINCOMING") == 0
            sender = row.get("ZGROUPCALLCREATORUSERJIDSTRING") or (
                jid if name_kind(jid) == "direct" else None
            )
            call = {
                "seconds": read_int(row.get("ZDURATION")),
                "is_video": whole.get("ZVIDEO") or None,
                "is_missed": whole.get("ZMISSED"),
                "row": take_rest(
                    row, frozenset({"Z_PK", "Z_ENT", "Z_OPT", "ZDATE", "ZDURATION", "Z1CALLEVENTS"})
                ),
            }
            message = {
                "own_id": row.get("ZCALLIDSTRING"), "at_ms": at, "from_me": 1 if is_own else None,
                "sender": None if is_own else self.names.find(sender), "type": _CALL, "call": drop_missing(call),
            }  # fmt: skip
            calls[jid].append((at, drop_missing(message)))
        return calls


def _make_media(row: Row, *, is_place: bool) -> Row | None:
    path, title = row.get("ZMEDIALOCALPATH"), row.get("ZTITLE")
    rest = take_rest(row, _MEDIA)
    if is_place or not path:
        return {"row": rest} if rest else None
    return drop_missing(
        {
            "uri": f"Message/{path}" if isinstance(path, str) and path.startswith("Media/") else path,
            "mime": row.get("ZVCARDSTRING"),
            "caption": title,
            "name": row.get("ZVCARDNAME"),
            "seconds": read_int(row.get("ZMOVIEDURATION")) or None,
            "width": read_int(row.get("ZLATITUDE")) or None,
            "height": read_int(row.get("ZLONGITUDE")) or None,
            "size_bytes": read_int(row.get("ZFILESIZE")) or None,
            "row": rest,
        }
    )


def _split_cards(text: object) -> list[str] | None:
    """Return the cards of a message; of a file the column holds its type."""
    if not isinstance(text, str) or "BEGIN:VCARD" not in text:
        return None
    return [card.strip() for card in text.split("_$!<VCard-Separator>!$_") if card.strip()]


def read_own_name(value: object) -> str | None:
    """Return the name that somebody gave himself: newer apps pack it (base64 of a message whose field 1 it is).

    >>> read_own_name("Ada"), read_own_name("CgNBZGE=")
    ('Ada', 'Ada')
    """
    if not isinstance(value, str) or not value:
        return None
    try:
        packed = b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return value
    return find_text(packed, 1) or value
