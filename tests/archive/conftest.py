from __future__ import annotations

from collections.abc import Iterator

import pytest

from exit_kit.archive import close_handles


@pytest.fixture(autouse=True)
def _close_zips() -> Iterator[None]:
    """Close what a test left open, so that no test reads through the handle of another."""
    yield
    close_handles()
