"""Words for time zones, as in `10:05pm PDT`: what they mean, and which zone the words of an export point to.

Pages until 2018 end their dates in an abbreviation of the account's zone (formats/facebook.md section 3.2).  The
zone database says which zones ever used a word, and with what offset.  Several may (`IST` in India, Ireland, Israel;
`CST` in Chicago, Shanghai, Havana): then all dates of the export together decide, because only some zones write that
word in that month; and between zones that still fit alike, those whose words CLDR's English knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from exit_kit.importing.cldr import read_locale_data

_YEARS: Final = range(2004, 2020)
_MONTHS: Final = (1, 7)
_SHORTEST, _LONGEST = 2, 5
_MOST_PAIRS: Final = 2_000
Uses = tuple[
    tuple[int, int], ...
]  # on which day a zone had a word, and how many seconds east of UTC it was then


@cache
def list_meanings() -> Mapping[str, Mapping[str, Uses]]:
    """Return for each word the zones that use it.

    One zone stands for many that keep the same time (CLDR's list for Windows); others come in only where they give a
    word a meaning that none of these does, as Ireland does to `IST`.
    """
    from babel.core import get_global

    found: dict[str, dict[str, Uses]] = {}
    for name in rank_zones():
        for word, uses in _list_uses(name).items():
            found.setdefault(word, {})[name] = uses
    for name in sorted(get_global("meta_zones")):
        if any(_is_new(uses, found.get(word, {})) for word, uses in _list_uses(name).items()):
            for word, uses in _list_uses(name).items():
                found.setdefault(word, {})[name] = uses
    return found


def _is_new(uses: Uses, known: Mapping[str, Uses]) -> bool:
    return bool(
        {offset for _, offset in uses} - {offset for others in known.values() for _, offset in others}
    )


@cache
def rank_zones() -> tuple[str, ...]:
    """Return the zones of CLDR's list, steady ones first (Chicago before Cancun), then those with short names there."""
    from babel.core import get_global

    names = {zone: key for key, zone in sorted(get_global("windows_zone_mapping").items(), reverse=True)}

    def rank(zone: str) -> tuple[int, int, int, str]:
        times = [len(uses) for uses in _list_uses(zone).values()] or [0]
        return len(times), max(times) - min(times), len(names[zone]), zone

    return tuple(sorted(names, key=rank))


@cache
def _list_uses(name: str) -> Mapping[str, Uses]:
    found: dict[str, Uses] = {}
    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError):
        return found
    for year in _YEARS:
        for month in _MONTHS:
            day = datetime(year, month, 15, tzinfo=zone)
            word = day.tzname() or ""
            if word.isalpha() and _SHORTEST <= len(word) <= _LONGEST:
                offset = day.utcoffset() or timedelta()
                found[word] = (*found.get(word, ()), (day.toordinal(), int(offset.total_seconds())))
    return found


@cache
def find_word_offset(word: str, day: int, home: str | None) -> tuple[int, bool] | None:
    """Return the seconds east of UTC that a word means on a day, and whether that is certain; None for no zone's word.

    `home` is the zone of the export, where that is known.
    """
    meanings = list_meanings().get(word.upper())
    if not meanings:
        return None
    if home is not None and home in meanings:
        return _find_nearest(meanings[home], day), True
    votes = Counter(_find_nearest(uses, day) for uses in meanings.values())
    best = max(votes, key=lambda offset: (votes[offset], offset))
    return best, len(votes) == 1


def _find_nearest(uses: Uses, day: int) -> int:
    """Return the offset of the use that is nearest: `MSK` was four hours from 2011 to 2014, three before and after."""
    return min(uses, key=lambda use: abs(use[0] - day))[1]


def learn_zone(pairs: Iterable[tuple[str, int]]) -> str | None:
    """Return the zone that an export's words and days point to; None where they leave zones that differ.

    A word may stand on a day on which its zone did not use it (the account had moved, or Meta erred): the zone with
    the most fitting dates is taken.
    """
    fitting: Counter[str] = Counter()
    kept = list(dict.fromkeys(pairs))[:_MOST_PAIRS]
    for word, day in kept:
        for name in list_meanings().get(word.upper(), ()):
            fitting[name] += _read_word(name, day) == word.upper()
    most = max(fitting.values(), default=0)
    ranks = {name: rank for rank, name in enumerate(rank_zones())}
    best = [name for name, count in fitting.items() if count == most and count]
    best.sort(key=lambda name: (ranks.get(name, len(ranks)), name))
    if len(best) > 1:
        best = [name for name in best if _is_common(name)] or best
    ways = {tuple(find_word_offset(word, day, name) for word, day in kept) for name in best}
    return best[0] if len(ways) == 1 else None


@cache
def _read_word(name: str, day: int) -> str:
    return datetime.fromordinal(day).replace(hour=12, tzinfo=ZoneInfo(name)).tzname() or ""


@cache
def _is_common(name: str) -> bool:
    """Say whether CLDR's English has a word for the zone: those of North America, which Meta's users mostly were in."""
    from babel.core import get_global

    zone = get_global("meta_zones").get(name)
    known = read_locale_data("en", ("meta_zones",))["meta_zones"]
    return zone in known and "short" in dict(known[zone])


__all__ = ["find_word_offset", "learn_zone", "list_meanings", "rank_zones"]
