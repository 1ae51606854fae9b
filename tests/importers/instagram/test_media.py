"""Instagram's posts, stories and media entries (formats/instagram_threads.md 1.4.1, 1.4.2, section 5)."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.importing.records import MediaUse, Post
from exit_kit.importing.work import get_media_key
from importers.instagram import IMPORTER
from importers.instagram.media_entries import find_media_id, fold_media
from tests.importers.reading import read_document

T, AT, LATER = 1719400000, "2024-06-26T11:06:40Z", "2024-06-26T11:06:41Z"
NUMBER = "17926160567808540"
FILE = f"media/posts/202406/450124567_850539960325047_1014258811537594829_n_{NUMBER}"
POSTS, STORIES = "your_instagram_activity/media/posts_1.json", "your_instagram_activity/media/stories.json"


def read_posts(document: Any, path: str = POSTS) -> list[Post]:
    """Return the posts of a document, of which nothing else may come."""
    records, problems, _ = read_document(IMPORTER, path, document)
    assert problems == []
    return [record for record in records if isinstance(record, Post)]


def entry(uri: str = f"{FILE}.webp", title: str = "", **more: Any) -> dict[str, Any]:
    return {"uri": uri, "creation_timestamp": T, "title": title} | more


def exif(*items: dict[str, Any], kind: str = "photo") -> dict[str, Any]:
    return {"media_metadata": {f"{kind}_metadata": {"exif_data": list(items)}}}


def test_a_post_of_one_medium_has_caption_and_time_from_it() -> None:
    (post,) = read_posts([{"media": [entry(title="Ein Krug")]}])
    assert (post.kind, post.at, post.text, post.key) == ("post", AT, "Ein Krug", NUMBER)
    assert post.media == (MediaUse(f"{FILE}.webp", "photo", at=AT),)


def test_a_carousel_is_one_post_with_its_media_in_order_and_caption_and_time_of_its_own() -> None:
    uris = [
        f"{FILE}.webp",
        "media/posts/202406/AQx_17926160567808541",
        "media/posts/202406/17926160567808542.heic",
    ]
    (post,) = read_posts(
        [{"media": [entry(uri) for uri in uris], "title": "Drei", "creation_timestamp": T + 1}]
    )
    assert [use.uri for use in post.media] == uris
    assert [use.kind for use in post.media] == ["photo", None, "photo"]
    assert (post.at, post.text, post.key) == (LATER, "Drei", NUMBER)


@pytest.mark.parametrize(
    "document",
    [
        [{"media": [entry(title="x")]}],
        {"media": [entry(title="x")]},  # one record stands bare (trap 13)
        [{"media": entry(title="x")}],  # no list
        {"ig_reels_media": {"media": [entry(title="x")]}},
        [entry(title="x")],
    ],
)
def test_a_single_record_or_medium_may_stand_without_its_list(document: Any) -> None:
    records, _, _ = read_document(IMPORTER, POSTS, document)
    assert [(post.text, len(post.media)) for post in records if isinstance(post, Post)] == [("x", 1)]


def test_a_file_of_the_newest_name_may_hold_posts_of_the_usual_form() -> None:
    for path in ("your_instagram_activity/media/posts.json", "posts.json"):
        (post,) = read_posts([{"media": [entry(title="x")]}], path)
        assert (post.kind, post.text, post.key) == ("post", "x", NUMBER)


def test_a_post_without_media_keeps_what_it_says_and_an_empty_one_is_none() -> None:
    deleted = {
        "ig_recently_deleted_media": [{"media": [], "title": "Weg", "creation_timestamp": T}, {"media": []}]
    }
    (post,) = read_posts(deleted, "your_instagram_activity/media/recently_deleted_content.json")
    assert (post.kind, post.text, post.at, post.media) == ("deleted post", "Weg", AT, ())


def test_all_items_of_exif_are_read_and_the_camera_s_clock_has_no_zone() -> None:
    metadata = exif(
        {"latitude": 52.5, "longitude": 13.25}, {"date_time_original": "2024:06:01 12:30:11", "iso": "200"}
    )
    (post,) = read_posts([{"media": [entry(**metadata)]}])
    (use,) = post.media
    assert (use.latitude, use.longitude, use.taken_at) == (52.5, 13.25, "2024-06-01T12:30:11")
    assert use.details == {"date_time_original": "2024:06:01 12:30:11", "iso": "200"}
    assert (post.latitude, post.longitude) == (52.5, 13.25)


@pytest.mark.parametrize(
    "item", [{"latitude": 0, "longitude": 0}, {"latitude": 1.5}, {"latitude": 91.0, "longitude": 2.0}]
)
def test_a_position_that_is_none_is_left_out(item: dict[str, Any]) -> None:
    (post,) = read_posts([{"media": [entry(**exif(item, {"date_time_original": "0000:00:00 00:00:00"}))]}])
    assert (post.latitude, post.media[0].latitude, post.media[0].taken_at) == (None, None, None)


def test_a_position_on_the_equator_is_one() -> None:
    (post,) = read_posts([{"media": [entry(**exif({"latitude": 0, "longitude": 9.5}))]}])
    assert (post.latitude, post.longitude) == (0, 9.5)


def test_subtitles_are_linked_and_the_exporter_is_no_cross_post() -> None:
    block = {"video_metadata": {"subtitles": {"uri": f"{FILE}.srt", "creation_timestamp": T}}}
    film = entry(f"{FILE}.mp4", media_metadata=block, cross_post_source={"source_app": "FB"})
    (post,) = read_posts([{"media": [film]}])
    assert [(use.kind, use.role) for use in post.media] == [("video", "attachment"), ("file", "subtitles")]
    assert post.media[0].details is None


def test_a_text_without_a_file_has_no_medium() -> None:
    (post,) = read_posts([{"media": [entry("", "Nur Text")]}])
    assert (post.text, post.media, post.key) == ("Nur Text", (), None)


def test_stories_are_media_entries_and_damage_costs_one_medium() -> None:
    records, problems, _ = read_document(
        IMPORTER, STORIES, {"ig_stories": [entry(title="Hei"), "nichts", entry(5)]}
    )
    assert [(post.kind, post.text) for post in records if isinstance(post, Post)] == [
        ("story", "Hei"),
        ("story", None),
    ]
    assert [problem.kind for problem in problems] == ["text-as-number", "wrong-type"]


def test_the_labelled_copy_of_a_post_has_its_key_and_number_in_any_language() -> None:
    for caption, created in (("Caption", "Creation time"), ("Subtitel på islandsk", "Tími")):
        values = [
            {"label": caption, "value": "Krug"},
            {"label": created, "timestamp_value": T},
            {"label": "Media", "media": [entry(title="Krug")]},
        ]
        record = {"timestamp": T + 9, "media": [], "label_values": values, "fbid": "77"}
        (post,) = read_posts([record], "your_instagram_activity/media/posts.json")
        assert (post.at, post.text, post.key, post.details) == (AT, "Krug", NUMBER, {"fbid": "77"})
        assert post.media == (MediaUse(f"{FILE}.webp", "photo", at=AT),)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        (f"{FILE}.jpg", NUMBER),
        (f"{NUMBER}.webp", NUMBER),
        (f"media/reels/202406/AQPTSN_{NUMBER}", NUMBER),
        ("photos/202009/1b31609a81d7749a1462e38ee425ea55.jpg", "1b31609a81d7749a1462e38ee425ea55"),
        ("media/posts/202406/IMG_20240601_123011.jpg", None),
        ("messages/inbox/a_1/audio/audioclip-1646569200000-2345.mp4", None),
        (f"{NUMBER}.json", None),
    ],
)
def test_a_medium_is_known_by_the_number_at_the_end_of_its_name(name: str, number: str | None) -> None:
    assert find_media_id(name) == number


def test_paths_of_one_medium_are_one_and_a_film_its_subtitles_and_a_photo_stay_apart() -> None:
    key = get_media_key("instagram")
    same = {key(f"{FILE}.webp"), key(f"public-media/posts/202406/{NUMBER}.heic"), key(f"media/{NUMBER}.JPG")}
    assert len(same) == 1
    films = {key(f"{FILE}.mp4"), key(f"media/reels/202406/AQ_{NUMBER}")}
    assert len(films) == 1
    assert len(same | films | {key(f"{FILE}.srt")}) == 3
    assert fold_media("media/posts/a.jpg") is None
    assert key("your_instagram_activity/messages/inbox/a_1/photos/b.jpg") == "messages/inbox/a_1/photos/b.jpg"
