"""The errors a user can meet, each with its exit code.

    ExitKitError              1
    ├── UsageError            2   the command line does not make sense
    ├── ArchiveError          3   what was given is not a readable export
    ├── DatabaseError         4   the database file cannot be used
    └── GuideError            5   a guide or a plan cannot go on

A bad value costs that value and a bad member costs that member; neither is an error here: both become
rows of `problems`.  Only a bad archive, a bad database or a bad command stops a run.  The library raises
these and never prints; `exit_kit.cli` is the one place that shows them.  No text of the user's content may
go into an error: file paths that the user typed are fine, what stands in the files is not.
"""

from __future__ import annotations

EXIT_DONE = 0
EXIT_NOT_READY = 1
EXIT_SET_ASIDE = 6
EXIT_INTERRUPTED = 130


class ExitKitError(Exception):
    """Says what happened, why, and what to do about it; every part is a whole sentence."""

    exit_code = 1

    def __init__(self, what: str, why: str = "", fix: str = "") -> None:
        self.what = what
        self.why = why
        self.fix = fix
        super().__init__(" ".join(part for part in (what, why, fix) if part))


class UsageError(ExitKitError):
    """Is raised when the command line does not make sense."""

    exit_code = 2


class ArchiveError(ExitKitError):
    """Is raised when a given path holds no readable export."""

    exit_code = 3


class DatabaseError(ExitKitError):
    """Is raised when the database file cannot be opened, is not ours, or cannot be written."""

    exit_code = 4


class GuideError(ExitKitError):
    """Is raised when a guide or a plan cannot go on."""

    exit_code = 5
