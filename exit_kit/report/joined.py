"""People whom the user joined, over all accounts and platforms: from a database to plain values."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from typing import Final

from exit_kit.report.answers import JoinedPerson, KnownAs
from exit_kit.report.messages import Chat, find_other

_JOINED: Final = """
SELECT ifnull(joined_to, id), id, platform, name FROM people
WHERE joined_to IS NOT NULL OR id IN (SELECT joined_to FROM people) ORDER BY joined_to IS NOT NULL, id
"""


def list_joined(db: sqlite3.Connection, chats: list[Chat]) -> tuple[JoinedPerson, ...]:
    """Return everybody whom the user joined, those with most messages in chats of two first."""
    wholes: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for whole, number, platform, name in db.execute(_JOINED):
        wholes[whole][number] = (platform, name)
    if not wholes:
        return ()
    theirs: dict[int, list[Chat]] = defaultdict(list)
    for chat in chats:
        other = find_other(chat) if chat.sort == "direct" and chat.count else None
        if other and other.whole in wholes:
            theirs[other.whole].append(chat)
    found = [_add_up(names, theirs[whole]) for whole, names in wholes.items()]
    return tuple(sorted(found, key=lambda one: (-one.sent - one.received, one.name)))


def _add_up(names: dict[int, tuple[str, str]], chats: list[Chat]) -> JoinedPerson:
    sent: Counter[int] = Counter()
    received: Counter[int] = Counter()
    for chat in chats:
        other = find_other(chat)
        if other:
            sent[other.id] += chat.sent
            received[other.id] += chat.count - chat.sent
    return JoinedPerson(
        name=next(iter(names.values()))[1],
        sent=sent.total(),
        received=received.total(),
        first_at=min((chat.first_at for chat in chats if chat.first_at), default=None),
        last_at=max((chat.last_at for chat in chats if chat.last_at), default=None),
        names=tuple(KnownAs(*known, sent[number], received[number]) for number, known in names.items()),
    )


__all__ = ["list_joined"]
