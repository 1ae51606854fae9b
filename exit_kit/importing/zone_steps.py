"""A clock of which only its distance from another is known, and when that changed.

The same chat, exported in two time zones: what the one text says and what the other are some hours apart, and where the
two zones change their clocks on different days, the distance changes for some weeks.  Nothing says which zones they
are.  Such a clock is written as its distances, each with the wall-clock time from which it holds:

    UTC-06:00; UTC-05:00 from 2024-03-10T03:00; UTC-06:00 from 2024-03-31T00:00
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import groupby
from typing import Final, NamedTuple

_BETWEEN, _FROM = "; ", " from "
_FEWEST: Final = 3  # messages that tell a distance
_FEWEST_OF_A_STEP: Final = 2
_ENOUGH: Final = 0.9
_MOST_CHANGE: Final = 7_200
_MINUTE: Final = 60
_WEEK: Final = 7 * 86_400
_FIRST_SUNDAY: Final = 3 * 86_400 + 3 * 3_600  # 4 January 1970, 3:00


class Step(NamedTuple):
    """From when on (seconds since the epoch, by the clock itself) it is how many seconds ahead."""

    start: int
    ahead: int


class SteppedZone(tzinfo):
    """A clock with several distances; before the first step the first holds."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._starts = [step.start for step in steps[1:]]
        self._aheads = [timedelta(seconds=step.ahead) for step in steps]

    def utcoffset(self, at: datetime | None) -> timedelta:
        """Return how far the clock is ahead at a time that it shows."""
        if at is None:
            return self._aheads[0]
        return self._aheads[bisect_right(self._starts, _count_seconds(at))]

    def dst(self, _at: datetime | None) -> timedelta | None:
        """Return None: it is not known."""
        return None

    def tzname(self, _at: datetime | None) -> str | None:
        """Return None: it has no name."""
        return None


def find_steps(seen: Sequence[tuple[int, int]]) -> tuple[Step, ...] | None:
    """Return the distances that nearly all messages show; None where too few agree.

    Each is seen as its moment by the other clock and how many seconds this one is ahead of that.

    Two clocks that are changed move by two hours at most. A clock is changed on a Sunday: where there is one
    between two messages, that is when it was.

    >>> find_steps([(0, 3600), (60, 3600), (120, 7200), (180, 7200), (240, 7200)])
    (Step(start=3600, ahead=3600), Step(start=7320, ahead=7200))
    """
    groups = [
        (ahead, [at for at, _ in those]) for ahead, those in groupby(sorted(seen), key=lambda one: one[1])
    ]
    commonest = Counter(ahead for _, ahead in seen).most_common(1)[0][0] if seen else 0
    firm = [
        (ahead, times)
        for ahead, times in groups
        if len(times) >= _FEWEST_OF_A_STEP and abs(ahead - commonest) <= _MOST_CHANGE
    ]
    if sum(len(times) for _, times in firm) < max(_FEWEST, _ENOUGH * len(seen)):
        return None
    steps: list[Step] = []
    before = firm[0][1][0] + firm[0][0]
    for ahead, times in firm:
        if not steps or steps[-1].ahead != ahead:
            steps.append(Step(_find_sunday(before, times[0] + ahead), ahead))
        before = times[-1] + ahead
    return tuple(steps)


def _find_sunday(before: int, at: int) -> int:
    """Return the last Sunday, at three in the morning, between two times; the second where there is none."""
    sunday = (at - _FIRST_SUNDAY) // _WEEK * _WEEK + _FIRST_SUNDAY
    return sunday if sunday > before else at


def render_steps(steps: Sequence[Step]) -> str:
    """Return distances as they are written down.

    >>> render_steps([Step(0, -21600), Step(1710039600, -18000)])
    'UTC-06:00; UTC-05:00 from 2024-03-10T03:00'
    """
    first, *others = steps
    written = (f"{name_offset(step.ahead)}{_FROM}{_render_time(step.start)}" for step in others)
    return _BETWEEN.join((name_offset(first.ahead), *written))


def split_steps(name: str) -> list[tuple[str, int]]:
    """Return the distances that are written down, each as its name and when it begins; none of an ordinary zone.

    >>> split_steps("UTC-06:00; UTC-05:00 from 2024-03-10T03:00"), split_steps("Europe/Berlin")
    ([('UTC-06:00', 0), ('UTC-05:00', 1710039600)], [])
    """
    if _BETWEEN not in name:
        return []
    pieces = (piece.partition(_FROM) for piece in name.split(_BETWEEN))
    return [
        (offset, _count_seconds(datetime.fromisoformat(start)) if start else 0) for offset, _, start in pieces
    ]


def name_offset(seconds: int) -> str:
    """Return the name of a distance from UTC.

    >>> name_offset(-12600), name_offset(0)
    ('UTC-03:30', 'UTC')
    """
    hours, minutes = divmod(abs(seconds) // _MINUTE, _MINUTE)
    return f"UTC{'-' if seconds < 0 else '+'}{hours:02d}:{minutes:02d}" if seconds else "UTC"


def _render_time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M")


def _count_seconds(at: datetime) -> int:
    return int(at.replace(tzinfo=UTC).timestamp())


__all__ = ["Step", "SteppedZone", "find_steps", "name_offset", "render_steps", "split_steps"]
