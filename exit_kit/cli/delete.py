"""The command `exit-kit delete`."""

from __future__ import annotations

from exit_kit.cli.guided import make_run

run = make_run("delete", "Delete an account without losing anything, step by step.")
