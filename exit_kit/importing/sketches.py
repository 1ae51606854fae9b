"""By what a conversation is known again that has no id: a few numbers for each day, made from what was said.

The same chat may be exported twice under two names, in two languages, with and without media, from different days on.
What people typed stays.  So of each day the first few texts are made numbers and the smallest two kept: two exports of
one chat agree on most days that both have, two chats on none.  A long text counts by itself, whatever the clock says; a
short one ("ok") together with its minute.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple
from zlib import crc32

_LONG: Final = 12  # characters of a text that says which it is
_LOOKED_AT: Final = 8  # texts a day
_KEPT: Final = 2
_ENTRY: Final = struct.Struct(">HII")
_NONE: Final = 0xFFFFFFFF
_FIRST: Final = date(2000, 1, 1).toordinal()
_LEAST_ALIKE: Final = 3  # days

Days = Mapping[int, tuple[int, ...]]


class Likeness(NamedTuple):
    """On how many days two sketches have something, and on how many of these the same."""

    common: int
    same: int

    @property
    def is_sure(self) -> bool:
        """Say whether this is one conversation, whatever it is called."""
        return self.same >= _LEAST_ALIKE and 2 * self.same >= self.common

    @property
    def is_contrary(self) -> bool:
        """Say whether these are two conversations, even if they are called the same."""
        return self.common >= _LEAST_ALIKE and 4 * self.same < self.common


class Sketcher:
    """Takes the texts of a conversation in their order and makes the sketch."""

    def __init__(self) -> None:
        self._days: dict[str, list[int]] = {}

    def add(self, at: str | None, text: str | None) -> None:
        """Take one text with its time (UTC, ISO 8601)."""
        if not at or not text:
            return
        day = self._days.setdefault(at[:10], [])
        if len(day) < _LOOKED_AT:
            plain = " ".join(text.split())
            day.append(
                crc32((plain if len(plain) >= _LONG else f"{at[11:16]} {plain}").encode("utf-8", "replace"))
            )

    def finish(self) -> bytes | None:
        """Return the sketch; None of a conversation without any text."""
        return pack_days({_number_day(day): tuple(values) for day, values in self._days.items() if values})


def _number_day(day: str) -> int:
    return min(max(date.fromisoformat(day).toordinal() - _FIRST, 0), 0xFFFF)


def pack_days(days: Days) -> bytes | None:
    """Return the sketch of these days."""
    entries = []
    for day, values in sorted(days.items()):
        few = sorted(set(values))[:_KEPT]
        entries.append(_ENTRY.pack(day, *few, *[_NONE] * (_KEPT - len(few))))
    return b"".join(entries) or None


def read_days(sketch: bytes | None) -> Days:
    """Return what a sketch holds."""
    found = _ENTRY.iter_unpack(sketch or b"")
    return {day: tuple(value for value in values if value != _NONE) for day, *values in found}


def merge_sketches(sketches: Iterable[bytes | None]) -> bytes | None:
    """Return the sketch of a conversation that came in several blocks."""
    days: dict[int, tuple[int, ...]] = {}
    for sketch in sketches:
        for day, values in read_days(sketch).items():
            days[day] = days.get(day, ()) + tuple(values)
    return pack_days(days)


def compare_days(one: Days, other: Days) -> Likeness:
    """Return how alike two conversations are."""
    few, many = sorted((one, other), key=len)
    common = [day for day in few if day in many]
    return Likeness(len(common), sum(bool(set(few[day]) & set(many[day])) for day in common))


__all__ = ["Likeness", "Sketcher", "compare_days", "merge_sketches", "pack_days", "read_days"]
