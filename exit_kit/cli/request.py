"""The command `exit-kit request`."""

from __future__ import annotations

from exit_kit.cli.guided import make_run

run = make_run(
    "request",
    """Ask for the right export of a platform, step by step.

    In a terminal one step is on the screen at a time; what you do is kept at once, and you may stop at any moment and
    go on later. Without a terminal the steps are listed, and --done, --skip, --evidence and --note do the same. Nothing
    is clicked or sent for you. With --json an object: platform, path, country, next (a step), counts and steps (id,
    state, on_date, do, why, url, menu, irreversible, confidence, checked_on, says, figures, apps, notes, files ...).
    """,
)
