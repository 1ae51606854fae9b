"""A person at a pseudo-terminal: reads what the program asks, types answers, presses Ctrl-C or Ctrl-D."""

from __future__ import annotations

import os
import pty
import sys
import termios
import threading
from collections.abc import Callable
from contextlib import contextmanager

from exit_kit.cli import main


class Person:
    """Answers each prompt by `answer(text since the last prompt)`; `seen` is all that stood on the screen."""

    def __init__(self, answer: Callable[[str], str]) -> None:
        self.answer = answer
        self.seen = ""
        self.master, self.slave = pty.openpty()
        modes = termios.tcgetattr(self.slave)
        modes[3] &= ~termios.ECHO  # what is typed is not to be taken for what is asked
        termios.tcsetattr(self.slave, termios.TCSANOW, modes)

    def sit(self) -> None:
        """Read and answer until the terminal is closed."""
        asked = 0
        while True:
            try:
                piece = os.read(self.master, 65536)
            except OSError:
                return
            if not piece:
                return
            self.seen += piece.decode(errors="replace").replace("\r\n", "\n")
            if self.seen.endswith(("\n> ", "> ", "? ", "] ", ") ", "begin. ", "note: ")):
                os.write(self.master, self.answer(self.seen[asked:]).encode())
                asked = len(self.seen)


@contextmanager
def seat(person: Person):
    """Make the pseudo-terminal the program's stdin, stdout and stderr."""
    before = sys.stdin, sys.stdout, sys.stderr
    thread = threading.Thread(target=person.sit, daemon=True)
    with (
        open(person.slave, encoding="utf-8", closefd=False) as stdin,
        open(person.slave, "w", encoding="utf-8", buffering=1, closefd=False) as stdout,
    ):
        sys.stdin, sys.stdout, sys.stderr = stdin, stdout, stdout
        thread.start()
        try:
            yield
        finally:
            sys.stdin, sys.stdout, sys.stderr = before
    os.close(person.slave)
    thread.join(5)
    os.close(person.master)


def run_at_terminal(answer: Callable[[str], str], *args: object) -> tuple[int, str]:
    """Run a command line with a person at the terminal; return the exit code and what stood on the screen."""
    person = Person(answer)
    with seat(person):
        code = main([str(arg) for arg in args])
    return code, person.seen
