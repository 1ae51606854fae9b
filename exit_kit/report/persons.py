"""People with what they were put together from, and who else may be one: from a database to plain values and lines."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from exit_kit.report.display import WIDTH, Symbols, clip, wrap_text
from exit_kit.report.likeness import Somebody, fold_name, suggest_pairs
from exit_kit.report.words import format_day, name_platform
from exit_kit.store.person_joins import plan_wholes, read_people_decisions
from exit_kit.wording import format_count, format_plural

_NAME_INDENT: Final = 50
_MOST: Final = 60
_MOST_SUGGESTED: Final = 20
_PEOPLE: Final = """
SELECT people.id, platform, name, is_owner, joined_to, ifnull(messages, 0), first_at, last_at, ties.kinds
FROM people LEFT JOIN (
  SELECT sender_id, count(*) AS messages, min(at) AS first_at, max(at) AS last_at FROM messages
  WHERE sender_id IS NOT NULL GROUP BY sender_id
) ON sender_id = people.id LEFT JOIN (
  SELECT person_id, group_concat(DISTINCT kind) AS kinds FROM connections WHERE person_id IS NOT NULL GROUP BY person_id
) AS ties ON ties.person_id = people.id
ORDER BY people.id
"""
_TOLD: Final = """
SELECT person_id, url, status, details FROM connections WHERE person_id IS NOT NULL
UNION ALL SELECT person_id, handle, NULL, NULL FROM handles
"""


@dataclass(frozen=True, slots=True)
class Name:
    """One person as exports know them: `ties` are how the owner is connected (friend, follower …)."""

    number: int
    platform: str
    name: str
    is_owner: bool
    messages: int
    first_at: str | None
    last_at: str | None
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Human:
    """One person with all names that the user joined, the one that stands for them first; figures are the sums."""

    number: int
    name: str
    is_owner: bool
    platforms: tuple[str, ...]
    messages: int
    first_at: str | None
    last_at: str | None
    names: tuple[Name, ...]

    @property
    def is_joined(self) -> bool:
        """Say whether the user put this person together from several."""
        return len(self.names) > 1


@dataclass(frozen=True, slots=True)
class Likely:
    """Two people who may be one, and why; nothing was done about it."""

    one: Name
    other: Name
    reasons: tuple[str, ...]


def list_humans(db: sqlite3.Connection, words: str = "", *, only_joined: bool = False) -> tuple[Human, ...]:
    """Return the people whose names hold all these words, those with most messages first."""
    wanted = fold_name(words).split()
    return tuple(
        one
        for one in _read_humans(db)
        if (one.is_joined or not only_joined)
        and (not wanted or any(all(word in fold_name(name.name) for word in wanted) for name in one.names))
    )


def _read_humans(db: sqlite3.Connection) -> list[Human]:
    wholes: dict[int, list[Name]] = defaultdict(list)
    for number, platform, name, is_owner, joined_to, messages, first_at, last_at, kinds in db.execute(
        _PEOPLE
    ):
        ties = tuple(sorted((kinds or "").split(","))) if kinds else ()
        found = Name(number, platform, name, bool(is_owner), messages, first_at, last_at, ties)
        wholes[joined_to or number].append(found)
    humans = [_add_up(number, names) for number, names in wholes.items()]
    return sorted(humans, key=lambda one: (-one.messages, fold_name(one.name), one.number))


def _add_up(number: int, names: list[Name]) -> Human:
    names.sort(key=lambda one: (one.number != number, one.number))
    return Human(
        number=number,
        name=names[0].name,
        is_owner=any(one.is_owner for one in names),
        platforms=tuple(sorted({one.platform for one in names})),
        messages=sum(one.messages for one in names),
        first_at=min((one.first_at for one in names if one.first_at), default=None),
        last_at=max((one.last_at for one in names if one.last_at), default=None),
        names=tuple(names),
    )


def list_likely(db: sqlite3.Connection, words: str = "") -> tuple[Likely, ...]:
    """Return who may be the same person, the likeliest first, leaving out what the user decided."""
    names = {name.number: name for one in _read_humans(db) for name in one.names}
    told: dict[int, list[str]] = defaultdict(list)
    for number, *texts in db.execute(_TOLD):
        told[number] += filter(None, texts)
    people = [
        Somebody(one.number, one.platform, one.name, one.is_owner, tuple(told[one.number]))
        for one in names.values()
    ]
    found = suggest_pairs(people, _read_decided(db, names.values()))
    likely = [Likely(names[pair.one], names[pair.other], pair.reasons) for pair in found]
    wanted = fold_name(words).split()
    return tuple(
        one for one in likely if all(word in fold_name(f"{one.one.name} {one.other.name}") for word in wanted)
    )


def _read_decided(db: sqlite3.Connection, names: Collection[Name]) -> set[frozenset[int]]:
    """Return the pairs of people on whom the user spoke, joined or kept apart."""
    numbers = {(one.platform, one.name): one.number for one in names}
    decisions = read_people_decisions(db)
    pairs = {(one, other) for one, other, is_join in decisions if not is_join}
    pairs |= {(part, other) for whole in plan_wholes(decisions).values() for part in whole for other in whole}
    return {frozenset((numbers.get(one, 0), numbers.get(other, 0))) for one, other in pairs}


def render_humans(people: tuple[Human, ...], symbols: Symbols, *, suggested: int = 0) -> Iterator[str]:
    """Yield the list as lines; names stand last, as they may be of any width and direction."""
    joined = sum(one.is_joined for one in people)
    several = f", {format_count(joined)} of them joined by you from several" if joined else ""
    yield f"{format_plural(len(people), 'person', 'people')}{several}."
    if people:
        yield ""
        yield f"{'No.':>5}  {'wrote':>9}  {'first':<12}  {'last':<12}    name"
    for one in people[:_MOST]:
        yield from _render_human(one, symbols)
    if len(people) > _MOST:
        yield f"{symbols.more} and {format_count(len(people) - _MOST)} more: give words of a name, or --json for all."
    if suggested:
        what = format_plural(suggested, "pair may be one person", "pairs may be one person each")
        yield ""
        yield f"{what}: exit-kit people list --suggested"


def _render_human(one: Human, symbols: Symbols) -> Iterator[str]:
    first, last = (format_day(one.first_at), format_day(one.last_at)) if one.first_at else ("-", "-")
    where = f"{len(one.names)} names" if one.is_joined else name_platform(one.names[0].platform)
    beside = f" ({where}{', you' if one.is_owner else ''})"
    name = clip(one.name, WIDTH - _NAME_INDENT - len(beside), symbols)
    yield f"{one.number:>5}  {format_count(one.messages):>9}  {first:<12}  {last:<12}    {name}{beside}"
    for part in one.names if one.is_joined else ():
        why = ": joined by you" if part.number != one.number else ""
        text = (
            f"{part.number}, {name_platform(part.platform)}, {format_plural(part.messages, 'message')}{why}: "
        )
        yield f"         + {text}{clip(part.name, max(8, WIDTH - 12 - len(text)), symbols)}"


def render_likely(pairs: tuple[Likely, ...], symbols: Symbols) -> Iterator[str]:
    """Yield who may be one, with what to type either way."""
    if not pairs:
        yield "No two people look like one person, as far as their names, addresses and numbers tell."
        return
    what = format_plural(len(pairs), "pair of people", "pairs of people")
    yield f"{what} may be one person each. Nothing is joined until you say so."
    for one in pairs[:_MOST_SUGGESTED]:
        yield ""
        for side in (one.one, one.other):
            yield f"{side.number:>7}  {name_platform(side.platform)}: {clip(side.name, WIDTH - 24, symbols)}"
        yield from wrap_text("; ".join(one.reasons), " " * 9)
        both = f"{one.one.number} {one.other.number}"
        yield f"         exit-kit people join {both}    or, if they are two: split {both}"
    if len(pairs) > _MOST_SUGGESTED:
        yield ""
        yield f"{symbols.more} and {format_count(len(pairs) - _MOST_SUGGESTED)} more, shown when these are decided."


__all__ = ["Human", "Likely", "Name", "list_humans", "list_likely", "render_humans", "render_likely"]
