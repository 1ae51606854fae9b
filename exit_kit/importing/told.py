"""What the user says of an export where the export does not: a name, a language, a time zone.

It is written down with the export, so that it need not be said again: a rebuild gives the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from exit_kit.errors import UsageError
from exit_kit.importing.clocks import name_zone
from exit_kit.importing.languages import find_language


@dataclass(frozen=True, slots=True)
class Told:
    """The owner's name (`--owner`), the language (`--language`) and the zone (`--timezone`) of an export's pages, and
    the order of day and month (`--date-order`) in chats whose dates do not show it."""

    owner: str | None = None
    language: str | None = None
    timezone: str | None = None
    date_order: str | None = None


NOTHING = Told()
DATE_ORDERS = ("dmy", "mdy", "ymd")


def check_told(
    owner: str | None, language: str | None, timezone: str | None, date_order: str | None = None
) -> Told:
    """Return what the user says, names made codes.

    Raises UsageError for a language, a zone or an order of dates that there is not.
    """
    code = find_language(language) if language else None
    if language and code is None:
        raise UsageError(
            "Nothing was read.",
            "The language given with --language is not known.",
            "Give its code or its name, as --language de or --language Deutsch; with its country where that changes "
            "dates, as --language en_GB.",
        )
    try:
        zone = name_zone(timezone) if timezone else None
    except ValueError:
        raise UsageError(
            "Nothing was read.",
            "The time zone given with --timezone is not known.",
            "Give it as --timezone Europe/Berlin, America/New_York, Asia/Kolkata or UTC+05:30.",
        ) from None
    order = (date_order or "").strip().lower() or None
    if order not in (None, *DATE_ORDERS):
        raise UsageError(
            "Nothing was read.",
            "The order given with --date-order is not one in which dates are written.",
            "Give --date-order dmy for 31/12/2024, mdy for 12/31/2024, or ymd for 24/12/31.",
        )
    return Told(owner, code, zone, order)


def write_told(db: sqlite3.Connection, exports: Sequence[int], told: Told) -> bool:
    """Note what the user says, where no file says it; return whether anything was said."""
    if told.owner:
        db.executemany(
            "UPDATE accounts SET name = ?, name_from = 'owner' WHERE name_from IS NOT 'profile' "
            "AND id = (SELECT account_id FROM exports WHERE id = ?)",
            [(told.owner, number) for number in exports],
        )
    db.executemany(
        "UPDATE exports SET language_given = coalesce(?, language_given), "
        "timezone_given = coalesce(?, timezone_given), date_order_given = coalesce(?, date_order_given) WHERE id = ?",
        [(told.language, told.timezone, told.date_order, number) for number in exports],
    )
    return told != NOTHING


__all__ = ["NOTHING", "Told", "check_told", "write_told"]
