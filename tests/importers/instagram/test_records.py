"""What each kind of file says, in each form, also in languages whose labels nobody wrote down."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.importing.records import (
    AdInterest,
    Advertiser,
    App,
    Comment,
    Connection,
    Owner,
    Place,
    Record,
    Requested,
    Search,
    Session,
)
from importers.instagram import IMPORTER
from tests.importers.reading import read_document

WHEN, AT = 1700000000, "2023-11-14T22:13:20Z"
SITE = "https://www.instagram.com/"
TIES = "connections/followers_and_following/"
BOB = Connection("follower", "bob.b", AT, f"{SITE}bob.b", is_person=True)


def _read(path: str, document: Any) -> list[Record]:
    return read_document(IMPORTER, path, document)[0]


def _sld(title: str | None, **datum: Any) -> dict[str, Any]:
    return {**({} if title is None else {"title": title}), "string_list_data": [datum]}


def _smd(*values: Any) -> dict[str, Any]:
    """Return a record whose labels are words of no language: texts, and a number for a time."""
    data = {
        f"x{place}": {"timestamp": one} if isinstance(one, int) else {"value": one}
        for place, one in enumerate(values)
    }
    return {"title": "", "string_map_data": data}


def _lv(*values: Any, when: int | None = WHEN, blocks: tuple[Any, ...] = ()) -> dict[str, Any]:
    entries: list[Any] = []
    for place, one in enumerate(values):
        entries.append(
            {"label": f"x{place}", **({"timestamp_value": one} if isinstance(one, int) else {"value": one})}
        )
    return {
        **({"timestamp": when} if when else {}),
        "media": [],
        "label_values": [*entries, *blocks],
        "fbid": "1",
    }


def _block(*values: str) -> dict[str, Any]:
    return {
        "title": "y",
        "dict": [{"title": "", "dict": [{"label": f"z{n}", "value": one} for n, one in enumerate(values)]}],
    }


@pytest.mark.parametrize(
    "document",
    [
        [_sld("", href=f"{SITE}bob.b", value="bob.b", timestamp=WHEN)],
        _sld("", href=f"{SITE}bob.b", value="bob.b", timestamp=WHEN),
        {"relationships_followers": [_sld("bob.b", href=f"{SITE}_u/bob.b", timestamp=WHEN)]},
        [_sld(None, href=f"{SITE}_u/bob.b", timestamp=WHEN)],
        {"relationships_followers": _sld("bob.b", timestamp=WHEN)},
        {"a_key_of_next_year": [_sld("bob.b", timestamp=WHEN)]},
    ],
    ids=["value", "one bare record", "title", "address", "one record below a key", "a new key"],
)
def test_a_tie_is_the_same_wherever_the_user_name_stands(document: Any) -> None:
    assert _read(TIES + "followers_1.json", document) == [BOB]


def test_a_labelled_tie_is_the_same_and_has_the_name_too() -> None:
    for labelled in (
        _lv(f"{SITE}bob.b", "Bob Bobsen", "bob.b"),
        [_lv("bob.b", f"{SITE}bob.b", "Bob Bobsen")],
    ):
        assert _read(TIES + "followers_1.json", labelled) == [BOB._replace(details={"name": "Bob Bobsen"})]


def test_two_entries_in_one_record_are_two_ties() -> None:
    record = {"string_list_data": [{"value": "bob.b", "timestamp": WHEN}, {"value": "eve", "timestamp": 0}]}
    ties = _read(TIES + "followers_1.json", [record])
    assert [(tie.name, tie.at) for tie in ties if isinstance(tie, Connection)] == [
        ("bob.b", AT),
        ("eve", None),
    ]


@pytest.mark.parametrize(
    ("path", "document", "expected"),
    [
        ("comments/post_comments_1.json", [_smd("hello", "bob.b", WHEN)], [Comment(AT, "hello", title="bob.b")]),
        ("comments/post_comments.json", {"comments_media_comments": [_sld("bob.b", value="hello", timestamp=WHEN)]},
         [Comment(AT, "hello", title="bob.b")]),
        ("x/account_searches.json", {"searches_user": [_smd("bob.b", WHEN)]}, [Search("bob.b", AT, "profile search")]),
        ("x/profile_searches.json", {"searches_user": [_sld("bob.b", href=f"{SITE}_u/bob.b", timestamp=WHEN)]},
         [Search("bob.b", AT, "profile search")]),
        ("x/login_activity.json", {"account_history_login_history": [
            {**_smd("***abc", "192.0.2.1", "nl", "Mozilla/5.0 (X) Y/1"), "title": "2023-11-14T22:13:20+00:00"}]},
         [Session("login", AT, ip_address="192.0.2.1", user_agent="Mozilla/5.0 (X) Y/1",
                  details={"x0": "***abc", "x2": "nl"})]),
        ("x/last_known_location.json", {"account_history_imprecise_last_known_location": [_smd("52.1", "4.3", WHEN)]},
         [Place("last location", None, AT, latitude=52.1, longitude=4.3, detail="imprecise")]),
        ("x/last_known_location.json", {"account_history_imprecise_last_known_location": [_smd("0", "0", WHEN)]}, []),
        ("x/profile_based_in.json", [_lv(when=None, blocks=(_block("Bergen", "Vestland", "NO"),))],
         [Place("inferred", "Bergen, Vestland, NO")]),
        ("ads_information/ads_and_topics/ads_viewed.json", [_lv(f"{SITE}p/A/", "words", blocks=(
            _block(f"{SITE}shop.x", "Shop X", "shop.x"),))],
         [Advertiser("shop.x", "seen", None, AT, f"{SITE}p/A/", details={"caption": "words", "owner_name": "Shop X"})]),
        ("ads_information/ads_and_topics/ads_viewed.json", {"impressions_history_ads_seen": [_smd("shop.x", WHEN)]},
         [Advertiser("shop.x", "seen", None, AT)]),
        ("x/advertisers_using_your_activity_or_information.json",
         {"label_values": [{"label": "Lists", "vec": [{"value": "A"}, {"value": "B"}]}]},
         [Advertiser("A", "used activity", "Lists"), Advertiser("B", "used activity", "Lists")]),
        ("x/your_topics/your_topics.json", {"topics_your_topics": [_smd("Clay"), _smd("")]},
         [AdInterest("Clay", "topic")]),
        ("x/expired_apps.json", {"apps_and_websites_expired_apps": [
            {"title": "App", "string_map_data": {"Expired on": {"timestamp": WHEN}, "App user ID": {"value": "12"}}}]},
         [App("App", None, AT, "expired", "12")]),
    ],
)  # fmt: skip
def test_a_record_says_the_same_in_a_language_that_nobody_wrote_down(
    path: str, document: Any, expected: list[Record]
) -> None:
    assert _read(path, document) == expected


@pytest.mark.parametrize("is_fat", [True, False])
def test_whose_account_it_is_is_found_by_the_form_of_the_user_name(is_fat: bool) -> None:
    values = [
        "ada@example.org",
        "+31970000001",
        "Vrai",
        "ada.l_99",
        "Ada Lovelace",
        *([""] if is_fat else []),
        "1919-01-01",
    ]
    owner, *facts = _read("personal_information/personal_information.json", {"profile_user": [_smd(*values)]})
    assert owner == Owner("Ada Lovelace", ("Ada Lovelace", "ada.l_99"), "ada.l_99", f"{SITE}ada.l_99")
    assert "1919-01-01" not in repr(facts)


def test_an_owner_without_a_name_is_called_by_the_user_name() -> None:
    record = {"string_map_data": {"Gebruikersnaam": {"value": "ada.l"}}}
    owner, *_ = _read("personal_information/personal_information.json", {"profile_user": [record]})
    assert owner == Owner("ada.l", ("ada.l",), "ada.l", f"{SITE}ada.l")


def test_all_time_is_no_beginning_and_the_newest_request_is_the_exports_own() -> None:
    def request(completed: int, start: int, end: int) -> dict[str, Any]:
        times = (("Request completion time", completed), ("Start date", start), ("End date", end))
        return {
            "label_values": [{"label": label, "timestamp_value": value} for label, value in times],
            "media": [],
        }

    path = "other_activity/your_information_download_requests.json"
    records = _read(path, [request(WHEN, -2048198400, WHEN), request(WHEN - 9, WHEN - 99999, WHEN - 9)])
    assert records[-1] == Requested(None, "2023-11-14")
    assert _read(path, request(WHEN, WHEN - 864000, WHEN))[-1] == Requested("2023-11-04", "2023-11-14")


def test_a_link_that_a_browser_would_run_goes_into_no_table() -> None:
    record = _sld("eve", href="javascript:alert(1)", value="👍", timestamp=WHEN)
    records, problems, _ = read_document(IMPORTER, "likes/liked_posts.json", {"likes_media_likes": [record]})
    assert "javascript" not in repr(records)
    assert [problem.kind for problem in problems] == ["unsafe-link"]


def test_items_follow_their_collection_row_by_row() -> None:
    rows = [
        {
            "title": "Collection",
            "string_map_data": {"Name": {"value": "Trips"}, "Creation Time": {"timestamp": WHEN}},
        },
        {
            "string_map_data": {
                "Name": {"value": "bob.b", "href": f"{SITE}p/A/"},
                "Added Time": {"timestamp": WHEN},
            }
        },
        {"title": "", "string_map_data": {"Name": {"value": "Food"}}},
        {"string_map_data": {"Name": {"value": "eve", "href": f"{SITE}p/B/"}}},
    ]
    found = _read("saved/saved_collections.json", {"saved_saved_collections": rows})
    told = [(getattr(one, "kind", ""), getattr(one, "what", ""), getattr(one, "detail", "")) for one in found]
    assert told == [
        ("collection", "Trips", None), ("saved in collection", "bob.b", "Trips"),
        ("collection", "Food", None), ("saved in collection", "eve", "Food"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "kind"), [("polls", "story poll vote"), ("new_ones", "new ones"), ("", "story sticker")]
)
def test_an_answer_to_a_kind_of_sticker_that_is_not_known_has_a_kind(key: str, kind: str) -> None:
    document = {"countdowns": [], key: [["2020-03-01T10:00:00", "bob.b"]]}
    (answer,) = _read("stories_activities.json", document)
    assert getattr(answer, "kind", None) == kind
