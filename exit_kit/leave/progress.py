"""Where somebody stands on a way out: each step of the guide with what was said of it and what the archive answers.

A step is ticked by itself when every check that belongs to it is green, or when the step of another guide that it waits
for is done.  What the person says wins over both, except that a step which the archive shows to be undone is not taken
as done, and that nothing irreversible is taken as done while something would be lost.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from exit_kit.leave.apps import App, list_apps
from exit_kit.leave.check import check_readiness
from exit_kit.leave.contents import Figures, count_contents, has_export
from exit_kit.leave.evidence import Evidence, is_there, read_evidence
from exit_kit.leave.guide import Guide, Step
from exit_kit.leave.plan import (
    DONE,
    SKIPPED,
    Mark,
    Note,
    Plan,
    find_country,
    read_log,
    read_plans,
    read_today,
)
from exit_kit.leave.readiness import Check, Light, Readiness


class State(StrEnum):
    """How far a step is."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    TICKED = "answered"  # by the archive, or by another plan
    ELSEWHERE = "elsewhere"  # does not exist in the person's country


@dataclass(frozen=True, slots=True)
class View:
    """One step as it stands.

    `number`: its place among those that exist in the person's country.  `says`: what the archive or another plan says
    of it; `is_refused`: the archive shows that it is not done.  `lost`: evidence whose copy is not there any more.
    """

    number: int | None
    step: Step
    state: State
    mark: Mark | None = None
    says: tuple[str, ...] = ()
    is_refused: bool = False
    figures: tuple[Figures, ...] = ()
    apps: tuple[App, ...] = ()
    ticked_apps: Mapping[str, Mark] | None = None
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    lost: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """Say whether the person still has to do it."""
        return self.state is State.OPEN

    @property
    def open_apps(self) -> tuple[App, ...]:
        """Return the apps that are not ticked yet."""
        ticked = self.ticked_apps or {}
        return tuple(app for app in self.apps if app.name not in ticked)


@dataclass(frozen=True, slots=True)
class Progress:
    """A guide as one person walks it; `plan` is None before it is begun."""

    guide: Guide
    plan: Plan | None
    country: str | None
    today: date
    views: tuple[View, ...]
    readiness: Readiness | None
    has_export: bool
    log: tuple[Note, ...] = ()

    @property
    def here(self) -> tuple[View, ...]:
        """Return the steps that exist in the person's country."""
        return tuple(view for view in self.views if view.state is not State.ELSEWHERE)

    @property
    def next(self) -> View | None:
        """Return the first open step, None when all are done."""
        return next((view for view in self.views if view.is_open), None)

    @property
    def is_finished(self) -> bool:
        """Say whether nothing is left to do."""
        return self.plan is not None and self.next is None

    def count(self, *states: State) -> int:
        """Count the steps in some states."""
        return sum(view.state in states for view in self.views)

    def find(self, step_id: str) -> View | None:
        """Return the step of that id, None if there is none."""
        return next((view for view in self.views if view.step.id == step_id), None)


def read_progress(
    db: sqlite3.Connection | None,
    guide: Guide,
    plan: Plan | None,
    *,
    country: str | None = None,
    today: date | None = None,
) -> Progress:
    """Return how far a plan is; `db` is None before there is a database, `plan` before it is begun."""
    day = today or read_today()
    where = (plan.country if plan else None) or country or (find_country(db) if db is not None else None)
    here = db is not None and has_export(db, guide.platform)
    needed = any(step.checks or step.irreversible for step in guide.steps)
    readiness = check_readiness(db, guide.platform, today=day) if db is not None and needed else None
    others = read_plans(db, also_ended=True) if db is not None else []
    log = tuple(read_log(db, plan.id)) if db is not None and plan else ()
    reader = _Reader(db, guide, plan, where, readiness, others, here, log)
    views = tuple(_number(reader.read(step) for step in guide.steps))
    return Progress(guide, plan, where, day, views, readiness, here, log)


def _number(views: Iterable[View]) -> Iterator[View]:
    """Number the steps that exist in the person's country; the others have no number."""
    number = 0
    for view in views:
        is_here = view.state is not State.ELSEWHERE
        number += is_here
        yield replace(view, number=number) if is_here else view


def _answer_no(title: str) -> str:
    return f"{title} No." if title.endswith("?") else f"{title}: no."


@dataclass(frozen=True)
class _Reader:
    """What is needed to say how far one step is."""

    db: sqlite3.Connection | None
    guide: Guide
    plan: Plan | None
    country: str | None
    readiness: Readiness | None
    others: Sequence[Plan]
    has_export: bool
    log: tuple[Note, ...]

    def read(self, step: Step) -> View:
        """Return one step as it stands."""
        mark = self.plan.marks.get((step.id, None)) if self.plan else None
        light, says = self._ask(step)
        ticked_by = self._find_other(step)
        if ticked_by:
            says = (ticked_by, *says)
        apps, ticked = self._list_apps(step), self._list_ticked(step)
        all_apps = bool(apps) and all(app.name in ticked for app in apps)
        state = self._find_state(step, mark, is_ticked=bool(ticked_by) or light is Light.GREEN or all_apps)
        evidence = self._list_evidence(step)
        return View(
            None,
            step,
            state,
            mark if state in (State.DONE, State.SKIPPED) else None,
            says,
            step.refuses and light is Light.RED,
            self._count(step),
            apps,
            ticked,
            evidence,
            tuple(note for note in self.log if note.step == step.id and note.kind == "note"),
            frozenset(one.id for one in evidence if self.db is not None and not is_there(self.db, one)),
        )

    def _find_state(self, step: Step, mark: Mark | None, *, is_ticked: bool) -> State:
        if mark and mark.state in (DONE, SKIPPED):
            return State.DONE if mark.state == DONE else State.SKIPPED
        if not step.exists_in(self.country):
            return State.ELSEWHERE
        was_reopened = mark is not None
        return State.TICKED if is_ticked and not was_reopened else State.OPEN

    def _ask(self, step: Step) -> tuple[Light | None, tuple[str, ...]]:
        """Return what the checks of a step say together, and the sentences of those that are not green."""
        checks = self._find_checks(step)
        if not checks:
            return None, ()
        gravest = min((check.light for check in checks), key=lambda light: light.gravity)
        if "all" in step.checks:
            red = [check for check in checks if check.light is Light.RED]
            says = tuple(f"{_answer_no(check.title)} {check.saw} {check.mend}".strip() for check in red)
            return (Light.RED, says) if red else (Light.GREEN, ("Your archive shows nothing red.",))
        shown = [check for check in checks if check.light is gravest]
        if gravest is not Light.GREEN:
            return gravest, tuple(f"{check.saw} {check.mend}".strip() for check in shown)
        return gravest, tuple(check.saw for check in shown)

    def _find_checks(self, step: Step) -> list[Check]:
        if self.readiness is None or not step.checks:
            return []
        if "all" in step.checks:
            return list(self.readiness.checks)
        return [check for check in self.readiness.checks if check.name in step.checks]

    def _find_other(self, step: Step) -> str | None:
        """Say which step of another plan ticks this one, if any is done."""
        for plan in self.others:
            for name in step.ticked_by:
                path, platform, other = name.split("/")
                mark = plan.find_mark(other) if (plan.path, plan.platform) == (path, platform) else None
                if mark and mark.state == DONE:
                    return f"You did this on {mark.on_date}, in your plan “{path} {platform}”."
        return None

    def _count(self, step: Step) -> tuple[Figures, ...]:
        if self.db is None or not self.has_export:
            return ()
        kinds = (kind for kind in step.shows if kind != "apps")
        return tuple(count_contents(self.db, self.guide.platform, kind) for kind in kinds)

    def _list_apps(self, step: Step) -> tuple[App, ...]:
        if self.db is None or "apps" not in step.shows:
            return ()
        return list_apps(self.db, self.guide.platform)

    def _list_ticked(self, step: Step) -> dict[str, Mark]:
        if self.plan is None or "apps" not in step.shows:
            return {}
        marks = self.plan.marks.items()
        return {
            item: mark for (name, item), mark in marks if name == step.id and item and mark.state != "open"
        }

    def _list_evidence(self, step: Step) -> tuple[Evidence, ...]:
        if self.db is None or self.plan is None:
            return ()
        return tuple(one for one in read_evidence(self.db, self.plan.id) if one.step == step.id)
