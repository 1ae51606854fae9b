"""Messages some of which may be there already: renews the rows that they are, inserts the rest.

A message has no id in Meta's exports.  Its identity is conversation, time, sender, and a number among equals.  Each
time that is there already is aligned: equal text and sender first; then, against older exports only, what is left in
order, which is how an edited or an unsent message, or one whose sender changed names, stays one row.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain, groupby
from typing import Any, Final, NamedTuple

from exit_kit.importing.packing import EXTRA_COLUMNS, Packed, unpack
from exit_kit.importing.records import MILLISECOND, Extra, Message
from exit_kit.importing.scripts import has_unspaced
from exit_kit.importing.sealing import unseal
from exit_kit.store import alignment
from exit_kit.store.alignment import Given, cut_time, is_finer, match_messages
from exit_kit.store.coarse_rows import CoarseRows
from exit_kit.store.media_uses import MediaKey
from exit_kit.store.message_reactions import merge_reactors
from exit_kit.store.own_ids import OwnIds
from exit_kit.store.place import NOWHERE, Place

_NO_EXTRA: Final = Extra()
_UNSPACED: Final = "INSERT OR IGNORE INTO unspaced_messages VALUES (?)"


class Tools(NamedTuple):
    """What the writer of conversations lends: messages made rows, rows inserted, what a message has beside its row
    written, and people found, each with the origin of what they wrote."""

    pack: Callable[..., Packed | None]
    insert: Callable[[int, str, Packed], int]
    write_extra: Callable[[int, Extra], None]
    find_who: Callable[[str | None], tuple[int | None, str | None]]


class _Row(NamedTuple):
    """A message that is in the database already."""

    id: int
    sender_id: int | None
    text: str | None
    ordinal: int
    last_export_id: int


class Renewer:
    """Puts messages beside those that are there; keeps, for the length of a conversation, who was renamed."""

    def __init__(self, db: sqlite3.Connection, media_key: MediaKey, tools: Tools) -> None:
        self._db, self._media_key, self._tools = db, media_key, tools
        self._rows = CoarseRows(db, media_key)
        self._own_ids = OwnIds(db)
        self._place: Place = NOWHERE
        self._renamed: set[tuple[int, int, bool]] = set()  # older, newer sender, the newer only says: gone

    def start_member(self, place: Place) -> None:
        """Say where the messages that follow come from."""
        self._place = place

    def forget(self) -> None:
        """Read again what was remembered: a transaction may have been taken back."""
        self._own_ids = OwnIds(self._db)

    def renew_known(self, number: int, packed: Packed) -> Packed | None:
        """Renew the messages that an older export holds under the same id; return the others."""
        known = self._own_ids.find(number, self._place.export_id, packed)
        if not known:
            return packed
        left = []
        for message in unpack(unseal(packed)):
            own_id = message[4].own_id if message[4] else None
            row = known.pop(own_id, None) if own_id else None
            if row is None:
                left.append(message)
            else:
                message = self._own_ids.leave_copies(row[0], message, self._media_key, self._place.platform)
                self._renew(_Row(*row), self._tools.find_who(message[1])[0], message)
        self._merge_renamed(number)
        return self._tools.pack(left)

    def write(self, number: int, precision: str, coarsest: str, messages: list[Message]) -> None:
        """Write messages; `coarsest` is how exact the least exact times of the conversation are."""
        if coarsest == MILLISECOND:
            self._align(number, precision, messages)
        else:
            self._align_coarsely(number, precision, coarsest, messages)
        self._merge_renamed(number)

    def _align(self, number: int, precision: str, messages: list[Message]) -> None:
        """Write messages some of whose times are there already."""
        there = self._read_rows(number, messages)
        names = {ids[0]: name for name, ids in self._find_senders(messages).items()}
        new: list[Message] = []
        taken_at: dict[str | None, dict[str | None, int]] = {}
        for at, group in groupby(messages, key=lambda message: message[0]):
            rows = there.get(at)
            if rows is None:
                new += group
                continue
            taken = taken_at[at] = {}
            for row in rows:
                name = names.get(row.sender_id)
                taken[name] = max(taken.get(name, 0), row.ordinal + 1)
            new += self._match(list(group), rows)
        packed = self._tools.pack(new, taken_at)
        if packed:
            self._tools.insert(number, precision, packed)

    def _align_coarsely(self, number: int, precision: str, coarsest: str, messages: list[Message]) -> None:
        """Write messages where times, there or here, are not exact to the millisecond (`store.alignment`)."""
        place, senders = self._place, self._find_senders(messages)
        names = {ids[0]: name for name, ids in senders.items()}
        there, taken = self._rows.read(number, messages, coarsest), Counter[tuple[str | None, int | None]]()
        for row in chain.from_iterable(there.values()):
            taken[row.at, row.sender_id] = max(taken[row.at, row.sender_id], row.ordinal + 1)
        new: list[Message] = []
        for about, group in groupby(messages, key=lambda message: cut_time(message[0] or "", coarsest)):
            given = [self._rows.take(one, precision, senders[one[1]][0], place.platform) for one in group]
            found, left = match_messages(given, there.get(about, []), place.export_id, place.platform)
            for one, row in found:
                self._renew_coarsely(one, row, taken)
            new += [one.message for one in left]
        taken_at: dict[str | None, dict[str | None, int]] = {}
        for (at, sender), count in taken.items():
            taken_at.setdefault(at, {})[names.get(sender)] = count
        packed = self._tools.pack(sorted(new, key=lambda message: message[0] or ""), taken_at)
        if packed:
            self._tools.insert(number, precision, packed)

    def _renew_coarsely(self, one: Given, row: alignment.Row, taken: Counter[Any]) -> None:
        """Renew a row by a message whose time may be more exact, or less; the more exact source says more."""
        place, (at, _, _, text, extra) = self._place, one.message
        if is_finer(one.precision, row.precision):
            ordinal = taken[at, row.sender_id]
            taken[at, row.sender_id] += 1
            query = "UPDATE messages SET at = ?, at_precision = ?, ordinal = ? WHERE id = ?"
            self._db.execute(query, (at, one.precision, ordinal, row.id))
        extra = self._rows.leave_out_copies(row, extra, place.platform)
        if not is_finer(row.precision, one.precision):
            older = _Row(row.id, row.sender_id, row.text, row.ordinal, row.last_export_id)
            self._renew(older, one.sender_id, (*one.message[:4], extra))
            return
        extra = extra or _NO_EXTRA
        changes = ", ".join(f"{column} = coalesce({column}, ?)" for column in EXTRA_COLUMNS)
        self._db.execute(
            f"UPDATE messages SET text = coalesce(text, ?), {changes}, last_export_id = ? WHERE id = ?",
            (text, *extra[: len(EXTRA_COLUMNS)], place.export_id, row.id),
        )
        self._tools.write_extra(row.id, extra)
        if row.text is None and text and has_unspaced(text):
            self._db.execute(_UNSPACED, (row.id,))

    def _merge_renamed(self, number: int) -> None:
        for older, newer, is_gone in sorted(self._renamed):
            merge_reactors(self._db, number, older, newer, keep_older=is_gone)
        self._renamed.clear()

    def _find_senders(self, messages: Iterable[Message]) -> dict[str | None, tuple[int | None, str | None]]:
        """Return id and origin for every sender."""
        return {
            name: self._tools.find_who(name) for name in sorted({message[1] for message in messages}, key=str)
        }

    def _read_rows(self, number: int, messages: list[Message]) -> dict[str | None, list[_Row]]:
        columns = "at, id, sender_id, text, ordinal, last_export_id"
        dated = [message[0] for message in messages if message[0]]
        rows: dict[str | None, list[_Row]] = {}
        if dated:
            query = f"SELECT {columns} FROM messages WHERE conversation_id = ? AND at BETWEEN ? AND ? ORDER BY at, id"
            for at, *row in self._db.execute(query, (number, dated[0], dated[-1])):
                rows.setdefault(at, []).append(_Row(*row))
        if messages[0][0] is None:
            query = f"SELECT {columns} FROM messages WHERE conversation_id = ? AND at IS NULL ORDER BY id"
            for at, *row in self._db.execute(query, (number,)):
                rows.setdefault(at, []).append(_Row(*row))
        return rows

    def _match(self, messages: list[Message], rows: list[_Row]) -> list[Message]:
        """Renew the rows that these messages of one time are; return the messages that are new."""
        senders = self._find_senders(messages)
        for how in ("same", "changed", "renamed"):
            left = []
            for message in messages:
                sender = senders[message[1]][0]
                row = next((one for one in rows if self._is(how, message, sender, one)), None)
                if row is None:
                    left.append(message)
                else:
                    rows.remove(row)
                    self._renew(row, sender, message)
            messages = left
        return messages

    def _is(self, how: str, message: Message, sender: int | None, row: _Row) -> bool:
        """Say whether a row is this message: the same; or, since an older export, changed (edited, taken back) or
        renamed (from somebody who since changed names or left the platform)."""
        text = message[3]
        if how == "same":
            return row.sender_id == sender and row.text == text
        if row.last_export_id == self._place.export_id:
            return False
        if how == "changed":
            return row.sender_id == sender
        is_gone = not message[1] or self._place.platform in message[1].casefold()
        return row.text == text and (text is not None or is_gone)

    def _renew(self, row: _Row, sender: int | None, message: Message) -> None:
        _, name, kind, text, extra = message
        is_gone = bool(name) and self._place.platform in str(name).casefold()
        if sender is not None and row.sender_id not in (None, sender):
            self._renamed.add((row.sender_id, sender, is_gone))
        if is_gone:
            name, sender = None, None  # "Facebook user": the account is gone, the older name says more
        extra = extra or _NO_EXTRA
        if extra.is_unsent:
            text = None  # what stands there now says only that it was taken back
        values = extra[: len(EXTRA_COLUMNS)]
        changes = ", ".join(f"{column} = coalesce(?, {column})" for column in EXTRA_COLUMNS)
        place = self._place
        self._db.execute(
            f"UPDATE OR IGNORE messages SET sender_id = coalesce(?, sender_id), origin = coalesce(?, origin), "
            f"kind = CASE WHEN ? = 'empty' THEN kind ELSE ? END, text = coalesce(?, text), {changes}, "
            f"last_export_id = ?, member_id = ? WHERE id = ?",
            (sender, self._tools.find_who(name)[1] if name else None, kind, kind, text, *values, place.export_id,
             place.member_id, row.id),
        )  # fmt: skip
        self._tools.write_extra(row.id, extra)
        if text and has_unspaced(text):
            self._db.execute(_UNSPACED, (row.id,))
