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

PARTICIPANTS: Final = "participants"
USER: Final = "user"
_MERE_NAMES: Final = (LOOSE, "?")


class Source(NamedTuple):
    """A conversation as one export delivers it; `order` is the export's place among all."""

    account_id: int
    platform: str
    key: str
    order: str
    title: str | None
    kind: str | None
    people: frozenset[str]


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
        place: target
        for place, target in _find_edges(sources, owners).items()
        if (platforms[place[0]], frozenset((place[1], target))) not in apart
    }
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


def _rank(sources: Iterable[Source], joined_to: Collection[Place]) -> dict[Place, tuple[object, ...]]:
    """Return how well each key stands for a whole: what was not joined to another, then a real id, then the oldest."""
    first: dict[Place, str] = {}
    for one in sources:
        place = (one.account_id, one.key)
        first[place] = min(first.get(place, one.order), one.order)
    return {
        place: (place in joined_to, place[1].startswith(_MERE_NAMES), order, place[1])
        for place, order in first.items()
    }


def _resolve(
    ranks: Mapping[Place, tuple[object, ...]],
    edges: Mapping[Place, str],
    asked: Iterable[tuple[int, str, str]],
) -> Plan:
    """Put edges together to wholes and let the best key of each stand for it."""
    pairs = [(place, (place[0], target)) for place, target in edges.items()]
    of_user = [((account, key), (account, other)) for account, key, other in asked]
    wholes: dict[Place, set[Place]] = {}
    for one, other in [*pairs, *of_user]:
        whole = wholes.get(one, {one}) | wholes.get(other, {other})
        wholes.update(dict.fromkeys(whole, whole))
    by_user = {place for pair in of_user for place in pair}
    best = {place: min(whole, key=lambda one: ranks[one]) for place, whole in wholes.items()}
    return {
        place: Join(target[1], USER if place in by_user and place not in edges else PARTICIPANTS)
        for place, target in sorted(best.items())
        if place != target
    }
