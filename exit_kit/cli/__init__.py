"""The command line: `main` runs one command and is the only place where errors meet the user.

Adding a command takes one row and one module:

1. a row in `exit_kit.cli.commands.COMMANDS`: its name, its module in this folder, one line for `--help`;
2. that module, with a function `run` whose signature is the command line and whose docstring is its help;
   the docstring's first line is the row's line (a test says so).

        def run(ctx: typer.Context, paths: Paths, db: Database = DEFAULT_DATABASE) -> int | None:
            \"\"\"Read exports into the database.\"\"\"
            from exit_kit.importing.pipeline import import_paths

            console = console_of(ctx)
            ...

`run` parses, calls one function of the library, prints, and returns its exit code (None is 0).  It imports
what it needs inside the function: a module of a command costs next to nothing to load, and none is loaded
for `exit-kit --help`.  Options that several commands share stand in `exit_kit.cli.options`; `--quiet` and
`--debug` are added to every command by themselves.  It raises `ExitKitError` or lets other errors pass; it
never catches them to print them, and never calls `sys.exit`.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from exit_kit.cli.app import PROGRAM, build_command
from exit_kit.cli.boundary import report_error, report_stopped
from exit_kit.console import Console
from exit_kit.errors import EXIT_DONE, EXIT_INTERRUPTED

EXIT_PIPE_CLOSED = 1

# The system takes the memory of an ended program back as a whole; nothing needs to be gone through for cycles before.
atexit.register(gc.freeze)


def main(args: Sequence[str] | None = None) -> int:
    """Run one command line (default: the process's own) and return its exit code; let no error out."""
    console = Console()
    open_missing_streams()
    try:
        code = run_command(args, console)
        sys.stdout.flush()
    except BrokenPipeError:
        return close_stdout()
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except Exception as error:  # the error boundary: whatever it is, it is told in a sentence
        return report_error(error, console)
    if code == EXIT_INTERRUPTED:
        report_stopped(console)
    return code


def run_command(args: Sequence[str] | None, console: Console) -> int:
    """Run one command line and return its exit code; errors pass through."""
    try:
        result = build_command().main(args, prog_name=PROGRAM, standalone_mode=False, obj=console)
    except SystemExit as stop:  # shell completion ends so, and typer when the reader of stdout has gone
        result = stop.code
    return result if isinstance(result, int) else EXIT_DONE


def open_missing_streams() -> None:
    """Let what is written to a stream that the caller closed (`exit-kit import x >&-`) go nowhere, without an error."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  open until the end
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def close_stdout() -> int:
    """Give stdout another end when its reader has left (`exit-kit report | head`), so that exit is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return EXIT_PIPE_CLOSED
