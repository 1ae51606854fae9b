"""The command `exit-kit decide`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, complete_guided, console_of

if TYPE_CHECKING:
    from exit_kit.console import Console
    from exit_kit.leave.decide import Advice

Platforms = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PLATFORM]...",
        autocompletion=complete_guided,
        help="facebook, instagram, threads, whatsapp, meta; all, if not given.",
    ),
]
Yes = Annotated[
    list[str] | None,
    typer.Option("--yes", metavar="QUESTION", help="Say yes to a question by its name; may be repeated."),
]
No = Annotated[
    list[str] | None,
    typer.Option("--no", metavar="QUESTION", help="Say no to a question by its name; may be repeated."),
]
Questions = Annotated[bool, typer.Option("--questions", help="List the questions with their names.")]


def run(
    ctx: typer.Context,
    platforms: Platforms = None,
    db: Database = DEFAULT_DATABASE,
    yes: Yes = None,
    no: No = None,
    questions: Questions = False,
    json: Json = False,
) -> None:
    """Find out what suits you: delete, park, deactivate, or some of each.

    A few questions, then advice for each platform with its reasons, in the order in which to go. Nothing is stored or
    begun. With --yes and --no nobody is asked, and what is not named counts as no. With --json a list of objects:
    platform, path, reasons, before, command; with --questions: name, text, about.
    """
    from exit_kit.leave.decide import QUESTIONS, decide, describe_advice

    console = console_of(ctx)
    if questions:
        _show_questions(console, json=json)
        return
    asked = _read_platforms(platforms)
    answers = _read_answers(yes, no)
    if not answers and not json and sys.stdin.isatty() and sys.stdout.isatty():
        answers = _ask(console, db)
    elif not answers and not json:
        _show_questions(console, json=False)
        return
    advice = decide({question.name: answers.get(question.name, False) for question in QUESTIONS}, asked)
    if json:
        console.json(describe_advice(advice))
    else:
        _show_advice(console, advice)


def _read_platforms(given: list[str] | None) -> tuple[str, ...]:
    from exit_kit.errors import GuideError
    from exit_kit.leave.guide import ORDER, PLATFORMS

    names = tuple(name.lower() for name in given or ORDER)
    unknown = [name for name in names if name not in PLATFORMS]
    if unknown:
        raise GuideError(
            f"There is no platform “{unknown[0]}”.", f"The platforms are {', '.join(PLATFORMS)}."
        )
    return names


def _read_answers(yes: list[str] | None, no: list[str] | None) -> dict[str, bool]:
    from exit_kit.errors import GuideError
    from exit_kit.leave.decide import QUESTIONS

    known = [question.name for question in QUESTIONS]
    answers = {**dict.fromkeys(no or (), False), **dict.fromkeys(yes or (), True)}
    unknown = [name for name in answers if name not in known]
    if unknown:
        raise GuideError(f"There is no question “{unknown[0]}”.", f"The questions are {', '.join(known)}.")
    if set(yes or ()) & set(no or ()):
        raise GuideError("A question is answered with yes or with no, not with both.")
    return answers


def _ask(console: Console, db: Path) -> dict[str, bool]:
    """Ask every question; Ctrl-D ends the questions, and the rest counts as no."""
    from exit_kit.leave.decide import QUESTIONS

    hints = _read_hints(db)
    console.data(f"{len(QUESTIONS)} questions. Type y or n and press Enter; Enter alone is no.")
    answers: dict[str, bool] = {}
    for number, question in enumerate(QUESTIONS, 1):
        console.data()
        _say(console, f"{number}. {question.text}")
        _say(console, f"{question.about} {hints.get(question.name, '')}".strip(), "   ")
        try:
            answers[question.name] = input("   [y/n] ").strip().lower() in ("y", "yes")
        except EOFError:
            break
    console.data()
    return answers


def _read_hints(db: Path) -> dict[str, str]:
    from exit_kit.leave.decide import list_hints
    from exit_kit.store.database import open_for_reading

    if not db.is_file():
        return {}
    with open_for_reading(db) as connection:
        return list_hints(connection)


def _show_advice(console: Console, advice: tuple[Advice, ...]) -> None:
    from exit_kit.leave.guide import PLATFORMS

    words = {"delete": "delete", "park": "keep, empty (park)", "deactivate": "pause (deactivate)"}
    _say(console, "This is advice. You know better than any program what is right for you.")
    for number, one in enumerate(advice, 1):
        console.data()
        _say(console, f"{number}. {PLATFORMS[one.platform]}: {words[one.path]}")
        for reason in one.reasons:
            _say(console, reason, "   ")
        for before in one.before:
            _say(console, f"Before: {before}", "   ")
        console.data(f"   exit-kit {one.path} {one.platform}")
    console.data()
    _say(console, "First of all, whatever you choose: ask for the exports (exit-kit request), and send objections and "
         "letters while the accounts exist (exit-kit object).")  # fmt: skip


def _show_questions(console: Console, *, json: bool) -> None:
    from exit_kit.leave.decide import QUESTIONS

    if json:
        console.json([question._asdict() for question in QUESTIONS])
        return
    for question in QUESTIONS:
        _say(console, f"{question.name}: {question.text}")
    console.data()
    _say(console, "Answer with --yes NAME and --no NAME, or in a terminal.")


def _say(console: Console, text: str, indent: str = "") -> None:
    from exit_kit.report.display import wrap_text

    for line in wrap_text(text, indent):
        console.data(line)
