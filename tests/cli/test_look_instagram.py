"""What `look` says of Instagram's exports: the layout, the range that was asked for, and what was left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.looking import look
from exit_kit.importing.sightings import SeenExport
from tests.laws.archives import Tree, write_folder

A, TIES = "your_instagram_activity", "connections/followers_and_following"
START, END = 1768003200, 1787140800
FOLLOWING = {
    "relationships_following": [{"title": "bo", "string_list_data": [{"href": "", "timestamp": START}]}]
}
FOLLOWER = {"title": "", "media_list_data": [], "string_list_data": [{"value": "bo", "timestamp": START}]}


def make_export(start: int, *kinds: str, **more: Any) -> Tree:
    """Return an export with a list of whom one follows, and the request that it was made for."""
    values = [
        {"label": "Request completion time", "timestamp_value": END + 60},
        {"label": "Start date", "timestamp_value": start},
        {"label": "End date", "timestamp_value": END},
        {"label": "Types of information", "vec": [{"value": kind} for kind in kinds]},
    ]
    request = {"timestamp": END, "media": [], "label_values": values, "fbid": "1"}
    data = {
        f"{TIES}/following.json": FOLLOWING,
        f"{A}/likes/liked_posts.json": [],
        f"{A}/other_activity/your_information_download_requests.json": request,
    } | more
    return {path: json.dumps(content).encode() for path, content in data.items()}


def see(tmp_path: Path, tree: Tree) -> SeenExport:
    """Return what is seen of one export."""
    (export,) = look([write_folder(tmp_path / "instagram-ada-2026-08-19-AbCdEfGh", tree)]).exports
    return export


@pytest.mark.parametrize(("start", "expected"), [(-2048630400, None), (START, "2026-01-10")])
def test_the_requested_range_is_told_and_1905_is_all_time(
    tmp_path: Path, start: int, expected: str | None
) -> None:
    export = see(tmp_path, make_export(start, "Followers and following"))
    assert (export.requested_from.value, export.requested_to.value) == (expected, "2026-08-19")
    assert (export.layout, export.requested_kinds) == ("3a", ("Followers and following",))


@pytest.mark.parametrize(
    ("kinds", "word"),
    [
        (("Messages", "Likes"), "does not name it; it names: Messages, Likes."),
        (("Followers and following", "Likes"), "It was asked for"),
        (
            ("Messaggi", "Mi piace"),
            "The request names: Messaggi, Mi piace. If it is not among these, ask for it",
        ),
    ],
)
def test_a_list_of_followers_that_is_not_there_is_no_proof_that_nobody_follows(
    tmp_path: Path, kinds: tuple[str, ...], word: str
) -> None:
    findings = [one for one in see(tmp_path, make_export(START, *kinds)).missing if one.kind == "left-out"]
    assert [one.says[:35] for one in findings] == ["There is no list of who follows you"]
    assert word in findings[0].says


def test_nothing_is_left_out_where_the_lists_are_there(tmp_path: Path) -> None:
    tree = make_export(START, "Messages", **{f"{TIES}/followers_1.json": FOLLOWER})
    assert [one for one in see(tmp_path, tree).missing if one.kind == "left-out"] == []


def test_a_chat_of_messenger_named_as_instagram_s_old_file_is_facebook_s(run_cli, tmp_path):
    thread = {"participants": [{"name": "Ada"}], "messages": [], "title": "Ada", "thread_path": "inbox/ada_1"}
    chats = [{"participants": ["ada"], "conversation": []}]
    for name, document in (("Facebook", thread), ("Instagram", chats)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "messages.json").write_text(json.dumps(document), encoding="utf-8")
        assert run_cli("look", tmp_path / name).stdout.startswith(f"{name} export\n")
