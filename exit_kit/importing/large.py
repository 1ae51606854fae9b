"""Reads a member that is too large to hold: kept, decoded and written piece by piece, in one transaction.

The text is gone through several times (keep, look, headers, records), always as a stream, so that the memory it
takes is that of one batch of records.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, Final

from exit_kit.archive import MemberFault, decompress_kept, open_member, read_kept_chunks
from exit_kit.archive.documents import NotJson, Stream
from exit_kit.archive.members import Member
from exit_kit.archive.unpacking import ChunkReader
from exit_kit.importing.contract import Status
from exit_kit.importing.extraction import MOST_RAW_BYTES, RawRecord, extract_stream, match_stream, render_json
from exit_kit.importing.problems import Notes
from exit_kit.importing.registry import Match
from exit_kit.importing.work import Outcome, get_matcher
from exit_kit.store.members import Text, read_packed, write_kept, write_raw
from exit_kit.store.writer import Writer

_KEPT_CHUNK: Final = 4_000_000
_RAW_BATCH: Final = 500


def write_large(
    db: sqlite3.Connection, writer: Writer, text: Text, member: Member | None, notes: Notes
) -> tuple[Outcome, int]:
    """Write a large member's bytes and records; return its outcome (without them) and the number of records."""
    encoding = text.encoding
    if encoding is None:
        assert member is not None
        encoding = "deflate"
        try:
            write_kept(db, text.number, read_kept_chunks(member, _KEPT_CHUNK))
        except MemberFault as fault:
            notes.note(fault.kind)
            return Outcome(Status.UNREADABLE, problems=tuple(notes), kept=(encoding, ())), 0
    source = partial(_open_kept, db, text.number, encoding) if text.encoding or member is None else partial(open_member, member)
    outcome, records = _read_stream(db, writer, text, source, notes)
    return outcome._replace(kept=None if text.encoding else (encoding, ())), records


def _open_kept(db: sqlite3.Connection, number: int, encoding: str) -> BinaryIO:
    import io

    return io.BufferedReader(ChunkReader(_generate(decompress_kept(read_packed(db, number), encoding))))


def _generate(chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield from chunks


def _read_stream(db, writer, text, source, notes):  # type: ignore[no-untyped-def]
    if not text.path.lower().endswith(".json"):
        _read_through(source, notes)
        status = Status.UNREADABLE if len(notes) else Status.KEPT
        return Outcome(status, problems=tuple(notes)), 0
    stream = Stream(source)
    records = 0
    match = Match(())
    db.execute("SAVEPOINT large")
    try:
        match = match_stream(get_matcher(text.platform), text.path, stream)
        typed = [claim for claim in match.claims if claim.file_type.extract and not match.is_ambiguous]
        for claim in typed:
            records += writer.write(extract_stream(claim, text.path, stream, notes))
        if not typed:
            write_raw(db, text.number, ", ".join(claim.file_type.name for claim in match.claims) or None, _list_raw(stream))
    except (NotJson, MemberFault) as error:
        db.execute("ROLLBACK TO large")
        writer.forget()
        notes.note(error.kind if isinstance(error, MemberFault) else "not-json")
        return Outcome(Status.UNREADABLE, problems=tuple(notes)), 0
    db.execute("RELEASE large")
    names = tuple(claim.file_type.name for claim in match.claims)
    status = Status.AMBIGUOUS if match.is_ambiguous else Status.IMPORTED if typed else Status.KEPT
    return Outcome(status, names, problems=tuple(notes)), records


def _read_through(source, notes):  # type: ignore[no-untyped-def]
    try:
        with source() as file:
            while file.read(1_000_000):
                pass
    except MemberFault as fault:
        notes.note(fault.kind)


def _list_raw(stream: Stream) -> Iterator[RawRecord]:
    room = MOST_RAW_BYTES
    for position, piece in enumerate(stream.read_pieces()):
        text = render_json(piece.value if piece.is_item else {piece.key: piece.value})
        room -= len(text)
        if room < 0:
            return
        yield RawRecord(f"{'/' + piece.key if piece.key else ''}/{position}" if piece.is_item else "", text)
