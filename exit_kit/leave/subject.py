"""What a check looks at: one platform's exports in the database, and what the owner said before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from exit_kit.leave.readiness import Confirmation

ENCRYPTED_LAYOUT: Final = "E2EE"
_ACCOUNTS: Final = """
SELECT id, platform, name, username, url, name_from, registered_at FROM accounts WHERE platform = ? ORDER BY id
"""
_EXPORTS: Final = """
SELECT id, account_id, created_at, created_from, format, layout, requested_from, requested_to,
  EXISTS (SELECT 1 FROM parts WHERE export_id = exports.id AND kind = 'folder') AS is_unpacked
FROM exports WHERE platform = ?
ORDER BY ifnull(created_at, ''), id
"""
_PARTS: Final = """
SELECT parts.id, parts.name, parts.path, parts.kind, parts.size_bytes, fingerprint, export_id,
  EXISTS (SELECT 1 FROM members WHERE part_id = parts.id AND status = 'media') AS has_media
FROM parts JOIN exports ON exports.id = export_id WHERE platform = ? ORDER BY parts.id
"""


@dataclass(frozen=True)
class Subject:
    """One platform as the database knows it; rows are mappings by column name.

    `confirmations` holds the owner's newest word on each check; `deep` what `--deep` found out, by part fingerprint.
    """

    db: sqlite3.Connection
    platform: str
    today: date
    accounts: tuple[Mapping[str, Any], ...] = ()
    exports: tuple[Mapping[str, Any], ...] = ()
    parts: tuple[Mapping[str, Any], ...] = ()
    confirmations: Mapping[str, Confirmation] = field(default_factory=dict)
    deep: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def data_exports(self) -> list[Mapping[str, Any]]:
        """Return the usual exports, oldest first: with more than media, and not the one of encrypted chats."""
        return [one for one in self.exports if one["format"] != "media" and one["layout"] != ENCRYPTED_LAYOUT]

    @property
    def encrypted_exports(self) -> list[Mapping[str, Any]]:
        """Return the separate downloads of encrypted chats, oldest first."""
        return [one for one in self.exports if one["layout"] == ENCRYPTED_LAYOUT]

    @property
    def newest(self) -> Mapping[str, Any] | None:
        """Return the newest export that holds data, None if there is none."""
        return self.data_exports[-1] if self.data_exports else None

    def count(self, query: str, *values: object) -> int:
        """Return the one number that a query gives; `:platform` needs no value."""
        (found,) = self.db.execute(query, (self.platform, *values)).fetchone()
        return int(found or 0)

    def list_rows(self, query: str, *values: object) -> list[Mapping[str, Any]]:
        """Return the rows of a query whose first parameter is the platform."""
        return fetch(self.db, query, self.platform, *values)


def fetch(db: sqlite3.Connection, query: str, *values: object) -> list[Mapping[str, Any]]:
    """Return rows as mappings, whatever row factory the connection has."""
    cursor = db.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def read_subject(
    db: sqlite3.Connection,
    platform: str,
    today: date,
    confirmations: Mapping[str, Confirmation],
    deep: Mapping[str, Mapping[str, Any]],
) -> Subject:
    """Read what the checks of one platform look at."""
    return Subject(
        db,
        platform,
        today,
        tuple(fetch(db, _ACCOUNTS, platform)),
        tuple(fetch(db, _EXPORTS, platform)),
        tuple(fetch(db, _PARTS, platform)),
        confirmations,
        deep,
    )


def list_distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return the texts that there are, each once, in their order."""
    return tuple(dict.fromkeys(value for value in values if value))
