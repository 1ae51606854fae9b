"""A command that exists only during a test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from exit_kit.cli.commands import COMMANDS, Row


@pytest.fixture
def throwaway(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., object]], None]:
    """Add the command `exit-kit throwaway`, which runs the function given."""

    def add(run: Callable[..., object]) -> None:
        module = ModuleType("exit_kit.cli.throwaway")
        module.run = run  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setitem(COMMANDS, "throwaway", Row("throwaway", "Fail."))

    return add
