"""Laws of interruption: killed after member n and rerun equals a clean run; processes make no difference."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing import pipeline, workers
from exit_kit.importing.pipeline import import_paths, rebuild
from tests.laws.archives import read_sample, write_zip
from tests.laws.snapshots import Snapshot, assert_same, snapshot_strictly
from tests.paths import ROOT, SAMPLES

NAME = "facebook_2025_json"
SCRIPT = """
import sys
from pathlib import Path
from exit_kit.importing.pipeline import import_paths
if __name__ == "__main__":
    print("ready", flush=True)
    import_paths([Path(sys.argv[1])], Path(sys.argv[2]), jobs=int(sys.argv[3]))
"""


class Killed(BaseException):
    """Stands for whatever ends a process that can still unwind."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample as one zip."""
    return write_zip(tmp_path_factory.mktemp("archive") / f"{NAME}.zip", read_sample(NAME))


@pytest.fixture(scope="module")
def clean(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Return what a run that nobody disturbs leaves behind."""
    database = tmp_path_factory.mktemp("clean") / "x.db"
    import_paths([archive], database)
    return snapshot_strictly(database)


def _fail_at(number: int, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function, which raises when it is called for the n-th time, before it does anything."""
    calls = 0

    def fail(*args: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            raise Killed
        return function(*args, **named)

    return fail


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 3, 5, 17, 40, 90, 150, 200, 250, 300, 340, 355, 356])
def test_killed_within_member_n_and_rerun_equals_a_clean_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, archive: Path, clean: Snapshot, number: int
) -> None:
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(pipeline, "write_outcome", _fail_at(number, pipeline.write_outcome))
        import_paths([archive], tmp_path / "x.db")
    import_paths([archive], tmp_path / "x.db")
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))


@pytest.mark.parametrize("numbers", [(1, 1, 1), (10, 20, 30), (350, 2, 3), (356, 1)])
def test_killed_after_member_n_several_times_and_rerun_equals_a_clean_run(
    tmp_path: Path, archive: Path, clean: Snapshot, numbers: tuple[int, ...]
) -> None:
    for number in numbers:
        with pytest.raises(Killed):
            import_paths([archive], tmp_path / "x.db", progress=_fail_at(number, lambda *_: None))
    import_paths([archive], tmp_path / "x.db")
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))


@pytest.mark.parametrize("name", ["finish", "register_parts"])
def test_killed_before_the_first_or_behind_the_last_member_and_rerun_equals_a_clean_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, archive: Path, clean: Snapshot, name: str
) -> None:
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(pipeline, name, _fail_at(1, getattr(pipeline, name)))
        import_paths([archive], tmp_path / "x.db")
    import_paths([archive], tmp_path / "x.db")
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))


@pytest.mark.parametrize("step", ["write_media", "write_search", "check_references"])
def test_killed_while_things_are_derived_and_rerun_equals_a_clean_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, archive: Path, clean: Snapshot, step: str
) -> None:
    from exit_kit.store import finish

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(finish, step, _fail_at(1, getattr(finish, step)))
        import_paths([archive], tmp_path / "x.db")
    import_paths([archive], tmp_path / "x.db")
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))


@pytest.mark.parametrize("number", [1, 100, 300])
def test_a_rebuild_that_was_killed_is_finished_by_the_next_run(
    tmp_path: Path, archive: Path, clean: Snapshot, number: int
) -> None:
    import_paths([archive], tmp_path / "x.db")
    with pytest.raises(Killed):
        rebuild(tmp_path / "x.db", progress=_fail_at(number, lambda *_: None))
    import_paths([archive], tmp_path / "x.db")
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))


@pytest.mark.parametrize("number", [5, 150])
def test_a_second_export_that_was_killed_and_rerun_equals_a_clean_run(
    tmp_path: Path, imported: Callable[..., Path], number: int
) -> None:
    old, new = SAMPLES / "facebook_2023_json", SAMPLES / NAME
    import_paths([old], tmp_path / "x.db")
    with pytest.raises(Killed):
        import_paths([new], tmp_path / "x.db", progress=_fail_at(number, lambda *_: None))
    import_paths([new], tmp_path / "x.db")
    assert_same(snapshot_strictly(imported("facebook_2023_json", NAME)), snapshot_strictly(tmp_path / "x.db"))


def _start(folder: Path, archive: Path, jobs: int) -> subprocess.Popen[bytes]:
    script = folder / "run.py"
    script.write_text(SCRIPT, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), str(archive), str(folder / "x.db"), str(jobs)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("seed", range(2))
def test_killed_by_the_system_at_any_moment_and_rerun_equals_a_clean_run(
    tmp_path: Path, archive: Path, clean: Snapshot, jobs: int, seed: int
) -> None:
    process = _start(tmp_path, archive, jobs)
    assert process.stdout
    process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.02, 0.25))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    import_paths([archive], tmp_path / "x.db", jobs=jobs)
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))


@pytest.mark.parametrize("jobs", [2, 4])
def test_worker_processes_and_one_process_give_the_same_database(
    tmp_path: Path, archive: Path, clean: Snapshot, jobs: int
) -> None:
    import_paths([archive], tmp_path / "x.db", jobs=jobs)
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))
    rebuild(tmp_path / "x.db", jobs=jobs)
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))


@pytest.mark.parametrize("number", [1, 30, 200])
def test_a_worker_that_dies_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, archive: Path, clean: Snapshot, number: int
) -> None:
    taken = 0
    take = workers._Worker.take

    def take_from_the_dead(worker: Any, job: Any) -> Any:
        nonlocal taken
        taken += 1
        if taken == number:
            worker._process.kill()
            worker._process.join()
        return take(worker, job)

    monkeypatch.setattr(workers._Worker, "take", take_from_the_dead)
    import_paths([archive], tmp_path / "x.db", jobs=3)
    assert taken > number
    assert_same(clean, snapshot_strictly(tmp_path / "x.db"))
