"""The command `exit-kit deactivate`."""

from __future__ import annotations

from exit_kit.cli.guided import make_run

run = make_run("deactivate", "Pause an account for a while, step by step.")
