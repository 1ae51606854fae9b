"""People, Pages and contacts in `label_values` form: one connection for each name (formats/facebook.md 1.4).

A file of many records has one name in each; a file of one record has a list of names or a list of groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import (
    HREF,
    TIMESTAMP,
    VALUE,
    Labelled,
    Leaf,
    find_leaf,
    fold_word,
    list_outside,
    read_labelled,
    split_groups,
)
from exit_kit.importing.records import Connection, Record
from exit_kit.importing.shapes import Fields
from importers.facebook.labelled import WORDS, find_link, find_text, find_time, labelled_row, split_record
from importers.meta.labelled import collect_details

_CONTACT: Final = re.compile(r"^(?:\S+@\S+|[+()\d][\d\s()./-]{4,})$")
_NO_NAME: Final = re.compile(r"^(?:\d+|true|false|https?:.*)$", re.IGNORECASE)


def extract_names(
    source: Source, records: Iterable[Fields], *, kind: str, is_person: bool
) -> Iterator[Record]:
    """Yield one connection for each name in a record."""
    for one in read_labelled(records, source.notes):
        outside = list_outside(one.leaves)
        parts = split_record(one)
        if len(outside) < len(one.leaves):  # a list of names may stand beside the groups
            parts = [one._replace(leaves=outside), *parts]
        for part in parts:
            at = find_time(part) or find_time(one)
            for name, url in _list_names(part):
                yield Connection(kind, name, at, url, is_person=is_person)


def extract_suggestions(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each suggested person: a list of names beside the time when the list was made."""
    for one in read_labelled(records, source.notes):
        listed = [leaf for leaf in one.leaves if find_leaf([leaf], "suggestions", words=WORDS)]
        part = one._replace(leaves=listed) if listed else one
        for name, url in _list_names(part):
            yield Connection(kind, name, find_time(one), url, is_person=True)


def extract_contacts(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield contacts that were uploaded from a phone or another service; `status` is the number or address.

    A record with a list of contacts says beside it where they came from (a group "Source") and whether they
    are deleted: that goes into the details of each.
    """
    for one in read_labelled(records, source.notes):
        parts = split_record(one)
        contacts = [part for part in parts if _is_contact(part, parts)]
        inside = {id(leaf) for part in contacts for leaf in part.leaves}
        beside = [leaf for leaf in one.leaves if id(leaf) not in inside]
        for part in contacts:
            yield from _read_contact(part, beside)


def _is_contact(part: Labelled, parts: list[Labelled]) -> bool:
    """Say whether a group is a contact: not labelled as the source, and in the list that has names or numbers."""
    if any(_is_source(leaf) for leaf in part.leaves):
        return False
    listed = {one.leaves[0].labels[:1] for one in parts if one.leaves and _has_contact(one.leaves)}
    return not listed or bool(part.leaves and part.leaves[0].labels[:1] in listed)


def _is_source(leaf: Leaf) -> bool:
    steps = (*leaf.fields, *leaf.labels[:-1])
    return any(fold_word(step) in WORDS["source"] for step in steps)


def _has_contact(leaves: list[Leaf]) -> bool:
    """Say whether a group has what only contacts have, in any language: a time, a number or an address, a name."""
    named = find_text(leaves, "name", "contact_point")
    return bool(named) or any(leaf.kind == TIMESTAMP or _CONTACT.match(str(leaf.value)) for leaf in leaves)


def _read_contact(part: Labelled, beside: list[Leaf]) -> Iterator[Connection]:
    texts = [leaf.value for leaf in part.leaves if leaf.kind == VALUE]
    contacts = [text for text in texts if _CONTACT.match(text)]
    names = [text for text in texts if text not in contacts and not _NO_NAME.match(text)]
    name = find_text(part.leaves, "name") or (names[0] if names else None)
    point = find_text(part.leaves, "contact_point") or (contacts[0] if contacts else None)
    told = (name, point)
    more = [leaf for leaf in part.leaves if leaf.kind == VALUE and leaf.value not in told]
    more = [leaf for leaf in more if not _NO_NAME.match(leaf.value)]
    if name or point:
        yield Connection(
            "uploaded contact",
            name,
            find_time(part),
            status=point,
            is_person=True,
            origin="saved",
            details=collect_details([*more, *beside]),
        )


def extract_suggested(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield friends whom somebody suggested: the first name is the friend's, who suggested is in the details."""
    for one in read_labelled(records, source.notes):
        for part in split_record(one):
            first = next((leaf for leaf in part.leaves if leaf.kind == VALUE), None)
            named = find_leaf(part.leaves, "name", words=WORDS, kinds=(VALUE,)) or first
            if named is not None:
                more = [leaf for leaf in part.leaves if leaf.kind == VALUE and leaf is not named]
                at, link = find_time(part), find_link(part.leaves)
                details = collect_details(more)
                yield Connection("suggested friend", named.value, at, link, is_person=True, details=details)


def extract_customers(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each Page whose customer the owner is; groups beside it (an order with its items) are details.

    The Page stands in no group, or in the first one; it may be told by its address only.
    """
    for one in read_labelled(records, source.notes):
        outside = [leaf for leaf in list_outside(one.leaves) if leaf.kind in (VALUE, HREF)]
        parts = split_groups(one.leaves)
        first = parts[0][0].labels[:1] if parts else ()
        pages = [outside] if outside else [part for part in parts if part[0].labels[:1] == first]
        told = {id(leaf) for page in pages for leaf in page}
        rest = [leaf for leaf in one.leaves if leaf.kind == VALUE and id(leaf) not in told]
        for page in pages:
            part = one._replace(leaves=[_read_address(leaf) for leaf in page])
            at = find_time(part) or find_time(one)
            for name, url in _list_names(part):
                yield Connection("page customer", name, at, url, details=collect_details(rest))


def _read_address(leaf: Leaf) -> Leaf:
    """Return a text that is an address as a link: some files deliver it without `href`."""
    is_link = leaf.kind == VALUE and leaf.value.startswith(("http:", "https:"))
    return leaf._replace(kind=HREF) if is_link else leaf


def _list_names(one: Labelled) -> list[tuple[str | None, str | None]]:
    """Return each name with its link: those labelled as names, else every text that may be one."""
    named = find_leaf(one.leaves, "name", words=WORDS, kinds=(VALUE,))
    texts = [leaf for leaf in one.leaves if leaf.kind == VALUE and not _NO_NAME.match(leaf.value)]
    if named is not None:
        texts = [leaf for leaf in texts if (leaf.labels, leaf.fields) == (named.labels, named.fields)]
    link = find_link(one.leaves)
    if len(texts) == 1 or (link and not texts):  # some files have nothing but the address
        return [(texts[0].value if texts else None, link)]
    return [(leaf.value, _find_own_link(one.leaves, leaf)) for leaf in texts]


def _find_own_link(leaves: list[Leaf], leaf: Leaf) -> str | None:
    """Return the link that stands in the same entry: it follows the text at once."""
    position = next(index for index, one in enumerate(leaves) if one is leaf) + 1
    after = leaves[position] if position < len(leaves) else None
    return after.value if after and after.kind == HREF and after.labels == leaf.labels else None


def _names_row(name: str, about: str, *paths: str, kind: str, is_person: bool = True) -> FileType:
    return labelled_row(name, about, *paths, extract=partial(extract_names, kind=kind, is_person=is_person))


FILE_TYPES: Final = (
    labelled_row("people you may know", "People whom Facebook suggests as friends.",
                 "friends/people_you_may_know.json", extract=partial(extract_suggestions, kind="people you may know")),
    labelled_row("suggested friends", "Friends whom somebody suggested to you.", "friends/suggested_friends.json",
                 extract=extract_suggested),
    _names_row("friends seen less", "Friends whose posts you see less.", "friends/friends_you_see_less.json",
               kind="see less"),
    labelled_row("people to follow", "People whom Facebook thinks you should follow.",
                 "your_topics/people_we_think_you_should_follow.json",
                 extract=partial(extract_suggestions, kind="suggested to follow")),
    _names_row("unfollowed profiles", "Profiles that you unfollowed.", "feed/unfollowed_profiles.json",
               kind="unfollowed", is_person=False),
    _names_row("favorites", "People and Pages whose posts you see first.", "feed/favorites.json", kind="favorite",
               is_person=False),
    _names_row("recently followed", "Whom you followed lately.", "other_activity/your_recently_followed_history.json",
               kind="recently followed", is_person=False),
    _names_row("profiles visited in 7 days", "Profiles that you looked at in the last week.",
               "other_activity/profiles_you_visited_in_the_past_7_days.json", kind="profile visited",
               is_person=False),
    labelled_row("customer of pages", "Pages whose customer you are.", "pages/pages_you_are_a_customer_of.json",
                 extract=extract_customers),
    labelled_row("uploaded contacts", "Contacts uploaded from your phone.",
                 "other_personal_information/contacts_uploaded_from_your_phone.json", extract=extract_contacts),
    labelled_row("imported contacts", "Your address book, as you imported it.",
                 "other_personal_information/your_imported_contacts.json", extract=extract_contacts),
    labelled_row("contacts before 2021", "Contacts uploaded before 2021.",
                 "profile_information/contacts_uploaded_before_#.json", extract=extract_contacts),
    labelled_row("instagram contacts", "Contacts that came from Instagram.",
                 "profile_information/synced_contacts_from_instagram.json", extract=extract_contacts),
)  # fmt: skip
