"""What holds for every test: no network, a home of its own, a temporary folder to stand in.

Fixtures for all: `run_cli` (the command line as a user meets it), `throwaway` (a command for one test),
`golden`, `shared_samples`, `sample_database` (samples imported once, for tests that only read).
"""

from __future__ import annotations

import ipaddress
import itertools
import os
import re
import signal
import socket
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from tests.goldens import Verdict, compare_golden, write_golden
from tests.paths import SAMPLES, find_shared_samples

NAME_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}

_FOLDERS = itertools.count()

settings.register_profile("exit-kit", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("exit-kit")


class NetworkBlockedError(RuntimeError):
    """Is raised when a test reaches for the network; no OSError, so that nothing takes it for an outage."""


def _is_near(host: Any) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if not name or name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse_network(event: str, args: tuple[Any, ...]) -> None:
    """Refuse every name lookup and every socket to anything but this machine (an audit hook)."""
    if event in NAME_LOOKUPS and not _is_near(args[0]):
        raise NetworkBlockedError(f"{event}: tests have no network")
    if event not in SENDING or args[1] is None:
        return
    family = args[0].family
    if family in (socket.AF_INET, socket.AF_INET6) and not _is_near(args[1][0]):
        raise NetworkBlockedError(f"{event}: tests have no network")


sys.addaudithook(refuse_network)
# A shell that starts the tests with `&` lets them ignore Ctrl-C, and the programs that they start inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files that differ or are missing"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is refused under CI: a person has to read what changes")


def pytest_report_header() -> str:
    shared = "with" if find_shared_samples() else "without"
    return f"SQLite {sqlite3.sqlite_version}, {shared} shared samples"


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder; pytest's own fixture looks through the folders of all tests before, thousands here."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{next(_FOLDERS)}-{name}", numbered=False)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home and an empty current folder, and return that folder."""
    home = tmp_path / "home"
    here = tmp_path / "here"
    home.mkdir()
    here.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("EXIT_KIT_DB", str(here / "exit-kit.db"))
    monkeypatch.chdir(here)
    return here


class Finished(NamedTuple):
    """What a user is left with after a command."""

    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def run_cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., Finished]:
    """Run a command line in this process, through `main`, as the shell would."""
    from exit_kit.cli import main

    def run(*args: str | Path) -> Finished:
        capsys.readouterr()
        exit_code = main([str(arg) for arg in args])
        return Finished(exit_code, *capsys.readouterr())

    return run


@pytest.fixture
def throwaway(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., object]], None]:
    """Add the command `exit-kit throwaway`, which runs the function given, for one test."""
    from exit_kit.cli.commands import COMMANDS, Row

    def add(run: Callable[..., object]) -> None:
        module = ModuleType("exit_kit.cli.throwaway")
        module.run = run  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setitem(COMMANDS, "throwaway", Row("throwaway", "Fail."))

    return add


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, Any], None]:
    """Compare a value with a golden file, or write it with `--update-golden`; see `tests.goldens`."""

    def check(path: Path, value: Any) -> None:
        comparison = compare_golden(path, value)
        if request.config.getoption("--update-golden") and comparison.verdict in (
            Verdict.DIFFERS,
            Verdict.MISSING,
        ):
            write_golden(path, value)
        elif comparison.verdict is not Verdict.EQUAL:
            pytest.fail(comparison.text, pytrace=False)

    return check


@pytest.fixture(scope="session")
def shared_samples() -> Path:
    """Return the folder of shared samples; tests that want it are skipped where it is not."""
    folder = find_shared_samples()
    if folder is None:
        pytest.skip("there is no shared/samples beside the repository")
    return folder


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Import samples one after another into one database and return its path."""
    from exit_kit.importing.pipeline import import_paths

    made: dict[tuple[str, ...], Path] = {}

    def find(*names: str) -> Path:
        if names not in made:
            made[names] = tmp_path_factory.mktemp("samples") / "exit-kit.db"
            for name in names:
                import_paths([SAMPLES / name], made[names], jobs=1)
        return made[names]

    return find
