"""The command `exit-kit conversations`: list, join, split, as a user does it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Finished
from tests.paths import SAMPLES

Run = Callable[..., Finished]


@pytest.fixture
def run(run_cli: Run) -> Run:
    """Run commands on a database of the encrypted chats and one later, smaller download of them."""
    done = run_cli("import", SAMPLES / "facebook_2025_encrypted")
    assert done.exit_code == 0
    return run_cli


def _list(run: Run, *options: str) -> Any:
    return json.loads(run("conversations", *options, "--json").stdout)


def test_the_list_says_what_there_is(run: Run) -> None:
    done = run("conversations")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("8 conversations.\n")
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    assert _list(run, "list", "--joined") == []


def test_two_become_one_and_the_list_says_why(run: Run) -> None:
    one, other = (str(talk["number"]) for talk in _list(run) if talk["title"] == "Camilla Espeland")
    done = run("conversations", "join", one, other)
    assert done.exit_code == 0
    assert "joined by you" in done.stdout
    (talk,) = _list(run, "--joined")
    assert (talk["messages"], [part["decided_by"] for part in talk["parts"]]) == (3, [None, "user"])
    assert "1 conversation was put together" in run("import", SAMPLES / "facebook_page_2025_json").stderr
    (talk,) = _list(run, "--joined")
    assert len(json.loads(run("conversations", "split", str(talk["number"]), "--json").stdout)) == 2
    assert _list(run, "--joined") == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["join", "1"], "join with two conversations"),
        (["melt"], "Give list, join"),
        (["split", "1"], "not put together"),
        (["join", "1", "1"], "the same conversation already"),
        (["join", "1", "999"], "no conversation of that number"),
        (["join", "1", "Camilla Espeland"], "Several conversations have that name"),
        (["join", "1", "9" * 30], "no conversation of that number"),
    ],
)
def test_what_makes_no_sense_changes_nothing_and_is_explained(run: Run, words: list[str], why: str) -> None:
    before = _list(run)
    done = run("conversations", *words)
    assert done.exit_code == 2
    assert why in " ".join(done.stderr.split())
    assert _list(run) == before


def test_without_a_database_it_says_so(run_cli: Run) -> None:
    assert run_cli("conversations").exit_code == 4
    assert run_cli("conversations", "split", "1").exit_code == 4
    assert not Path("exit-kit.db").exists()
