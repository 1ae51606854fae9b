"""Meta's three ways to write one record, read into one: `Labelled`, a flat list of values with their labels.

    string_map_data    {"Author": {"value": "ada"}, "Time": {"timestamp": 1700000000}}    2021 on, fat or slim
    string_list_data   [{"href": "https://…", "value": "ada", "timestamp": 1700000000}]   2021 on
    label_values       [{"label": "Author", "value": "ada"}, …], nested                   2024 on, file by file

(formats/instagram_threads.md 1.3, 1.4.4, 1.6.)  A file changes from one to the next in one year or another, so the form
is found record by record and extractors never ask which it was.  What stands there is found by structure first: a
time is a time and an address is an address in every language; labels, which come in the account's, only tell one text
from another.  A value that is not set ("", 0) is left out, so that fat and slim records are the same.

An address that is none of the web's (`javascript:`) is noted and not handed on: an archive may have been tampered with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from exit_kit.importing.label_values import (
    FILE,
    HREF,
    MEDIA,
    TIMESTAMP,
    VALUE,
    Labelled,
    Leaf,
    Words,
    find_leaf,
    list_outside,
    read_leaves,
    split_groups,
)
from exit_kit.importing.problems import Notes
from exit_kit.importing.shapes import ANYTHING, Fields, Keyed, Kind, Many, Shape
from exit_kit.importing.times import format_seconds

DATUM: Final = Shape(href=str, value=str, timestamp=int)
# Keys that only a record has: where they stand at the top of a document it is one record, or a list of them.
MARKS: Final = ("string_map_data", "string_list_data", "label_values", "media_map_data", "media_list_data")
_WEB: Final = ("http://", "https://")
_UNSAFE: Final = "unsafe-link"
_SPACE: Final = re.compile(r"\s")


class Person(NamedTuple):
    """An account that a record names: the user name, the name shown to people, the address of the profile."""

    username: str | None
    name: str | None = None
    url: str | None = None


def declare_any(**beside: Kind) -> Shape:
    """Return the shape of a record in any of the dialects; `beside` are keys that one file has besides."""
    known: dict[str, Kind] = {
        "title": str, "string_map_data": Keyed(DATUM), "string_list_data": Many(DATUM), "media_map_data": Keyed(FILE),
        "media_list_data": Many(FILE), "timestamp": int, "media": Many(FILE), "label_values": ANYTHING, "fbid": str,
        "ent_name": str, "description": str,
    }  # fmt: skip
    return Shape({**known, **beside})


def read_any(records: Iterable[Fields], notes: Notes) -> Iterator[Labelled]:
    """Yield each record that says anything, whichever dialect it is written in."""
    for record in records:
        leaves = list(_check_links(_read_leaves(record, notes), notes))
        files = (*(record.get("media") or ()), *(record.get("media_list_data") or ()))
        media = [file for file in files if file.get("uri")]
        title, stamp = record.get("title") or None, record.get("timestamp")
        if leaves or media or title or format_seconds(stamp):
            yield Labelled(title, stamp, record.get("fbid") or None, leaves, media)


def _read_leaves(record: Fields, notes: Notes) -> Iterator[Leaf]:
    for label, datum in (record.get("string_map_data") or {}).items():
        yield from _read_datum((label,), datum, ())
    items = record.get("string_list_data") or ()
    for number, datum in enumerate(items, 1):
        yield from _read_datum((), datum, (number,) if len(items) > 1 else ())
    for label, file in (record.get("media_map_data") or {}).items():
        if file.get("uri"):
            yield Leaf((label,), (), MEDIA, file)
    if record.get("label_values"):
        yield from read_leaves(record, notes)


def _read_datum(labels: tuple[str, ...], datum: Fields, groups: tuple[int, ...]) -> Iterator[Leaf]:
    value, href, stamp = datum.get("value"), datum.get("href"), datum.get("timestamp")
    if value and value != href:
        yield Leaf(labels, (), VALUE, value, groups)
    if href:
        yield Leaf(labels, (), HREF, href, groups)
    if format_seconds(stamp):
        yield Leaf(labels, (), TIMESTAMP, stamp, groups)


def _check_links(leaves: Iterable[Leaf], notes: Notes) -> Iterator[Leaf]:
    """Yield leaves, a text that is nothing but an address as one; a link that leads elsewhere is left out."""
    for leaf in leaves:
        if leaf.kind == HREF:
            if leaf.value[:8].lower().startswith(_WEB):
                yield leaf
            else:
                notes.note(_UNSAFE)
        elif leaf.kind == VALUE and leaf.value[:8].lower().startswith(_WEB) and not _SPACE.search(leaf.value):
            yield leaf._replace(kind=HREF)
        else:
            yield leaf


def find_moment(one: Labelled, *names: str, words: Words) -> str | None:
    """Return when it happened: a named time, else the record's own, else the first in it; None where unset."""
    named = find_leaf(one.leaves, *names, words=words, kinds=(TIMESTAMP,)) if names else None
    if named is None and not format_seconds(one.timestamp):
        named = next((leaf for leaf in one.leaves if leaf.kind == TIMESTAMP), None)
    return format_seconds(named.value if named else one.timestamp)


def find_text(one: Labelled, *names: str, words: Words, place: int | None = None) -> str | None:
    """Return the text under one of these names, else the one at that place among the texts outside of groups."""
    leaf = find_leaf(one.leaves, *names, words=words, kinds=(VALUE,))
    if leaf is not None:
        return str(leaf.value)
    texts = list_texts(one)
    return texts[place] if place is not None and place < len(texts) else None


def find_named(one: Labelled, *names: str, words: Words) -> str | None:
    """Return the text under one of these names only."""
    return find_text(one, *names, words=words)


def list_texts(one: Labelled) -> list[str]:
    """Return the texts of a record that stand in no group, in their order."""
    return [leaf.value for leaf in list_outside(one.leaves) if leaf.kind == VALUE]


def find_url(one: Labelled) -> str | None:
    """Return the address of what a record is about: the outermost, since its owner's stands in a block of its own."""
    links = [leaf for leaf in one.leaves if leaf.kind == HREF]
    return min(links, key=lambda leaf: len(leaf.groups)).value if links else None


def find_person(leaves: Sequence[Leaf], *, words: Words) -> Person:
    """Return the account that these values describe: URL, Name and Username, each if it is there.

    In a language whose labels are unknown the last part of the profile's address tells the user name from the name.
    """
    url = next((leaf.value for leaf in leaves if leaf.kind == HREF), None)
    handle = read_handle(url)
    texts = [leaf.value for leaf in leaves if leaf.kind == VALUE]
    username = find_leaf(leaves, "username", words=words, kinds=(VALUE,))
    name = find_leaf(leaves, "name", words=words, kinds=(VALUE,))
    known = username.value if username else handle or (texts[-1] if texts and not name else None)
    shown = name.value if name else next((text for text in texts if text != known), None)
    return Person(known or None, shown, url)


def split_nested(one: Labelled) -> list[Labelled]:
    """Return each record that is nested in one as a record of its own, what is nested in that still below it."""
    parts = []
    for leaves in split_groups(one.leaves):
        depth = min(len(leaf.groups) for leaf in leaves)
        inner = [leaf._replace(groups=leaf.groups[depth:]) for leaf in leaves]
        parts.append(Labelled(None, None, None, inner, []))
    return parts


def find_owner(one: Labelled, *, words: Words) -> Person:
    """Return whose thing a record is about: the nested block of an account, else the title.

    The block is the group with the address of a profile; what else is nested are hashtags.
    """
    return find_block_owner(split_blocks(one), words=words) or Person(one.title)


def split_blocks(one: Labelled) -> list[list[Leaf]]:
    """Return the innermost blocks that are nested in a record: accounts, hashtags."""
    return split_groups(one.leaves, holding=VALUE)


def find_block_owner(blocks: Sequence[Sequence[Leaf]], *, words: Words) -> Person | None:
    """Return the account that one of these blocks describes: the one with the address of a profile."""
    for block in blocks:
        person = find_person(block, words=words)
        if person.url and read_handle(person.url) and person.username:
            return person
    for block in blocks:
        if find_leaf(block, "owner/username", "author/username", words=words):
            return find_person(block, words=words)
    return None


@lru_cache(maxsize=8192)
def read_handle(url: str | None) -> str | None:
    """Return the user name in the address of a profile; None where it is no profile's (sections 1.4.4, 2.5).

    >>> read_handle("https://www.instagram.com/_u/ada.l"), read_handle("https://www.threads.com/@ada.l")
    ('ada.l', 'ada.l')
    >>> read_handle("https://www.instagram.com/p/AbC/") is None
    True
    """
    if not url:
        return None
    try:
        steps = [step for step in urlsplit(url).path.split("/") if step]
    except ValueError:  # "https://[": no address after all
        return None
    steps = steps[1:] if steps[:1] == ["_u"] else steps
    return unquote(steps[0]).removeprefix("@") or None if len(steps) == 1 else None


__all__ = [
    "DATUM",
    "MARKS",
    "Person",
    "declare_any",
    "find_block_owner",
    "find_moment",
    "find_named",
    "find_owner",
    "find_person",
    "find_text",
    "find_url",
    "list_texts",
    "read_any",
    "read_handle",
    "split_blocks",
    "split_nested",
]
