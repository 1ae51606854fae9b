"""Opens the database for `exit-kit check`: reads all answers, remembers the owner's word, keeps what `--deep` found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exit_kit.archive import close_handles
from exit_kit.errors import GuideError, UsageError
from exit_kit.leave.check import ACCEPTS, PLATFORMS, check_readiness, find_row, list_platforms, list_rows
from exit_kit.leave.confirmations import read_confirmations, write_confirmation, write_deep_look
from exit_kit.leave.deep import count_bytes, look_deep
from exit_kit.leave.readiness import Check, Light, Readiness
from exit_kit.leave.subject import fetch
from exit_kit.report.questions import open_filled
from exit_kit.store.database import open_for_acts

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
_PARTS: Final = """
SELECT parts.path, parts.kind, parts.size_bytes, fingerprint FROM parts JOIN exports ON exports.id = export_id
WHERE platform = ifnull(?, platform) ORDER BY parts.id
"""


@dataclass(frozen=True, slots=True)
class Word:
    """Holds what the owner says on the command line."""

    platform: str | None
    confirm: tuple[str, ...] = ()
    take_back: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    note: str | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to remember."""
        return not (self.confirm or self.take_back or self.mine)


def read_all(path: Path, platform: str | None) -> tuple[Readiness, ...]:
    """Return the answers for one platform, or for all that are in the database."""
    platform = find_platform(platform)
    with open_filled(path) as db:
        return tuple(check_readiness(db, one) for one in ([platform] if platform else list_platforms(db)))


def find_platform(name: str | None) -> str | None:
    """Return the platform that a name means; raises GuideError for one that is not known."""
    if name is None or name.lower() in PLATFORMS:
        return name and name.lower()
    raise GuideError(f"There is no platform {name!r}.", "", f"The platforms are {', '.join(PLATFORMS)}.")


@contextmanager
def open_filled_for_writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database that holds an export for writing, in one transaction.

    Raises DatabaseError as `open_filled` does: a slip in a name shall not make a new file.
    """
    with open_filled(path):
        pass
    with open_for_acts(path) as db:
        db.execute("BEGIN IMMEDIATE")
        yield db
        db.execute("COMMIT")


def remember(path: Path, word: Word) -> None:
    """Keep the owner's word; raises GuideError when it does not fit a check, and then keeps nothing."""
    platform = find_platform(word.platform)
    with open_filled_for_writing(path) as db:
        here = list_platforms(db)
        one = platform or (here[0] if len(here) == 1 else None)
        if one is None:
            raise UsageError(
                "It is not clear for which platform that is.",
                "",
                "Name it: exit-kit check PLATFORM --confirm CHECK.",
            )
        found = check_readiness(db, one)
        for name in word.confirm:
            write_confirmation(db, one, name, _find_confirmable(found, name).names, note=word.note)
        for name in word.take_back:
            _find_confirmable(found, name)
            write_confirmation(db, one, name, (), taken_back=True)
        if word.mine:
            told = read_confirmations(db, one).get("accounts")
            names = tuple(
                dict.fromkeys(
                    (*(told.names if told else ()), *(name.strip() for name in word.mine if name.strip()))
                )
            )
            write_confirmation(db, one, "accounts", names, note=word.note)


def _find_confirmable(found: Readiness, name: str) -> Check:
    check = found.find(name)
    if check is None:
        names = ", ".join(row.name for row in list_rows(found.platform) if row.word)
        raise GuideError(
            f"There is no check {name!r}.", "Nothing was remembered.", f"You can confirm: {names}."
        )
    if not check.can_confirm:
        raise GuideError(
            f"Nobody's word changes the answer to “{check.title}”", "Nothing was remembered.", check.mend
        )
    return check


def list_open(found: Readiness) -> list[Check]:
    """Return the checks that the owner's word can settle now; a loss is not offered, it is accepted by name only."""
    rows = {row.name: row for row in list_rows(found.platform)}
    open_ = [check for check in found.checks if check.light in (Light.YELLOW, Light.UNKNOWN)]
    return [
        check
        for check in open_
        if check.can_confirm and check.confirmed is None and rows[check.name].word != ACCEPTS
    ]


def look_all_deep(path: Path, platform: str | None, progress: Progress) -> None:
    """Read every part to its end and remember what was found, part by part: a break loses one part's reading."""
    platform = find_platform(platform)
    with open_filled(path) as db:
        parts = fetch(db, _PARTS, platform)
    try:
        with progress("Reading", count_bytes(parts)) as advance:
            for part in parts:
                look = look_deep(part, advance)
                if look is not None:
                    with open_filled_for_writing(path) as db:
                        write_deep_look(db, look)
    finally:
        close_handles()


__all__ = ["Word", "find_platform", "find_row", "list_open", "look_all_deep", "read_all", "remember"]
