"""Posts (formats/facebook.md 1.6.1): every column, every attachment, every row that has their shape."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.importing.records import MediaUse, Place, Post
from tests.importers.facebook.classic import AT, PLACE, PLAIN_POST, VIDEO, T, mangle, read

PHOTO_USE = MediaUse(
    "your_facebook_activity/posts/media/a.jpg", "photo", "attachment", AT, "Album", "Grüße @Bob Example",
    "1969-12-31T23:59:55Z", 1.5, 2.5, 800, None,
    {"upload_ip": "192.0.2.1", "iso": 200, "backup_uri": "b", "mentions": [{"id": "17", "name": "Bob Example"}]},
)  # fmt: skip
VIDEO_USE = MediaUse("v.mp4", "video", at=AT, details={"upload_ip": "192.0.2.2", "upload_timestamp": T})


def _read_one(**fields: Any) -> Post:
    post = read("posts", [{"timestamp": T, **fields}])[0]
    assert isinstance(post, Post)
    return post


def _attach(*items: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"data": [item]} for item in items]


def test_a_post_with_everything_is_read_into_its_columns() -> None:
    assert read("posts") == [
        Post(
            kind="post",
            at=AT,
            text="Grüße 🦊\n@Bob Example hi",
            title="Ada Example was with Bob Example.",
            updated_at="2024-06-26T11:06:45Z",
            backdated_at="2024-06-26T11:06:30Z",
            link="https://example.org/",
            link_title="N",
            link_source="S",
            place="Café Süd",
            latitude=12.5,
            longitude=-34.5,
            details={
                "links": [{"url": "https://example.org/2"}],
                "mentions": [{"id": "17", "name": "Bob Example"}],
            },
            people=("Bob Example", "Cleo Example"),
            media=(PHOTO_USE, MediaUse("thumb.jpg", "photo", "preview"), VIDEO_USE),
        ),
        Place("post place", "Café Süd", AT, "1 Test Street", 12.5, -34.5, "u:p", origin="created"),
    ]


@pytest.mark.parametrize(
    ("name", "kind", "origin"),
    [
        ("page posts", "page post", "created"),
        ("archived posts", "archived post", "created"),
        ("trash", "deleted post", "created"),
        ("group posts", "group post", "created"),
        ("pending group posts", "pending post", "created"),
        ("archived stories", "story", "created"),
        ("reels", "reel", "created"),
        ("profile updates", "profile update", "created"),
        ("wall posts", "wall post", "received"),
        ("app posts", "app post", "created"),
    ],
)
def test_each_file_with_the_shape_of_posts_says_what_kind_and_whose_they_are(
    name: str, kind: str, origin: str
) -> None:
    assert read(name) == [Post(kind, AT, "Hello", "Ada Example updated.", origin=origin)]


def test_a_post_about_a_place_only_is_a_check_in() -> None:
    assert _read_one(attachments=_attach({"place": PLACE})).kind == "check-in"
    assert _read_one(attachments=_attach({"place": PLACE}, {"media": VIDEO})).kind == "post"
    assert _read_one(attachments=_attach({"place": PLACE}, {"external_context": {"url": "u"}})).kind == "post"


def test_a_life_event_keeps_the_posts_time_and_its_own_calendar_dates() -> None:
    event = {
        "title": "Moved", "description": "Far", "start_date": {"year": 2020, "month": 2, "day": 29},
        "end_date": {"year": 2021}, "place": {"name": "Hill"}, "photos": [VIDEO],
    }  # fmt: skip
    assert read("posts", [{"timestamp": T, "attachments": _attach({"life_event": event})}]) == [
        Post(
            "life event",
            AT,
            place="Hill",
            media=(VIDEO_USE,),
            details={
                "life_event": {
                    "title": "Moved", "description": "Far", "place": {"name": "Hill"},
                    "start_date": "2020-02-29", "end_date": "2021",
                }
            },
        ),
        Place("post place", "Hill", AT, origin="created"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("event", {"name": "Party", "start_timestamp": T}),
        ("poll", {"question": "Tea?", "options": [{"option": "Yes", "voted": False}]}),
        ("for_sale_item", {"title": "Bike", "price": "5"}),
        ("fundraiser", {"title": "Trees", "donated_amount": "5"}),
        ("text", "some words"),
        ("name", "a name"),
    ],
)
def test_what_has_no_column_is_kept_under_the_archives_own_name(key: str, value: Any) -> None:
    assert _read_one(attachments=_attach({key: value})) == Post("post", AT, details={key: value})
    assert _read_one(attachments=_attach({key: value}, {key: value})).details == {key: [value, value]}


def test_of_several_places_each_is_a_record_and_the_first_has_the_columns() -> None:
    records = read(
        "posts", [{"timestamp": T, "attachments": _attach({"place": PLACE}, {"place": {"name": "Two"}})}]
    )
    assert records == [
        Post(
            "check-in",
            AT,
            place="Café Süd",
            latitude=12.5,
            longitude=-34.5,
            details={"places": [{"name": "Two"}]},
        ),
        Place("post place", "Café Süd", AT, "1 Test Street", 12.5, -34.5, "u:p", origin="created"),
        Place("post place", "Two", AT, origin="created"),
    ]


def test_a_time_of_publication_fills_in_for_a_missing_time_and_is_kept_beside_another() -> None:
    data = [{"published_timestamp": T}]
    assert read("posts", [{"data": data}]) == [Post("post", AT)]
    assert read("posts", [{"timestamp": T - 60, "data": data}]) == [
        Post("post", "2024-06-26T11:05:40Z", details={"published_at": AT})
    ]


def test_unset_times_are_no_times() -> None:
    assert read("posts", [{"timestamp": 0, "data": [{"update_timestamp": -62169958800}]}]) == [
        Post("post", None)
    ]


def test_a_post_without_data_tags_and_attachments_is_a_post_still() -> None:
    bare = {"timestamp": T, "attachments": [{"data": []}, {}], "data": [], "tags": [], "title": ""}
    assert read("posts", [bare, {"timestamp": T, "data": None, "tags": None}]) == [Post("post", AT)] * 2


def test_posts_wrapped_as_status_updates_and_a_bare_single_post_are_read() -> None:
    expected = [Post("post", AT, "Hello", "Ada Example updated.")]
    assert read("posts", {"status_updates": [PLAIN_POST]}) == expected
    assert read("posts", PLAIN_POST) == expected


def test_a_log_of_posts_one_level_deeper_is_unfolded() -> None:
    records = read("group posts", {"group_posts": {"activity_log_data": [PLAIN_POST, PLAIN_POST]}})
    assert records == [Post("group post", AT, "Hello", "Ada Example updated.")] * 2
    assert read("group posts", {"group_posts": {"activity_log_data": []}}) == []


def test_an_archived_storys_video_is_its_media() -> None:
    story = {
        "timestamp": T,
        "attachments": [{"data": [{"media": VIDEO}]}],
        "data": [{}],
        "title": mangle("Für"),
    }
    assert read("archived stories", {"archived_stories_v2": [story]}) == [
        Post("story", AT, title="Für", media=(VIDEO_USE,))
    ]
