"""Plans: what was said stays said, on its day, through rebuilds, older databases and two walks at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from exit_kit.errors import GuideError
from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.leave import plan as plans
from exit_kit.leave import progress
from exit_kit.leave.evidence import attach_evidence, read_evidence
from exit_kit.leave.progress import read_progress
from exit_kit.leave.readiness import Check, Light, Readiness
from exit_kit.store.database import SCHEMA_VERSION, open_for_reading, open_for_writing
from exit_kit.store.outdated import LEAVING
from tests.leave.conftest import TODAY
from tests.paths import SAMPLES

PLANNED = ("plans", "plan_steps", "plan_log", "evidence")


def dump(database) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as db:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in LEAVING}


def find_next(db, guide, plan) -> str | None:
    """Return the step that is next."""
    view = read_progress(db, guide, plan, today=TODAY).next
    return view.step.id if view else None


def test_a_plan_goes_from_step_to_step_and_leaves_out_what_the_country_does_not_have(db, guide):
    plan = plans.start_plan(db, guide, country="NZ")
    assert find_next(db, guide, plan) == "one"
    plan = plans.mark_done(db, plan, "one", TODAY - timedelta(days=3), today=TODAY)
    assert plan.find_mark("one").on_date == date(2026, 11, 20)
    assert find_next(db, guide, plan) == "three"
    plan = plans.start_plan(db, guide, country="DE")
    assert find_next(db, guide, plan) == "two"
    plan = plans.skip(db, plan, "two", "  not mine ")
    assert (plan.find_mark("two").state, plan.find_mark("two").why) == ("skipped", "not mine")
    assert find_next(db, guide, plans.mark_done(db, plan, "three")) is None
    plan = plans.reopen(db, plan, "one")
    assert find_next(db, guide, plan) == "one"


def test_the_country_is_said_once_for_all_plans(db, guide):
    assert plans.start_plan(db, guide).country is None
    plans.start_plan(db, guide, country="NZ")
    other = plans.start_plan(db, replace(guide, path="park"))
    assert other.country == "NZ"
    assert plans.start_plan(db, replace(guide, path="park"), country="DE").country == "DE"
    assert plans.start_plan(db, guide).country == "NZ"


def test_the_log_keeps_everything_even_what_was_taken_back(db, guide):
    plan = plans.start_plan(db, guide)
    plans.mark_done(db, plan, "one", item="App", why="there")
    plans.reopen(db, plan, "one", item="App")
    plans.add_note(db, plan, "Case 12", step="one")
    assert [(note.kind, note.item, note.text) for note in plans.read_log(db, plan.id)] == [
        ("started", None, None),
        ("done", "App", "there"),
        ("reopened", "App", None),
        ("note", None, "Case 12"),
    ]


def test_a_plan_for_another_account_is_another_plan_and_anew_keeps_the_former(db, guide):
    first = plans.start_plan(db, guide)
    assert plans.start_plan(db, guide, account="mira.old").id != first.id
    plans.mark_done(db, first, "one")
    again = plans.start_plan(db, guide, anew=True)
    assert again.id != first.id
    assert not again.marks
    assert [plan.id for plan in plans.read_plans(db)] == [first.id + 1, again.id]
    former = plans.read_plan(db, first.id)
    assert former.ended_at
    assert former.find_mark("one")


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (
            lambda db, plan: plans.mark_done(db, plan, "one", TODAY + timedelta(1), today=TODAY),
            "in the future",
        ),
        (lambda db, plan: plans.skip(db, plan, "one", "  "), "with a reason"),
        (lambda db, plan: plans.add_note(db, plan, " "), "empty"),
        (lambda db, plan: plans.read_plan(db, 99), "number 99"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence_and_nothing_is_written(db, guide, act, words):
    plan = plans.start_plan(db, guide)
    log = plans.read_log(db, plan.id)
    with pytest.raises(GuideError, match=words) as refused:
        act(db, plan)
    assert refused.value.exit_code == 5
    assert plans.read_plan(db, plan.id) == plan
    assert plans.read_log(db, plan.id) == log


def test_evidence_and_plans_survive_a_rebuild_and_a_second_import(tmp_path, database, guide):
    (tmp_path / "shot.png").write_bytes(b"png")
    import_paths([SAMPLES / "facebook_2025_json"], database, jobs=1)
    with open_for_writing(database) as db:
        plan = plans.mark_done(db, plans.start_plan(db, guide), "one", item="App")
        attach_evidence(db, plan, tmp_path / "shot.png", step="one")
    before = dump(database)
    assert all(before[table] for table in PLANNED)
    rebuild(database, jobs=1)
    assert dump(database) == before
    import_paths([SAMPLES / "facebook_2023_json"], database, jobs=1)
    assert dump(database) == before


def test_a_database_from_before_gets_the_tables_and_is_read_without_them(database, guide):
    with open_for_writing(database) as db:
        for table in reversed(LEAVING):
            db.execute(f"DROP TABLE {table}")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    with open_for_reading(database) as db:
        assert plans.read_plans(db) == []
        assert plans.find_plan(db, guide) is None
    with open_for_writing(database) as db:
        plans.start_plan(db, guide)
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("INSERT INTO plans (platform, path, started_at) VALUES ('facebook', 'delete', 'x')")
    with open_for_reading(database) as db:
        assert len(plans.read_plans(db)) == 1
        assert read_evidence(db) == []


def test_a_database_that_may_not_be_written_says_so_before_evidence_is_copied(
    sample_database, run_cli, tmp_path, monkeypatch
):
    database = tmp_path / "mine.db"
    database.write_bytes(sample_database("facebook_2025_json").read_bytes())
    (tmp_path / "shot.png").write_bytes(b"x")
    monkeypatch.setattr("exit_kit.store.database._connect", connect_to_read)
    refused = run_cli("delete", "facebook", "--evidence", tmp_path / "shot.png", "--db", database)
    assert refused.exit_code == 4
    assert "You may not write to it" in " ".join(refused.stderr.split())
    assert not (tmp_path / "mine-evidence").exists()


def connect_to_read(path, mode="rw"):
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


@pytest.mark.parametrize(
    ("lights", "state"),
    [(("green", "green"), "answered"), (("green", "red"), "open"), (("not known", "green"), "open")],
)
def test_a_step_is_answered_where_all_of_its_checks_are_green_until_it_is_taken_back(
    db, guide, monkeypatch, lights, state
):
    checks = tuple(
        Check(name, "Is it?", Light(light), "", (), "", "", can_confirm=False)
        for name, light in zip("ab", lights, strict=True)
    )
    monkeypatch.setattr(progress, "check_readiness", lambda *_, **__: Readiness(guide.platform, (), checks))
    guide = replace(guide, steps=(replace(guide.steps[0], checks=("a", "b")), *guide.steps[1:]))
    plan = plans.start_plan(db, guide)
    assert read_progress(db, guide, plan, today=TODAY).find("one").state == state
    plan = plans.reopen(db, plan, "one")
    assert read_progress(db, guide, plan, today=TODAY).find("one").state == "open"


def test_a_step_is_answered_by_another_plan_in_which_it_is_done_not_left_out(db, guide):
    other = plans.start_plan(db, replace(guide, path="park"))
    waiting = replace(guide.steps[0], ticked_by=(f"park/{guide.platform}/ask",))
    guide = replace(guide, steps=(waiting, *guide.steps[1:]))
    plan = plans.start_plan(db, guide)
    plans.skip(db, other, "ask", "not mine")
    assert read_progress(db, guide, plan, today=TODAY).find("one").state == "open"
    plans.mark_done(db, other, "ask", today=TODAY, on_date=TODAY)
    assert read_progress(db, guide, plan, today=TODAY).find("one").state == "answered"
