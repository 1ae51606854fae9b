"""Conversations and their messages: a fast way for what is new, a careful one for what may be there already.

A block of messages whose span of time holds none yet is inserted as it is; otherwise `exit_kit.store.renewing` puts it
beside what is there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import orjson

from exit_kit.importing.packing import Packed, Taken, leave_out_equals, pack, unpack
from exit_kit.importing.records import LOST, MILLISECOND, OWNER, Conversation, Extra, MediaUse, Message
from exit_kit.importing.sealing import unseal
from exit_kit.store.alignment import cut_time
from exit_kit.store.coarse_rows import LATEST, CoarsestTimes
from exit_kit.store.delivering import Deliverer
from exit_kit.store.heads import FILL, UPSERT
from exit_kit.store.join_book import JoinBook
from exit_kit.store.media_uses import MediaKey, write_uses
from exit_kit.store.message_index import MessageIndex
from exit_kit.store.message_reactions import write_reactions
from exit_kit.store.message_rows import insert_messages
from exit_kit.store.owner_finding import list_asking, read_owner_names
from exit_kit.store.owners import correct_origins, name_owner
from exit_kit.store.people import People
from exit_kit.store.place import NOWHERE, Place
from exit_kit.store.renewing import Renewer, Tools
from exit_kit.store.twins import TwinFinder


class ConversationWriter:
    """Writes conversations; keeps the owner's names and what one member needs."""

    def __init__(
        self, db: sqlite3.Connection, people: People, media_key: MediaKey, index: MessageIndex | None = None
    ) -> None:
        self._db = db
        self._index = index
        self._people = people
        self._media_key = media_key
        tools = Tools(self._pack, self._insert, self._write_extra, self._find_who)
        self._deliverer = Deliverer(db, media_key, tools)
        self._renewer = Renewer(db, media_key, tools)
        self._owners: dict[str, set[str]] = {}
        self._own_names: dict[int, str] = {}  # account -> the owner's name, where a message needed it
        self._place: Place = NOWHERE
        self.forget()

    def start_member(self, place: Place) -> None:
        """Say where the conversations that follow come from."""
        self._place = place
        self._deliverer.start_member(place)
        self._renewer.start_member(place)

    def forget(self) -> None:
        """Read again what was remembered: a transaction may have been taken back."""
        self._owners = read_owner_names(self._db)
        self._own_names = {}
        self._renewer.forget()
        self._coarsest = CoarsestTimes(self._db)
        self._joins = JoinBook(self._db)
        self._twins = TwinFinder(self._db, self._joins, self._coarsest)

    def add_owner(self, platform: str, name: str | None) -> None:
        """Take a name of the owner to heart: what it wrote was created, not received."""
        if name and name not in self._owners.setdefault(platform, set()):
            self._owners[platform].add(name)
            self._own_names.clear()
            correct_origins(self._db, platform, name)

    def write(self, conversation: Conversation) -> int:
        """Write one conversation, or a block of it; return the number of messages given."""
        packed = conversation.packed or self._pack(conversation.messages)
        place = self._place
        target = self._joins.find_target(conversation, place)
        is_part = target != conversation.key and not conversation.is_sequence
        whole = self._twins.join(conversation._replace(key=target), packed, place)
        number = self._write_head(whole, is_part=is_part)
        if conversation.is_sequence:
            self._joins.write_delivery(conversation, place, number, packed)
        else:
            self._joins.write_source(conversation, place, number)
        if packed is None:
            return 0
        size, senders = int(packed.size), packed.find_senders()
        packed = self._renewer.renew_known(number, packed)
        if packed is not None and conversation.is_sequence:
            coarsest = self._coarsest.find(number, conversation.at_precision)
            self._deliverer.write(number, conversation._replace(packed=packed), coarsest)
        elif packed is not None:
            self._write_messages(number, conversation.at_precision, packed)
        self._write_people(number, senders, is_member=0)
        self._deliverer.rename_people(number)
        return size

    def finish(self) -> None:
        """Write what is kept until all blocks of a conversation are there."""
        self._joins.write_sketches()

    def _write_messages(self, number: int, precision: str, packed: Packed) -> None:
        coarsest = self._coarsest.find(number, precision)
        if self._is_new(number, packed, coarsest):
            self._insert(number, precision, packed)
        else:
            self._renewer.write(number, precision, coarsest, unpack(unseal(packed)))

    def _pack(self, messages: list[Message], taken_at: Taken | None = None) -> Packed | None:
        platform = self._place.platform
        return (
            pack(messages, lambda uri: self._media_key(platform, uri), taken_at or {}) if messages else None
        )

    def _write_head(self, one: Conversation, *, is_part: bool) -> int:
        place = self._place
        words = orjson.dumps(one.magic_words).decode() if one.magic_words else None
        row = self._db.execute(
            FILL if is_part else UPSERT,
            (
                place.account_id, place.platform, one.key, one.title, one.kind, one.folder, one.is_participant,
                one.is_pending, one.join_link, words, place.export_id, place.export_id, place.member_id,
            ),
        )  # fmt: skip
        number = int(row.fetchone()[0])
        self._write_people(number, one.people, is_member=1)
        if one.image:
            write_uses(self._db, place, self._media_key, ("conversation_id", number), (one.image,))
        return number

    def _write_people(self, number: int, names: Iterable[str | None], *, is_member: int) -> None:
        ids = (self._find_who(name)[0] for name in sorted(filter(None, names)))
        self._db.executemany(
            "INSERT INTO conversation_people VALUES (?, ?, ?) ON CONFLICT DO UPDATE "
            "SET is_member = max(is_member, excluded.is_member)",
            [(number, person, is_member) for person in ids],
        )

    def _is_new(self, number: int, packed: Packed, coarsest: str) -> bool:
        if packed.first_at is None:  # undated messages come first and are compared one by one
            return False
        query = "SELECT 1 FROM messages WHERE conversation_id = ? AND at BETWEEN ? AND ? LIMIT 1"
        first, last = packed.first_at, packed.last_at or ""
        if coarsest != MILLISECOND:
            first, last = cut_time(first, coarsest), cut_time(last, coarsest) + LATEST
        return self._db.execute(query, (number, first, last)).fetchone() is None

    def _insert(self, number: int, precision: str, packed: Packed) -> int:
        who = [self._find_who(name) for name in packed.names]
        first = insert_messages(self._db, self._place, number, precision, packed, who)
        if self._index:
            self._index.add(first, packed)
        return first

    def _find_who(self, name: str | None) -> tuple[int | None, str | None]:
        if name == OWNER:
            return self._people.find_id(self._place.platform, self._find_own_name()), "created"
        return self._people.find_id(self._place.platform, name), self._find_origin(name)

    def _find_own_name(self) -> str:
        account = self._place.account_id
        if account not in self._own_names:
            self._own_names[account] = name_owner(self._db, account)
        return self._own_names[account]

    def _write_extra(self, message_id: int, extra: Extra) -> None:
        """Write what a message has beside its row, or renew what is there of it."""
        place = self._place
        values = (place.account_id, place.export_id, place.export_id, place.member_id)
        reactions = [
            (*self._find_who(actor), what, at) for what, actor, at in leave_out_equals(extra.reactions)
        ]
        write_reactions(self._db, message_id, reactions, values)
        if extra.media:
            self._write_files(message_id, extra.media)
        options = [(message_id, number, *one) for number, one in enumerate(extra.options)]
        self._db.executemany("INSERT OR REPLACE INTO poll_options VALUES (?, ?, ?, ?)", options)
        people = [(message_id, self._find_who(name)[0]) for name in dict.fromkeys(extra.people)]
        self._db.executemany("INSERT OR IGNORE INTO message_people VALUES (?, ?)", people)

    def _write_files(self, message_id: int, media: tuple[MediaUse, ...]) -> None:
        """Write the files of a message; one that was lost gives way to those that another export hands over."""
        lost = tuple(use for use in media if use.role == LOST)
        there = "SELECT 1 FROM media_uses WHERE message_id = ? AND role != ?"
        if len(lost) < len(media):
            self._db.execute("DELETE FROM media_uses WHERE message_id = ? AND role = ?", (message_id, LOST))
        elif self._db.execute(there, (message_id, LOST)).fetchone():
            return
        write_uses(self._db, self._place, self._media_key, ("message_id", message_id), media)

    def _find_origin(self, name: str | None) -> str | None:
        """Return created or received; None where the owner has to be asked for and nobody has said it."""
        platform = self._place.platform
        if name == OWNER or name in self._owners.get(platform, ()):
            return "created"
        return None if platform in list_asking() and platform not in self._owners else "received"
