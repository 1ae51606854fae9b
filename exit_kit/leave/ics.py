"""The agenda as an iCalendar file (RFC 5545), which every calendar program can read.

Entries are whole days, so that no time zone moves them.  Alarms are at nine in the morning: on the day,
and the day and the week before a last day.  They name the platform and what to do, nothing else of the person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from exit_kit.leave.agenda import Due
from exit_kit.leave.deadlines import LAST

_NINE: Final = timedelta(hours=9)
_BEFORE: Final = (timedelta(days=1), timedelta(days=7))


def make_calendar(agenda: Iterable[Due], now: datetime | None = None) -> bytes:
    """Return the file for what is still to come or overdue; `now` is the time that it is stamped with."""
    stamp = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    calendar = Calendar()
    calendar.add("prodid", "-//exit-kit//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    events = {
        _make_id(due): due for due in agenda if due.state != "over"
    }  # the latest of those that begin anew
    for name, due in events.items():
        calendar.add_component(_make_event(due, name, stamp))
    return bytes(calendar.to_ical())


def _make_event(due: Due, name: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{name}@exit-kit")
    event.add("dtstamp", stamp)
    event.add("summary", due.title)
    event.add("description", due.says)
    event.add("dtstart", due.on)
    event.add("dtend", due.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if due.repeats_months:
        event.add(
            "rrule",
            {"freq": "MONTHLY", "interval": due.repeats_months, "bymonthday": _choose_day(due.on.day)},
        )
    for before in (timedelta(0), *(_BEFORE if due.kind == LAST else ())):
        event.add_component(_make_alarm(due, _NINE - before))
    return event


def _choose_day(day: int) -> int:
    """Return a day that every month has; the last one for the days that some lack."""
    return day if day <= 28 else -1


def _make_alarm(due: Due, offset: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", due.title)
    alarm.add("trigger", offset)
    return alarm


def _make_id(due: Due) -> str:
    """Return the same name for the same deadline each time, whatever its day: a calendar replaces what it had."""
    what = f"{due.source}/{due.platform}/{due.account}/{due.path}/{due.letter_id}/{due.name}"
    return hashlib.sha256(what.encode()).hexdigest()[:24]


__all__ = ["make_calendar"]
