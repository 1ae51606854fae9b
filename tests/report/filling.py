"""Databases for these tests: filled row by row, or from a sample export."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from exit_kit.store.database import open_for_writing


class Filling:
    """A database that is being filled; account 1 with export 1, part 1 and the owner (person 1) are there."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.add("people", id=1, platform="facebook", name="Ada Example", is_owner=1)
        self.add("accounts", id=1, platform="facebook", key="ada", name="Ada Example", person_id=1)
        self.add_export(1, created_at="2025-06-15")

    def add(self, table: str, **values: Any) -> int:
        marks = ", ".join("?" for _ in values)
        cursor = self.db.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
        )
        return int(cursor.lastrowid or 0)

    def add_export(self, number: int, *, account_id: int = 1, **values: Any) -> None:
        told = {"format": "json", "layout": "G5", **values}
        self.add(
            "exports", id=number, platform="facebook", account_id=account_id, key=f"export {number}", **told
        )
        self.add(
            "parts", id=number, export_id=number, name="p", path="p", kind="zip", size_bytes=1000,
            fingerprint=f"part {number}",
        )  # fmt: skip

    def add_member(self, path: str, status: str, *, export_id: int = 1, **values: Any) -> int:
        told = {"encoding": None if status in ("media", "pending", "missing") else "deflate", **values}
        return self.add(
            "members", export_id=export_id, part_id=export_id, path=path, name_in_part=path, key=path.lower(),
            status=status, **told,
        )  # fmt: skip

    def add_person(self, name: str) -> int:
        return self.add("people", platform="facebook", name=name)

    def add_chat(
        self,
        title: str | None,
        people: list[int],
        messages: list[tuple[str | None, int | None]],
        **values: Any,
    ) -> int:
        """Add a conversation; `messages` are (time, sender)."""
        told: dict[str, Any] = {"kind": "direct", "folder": "inbox", "account_id": 1, **values}
        times = sorted(at for at, _ in messages if at)
        chat = self.add(
            "conversations", platform="facebook", key=f"chat {title} {people} {messages}", title=title,
            message_count=len(messages), first_at=times[0] if times else None,
            last_at=times[-1] if times else None, first_export_id=1, last_export_id=1, **told,
        )  # fmt: skip
        for person in people:
            self.add("conversation_people", conversation_id=chat, person_id=person, is_member=1)
        for ordinal, (at, sender) in enumerate(messages):
            self.add(
                "messages", conversation_id=chat, sender_id=sender, at=at, kind="text", ordinal=ordinal,
                first_export_id=1, last_export_id=1,
            )  # fmt: skip
        return chat


@contextmanager
def fill(path: Path) -> Iterator[Filling]:
    """Open a new database to fill it."""
    with open_for_writing(path) as db:
        db.execute("BEGIN")
        yield Filling(db)
        db.execute("COMMIT")
