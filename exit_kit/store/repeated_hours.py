"""The hour that a clock shows twice when it is put back: of a time in it, the moment that was shown the same.

Which of the two a text means is told by the order of its messages alone, and not always (formats/whatsapp.md section
1.9): a text that begins or ends in that hour, or in which nobody wrote during its first half, shows nothing.  Then a
backup, or another text, has the same messages an hour later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import orjson

from exit_kit.importing.clocks import read_zone

_HOUR: Final = len("2023-10-29T00")
_SECOND: Final = len("2023-10-29T00:30:05")
_ZONES: Final = """
SELECT DISTINCT timezone, text_timezones FROM exports WHERE id IN (
  SELECT export_id FROM conversation_sources WHERE conversation_id = ?
)
"""


class RepeatedHours:
    """Knows the hours that the clocks of a conversation's texts have shown twice."""

    def __init__(self, zones: Iterable[str]) -> None:
        # A clock that is known by its distances alone takes no hour twice.
        self._zones = [zone for zone in map(read_zone, sorted(set(zones))) if isinstance(zone, ZoneInfo)]
        self._known: dict[str, ZoneInfo | None] = {}

    def find_other(self, at: str) -> str | None:
        """Return the other moment of which a clock showed the same time as of this one; None for nearly all.

        >>> berlin = RepeatedHours(["Europe/Berlin"])
        >>> berlin.find_other("2023-10-29T00:30:05Z"), berlin.find_other("2023-10-29T01:30:05.250Z")
        ('2023-10-29T01:30:05Z', '2023-10-29T00:30:05Z')
        >>> berlin.find_other("2023-10-29T02:30:05Z")
        """
        hour = at[:_HOUR]
        if not at or not self._zones:
            return None
        if hour not in self._known:
            halves = [
                f"{hour}:{minute}:00" for minute in ("00", "30")
            ]  # Lord Howe puts its clocks back by one
            self._known[hour] = next(
                (zone for zone in self._zones if any(_count_back(half, zone) for half in halves)), None
            )
        zone = self._known[hour]
        if zone is None:
            return None
        back = _count_back(at[:_SECOND], zone)
        other = datetime.fromisoformat(at[:_SECOND]) + timedelta(seconds=back)
        return f"{other:%Y-%m-%dT%H:%M:%S}Z" if back else None


def _count_back(at: str, zone: ZoneInfo) -> float:
    """Return how many seconds away the other moment is of which the clock showed the same; 0 where there is none."""
    local = datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(zone)
    first, second = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    if first is None or second is None or first <= second:
        return 0
    return (first - second).total_seconds() * (-1 if local.fold else 1)


def read_repeated_hours(db: sqlite3.Connection, conversation: int) -> RepeatedHours:
    """Return the hours that the clocks have shown twice by which deliveries of a conversation were read."""
    zones = []
    for zone, of_texts in db.execute(_ZONES, (conversation,)):
        zones += [zone, *(found for found, *_ in orjson.loads(of_texts or "{}").values())]
    return RepeatedHours(filter(None, zones))


__all__ = ["RepeatedHours", "read_repeated_hours"]
