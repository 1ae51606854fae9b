"""The user's word on which people are one: the same person on two platforms, or under two names on one.

An export knows people by their names alone, so nothing joins them but the user.  A decision is kept by platform and
name, which a rebuild and another import find again; numbers of rows would not last.  Everybody in a whole is joined to
the one who stands for it, so that a whole is known without following any path.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Known(NamedTuple):
    """A person as the exports know them."""

    platform: str
    name: str


class PeopleDecision(NamedTuple):
    """What the user decided of two people."""

    one: Known
    other: Known
    is_join: bool


Whole = tuple[Known, ...]  # who stands for it comes first


def read_people_decisions(db: sqlite3.Connection) -> list[PeopleDecision]:
    """Return what the user decided."""
    rows = db.execute("SELECT platform, name, other_platform, other_name, decision FROM people_decisions")
    return [PeopleDecision(Known(*row[:2]), Known(*row[2:4]), row[4] == "join") for row in map(tuple, rows)]


def plan_wholes(decisions: Iterable[PeopleDecision]) -> dict[Known, Whole]:
    """Return for everybody who was joined the whole that they belong to."""
    parts: dict[Known, list[Known]] = {}
    for one, other, is_join in sorted(decisions):
        if is_join:
            parts.setdefault(one, [one]).append(other)
    return {part: tuple(whole) for whole in parts.values() for part in whole}


def write_joined(db: sqlite3.Connection) -> None:
    """Write to the table of people what the user decided; those whom no export knows are passed over."""
    db.execute("UPDATE people SET joined_to = NULL WHERE joined_to IS NOT NULL")
    for whole in set(plan_wholes(read_people_decisions(db)).values()):
        found = [db.execute("SELECT id FROM people WHERE platform = ? AND name = ?", one) for one in whole]
        numbers = [row[0] for row in (one.fetchone() for one in found) if row]
        db.executemany(
            "UPDATE people SET joined_to = ? WHERE id = ?", [(numbers[0], other) for other in numbers[1:]]
        )


def join_people(db: sqlite3.Connection, one: Known, other: Known) -> bool:
    """Make two people one, with all that either was joined to; say whether that is new."""
    wholes = plan_wholes(read_people_decisions(db))
    first, second = _find_whole(wholes, one), _find_whole(wholes, other)
    if set(first) & set(second):
        return False
    _forget(db, [*first, *second])
    _write_whole(db, [*first, *second])
    write_joined(db)
    return True


def split_person(db: sqlite3.Connection, one: Known) -> bool:
    """Take a person out of a whole, or take the whole of the one who stands for it apart; say whether there was one."""
    whole = _find_whole(plan_wholes(read_people_decisions(db)), one)
    if len(whole) == 1:
        return False
    rest = [part for part in whole if part != one]
    _forget(db, whole)
    if one != whole[0]:
        _write_whole(db, rest)
    for part in rest:
        _write(db, PeopleDecision(one, part, is_join=False))
    write_joined(db)
    return True


def keep_apart(db: sqlite3.Connection, one: Known, other: Known) -> bool:
    """Keep two people apart who are not joined, so that nobody suggests it again; say whether that could be done."""
    wholes = plan_wholes(read_people_decisions(db))
    first, second = _find_whole(wholes, one), _find_whole(wholes, other)
    if set(first) & set(second):
        return False
    for part in first:
        for another in second:
            _forget(db, [part, another])
            _write(db, PeopleDecision(part, another, is_join=False))
    return True


def _find_whole(wholes: Mapping[Known, Whole], one: Known) -> Whole:
    return wholes.get(one, (one,))


def _write_whole(db: sqlite3.Connection, whole: Iterable[Known]) -> None:
    first, *others = whole
    for other in others:
        _write(db, PeopleDecision(first, other, is_join=True))


def _write(db: sqlite3.Connection, decision: PeopleDecision) -> None:
    row = (*decision.one, *decision.other, "join" if decision.is_join else "apart")
    db.execute("INSERT OR REPLACE INTO people_decisions VALUES (?, ?, ?, ?, ?)", row)


def _forget(db: sqlite3.Connection, people: Iterable[Known]) -> None:
    """Forget every word on any two of these people."""
    among = set(people)
    for one, other, _ in read_people_decisions(db):
        if {one, other} <= among:
            db.execute(
                "DELETE FROM people_decisions "
                "WHERE platform = ? AND name = ? AND other_platform = ? AND other_name = ?",
                (*one, *other),
            )


__all__ = [
    "Known", "PeopleDecision", "join_people", "keep_apart", "plan_wholes", "read_people_decisions", "split_person",
    "write_joined",
]  # fmt: skip
