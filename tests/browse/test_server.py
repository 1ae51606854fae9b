"""The server: only this computer, only our plugin, only reading; ends quietly."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from queue import Queue

import pytest

from exit_kit.browse.opening import open_browser
from exit_kit.browse.server import FIRST_PORT, bind_port, open_datasette
from exit_kit.errors import DatabaseError, UsageError
from exit_kit.store.database import open_for_writing
from tests.browse.conftest import Site
from tests.paths import ROOT

FOREIGN = """
import pathlib
pathlib.Path(r"{mark}").write_text("loaded")
"""


@pytest.fixture
def browsing(sample_db, monkeypatch):
    """Start `exit-kit browse` as a user does; yield the process and its address."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    command = [sys.executable, "-m", "exit_kit", "browse", "--db", str(sample_db), "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process, process.stdout.readline().strip()
        process.kill()


def refuse(request, status):
    with pytest.raises(urllib.error.HTTPError, match=status) as refused:
        urllib.request.urlopen(request, timeout=20)
    refused.value.close()


def test_it_says_its_address_answers_and_ends_quietly_with_ctrl_c(browsing):
    process, address = browsing
    assert address.startswith("http://127.0.0.1:")
    home = address.partition("/-/")[0]
    refuse(urllib.request.Request(home), "403")
    refuse(urllib.request.Request(address, headers={"Host": "evil.example"}), "400")
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with browser.open(address, timeout=20) as page:
        assert page.status == 200
    with browser.open(home, timeout=20) as page:
        assert "What Meta has of you" in page.read().decode()
    refuse(urllib.request.Request(address), "403")  # it works once
    process.send_signal(signal.SIGINT)
    talk = process.communicate(timeout=20)[1]
    assert process.returncode == 0
    assert talk == "Only this computer can open this address, once. Press Ctrl-C here to end it.\n"


def test_only_this_computer_is_listened_to():
    with bind_port(None) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        assert listener.getsockname()[1] >= FIRST_PORT


def test_a_port_that_is_taken_is_said_so_when_asked_for_and_passed_over_otherwise():
    with bind_port(None) as first:
        first.listen()
        taken = first.getsockname()[1]
        with bind_port(None) as second:
            assert second.getsockname()[1] > taken
        with pytest.raises(UsageError, match=f"Port {taken} cannot be used"):
            bind_port(taken)


def test_without_a_database_there_is_a_clear_sentence(run_cli, tmp_path):
    finished = run_cli("browse", "--no-open", "--db", tmp_path / "none.db")
    assert finished.exit_code == 4
    assert "There is no database at" in finished.stderr
    assert finished.stdout == ""


def test_a_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (a)")
    db.close()
    with pytest.raises(DatabaseError, match="another program"):
        open_datasette(path)


def test_nothing_can_be_written(site, sample_db):
    before = sample_db.read_bytes()
    for sql in ("DELETE FROM messages", "PRAGMA user_version = 7", "ATTACH 'x.db' AS x"):
        assert site.get("/exit-kit", params={"sql": sql}).status_code == 400
    assert sample_db.read_bytes() == before


def test_another_process_may_read_meanwhile(site, sample_db):
    other = sqlite3.connect(f"{sample_db.as_uri()}?mode=ro", uri=True)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM messages").fetchone()
    assert site.get("/exit-kit/messages").status_code == 200
    other.close()


def test_a_database_in_which_an_import_was_killed_is_read_with_all_it_committed(sample_db, tmp_path, runner):
    copy = tmp_path / "killed.db"
    copy.write_bytes(sample_db.read_bytes())
    writer = sqlite3.connect(copy, isolation_level=None)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("UPDATE people SET name = 'Committed' WHERE id = 1")
    datasette = open_datasette(copy)
    found = runner.run(datasette.client.get("/exit-kit/people/1.json?_shape=objects")).json()
    assert found["rows"][0]["name"] == "Committed"
    datasette.executor.shutdown()
    datasette.get_database("exit-kit").close()
    writer.close()


@pytest.mark.slow
def test_an_import_into_the_open_database_is_waited_for_and_then_seen(
    sample_db, tmp_path, runner, monkeypatch
):
    path = tmp_path / "growing.db"
    path.write_bytes(sample_db.read_bytes())
    site = Site(path, runner)
    assert "Newcomer" not in site.get("/exit-kit/people").text
    with open_for_writing(path) as db:
        db.execute("INSERT INTO people (platform, name) VALUES ('facebook', 'Newcomer')")
        meanwhile = site.get("/exit-kit/people")
        assert meanwhile.status_code == 503
        assert "Another program is using it." in meanwhile.text
        assert meanwhile.headers["content-security-policy"]
    assert "Newcomer" in site.get("/exit-kit/people").text
    path.unlink()
    assert "There is no database at" in site.get("/").text
    site.close()


def test_plugins_of_the_environment_are_not_loaded(tmp_path, monkeypatch):
    mark = tmp_path / "mark"
    packages = tmp_path / "packages"
    info = packages / "phoning_home-1.0.dist-info"
    info.mkdir(parents=True)
    (packages / "phoning_home.py").write_text(FOREIGN.format(mark=mark))
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: phoning-home\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[datasette]\nphoning_home = phoning_home\n")
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{packages}")
    names = "from exit_kit.browse.server import load_datasette; print(load_datasette().list_name_plugin())"
    for before, is_loaded in (("", False), ("import datasette.plugins;", True)):
        done = subprocess.run(
            [sys.executable, "-c", before + names], capture_output=True, text=True, check=True
        )
        assert "exit_kit.browse.plugin" in done.stdout
        assert "phoning_home" not in done.stdout
        assert mark.exists() == is_loaded, "the second shows that the made-up plugin is one"


def test_no_browser_is_started_where_there_is_no_screen(monkeypatch):
    opened: Queue[str] = Queue()
    monkeypatch.setattr("webbrowser.open", opened.put)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not open_browser("http://127.0.0.1:8001/")
    monkeypatch.setenv("DISPLAY", ":0")
    assert open_browser("http://127.0.0.1:8001/")
    assert opened.get(timeout=10) == "http://127.0.0.1:8001/"
    assert opened.empty()


def test_help_says_what_it_does(run_cli):
    text = run_cli("browse", "--help").stdout
    assert all(word in text for word in ("--port", "--no-open", "--db", "Ctrl-C", "this computer only"))
