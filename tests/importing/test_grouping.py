"""Which export a part belongs to that does not carry Meta's name: any that it does not contradict, and that is said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.looking import look
from exit_kit.importing.pipeline import import_paths
from exit_kit.importing.summary import Summary
from tests.laws.archives import Tree, write_zip

FRIENDS, POSTS = "connections/friends/your_friends.json", "your_facebook_activity/posts/your_posts_1.json"
PROFILE = "personal_information/profile_information/profile_information.json"
Give = Callable[..., Summary]


def make_profile(name: str) -> Tree:
    """Return the member that says whose account it is."""
    user = name.lower()
    profile = {
        "name": {"full_name": name},
        "username": user,
        "profile_uri": f"https://www.facebook.com/{user}",
    }
    return {PROFILE: json.dumps({"profile_v2": profile}).encode()}


def make_friends(*names: str) -> Tree:
    """Return a list of friends."""
    return {FRIENDS: json.dumps({"friends_v2": [{"name": name, "timestamp": 1} for name in names]}).encode()}


POST = {POSTS: json.dumps([{"timestamp": 1600000000, "data": [{"post": "Hello"}]}]).encode()}


@pytest.fixture
def give(tmp_path: Path) -> Give:
    """Import one part of that name."""

    def run(name: str, tree: Tree) -> Summary:
        return import_paths([write_zip(tmp_path / f"{name}.zip", tree)], tmp_path / "x.db")

    return run


@pytest.fixture
def ask(tmp_path: Path) -> Callable[[str], list[Any]]:
    """Return all rows of a query."""

    def run(query: str) -> list[Any]:
        with closing(sqlite3.connect(tmp_path / "x.db")) as db:
            return db.execute(query).fetchall()

    return run


COUNT = "SELECT count(DISTINCT export_id), (SELECT count(*) FROM accounts) FROM parts"


def test_a_part_that_contradicts_nothing_joins_and_it_is_said(give: Give, ask: Any) -> None:
    assert give("a", {**make_profile("Ada"), **make_friends("Bob")}).assumed == ()
    assert give("b", POST).assumed == ("b",)
    assert ask(COUNT) == [(1, 1)]


def test_a_part_with_another_person_s_profile_never_joins(give: Give, ask: Any) -> None:
    give("a", {**make_profile("Ada"), **make_friends("Bob")})
    assert give("b", {**make_profile("Carl"), **POST}).assumed == ()
    assert ask(COUNT) == [(2, 2)]
    assert ask("SELECT name FROM accounts ORDER BY id") == [("Ada",), ("Carl",)]


def test_a_part_with_other_content_under_the_same_path_never_joins(give: Give, ask: Any) -> None:
    give("a", {**make_profile("Ada"), **make_friends("Bob")})
    give("b", {**POST, **make_friends("Eve")})
    assert ask("SELECT count(DISTINCT export_id) FROM parts") == [(2,)]


def test_a_part_that_could_be_of_several_accounts_stays_by_itself_and_it_is_said(
    give: Give, ask: Any
) -> None:
    give("a", {**make_profile("Ada"), **make_friends("Bob")})
    give("c", {**make_profile("Carl"), **make_friends("Dora")})
    done = give("e", POST)
    assert (done.assumed, done.open) == ((), ("e",))
    assert ask(COUNT) == [(3, 3)]


def test_names_of_two_accounts_are_two_exports(give: Give, ask: Any) -> None:
    give("facebook-ada", make_friends("Bob"))
    give("facebook-carl", POST)
    assert ask(COUNT) == [(2, 2)]


def test_parts_that_carry_the_same_name_are_one_export_whichever_holds_the_profile(
    give: Give, ask: Any
) -> None:
    give("facebook-100012345", make_friends("Bob"))
    assert give("facebook-100012345 (1)", {**POST, **make_profile("Ada")}).assumed == ()
    assert ask(COUNT) == [(1, 1)]


def test_look_says_what_was_assumed_too(tmp_path: Path) -> None:
    write_zip(tmp_path / "in" / "a.zip", {**make_profile("Ada"), **make_friends("Bob")})
    write_zip(tmp_path / "in" / "b.zip", POST)
    (export,) = look([tmp_path / "in"]).exports
    assert [one.evidence for one in export.remarks if one.kind == "assumed"] == [("b",)]


def test_look_says_which_parts_were_left_open(tmp_path: Path) -> None:
    write_zip(tmp_path / "in" / "a.zip", {**make_profile("Ada"), **make_friends("Bob")})
    write_zip(tmp_path / "in" / "c.zip", {**make_profile("Carl"), **make_friends("Dora")})
    write_zip(tmp_path / "in" / "e.zip", POST)
    exports = look([tmp_path / "in"]).exports
    assert [one.evidence for export in exports for one in export.remarks if one.kind == "open"] == [("e",)]
    assert [one for export in exports for one in export.remarks if one.kind == "assumed"] == []
