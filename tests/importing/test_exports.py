"""Putting parts into the database: what they say of their export, in time that grows with what is in them."""

from __future__ import annotations

import sqlite3
import stat
import zipfile
from contextlib import closing
from itertools import permutations
from pathlib import Path

from exit_kit.importing.exports import register_parts
from exit_kit.importing.pipeline import import_paths, read_parts
from exit_kit.store.database import open_for_writing, transaction
from tests.laws.archives import read_sample, write_zip

_EACH = 1_000  # operations of SQLite, at hundreds of which it stands


def write_links(path: Path, count: int) -> None:
    """Write a zip in which so many files are links, that nobody follows."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("profile_information/profile_information.json", '{"profile_v2": {}}')
        for number in range(count):
            link = zipfile.ZipInfo(f"messages/inbox/ada_1/photos/{number}.jpg")
            link.external_attr = (stat.S_IFLNK | 0o777) << 16
            file.writestr(link, "elsewhere")


def test_each_file_that_cannot_be_read_is_noted_in_a_few_steps(tmp_path: Path) -> None:
    count, steps = 400, 0

    def count_step() -> None:
        nonlocal steps
        steps += 1

    write_links(tmp_path / "facebook-ada-2024-01-01-x.zip", count)
    parts, _ = read_parts([tmp_path / "facebook-ada-2024-01-01-x.zip"])
    with open_for_writing(tmp_path / "x.db") as db, transaction(db):
        db.set_progress_handler(count_step, _EACH)
        register_parts(db, parts)
        db.set_progress_handler(None, 0)
        noted = db.execute("SELECT count(*), count(DISTINCT member_id) FROM problems WHERE kind = 'link'")
        assert noted.fetchone() == (count, count)
    assert steps < count


def test_an_export_has_the_form_of_all_its_parts(tmp_path: Path) -> None:
    document, page = (read_sample(f"facebook_2025_{form}") for form in ("json", "html"))
    trees = {
        "json": {path: document[path] for path in document if path.endswith("your_friends.json")},
        "html": {path: page[path] for path in page if path.endswith("your_friends.html")},
        "media": {"your_facebook_activity/posts/media/album_1/1.jpg": b"jpeg"},
    }
    parts = {
        form: write_zip(tmp_path / f"facebook-ada-2025-06-15-{form:a<8}.zip", tree)
        for form, tree in trees.items()
    }
    for number, order in enumerate(permutations(parts, 2)):
        for form in order:
            import_paths([parts[form]], tmp_path / f"{number}.db", jobs=1)
        with closing(sqlite3.connect(tmp_path / f"{number}.db")) as db:
            form = "mixed" if "media" not in order else next(one for one in order if one != "media")
            assert db.execute("SELECT format FROM exports").fetchall() == [(form,)]
