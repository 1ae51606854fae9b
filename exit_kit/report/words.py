"""Dates, years and lists as people write them."""

from __future__ import annotations

from datetime import date
from typing import Final

from exit_kit.importing.registry import load_importers

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def format_day(at: str | None) -> str:
    """Return a day as people write it; a dash when it is unknown, the text itself when it is no date.

    >>> format_day("2019-05-12T08:00:00Z"), format_day(None)
    ('12 May 2019', '-')
    """
    if not at:
        return "-"
    try:
        day = date.fromisoformat(at[:10])
    except ValueError:
        return at
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def format_long_day(day: date) -> str:
    """Return a day as a letter writes it, whatever the language of the computer.

    >>> format_long_day(date(2026, 11, 3))
    '3 November 2026'
    """
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def count_years(first: str | None, last: str | None) -> int | None:
    """Return the full years between two times, None when one is unknown.

    >>> count_years("2008-06-01", "2025-05-31"), count_years("2008-06-01", "2025-06-01")
    (16, 17)
    """
    if not first or not last:
        return None
    return int(last[:4]) - int(first[:4]) - (last[5:10] < first[5:10])


def name_platform(platform: str) -> str:
    """Return a platform's name as people write it."""
    return next((one.label for one in load_importers() if one.platform == platform), platform.capitalize())


def name_folder(folder: str) -> str:
    """Return what the chats in a folder of an export are, as a look says it too.

    >>> name_folder("e2ee_cutover"), name_folder("your_group_messages")
    ('before encryption', 'your group messages')
    """
    marks = (mark for one in load_importers() for mark in one.landmarks if mark.is_chats)
    found = (mark.holds for mark in marks if folder in {path.rpartition("/")[2] for path in mark.folders})
    return next(found, folder.replace("_", " "))
