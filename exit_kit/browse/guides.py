"""The guides as pages, with how far each plan is and what is due: to read, never to change.

What the terminal and the printed guide say is said here too: the steps are rendered once, by `exit_kit.leave.printing`.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from exit_kit.browse.answering import answer, answer_missing
from exit_kit.browse.metadata import DATABASE
from exit_kit.leave.agenda import Due, read_agenda
from exit_kit.leave.describe import describe_count, format_date
from exit_kit.leave.guide import ORDER, PATHS, Guide
from exit_kit.leave.loading import load_guides
from exit_kit.leave.plan import Plan, has_plans, read_plans, read_today
from exit_kit.leave.printing import render_fragment
from exit_kit.leave.progress import read_progress

FOLDER = "/-/exit-kit/guides"
_PATHS = {
    "request": "Ask for the export",
    "object": "Object to AI and ads",
    "park": "Keep the name",
    "deactivate": "Pause",
    "delete": "Delete",
}


class PlanLine(NamedTuple):
    """One plan under way: its title, where its page is, how far it is, what comes next."""

    title: str
    href: str
    progress: str
    next: str | None


class DueLine(NamedTuple):
    """One day on which something is due."""

    day: str
    state: str
    title: str
    says: str


def list_due(db: sqlite3.Connection, today: date, plan: Plan | None = None) -> list[DueLine]:
    """Return what is due, all of it or that of one plan; what is over is left out."""
    found = read_agenda(db, today) if has_plans(db) else []
    return [
        DueLine(format_date(due.on), due.state, due.title, due.says)
        for due in found
        if due.state != "over" and (plan is None or _belongs(due, plan))
    ]


def _belongs(due: Due, plan: Plan) -> bool:
    return (due.platform, due.account) == (plan.platform, plan.account) and due.path in (None, plan.path)


def list_plans(db: sqlite3.Connection, today: date, folder: str) -> list[PlanLine]:
    """Return the plans under way; `folder` is the address of the guides."""
    guides = {(guide.platform, guide.path): guide for guide in load_guides()}
    lines = []
    for plan in read_plans(db):
        guide = guides.get((plan.platform, plan.path))
        if guide is None:
            continue
        progress = read_progress(db, guide, plan, today=today)
        title = f"{guide.title} ({plan.account})" if plan.account else guide.title
        following = progress.next
        lines.append(
            PlanLine(
                title,
                f"{folder}/plan/{plan.id}",
                describe_count(progress),
                following.step.title if following else None,
            )
        )
    return lines


async def send_guides(request: Any, datasette: Any) -> Any:
    """Answer with all plans, what is due, and all guides."""
    folder, today = datasette.urls.path(FOLDER), read_today()

    def read(db: sqlite3.Connection) -> tuple[list[PlanLine], list[DueLine]]:
        return list_plans(db, today, folder), list_due(db, today)

    plans, due = await datasette.get_database(DATABASE).execute_fn(read)
    guides = sorted(load_guides(), key=lambda guide: (PATHS.index(guide.path), ORDER.index(guide.platform)))
    groups = {
        words: [
            (guide.title, f"{folder}/{guide.path}/{guide.platform}") for guide in guides if guide.path == path
        ]
        for path, words in _PATHS.items()
    }
    page = {"plans": plans, "due": due, "groups": groups}
    return await answer(datasette, request, "guides.html", page)


async def send_guide(request: Any, datasette: Any) -> Any:
    """Answer with one guide: with its plan, where exactly one is under way, else as when nothing was begun."""
    way, platform = request.url_vars["way"], request.url_vars["platform"]
    guide = next((one for one in load_guides() if (one.path, one.platform) == (way, platform)), None)

    def find(db: sqlite3.Connection) -> Plan | None:
        begun = [plan for plan in read_plans(db) if (plan.path, plan.platform) == (way, platform)]
        return begun[0] if len(begun) == 1 else None

    plan = await datasette.get_database(DATABASE).execute_fn(find)
    return await _send(request, datasette, guide, plan)


async def send_plan(request: Any, datasette: Any) -> Any:
    """Answer with one plan: its guide and how far it is."""
    number = int(request.url_vars["number"])

    def find(db: sqlite3.Connection) -> Plan | None:
        return next((plan for plan in read_plans(db, also_ended=True) if plan.id == number), None)

    plan = await datasette.get_database(DATABASE).execute_fn(find)
    wanted = (plan.platform, plan.path) if plan else None
    guide = next((one for one in load_guides() if (one.platform, one.path) == wanted), None)
    return await _send(request, datasette, guide, plan)


async def _send(request: Any, datasette: Any, guide: Guide | None, plan: Plan | None) -> Any:
    if guide is None:
        return await answer_missing(datasette, request, "There is no such guide.")
    today = read_today()

    def read(db: sqlite3.Connection) -> tuple[str, list[DueLine]]:
        return render_fragment(read_progress(db, guide, plan, today=today)), list_due(
            db, today, plan
        ) if plan else []

    steps, due = await datasette.get_database(DATABASE).execute_fn(read)
    page = {
        "guide": guide,
        "plan": plan,
        "steps": Markup(steps),  # our own template, everything in it escaped
        "due": due,
        "folder": datasette.urls.path(FOLDER),
    }
    return await answer(datasette, request, "guide.html", page)
