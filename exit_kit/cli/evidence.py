"""The command `exit-kit evidence`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, console_of

Export = Annotated[
    Path | None,
    typer.Option("--export", metavar="PATH", help="Write everything to a new folder, or to a new PATH.zip."),
]


def run(
    ctx: typer.Context, db: Database = DEFAULT_DATABASE, export: Export = None, json: Json = False
) -> int | None:
    """List what proves that you left, with checksums; write it as a folder or zip.

    Every file is checked against the checksum that was taken when it was kept. With --json a list: file, name, step,
    about, on_date, added_at, sha256, size_bytes, state (unchanged, changed or missing). Exit code 6 when a
    file is missing or has changed.
    """
    from exit_kit.errors import EXIT_SET_ASIDE
    from exit_kit.leave.dossier import UNCHANGED, describe, export_evidence, read_proofs
    from exit_kit.leave.render_evidence import render_proofs
    from exit_kit.store.database import open_for_reading

    console = console_of(ctx)
    with open_for_reading(db) as database:
        proofs = export_evidence(database, export) if export else read_proofs(database)
    if json:
        console.json([describe(proof) for proof in proofs])
    else:
        console.data(render_proofs(proofs))
    if export:
        console.say(f"Written to {export}. Only you can read it. It opens with index.html.")
    return None if all(proof.state == UNCHANGED for proof in proofs) else EXIT_SET_ASIDE
