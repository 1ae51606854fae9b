"""The command `exit-kit park`."""

from __future__ import annotations

from exit_kit.cli.guided import make_run

run = make_run("park", "Keep an account, empty, to hold your name, step by step.")
