"""Run one program in a fresh process and say what it took: wall time, CPU time, memory.

Pinned to one core where the system allows it, so that "one core" means one core.  The runner itself stays
small: Linux counts a parent's memory at the fork into the child's peak.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import struct_rusage
from typing import IO

ROOT = Path(__file__).parents[2]
SAMPLE_SECONDS = 0.1
RSS_UNITS_PER_MB = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024


class BenchError(Exception):
    """A measured program failed, or did not do what it was measured for."""


@dataclass(frozen=True)
class Measured:
    """What one run took: `peak_mb` of its largest process, `tree_mb` of all together (None: not sampled)."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    tree_mb: float | None
    output: str


def run_measured(command: Sequence[str], *, one_core: bool, watch_tree: bool = False) -> Measured:
    """Run a command to its end; raise BenchError with the end of what it said when it fails."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaint:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=_make_environment(),
            stdout=output,
            stderr=complaint,
            preexec_fn=_pin if one_core else None,
        )
        status, usage, tree_mb = _wait(process.pid, watch_tree)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise BenchError(f"exit code {process.returncode}: {_read_end(complaint) or _read_end(output)}")
        cpu_seconds, peak_mb = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / RSS_UNITS_PER_MB
        return Measured(seconds, cpu_seconds, peak_mb, tree_mb, _read_end(output))


def _make_environment() -> dict[str, str]:
    """Return an environment in which Python keeps what it compiled, as it does where a program is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _pin() -> None:
    """Keep this process, and what it starts, on the last core that it may use."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _wait(pid: int, watch_tree: bool) -> tuple[int, struct_rusage, float | None]:
    """Wait for a process; return its status, its usage with that of its own children, its tree's peak."""
    if not watch_tree:
        _, status, usage = os.wait4(pid, 0)
        return status, usage, None
    peak: float | None = None
    while True:
        done, status, usage = os.wait4(pid, os.WNOHANG)
        if done:
            return status, usage, peak
        now = read_tree_mb(pid)
        peak = now if peak is None or now is None else max(peak, now)
        time.sleep(SAMPLE_SECONDS)


def read_tree_mb(pid: int) -> float | None:
    """Return the memory of a process and its descendants, shared pages counted once; None without /proc."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        fields = _read_text(entry).rpartition(")")[2].split()
        if fields:
            children.setdefault(int(fields[1]), []).append(int(entry.parent.name))
    total, waiting = 0, [pid]
    while waiting:
        member = waiting.pop()
        waiting += children.get(member, [])
        for line in _read_text(Path(f"/proc/{member}/smaps_rollup")).splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total * 1024 / 1_000_000


def _read_text(path: Path) -> str:
    """Return a file of /proc, or nothing where the process has ended meanwhile."""
    try:
        return path.read_text()
    except OSError:
        return ""


def _read_end(file: IO[bytes]) -> str:
    """Return the last 2,000 bytes of what was written to a temporary file."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 2_000))
    return file.read().decode(errors="replace").strip()
