"""`exit-kit browse`."""

from __future__ import annotations

from typing import Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, console_of


def run(
    ctx: typer.Context,
    db: Database = DEFAULT_DATABASE,
    port: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, max=65535, help="The port to listen on.  [default: the first free from 8001]"
        ),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")] = False,
) -> None:
    """Read and search everything in your browser, on this computer only.

    Starts Datasette over the database, read-only, and opens it in the browser. No other computer can
    reach it, and no page loads anything from the internet. The address goes to stdout. Ctrl-C ends it.
    """
    import sys

    from exit_kit.browse.opening import open_browser
    from exit_kit.browse.server import serve

    console = console_of(ctx)

    def announce(address: str) -> None:
        console.data(address)
        sys.stdout.flush()  # a program that reads the address through a pipe waits for it
        console.say("Only this computer can open this address. Press Ctrl-C here to end it.")
        if not no_open:
            open_browser(address)

    serve(db, port=port, on_ready=announce)
