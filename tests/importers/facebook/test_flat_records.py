"""Records of the flat layouts that newer ones no longer have, and what a part of such an export shows."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.importing.records import Activity, Comment, Connection, Fact, Post
from exit_kit.importing.registry import make_matcher
from importers.facebook import IMPORTER
from importers.facebook.recognition import is_attachment, recognise
from tests.importers.facebook.classic import AT, T
from tests.importers.reading import read_document

MATCHER = make_matcher(IMPORTER)


def read(path: str, document: Any) -> list[Any]:
    """Return the records of a document, which must leave no problem."""
    records, problems, _ = read_document(IMPORTER, path, document)
    assert problems == []
    return records


def test_a_comment_among_the_posts_of_groups_is_a_comment_in_a_group() -> None:
    body = {"timestamp": T, "comment": "Hi", "author": "Ada Example", "group": "Test Group"}
    listed = [
        {"timestamp": T, "data": [{"comment": body}], "title": "Ada commented."},
        {"timestamp": T, "data": [{"post": "Hello"}], "title": "Ada posted."},
    ]
    path = "groups/your_posts_and_comments_in_groups.json"
    comment, post = read(path, {"group_posts": {"activity_log_data": listed}})
    assert comment == Comment(AT, "Hi", "Ada Example", "Ada commented.", "Test Group", kind="group comment")
    assert isinstance(post, Post)
    assert (post.kind, post.text) == ("group post", "Hello")


def test_a_poke_that_stands_in_both_lists_is_one_and_the_log_s_others_are_kept() -> None:
    pokes = {
        "activity_log_data": [
            {"timestamp": T, "data": [{"name": "Bob"}], "title": "You poked Bob."},
            {"timestamp": T - 9, "data": [{"name": "Cleo"}], "title": "You poked Cleo."},
            {"timestamp": T - 10},
        ],
        "data": [{"poker": "Ada", "pokee": "Bob", "rank": 1, "timestamp": T}],
    }
    found = read("other_activity/pokes.json", {"pokes": pokes})
    assert [(one.what, one.detail, one.people) for one in found] == [
        ("Ada", "Bob", ("Ada", "Bob")), (None, "You poked Cleo.", ("Cleo",)), (None, None, ()),
    ]  # fmt: skip


def test_callers_of_a_room_may_be_guests_without_a_name() -> None:
    callers = [{"identifier": "guest"}, {"name": "Bob"}, "Cleo", {}]
    call = {"start_time": T, "end_time": 0, "call_type": "VIDEO", "call_participants": callers}
    (found,) = read("other_activity/rooms_joined.json", {"remote_presence_rooms": [{"calls": [call]}]})
    assert (found.at, found.ended_at, found.people) == (AT, None, ("guest", "Bob", "Cleo"))


def test_letters_to_facebook_keep_what_was_attached() -> None:
    attached = [
        {"data": [{"media": {"uri": "files/id.jpg"}}, {"external_context": {"url": "https://a.example/"}}]}
    ]
    mail = {"from": "Ada", "to": "Facebook", "message": "Help", "timestamp": T, "attachments": attached}
    cases = [{"timestamp": T, "subject": "Login", "messages": [mail]}, {"timestamp": T, "subject": "Empty"}]
    first, second = read("other_activity/support_correspondences.json", {"support_correspondence": cases})
    assert (first.what, first.detail, [use.uri for use in first.media]) == ("Login", "Help", ["files/id.jpg"])
    assert first.details == {"from": "Ada", "to": "Facebook", "links": [{"url": "https://a.example/"}]}
    assert second == Activity("support message", AT, "Empty")


def test_of_a_face_only_figures_are_shown() -> None:
    data = {"example_count": 3, "threshold_red": 0.25, "raw_data": "c2VjcmV0"}
    assert read("about_you/face_recognition.json", {"facial_data": data}) == [
        Fact("face recognition", "example count", "3"),
        Fact("face recognition", "threshold red", "0.25"),
        Fact("face recognition", "template", "8 characters"),
    ]


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("about_you/your_address_books.json", "address_book"),
        ("other_personal_information/your_address_books.json", "address_book_v2"),
    ],
)
def test_each_number_of_an_uploaded_contact_is_a_row(path: str, root: str) -> None:
    points = [{"contact_point": "+447700900001"}, {"contact_point": "bob@example.org"}]
    bob = {"name": "Bob", "details": points, "created_timestamp": T, "updated_timestamp": T}
    found = read(path, {root: {"address_book": [bob, {"name": "Cleo"}]}})
    contact = Connection(
        "uploaded contact", "Bob", AT, None, "+447700900001", True, origin="saved", details={"updated_at": AT}
    )
    assert found == [
        contact,
        contact._replace(status="bob@example.org"),
        Connection("uploaded contact", "Cleo", is_person=True, origin="saved"),
    ]


def test_a_profile_of_2019_has_other_names_as_texts_and_a_donor_s_status() -> None:
    profile = {"other_names": ["Addie"], "blood_info": {"blood_donor_status": "Registered"}}
    facts = read("profile_information/profile_information.json", {"profile": profile})[1:]
    assert [(one.label, one.value) for one in facts] == [
        ("other name", "Addie"),
        ("blood info", "Registered"),
    ]


def test_a_setting_is_told_by_its_value_or_by_whom_it_names() -> None:
    entries = [
        {"timestamp": T, "data": {"name": "Locale", "value": "en_GB"}},
        {"timestamp": T, "data": {"name": "Bob", "uri": "https://www.facebook.com/bob"}},
    ]
    document = {"preferences": [{"name": "See First", "entries": entries}]}
    found = [one for one in read("about_you/preferences.json", document) if isinstance(one, Fact)]
    assert [(one.label, one.value, one.details) for one in found] == [
        ("See First / Locale", "en_GB", None), ("See First", "Bob", {"url": "https://www.facebook.com/bob"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("feed/reduce.json", "reduce settings"),
        ("accounts_center/accounts_center.json", "accounts center"),
        ("reviews/anything.json", "reviews"),
        ("messages/secret_groups.json", "secret groups"),
    ],
)
@pytest.mark.parametrize("document", [{"something": [{"a": 1}]}, {"a": 1, "b": [2]}, [{"a": 1}], [], {}])
def test_what_is_known_by_name_only_is_kept_raw_under_that_name(path: str, name: str, document: Any) -> None:
    match = MATCHER.match(path, document)
    assert [claim.file_type.name for claim in match.claims] == [name]
    if document and name in ("reduce settings", "accounts center"):
        assert match.claims[0].file_type.extract is None


@pytest.mark.parametrize(
    ("path", "layout"),
    [
        ("about_you/viewed.json", "G1"),
        ("search_history/your_search_history.json", "G1"),
        ("ads_and_businesses/ads_interests.json", "G1"),
        ("following_and_followers/following.json", "G1"),
        ("photos_and_videos/album/0.json", "G1"),
        ("likes_and_reactions/pages.json", "G1"),
        ("friends_and_followers/friends.json", "G2"),
        ("comments_and_reactions/comments.json", "G2"),
        ("your_interactions_on_facebook/recently_viewed.json", "G2"),
        ("other_logged_information/ads_interests.json", "G2"),
        ("your_topics/no-data.txt", "G2"),
        ("posts/media/your_posts/1.jpg", "G2"),
        ("apps_and_websites_off_of_facebook/your_apps.json", None),
    ],
)
def test_one_folder_alone_shows_a_flat_layout(path: str, layout: str | None) -> None:
    found = recognise([path])
    assert found is not None
    assert (found.platform, found.layout) == ("facebook", layout)
    assert (
        found.evidence[0].path == path.rpartition("/")[0].split("/your_posts")[0].partition("/album")[0] + "/"
    )


def test_folders_that_others_have_too_show_nothing() -> None:
    assert recognise(["location/timezone.json", "events/your_events.json", "friends/friends.json"]) is None


def test_a_document_that_was_uploaded_is_no_data_of_the_export() -> None:
    assert is_attachment("files/recipes.json")
    assert not is_attachment("posts/files.json")
    assert not is_attachment("photos_and_videos/album/0.json")
