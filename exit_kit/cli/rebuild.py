"""The command `exit-kit rebuild`."""

from __future__ import annotations

import typer

from exit_kit.cli.options import (
    DEFAULT_DATABASE,
    Database,
    DateOrder,
    Jobs,
    Json,
    Language,
    Owner,
    Timezone,
    console_of,
)


def run(
    ctx: typer.Context,
    db: Database = DEFAULT_DATABASE,
    owner: Owner = None,
    language: Language = None,
    timezone: Timezone = None,
    date_order: DateOrder = None,
    jobs: Jobs = 0,
    json: Json = False,
) -> int:
    """Make all records anew from the files kept in the database.

    The archives are not needed: the exact bytes of every text file are in the database.  Do this after an update
    of exit-kit that understands more.
    """
    from exit_kit.cli.owning import settle_owner
    from exit_kit.cli.summaries import find_exit_code, show_summary, track
    from exit_kit.importing.pipeline import rebuild
    from exit_kit.importing.told import check_told
    from exit_kit.store.database import require_database

    require_database(db)
    told = check_told(owner, language, timezone, date_order)
    console = console_of(ctx)
    with track(console) as progress:
        summary = rebuild(db, jobs=jobs, told=told, progress=progress)
    show_summary(console, summary, db, json=json)
    if not json:
        settle_owner(console, db, summary)
    return find_exit_code(summary)
