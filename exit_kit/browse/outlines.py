"""The outlines of the countries, for maps that need no network: `outlines.json`, beside this module.

It is Natural Earth's 1:110 million map (public domain), rounded to tenths of a degree, about 11 km: no package that is
kept up carries such outlines without fetching them.  `python -m tests.outlines` made the file.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple

FILE: Final = Path(__file__).with_name("outlines.json")


class Ring(NamedTuple):
    """One closed outline, in tenths of a degree, y downwards as SVG has it: its box, and its path."""

    west: int
    top: int
    east: int
    bottom: int
    path: str


@cache
def read_rings() -> tuple[Ring, ...]:
    """Return every outline."""
    return tuple(_make_ring(numbers) for numbers in json.loads(FILE.read_text(encoding="utf-8"))["rings"])


def _make_ring(numbers: list[int]) -> Ring:
    xs = list(accumulate(numbers[::2]))
    ys = list(accumulate(-number for number in numbers[1::2]))
    steps = [f"{x} {-y}" for x, y in zip(numbers[2::2], numbers[3::2], strict=True)]
    return Ring(min(xs), min(ys), max(xs), max(ys), f"M{xs[0]} {ys[0]}l{' '.join(steps)}z")
