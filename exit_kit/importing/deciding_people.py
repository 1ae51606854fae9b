"""The user's word on which people are one; no record is made anew, as people keep their own rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from exit_kit.errors import UsageError
from exit_kit.store.database import open_for_acts, require_database, transaction
from exit_kit.store.person_joins import Known, join_people, keep_apart, split_person

_SEE: Final = "See the numbers with exit-kit people."


class Found(NamedTuple):
    """A person whom the user named: number of the row, and what a decision is kept by."""

    number: int
    known: Known


def decide_join(database: Path, one: str, other: str) -> tuple[int, ...]:
    """Make two people one, for good; return their numbers.

    Each is given by number, exact name or platform:name.  Raises UsageError where that is not clear or they are one.
    """
    with _open(database) as db:
        first, second = find_person(db, one), find_person(db, other)
        if first.number == second.number or not join_people(db, first.known, second.known):
            raise UsageError("Nothing was changed.", "Both are the same person already.", _SEE)
        return first.number, second.number


def decide_split(database: Path, name: str, other: str | None = None) -> tuple[int, ...]:
    """Take a person out of what was joined, or keep two apart for good; return the numbers of those who were meant.

    Raises UsageError where there is nothing to take apart.
    """
    with _open(database) as db:
        found = [find_person(db, one) for one in (name, other) if one is not None]
        numbers = tuple(one.number for one in found)
        if len({*numbers}) != len(numbers):
            raise UsageError("Nothing was changed.", "Both are the same person.", _SEE)
        if len(found) == 2 and keep_apart(db, found[0].known, found[1].known):
            return numbers
        beside = _list_beside(db, found[-1].number)
        if not split_person(db, found[-1].known):
            raise UsageError("Nothing was changed.", "That person is not joined to anybody.", _SEE)
        return tuple(sorted({*numbers, *beside}))


@contextmanager
def _open(database: Path) -> Iterator[sqlite3.Connection]:
    with open_for_acts(require_database(database)) as db, transaction(db):
        yield db


def _list_beside(db: sqlite3.Connection, number: int) -> list[int]:
    """Return everybody in the whole that a person belongs to."""
    query = (
        "SELECT people.id FROM people JOIN people AS one ON one.id = ? "
        "WHERE ifnull(people.joined_to, people.id) = ifnull(one.joined_to, one.id)"
    )
    return [row[0] for row in db.execute(query, (number,))]


def find_person(db: sqlite3.Connection, name: str) -> Found:
    """Return the person of that number, or of exactly that name, on a platform if one is said: "instagram:ada"."""
    query = "SELECT id, platform, name FROM people WHERE {} LIMIT 2"
    rows: list[tuple[int, str, str]] = []
    if name.isascii() and name.isdigit() and len(name) < 16:
        rows = db.execute(query.format("id = ?"), (int(name),)).fetchall()
    rows = rows or db.execute(query.format("name = ?"), (name,)).fetchall()
    platform, _, rest = name.partition(":")
    if not rows and rest:
        values = (platform.strip().casefold(), rest.strip())
        rows = db.execute(query.format("platform = ? AND name = ?"), values).fetchall()
    if len(rows) > 1:
        raise UsageError(
            "Nothing was changed.",
            "Several people have that name.",
            f"Give a number, or the platform too: instagram:NAME. {_SEE}",
        )
    if not rows:
        raise UsageError("Nothing was changed.", "There is nobody of that number or name.", _SEE)
    return Found(rows[0][0], Known(*rows[0][1:]))


__all__ = ["decide_join", "decide_split", "find_person"]
