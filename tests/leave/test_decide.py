"""`exit-kit decide`: advice for each platform with its reasons, in the right order; nothing is stored."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import pytest

from exit_kit.leave.decide import QUESTIONS, decide
from exit_kit.leave.guide import ORDER
from exit_kit.leave.loading import load_guide
from tests.leave.terminal import run_at_terminal

NAMES = [question.name for question in QUESTIONS]


def advise(*yes: str) -> dict[str, str]:
    return {one.platform: one.path for one in decide(dict.fromkeys(yes, True))}


@pytest.mark.parametrize(
    ("yes", "paths"),
    [
        ((), "delete delete delete delete delete"),
        (("name", "upkeep"), "delete park park delete delete"),
        (("name",), "delete delete delete delete delete"),
        (("business", "upkeep"), "delete delete park delete delete"),
        (("whatsapp-name", "upkeep"), "delete park delete delete park"),
        (("headset",), "delete delete delete park delete"),
        (("reach",), "delete delete delete delete park"),
        (("pause", "name", "upkeep"), "deactivate deactivate deactivate deactivate deactivate"),
        (("danger", "pause", "name", "upkeep", "headset"), "delete delete delete delete delete"),
    ],
)
def test_safety_comes_first_then_what_depends_on_it_then_the_name(yes, paths):
    assert advise(*yes) == dict(zip(ORDER, paths.split(), strict=True))


def test_every_combination_has_a_reason_and_a_guide_in_the_right_order():
    for answers in itertools.product((True, False), repeat=len(NAMES)):
        advice = decide(dict(zip(NAMES, answers, strict=True)))
        assert [one.platform for one in advice] == list(ORDER)
        for one in advice:
            assert one.reasons
            assert load_guide(one.path, one.platform)


def test_what_has_to_be_done_before_is_said():
    before = {
        one.platform: one.before for one in decide({"business": True, "headset": True, "whatsapp-name": True})
    }
    assert "Hand over Pages" in before["facebook"][0]
    assert "headset log in without this account" in before["instagram"][0]
    assert "exit-kit park whatsapp" in before["instagram"][1]
    assert "Save the threats as proof" in decide({"danger": True})[0].before[0]
    advice = decide({"danger": True, "headset": True, "reach": True})
    told = {one.platform: " ".join(one.before) for one in advice}
    assert "what you bought is lost" in told["meta"]
    assert "how else to reach you" in told["whatsapp"]


def test_questions_are_answered_by_options_and_given_as_data(run_cli):
    done = run_cli("decide", "instagram", "facebook", "--yes", "name", "--yes", "upkeep", "--json")
    told = json.loads(done.stdout)
    assert [one["command"] for one in told] == ["exit-kit park instagram", "exit-kit park facebook"]
    assert [one["name"] for one in json.loads(run_cli("decide", "--questions", "--json").stdout)] == NAMES
    assert "Answer with --yes NAME" in run_cli("decide").stdout
    assert "1. Threads: delete" in run_cli("decide", "--no", "name").stdout
    assert not Path("exit-kit.db").exists()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["orkut", "--no", "name"], "no platform “orkut”"),
        (["--yes", "rich"], "no question “rich”"),
        (["--yes", "name", "--no", "name"], "not with both"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(run_cli, args, words):
    done = run_cli("decide", *args)
    assert (done.exit_code, done.stdout) == (5, "")
    assert words in done.stderr


def test_at_a_terminal_every_question_is_asked_with_what_the_archive_shows(sample_database):
    shutil.copyfile(sample_database("facebook_2025_json"), "exit-kit.db")
    code, seen = run_at_terminal(
        lambda asked: "y\n" if "4. Would you" in asked or "3. Is your" in asked else "n\n", "decide"
    )
    assert code == 0
    assert all(" ".join(question.text.split()) in " ".join(seen.split()) for question in QUESTIONS)
    assert "Your archive shows Pages or groups that you run: 2." in " ".join(seen.split())
    assert "2. Instagram: keep, empty (park)" in seen
    assert [line for line in seen.splitlines() if len(line) > 80] == []


def test_the_end_of_the_input_counts_the_rest_as_no():
    code, seen = run_at_terminal(lambda _asked: "\x04", "decide")
    assert code == 0
    assert "5. WhatsApp: delete" in seen
