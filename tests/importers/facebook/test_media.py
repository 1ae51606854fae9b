"""Albums, loose photos and videos, and what the archive says of a file (formats/facebook.md 1.6.1, 1.6.2)."""

from __future__ import annotations

from exit_kit.importing.records import Album, Comment, LooseMedia, MediaUse
from tests.importers.facebook.classic import AT, VIDEO, T, read, read_with_problems
from tests.importers.facebook.test_posts import PHOTO_USE, VIDEO_USE

PREVIEW = MediaUse("thumb.jpg", "photo", "preview")


def test_an_album_has_its_photos_each_followed_by_its_preview_then_its_cover() -> None:
    assert read("album") == [
        Album("Café Süd", "Trip", AT, (PHOTO_USE, PREVIEW, MediaUse("c.jpg", role="cover")), "media"),
    ]


def test_an_empty_album_is_an_album() -> None:
    assert read("album", {"name": "None", "photos": [], "last_modified_timestamp": 0}) == [Album("None")]


def test_videos_of_an_old_album_are_its_videos_and_not_a_file_of_their_own() -> None:
    assert read("album", {"name": "Old", "videos": [VIDEO]}) == [Album("Old", media=(VIDEO_USE,))]


def test_comments_under_photos_and_videos_of_old_albums_are_comments() -> None:
    comments = [
        {"timestamp": T, "comment": "@[17:2048:Bob Example]", "author": "Bob Example"},
        {"comment": "Two"},
    ]
    photo = {"uri": "p.jpg", "comments": comments[:1]}
    assert read("album", {"photos": [photo], "videos": [{"uri": "v.mp4", "comments": comments[1:]}]})[1:] == [
        Comment(
            AT, "@Bob Example", "Bob Example", kind="photo comment", origin="observed",
            details={"media_uri": "p.jpg", "mentions": [{"id": "17", "name": "Bob Example"}]},
        ),
        Comment(None, "Two", kind="photo comment", origin="observed", details={"media_uri": "v.mp4"}),
    ]  # fmt: skip
    assert read("uncategorized photos", {"other_photos_v2": [photo]})[1:] == [
        Comment(
            AT, "@Bob Example", "Bob Example", kind="photo comment", origin="observed",
            details={"media_uri": "p.jpg", "mentions": [{"id": "17", "name": "Bob Example"}]},
        )
    ]  # fmt: skip


def test_photos_without_an_album_and_videos_are_loose_media() -> None:
    assert read("uncategorized photos") == [LooseMedia(PHOTO_USE), LooseMedia(PREVIEW)]
    assert read("videos") == [LooseMedia(VIDEO_USE)]
    assert read("videos", {"videos": [{"uri": "x"}]}) == [LooseMedia(MediaUse("x", "video"))]


def test_exif_directly_under_photo_metadata_is_read_as_well() -> None:
    metadata = {"photo_metadata": {"iso_speed": 138, "taken_timestamp": T, "latitude": 12, "longitude": -34.5,
                                   "original_width": 2412, "original_height": 0, "f_stop": "2/1"}}  # fmt: skip
    assert read("uncategorized photos", {"other_photos_v2": [{"uri": "x", "media_metadata": metadata}]}) == [
        LooseMedia(
            MediaUse(
                "x", "photo", taken_at=AT, latitude=12, longitude=-34.5, width=2412,
                details={"iso": 138, "f_stop": "2/1"},
            )
        )
    ]  # fmt: skip


def test_the_year_zero_is_no_time_of_a_photo() -> None:
    metadata = {"photo_metadata": {"exif_data": [{"taken_timestamp": -62169958800}]}}
    assert read("uncategorized photos", {"other_photos_v2": [{"uri": "x", "media_metadata": metadata}]}) == [
        LooseMedia(MediaUse("x", "photo"))
    ]


def test_a_creation_time_in_milliseconds_is_understood() -> None:
    assert read("videos", {"videos_v2": [{"uri": "x", "creation_timestamp": T * 1000}]}) == [
        LooseMedia(MediaUse("x", "video", at=AT))
    ]


def test_variants_and_dubbing_are_kept_where_there_are_any() -> None:
    assert read(
        "videos", {"videos_v2": [{"uri": "x", "dubbing_info": [{"l": "de"}], "media_variants": ["y"]}]}
    ) == [
        LooseMedia(MediaUse("x", "video", details={"dubbing_info": [{"l": "de"}], "media_variants": ["y"]}))
    ]


def test_wrong_metadata_costs_the_metadata_only() -> None:
    photo = {"uri": "x", "creation_timestamp": T, "media_metadata": {"photo_metadata": [3]}}
    records, problems = read_with_problems("uncategorized photos", {"other_photos_v2": [photo]})
    assert records == [LooseMedia(MediaUse("x", at=AT))]
    assert [problem.kind for problem in problems] == ["wrong-type"]


def test_a_backup_of_a_file_is_kept_wherever_it_is_named() -> None:
    metadata = {"photo_metadata": {"exif_data": [{"backup_uri": "b.jpg"}]}}
    for photo in ({"uri": "x", "media_metadata": metadata}, {"uri": "x", "backup_uri": "b.jpg"}):
        (record,) = read("uncategorized photos", {"other_photos_v2": [photo]})
        assert isinstance(record, LooseMedia)
        assert record.media.details == {"backup_uri": "b.jpg"}
