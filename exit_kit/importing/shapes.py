"""Shapes: what a record of the archives is made of, declared once and checked fast.

A shape names keys and the type of each value.  `Shape.fits` answers for one record with a single look-up: it
remembers every combination of keys and types that it has met, and an export has very few.  Only a record that
does not fit is walked value by value by `conform`, which leaves out what is wrong and notes where it stood.
An extractor therefore reads plain dicts, in which every key that is present has the declared type: it contains
no `try` and no type check, and there is one extractor, not a fast one and a careful one.  (A getter object for
each field, the plan at first, cost about ten times as much for a million messages.)

Nothing here knows a platform.  A key that no shape declares is counted as a problem and its value stays in the
kept bytes: unknown is never fatal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from exit_kit.importing.problems import Notes, render_key

Fields = dict[str, Any]

_INT64: Final = 2**63
_MOST_SIGNATURES: Final = 4096
_MISSING: Final = object()
_NULL: Final = type(None)


class Any_:
    """Accepts whatever stands there, unread (a subtree for a walker, or for the raw record)."""


ANYTHING: Final = Any_()


class Whole_:
    """Accepts a whole number that goes into a column as it is: one that SQLite can hold."""


WHOLE: Final = Whole_()


class Many:
    """A list of one kind; a bare value where a list belongs is read as a list of one (formats/facebook.md 1.5)."""

    __slots__ = ("kind",)

    def __init__(self, kind: Kind) -> None:
        self.kind = kind


class Keyed:
    """An object whose keys are data (group names, client names, ids), all values of one kind."""

    __slots__ = ("kind",)

    def __init__(self, kind: Kind) -> None:
        self.kind = kind


class Shape:
    """Declares the keys of one kind of record.

    >>> friend = Shape(name=str, timestamp=int)
    >>> friend.fits({"name": "Ada", "timestamp": 3}, Notes()), friend.fits({"name": 3}, Notes())
    (True, False)
    """

    __slots__ = ("_seen", "fields")

    def __init__(self, fields: Mapping[str, Kind] | None = None, /, **more: Kind) -> None:
        self.fields: dict[str, Kind] = {**(fields or {}), **more}
        self._seen: dict[tuple[Any, ...], _Verdict | None] = {}

    def fits(self, record: Any, notes: Notes, pointer: str = "") -> bool:
        """Say whether every declared key that is present has its type; count undeclared keys.

        JSON null counts as absent.
        """
        if type(record) is not dict:
            return False
        signature = (*record, *map(type, record.values()))
        if signature in self._seen:
            verdict = self._seen[signature]
        else:
            verdict = self._judge(record)
            if len(self._seen) < _MOST_SIGNATURES:
                self._seen[signature] = verdict
        if verdict is None:
            return False
        if verdict is _PLAIN:
            return True
        for key, kind in verdict.nested:
            if not fits(record[key], kind, notes, f"{pointer}/{key}"):
                return False
        for key in verdict.unknown:
            notes.note("unknown-key", f"{pointer}/{render_key(key)}")
        return True

    def _judge(self, record: Fields) -> _Verdict | None:
        nested: list[tuple[str, Any]] = []
        unknown: list[str] = []
        for key, value in record.items():
            kind = self.fields.get(key, _MISSING)
            if kind is _MISSING:
                unknown.append(key)
            elif value is None or kind is ANYTHING:
                continue
            elif isinstance(kind, type):
                if not _is_exact(type(value), kind):
                    return None
                if kind is float and type(value) is int:
                    nested.append((key, kind))  # it may be too large: each is looked at
            elif isinstance(kind, tuple) or kind is WHOLE or type(value) in (dict, list):
                nested.append((key, kind))
            else:
                return None
        return _Verdict(tuple(nested), tuple(unknown)) if nested or unknown else _PLAIN

    def conform(self, record: Any, notes: Notes, pointer: str = "") -> Fields | None:
        """Return a copy that holds only what fits, noting the rest; None when this is no object at all."""
        if type(record) is not dict:
            _note_type(record, "object", notes, pointer)
            return None
        right: Fields = {}
        for key, value in record.items():
            kind = self.fields.get(key, _MISSING)
            place = f"{pointer}/{render_key(key)}"
            if kind is _MISSING:
                notes.note("unknown-key", place)
            elif value is not None:
                kept = conform(value, kind, notes, place)
                if kept is not _MISSING:
                    right[key] = kept
        return right

    def read(self, records: Iterable[Any], notes: Notes, pointer: str = "") -> Iterator[Fields]:
        """Yield each record made trustworthy, in order; what is no object at all is noted and left out.

        One that has no declared key, or nothing of the declared types, would become an empty row: it is set aside,
        to be kept raw.
        """
        seen = self._seen.get
        for record in records:
            # The first test is that of `fits`, without the call: it lets most of a million messages pass.
            if type(record) is dict and seen((*record, *map(type, record.values()))) is _PLAIN:
                yield record
            elif record and type(record) is dict and self.fields and self.fields.keys().isdisjoint(record):
                notes.set_aside(pointer, record)
            elif self.fits(record, notes, pointer):
                yield record
            else:
                right = self.conform(record, notes, pointer)
                if right or record == {}:
                    yield right or {}
                elif right is not None:
                    notes.set_aside(pointer, record)


class Entries(Shape):
    """Declares an object whose keys are data (ids, group names): each entry is a record `{key, entry}`.

    >>> list(Entries(int).read([{"a": 1, "b": 2}], Notes()))
    [{'key': 'a', 'entry': 1}, {'key': 'b', 'entry': 2}]
    """

    __slots__ = ()

    def __init__(self, kind: Kind) -> None:
        super().__init__(key=str, entry=kind)

    def read(self, records: Iterable[Any], notes: Notes, pointer: str = "") -> Iterator[Fields]:
        """Yield each entry of each object made trustworthy; what is no object at all is noted and left out."""
        for record in records:
            if type(record) is dict:
                entries = ({"key": key, "entry": value} for key, value in record.items() if value is not None)
                yield from super().read(entries, notes, pointer)
            else:
                _note_type(record, "object", notes, pointer)


class AnyShape(Shape):
    """Declares nothing: objects are handed on as they stand, for an extractor that walks whatever there is.

    >>> list(AnyShape().read([{"a": 1}, 2], Notes()))
    [{'a': 1}]
    """

    __slots__ = ()

    def read(self, records: Iterable[Any], notes: Notes, pointer: str = "") -> Iterator[Fields]:
        """Yield each object; what is none is noted and left out."""
        for record in records:
            if type(record) is dict:
                yield record
            elif record is not None:
                _note_type(record, "object", notes, pointer)


class _Verdict:
    """What is left to look at in records of one signature: nested values, and keys to count."""

    __slots__ = ("nested", "unknown")

    def __init__(self, nested: tuple[tuple[str, Any], ...], unknown: tuple[str, ...]) -> None:
        self.nested = nested
        self.unknown = unknown


_PLAIN: Final = _Verdict((), ())

# str: text · int: whole number of any size, for a time or a text to be made of · float: any number that SQLite can
# hold · bool · a tuple: any one of these kinds
Kind = type | Shape | Many | Keyed | Any_ | Whole_ | tuple[Any, ...]


def _is_exact(found: type, kind: type) -> bool:
    return found is kind or (kind is float and found is int)


def _is_held(number: int) -> bool:
    """Say whether SQLite can hold a whole number."""
    return -_INT64 <= number < _INT64


def fits(value: Any, kind: Any, notes: Notes, pointer: str) -> bool:
    """Say whether one value is of the declared kind."""
    if value is None or kind is ANYTHING:
        return True
    if isinstance(kind, Shape):
        return kind.fits(value, notes, pointer)
    if isinstance(kind, Many):
        inner, place = kind.kind, pointer + "/*"
        return type(value) is list and all(
            item is not None and fits(item, inner, notes, place) for item in value
        )
    if isinstance(kind, Keyed):
        inner, place = kind.kind, pointer + "/*"
        return type(value) is dict and all(
            item is not None and fits(item, inner, notes, place) for item in value.values()
        )
    if isinstance(kind, tuple):
        return any(fits(value, one, notes, pointer) for one in kind)
    if kind is WHOLE:
        return type(value) is int and _is_held(value)
    return _is_exact(type(value), kind) and (kind is not float or type(value) is float or _is_held(value))


def drop_empty(fields: Fields) -> Fields:
    """Return the fields that have a value; false and 0 are values."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [], {})}


def conform(value: Any, kind: Any, notes: Notes, pointer: str) -> Any:
    """Return the value, or the part of it that is of the declared kind, or the missing mark."""
    if kind is ANYTHING:
        return value
    if isinstance(kind, Shape):
        right = kind.conform(value, notes, pointer)
        return _MISSING if right is None else right
    if isinstance(kind, Many):
        if type(value) is not list and not isinstance(kind.kind, type):
            notes.note("single-record", pointer)
        items = value if type(value) is list else [value]
        return _conform_items(items, kind.kind, notes, pointer + "/*")
    if isinstance(kind, Keyed):
        if type(value) is not dict:
            _note_type(value, "object", notes, pointer)
            return _MISSING
        values = ((key, conform(item, kind.kind, notes, pointer + "/*")) for key, item in value.items())
        return {key: item for key, item in values if item is not _MISSING and item is not None}
    if isinstance(kind, tuple):
        return _conform_either(value, kind, notes, pointer)
    return _conform_scalar(value, int if kind is WHOLE else kind, notes, pointer)


def _conform_items(items: list[Any], kind: Any, notes: Notes, pointer: str) -> list[Any]:
    kept = (conform(item, kind, notes, pointer) for item in items if item is not None)
    return [item for item in kept if item is not _MISSING]


def _conform_either(value: Any, kinds: tuple[Any, ...], notes: Notes, pointer: str) -> Any:
    for kind in kinds:
        if fits(value, kind, Notes(), pointer):
            return value
    wanted = list if type(value) is list else dict
    for kind in kinds:
        if (isinstance(kind, Many) and wanted is list) or (
            isinstance(kind, Shape | Keyed) and type(value) is dict
        ):
            return conform(value, kind, notes, pointer)
    _note_type(value, "another type", notes, pointer)
    return _MISSING


def _conform_scalar(value: Any, kind: type, notes: Notes, pointer: str) -> Any:
    if _is_exact(type(value), kind):
        if type(value) is not int or _is_held(value):
            return value
        notes.note("number-too-large", pointer)
        return _MISSING
    if kind is int and type(value) is float and value.is_integer() and abs(value) < _INT64:
        return int(value)
    if kind in (int, float) and type(value) is str:
        number = _read_number(value, kind)
        if number is not None:
            notes.note("number-as-text", pointer)
            return number
    if kind is str and type(value) in (int, float):
        notes.note("text-as-number", pointer)
        return str(value)
    _note_type(value, _NAMES[kind], notes, pointer)
    return _MISSING


def _read_number(text: str, kind: type) -> int | float | None:
    digits = text.strip()
    if len(digits) > 24 or not digits.isascii():
        return None
    whole = digits.removeprefix("-").isdigit()
    if kind is int:
        return int(digits) if whole and abs(int(digits)) < _INT64 else None
    return float(digits) if whole or digits.removeprefix("-").replace(".", "", 1).isdigit() else None


_NAMES: Final = {str: "text", int: "whole number", float: "number", bool: "true or false"}
_TYPES: Final = {
    str: "text", int: "number", float: "number", bool: "true or false", list: "list", dict: "object", _NULL: "null",
}  # fmt: skip


def _note_type(value: Any, expected: str, notes: Notes, pointer: str) -> None:
    notes.note("wrong-type", pointer, expected=expected, found=_TYPES.get(type(value), "other"))
