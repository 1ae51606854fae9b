"""The command `exit-kit object`."""

from __future__ import annotations

from exit_kit.cli.guided import make_run

run = make_run("object", "Object to the use of what you posted for AI, and to ads, step by step.")
