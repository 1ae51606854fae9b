"""Walks at a pseudo-terminal: every guide to its end, the refusals on the way, and every way to stop."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.leave.loading import load_guide, load_guides
from exit_kit.leave.plan import has_plans, read_plans
from exit_kit.leave.walk import SENTENCE, Walk
from exit_kit.store.database import open_for_writing
from exit_kit.store.outdated import LEAVING
from tests.leave.terminal import run_at_terminal

DATABASE = Path("exit-kit.db")


def read_marks(path: Path = DATABASE) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as db:
        return {
            mark.step: mark.state
            for plan in read_plans(db)
            for mark in plan.marks.values()
            if mark.item is None
        }


def go_through(asked: str) -> str:
    """Do every step, as somebody would who reads what is asked; skip what the archive refuses."""
    if asked.rstrip().endswith("begin."):
        return "\n"
    if "Which country" in asked:
        return "DE\n"
    if "type this sentence" in asked:
        return f"{SENTENCE}\n"
    if asked.endswith("[y/n] "):
        return "y\n"
    if "was not marked as done" in asked:
        return "s I have none\n"
    return "d\n"


@pytest.mark.parametrize("guide", load_guides(), ids=lambda guide: guide.name)
def test_every_guide_can_be_walked_to_its_end(guide):
    code, seen = run_at_terminal(go_through, guide.path, guide.platform)
    assert (code, "All steps are done or skipped" in seen) == (0, True), seen[-2000:]
    lines = [
        line.removeprefix("> ") for line in seen.splitlines() if "/" not in line
    ]  # addresses are never broken
    assert [line for line in lines if len(line) > 80] == []
    assert "\x1b" not in seen
    progress = Walk(DATABASE, guide).look()
    assert progress.is_finished
    assert progress.country in ("DE", None)
    joined = " ".join(seen.split())
    for view in progress.here:
        assert view.state in ("done", "skipped", "answered"), view.step.id
        assert view.state == "answered" or f"{view.number}. {view.step.title}" in joined


def answer_in_turn(*answers: str):
    rest = iter(answers)
    return lambda _asked: next(rest)


def test_the_irreversible_step_asks_for_the_sentence_and_nothing_less(sample_database, tmp_path):
    DATABASE.write_bytes(sample_database("facebook_2025_json").read_bytes())
    code, seen = run_at_terminal(
        answer_in_turn("\n", "18\n", "d\n", "yes\n", "o\n", "\n", "d\n", f"{SENTENCE.upper()}\n", "q\n"),
        "delete", "facebook",
    )  # fmt: skip
    assert code == 0
    assert "Not yet: `exit-kit check facebook` is red" in seen
    assert seen.count("That is not the sentence") == 2
    assert read_marks() == {"delete": "done"}
    with closing(sqlite3.connect(DATABASE)) as db:
        assert db.execute("SELECT count(*) FROM plan_log WHERE kind = 'overridden'").fetchone() == (1,)


def test_every_key_does_what_it_says(sample_database, tmp_path, monkeypatch):
    DATABASE.write_bytes(sample_database("facebook_2025_json").read_bytes())
    (tmp_path / "my shot.png").write_bytes(b"x")
    opened = []
    monkeypatch.setattr("exit_kit.cli.walking.open_browser", lambda url: opened.append(url) or False)
    code, seen = run_at_terminal(
        answer_in_turn(
            "\n", "?\n", "l\n", "s\n", "no archive\n", "b\n", "r\n", "b\n", "99\n", "o\n", "22\n", "f\n", "o\n", "y\n",
            "e\n", f"'{tmp_path}/my shot.png'\n", "e nowhere.png\n", "n It said 23 December\n", "5\n", "t 1\n", "t 9\n",
            "d 2999-01-01\n", "d soon\n", "q\n",
        ),
        "delete", "facebook",
    )  # fmt: skip
    assert code == 0
    for words in (
        "tick the third app", "> [ ]  1. Have", "There is no step before", "There is no step 99", "This is the last",
        "has no page to open", "Open a page on help.meta.com", "https://help.meta.com/support/privacy/", "SHA-256",
        "was not kept as evidence", "The note is kept", "[x] Eksempelrutine", "Type t and the number", "in the future",
        "is no day", "To go on: exit-kit delete facebook",
    ):  # fmt: skip
        assert words in seen, words
    assert opened == ["https://help.meta.com/support/privacy/"]
    progress = Walk(DATABASE, load_guide("delete", "facebook")).look()
    assert [(note.step, note.text) for note in progress.log if note.kind == "note"] == [
        ("backups", "It said 23 December")
    ]
    assert [one.name for one in progress.find("backups").evidence] == ["my shot.png"]
    assert progress.find("apps").state == "answered"
    assert progress.find("ready-to-go").state == "open"


def test_the_end_of_the_input_loses_nothing(tmp_path):
    code, seen = run_at_terminal(answer_in_turn("\n", "d\n", "\x04"), "request", "threads")
    assert code == 0
    assert "Everything is kept. To go on: exit-kit request threads" in seen
    assert read_marks() == {"contact": "done"}
    code, seen = run_at_terminal(answer_in_turn("q\n"), "request", "threads")
    assert "Step 2 of" in seen


def test_an_unknown_country_is_asked_again():
    answers = answer_in_turn("Atlantis\n", "nz\n", "\n", "q\n")
    _, seen = run_at_terminal(answers, "object", "facebook")
    assert "no country that exit-kit knows" in seen
    assert "Know what there is in your country" in seen
    assert Walk(DATABASE, load_guide("object", "facebook")).look().country == "NZ"


def test_two_walks_at_once_meet_in_the_same_plan():
    other = Walk(DATABASE, load_guide("park", "whatsapp"))

    def answer(asked: str) -> str:
        if "Step 2 of" in asked:
            other.mark_done("shell")
            return "d\n"
        return "q\n" if "Step 3 of" in asked else go_through(asked)

    run_at_terminal(answer, "park", "whatsapp")
    assert read_marks() == {"name": "done", "separate": "done", "shell": "done"}
    with closing(sqlite3.connect(DATABASE)) as db:
        assert has_plans(db)
        assert len(read_plans(db)) == 1


def test_two_programs_write_by_turns_and_neither_is_sent_away():
    walks = [Walk(DATABASE, load_guide("park", "whatsapp")) for _ in range(3)]
    walks[0].start()

    def write(number: int) -> None:
        for count in range(8):
            walks[number].add_note(f"{number} {count}")

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, range(3)))
    assert len({note.text for note in walks[0].look().log if note.kind == "note"}) == 24


def test_a_database_from_before_is_walked_like_any_other():
    with open_for_writing(DATABASE) as db:
        for table in reversed(LEAVING):
            db.execute(f"DROP TABLE {table}")
    walk = Walk(DATABASE, load_guide("park", "whatsapp"))
    assert walk.look().plan is None
    assert walk.mark_done("name").find("name").state == "done"
