"""How it is said what an HTML page does not say although the JSON of the same account does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

ANY: Final = "*"  # any value at all


@dataclass(frozen=True, slots=True)
class Loss:
    """Columns that a page leaves empty, or (no columns) rows that it does not show.

    `only` narrows it to rows with these values, in which `*` stands for anything.  `details.x` is the key `x` in the
    JSON of `details`.
    """

    table: str
    columns: tuple[str, ...]
    why: str
    only: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
