"""Meta's generic `label_values` record, walked once for every file that uses it (formats/facebook.md 1.5).

Since late 2023 Meta turns one file after another into the same form: a title, a time, media, and a tree of
entries with labels.  Depth, order and repetition carry no promise, labels come in the account's language, and
the language-neutral `ent_field_name` stands in some exports only.  So a record is flattened into leaves in the
order of the export; each knows its path and the groups it stands in, and nothing is ever merged by label (a
dict by label, last one wins, loses data: the same label occurs twice).

The walk is bounded: hostile nesting costs a note, not the stack.  This knows no file and no
platform; which field means what is said by the importer's table of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from exit_kit.importing.problems import Notes
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape
from exit_kit.importing.times import format_seconds

VALUE: Final = "value"
TIMESTAMP: Final = "timestamp"
HREF: Final = "href"
MEDIA: Final = "media"
MOST_DEPTH: Final = 64

FILE: Final = Shape(
    uri=str, creation_timestamp=int, title=str, description=str, backup_uri=str, media_metadata=ANYTHING,
    dubbing_info=ANYTHING, media_variants=ANYTHING, thumbnail=ANYTHING, cross_post_source=ANYTHING,
    is_profile_picture=bool, text_app_post=ANYTHING,
)  # fmt: skip
ENTRY: Final = Shape(
    label=str, ent_field_name=str, description=str, title=str, value=str, timestamp_value=int, href=str,
    vec=ANYTHING, dict=ANYTHING, media=Many(FILE),
)  # fmt: skip
_POINTER: Final = "/label_values/*"
_NOT_WORD: Final = re.compile(r"[\W_]+")

# For each field the spellings under which it is known, folded; the field's own name is the `ent_field_name`.
Words = Mapping[str, frozenset[str]]


class Leaf(NamedTuple):
    """One value with the way to it.

    `labels` are the labels and titles from the outside in, `fields` the `ent_field_name`s; `kind` is value
    (text), timestamp (seconds since the epoch), href (text) or media (a file's fields, trusted).  `groups` are
    the numbers of the nested lists it stands in: leaves of one sub-record share them.
    """

    labels: tuple[str, ...]
    fields: tuple[str, ...]
    kind: str
    value: Any
    groups: tuple[int, ...] = ()


class Labelled(NamedTuple):
    """One `label_values` record, flat; `timestamp` in seconds."""

    title: str | None
    timestamp: int | None
    fbid: str | None
    leaves: list[Leaf]
    media: list[Fields]


def declare_record(**beside: Any) -> Shape:
    """Return the shape of a `label_values` record; `beside` are keys that one file has besides."""
    return Shape(
        {
            "title": str, "timestamp": int, "media": Many(FILE), "fbid": str, "ent_name": str, "description": str,
            "label_values": ANYTHING, **beside,
        }
    )  # fmt: skip


def make_words(table: Mapping[str, Iterable[str]]) -> Words:
    """Return a table of words ready for look-up: field name -> labels in every known language."""
    return {name: frozenset(fold_word(label) for label in labels) for name, labels in table.items()}


@lru_cache(maxsize=4096)
def fold_word(text: str) -> str:
    """Return a label or field name without case, spaces and marks.

    >>> fold_word("Start time"), fold_word("start_time")
    ('starttime', 'starttime')
    """
    return _NOT_WORD.sub("", text.casefold())


def read_labelled(records: Iterable[Fields], notes: Notes) -> Iterator[Labelled]:
    """Yield each record that says anything, flattened."""
    for record in records:
        leaves = read_leaves(record, notes)
        media = [one for one in record.get("media") or () if one.get("uri")]
        title = record.get("title") or None
        timestamp = record.get("timestamp")
        if leaves or media or title or format_seconds(timestamp):
            yield Labelled(title, timestamp, record.get("fbid") or None, leaves, media)


def read_leaves(record: Fields, notes: Notes) -> list[Leaf]:
    """Return the values of one record in the order of the export; labels without a value give nothing."""
    walk = _Walk(notes)
    walk.read(record.get("label_values"), (), (), (), 1)
    return walk.leaves


class _Walk:
    """Goes through the entries of one record, and through what is nested in them, as far as MOST_DEPTH."""

    __slots__ = ("_groups", "_notes", "leaves")

    def __init__(self, notes: Notes) -> None:
        self.leaves: list[Leaf] = []
        self._notes = notes
        self._groups = 0

    def read(
        self, value: Any, above: tuple[str, ...], over: tuple[str, ...], groups: tuple[int, ...], depth: int
    ) -> None:
        """Add the leaves of a list of entries; `above` and `over` are labels and fields on the way to it."""
        for entry in _read_entries(value, self._notes):
            get = entry.get
            label, title, field = get("label"), get("title"), get("ent_field_name")
            labels = (*above, label) if label else above
            labels = (*labels, title) if title else labels
            fields = (*over, field) if field else over
            self._add(entry, labels, fields, groups)
            nested, values = get("dict"), get("vec")
            if not nested and not values:
                continue
            if depth >= MOST_DEPTH:
                self._notes.note("too-deep", _POINTER)
                continue
            self._groups += bool(nested)
            inner = (*groups, self._groups)
            if values:  # the list of values comes before the groups
                self.read(values, labels, fields, groups, depth + 1)
            if nested:
                self.read(nested, labels, fields, inner, depth + 1)

    def _add(
        self, entry: Fields, labels: tuple[str, ...], fields: tuple[str, ...], groups: tuple[int, ...]
    ) -> None:
        get, add = entry.get, self.leaves.append
        value, href, stamp = get("value"), get("href"), get("timestamp_value")
        if value and value != href:
            add(Leaf(labels, fields, VALUE, value, groups))
        if href:
            add(Leaf(labels, fields, HREF, href, groups))
        if stamp is not None and format_seconds(stamp):  # 0 is "not set"
            add(Leaf(labels, fields, TIMESTAMP, stamp, groups))
        if get("description"):
            add(Leaf((*labels, "description"), fields, VALUE, entry["description"], groups))
        for file in get("media") or ():
            if file.get("uri"):
                add(Leaf(labels, fields, MEDIA, file, groups))


def _read_entries(value: Any, notes: Notes) -> Iterator[Fields]:
    """Read a list of entries; a bare entry is a list of one, a bare text an entry with a value."""
    items = value if isinstance(value, list) else [] if value is None else [value]
    entries = ({VALUE: item} if isinstance(item, str) else item for item in items if item is not None)
    return ENTRY.read(entries, notes, _POINTER)


def find_leaf(leaves: Sequence[Leaf], *names: str, words: Words, kinds: tuple[str, ...] = ()) -> Leaf | None:
    """Return the first leaf that has one of these names: by `ent_field_name` first, then by label.

    A name such as "author/name" wants the field `name` somewhere below `author`.  `kinds` limits what is taken.
    """
    wanted = [leaf for leaf in leaves if not kinds or leaf.kind in kinds]
    for by_field in (True, False):
        pool = [leaf for leaf in wanted if leaf.fields] if by_field else wanted
        for name in names if pool else ():
            for leaf in pool:
                if _has_name(leaf, name, words, by_field=by_field):
                    return leaf
    return None


def find_value(
    leaves: Sequence[Leaf], *names: str, words: Words, kind: str = VALUE, by_shape: bool = False
) -> Any:
    """Return the value of the first leaf of that kind and one of these names, or None.

    With `by_shape` the first leaf of that kind is taken where no name is known: labels in a language that the
    table of words does not have.
    """
    leaf = find_leaf(leaves, *names, words=words, kinds=(kind,))
    if leaf is None and by_shape:
        leaf = next((one for one in leaves if one.kind == kind), None)
    return None if leaf is None else leaf.value


def _has_name(leaf: Leaf, name: str, words: Words, *, by_field: bool) -> bool:
    *above, own = name.split("/")
    path = leaf.fields if by_field else leaf.labels
    if not path or not _is_word(path[-1], own, words):
        return False
    outer = (*leaf.fields, *leaf.labels)
    return all(any(_is_word(step, one, words) for step in outer) for one in above)


def _is_word(text: str, name: str, words: Words) -> bool:
    folded = fold_word(text)
    return folded == fold_word(name) or folded in words.get(name, ())


def split_groups(leaves: Sequence[Leaf], *, holding: str | None = None) -> list[list[Leaf]]:
    """Return the sub-records that stand in a record, in order; what stands outside of any is left out.

    A sub-record is the outermost nested list that has values of its own, with all that is nested in it.  With
    `holding` it is the innermost one that has a value of that kind (messages of a chat: each has its time).
    """
    own = {leaf.groups[-1] for leaf in leaves if leaf.groups and holding in (None, leaf.kind)}
    parts: dict[int, list[Leaf]] = {}
    for leaf in leaves:
        order = reversed(leaf.groups) if holding else iter(leaf.groups)
        group = next((one for one in order if one in own), None)
        if group is not None:
            parts.setdefault(group, []).append(leaf)
    return list(parts.values())


def list_outside(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return the leaves that stand in no group."""
    return [leaf for leaf in leaves if not leaf.groups]


__all__ = [
    "ENTRY",
    "FILE",
    "HREF",
    "MEDIA",
    "MOST_DEPTH",
    "TIMESTAMP",
    "VALUE",
    "Labelled",
    "Leaf",
    "Words",
    "declare_record",
    "find_leaf",
    "find_value",
    "fold_word",
    "list_outside",
    "make_words",
    "read_labelled",
    "read_leaves",
    "split_groups",
]
