"""The report as a page: every figure of the text report, plots, nothing to load, nothing that runs."""

from __future__ import annotations

import stat
import sys

import pytest
from bs4 import BeautifulSoup

from tests.paths import SAMPLES


@pytest.fixture
def page(run_cli, tmp_path, sample_database):
    path = tmp_path / "report.html"
    finished = run_cli("report", "--db", sample_database("facebook_2025_json"), "--html", path)
    assert finished.exit_code == 0, finished.stderr
    assert str(path) in finished.stderr
    return path


def test_it_stands_by_itself_and_tells_what_there_is(page):
    text = page.read_text(encoding="utf-8")
    soup = BeautifulSoup(text, "html.parser")
    assert not soup.select("script, link, img, iframe, [src], [onload]")
    assert "default-src 'none'" in soup.select_one("meta[http-equiv]")["content"]
    said = soup.get_text()
    for words in (
        "Mira Halvorsen",
        "Who you wrote with most",
        "Example Clay Supply",
        "How much was understood",
    ):
        assert words in said
    assert soup.select("svg rect title")
    assert len(soup.select(".heat tbody tr")) >= 15
    if sys.platform != "win32":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_left_as_it_is(run_cli, page, sample_database):
    page.write_text("mine")
    finished = run_cli("report", "--db", sample_database("facebook_2025_json"), "--html", page)
    assert finished.exit_code != 0
    assert page.read_text() == "mine"


def test_names_that_look_like_markup_stay_text(run_cli, tmp_path):
    from exit_kit.importing.pipeline import import_paths
    from exit_kit.store.database import open_for_writing

    database, path = tmp_path / "x.db", tmp_path / "x.html"
    import_paths([SAMPLES / "facebook_2019_json"], database, jobs=1)
    with open_for_writing(database) as db:
        db.execute("UPDATE accounts SET name = '<script>alert(1)</script>'")
        db.execute("UPDATE people SET name = '<img src=x onerror=alert(1)>' || id")
    run_cli("report", "--db", database, "--html", path)
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    assert not soup.select("script, img")
    assert "<script>alert(1)</script>" in soup.get_text()
