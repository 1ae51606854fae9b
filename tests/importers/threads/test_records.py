"""The records of Threads in every form in which they were seen: localised, fat and slim, labelled, single, tampered."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.importing.records import Activity, App, Connection, Fact, Owner, Post, Reaction, Search
from importers.threads import IMPORTER
from tests.importers.reading import read_document

A = "your_instagram_activity/threads/"
OWN = "text_post_app_text_post_app_"
AT, WHEN = 1760000000, "2025-10-09T08:53:20Z"
POST_URL = "https://www.threads.com/@sample.friend/post/DX1"


def read(name: str, document: Any) -> list[Any]:
    """Return the records of one file; nothing may be wrong with it, but that it has an object for a list of one."""
    records, problems, claimed = read_document(IMPORTER, f"{A}{name}.json", document)
    assert len(claimed) == 1
    assert [one for one in problems if one.kind != "single-record"] == []
    return records


def labels(**values: str | int) -> dict[str, Any]:
    """Return a slim record; a number is a time, an address a link."""
    keys = {int: "timestamp"}
    data = {
        label: {keys.get(type(value)) or ("href" if str(value).startswith("http") else "value"): value}
        for label, value in values.items()
    }
    return {"title": "", "string_map_data": data}


@pytest.mark.parametrize(
    ("author", "url", "time"),
    [("Author", "URL", "Time"), ("作者", "網址", "時間"), ("Skribent", "Adresse", "Klokke")],
)
def test_a_saved_thread_is_understood_whatever_the_language_of_its_labels(
    author: str, url: str, time: str
) -> None:
    told = labels(**{author: "sample.friend", url: POST_URL, time: AT})
    saved = Activity("saved thread", WHEN, "sample.friend", url=POST_URL, origin="saved")
    assert read("saved_threads", {OWN + "saved_posts": [told]}) == [saved]
    assert read("saved_threads", {OWN + "saved_posts": told}) == [saved]


def test_a_mangled_label_is_repaired() -> None:
    mangled = {
        word.encode().decode("latin-1"): value
        for word, value in {"作者": "sample.friend", "時間": AT}.items()
    }
    (one,) = read("saved_threads", {OWN + "saved_posts": [labels(**mangled)]})
    assert (one.what, one.at) == ("sample.friend", WHEN)


@pytest.mark.parametrize("title", ["sample.friend", "Sample Friend 🌿"])
def test_a_like_names_the_author_by_the_address_and_keeps_the_name(title: str) -> None:
    datum = {"href": "https://threads.net/@sample.friend/post/DX1", "value": "👍", "timestamp": AT}
    (like,) = read(
        "liked_threads", {"text_post_app_media_likes": [{"title": title, "string_list_data": [datum]}]}
    )
    assert like == Reaction(
        WHEN, "LIKE", url=POST_URL, target="sample.friend",
        details={"name": title} if title != "sample.friend" else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "datum"),
    [
        ("", {"href": "https://www.threads.com/ada.l", "value": "ada.l", "timestamp": AT}),
        ("", {"href": "https://www.threads.net/@ada.l", "value": "@ada.l", "timestamp": AT}),
        ("ada.l", {"href": "https://www.threads.com/ada.l", "timestamp": AT}),
        ("", {"href": "https://www.threads.com/@ada.l", "value": "", "timestamp": AT}),
    ],
)
def test_a_follower_is_one_account_however_it_is_written(title: str, datum: dict[str, Any]) -> None:
    (one,) = read("followers", {OWN + "followers": [{"title": title, "string_list_data": [datum]}]})
    assert one == Connection("follower", "ada.l", WHEN, "https://www.threads.com/@ada.l", is_person=True)


def test_a_labelled_tie_has_the_name_too() -> None:
    entries = [
        {"label": "URL", "value": "https://www.threads.com/@ada.l", "href": "https://www.threads.com/@ada.l"},
        {"label": "Naam", "value": "Ada L."}, {"label": "Gebruikersnaam", "value": "ada.l"},
    ]  # fmt: skip
    record = {"timestamp": AT, "media": [], "label_values": entries, "fbid": "1"}
    for document in (record, [record]):
        (one,) = read("blocked_profiles", document)
        assert (one.kind, one.name, one.at, one.details) == ("blocked", "ada.l", WHEN, {"name": "Ada L."})


def test_several_in_one_list_are_several() -> None:
    data = [
        {"href": f"https://www.threads.com/{name}", "value": name, "timestamp": AT}
        for name in ("ada.l", "bo.k")
    ]
    found = read("following", {OWN + "following": [{"title": "", "string_list_data": data}]})
    assert [one.name for one in found] == ["ada.l", "bo.k"]


def medium(uri: str = "", title: str = "", **app: Any) -> dict[str, Any]:
    """Return one medium of a thread."""
    return {"uri": uri, "creation_timestamp": AT, "title": title, "text_app_post": app}


@pytest.mark.parametrize(
    ("post", "text", "media", "details"),
    [
        ({"media": [medium(title="text", is_reply=True)]}, "text", [], {"is_reply": True}),
        ({"media": medium(title="text", is_reply=False)}, "text", [], {"is_reply": False}),
        ({"media": [medium()], "title": "text"}, "text", [], None),
        ({"media": [medium("media/1.webp", "text", geo_gated_country_list="")]}, "text", ["media/1.webp"], None),
        (
            {"media": [medium("a.jpg"), medium("b.mp4")], "title": "text", "creation_timestamp": AT},
            "text", ["a.jpg", "b.mp4"], None,
        ),
        ({"media": [], "title": "text", "creation_timestamp": AT}, "text", [], None),
        ({"media": [medium("a.jpg")]}, None, ["a.jpg"], None),
    ],
)  # fmt: skip
def test_a_thread_has_its_text_time_and_media_wherever_they_stand(
    post: Any, text: str | None, media: list[str], details: Any
) -> None:
    (one,) = read("threads_and_replies", {"text_post_app_text_posts": [post]})
    assert isinstance(one, Post)
    assert (one.kind, one.at, one.text, one.details) == ("thread", WHEN, text, details)
    assert [(use.uri, use.title) for use in one.media] == [(uri, None) for uri in media]


def test_the_profile_says_whose_it_is() -> None:
    told = labels(Gebruikersnaam="ada.l", Naam="Ada Lo", Bio="Hé", Onboarding=AT)
    owner, *facts = read("personal_information", {OWN + "profile": [told]})
    assert owner == Owner("Ada Lo", ("Ada Lo",), "ada.l", "https://www.threads.com/@ada.l", WHEN)
    assert [(one.label, one.value) for one in facts] == [
        ("username", "ada.l"), ("full name", "Ada Lo"), ("bio", "Hé"), ("Onboarding", WHEN),
    ]  # fmt: skip


def test_searches_feeds_and_apps() -> None:
    assert read("word_or_phrase_searches", {"text_post_app_keyword": [labels(Search="raku", Time=AT)]}) == [
        Search("raku", WHEN)
    ]
    feed = {
        "Owner username": "ada.l",
        "Feed name": "Clay",
        "Added topic names delimited by `|`": "raku| glaze|",
    }
    assert read("interest_feeds_on_threads", {"text_post_app_text_app_interest_feeds": [labels(**feed)]}) == [
        Fact("feeds", "Clay", None, origin="created", details={"owner": "ada.l", "topics": ["raku", "glaze"]})
    ]
    app = labels(**{"App user ID": "7", "Expired on": AT}) | {"title": "Planner"}
    assert read("apps_and_websites", {"text_post_app_text_app_apps_and_websites": app}) == [
        App("Planner", removed_at=WHEN, category="expired", app_scoped_id="7")
    ]


def test_a_link_that_is_none_is_noted_and_left_out() -> None:
    datum = {"href": "javascript:alert(1)", "value": "ada.l", "timestamp": AT}
    records, problems, _ = read_document(
        IMPORTER, f"{A}followers.json", {OWN + "followers": [{"string_list_data": [datum]}]}
    )
    assert [one.url for one in records if isinstance(one, Connection)] == ["https://www.threads.com/@ada.l"]
    assert [one.kind for one in problems] == ["unsafe-link"]
