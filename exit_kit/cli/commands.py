"""The table of commands, in the order of `exit-kit --help`.

Nothing here imports a command: the module named in a row is loaded when its command runs.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One command: its module in `exit_kit.cli` (which has a function `run`) and its line in `--help`."""

    module: str
    summary: str


COMMANDS: dict[str, Row] = {}
