"""Who may be the same person: pure rules that find pairs and say why.  They suggest and never act.

What two people have in common counts: their name however written, a user name that reads like a name, an address of a
profile, an e-mail address, a telephone number.  What many share says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

from exit_kit.report.messages import is_gone

_MOST_ALIKE: Final = 6  # what more people than this have in common says nothing
_SHORTEST_HANDLE: Final = 5
_PHONE_DIGITS: Final = 9  # the end of a number: the beginning differs with and without the country's code
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"\+?\d[\d\s()./-]{7,18}\d")
_PROFILE: Final = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(facebook|instagram|threads)\.(?:com|net)/(?:_u/)?@?([\w.]{3,60})/?(?![\w./?])",
    re.I,
)
_USER_NAME: Final = re.compile(r"[a-z0-9._]+")
# Letters with a stroke, and two in one: Unicode does not take them apart, people who type do.
_STROKES: Final = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
)
# Threads takes its user names from Instagram: an address on one is one on the other.
_SHARED_NAMES: Final = {"threads": "instagram"}
NAME, HANDLE, PROFILE, EMAIL, PHONE = (
    "the same name", "a user name that reads like the name", "the same profile or user name",
    "the same e-mail address", "the same telephone number",
)  # fmt: skip
_WEIGHT: Final = {NAME: 2, HANDLE: 1, PROFILE: 4, EMAIL: 4, PHONE: 3}


class Sign(NamedTuple):
    """Something that two people can have in common."""

    reason: str
    value: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with what the exports say: `told` are addresses, numbers and links in the words of the exports."""

    number: int
    platform: str
    name: str
    is_owner: bool
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two people who may be one, by number, and why."""

    one: int
    other: int
    reasons: tuple[str, ...]


def suggest_pairs(people: Iterable[Somebody], known: Collection[frozenset[int]]) -> tuple[Suggestion, ...]:
    """Return the pairs that may be one, the likeliest first; `known` are those that the user spoke of."""
    alike: dict[Sign, list[Somebody]] = defaultdict(list)
    for one in people:
        if not is_gone(one.name, one.platform):
            for sign in set(list_signs(one)):
                alike[sign].append(one)
    reasons: dict[tuple[int, int], set[str]] = defaultdict(set)
    for sign, group in alike.items():
        if len(group) <= _MOST_ALIKE:
            for one, other in combinations(sorted(group, key=lambda each: each.number), 2):
                if one.is_owner == other.is_owner and frozenset((one.number, other.number)) not in known:
                    reasons[one.number, other.number].add(_name_reason(sign, one, other))
    pairs = [Suggestion(*pair, tuple(sorted(why, key=_rank))) for pair, why in reasons.items()]
    return tuple(
        sorted(pairs, key=lambda pair: (-sum(map(_WEIGHT.__getitem__, pair.reasons)), pair.one, pair.other))
    )


def _rank(reason: str) -> tuple[int, str]:
    return -_WEIGHT[reason], reason


def _name_reason(sign: Sign, one: Somebody, other: Somebody) -> str:
    """Return why, in words: a name compared letter by letter is the same name, or a user name that reads like it."""
    if sign.reason == NAME and fold_name(one.name) != fold_name(other.name):
        return HANDLE
    return sign.reason


def list_signs(one: Somebody) -> Iterator[Sign]:
    """Yield what others may have in common with this person."""
    letters = squeeze(one.name)
    if len(letters) >= _SHORTEST_HANDLE or not letters.isascii() or " " in one.name.strip():
        yield Sign(NAME, letters)
    if one.platform != "facebook" and _USER_NAME.fullmatch(one.name):
        yield Sign(PROFILE, f"{_SHARED_NAMES.get(one.platform, one.platform)} {one.name.casefold()}")
    for text in (one.name, *one.told):
        yield from (Sign(EMAIL, found.casefold()) for found in _EMAIL.findall(text))
        yield from _list_profiles(text)
        if not text.startswith(("http", "{")):  # links and details are full of other numbers
            yield from _list_phones(text)


def _list_profiles(text: str) -> Iterator[Sign]:
    for platform, name in _PROFILE.findall(text):
        low = platform.casefold()
        if name.casefold() not in ("profile.php", "people", "groups", "pages", "p", "reel", "stories"):
            yield Sign(PROFILE, f"{_SHARED_NAMES.get(low, low)} {name.casefold()}")


def _list_phones(text: str) -> Iterator[Sign]:
    for found in _PHONE.findall(text):
        digits = re.sub(r"\D", "", found)
        yield Sign(PHONE, digits[-_PHONE_DIGITS:])


def fold_name(name: str) -> str:
    """Return a name without case and accents.

    >>> fold_name("Zoë  ÅBERG-Bjørnsen")
    'zoe aberg-bjornsen'
    """
    plain = (char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join("".join(plain).casefold().translate(_STROKES).split())


def squeeze(name: str) -> str:
    """Return the letters and digits of a name.

    >>> squeeze("Zoë Åberg") == squeeze("zoe.aberg")
    True
    """
    return "".join(char for char in fold_name(name) if char.isalnum())


__all__ = ["Somebody", "Suggestion", "fold_name", "squeeze", "suggest_pairs"]
