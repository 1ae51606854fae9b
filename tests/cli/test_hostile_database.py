"""Trouble with the database: it is told in a sentence, the exit code is 4, and nothing stored before is lost."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.importing.pipeline import import_paths
from tests.archive.crafting import write_zip
from tests.cli.hostile import ROOT, SECRET, read_sample, zip_sample
from tests.cli.test_hostile import DATABASE, check_talk, count_rows, count_status
from tests.cli.users import begin_as_nobody
from tests.paths import ROOT as REPOSITORY

MEGABYTES = 12
THREAD = '{"sender_name": "Ada", "timestamp_ms": %d, "content": "' + SECRET + ' %d"}'


@pytest.fixture
def stored(run_cli, tmp_path):
    """A healthy database here."""
    assert run_cli("import", zip_sample(tmp_path)).exit_code == 0
    return Path(DATABASE)


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    """An export that takes a second or more to import."""
    return zip_large(tmp_path_factory.mktemp("large"), MEGABYTES)


@pytest.fixture(scope="module")
def rows_of_large(large, tmp_path_factory) -> dict[str, int]:
    """What the large export gives in a run that nobody disturbs."""
    return count_imported(tmp_path_factory.mktemp("clean") / DATABASE, large)


@pytest.fixture(scope="module")
def rows_of_both(large, tmp_path_factory) -> dict[str, int]:
    """What the healthy export and then the large one give."""
    folder = tmp_path_factory.mktemp("clean")
    return count_imported(folder / DATABASE, zip_sample(folder), large)


def count_imported(database: Path, *paths: Path) -> dict[str, int]:
    for path in paths:
        import_paths([path], database)
    return count_rows(database)


def zip_large(folder: Path, megabytes: int, threads: int = 40) -> Path:
    each = megabytes * 1_000_000 // threads // 90
    files = {}
    for thread in range(threads):
        lines = ", ".join(THREAD % (1600000000000 + number, number) for number in range(each))
        text = f'{{"participants": [{{"name": "Ada"}}], "title": "{thread}", "messages": [{lines}]}}'
        files[f"{ROOT}/messages/inbox/ada_{1000 + thread}/message_1.json"] = text.encode()
    return write_zip(folder / "large.zip", files)


def start_program(*args, **settings) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "exit_kit", *map(str, args)], env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **settings,
    )  # fmt: skip


def wait_for_members(database: Path, count: int = 3) -> None:
    """Wait until an import in another process has written some members: the file, or the log beside it, grows."""
    empty = 600_000  # a database of tables without rows
    for _ in range(6000):
        places = (database, Path(f"{database}-wal"))
        if sum(place.stat().st_size for place in places if place.exists()) > empty + count * 400_000:
            return
        time.sleep(0.01)
    raise AssertionError("the import did not start")


def check_error(done, *words: str) -> None:
    said = check_talk(done)
    assert done.exit_code == 4, said
    assert all(word in said for word in words), said


def make_foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
        db.commit()


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 999")


BAD = {
    "another program's": (make_foreign, "another program"),
    "no database": (lambda path: path.write_text(SECRET * 500), "not a database"),
    "a newer version's": (make_newer, "newer exit-kit"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_database_that_is_not_ours_is_left_as_it_is(name, run_cli, stored, tmp_path):
    make, word = BAD[name]
    if "newer" not in name:
        stored.unlink()
    make(stored)
    before = stored.read_bytes()
    for command in (["import", tmp_path / "healthy.zip"], ["rebuild"], ["report"], ["problems"]):
        check_error(run_cli(*command), word, DATABASE)
        assert stored.read_bytes() == before
    assert os.listdir() == [DATABASE]


def test_a_folder_in_place_of_the_database_is_told(run_cli, tmp_path):
    Path(DATABASE).mkdir()
    check_error(run_cli("import", zip_sample(tmp_path)), "folder")


def test_a_place_that_does_not_exist_is_told(run_cli, tmp_path):
    check_error(run_cli("import", zip_sample(tmp_path), "--db", tmp_path / "no" / "where.db"), "where.db")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_truncated_database_is_told_and_not_made_worse(share, run_cli, stored, tmp_path):
    os.truncate(stored, int(stored.stat().st_size * share) // 4096 * 4096)
    zip_2 = write_zip(tmp_path / "more.zip", {f"{ROOT}/posts/your_posts_9.json": b"[]"})
    done = run_cli("import", zip_2)
    check_error(done, "damaged", "--db")
    assert run_cli("report").exit_code in (0, 4)


def run_as_nobody(folder: Path, *args) -> subprocess.CompletedProcess[str]:
    wrapper = begin_as_nobody()
    if wrapper:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 65534, 65534)
    return subprocess.run(
        [*wrapper, sys.executable, "-B", "-m", "exit_kit", *map(str, args)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.fixture
def open_folder():
    folder = Path("/tmp") / f"exit-kit-test-{os.getpid()}"
    folder.mkdir()
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize("what", ["file", "folder", "new"])
def test_a_database_that_may_not_be_written_is_told(what, open_folder):
    good = zip_sample(open_folder)
    database = open_folder / DATABASE
    if what != "new":
        assert run_as_nobody(open_folder, "import", good, "--db", database).returncode == 0
        write_zip(good, {**read_sample(), f"{ROOT}/posts/your_posts_9.json": b"[]"})
    (database if what == "file" else open_folder).chmod(0o400 if what == "file" else 0o500)
    done = run_as_nobody(open_folder, "import", good, "--db", database)
    said = check_talk(done)
    assert done.returncode == 4, said
    assert any(word in said for word in ("may not write", "could not be created")), said
    if what != "new":
        open_folder.chmod(0o700)
        database.chmod(0o600)
        assert run_as_nobody(open_folder, "report", "--db", database).returncode == 0


def test_a_full_disk_is_told_and_what_was_written_is_safe(tmp_path, run_cli, large, rows_of_both):
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        database = place / DATABASE
        assert run_cli("import", zip_sample(tmp_path), "--db", database).exit_code == 0
        before = count_kept(database)
        check_error(run_cli("import", large, "--db", database), "disk is full", "run the same command")
        for end in ("", "-wal"):
            if Path(f"{database}{end}").exists():
                shutil.copy(f"{database}{end}", tmp_path / f"moved.db{end}")
    finally:
        subprocess.run(["umount", str(place)], check=True)
    moved = tmp_path / "moved.db"
    assert before.items() <= count_kept(moved).items()
    assert run_cli("import", large, "--db", moved).exit_code == 0
    assert count_rows(moved) == rows_of_both


def test_two_imports_at_once_do_not_harm_each_other(tmp_path, run_cli, large):
    first = start_program("import", large)
    wait_for_members(Path(DATABASE))
    done = run_cli("import", zip_sample(tmp_path))
    if done.exit_code:  # else it came just when the first had written all, which may still be talking
        check_error(done, "another", "again")
    _, said = first.communicate(timeout=60)
    assert first.returncode == 0, said
    assert run_cli("import", tmp_path / "healthy.zip").exit_code == 0
    assert count_rows(Path(DATABASE))
    assert count_status(Path(DATABASE)).keys() == {"imported", "kept", "media"}


def test_an_import_says_all_that_it_has_to_say_while_the_next_one_writes(tmp_path, run_cli, monkeypatch):
    talk = {"WhatsApp Chat with Ada.txt": b"01/02/2024, 10:00 - Ada: hello\n01/02/2024, 10:01 - Bob: hello\n"}
    with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as other:

        def begin_next(*_: object, **__: object) -> None:
            other.execute("BEGIN EXCLUSIVE")

        monkeypatch.setattr("exit_kit.cli.summaries.show_summary", begin_next)
        done = run_cli(
            "import", write_zip(tmp_path / "WhatsApp Chat with Ada.zip", talk), "--db", tmp_path / DATABASE
        )
    assert done.exit_code == 0, done.stderr
    assert "exit-kit rebuild --owner" in done.stderr


@pytest.mark.parametrize("is_new", [True, False])
def test_what_kill_leaves_behind_is_read_and_finished(tmp_path, run_cli, large, request, is_new):
    if not is_new:
        assert run_cli("import", zip_sample(tmp_path)).exit_code == 0
    killed = start_program("import", large)
    wait_for_members(Path(DATABASE))
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert Path(f"{DATABASE}-journal" if is_new else f"{DATABASE}-wal").exists()
    done = run_cli("report")
    assert done.exit_code == 0, done.stderr
    assert "interrupted" in " ".join((done.stdout + done.stderr).split())
    assert run_cli("import", large).exit_code == 0
    assert count_rows(Path(DATABASE)) == request.getfixturevalue(
        "rows_of_large" if is_new else "rows_of_both"
    )


def count_kept(database: Path) -> dict[int, int]:
    """Return the size of what is kept of each member: the tables are made from it, these bytes are the treasure."""
    with closing(sqlite3.connect(database)) as db:
        query = "SELECT member_id, sum(length(data)) FROM kept GROUP BY member_id"
        return dict(db.execute(query).fetchall())


def list_children(process: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False)
    return [int(one) for one in found.stdout.split()]


def is_alive(process: int) -> bool:
    """Say whether a process goes on; one that has ended and that nobody has asked after does not."""
    for _ in range(50):
        shown = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
        )
        if not shown.stdout.strip() or shown.stdout.startswith("Z"):
            return False
        time.sleep(0.05)
    return True


@pytest.mark.skipif(shutil.which("pgrep") is None, reason="needs pgrep")
@pytest.mark.parametrize("jobs", [1, 3])
def test_ctrl_c_ends_calmly_and_a_second_run_completes(jobs, run_cli, large, rows_of_large):
    running = start_program("import", large, "--jobs", jobs, start_new_session=True)
    wait_for_members(Path(DATABASE), 1)
    children = list_children(running.pid)
    while len(children) < jobs - 1 and running.poll() is None:
        children = list_children(running.pid)
    time.sleep(0.3 * (jobs > 1))
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to every process
    stdout, stderr = running.communicate(timeout=30)
    assert (running.returncode, stdout) == (130, "")
    assert "Traceback" not in stderr
    assert "run the same command again" in stderr
    assert [child for child in children if is_alive(child)] == []
    assert sorted(os.listdir()) == [DATABASE]
    assert run_cli("import", large).exit_code == 0
    assert count_rows(Path(DATABASE)) == rows_of_large


def test_every_file_is_its_owners_alone_all_the_time(tmp_path):
    large = zip_large(tmp_path, 3)
    running = start_program("import", large, umask=0)
    seen: dict[str, int] = {}
    while running.poll() is None:
        for path in Path().iterdir():
            try:
                seen[path.name] = seen.get(path.name, 0) | stat.S_IMODE(path.stat().st_mode)
            except FileNotFoundError:
                continue
    running.communicate()
    assert {DATABASE, f"{DATABASE}-journal"} <= set(seen)
    assert set(seen.values()) == {0o600}
