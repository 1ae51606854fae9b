"""The command `exit-kit people`: list, join, split, as a user does it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Finished
from tests.paths import SAMPLES

Run = Callable[..., Finished]
EIRIK, INGRID, HILDE = "Eirik Halvorsen", "Ingrid Vikøren", "Hilde Kvamme"


@pytest.fixture
def run(run_cli: Run, sample_database: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on a copy of a database of two accounts: a person's, and a Page's."""
    copy = Path("own.db")
    copy.write_bytes(sample_database("facebook_2025_json", "facebook_page_2025_json").read_bytes())
    monkeypatch.setenv("EXIT_KIT_DB", str(copy))
    return run_cli


def _list(run: Run, *options: str) -> Any:
    return json.loads(run("people", "list", *options, "--json").stdout)


def test_the_list_shows_everybody_and_finds_by_words_of_a_name(run: Run) -> None:
    done = run("people")
    assert (done.exit_code, done.stderr) == (0, "")
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    assert [one["name"] for one in _list(run, "viko", "ING")] == [INGRID]
    assert _list(run, "nobody of that name") == _list(run, "--joined") == []


def test_two_become_one_with_the_sums_of_both_and_stay_so_after_a_rebuild(run: Run) -> None:
    apart = {one["name"]: one for one in _list(run)}
    done = run("people", "join", EIRIK, f"facebook:{INGRID}")
    assert done.exit_code == 0
    assert "joined by you" in done.stdout
    (one,) = _list(run, "--joined")
    assert (one["name"], [name["name"] for name in one["names"]]) == (EIRIK, [EIRIK, INGRID])
    assert one["messages"] == apart[EIRIK]["messages"] + apart[INGRID]["messages"] > 0
    assert run("rebuild").exit_code in (0, 6)
    assert _list(run, "--joined") == [one]
    assert len(_list(run)) == len(apart) - 1
    assert run("import", SAMPLES / "facebook_2023_html").exit_code in (0, 6)  # older: all is read anew
    assert [name["name"] for name in _list(run, "--joined")[0]["names"]] == [EIRIK, INGRID]
    assert run("people", "split", EIRIK).exit_code == 0
    assert apart.keys() <= {one["name"] for one in _list(run)}


def test_one_of_three_is_taken_out_and_who_stands_for_all_takes_it_apart(run: Run) -> None:
    run("people", "join", EIRIK, INGRID)
    run("people", "join", HILDE, EIRIK)
    assert [name["name"] for name in _list(run, "--joined")[0]["names"]] == [HILDE, EIRIK, INGRID]
    run("people", "split", EIRIK)
    assert [name["name"] for name in _list(run, "--joined")[0]["names"]] == [HILDE, INGRID]
    run("people", "join", INGRID, EIRIK)
    run("people", "split", HILDE)
    assert _list(run, "--joined") == []


def test_the_report_counts_a_joined_person_once_and_names_both(run: Run) -> None:
    before = json.loads(run("report", "--json").stdout)
    run("people", "join", EIRIK, INGRID)
    after = json.loads(run("report", "--json").stdout)
    (person,) = after["joined_people"]
    assert before["joined_people"] == []
    assert [name["name"] for name in person["names"]] == [EIRIK, INGRID]
    chats = {one["name"]: one for account in before["accounts"] for one in account["correspondents"]}
    assert person["sent"] == chats[EIRIK]["sent"] + chats[INGRID]["sent"]
    assert after["accounts"][0]["people"] == before["accounts"][0]["people"] - 1
    assert "The same person under several names" in run("report").stdout
    assert run("report", "--html", "report.html").exit_code == 0
    assert f"on Facebook: <bdi>{INGRID}</bdi>" in Path("report.html").read_text(encoding="utf-8")


def test_one_person_on_two_platforms_is_suggested_and_becomes_one_only_when_joined(
    run_cli: Run, sample_database: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("both.db").write_bytes(sample_database("facebook_2025_json", "threads_2025_json").read_bytes())
    monkeypatch.setenv("EXIT_KIT_DB", "both.db")
    pairs = {
        (one["one"]["name"], one["other"]["name"]): one["reasons"] for one in _list(run_cli, "--suggested")
    }
    assert pairs[HILDE, "hilde_kvamme"] == ["a user name that reads like the name"]
    assert "exit-kit people join" in run_cli("people", "list", "--suggested").stdout
    assert _list(run_cli, "--joined") == []
    assert run_cli("people", "join", f"facebook:{HILDE}", "threads:hilde_kvamme").exit_code == 0
    (one,) = _list(run_cli, "--joined")
    assert one["platforms"] == ["facebook", "threads"]
    assert one["names"][1]["ties"] == ["follower"]
    report = json.loads(run_cli("report", "--json").stdout)["joined_people"]
    assert [name["platform"] for name in report[0]["names"]] == ["facebook", "threads"]
    lines = run_cli("people", "list", "hilde").stdout.splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert any(line.endswith("Hilde Kvamme (2 names)") for line in lines)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["join", "1"], "join with two people"),
        (["melt"], "Give list"),
        (["split", "1"], "not joined to anybody"),
        (["split", "1", "1"], "Both are the same person"),
        (["join", "1", "1"], "the same person already"),
        (["join", "1", "99999"], "nobody of that number"),
        (["join", "1", "9" * 30], "nobody of that number"),
        (["join", "instagram:Eirik Halvorsen", "1"], "nobody of that number"),
    ],
)
def test_what_makes_no_sense_changes_nothing_and_is_explained(run: Run, words: list[str], why: str) -> None:
    before = _list(run)
    done = run("people", *words)
    assert done.exit_code == 2
    assert why in " ".join(done.stderr.split())
    assert _list(run) == before


def test_without_a_database_it_says_so(run_cli: Run) -> None:
    assert run_cli("people").exit_code == 4
    assert run_cli("people", "join", "1", "2").exit_code == 4
    assert not Path("exit-kit.db").exists()
