"""Helper processes: started fresh (not forked), which is the same on every system and shares no open database."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final

_WAIT_SECONDS: Final = 2


_CONTEXT: Final = get_context("spawn")


def connect() -> tuple[Connection, Connection]:
    """Return both ends of a pipe."""
    return _CONTEXT.Pipe()


class Helper:
    """One process that runs a function of a pipe, and our end of that pipe."""

    def __init__(self, run: Callable[..., None], *more: Connection) -> None:
        """Start the process; `more` are ends of pipes to other helpers, which are its own from now on."""
        self.pipe, theirs = connect()
        ends = (theirs, *more)
        self._process: BaseProcess = _CONTEXT.Process(target=run, args=ends, daemon=True)
        with _holding_interrupts():
            self._process.start()
        for end in ends:
            end.close()

    def stop(self) -> None:
        """End the process: what it may still be doing is not wanted any more."""
        self.pipe.close()
        self._process.terminate()
        self._process.join(_WAIT_SECONDS)
        self._process.close() if not self._process.is_alive() else self._process.kill()


def behave_as_helper() -> None:
    """Leave Ctrl-C and all speaking to the first process: what defeats a helper is done again there.

    What helpers make has no reference cycles to be looked for.
    """
    sys.stderr = io.StringIO()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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
