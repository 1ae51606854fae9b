"""Problems: what was not understood, described without its content.

A problem names a place (a JSON pointer whose keys come from the layout, never from the user), a kind and
counts; never the value.  Problems of one kind at one place of one member are counted together, so that a
million odd records are one row with a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

# A key is shown only when it looks like a name that a programmer gave: some layouts use the user's own words
# (group names, app names) as keys (formats/facebook.md 1.4, group_badges_v2 and last_activity_time).
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_MOST_PLACES = 500
_MOST_STRAYS = 100_000


class Problem(NamedTuple):
    """One kind of trouble at one place of one member, with how often it occurred.

    `expected` says what was looked for ("text", "whole number"), `found` the JSON type that stood there.
    """

    kind: str
    pointer: str
    expected: str
    found: str
    times: int


State = tuple[dict[tuple[str, str, str, str], int], int]


class Notes:
    """Collects the problems of one member, and records to be kept raw; the only state that an extraction has."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, str, str], int] = {}
        self._strays: list[tuple[str, Any]] = []

    def note(
        self, kind: str, pointer: str = "", *, expected: str = "", found: str = "", times: int = 1
    ) -> None:
        """Count one occurrence, or several at once."""
        key = (kind, pointer, expected, found)
        if key not in self._counts and len(self._counts) >= _MOST_PLACES:
            key = (kind, "", "", "")
        self._counts[key] = self._counts.get(key, 0) + times

    def set_aside(self, pointer: str, record: Any) -> None:
        """Keep a record of which nothing is understood, to be shown as delivered (100,000 of a member at most)."""
        self.note("unknown-shape", pointer)
        if len(self._strays) < _MOST_STRAYS:
            self._strays.append((pointer, record))

    @property
    def strays(self) -> tuple[tuple[str, Any], ...]:
        """The records that were set aside, each with its place."""
        return tuple(self._strays)

    def copy(self) -> State:
        """Return the state, to go back to with `restore`."""
        return dict(self._counts), len(self._strays)

    def restore(self, state: State) -> None:
        """Forget what was noted since `copy`."""
        self._counts = dict(state[0])
        del self._strays[state[1] :]

    def __iter__(self) -> Iterator[Problem]:
        for (kind, pointer, expected, found), count in sorted(self._counts.items()):
            yield Problem(kind, pointer, expected, found, count)

    def __len__(self) -> int:
        return len(self._counts)


def render_key(key: str) -> str:
    """Return a key fit for a pointer: itself when it is a layout's word, `*` when it may be content."""
    return key if _KEY.fullmatch(key) else "*"
