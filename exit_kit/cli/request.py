"""The command `exit-kit request`."""

from __future__ import annotations

from exit_kit.cli.guided import make_run

run = make_run("request", "Ask for the right export of a platform, step by step.")
