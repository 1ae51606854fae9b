"""Who writes with the owner, and when.

A million messages are counted along their index, conversation by conversation and year by year: no row of the
table itself is read, and nothing is sorted.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from exit_kit.report.answers import Correspondent, GroupChat

_OWNERS: Final = """
SELECT person_id FROM accounts WHERE id = :account AND person_id IS NOT NULL
UNION SELECT people.id FROM accounts JOIN handles ON handles.person_id = accounts.person_id AND handles.kind = 'name'
  JOIN people ON people.platform = handles.platform AND people.name = handles.handle WHERE accounts.id = :account
UNION SELECT people.id FROM accounts JOIN people ON people.platform = accounts.platform AND is_owner = 1
  WHERE accounts.id = :account AND accounts.person_id IS NULL
"""
# Counted anew, not taken from the figures in `conversations`: an interrupted import leaves those behind the messages.
_CHATS: Final = """
SELECT id, kind, folder, title, (SELECT count(*) FROM messages WHERE conversation_id = conversations.id),
  (SELECT min(at) FROM messages WHERE conversation_id = conversations.id),
  (SELECT max(at) FROM messages WHERE conversation_id = conversations.id), platform
FROM conversations WHERE account_id = ? ORDER BY id
"""
_PEOPLE: Final = """
SELECT conversation_id, person_id, people.platform, name, joined_to FROM conversation_people
JOIN conversations ON conversations.id = conversation_id JOIN people ON people.id = person_id
WHERE account_id = ? ORDER BY conversation_id, is_member DESC, person_id
"""
# `at` is a text that begins with the year, so a year is a range of the index (conversation, at, sender).
_YEARS: Final = """
WITH RECURSIVE span(id, year, last) AS (
  SELECT id, (SELECT CAST(substr(min(at), 1, 4) AS INTEGER) FROM messages WHERE conversation_id = conversations.id),
    (SELECT CAST(substr(max(at), 1, 4) AS INTEGER) FROM messages WHERE conversation_id = conversations.id)
  FROM conversations WHERE account_id = ?
  UNION ALL SELECT id, year + 1, last FROM span WHERE year < last
)
SELECT id, year,
  (SELECT count(*) FROM messages WHERE conversation_id = span.id
    AND at >= printf('%04d', year) AND at < printf('%04d', year + 1)),
  (SELECT count(*) FROM messages WHERE conversation_id = span.id
    AND at >= printf('%04d', year) AND at < printf('%04d', year + 1) AND sender_id IN ({owners}))
FROM span
UNION ALL
SELECT conversation_id, NULL, count(*), total(sender_id IN ({owners})) FROM messages
WHERE at IS NULL AND conversation_id IN (SELECT id FROM conversations WHERE account_id = ?)
GROUP BY conversation_id
"""


class Person(NamedTuple):
    """Somebody in a conversation who is not the owner; `joined_to` is who stands for them, where the user said so."""

    id: int
    platform: str
    name: str
    joined_to: int | None

    @property
    def whole(self) -> int:
        """The number of the person that this is, all their names together."""
        return self.joined_to or self.id


@dataclass(frozen=True, slots=True)
class Chat:
    """One conversation; `years` holds (messages, of which sent) by year, undated ones under None."""

    id: int
    kind: str | None
    folder: str | None
    title: str | None
    count: int
    first_at: str | None
    last_at: str | None
    platform: str
    people: list[Person] = field(default_factory=list)
    years: dict[int | None, tuple[int, int]] = field(default_factory=dict)

    @property
    def sent(self) -> int:
        """The messages that the owner wrote."""
        return sum(sent for _, sent in self.years.values())

    @property
    def sort(self) -> str:
        """Direct, group or ai: as the export says, else by how many other people are known."""
        return self.kind or ("direct" if self.count_people() < 2 else "group")

    def count_people(self) -> int:
        """Count those who take part beside the owner."""
        return len({one.whole for one in self.people})


def find_owners(db: sqlite3.Connection, account_id: int) -> tuple[int, ...]:
    """Return the ids of the people that the owner is, former names included."""
    return tuple(row[0] for row in db.execute(_OWNERS, {"account": account_id}))


def read_chats(db: sqlite3.Connection, account_id: int) -> list[Chat]:
    """Return every conversation of an account with its people and its messages by year."""
    owners = find_owners(db, account_id)
    chats = {row[0]: Chat(*row) for row in db.execute(_CHATS, (account_id,))}
    for chat_id, *person in db.execute(_PEOPLE, (account_id,)):
        one = Person(*person)
        if one.id not in owners:
            chats[chat_id].people.append(one)
    query = _YEARS.format(owners=", ".join(map(str, owners)))
    for chat_id, year, count, sent in db.execute(query, (account_id, account_id)):
        if count:
            chats[chat_id].years[year] = (count, int(sent))
    return list(chats.values())


def count_years(chats: list[Chat]) -> dict[int, tuple[int, int]]:
    """Return (sent, received) by year; undated messages are left out."""
    years: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for chat in chats:
        for year, (count, sent) in chat.years.items():
            if year is not None:
                before = years[year]
                years[year] = (before[0] + sent, before[1] + count - sent)
    return dict(years)


def count_people(chats: list[Chat]) -> int:
    """Return how many people there is a chat with; everybody behind a deleted account's name is one per chat."""
    known = {one.whole for chat in chats for one in chat.people if not is_gone(one.name, chat.platform)}
    gone = {(chat.id, one.id) for chat in chats for one in chat.people if is_gone(one.name, chat.platform)}
    return len(known) + len(gone)


def is_gone(name: str | None, platform: str) -> bool:
    """Say whether a name is what the platform calls a deleted account, in any language.

    >>> is_gone("Facebook user", "facebook"), is_gone("Facebook-Nutzer", "facebook"), is_gone("Ada", "facebook")
    (True, True, False)
    """
    return name is not None and platform in name.casefold() and len(name.split()) <= 3


def list_correspondents(chats: list[Chat]) -> tuple[Correspondent, ...]:
    """Return the people of all chats of two, those with most messages first; chats with one person are added up."""
    together: dict[tuple[str, int], list[Chat]] = defaultdict(list)
    for chat in chats:
        if chat.sort == "direct" and chat.count:
            together[_identify(chat)].append(chat)
    found = [_add_up(group) for group in together.values()]
    return tuple(sorted(found, key=lambda one: (-one.sent - one.received, one.name or "")))


def _identify(chat: Chat) -> tuple[str, int]:
    person = find_other(chat)
    if person is None or is_gone(person.name, chat.platform):
        return "chat", chat.id
    return "person", person.whole


def find_other(chat: Chat) -> Person | None:
    """Return the other person: whose name is the title, else a listed member, else whoever wrote."""
    named = next((one for one in chat.people if one.name == chat.title), None)
    return named or next(iter(chat.people), None)


def _add_up(chats: list[Chat]) -> Correspondent:
    others = [one for one in map(find_other, chats) if one]
    person = min(others, key=lambda one: (one.joined_to is not None, one.id), default=None)
    name = person.name if person else next((chat.title for chat in chats if chat.title), None)
    sent = sum(chat.sent for chat in chats)
    return Correspondent(
        name=name,
        sent=sent,
        received=sum(chat.count for chat in chats) - sent,
        first_at=min((chat.first_at for chat in chats if chat.first_at), default=None),
        last_at=max((chat.last_at for chat in chats if chat.last_at), default=None),
        is_gone=name is None or is_gone(name, chats[0].platform),
    )


def list_group_chats(chats: list[Chat]) -> tuple[GroupChat, ...]:
    """Return the chats of several people, those with most messages first."""
    groups = [
        GroupChat(chat.title, chat.count_people(), chat.count, chat.sent, chat.first_at, chat.last_at)
        for chat in chats
        if chat.sort == "group"
    ]
    return tuple(sorted(groups, key=lambda one: (-one.messages, one.title or "")))
