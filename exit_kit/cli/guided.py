"""What the commands `request`, `object`, `park`, `deactivate` and `delete` share: one command line for every guide.

In a terminal the guide is walked, one step on the screen at a time; with options, or without a terminal, one thing is
done or shown.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, complete_guided, console_of

if TYPE_CHECKING:
    from exit_kit.console import Console
    from exit_kit.leave.progress import Progress, View
    from exit_kit.leave.walk import Walk

# What people say for the platform whose guide has the step.
_OTHER_NAMES: Final = {
    "messenger": "facebook", "fb": "facebook", "insta": "instagram", "ig": "instagram", "quest": "meta",
    "horizon": "meta", "oculus": "meta", "meta-ai": "meta",
}  # fmt: skip
Platform = Annotated[
    str | None,
    typer.Argument(
        metavar="PLATFORM",
        autocompletion=complete_guided,
        help="facebook, instagram, threads, whatsapp or meta (Quest, Meta AI).",
    ),
]
Account = Annotated[
    str | None, typer.Option("--account", metavar="NAME", help="Which account, if you have several there.")
]
Country = Annotated[
    str | None,
    typer.Option("--country", metavar="CODE", help="Where you live: DE, GB, US, NZ …; it is kept."),
]
List = Annotated[bool, typer.Option("--list", help="List the steps and how far you are.")]
Done = Annotated[
    str | None, typer.Option("--done", metavar="STEP", help="Mark a step as done: its name or number.")
]
Skip = Annotated[str | None, typer.Option("--skip", metavar="STEP", help="Leave a step out, with --why.")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why the step is left out.")]
Reopen = Annotated[
    str | None, typer.Option("--reopen", metavar="STEP", help="Take back that a step is done or skipped.")
]
App = Annotated[
    str | None, typer.Option("--app", metavar="NAME", help="With --done or --skip: one app in the step.")
]
Evidence = Annotated[
    Path | None, typer.Option("--evidence", metavar="FILE", help="Keep a file as proof of the step.")
]
NoteText = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Add a note to the step.")]
StepName = Annotated[
    str | None,
    typer.Option("--step", metavar="STEP", help="The step for --evidence and --note; else the next one."),
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day it was done, as 2026-11-20; else today.")
]
Anyway = Annotated[
    str | None,
    typer.Option("--anyway", metavar="SENTENCE", help="With --done: the sentence that a refusal names."),
]
Anew = Annotated[bool, typer.Option("--anew", help="Begin again; the former plan stays readable.")]
Print = Annotated[
    str | None, typer.Option("--print", metavar="FORMAT", help="Print the whole guide: markdown or html.")
]
Output = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write what is printed to a new file.")
]


_HELP: Final = """
    In a terminal one step is on the screen at a time; what you do is kept at once, and you may stop at any moment and
    go on later. Without a terminal the steps are listed, and --done, --skip, --evidence and --note do the same. Nothing
    is clicked or sent for you. With --json an object: platform, path, country, next (a step), counts and steps (id,
    state, on_date, do, why, url, menu, irreversible, confidence, checked_on, says, figures, apps, notes, files ...).
"""


class _Act(NamedTuple):
    """What the options ask to be done with a plan."""

    done: str | None
    skip: str | None
    why: str | None
    reopen: str | None
    app: str | None
    evidence: Path | None
    note: str | None
    step: str | None
    on: str | None
    anyway: str | None
    anew: bool


class _Sight(NamedTuple):
    """How the options ask a plan to be shown."""

    listed: bool
    printed: str | None
    output: Path | None
    json: bool


def make_run(way: str, text: str) -> Callable[..., None]:
    """Return the function of one command: `way` is the path of its guides, `text` the first line of its help."""

    def run(
        ctx: typer.Context,
        platform: Platform = None,
        db: Database = DEFAULT_DATABASE,
        account: Account = None,
        country: Country = None,
        listed: List = False,
        done: Done = None,
        skip: Skip = None,
        why: Why = None,
        reopen: Reopen = None,
        app: App = None,
        evidence: Evidence = None,
        note: NoteText = None,
        step: StepName = None,
        on: On = None,
        anyway: Anyway = None,
        anew: Anew = False,
        printed: Print = None,
        output: Output = None,
        json: Json = False,
    ) -> None:
        act = _Act(done, skip, why, reopen, app, evidence, note, step, on, anyway, anew)
        sight = _Sight(listed, printed, output, json)
        if platform is None:
            _show_guides(console_of(ctx), way, db, json=json)
        else:
            _run_guide(console_of(ctx), _open_walk(way, platform, db, account, country), act, sight)

    run.__doc__ = f"{text}\n{_HELP}"
    return run


def _open_walk(way: str, platform: str, db: Path, account: str | None, country: str | None) -> Walk:
    from exit_kit.leave.countries import read_country
    from exit_kit.leave.loading import load_guide
    from exit_kit.leave.walk import Walk

    name = _OTHER_NAMES.get(platform.lower(), platform.lower())
    return Walk(db, load_guide(way, name), account, read_country(country) if country else None)


def _run_guide(console: Console, walk: Walk, act: _Act, sight: _Sight) -> None:
    """Do what the options say and show the result; with no options, walk."""
    if sight.printed or sight.output:
        _print_guide(console, walk, sight.printed, sight.output)
        return
    _check_options(act)
    acted = _do(console, walk, act)
    if sight.json:
        from exit_kit.leave.printing import describe_progress

        console.json(describe_progress(walk.look()))
    elif sight.listed or acted or not (sys.stdin.isatty() and sys.stdout.isatty()):
        _show_progress(console, walk.look(), with_step=not (sight.listed or acted))
    else:
        from exit_kit.cli.walking import walk_guide

        walk_guide(walk, console)


def _do(console: Console, walk: Walk, act: _Act) -> bool:
    """Do what the options ask, in the order in which it makes sense; return whether a step was changed."""
    on = _read_date(act.on)
    step = act.done or act.skip or act.step or act.reopen
    if act.anew:
        walk.start(anew=True)
    if act.evidence:  # first: a file that is not there must not leave the step marked
        kept = walk.attach(act.evidence, step or _name_next(walk), on)
        console.say(f"Kept: {kept.path}")
        console.say(f"SHA-256: {kept.sha256}")
    if act.note:
        walk.add_note(act.note, step or _name_next(walk))
        console.say("The note is kept.")
    if act.reopen:
        walk.reopen(act.reopen)
    if act.skip:
        walk.skip(act.skip, act.why or "", on, item=act.app)
    if act.done:
        progress = walk.mark_done(act.done, on, item=act.app, sentence=act.anyway)
        if not act.app:
            _name_open_apps(console, progress.find(walk.find(act.done).id))
    return any((act.evidence, act.note, act.reopen, act.skip, act.done))


def _name_open_apps(console: Console, view: View | None) -> None:
    """Say which apps of a step that was marked as done were not ticked: each is a login that may be lost."""
    if view and view.open_apps:
        names = ", ".join(app.name for app in view.open_apps)
        console.say_wrapped(
            f"The step is done, but these apps are not ticked: {names}. Tick one with --app NAME."
        )


def _check_options(act: _Act) -> None:
    """Refuse options that have nothing to go with."""
    from exit_kit.errors import UsageError

    marked = act.done or act.skip
    for given, goes_with, words in (
        (act.why, act.skip, "--why goes with --skip"),
        (act.app, marked, "--app goes with --done or --skip"),
        (act.anyway, act.done, "--anyway goes with --done"),
        (act.on, marked or act.evidence, "--on goes with --done, --skip or --evidence"),
        (act.step, act.evidence or act.note, "--step goes with --evidence or --note"),
        (act.done and act.skip, None, "A step is done or skipped, not both"),
    ):
        if given and not goes_with:
            raise UsageError("Nothing was changed.", f"{words}.")


def _name_next(walk: Walk) -> str | None:
    following = walk.look().next
    return following.step.id if following else None


def _read_date(text: str | None) -> date | None:
    from exit_kit.errors import GuideError

    try:
        return date.fromisoformat(text.strip()) if text else None
    except ValueError:
        raise GuideError(
            f"“{text}” is no day. Nothing was changed.", "", "Write it as 2026-11-20: year, month, day."
        ) from None


def _show_progress(console: Console, progress: Progress, *, with_step: bool) -> None:
    from exit_kit.leave.render_guide import render_list, render_step
    from exit_kit.report.display import choose_symbols

    symbols = choose_symbols(sys.stdout.encoding)
    console.data(render_list(progress, symbols))
    following = progress.next
    if with_step and following:
        console.data()
        console.data(render_step(following, progress, symbols))


def _show_guides(console: Console, way: str, db: Path, *, json: bool) -> None:
    """List the guides of a path in the order in which to walk them."""
    from exit_kit.leave.guide import ORDER
    from exit_kit.leave.loading import load_guide
    from exit_kit.leave.printing import describe_progress
    from exit_kit.leave.render_guide import render_choice
    from exit_kit.leave.walk import Walk

    found = [Walk(db, load_guide(way, platform)).look() for platform in ORDER]
    if json:
        console.json([describe_progress(progress) for progress in found])
    else:
        console.data(render_choice(way, found))


def _print_guide(console: Console, walk: Walk, printed: str | None, output: Path | None) -> None:
    from exit_kit.errors import UsageError
    from exit_kit.leave.printing import FORMATS, render_html, render_markdown, write_output

    ending = output.suffix.lower() if output else ""
    form = (printed or ("html" if ending in (".html", ".htm") else "markdown")).lower()
    if form not in FORMATS:
        raise UsageError(f"“{printed}” is no format of a guide.", f"The formats are {' and '.join(FORMATS)}.")
    text = render_html(walk.look()) if form == "html" else render_markdown(walk.look())
    if output is None:
        console.data(text.rstrip("\n"))
        return
    write_output(output, text)
    console.say(f"The guide is in {output}.")
