"""The one way to the terminal: stdout is data, stderr is talk.

A program that reads our stdout gets data and nothing else, so everything said to a person (what is going
on, warnings, errors, the progress bar) goes to stderr.  `--quiet` silences talk, never data, warnings or
errors.  Only commands hold a `Console`; the library never prints.

Whatever an export holds may come out here, so text from it must not steer the terminal: pass it through
`harmless` first.  A letter that the terminal's encoding lacks is written as an escape; nothing crashes.
There are no colours and no boxes: the same text on a terminal, in a file and in the documentation.
"""

from __future__ import annotations

import json
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TextIO

from exit_kit.wording import format_count, format_duration, format_plural, format_size, harmless

__all__ = [
    "Console",
    "format_count",
    "format_duration",
    "format_plural",
    "format_progress",
    "format_size",
    "harmless",
]

WRAP_AT = 80
BAR_CELLS = 20
REDRAW_SECONDS = 0.1
ESTIMATE_AFTER_SECONDS = 1.0

_JSON_ESCAPES = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def format_progress(label: str, done_bytes: int, total_bytes: int, elapsed_seconds: float) -> str:
    """Return one line of progress: label, bar, share, bytes and, once it can be told, the time left."""
    share = min(done_bytes / total_bytes, 1.0) if total_bytes else 1.0
    bar = ("#" * int(share * BAR_CELLS)).ljust(BAR_CELLS, ".")
    line = f"{label} [{bar}] {share:4.0%}  {format_size(done_bytes)} of {format_size(total_bytes)}"
    if elapsed_seconds >= ESTIMATE_AFTER_SECONDS and 0 < share < 1:
        line += f"  about {format_duration(elapsed_seconds / share - elapsed_seconds)} left"
    return line


@dataclass
class Console:
    """Writes data to stdout and talk to stderr.

    `quiet` and `debug` are what the global options say.  The streams are looked up at each call, so that a
    test or a caller may replace `sys.stdout`.
    """

    quiet: bool = False
    debug: bool = False
    _bar: str = field(default="", init=False, repr=False)

    def data(self, text: str = "") -> None:
        """Write one line (or several) of the result to stdout."""
        self._clear_bar()
        _write(sys.stdout, f"{text}\n")

    def json(self, value: Any) -> None:
        """Write a result as JSON to stdout; control characters in it stay escaped."""
        stream = sys.stdout
        plain = (stream.encoding or "utf-8").lower().replace("-", "") != "utf8"
        text = json.dumps(value, ensure_ascii=plain, indent=2)
        self.data(text.translate(_JSON_ESCAPES))

    def say(self, text: str = "") -> None:
        """Tell the person something on stderr, unless `--quiet`."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """Tell the person something on stderr that even `--quiet` must not hide."""
        self._clear_bar()
        _write(sys.stderr, f"{text}\n")

    def say_wrapped(self, text: str) -> None:
        """Tell the person sentences, wrapped for reading, unless `--quiet`."""
        if not self.quiet:
            self.warn_wrapped(text)

    def warn_wrapped(self, text: str) -> None:
        """Write sentences to stderr, wrapped for reading; paths are never broken."""
        for line in text.splitlines():
            self.warn(textwrap.fill(line, WRAP_AT, break_long_words=False, break_on_hyphens=False))

    @contextmanager
    def progress(self, label: str, total_bytes: int) -> Iterator[Callable[[int], None]]:
        """Show a bar on stderr while the block runs; yield a function that takes the bytes just done.

        Nothing is drawn with `--quiet` or when stderr is no terminal.
        """
        if self.quiet or not sys.stderr.isatty():
            yield lambda _size_bytes: None
            return
        started = time.monotonic()
        done, drawn = 0, float("-inf")

        def advance(size_bytes: int) -> None:
            nonlocal done, drawn
            done += size_bytes
            now = time.monotonic()
            if now - drawn >= REDRAW_SECONDS:
                drawn = now
                self._draw_bar(format_progress(label, done, total_bytes, now - started))

        advance(0)
        try:
            yield advance
        finally:
            self._clear_bar()

    def _draw_bar(self, line: str) -> None:
        _write(sys.stderr, f"\r{line.ljust(len(self._bar))}")
        sys.stderr.flush()
        self._bar = line

    def _clear_bar(self) -> None:
        if self._bar:
            _write(sys.stderr, f"\r{' ' * len(self._bar)}\r")
            self._bar = ""


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
