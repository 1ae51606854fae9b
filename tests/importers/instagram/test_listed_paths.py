"""Every kind of file that the format notes name has a row of its own, in every form that its records may have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.registry import make_matcher
from importers.instagram import IMPORTER
from tests.laws.archives import NAMES, read_sample

LISTED = Path(__file__).parents[2] / "samples" / "paths_of_instagram.txt"
LINES = [line for line in LISTED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
MATCHER = make_matcher(IMPORTER)
# Nothing but what the owner sent or put up, and messages: these have one form.
MEDIA = ("messages/", "media/", "content/")
FORMS: list[Any] = [
    [{"timestamp": 1700000000, "media": [], "label_values": []}],
    {"label_values": [], "fbid": "1"},
    [{"title": "x", "string_map_data": {}}],
    {"title": "x", "string_list_data": []},
]


def _make_path(line: str, before: str = "") -> str:
    return before + line.replace("<thread>", "ada_123456789012345").replace("_N.", "_12.").replace(
        "<any>", "new"
    )


@pytest.mark.parametrize("before", ["", "somewhere/else/"])
def test_every_listed_path_has_one_row(before: str) -> None:
    found = {line: [row.name for row in MATCHER.match_path(_make_path(line, before))] for line in LINES}
    assert {line: names for line, names in found.items() if len(names) != 1} == {}


def test_every_listed_path_is_read_by_its_row_in_whichever_form_its_records_are() -> None:
    wrong = []
    for line in LINES:
        (row,) = MATCHER.match_path(_make_path(line))
        for form in FORMS if row.marks and not any(part in line for part in MEDIA) else []:
            match = MATCHER.match(_make_path(line), form)
            if [claim.file_type for claim in match.claims] != [row] or match.claims[0].root:
                wrong.append((line, form))
    assert wrong == []
    assert len(LINES) > 250


def test_most_of_them_stand_in_a_sample() -> None:
    held = {path for name in NAMES if name.startswith("instagram") for path in read_sample(name)}
    missing = [
        line for line in LINES if "<" not in line and _make_path(line.replace("_N.", "_1.")) not in held
    ]
    assert len(missing) < len(LINES) / 4, missing


@pytest.mark.parametrize(
    ("path", "document", "name"),
    [
        (
            "emoji_story_reactions.json",
            {"story_activities_emoji_quick_reactions": []},
            "story emoji reactions",
        ),
        ("x/hype.json", {"comments_story_comments": []}, "story comments"),
        ("profile_searches.json", {"searches_user": []}, "profile searches"),
        ("anything.json", {"topics_your_topics": []}, "topics"),
        ("instagram_profile_information.json", {"profile_account_insights": []}, "account facts"),
        ("a/liked_posts.json", [{"string_list_data": [], "title": "x"}], "liked posts"),
        ("a/liked_posts.json", {"some_new_key": [{"string_list_data": [], "title": "x"}]}, "liked posts"),
    ],
)
def test_a_root_key_says_what_a_file_is_whatever_its_name(path: str, document: Any, name: str) -> None:
    assert [claim.file_type.name for claim in MATCHER.match(path, document).claims] == [name]


def test_files_of_threads_are_never_read_as_those_of_instagram() -> None:
    document = {"text_post_app_text_post_app_followers": [{"string_list_data": [{"value": "x"}]}]}
    assert MATCHER.match("connections/followers_and_following/followers_1.json", document).claims == ()
