"""Fixtures: a database to fill, and what the report says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exit_kit.report.answers import Account, Report
from exit_kit.report.questions import open_filled, read_report
from tests.report.filling import Filling, fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.db"


@pytest.fixture
def report_of(path: Path) -> Callable[[Callable[[Filling], object]], Report]:
    """Fill a database and return the report on it."""

    def read(arrange: Callable[[Filling], object]) -> Report:
        with fill(path) as filling:
            arrange(filling)
        with open_filled(path) as db:
            return read_report(db)

    return read


@pytest.fixture
def account_of(
    report_of: Callable[..., Report],
) -> Iterator[Callable[[Callable[[Filling], object]], Account]]:
    """Fill a database and return the report on its one account."""
    yield lambda arrange: report_of(arrange).accounts[0]
