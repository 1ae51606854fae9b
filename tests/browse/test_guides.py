"""The guides in the browser: plans with their progress and days, read-only, and nothing in them is markup."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from exit_kit.leave.loading import load_guide, load_guides
from exit_kit.leave.plan import read_today
from exit_kit.leave.walk import SENTENCE, Walk
from exit_kit.store.database import open_for_writing
from exit_kit.store.outdated import LEAVING
from tests.browse.conftest import Site

FOLDER = "/-/exit-kit/guides"


@pytest.fixture
def planned(sample_db, tmp_path, runner):
    """A site over a database with a deletion that was asked for ten days ago, and a note that looks like markup."""
    path = tmp_path / "planned.db"
    shutil.copyfile(sample_db, path)
    walk = Walk(path, load_guide("delete", "facebook"), account="<b>mira</b>")
    walk.mark_done("apps", item="Eksempelrutine")
    walk.mark_done("delete", read_today() - timedelta(days=10), sentence=SENTENCE)
    walk.add_note("<script>alert(1)</script>", "tell")
    one = Site(path, runner)
    yield one
    one.close()


def read(site, path):
    answer = site.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def test_the_front_page_leads_to_the_guides_and_they_to_every_guide(site):
    assert read(site, "/").find("a", href=FOLDER)
    page = read(site, FOLDER)
    links = {link["href"] for link in page.select(".card a")}
    assert links == {f"{FOLDER}/{guide.path}/{guide.platform}" for guide in load_guides()}
    assert "None yet" in page.get_text()


def test_a_guide_shows_every_step_with_the_command_and_marks_what_leads_outside(site):
    guide = load_guide("park", "facebook")
    page = read(site, f"{FOLDER}/park/facebook")
    assert [one.get_text() for one in page.select(".guide-steps h2")] == [step.title for step in guide.steps]
    assert page.find("code", string="exit-kit park facebook")
    outside = page.select(".guide-steps a")
    assert outside
    assert all(link["class"] == ["outside"] and "noreferrer" in link["rel"] for link in outside)


def test_a_plan_shows_progress_days_and_apps_and_nothing_in_it_is_markup(planned):
    overview = read(planned, FOLDER)
    assert "Last day to call the deletion of Facebook off" in overview.get_text()
    link = overview.select_one(".guide-plans a")
    assert link.get_text() == "Delete your Facebook account (<b>mira</b>)"
    page = read(planned, link["href"])
    text = " ".join(page.get_text().split())
    assert re.search(r"\d+ steps: 2 done, \d+ open", text)
    assert "Done: Eksempelrutine" in text
    assert "<script>alert(1)</script>" in text
    assert page.find(id="ready-to-go").find(class_="guide-state").get_text() == "Comes next"
    assert not page.select("b")
    # Whoever comes by the list of guides sees the plan too.
    assert "2 done" in read(planned, f"{FOLDER}/delete/facebook").get_text()
    assert not [script for script in page.select("script") if "alert" in script.get_text()]


@pytest.mark.parametrize("path", ["/burn/facebook", "/delete/orkut", "/plan/99"])
def test_a_guide_that_is_none_is_not_found(site, path):
    assert site.get(FOLDER + path).status_code == 404


def test_a_database_from_before_still_shows_the_guides(sample_db, tmp_path, runner):
    path = tmp_path / "before.db"
    shutil.copyfile(sample_db, path)
    with open_for_writing(path) as db:
        for table in reversed(LEAVING):
            db.execute(f"DROP TABLE {table}")
    site = Site(path, runner)
    try:
        assert "None yet" in read(site, FOLDER).get_text()
        assert read(site, f"{FOLDER}/delete/threads").h1
        assert read(site, "/").h1
    finally:
        site.close()
