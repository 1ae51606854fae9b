"""The guides without a terminal: options, printing, data; and what makes no sense is a sentence."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from exit_kit.errors import GuideError
from exit_kit.leave.apps import find_page
from exit_kit.leave.contents import count_contents
from exit_kit.leave.countries import describe_countries, expand_countries, read_country
from exit_kit.leave.loading import load_guide, load_guides
from exit_kit.leave.printing import render_html, render_markdown
from exit_kit.leave.render_guide import render_start, render_step
from exit_kit.leave.walk import SENTENCE, Walk
from exit_kit.report.display import ASCII, UNICODE
from exit_kit.store.database import open_for_reading, open_for_writing
from tests.leave.conftest import TODAY
from tests.paths import ROOT

DATABASE = Path("exit-kit.db")


@pytest.fixture
def imported(sample_database):
    """A database here, with the invented Facebook export."""
    shutil.copyfile(sample_database("facebook_2025_json"), DATABASE)
    return DATABASE


def read_step(done, name):
    return next(step for step in json.loads(done.stdout)["steps"] if step["id"] == name)


def test_a_list_needs_no_database_and_makes_none(run_cli):
    done = run_cli("delete", "facebook", "--list")
    assert done.exit_code == 0
    assert "22 steps: 0 done, 22 open" in done.stdout
    assert not DATABASE.exists()
    assert "Step 1 of 22" in run_cli("delete", "facebook").stdout
    assert not DATABASE.exists()


def test_a_path_without_a_platform_lists_the_guides_in_the_right_order(run_cli):
    names = [line.split()[-1] for line in run_cli("delete").stdout.splitlines() if "exit-kit delete " in line]
    assert names[-5:] == ["threads", "instagram", "facebook", "meta", "whatsapp"]
    assert [one["platform"] for one in json.loads(run_cli("park", "--json").stdout)] == names[-5:]


def test_a_platform_has_the_names_that_people_use(run_cli):
    assert run_cli("delete", "Messenger", "--list").stdout.startswith("Delete your Facebook account")
    assert run_cli("park", "quest", "--list").stdout.startswith("Keep the Meta account")


def test_steps_are_marked_by_name_or_number_on_a_day_and_taken_back(run_cli):
    done = run_cli("request", "facebook", "--done", "1", "--on", "2026-11-20", "--json")
    assert read_step(done, "contact")["state"] == "done"
    assert read_step(done, "contact")["on_date"] == "2026-11-20"
    assert stat.S_IMODE(DATABASE.stat().st_mode) == 0o600
    done = run_cli("request", "facebook", "--skip", "profiles", "--why", "one only", "--json")
    assert read_step(done, "profiles")["why_skipped"] == "one only"
    listed = run_cli("request", "facebook", "--reopen", "contact").stdout
    assert "> [ ]  1. Make sure" in listed
    assert "[-]  2. Write down" in listed
    done = run_cli("request", "facebook", "--anew", "--json")
    assert read_step(done, "profiles")["state"] == "open"


def test_evidence_and_notes_go_to_the_next_step_or_to_the_one_that_is_named(run_cli):
    Path("mail.eml").write_text("Subject: ready")
    done = run_cli("request", "facebook", "--done", "ready", "--evidence", "mail.eml", "--on", "2026-11-01")
    assert "Kept: exit-kit-evidence/2026-11-01-" in done.stderr
    done = run_cli("request", "facebook", "--note", "two accounts", "--json")
    assert read_step(done, "ready")["files"][0]["name"] == "mail.eml"
    assert read_step(done, "contact")["notes"] == ["two accounts"]
    done = run_cli("request", "facebook", "--evidence", "mail.eml", "--step", "start", "--json")
    assert len(read_step(done, "start")["files"]) == 1


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["delete", "orkut"], 5, "no guide “delete orkut”"),
        (["delete", "facebook", "--done", "everything"], 5, "no step “everything”"),
        (["delete", "facebook", "--country", "Atlantis"], 5, "no country"),
        (["delete", "facebook", "--done", "tell", "--on", "2999-01-01"], 5, "in the future"),
        (["delete", "facebook", "--done", "tell", "--on", "soon"], 5, "is no day"),
        (["delete", "facebook", "--done", "tell", "--evidence", "gone.png"], 5, "not kept as evidence"),
        (["delete", "facebook", "--skip", "tell"], 5, "with a reason"),
        (["delete", "facebook", "--done", "apps", "--app", "Nothing"], 5, "no app of that name"),
        (["delete", "facebook", "--done", "delete"], 5, "cannot be undone"),
        (["delete", "facebook", "--done", "ready-to-go"], 5, "shows that it is not"),
        (["delete", "facebook", "--done", "delete", "--anyway", "yes"], 5, SENTENCE),
        (["delete", "facebook", "--why", "because"], 2, "--why goes with --skip"),
        (["delete", "facebook", "--done", "tell", "--skip", "tell", "--why", "x"], 2, "not both"),
        (["delete", "facebook", "--print", "papyrus"], 2, "no format"),
    ],
)
def test_what_makes_no_sense_is_a_sentence_and_marks_nothing(run_cli, imported, args, code, words):
    before = json.loads(run_cli("delete", "facebook", "--json").stdout)["counts"]
    done = run_cli(*args)
    assert (done.exit_code, done.stdout) == (code, "")
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert json.loads(run_cli("delete", "facebook", "--json").stdout)["counts"] == before


def test_a_copy_that_vanished_is_said_and_comes_back(run_cli):
    Path("mail.eml").write_text("Subject: ready")
    kept = json.loads(run_cli("request", "meta", "--evidence", "mail.eml", "--json").stdout)["steps"][0][
        "files"
    ][0]
    assert kept["is_there"]
    Path(kept["path"]).unlink()
    assert not json.loads(run_cli("request", "meta", "--json").stdout)["steps"][0]["files"][0]["is_there"]
    assert "The copy is gone: attach it again." in " ".join(run_cli("request", "meta").stdout.split())
    run_cli("request", "meta", "--evidence", "mail.eml")
    assert Path(kept["path"]).read_text() == "Subject: ready"


def test_the_sentence_marks_the_irreversible_step_and_stands_in_the_log(run_cli, imported):
    sentence = f"  {SENTENCE.lower().rstrip('.')} "
    done = run_cli("delete", "facebook", "--done", "delete", "--anyway", sentence, "--json")
    assert read_step(done, "delete")["state"] == "done"
    log = Walk(DATABASE, load_guide("delete", "facebook")).look().log
    assert [note.kind for note in log] == ["started", "done", "overridden"]
    assert "check facebook` is red" in log[-1].text


def test_a_meta_account_cannot_be_checked_so_the_end_asks_for_the_sentence(run_cli, imported):
    refused = run_cli("delete", "meta", "--done", "delete")
    assert refused.exit_code == 5
    assert "cannot check whether everything" in " ".join(refused.stderr.split())
    assert run_cli("delete", "meta", "--done", "delete", "--anyway", SENTENCE).exit_code == 0


def test_the_archive_shows_how_much_there_is_by_year_and_the_apps_one_by_one(run_cli, imported):
    done = run_cli("park", "facebook", "--json")
    (figures,) = read_step(done, "posts")["figures"]
    with open_for_reading(imported) as db:
        counted = db.execute(
            "SELECT count(*) FROM posts WHERE origin = 'created' AND kind NOT IN ('edit', 'deleted post')"
        ).fetchone()[0]
    assert figures["total"] == counted > 0
    assert sum(figures["years"].values()) <= counted
    assert read_step(done, "posts")["url"] == "https://www.facebook.com/me/allactivity"
    assert [app["name"] for app in read_step(done, "apps")["apps"]] == ["Eksempelrutine"]
    said = " ".join(run_cli("delete", "facebook", "--done", "apps").stderr.split())
    assert "not ticked: Eksempelrutine" in said
    done = run_cli("park", "facebook", "--done", "apps", "--app", "eksempelrutine", "--json")
    assert "not ticked" not in done.stderr
    assert read_step(done, "apps")["apps"][0]["done"]
    assert read_step(done, "apps")["state"] == "answered"


def test_what_is_counted_leaves_out_messages_and_what_others_wrote(imported):
    with open_for_writing(imported) as db:
        before = {
            kind: count_contents(db, "facebook", kind)
            for kind in ("posts", "comments", "photos", "reactions")
        }
        db.execute(
            "UPDATE posts SET origin = 'received' WHERE id = (SELECT min(id) FROM posts WHERE kind = 'post')"
        )
        db.execute("DELETE FROM media_uses WHERE message_id IS NOT NULL")
        after = {kind: count_contents(db, "facebook", kind) for kind in before}
        assert after["posts"].total == before["posts"].total - 1
        assert after["photos"] == before["photos"]
        assert before["photos"].total > 0
        assert count_contents(db, "instagram", "posts").total == 0
        assert all(one.total == sum(one.years.values()) + one.undated for one in after.values())


def test_another_plan_ticks_the_step_that_waits_for_it(run_cli):
    assert read_step(run_cli("delete", "instagram", "--json"), "threads-first")["state"] == "open"
    run_cli("delete", "threads", "--done", "delete", "--anyway", SENTENCE)
    step = read_step(run_cli("delete", "instagram", "--json"), "threads-first")
    assert step["state"] == "answered"
    assert "in your plan “delete threads”" in step["says"][0]


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("Spotify", "spotify"),
        ("spotify.com", "spotify"),
        ("https://www.pinterest.com/", "pinterest"),
        ("Nothing", None),
    ],
)
def test_an_app_has_the_page_of_the_service_of_its_name_or_none(name, page):
    found = find_page(name)
    assert (found is None) == (page is None)
    assert page is None or page in found.url


def test_the_directory_ships_with_its_notice():
    folder = ROOT / "exit_kit" / "leave" / "data"
    notice = (folder / "account_deletion_pages.NOTICE.md").read_text(encoding="utf-8")
    assert "Robb Lewis and the JDM Contrib Team" in notice
    assert "WITHOUT WARRANTY OF ANY KIND" in notice


@pytest.mark.parametrize("guide", load_guides(), ids=lambda guide: guide.name)
def test_every_guide_is_printable_whole_and_loads_nothing(guide):
    progress = Walk(Path("none.db"), guide, today=TODAY).look()
    markdown, page = render_markdown(progress), BeautifulSoup(render_html(progress), "html.parser")
    for step in guide.steps:
        assert f". {step.title}\n" in markdown
        assert page.find(id=step.id).h2.get_text() == step.title
    assert not page.find_all(["script", "img", "link", "iframe"])
    assert {link["href"] for link in page.find_all("a")} == {step.url for step in guide.steps if step.url}
    assert page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})


def test_what_the_person_wrote_is_text_in_print_and_never_markup(run_cli):
    run_cli(
        "delete", "threads", "--note", "<script>alert(1)</script> [x](http://evil.example)", "--step", "tell"
    )
    page = run_cli("delete", "threads", "--print", "html").stdout
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert r"\</script> \[x\](http" in run_cli("delete", "threads", "--print", "markdown").stdout


def test_a_guide_is_written_to_a_new_file_only(run_cli):
    assert run_cli("park", "instagram", "--output", "guide.html").exit_code == 0
    written = Path("guide.html")
    assert written.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    refused = run_cli("park", "instagram", "--output", "guide.html")
    assert refused.exit_code == 5
    assert "not written" in refused.stderr
    assert run_cli("park", "instagram", "--output", "guide.md").exit_code == 0
    assert Path("guide.md").read_text(encoding="utf-8").startswith("# Keep the Instagram")


def test_low_confidence_and_age_are_said(run_cli):
    shown = " ".join(run_cli("deactivate", "whatsapp", "--print", "markdown").stdout.split())
    assert "Check on screen: this is not well confirmed. Last checked on 22 November 2026." in shown
    shown = " ".join(run_cli("request", "facebook", "--print", "markdown").stdout.split())
    assert "Last checked on 1 January 2024, more than 180 days ago: menus move, so look twice." in shown


def test_a_terminal_of_ascii_gets_plain_quotes_and_no_escapes():
    progress = Walk(Path("none.db"), load_guide("delete", "facebook"), today=TODAY).look()
    for view in progress.views:
        shown = render_step(view, progress, ASCII)
        assert shown.isascii()
        assert "\\u" not in shown
    assert render_start(progress, ASCII).isascii()
    assert '"Remove for everyone"' in render_start(progress, ASCII)
    assert "“Remove for everyone”" in render_start(progress, UNICODE)


def test_a_country_decides_which_steps_exist(run_cli):
    names = {
        step["id"]: step["state"]
        for step in json.loads(run_cli("object", "facebook", "--json").stdout)["steps"]
    }
    assert set(names.values()) == {"open"}
    run_cli("object", "facebook", "--country", "nz", "--note", "hello")
    done = run_cli("object", "facebook", "--json")
    assert read_step(done, "object-form")["state"] == "elsewhere"
    assert read_step(done, "no-opt-out")["state"] == "open"
    assert "Steps that do not exist in your country (NZ)" in run_cli("object", "facebook", "--list").stdout


def test_countries_are_read_and_named_as_people_do():
    assert [read_country(text) for text in ("de", " UK ", "GB", "usa", "us-ca")] == [
        "DE",
        "GB",
        "GB",
        "US",
        "US",
    ]
    assert describe_countries(expand_countries(["EEA", "GB"])) == "the EU and EEA and the United Kingdom"
    assert describe_countries(expand_countries(["US", "CA"])) == "Canada and the United States"
    with pytest.raises(GuideError):
        read_country("")


def test_ctrl_c_in_the_middle_of_an_act_takes_back_that_act_alone(imported, monkeypatch):
    walk = Walk(imported, load_guide("delete", "facebook"))
    walk.mark_done("tell")

    def stop(*_args, **_kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("exit_kit.leave.plan._log", stop)
        walk.mark_done("identifiers")
    counts = walk.look()
    assert counts.find("tell").state == "done"
    assert counts.find("identifiers").state == "open"


# Takes the terminal on fd 0 as its own, so that Ctrl-C typed there becomes a signal, then becomes the program.
TAKE_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.executable, [sys.executable, '-m', 'exit_kit', *sys.argv[1:]])"
)


def read_until(master: int, words: bytes) -> bytes:
    """Read from a terminal until some words come, for ten seconds at most between two pieces."""
    seen = b""
    while words not in seen:
        ready, _, _ = select.select([master], [], [], 10)
        assert ready, seen
        seen += os.read(master, 4096)
    return seen


def test_ctrl_c_at_the_prompt_ends_with_130_and_everything_is_kept():
    """A process of its own, whose terminal is a pseudo-terminal, so that Ctrl-C comes as it does in life."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", TAKE_TERMINAL, "request", "meta"],
        stdin=slave, stdout=slave, stderr=slave, start_new_session=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    os.close(slave)
    seen = read_until(master, b"begin. ")
    os.write(master, b"\n")
    seen += read_until(master, b"? help\r\n> ")
    os.write(master, b"d\n")
    seen += read_until(master, b"? help\r\n> ")
    for _ in range(20):  # a Ctrl-C that comes while the line is being set up is seen at the next key only
        os.write(master, b"\x03")
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.5)
            break
    with suppress(OSError):  # the terminal ends with the process
        seen += read_until(master, b"safe; run the same command again to go on.")
    os.close(master)
    assert process.returncode == 130
    assert b"Everything written so far is safe" in seen
    assert Walk(DATABASE, load_guide("request", "meta")).look().find("contact").state == "done"
