"""`exit-kit` alone: where you are, and the one thing that comes next."""

from __future__ import annotations

import os
from pathlib import Path

from exit_kit.cli.options import DEFAULT_DATABASE
from exit_kit.console import Console


def show_whereabouts(console: Console) -> None:
    """Say where the person is, what comes next, and where the rest is found."""
    from exit_kit.leave.whereabouts import find_next, list_paragraphs, read_whereabouts
    from exit_kit.report.display import wrap_text
    from exit_kit.wording import harmless

    here = read_whereabouts(Path(os.environ.get("EXIT_KIT_DB") or DEFAULT_DATABASE))
    console.data("exit-kit keeps what Meta has of you, and goes with you when you leave.")
    console.data()
    for paragraph in list_paragraphs(here):
        for line in wrap_text(harmless(paragraph), "  ", first="- "):
            console.data(line)
    following = find_next(here)
    console.data()
    for line in wrap_text(f"Next: {harmless(following.why)}"):
        console.data(line)
    console.data(f"  {harmless(following.command)}")
    console.data()
    console.data("All commands: exit-kit --help")
