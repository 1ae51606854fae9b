"""By what a conversation is known again that has no id: a few numbers for each day, made from what was said.

The same chat may be exported twice under two names, in two languages, with and without media, from different days on.
What people typed stays.  So of each day texts are made numbers and the smallest kept, more of them where there are few
days: two exports of one chat agree on what both have, two chats do not.  A long text counts by itself, whatever the
clock says; a short one ("ok") together with its minute.
"""

from __future__ import annotations

import struct
from base64 import b85decode, b85encode
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby, islice
from operator import itemgetter
from typing import Final, NamedTuple
from zlib import crc32

_LONG: Final = 12  # characters of a text that says which it is
_LOOKED_AT: Final = 64  # texts a day
_KEPT: Final = ((30, 16), (365, 4), (0xFFFF, 2))  # up to so many days, so many numbers of each
_HEAD: Final = struct.Struct(">HB")
_VALUE: Final = 4  # bytes
_FIRST: Final = date(2000, 1, 1).toordinal()
_LEAST_ALIKE: Final = 3

Days = Mapping[int, tuple[int, ...]]


class Likeness(NamedTuple):
    """Of the days that two sketches have both: how many numbers could be the same, and how many are."""

    most: int
    same: int

    @property
    def is_sure(self) -> bool:
        """Say whether this is one conversation, whatever it is called."""
        return self.same >= _LEAST_ALIKE and 4 * self.same >= self.most

    @property
    def is_contrary(self) -> bool:
        """Say whether these are two conversations, even if they are called the same."""
        return self.most >= _LEAST_ALIKE and 8 * self.same < self.most


class Sketcher:
    """Takes the texts of a conversation in their order and makes the sketch."""

    def __init__(self) -> None:
        self._days: dict[str, list[int]] = {}

    def add(self, at: str | None, text: str | None) -> None:
        """Take one text with its time (UTC, ISO 8601)."""
        if at:
            self.add_all([at], [text])

    def add_all(self, times: Iterable[str], texts: Iterable[str | None]) -> None:
        """Take many texts with their times; of each day, the first are looked at."""
        told = iter(texts)
        for day, group in groupby(times, key=itemgetter(slice(10))):
            values = self._days.setdefault(day, [])
            some = list(group)
            for at, text in zip(some, list(islice(told, len(some))), strict=True):
                if len(values) >= _LOOKED_AT:
                    break
                if at and text:
                    values.append(_number_text(at, text))

    def finish(self) -> str | None:
        """Return the sketch; None of a conversation without any text."""
        return pack_days({_number_day(day): tuple(values) for day, values in self._days.items() if values})


def _number_text(at: str, text: str) -> int:
    plain = " ".join(text.split())
    return crc32((plain if len(plain) >= _LONG else f"{at[11:16]} {plain}").encode("utf-8", "replace"))


def _number_day(day: str) -> int:
    return min(max(date.fromisoformat(day).toordinal() - _FIRST, 0), 0xFFFF)


def pack_days(days: Days) -> str | None:
    """Return the sketch of these days."""
    kept = next(few for most, few in _KEPT if len(days) <= most)
    entries = []
    for day, values in sorted(days.items()):
        few = sorted(set(values))[:kept]
        entries.append(_HEAD.pack(day, len(few)) + b"".join(value.to_bytes(_VALUE, "big") for value in few))
    return b85encode(b"".join(entries)).decode() or None


def read_days(sketch: str | None) -> Days:
    """Return what a sketch holds."""
    data, at = b85decode(sketch or ""), 0
    days = {}
    while at < len(data):
        day, count = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        values = struct.unpack_from(f">{count}I", data, at)
        at += count * _VALUE
        days[day] = values
    return days


def merge_sketches(sketches: Iterable[str | None]) -> str | None:
    """Return the sketch of a conversation that came in several blocks."""
    days: dict[int, tuple[int, ...]] = {}
    for sketch in sketches:
        for day, values in read_days(sketch).items():
            days[day] = days.get(day, ()) + tuple(values)
    return pack_days(days)


def compare_days(one: Days, other: Days) -> Likeness:
    """Return how alike two conversations are."""
    few, many = sorted((one, other), key=len)
    common = [(few[day], many[day]) for day in few if day in many]
    most = sum(min(len(left), len(right)) for left, right in common)
    return Likeness(most, sum(len({*left} & {*right}) for left, right in common))


__all__ = ["Likeness", "Sketcher", "compare_days", "merge_sketches", "pack_days", "read_days"]
