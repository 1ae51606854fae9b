"""The command `exit-kit people`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, console_of

if TYPE_CHECKING:
    from exit_kit.console import Console

Action = Annotated[str, typer.Argument(metavar="list|join|split", help="What to do.")]
Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PERSON...",
        help="list: words of a name; join: two, split: one or two; each by number, exact name or platform:name.",
    ),
]
Joined = Annotated[bool, typer.Option("--joined", help="List only those whom you joined.")]
Suggested = Annotated[bool, typer.Option("--suggested", help="List who may be the same person, and why.")]
_NEEDED = {"list": range(20), "join": (2,), "split": (1, 2)}


def run(
    ctx: typer.Context,
    action: Action = "list",
    names: Names = None,
    db: Database = DEFAULT_DATABASE,
    joined: Joined = False,
    suggested: Suggested = False,
    json: Json = False,
) -> None:
    """List people; say that two are the same person, or take them apart again.

    An export knows people by their names alone, so the same person on Facebook and on Instagram is two until you say
    otherwise. What may be the same person is suggested, with the reasons; nothing is joined by itself. What you join
    stays so, also after a rebuild and when you import more, and can be undone at any time: nothing is lost either way.

    With --json a list of objects: number, name, is_owner, platforms, messages, first_at, last_at and names (number,
    platform, name, is_owner, messages, first_at, last_at, ties). With --suggested: one, other, reasons.
    """
    from exit_kit.errors import UsageError

    given = names or []
    if len(given) not in _NEEDED.get(action, ()):
        raise UsageError(
            "Nothing was done.",
            "Give list, perhaps with words of a name; join with two people; or split with one or two.",
            "For example: exit-kit people join 3 14",
        )
    console = console_of(ctx)
    if action == "list":
        show = _show_suggested if suggested else _show
        show(console, db, " ".join(given), only_joined=joined, json=json)
    else:
        _show(console, db, "", numbers=_decide(console, action, given, db), json=json)


def _decide(console: Console, action: str, names: list[str], db: Path) -> tuple[int, ...]:
    from exit_kit.importing.deciding_people import decide_join, decide_split

    if action == "join":
        found = decide_join(db, *names)
        console.say_wrapped("The two are one person now. To undo: exit-kit people split")
    else:
        found = decide_split(db, *names)
        console.say_wrapped("They stay apart from now on. To undo: exit-kit people join")
    return found


def _show(
    console: Console,
    db: Path,
    words: str,
    *,
    json: bool,
    only_joined: bool = False,
    numbers: tuple[int, ...] = (),
) -> None:
    """Show the list, or what a decision made."""
    import sys
    from dataclasses import asdict

    from exit_kit.report.display import choose_symbols
    from exit_kit.report.persons import list_humans, list_likely, render_humans
    from exit_kit.report.questions import open_filled

    with open_filled(db) as database:
        people = list_humans(database, words, only_joined=only_joined)
        suggested = 0 if json or numbers or only_joined else len(list_likely(database, words))
    if numbers:
        people = tuple(one for one in people if any(name.number in numbers for name in one.names))
    if json:
        console.json([asdict(one) for one in people])
    else:
        lines = render_humans(people, choose_symbols(sys.stdout.encoding), suggested=suggested)
        console.data("\n".join(lines))


def _show_suggested(console: Console, db: Path, words: str, *, only_joined: bool, json: bool) -> None:
    """Show who may be the same person."""
    import sys
    from dataclasses import asdict

    from exit_kit.report.display import choose_symbols
    from exit_kit.report.persons import list_likely, render_likely
    from exit_kit.report.questions import open_filled

    with open_filled(db) as database:
        pairs = () if only_joined else list_likely(database, words)
    if json:
        console.json([asdict(one) for one in pairs])
    else:
        console.data("\n".join(render_likely(pairs, choose_symbols(sys.stdout.encoding))))
