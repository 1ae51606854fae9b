"""Runs jobs, here or in worker processes, and hands back their outcomes in order.

Worker processes pay from some tens of megabytes on.  They are started fresh (not forked), which is the same on
every system and shares no open database.  Each has one job at a time and gets the next one when its outcome is
taken, so that the memory of outcomes is bounded and nobody waits for a full pipe; jobs go round, so that outcomes
come in order.  No thread is involved: a pool's helper threads would make SQLite's bindings wait for them a million
times.  A worker that dies (memory, the system's hand) costs nothing: its job is done here.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import cycle
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final

from exit_kit.importing.work import Job, Outcome, do_job

_WORTH_IT_BYTES: Final = 48_000_000
_MOST_WORKERS: Final = 3
_WAIT_SECONDS: Final = 2


def run_jobs(jobs: Iterable[Job], size_bytes: int, wanted: int) -> Iterator[Outcome]:
    """Yield one outcome for each job, in order.  `wanted`: number of processes, 0 to let the size decide."""
    workers = count_workers(size_bytes, wanted)
    return _run_in_workers(jobs, workers) if workers else map(do_job, jobs)


def count_workers(size_bytes: int, wanted: int) -> int:
    """Return how many worker processes to start beside this one, 0 for none."""
    if wanted:
        return wanted - 1
    if size_bytes < _WORTH_IT_BYTES:
        return 0
    return min(_MOST_WORKERS, _count_cores() - 1)


def _count_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Worker:
    """One worker process and the pipe to it."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_work, args=(theirs,), daemon=True)
        with _holding_interrupts():
            self._process.start()
        theirs.close()

    def start(self, job: Job) -> None:
        """Hand over a job; a worker that has died is noticed when its outcome is taken."""
        try:
            self._pipe.send(job)
        except OSError:
            self._pipe.close()

    def take(self, job: Job) -> Outcome:
        """Return the outcome of the job, done here if the worker has died."""
        try:
            outcome: Outcome = pickle.loads(self._pipe.recv_bytes())
        except (EOFError, OSError):
            self._pipe.close()
            outcome = do_job(job)
        return outcome

    def stop(self) -> None:
        """End the process: what it may still be doing is not wanted any more."""
        self._pipe.close()
        self._process.terminate()
        self._process.join(_WAIT_SECONDS)
        self._process.close() if not self._process.is_alive() else self._process.kill()


@contextmanager
def _holding_interrupts() -> Iterator[None]:
    """Hold back Ctrl-C for a moment: a process started meanwhile never gets one, not even while Python starts in it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # when it starts, it lets interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _run_in_workers(jobs: Iterable[Job], count: int) -> Iterator[Outcome]:
    workers = [_Worker() for _ in range(count)]
    waiting: deque[tuple[_Worker, Job]] = deque()
    try:
        for worker, job in zip(cycle(workers), jobs, strict=False):
            if len(waiting) == count:  # then it is this worker's turn
                outcome = waiting[0][0].take(waiting.popleft()[1])
                worker.start(job)
                waiting.append((worker, job))
                yield outcome
            else:
                worker.start(job)
                waiting.append((worker, job))
        for worker, job in waiting:
            yield worker.take(job)
    finally:
        for worker in workers:
            worker.stop()


def _work(pipe: Connection) -> None:
    """Do jobs until the pipe is closed.  Only the first process answers Ctrl-C, and only it speaks: what defeats a
    worker is done again there.  Records have no reference cycles."""
    sys.stderr = io.StringIO()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    try:
        while True:
            pipe.send_bytes(pickle.dumps(do_job(pipe.recv()), pickle.HIGHEST_PROTOCOL))
    except (EOFError, OSError):
        return
