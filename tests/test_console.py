"""What people and programs get to see, and what an export cannot do to a terminal."""

from __future__ import annotations

import io
import json
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exit_kit.console import (
    Console,
    format_count,
    format_duration,
    format_plural,
    format_progress,
    format_size,
    harmless,
)


class Terminal(io.StringIO):
    """A stderr that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


@given(st.text(st.characters()))
def test_no_text_of_an_export_can_steer_a_terminal(text):
    shown = harmless(text)
    assert not any(unicodedata.category(char) == "Cc" for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


@pytest.mark.parametrize("text", ["Zoë 👩‍👩‍👧 שלום مرحبا 你好", "a b", ""])
def test_ordinary_text_is_left_alone(text):
    assert harmless(text) == text


def test_line_breaks_become_spaces():
    assert harmless("one\r\ntwo\tthree") == "one  two three"


def test_counts_and_nouns():
    assert format_count(1204) == "1,204"
    assert format_plural(1, "message") == "1 message"
    assert format_plural(0, "message") == "0 messages"
    assert format_plural(1204, "story", "stories") == "1,204 stories"


@pytest.mark.parametrize(
    ("size_bytes", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (999_999, "1.0 MB"),
        (1_204_567, "1.2 MB"),
        (34_000_000_000, "34 GB"),
        (10**15, "1,000 TB"),
    ],
)
def test_sizes(size_bytes, words):
    assert format_size(size_bytes) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-1, "0 s"), (20.4, "20 s"), (170, "3 min"), (7500, "2 h 5 min")],
)
def test_durations(seconds, words):
    assert format_duration(seconds) == words


def test_progress_estimates_once_it_can():
    early = format_progress("Reading", 50, 100, 0.5)
    assert early == "Reading [##########..........]  50%  50 bytes of 100 bytes"
    assert format_progress("Reading", 50, 100, 30) == f"{early}  about 30 s left"
    assert "100%" in format_progress("Reading", 120, 100, 30)
    assert "100%" in format_progress("Reading", 0, 0, 30)


def test_a_bar_is_drawn_on_a_terminal_and_wiped_away(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    console = Console()
    with console.progress("Reading", 100) as advance:
        advance(10)
        console.warn("One file could not be read.")
    assert "Reading [" in terminal.getvalue()
    assert "\r" + " " * len(format_progress("Reading", 0, 100, 0)) + "\rOne file could not be read.\n" in (
        terminal.getvalue()
    )


@pytest.mark.parametrize(("quiet", "stream"), [(True, Terminal()), (False, io.StringIO())])
def test_no_bar_is_drawn_when_quiet_or_not_on_a_terminal(monkeypatch, quiet, stream):
    monkeypatch.setattr(sys, "stderr", stream)
    with Console(quiet=quiet).progress("Reading", 100) as advance:
        advance(100)
    assert stream.getvalue() == ""


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_letters_that_the_terminal_lacks_are_escaped(monkeypatch, encoding):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    Console().data("Zoë 👋 \ud83d")
    sys.stdout.flush()
    assert raw.getvalue().decode(encoding).startswith("Zo")
    assert raw.getvalue().decode(encoding).endswith("\\ud83d\n")


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
@given(value=st.text(st.characters()))
@example(value="\ud83d")
@example(value="\x1b[2J\x7f\x9b")
def test_json_is_read_back_as_it_was_and_holds_no_control_characters(encoding, value):
    raw = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding, newline="\n"))
        Console().json({"text": value})
        sys.stdout.flush()
        text = raw.getvalue().decode(encoding)
    assert json.loads(text) == {"text": value}
    assert not any(unicodedata.category(char) == "Cc" for char in text if char != "\n")
