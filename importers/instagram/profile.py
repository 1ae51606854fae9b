"""The profile: whose account this is, what it says of itself, and how it changed (formats/instagram_threads.md 1.3.2).

The user name is what the account is known by; the name is what messages call the owner.  Both are found by their labels
in the languages that are known, else by their form: a user name is written in small letters and stands before the name.
A birthday of 1919-01-01 is what stands there where nobody gave one (trap 17).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.label_values import TIMESTAMP, VALUE, Labelled, find_leaf
from exit_kit.importing.records import Activity, Fact, LooseMedia, Owner, Post, Record
from exit_kit.importing.shapes import Fields
from exit_kit.importing.times import format_seconds
from importers.instagram.rows import (
    GROUPED,
    NEWEST,
    SITE,
    WORDS,
    Person,
    extract_facts,
    fact_row,
    find_text,
    find_time,
    find_url,
    is_labelled,
    list_people,
    list_texts,
    read_any,
    read_post,
    row,
)
from importers.meta.labelled import list_media, render_leaf

_FOLDER: Final = "personal_information"
_OLD: Final = "account_information"
_UNSET: Final = frozenset({"1919-01-01", "1970-01-01"})
_HANDLE: Final = re.compile(r"[a-z0-9._]{1,30}")
_LETTER: Final = re.compile(r"[a-z]")
# Field -> what the fact is called, as in the profiles of other platforms.
_LABELS: Final = {
    "email": "e-mail", "phone": "phone number", "username": "username", "name": "name", "bio": "bio",
    "website": "website", "gender": "gender", "birthday": "birthday",
}  # fmt: skip


def extract_profile(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the owner, then one fact for each statement, then the picture."""
    for one in read_any(records, source.notes):
        yield _read_owner(one)
        for leaf in one.leaves:
            text = render_leaf(leaf)
            if leaf.kind in (VALUE, TIMESTAMP) and text not in _UNSET:
                at = format_seconds(leaf.value) if leaf.kind == TIMESTAMP else None
                label = next(
                    (shown for field, shown in _LABELS.items() if find_leaf([leaf], field, words=WORDS)), None
                )
                yield Fact("profile", label or " / ".join(leaf.labels) or None, text, at, origin="created")
            elif leaf.kind not in (VALUE, TIMESTAMP) and isinstance(leaf.value, str):
                yield Fact("profile", "website", leaf.value, origin="created")
        yield from (LooseMedia(use._replace(role="profile")) for use in list_media(one))


def _read_owner(one: Labelled) -> Owner:
    username, name = find_text(one, "username"), find_text(one, "name")
    texts = list_texts(one)
    if username is None:
        username = next((text for text in texts if _HANDLE.fullmatch(text) and _LETTER.search(text)), None)
        after = texts[texts.index(username) + 1 :] if username else []
        name = name or (after[0] if after else None)
    shown = name or username
    names = tuple(dict.fromkeys(filter(None, (name, username))))
    return Owner(shown, names, username, f"{SITE}{username}" if username else None)


def extract_changes(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each change: what was changed, to what, and what stood there before.

    In an unknown language the first text says what, the last one what it is now.
    """
    for one in read_any(records, source.notes):
        what = find_text(one, "change", place=0)
        rest = [text for text in list_texts(one) if text != what]
        after = find_text(one, "after") or (rest[-1] if rest else None)
        before = find_text(one, "before") or (rest[0] if len(rest) > 1 else None)
        details = {"before": before} if before else None
        yield Activity("profile change", find_time(one), what, after, details=details, origin="created")


def extract_reposts(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each repost of somebody else's post; a text is the owner's own only in the older form."""
    for one in read_any(records, source.notes):
        is_new = is_labelled(one)
        owner, told = read_post(one) if is_new else (Person(None), None)
        text = None if is_new else find_text(one, "answer", place=0)
        details = {**({"owner": owner.username} if owner.username else {}), **(told or {})}
        people = list_people(owner)
        yield Post("repost", find_time(one), text, url=find_url(one), details=details or None, people=people)


FILE_TYPES: Final = (
    row("profile", "Your profile: names, addresses, birthday and what you wrote about yourself.",
        f"{_FOLDER}/personal_information", f"{_OLD}/personal_information", roots=("profile_user",),
        extract=extract_profile, is_identity=True),
    fact_row("account facts", "When you first and last used the account, and where.",
             f"{_FOLDER}/instagram_profile_information", f"{_FOLDER}/account_information",
             f"{_OLD}/account_information", roots=("profile_account_insights",)),
    fact_row("professional profile", "What a business or creator account says of itself.",
             f"{_FOLDER}/professional_information", f"{_OLD}/professional_information",
             roots=("profile_business",)),
    row("profile changes", "When you changed your name, your picture or other parts of your profile.",
        f"{_FOLDER}/profile_changes", f"{_OLD}/profile_changes", roots=("profile_profile_change",),
        extract=extract_changes),
    fact_row("note interactions", "When you last looked at notes.", f"{_FOLDER}/note_interactions",
             roots=("profile_note_interactions",), layouts=GROUPED),
    row("note and repost interactions", "What you did with notes and reposts of others.",
        f"{_FOLDER}/note_and_repost_interactions", layouts=NEWEST),
    row("notes", "Notes that you put up.", f"{_FOLDER}/notes", layouts=GROUPED),
    row("reposts", "Posts of others that you reposted.", "media/reposts", f"{_FOLDER}/reposts",
        roots=("profile_media_reposts",), extract=extract_reposts, layouts=GROUPED),
    fact_row("friend map", "With whom you share where you are.", f"{_FOLDER}/instagram_friend_map",
             roots=("profile_friend_map",), layouts=GROUPED),
    fact_row("linked accounts", "Other accounts of Meta that are linked with this one.",
             f"{_FOLDER}/linked_meta_accounts", layouts=GROUPED),
    fact_row("edits app", "When you began to use the app Edits.", "edits/personal_information",
             roots=("basel_app_basel_app_profile",), layouts=GROUPED),
)  # fmt: skip

__all__ = ["FILE_TYPES", "extract_facts", "extract_profile"]
