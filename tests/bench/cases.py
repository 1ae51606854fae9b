"""What the benchmark runs, and what must come out: the cases and the targets."""

from __future__ import annotations

import importlib.util
import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

from .generate import read_count
from .measure import BenchError, Measured, run_measured
from .pages import READERS, find_largest_page

STARTUP_ROUNDS = 7
Results = dict[str, list[Measured]]


@dataclass(frozen=True)
class Case:
    """One program over one export.  `jobs` is None for programs that are not exit-kit.

    `after` names the case whose database it continues; `once` is for what need not be repeated.
    """

    name: str
    label: str
    export: str = "plain"
    module: str = "exit_kit"
    jobs: int | None = None
    after: str | None = None
    once: bool = False

    @property
    def one_core(self) -> bool:
        """Say whether it is held to one core: all but the run with worker processes."""
        return self.jobs != 0


@dataclass(frozen=True)
class Check:
    """One target: a measured value and the limit that it must not pass; None was not measured."""

    label: str
    value: float | None
    limit: float
    unit: str
    note: str = ""

    @property
    def verdict(self) -> str:
        """Return PASS, MISS or a dash."""
        return "-" if self.value is None else "PASS" if self.value <= self.limit else "MISS"


CASES = (
    Case("floor", "the floor", module="tests.bench.floor"),
    Case("one-core", "exit-kit, one core", jobs=1),
    Case("again", "exit-kit, same export again", jobs=1, after="one-core"),
    Case("workers", "exit-kit, all cores", jobs=0),
    Case("html", "exit-kit, HTML, one core", export="html", jobs=1),
    Case("instagram", "exit-kit, Instagram, one core", export="instagram", jobs=1),
    Case("sqlite-utils", "sqlite-utils insert_all", module="tests.bench.sqlite_utils_baseline"),
    Case("floor-4x", "the floor, 4 x messages", export="4x", module="tests.bench.floor"),
    Case("one-core-4x", "exit-kit, one core, 4 x", export="4x", jobs=1),
    Case("huge", "exit-kit, one huge member", export="huge", jobs=1, once=True),
    Case("huge-workers", "exit-kit, huge, all cores", export="huge", jobs=0, once=True),
    Case("html-huge", "exit-kit, one huge page", export="html-page", jobs=1, once=True),
)


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def find_exit_kit() -> bool:
    """Say whether `python -m exit_kit` can be run at all."""
    try:
        return importlib.util.find_spec("exit_kit.__main__") is not None
    except ModuleNotFoundError:
        return False


def run_case(case: Case, export: Path, folder: Path) -> Measured:
    """Run a case once; raise BenchError when it fails or does not store every message."""
    database = folder / f"{case.after or case.name}.db"
    if case.after is None:
        remove_database(database)
    command = [sys.executable, "-m", case.module]
    if case.jobs is None:
        command += [str(export), str(database)]
    else:
        command += ["import", str(export), "--db", str(database), "--jobs", str(case.jobs), "--quiet"]
    os.sync()  # what the run before left to be written is not this run's work
    measured = run_measured(command, one_core=case.one_core, watch_tree=not case.one_core)
    _check_count(database, read_count(export))
    return measured


def run_startup() -> Results:
    """Time `exit-kit --help` against bare Python and against importing typer, in turns."""
    programs = {
        "pass": ["-c", "pass"],
        "typer": ["-c", "import typer"],
        "help": ["-m", "exit_kit", "--help"],
    }
    results: Results = {name: [] for name in programs}
    for _ in range(STARTUP_ROUNDS):
        for name, arguments in programs.items():
            results[name].append(run_measured([sys.executable, *arguments], one_core=True))
    return results


def run_readers(export: Path) -> Results:
    """Time each reader of pages on the same page, in turns with none: each has the core for itself."""
    results: Results = {}
    for name in READERS:
        command = [sys.executable, "-m", "tests.bench.pages", "read", name, str(export)]
        measured = run_measured(command, one_core=True)
        results[f"read {name}"] = [replace(measured, seconds=float(measured.output.split()[0]))]
    return results


def remove_database(path: Path) -> None:
    """Remove a database and what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def warm(paths: Iterable[Path]) -> None:
    """Read the exports once, so that no program pays for the disk in place of the next."""
    for path in paths:
        with path.open("rb") as file:
            while file.read(1 << 20):
                pass


def make_page_checks(results: Results, export: Path) -> list[Check]:
    """Compare the reading of HTML with its targets: 40,000 messages a second, and the memory of four pages."""
    each = best(results, "html")
    page_mb = find_largest_page(export).file_size / 1_000_000
    return [
        Check("HTML, one core, a message", each and each / read_count(export) * 1e6, 25, "us"),
        Check("peak memory, HTML", _peak(results, "html"), 300 + 4 * page_mb, "MB", "300 + 4 pages"),
        Check("a page, times bare lexbor", ratio(results, "read exit-kit", "read lexbor"), 2.5, "x"),
        Check("a page, times BeautifulSoup", ratio(results, "read exit-kit", "read soup"), 1 / 15, "x"),
    ]


def make_checks(results: Results) -> list[Check]:
    """Compare what was measured with the targets."""
    help_limit = (best(results, "typer") or 0.0) + 0.25
    cores = count_cores()
    all_cores = 1.0 if cores >= 4 else 1.8  # the promise for worker processes wants four cores
    return [
        Check("one core, times the floor", ratio(results, "one-core", "floor"), 1.8, "x", "aim: 1.5"),
        Check(
            "all cores, times the floor", ratio(results, "workers", "floor"), all_cores, "x", f"{cores} cores"
        ),
        Check("again, times the first import", ratio(results, "again", "one-core"), 0.1, "x"),
        Check("Instagram, times Facebook", ratio(results, "instagram", "one-core"), 1.15, "x", "one core"),
        Check("peak memory, one core", _peak(results, "one-core"), 300, "MB"),
        Check("peak memory, all processes", _tree(results, "workers"), 300, "MB"),
        Check("4 x messages, times one", growth(results, "one-core-4x", "one-core"), 4.4, "x", "--linear"),
        Check("peak memory, 4 x messages", _peak(results, "one-core-4x"), 300, "MB", "--linear"),
        Check("peak memory, one huge member", _peak(results, "huge"), 300, "MB", "--huge"),
        Check("the same with all processes", _tree(results, "huge-workers"), 300, "MB", "--huge"),
        Check("exit-kit --help", best(results, "help"), help_limit, "s", "import typer + 0.25 s"),
    ]


def best(results: Results, name: str) -> float | None:
    """Return the shortest wall time of a case's runs."""
    runs = results.get(name)
    return min(run.seconds for run in runs) if runs else None


def ratio(results: Results, name: str, other: str) -> float | None:
    """Return how many times as long as the other a case took, best run against best run."""
    value, base = best(results, name), best(results, other)
    return value / base if value and base else None


def growth(results: Results, name: str, other: str) -> float | None:
    """Return how many times as long as the other a case took, mean against mean.

    Not best against best: a long run meets every mood of the machine, the best of short ones only its best.
    """
    means = [[run.seconds for run in results.get(case, [])] for case in (name, other)]
    return mean(means[0]) / mean(means[1]) if all(means) else None


def _peak(results: Results, name: str) -> float | None:
    return max((run.peak_mb for run in results.get(name, [])), default=None)


def _tree(results: Results, name: str) -> float | None:
    sampled: Sequence[float] = [run.tree_mb for run in results.get(name, []) if run.tree_mb is not None]
    return max(sampled, default=None)


def _check_count(database: Path, expected: int) -> None:
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True)) as connection:
            [[count]] = connection.execute("SELECT count(*) FROM messages").fetchall()
    except sqlite3.Error as error:
        raise BenchError(f"no messages in {database.name}: {error}") from error
    if count != expected:
        raise BenchError(f"{count:,} messages stored, {expected:,} are in the export")
