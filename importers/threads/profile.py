"""The profile on Threads: whose account this is (formats/instagram_threads.md 2.3).

Threads takes the user name from Instagram, so the address follows from it.  Values that say yes or no stand in the
account's language ("True", "Vrai"); those of known languages are yes and no, others stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.label_values import HREF, MEDIA, TIMESTAMP, VALUE, Labelled, Leaf, find_leaf
from exit_kit.importing.records import Fact, LooseMedia, Owner, Record
from exit_kit.importing.shapes import Fields
from exit_kit.importing.times import format_seconds
from importers.instagram.media_entries import read_entry
from importers.threads.rows import WORDS, find_word, make_profile_url, read_any, row

# What a profile says under which name in the tables, in whichever language; other labels stay as they are.
_NAMES: Final = {
    "email": "e-mail", "phone": "phone number", "username": "username", "name": "full name", "bio": "bio",
    "birthday": "birthday", "links": "website",
}  # fmt: skip
_FLAGS: Final = {"True": "yes", "Vrai": "yes", "Waar": "yes", "False": "no", "Faux": "no", "Onwaar": "no"}


def extract_profile(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the owner, what the profile states, and its picture."""
    for one in read_any(records, source.notes):
        username, name = find_word(one, "username"), find_word(one, "name")
        if name or username:
            joined = next(
                (leaf.value for leaf in one.leaves if leaf.kind == TIMESTAMP), None
            )  # the only time
            yield Owner(
                name or username,
                (name,) if name else (),
                username,
                make_profile_url(username),
                format_seconds(joined),
            )
        yield from _read_facts(one)
        for leaf in one.leaves:
            if leaf.kind == MEDIA:
                told = {key: leaf.value[key] for key in ("uri", "creation_timestamp") if key in leaf.value}
                yield from map(LooseMedia, read_entry(told, role="profile"))


def _read_facts(one: Labelled) -> Iterator[Fact]:
    for leaf in one.leaves:
        label = _name_label(leaf)
        if leaf.kind in (VALUE, HREF):
            yield Fact("profile", label, _FLAGS.get(leaf.value, leaf.value), origin="created")
        elif leaf.kind == TIMESTAMP:
            at = format_seconds(leaf.value)
            yield Fact("profile", label, at, at)


def _name_label(leaf: Leaf) -> str | None:
    """Return what a value is called in the tables: in English where the label is known, else as delivered."""
    for name, shown in _NAMES.items():
        if find_leaf([leaf], name, words=WORDS):
            return shown
    return leaf.labels[-1] if leaf.labels else None


FILE_TYPES: Final = (
    row("profile", "Your profile on Threads.", "personal_information", root="text_post_app_profile",
        extract=extract_profile, is_identity=True),
)  # fmt: skip
