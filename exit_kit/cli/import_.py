"""The command `exit-kit import`."""

from __future__ import annotations

import typer

from exit_kit.cli.options import (
    DEFAULT_DATABASE,
    Database,
    DateOrder,
    Jobs,
    Json,
    KeyFile,
    Language,
    Owner,
    Paths,
    Timezone,
    console_of,
)


def run(
    ctx: typer.Context,
    paths: Paths,
    db: Database = DEFAULT_DATABASE,
    owner: Owner = None,
    language: Language = None,
    timezone: Timezone = None,
    date_order: DateOrder = None,
    key_file: KeyFile = None,
    jobs: Jobs = 0,
    json: Json = False,
) -> int:
    """Read exports into the database.

    The archives are read where they are and never unpacked or changed.  Give all parts of one download at once
    or one after another; importing the same export again changes nothing.
    """
    from exit_kit.cli.keys import make_ask_key
    from exit_kit.cli.owning import settle_owner
    from exit_kit.cli.summaries import find_exit_code, show_summary, track
    from exit_kit.importing.pipeline import import_paths
    from exit_kit.importing.told import check_told

    told = check_told(owner, language, timezone, date_order)
    console = console_of(ctx)
    ask_key = make_ask_key(key_file, console)
    with track(console) as progress:
        summary = import_paths(paths, db, jobs=jobs, told=told, progress=progress, ask_key=ask_key)
    show_summary(console, summary, db, json=json)
    if not json:
        settle_owner(console, db, summary)
    return find_exit_code(summary)
