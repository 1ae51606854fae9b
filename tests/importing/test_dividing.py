"""One download with several platforms is taken for several parts; one platform's is told from another's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.archive import find_parts
from exit_kit.importing.looking import look
from exit_kit.importing.pipeline import import_paths
from exit_kit.importing.recognition import RecognisedPart, recognise
from tests.laws.archives import read_sample, write_folder, write_zip

FACEBOOK = "your_facebook_activity/posts/your_posts_1.json"
LIKES = "your_instagram_activity/likes/liked_posts.json"
FOLLOWERS = "connections/followers_and_following/followers_1.json"
THREADS = "your_instagram_activity/threads/followers.json"
PHOTO = "media/posts/202401/18000000000000001.jpg"


def _recognise(folder: Path, name: str, *paths: str) -> dict[str, RecognisedPart]:
    write_folder(folder / name, dict.fromkeys(paths, b"[]"))
    (part,) = find_parts([folder / name]).parts
    found = recognise(part)
    assert isinstance(found, tuple), found
    assert sorted(member.path for one in found for member in one.part.members) == sorted(paths)
    return {f"{one.importer.platform} {one.wrapper}".strip(): one for one in found}


def _list_paths(one: RecognisedPart) -> list[str]:
    return sorted(one.path_of(member) for member in one.part.members)


def test_threads_inside_instagram_is_a_part_of_its_own(tmp_path: Path) -> None:
    found = _recognise(tmp_path, "x", "a/" + LIKES, "a/" + THREADS, "a/" + FOLLOWERS, "a/" + PHOTO)
    assert {name: _list_paths(one) for name, one in found.items()} == {
        "instagram a/": sorted([LIKES, FOLLOWERS, PHOTO]),
        "threads a/": [THREADS],
    }


def test_a_request_for_threads_alone_is_threads_with_its_media(tmp_path: Path) -> None:
    found = _recognise(tmp_path, "instagram-mira-2025-08-24-AbCdEfGh", THREADS, PHOTO)
    assert list(found) == ["threads"]
    assert found["threads"].name is not None
    assert (found["threads"].name.account, found["threads"].name.date) == ("mira", "2025-08-24")


def test_a_folder_of_threads_with_nothing_in_it_is_none(tmp_path: Path) -> None:
    empty = "your_instagram_activity/threads/no-data.txt"
    assert list(_recognise(tmp_path, "x", LIKES, empty)) == ["instagram"]


def test_facebook_and_instagram_in_one_tree_are_divided_by_folder_and_table(tmp_path: Path) -> None:
    friends, profile = (
        "connections/friends/your_friends.json",
        "personal_information/profile_information/x.json",
    )
    about = "personal_information/personal_information/personal_information.json"
    found = _recognise(tmp_path, "x", FACEBOOK, LIKES, FOLLOWERS, PHOTO, friends, profile, about)
    assert _list_paths(found["facebook"]) == sorted([FACEBOOK, friends, profile])
    assert _list_paths(found["instagram"]) == sorted([LIKES, FOLLOWERS, PHOTO, about])


def test_downloads_side_by_side_are_several_with_their_names(tmp_path: Path) -> None:
    one, other = "facebook-mira.h-2026-01-09-AAAAbbbb/", "instagram-mira.h-2026-01-10-CCCCdddd/"
    found = _recognise(
        tmp_path, "meta-2026-Jan-10-17-13-19", one + FACEBOOK, other + LIKES, other + THREADS, "read me.txt"
    )
    assert sorted(found) == [f"facebook {one}", f"instagram {other}", f"threads {other}"]
    names = {
        name.partition(" ")[0]: (part.name.account, part.name.date)
        for name, part in found.items()
        if part.name
    }
    assert names == {
        "facebook": ("mira.h", "2026-01-09"),
        "instagram": ("mira.h", "2026-01-10"),
        "threads": ("mira.h", "2026-01-10"),
    }


@pytest.mark.parametrize(
    ("paths", "layout"),
    [
        (["media.json", "connections.json", "messages.json", "photos/202001/0123.jpg"], "1a"),
        (["media.json", "connections.json", "messages/inbox/a_1/message_1.json"], "1b"),
        (
            [
                "content/posts_1.json",
                "followers_and_following/followers.json",
                "messages/inbox/a_1/message_1.json",
            ],
            "2",
        ),
        (["your_instagram_activity/content/posts_1.json", "media/posts/202001/1.jpg"], "3a"),
        (["your_instagram_activity/media/posts_1.json", FOLLOWERS], "3b"),
        (["your_instagram_activity/media/posts.json", FOLLOWERS], "4"),
        (["your_instagram_activity/story_interactions/stories_viewed.json"], "4"),
        ([PHOTO, "media/stories/202402/1.mp4"], None),
        (["likes/liked_posts.json", "saved/saved_posts.json"], None),  # somebody gave the folder in it
        (["apps_and_websites_off_of_instagram/apps_and_websites/active_apps.json"], "3a"),
    ],
)
@pytest.mark.parametrize("wrapper", ["", "one/", "one/two/"])
def test_every_generation_is_told_by_its_folders(
    tmp_path: Path, paths: list[str], layout: str | None, wrapper: str
) -> None:
    found = _recognise(tmp_path, "x", *(wrapper + path for path in paths))
    assert [(one.importer.platform, one.recognition.layout) for one in found.values()] == [
        ("instagram", layout)
    ]
    assert [one.wrapper for one in found.values()] == [wrapper]


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("instagram-mira-20221116", "instagram"),
        ("facebook-mira-2020-01-01-AbCdEfGh", "facebook"),
        ("x", "facebook"),
    ],
)
def test_what_two_platforms_have_is_told_by_the_name_of_the_download(
    tmp_path: Path, name: str, platform: str
) -> None:
    assert list(_recognise(tmp_path, name, "messages/inbox/ada_1/message_1.json")) == [platform]


def test_a_facebook_export_is_read_as_one(tmp_path: Path) -> None:
    paths = [
        FACEBOOK,
        "your_facebook_activity/messages/inbox/ada_1/message_1.json",
        "connections/friends/your_friends.json",
    ]
    assert list(_recognise(tmp_path, "instagram", *paths)) == ["facebook"]


def test_what_threads_shows_of_instagrams_media_is_found_there(tmp_path: Path) -> None:
    tree = {**read_sample("threads_2025_json"), **read_sample("instagram_2026_json")}
    write_zip(tmp_path / "instagram-mira.halvorsen-2026-08-19-AbCdEfGh.zip", tree)
    seen = {one.platform: one.media for one in look([tmp_path]).exports}
    assert (seen["threads"].named, seen["threads"].missing) == (6, 1)
    import_paths([tmp_path], tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        query = (
            "SELECT other.platform, count(*) FROM media_uses JOIN accounts own ON own.id = media_uses.account_id "
            "JOIN media ON media.id = media_id JOIN accounts other ON other.id = media.account_id "
            "WHERE own.platform = 'threads' GROUP BY 1 ORDER BY 1"
        )
        assert db.execute(query).fetchall() == [("instagram", 5), ("threads", 1)]
        assert db.execute("SELECT count(*) FROM exports").fetchone() == (2,)
