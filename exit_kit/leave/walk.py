"""One person's walk through one guide: every act opens the database for that act only, and writes it at once.

So that two walks at the same time meet in the same plan, an import may run in between, and whatever stops the program
(Ctrl-C, a closed window, a power cut) loses nothing that was said before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from exit_kit.errors import GuideError
from exit_kit.leave import plan as plans
from exit_kit.leave.describe import find_reason
from exit_kit.leave.evidence import Evidence, attach_evidence
from exit_kit.leave.guide import Guide, Step
from exit_kit.leave.plan import Plan, check_day, read_today
from exit_kit.leave.progress import Progress, View, read_progress
from exit_kit.store.database import open_for_acts, open_for_reading

# What a person types who wants something irreversible although something would be lost.
SENTENCE: Final = "I want to go on without a complete archive."


@dataclass(frozen=True)
class Walk:
    """A guide, for one account, in one database; `today` is given by tests that travel in time."""

    path: Path
    guide: Guide
    account: str | None = None
    country: str | None = None
    today: date | None = None

    def look(self) -> Progress:
        """Return how far the plan is; writes nothing, and needs no database."""
        if not self.path.is_file():
            return read_progress(None, self.guide, None, country=self.country, today=self.today)
        with open_for_reading(self.path) as db:
            plan = plans.find_plan(db, self.guide, self.account)
            return read_progress(db, self.guide, plan, country=self.country, today=self.today)

    def start(self, *, anew: bool = False) -> Progress:
        """Begin the plan, or go on with the one under way; return how far it is."""
        with self._open(anew=anew) as (db, plan):
            return read_progress(db, self.guide, plan, today=self.today)

    def mark_done(
        self, name: str, on_date: date | None = None, *, item: str | None = None, sentence: str | None = None
    ) -> Progress:
        """Note a step, or one app in it, as done.

        Raises GuideError when there is no such step, when the archive shows that it is not done, when it is
        irreversible and something would be lost (unless `sentence` is the sentence), or for a day in the future.
        """
        step = self.find(name)
        day = check_day(on_date, self.today)
        with self._open() as (db, plan):
            before = read_progress(db, self.guide, plan, today=self.today)
            reason = None
            if item is not None:
                item = _find_app(_find_view(before, step), item)
            else:
                _refuse_undone(_find_view(before, step))
                reason = find_reason(before, step)
                if reason and not is_sentence(sentence):
                    raise refuse_irreversible(step, reason)
            plan = plans.mark_done(db, plan, step.id, day, item=item, today=self.today)
            if reason:
                plans.add_note(db, plan, f"{SENTENCE} ({reason})", step=step.id, kind="overridden")
            return read_progress(db, self.guide, plan, today=self.today)

    def skip(self, name: str, why: str, on_date: date | None = None, *, item: str | None = None) -> Progress:
        """Note a step, or one app in it, as left out, with the reason."""
        step = self.find(name)
        with self._open() as (db, plan):
            if item is not None:
                item = _find_app(
                    _find_view(read_progress(db, self.guide, plan, today=self.today), step), item
                )
            plan = plans.skip(db, plan, step.id, why, item=item, on_date=on_date, today=self.today)
            return read_progress(db, self.guide, plan, today=self.today)

    def reopen(self, name: str) -> Progress:
        """Take back that a step was done or skipped."""
        step = self.find(name)
        return self._act(lambda db, plan: plans.reopen(db, plan, step.id))

    def add_note(self, text: str, name: str | None = None) -> Progress:
        """Add a note to the plan, or to one of its steps."""
        step = self.find(name).id if name else None
        return self._act(lambda db, plan: plans.add_note(db, plan, text, step=step))

    def attach(
        self, file: Path, name: str | None = None, on_date: date | None = None, about: str | None = None
    ) -> Evidence:
        """Keep a file as evidence of a step, or of the plan."""
        step = self.find(name).id if name else None
        with self._open() as (db, plan):
            return attach_evidence(
                db, plan, file.expanduser(), step=step, about=about, on_date=on_date, today=self.today
            )

    def end(self) -> Progress:
        """End the plan; all that was written stays."""
        return self._act(plans.end_plan)

    def find(self, name: str) -> Step:
        """Return the step of that id or number; raises GuideError with the steps that there are."""
        wanted = name.strip().lower()
        views = self.look().views if wanted.isdigit() else ()
        found = next((view.step for view in views if str(view.number) == wanted), None) or self.guide.find(
            wanted
        )
        if found:
            return found
        raise GuideError(
            f"The guide “{self.guide.name}” has no step “{name}”. Nothing was changed.",
            f"Its steps are: {', '.join(step.id for step in self.guide.steps)}.",
            f"See them with: exit-kit {self.guide.name} --list.",
        )

    def _act(self, act: Callable[[sqlite3.Connection, Plan], object]) -> Progress:
        with self._open() as (db, plan):
            act(db, plan)
            plan = plans.read_plan(db, plan.id)
            return read_progress(db, self.guide, plan, today=self.today)

    @contextmanager
    def _open(self, *, anew: bool = False) -> Iterator[tuple[sqlite3.Connection, Plan]]:
        """Open the database and the plan, both made where there are none."""
        with open_for_acts(self.path) as db:
            yield db, plans.start_plan(db, self.guide, account=self.account, country=self.country, anew=anew)


def refuse_irreversible(step: Step, reason: str) -> GuideError:
    """Return the error for an irreversible step that should wait."""
    return GuideError(
        f"“{step.title}” was not marked as done, because it cannot be undone, and {reason}.",
        "What is missing would be lost for good.",
        f"Mend it first, or say that you know: --anyway “{SENTENCE}”",
    )


def is_sentence(text: str | None) -> bool:
    """Say whether somebody typed the sentence, whatever the case and the full stop."""
    return text is not None and _fold(text) == _fold(SENTENCE)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _find_view(progress: Progress, step: Step) -> View:
    return next(view for view in progress.views if view.step is step)


def _refuse_undone(view: View) -> None:
    if view.is_refused:
        raise GuideError(
            f"“{view.step.title}” was not marked as done, because your archive shows that it is not.",
            " ".join(view.says),
            "Mend it, import again, and it ticks itself. Or skip it, with a reason.",
        )


def _find_app(view: View, name: str) -> str:
    """Return the app as the archive writes it; raises GuideError where the archive has none of that name."""
    for app in view.apps:
        if app.name.casefold() == name.strip().casefold():
            return app.name
    names = ", ".join(app.name for app in view.apps) or "none"
    raise GuideError(
        "There is no app of that name in this step. Nothing was changed.", f"Your archive has: {names}."
    )


__all__ = ["SENTENCE", "Walk", "find_reason", "is_sentence", "read_today", "refuse_irreversible"]
