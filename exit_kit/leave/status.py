"""Reads what `exit-kit status` shows, notes upkeep, writes the calendar."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from exit_kit.errors import GuideError
from exit_kit.leave.agenda import Due, find_parked, log_upkeep, read_agenda
from exit_kit.leave.dangers import list_dangers
from exit_kit.leave.plan import Plan, check_day, read_plans, read_today
from exit_kit.leave.remembering import find_platform
from exit_kit.store.database import open_for_acts, open_for_reading


@dataclass(frozen=True, slots=True)
class Status:
    """Holds what is due on a day, the plans under way, and the parked accounts with their last upkeep."""

    today: date
    agenda: tuple[Due, ...]
    plans: tuple[Plan, ...]
    parked: dict[tuple[str, str | None], date]


def read_status(path: Path, today: date | None = None) -> Status:
    """Read the status; `today` is the day where the person is, unless given."""
    day = today or read_today()
    with open_for_reading(path) as db:
        return Status(day, tuple(read_agenda(db, day)), tuple(read_plans(db)), find_parked(db))


def note_upkeep(
    path: Path, platform: str, *, account: str | None = None, on: date | None = None, note: str | None = None
) -> date:
    """Note that a parked account was looked after, and return the day."""
    check_day(on)  # a slip shall not make a new file
    name = find_platform(platform) or platform
    with open_for_acts(path) as db:
        db.execute("BEGIN IMMEDIATE")
        day = log_upkeep(db, name, account=account, on=on, note=note)
        db.execute("COMMIT")
    return day


def write_ics(path: Path, agenda: Sequence[Due]) -> None:
    """Write the calendar file, readable by its owner only; raises GuideError when it cannot be written."""
    from exit_kit.leave.ics import make_calendar

    write_private(path, make_calendar(agenda))


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read; raises GuideError when it cannot be written."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise GuideError(
            f"{path} could not be written.",
            f"{error.strerror or 'The folder cannot be used'}.",
            "Choose another place.",
        ) from None


def describe_status(status: Status) -> dict[str, Any]:
    """Return the status as JSON data; days as YYYY-MM-DD."""
    return {
        "today": status.today.isoformat(),
        "due": [{**asdict(due), "on": due.on.isoformat()} for due in status.agenda],
        "plans": [
            {
                "platform": plan.platform,
                "path": plan.path,
                "account": plan.account,
                "started_at": plan.started_at,
            }
            for plan in status.plans
        ],
        "parked": [
            {
                "platform": platform,
                "account": account,
                "last_on": last.isoformat(),
                "dangers": list_dangers(platform),
            }
            for (platform, account), last in status.parked.items()
        ],
    }
