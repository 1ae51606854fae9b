"""Which conversations are one: pure rules, from what the exports deliver and what the user decided.

A download without ids (formats/facebook.md section 5) names its conversations in its own way; they go on what another
export holds.  Two are one when the same people take part, and a group has the same title too; but only where exactly
one other can be meant: never when two could.  People without a name of their own ("Facebook user") say nothing.

The user's word counts more: `join` makes any two of one account one, `apart` keeps two apart for good.  The outcome is
a plan: for every conversation that became part of another, which.  It depends on nothing but what it is made from, so
that it is the same whatever came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from exit_kit.importing.records import LOOSE, OWNER
from exit_kit.store.likeness import MESSAGES, NAME, Alike, find_alike

PARTICIPANTS: Final = "participants"
USER: Final = "user"
_MERE_NAMES: Final = (LOOSE, "?")


class Source(NamedTuple):
    """A conversation as one export delivers it; `order` is the export's place among all; `sketch` (see
    exit_kit.importing.sketches) makes it one that is known again by what was said."""

    account_id: int
    platform: str
    key: str
    order: str
    title: str | None
    kind: str | None
    people: frozenset[str]
    sketch: str | None = None
    first_at: str | None = None
    last_at: str | None = None


class Decision(NamedTuple):
    """What the user decided of two conversations, by their keys."""

    platform: str
    key: str
    other_key: str
    is_join: bool


class Join(NamedTuple):
    """What a conversation became part of, and who says so."""

    target: str
    decided_by: str


Place = tuple[int, str]  # account, key
Plan = dict[Place, Join]
Sign = tuple[object, ...]


def plan_joins(
    sources: Collection[Source], decisions: Iterable[Decision], owners: Mapping[int, Collection[str]]
) -> Plan:
    """Return which conversations become part of which; `owners` are the names of each account's owner."""
    decided = list(decisions)
    platforms = {one.account_id: one.platform for one in sources}
    apart = {(one.platform, frozenset(one[1:3])) for one in decided if not one.is_join}
    edges = {
        place: Join(target, PARTICIPANTS)
        for place, target in _find_edges(sources, owners).items()
        if (platforms[place[0]], frozenset((place[1], target))) not in apart
    }
    alike = _find_alike(sources, apart)
    edges.update({place: join for place, join in alike.items() if place not in edges})
    known = {(one.account_id, one.key) for one in sources}
    asked = [
        (account, one.key, one.other_key)
        for one in decided
        for account, platform in platforms.items()
        if one.is_join
        and platform == one.platform
        and {(account, one.key), (account, one.other_key)} <= known
    ]
    if not edges and not asked:
        return {}
    return _resolve(_rank(sources, {(account, other) for account, _, other in asked}), edges, asked)


def sign(one: Source, owners: Collection[str]) -> Sign | None:
    """Return what two deliveries of one conversation have in common; None where too little is known."""
    if one.sketch is not None:
        return None
    others = one.people - {*owners, OWNER}
    is_named = not one.key.startswith(LOOSE) or one.title in one.people
    if one.kind == "direct" and is_named and len(others) == (1 if owners or OWNER in one.people else 2):
        is_gone = any(one.platform in name.casefold() for name in others)
        return None if is_gone else (one.account_id, "direct", others)
    if one.kind == "ai" and one.title:
        return one.account_id, "ai", one.title
    if one.kind in ("direct", "group") and others and one.title:
        return one.account_id, one.title, others
    return None


def _find_edges(sources: Iterable[Source], owners: Mapping[int, Collection[str]]) -> dict[Place, str]:
    """Return, for each conversation without an id of its own, the one that it goes on."""
    alike: dict[Sign, list[Source]] = defaultdict(list)
    for one in sources:
        mark = sign(one, owners.get(one.account_id, ()))
        if mark is not None:
            alike[mark].append(one)
    found: dict[Place, set[str]] = defaultdict(set)
    for group in alike.values():
        for key, target in _match_group(group).items():
            found[group[0].account_id, key].add(target)
    return {place: min(targets) for place, targets in found.items() if len(targets) == 1}


def _match_group(group: list[Source]) -> dict[str, str]:
    """Return the joins among conversations that look the same: none where one export has two of them."""
    ids = {one.key for one in group if not one.key.startswith(LOOSE)}
    by_export: dict[str, set[str]] = defaultdict(set)
    for one in group:
        if one.key.startswith(LOOSE):
            by_export[one.order].add(one.key)
    if len(ids) > 1 or any(len(keys) > 1 for keys in by_export.values()):
        return {}
    loose = [key for order in sorted(by_export) for key in by_export[order]]
    target = next(iter([*ids, *loose]), "")
    return {key: target for key in loose if key != target}


def _find_alike(
    sources: Collection[Source], apart: Collection[tuple[str, frozenset[str]]]
) -> dict[Place, Join]:
    """Return the joins of conversations that are known again by what was said, each to the first of its whole."""
    found: dict[Place, Join] = {}
    for account in dict.fromkeys(one.account_id for one in sources if one.sketch is not None):
        those = [one for one in sources if one.account_id == account and one.sketch is not None]
        alike = [
            Alike(one.key, one.order, one.title, one.people, one.sketch, one.first_at, one.last_at)
            for one in those
        ]
        kept_apart = {pair for platform, pair in apart if platform == those[0].platform}
        for key, (target, reason) in find_alike(alike, kept_apart).items():
            found[account, key] = Join(target, reason)
    return found


def _rank(sources: Iterable[Source], joined_to: Collection[Place]) -> dict[Place, tuple[object, ...]]:
    """Return how well each key stands for a whole.

    First what was not joined to another, then a real id, then the oldest; of those of one day, known by what was
    said, the one that was read first.
    """
    first: dict[Place, tuple[str, int]] = {}
    for number, one in enumerate(sources):
        place = (one.account_id, one.key)
        order = (one.order, number if one.sketch is not None else 0)
        first[place] = min(first.get(place, order), order)
    return {
        place: (place in joined_to, place[1].startswith(_MERE_NAMES), *order, place[1])
        for place, order in first.items()
    }


def _resolve(
    ranks: Mapping[Place, tuple[object, ...]],
    edges: Mapping[Place, Join],
    asked: Iterable[tuple[int, str, str]],
) -> Plan:
    """Put edges together to wholes and let the best key of each stand for it."""
    pairs = [(place, (place[0], join.target)) for place, join in edges.items()]
    of_user = [((account, key), (account, other)) for account, key, other in asked]
    wholes: dict[Place, set[Place]] = {}
    for one, other in [*pairs, *of_user]:
        whole = wholes.get(one, {one}) | wholes.get(other, {other})
        wholes.update(dict.fromkeys(whole, whole))
    by_user = {place for pair in of_user for place in pair}
    best = {place: min(whole, key=lambda one: ranks[one]) for place, whole in wholes.items()}
    return {
        place: Join(target[1], _find_reason(place, edges, by_user))
        for place, target in sorted(best.items())
        if place != target
    }


def _find_reason(place: Place, edges: Mapping[Place, Join], by_user: Collection[Place]) -> str:
    """Return who says that a conversation is part of another."""
    if place in edges:
        return edges[place].decided_by
    return USER if place in by_user else PARTICIPANTS


__all__ = [
    "MESSAGES",
    "NAME",
    "PARTICIPANTS",
    "USER",
    "Decision",
    "Join",
    "Plan",
    "Source",
    "plan_joins",
    "sign",
]
