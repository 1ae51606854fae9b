"""Who follows whom, and every other tie: one record a person (formats/instagram_threads.md 1.2, 1.3.2, 1.4.4).

The user name stands in the value (followers), in the title (following since 2025, blocked), in the address alone, or in
a labelled block; in that order it is looked for.  Display names come with `label_values` only, and the address is
written the same for all: `_u/NAME` of one year is `NAME` of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import Labelled
from exit_kit.importing.records import Connection, Record
from exit_kit.importing.shapes import Fields
from importers.instagram.rows import (
    Person,
    collect,
    find_profile,
    find_stated,
    find_text,
    find_time,
    find_url,
    list_texts,
    make_profile_url,
    read_any,
    read_handle,
    row,
    split_entries,
)

_FOLDER: Final = "followers_and_following"


def extract_ties(source: Source, records: Iterable[Fields], *, kind: str, origin: str) -> Iterator[Record]:
    """Yield the tie to each account of a list."""
    for record in read_any(records, source.notes):
        for one in split_entries(record):
            person = find_related(one)
            name = person.username or person.name
            if name:
                details = collect(name=person.name if person.username else None)
                url = make_profile_url(person)
                yield Connection(
                    kind, name, find_time(one), url, is_person=True, origin=origin, details=details
                )


def find_related(one: Labelled) -> Person:
    """Return the account that a relation is with (1.4.4)."""
    if any(leaf.labels for leaf in one.leaves):
        return find_profile(one.leaves)
    url, texts = find_url(one), list_texts(one)
    return Person((texts[0] if texts else None) or one.title or read_handle(url), None, url)


def extract_hashtags(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each hashtag that is followed."""
    for one in read_any(records, source.notes):
        texts = list_texts(one)
        name = texts[0] if texts else one.title
        if name:
            yield Connection("hashtag followed", name, find_time(one), find_url(one), origin="created")


def extract_lists(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each audience list with who is in it, as the export writes it."""
    for one in read_any(records, source.notes):
        name, members = find_text(one, "name", place=0), list_texts(one)[1:]
        if name:
            details = collect(members=", ".join(members), updated_at=find_stated(one, "updated"))
            yield Connection(
                "custom list", name, find_time(one, "created"), origin="created", details=details
            )


def extract_contacts(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each contact of the address book that the app uploaded."""
    for one in read_any(records, source.notes):
        texts = list_texts(one)
        point = find_text(one, "contact") or next((text for text in reversed(texts) if _is_point(text)), None)
        names = [text for text in texts if text != point]
        if names or point:
            name = " ".join(names) or None
            yield Connection(
                "uploaded contact", name, find_time(one), status=point, is_person=True, origin="saved"
            )


def _is_point(text: str) -> bool:
    return "@" in text or sum(map(str.isdigit, text)) > 5


def _ties(name: str, about: str, *paths: str, root: str, kind: str, origin: str = "observed") -> FileType:
    files = (f"{_FOLDER}/{path}" for path in paths)
    return row(name, about, *files, roots=(root,), extract=partial(extract_ties, kind=kind, origin=origin))


FILE_TYPES: Final = (
    _ties("followers", "Who follows you, and since when.", "followers_#", "followers",
          root="relationships_followers", kind="follower"),
    _ties("following", "Whom you follow, and since when.", "following", "following_#",
          root="relationships_following", kind="following", origin="created"),
    _ties("close friends", "Whom you made a close friend, for stories and posts.", "close_friends",
          root="relationships_close_friends", kind="close friend", origin="created"),
    _ties("blocked", "Whom you blocked.", "blocked_profiles", "blocked_accounts",
          root="relationships_blocked_users", kind="blocked", origin="created"),
    _ties("restricted", "Whom you restricted: their comments and messages are hidden.", "restricted_profiles",
          "restricted_accounts", root="relationships_restricted_users", kind="restricted", origin="created"),
    _ties("hidden from stories", "Who does not get to see your stories.", "hide_story_from",
          root="relationships_hide_stories_from", kind="story hidden from", origin="created"),
    _ties("pending follow requests", "Requests to follow somebody that were not answered.",
          "pending_follow_requests", root="relationships_follow_requests_sent", kind="request sent",
          origin="created"),
    _ties("recent follow requests", "Requests to follow somebody that you sent lately.", "recent_follow_requests",
          root="relationships_permanent_follow_requests", kind="recent request", origin="created"),
    _ties("follow requests received", "Who asked to follow you.", "follow_requests_you've_received",
          root="relationships_follow_requests_received", kind="request received", origin="received"),
    _ties("recently unfollowed", "Whom you stopped following lately.", "recently_unfollowed_profiles",
          "recently_unfollowed_accounts", root="relationships_unfollowed_users", kind="unfollowed",
          origin="created"),
    _ties("removed suggestions", "Suggested accounts that you removed.", "removed_suggestions",
          root="relationships_dismissed_suggested_users", kind="suggestion removed", origin="created"),
    _ties("favorites", "Whose posts you see first.", "profiles_you've_favorited", "accounts_you've_favorited",
          root="relationships_feed_favorites", kind="favorite", origin="created"),
    row("followed hashtags", "Hashtags that you follow.", f"{_FOLDER}/following_hashtags",
        roots=("relationships_following_hashtags",), extract=extract_hashtags),
    row("custom lists", "Lists of people that you made to share with.", f"{_FOLDER}/custom_lists",
        roots=("relationships_custom_lists",), extract=extract_lists),
    row("uploaded contacts", "The address book that the app uploaded from your phone.", "contacts/synced_contacts",
        roots=("contacts_contact_info",), extract=extract_contacts),
)  # fmt: skip
