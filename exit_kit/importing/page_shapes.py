"""From blocks of a page to the records of a file type: its `Shape` says what each label's value must be.

Meta's pages write a record's fields as labels with values (formats/facebook.md 3.1).  The shape that the file type
declares for JSON names the same fields with their types, so one rule fits all: a label is the key that reads like it
(`Upload IP address` is not, so an importer's `Labels` knows other spellings and other languages), a text becomes what
the shape wants there, a nested box an object, several of them a list.  A label that no key reads like stays in the
record under its own name, where the shape counts it as unknown: nothing is dropped unseen.

What a page cannot say is not made up: a key that is not shown is absent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from exit_kit.archive.pages import Block, File, Item, Link, Page, Part, Place, Row, Text
from exit_kit.importing.page_labels import Labels, ReadTime, learn_labels, read_last_date
from exit_kit.importing.shapes import ANYTHING, WHOLE, Entries, Fields, Keyed, Many, Shape

MOST_DEPTH: Final = 40
_NOTHING: Final = object()
_UNKNOWN: Final = object()
_LINE: Final = re.compile(r"([^:：\n]{2,40})[:：]\s+([^\n]+)")
_WHOLE: Final = re.compile(r"-?\d{1,18}")
_NUMBER: Final = re.compile(r"-?\d{1,17}(\.\d+)?")
_DAY_KEYS: Final = {"year", "month", "day"}
_REDIRECT: Final = "/dyi/l/"  # where most dates link to: of no use without an account
_NOON: Final = ("", " 12:00:00 pm", ", 12:00 PM")


class Left(NamedTuple):
    """A label without a key, below others maybe, and its text; `of` is the record's name, `seconds` its time."""

    labels: tuple[str, ...]
    text: str
    of: str = ""
    seconds: int | None = None


class Filled(NamedTuple):
    """The document that a page was made into, and what it shows besides under labels that are no keys."""

    document: Any
    left: list[Left]


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills records: `labels` knows the words, `read_time` the dates of the page.

    `learned` are the keys of labels that only the page itself tells; `left` gathers what has no key.
    """

    labels: Labels
    read_time: ReadTime
    learned: dict[str, str] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)

    def learn(self, shape: Shape, records: Iterable[Sequence[Part]], taken: Collection[str] = ()) -> None:
        """Learn from all records of a page what labels of an unknown language stand for."""
        tables = [[(row.label, read_text(row.parts)) for row in list_rows(parts)] for parts in records]
        self.learned.update(learn_labels(tables, shape, self.labels, self.read_time, taken))

    def fill(self, shape: Shape, parts: Sequence[Part], depth: int = 0) -> Fields:
        """Return the object whose fields these rows are; rows of boxes without a heading count too."""
        fields: Fields = {}
        if depth > MOST_DEPTH:
            return fields
        for row in list_rows(parts):
            if not row.label and not row.href:
                continue
            holder, key, kind = self._find_place(row, shape, fields, depth)
            if kind is _UNKNOWN:
                self.left.extend(list_left(row))
                kind = ANYTHING
            place = fields.setdefault(holder, {}) if holder else fields
            value = self.read(
                kind, (Link(row.href, row.label), *row.parts) if row.href else row.parts, depth + 1
            )
            if value is not _NOTHING:
                place[key] = [*place[key], *value] if key in place and isinstance(kind, Many) else value
        return fields

    def fill_texts(self, record: Fields, shape: Shape, parts: Iterable[Part], date: str | None) -> None:
        """Put texts without a label where their form says: an address by itself, "Added on" with a date."""
        for part in parts:
            if not isinstance(part, Text):
                continue
            key = self.labels.find_by_form(part.text, [one for one in shape.fields if one not in record])
            seconds = None if key else read_last_date(part.text, self.read_time)
            if key:
                record[key] = part.text
            elif seconds is not None and date and date not in record:
                record[date] = seconds

    def _find_place(self, row: Row, shape: Shape, known: Fields, depth: int) -> tuple[str, str, Any]:
        """Return the key for a label with its kind, and the sub-object that has it where the object itself has not."""
        place = self.labels.find_place(row.label, shape)
        if place:
            holder, key = place
            return holder, key, shape.fields[holder].fields[key] if holder else shape.fields[key]  # type: ignore[union-attr]
        key = self.learned.get(row.label, "") if depth == 0 else ""
        if key not in shape.fields:
            key = self.labels.find_by_form(row.value, [one for one in shape.fields if one not in known]) or ""
        return ("", key, shape.fields[key]) if key else ("", row.label, _UNKNOWN)

    def read(self, kind: Any, parts: Sequence[Part], depth: int = 0) -> Any:
        """Return what parts say as a value of that kind, or the mark for nothing."""
        if isinstance(kind, Entries) or not parts or depth > MOST_DEPTH:
            return self._read_entries(kind, parts, depth) if isinstance(kind, Entries) else _NOTHING
        if isinstance(kind, Many):
            return self._read_list(kind.kind, parts, depth)
        if isinstance(kind, Keyed):
            return self._read_keyed(kind, parts, depth)
        if isinstance(kind, Shape):
            return self._read_object(kind, parts, depth)
        if isinstance(kind, tuple):
            return self._read_either(kind, parts, depth)
        if kind is ANYTHING:
            return self._read_anything(parts, depth)
        return self.read_scalar(kind, read_text(parts))

    def read_whole(self, kind: Any, parts: Sequence[Part]) -> Any:
        """Return what all parts of a page say as one object, which is empty where a page says nothing or breaks off."""
        value = self.read(kind, parts)
        return {} if value is _NOTHING else value

    def read_scalar(self, kind: Any, text: str) -> Any:
        """Return a text as a value of that type, or the mark for nothing."""
        found: Any = None
        if kind is str:
            found = text or None
        elif kind is bool:
            found = self.labels.read_choice(text)
        elif kind is float:
            found = float(text) if _NUMBER.fullmatch(text) else None
        elif kind is int or kind is WHOLE:
            found = int(text) if _WHOLE.fullmatch(text) else self.read_time(text)
        return _NOTHING if found is None else found

    def _read_entries(self, kind: Entries, parts: Sequence[Part], depth: int) -> Fields:
        return self._read_keyed(Keyed(kind.fields["entry"]), parts, depth)

    def _read_keyed(self, kind: Keyed, parts: Sequence[Part], depth: int) -> Fields:
        """Return an object whose keys are data; where its values are mere texts, a label is written like a key."""
        is_plain = kind.kind is str or kind.kind is ANYTHING
        entries: Fields = {}
        for row in list_rows(parts):
            value = self.read(kind.kind, row.parts, depth + 1)
            if row.label and value is not _NOTHING:
                entries[self._name_key(row.label) if is_plain else row.label] = value
            elif row.label and isinstance(kind.kind, Many):
                entries[row.label] = []
        return entries

    def _name_key(self, label: str) -> str:
        """Return the key of an object that no shape describes: by its words, else as the label reads."""
        return self.labels.find_only_key(label) or _make_key(label)

    def _read_object(self, shape: Shape, parts: Sequence[Part], depth: int) -> Any:
        """Return an object; one that is shown as a mere text is its first text (`Name: Ada` for a name's parts)."""
        if shape.fields.keys() >= _DAY_KEYS:
            return self._read_day(read_text(parts))
        if any(True for _ in list_rows(parts)):
            return self.fill(shape, parts, depth)
        first = next((one for one in shape.fields.items() if one[1] is str or isinstance(one[1], Many)), None)
        value = self.read(first[1], parts, depth + 1) if first else _NOTHING
        return _NOTHING if first is None or value is _NOTHING else {first[0]: value}

    def _read_day(self, text: str) -> Any:
        """Return a calendar date; at noon it is the same day in the account's zone as in UTC."""
        for clock in _NOON if text else ():
            seconds = self.read_time(text + clock)
            if seconds is not None:
                when = datetime.fromtimestamp(seconds, UTC)
                return {"year": when.year, "month": when.month, "day": when.day}
        return _NOTHING

    def _read_list(self, kind: Any, parts: Sequence[Part], depth: int) -> Any:
        if isinstance(kind, Many):  # a list of lists: what stands in one element is one of them
            groups: dict[Any, list[Part]] = {}
            for part in parts:
                groups.setdefault(part.place[:-1], []).append(part)
            return [self._read_list(kind.kind, group, depth + 1) for group in groups.values()]
        values = (self.read(kind, one, depth + 1) for one in list_elements(parts))
        return [value for value in values if value is not _NOTHING]

    def _read_either(self, kinds: tuple[Any, ...], parts: Sequence[Part], depth: int) -> Any:
        is_object = any(True for _ in list_rows(parts))
        for kind in kinds:
            if isinstance(kind, Shape | Many | Keyed) == is_object:
                value = self.read(kind, parts, depth)
                if value is not _NOTHING:
                    return value
        return _NOTHING

    def _read_anything(self, parts: Sequence[Part], depth: int) -> Any:
        """Return parts as what they look like: an object, a list, a text."""
        rows = list(list_rows(parts))
        if rows:
            pairs = ((self._name_key(row.label), self._read_anything(row.parts, depth + 1)) for row in rows)
            return {key: value for key, value in pairs if value is not _NOTHING}
        files = [{"uri": part.uri} for part in parts if isinstance(part, File)]
        texts = [part.text for part in parts if isinstance(part, Text | Item | Link)]
        values = files + [_read_number(text) for text in texts if text]
        return values[0] if len(values) == 1 else values or _NOTHING


def list_rows(parts: Iterable[Part]) -> Iterable[Row]:
    """Yield the rows among parts, and those in boxes that have no heading."""
    for part in parts:
        if isinstance(part, Row):
            yield part
        elif isinstance(part, Block) and not part.title:
            yield from list_rows(part.parts)


def list_elements(parts: Sequence[Part]) -> Iterable[Sequence[Part]]:
    """Yield the elements of a list: each box, each text or link; rows that stand together are one."""
    rows = [part for part in parts if isinstance(part, Row)]
    if rows:
        yield rows
    for part in parts:
        if isinstance(part, Block):
            yield part.parts
        elif not isinstance(part, Row):
            yield (part,)


def read_text(parts: Iterable[Part]) -> str:
    """Return the texts of parts, one a line; a link's text, or its address where it has none."""
    lines = []
    for part in parts:
        if isinstance(part, Text | Item):
            lines.append(part.text)
        elif isinstance(part, Link):
            lines.append(part.text or part.href)
        elif isinstance(part, Block):
            lines.append(read_text(part.parts))
    return "\n".join(line for line in lines if line)


def _make_key(label: str) -> str:
    """Return a label as JSON writes it.

    >>> _make_key("Old name")
    'old_name'
    """
    return re.sub(r"\W+", "_", label.strip()).strip("_").lower() or label


def _read_number(text: str) -> Any:
    return int(text) if _WHOLE.fullmatch(text) and (text == "0" or not text.startswith(("0", "-0"))) else text


def find_first(keys: Iterable[str], shape: Shape) -> str | None:
    """Return the first key that a shape has."""
    return next((key for key in keys if key in shape.fields), None)


def find_lines(parts: Sequence[Part], labels: Labels, shape: Shape) -> Sequence[Part]:
    """Return the parts of a record without a table, in which lines such as `Browser: …` are rows; else those given.

    A value may stand in elements of its own behind its label.  One line is a row where its label is a known one,
    several are in any case.
    """
    if "value" in shape.fields or not parts or any(not isinstance(part, Text) for part in parts):
        return parts
    found: list[Part] = []
    label = None
    for part in (part for part in parts if isinstance(part, Text)):
        line = _LINE.fullmatch(part.text)
        if label is not None and len(part.place) > len(label.place) == _count_same(label.place, part.place):
            found[-1] = Row(label.text, (part,), part.place)
        else:
            found.append(Row(line[1], (Text(line[2], part.place),), part.place) if line else part)
        label = part if found[-1] is part else None
    rows = [part for part in found if isinstance(part, Row)]
    return found if len(rows) > 1 or any(labels.find_place(row.label, shape) for row in rows) else parts


def _count_same(one: Place, other: Place) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def list_left(row: Row, above: tuple[str, ...] = ()) -> Iterator[Left]:
    """Yield the texts beside a label without a key, and those below it, each with all its labels."""
    labels = (*above, row.label)
    inner = [*list_rows(row.parts)] if len(labels) < MOST_DEPTH else []
    text = read_text(part for part in row.parts if not isinstance(part, Block) or not inner)
    if text or row.href:
        yield Left(labels, text or row.href or "")
    for one in inner:
        yield from list_left(one, labels)


def fill_blocks(page: Page, filler: Filler, shape: Shape, heading: str | None, date: str | None) -> list[Any]:
    """Return one record for each block: its rows, its heading and its date under the keys that are named.

    A block without rows is a bare value where the shape has a `value` (a list of texts), as `Shape` reads it.
    """
    records: list[Any] = []
    taken = (
        heading if any(block.title for block in page.blocks) else None,
        date if any(block.date for block in page.blocks) else None,
    )
    tables = [find_lines(block.parts, filler.labels, shape) for block in page.blocks]
    filler.learn(shape, tables, [key for key in taken if key])
    for block, parts in zip(page.blocks, tables, strict=True):
        first_left = len(filler.left)
        record = filler.fill(shape, parts)
        if parts and not block.rows and "value" not in shape.fields:
            filler.fill_texts(record, shape, parts, date)
        seconds = filler.read_time(block.date) if date and block.date else None
        if date and not block.date and block.title:
            seconds = filler.read_time(block.title)  # of logins that are headed by their time
        if heading and block.title and (seconds is None or block.date):
            record[heading] = block.title
        if date and seconds is not None:
            record[date] = seconds
        if record and block.href and "url" in shape.fields and _REDIRECT not in block.href:
            record.setdefault("url", block.href)
        of = block.title or str(record.get("name") or "")
        filler.left[first_left:] = [one._replace(of=of, seconds=seconds) for one in filler.left[first_left:]]
        text = read_text(block.parts)
        if not record and text and "value" in shape.fields:
            records.append(text)
        elif record:
            records.append(record)
    return records


__all__ = [
    "Filled",
    "Filler",
    "Labels",
    "Left",
    "ReadTime",
    "fill_blocks",
    "find_first",
    "list_elements",
    "list_rows",
    "read_text",
]
