"""Writes what is one of many deliveries of a conversation: beside the others where their times meet, else as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from exit_kit.importing.packing import Packed, unpack
from exit_kit.importing.records import Conversation, Message
from exit_kit.importing.sealing import unseal
from exit_kit.store.delivery_writer import Delivery
from exit_kit.store.media_uses import MediaKey
from exit_kit.store.ordinals import count_ordinals, set_ordinals
from exit_kit.store.place import NOWHERE, Place
from exit_kit.store.renewing import Tools


class Deliverer:
    """Writes the blocks of deliveries; keeps, for the length of a member, what they share."""

    def __init__(self, db: sqlite3.Connection, media_key: MediaKey, tools: Tools) -> None:
        self._db, self._media_key, self._tools = db, media_key, tools
        self._place: Place = NOWHERE
        self._open: dict[int, Delivery] = {}

    def start_member(self, place: Place) -> None:
        """Say where the deliveries that follow come from."""
        self._place = place
        self._open = {}

    def write(self, number: int, one: Conversation, coarsest: str) -> None:
        """Write a packed block; `coarsest` is how exact the least exact times of the conversation are."""
        packed, precision = one.packed, one.at_precision
        delivery = self._open.get(number)
        if delivery is None:
            delivery = self._open[number] = Delivery(
                self._db, number, self._place, self._find_person, self._fold_uri, self._tools.write_extra
            )
        if delivery.is_first or not delivery.holds(packed.first_at or "", packed.last_at or "", coarsest):
            self._insert_whole(number, precision, packed, delivery)
        else:
            self._insert_left(number, precision, delivery.align(unpack(unseal(packed)), precision, coarsest))
        self._write_spellings(one.spellings)

    def rename_people(self, number: int) -> None:
        """Call everybody in a conversation by the present name, once all who write in a block stand in it."""
        if number in self._open:
            self._open[number].rename_people()

    def _write_spellings(self, spellings: Iterable[tuple[str, str]]) -> None:
        """Keep names as they were delivered: with invisible marks, or with the sign of one who is no contact."""
        rows = [(self._find_person(name), self._place.platform, delivered) for name, delivered in spellings]
        self._db.executemany(
            "INSERT OR IGNORE INTO handles (person_id, platform, kind, handle) VALUES (?, ?, 'name', ?)", rows
        )

    def _insert_whole(self, number: int, precision: str, packed: Packed, delivery: Delivery) -> None:
        """Insert a block of a time of which no other delivery has anything."""
        place = delivery.find_place(packed.first_at or "", packed.size)
        if not delivery.is_first:
            packed = unseal(packed)
            self._count_anew(number, packed, unpack(packed))
        first = self._tools.insert(number, precision, packed._replace(sequence=place))
        if place is None:
            anchor = delivery.find_anchor(packed.first_at or "")
            self._db.execute("UPDATE messages SET sequence = ? WHERE id >= ?", (anchor, first))

    def _insert_left(self, number: int, precision: str, new: list[tuple[Message, int]]) -> None:
        """Insert messages that no other delivery has, each at its place."""
        packed = self._tools.pack([message for message, _ in new])
        if packed is None:
            return
        self._count_anew(number, packed, [message for message, _ in new])
        first = self._tools.insert(number, precision, packed)
        places = [(place, first + at) for at, (_, place) in enumerate(new)]
        self._db.executemany("UPDATE messages SET sequence = ? WHERE id = ?", places)

    def _count_anew(self, number: int, packed: Packed, messages: list[Message]) -> None:
        """Number the messages of one sender at one time behind those that are there."""
        people = {name: self._find_person(name) for name in packed.names}
        set_ordinals(packed, count_ordinals(self._db, number, messages, people))

    def _find_person(self, name: str | None) -> int | None:
        return self._tools.find_who(name)[0]

    def _fold_uri(self, uri: str) -> str:
        return self._media_key(self._place.platform, uri)
