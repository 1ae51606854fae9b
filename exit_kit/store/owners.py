"""The owner's name in conversations of which a source says only that the owner wrote: a backup of the app knows what is
"from me", but not who that is.

Such a message is by `OWNER` (exit_kit.importing.records).  The store puts the account's name in its place, so that a
chat's text, which knows names only, and the backup of the same chat meet in one sender; where nobody said the name,
it is "You".

The name that was used is noted in the settings: when the account's name is found out later, by a profile that is read
after the backup or by `--owner`, the records are made again from the kept bytes.
"""

from __future__ import annotations

import sqlite3
from typing import Final

YOU: Final = "You"
_USED: Final = "own name of account "
_KNOWN: Final = "SELECT name FROM accounts WHERE id = ? AND name_from IN ('profile', 'owner')"


_LATE: Final = (
    "UPDATE messages SET origin = 'created' WHERE sender_id = ? AND origin IS NOT 'created'",
    "UPDATE reactions SET origin = 'created' WHERE person_id = ? AND message_id NOT NULL AND origin IS NOT 'created'",
)


def correct_origins(db: sqlite3.Connection, platform: str, name: str) -> None:
    """Let what somebody wrote be created: it is the owner, says a profile that came after an older export's chats."""
    row = db.execute("SELECT id FROM people WHERE platform = ? AND name = ?", (platform, name)).fetchone()
    for query in _LATE if row else ():
        db.execute(query, row)


def name_owner(db: sqlite3.Connection, account: int) -> str:
    """Return the name of an account's owner, or the word for it; note that it was used."""
    name = _find_name(db, account)
    db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (f"{_USED}{account}", name))
    return name


def read_used_name(db: sqlite3.Connection, account: int) -> str | None:
    """Return the name that stands for the owner in conversations, None where none does."""
    row = db.execute("SELECT value FROM settings WHERE name = ?", (f"{_USED}{account}",)).fetchone()
    return str(row[0]) if row else None


def settle_owners(db: sqlite3.Connection) -> bool:
    """Say whether the names that were used are those of the accounts; else forget them, to be used anew."""
    query = "SELECT name, value FROM settings WHERE substr(name, 1, ?) = ?"
    rows = db.execute(query, (len(_USED), _USED)).fetchall()
    outdated = [name for name, used in rows if _find_name(db, int(name.removeprefix(_USED))) != used]
    db.executemany("DELETE FROM settings WHERE name = ?", [(name,) for name in outdated])
    return not outdated


def _find_name(db: sqlite3.Connection, account: int) -> str:
    row = db.execute(_KNOWN, (account,)).fetchone()
    return str(row[0]) if row and row[0] else YOU
