"""The table of commands, in the order of `exit-kit --help`.

Nothing here imports a command: the module named in a row is loaded when its command runs.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One command: its module in `exit_kit.cli` (which has a function `run`) and its line in `--help`."""

    module: str
    summary: str


COMMANDS: dict[str, Row] = {
    "look": Row("look", "Say what an export is and what it holds, writing nothing."),
    "import": Row("import_", "Read exports into the database."),
    "report": Row("report", "Say what there is: how much, since when, with whom, and what is missing."),
    "browse": Row("browse", "Read and search everything in your browser, on this computer only."),
    "check": Row(
        "check", "Say whether it is safe to leave: what is whole, what would be lost, what hangs on it."
    ),
    "request": Row("request", "Ask for the right export of a platform, step by step."),
    "decide": Row("decide", "Find out what suits you: delete, park, deactivate, or some of each."),
    "object": Row("object_", "Object to the use of what you posted for AI, and to ads, step by step."),
    "park": Row("park", "Keep an account, empty, to hold your name, step by step."),
    "deactivate": Row("deactivate", "Pause an account for a while, step by step."),
    "delete": Row("delete", "Delete an account without losing anything, step by step."),
    "evidence": Row(
        "evidence", "List what proves that you left, with checksums; write it as a folder or zip."
    ),
    "probe": Row("probe", "Look at your profile page as a stranger: can it still be seen?"),
    "status": Row("status", "Say what is due: all plans, letters and parked accounts at once."),
    "guides": Row("guides", "List the guides, or ask their pages whether they still answer."),
    "locate": Row("locate", "Say where your zips are now, so that photos and videos can be shown again."),
    "conversations": Row("conversations", "List conversations; make two of them one, or take one apart."),
    "people": Row("people", "List people; say that two are the same person, or take them apart again."),
    "letter": Row(
        "letter", "Write a letter to Meta or to an authority, and remember what was sent and answered."
    ),
    "problems": Row("problems", "List what was not understood or could not be read."),
    "files": Row("files", "List the kinds of files that are understood."),
    "rebuild": Row("rebuild", "Make all records anew from the files kept in the database."),
}
