"""The frame around the commands: global options, help, completion, how fast it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
import typer

from exit_kit import __version__
from exit_kit.cli.commands import COMMANDS
from exit_kit.cli.options import DEFAULT_DATABASE, Database, Json, Paths, console_of
from tests.paths import ROOT

HEAVY = ("sqlite3", "datasette", "orjson", "sqlite_utils", "httpx", "bs4", "selectolax", "rich", "asyncio")


def run_python(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *args],
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture
def echo(throwaway):
    """A command that says and prints what it was given."""

    def run(ctx: typer.Context, paths: Paths, db: Database = DEFAULT_DATABASE, json: Json = False) -> int:
        """Fail."""
        console = console_of(ctx)
        console.say("talk")
        console.json([*map(str, paths), str(db)]) if json else console.data(f"{paths} {db}")
        return 6

    throwaway(run)


def test_a_command_returns_its_exit_code(echo, run_cli):
    assert run_cli("throwaway", "a.zip").exit_code == 6


def test_a_command_that_returns_nothing_is_done(throwaway, run_cli):
    throwaway(lambda: None)
    assert run_cli("throwaway").exit_code == 0


@pytest.mark.parametrize(
    "args", [("--quiet", "throwaway", "a"), ("throwaway", "a", "--quiet"), ("throwaway", "-q", "a")]
)
def test_quiet_silences_talk_but_not_data(echo, run_cli, args):
    done = run_cli(*args)
    assert done.stderr == ""
    assert "a" in done.stdout


def test_the_database_comes_from_the_option_then_the_environment_then_the_default(echo, run_cli, monkeypatch):
    monkeypatch.setenv("EXIT_KIT_DB", "other.db")
    assert '"mine.db"' in run_cli("throwaway", "a", "--db", "mine.db", "--json").stdout
    assert '"other.db"' in run_cli("throwaway", "a", "--json").stdout
    monkeypatch.delenv("EXIT_KIT_DB")
    assert '"exit-kit.db"' in run_cli("throwaway", "a", "--json").stdout


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_goes_to_stdout_and_names_every_command(echo, run_cli, option):
    done = run_cli(option)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "throwaway" in done.stdout
    command = run_cli("throwaway", option)
    assert "--db FILE" in command.stdout
    assert "--quiet" in command.stdout
    assert "--debug" in command.stdout


def test_no_arguments_at_all_say_where_you_are_and_name_the_help(run_cli):
    done = run_cli()
    assert (done.exit_code, done.stderr) == (0, "")
    assert "There is no archive yet" in done.stdout
    assert "exit-kit --help" in done.stdout


def test_the_version_is_shown(run_cli):
    assert run_cli("--version") == (0, f"exit-kit {__version__}\n", "")


def test_python_dash_m_is_the_same_program():
    assert run_python("-m", "exit_kit", "--version").stdout == f"exit-kit {__version__}\n"


def test_shell_completion_completes_options_and_commands():
    def complete(words: str, index: int) -> list[str]:
        env = {"_EXIT_KIT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(index)}
        return run_python("-m", "exit_kit", **env).stdout.split()

    assert "--version" in complete("exit-kit --", 1)
    assert set(COMMANDS) <= set(complete("exit-kit ", 1))
    assert complete("exit-kit delete m", 2) == ["meta"]


def test_a_reader_that_leaves_early_is_no_error():
    code = "import sys; from exit_kit.cli import main; sys.exit(main(['--help']))"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


def test_the_command_line_loads_nothing_heavy():
    code = f"import sys, exit_kit.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert run_python("-c", code).stdout == "[]\n"


def test_the_library_loads_neither_typer_nor_datasette():
    code = (
        "import sys, exit_kit, exit_kit.errors; print({'typer', 'datasette', 'sqlite3'} & set(sys.modules))"
    )
    assert run_python("-c", code).stdout == "set()\n"


def measure(*args: str) -> float:
    """Return the shortest of five runs in seconds: the least disturbed one."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        run_python(*args)
        times.append(time.perf_counter() - started)
    return min(times)


def test_help_is_instant():
    typer_alone = measure("-c", "import typer, typer.main, typer.core")
    assert measure("-m", "exit_kit", "--help") - typer_alone < 0.25


def test_every_row_names_a_module_with_its_help(run_cli):
    for name, row in COMMANDS.items():
        assert (ROOT / "exit_kit" / "cli" / f"{row.module}.py").exists(), name
        done = run_cli(name, "--help")
        assert done.exit_code == 0
        assert " ".join(row.summary.split()) in " ".join(done.stdout.split()), (
            f"{name}: docstring and row differ"
        )
