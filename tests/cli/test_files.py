"""`exit-kit files`, as a user meets it."""

from __future__ import annotations

import json


def test_the_known_files_are_printed_without_a_database(run_cli):
    done = run_cli("files")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Facebook: ")
    assert "\nmessages/\n" in done.stdout
    assert "    inbox/*/message_#.json (" in done.stdout


def test_the_known_files_as_data_have_stable_keys(run_cli):
    rows = json.loads(run_cli("files", "facebook", "--json").stdout)
    row = next(one for one in rows if one["name"] == "messages")
    assert list(row) == ["platform", "group", "name", "about", "paths", "keys", "layouts", "is_read"]
    assert (row["platform"], row["group"], row["is_read"]) == ("facebook", "messages", True)


def test_an_unknown_platform_is_refused_with_the_known_ones(run_cli):
    done = run_cli("files", "myspace")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "It knows: facebook" in done.stderr
