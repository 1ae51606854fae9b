"""The samples of chats: what is in them is found, in its order; and what holds for all exports holds for them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.importing.told import Told
from tests.laws.archives import CHATS, read_sample, write_folder, write_zip
from tests.laws.snapshots import assert_same, snapshot, snapshot_strictly
from tests.paths import ROOT, SAMPLES

COUNTS = json.loads((SAMPLES / "expected_counts.json").read_text(encoding="utf-8"))
QUERIES = {
    "members": "SELECT count(*) FROM members",
    "messages": "SELECT count(*) FROM messages",
    "events": "SELECT count(*) FROM messages WHERE kind = 'event'",
    "date_order": "SELECT date_order FROM chat_texts",
    "sureness": "SELECT sureness FROM chat_texts",
    "media_files": "SELECT count(*) FROM media WHERE status = 'found'",
}
SCRIPT = """
import os, signal, sys
from pathlib import Path
from exit_kit.importing import pipeline
count = [int(sys.argv[3])]
def die(*args, **named):
    count[0] -= 1
    if not count[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return kept(*args, **named)
kept, pipeline.write_outcome = pipeline.write_outcome, die
pipeline.import_paths([Path(sys.argv[1])], Path(sys.argv[2]))
"""


def ask(database: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query).fetchall()


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a folder with the zips of all samples, and what importing it gives."""
    folder = tmp_path_factory.mktemp("chats")
    for name in CHATS:
        tree = read_sample(name)
        title = next(iter(tree)).partition("/")[0]
        inside = {path.partition("/")[2]: data for path, data in tree.items()}
        write_zip(folder / "zips" / f"{title}.zip", inside)
    import_paths([folder / "zips"], folder / "x.db")
    return folder / "zips", folder / "x.db"


@pytest.mark.parametrize("name", CHATS)
def test_what_is_in_a_chat_is_found(imported: Callable[..., Path], name: str) -> None:
    found = {figure: ask(imported(name), query)[0][0] for figure, query in QUERIES.items()}
    assert found == {figure: COUNTS[name][figure] for figure in QUERIES}


def test_messages_stand_in_the_order_of_the_text(imported: Callable[..., Path]) -> None:
    rows = ask(imported("whatsapp_ios_en"), "SELECT at, sequence FROM messages ORDER BY id")
    assert [sequence for _, sequence in rows] == list(range(20))
    assert sorted(rows) != rows  # one came late


def test_the_chats_of_one_phone_are_one_account(together: tuple[Path, Path]) -> None:
    assert ask(together[1], "SELECT platform, key FROM accounts") == [("whatsapp", "unknown")]
    assert ask(together[1], "SELECT count(*) FROM conversations") == [(len(CHATS),)]
    assert ask(together[1], "SELECT count(*) FROM exports") == [(len(CHATS),)]


def test_zips_a_folder_of_folders_and_single_folders_give_the_same(
    together: tuple[Path, Path], tmp_path: Path
) -> None:
    trees = [read_sample(name) for name in CHATS]
    for tree in reversed(trees):
        folder = write_folder(tmp_path / "one", tree)
        import_paths([folder], tmp_path / "x.db")
    assert_same(snapshot(together[1]), snapshot(tmp_path / "x.db"))


def test_what_other_chats_show_is_taken_for_a_chat_that_shows_nothing(tmp_path: Path) -> None:
    database = tmp_path / "x.db"
    query = "SELECT date_order, decided_by, sureness FROM chat_texts WHERE title = 'Lou Sample'"
    import_paths([SAMPLES / "whatsapp_android_open"], database)
    assert ask(database, query) == [("dmy", "nothing", "assumed")]
    import_paths([SAMPLES / "whatsapp_ios_en"], database)
    assert ask(database, query) == [("mdy", "other chats", "likely")]
    import_paths([SAMPLES / "whatsapp_android_de"], database)  # one says so, the other so
    assert ask(database, query) == [("dmy", "nothing", "assumed")]


def test_a_rebuild_gives_the_same(together: tuple[Path, Path], tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(together[1].read_bytes())
    rebuild(copy)
    assert_same(snapshot_strictly(together[1]), snapshot_strictly(copy))


def test_what_the_user_says_of_dates_settles_what_is_open_and_lasts(tmp_path: Path) -> None:
    sample = SAMPLES / "whatsapp_android_open"
    import_paths([sample], tmp_path / "late.db")
    rebuild(tmp_path / "late.db", told=Told(date_order="mdy", timezone="America/Chicago"))
    rebuild(tmp_path / "late.db")
    import_paths([sample], tmp_path / "early.db", told=Told(date_order="mdy", timezone="America/Chicago"))
    assert_same(snapshot(tmp_path / "early.db"), snapshot(tmp_path / "late.db"))
    query = "SELECT min(at), decided_by, at_precision FROM messages JOIN chat_texts"
    assert ask(tmp_path / "late.db", query) == [("2024-03-04T15:05:00Z", "given", "minute")]


def test_what_the_text_shows_is_surer_than_what_the_user_says(tmp_path: Path) -> None:
    import_paths([SAMPLES / "whatsapp_ios_en"], tmp_path / "x.db", told=Told(date_order="dmy"))
    assert ask(tmp_path / "x.db", "SELECT date_order FROM chat_texts") == [("mdy",)]


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_killed_after_a_chat_and_rerun_equals_a_clean_run(
    together: tuple[Path, Path], tmp_path: Path, number: int
) -> None:
    source, clean = together
    script = tmp_path / "kill.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, str(script), str(source), str(tmp_path / "x.db"), str(number)]
    assert subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=False).returncode < 0
    import_paths([source], tmp_path / "x.db")
    assert_same(snapshot_strictly(clean), snapshot_strictly(tmp_path / "x.db"))


@pytest.mark.parametrize("name", CHATS)
def test_a_chat_cut_off_or_changed_anywhere_is_read_as_far_as_it_goes(tmp_path: Path, name: str) -> None:
    tree = read_sample(name)
    path = next(path for path in tree if path.endswith(".txt"))
    data = tree[path]
    for step, cut in enumerate(range(len(data) // 2, len(data), len(data) // 9)):
        broken = data[:cut] if step % 2 else data[:cut] + b"\xff\x00\r" + data[cut + 3 :]
        folder = write_folder(tmp_path / "broken", {path: broken})
        import_paths([folder], tmp_path / f"{step}.db")
        ((status,),) = ask(tmp_path / f"{step}.db", "SELECT status FROM members")
        (messages,) = ask(tmp_path / f"{step}.db", "SELECT count(*) FROM messages")[0]
        assert status == "imported"
        assert 0 < messages <= COUNTS[name]["messages"]
