"""Writes the generated parts of the documentation: cog runs these functions from the Markdown files.

`make docs` writes them anew and `make test` fails when they are stale.  Nothing here depends on the
terminal, its width, or the environment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from exit_kit.store.comments import Table, read_tables

ROOT = Path(__file__).parent.parent
STORE = ROOT / "exit_kit" / "store"
HELP_WIDTH = 80


def render_help(name: str | None = None) -> str:
    """Return the help of `exit-kit` or of one of its commands as a Markdown block."""
    from exit_kit.cli.app import PROGRAM, build_command

    group = build_command()
    context = group.make_context(PROGRAM, [], resilient_parsing=True, terminal_width=HELP_WIDTH)
    if name is None:
        return _fence(f"$ {PROGRAM} --help\n{group.get_help(context)}")
    command = group.get_command(context, name)
    inner = command.make_context(name, [], parent=context, resilient_parsing=True, terminal_width=HELP_WIDTH)
    return _fence(f"$ {PROGRAM} {name} --help\n{command.get_help(inner)}")


def render_commands() -> str:
    """Return the help of every command, a section each."""
    from exit_kit.cli.commands import COMMANDS

    return "\n\n".join(f"## exit-kit {name}\n\n{render_help(name)}" for name in COMMANDS)


def render_file_types(importers: Iterable[Any]) -> str:
    """Return a table of every file type of every importer."""
    sections = []
    for importer in importers:
        rows = [
            (f"`{one.name}`", one.about, ", ".join(f"`{where}`" for where in (*one.paths, *one.roots)))
            for one in sorted(importer.file_types, key=lambda one: one.name)
        ]
        table = "\n".join(_table_lines(("Name", "What it is", "Known by its path or its key"), rows))
        sections.append(f"## {importer.label}\n\n{len(rows)} file types.\n\n{table}")
    return "\n\n".join(sections)


def render_losses(losses: Iterable[Any]) -> str:
    """Return a table of what HTML pages do not say although JSON does."""
    rows = []
    for loss in losses:
        what = ", ".join(f"`{column}`" for column in loss.columns) or "whole rows"
        only = " and ".join(f"`{name}` is {_render_wanted(wanted)}" for name, wanted in loss.only.items())
        rows.append((f"`{loss.table}`", what, only, loss.why))
    return "\n".join(_table_lines(("Table", "What is missing", "Where", "Why"), rows))


def _render_wanted(wanted: str | tuple[str, ...]) -> str:
    values = wanted if isinstance(wanted, tuple) else (wanted,)
    named = {"*": "set", "": "empty"}
    return " or ".join(named.get(value) or f"`{value}`" for value in values)


def render_schema(name: str) -> str:
    """Return what the comments of one of the store's SQL files say, a section for each table or view."""
    return render_tables(read_tables((STORE / name).read_text(encoding="utf-8")))


def render_tables(tables: Iterable[Table]) -> str:
    """Return a section for each table, with a row for each column."""
    sections = []
    for table in tables:
        rows = [(f"`{column.name}`", column.kind.lower(), column.about) for column in table.columns]
        parts = [f"## {table.name}", table.about]
        if rows:
            parts.append("\n".join(_table_lines(("Column", "Type", "What it holds"), rows)))
        sections.append("\n\n".join(filter(None, parts)))
    return "\n\n".join(sections)


def _fence(text: str) -> str:
    body = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return f"```text\n{body}\n```"


def _table_lines(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"
