"""Putting parts into the database takes time that grows with what is in them, not with its square."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

from exit_kit.importing.exports import register_parts
from exit_kit.importing.pipeline import read_parts
from exit_kit.store.database import open_for_writing, transaction

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
