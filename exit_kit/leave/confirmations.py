"""What only the owner knows, remembered: `--confirm`, `--mine`, and what `--deep` found.

Rows are only ever added; the newest of each check counts.  A confirmation stands for the things that were there when it
was given: when a later export shows another app or another chat, the check asks again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from exit_kit.leave.deep import DeepLook
from exit_kit.leave.readiness import Confirmation
from exit_kit.leave.subject import fetch

_NEWEST: Final = """
SELECT check_name, answer, names, note, answered_at FROM confirmations
WHERE id IN (SELECT max(id) FROM confirmations WHERE platform = ? GROUP BY check_name)
"""
_DEEP: Final = "SELECT * FROM deep_looks WHERE id IN (SELECT max(id) FROM deep_looks GROUP BY fingerprint)"


def has_table(db: sqlite3.Connection, name: str) -> bool:
    """Say whether the database has a table: one from before gets the newer ones when it is next written to."""
    return bool(
        db.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)
        ).fetchone()[0]
    )


def read_confirmations(db: sqlite3.Connection, platform: str) -> dict[str, Confirmation]:
    """Return the owner's newest word on each check, without those that were taken back."""
    if not has_table(db, "confirmations"):
        return {}
    return {
        row["check_name"]: Confirmation(row["answered_at"], tuple(json.loads(row["names"])), row["note"])
        for row in fetch(db, _NEWEST, platform)
        if row["answer"] == "confirmed"
    }


def write_confirmation(
    db: sqlite3.Connection,
    platform: str,
    check: str,
    names: tuple[str, ...],
    *,
    note: str | None = None,
    taken_back: bool = False,
    now: datetime | None = None,
) -> None:
    """Remember what the owner said of a check."""
    answer = "taken back" if taken_back else "confirmed"
    at = _stamp(now)
    db.execute(
        "INSERT INTO confirmations (platform, check_name, answer, names, note, answered_at) VALUES (?, ?, ?, ?, ?, ?)",
        (platform, check, answer, json.dumps(names, ensure_ascii=False), note, at),
    )


def read_deep_looks(db: sqlite3.Connection) -> dict[str, Mapping[str, Any]]:
    """Return the newest deep look at each part, by its fingerprint."""
    if not has_table(db, "deep_looks"):
        return {}
    return {row["fingerprint"]: {**row, "broken": json.loads(row["broken"])} for row in fetch(db, _DEEP)}


def write_deep_look(db: sqlite3.Connection, look: DeepLook, now: datetime | None = None) -> None:
    """Remember what reading a part to its end gave."""
    db.execute(
        "INSERT INTO deep_looks (fingerprint, looked_at, files, broken, photos, photo_pixels, "
        "photo_most, videos, video_kbit) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            look.fingerprint,
            _stamp(now),
            look.files,
            json.dumps(look.broken, ensure_ascii=False),
            look.photos,
            look.photo_pixels,
            look.photo_most,
            look.videos,
            look.video_kbit,
        ),
    )


def _stamp(now: datetime | None) -> str:
    return (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
