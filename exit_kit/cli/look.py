"""The command `exit-kit look`."""

from __future__ import annotations

import typer

from exit_kit.cli.options import Json, KeyFile, Paths, console_of


def run(ctx: typer.Context, paths: Paths, key_file: KeyFile = None, json: Json = False) -> int:
    """Say what an export is and what it holds, writing nothing.

    Names the platform, the layout, the account and the day, what is in it and what is likely missing, each with
    the file or name that shows it.  Give all parts of one download at once.
    """
    from exit_kit.cli.keys import make_ask_key
    from exit_kit.cli.sights import describe_look, find_exit_code, render_look
    from exit_kit.importing.looking import look

    console = console_of(ctx)
    seen = look(paths, ask_key=make_ask_key(key_file, console))
    for refusal in seen.refused:
        console.warn_wrapped(str(refusal))
    if json:
        console.json(describe_look(seen))
    elif seen.exports or seen.foreign:
        console.data("\n".join(render_look(seen)))
        console.say("Nothing was written. To read exports into a database: exit-kit import PATH...")
    return find_exit_code(seen)
