"""What there is to say about a step, as labelled sentences: terminal, printed guide and page say the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from typing import Final, NamedTuple

from exit_kit.leave.apps import App
from exit_kit.leave.contents import WORDS, Figures
from exit_kit.leave.countries import describe_countries
from exit_kit.leave.guide import Guide, Menu, Step
from exit_kit.leave.loading import load_sources
from exit_kit.leave.progress import Progress, State, View
from exit_kit.leave.readiness import Light
from exit_kit.wording import format_count, format_plural

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ENDINGS: Final = ("deletion", "whatsapp-deletion")  # the clocks of steps that end an account
_MOST_OPEN: Final = 5
_SURE: Final = {
    "high": "Well confirmed.",
    "medium": "Fairly well confirmed.",
    "low": "Check on screen: this is not well confirmed.",
}
_STATES: Final = {
    State.OPEN: "open",
    State.DONE: "done",
    State.SKIPPED: "skipped",
    State.TICKED: "answered",
    State.ELSEWHERE: "not in your country",
}
_HARD: Final = {
    "easy": "easy",
    "medium": "takes some work",
    "hard": "hard: they want to be asked",
    "limited": "only in some countries",
    "impossible": "said to be impossible",
}


class Line(NamedTuple):
    """One labelled sentence; `is_grave` for what must not be overlooked."""

    label: str
    text: str
    is_grave: bool = False


def format_date(day: date) -> str:
    """Return a day as people write it: 21 August 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def describe_state(view: View) -> str:
    """Return how far a step is, in words."""
    words = _STATES[view.state]
    if view.mark and view.mark.on_date:
        words += f" on {format_date(view.mark.on_date)}"
    if view.mark and view.mark.state == "skipped" and view.mark.why:
        words += f": {view.mark.why}"
    return words


def describe_count(progress: Progress) -> str:
    """Return how many steps there are, and how far they are, in words."""
    return f"{len(progress.here)} steps: {describe_states(progress)}"


def describe_states(progress: Progress) -> str:
    """Return how many steps are done, skipped and open, in words."""
    skipped = progress.count(State.SKIPPED)
    words = [f"{progress.count(State.DONE, State.TICKED)} done"]
    words += [f"{skipped} skipped"] if skipped else []
    return f"{', '.join(words)}, {progress.count(State.OPEN)} open"


def list_lines(view: View, progress: Progress) -> Iterator[Line]:
    """Yield what there is to say about a step, in the order in which a person needs it."""
    step = view.step
    if step.irreversible:
        yield Line("Careful", "This cannot be undone.", is_grave=True)
    yield from _list_obstacles(view, progress)
    yield Line("What to do", step.do)
    yield Line("Why", step.why)
    if step.url:
        yield Line("Page", step.url)
    yield from _list_menus(step.menu)
    if step.wait:
        yield Line("Wait", f"{step.wait.rstrip('.')}.")
    if step.verify:
        yield Line("You see that it worked", f"{step.verify.rstrip('.')}.")
    if step.evidence:
        yield Line("Keep as proof", f"{step.evidence.rstrip('.')}.")
    if step.countries or step.not_in:
        yield Line("Where", _describe_where(step))
    yield from _list_answers(view, progress)
    yield from _list_said(view)
    yield Line("How sure", describe_knowledge(step, progress.today))


def _list_obstacles(view: View, progress: Progress) -> Iterator[Line]:
    """Yield why this step should wait."""
    reason = find_reason(progress, view.step) if view.is_open else None
    if reason:
        yield Line("Not yet", f"{reason}. What is missing would be lost for good.", is_grave=True)
    if view.step.starts in ENDINGS and view.is_open:
        before = list(takewhile(lambda one: one is not view, progress.here))
        before = [one for one in before if one.is_open]
        if before:
            titles = "; ".join(f"{one.number}. {one.step.title}" for one in before[:_MOST_OPEN])
            more = f"; and {len(before) - _MOST_OPEN} more" if len(before) > _MOST_OPEN else ""
            yield Line("Still open before this", f"{titles}{more}.", is_grave=True)


def find_reason(progress: Progress, step: Step) -> str | None:
    """Return why an irreversible step should wait; None when it need not."""
    found = progress.readiness
    if not step.irreversible:
        return None
    if found is not None and found.is_red:
        red = [f"“{check.title}”" for check in found.checks if check.light is Light.RED]
        return f"`exit-kit check {progress.guide.platform}` is red at {', '.join(red)}"
    if found is None and progress.guide.platform != "meta":
        return "no archive of this account was imported"
    if step.starts in ENDINGS and (found is None or not found.checks):
        return "exit-kit cannot check whether everything of this account is saved"
    return None


def _list_menus(menu: Menu) -> Iterator[Line]:
    ways = [("In the browser", menu.web), ("On an iPhone", menu.ios), ("On Android", menu.android)]
    known = [(label, way) for label, way in ways if way]
    if len(known) > 1 and len({way for _, way in known}) == 1:
        yield Line("Menu", known[0][1])
    else:
        for label, way in known:
            yield Line(label, way)


def _describe_where(step: Step) -> str:
    if step.countries:
        return f"Only in {describe_countries(step.countries)}."
    return f"Not in {describe_countries(step.not_in)}."


def _list_answers(view: View, progress: Progress) -> Iterator[Line]:
    """Yield what the archive and other plans say."""
    for says in view.says:
        yield Line("Your archive", says, is_grave=view.is_refused)
    for figures in view.figures:
        yield Line("In your archive", describe_figures(figures))
    if "apps" in view.step.shows and progress.has_export:
        yield Line("In your archive", _describe_apps(view))
    elif view.step.shows and not progress.has_export:
        yield Line(
            "Your archive", "There is none of this platform yet, so exit-kit cannot say how much there is."
        )


def describe_figures(figures: Figures) -> str:
    """Return how much there is of one kind, by year."""
    words = format_plural(figures.total, *WORDS[figures.kind])
    if not figures.total:
        return f"{words}. Look yourself too: exports leave out what they find empty."
    years = [f"{year}: {format_count(count)}" for year, count in figures.years.items()]
    if figures.undated and years:
        years.append(f"without a date: {format_count(figures.undated)}")
    return f"{words}. {', '.join(years)}." if years else f"{words}."


def _describe_apps(view: View) -> str:
    if not view.apps:
        return "No app or website logs in with it. Look yourself too: exports leave out what they find empty."
    left = len(view.open_apps)
    return f"{format_plural(len(view.apps), 'app or website', 'apps and websites')}, {left} of them open."


def describe_app(app: App) -> str:
    """Return where the account of an app is closed, and how hard that is."""
    if app.page is None:
        return "No page is known: look in its settings."
    return f"{app.page.url} ({_HARD.get(app.page.difficulty, app.page.difficulty)})"


def _list_said(view: View) -> Iterator[Line]:
    """Yield what the person said and kept."""
    for note in view.notes:
        yield Line("Your note", note.text or "")
    for one in view.evidence:
        gone = " The copy is gone: attach it again." if one.id in view.lost else ""
        text = f"{one.name}, {format_date(one.on_date)}, SHA-256 {one.sha256[:16]}….{gone}"
        yield Line("Kept", text, is_grave=bool(gone))


def describe_knowledge(step: Step, today: date) -> str:
    """Return how sure the step is and since when, with what to do where it is not."""
    if set(step.sources) == {"own-advice"}:
        return "Our own advice; nothing that Meta says."
    checked = f"{_SURE[step.confidence]} Last checked on {format_date(step.checked_on)}"
    if step.is_old(today):
        return f"{checked}, more than 180 days ago: menus move, so look twice."
    return f"{checked}."


def list_sources(guide: Guide) -> list[str]:
    """Return what a guide stands on, each source once with the day of its copy."""
    sources = load_sources()
    keys = dict.fromkeys(key for step in guide.steps for key in step.sources)
    return [f"{sources[key].about} ({format_date(sources[key].seen_on)})" for key in keys]
