"""Conversations and their messages: a fast way for what is new, a careful one for what may be there already.

A message has no id in Meta's exports.  Its identity is conversation, time, sender, and a number among equals.
A block of messages whose span of time holds none yet is inserted as it is.  Otherwise each time that is there
already is aligned: equal text and sender first; then, against older exports only, what is left in order, which is
how an edited or an unsent message, or one whose sender changed names, stays one row.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import chain, groupby
from typing import Any, Final, NamedTuple

import orjson

from exit_kit.importing.packing import EXTRA_COLUMNS, Packed, Taken, leave_out_equals, pack, unpack
from exit_kit.importing.records import LOST, MILLISECOND, OWNER, Conversation, Extra, MediaUse, Message
from exit_kit.importing.scripts import has_unspaced
from exit_kit.importing.sealing import unseal
from exit_kit.store import alignment
from exit_kit.store.alignment import Given, cut_time, find_coarser, is_finer, match_messages
from exit_kit.store.coarse_rows import LATEST, CoarseRows
from exit_kit.store.delivering import Deliverer, Tools
from exit_kit.store.heads import FILL, UPSERT
from exit_kit.store.join_book import JoinBook
from exit_kit.store.media_uses import MediaKey, write_uses
from exit_kit.store.message_index import MessageIndex
from exit_kit.store.message_reactions import merge_reactors, write_reactions
from exit_kit.store.message_rows import insert_messages
from exit_kit.store.own_ids import OwnIds
from exit_kit.store.owner_finding import list_asking, read_owner_names
from exit_kit.store.owners import name_owner
from exit_kit.store.people import People
from exit_kit.store.place import Place
from exit_kit.store.twins import absorb_conversation

_NO_EXTRA: Final = Extra()
_TWINS: Final = """
SELECT id, key FROM conversations
WHERE account_id = ? AND title = ? AND key != ? AND (substr(key, 1, 1) = '?') = ? ORDER BY id
"""
_UNSPACED: Final = "INSERT OR IGNORE INTO unspaced_messages VALUES (?)"


class _Row(NamedTuple):
    """A message that is in the database already."""

    id: int
    sender_id: int | None
    text: str | None
    ordinal: int
    last_export_id: int


class ConversationWriter:
    """Writes conversations; keeps the owner's names and what one member needs."""

    def __init__(
        self, db: sqlite3.Connection, people: People, media_key: MediaKey, index: MessageIndex | None = None
    ) -> None:
        self._db = db
        self._index = index
        self._people = people
        self._media_key = media_key
        self._rows = CoarseRows(db, media_key)
        tools = Tools(self._pack, self._insert, self._write_extra, self._find_who)
        self._deliverer = Deliverer(db, media_key, tools)
        self._owners: dict[str, set[str]] = {}
        self._own_names: dict[int, str] = {}  # account -> the owner's name, where a message needed it
        self._place = Place("", 0, 0, 0)
        self._names_only: set[str] = set()  # titles of conversations whose key is a mere name
        self._renamed: set[tuple[int, int, bool]] = set()  # older, newer sender, the newer only says: gone
        self.forget()

    def start_member(self, place: Place) -> None:
        """Say where the conversations that follow come from."""
        self._place = place
        self._deliverer.start_member(place)

    def forget(self) -> None:
        """Read again what was remembered: a transaction may have been taken back."""
        self._owners = read_owner_names(self._db)
        self._own_names = {}
        coarse = "SELECT 1 FROM conversations WHERE coarsest_time IS NOT NULL LIMIT 1"
        self._has_coarse = self._db.execute(coarse).fetchone() is not None
        self._joins = JoinBook(self._db)
        self._own_ids = OwnIds(self._db)
        known = self._db.execute("SELECT title FROM conversations WHERE key >= '?' AND key < '@'")
        self._names_only = {title for (title,) in known}

    def add_owner(self, platform: str, name: str | None) -> None:
        """Take a name of the owner to heart: what it wrote was created, not received."""
        if name:
            self._owners.setdefault(platform, set()).add(name)
            self._own_names.clear()

    def write(self, conversation: Conversation) -> int:
        """Write one conversation, or a block of it; return the number of messages given."""
        packed = conversation.packed or self._pack(conversation.messages)
        place = self._place
        target = self._joins.find_target(conversation, place)
        is_part = target != conversation.key and not conversation.is_sequence
        number = self._write_head(self._join_twin(conversation._replace(key=target), packed), is_part=is_part)
        if conversation.is_sequence:
            self._joins.write_delivery(conversation, place, number, packed)
        else:
            self._joins.write_source(conversation, place, number)
        if packed is None:
            return 0
        size, senders = int(packed.size), packed.find_senders()
        packed = self._renew_known(number, packed)
        if packed is not None and conversation.is_sequence:
            coarsest = self._find_coarsest(number, conversation.at_precision)
            self._deliverer.write(number, conversation._replace(packed=packed), coarsest)
        elif packed is not None:
            self._write_messages(number, conversation.at_precision, packed)
        self._write_people(number, senders, is_member=0)
        return size

    def finish(self) -> None:
        """Write what is kept until all blocks of a conversation are there."""
        self._joins.write_sketches()

    def _renew_known(self, number: int, packed: Packed) -> Packed | None:
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
                self._renew(_Row(*row), self._find_who(message[1])[0], message)
        self._merge_renamed(number)
        return self._pack(left)

    def _write_messages(self, number: int, precision: str, packed: Packed) -> None:
        coarsest = self._find_coarsest(number, precision)
        if self._is_new(number, packed, coarsest):
            self._insert(number, precision, packed)
        elif coarsest == MILLISECOND:
            self._align(number, precision, unpack(unseal(packed)))
        else:
            self._align_coarsely(number, precision, coarsest, unpack(unseal(packed)))

    def _pack(self, messages: list[Message], taken_at: Taken | None = None) -> Packed | None:
        platform = self._place.platform
        return (
            pack(messages, lambda uri: self._media_key(platform, uri), taken_at or {}) if messages else None
        )

    def _join_twin(self, one: Conversation, packed: Packed | None) -> Conversation:
        """Give a conversation that stands in the export twice, once under a mere name, one key for both.

        A group's chat may be a thread of the inbox as well (formats/facebook.md 1.6.6).  Both have the same title, and
        at least half of the times of the messages compared are in both.
        """
        if packed is None or not one.title:
            return one
        if one.key.startswith("?"):
            self._names_only.add(one.title)
        elif one.title not in self._names_only:
            return one
        twins = self._db.execute(
            _TWINS, (self._place.account_id, one.title, one.key, one.key[:1] != "?")
        ).fetchall()
        for number, key in twins:
            if self._joins.is_apart(self._place.platform, key, one.key):
                continue
            if not self._shares_times(number, packed, one.at_precision):
                continue
            if key.startswith("?"):
                self._take_over(one.key, number)
                return one
            return one._replace(key=key, folder=None)
        return one

    def _shares_times(self, number: int, packed: Packed, precision: str) -> bool:
        """Say whether at least half of the times, as far as all of them are certain, are there already."""
        query = "SELECT coarsest_time FROM conversations WHERE id = ?"
        coarsest = find_coarser(self._db.execute(query, (number,)).fetchone()[0], precision)
        times = set(filter(None, packed.list_times()))
        about = "at"
        if coarsest != MILLISECOND:
            times = {cut_time(at, coarsest) for at in times}
            about = f"substr(at, 1, {len(cut_time(LATEST * 30, coarsest))})"
        marks = ", ".join("?" for _ in times)
        query = (
            f"SELECT count(DISTINCT {about}) FROM messages WHERE conversation_id = ? AND {about} IN ({marks})"
        )
        (shared,) = self._db.execute(query, (number, *times)).fetchone()
        return bool(shared) and 2 * shared >= min(len(times), self._count_span(number, packed))

    def _take_over(self, key: str, number: int) -> None:
        """Give a conversation that was known by name alone its key, or its messages to the one that has it."""
        query = "SELECT id FROM conversations WHERE account_id = ? AND key = ?"
        there = self._db.execute(query, (self._place.account_id, key)).fetchone()
        if there:  # from an older export
            self._find_coarsest(there[0], self._find_coarsest(number, MILLISECOND))
            absorb_conversation(self._db, there[0], number)
        else:
            self._db.execute("UPDATE conversations SET key = ? WHERE id = ?", (key, number))

    def _count_span(self, number: int, packed: Packed) -> int:
        query = "SELECT count(DISTINCT at) FROM messages WHERE conversation_id = ? AND at BETWEEN ? AND ?"
        return int(self._db.execute(query, (number, packed.first_at, packed.last_at)).fetchone()[0])

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

    def _find_coarsest(self, number: int, precision: str) -> str:
        """Return how exact the least exact times of a conversation are, with those that come now."""
        if precision == MILLISECOND and not self._has_coarse:
            return MILLISECOND
        query = "SELECT coarsest_time FROM conversations WHERE id = ?"
        (before,) = self._db.execute(query, (number,)).fetchone()
        coarsest = find_coarser(before, precision)
        if coarsest != (before or MILLISECOND):
            self._has_coarse = True
            self._db.execute("UPDATE conversations SET coarsest_time = ? WHERE id = ?", (coarsest, number))
        return coarsest

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

    def _find_senders(self, messages: Iterable[Message]) -> dict[str | None, tuple[int | None, str | None]]:
        """Return id and origin for every sender."""
        return {name: self._find_who(name) for name in sorted({message[1] for message in messages}, key=str)}

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
        packed = self._pack(new, taken_at)
        if packed:
            self._insert(number, precision, packed)
        self._merge_renamed(number)

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
        packed = self._pack(sorted(new, key=lambda message: message[0] or ""), taken_at)
        if packed:
            self._insert(number, precision, packed)
        self._merge_renamed(number)

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
        self._write_extra(row.id, extra)
        if row.text is None and text and has_unspaced(text):
            self._db.execute(_UNSPACED, (row.id,))

    def _merge_renamed(self, number: int) -> None:
        for older, newer, is_gone in sorted(self._renamed):
            merge_reactors(self._db, number, older, newer, keep_older=is_gone)
        self._renamed.clear()

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
            (sender, self._find_origin(name) if name else None, kind, kind, text, *values, place.export_id,
             place.member_id, row.id),
        )  # fmt: skip
        self._write_extra(row.id, extra)
        if text and has_unspaced(text):
            self._db.execute(_UNSPACED, (row.id,))
