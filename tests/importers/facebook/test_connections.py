"""Friends, followers, groups and pages (formats/facebook.md 1.4, 1.6.5)."""

from __future__ import annotations

import pytest

from exit_kit.importing.records import Activity, Connection, Fact
from tests.importers.facebook.classic import AT, CLASSIC, T, read

ZOE = "Zoë Example"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("friends", Connection("friend", ZOE, AT, is_person=True)),
        (
            "friend requests received",
            Connection("request received", ZOE, AT, is_person=True, origin="received"),
        ),
        ("friend requests sent", Connection("request sent", ZOE, AT, is_person=True, origin="created")),
        (
            "friend requests declined",
            Connection(
                "request declined", ZOE, AT, status="marked as spam", is_person=True, origin="received"
            ),
        ),
        ("removed friends", Connection("former friend", ZOE, AT, is_person=True)),
        ("following", Connection("following", ZOE, AT, origin="created")),
        ("followers", Connection("follower", "Bob Example", is_person=True, origin="received")),
        ("pages liked", Connection("page liked", ZOE, AT, "https://www.facebook.com/p", origin="created")),
        ("pages recommended", Connection("page recommended", ZOE, AT, origin="created")),
        ("your pages", Connection("page owned", ZOE, AT, origin="created")),
        (
            "group memberships",
            Connection(
                "group membership", "Test Group", AT, status="You joined Test Group.", origin="created"
            ),
        ),
        (
            "pages followed",
            Connection("page followed", "Test Group", AT, None, "You joined Test Group.", origin="created"),
        ),
        (
            "pages unfollowed",
            Connection("page unfollowed", "Test Group", AT, None, "You joined Test Group.", origin="created"),
        ),
        ("groups you run", Connection("group admin", "Test Group", AT, details={"badge": "star"})),
    ],
)
def test_each_list_of_names_is_read_as_its_kind_of_tie(name: str, expected: Connection) -> None:
    assert read(name) == [expected]


@pytest.mark.parametrize("name", ["friends", "followers", "following", "pages liked", "groups you run"])
def test_a_tie_without_time_or_name_is_a_tie_still(name: str) -> None:
    key = next(iter(CLASSIC[name][1]))
    (first, second) = read(name, {key: [{"name": "Facebook user", "timestamp": 0}, {"timestamp": T}]})
    assert isinstance(first, Connection)
    assert isinstance(second, Connection)
    assert (first.name, first.at, second.name, second.at) == ("Facebook user", None, None, AT)


def test_contact_details_of_friends_in_old_exports_are_kept() -> None:
    assert read("friends", {"friends": [{"name": "Bob Example", "contact_info": "bob@example.org"}]}) == [
        Connection("friend", "Bob Example", is_person=True, details={"contact_info": "bob@example.org"})
    ]


def test_a_membership_without_a_name_keeps_its_title_and_one_with_two_names_is_two() -> None:
    records = read(
        "group memberships",
        {"groups_joined": [{"timestamp": T, "title": "Left."}, {"data": [{"name": "A"}, {}, {"name": "B"}]}]},
    )
    assert records == [
        Connection("group membership", None, AT, status="Left.", origin="created"),
        Connection("group membership", "A", origin="created"),
        Connection("group membership", "B", origin="created"),
    ]


def test_badges_are_listed_by_group_whose_name_is_a_key() -> None:
    assert read("group badges") == [
        Fact("group badges", "Café Süd", "Founder"),
        Fact("group badges", "Café Süd", "Host"),
    ]


def test_answers_to_a_groups_questions_and_a_bare_wish_to_join() -> None:
    assert read("group membership answers") == [
        Activity(
            "group question answered", AT, "Why?", "Fun", origin="created",
            details={"group": "Test Group", "rules_agreement": True},
        ),
        Activity(
            "group membership asked for", origin="created", details={"group": "Other Group", "rules_agreement": False}
        ),
    ]  # fmt: skip
