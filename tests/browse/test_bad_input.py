"""What goes wrong with the file or its zips is said in a sentence, on a page, with nothing of the owner's in it."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from exit_kit.browse.server import open_datasette
from exit_kit.errors import DatabaseError
from exit_kit.importing.pipeline import import_paths
from tests.browse.conftest import Site
from tests.paths import SAMPLES


@pytest.mark.parametrize("content", [b"", b"hello" * 300])
def test_a_file_with_nothing_in_it_or_no_database_is_refused(tmp_path, content):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match=r"is empty|not a database"):
        open_datasette(path)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_BUSY", "Another program is writing"),
        ("SQLITE_CORRUPT_INDEX", "is damaged"),
        ("SQLITE_ERROR", "could not be made"),
    ],
)
def test_an_error_of_the_database_is_a_sentence_without_values(site, capfd, monkeypatch, name, words):
    def fail(*_, **__):
        error = sqlite3.OperationalError("near 'what somebody wrote'")
        error.sqlite_errorname = name
        raise error

    monkeypatch.setattr("exit_kit.browse.timeline.read_moments", fail)
    answer = site.get("/-/exit-kit/timeline")
    assert answer.status_code == 503
    assert words in answer.text
    assert "somebody" not in answer.text
    assert capfd.readouterr() == ("", "")


def test_a_query_that_fails_prints_nothing_of_it(site, capfd):
    site.get("/exit-kit?sql=select+secret_name+from+nowhere")
    assert capfd.readouterr() == ("", "")


def test_pictures_of_an_export_that_has_gone_say_what_to_do(tmp_path, runner):
    export = tmp_path / "facebook_2025_json"
    shutil.copytree(SAMPLES / "facebook_2025_json", export)
    import_paths([export], tmp_path / "x.db", jobs=1)
    one = Site(tmp_path / "x.db", runner)
    assert "exit-kit locate" not in one.get("/-/exit-kit/photos/1").text
    shutil.rmtree(export)
    page = one.get("/-/exit-kit/photos/1")
    assert page.status_code == 200
    assert "exit-kit locate" in page.text
    one.close()


def test_a_database_that_has_gone_is_a_sentence(sample_db, tmp_path, runner):
    path = tmp_path / "x.db"
    shutil.copyfile(sample_db, path)
    one = Site(path, runner)
    assert one.get("/").status_code == 200
    path.unlink()
    answer = one.get("/")
    assert answer.status_code == 503
    assert "There is no database" in answer.text
    one.close()
