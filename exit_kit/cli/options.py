"""Options and arguments that several commands share, so that they cannot drift apart.

A command uses them as annotations: `def run(ctx: typer.Context, db: Database = DEFAULT_DATABASE) -> None`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from exit_kit.cli.app import console_of

__all__ = [
    "DEFAULT_DATABASE",
    "Database",
    "DateOrder",
    "Jobs",
    "Json",
    "KeyFile",
    "Language",
    "Owner",
    "Paths",
    "Timezone",
    "complete_guided",
    "complete_platform",
    "console_of",
]

DEFAULT_DATABASE = Path("exit-kit.db")


def complete_platform(incomplete: str) -> list[str]:
    """Return the platforms that a word may become when the Tab key is pressed; loads nothing."""
    return [one for one in ("facebook", "instagram", "threads", "whatsapp") if one.startswith(incomplete)]


def complete_guided(incomplete: str) -> list[str]:
    """Return the same with what belongs to no platform alone."""
    return [*complete_platform(incomplete), *(["meta"] if "meta".startswith(incomplete) else [])]


Database = Annotated[
    Path,
    typer.Option("--db", metavar="FILE", envvar="EXIT_KIT_DB", help="The database file."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")]
Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", help="Zips, folders, texts or backups of chats, in any order."),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", metavar="N", min=0, max=64, help="Processes to read with; 0: as many as are worth it."
    ),
]
KeyFile = Annotated[
    str | None,
    typer.Option(
        "--key-file",
        metavar="FILE",
        help="File with the 64-digit key of an encrypted backup; -: the input. Without it you are asked.",
    ),
]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="NAME", help="Your name in the export, where no profile says it."),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="LANGUAGE",
        help="Language of HTML pages, where no page says it: de, en_GB, Deutsch.",
    ),
]
Timezone = Annotated[
    str | None,
    typer.Option(
        "--timezone", metavar="ZONE", help="Time zone of HTML pages, where no page says it: Europe/Berlin."
    ),
]
DateOrder = Annotated[
    str | None,
    typer.Option(
        "--date-order",
        metavar="ORDER",
        help="Order of dates in WhatsApp chats that do not show it: dmy, mdy or ymd.",
    ),
]
