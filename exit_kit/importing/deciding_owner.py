"""The user's word on who owns an account of which no file says it; kept for good, also after a rebuild."""

from __future__ import annotations

from pathlib import Path

from exit_kit.store.database import open_for_writing, require_database, transaction
from exit_kit.store.owner_finding import write_owner


def decide_owner(database: Path, account: int, name: str) -> bool:
    """Note who owns an account, and whose its messages are; return False where nobody has the name."""
    with open_for_writing(require_database(database)) as db, transaction(db):
        return write_owner(db, account, name)


__all__ = ["decide_owner"]
