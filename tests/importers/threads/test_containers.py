"""Threads in every container in which it comes: inside Instagram's download, alone, renamed, as a bare folder."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths
from tests.laws.archives import Tree, read_sample, write_folder, write_zip

A = "your_instagram_activity/threads/"
NAME = "instagram-mira.halvorsen-2025-08-24-AbCdEfGh"


def ask(database: Path, query: str) -> list[Any]:
    """Return all rows of a query."""
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query).fetchall()


def _put_away(tree: Tree, old: str, new: str) -> Tree:
    return {new + name.removeprefix(old): data for name, data in tree.items() if name.startswith(old)}


def _write(kind: str, folder: Path) -> Path:
    tree = read_sample("threads_2025_json")
    if kind == "a folder of the name threads":
        return write_folder(folder / "threads", _put_away(tree, A, "")).parent
    if kind == "the folder threads itself":
        return write_folder(folder / "threads", _put_away(tree, A, ""))
    if kind == "the folder of activity":
        return write_folder(
            folder / "x", _put_away(tree, "your_instagram_activity/", "your_instagram_activity/")
        )
    if kind == "a folder in Meta's":
        return write_zip(
            folder / "meta-2026-Jan-10-17-13-19.zip", tree, wrapper=f"meta-2026-Jan-10-17-13-19/{NAME}/"
        )
    if kind == "packed on Windows":
        return write_zip(
            folder / f"{NAME}.zip", {name.replace("/", "\\"): data for name, data in tree.items()}
        )
    return write_zip(folder / f"{kind}.zip", tree)


@pytest.mark.parametrize(
    "kind",
    [
        NAME, "threads-mira.halvorsen-2025-08-24", "renamed", "a folder of the name threads",
        "the folder threads itself", "the folder of activity", "a folder in Meta's", "packed on Windows",
    ],
)  # fmt: skip
def test_threads_alone_is_an_account_of_threads_in_every_container(tmp_path: Path, kind: str) -> None:
    import_paths([_write(kind, tmp_path)], tmp_path / "x.db", jobs=1)
    assert ask(tmp_path / "x.db", "SELECT platform, username FROM accounts") == [
        ("threads", "mira.halvorsen")
    ]
    assert ask(tmp_path / "x.db", "SELECT count(*) FROM posts") == [(7,)]
    # A labelled file has no root key, so that only its folder says that it is of Threads.
    kept = ["threads_viewed_2.json"] if kind == "the folder threads itself" else []
    left = ask(tmp_path / "x.db", "SELECT path FROM members WHERE status NOT IN ('imported', 'media')")
    assert [path for (path,) in left] == kept


def test_beside_instagram_each_has_its_own_followers_and_the_media_are_found(tmp_path: Path) -> None:
    tree = read_sample("threads_2025_json")
    follower = {"href": "https://www.instagram.com/only.here", "value": "only.here", "timestamp": 1700000000}
    tree["connections/followers_and_following/followers_1.json"] = json.dumps(
        [{"title": "", "media_list_data": [], "string_list_data": [follower]}]
    ).encode()
    import_paths([write_zip(tmp_path / f"{NAME}.zip", tree)], tmp_path / "x.db", jobs=1)
    followers = (
        "SELECT platform, connections.name FROM connections JOIN accounts ON accounts.id = account_id "
        "WHERE connections.kind = 'follower' ORDER BY 1, 2"
    )
    theirs = ("eirik.halvorsen", "hilde_kvamme", "leire.no", "ukjent.konto")
    assert ask(tmp_path / "x.db", followers) == [
        ("instagram", "only.here"), *(("threads", name) for name in theirs),
    ]  # fmt: skip
    shown = "SELECT count(*) FROM posts JOIN media_uses ON post_id = posts.id JOIN media ON media.id = media_id " \
        "WHERE media.status = 'found'"  # fmt: skip
    assert ask(tmp_path / "x.db", shown) == [(3,)]


def test_a_folder_that_says_that_there_is_nothing_makes_no_account(tmp_path: Path) -> None:
    tree = {f"{A}no-data.txt": b"", "connections/followers_and_following/followers_1.json": b"[]"}
    import_paths([write_zip(tmp_path / f"{NAME}.zip", tree)], tmp_path / "x.db", jobs=1)
    assert ask(tmp_path / "x.db", "SELECT platform FROM accounts") == [("instagram",)]


def test_an_export_of_the_old_address_and_one_of_the_new_are_one(tmp_path: Path) -> None:
    tree = read_sample("threads_2025_json")
    older = {name: data.replace(b"www.threads.com", b"www.threads.net") for name, data in tree.items()}
    older = {
        name: data.replace(b'"is_reply": true', b'"geo_gated_country_list": ""')
        for name, data in older.items()
    }
    write_zip(tmp_path / "instagram-mira.halvorsen-2025-08-23-AbCdEfGh.zip", older)
    write_zip(tmp_path / f"{NAME}.zip", tree)
    import_paths([tmp_path], tmp_path / "both.db", jobs=1)
    import_paths([tmp_path / f"{NAME}.zip"], tmp_path / "one.db", jobs=1)
    assert ask(tmp_path / "both.db", "SELECT count(*) FROM exports") == [(2,)]
    for query in (
        "SELECT kind, name, url, at FROM connections ORDER BY 1, 2", "SELECT url, at, target FROM reactions ORDER BY 2",
        "SELECT kind, at, text, details FROM posts ORDER BY 2, 3, ordinal", "SELECT name FROM people ORDER BY 1",
        "SELECT kind, at, what, url FROM activity ORDER BY 1, 2",
    ):  # fmt: skip
        assert ask(tmp_path / "both.db", query) == ask(tmp_path / "one.db", query)


INVENTED = "instagram-example.user-2025-08-24-AbCdEfGh"


def test_the_shared_samples_are_read_whole(shared_samples: Path, tmp_path: Path) -> None:
    folder = shared_samples / "threads" / "invented"
    import_paths([folder / INVENTED], tmp_path / "x.db", jobs=1)
    import_paths([folder / "localised_zh"], tmp_path / "zh.db", jobs=1)
    for query, expected in {
        "SELECT text, json_extract(details, '$.is_reply') FROM posts ORDER BY at": [
            ("older post, no is_reply key", None), ("text-only reply — café 👍 @sample.friend", 1),
            ("single picture, caption on the medium", 0), ("two media, caption on the post", None),
        ],
        "SELECT count(*) FROM problems": [(0,)],
        "SELECT DISTINCT status FROM members": [("imported",)],
        "SELECT kind, count(*) FROM connections GROUP BY 1 ORDER BY 1": [
            ("blocked", 1), ("follower", 2), ("following", 1), ("recent request", 1), ("request received", 1),
            ("request sent", 1), ("restricted", 1), ("unfollowed", 1),
        ],
        "SELECT name, username FROM accounts": [("Example Üser", "example.user")],
    }.items():  # fmt: skip
        assert ask(tmp_path / "x.db", query) == expected
    assert ask(tmp_path / "zh.db", "SELECT what, at, url FROM activity") == [
        ("sample.friend", "2025-10-09T08:53:20Z", "https://www.threads.com/@sample.friend/post/DX1")
    ]
