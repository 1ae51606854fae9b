"""What is due: all plans, letters and parked accounts of a database, as one list of days.

The deadlines themselves are in `exit_kit.leave.deadlines`; here is decided which of them still matter.  A plan that was
begun anew counts no longer; a finished one does, as its periods go on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from exit_kit.errors import GuideError
from exit_kit.leave.confirmations import has_table
from exit_kit.leave.deadlines import (
    DO,
    NOTE,
    Deadline,
    find_answer_day,
    list_deadlines,
    list_terms,
    plan_decision,
    plan_upkeep,
)
from exit_kit.leave.guide import PLATFORMS, Step
from exit_kit.leave.letters.places import read_place
from exit_kit.leave.letters.templates import load_kinds
from exit_kit.leave.loading import load_guide
from exit_kit.leave.plan import Plan, check_day, read_now, read_plans
from exit_kit.leave.subject import fetch

SOON_DAYS: Final = 7
_TERM_WORDS: Final = {
    "answer": "the answer is due",
    "receipt": "they have to confirm that they got it",
    "extension": "the latest day, if they need longer",
}
_UPKEEP: Final = "SELECT platform, account, on_date, note FROM upkeep ORDER BY on_date, id"
_LETTERS: Final = "SELECT * FROM letters WHERE sent_on IS NOT NULL ORDER BY sent_on, id"


@dataclass(frozen=True, slots=True)
class Due:
    """One line of the agenda.

    `state`: overdue (should have been done), today, soon (within a week), later, over (nothing can or need be done any
    more).  `source`: plan, letter or upkeep; `repeats_months` where it comes again by itself.
    """

    on: date
    days: int
    state: str
    name: str
    kind: str
    title: str
    says: str
    source: str
    platform: str
    account: str | None
    path: str | None = None
    letter_id: int | None = None
    repeats_months: int | None = None


def read_agenda(db: sqlite3.Connection, today: date) -> list[Due]:
    """Return everything with a day, the earliest first."""
    found = [*_list_plans(db, today), *_list_letters(db, today), *_list_parked(db, today)]
    return sorted(found, key=lambda due: (due.on, due.platform, due.name))


def judge_day(on: date, kind: str, today: date) -> str:
    """Return what a day means today."""
    days = (on - today).days
    if days < 0:
        return "overdue" if kind == DO else "over"
    if days == 0:
        return "today"
    return "soon" if days <= SOON_DAYS else "later"


def _list_plans(db: sqlite3.Connection, today: date) -> Iterator[Due]:
    for plan in _leave_out_former(read_plans(db, also_ended=True)):
        for step, day in list_started(plan):
            if step.starts == "upkeep" and _is_paused(plan):
                yield _make_due(
                    plan_decision(PLATFORMS[plan.platform], day),
                    today,
                    "plan",
                    plan.platform,
                    plan.account,
                    path=plan.path,
                )
            elif step.starts and step.starts != "upkeep":
                yield from _list_clock(plan, step.starts, day, today)


def _is_paused(plan: Plan) -> bool:
    """Say whether a plan deactivates: there is no upkeep then, only the question what becomes of it."""
    return plan.path == "deactivate" and plan.platform != "whatsapp"


def _leave_out_former(plans: Iterable[Plan]) -> list[Plan]:
    """Leave out plans that were begun anew: of each path of an account the newest counts."""
    return list({(plan.platform, plan.path, plan.account): plan for plan in plans}.values())


def list_started(plan: Plan) -> Iterator[tuple[Step, date]]:
    """Yield each step of a plan that was done, with its day; steps that no guide has any more are left out."""
    try:
        guide = load_guide(plan.path, plan.platform)
    except GuideError:
        return
    for (name, _item), mark in plan.marks.items():
        step = guide.find(name)
        if step is not None and mark.state == "done" and mark.on_date is not None:
            yield step, mark.on_date


def _list_clock(plan: Plan, clock: str, start: date, today: date) -> Iterator[Due]:
    for deadline in list_deadlines(clock, start, plan.platform, PLATFORMS[plan.platform]):
        if clock == "objection":
            deadline = replace(deadline, on=find_objection_day(plan.country, start) or deadline.on)
        if not _is_settled(plan, deadline, start):
            yield _make_due(deadline, today, "plan", plan.platform, plan.account, path=plan.path)


def find_objection_day(country: str | None, start: date) -> date | None:
    """Return the day until which the law of a country wants an objection answered; None where it is not known."""
    try:
        law = read_place(country).law
    except GuideError:
        return None
    if load_kinds()["ai-objection"].templates[law].is_plain:
        return None
    return find_answer_day(law, "ai-objection", start)


def _is_settled(plan: Plan, deadline: Deadline, start: date) -> bool:
    """Say whether a later step has made a deadline irrelevant; the step must not be older than the clock."""
    marks = (plan.find_mark(step) for step in deadline.settled_by)
    return any(mark and mark.state == "done" and (mark.on_date or start) >= start for mark in marks)


def _make_due(
    deadline: Deadline, today: date, source: str, platform: str, account: str | None, **more: Any
) -> Due:
    return Due(
        deadline.on, (deadline.on - today).days, judge_day(deadline.on, deadline.kind, today), deadline.name,
        deadline.kind, deadline.title, deadline.says, source, platform, account, **more,
    )  # fmt: skip


def _list_letters(db: sqlite3.Connection, today: date) -> Iterator[Due]:
    rows = fetch(db, _LETTERS) if has_table(db, "letters") else []
    followed = {row["answers_id"] for row in rows if row["answers_id"]}
    for row in rows:
        is_open = row["answer"] in (None, "receipt", "question")
        is_last = row["law"] is None and row["kind"] == "reminder"  # nothing follows it
        if is_open and row["id"] not in followed and not is_last:
            yield from _list_terms(row, today)


def _list_terms(row: Mapping[str, Any], today: date) -> Iterator[Due]:
    for term in list_terms(row["law"] or "plain", row["kind"], date.fromisoformat(row["sent_on"])):
        if term.name == "receipt" and row["answer"] == "receipt":
            continue
        kind = NOTE if term.name == "extension" else DO
        on = term.on if term.name == "receipt" else term.on + timedelta(days=row.get("paused_days") or 0)
        title = f"Letter {row['id']} ({row['kind']}): {_TERM_WORDS[term.name]}"
        says = f"{term.says} If nothing has come: `exit-kit letter --next {row['id']}`."
        deadline = Deadline(term.name, on, kind, title, says)
        yield _make_due(deadline, today, "letter", row["platform"], row["account"], letter_id=row["id"])


def read_upkeep(db: sqlite3.Connection) -> list[Mapping[str, Any]]:
    """Return the log of upkeep, oldest first: rows of platform, account, on_date and note."""
    return fetch(db, _UPKEEP) if has_table(db, "upkeep") else []


def _list_parked(db: sqlite3.Connection, today: date) -> Iterator[Due]:
    for (platform, account), last in find_parked(db).items():
        months = None if platform == "whatsapp" else 3
        for deadline in plan_upkeep(platform, PLATFORMS[platform], last):
            yield _make_due(deadline, today, "upkeep", platform, account, repeats_months=months)


def find_parked(db: sqlite3.Connection) -> dict[tuple[str, str | None], date]:
    """Return the parked accounts, each with the day on which it was last looked after.

    Parked is what has a step of upkeep that was done, or an entry in the log, and is not being deleted.
    """
    last: dict[tuple[str, str | None], date] = {}
    gone = set()
    for plan in _leave_out_former(read_plans(db, also_ended=True)):
        account = (plan.platform, plan.account)
        for step, day in list_started(plan):
            if step.starts == "upkeep" and not _is_paused(plan):
                last[account] = max(day, last.get(account, day))
            if step.starts in ("deletion", "whatsapp-deletion"):
                gone.add(account)
    for row in read_upkeep(db):
        account, day = (row["platform"], row["account"]), date.fromisoformat(row["on_date"])
        last[account] = max(day, last.get(account, day))
    return {account: day for account, day in last.items() if account not in gone}


def log_upkeep(
    db: sqlite3.Connection,
    platform: str,
    *,
    account: str | None = None,
    on: date | None = None,
    note: str | None = None,
) -> date:
    """Add an entry to the log of upkeep and return its day; raises GuideError for a day in the future."""
    if platform not in PLATFORMS:
        raise GuideError(
            f"There is no platform {platform!r}.", "", f"The platforms are {', '.join(PLATFORMS)}."
        )
    day = check_day(on)
    db.execute(
        "INSERT INTO upkeep (platform, account, on_date, note, logged_at) VALUES (?, ?, ?, ?, ?)",
        (platform, account, day.isoformat(), note, read_now()),
    )
    return day


def count_idle_days(last: date, today: date) -> int:
    """Return the days since a parked account was last looked after."""
    return max((today - last) // timedelta(days=1), 0)
