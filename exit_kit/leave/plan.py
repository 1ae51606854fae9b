"""Plans: how far somebody is on a way out, on which day each step was done, and all that happened on the way.

Every function that writes takes a connection from `open_for_acts`, is one transaction, and adds a row to
`plan_log`, so that what was said on which day can be shown later.  Nothing is ever deleted.  A day may lie in the
past (one who did a step last week says so) and never in the future.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from exit_kit.errors import GuideError
from exit_kit.leave.guide import Guide
from exit_kit.store.database import transaction
from exit_kit.store.outdated import LEAVING

DONE = "done"
SKIPPED = "skipped"
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Mark:
    """What was said of a step, or of one item in it: done, skipped or open again; on which day; why."""

    step: str
    item: str | None
    state: str
    on_date: date | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """One row of the log of a plan."""

    step: str | None
    item: str | None
    kind: str
    on_date: date | None
    text: str | None
    logged_at: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan as it stands; `marks` has what was said of its steps and items."""

    id: int
    platform: str
    path: str
    account: str | None
    country: str | None
    started_at: str
    ended_at: str | None
    marks: Mapping[tuple[str, str | None], Mark]

    def find_mark(self, step: str, item: str | None = None) -> Mark | None:
        """Return what was said of a step or of one item in it; None when it is open."""
        mark = self.marks.get((step, item))
        return mark if mark and mark.state != OPEN else None


def read_today() -> date:
    """Return the day it is where the person is."""
    return datetime.now().astimezone().date()


def has_plans(db: sqlite3.Connection) -> bool:
    """Say whether the database has the tables of the leaving side; one from before gets them when it is written to."""
    marks = ", ".join("?" for _ in LEAVING)
    query = f"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ({marks})"  # noqa: S608  only marks
    return bool(db.execute(query, LEAVING).fetchone()[0] == len(LEAVING))


def read_plans(db: sqlite3.Connection, *, also_ended: bool = False) -> list[Plan]:
    """Return the plans, oldest first; those that are ended or begun anew only if asked for."""
    if not has_plans(db):
        return []
    query = "SELECT id, platform, path, account, country, started_at, ended_at FROM plans ORDER BY id"
    rows = db.execute(query).fetchall()
    plans = (Plan(*row, marks=_read_marks(db, row[0])) for row in map(tuple, rows))  # type: ignore[misc]
    return [plan for plan in plans if also_ended or plan.ended_at is None]


def read_plan(db: sqlite3.Connection, plan_id: int) -> Plan:
    """Return one plan as it stands now."""
    for plan in read_plans(db, also_ended=True):
        if plan.id == plan_id:
            return plan
    raise GuideError(f"There is no plan number {plan_id} in this database.")


def find_plan(db: sqlite3.Connection, guide: Guide, account: str | None = None) -> Plan | None:
    """Return the plan under way for a guide and an account, None if there is none."""
    for plan in read_plans(db):
        if (plan.platform, plan.path, plan.account) == (guide.platform, guide.path, account):
            return plan
    return None


def _read_marks(db: sqlite3.Connection, plan_id: int) -> dict[tuple[str, str | None], Mark]:
    query = "SELECT step, item, state, on_date, why FROM plan_steps WHERE plan_id = ? ORDER BY id"
    return {
        (step, item): Mark(step, item, state, _read_day(day), why)
        for step, item, state, day, why in db.execute(query, (plan_id,))
    }


def read_log(db: sqlite3.Connection, plan_id: int) -> list[Note]:
    """Return all that happened to a plan, oldest first."""
    query = "SELECT step, item, kind, on_date, text, logged_at FROM plan_log WHERE plan_id = ? ORDER BY id"
    return [
        Note(step, item, kind, _read_day(day), text, at)
        for step, item, kind, day, text, at in db.execute(query, (plan_id,))
    ]


def start_plan(
    db: sqlite3.Connection,
    guide: Guide,
    *,
    account: str | None = None,
    country: str | None = None,
    anew: bool = False,
) -> Plan:
    """Return the plan under way for a guide and an account, begun now if there is none.

    `country` is kept with the plan and renewed when given again; where none is given, that of the newest other plan
    goes for this one too.  `anew` ends the plan under way and begins another;
    the former stays readable.
    """
    with transaction(db):
        plan = find_plan(db, guide, account)
        if plan and anew:
            _end(db, plan.id)
        if plan is None or anew:
            row = (guide.platform, guide.path, account, country or find_country(db), read_now())
            number = db.execute(
                "INSERT INTO plans (platform, path, account, country, started_at) VALUES (?, ?, ?, ?, ?)", row
            ).lastrowid
            assert number is not None  # SQLite has just given it
            _log(db, number, "started")
        else:
            number = plan.id
            if country and country != plan.country:
                db.execute("UPDATE plans SET country = ? WHERE id = ?", (country, number))
    return read_plan(db, number)


def find_country(db: sqlite3.Connection) -> str | None:
    """Return the country that was said last, in whatever plan; None when it never was."""
    said = [plan.country for plan in read_plans(db, also_ended=True) if plan.country]
    return said[-1] if said else None


def end_plan(db: sqlite3.Connection, plan: Plan) -> None:
    """End a plan: it is finished, or given up; all that was written stays."""
    with transaction(db):
        _end(db, plan.id)


def mark_done(
    db: sqlite3.Connection,
    plan: Plan,
    step: str,
    on_date: date | None = None,
    *,
    item: str | None = None,
    why: str | None = None,
    today: date | None = None,
) -> Plan:
    """Note that a step, or one item in it, was done on a day (default: today), and return the plan.

    Raises GuideError for a day in the future.
    """
    day = check_day(on_date, today)
    with transaction(db):
        _mark(db, plan.id, Mark(step, item, DONE, day, why))
    return read_plan(db, plan.id)


def skip(
    db: sqlite3.Connection,
    plan: Plan,
    step: str,
    why: str,
    *,
    item: str | None = None,
    on_date: date | None = None,
    today: date | None = None,
) -> Plan:
    """Note that a step was left out, and why, and return the plan.

    Raises GuideError without a reason, or for a day in the future.
    """
    if not why.strip():
        raise GuideError(
            "The step was not skipped.",
            "A step is skipped with a reason, so that you know later why.",
            "Add --why with a few words.",
        )
    day = check_day(on_date, today)
    with transaction(db):
        _mark(db, plan.id, Mark(step, item, SKIPPED, day, why.strip()))
    return read_plan(db, plan.id)


def reopen(db: sqlite3.Connection, plan: Plan, step: str, *, item: str | None = None) -> Plan:
    """Take back that a step was done or skipped, and return the plan; the log keeps both."""
    with transaction(db):
        _mark(db, plan.id, Mark(step, item, OPEN, None, None), kind="reopened")
    return read_plan(db, plan.id)


def add_note(
    db: sqlite3.Connection, plan: Plan, text: str, *, step: str | None = None, kind: str = "note"
) -> None:
    """Add a note to the log of a plan; raises GuideError when it is empty."""
    if not text.strip():
        raise GuideError("No note was added.", "It is empty.")
    with transaction(db):
        _log(db, plan.id, kind, step=step, text=text.strip())


def check_day(day: date | None, today: date | None = None) -> date:
    """Return the day, today where none is given; raise GuideError for one in the future."""
    now = today or read_today()
    if day is not None and day > now:
        raise GuideError(
            f"{day} is in the future, so nothing was written.",
            f"Today is {now}, and a step is noted on the day on which it was done.",
            "Give the day with --on, such as --on 2026-11-20, or leave it out for today.",
        )
    return day or now


def read_now() -> str:
    """Return the time as it is stored: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _mark(db: sqlite3.Connection, plan_id: int, mark: Mark, kind: str | None = None) -> None:
    row = (plan_id, mark.step, mark.item, mark.state, _write_day(mark.on_date), mark.why, read_now())
    db.execute(
        "INSERT INTO plan_steps (plan_id, step, item, state, on_date, why, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (plan_id, step, ifnull(item, '')) DO UPDATE SET state = excluded.state, "
        "on_date = excluded.on_date, why = excluded.why, changed_at = excluded.changed_at",
        row,
    )
    _log(db, plan_id, kind or mark.state, step=mark.step, item=mark.item, day=mark.on_date, text=mark.why)


def _end(db: sqlite3.Connection, plan_id: int) -> None:
    db.execute("UPDATE plans SET ended_at = ? WHERE id = ? AND ended_at IS NULL", (read_now(), plan_id))
    _log(db, plan_id, "ended")


def _log(
    db: sqlite3.Connection,
    plan_id: int,
    kind: str,
    *,
    step: str | None = None,
    item: str | None = None,
    day: date | None = None,
    text: str | None = None,
) -> None:
    db.execute(
        "INSERT INTO plan_log (plan_id, step, item, kind, on_date, text, logged_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (plan_id, step, item, kind, _write_day(day), text, read_now()),
    )


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _write_day(day: date | None) -> str | None:
    return day.isoformat() if day else None
