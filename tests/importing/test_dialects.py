"""One record of each dialect says the same, whatever language its labels are in."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.importing.dialects import (
    Person,
    declare_any,
    find_moment,
    find_owner,
    find_person,
    find_text,
    find_url,
    list_texts,
    read_any,
)
from exit_kit.importing.label_values import Labelled, make_words
from exit_kit.importing.problems import Notes

WORDS = make_words({"comment": ("Opmerking",), "name": ("Naam",), "username": (), "owner": ("Eigenaar",)})
WHEN, AT = 1700000000, "2023-11-14T22:13:20Z"
LINK = "https://www.instagram.com/p/AbC/"
OWNER = [
    {"label": "URL", "value": "https://www.instagram.com/ada.l", "href": "https://www.instagram.com/ada.l"},
    {"label": "Naam", "value": "Ada Lovelace"},
    {"label": "Benutzername", "value": "ada.l"},
]


def _read(record: dict[str, Any]) -> tuple[Labelled, list[str]]:
    notes = Notes()
    (one,) = read_any(declare_any().read([record], notes), notes)
    return one, [problem.kind for problem in notes]


@pytest.mark.parametrize(
    "record",
    [
        {"string_map_data": {"Opmerking": {"value": "mooi"}, "Link": {"href": LINK}, "Tijd": {"timestamp": WHEN}}},
        {"string_map_data": {"Tijd": {"href": "", "value": "", "timestamp": WHEN}, "Link": {"href": LINK, "value": ""},
                             "Opmerking": {"href": "", "value": "mooi", "timestamp": 0}}},
        {"title": "", "string_list_data": [{"href": LINK, "value": "mooi", "timestamp": WHEN}]},
        {"timestamp": WHEN, "media": [], "label_values": [
            {"label": "URL", "value": LINK, "href": LINK}, {"label": "Comment", "value": "mooi"}]},
        {"label_values": [{"label": "x", "value": "mooi"}, {"label": "y", "value": LINK},
                          {"label": "z", "timestamp_value": WHEN}]},
    ],
    ids=["slim map", "fat map", "list", "labels", "labels without links"],
)  # fmt: skip
def test_every_dialect_says_the_same(record: dict[str, Any]) -> None:
    one, problems = _read(record)
    assert (find_moment(one, words=WORDS), find_url(one)) == (AT, LINK)
    assert find_text(one, "comment", words=WORDS, place=0) == "mooi"
    assert list_texts(one) == ["mooi"]
    assert problems == []


def test_an_owner_is_told_from_hashtags_in_any_language() -> None:
    tags = [{"dict": [{"label": "Nom", "value": "zee"}], "title": ""}]
    for title in ("Owner", "Eigenaar", "所有者"):
        one, _ = _read(
            {
                "label_values": [
                    {"title": "Hashtags", "dict": tags},
                    {"title": title, "dict": [{"dict": OWNER, "title": ""}]},
                ]
            }
        )
        assert find_owner(one, words=WORDS) == Person(
            "ada.l", "Ada Lovelace", "https://www.instagram.com/ada.l"
        )


def test_a_title_is_the_owner_where_no_block_says_it() -> None:
    one, _ = _read({"title": "ada.l", "string_list_data": [{"href": LINK, "value": "👍", "timestamp": WHEN}]})
    assert find_owner(one, words=WORDS).username == "ada.l"


def test_an_account_without_its_address_is_known_by_its_labels() -> None:
    one, _ = _read(
        {"label_values": [{"label": "Naam", "value": "Ada"}, {"label": "Username", "value": "ada.l"}]}
    )
    assert find_person(one.leaves, words=WORDS) == Person("ada.l", "Ada", None)


def test_an_address_that_a_browser_would_run_is_left_out_and_noted() -> None:
    one, problems = _read(
        {
            "title": "ada.l",
            "string_list_data": [{"href": "javascript:alert(1)", "value": "x", "timestamp": WHEN}],
        }
    )
    assert find_url(one) is None
    assert problems == ["unsafe-link"]


@pytest.mark.parametrize("unset", [{"timestamp": 0}, {"timestamp": 0, "value": "", "href": ""}, {}])
def test_what_is_not_set_is_left_out(unset: dict[str, Any]) -> None:
    one, problems = _read({"title": "x", "string_map_data": {"Time": unset}})
    assert one.leaves == []
    assert (find_moment(one, words=WORDS), problems) == (None, [])


def test_entries_of_a_list_of_several_stay_apart() -> None:
    items = [{"value": name, "timestamp": WHEN} for name in ("ada", "bob")]
    one, _ = _read({"string_list_data": items})
    assert [leaf.groups for leaf in one.leaves] == [(1,), (1,), (2,), (2,)]
