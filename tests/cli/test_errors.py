"""Each family of errors, as the user meets it: its words, its exit code, no traceback."""

from __future__ import annotations

import errno
import re
import sqlite3

import pytest
import typer

import exit_kit.errors
from exit_kit.errors import ArchiveError, DatabaseError, ExitKitError, GuideError, UsageError

SECRET = "what stands in a message"


@pytest.fixture
def raising(monkeypatch, throwaway):
    """Make `exit-kit throwaway` raise an error."""

    def arrange(error: BaseException) -> None:
        def run(ctx: typer.Context) -> None:
            """Fail."""
            raise error

        throwaway(run)

    return arrange


def list_tree(kind: type[Exception], depth: int = 0) -> list[tuple[int, str, int]]:
    children = [line for child in kind.__subclasses__() for line in list_tree(child, depth + 1)]
    return [(depth, kind.__name__, kind.exit_code), *children]


def test_the_drawn_tree_of_errors_is_the_real_one():
    drawn = re.findall(r"^    ([│├└─ ]*)(\w+)  +(\d+)", exit_kit.errors.__doc__, re.MULTILINE)
    assert [(len(prefix) // 4, name, int(code)) for prefix, name, code in drawn] == list_tree(ExitKitError)


@pytest.mark.parametrize(
    ("kind", "exit_code"),
    [(ExitKitError, 1), (UsageError, 2), (ArchiveError, 3), (DatabaseError, 4), (GuideError, 5)],
)
def test_each_family_has_its_exit_code_and_says_what_why_and_what_to_do(raising, run_cli, kind, exit_code):
    raising(kind("The zip ends too early.", "It was cut off while downloading.", "Download it again."))
    done = run_cli("throwaway")
    assert done == (
        exit_code,
        "",
        "The zip ends too early.\nIt was cut off while downloading.\nDownload it again.\n",
    )


def test_a_path_in_an_error_cannot_steer_the_terminal(raising, run_cli):
    raising(ArchiveError("There is no file \x1b[2Jevil\nname\x9b\u202e.zip."))
    assert run_cli("throwaway").stderr == "There is no file [2Jevil name.zip.\n"


def test_long_sentences_are_wrapped_but_paths_are_not_broken(raising, run_cli):
    path = "/a-very-long/" * 12
    raising(ArchiveError(f"The file {path} is empty. " + "Words follow it. " * 20))
    lines = run_cli("throwaway").stderr.splitlines()
    assert any(path in line for line in lines)
    assert all(len(line) <= 88 for line in lines if path not in line)


@pytest.mark.parametrize(
    "args", [("nonesuch",), ("--nonesuch",), ("throwaway", "--nonesuch"), ("throwaway", "surplus")]
)
def test_a_wrong_command_line_is_a_usage_error(raising, run_cli, args):
    raising(AssertionError)
    done = run_cli(*args)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "--help`" in done.stderr


def test_a_mistyped_command_gets_a_suggestion(raising, run_cli):
    raising(AssertionError)
    assert "Did you mean 'throwaway'?" in run_cli("throaway").stderr


@pytest.mark.parametrize("error", [KeyboardInterrupt(), typer.Abort()])
def test_an_interrupted_run_says_that_nothing_is_lost(raising, run_cli, error):
    raising(error)
    done = run_cli("throwaway")
    assert done.exit_code == 130
    assert (
        done.stderr.split()
        == "Stopped. Everything written so far is safe; run the same command again to go on.".split()
    )


def make_sqlite_error(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError(SECRET)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(SECRET), "not enough memory"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
        (make_sqlite_error("SQLITE_FULL"), "disk is full"),
        (make_sqlite_error("SQLITE_BUSY_SNAPSHOT"), "Another program"),
        (make_sqlite_error("SQLITE_NOTADB"), "not a SQLite database"),
        (make_sqlite_error("SQLITE_IOERR_WRITE"), "could not be read or written"),
        (sqlite3.IntegrityError(SECRET), "IntegrityError"),
    ],
)
def test_a_full_disk_or_a_bad_database_is_told_in_a_sentence(raising, run_cli, error, words):
    raising(error)
    done = run_cli("throwaway")
    assert done.exit_code == 4
    assert words in done.stderr
    assert SECRET not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_the_system_refuses_is_named(raising, run_cli):
    raising(PermissionError(errno.EACCES, "Permission denied", "/there/export.zip"))
    done = run_cli("throwaway")
    assert done.exit_code == 1
    assert "Permission denied: /there/export.zip." in done.stderr


@pytest.mark.parametrize("error", [ValueError(SECRET), KeyError(SECRET), EOFError(SECRET), OSError(SECRET)])
def test_an_unforeseen_error_is_named_without_any_content(raising, run_cli, error):
    raising(error)
    done = run_cli("throwaway")
    assert done.exit_code == 1
    assert type(error).__name__ in done.stderr
    assert SECRET not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("args", [("--debug", "throwaway"), ("throwaway", "--debug")])
def test_debug_shows_the_traceback(raising, run_cli, args):
    raising(ValueError(SECRET))
    done = run_cli(*args)
    assert done.exit_code == 1
    assert "Traceback" in done.stderr
    assert SECRET in done.stderr
