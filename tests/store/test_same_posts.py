"""One row for a post that several files and exports say (exit_kit.store.same_posts)."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from exit_kit.importing.pipeline import import_paths, rebuild
from tests.laws.snapshots import assert_same, snapshot

T, NUMBER = 1719400000, "17926160567808540"
A = "your_instagram_activity/media/"


def post(number: int, title: str = "", *, at: int = T, name: str = "{}") -> dict[str, Any]:
    """Return a post of one photo."""
    uri = f"media/posts/202406/{name.format(NUMBER[:-3] + str(number))}.jpg"
    return {"media": [{"uri": uri, "creation_timestamp": at, "title": title}]}


def labelled(one: dict[str, Any], fbid: str) -> dict[str, Any]:
    """Return a post as the list of all posts has it."""
    (media,) = one["media"]
    values = [
        {"label": "Caption", "value": media["title"]},
        {"label": "Creation time", "timestamp_value": media["creation_timestamp"]},
        {"label": "Media", "media": [media]},
    ]
    return {"timestamp": T, "media": [], "label_values": values, "fbid": fbid}


def write(folder: Path, day: str, **files: Any) -> Path:
    """Write an export of that day, named as the platform names it."""
    root = folder / f"instagram-ada-{day}-AbCdEfGh"
    (root / A).mkdir(parents=True)
    for name, content in files.items():
        (root / A / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return root


def read(database: Path) -> list[Any]:
    """Return kind, text, number of the record and count of media of each post."""
    query = (
        "SELECT kind, text, json_extract(details, '$.fbid'), "
        "(SELECT count(*) FROM media_uses WHERE post_id = posts.id) "
        "FROM posts ORDER BY at, key"
    )
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query).fetchall()


def test_what_posts_reels_archive_and_the_list_of_all_say_is_one_row_each(tmp_path: Path) -> None:
    feed, reel, stored = post(540, "Krug"), post(541, "Film"), post(542, "Alt")
    export = write(
        tmp_path, "2026-01-01",
        posts=[labelled(feed, "1"), labelled(reel, "2"), labelled(stored, "3")],
        posts_1=[feed, reel],
        reels={"ig_reels_media": [reel]},
        archived_posts={"ig_archived_post_media": [stored]},
        other_content={"ig_other_media": [feed]},
    )  # fmt: skip
    import_paths([export], tmp_path / "x.db")
    assert read(tmp_path / "x.db") == [
        ("post", "Krug", "1", 1), ("reel", "Film", "2", 1), ("archived post", "Alt", "3", 1),
    ]  # fmt: skip


def test_posts_of_one_second_without_a_caption_stay_apart_whatever_an_export_leaves_out(
    tmp_path: Path,
) -> None:
    whole = write(tmp_path / "a", "2025-01-01", posts_1=[post(540), post(541), post(542)])
    part = write(tmp_path / "b", "2026-01-01", posts_1=[post(543), post(541)])
    import_paths([whole, part], tmp_path / "x.db")
    assert len(read(tmp_path / "x.db")) == 4


def test_a_later_caption_and_kind_are_right_and_the_order_of_imports_does_not_matter(tmp_path: Path) -> None:
    older = write(
        tmp_path / "a", "2025-01-01", posts_1=[post(540, "Krug", name="450_1_2_n_{}"), post(541, "Krug")]
    )
    changed = post(540, "Krug, blau", at=T + 1)
    newer = write(tmp_path / "b", "2026-01-01", archived_posts={"ig_archived_post_media": [changed]})
    for database, order in (("x.db", (older, newer)), ("y.db", (newer, older))):
        for export in order:
            import_paths([export], tmp_path / database)
    assert read(tmp_path / "x.db") == [("post", "Krug", None, 1), ("archived post", "Krug, blau", None, 1)]
    assert_same(snapshot(tmp_path / "x.db"), snapshot(tmp_path / "y.db"))
    rebuild(tmp_path / "x.db")
    assert_same(snapshot(tmp_path / "x.db"), snapshot(tmp_path / "y.db"))
