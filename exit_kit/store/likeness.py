"""Which conversations are one although nothing but their messages says so: pure rules, from sketches and names.

Exports of chats have no ids, and their names change (formats/whatsapp.md section 5).  Two are one when what was said on
most days that both have is the same, whatever they are called; or when they are called the same, somebody writes
in both, and nothing that was said contradicts it: two contacts may have one name.  Never are two conversations
with real ids joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from exit_kit.importing.records import LOOSE
from exit_kit.importing.sketches import Days, Likeness, compare_days, read_days

MESSAGES: Final = "messages"
NAME: Final = "name"
_MOST_COMPARED: Final = 16
_SHORT: Final = timedelta(days=1)


class Alike(NamedTuple):
    """A conversation as one export delivers it; `order` is the export's place among all."""

    key: str
    order: str
    title: str | None
    people: frozenset[str]
    sketch: str | None
    first_at: str | None = None
    last_at: str | None = None


Pair = tuple[int, int, str]
Trait = tuple[int, int] | str  # a day with the number of a text, or a title


def find_alike(sources: Sequence[Alike], apart: Collection[frozenset[str]]) -> dict[str, tuple[str, str]]:
    """Return, for each conversation that is one with others, the key that stands for all, and why (messages, name).

    The sources come in the order in which they are read; the first with an id stands for all, else the first.
    """
    first: dict[str, int] = {}
    days = [read_days(one.sketch) for one in sources]
    wholes: dict[str, list[str]] = {}
    reasons: dict[str, str] = {}
    for number, one in enumerate(sources):
        first.setdefault(one.key, number)
    for left, right, reason in _find_pairs(sources, days):
        keys = sources[left].key, sources[right].key
        if _join(wholes, *keys, apart):
            for key in keys:
                reasons.setdefault(key, reason)
    found = {}
    for key, whole in wholes.items():
        target = min(
            whole, key=lambda each: (each.startswith(LOOSE), sources[first[each]].order, first[each])
        )
        if key != target:
            found[key] = (target, reasons[key])
    return found


def _join(wholes: dict[str, list[str]], one: str, other: str, apart: Collection[frozenset[str]]) -> bool:
    """Put two together with all that is one with them; not where the user keeps any of them apart, or two have ids."""
    left, right = wholes.get(one, [one]), wholes.get(other, [other])
    if one == other or left is right:
        return False
    whole = [*left, *right]
    if any(frozenset((a, b)) in apart for a in left for b in right):
        return False
    if sum(not key.startswith(LOOSE) for key in whole) > 1:
        return False
    wholes.update(dict.fromkeys(whole, whole))
    return True


def _find_pairs(sources: Sequence[Alike], days: Sequence[Days]) -> Iterator[Pair]:
    """Yield pairs that are one, those that what was said shows first."""
    likely: dict[tuple[int, int], Likeness] = {}
    for left, right in sorted(_list_candidates(days)):
        likely[left, right] = compare_days(days[left], days[right])
    for (left, right), likeness in likely.items():
        if likeness.is_sure:
            yield left, right, MESSAGES
    for left, right in _list_namesakes(sources):
        likeness = likely.get((left, right)) or compare_days(days[left], days[right])
        is_contrary = likeness.is_contrary and _overlap(sources[left], sources[right])
        if not is_contrary and _may_be_one(sources[left], sources[right]):
            yield left, right, MESSAGES if likeness.same else NAME


def list_traits(title: str | None, sketch: str | None) -> set[Trait]:
    """Return what two conversations have in common if they are alike, one of it at least: what was said, the title."""
    traits: set[Trait] = {(day, value) for day, values in read_days(sketch).items() for value in values}
    return traits | {_fold_title(title)} if title else traits


def _list_candidates(days: Sequence[Days]) -> set[tuple[int, int]]:
    """Return pairs that say the same on some day."""
    holders: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, one in enumerate(days):
        for day, values in one.items():
            for value in values:
                holders[day, value].append(number)
    return {pair for those in holders.values() for pair in _pair_up(those)}


def _pair_up(those: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield all pairs; of very many, each with the next only."""
    return combinations(those, 2) if len(those) <= _MOST_COMPARED else pairwise(those)


def _list_namesakes(sources: Sequence[Alike]) -> Iterator[tuple[int, int]]:
    """Yield pairs that are called the same, each with the one before."""
    named: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(sources):
        if one.title:
            named[_fold_title(one.title)].append(number)
    for those in named.values():
        yield from _pair_up(those)


def _fold_title(title: str) -> str:
    return " ".join(title.casefold().split())


def _overlap(one: Alike, other: Alike) -> bool:
    """Say whether two deliveries are of one time, at least in part.

    One may begin on the day on which another ends: then each has another part of that day.
    """
    spans = [_read_span(each) for each in (one, other) if each.first_at and each.last_at]
    if len(spans) < 2:
        return True
    (start, end), (start_other, end_other) = spans
    both = min(end, end_other) - max(start, start_other)
    shorter = min(end - start, end_other - start_other)
    return both > timedelta() and (both >= _SHORT or 2 * both >= shorter)


def _read_span(one: Alike) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(one.first_at or ""), datetime.fromisoformat(one.last_at or "")


def _may_be_one(one: Alike, other: Alike) -> bool:
    return not one.people or not other.people or bool(one.people & other.people)


__all__ = ["MESSAGES", "NAME", "Alike", "Trait", "find_alike", "list_traits"]
