"""`exit-kit status`: a person travels through the days of two plans, a letter and a parked account."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import threading
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from exit_kit.errors import GuideError
from exit_kit.leave import plan as plans
from exit_kit.leave.agenda import find_parked, judge_day, log_upkeep, read_agenda
from exit_kit.leave.deadlines import list_deadlines
from exit_kit.leave.guide import CLOCKS, Guide
from exit_kit.leave.ics import make_calendar
from exit_kit.leave.loading import load_guides
from exit_kit.report.display import measure
from exit_kit.store.database import open_for_reading, open_for_writing
from tests.leave.conftest import make_step

DELETED = date(2028, 1, 31)


@pytest.fixture
def guides(monkeypatch):
    """Let the guides be small ones: a request, a deletion and a parking with the clocks of the real ones."""
    steps = {
        "request": (make_step("ready", starts="download"), make_step("parts")),
        "delete": (make_step("delete", starts="deletion"), make_step("look"), make_step("backups")),
        "deactivate": (make_step("pause-remind", starts="upkeep"),),
        "object": (make_step("form", starts="objection"),),
        "park": (make_step("upkeep", starts="upkeep"),),
    }

    def load(path, platform):
        return Guide(platform, path, path, "About.", steps[path])

    monkeypatch.setattr("exit_kit.leave.agenda.load_guide", load)
    return load


def do(db, guide, step, day, **options):
    plan = plans.start_plan(db, guide, **options)
    return plans.mark_done(db, plan, step, day, today=date(2030, 1, 1))


def states(db, today, source="plan"):
    return {due.name: due.state for due in read_agenda(db, today) if due.source == source}


def test_the_journey_of_a_deletion(db, guides):
    guide = guides("delete", "facebook")
    plan = do(db, guide, "delete", DELETED)
    assert states(db, DELETED) == {
        "cancel": "later",
        "look": "later",
        "deletion-period": "later",
        "backup-period": "later",
    }
    assert states(db, date(2028, 2, 29))["cancel"] == "soon"
    assert states(db, date(2028, 3, 1))["cancel"] == "today"
    assert states(db, date(2028, 3, 2)) == {
        "cancel": "over", "look": "today", "deletion-period": "later", "backup-period": "later",
    }  # fmt: skip
    assert states(db, date(2028, 3, 9))["look"] == "overdue"
    plans.mark_done(db, plan, "look", date(2028, 3, 9), today=date(2030, 1, 1))
    assert "look" not in states(db, date(2028, 3, 10))
    plans.end_plan(db, plan)
    assert states(db, date(2028, 8, 28))["backup-period"] == "today"


def test_a_plan_that_is_begun_anew_takes_its_days_along(db, guides):
    guide = guides("delete", "facebook")
    do(db, guide, "delete", DELETED)
    plans.start_plan(db, guide, anew=True)
    assert states(db, DELETED) == {}


def test_the_download_ends_after_four_days_unless_it_was_downloaded(db, guides):
    guide = guides("request", "instagram")
    plan = do(db, guide, "ready", date(2026, 2, 26))
    assert states(db, date(2026, 2, 27)) == {"download": "soon"}
    plans.mark_done(db, plan, "parts", date(2026, 2, 27), today=date(2030, 1, 1))
    assert states(db, date(2026, 2, 27)) == {}
    do(db, guide, "ready", date(2026, 5, 1))  # asked for once more: the old download does not count
    assert states(db, date(2026, 5, 2)) == {"download": "soon"}


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("DE", date(2026, 11, 2)),
        ("BR", date(2026, 10, 16)),
        ("NZ", date(2026, 10, 31)),
        (None, date(2026, 10, 31)),
    ],
)
def test_an_objection_is_to_be_answered_when_the_law_of_the_country_says(db, guides, country, day):
    do(db, guides("object", "facebook"), "form", date(2026, 10, 1), country=country)
    assert [due.on for due in read_agenda(db, date(2026, 10, 1))] == [day]


def test_a_parked_account_is_looked_after_again_and_again(db, guides):
    do(db, guides("park", "instagram"), "upkeep", date(2026, 11, 30))
    assert states(db, date(2026, 12, 1), "upkeep") == {"upkeep": "later"}
    assert states(db, date(2027, 3, 1), "upkeep") == {"upkeep": "overdue"}
    log_upkeep(db, "instagram", on=date(2026, 11, 22))  # an older entry changes nothing
    assert find_parked(db) == {("instagram", None): date(2026, 11, 30)}
    log_upkeep(db, "whatsapp")
    assert ("whatsapp", None) in find_parked(db)
    with pytest.raises(GuideError, match="in the future"):
        log_upkeep(db, "facebook", on=date(2999, 1, 1))
    with pytest.raises(GuideError, match="no platform"):
        log_upkeep(db, "myspace")


def test_a_deactivated_account_is_not_looked_after_but_decided_about(db, guides):
    do(db, guides("deactivate", "instagram"), "pause-remind", date(2026, 11, 30))
    assert find_parked(db) == {}
    assert states(db, date(2026, 12, 1)) == {"decide": "later"}


def test_the_clocks_and_steps_are_those_of_the_real_guides():
    steps = {step.id for guide in load_guides() for step in guide.steps}
    started = {step.starts for guide in load_guides() for step in guide.steps if step.starts}
    for clock in CLOCKS:
        found = list_deadlines(clock, DELETED, "facebook", "Facebook")
        assert found
        assert all(set(one.settled_by) <= steps for one in found), clock
    assert started <= set(CLOCKS)


def test_an_account_that_is_being_deleted_is_no_longer_parked(db, guides):
    do(db, guides("park", "facebook"), "upkeep", date(2027, 1, 1))
    do(db, guides("delete", "facebook"), "delete", DELETED)
    assert find_parked(db) == {}


def test_a_letter_is_due_until_it_is_answered_or_followed_by_another(db):
    row = ("facebook", "access", "gdpr", "2026-11-23T10:00:00Z", "2026-11-23")
    db.execute("INSERT INTO letters (platform, kind, law, written_at, sent_on) VALUES (?, ?, ?, ?, ?)", row)
    assert states(db, date(2026, 12, 1), "letter") == {"answer": "later", "extension": "later"}
    assert states(db, date(2026, 12, 24), "letter")["answer"] == "overdue"
    db.execute("UPDATE letters SET answer = 'refused'")
    assert states(db, date(2026, 12, 24), "letter") == {}
    db.execute("UPDATE letters SET answer = NULL")
    follow = ("facebook", "reminder", "gdpr", "2027-01-02T10:00:00Z", "2027-01-02", 1)
    db.execute(
        "INSERT INTO letters (platform, kind, law, written_at, sent_on, answers_id) VALUES (?, ?, ?, ?, ?, ?)",
        follow,
    )
    assert [due.letter_id for due in read_agenda(db, date(2027, 1, 3))] == [2]


@pytest.mark.parametrize(
    ("days", "state"), [(-1, "overdue"), (0, "today"), (1, "soon"), (7, "soon"), (8, "later")]
)
def test_a_day_means_something_else_as_it_comes_nearer(days, state):
    today = date(2028, 2, 28)
    assert judge_day(today + timedelta(days=days), "do", today) == state
    assert judge_day(today - timedelta(days=1), "last", today) == "over"


def test_the_calendar_has_whole_days_alarms_and_repeats_and_the_same_names_each_time(db, guides):
    do(db, guides("delete", "facebook"), "delete", DELETED)
    do(db, guides("park", "instagram"), "upkeep", date(2027, 11, 30))
    agenda = read_agenda(db, DELETED)
    data = make_calendar(agenda, datetime(2028, 1, 31, 23, 30, tzinfo=UTC))
    events = {str(event["summary"]): event for event in Calendar.from_ical(data).walk("VEVENT")}
    last = events["Last day to call the deletion of Facebook off"]
    assert last.decoded("dtstart") == date(2028, 3, 1)
    assert last.decoded("dtend") == date(2028, 3, 2)
    triggers = sorted(alarm.decoded("trigger") for alarm in last.walk("VALARM"))
    assert triggers == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9), timedelta(hours=9)]
    upkeep = events["Look after the parked account: Instagram"]
    assert dict(upkeep["rrule"]) == {"FREQ": ["MONTHLY"], "INTERVAL": [3], "BYMONTHDAY": [-1]}
    assert len({str(event["uid"]) for event in events.values()}) == len(events)
    assert make_calendar(agenda, datetime(2028, 1, 31, 23, 30, tzinfo=UTC)) == data


def test_a_later_calendar_moves_the_entries_of_the_former(db, guides):
    log_upkeep(db, "whatsapp", on=date(2026, 1, 1))
    names = {}
    for day in (date(2026, 1, 1), date(2026, 2, 1)):
        log_upkeep(db, "whatsapp", on=day)
        events = Calendar.from_ical(make_calendar(read_agenda(db, day))).walk("VEVENT")
        names[day] = {str(event["uid"]): event.decoded("dtstart") for event in events}
    first, second = names.values()
    assert set(first) == set(second)
    assert all(second[name] - first[name] == timedelta(days=31) for name in first)


def test_the_calendar_is_what_other_programs_expect(db, guides):
    do(db, guides("delete", "facebook"), "delete", DELETED)
    lines = make_calendar(read_agenda(db, DELETED)).split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert all(len(line) <= 75 for line in lines)
    assert b"DTSTART;VALUE=DATE:20280301" in lines


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone")
@pytest.mark.parametrize(("zone", "days"), [("Pacific/Auckland", 1), ("Pacific/Honolulu", 0), ("UTC", 0)])
def test_today_is_the_day_where_the_person_is(monkeypatch, zone, days):
    class Evening(datetime):
        @classmethod
        def now(cls, tz=None):
            moment = datetime(2026, 9, 26, 20, 0, tzinfo=UTC)  # clocks change that night in Auckland
            return moment.astimezone(tz) if tz else moment.astimezone()

    monkeypatch.setattr(plans, "datetime", Evening)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert plans.read_today() == date(2026, 9, 26) + timedelta(days=days)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_status_notes_upkeep_writes_the_calendar_and_shows_it_all(database, guides, run_cli, tmp_path):
    with open_for_writing(database) as db:
        do(db, guides("delete", "facebook"), "delete", date(2026, 1, 1), account="mira")
    done = run_cli(
        "status", "--db", database, "--upkeep", "instagram", "--on", "2026-01-02", "--ics", tmp_path / "d.ics"
    )
    assert (done.exit_code, done.stdout) == (0, "")
    assert "looked after on 2026-01-02" in done.stderr
    assert stat.S_IMODE(os.stat(tmp_path / "d.ics").st_mode) == 0o600
    done = run_cli("status", "--db", database)
    assert [line for line in done.stdout.splitlines() if measure(line) > 80] == []
    for words in (
        "delete facebook (mira)",
        "Parked: Instagram",
        "Should be done by now",
        "What endangers the name",
    ):
        assert words in done.stdout
    found = json.loads(run_cli("status", "--db", database, "--json").stdout)
    assert [one["platform"] for one in found["parked"]] == ["instagram"]
    assert {one["name"] for one in found["due"]} >= {"cancel", "look", "upkeep"}


def test_what_cannot_be_is_a_clear_sentence(database, run_cli, tmp_path):
    assert run_cli("status", "--db", database).exit_code == 4
    with open_for_writing(database):
        pass
    assert "Nothing is under way" in run_cli("status", "--db", database).stdout
    for arguments in (("--upkeep", "instagram", "--on", "2999-01-01"), ("--upkeep", "myspace")):
        done = run_cli("status", "--db", database, *arguments)
        assert done.exit_code == 5
        assert "Traceback" not in done.stderr
    assert run_cli("status", "--db", database, "--ics", tmp_path / "none" / "d.ics").exit_code == 5
    assert run_cli("status", "--db", database, "--upkeep", "instagram", "--on", "2026-02-30").exit_code == 2
    with open_for_reading(database) as db:
        assert read_agenda(db, date(2026, 1, 1)) == []


def test_a_slip_in_a_name_or_day_makes_no_file(run_cli, tmp_path):
    for words in (("myspace",), ("facebook", "--on", "2999-01-01")):
        assert run_cli("status", "--upkeep", *words, "--db", tmp_path / "new.db").exit_code == 5
    assert not (tmp_path / "new.db").exists()


def test_what_is_written_waits_for_another_program_that_writes(sample_database, run_cli, tmp_path):
    database = tmp_path / "mine.db"
    database.write_bytes(sample_database("facebook_2025_json").read_bytes())
    for words in (
        ("status", "--upkeep", "facebook"), ("check", "facebook", "--confirm", "recovery"),
        ("letter", "access", "--country", "DE"),
    ):  # fmt: skip
        with closing(sqlite3.connect(database, check_same_thread=False, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            end = threading.Timer(0.3, other.execute, ("COMMIT",))
            end.start()
            assert run_cli(*words, "--db", database).exit_code in (0, 1), words
            end.join()
