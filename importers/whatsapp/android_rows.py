"""Messages of `msgstore.db` since 2021: a row of `message`, and all that stands beside it in tables of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
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
# One row, or none, for a message.
_SINGLE: Final = (
    "message_media", "message_quoted", "message_location", "message_edit_info", "message_revoked", "message_forwarded",
    "message_system", "message_system_group", "message_system_value_change", "message_system_number_change",
    "message_system_block_contact", "message_text", "message_call_log", "message_group_invite", "message_product",
    "message_order", "message_ephemeral",
)  # fmt: skip
_MANY: Final = (
    "message_vcard",
    "message_poll_option",
    "message_system_chat_participant",
    "receipt_user",
    "message_mentions",
)


class MessageRows:
    """Reads messages by the numbers of their rows; `jids` are addresses by number."""

    def __init__(self, tables: Tables, names: Names, jids: Mapping[Any, str]) -> None:
        self._tables = tables
        self.names = names
        self._jids = jids

    def _name(self, number: object) -> str | None:
        return self.names.find(self._jids.get(number))

    def read(
        self, numbers: list[int], head: Row, calls: list[tuple[int, Message]]
    ) -> list[tuple[int, Message]]:
        """Return messages with the numbers of their rows; a call that one speaks of is taken from the calls."""
        messages = []
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            side = _Side(self._tables, some)
            rows = self._tables.rows("message", where="_id", values=some)
            messages += [(row["_id"], self._make_message(row, side, head)) for row in rows]
        attach_calls([one for one in messages if one[1].get("type") in _CALLS], calls)
        return messages

    def _make_message(self, row: Row, side: _Side, head: Row) -> Message:
        number = row["_id"]
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
            "received_at_ms": read_int(row.get("received_timestamp")) or None,
            **self._read_single(side, number),
            **self._read_many(side, number),
            "row": take_rest(row, _MESSAGE),
        }
        return drop_missing(message)

    def _read_single(self, side: _Side, number: int) -> Message:
        one = {table: side.find(table, number) for table in _SINGLE}
        media, quoted, place = one["message_media"], one["message_quoted"], one["message_location"]
        link, change = one["message_text"], one["message_system_number_change"]
        numbers = (change.get("old_jid_row_id"), change.get("new_jid_row_id"))
        known = {
            "message_media", "message_quoted", "message_location", "message_system", "message_system_number_change",
            "message_text", "message_call_log", "message_system_value_change",
        }  # fmt: skip
        found: Message = {
            "media": _make_media(media),
            "reply_to": quoted.get("key_id"),
            "reply_text": quoted.get("text_data") or None,
            "latitude": place.get("latitude"),
            "longitude": place.get("longitude"),
            "place": place.get("place_name"),
            "address": place.get("place_address"),
            "link": place.get("url"),
            "link_title": link.get("page_title"),
            "forwarded": one["message_forwarded"].get("forward_score"),
            "edited_at_ms": one["message_edit_info"].get("edited_timestamp"),
            "revoked_at_ms": one["message_revoked"].get("revoke_timestamp"),
            "event": one["message_system"].get("action_type"),
            "is_me_joined": one["message_system_group"].get("is_me_joined") or None,
            "old_value": one["message_system_value_change"].get("old_data"),
            "changed_numbers": [self._name(at) or "" for at in numbers] if change else None,
            "is_blocked": one["message_system_block_contact"].get("is_blocked"),
            "call": self._read_call(one["message_call_log"].get("call_log_row_id")),
        }
        others = {
            table: take_rest(row, frozenset({"message_row_id"}))
            for table, row in one.items()
            if table not in known
        }
        return {**found, "more": {table: row for table, row in others.items() if row}}

    def _read_many(self, side: _Side, number: int) -> Message:
        people = [
            self._jids.get(row.get("user_jid_row_id"))
            for row in side.list_rows("message_system_chat_participant", number)
        ]
        return {
            "cards": [
                row["vcard"]
                for row in side.list_rows("message_vcard", number)
                if isinstance(row.get("vcard"), str)
            ],
            "options": [
                drop_missing({"what": row.get("option_name"), "votes": row.get("vote_total")})
                for row in side.list_rows("message_poll_option", number)
            ],
            "people": [name for name in map(self.names.find, people) if name],
            "reactions": [
                drop_missing(
                    {
                        "reaction": row.get("reaction"),
                        "from_me": row.get("from_me") or None,
                        "sender": None if row.get("from_me") else self._name(row.get("sender_jid_row_id")),
                        "at_ms": row.get("sender_timestamp"),
                    }
                )
                for row in side.list_reactions(number)
            ],
            "receipts": [
                drop_missing(
                    {
                        "person": self._name(row.get("receipt_user_jid_row_id")),
                        "received_at_ms": row.get("receipt_timestamp"),
                        "read_at_ms": row.get("read_timestamp"),
                        "played_at_ms": row.get("played_timestamp"),
                    }
                )
                for row in side.list_rows("receipt_user", number)
            ],
        }

    def _read_call(self, number: object) -> Row | None:
        if number is None:
            return None
        row = next(iter(self._tables.rows("call_log", where="_id", values=(number,))), None)
        return make_call(row) if row else None


class _Side:
    """What stands beside some messages, by their numbers."""

    def __init__(self, tables: Tables, numbers: list[int]) -> None:
        self._rows: dict[str, dict[Any, list[Row]]] = {}
        for table in (*_SINGLE, *_MANY):
            found = self._rows[table] = defaultdict(list)
            for row in tables.rows(table, where="message_row_id", values=numbers, order=("_id",)):
                found[row["message_row_id"]].append(row)
        self._reactions: dict[Any, list[Row]] = defaultdict(list)
        added = {
            row["_id"]: row
            for row in tables.rows(
                "message_add_on", where="parent_message_row_id", values=numbers, order=("_id",)
            )
            if "_id" in row
        }
        for row in (
            tables.rows("message_add_on_reaction", where="message_add_on_row_id", values=list(added))
            if added
            else ()
        ):
            add_on = added[row["message_add_on_row_id"]]
            self._reactions[add_on.get("parent_message_row_id")].append({**add_on, **row})

    def find(self, table: str, number: int) -> Row:
        return next(iter(self._rows[table].get(number, ())), {})

    def list_rows(self, table: str, number: int) -> list[Row]:
        return self._rows[table].get(number, [])

    def list_reactions(self, number: int) -> list[Row]:
        return self._reactions.get(number, [])


def _make_media(row: Row) -> Row | None:
    if not row:
        return None
    return drop_missing(
        {
            "path": row.get("file_path"),
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
