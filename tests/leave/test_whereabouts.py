"""`exit-kit` alone: it knows where somebody is, and names one thing that comes next."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from exit_kit.leave.loading import load_guide
from exit_kit.leave.walk import SENTENCE, Walk
from exit_kit.leave.whereabouts import find_next, list_paragraphs, read_whereabouts

DATABASE = Path("exit-kit.db")


@pytest.fixture
def imported(sample_database):
    shutil.copyfile(sample_database("facebook_2025_json"), DATABASE)


def tell(run_cli) -> str:
    done = run_cli()
    assert (done.exit_code, done.stderr) == (0, "")
    assert [line for line in done.stdout.splitlines() if len(line) > 80 and "/" not in line] == []
    return done.stdout


def test_without_an_archive_it_leads_to_the_request(run_cli):
    said = tell(run_cli)
    assert "There is no archive yet in" in said
    assert "\n  exit-kit request facebook\n" in said
    assert not DATABASE.exists()


def test_a_request_under_way_comes_before_the_archive(run_cli):
    Walk(DATABASE, load_guide("request", "instagram")).mark_done("contact")
    said = tell(run_cli)
    assert "Ask Instagram for everything it has of you. 15 steps: 1 done, 14 open" in " ".join(said.split())
    assert "\n  exit-kit request instagram\n" in said


def test_an_archive_that_is_not_ready_leads_to_the_check(run_cli, imported):
    said = " ".join(tell(run_cli).split())
    assert "Facebook: 1 export imported, the newest of 15 June 2025." in said
    assert "Facebook is not ready to be deleted" in said
    assert "before anything is deleted. exit-kit check facebook" in said


def test_a_plan_under_way_comes_next_with_its_account(imported):
    Walk(DATABASE, load_guide("park", "facebook"), account="mira.old").mark_done("lock")
    following = find_next(read_whereabouts(DATABASE, date(2026, 11, 23)))
    assert following.command == "exit-kit park facebook --account mira.old"


def test_what_is_due_comes_first(imported):
    day = date(2026, 11, 23)
    walk = Walk(DATABASE, load_guide("delete", "facebook"), today=day)
    walk.mark_done("delete", date(2026, 10, 25), sentence=SENTENCE)
    here = read_whereabouts(DATABASE, day)
    assert find_next(here).command == "exit-kit status"
    assert [text for text in list_paragraphs(here) if text.startswith("Soon, on 24 November 2026: ")]
    later = read_whereabouts(DATABASE, date(2026, 11, 1))
    assert find_next(later).command == "exit-kit delete facebook"


def test_a_database_of_another_program_is_a_sentence(run_cli):
    DATABASE.write_bytes(b"not a database, but long enough to be taken for one" * 40)
    done = run_cli()
    assert done.exit_code == 4
    assert "Traceback" not in done.stderr
