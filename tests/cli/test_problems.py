"""`exit-kit problems`, as a user meets it, on the sample exports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

GOLDENS = Path(__file__).parent / "goldens"
NEW = "facebook_2025_json"


def test_the_problems_of_a_sample_are_those_that_were_read_and_found_right(sample_database, run_cli, golden):
    done = run_cli("problems", "--db", sample_database(NEW))
    assert (done.exit_code, done.stderr) == (0, "")
    golden(GOLDENS / f"problems_{NEW}.json", done.stdout.splitlines())


def test_the_problems_as_data_have_stable_keys(sample_database, run_cli):
    found = json.loads(run_cli("problems", "--db", sample_database(NEW), "--json").stdout)
    assert list(found) == ["files", "files_in_trouble", "nothing_lost", "troubles"]
    trouble = found["troubles"][0]
    assert list(trouble) == ["kind", "saying", "count", "files", "spots"]
    assert list(trouble["spots"][0]) == ["file", "pointer", "expected", "found", "count", "files"]


@pytest.mark.parametrize("more", [(), ("--all",), ("--json",)])
def test_no_name_of_the_sample_is_in_the_problems(sample_database, run_cli, more):
    shown = run_cli("problems", "--db", sample_database(NEW, "facebook_2023_json"), *more).stdout.casefold()
    names = ("mira", "halvorsen", "vikøren", "vikoren", "kasia", "keramikk", "anjali")
    assert [name for name in names if name in shown] == []
