"""From a document to records: pure, no I/O, no database; a record that defeats its extractor costs itself only.

This holds one of the two `except Exception` of the tree (the other is the error boundary of the command line): an
extractor is fed by files that change every few months, and whatever goes wrong in one record must leave all others
and the member's bytes alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

import orjson

from exit_kit.archive.documents import Found, NotJson, Stream
from exit_kit.archive.text import repair_tree
from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Record
from exit_kit.importing.registry import Claim, Match, Matcher, list_roots
from exit_kit.importing.shapes import Fields

MOST_RAW_BYTES: Final = 64_000_000
_BATCH: Final = 2_000
_MOST_IN_HEADER: Final = 10_000  # elements of a list beside the records: the people in a chat
_PEEKED: Final = 6
_NOTHING: Final = Found("", None, is_item=False)


class RawRecord(NamedTuple):
    """A record kept as it was delivered (text repaired): where it stood, and its JSON."""

    pointer: str
    json: str


def extract_document(claim: Claim, path: str, document: Any, notes: Notes) -> Iterator[Record]:
    """Yield the records that one file type reads in a parsed document."""
    file_type = claim.file_type
    key = file_type.records if file_type.records and isinstance(document, dict) else claim.root
    if key and isinstance(document, dict):
        header = {name: value for name, value in document.items() if name != key}
        records = _list_records(_key_value(file_type, document.get(key)))
    else:
        header, records = {}, _list_records(document)
    source = Source(path, file_type.header.conform(header, _Quiet(), "") or {}, file_type, notes)
    pointer = f"/{key}" if key else ""
    yield from extract_records(source, _leave_empty(records, notes, pointer), pointer)


def extract_unrepaired(
    claim: Claim, path: str, document: Any, notes: Notes, *, is_page: bool = False
) -> Iterator[Record]:
    """Yield the records of a document whose text is not repaired yet, by the file type's fast way.

    That of a page needs none (formats/facebook.md section 2).
    """
    repair = _keep if is_page else repair_tree
    file_type = claim.file_type
    extract_fast, shape = file_type.extract_fast, file_type.shape
    assert extract_fast is not None and shape is not None
    key = file_type.records or claim.root
    records = document.get(key)
    header = repair({name: value for name, value in document.items() if name != key})
    source = Source(path, file_type.header.conform(header, _Quiet(), "") or {}, file_type, notes, is_page)
    pointer = f"/{key}/*"
    records = _leave_empty(_list_records(records), notes, f"/{key}")

    def read_carefully(record: Any) -> Fields | None:
        return next(shape.read((repair(record),), notes, pointer), None)

    found, _ = attempt(lambda: extract_fast(source, records, read_carefully), notes)
    if found is None:
        found = extract_records(source, repair(records), pointer.removesuffix("/*"))
    yield from found


def _keep(value: Any) -> Any:
    return value


def attempt(extract: Callable[[], Iterator[Any]], notes: Notes) -> tuple[Iterable[Any] | None, str]:
    """Return the records, or None with the kind of error where the extractor fails; then nothing is noted."""
    before = notes.copy()
    try:
        return list(extract()), ""
    except Exception as error:  # see the module's docstring
        notes.restore(before)
        return None, type(error).__name__


def extract_records(source: Source, records: list[Any], pointer: str) -> Iterator[Record]:
    """Yield the records of one list; when the extractor fails, each by itself, noting those that it cannot read."""
    file_type = source.file_type
    if file_type.extract is None or file_type.shape is None:
        return
    read, notes = file_type.shape.read, source.notes
    has_bare = "value" in file_type.shape.fields and any(type(one) is not dict for one in records)
    trusted = [_wrap(one) for one in records] if has_bare else records
    extract = file_type.extract
    found, error = attempt(lambda: extract(source, read(trusted, notes, pointer + "/*")), notes)
    if found is not None:
        yield from found
    elif len(trusted) <= 1:
        notes.note("extractor-failed", pointer, found=error)
    else:
        for record in trusted:
            yield from extract_records(source, [record], pointer)


def _wrap(record: Any) -> Any:
    """Give a record that is a bare value (`topics_v2` is a list of texts) the key `value`, where its shape has one."""
    return record if isinstance(record, dict) or record is None else {"value": record}


def _list_records(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _leave_empty(records: list[Any], notes: Notes, pointer: str) -> list[Any]:
    """Return a list of records without empty ones, which would become empty rows, and count these."""
    if len(records) < 2 or {} not in records:
        return records
    notes.note("unknown-shape", f"{pointer}/*", times=records.count({}))
    return [record for record in records if record != {}]


def _key_value(file_type: FileType, value: Any) -> Any:
    """Make one record of an object whose keys are data."""
    return {"value": value} if file_type.is_keyed and value is not None else value


class _Quiet(Notes):
    """Notes that nobody reads: undeclared header keys are other claims' business."""

    def note(
        self, kind: str, pointer: str = "", *, expected: str = "", found: str = "", times: int = 1
    ) -> None:
        """Do nothing."""


def list_raw(document: Any) -> Iterator[RawRecord]:
    """Yield a document's records as JSON, up to `MOST_RAW_BYTES` of them; the bytes are kept besides."""
    room = MOST_RAW_BYTES
    for pointer, value in _cut(document):
        text = render_json(value)
        room -= len(text)
        if room < 0:
            return
        yield RawRecord(pointer, text)


def render_json(value: Any) -> str:
    """Return a value as JSON, whatever stands in it: numbers of any size, nesting of any depth.

    orjson takes no number beyond 64 bits and no more than 254 levels.  What even Python's own writer cannot
    follow is said to be too deep, and stays in the kept bytes.
    """
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        pass
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except RecursionError:
        return '{"too deep":null}'
    if "NaN" in text or "Infinity" in text:  # no JSON; orjson writes null for them
        text = json.dumps(
            json.loads(text, parse_constant=lambda _: None), ensure_ascii=False, separators=(",", ":")
        )
    return text


def _cut(document: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(document, list):
        yield from ((f"/{position}", value) for position, value in enumerate(document))
    elif isinstance(document, dict) and len(document) == 1:
        (key, value), *_ = document.items()
        if isinstance(value, list) and value and key != "label_values":  # that is one bare record
            yield from ((f"/{key}/{position}", one) for position, one in enumerate(value))
        else:
            yield "", document
    else:
        yield "", document


def list_strays(notes: Notes) -> Iterator[RawRecord]:
    """Yield the records that no shape knows, up to `MOST_RAW_BYTES` of them."""
    room = MOST_RAW_BYTES
    for pointer, value in notes.strays:
        text = render_json(value)
        room -= len(text)
        if room < 0:
            return
        yield RawRecord(pointer, text)


def match_stream(matcher: Matcher, path: str, stream: Stream) -> Match:
    """Return who reads a document that is too large to parse whole.

    Mostly its beginning says it; else, and where the path says something else than the beginning, its text is gone
    through once for the keys behind the first list.
    """
    found = matcher.match(path, _peek(islice(stream.read_pieces(), _PEEKED)))
    by_path = matcher.match_path(path)
    is_sure = not by_path or any(claim.file_type in by_path for claim in found.claims)
    return found if found.claims and is_sure else matcher.match(path, _peek(stream.read_pieces()))


def _peek(pieces: Iterable[Found]) -> Any:
    """Return a document with no more than the first few elements of each of its lists."""
    shown: dict[str, Any] = {}
    for key, value, is_item in pieces:
        if not is_item:
            shown[key] = value
        elif len(shown.setdefault(key, [])) < _PEEKED:
            shown[key].append(value)
    return shown[""] if list(shown) == [""] else shown


def extract_stream(claim: Claim, path: str, stream: Stream, notes: Notes) -> Iterator[Record]:
    """Yield the records of a large document, a batch at a time, in the memory of a batch."""
    file_type = claim.file_type
    key = file_type.records or claim.root
    if file_type.is_keyed or (not key and next(stream.read_pieces(), _NOTHING).key):
        # One record, so there is nothing to hand out piece by piece.
        yield from extract_document(claim, path, _join_pieces(stream.read_pieces()), notes)
        return
    header = _join_pieces((piece for piece in stream.read_pieces() if piece.key != key), _MOST_IN_HEADER)
    source = Source(path, file_type.header.conform(header, _Quiet(), "") or {}, file_type, notes)
    pointer = f"/{key}" if key else ""
    for batch in _read_batches(
        piece for piece in stream.read_pieces() if piece.key == key and piece.value != []
    ):
        yield from extract_records(source, batch, pointer)


def _join_pieces(pieces: Iterable[Found], most: int | None = None) -> Fields:
    """Return pieces as one object; of a list at most so many elements."""
    document: Fields = {}
    for piece in pieces:
        if piece.is_item:
            items = document.setdefault(piece.key, [])
            if most is None or len(items) < most:
                items.append(piece.value)
        else:
            document[piece.key] = piece.value
    return document


def _read_batches(pieces: Iterable[Found]) -> Iterator[list[Fields]]:
    """Yield elements in batches; one empty batch for an empty list, whose header may say something all the same."""
    batch: list[Fields] = []
    is_first = True
    for piece in pieces:
        batch.append(piece.value)
        if len(batch) >= _BATCH:
            yield batch
            batch, is_first = [], False
    if batch or is_first:
        yield batch


__all__ = [
    "FileType",
    "NotJson",
    "RawRecord",
    "attempt",
    "extract_document",
    "extract_stream",
    "list_raw",
    "list_roots",
]
