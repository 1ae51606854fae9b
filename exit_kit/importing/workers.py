"""Runs jobs, here or in worker processes, and hands back their outcomes in order.

Worker processes pay from some tens of megabytes on.  They are started fresh (not forked), which is the same on
every system and shares no open database; a worker that dies (memory, the system's hand) costs nothing: its jobs
and all later ones are done here.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Final

from exit_kit.importing.work import Job, Outcome, do_job

_WORTH_IT_BYTES: Final = 48_000_000
_MOST_WORKERS: Final = 3
_AHEAD: Final = 3  # jobs in flight for each worker: bounds the memory of outcomes that wait


def run_jobs(jobs: Iterable[Job], size_bytes: int, wanted: int) -> Iterator[Outcome]:
    """Yield one outcome for each job, in order.  `wanted`: number of processes, 0 to let the size decide."""
    workers = count_workers(size_bytes, wanted)
    if not workers:
        return map(do_job, jobs)
    return _run_in_workers(iter(jobs), workers)


def count_workers(size_bytes: int, wanted: int) -> int:
    """Return how many worker processes to start beside this one, 0 for none."""
    if wanted:
        return wanted - 1
    if size_bytes < _WORTH_IT_BYTES:
        return 0
    return min(_MOST_WORKERS, _count_cores() - 1)


def _count_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run_in_workers(jobs: Iterator[Job], workers: int) -> Iterator[Outcome]:
    waiting: deque[tuple[Job, Future[Outcome]]] = deque()
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_prepare_worker)
    try:
        for job in islice(jobs, workers * _AHEAD):
            waiting.append((job, pool.submit(do_job, job)))
        while waiting:
            job, future = waiting.popleft()
            outcome = future.result()
            for following in islice(jobs, 1):
                waiting.append((following, pool.submit(do_job, following)))
            yield outcome
    except BrokenProcessPool:
        yield do_job(job)
        yield from map(do_job, (one for one, _ in waiting))
        yield from map(do_job, jobs)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _prepare_worker() -> None:
    """Let only the first process answer Ctrl-C; records have no reference cycles to look for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
