"""Where somebody stands as a whole: what is imported, whether it is safe to go, which plans run, what comes next.

What `exit-kit` alone says.  One thing comes next, never a menu: what has a day first, then a plan that was begun, then
what the archive lacks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Final

from exit_kit.leave.agenda import Due, read_agenda
from exit_kit.leave.check import check_readiness, list_platforms
from exit_kit.leave.describe import describe_count, format_date
from exit_kit.leave.guide import PLATFORMS
from exit_kit.leave.loading import load_guides
from exit_kit.leave.plan import has_plans, read_plans, read_today
from exit_kit.leave.progress import Progress, read_progress
from exit_kit.leave.readiness import Light, Readiness
from exit_kit.store.database import open_for_reading
from exit_kit.wording import format_plural

_NEAR: Final = ("overdue", "today", "soon")
_EXPORTS: Final = """
SELECT platform, count(*), max(created_at) FROM exports
GROUP BY platform ORDER BY platform
"""


@dataclass(frozen=True, slots=True)
class Held:
    """What there is of one platform: how many exports, and the day of the newest."""

    platform: str
    exports: int
    newest_on: str | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody stands; `exists` says whether there is a database at all."""

    path: Path
    exists: bool
    held: tuple[Held, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    plans: tuple[Progress, ...] = ()
    near: tuple[Due, ...] = ()


def read_whereabouts(path: Path, today: date | None = None) -> Whereabouts:
    """Read where somebody stands; writes nothing.  Raises DatabaseError where the file is not ours."""
    if not path.is_file():
        return Whereabouts(path, exists=False)
    day = today or read_today()
    with open_for_reading(path) as db:
        if not db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'exports'").fetchone()[0]:
            return Whereabouts(path, exists=False)
        return Whereabouts(
            path,
            exists=True,
            held=tuple(Held(*row) for row in db.execute(_EXPORTS)),
            readiness=tuple(check_readiness(db, platform, today=day) for platform in list_platforms(db)),
            plans=tuple(_read_plans(db, day)),
            near=tuple(_list_near(db, day)),
        )


def _read_plans(db: sqlite3.Connection, day: date) -> Iterator[Progress]:
    guides = {(guide.platform, guide.path): guide for guide in load_guides()}
    for plan in read_plans(db):
        guide = guides.get((plan.platform, plan.path))
        if guide:
            yield read_progress(db, guide, plan, today=day)


def _list_near(db: sqlite3.Connection, day: date) -> Iterator[Due]:
    if has_plans(db):
        yield from (due for due in read_agenda(db, day) if due.state in _NEAR)


def list_paragraphs(here: Whereabouts) -> Iterator[str]:
    """Yield what there is to say, a paragraph each: where you are."""
    if not here.exists or not (here.held or here.plans):
        yield f"There is no archive yet in {here.path}."
    for held in here.held:
        yield _describe_held(held)
    for one in here.readiness:
        yield _describe_readiness(one)
    for due in here.near:
        yield f"{_DAYS.get(due.state, due.state)} {format_date(due.on)}: {due.title}."
    for progress in here.plans:
        yield _describe_plan(progress)


_DAYS: Final = {"overdue": "Since", "today": "Today,", "soon": "Soon, on"}


def _describe_held(held: Held) -> str:
    name = PLATFORMS.get(held.platform, held.platform)
    newest = (
        f", the newest of {format_date(date.fromisoformat(held.newest_on[:10]))}" if held.newest_on else ""
    )
    return f"{name}: {format_plural(held.exports, 'export')} imported{newest}."


def _describe_readiness(one: Readiness) -> str:
    name = PLATFORMS.get(one.platform, one.platform)
    counts = one.counts
    if one.is_red:
        lost = format_plural(counts[Light.RED], "thing")
        return f"{name} is not ready to be deleted: {lost} would be lost. See: exit-kit check {one.platform}"
    left = counts[Light.YELLOW] + counts[Light.UNKNOWN]
    if left:
        things = format_plural(left, "thing")
        return f"{name}: nothing would be lost for good. {things} to look at: exit-kit check {one.platform}"
    return f"{name}: everything was looked at and is in order."


def _describe_plan(progress: Progress) -> str:
    account = f" ({progress.plan.account})" if progress.plan and progress.plan.account else ""
    return f"{progress.guide.title}{account}. {describe_count(progress)}."


@dataclass(frozen=True, slots=True)
class Next:
    """The one thing that comes next: why, and what to type."""

    why: str
    command: str


def find_next(here: Whereabouts) -> Next:
    """Return what comes next."""
    if here.near:
        return Next("Something is due.", "exit-kit status")
    going = _find_going(here.plans)
    if going and going.next:
        words = f"Go on with “{going.next.step.title}”."
        account = f" --account {quote(going.plan.account)}" if going.plan and going.plan.account else ""
        return Next(words, f"exit-kit {going.guide.name}{account}")
    if not here.held:
        return Next(
            "Ask Facebook (or instagram, threads, whatsapp, meta) for your export. If you have the zips already, type "
            "exit-kit import and their names instead.",
            "exit-kit request facebook",
        )
    red = next((one for one in here.readiness if one.is_red), None)
    if red:
        return Next("See what is still missing before anything is deleted.", f"exit-kit check {red.platform}")
    if here.plans:
        return Next("Your plans are done. See what is due later.", "exit-kit status")
    return Next("Find out what suits you: delete, park, deactivate, or some of each.", "exit-kit decide")


def _find_going(plans: Sequence[Progress]) -> Progress | None:
    """Return the plan that was begun last and is not finished."""
    return next((progress for progress in reversed(plans) if not progress.is_finished), None)
