"""The command `exit-kit conversations`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Jobs, Json, console_of

if TYPE_CHECKING:
    from exit_kit.console import Console

Action = Annotated[str, typer.Argument(metavar="list|join|split", help="What to do.")]
Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CONVERSATION...", help="join: two, split: one; each by its number or exact name."
    ),
]
Joined = Annotated[bool, typer.Option("--joined", help="List only those that were put together.")]
_NEEDED = {"list": 0, "join": 2, "split": 1}


def run(
    ctx: typer.Context,
    action: Action = "list",
    names: Names = None,
    db: Database = DEFAULT_DATABASE,
    joined: Joined = False,
    jobs: Jobs = 0,
    json: Json = False,
) -> None:
    """List conversations; make two of them one, or take one apart.

    Encrypted chats come in a download of their own that does not say which conversation they go on. Where exactly one
    other has the same people (and, if a group, the same name), the two are joined; the list says so. What you join or
    split stays so, also after a rebuild and when you import more. Nothing is lost either way.

    With --json a list of objects: number, platform, account, key, title, kind, folder, messages, first_at, last_at,
    and parts (key, title, folder, exports, decided_by: participants, user or null).
    """
    from exit_kit.errors import UsageError

    given = names or []
    if action not in _NEEDED or len(given) != _NEEDED[action]:
        raise UsageError(
            "Nothing was done.",
            "Give list, join with two conversations, or split with one.",
            "For example: exit-kit conversations join 3 14",
        )
    console = console_of(ctx)
    numbers = _decide(console, action, given, db, jobs) if given else ()
    _show(console, db, numbers, only_joined=joined, json=json)


def _decide(console: Console, action: str, names: list[str], db: Path, jobs: int) -> tuple[int, ...]:
    from exit_kit.cli.summaries import track
    from exit_kit.importing.deciding import join_conversations, split_conversation

    with track(console) as progress:
        if action == "join":
            found = join_conversations(db, *names, jobs=jobs, progress=progress)
            console.say_wrapped("The two are one conversation now. To undo: exit-kit conversations split")
        else:
            found = split_conversation(db, *names, jobs=jobs, progress=progress)
            console.say_wrapped("They stay apart from now on. To undo: exit-kit conversations join")
    return found


def _show(console: Console, db: Path, numbers: tuple[int, ...], *, only_joined: bool, json: bool) -> None:
    """Show the list, or what a decision made."""
    import sys
    from dataclasses import asdict

    from exit_kit.report.conversations import list_talks, render_talks
    from exit_kit.report.display import choose_symbols
    from exit_kit.report.questions import open_filled

    with open_filled(db) as database:
        talks = list_talks(database, only_joined=only_joined)
    shown = tuple(talk for talk in talks if talk.number in numbers) if numbers else talks
    if json:
        console.json([asdict(talk) for talk in shown])
    else:
        console.data("\n".join(render_talks(shown, choose_symbols(sys.stdout.encoding))))
