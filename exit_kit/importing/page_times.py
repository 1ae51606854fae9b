"""Times on a page: texts of the account's language and zone, made UTC seconds, with what was lost on the way.

A page states its moments to the second (generations C and D) or to the minute (B), without a zone; see
formats/facebook.md 3.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from exit_kit.importing.records import MINUTE, SECOND
from exit_kit.importing.times import format_seconds

_ENGLISH: Final = (
    ("%b %d, %Y %I:%M:%S%p", SECOND), ("%b %d, %Y, %I:%M:%S%p", SECOND), ("%b %d, %Y, %I:%M%p", MINUTE),
    ("%b %d, %Y %I:%M%p", MINUTE), ("%d %b %Y, %H:%M", MINUTE), ("%B %d, %Y at %I:%M%p", MINUTE),
)  # fmt: skip
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+(?=[AaPp][Mm]$)")


class PageTimes:
    """Reads the dates of one page; `coarse` remembers which moments are less exact than a second."""

    def __init__(self, texts: Iterable[str] = ()) -> None:  # noqa: ARG002 -- what the language is learned from
        self.coarse: dict[str, str] = {}
        self.unread = 0

    def read(self, text: str) -> int | None:
        """Return UTC seconds, or None when the text is no date."""
        plain = _SPACES.sub("", text.strip())
        for pattern, precision in _ENGLISH:
            try:
                seconds = int(datetime.strptime(plain, pattern).replace(tzinfo=UTC).timestamp())
            except ValueError:
                continue
            if precision != SECOND:
                self.coarse[format_seconds(seconds) or ""] = precision
            return seconds
        return None
