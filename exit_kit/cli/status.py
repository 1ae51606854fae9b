"""The command `exit-kit status`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, console_of

Ics = Annotated[Path | None, typer.Option("--ics", metavar="FILE", help="Write the days to a calendar file.")]
Upkeep = Annotated[
    str | None,
    typer.Option("--upkeep", metavar="PLATFORM", help="Note that you looked after this parked account."),
]
Account = Annotated[
    str | None, typer.Option("--account", metavar="NAME", help="Which account, where you have several.")
]
On = Annotated[
    datetime | None,
    typer.Option(
        "--on", metavar="DATE", formats=["%Y-%m-%d"], help="The day, such as 2026-11-20; today, if not given."
    ),
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Your words to go with --upkeep.")]


def run(
    ctx: typer.Context,
    db: Database = DEFAULT_DATABASE,
    ics: Ics = None,
    upkeep: Upkeep = None,
    account: Account = None,
    on: On = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Say what is due: all plans, letters and parked accounts at once.

    With --json an object: today, due (on, days, state, name, kind, title, says, source, platform, account, path,
    letter_id, repeats_months), plans and parked (platform, account, last_on, dangers).
    """
    import sys

    from exit_kit.leave.render_status import render_status
    from exit_kit.leave.status import describe_status, note_upkeep, read_status, write_ics
    from exit_kit.report.display import choose_symbols

    console = console_of(ctx)
    if upkeep is not None:
        day = note_upkeep(db, upkeep, account=account, on=on.date() if on else None, note=note)
        console.say_wrapped(f"Noted: {upkeep} was looked after on {day}.")
    status = read_status(db)
    if ics is not None:
        write_ics(ics, status.agenda)
        console.say_wrapped(
            f"The calendar is in {ics}. Open it with your calendar program; later files replace it."
        )
    if json:
        console.json(describe_status(status))
    elif ics is None:
        console.data(
            render_status(
                status.agenda, status.plans, status.parked, status.today, choose_symbols(sys.stdout.encoding)
            )
        )
