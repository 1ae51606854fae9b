"""A database, a small guide of three steps, and plans in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exit_kit.leave.guide import Guide, Step
from exit_kit.store.database import open_for_writing

TODAY = date(2026, 11, 23)


def make_step(name: str, **fields: object) -> Step:
    facts = {"confidence": "high", "checked_on": date(2026, 8, 21), "sources": ("justdeleteme",)}
    return Step(**{"id": name, "title": name.title(), "do": "Do it.", "why": "So.", **facts, **fields})


@pytest.fixture
def guide() -> Guide:
    steps = (make_step("one"), make_step("two", countries=frozenset({"DE"})), make_step("three"))
    return Guide("facebook", "delete", "Delete", "About.", steps)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "mine.db"


@pytest.fixture
def db(database: Path) -> Iterator[sqlite3.Connection]:
    with open_for_writing(database) as connection:
        yield connection
