"""The commands `evidence`, `probe` and `guides`, as a person meets them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.leave import links, probe
from exit_kit.leave.evidence import attach_evidence
from exit_kit.leave.guide import Guide
from exit_kit.leave.plan import read_log, start_plan
from exit_kit.store.database import open_for_writing
from tests.leave.playing import Play, Stage, playing

PAGE = "https://www.instagram.com/mira.invented/"


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """Return a server; every request of the commands goes there."""
    with playing({"www.instagram.com/mira.invented/": Play(404)}) as stage:
        fetch, check = probe.fetch, links.check_links
        monkeypatch.setattr(probe, "fetch", lambda profile: fetch(profile, stage.transport()))
        monkeypatch.setattr(
            links, "check_links",
            lambda urls, allowed: check(urls, allowed, transport=stage.transport(), pause_seconds=0),
        )  # fmt: skip
        yield stage


def test_nothing_is_sent_before_somebody_agreed(
    run_cli: Callable[..., Any], stage: Stage, database: Path
) -> None:
    finished = run_cli("probe", PAGE, "--db", database)
    assert finished.exit_code == 2
    assert f"GET {PAGE}" in finished.stderr
    assert "Nothing was sent." in finished.stderr
    assert stage.asked == []


def test_a_look_says_what_it_saw_and_never_that_it_is_deleted(
    run_cli: Callable[..., Any], stage: Stage, database: Path
) -> None:
    finished = run_cli("probe", "mira.invented", "--platform", "instagram", "--yes", "--db", database)
    assert finished.exit_code == 0
    assert finished.stdout == f"{PAGE}: not visible.\n"
    assert "looks the same" in finished.stderr
    assert stage.asked == ["www.instagram.com/mira.invented/"]
    assert not database.exists()


@pytest.mark.parametrize("how", [["--yes"], ["--seen", "not-visible"]])
def test_a_look_is_noted_in_the_plan_of_its_platform(
    run_cli: Callable[..., Any], stage: Stage, database: Path, guide: Guide, how: list[str]
) -> None:
    with open_for_writing(database) as db:
        mine = start_plan(db, Guide("instagram", "delete", "D", "A", guide.steps))
        other = start_plan(db, guide)
    finished = run_cli("probe", PAGE, *how, "--db", database, "--json")
    assert json.loads(finished.stdout)["sight"] == "not visible"
    assert json.loads(finished.stdout)["noted"]
    with open_for_writing(database) as db:
        assert [note.kind for note in read_log(db, mine.id)] == ["started", "probe"]
        assert [note.kind for note in read_log(db, other.id)] == ["started"]
    assert stage.asked == ([] if "--seen" in how else ["www.instagram.com/mira.invented/"])


def test_another_profile_than_the_archives_is_doubted(
    run_cli: Callable[..., Any], stage: Stage, database: Path
) -> None:
    with open_for_writing(database) as db:
        db.execute(
            "INSERT INTO accounts (platform, key, url) VALUES ('facebook', 'x', 'https://www.facebook.com/mira.own')"
        )
    said = run_cli("probe", "some.body", "--platform", "facebook", "--db", database).stderr
    assert "Your archive knows your profile as mira.own." in said
    said = run_cli("probe", "Mira.Own", "--platform", "facebook", "--db", database).stderr
    assert "Your archive knows" not in said


def test_evidence_is_listed_checked_and_exported(
    run_cli: Callable[..., Any], database: Path, guide: Guide, tmp_path: Path
) -> None:
    (tmp_path / "shot.png").write_bytes(b"a picture")
    with open_for_writing(database) as db:
        kept = attach_evidence(
            db, start_plan(db, guide), tmp_path / "shot.png", step="one", about="The\x1b[31m page"
        )
    finished = run_cli("evidence", "--db", database)
    assert finished.exit_code == 0
    assert "shot.png" in finished.stdout
    assert "\x1b" not in finished.stdout
    assert "1 file, as it was kept." in finished.stdout
    finished = run_cli("evidence", "--db", database, "--json", "--export", tmp_path / "all.zip")
    assert json.loads(finished.stdout)[0]["sha256"] == kept.sha256
    (database.parent / kept.path).unlink()
    finished = run_cli("evidence", "--db", database)
    assert finished.exit_code == 6
    assert "The copy is missing." in finished.stdout


def test_a_database_from_before_has_no_evidence_and_says_so(
    run_cli: Callable[..., Any], database: Path
) -> None:
    with open_for_writing(database):
        pass
    with closing(sqlite3.connect(database)) as db:
        for table in ("evidence", "plan_log", "plan_steps", "letters", "plans"):
            db.execute(f"DROP TABLE {table}")
    finished = run_cli("evidence", "--db", database)
    assert (finished.exit_code, finished.stdout.startswith("There is no evidence yet.")) == (0, True)


def test_the_guides_are_listed(run_cli: Callable[..., Any]) -> None:
    rows = json.loads(run_cli("guides", "--json").stdout)
    assert {"platform", "path", "title", "steps", "checked_on"} == set().union(*rows)
    assert len(run_cli("guides").stdout.splitlines()) == len(rows) > 0


def test_every_page_of_the_guides_is_asked_once(run_cli: Callable[..., Any], stage: Stage) -> None:
    from exit_kit.leave.loading import load_guides

    urls = {step.url for guide in load_guides() for step in guide.steps if step.url}
    finished = run_cli("guides", "check-links")
    assert finished.exit_code == 5  # the server knows none of them
    assert len(stage.asked) == len(urls)
    assert finished.stdout.count("gone") >= len(urls)
