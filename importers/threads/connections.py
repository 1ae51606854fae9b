"""Who follows whom on Threads, and every other tie (formats/instagram_threads.md 2.3).

The files have the names of Instagram's and mean another network: people follow each other here or there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import VALUE, Labelled, split_groups
from exit_kit.importing.records import Connection, Record
from exit_kit.importing.shapes import Fields
from importers.threads.rows import (
    Person,
    clean_url,
    find_profile,
    find_time,
    find_url,
    list_texts,
    make_profile_url,
    read_any,
    read_handle,
    row,
)


def extract_ties(
    source: Source, records: Iterable[Fields], *, kind: str, origin: str = "observed"
) -> Iterator[Record]:
    """Yield the tie to each account of a list."""
    for record in read_any(records, source.notes):
        for one in _split(record):
            person = find_related(one)
            if person.username or person.name:
                yield Connection(
                    kind,
                    person.username or person.name,
                    find_time(one),
                    make_profile_url(person.username) or clean_url(person.url),
                    is_person=True,
                    origin=origin,
                    details={"name": person.name} if person.name and person.username else None,
                )


def _split(one: Labelled) -> list[Labelled]:
    """Return each entry of a `string_list_data` of several as a record; nearly always there is one."""
    parts = split_groups(one.leaves, holding=VALUE) if any(leaf.groups for leaf in one.leaves) else []
    return [one._replace(leaves=part) for part in parts] if len(parts) > 1 else [one]


def find_related(one: Labelled) -> Person:
    """Return the account that a tie is with: the value, the title, the end of the address, or a labelled block."""
    if any(leaf.labels for leaf in one.leaves):
        return find_profile(one.leaves)
    url = find_url(one)
    texts = list_texts(one)
    username = (texts[0] if texts else None) or one.title or read_handle(url)
    return Person(username.removeprefix("@") if username else None, None, url)


def _ties(name: str, about: str, *files: str, root: str, kind: str, origin: str = "observed") -> FileType:
    extract = partial(extract_ties, kind=kind, origin=origin)
    return row(name, about, *files, root=f"text_post_app_{root}", extract=extract)


FILE_TYPES: Final = (
    _ties("followers", "Who follows you on Threads, and since when.", "followers", "followers_#",
          root="followers", kind="follower"),
    _ties("following", "Whom you follow on Threads, and since when.", "following", "following_#",
          root="following", kind="following", origin="created"),
    _ties("pending follow requests", "Whom you asked to follow on Threads, without an answer yet.",
          "pending_follow_requests", root="follow_requests_sent", kind="request sent", origin="created"),
    _ties("recent follow requests", "Whom you asked to follow on Threads lately.",
          "recent_follow_requests", root="permanent_follow_requests", kind="recent request", origin="created"),
    _ties("follow requests received", "Who asked to follow you on Threads.",
          "follow_requests_you've_received", root="follow_requests_received", kind="request received",
          origin="received"),
    _ties("recently unfollowed", "Whom you no longer follow on Threads.",
          "recently_unfollowed_profiles", "recently_unfollowed_accounts", root="unfollowed_users",
          kind="unfollowed", origin="created"),
    _ties("blocked profiles", "Whom you blocked on Threads.", "blocked_profiles", "blocked_accounts",
          root="blocked_users", kind="blocked", origin="created"),
    _ties("restricted profiles", "Whom you restricted on Threads.", "restricted_profiles",
          "restricted_accounts", root="restricted_users", kind="restricted", origin="created"),
)  # fmt: skip
