"""`exit-kit check` on Instagram and Threads: what is true for them, and not for Facebook."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.looking import look
from exit_kit.importing.pipeline import import_paths
from exit_kit.leave.check import PLATFORMS, check_readiness, list_rows
from exit_kit.leave.guide import CHECKS
from exit_kit.leave.readiness import Check, Light
from exit_kit.report.questions import open_filled, read_report
from tests.conftest import Finished
from tests.laws.archives import Tree, read_sample, write_zip

NAME = "instagram-mira.halvorsen-2025-08-24-AbCdEfGh.zip"
DAY = date(2025, 8, 30)
THREADS = "your_instagram_activity/threads/"
REQUESTS = "your_instagram_activity/other_activity/your_information_download_requests.json"
LIKES = "your_instagram_activity/likes/liked_posts.json"
A_DAY = 86_400


def _tie(name: str, at: int) -> dict[str, Any]:
    datum = {"href": f"https://www.instagram.com/{name}", "value": name, "timestamp": at}
    return {"title": "", "media_list_data": [], "string_list_data": [datum]}


def _labels(**values: Any) -> dict[str, Any]:
    return {"title": "", "string_map_data": {name.replace("_", " "): value for name, value in values.items()}}


def _request(start: int, end: int) -> bytes:
    entries = [
        {"label": "Request completion time", "timestamp_value": end + A_DAY},
        {"label": "Start date", "timestamp_value": start}, {"label": "End date", "timestamp_value": end},
    ]  # fmt: skip
    return json.dumps({"timestamp": end, "media": [], "label_values": entries, "fbid": "1"}).encode()


def _dump(data: Any) -> bytes:
    return json.dumps(data).encode()


@pytest.fixture(scope="module")
def tree() -> Tree:
    """Return a download of Instagram, asked for from the beginning on, with Threads in it."""
    profile = _labels(Username={"value": "mira.halvorsen"}, Name={"value": "Mira Halvorsen"})
    followers = "connections/followers_and_following"
    like = {
        "title": "ada.l",
        "string_list_data": [{"href": "https://www.instagram.com/p/A/", "timestamp": 1700000000}],
    }
    login = _labels(User_Agent={"value": "Mozilla/5.0 (Linux; Android 14; Pixel 8) Instagram 400.0 Android"},
                    Time={"timestamp": 1755000000})  # fmt: skip
    return {
        **{name: data for name, data in read_sample("threads_2025_json").items() if name.startswith(THREADS)},
        "personal_information/personal_information/personal_information.json": _dump(
            {"profile_user": [profile]}
        ),
        f"{followers}/followers_1.json": _dump([_tie("ada.l", 1700000000)]),
        f"{followers}/following.json": _dump({"relationships_following": [_tie("ada.l", 1700000000)]}),
        LIKES: _dump({"likes_media_likes": [like]}),
        REQUESTS: _request(-2_048_000_000, 1755907200),
        "security_and_login_information/login_and_profile_creation/login_activity.json": _dump(
            {"account_history_login_history": [login]}
        ),
    }


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Tree], Path]:
    """Return a function that imports a tree as one zip."""

    def give(members: Tree) -> Path:
        folder = tmp_path_factory.mktemp("networks")
        import_paths([write_zip(folder / NAME, members)], folder / "a.db", jobs=1)
        return folder / "a.db"

    return give


@pytest.fixture(scope="module")
def whole(make: Callable[[Tree], Path], tree: Tree) -> Path:
    return make(tree)


def see(path: Path, platform: str, name: str) -> Check:
    with open_filled(path) as db:
        return check_readiness(db, platform, today=DAY).find(name)


def test_every_check_has_a_name_that_guides_may_use_once_a_platform() -> None:
    for platform in PLATFORMS:
        names = [row.name for row in list_rows(platform)]
        assert len(names) == len(set(names))
        assert set(names) <= set(CHECKS)


def test_what_was_asked_for_of_instagram_was_asked_for_of_threads(whole: Path) -> None:
    for platform in ("instagram", "threads"):
        seen = see(whole, platform, "range")
        assert (seen.light, seen.saw) == (Light.GREEN, "Asked for: everything until 23 Aug 2025.")
    with open_filled(whole) as db:
        kinds = [warning.kind for account in read_report(db).accounts for warning in account.warnings]
    assert {"one-year-only", "begins-late"}.isdisjoint(kinds)


def test_a_request_of_one_year_is_red_for_both(make: Callable[[Tree], Path], tree: Tree) -> None:
    path = make(tree | {REQUESTS: _request(1755907200 - 365 * A_DAY, 1755907200)})
    for platform in ("instagram", "threads"):
        assert see(path, platform, "range").light is Light.RED


def test_media_of_threads_stand_among_those_of_instagram(make: Callable[[Tree], Path], tree: Tree) -> None:
    photos = {
        name: data for name, data in read_sample("threads_2025_json").items() if name.startswith("media/")
    }
    path = make(tree | photos)
    told = see(path, "threads", "media")
    assert (told.light, told.names) == (Light.RED, ("media/posts/202505/18000000000000014.mp4",))
    assert told.saw.startswith("4 of 5 photos")
    with open_filled(path) as db:
        found = {one.platform: one.media for one in read_report(db).accounts}
    assert sum(one.count for one in found["threads"] if one.status == "found") == 4
    (export,) = (one for one in look([path.with_name(NAME)]).exports if one.platform == "threads")
    assert (export.media.named, export.media.missing) == (5, 1)
    assert export.requested_to.value == "2025-08-23"


def test_lists_that_were_left_out_are_named(whole: Path, make: Callable[[Tree], Path], tree: Tree) -> None:
    assert see(whole, "threads", "lists").saw == "Here: 4 followers, 3 people you follow, 7 posts, 3 likes."
    lacking = see(whole, "instagram", "lists")
    assert (lacking.light, lacking.names) == (Light.YELLOW, ("posts", "chats"))
    without = {name: data for name, data in tree.items() if "followers" not in name and name != LIKES}
    path = make(without)
    assert see(path, "instagram", "lists").names == (
        "followers",
        "people you follow",
        "posts",
        "likes",
        "chats",
    )
    assert see(path, "instagram", "lists").light is Light.UNKNOWN
    assert see(path, "threads", "lists").names == ("followers",)


def test_a_threads_profile_is_told_before_instagram_is_deleted(
    whole: Path, make: Callable[[Tree], Path], tree: Tree
) -> None:
    told = see(whole, "instagram", "threads")
    assert (told.light, told.names) == (Light.YELLOW, ("mira.halvorsen",))
    assert "7 threads, 4 followers" in told.saw
    assert told.step == "exit-kit delete instagram, step threads-first" or "threads-first" in str(told.step)
    alone = make({name: data for name, data in tree.items() if not name.startswith(THREADS)})
    assert see(alone, "instagram", "threads").light is Light.UNKNOWN


def test_devices_are_named_as_people_know_them_and_threads_logs_in_with_instagram(whole: Path) -> None:
    assert see(whole, "instagram", "sessions").names == ("12 Aug 2025: Android (Pixel 8)",)
    assert "with Instagram" in see(whole, "threads", "sessions").saw


def test_devices_for_encrypted_chats_are_a_warning(whole: Path, tmp_path: Path) -> None:
    assert see(whole, "instagram", "encrypted").light is Light.UNKNOWN
    copy = tmp_path / "copy.db"
    copy.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(copy)) as db, db:
        account = "SELECT id FROM accounts WHERE platform = 'instagram'"
        db.execute(
            f"INSERT INTO sessions (account_id, kind) VALUES (({account}), 'secret conversation device')"
        )
    told = see(copy, "instagram", "encrypted")
    assert told.light is Light.YELLOW
    assert "8 May 2026" in told.saw


def test_deep_reads_each_platform_of_one_zip_wherever_it_is_now(
    make: Callable[[Tree], Path], tree: Tree, run_cli: Callable[..., Finished]
) -> None:
    path = make(tree)
    moved = path.with_name("elsewhere.zip")
    path.with_name(NAME).rename(moved)
    assert see(path, "threads", "parts").light is not Light.GREEN
    assert run_cli("locate", "--db", path, moved).exit_code == 0
    run_cli("check", "--deep", "--db", path)
    for platform in ("instagram", "threads"):
        assert see(path, platform, "parts").light is Light.GREEN
        assert see(path, platform, "integrity").light is Light.GREEN


def test_copies_on_other_servers_are_thought_of_before_threads_is_deleted(whole: Path) -> None:
    told = see(whole, "threads", "fediverse")
    assert told.light is Light.UNKNOWN
    assert told.saw.startswith("7 threads here.")
