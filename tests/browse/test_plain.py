"""The pages in a Datasette of somebody's own: `datasette FILE --plugins-dir DIR`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

from tests.paths import ROOT


@pytest.fixture(scope="module")
def plain(sample_db, tmp_path_factory):
    path = tmp_path_factory.mktemp("plain") / "my life.db"
    shutil.copy(sample_db, path)
    return path


def ask(path, address):
    """Ask plain Datasette for one page, as its command line does."""
    program = "import sys; from datasette.cli import cli; sys.argv[0] = 'datasette'; cli()"
    folder = ROOT / "exit_kit" / "browse" / "plain"
    command = [sys.executable, "-c", program, str(path), "--plugins-dir", str(folder), "--get", address]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    return done.returncode, BeautifulSoup(done.stdout, "html.parser")


@pytest.mark.parametrize("address", ["", "/chat/1"])
def test_plain_datasette_serves_our_pages_whatever_the_file_is_called(plain, address):
    code, page = ask(plain, f"/-/exit-kit{address}")
    assert code == 0
    home = page.select_one("header.bar a")
    assert (home.get_text(), home["href"]) == ("Home", "/-/exit-kit")
    assert "nothing here is loaded" not in page.get_text()


def test_its_own_index_and_its_rules_of_who_may_read_stay(plain):
    code, page = ask(plain, "/")
    assert code == 0
    assert plain.stem in page.get_text()
    from exit_kit.browse import plugin

    assert not hasattr(plugin, "permission_allowed")


def test_the_folder_is_named_by_the_command(run_cli):
    done = run_cli("browse", "--plugins-dir")
    assert done.stdout.strip() == str(ROOT / "exit_kit" / "browse" / "plain")
