"""What the user is told when something goes wrong: what happened, why, what to do, and never a traceback.

No content of an export may stand in these texts.  So an unforeseen error is named by its type and the line
of our code where it arose, not by its message; `--debug` shows the traceback to those who ask for it.
"""

from __future__ import annotations

import errno
import sys
import traceback
from pathlib import Path
from typing import NamedTuple

import typer

from exit_kit import __version__
from exit_kit.console import Console, harmless
from exit_kit.errors import EXIT_INTERRUPTED, EXIT_NOT_READY, DatabaseError, ExitKitError, UsageError

STOPPED = "Stopped. Everything written so far is safe; run the same command again to go on."
KEPT = "Everything written before that is safe."
DISK_FULL = (
    f"The disk is full. {KEPT} Make room, or name a database on another disk with --db; "
    "then run the same command again."
)
IN_USE = "Another program is writing to the database. Close it, then run the same command again."
OUT_OF_MEMORY = f"There was not enough memory. {KEPT} Close other programs and run the same command again."

# By the beginning of SQLite's own error names: SQLITE_IOERR stands for SQLITE_IOERR_WRITE and its like.
SQLITE_SAYINGS = {
    "SQLITE_FULL": DISK_FULL,
    "SQLITE_BUSY": IN_USE,
    "SQLITE_LOCKED": IN_USE,
    "SQLITE_NOTADB": "The database file is not a SQLite database. Name another one with --db.",
    "SQLITE_CORRUPT": "The database file is damaged. Keep it, and import into a new one with --db.",
    "SQLITE_READONLY": "The database file may not be written. Check its and its folder's permissions.",
    "SQLITE_CANTOPEN": "The database file cannot be opened. Check that its folder exists.",
    "SQLITE_IOERR": (
        f"The disk that holds the database could not be read or written. {KEPT} If it is full, make room; if it can be "
        "unplugged, check that it is there; then run the same command again."
    ),
}


class Explanation(NamedTuple):
    """What to tell the user, paragraph by paragraph, and the exit code."""

    paragraphs: tuple[str, ...]
    exit_code: int


def report_error(error: Exception, console: Console) -> int:
    """Tell the user about an error and return the exit code; the traceback only with `--debug`."""
    if isinstance(error, typer.Abort):
        if not isinstance(error.__cause__, EOFError):
            return report_stopped(console)
        error = error.__cause__  # typer takes every EOFError for a Ctrl-D; ours are files that end too early
    explanation = explain(error)
    if console.debug:
        for line in "".join(traceback.format_exception(error)).splitlines():
            console.warn(harmless(line))
    for paragraph in filter(None, explanation.paragraphs):
        console.warn_wrapped(harmless(paragraph))
    return explanation.exit_code


def report_stopped(console: Console) -> int:
    """Tell the user that an interrupted run lost nothing, and return the exit code."""
    if sys.stderr.isatty():
        console.warn("")  # the terminal has written ^C where the line begins
    console.warn_wrapped(STOPPED)
    return EXIT_INTERRUPTED


def explain(error: Exception) -> Explanation:
    """Find the words and the exit code for any error."""
    sqlite3 = sys.modules.get("sqlite3")  # where it was never imported it cannot have failed
    if isinstance(error, ExitKitError):
        return Explanation((error.what, error.why, error.fix), error.exit_code)
    if isinstance(error, typer.TyperException):
        return _explain_usage(error)
    if isinstance(error, MemoryError):
        return Explanation((OUT_OF_MEMORY,), DatabaseError.exit_code)
    if isinstance(error, OSError):
        return _explain_system(error)
    if sqlite3 is not None and isinstance(error, sqlite3.Error):
        return _explain_sqlite(error)
    return _explain_unforeseen(error)


def _explain_usage(error: typer.TyperException) -> Explanation:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "exit-kit"
    return Explanation((error.format_message(), f"See `{path} --help`."), UsageError.exit_code)


def _explain_system(error: OSError) -> Explanation:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Explanation((DISK_FULL,), DatabaseError.exit_code)
    if error.errno is None or error.strerror is None:
        return _explain_unforeseen(error)
    where = f": {error.filename}" if error.filename else ""
    return Explanation((f"The system says: {error.strerror}{where}.", KEPT), EXIT_NOT_READY)


def _explain_sqlite(error: Exception) -> Explanation:
    name = str(getattr(error, "sqlite_errorname", ""))
    for beginning, saying in SQLITE_SAYINGS.items():
        if name.startswith(beginning):
            return Explanation((saying,), DatabaseError.exit_code)
    unforeseen = _explain_unforeseen(error, detail=name)
    return Explanation(unforeseen.paragraphs, DatabaseError.exit_code)


def _explain_unforeseen(error: Exception, *, detail: str = "") -> Explanation:
    name = f"{type(error).__name__} {detail}".strip()
    here = f"exit-kit {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    return Explanation(
        (
            f"Something went wrong that exit-kit did not expect. {KEPT}",
            f"Please report it with this line: {here}: {name} at {_find_line(error)}.",
            "With --debug you see more; that may quote your export, so read it before you show it to anyone.",
        ),
        EXIT_NOT_READY,
    )


def _find_line(error: Exception) -> str:
    """Return the last line of our own code in the traceback, as `store/database.py:120`."""
    root = Path(__file__).parent.parent
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(root) or "importers" in path.parts:
            return f"{'/'.join(path.parts[-2:])}:{frame.lineno}"
    return "an unknown line"
