"""What is a copy of a file that another download holds for the same message, and what is another file."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from exit_kit.store.copies import mark_copies
from exit_kit.store.outdated import create_tables

File = tuple[int, int | None, tuple[int, ...]]  # export, checksum, the messages that show it


@pytest.mark.parametrize(
    ("files", "copies", "links"),
    [
        ([(1, 7, (1,)), (2, 7, (1,))], {2: (1,)}, {2: 1}),
        ([(1, 7, (1,)), (2, 8, (1,))], {}, {}),
        ([(1, None, (1,)), (2, 8, (1,))], {2: (1,)}, {2: 1}),
        ([(1, 7, (1,)), (2, 7, (2,))], {}, {}),
        ([(1, 7, (1,)), (2, 7, (1,)), (2, 7, (1,))], {2: (1,)}, {2: 1}),
        ([(1, 7, (1,)), (2, 7, (1, 2))], {2: (1,)}, {}),  # shown by a message that the first is not of
        ([(1, 7, (1,)), (1, 7, (1,)), (2, 7, (1,)), (3, 7, (1,))], {3: (1,), 4: (1,)}, {3: 1, 4: 1}),
    ],
    ids=["same", "other checksum", "no checksum", "other message", "sent twice", "shown elsewhere", "three"],
)
def test_a_copy_is_what_another_download_holds_for_a_message(
    files: list[File], copies: dict[int, tuple[int, ...]], links: dict[int, int]
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        create_tables(db)
        db.executemany(
            "INSERT INTO exports (id, platform, key) VALUES (?, 'x', ?)", [(at, at) for at in (1, 2, 3)]
        )
        member = (
            "INSERT INTO members (id, export_id, part_id, path, name_in_part, key, size_bytes, crc32, status) "
            "VALUES (?, ?, 1, '', '', '', 5, ?, 'media')"
        )
        use = (
            "INSERT INTO media_uses (media_id, account_id, message_id, role, uri, key) "
            "VALUES (?, 1, ?, 'attachment', '', ?)"
        )
        for number, (export, checksum, messages) in enumerate(files, start=1):
            db.execute(member, (number, export, checksum))
            db.execute(
                "INSERT INTO media (id, status, path, member_id, key) VALUES (?, 'found', '', ?, '')",
                (number, number),
            )
            db.executemany(use, [(number, message, f"{number}") for message in messages])
        for _ in range(2):  # made anew, it is the same
            mark_copies(db)
            marked: dict[int, tuple[int, ...]] = {}
            for media, message in db.execute(
                "SELECT media_id, message_id FROM media_uses WHERE role = 'copy'"
            ):
                marked[media] = (*marked.get(media, ()), message)
            assert marked == copies
            assert dict(db.execute("SELECT id, copy_of FROM media WHERE copy_of IS NOT NULL")) == links
