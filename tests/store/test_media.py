"""Whose file a reference means: that of the account, else that of the only other platform's account that has it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from exit_kit.store.media import choose_file, write_media
from exit_kit.store.outdated import create_tables

KEY = "media/posts/202401/1.jpg"


@pytest.mark.parametrize(
    ("platforms", "found"),
    [
        (("threads", "instagram"), 2),
        (("threads", "threads"), None),  # another account of the same platform says nothing
        (("threads", "instagram", "instagram"), None),  # two could be meant
        (("threads", "threads", "instagram"), 3),
    ],
)
def test_a_file_of_another_platform_is_taken_where_only_one_has_it(
    platforms: tuple[str, ...], found: int | None
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        create_tables(db)
        for number, platform in enumerate(platforms, start=1):
            db.execute(
                "INSERT INTO accounts (id, platform, key) VALUES (?, ?, ?)", (number, platform, number)
            )
            db.execute(
                "INSERT INTO exports (id, platform, account_id, key) VALUES (?, ?, ?, ?)",
                (number, platform, number, number),
            )
            if number > 1:
                db.execute(
                    "INSERT INTO members (id, export_id, part_id, path, name_in_part, key, size_bytes, status) "
                    "VALUES (?, ?, 1, ?, ?, ?, 5, 'media')",
                    (number, number, KEY, KEY, KEY),
                )
        use = "INSERT INTO media_uses (account_id, role, uri, key, post_id) VALUES (1, 'attachment', ?, ?, 1)"
        db.execute(use, (KEY, KEY))
        write_media(db)
        query = "SELECT status, media.member_id FROM media JOIN media_uses ON media_id = media.id"
        assert db.execute(query).fetchall() == [("found", found) if found else ("missing", None)]


def test_of_files_of_one_name_that_below_the_same_folders_is_meant() -> None:
    files = ["messages/inbox/ada_1/photos/1.jpg", "messages/inbox/bo_2/photos/1.jpg"]
    assert choose_file("messages/archived_threads/bo_2/photos/1.jpg", files) == files[1]
    assert choose_file("elsewhere/1.jpg", files) is None
    assert choose_file("elsewhere/long.jpg", ["x/long.jpg"]) == "x/long.jpg"
