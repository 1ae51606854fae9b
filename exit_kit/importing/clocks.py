"""From dates as written to moments: which language and which time zone an export's pages are written in.

Pages since 2018 name no zone; their times are those of the account's own zone, summer time included
(formats/facebook.md section 3.2).  A `Clock` says for one export what zone and language that is, and how each is known:

    fixed    (zone) the platform writes the pages of all its users in this one, whatever theirs is
    stated   a file of the export says it
    given    the user said it (`--language`, `--timezone`); used where the export does not say it, and no messages that
             are known elsewhere contradict it
    learned  the dates themselves left no other; the zone only where they name it (until 2018)
    other    another export of the same account says it
    matched  (zone) messages that JSON holds as well show it (`exit_kit.importing.clock_matching`), or another export
             of a chat (`exit_kit.importing.text_matching`)
    distance (zone) only its distance from that of another export of the same chat is known, whose zone nobody said
    offset   (zone) only the distance from UTC on the day of the export is known: no rule for summer time
    assumed  nobody said it: UTC.  Not this computer's zone: the same export must give the same database anywhere

An hour that summer time gives twice is read as the first of the two; an hour that it skips, as if the clock had not
been changed yet.  Both are what `zoneinfo` does, and at most one hour wrong.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from exit_kit.importing.date_pages import PageDates
from exit_kit.importing.dates import learn_dates
from exit_kit.importing.zone_steps import Step, SteppedZone, split_steps

FIXED, STATED, GIVEN, LEARNED = "fixed", "stated", "given", "learned"
OTHER, MATCHED, OFFSET, ASSUMED = "other", "matched", "offset", "assumed"
DISTANCE = "distance"


class TextZone(NamedTuple):
    """The zone of one plain text, where other exports of the chat tell it: how it is known, and what shows it."""

    timezone: str
    timezone_from: str
    evidence: str


class TextOrder(NamedTuple):
    """The order of the dates of one plain text (dmy, mdy or ymd), where other exports of the chat tell it; `is_certain`
    where several messages do."""

    order: str
    is_certain: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Clock:
    """Language and zone of one export's pages; see the module for where each can be known from.

    `languages` are several where the dates of the export's pages have left several, none where nothing is known.
    `order_given` and `order_elsewhere` are for texts whose own dates leave open which number is the day: dmy, mdy or
    ymd, as the user says (`--date-order`) and as other texts of the account show.  `of_texts` and `of_orders` are the
    zones and orders of single texts, by path; `evidence` is what shows the zone of the one text which the clock is for,
    `order_matched` its order.  `not_after` is when the file of a text was written, local time: no message is later.
    """

    languages: tuple[str, ...] = ()
    language_from: str | None = None
    timezone: str | None = None
    timezone_from: str = ASSUMED
    order_given: str | None = None
    order_elsewhere: str | None = None
    of_texts: tuple[tuple[str, TextZone], ...] = ()
    of_orders: tuple[tuple[str, TextOrder], ...] = ()
    order_matched: TextOrder | None = None
    evidence: str | None = None
    not_after: str | None = None

    def for_text(self, path: str, not_after: str | None) -> Clock:
        """Return the clock by which one text is read."""
        if not self.of_texts and not self.of_orders:
            return replace(self, not_after=not_after) if not_after else self
        order = next((order for one, order in self.of_orders if one == path), None)
        zone = next((zone for one, zone in self.of_texts if one == path), None)
        found = zone or TextZone(self.timezone or "UTC", self.timezone_from, self.evidence or "")
        return replace(
            self,
            timezone=found.timezone,
            timezone_from=found.timezone_from,
            evidence=found.evidence or None,
            of_texts=(),
            of_orders=(),
            order_matched=order,
            not_after=not_after,
        )

    def open_page(self, texts: Sequence[str]) -> PageDates:
        """Return the reader of one page, given all its dates."""
        home = self.timezone if self.timezone_from != ASSUMED else None
        return PageDates(learn_dates(texts, self.languages), read_zone(self.timezone), home)


UNTOLD = Clock()  # nobody has said a language or a zone


@cache
def read_zone(name: str | None) -> tzinfo:
    """Return the zone of a name (`Europe/Berlin`, `UTC+02:00`, or several distances as `zone_steps` writes them); UTC
    for none.  Raises ValueError for an unknown one."""
    if not name or name.upper() in ("UTC", "GMT", "Z"):
        return UTC
    steps = split_steps(name)
    if steps:
        return SteppedZone([Step(start, _count_ahead(one)) for one, start in steps])
    offset = read_offset(name)
    if offset is not None:
        return timezone(offset)
    return ZoneInfo(name_zone(name))


def _count_ahead(name: str) -> int:
    ahead = read_offset(name) if name != "UTC" else timedelta()
    if ahead is None:
        raise ValueError(name)
    return int(ahead.total_seconds())


@cache
def name_zone(name: str) -> str:
    """Return a zone's name as it is written; an offset stays as it is.  Raises ValueError for an unknown one.

    >>> name_zone("europe/berlin")
    'Europe/Berlin'
    """
    if read_offset(name) is not None:
        return name
    known = {zone.casefold(): zone for zone in available_timezones()}
    found = known.get(name.strip().replace(" ", "_").casefold())
    if found is None:
        raise ValueError(name)
    return found


def find_own_zone() -> str | None:
    """Return the name of this computer's zone, for advice only; None where the system does not tell it."""
    try:
        name = os.environ.get("TZ") or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
        return name_zone(name) if "/" in name and not name.startswith("Etc/") else None
    except (OSError, ValueError):
        return None


def read_offset(name: str) -> timedelta | None:
    """Return the offset that a name like `UTC+02:00` or `-0330` states, None where it states none.

    >>> read_offset("UTC-03:30"), read_offset("Europe/Berlin")
    (datetime.timedelta(days=-1, seconds=73800), None)
    """
    text = name.strip().upper().removeprefix("UTC").removeprefix("GMT").replace("\u2212", "-").strip()
    digits = text[1:].replace(":", "")
    if text[:1] not in ("+", "-") or not digits.isdecimal() or len(digits) not in (1, 2, 3, 4):
        return None
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 15 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return -offset if text[0] == "-" else offset


__all__ = [
    "UNTOLD",
    "Clock",
    "TextOrder",
    "TextZone",
    "find_own_zone",
    "name_zone",
    "read_offset",
    "read_zone",
]
