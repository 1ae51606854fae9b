"""`exit-kit browse`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, console_of
from exit_kit.console import Console

_SHORTEST = 10

Port = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, max=65535, help="The port to listen on.  [default: the first free from 8001]"
    ),
]
Host = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        help="Let other computers in: the address of this one. Needs a password; see below.",
    ),
]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")]
PluginsDir = Annotated[
    bool,
    typer.Option(
        "--plugins-dir", help="Only print the folder that a Datasette of your own needs; see below."
    ),
]


def run(
    ctx: typer.Context,
    db: Database = DEFAULT_DATABASE,
    port: Port = None,
    host: Host = "127.0.0.1",
    no_open: NoOpen = False,
    plugins_dir: PluginsDir = False,
) -> None:
    """Read and search everything in your browser, on this computer only.

    Starts Datasette over the database, read-only, and opens it in the browser. No other computer can
    reach it, and no page loads anything from the internet. The address goes to stdout; it works once, so that
    nobody else who uses this computer gets in. Ctrl-C ends it.

    With --host other computers can reach it. Then a password is asked for (or taken from the environment, as
    EXIT_KIT_PASSWORD), but all goes unencrypted: whoever can listen in on your network can read what you read.

    Who runs Datasette already can have the pages there, without the guard that this command puts around them:
    datasette exit-kit.db --plugins-dir "$(exit-kit browse --plugins-dir)"
    """
    from exit_kit.browse.server import PLUGINS, is_this_computer, serve

    console = console_of(ctx)
    if plugins_dir:
        console.data(str(PLUGINS))
        return
    is_local = is_this_computer(host)
    password = None if is_local else _read_password(console)
    announce = partial(_announce, console, is_local, not no_open)
    serve(db, port=port, host=host, password=password, on_ready=announce)


def _announce(console: Console, is_local: bool, opens: bool, address: str) -> None:
    import sys

    from exit_kit.browse.opening import open_browser

    console.data(address)
    sys.stdout.flush()  # a program that reads the address through a pipe waits for it
    console.say(
        "Only this computer can open this address, once. Press Ctrl-C here to end it."
        if is_local
        else "Whoever has the password can open this address. Press Ctrl-C here to end it."
    )
    if opens:
        open_browser(address)


def _read_password(console: Console) -> str:
    """Say what is risked, and return the password; raises UsageError for a short one or where nobody can be asked."""
    import os
    import sys

    from exit_kit.errors import UsageError

    console.warn(
        "Other computers will be able to reach everything in this database. It goes over the network unencrypted: "
        "do this at home only, never in a café or at work."
    )
    given = os.environ.get("EXIT_KIT_PASSWORD")
    if given is None and sys.stdin.isatty():
        given = typer.prompt("A password for it", hide_input=True, confirmation_prompt=True, err=True)
    if given is None or len(given) < _SHORTEST:
        raise UsageError(
            "Nothing was opened.",
            f"With --host a password of at least {_SHORTEST} characters is needed.",
            "Run it in a terminal, where it is asked for; or set EXIT_KIT_PASSWORD.",
        )
    return given
