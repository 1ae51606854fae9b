"""Who owns an account of which no profile says it: who was named, else who takes part in the most conversations.

Platforms whose importer asks for the owner (`Importer.asks_owner`) are not guessed at: a chat says nothing of whose
phone it came from, and a wrong guess would put somebody else's words into the owner's mouth.  There it is unknown until
it is said.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Final, NamedTuple

from exit_kit.importing.registry import load_importers
from exit_kit.store.owners import YOU, read_used_name

_WITHOUT_PROFILE: Final = """
SELECT id, platform, CASE name_from WHEN 'owner' THEN name END FROM accounts WHERE name_from IS NOT 'profile'
"""
# The owner of an account without a profile is who takes part in the most conversations, if nobody else does as often.
_COMMONEST: Final = """
SELECT person_id, count(*) AS times FROM conversation_people JOIN conversations ON conversations.id = conversation_id
JOIN people ON people.id = person_id
WHERE account_id = ? AND instr(lower(people.name), people.platform) = 0
GROUP BY person_id ORDER BY times DESC, person_id LIMIT 2
"""
_NAMED: Final = """
SELECT people.id FROM people JOIN accounts USING (platform) WHERE accounts.id = ?1 AND people.name = ?2 COLLATE NOCASE
  AND EXISTS (SELECT 1 FROM conversation_people WHERE person_id = people.id)
UNION ALL SELECT handles.person_id FROM handles JOIN accounts USING (platform)
  WHERE accounts.id = ?1 AND kind = 'name' AND handle = ?2 COLLATE NOCASE
UNION ALL SELECT people.id FROM people JOIN accounts USING (platform) WHERE accounts.id = ?1 AND people.name = ?2
LIMIT 1
"""
# Conversations in which nobody is known for the owner.  A backup knows its owner without a name: with it alone, the
# texts of other chats, where the owner has one, still say nothing of who that is.
_OPEN: Final = """
FROM conversations JOIN accounts ON accounts.id = account_id WHERE account_id = ?1 AND (person_id IS NULL OR (
  NOT EXISTS (SELECT 1 FROM conversation_people AS taking
    WHERE conversation_id = conversations.id AND taking.person_id = accounts.person_id)
  AND EXISTS (SELECT 1 FROM conversation_sources AS told JOIN exports ON exports.id = export_id
    WHERE conversation_id = conversations.id AND format = 'text')))
"""
_CANDIDATES: Final = """
SELECT people.name, count(DISTINCT conversation_id) AS chats FROM conversation_people
JOIN conversations ON conversations.id = conversation_id JOIN people ON people.id = person_id
WHERE account_id = ? GROUP BY people.id ORDER BY chats DESC, people.id LIMIT 200
"""


class Unowned(NamedTuple):
    """An account whose owner nobody has said; `candidates` are (name, number of conversations), the commonest first;
    `given` is a name that was said and that nobody in it has."""

    account_id: int
    platform: str
    conversations: int
    candidates: tuple[tuple[str, int], ...]
    given: str | None = None

    @property
    def suggested(self) -> str | None:
        """Return who takes part in more conversations than anybody else; None where that is nobody, or too few tell."""
        counts = [count for _, count in self.candidates]
        is_clear = len(counts) > 1 and counts[0] > counts[1]
        return self.candidates[0][0] if is_clear else None


@cache
def list_asking() -> frozenset[str]:
    """Return the platforms whose owner is asked for."""
    return frozenset(importer.platform for importer in load_importers() if importer.asks_owner)


def read_owner_names(db: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the names of owners by platform, as far as somebody said them."""
    names: dict[str, set[str]] = {}
    rows = db.execute(
        "SELECT accounts.platform, accounts.name, handle FROM accounts "
        "LEFT JOIN handles ON handles.person_id = accounts.person_id AND kind = 'name' "
        "WHERE accounts.name_from != 'guess'"
    )
    for platform, name, handle in rows:
        names.setdefault(platform, set()).update({name, handle} - {None})
    return names


def find_owners(db: sqlite3.Connection) -> None:
    """Say who owns each account without a profile, and which messages are the owner's."""
    for account, platform, name in db.execute(_WITHOUT_PROFILE).fetchall():
        _find_owner(db, account, platform, name)


def _find_owner(db: sqlite3.Connection, account: int, platform: str, given: str | None) -> None:
    used = given or read_used_name(db, account)
    person = _find_named(db, account, used) if used else None
    if person is None and not given and platform not in list_asking():
        person = None if used else _find_commonest(db, account)
    if person is None:
        return
    db.execute("UPDATE accounts SET person_id = ? WHERE id = ?", (person, account))
    if given:  # as it stands in the chats, whatever capitals the user typed
        query = "UPDATE accounts SET name = (SELECT name FROM people WHERE id = ?1) WHERE id = ?2 AND EXISTS "
        db.execute(
            query + "(SELECT 1 FROM people WHERE id = ?1 AND name = ?3 COLLATE NOCASE)",
            (person, account, given),
        )
    else:
        db.execute(
            "UPDATE accounts SET name = (SELECT name FROM people WHERE id = ?), name_from = 'guess' WHERE id = ?",
            (person, account),
        )
    db.execute("UPDATE people SET is_owner = id IN (SELECT person_id FROM accounts WHERE person_id NOT NULL)")
    _write_origins(db, account, person)


def _write_origins(db: sqlite3.Connection, account: int, person: int) -> None:
    """Let the owner's messages be created, and all others received."""
    origin = "CASE WHEN {} IS ?1 THEN 'created' ELSE 'received' END"
    of_messages, of_reactions = origin.format("sender_id"), origin.format("person_id")
    db.execute(
        f"UPDATE messages SET origin = {of_messages} WHERE origin IS NOT {of_messages} "
        "AND conversation_id IN (SELECT id FROM conversations WHERE account_id = ?2)",
        (person, account),
    )
    db.execute(
        f"UPDATE reactions SET origin = {of_reactions} WHERE origin IS NOT {of_reactions} "
        "AND message_id IS NOT NULL AND account_id = ?2",
        (person, account),
    )


def _find_named(db: sqlite3.Connection, account: int, name: str) -> int | None:
    row = db.execute(_NAMED, (account, name)).fetchone()
    return int(row[0]) if row else None


def _find_commonest(db: sqlite3.Connection, account: int) -> int | None:
    best = db.execute(_COMMONEST, (account,)).fetchall()
    is_clear = len(best) == 1 or (len(best) == 2 and best[0][1] > best[1][1])
    return int(best[0][0]) if is_clear else None


def list_unowned(db: sqlite3.Connection) -> tuple[Unowned, ...]:
    """Return the accounts with conversations whose owner is to be asked for.

    None is to be chosen where a backup is of an owner without a name: only a rebuild gives it the one in the texts.
    """
    query = (
        "SELECT id, platform, CASE name_from WHEN 'owner' THEN name END, person_id IS NULL FROM accounts "
        "WHERE person_id IS NULL OR (name_from = 'guess' AND name = ?) ORDER BY id"
    )
    found = []
    for account, platform, given, is_open in db.execute(query, (YOU,)).fetchall():
        (talks,) = db.execute(f"SELECT count(*) {_OPEN}", (account,)).fetchone()
        if platform in list_asking() and talks:
            names = db.execute(_CANDIDATES, (account,)) if is_open else ()
            candidates = tuple((name, count) for name, count in names if name != YOU)
            found.append(Unowned(account, platform, talks, candidates, given))
    return tuple(found)


def write_owner(db: sqlite3.Connection, account: int, name: str) -> bool:
    """Note who owns an account, for good, and whose its messages are; return False where nobody in it has the name."""
    if _find_named(db, account, name) is None:
        return False
    db.execute("UPDATE accounts SET name = ?, name_from = 'owner' WHERE id = ?", (name, account))
    find_owners(db)
    return True


__all__ = ["Unowned", "find_owners", "list_asking", "list_unowned", "read_owner_names", "write_owner"]
