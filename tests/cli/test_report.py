"""`exit-kit report`, as a user meets it, on the sample exports."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from exit_kit.report.display import measure
from exit_kit.store.database import open_for_writing
from tests.paths import SAMPLES

GOLDENS = Path(__file__).parent / "goldens"
NEW, OLD, PAGE = "facebook_2025_json", "facebook_2023_json", "facebook_page_2025_json"
THREADS = "threads_2025_json"
EXPECTED = json.loads((SAMPLES / "expected_counts.json").read_text(encoding="utf-8"))


@pytest.fixture
def account(sample_database, run_cli):
    """Return the one account of a sample, as data."""

    def read(*names):
        done = run_cli("report", "--db", sample_database(*names), "--json")
        assert (done.exit_code, done.stderr) == (0, "")
        (found,) = json.loads(done.stdout)["accounts"]
        return found

    return read


def count(account, name, *kinds):
    (found,) = (one for one in account["counts"] if one["name"] == name)
    return sum(kind["count"] for kind in found["kinds"] if not kinds or kind["kind"] in kinds)


@pytest.mark.parametrize("names", [(NEW,), (OLD,), (PAGE,), (OLD, NEW), (THREADS,)], ids="+".join)
def test_the_report_on_a_sample_is_the_one_that_was_read_and_found_right(
    sample_database, run_cli, golden, names
):
    done = run_cli("report", "--db", sample_database(*names))
    assert (done.exit_code, done.stderr) == (0, "")
    assert [line for line in done.stdout.splitlines() if measure(line) > 80] == []
    golden(GOLDENS / f"report_{'_and_'.join(names)}.json", done.stdout.splitlines())


@pytest.mark.parametrize("name", [NEW, OLD])
def test_the_figures_are_those_that_reading_the_sample_by_eye_gives(account, name):
    seen, expected = account(name), EXPECTED[name]
    assert count(seen, "connections", "friend") == expected["friends"]
    assert count(seen, "comments", "comment") == expected["comments"]
    assert seen["exports"][0]["members"] == expected["members"]
    assert (
        sum(one["count"] for one in seen["media"] if one["status"] in ("found", "unused"))
        == expected["media_files"]
    )
    without_file = sum(one["count"] for one in seen["media"] if one["status"] in ("missing", "online"))
    assert without_file == len(expected["media_references_missing"])
    chats = sorted([one["sent"] + one["received"] for one in seen["correspondents"]])
    chats += sorted([one["messages"] for one in seen["group_chats"]])
    assert sum(chats) >= expected["messages_in_threads"]


def test_both_exports_together_name_what_only_the_older_one_holds(account):
    seen = account(OLD, NEW)
    assert [one["created_at"] for one in seen["exports"]] == ["2023-06-02", "2025-06-15"]
    only_older = {one["table"]: one["count"] for one in seen["only_older"]}
    assert only_older["posts"] >= EXPECTED[OLD]["posts_gone_since"]
    assert "older" in [one["kind"] for one in seen["warnings"]]


def test_the_report_as_data_has_stable_keys(account):
    seen = account(NEW)
    assert list(seen) == [
        "platform", "name", "username", "url", "registered_at", "timezone", "language", "first_at", "last_at",
        "people", "exports", "warnings", "counts", "media", "correspondents", "group_chats", "years", "groups",
        "pages", "apps", "advertisers", "ad_interests", "off_meta_companies", "login_locations", "places",
        "coverage", "only_older", "joined_chats", "follows", "liked_accounts", "replies",
        "phone_chats", "is_owner_known",
    ]  # fmt: skip
    assert list(seen["correspondents"][0]) == ["name", "sent", "received", "first_at", "last_at", "is_gone"]
    assert list(seen["coverage"]) == [
        "statuses", "understood", "known", "unknown", "data_files", "understood_percent", "raw_topics",
    ]  # fmt: skip


def test_every_key_of_the_data_is_named_in_the_help(account, run_cli):
    words = run_cli("report", "--help").stdout
    assert [key for key in list(account(NEW))[10:] if key not in words] == []


def test_a_terminal_without_unicode_gets_plain_signs(sample_database, run_cli, monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert run_cli("report", "--db", sample_database(NEW)).exit_code == 0
    sys.stdout.flush()
    lines = raw.getvalue().decode("ascii").splitlines()
    assert any(line.endswith("####") for line in lines)
    assert [line for line in lines if len(line) > 80] == []


def test_quiet_does_not_silence_the_report(sample_database, run_cli):
    loud, quiet = (run_cli("report", "--db", sample_database(NEW), *more) for more in ((), ("--quiet",)))
    assert loud == quiet


@pytest.mark.parametrize("command", ["report", "problems"])
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_no_database_and_an_empty_one_are_told_in_a_sentence(run_cli, tmp_path, command, more):
    missing = run_cli(command, "--db", tmp_path / "nonesuch.db", *more)
    assert (missing.exit_code, missing.stdout) == (4, "")
    assert "There is no database" in missing.stderr
    with open_for_writing(tmp_path / "empty.db"):
        pass
    empty = run_cli(command, "--db", tmp_path / "empty.db", *more)
    assert (empty.exit_code, empty.stdout) == (4, "")
    assert "exit-kit import PATH" in empty.stderr
