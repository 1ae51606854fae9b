"""The command `exit-kit locate`."""

from __future__ import annotations

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, Paths, console_of


def run(ctx: typer.Context, paths: Paths, db: Database = DEFAULT_DATABASE, json: Json = False) -> int | None:
    """Say where your zips are now, so that photos and videos can be shown again.

    A zip is known by what is in it, not by its name. Nothing is imported. With --json an object: located (name,
    path), missing (name, path: parts that are not where they were), unknown (paths that were never imported).
    """
    from exit_kit.errors import ArchiveError
    from exit_kit.store.database import open_for_writing, require_database
    from exit_kit.store.parts import locate_parts
    from exit_kit.wording import format_plural, harmless

    console = console_of(ctx)
    file = require_database(db)
    console.say("Looking for the parts; a large folder takes a while …")
    with open_for_writing(file) as database:
        located = locate_parts(database, paths)
    if json:
        console.json(located.describe())
    else:
        console.data(f"{format_plural(len(located.found), 'part')} found.")
        for path in located.unknown:
            console.warn_wrapped(
                harmless(f"{path} was never imported into this database, so nothing is changed for it.")
            )
        for name, path in located.missing:
            console.warn_wrapped(harmless(f"{name} is still missing: it was at {path}."))
    for refused in located.refused:
        console.warn_wrapped(harmless(f"{refused.what} {refused.why}"))
    return None if located.found else ArchiveError.exit_code
