"""Bad exports beside or amid a good one: the good one is imported entirely, the bad is named, nothing is quoted."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.crafting import write_zip
from tests.cli.hostile import MEMBERS, ODD, PARTS, ROOT, SECRET, craft_in, make_many, read_sample, zip_sample
from tests.cli.users import begin_as_nobody
from tests.paths import ROOT as REPOSITORY

DATABASE = "exit-kit.db"
COUNTED = (
    "conversations",
    "messages",
    "posts",
    "comments",
    "connections",
    "reactions",
    "media",
    "places",
    "searches",
)


def count_rows(database: Path) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchone() is None
        return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}


def count_status(database: Path) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as db:
        return dict(db.execute("SELECT status, count(*) FROM members GROUP BY status").fetchall())


def check_talk(done) -> str:
    """Check that what was said is a sentence of ours and quotes nothing; return it in one line."""
    assert "Traceback" not in done.stderr
    assert "did not expect" not in done.stderr
    assert SECRET not in done.stderr + done.stdout
    said = " ".join(done.stderr.split())
    assert re.search(r"[.:] ?", said), said
    return said


@pytest.fixture(scope="module")
def healthy(tmp_path_factory) -> dict[str, int]:
    from exit_kit.importing.pipeline import import_paths

    folder = tmp_path_factory.mktemp("healthy")
    summary = import_paths([zip_sample(folder)], folder / DATABASE)
    assert not summary.members["unreadable"]
    return count_rows(folder / DATABASE)


@pytest.mark.parametrize("name", MEMBERS)
def test_a_bad_member_costs_itself_and_is_set_aside(name, healthy, run_cli, tmp_path):
    entries = MEMBERS[name]()
    done = run_cli("import", craft_in(tmp_path, *entries))
    assert done.exit_code == 6
    said = check_talk(done)
    assert "could not be read and" in said
    assert "set aside: see exit-kit problems" in said
    assert count_rows(Path(DATABASE)) == healthy
    assert count_status(Path(DATABASE))["unreadable"] == len(entries)
    told = run_cli("problems")
    assert told.exit_code == 0
    assert told.stdout
    again = run_cli("import", tmp_path / "bad.zip")
    assert "Nothing new" in check_talk(again)


@pytest.mark.parametrize("name", [*MEMBERS, *ODD])
def test_a_look_at_a_bad_member_is_calm(name, run_cli, tmp_path):
    done = run_cli("look", craft_in(tmp_path, *(MEMBERS | ODD)[name]()), "--quiet")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Facebook export of Mira Halvorsen")
    assert os.listdir() == []


@pytest.mark.parametrize("name", ODD)
def test_an_odd_member_is_kept_and_costs_nothing(name, healthy, run_cli, tmp_path):
    entries = ODD[name]()
    done = run_cli("import", craft_in(tmp_path, *entries))
    assert done.exit_code == 0
    check_talk(done)
    assert count_rows(Path(DATABASE)) == healthy
    with closing(sqlite3.connect(DATABASE)) as db:
        kept = db.execute("SELECT count(*) FROM members WHERE path LIKE ?", (f"%{SECRET}%",)).fetchone()
    assert kept == (len(entries),)


@pytest.mark.parametrize("name", PARTS)
def test_a_bad_file_beside_a_good_one_is_refused_and_the_good_one_read(name, healthy, run_cli, tmp_path):
    make, word = PARTS[name]
    bad, good = make(tmp_path), zip_sample(tmp_path)
    done = run_cli("import", bad, good)
    assert done.exit_code == 3
    said = check_talk(done)
    assert word in said
    assert bad.name in said
    assert "understood" in said
    assert count_rows(Path(DATABASE)) == healthy


@pytest.mark.parametrize("name", PARTS)
def test_a_bad_file_alone_is_refused_and_no_database_made(name, run_cli, tmp_path):
    make, word = PARTS[name]
    bad = make(tmp_path)
    for command in ("import", "look"):
        done = run_cli(command, bad)
        if not (command == "look" and word in ("Meta data logs", "WhatsApp")):
            assert done.exit_code == 3
            assert word in check_talk(done)
        assert not Path(DATABASE).exists()


@pytest.mark.parametrize("name", PARTS)
def test_what_was_stored_before_outlives_a_bad_file(name, healthy, run_cli, tmp_path):
    run_cli("import", zip_sample(tmp_path))
    before = Path(DATABASE).read_bytes()
    make, _ = PARTS[name]
    assert run_cli("import", make(tmp_path)).exit_code == 3
    assert Path(DATABASE).read_bytes() == before


def test_all_refused_paths_are_named_when_nothing_can_be_read(run_cli, tmp_path):
    bad = [PARTS[name][0](tmp_path) for name in ("cut at 50%", "a page", "an export of data logs")]
    done = run_cli("import", *bad)
    assert done.exit_code == 3
    said = check_talk(done)
    assert all(path.name in said for path in bad)
    assert "nothing was imported" in said


def test_a_zip_that_vanishes_between_listing_and_reading_is_waited_for(
    run_cli, tmp_path, monkeypatch, healthy
):
    from exit_kit.importing import pipeline

    good = zip_sample(tmp_path)
    gone = tmp_path / "gone.zip"
    register = pipeline.register_parts

    def vanish(db, parts):
        done = register(db, parts)
        good.rename(gone)
        return done

    monkeypatch.setattr(pipeline, "register_parts", vanish)
    done = run_cli("import", good)
    said = check_talk(done)
    assert done.exit_code == 6, said
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path / "here")
    again = run_cli("import", gone, "--db", DATABASE)
    assert again.exit_code == 0, check_talk(again)
    assert count_rows(Path(DATABASE)) == healthy


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs users")
def test_a_folder_that_may_not_be_entered_costs_itself(tmp_path, healthy):
    wrapper = begin_as_nobody()
    folder = Path("/tmp") / f"exit-kit-test-{os.getpid()}"
    try:
        for name, data in read_sample().items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        locked = folder / ROOT / "locked"
        locked.mkdir()
        (locked / "a.json").write_text("{}")
        locked.chmod(0)
        database = folder / "mine" / DATABASE
        database.parent.mkdir()
        if wrapper:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, 65534, 65534)
        done = run_program("import", folder, "--db", database, wrapper=wrapper)
        assert done.returncode == 6, done.stderr
        assert "set aside" in check_talk(done)
        assert count_rows(database) == healthy
    finally:
        subprocess.run(["chmod", "-R", "u+rwx", folder], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def run_program(*args, wrapper=(), **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*wrapper, sys.executable, "-B", "-m", "exit_kit", *map(str, args)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **env}, capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip


@pytest.mark.slow
def test_a_hundred_thousand_tiny_members_are_listed_and_read_in_bounded_time(run_cli, tmp_path):
    path = make_many(tmp_path, 100_000)
    done = run_cli("import", path)
    assert done.exit_code == 0
    assert "100,000 files read" in check_talk(done)


def test_quiet_says_nothing_when_all_went_well(run_cli, tmp_path):
    good = zip_sample(tmp_path)
    assert run_cli("import", good, "--quiet") == (0, "", "")
    assert run_cli("import", good, "--quiet") == (0, "", "")
    assert run_cli("rebuild", "--quiet") == (0, "", "")


def test_a_reader_that_leaves_early_costs_nothing(tmp_path, healthy):
    """`exit-kit import --json | head -0`: the import is whole, and nobody sees a traceback."""
    good = zip_sample(tmp_path)
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "exit_kit"]
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    for args in (["import", good, "--json"], ["report"], ["look", good], ["problems"]):
        done = subprocess.run(
            [*command, *map(str, args)], env=env, stdout=writer, stderr=subprocess.PIPE, check=False
        )
        assert b"Traceback" not in done.stderr
        assert b"Exception ignored" not in done.stderr
        assert done.returncode in (0, 1)
    os.close(writer)
    closed = subprocess.run(["sh", "-c", '"$@" >&- 2>&-', "sh", *command, "problems"], env=env, check=False)
    assert closed.returncode == 0
    assert count_rows(Path(DATABASE)) == healthy


def test_an_import_needs_no_network(tmp_path):
    good = zip_sample(tmp_path)
    if shutil.which("unshare") and subprocess.run(["unshare", "-n", "true"], check=False).returncode == 0:
        done = run_program("import", good, "--jobs", "2", wrapper=["unshare", "-n"])
        assert done.returncode == 0, done.stderr
    block = tmp_path / "block"
    block.mkdir()
    (block / "sitecustomize.py").write_text(
        "import sys\ndef refuse(event, args):\n    if event.startswith('socket.'):\n        raise SystemExit(99)\n"
        "sys.addaudithook(refuse)\n"
    )
    done = run_program("import", good, PYTHONPATH=f"{block}{os.pathsep}{REPOSITORY}")
    assert done.returncode == 0, done.stderr


def test_a_wrapper_with_an_unreadable_export_of_another_platform_leaves_the_other_alone(
    run_cli, tmp_path, healthy
):
    folder = tmp_path / "downloads"
    folder.mkdir()
    zip_sample(folder)
    write_zip(folder / "logs.zip", {"data_logs/content/x.json": SECRET.encode()})
    (folder / "notes.txt").write_text(SECRET)
    done = run_cli("import", folder)
    assert done.exit_code == 3
    assert "Meta data logs" in check_talk(done)
    assert count_rows(Path(DATABASE)) == healthy


def test_a_part_of_photos_alone_says_so_and_that_a_second_time_nothing_is_new(run_cli, tmp_path):
    photos = {f"{ROOT}/posts/media/{number}.jpg": b"\xff\xd8\xff" + bytes([number]) for number in range(3)}
    write_zip(tmp_path / "photos.zip", photos)
    shutil.copy(tmp_path / "photos.zip", tmp_path / "photos again.zip")
    names = ("photos.zip", "photos again.zip")
    said = [check_talk(run_cli("import", tmp_path / name, "--db", "my photos.db")) for name in names]
    assert ["3 photos and other files found" in text for text in said] == [True, False]
    assert ["Nothing new" in text for text in said] == [False, True]
    assert all("exit-kit report --db 'my photos.db'" in text for text in said)
