"""Reads exports into the database: the one way in.

    parts -> recognise -> register -> for each member: read, decode, match, extract, write -> finish

Members are read in one fixed order (see `exit_kit.store.members`), in this process or, for large exports, by worker
processes that hand their outcomes back in that order.  Kill it anywhere and run it again: the same database.
"""

from __future__ import annotations

import gc
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from exit_kit.archive import close_handles, find_parts
from exit_kit.archive.documents import LARGE_BYTES
from exit_kit.archive.members import Member
from exit_kit.archive.private import remove_private_folders
from exit_kit.errors import ArchiveError
from exit_kit.importing.backups import open_backups
from exit_kit.importing.belonging import settle
from exit_kit.importing.clock_finding import find_clocks
from exit_kit.importing.clocks import ASSUMED, MATCHED, UNTOLD, Clock
from exit_kit.importing.contract import Status
from exit_kit.importing.exports import Registered, register_parts
from exit_kit.importing.large import write_large
from exit_kit.importing.locked import AskKey, ask_nobody
from exit_kit.importing.parcels import remove_texts
from exit_kit.importing.reading_ahead import Room
from exit_kit.importing.recognition import (
    RecognisedPart,
    Unrecognised,
    count_pages,
    join_refusals,
    recognise,
    refuse_part,
)
from exit_kit.importing.summary import Summary
from exit_kit.importing.told import NOTHING, Told, write_told
from exit_kit.importing.twins import Twins, list_unpaired
from exit_kit.importing.work import Job, Outcome, get_matcher, get_media_key, is_text
from exit_kit.importing.workers import Crew, has_indexer, has_packer, has_reader, hire
from exit_kit.store.chat_texts import count_open_orders
from exit_kit.store.database import open_for_writing, transaction
from exit_kit.store.finish import UNFINISHED, finish
from exit_kit.store.groups import grouped
from exit_kit.store.join_book import count_joined
from exit_kit.store.limits import count_cut
from exit_kit.store.members import Text, read_beside, read_packed, read_texts, wipe_records, write_outcome
from exit_kit.store.message_index import MessageIndex, index_messages
from exit_kit.store.outdated import is_outdated, renew_tables
from exit_kit.store.owner_finding import list_unowned
from exit_kit.store.place import Place
from exit_kit.store.writer import Writer

_MOST_PASSES = 3  # the second is right; a third would show a defect, and there is no fourth
Progress = Callable[[str, int, int], None]  # what is going on, bytes done since the last call, bytes in all


def import_paths(
    paths: Sequence[Path],
    database: Path,
    *,
    jobs: int = 0,
    told: Told = NOTHING,
    progress: Progress | None = None,
    ask_key: AskKey = ask_nobody,
) -> Summary:
    """Read all exports at the given paths into the database.

    `told` is what the user says of these exports; `ask_key` gets the key of an encrypted backup.  `jobs` is the number
    of processes, 0 lets the size of the export decide.  Raises ArchiveError when nothing could be read at all,
    DatabaseError when the database cannot be used.
    """
    try:
        parts, refused = read_parts(paths, ask_key)
        if not parts:
            raise join_refusals(refused)
        with hire(jobs) as crew:
            if not database.exists():
                crew.start(_count_text_bytes(parts))
            summary, registered = _import_parts(parts, database, told, crew, progress)
    finally:
        close_handles()
        remove_private_folders()
    return replace(
        summary,
        labels=_name_parts(parts),
        refused=tuple(refused),
        is_new=registered.is_new,
        files=registered.files,
        pages=sum(map(count_pages, parts)),
        assumed=registered.assumed,
        open=registered.open,
    )


def _name_parts(parts: Sequence[RecognisedPart]) -> tuple[str, ...]:
    """Return what people call it that was imported: the platform alone where there is more than one thing of it."""
    platforms = Counter(part.importer.label for part in parts)
    return tuple(
        dict.fromkeys(
            part.importer.label
            if platforms[part.importer.label] > 1 and part.importer.label in part.label
            else part.label
            for part in parts
        )
    )


def _import_parts(
    parts: Sequence[RecognisedPart], database: Path, told: Told, crew: Crew, progress: Progress | None
) -> tuple[Summary, Registered]:
    with open_for_writing(database, renews=True) as db:
        renew_records(db)
        with transaction(db):
            registered = register_parts(db, parts)
            if registered.is_new:
                mark_unfinished(db)
            if write_told(db, registered.export_ids, told):
                mark_unfinished(db)
        summary = read_pending(db, registered.members, crew=crew, progress=progress)
        if registered.refused:
            summary.members[Status.UNREADABLE] += registered.refused
    return summary, registered


def _count_text_bytes(parts: Sequence[RecognisedPart]) -> int:
    """Return about how much there is for workers to read."""
    members = (member for one in parts for member in one.part.members)
    sizes = (member.size_bytes for member in members if member.path.endswith((".json", ".html")))
    return sum(size for size in sizes if size <= LARGE_BYTES)


def rebuild(
    database: Path, *, jobs: int = 0, told: Told = NOTHING, progress: Progress | None = None
) -> Summary:
    """Make all records anew from the kept bytes, without the archives."""
    with open_for_writing(database, renews=True) as db:
        renew_records(db)
        with transaction(db):
            write_told(db, [row[0] for row in db.execute("SELECT id FROM exports").fetchall()], told)
        return rebuild_records(db, jobs=jobs, progress=progress)


def renew_records(db: sqlite3.Connection) -> None:
    """Give a database of an older exit-kit the tables of this version, to be filled from the kept bytes."""
    if is_outdated(db):
        with transaction(db):
            renew_tables(db)
            wipe_records(db)
            mark_unfinished(db)


def rebuild_records(db: sqlite3.Connection, *, jobs: int = 0, progress: Progress | None = None) -> Summary:
    """Make all records anew in a database that is open for writing."""
    with transaction(db):
        wipe_records(db)
        mark_unfinished(db)
    with hire(jobs) as crew:
        return read_pending(db, {}, crew=crew, progress=progress)


def read_parts(
    paths: Sequence[Path], ask_key: AskKey = ask_nobody
) -> tuple[list[RecognisedPart], list[ArchiveError]]:
    """Return the parts that can be read, and an error for each thing that cannot."""
    opened = open_backups(paths, ask_key)
    found = find_parts(opened.left, opened.taken)
    parts = opened.parts
    refused = [*opened.refused, *found.refused]
    for part in found.parts:
        seen = recognise(part)
        if isinstance(seen, Unrecognised):
            refused.append(refuse_part(seen))
        else:
            parts.extend(seen)
    for part in found.texts:
        seen = recognise(part)
        parts.extend(() if isinstance(seen, Unrecognised) else seen)
    return parts, refused


def read_pending(
    db: sqlite3.Connection, members: dict[int, Member], *, crew: Crew, progress: Progress | None
) -> Summary:
    """Read every pending member in the one order, then derive what is derived."""
    with index_messages(db) as index:
        summary, is_touched = _read_once(db, members, crew, progress, index)
        for _ in range(_MOST_PASSES if is_touched else 0):
            with transaction(db):
                is_settled = settle(db)
                if not is_settled:
                    index.stop()
                    wipe_records(db)
                    mark_unfinished(db)
            if is_settled:
                break
            _read_once(db, members, crew, progress, index)
        crew.dismiss()
        if is_touched:
            (progress or _say_nothing)("Sorting and indexing", 0, 0)
            finish(db, index)
    joined, cut, open_orders = count_joined(db), count_cut(db), count_open_orders(db)
    unowned = list_unowned(db)
    return replace(summary, joined=joined, cut=cut, open_orders=open_orders, unowned=unowned)


def _read_once(
    db: sqlite3.Connection,
    members: dict[int, Member],
    crew: Crew,
    progress: Progress | None,
    index: MessageIndex,
) -> tuple[Summary, bool]:
    """Read every pending member; say whether there was anything to do."""
    texts = read_texts(db, _is_identity)
    clocks, is_changed = _settle_clocks(db, texts, members)
    if is_changed or _starts_over(db, texts):
        texts = read_texts(db, _is_identity)
    pending = [text for text in texts if text.status == Status.PENDING]
    ready = [text for text in pending if text.encoding is not None or text.number in members]
    unfinished = _is_unfinished(db)
    run = _Run(db, members, clocks, crew, progress or _say_nothing, Twins(texts), index)
    if ready:
        mark_unfinished(db)
        with _without_collector():
            run.read(ready)
    left = len(pending) - len(ready)
    dated = list_unpaired(texts)
    has_assumed = any(clock.timezone_from == ASSUMED and export in dated for export, clock in clocks.items())
    matched = {clock.timezone or "" for clock in clocks.values() if clock.timezone_from == MATCHED}
    summary = Summary(
        members=run.members,
        records=run.records,
        left=left,
        has_assumed_zone=has_assumed,
        matched_zones=tuple(sorted(matched)),
    )
    return summary, bool(ready or unfinished)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Switch Python's search for reference cycles off: a million records have none, and it would go through them all.

    What little the members leave behind is collected at the end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _settle_clocks(
    db: sqlite3.Connection, texts: Sequence[Text], members: dict[int, Member]
) -> tuple[dict[int, Clock], bool]:
    """Return the clocks of exports with pages; empty the tables when pages were read by another one before."""
    if all(text.status != Status.PENDING for text in texts) and not _is_unfinished(db):
        return {}, False
    with transaction(db):
        clocks, is_changed = find_clocks(db, texts, members)
        if is_changed:
            wipe_records(db)
            mark_unfinished(db)
    return clocks, is_changed


def _is_unfinished(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM settings WHERE name = ?", (UNFINISHED,)).fetchone() is not None


def _starts_over(db: sqlite3.Connection, texts: Sequence[Text]) -> bool:
    """Empty the tables when a member that was read stands behind one that was not."""
    waiting = False
    for text in texts:
        if text.status == Status.PENDING:
            waiting = True
        elif waiting and text.status != Status.UNREADABLE:
            with transaction(db):
                wipe_records(db)
                mark_unfinished(db)
            return True
    return False


def mark_unfinished(db: sqlite3.Connection) -> None:
    """Note that what is derived is yet to be made, by whichever run comes next."""
    db.execute("INSERT OR REPLACE INTO settings VALUES (?, '1')", (UNFINISHED,))


def _is_identity(platform: str, path: str) -> bool:
    """Say whether a path is that of a profile, which is read first."""
    return any(file_type.is_identity for file_type in get_matcher(platform).match_path(path))


def make_media_keys() -> Callable[[str, str], str]:
    """Return the function that folds a uri of a platform for comparison."""
    return lambda platform, uri: get_media_key(platform)(uri)


def _say_nothing(label: str, done_bytes: int, total_bytes: int) -> None:
    """Be silent."""


class _Run:
    """One pass over pending members."""

    def __init__(
        self,
        db: sqlite3.Connection,
        members: dict[int, Member],
        clocks: dict[int, Clock],
        crew: Crew,
        progress: Progress,
        twins: Twins,
        index: MessageIndex,
    ) -> None:
        self._db = db
        self._at = members
        self._clocks = clocks
        self._crew = crew
        self._twins = twins
        self._index = index
        self.say = progress
        self._writer = Writer(db, make_media_keys(), index)
        self.members: Counter[str] = Counter()
        self.records: Counter[str] = Counter()

    def read(self, texts: Sequence[Text]) -> None:
        """Read members in order, small ones in groups of one transaction, each large one in its own."""
        total = sum(text.size_bytes for text in texts)
        if has_indexer(total, self._crew.wanted):
            self._index.start()
        start = 0
        for position, text in enumerate(texts):
            if text.size_bytes > LARGE_BYTES:
                self._read_small(texts[start:position], total)
                self._read_large(text)
                self.say("Reading", text.size_bytes, total)
                start = position + 1
        self._read_small(texts[start:], total)
        self._index.end()

    def _read_small(self, texts: Sequence[Text], total: int) -> None:
        jobs = (self._make_job(text) for text in texts)
        size = sum(text.size_bytes for text in texts)
        with grouped(self._db) as group:
            for text, read in zip(texts, self._crew.run(jobs, size), strict=True):
                outcome = self._twins.settle(text, read)
                group.begin_member()
                self._writer.start_member(_place_of(text))
                records = self._writer.write(outcome.records)
                write_outcome(self._db, text.number, outcome, records)
                remove_texts(read, self._index.holds)
                group.end_member(text.size_bytes)
                self._count(text, outcome, records)
                self.say("Reading", text.size_bytes, total)

    def _make_job(self, text: Text) -> Job:
        kept = None
        if text.encoding is not None:
            kept = (text.encoding, b"".join(read_packed(self._db, text.number)))
        clock = self._find_clock(text)
        files = read_beside(self._db, text) if is_text(text.path) else ()
        return Job(text.number, text.platform, text.path, self._at.get(text.number), kept, clock, files)

    def _find_clock(self, text: Text) -> Clock:
        return self._clocks.get(text.export_id, UNTOLD).for_text(text.path, text.modified_at)

    def _read_large(self, text: Text) -> None:
        room = None
        if is_text(text.path) and has_reader(text.size_bytes, self._crew.wanted):
            is_long = has_packer(text.size_bytes, self._crew.wanted)
            room = Room(self._crew.open_folder(), self._index.holds, has_packer=is_long)
            self._crew.dismiss()  # they would only take memory beside the reader; small ones bring others
        with transaction(self._db):
            self._writer.start_member(_place_of(text))
            is_told = self._twins.has_read(text)
            clock = self._find_clock(text)
            outcome, records = write_large(
                self._db,
                self._writer,
                text,
                self._at.get(text.number),
                clock,
                is_told=is_told,
                room=room,
            )
            outcome = self._twins.settle(text, outcome)
            write_outcome(self._db, text.number, outcome, records)
        self._count(text, outcome, records)

    def _count(self, text: Text, outcome: Outcome, records: int) -> None:
        if self._at and text.number not in self._at:
            return
        self.members[outcome.status] += 1
        for name in outcome.file_types:
            self.records[name] += records


def _place_of(text: Text) -> Place:
    return Place(text.platform, text.account_id, text.export_id, text.number)


__all__ = ["import_paths", "read_parts", "rebuild"]
