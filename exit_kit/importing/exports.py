"""Puts parts into the database: which export each belongs to, whose account it is, and every member's first status."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import UTC, datetime
from typing import Final, NamedTuple

from exit_kit.archive.members import Member
from exit_kit.importing.belonging import assign_accounts
from exit_kit.importing.contract import Status
from exit_kit.importing.grouping import UNKNOWN, Unnamed, find_export, handle_of, make_name_key, sort_parts
from exit_kit.importing.identity import find_day, find_owner, make_account_key
from exit_kit.importing.recognition import RecognisedPart
from exit_kit.importing.records import Owner
from exit_kit.importing.registry import load_importers
from exit_kit.importing.sniffing import find_status
from exit_kit.importing.work import get_media_key, is_text
from exit_kit.store.members import wipe_records

_SOURCES: Final = ("nothing", "listing", "content", "name")  # of an export's day, the surest last


# A text may be in several parts of an export: all of its rows get it.
_NOTE_TIME: Final = """
UPDATE members SET modified_at = ? FROM (SELECT export_id AS export, path AS place, size_bytes AS size FROM members
  WHERE id = ?) WHERE export_id = export AND path = place AND size_bytes = size
  AND (modified_at IS NULL OR modified_at > ?)
RETURNING status
"""


class Registered(NamedTuple):
    """What one import has to do with: export numbers, and how to read members by number.

    `refused` counts members of new parts that must not be read, as their listing shows, and `files` their photos,
    videos and whatever else is only listed.  `assumed` names parts that were put to an export only because they do
    not contradict it, `open` those that could be of several accounts.
    """

    export_ids: tuple[int, ...]
    members: dict[int, Member]
    is_new: bool
    refused: int
    files: int
    assumed: tuple[str, ...]
    open: tuple[str, ...]


class _Account(NamedTuple):
    """An account of the database: its owner's name, and what else it goes by: key, user name, downloads' names."""

    number: int
    key: str
    name: str
    names: frozenset[str]


class _Placed(NamedTuple):
    """Where a part stands in the database; what was assumed, refused and only listed when it came."""

    name: str
    part_id: int
    export_id: int
    refused: int = 0
    files: int = 0
    is_assumed: bool = False
    is_open: bool = False


def register_parts(db: sqlite3.Connection, parts: Sequence[RecognisedPart]) -> Registered:
    """Write exports, parts and members; parts that are known already are only told where they are now.

    The caller holds the transaction.
    """
    before = db.total_changes
    placed: list[_Placed] = []
    members: dict[int, Member] = {}
    for one in sort_parts(parts):
        place = _find_known(db, one) or _add_new(db, one)
        placed.append(place)
        found_here = _map_members(db, place.part_id, one)
        members.update(found_here)
        _note_times(db, found_here)
        _find_account(db, place.export_id, one)
    if assign_accounts(db):
        wipe_records(db)
    db.execute(
        "DELETE FROM accounts WHERE id NOT IN (SELECT account_id FROM exports WHERE account_id IS NOT NULL)"
    )
    return Registered(
        export_ids=tuple(dict.fromkeys(one.export_id for one in placed)),
        members=members,
        is_new=db.total_changes != before,
        refused=sum(one.refused for one in placed),
        files=sum(one.files for one in placed),
        assumed=tuple(one.name for one in placed if one.is_assumed),
        open=tuple(one.name for one in placed if one.is_open),
    )


def _find_known(db: sqlite3.Connection, one: RecognisedPart) -> _Placed | None:
    """Return a part that is in the database already, once it is written down where it lies now; None for a new one."""
    known = db.execute("SELECT id, export_id FROM parts WHERE fingerprint = ?", (one.fingerprint,)).fetchone()
    if known is None:
        return None
    part_id, export_id = known
    place = (str(one.part.path), one.part.name)
    db.execute(
        "UPDATE parts SET path = ?, name = ? WHERE id = ? AND (path, name) != (?, ?)",
        (*place, part_id, *place),
    )
    _retry_members(db, part_id)
    return _Placed(one.part.name, part_id, export_id)


def _add_new(db: sqlite3.Connection, one: RecognisedPart) -> _Placed:
    """Write a part with its members, to the export that it belongs to or to a new one."""
    found = find_export(one, _Stored(db))
    export_id = found.export or _add_export(db, one)
    part_id = _add_part(db, export_id, one)
    if found.export:
        _renew_day(db, export_id, one)
    refused = sum(member.fault is not None for member in one.part.members)
    query = "SELECT count(*) FROM members WHERE part_id = ? AND status = ?"
    (files,) = db.execute(query, (part_id, Status.MEDIA)).fetchone()
    return _Placed(one.part.name, part_id, export_id, refused, files, found.is_assumed, found.is_open)


def _retry_members(db: sqlite3.Connection, part_id: int) -> None:
    """Let members be read once more that the system did not give, not even in part: a disk that was pulled out."""
    refused = (
        "SELECT member_id FROM problems JOIN members ON members.id = member_id "
        "WHERE members.part_id = ? AND status = 'unreadable' AND encoding IS NULL AND kind = 'unreadable-file'"
    )
    numbers = db.execute(refused, (part_id,)).fetchall()
    db.executemany("UPDATE members SET status = 'pending' WHERE id = ?", numbers)
    db.executemany("DELETE FROM problems WHERE member_id = ? AND kind = 'unreadable-file'", numbers)


class _Stored:
    """The exports of the database, by number."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def find_named(self, key: str) -> int | None:
        row = self._db.execute("SELECT id FROM exports WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else None

    def list_unnamed(self, platform: str) -> list[Unnamed[int]]:
        query = (
            "SELECT exports.id, accounts.key, lower(username), layout FROM exports "
            "LEFT JOIN accounts ON accounts.id = account_id "
            "WHERE exports.platform = ? AND created_from != 'name' ORDER BY exports.id DESC"
        )
        return [
            Unnamed(
                export,
                frozenset({key, username} - {None, UNKNOWN}),
                self._list_handles(platform, export),
                layout,
            )
            for export, key, username, layout in self._db.execute(query, (platform,)).fetchall()
        ]

    def _list_handles(self, platform: str, export: int) -> frozenset[str]:
        parse_name = next(one.parse_name for one in load_importers() if one.platform == platform)
        rows = self._db.execute("SELECT name FROM parts WHERE export_id = ?", (export,))
        names = filter(None, (parse_name(name) for (name,) in rows))
        return frozenset((name.account or "").lower() for name in names) - {""}

    def list_data(self, export: int) -> Iterable[tuple[str, int, int | None]]:
        return self._db.execute(
            "SELECT path, size_bytes, crc32 FROM members WHERE export_id = ? AND status NOT IN ('media', 'ignored')",
            (export,),
        )


def _add_export(db: sqlite3.Connection, one: RecognisedPart) -> int:
    seen = one.recognition
    day = find_day(one)
    key = (
        make_name_key(one) if day.known_from == "name" else f"{one.importer.platform}/{one.fingerprint[:16]}"
    )
    cursor = db.execute(
        "INSERT INTO exports (platform, key, created_at, created_from, format, layout) VALUES (?, ?, ?, ?, ?, ?)",
        (one.importer.platform, key, day.day, day.known_from, seen.format, seen.layout),
    )
    return int(cursor.lastrowid or 0)


def _add_part(db: sqlite3.Connection, export_id: int, one: RecognisedPart) -> int:
    part = one.part
    cursor = db.execute(
        "INSERT INTO parts (export_id, name, path, kind, size_bytes, fingerprint, imported_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (export_id, part.name, str(part.path), part.kind, part.size_bytes, one.fingerprint,
         datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")),
    )  # fmt: skip
    part_id = int(cursor.lastrowid or 0)
    twins = _read_twins(db, export_id)
    rows = []
    for member in one.part.members:
        row = _describe_member(export_id, part_id, one, member)
        identity = (row[2], member.size_bytes, member.crc32)
        if member.fault is None and identity in twins:
            row = (*row[:-2], Status.IGNORED, "duplicate")
        rows.append(row)
    db.executemany(
        "INSERT INTO members (export_id, part_id, path, name_in_part, key, size_bytes, crc32, status, file_type) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    _add_problems(db, part_id, one.part.members)
    _renew_export(db, export_id, one)
    return part_id


def _read_twins(db: sqlite3.Connection, export_id: int) -> set[tuple[str, int, int | None]]:
    """Return path, size and checksum of what other parts of the export hold: the same member may be in several."""
    rows = db.execute("SELECT path, size_bytes, crc32 FROM members WHERE export_id = ?", (export_id,))
    return {(path, size, crc32) for path, size, crc32 in rows}


def _describe_member(
    export_id: int, part_id: int, one: RecognisedPart, member: Member
) -> tuple[int, int, str, str, str, int, int | None, Status, str | None]:
    path = one.path_of(member)
    key = get_media_key(one.importer.platform)(path)
    status, kind = find_status(member, is_attachment=one.is_attachment(path))
    return export_id, part_id, path, member.name_in_part, key, member.size_bytes, member.crc32, status, kind


def _add_problems(db: sqlite3.Connection, part_id: int, members: Iterable[Member]) -> None:
    """Write what the listing says of the members of a part that was written just now."""
    numbers = db.execute("SELECT id FROM members WHERE part_id = ? ORDER BY id", (part_id,)).fetchall()
    rows = zip(numbers, members, strict=True)
    db.executemany(
        "INSERT INTO problems (member_id, part_id, kind, pointer, expected, found) VALUES (?, ?, ?, '', '', '')",
        ((number, part_id, kind) for (number,), one in rows if (kind := one.fault or one.note)),
    )


def _renew_export(db: sqlite3.Connection, export_id: int, one: RecognisedPart) -> None:
    """Let a part that says more than the first one say it: a part of media knows no layout."""
    seen = one.recognition
    layout, form = db.execute("SELECT layout, format FROM exports WHERE id = ?", (export_id,)).fetchone()
    if form == "media" or form is None:
        form = seen.format
    elif seen.format not in ("media", form):
        form = "mixed"
    eras = one.importer.eras  # a part that is of none (a Page's) tells the least
    layout = max(filter(None, (layout, seen.layout)), key=lambda name: (name in eras, name), default=None)
    db.execute("UPDATE exports SET layout = ?, format = ? WHERE id = ?", (layout, form, export_id))


def _renew_day(db: sqlite3.Connection, export_id: int, one: RecognisedPart) -> None:
    """Let a part without a telling name say when its export was made, if it knows better than those before it.

    When that moves the export among others, all records are made anew in the right order.
    """
    present, known_from = db.execute(
        "SELECT created_at, created_from FROM exports WHERE id = ?", (export_id,)
    ).fetchone()
    if known_from == "name":
        return
    found = find_day(one)
    day, source = found.day, found.known_from
    known, new = ((_SOURCES.index(origin), at or "") for origin, at in ((known_from, present), (source, day)))
    if new <= known:
        return
    db.execute("UPDATE exports SET created_at = ?, created_from = ? WHERE id = ?", (day, source, export_id))
    if db.execute("SELECT count(*) FROM exports").fetchone()[0] > 1:
        wipe_records(db)


def _map_members(db: sqlite3.Connection, part_id: int, one: RecognisedPart) -> dict[int, Member]:
    """Return the members of a part by number; two of one name are told apart by size and checksum."""
    listed: dict[tuple[str, int | None, int | None], Member] = {}
    for member in one.part.members:
        listed.setdefault((member.name_in_part, member.size_bytes, member.crc32), member)
    rows = db.execute("SELECT id, name_in_part, size_bytes, crc32 FROM members WHERE part_id = ?", (part_id,))
    found = {}
    for number, name, size, crc32 in rows:
        same = listed.get((name, size, crc32)) or listed.get((name, size, None))
        if same:
            found[number] = same
    return found


def _note_times(db: sqlite3.Connection, members: Mapping[int, Member]) -> None:
    """Note when the files of plain texts were written, the earliest time of all copies: no message is later.

    Where that is news of one that was read already, all records are made anew.
    """
    is_read = False
    for number, member in members.items():
        if member.modified_at and is_text(member.path):
            rows = db.execute(_NOTE_TIME, (member.modified_at, number, member.modified_at)).fetchall()
            is_read = is_read or any(status == Status.IMPORTED for (status,) in rows)
    if is_read:
        wipe_records(db)


def _find_account(db: sqlite3.Connection, export_id: int, one: RecognisedPart) -> None:
    """Say whose export it is: by its profile, else by the download's name, else the platform's only account."""
    platform = one.importer.platform
    (present,) = db.execute("SELECT account_id FROM exports WHERE id = ?", (export_id,)).fetchone()
    owner = find_owner(one)
    if owner is None and present is not None:
        return
    key = make_account_key(owner) if owner else None
    rows = _list_accounts(db, platform)
    handle = handle_of(one)
    names = ({key, owner.username, handle} if owner else {handle}) - {None, ""}
    chosen = next((row.number for row in rows if row.names & names), None)
    if chosen is None and owner is None and len(rows) == 1 and not handle:
        chosen = rows[0].number
    if chosen is None and owner is not None:
        chosen = _find_namesake(owner, rows)
    if chosen is None and present is not None:
        db.execute("UPDATE accounts SET key = ? WHERE id = ? AND key != ?", (key, present, key))
        return
    if chosen is None:
        new = (handle if _is_mere_name(owner) else None) or key or handle or UNKNOWN
        # What came first may wait under it for an account: `assign_accounts` gives it one at the end.
        chosen = next((row.number for row in rows if row.key == new), None)
        if chosen is None:
            chosen = db.execute(
                "INSERT INTO accounts (platform, key) VALUES (?, ?)", (platform, new)
            ).lastrowid
    elif key and not _is_mere_name(owner):
        _take_same(db, chosen, names, (owner.name if owner else None) or "", rows)
        db.execute("UPDATE OR IGNORE accounts SET key = ? WHERE id = ? AND key != ?", (key, chosen, key))
    db.execute(
        "UPDATE exports SET account_id = ? WHERE id = ? AND account_id IS NOT ?", (chosen, export_id, chosen)
    )


def _is_mere_name(owner: Owner | None) -> bool:
    return owner is not None and not owner.url and not owner.username


def _take_same(
    db: sqlite3.Connection, account: int, names: Set[str | None], owner: str, rows: Iterable[_Account]
) -> None:
    """Give an account the exports of another one that its profile shows to be the same, and make all records anew.

    That one is known by the name of a download, by an address, or by the owner's mere name on a page (if nobody else
    has it): had the profile come first, as it could have, they would have gone to this account at once.
    """
    named = [row for row in rows if owner and owner.lower() in (row.key, row.name)]
    weak = [row for row in named if row.key == owner.lower() and len(named) <= 2]
    for other in rows:
        if other.number != account and (other.names & names or other in weak):
            db.execute("UPDATE exports SET account_id = ? WHERE account_id = ?", (account, other.number))
            wipe_records(db)
            db.execute("DELETE FROM accounts WHERE id = ?", (other.number,))


def _find_namesake(owner: Owner, rows: Iterable[_Account]) -> int | None:
    """Return the only account of that name, where one of the two is known by nothing else: HTML may say no more."""
    name = (owner.name or "").lower()
    same = [row.number for row in rows if name and name in (row.key, row.name)]
    weak = _is_mere_name(owner) or any(row.key == name for row in rows)
    return same[0] if len(same) == 1 and weak else None


def _list_accounts(db: sqlite3.Connection, platform: str) -> list[_Account]:
    """Return the accounts of a platform, with the names that their downloads say too."""
    parse_name = next(one.parse_name for one in load_importers() if one.platform == platform)
    query = (
        "SELECT account_id, parts.name FROM parts JOIN exports ON exports.id = export_id WHERE platform = ?"
    )
    handles: dict[int | None, set[str]] = {}
    for account, part in db.execute(query, (platform,)):
        name = parse_name(part)
        handles.setdefault(account, set()).add(((name.account if name else None) or "").lower())
    query = "SELECT id, key, username, name FROM accounts WHERE platform = ? ORDER BY id"
    return [
        _Account(
            number,
            key,
            (name or "").lower(),
            frozenset({key, username, *handles.get(number, ())} - {None, ""}),
        )
        for number, key, username, name in db.execute(query, (platform,))
    ]
