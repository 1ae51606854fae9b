"""`python -m tests.bench` (`make bench`): how fast exit-kit's import is, against what could be, from one run.

Absolute seconds say little from machine to machine; the ratios do.  So every program of one table runs in
turns on the same export in the same minutes, each in a fresh process, and the best of the repeats counts.
Ends with 1 when a target is missed or a program fails, so that it can stand in a pipeline.
"""

from __future__ import annotations

import argparse
import json
import platform
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from . import cases
from .cases import CASES, Case, Check, Results
from .measure import ROOT, BenchError, Measured
from .pages import MESSAGE_BYTES

DEFAULT_FOLDER = Path(tempfile.gettempdir()) / "exit-kit-bench"
NAMES = ["floor", "one-core", "again", "workers", "html", "instagram", "sqlite-utils", "startup"]
PAGES_SHARE = 5  # one message in HTML for so many in JSON


def parse_options(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--messages", type=int, default=1_000_000, help="size of the export (default: 1,000,000)")
    add("--seed", type=int, default=1, help="seed of the generator (default: 1)")
    add("--folder", type=Path, default=DEFAULT_FOLDER, help="where exports are kept (default: %(default)s)")
    add("--repeat", type=int, default=3, help="rounds; the best counts (default: 3)")
    add("--only", action="append", choices=NAMES, help="run only this; can be given more than once")
    add("--linear", action="store_true", help="also import four times as many messages")
    add(
        "--huge",
        type=int,
        nargs="?",
        const=1_000_000_000,
        metavar="BYTES",
        help="also import an export with one member of that size (default: 1 GB)",
    )
    add("--keep", action="store_true", help="keep the databases in the folder")
    add("--json", type=Path, metavar="FILE", help="write the results there too")
    return parser.parse_args(arguments)


def choose_cases(options: argparse.Namespace) -> list[Case]:
    """Return the cases asked for; one that continues another's database brings that one along."""
    wanted = set(options.only or NAMES)
    if options.linear:
        wanted |= {"one-core", "floor", "one-core-4x", "floor-4x"}
    if options.huge:
        wanted |= {"huge", "huge-workers", "html-huge"}
    wanted |= {case.after for case in CASES if case.name in wanted and case.after}
    present = cases.find_exit_kit()
    return [case for case in CASES if case.name in wanted and (present or case.jobs is None)]


def make_exports(options: argparse.Namespace, chosen: list[Case]) -> dict[str, Path]:
    """Write the exports that the cases need, unless they are kept from before."""
    json, html = ["generate", str(options.folder)], ["pages", "write", str(options.folder)]
    huge = (options.huge or 0) // 10 // MESSAGE_BYTES
    arguments = {
        "plain": [*json, "--messages", str(options.messages)],
        "4x": [*json, "--messages", str(options.messages * 4)],
        "huge": [*json, "--huge", str(options.huge)],
        "html": [*html, "--messages", str(options.messages // PAGES_SHARE)],
        "instagram": ["instagram", str(options.folder), "--messages", str(options.messages)],
        "html-page": [*html, "--messages", str(huge), "--one"],
    }
    exports = {}
    for kind in dict.fromkeys(case.export for case in chosen):
        program, *rest = [*arguments[kind], "--seed", str(options.seed)]
        say(f"export: {' '.join(rest)}")
        command = [sys.executable, "-m", f"tests.bench.{program}", *rest]
        made = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        exports[kind] = Path(made.stdout.strip())
    cases.warm(exports.values())
    return exports


def run_rounds(
    options: argparse.Namespace, chosen: list[Case], exports: dict[str, Path]
) -> tuple[Results, dict[str, str]]:
    """Run all cases in turns, as many rounds as asked; return what they took and what failed."""
    results: Results = {}
    failures: dict[str, str] = {}
    for number in range(options.repeat):
        for case in chosen:
            if case.name in failures or case.after in failures or (case.once and number):
                continue
            say(f"round {number + 1}: {case.label}")
            try:
                results.setdefault(case.name, []).append(
                    cases.run_case(case, exports[case.export], options.folder)
                )
            except BenchError as error:
                failures[case.name] = str(error)
    if not options.keep:
        for case in chosen:
            cases.remove_database(options.folder / f"{case.name}.db")
    return results, failures


def describe_machine(options: argparse.Namespace) -> dict[str, object]:
    """Return what the figures depend on."""
    return {
        "messages": options.messages,
        "seed": options.seed,
        "repeat": options.repeat,
        "cores": cases.count_cores(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.machine()}",
    }


def render_table(results: Results, failures: dict[str, str], messages: int) -> list[str]:
    """Return the table of runs, one line for each case: its best run, and how far off its worst was."""
    columns = f"{'wall s':>9}{'spread':>8}{'CPU s':>8}{'peak MB':>9}{'all MB':>8}{'us/msg':>8}{'x floor':>9}"
    lines = [f"{'':28}{columns}"]
    counts = {"plain": messages, "4x": messages * 4, "html": messages // PAGES_SHARE}
    for case in CASES:
        if case.name in failures:
            lines.append(f"{case.label:28}FAILED: {failures[case.name]}")
        elif case.name in results:
            lines.append(_render_run(case, results, counts.get(case.export)))
    return lines


def _render_run(case: Case, results: Results, count: int | None) -> str:
    run = min(results[case.name], key=lambda run: run.seconds)
    tree = f"{run.tree_mb:8.0f}" if run.tree_mb is not None else f"{'':8}"
    each = f"{run.seconds / count * 1e6:8.2f}" if count else f"{'':8}"
    ratio = cases.ratio(results, case.name, "floor-4x" if case.export == "4x" else "floor")
    times = f"{ratio:9.2f}" if ratio and count and case.export != "html" else ""
    spread = max(run.seconds for run in results[case.name]) / run.seconds - 1
    wall = f"{run.seconds:9.2f}{spread:8.0%}{run.cpu_seconds:8.2f}"
    return f"{case.label:28}{wall}{run.peak_mb:9.0f}{tree}{each}{times}"


def render_parts(results: Results) -> list[str]:
    """Return the seconds of the parts of the floor and of sqlite-utils, from their best runs."""
    lines = []
    for name in ("floor", "sqlite-utils", "floor-4x"):
        if name in results:
            run = min(results[name], key=lambda run: run.seconds)
            parts = ", ".join(f"{part} {seconds:.2f}" for part, seconds in json.loads(run.output).items())
            lines.append(f"{name}, seconds: {parts}")
    growth = cases.growth(results, "floor-4x", "floor")
    return [*lines, f"the floor itself takes {growth:.2f} x for 4 x messages (means)"] if growth else lines


def render_checks(checks: list[Check]) -> list[str]:
    """Return one line for each target."""
    lines = []
    for check in checks:
        value = "not measured" if check.value is None else f"{check.value:.2f} {check.unit}"
        target = f"at most {check.limit:.2f} {check.unit}"
        lines.append(f"{check.verdict:5}{check.label:32}{value:>14}  {target:20}{check.note}".rstrip())
    return lines


def render_startup(results: Results) -> list[str]:
    """Return one line of start-up times, if they were measured."""
    seconds = {name: cases.best(results, name) for name in ("pass", "typer", "help")}
    known = ", ".join(f"{name} {value:.3f} s" for name, value in seconds.items() if value is not None)
    return [f"start-up: {known}"] if known else []


def write_json(path: Path, facts: dict[str, object], results: Results, checks: list[Check]) -> None:
    """Write everything measured, every round, for other programs."""

    def plain(run: Measured) -> dict[str, object]:
        return {key: value for key, value in asdict(run).items() if key != "output"}

    runs = {name: [plain(run) for run in of_case] for name, of_case in results.items()}
    verdicts = [asdict(check) | {"verdict": check.verdict} for check in checks]
    path.write_text(json.dumps({"facts": facts, "runs": runs, "checks": verdicts}, indent=2) + "\n")


def say(text: str) -> None:
    """Tell what is going on; the results alone go to stdout."""
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    """Run the benchmark; return 1 when a target is missed or a program failed."""
    options = parse_options()
    options.folder = options.folder.resolve()
    facts = describe_machine(options)
    if not cases.find_exit_kit():
        say("exit-kit cannot be run in this tree: only the programs that it is compared with are measured.")
    chosen = choose_cases(options)
    exports = make_exports(options, chosen)
    results, failures = run_rounds(options, chosen, exports)
    extras = {"startup": cases.run_startup, "html": lambda: cases.run_readers(exports["html"])}
    for name in (set(extras) & set(options.only or NAMES)) if cases.find_exit_kit() else ():
        try:
            results |= extras[name]()
        except BenchError as error:
            failures[name] = str(error)
            say(f"{name}: {error}")
    checks = cases.make_checks(results)
    if "html" in exports:
        checks += cases.make_page_checks(results, exports["html"])
    lines = [", ".join(f"{name} {value}" for name, value in facts.items()), ""]
    lines += [*render_table(results, failures, options.messages), "", *render_parts(results)]
    lines += [*render_startup(results), "", *render_checks(checks)]
    print("\n".join(lines))
    if options.json:
        write_json(options.json, facts, results, checks)
    return 1 if failures or any(check.verdict == "MISS" for check in checks) else 0


if __name__ == "__main__":
    sys.exit(main())
