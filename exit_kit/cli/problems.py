"""The command `exit-kit problems`."""

from __future__ import annotations

from typing import Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, console_of

All = Annotated[bool, typer.Option("--all", help="List every place, not only the first of each kind.")]


def run(ctx: typer.Context, db: Database = DEFAULT_DATABASE, every: All = False, json: Json = False) -> None:
    """List what was not understood or could not be read.

    Nothing that you wrote is shown, so the list may be sent to others. With --json an object: files,
    files_in_trouble, nothing_lost, and troubles (kind, saying, count, files, and spots: file, pointer, expected,
    found, count, files), always with every place.
    """
    import sys
    from dataclasses import asdict

    from exit_kit.report.display import choose_symbols
    from exit_kit.report.questions import open_filled
    from exit_kit.report.render_troubles import render_troubles
    from exit_kit.report.troubles import read_troubles

    console = console_of(ctx)
    with open_filled(db) as database:
        troubles = read_troubles(database)
    if json:
        console.json(asdict(troubles))
    else:
        console.data(render_troubles(troubles, choose_symbols(sys.stdout.encoding), every=every))
