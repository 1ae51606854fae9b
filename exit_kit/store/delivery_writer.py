"""Writes one delivery of a conversation of which there are others: each message once, the richer version of it.

What another delivery says otherwise (before an edit, before it was deleted, under another name) stays in
`message_versions`.  Places in the conversation (`messages.sequence`): what is new stands behind the message that it
follows in its own delivery; `renumber` counts all of them once everything is written.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple

from exit_kit.importing.extraction import render_json
from exit_kit.importing.packing import EXTRA_COLUMNS
from exit_kit.importing.records import Extra, Message
from exit_kit.store.alignment import cut_time, is_finer
from exit_kit.store.coarse_rows import LATEST
from exit_kit.store.deliveries import Line, Names, fold_text, pair_lines, place_new
from exit_kit.store.place import Place
from exit_kit.store.renames import Renames
from exit_kit.store.repeated_hours import read_repeated_hours

_FAR: Final = 100_000_000  # more messages than any delivery has: room before the first one
_VAGUE: Final = frozenset({"media", "unknown_empty", "undecryptable", "empty"})
_COLUMNS: Final = (
    "id", "at", "at_precision", "sender_id", "kind", "text", "is_unsent", "is_edited", "is_omitted", "event",
    "call_seconds", "link", "own_id", "sequence", "member_id", "ordinal",
)  # fmt: skip
_ROWS: Final = f"""
SELECT {", ".join(_COLUMNS)},
  (SELECT group_concat(key, char(10)) FROM media_uses WHERE message_id = messages.id)
FROM messages WHERE conversation_id = ? AND at BETWEEN ? AND ? AND id <= ? ORDER BY sequence, id
"""
_VERSION: Final = """
INSERT OR IGNORE INTO message_versions (message_id, member_id, at, sender, kind, text)
VALUES (?, ?, ?, (SELECT name FROM people WHERE id = ?), ?, ?)
"""
_SEEN: Final = "UPDATE messages SET last_export_id = ? WHERE id = ?"
_RENUMBER: Final = """
UPDATE messages SET sequence = counted.place FROM (
  SELECT id, row_number() OVER (ORDER BY sequence, id) - 1 AS place FROM messages
  WHERE conversation_id = ? AND sequence IS NOT NULL
) AS counted WHERE counted.id = messages.id AND messages.sequence != counted.place
"""
_SEVERAL: Final = """
SELECT conversation_id FROM conversation_sources WHERE conversation_id IN (
  SELECT DISTINCT conversation_id FROM messages WHERE sequence IS NOT NULL
) GROUP BY conversation_id HAVING count(*) > 1
"""


class Row(NamedTuple):
    """A message that another delivery has written; `files` are the names of its files."""

    id: int
    at: str
    precision: str
    sender_id: int | None
    kind: str
    text: str | None
    is_unsent: int | None
    is_edited: int | None
    is_omitted: int | None
    event: str | None
    call_seconds: int | None
    link: str | None
    own_id: str | None
    sequence: int | None
    member_id: int
    ordinal: int
    files: frozenset[str]


class Delivery:
    """One member's delivery of one conversation, block by block."""

    def __init__(
        self,
        db: sqlite3.Connection,
        conversation: int,
        place: Place,
        find_person: Callable[[str | None], int | None],
        fold_uri: Callable[[str], str],
        write_extra: Callable[[int, Extra], None],
    ) -> None:
        self._db, self._number, self._place = db, conversation, place
        self._find_person, self._fold_uri, self._write_extra = find_person, fold_uri, write_extra
        found = _count_places(db, conversation)
        self._is_first = found[0] is None
        if found[3] is not None and found[3] - found[2] + 1 != found[4]:
            # What two deliveries before had alone may share a place: between them there would be no room.
            db.execute(_RENUMBER, (conversation,))
            found = _count_places(db, conversation)
        self._first_id, self._last_id = found[0] or 0, found[1] or 0
        self._first_place, self._last_place = found[2] or 0, found[3] or 0
        self._used = bytearray((self._last_id - self._first_id) // 8 + 1)
        self._names = Names()
        self._renames = Renames(db, conversation, place.platform)
        self._written = 0
        self._reached = ("", 0)  # the last minute that was aligned, and the place
        self._hours = read_repeated_hours(db, conversation)

    @property
    def is_first(self) -> bool:
        """Say whether no other delivery of the conversation is there."""
        return self._is_first

    def holds(self, first_at: str, last_at: str, precision: str) -> bool:
        """Say whether another delivery has messages of this time."""
        query = "SELECT 1 FROM messages WHERE conversation_id = ? AND at BETWEEN ? AND ? AND id <= ? LIMIT 1"
        first_at = min(first_at, self._hours.find_other(first_at) or first_at)
        last_at = max(last_at, self._hours.find_other(last_at) or last_at)
        span = (cut_time(first_at, precision), cut_time(last_at, precision) + LATEST)
        return self._db.execute(query, (self._number, *span, self._last_id)).fetchone() is not None

    def find_place(self, first_at: str, size: int) -> int | None:
        """Return the place of the first of new messages that no other delivery overlaps, one after another; None where
        they stand between others and all share one place."""
        place = self._written
        self._written += size
        if self._is_first:
            return place
        later = "SELECT 1 FROM messages WHERE conversation_id = ? AND at > ? AND id <= ? LIMIT 1"
        earlier = later.replace("at >", "at <")
        at = (self._number, first_at, self._last_id)
        if not self._db.execute(later, at).fetchone():
            return self._last_place + 1 + place
        if not self._db.execute(earlier, at).fetchone():
            return self._first_place - _FAR + place
        return None

    def find_anchor(self, first_at: str) -> int:
        """Return the place of the last message before a time."""
        query = "SELECT max(sequence) FROM messages WHERE conversation_id = ? AND at <= ? AND id <= ?"
        (found,) = self._db.execute(query, (self._number, first_at, self._last_id)).fetchone()
        return int(found if found is not None else self._first_place - 1)

    def align(self, messages: list[Message], precision: str, coarsest: str) -> list[tuple[Message, int]]:
        """Renew the rows that these messages are; return the new ones, in their order, with their places."""
        self._written += len(messages)
        rows = self._read_rows([message[0] for message in messages if message[0]], coarsest)
        groups: dict[str, list[int]] = defaultdict(list)
        for at, message in enumerate(messages):
            groups[cut_time(message[0] or "", coarsest)].append(at)
        lines = {
            about: ([_make_line(row) for row in rows[about]], [self._make_line(messages[at]) for at in group])
            for about, group in groups.items()
        }
        for old, new in lines.values():
            self._names.meet((one.sender for one in old), (one.sender for one in new))
            self._names.learn(old, new)
        self._renames.take(self._names.settle())
        anchor = self._find_start(messages, coarsest)
        found: dict[int, int] = {}
        earlier = _Places(rows)
        for about, group in groups.items():
            there, here = lines[about]
            anchor = max(anchor, earlier.find_last(about, anchor))
            pairs = pair_lines(there, here, self._names)
            for older, at in pairs:
                self._mark(rows[about][older].id)
                self._renew(rows[about][older], messages[group[at]], here[at], precision)
            found.update(_place_rest(rows[about], group, pairs, anchor))
            anchor = max((row.sequence for row in rows[about] if row.sequence is not None), default=anchor)
            self._reached = (about, anchor)
        for at in self._align_repeated(messages, sorted(found), precision, coarsest):
            del found[at]
        return [(messages[at], found[at]) for at in sorted(found)]

    def _align_repeated(
        self, messages: Sequence[Message], left: Iterable[int], precision: str, coarsest: str
    ) -> list[int]:
        """Renew the rows that these messages are, though one of the two stands in the wrong one of an hour that came
        twice; return the places of these messages."""
        groups: dict[str, list[int]] = defaultdict(list)
        for at in left:
            other = self._hours.find_other(messages[at][0] or "")
            if other:
                groups[cut_time(other, coarsest)].append(at)
        paired = []
        for about, group in groups.items():
            rows = self._read_rows([about], coarsest)[about]
            here = [self._make_line(messages[at]) for at in group]
            for older, at in pair_lines([_make_line(row) for row in rows], here, self._names):
                self._mark(rows[older].id)
                self._renew(rows[older], messages[group[at]], here[at], precision, is_other_hour=True)
                paired.append(group[at])
        return paired

    def _find_start(self, messages: Sequence[Message], coarsest: str) -> int:
        """Return the place behind which a block begins: that of the last message of an earlier minute, or where the
        block before has left off within the same."""
        about = cut_time(min(filter(None, (one[0] for one in messages)), default=""), coarsest)
        place = self.find_anchor(about)
        return max(place, self._reached[1]) if self._reached[0] == about else place

    def _mark(self, number: int) -> None:
        """Remember that a row is one of this delivery's messages: no other can be it."""
        byte, bit = divmod(number - self._first_id, 8)
        self._used[byte] |= 1 << bit

    def _is_used(self, number: int) -> bool:
        byte, bit = divmod(number - self._first_id, 8)
        return bool(self._used[byte] >> bit & 1)

    def _read_rows(self, times: Sequence[str], coarsest: str) -> dict[str, list[Row]]:
        """Return the rows of other deliveries of about these times that no message of this delivery is yet."""
        rows: dict[str, list[Row]] = defaultdict(list)
        if not times or self._is_first:
            return rows
        span = (cut_time(min(times), coarsest), cut_time(max(times), coarsest) + LATEST)
        for *values, keys in self._db.execute(_ROWS, (self._number, *span, self._last_id)):
            if not self._is_used(values[0]):
                files = frozenset(map(_name, keys.split("\n"))) if keys else _NO_FILES
                row = Row._make((*values, files))
                rows[cut_time(row.at, coarsest)].append(row)
        return rows

    def _make_line(self, message: Message) -> Line:
        _, sender, kind, text, extra = message
        person = self._find_person(sender)
        if extra is None:
            return Line(person, kind, fold_text(text))
        files = frozenset(_name(self._fold_uri(use.uri)) for use in extra.media) if extra.media else _NO_FILES
        return Line(
            person, kind, fold_text(text), files, extra.event, bool(extra.is_unsent), bool(extra.is_edited),
            extra.call_seconds, extra.link, extra.own_id,
        )  # fmt: skip

    def _renew(
        self, row: Row, message: Message, line: Line, precision: str, *, is_other_hour: bool = False
    ) -> None:
        """Give a row what this delivery says better; of an hour that came twice the later reading is the right one."""
        at, _, kind, text, extra = message
        export = self._place.export_id
        is_same = row.kind == kind and fold_text(row.text) == line.text
        is_later = is_other_hour and (at or "") > row.at and not is_finer(row.precision, precision)
        if (
            is_same
            and extra is None
            and row.sender_id == line.sender
            and row.precision == precision
            and not is_later
        ):
            self._db.execute(_SEEN, (export, row.id))
            return
        changes: dict[str, Any] = {"last_export_id": export, "member_id": self._place.member_id}
        if is_later or is_finer(precision, row.precision):
            changes.update(at=at, at_precision=precision)
        extra = extra or Extra()
        changes.update(self._choose_content(row, kind, text, extra))
        if (
            not is_same
            and (row.text or text or "unsent" in (row.kind, kind))
            and {row.kind, kind}.isdisjoint(_VAGUE)
        ):
            self._write_versions(row, message, line)
        self._update(row, changes)
        self._write_extra(row.id, self._leave_known_files(row, extra))

    def _choose_content(self, row: Row, kind: str, text: str | None, extra: Extra) -> dict[str, Any]:
        """Return the columns that change: what was deleted keeps its text, what was edited gets the newer one.

        A text marks what was edited: where a backup says otherwise than an unmarked line, the line is the older.
        """
        columns = dict(zip(EXTRA_COLUMNS, extra[: len(EXTRA_COLUMNS)], strict=True))
        changes: dict[str, Any] = {name: value for name, value in columns.items() if value is not None}
        if kind == "unsent" and row.kind != "unsent":
            return {"is_unsent": 1} | {name: changes[name] for name in ("own_id",) if name in changes}
        if kind not in _VAGUE or row.kind in _VAGUE:
            changes["kind"] = kind
        else:
            changes.pop("is_omitted", None)
        is_newer = not row.is_edited and (row.own_id is None or extra.own_id is not None)
        if text and (is_newer or extra.is_edited or not row.text):
            changes["text"] = text
        if (extra.media or row.files) and (row.is_omitted or extra.is_omitted):
            changes["is_omitted"] = None
        return changes

    def _update(self, row: Row, changes: dict[str, Any]) -> None:
        if "at" in changes:
            same = "conversation_id = ? AND at = ? AND sender_id IS ? AND id != ?"
            values = (self._number, changes["at"], row.sender_id, row.id)
            (last,) = self._db.execute(f"SELECT max(ordinal) FROM messages WHERE {same}", values).fetchone()
            changes["ordinal"] = 0 if last is None else last + 1
        assigned = ", ".join(f"{name} = ?" for name in changes)
        new = [_render(value) for value in changes.values()]
        self._db.execute(f"UPDATE messages SET {assigned} WHERE id = ?", (*new, row.id))

    def _write_versions(self, row: Row, message: Message, line: Line) -> None:
        """Note how both deliveries have a message that they have differently."""
        at, _, kind, text, _ = message
        versions = (
            (row.id, row.member_id, row.at, row.sender_id, row.kind, row.text),
            (row.id, self._place.member_id, at, line.sender, kind, text),
        )
        self._db.executemany(_VERSION, versions)

    def _leave_known_files(self, row: Row, extra: Extra) -> Extra:
        """Leave out files that the message has: one phone names the same photo otherwise than another."""
        new = tuple(
            use for use in extra.media if _name(self._fold_uri(use.uri)) in row.files or not row.files
        )
        return extra._replace(media=new)

    def rename_people(self) -> None:
        """Let all messages of people who are called otherwise now be of their present name."""
        self._renames.hand_over()


def _count_places(db: sqlite3.Connection, conversation: int) -> tuple[Any, ...]:
    """Return the first and last number and place of a conversation's messages, and how many have a place."""
    query = (
        "SELECT min(id), max(id), min(sequence), max(sequence), count(sequence) FROM messages "
        "WHERE conversation_id = ?"
    )
    return tuple(db.execute(query, (conversation,)).fetchone())


class _Places:
    """Tells the last place of the rows before a time: what stands alone in its minute belongs behind it."""

    def __init__(self, rows: Mapping[str, Sequence[Row]]) -> None:
        placed = sorted(
            (about, max(places))
            for about, those in rows.items()
            if (places := [row.sequence for row in those if row.sequence is not None])
        )
        self._times = [about for about, _ in placed]
        self._places = list(accumulate((place for _, place in placed), max))

    def find_last(self, about: str, otherwise: int) -> int:
        at = bisect_left(self._times, about)
        return self._places[at - 1] if at else otherwise


_NO_FILES: Final = frozenset[str]()


def _place_rest(
    rows: Sequence[Row], group: Sequence[int], pairs: Sequence[tuple[int, int]], anchor: int
) -> dict[int, int]:
    """Return the places of those messages of a group that are no rows yet: that of the row that they follow."""
    met = {at for _, at in pairs}
    found = {}
    for at, behind in enumerate(place_new(len(rows), len(group), pairs)):
        if at not in met:
            before = rows[behind].sequence if behind >= 0 else None
            found[group[at]] = anchor if before is None else before
    return found


def _make_line(row: Row) -> Line:
    return Line(
        row.sender_id, row.kind, fold_text(row.text), row.files, row.event, bool(row.is_unsent), bool(row.is_edited),
        row.call_seconds, row.link, row.own_id,
    )  # fmt: skip


def _render(value: Any) -> Any:
    return render_json(value) if isinstance(value, dict) else value


def renumber(db: sqlite3.Connection) -> None:
    """Count the places of messages in conversations that were put together from several deliveries."""
    for (number,) in db.execute(_SEVERAL).fetchall():
        db.execute(_RENUMBER, (number,))


def _name(key: str) -> str:
    return key.rpartition("/")[2]


__all__ = ["Delivery", "renumber"]
