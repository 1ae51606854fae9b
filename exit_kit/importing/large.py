"""Reads a member that is too large to hold: kept, decoded and written piece by piece, in one transaction.

The text is gone through several times (keep, look, headers, records), always as a stream, so that the memory it
takes is that of one batch of records.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, cast

from exit_kit.archive import MemberFault, decompress_kept, open_member, read_kept_chunks
from exit_kit.archive.documents import NotJson, Stream
from exit_kit.archive.members import Member
from exit_kit.archive.private import create_private
from exit_kit.importing.clocks import UNTOLD, Clock
from exit_kit.importing.contract import FileType, Status, TextSource
from exit_kit.importing.extraction import (
    MOST_RAW_BYTES,
    RawRecord,
    extract_stream,
    list_strays,
    match_stream,
    render_json,
)
from exit_kit.importing.page_documents import is_page
from exit_kit.importing.page_work import read_page_parts
from exit_kit.importing.problems import Notes
from exit_kit.importing.reading_ahead import AheadReader, ReaderLost, Room, TextJob, read_ahead, read_chunks
from exit_kit.importing.records import Record
from exit_kit.importing.work import (
    EMPTY_DOCUMENT,
    KEPT_WHOLE,
    NO_DATA,
    SNIFFED_BYTES,
    Outcome,
    find_text_type,
    get_matcher,
    get_media_key,
    is_marker,
    is_text,
    pack_messages,
)
from exit_kit.store.members import Text, open_kept, read_beside, read_packed, write_kept, write_raw
from exit_kit.store.writer import Writer

Source = Callable[[], BinaryIO]
Read = Callable[[Source, Notes], tuple[Outcome, int]]
_KEPT_CHUNK: Final = 4_000_000


def write_large(
    db: sqlite3.Connection,
    writer: Writer,
    text: Text,
    member: Member | None,
    clock: Clock = UNTOLD,
    *,
    is_told: bool = False,
    room: Room | None = None,
) -> tuple[Outcome, int]:
    """Write a large member's bytes and records; return its outcome (without them) and the number of records.

    `is_told`: another member has said all of it already, so that only its bytes are wanted.  `room`: a plain text may
    be read by a process of its own, whose blocks wait there, and the text too where only the database has it.
    """
    notes = Notes()
    read = partial(_read_records, db, writer, text, clock=clock)
    if is_told:
        return _write_bytes(db, writer, text, member, _read_through, notes)
    if room is not None and get_matcher(text.platform).texts:
        with _find_readable(db, text, member, room) as readable:
            if readable is not None:
                job = TextJob(text.platform, text.path, readable, clock, read_beside(db, text))
                with read_ahead(job, room) as ahead:
                    return _write_bytes(db, writer, text, member, partial(read, ahead=ahead), notes)
    return _write_bytes(db, writer, text, member, read, notes)


@contextmanager
def _find_readable(
    db: sqlite3.Connection, text: Text, member: Member | None, room: Room
) -> Iterator[Member | None]:
    """Give what another process can read: what is kept already, this one has the database to itself, as a private file
    for as long as it is read; None where there is no room for that."""
    if text.encoding is None:
        yield member
        return
    place = room.folder / f"{text.number}.txt" if room.folder else None
    try:
        yield _lay_down(db, text, place) if place else None
    finally:
        if place:
            with suppress(OSError):
                place.unlink()


def _lay_down(db: sqlite3.Connection, text: Text, place: Path) -> Member | None:
    try:
        with create_private(place) as file:
            for chunk in decompress_kept(read_packed(db, text.number), text.encoding or ""):
                file.write(chunk)
            size = file.tell()
    except (OSError, MemberFault):
        return None
    return Member(text.path, size, size, None, None, None, None, str(place), -1, -1)


def _write_bytes(
    db: sqlite3.Connection, writer: Writer, text: Text, member: Member | None, read: Read, notes: Notes
) -> tuple[Outcome, int]:
    """Write a member's bytes, where the database does not have them, then what `read` finds in them."""
    if text.encoding is not None:
        kept = partial(open_kept, db, text.number, text.encoding)
        return _read_guarded(db, writer, read, kept, notes)
    assert member is not None
    try:
        write_kept(db, text.number, read_kept_chunks(member, _KEPT_CHUNK))
    except MemberFault as fault:
        notes.note(fault.kind)
        return Outcome(Status.UNREADABLE, problems=tuple(notes), kept=("deflate", ())), 0
    source = cast(Callable[[], BinaryIO], partial(open_member, member))
    outcome, records = _read_guarded(db, writer, read, source, notes)
    return outcome._replace(kept=("deflate", ())), records


def _read_guarded(
    db: sqlite3.Connection, writer: Writer, read: Read, source: Source, notes: Notes
) -> tuple[Outcome, int]:
    """Write the records of a member, or nothing of it when it breaks off in the middle."""
    db.execute("SAVEPOINT large")
    try:
        found = read(source, notes)
    except (NotJson, MemberFault) as error:
        db.execute("ROLLBACK TO large")
        writer.forget()
        notes.note(error.kind if isinstance(error, MemberFault) else "not-json")
        found = Outcome(Status.UNREADABLE), 0
    db.execute("RELEASE large")
    return found[0]._replace(problems=tuple(notes)), found[1]


def _read_records(
    db: sqlite3.Connection,
    writer: Writer,
    text: Text,
    source: Source,
    notes: Notes,
    *,
    clock: Clock,
    ahead: AheadReader | None = None,
) -> tuple[Outcome, int]:
    if text.path.lower().endswith(".json"):
        return _write_records(db, writer, text, Stream(source), notes)
    if is_page(text.path):
        return _write_page(db, writer, text, source, clock, notes)
    if is_text(text.path):
        with source() as file:
            file_type = find_text_type(text.platform, file.read(SNIFFED_BYTES))
        if file_type is not None:
            beside = read_beside(db, text)
            told = TextSource(text.path, partial(read_chunks, source), clock, notes, beside)
            return _write_text(db, writer, text, file_type, told, ahead)
    kept, records = _read_through(source, notes)
    return NO_DATA if is_marker(text.path) else kept, records


def _write_records(
    db: sqlite3.Connection, writer: Writer, text: Text, stream: Stream, notes: Notes
) -> tuple[Outcome, int]:
    if [piece.value for piece in islice(stream.read_pieces(), 2)] == EMPTY_DOCUMENT:
        return NO_DATA, 0
    match = match_stream(get_matcher(text.platform), text.path, stream)
    if match.is_utf8:
        stream = stream.leave_text()
    names = tuple(claim.file_type.name for claim in match.claims)
    typed = [claim for claim in match.claims if claim.file_type.extract and not match.is_ambiguous]
    made: Counter[str] = Counter()
    if typed:
        found = (_count(extract_stream(claim, text.path, stream, notes), made) for claim in typed)
        records = sum(map(writer.write, found))
        if made or not KEPT_WHOLE & {problem.kind for problem in notes}:
            write_raw(db, text.number, ", ".join(names), list_strays(notes))
            return Outcome(Status.IMPORTED, names), records
    write_raw(db, text.number, ", ".join(names) or None, _list_raw(stream))
    return Outcome(Status.AMBIGUOUS if match.is_ambiguous else Status.KEPT, names), 0


def _write_page(
    db: sqlite3.Connection,
    writer: Writer,
    text: Text,
    source: Source,
    clock: Clock,
    notes: Notes,
) -> tuple[Outcome, int]:
    media_key = get_media_key(text.platform)
    records, room, is_typed = 0, MOST_RAW_BYTES, False
    names: tuple[str, ...] = ()
    chunks = partial(read_chunks, source)
    for part in read_page_parts(get_matcher(text.platform), text.path, chunks, clock, notes):
        names = names or tuple(file_type.name for file_type in part.file_types)
        is_typed = is_typed or part.is_typed
        records += writer.write(pack_messages(record, media_key) for record in part.records)
        room -= sum(len(raw.json) for raw in part.raw)
        if room >= 0:
            write_raw(db, text.number, ", ".join(names) or None, part.raw)
    write_raw(db, text.number, ", ".join(names) or None, list_strays(notes))
    return Outcome(Status.IMPORTED if is_typed else Status.KEPT, names), records


def _write_text(
    db: sqlite3.Connection,
    writer: Writer,
    text: Text,
    file_type: FileType,
    source: TextSource,
    ahead: AheadReader | None,
) -> tuple[Outcome, int]:
    assert file_type.text is not None
    records = _write_ahead(db, writer, ahead, source.notes) if ahead is not None else None
    if records is None:
        media_key = get_media_key(text.platform)
        records = writer.write(pack_messages(record, media_key) for record in file_type.text.read(source))
    return Outcome(Status.IMPORTED, (file_type.name,)), records


def _write_ahead(db: sqlite3.Connection, writer: Writer, ahead: AheadReader, notes: Notes) -> int | None:
    """Write what another process reads; None, and nothing is written, where that does not come to its end."""
    db.execute("SAVEPOINT ahead")
    records = None
    try:
        records = writer.write(ahead.read(notes))
    except ReaderLost:
        db.execute("ROLLBACK TO ahead")
        writer.forget()
    db.execute("RELEASE ahead")
    return records


def _count(records: Iterable[Record], made: Counter[str]) -> Iterator[Record]:
    for record in records:
        made["records"] += 1
        yield record


def _read_through(source: Source, _: Notes) -> tuple[Outcome, int]:
    for _chunk in read_chunks(source):
        pass
    return Outcome(Status.KEPT), 0


def _list_raw(stream: Stream) -> Iterator[RawRecord]:
    room = MOST_RAW_BYTES
    for position, piece in enumerate(stream.read_pieces()):
        text = render_json(piece.value if piece.is_item else {piece.key: piece.value})
        room -= len(text)
        if room < 0:
            continue  # read on to the end all the same: only there it shows whether the file is whole
        yield RawRecord(f"{'/' + piece.key if piece.key else ''}/{position}" if piece.is_item else "", text)
