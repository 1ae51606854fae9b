"""Runs jobs, here or in worker processes, and hands back their outcomes in order.

Worker processes pay from some tens of megabytes on.  Each has some jobs ahead, so that it need not wait until its
outcomes are taken: these lie in files, few of them at a time (exit_kit.importing.parcels).  A job that brings much
along (kept bytes, in a rebuild) is given only to who has none, so that nobody waits for a full pipe.  Jobs go round, so
that outcomes come in order.  No thread is involved: a pool's helper threads would make SQLite's bindings wait for them
a million times.  A worker that dies (memory, the system's hand) costs nothing: its jobs are done here.
"""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from exit_kit.archive.private import make_private_folder, remove_private_folder
from exit_kit.importing.parcels import Packer, clear_orphaned, unpack
from exit_kit.importing.records import Conversation, Record
from exit_kit.importing.sealing import seal
from exit_kit.importing.work import Job, Outcome, do_job, get_matcher
from exit_kit.processes import Helper, behave_as_helper, count_cores

_WORTH_IT_BYTES: Final = 48_000_000
_WORTH_READER_BYTES: Final = 4_000_000
_MOST_HELPERS: Final = 4
_FEW_CORES: Final = 3
_AHEAD: Final = 8  # jobs that a worker has at a time, that in work included
_COMMONEST: Final = "facebook"


class Crew:
    """The worker processes of one import.  `wanted`: number of processes in all, 0 to let the size decide."""

    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self._workers: list[_Worker] = []
        self._folder: Path | None = None

    def start(self, size_bytes: int) -> None:
        """Start as many workers as pay for so much; done ahead, they are ready when the first job comes."""
        missing = count_workers(size_bytes, self.wanted) - len(self._workers)
        self._workers += [_Worker(self.open_folder()) for _ in range(missing)]

    def open_folder(self) -> Path | None:
        """Return the folder where what was made waits to be taken; None where there is none: pipes take it then."""
        if self._folder is None:
            with suppress(OSError):
                self._folder = make_private_folder()
        return self._folder

    def run(self, jobs: Iterable[Job], size_bytes: int) -> Iterator[Outcome]:
        """Yield one outcome for each job, in order."""
        self.start(size_bytes)
        return _run_in_workers(jobs, self._workers) if self._workers else map(do_job, jobs)

    def dismiss(self) -> None:
        """End all workers."""
        while self._workers:
            self._workers.pop().stop()

    def clear_up(self) -> None:
        """End all workers, and remove what they laid down."""
        self.dismiss()
        if self._folder is not None:
            remove_private_folder(self._folder)
            self._folder = None


@contextmanager
def hire(wanted: int) -> Iterator[Crew]:
    """Provide workers; whatever happens, their processes end."""
    crew = Crew(wanted)
    try:
        yield crew
    finally:
        crew.clear_up()


def count_workers(size_bytes: int, wanted: int) -> int:
    """Return how many worker processes to start beside this one, 0 for none."""
    return _count_helpers(size_bytes, wanted) - has_indexer(size_bytes, wanted)


def has_indexer(size_bytes: int, wanted: int) -> bool:
    """Say whether one of the processes beside this one is to make the search index: two workers come first."""
    return _count_helpers(size_bytes, wanted) > 2


def has_reader(size_bytes: int, wanted: int) -> bool:
    """Say whether a process beside this one is to read a single text of this size."""
    return size_bytes >= _WORTH_READER_BYTES and (wanted > 1 or (not wanted and count_cores() > 1))


def has_packer(size_bytes: int, wanted: int) -> bool:
    """Say whether the reader of such a text has another process behind it, beside that which makes the search index."""
    return _count_helpers(size_bytes, wanted) > 2


def _count_helpers(size_bytes: int, wanted: int) -> int:
    if wanted:
        return wanted - 1
    if size_bytes < _WORTH_IT_BYTES:
        return 0
    cores = (
        count_cores()
    )  # from four on, one process more than cores: this one waits for workers half of the time
    return min(_MOST_HELPERS, cores if cores > _FEW_CORES else cores - 1)


class _Worker(Helper):
    """One worker process and the pipe to it."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(_work)
        try:
            self.pipe.send(folder)
        except OSError:
            self.pipe.close()

    def start(self, job: Job) -> None:
        """Hand over a job; a worker that has died is noticed when its outcome is taken."""
        try:
            self.pipe.send(job)
        except OSError:
            self.pipe.close()

    def take(self, job: Job) -> Outcome:
        """Return the outcome of the job, done here if the worker has died."""
        try:
            return unpack(self.pipe.recv())
        except (EOFError, OSError, pickle.UnpicklingError):
            self.pipe.close()
            return do_job(job)


def _run_in_workers(jobs: Iterable[Job], workers: Sequence[_Worker]) -> Iterator[Outcome]:
    waiting: deque[tuple[_Worker, Job]] = deque()
    for worker, job in zip(cycle(workers), jobs, strict=False):
        most = len(workers) * (1 if job.kept or job.files else _AHEAD)
        taken = [_take_first(waiting) for _ in range(len(waiting) + 1 - most)]
        worker.start(job)
        waiting.append((worker, job))
        yield from taken
    while waiting:
        yield _take_first(waiting)


def _take_first(waiting: deque[tuple[_Worker, Job]]) -> Outcome:
    worker, job = waiting.popleft()
    return worker.take(job)


def _work(pipe: Connection) -> None:
    """Do jobs until the pipe is closed."""
    behave_as_helper()
    get_matcher(_COMMONEST)  # while there is nothing to do yet; others are loaded when they are met
    folder, parent = None, os.getppid()
    try:
        packer = Packer(folder := pipe.recv())
        while True:
            outcome = do_job(pipe.recv())
            pipe.send_bytes(packer.pack(outcome._replace(records=list(map(seal_messages, outcome.records)))))
    except (EOFError, OSError):
        clear_orphaned(folder, parent)


def seal_messages(record: Record) -> Record:
    """Make the messages of a conversation a block that is quickly handed over."""
    if isinstance(record, Conversation) and record.packed is not None:
        return record._replace(packed=seal(record.packed))
    return record
