"""People by name: the only identity that Meta's exports give them."""

from __future__ import annotations

import sqlite3
from typing import Final

_OWNERS: Final = """
SELECT handles.platform, handle, person_id FROM handles JOIN people ON people.id = person_id
WHERE kind = 'username' AND is_owner = 1
"""


class People:
    """Turns names into ids, remembering them for the length of an import."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._ids: dict[tuple[str, str], int] = {}
        self._owners: dict[tuple[str, str], int] = {}
        self.forget()

    def add_owner(self, platform: str, username: str | None, person: int | None) -> None:
        """Take a user name for the owner's: some files call the owner by it and others by the name shown."""
        if username and person is not None:
            self._owners[platform, username] = person
            self._ids.pop((platform, username), None)

    def find_id(self, platform: str, name: str | None) -> int | None:
        """Return the id of the person with that name, made when new; None without a name."""
        if not name:
            return None
        known = self._ids.get((platform, name))
        if known is None:
            known = self._owners.get((platform, name)) or self._find_or_add(platform, name)
            self._ids[platform, name] = known
        return known

    def _find_or_add(self, platform: str, name: str) -> int:
        row = self._db.execute(
            "SELECT id FROM people WHERE platform = ? AND name = ?", (platform, name)
        ).fetchone()
        if row is None:
            cursor = self._db.execute("INSERT INTO people (platform, name) VALUES (?, ?)", (platform, name))
            return int(cursor.lastrowid or 0)
        return int(row[0])

    def forget(self) -> None:
        """Forget everything: after a transaction was taken back, an id may not exist."""
        self._ids.clear()
        rows = self._db.execute(_OWNERS)
        self._owners = {(platform, username): person for platform, username, person in rows}
