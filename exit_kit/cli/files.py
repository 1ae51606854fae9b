"""The command `exit-kit files`."""

from __future__ import annotations

from typing import Annotated

import typer

from exit_kit.cli.options import Json, complete_platform, console_of

Platform = Annotated[
    str | None,
    typer.Argument(
        metavar="[PLATFORM]", help="Only this platform: facebook …", autocompletion=complete_platform
    ),
]


def run(ctx: typer.Context, platform: Platform = None, json: Json = False) -> None:
    """List the kinds of files that are understood.

    With --json a list of objects: platform, group (a folder), name, about, paths (endings, newest layout first;
    # is a number, * any name), keys (words in the file by which it is known), layouts, is_read (true: its records
    go to tables; false: they are kept raw).
    """
    import sys
    from dataclasses import asdict

    from exit_kit.report.display import choose_symbols
    from exit_kit.report.file_types import list_files, render_files

    console = console_of(ctx)
    files = list_files(platform)
    if json:
        console.json([asdict(one) for one in files])
    else:
        console.data(render_files(files, choose_symbols(sys.stdout.encoding)))
