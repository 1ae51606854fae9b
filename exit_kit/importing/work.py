"""The work on one member: read, decode, match, extract.  Touches no database, so any process can do it.

A `Job` says where the bytes are: in a part, or already kept in the database (a rebuild).  The `Outcome` holds
everything that the database is to get for this member, in one transaction.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import cache
from typing import Any, Final, NamedTuple

from exit_kit.archive import MemberFault, Payload, decompress_kept, match_key, read_member
from exit_kit.archive.documents import NotJson, parse_json
from exit_kit.archive.members import Member
from exit_kit.archive.text import repair_tree
from exit_kit.importing.clocks import UNTOLD, Clock
from exit_kit.importing.contract import FileType, Importer, Status, TextSource
from exit_kit.importing.extraction import (
    RawRecord,
    attempt,
    extract_document,
    extract_unrepaired,
    list_raw,
    list_strays,
)
from exit_kit.importing.packing import Block, pack
from exit_kit.importing.page_documents import is_page
from exit_kit.importing.page_work import read_page_records
from exit_kit.importing.problems import Notes, Problem
from exit_kit.importing.records import Conversation, Record
from exit_kit.importing.registry import Match, Matcher, find_importer, make_matcher

_PIECE: Final = 4_000_000
_MOST_RAW_TEXT: Final = 1_000_000
KEPT_WHOLE: Final = frozenset({"extractor-failed", "unknown-shape"})  # where they leave no record at all
SNIFFED_BYTES: Final = 65_536  # of a plain text, to know what it is
_EMPTY_MARKER: Final = "no-data.txt"
EMPTY_DOCUMENT: Final = ["You have no data in this section"]  # Instagram until 2021


class Job(NamedTuple):
    """One member to be read: `kept` is its stored form (encoding, bytes) where the database has it already.

    `clock` tells how the dates of its export's HTML pages are read; None: they are not wanted.  `files` are the names
    of the files beside a plain text.
    """

    number: int
    platform: str
    path: str
    member: Member | None
    kept: tuple[str, bytes] | None
    clock: Clock | None = None
    files: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """What became of one member.  `kept` is None where the database holds the bytes already."""

    status: Status
    file_types: tuple[str, ...] = ()
    records: list[Record] = []  # noqa: RUF012 -- never changed
    problems: tuple[Problem, ...] = ()
    raw: list[RawRecord] = []  # noqa: RUF012
    kept: tuple[str, tuple[bytes, ...]] | None = None
    crc32: int | None = None


# A folder of which there was nothing to export (formats/facebook.md 6, trap 26).
NO_DATA: Final = Outcome(Status.IMPORTED, ("no data",))


def is_marker(path: str) -> bool:
    """Say whether a member only tells that there was nothing to put into its folder."""
    return path.rpartition("/")[2].lower() == _EMPTY_MARKER


def do_job(job: Job) -> Outcome:
    """Read one member whole and return what the database is to get."""
    notes = Notes()
    payload = _read_payload(job, notes)
    kept = None if job.kept or payload is None else (payload.encoding, split_pieces(payload.kept))
    if payload is None:
        return Outcome(Status.UNREADABLE, problems=tuple(notes))
    if len(notes):  # damaged: what could be recovered is kept, nothing is read from it
        return Outcome(Status.UNREADABLE, problems=tuple(notes), kept=kept)
    outcome = read_text(job.platform, job.path, payload.data, notes, job.clock, job.files)
    media_key = get_media_key(job.platform)
    records = [pack_messages(record, media_key) for record in outcome.records]
    return outcome._replace(kept=kept, records=records)


def pack_messages(record: Record, media_key: Callable[[str], str]) -> Record:
    """Return a record with its messages made rows."""
    if not isinstance(record, Conversation):
        return record
    block = record.packed
    if isinstance(block, Block):
        sketch = record.sketch or block.make_sketch()
        return record._replace(packed=block.finish(media_key, record.sequence), sketch=sketch)
    if not record.messages:
        return record
    return record._replace(messages=[], packed=pack(record.messages, media_key))


def _read_payload(job: Job, notes: Notes) -> Payload | None:
    """Return the member's bytes; damage is noted, and what could be recovered of them is returned."""
    if job.kept is not None:
        encoding, packed = job.kept
        return Payload(b"".join(decompress_kept([packed], encoding)), packed, encoding)
    assert job.member is not None
    try:
        return read_member(job.member)
    except MemberFault as fault:
        notes.note(fault.kind)
        return pack_bytes(fault.data) if fault.data else None


def pack_bytes(data: bytes) -> Payload:
    """Return bytes with their form to be kept."""
    import zlib

    deflater = zlib.compressobj(1, zlib.DEFLATED, -15)
    return (
        Payload(data, deflater.compress(data) + deflater.flush(), "deflate")
        if data
        else Payload(b"", b"", "empty")
    )


def split_pieces(packed: bytes) -> tuple[bytes, ...]:
    """Cut a packed stream into pieces that SQLite takes without great need of memory."""
    return tuple(packed[start : start + _PIECE] for start in range(0, len(packed), _PIECE))


def read_text(
    platform: str,
    path: str,
    data: bytes,
    notes: Notes,
    clock: Clock | None = UNTOLD,
    files: tuple[str, ...] = (),
) -> Outcome:
    """Return the outcome for a text member's bytes."""
    name = path.rpartition("/")[2].lower()
    if is_marker(path):
        return NO_DATA
    if is_page(name):
        return _read_page(platform, path, data, clock, notes)
    if is_text(name) or is_card(name):
        return _read_told(platform, data, TextSource(path, lambda: (data,), clock or UNTOLD, notes, files))
    if not name.endswith(".json"):
        return Outcome(Status.KEPT, raw=_read_plain(name, data), problems=tuple(notes))
    try:
        document, needs_repair = parse_json(data)
    except NotJson:
        notes.note("not-json")
        return Outcome(Status.UNREADABLE, problems=tuple(notes))
    match = get_matcher(platform).match(path, document)
    is_fast = (
        len(match.claims) == 1
        and not match.is_ambiguous
        and match.claims[0].file_type.extract_fast is not None
    )
    needs_repair = needs_repair and not match.is_utf8
    if needs_repair and is_fast and isinstance(document, dict):
        return read_fast(match, path, document, notes)
    if needs_repair:
        document = repair_tree(document)
    return _read_document(match, path, document, notes)


def is_text(name: str) -> bool:
    """Say whether a member is a plain text, by its name."""
    return name.lower().endswith(".txt")


def is_card(name: str) -> bool:
    """Say whether a member is a contact that was sent: a file like a photo, and a text that can be read."""
    return name.lower().endswith(".vcf")


def find_text_type(platform: str, head: bytes) -> FileType | None:
    """Return the file type that reads a plain text, known by the text's beginning."""
    return next((row for row in get_matcher(platform).texts if row.text and row.text.sniff(head)), None)


def _read_told(platform: str, data: bytes, source: TextSource) -> Outcome:
    """Return the outcome for a plain text that a file type may read."""
    notes, name = source.notes, source.path.lower()
    file_type = find_text_type(platform, data[:SNIFFED_BYTES])
    if file_type is None or file_type.text is None:
        return Outcome(Status.KEPT, raw=_read_plain(name, data), problems=tuple(notes))
    read = file_type.text.read
    found, error = attempt(lambda: read(source), notes)
    if found is None:
        notes.note("extractor-failed", found=error)
        return Outcome(Status.KEPT, (file_type.name,), raw=_read_plain(name, data), problems=tuple(notes))
    return Outcome(Status.IMPORTED, (file_type.name,), list(found), tuple(notes))


def _read_page(platform: str, path: str, data: bytes, clock: Clock | None, notes: Notes) -> Outcome:
    found = read_page_records(get_matcher(platform), path, data, clock, notes)
    status = Status.IMPORTED if found.is_typed else Status.KEPT
    names = tuple(file_type.name for file_type in found.file_types)
    return Outcome(status, names, found.records, tuple(notes), [*found.raw, *list_strays(notes)])


def read_fast(match: Match, path: str, document: Any, notes: Notes) -> Outcome:
    """Return the outcome for a document of a file type that has a fast way, its text not repaired yet."""
    records = list(extract_unrepaired(match.claims[0], path, document, notes))
    names = (match.claims[0].file_type.name,)
    return Outcome(Status.IMPORTED, names, records, tuple(notes), list(list_strays(notes)))


def _read_document(match: Match, path: str, document: Any, notes: Notes) -> Outcome:
    if document == EMPTY_DOCUMENT:
        return NO_DATA
    names = tuple(claim.file_type.name for claim in match.claims)
    if match.is_ambiguous:
        return Outcome(Status.AMBIGUOUS, names, problems=tuple(notes), raw=list(list_raw(document)))
    records = [record for claim in match.claims for record in extract_document(claim, path, document, notes)]
    is_typed = any(claim.file_type.extract for claim in match.claims)
    if is_typed and not records and KEPT_WHOLE & {problem.kind for problem in notes}:
        is_typed = False
    raw = list(list_strays(notes) if is_typed else list_raw(document))
    return Outcome(Status.IMPORTED if is_typed else Status.KEPT, names, records, tuple(notes), raw)


def _read_plain(name: str, data: bytes) -> list[RawRecord]:
    """Return a plain text as one raw record, so that it can be read and searched."""
    import orjson

    if not name.endswith((".txt", ".csv")) or len(data) > _MOST_RAW_TEXT:
        return []
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    return [RawRecord("", orjson.dumps({"text": text}).decode())]


@cache
def get_media_key(platform: str) -> Callable[[str], str]:
    """Return the function that folds paths and uris of one platform."""
    return make_media_key(find_importer(platform))


def make_media_key(importer: Importer) -> Callable[[str], str]:
    """Return the function that brings a path or uri into the form in which they are compared.

    Case, accents' form and apostrophes are folded; a root folder that only tells the generation is left out.
    """
    prefixes = tuple(f"{prefix}/" for prefix in importer.prefixes)
    renamed = tuple(old for old, _ in importer.renamed)

    def media_key(path: str) -> str:
        if path.startswith(("http://", "https://")):
            return path
        key = match_key(path).removeprefix("./").lstrip("/")
        folded = importer.fold_media(key) if importer.fold_media else None
        if folded:
            return folded
        if key.startswith(prefixes):
            key = key[len(next(filter(key.startswith, prefixes))) :]
        if key.startswith(renamed):
            old, new = next(one for one in importer.renamed if key.startswith(one[0]))
            return new + key[len(old) :]
        return key

    return media_key


@cache
def get_matcher(platform: str) -> Matcher:
    """Return the matcher of one platform's file types."""
    return make_matcher(find_importer(platform))
