"""Messages of `msgstore.db` since 2021: a row of `message`, and all that stands beside it in tables of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, Final

from exit_kit.archive.databases import Row, Tables
from importers.whatsapp.backup_documents import Message, attach_calls, drop_missing, read_int, take_rest
from importers.whatsapp.backup_names import Names

_AT_ONCE: Final = 500
_MESSAGE: Final = frozenset(
    {"_id", "chat_row_id", "from_me", "key_id", "sender_jid_row_id", "timestamp", "message_type", "text_data",
     "starred", "received_timestamp"}
)  # fmt: skip
_MEDIA: Final = frozenset(
    {"message_row_id", "chat_row_id", "file_path", "mime_type", "media_name", "media_caption", "media_duration",
     "width", "height", "file_size", "file_length"}
)  # fmt: skip
_CALLS: Final = frozenset({10, 90})  # types of messages that say that there was a call
# Tables of which a message has one row at most, and what of it is taken under which key.
_FIELDS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "message_quoted": (("key_id", "reply_to"), ("text_data", "reply_text")),
    "message_location": (
        ("latitude", "latitude"), ("longitude", "longitude"), ("place_name", "place"), ("place_address", "address"),
        ("url", "link"),
    ),
    "message_text": (("page_title", "link_title"),),
    "message_forwarded": (("forward_score", "forwarded"),),
    "message_edit_info": (("edited_timestamp", "edited_at_ms"),),
    "message_revoked": (("revoke_timestamp", "revoked_at_ms"),),
    "message_system": (("action_type", "event"),),
    "message_system_group": (("is_me_joined", "is_me_joined"),),
    "message_system_value_change": (("old_data", "old_value"),),
    "message_system_block_contact": (("is_blocked", "is_blocked"),),
}  # fmt: skip
_MEDIA_TABLE, _NUMBERS, _CALL_TABLE = "message_media", "message_system_number_change", "message_call_log"
_CARDS, _OPTIONS, _PEOPLE, _RECEIPTS = (
    "message_vcard", "message_poll_option", "message_system_chat_participant", "receipt_user",
)  # fmt: skip
_REACTIONS: Final = "message_add_on_reaction"
# Kept as they stand, under `more`.
_OTHERS: Final = ("message_group_invite", "message_product", "message_order", "message_ephemeral")
_KEY: Final = frozenset({"message_row_id"})
_BESIDE: Final = (
    *_FIELDS, _MEDIA_TABLE, _NUMBERS, _CALL_TABLE, _CARDS, _OPTIONS, _PEOPLE, _RECEIPTS, *_OTHERS,
)  # fmt: skip
_NOTHING: Final[dict[str, list[Row]]] = {}


class MessageRows:
    """Reads messages by the numbers of their rows; `jids` are addresses by number."""

    def __init__(self, tables: Tables, names: Names, jids: Mapping[Any, str]) -> None:
        self._tables = tables
        self.names = names
        self._jids = jids
        self._readers: dict[str, tuple[str, Callable[[list[Row]], Any]]] = {
            _MEDIA_TABLE: ("media", lambda rows: _make_media(rows[0])),
            _NUMBERS: ("changed_numbers", self._read_numbers),
            _CALL_TABLE: ("call", self._read_call),
            _CARDS: ("cards", self._read_cards),
            _OPTIONS: ("options", self._read_options),
            _PEOPLE: ("people", self._read_people),
            _RECEIPTS: ("receipts", self._read_receipts),
            _REACTIONS: ("reactions", self._read_reactions),
        }

    def _name(self, number: object) -> str | None:
        return self.names.find(self._jids.get(number))

    def read(
        self, numbers: list[int], head: Row, calls: list[tuple[int, Message]]
    ) -> list[tuple[int, Message]]:
        """Return messages with the numbers of their rows; a call that one speaks of is taken from the calls."""
        messages = []
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            beside = _read_beside(self._tables, some)
            rows = self._tables.rows("message", where="_id", values=some)
            messages += [
                (row["_id"], self._make_message(row, beside.get(row["_id"], _NOTHING), head)) for row in rows
            ]
        attach_calls([one for one in messages if one[1].get("type") in _CALLS], calls)
        return messages

    def _make_message(self, row: Row, beside: dict[str, list[Row]], head: Row) -> Message:
        is_own = bool(row.get("from_me"))
        sender = self._jids.get(row.get("sender_jid_row_id")) or (
            head["jid"] if head["kind"] == "direct" else None
        )
        message: Message = {
            "own_id": row.get("key_id"),
            "at_ms": row.get("timestamp"),
            "from_me": 1 if is_own else None,
            "sender": None if is_own else self.names.find(sender),
            "type": row.get("message_type"),
            "text": row.get("text_data"),
            "starred": row.get("starred") or None,
            "received_at_ms": row.get("received_timestamp") or None,
            "row": take_rest(row, _MESSAGE),
        }
        for table, rows in beside.items():
            if table in _FIELDS:
                message.update((key, rows[0].get(column)) for column, key in _FIELDS[table])
            elif table in _OTHERS:
                message.setdefault("more", {})[table] = take_rest(rows[0], _KEY)
            else:
                key, read = self._readers[table]
                message[key] = read(rows)
        return drop_missing(message)

    def _read_numbers(self, rows: list[Row]) -> list[str]:
        return [self._name(rows[0].get(f"{which}_jid_row_id")) or "" for which in ("old", "new")]

    def _read_cards(self, rows: list[Row]) -> list[str]:
        return [row["vcard"] for row in rows if isinstance(row.get("vcard"), str)]

    def _read_options(self, rows: list[Row]) -> list[Row]:
        return [
            drop_missing({"what": row.get("option_name"), "votes": row.get("vote_total")}) for row in rows
        ]

    def _read_people(self, rows: list[Row]) -> list[str]:
        return [name for row in rows if (name := self._name(row.get("user_jid_row_id")))]

    def _read_reactions(self, rows: list[Row]) -> list[Row]:
        return [
            drop_missing(
                {
                    "reaction": row.get("reaction"),
                    "from_me": row.get("from_me") or None,
                    "sender": None if row.get("from_me") else self._name(row.get("sender_jid_row_id")),
                    "at_ms": row.get("sender_timestamp"),
                }
            )
            for row in rows
        ]

    def _read_receipts(self, rows: list[Row]) -> list[Row]:
        return [
            drop_missing(
                {
                    "person": self._name(row.get("receipt_user_jid_row_id")),
                    "received_at_ms": row.get("receipt_timestamp"),
                    "read_at_ms": row.get("read_timestamp"),
                    "played_at_ms": row.get("played_timestamp"),
                }
            )
            for row in rows
        ]

    def _read_call(self, rows: list[Row]) -> Row | None:
        number = rows[0].get("call_log_row_id")
        found = self._tables.rows("call_log", where="_id", values=(number,))
        row = next(iter(found), None)
        return make_call(row) if row else None


def _read_beside(tables: Tables, numbers: list[int]) -> dict[Any, dict[str, list[Row]]]:
    """Return what stands beside some messages: for each number the rows by table, in their order."""
    beside: dict[Any, dict[str, list[Row]]] = defaultdict(dict)
    for table in _BESIDE:
        for row in tables.rows(table, where="message_row_id", values=numbers, order=("_id",)):
            beside[row["message_row_id"]].setdefault(table, []).append(row)
    rows = tables.rows("message_add_on", where="parent_message_row_id", values=numbers, order=("_id",))
    added = {row["_id"]: row for row in rows if "_id" in row}
    if added:
        for row in tables.rows(_REACTIONS, where="message_add_on_row_id", values=list(added)):
            add_on = added[row["message_add_on_row_id"]]
            there = beside[add_on["parent_message_row_id"]]
            there.setdefault(_REACTIONS, []).append({**add_on, **row})
    return beside


def _make_media(row: Row) -> Row:
    return drop_missing(
        {
            "uri": row.get("file_path"),
            "mime": row.get("mime_type"),
            "name": row.get("media_name"),
            "caption": row.get("media_caption"),
            "seconds": read_int(row.get("media_duration")) or None,
            "width": read_int(row.get("width")) or None,
            "height": read_int(row.get("height")) or None,
            "size_bytes": read_int(row.get("file_size") or row.get("file_length")) or None,
            "row": take_rest(row, _MEDIA),
        }
    )


def make_call(row: Row) -> Row:
    """Return a call as a row of `call_log` tells it."""
    known = frozenset(
        {"_id", "duration", "video_call", "call_result", "timestamp", "call_id", "from_me", "jid_row_id"}
    )
    return drop_missing(
        {
            "seconds": read_int(row.get("duration")),
            "is_video": row.get("video_call") or None,
            "result": row.get("call_result"),
            "row": take_rest(row, known),
        }
    )
