"""The command `exit-kit check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, complete_platform, console_of
from exit_kit.console import Console

if TYPE_CHECKING:
    from exit_kit.leave.remembering import Word
    from exit_kit.report.display import Symbols

Platform = Annotated[
    str | None,
    typer.Argument(
        metavar="PLATFORM",
        autocompletion=complete_platform,
        help="facebook, instagram, threads or whatsapp; all that are here, if not given.",
    ),
]
Deep = Annotated[
    bool, typer.Option("--deep", help="Read every file to its end and measure photos and videos.")
]
Confirm = Annotated[
    list[str] | None,
    typer.Option(
        "--confirm", metavar="CHECK", help="Say that this is settled, or that you accept it; may be repeated."
    ),
]
TakeBack = Annotated[
    list[str] | None,
    typer.Option("--take-back", metavar="CHECK", help="Take a confirmation back; may be repeated."),
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Your words to go with --confirm.")]
Mine = Annotated[
    list[str] | None,
    typer.Option(
        "--mine", metavar="NAME", help="A profile or account of yours; name them all, once for each."
    ),
]
Ask = Annotated[bool, typer.Option("--ask", help="Be asked, one by one, what only you can know.")]
All = Annotated[bool, typer.Option("--all", help="Show every name, not only the first of each check.")]


def run(
    ctx: typer.Context,
    platform: Platform = None,
    db: Database = DEFAULT_DATABASE,
    deep: Deep = False,
    confirm: Confirm = None,
    take_back: TakeBack = None,
    note: Note = None,
    mine: Mine = None,
    ask: Ask = False,
    every: All = False,
    json: Json = False,
) -> int:
    """Say whether it is safe to leave: what is whole, what would be lost, what hangs on it.

    Each answer is green, yellow, red or not known. The exit code is 0 when nothing is red, else 1. Nothing is deleted
    or sent. With --json an object: ready, and platforms, each with platform, accounts, is_red, counts and checks (name,
    title, light, saw, names, why, mend, can_confirm, step, confirmed).
    """
    import sys

    from exit_kit.errors import EXIT_DONE, EXIT_NOT_READY
    from exit_kit.leave.readiness import describe_readiness
    from exit_kit.leave.remembering import Word, read_all
    from exit_kit.leave.render_check import render_readiness
    from exit_kit.report.display import choose_symbols

    console = console_of(ctx)
    symbols = choose_symbols(sys.stdout.encoding)
    word = Word(platform, tuple(confirm or ()), tuple(take_back or ()), tuple(mine or ()), note)
    _learn(db, word, console, symbols, deep=deep, ask=ask)
    found = read_all(db, platform)
    if json:
        console.json(describe_readiness(found))
    else:
        console.data(render_readiness(found, symbols, every=every))
    return EXIT_NOT_READY if any(one.is_red for one in found) else EXIT_DONE


def _learn(db: Path, word: Word, console: Console, symbols: Symbols, *, deep: bool, ask: bool) -> None:
    """Write down what the owner says, what a look into every file shows, and what the owner is asked."""
    from exit_kit.cli.asking import ask_owner
    from exit_kit.leave.remembering import look_all_deep, remember

    if not word.is_empty:
        remember(db, word)
    if deep:
        look_all_deep(db, word.platform, console.progress)
    if ask:
        ask_owner(db, word.platform, console, symbols)
