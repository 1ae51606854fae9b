"""Laws of keeping: the members' bytes, and what can be made of them again."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.store.members import read_kept_bytes
from tests.laws.archives import CHATS, NAMES, Tree, read_sample, write_folder, write_zip
from tests.laws.snapshots import assert_same, snapshot, snapshot_strictly
from tests.paths import SAMPLES

READ = ("imported", "kept", "ambiguous", "unreadable")


def _write_odd_texts() -> Tree:
    """Return texts of every size and kind that may not come through unchanged."""
    folder = "your_facebook_activity/posts/"
    return {
        f"{folder}empty.json": b"",
        f"{folder}bom.json": b"\xef\xbb\xbf[]\r\n",
        f"{folder}cr.txt": b"one\r\ntwo\rthree\n\0",
        f"{folder}latin.csv": "Grüße;Ärger".encode("latin-1"),
        f"{folder}broken.json": b'{"a": "\\u00c3',
        f"{folder}large.json": b'["' + bytes(range(32, 34)) * 3_000_000 + b'"]',
        f"{folder}page.html": b"<html>\xc3\xa9</html>",
        "connections/friends/your_friends.json": b'{"friends_v2": []}',
    }


def _read_kept(database: Path) -> dict[str, bytes | None]:
    with closing(sqlite3.connect(database)) as db:
        marks = ", ".join("?" for _ in READ)
        rows = db.execute(f"SELECT id, path FROM members WHERE status IN ({marks})", READ).fetchall()
        return {path: read_kept_bytes(db, number) for number, path in rows}


@pytest.mark.parametrize("form", ["folder", "deflated", "stored"])
@pytest.mark.parametrize("name", ["odd texts", *NAMES, *CHATS])
def test_kept_bytes_equal_the_members_bytes(tmp_path: Path, name: str, form: str) -> None:
    tree = _write_odd_texts() if name == "odd texts" else read_sample(name)
    if form == "folder":
        source = write_folder(tmp_path / "export", tree)
    else:
        source = write_zip(tmp_path / "export.zip", tree, stored=form == "stored")
    import_paths([source], tmp_path / "kept.db")
    kept = _read_kept(tmp_path / "kept.db")
    texts = {path for path in tree if path.endswith((".json", ".txt", ".html", ".csv"))} - _list_attachments(
        tree
    )
    assert kept.keys() >= texts
    assert [path for path, data in kept.items() if data != tree[path]] == []


def _list_attachments(tree: Tree) -> set[str]:
    return {path for path in tree if "/files/" in f"/{path}"}


def _read_pages(database: Path) -> bytes:
    """Return the file without the counter that SQLite raises whenever a file is opened to be written."""
    data = bytearray(database.read_bytes())
    data[24:28], data[92:100] = bytes(4), bytes(8)
    return bytes(data)


@pytest.mark.parametrize(
    "names", [NAMES[:1], NAMES[1:2], NAMES[2:], CHATS, ("facebook_2023_json", "facebook_2025_json")]
)
def test_rebuild_equals_a_fresh_import(
    copied: Callable[..., Path], imported: Callable[..., Path], names: tuple[str, ...]
) -> None:
    database = copied(*names)
    rebuild(database)
    assert_same(snapshot_strictly(imported(*names)), snapshot_strictly(database))


def test_rebuild_undoes_whatever_happened_to_the_records(
    copied: Callable[..., Path], imported: Callable[..., Path]
) -> None:
    database = copied("facebook_2025_json")
    with closing(sqlite3.connect(database)) as db:
        for table in ("messages", "posts", "media_uses", "message_people", "unspaced_messages", "reactions"):
            db.execute(f"DELETE FROM {table}")
        db.execute("UPDATE people SET name = name || ' (changed)'")
        db.execute("UPDATE conversations SET message_count = 0, title = NULL")
        db.commit()
    rebuild(database)
    assert_same(snapshot_strictly(imported("facebook_2025_json")), snapshot_strictly(database))


@pytest.mark.parametrize("name", [*NAMES, *CHATS])
def test_importing_twice_changes_nothing(copied: Callable[..., Path], name: str) -> None:
    database = copied(name)
    before, content = snapshot_strictly(database), _read_pages(database)
    summary = import_paths([SAMPLES / name], database)
    assert_same(before, snapshot_strictly(database))
    assert _read_pages(database) == content
    assert not summary.is_new
    assert not summary.members


def test_importing_again_after_a_rebuild_changes_nothing(copied: Callable[..., Path]) -> None:
    database = copied("facebook_2025_json")
    rebuild(database)
    content = _read_pages(database)
    import_paths([SAMPLES / "facebook_2025_json"], database)
    assert _read_pages(database) == content


@pytest.mark.parametrize("name", [*NAMES, *CHATS])
def test_importing_the_zip_after_the_folder_changes_nothing_but_where_it_is(
    copied: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    database = copied(name)
    before = snapshot(database)
    archive = write_zip(tmp_path / f"{name}.zip", read_sample(name), wrapper="wrapper/")
    import_paths([archive], database)
    assert_same(before, snapshot(database))


def test_importing_both_exports_again_in_the_other_order_changes_nothing(copied: Callable[..., Path]) -> None:
    database = copied("facebook_2023_json", "facebook_2025_json")
    before = snapshot_strictly(database)
    import_paths([SAMPLES / "facebook_2025_json"], database)
    import_paths([SAMPLES / "facebook_2023_json"], database)
    assert_same(before, snapshot_strictly(database))


def test_an_export_that_was_moved_is_the_same_export(copied: Callable[..., Path], tmp_path: Path) -> None:
    database = copied("facebook_page_2025_json")
    before = snapshot(database)
    moved = tmp_path / "elsewhere" / "renamed"
    shutil.copytree(SAMPLES / "facebook_page_2025_json", moved)
    import_paths([moved], database)
    assert_same(before, snapshot(database))


def test_what_the_listing_said_of_a_member_outlives_a_rebuild(tmp_path: Path) -> None:
    tree = read_sample("facebook_page_2025_json")
    path = next(iter(tree))
    export = write_zip(tmp_path / "twins.zip", {**tree, path.upper(): b'{"other": 1}'})
    import_paths([export], tmp_path / "a.db")
    query = "SELECT path, kind FROM problems JOIN members ON members.id = member_id WHERE kind = 'case-twin'"
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        before = db.execute(query).fetchall()
    rebuild(tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        assert before
        assert db.execute(query).fetchall() == before
