"""Which texts may be exports of one chat, told by how their lines end, without reading what they say.

Whatever stands before it, date, time and name, a long message is the end of its line, in every export of the chat.  So
of each text the smallest numbers of such ends are kept, and texts that share a few are worth a closer look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final
from zlib import crc32

_LENGTH: Final = 32  # bytes: of what is said so often that two chats have it, little is so long
_KEPT: Final = 2_000
_FEWEST: Final = 3
_CROWD: Final = 50  # what so many texts have alike the app wrote


class Ends:
    """Takes lines, and keeps the smallest numbers of the ends that stand once."""

    def __init__(self) -> None:
        self._once: set[int] = set()
        self._often: set[int] = set()
        self._most = 0xFFFFFFFF

    def add_lines(self, lines: Iterable[bytes]) -> None:
        """Take lines, without their line feeds."""
        once, often, most = self._once, self._often, self._most
        for line in lines:
            number = crc32(line.rstrip()[-_LENGTH:])
            if number <= most and number not in often:
                if number in once:
                    once.remove(number)
                    often.add(number)
                else:
                    once.add(number)
        if len(once) > 2 * _KEPT:
            most = self._most = sorted(once)[_KEPT]
            self._once = {number for number in once if number <= most}
            self._often = {number for number in often if number <= most}

    def finish(self) -> frozenset[int]:
        """Return the numbers."""
        return frozenset(self._once)


def find_alike(sketches: Sequence[frozenset[int]]) -> set[int]:
    """Return which of these have a few ends in common with another.

    >>> find_alike([frozenset(range(9)), frozenset(range(6, 20)), frozenset({1, 2})])
    {0, 1}
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for at, numbers in enumerate(sketches):
        for number in numbers:
            holders[number].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for those in holders.values():
        if 1 < len(those) <= _CROWD:
            for place, one in enumerate(those):
                for other in those[place + 1 :]:
                    shared[one, other] += 1
    return {at for pair, times in shared.items() if times >= _FEWEST for at in pair}


__all__ = ["Ends", "find_alike"]
