"""A machine without the right Python is told plainly what is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.paths import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")

OLD = 'case "$*" in *version_info*) exit 1;; --version) echo "Python 3.8.18";; esac'
WITHOUT_VENV = 'case "$*" in *ensurepip*) exit 1;; esac'
GOOD_UNTIL_PIP = 'case "$*" in "-m venv .venv") mkdir -p .venv/bin; ln -s /bin/false .venv/bin/python;; esac'


@pytest.fixture
def machine(tmp_path):
    """A checkout on a machine with a few programs, on which the named Pythons do what they are told."""
    checkout, programs = tmp_path / "checkout", tmp_path / "programs"
    (checkout / ".ci").mkdir(parents=True)
    programs.mkdir()
    for name in ("Makefile", "pyproject.toml", "constraints.txt", ".ci/setup"):
        shutil.copy(ROOT / name, checkout / name)
    for name in ("sh", "make", "rm", "mkdir", "touch", "dirname", "ln"):
        (programs / name).symlink_to(str(shutil.which(name)))

    def set_up(pythons: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
        for name, script in pythons.items():
            program = programs / name
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)
        return subprocess.run(
            [programs / "make", ".venv/.installed", *args],
            cwd=checkout,
            env={"PATH": str(programs), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    return set_up


@pytest.mark.parametrize(
    ("pythons", "words"),
    [
        ({}, "There is no python3 here."),
        ({"python3": OLD}, "The python3 found here is too old: Python 3.8.18."),
        ({"python3": WITHOUT_VENV}, "python3 is here, but its venv module is missing"),
        ({"python3": OLD, "python3.12": WITHOUT_VENV}, "python3.12 is here, but its venv module is missing"),
        ({"python3": OLD, "python3.11": GOOD_UNTIL_PIP}, "Installing did not work"),
    ],
)
def test_what_is_missing_is_said_plainly(machine, pythons, words):
    done = machine(pythons)
    assert done.returncode != 0
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("script", "words"), [(OLD, "is too old: Python 3.8.18"), (WITHOUT_VENV, "venv module")]
)
def test_a_python_that_was_named_is_not_replaced_by_another(machine, script, words):
    done = machine({"mine": script, "python3": GOOD_UNTIL_PIP}, "PYTHON=mine")
    assert "PYTHON=mine" in done.stderr
    assert words in done.stderr


def test_a_python_that_is_not_there_is_named(machine):
    assert "PYTHON=/nowhere/python: there is no such program." in machine({}, "PYTHON=/nowhere/python").stderr


def test_the_scripts_can_be_run():
    for name in ("run", "setup"):
        assert Path(ROOT / ".ci" / name).stat().st_mode & 0o111
