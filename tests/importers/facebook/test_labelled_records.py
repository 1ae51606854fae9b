"""Exact records of the `label_values` files whose fields are known (formats/facebook.md 1.4, 1.5, 1.6.4)."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.importing.records import (
    Activity,
    AdInterest,
    Advertiser,
    Comment,
    Connection,
    Conversation,
    Extra,
    Fact,
    MediaUse,
    OffMetaEvent,
    Payment,
    Place,
    Post,
    Reaction,
    Requested,
    Search,
    Session,
)
from importers.facebook import IMPORTER
from tests.importers.reading import read_document

AT, LATER = "2024-06-26T11:06:40Z", "2024-06-26T11:08:20Z"
STAMP, AFTER = 1719400000, 1719400100
ADS, OFF = "ads_information/", "apps_and_websites_off_of_facebook/"
ACT, LOG = "your_facebook_activity/", "logged_information/"
SEC, PREF, OWN = "security_and_login_information/", "preferences/", "personal_information/"


def one(*entries: dict[str, Any], at: int | None = STAMP, **more: Any) -> dict[str, Any]:
    return {
        **more,
        **({"timestamp": at} if at else {}),
        "media": [],
        "label_values": [*entries],
        "fbid": "30",
    }


def val(label: str, value: str, **more: str) -> dict[str, Any]:
    return {"label": label, "value": value, **more}


def tv(label: str, stamp: int = STAMP) -> dict[str, Any]:
    return {"label": label, "timestamp_value": stamp}


def url(label: str, address: str = "https://a.example/1") -> dict[str, Any]:
    return {"label": label, "value": address, "href": address}


def vec(label: str, *values: str) -> dict[str, Any]:
    return {"label": label, "vec": [{"value": value} for value in values]}


def group(title: str, *entries: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "dict": [{"title": "", "dict": [*entries]}]}


def rows(label: str, *parts: list[dict[str, Any]]) -> dict[str, Any]:
    return {"label": label, "vec": [{"dict": part} for part in parts]}


URL = "https://a.example/1"
CASES: list[tuple[str, Any, list[Any]]] = [
    # reactions, posts, places
    (
        ACT + "comments_and_reactions/likes_and_reactions.json",
        one(
            val("Reaction", "Love"),
            val("Name", "GrÃ¼n"),
            url("URL"),
            group("Author", val("Name", "Bob")),
            group("Group"),
        ),
        [Reaction(AT, "Love", title="Grün", url=URL, target="Bob", kind="unknown")],
    ),
    (  # the same in German: by structure
        ACT + "comments_and_reactions/likes_and_reactions.json",
        [one(val("Reaktion", "Liebe"), url("Adresse"), group("Verfasser", val("Wer", "Bob")))],
        [Reaction(AT, "Liebe", url=URL, target="Bob", kind="unknown")],
    ),
    (
        ACT + "comments_and_reactions/likes_and_reactions.json",
        one(val("Reaction", "Like"), group("Group", val("Name", "Test Group"))),
        [Reaction(AT, "Like", title="Test Group", target="Test Group", kind="unknown")],
    ),
    (
        ACT + "comments_and_reactions/your_comment_edits.json",
        [one(val("Texte", "new"))],
        [Comment(AT, "new", kind="edit")],
    ),
    (ACT + "posts/edits_you_made_to_posts.json", [one(val("Texte", "new"))], [Post("edit", AT, "new")]),
    (
        ACT + "posts/posts_on_other_pages_and_profiles.json",
        one(
            val("Message", "Hi"),
            group("Target", val("Name", "Bob")),
            tv("Updated", AFTER),
            {"label": "Media", "media": [{"uri": "a.jpg", "creation_timestamp": STAMP}]},
        ),
        [
            Post(
                "wall post",
                AT,
                "Hi",
                updated_at=LATER,
                target="Bob",
                media=(MediaUse("a.jpg", at=AT),),
                details={"Message": "Hi", "Target / Name": "Bob", "Updated": LATER, "Media": "a.jpg"},
            )
        ],
    ),
    (
        ACT + "posts/check-ins.json",
        one(
            val("Message", "Hello"),
            group(
                "Place tags",
                val("Coordinates", "(12.5, -34.5)"),
                val("Address", "1 Test Street"),
                val("Name", "Test CafÃ©"),
            ),
        ),
        [
            Post(
                "check-in",
                AT,
                "Hello",
                place="Test Café",
                latitude=12.5,
                longitude=-34.5,
                details={"address": "1 Test Street"},
            )
        ],
    ),
    (
        ACT + "posts/check-ins.json",
        [one(group("Lieux", val("A", "(95, 0)"), val("C", "Chez Ada")))],
        [Post("check-in", AT, place="Chez Ada")],
    ),
    (
        ACT + "posts/places_you_have_been_tagged_in.json",
        [
            one(tv("Visit time"), val("Place name", "Test"), at=None),
            one(tv("Quand"), val("Lieu", "Ici"), val("App", "X"), at=None),
        ],
        [
            Place("tagged", "Test", AT, origin="received"),
            Place("tagged", "Ici", AT, detail="X", origin="received"),
        ],
    ),
    (
        ACT + "your_places/places_you've_created.json",
        [one(val("Name", "Hut"), val("Address", "Hill"))],
        [Place("created", "Hut", AT, "Hill", origin="created")],
    ),
    (
        ACT + "your_places/cities_you_have_checked_into.json",
        one(vec("Cities", "Graz", "LinzÃ¤"), at=None),
        [Place("city checked into", "Graz"), Place("city checked into", "Linzä")],
    ),
    # ads and businesses
    (
        ADS + "advertisers_you've_interacted_with.json",
        [one(val("Action", "Clicked Ad"), val("Title", "Shop"), url("URL"))],
        [Advertiser("Shop", "interacted", "Clicked Ad", AT, URL)],
    ),
    (
        ADS + "advertisers_using_your_activity_or_information.json",
        one(vec("Uploaded list", "A", "B"), vec("Visits", "A"), at=None),
        [
            Advertiser("A", "used activity", "Uploaded list"),
            Advertiser("B", "used activity", "Uploaded list"),
            Advertiser("A", "used activity", "Visits"),
        ],
    ),
    (
        ADS + "other_categories_used_to_reach_you.json",
        {**one(vec("C", "Gamers"), at=None), "bcts": ["Parents"]},
        [AdInterest("Gamers", "category"), AdInterest("Parents", "category")],
    ),
    (
        LOG + "other_logged_information/locations_of_interest.json",
        one(vec("Places", "Graz"), at=None),
        [Place("inferred", "Graz")],
    ),
    (
        ADS + "ad_preferences.json",
        one(vec("Interests", "Chess"), val("Hidden", "Shop")),
        [AdInterest("Chess", "topic", AT), Fact("ad preferences", "Hidden", "Shop", AT)],
    ),
    (
        OFF + "your_activity_off_meta_technologies.json",
        [
            one(
                rows(
                    "Events",
                    [val("ID", "1"), val("Event", "VIEW"), tv("Received on")],
                    [val("Ký", "2"), val("Sự", "BUY")],
                ),
                at=None,
                title="shop.example",
            ),
            one(at=None, title="quiet.example"),
        ],
        [
            OffMetaEvent("shop.example", "VIEW", AT, "1"),
            OffMetaEvent("shop.example", "BUY", None, "2"),
            OffMetaEvent("quiet.example"),
        ],
    ),
    # seen and visited
    (
        LOG + "interactions/content_that_has_been_shown_to_you_in_your_feed.json",
        one(
            rows("Posts", [val("Event", "Seen"), url("URL"), tv("Time")]),
            rows("Videos", [val("Event", "Played"), tv("Time", AFTER)]),
            at=None,
        ),
        [
            Activity("content shown", AT, "Posts", "Seen", URL),
            Activity("content shown", LATER, "Videos", "Played"),
        ],
    ),
    (
        LOG + "interactions/ads.json",
        [one(val("Ad", "Buy"), tv("Time", AFTER), at=None)],
        [Activity("ad shown", LATER, "Buy", f"Ad: Buy · Time: {LATER}")],
    ),
    (
        LOG + "interactions/items_viewed.json",
        [one(val("Title", "first"), val("Title", "second"))],
        [Activity("item viewed", AT, "first", "Title: first · Title: second")],
    ),
    (
        LOG + "interactions/profile_visits.json",
        [one(val("Name", "Bob"))],
        [Activity("profile visited", AT, "Bob", "Name: Bob")],
    ),
    (
        LOG + "your_interactions_on_facebook/groups_you've_visited.json",
        [one(val("GruppÃ©", "Chess"))],
        [Activity("group visited", AT, "Chess", "Gruppé: Chess")],
    ),
    (
        LOG + "interactions/groups_and_events_you've_visited.json",
        [one(val("Name", "Fair"), tv("Start time", 5), tv("End time", AFTER))],
        [
            Activity(
                "group or event visited",
                AT,
                "Fair",
                f"Name: Fair · Start time: 1970-01-01T00:00:05Z · End time: {LATER}",
                ended_at=LATER,
            )
        ],
    ),
    (
        LOG + "interactions/shows_you_have_watched.json",
        [one(val("Title", "S"), url("URL"))],
        [Activity("show watched", AT, "S", f"Title: S · URL: {URL}", URL)],
    ),
    (
        LOG + "interactions/shows_that_you_have_not_finished_watching.json",
        [one(val("Title", "S"))],
        [Activity("show not finished", AT, "S", "Title: S")],
    ),
    (
        LOG + "interactions/time_spent_watching_facebook_shows.json",
        [one(val("Title", "S"))],
        [Activity("show watch time", AT, "S", "Title: S")],
    ),
    (
        ACT + "other_activity/link_history.json",
        [
            one(
                url("Website link you visited"),
                val("Title of website page you visited", "Page"),
                val("Website session start time", "one"),
                val("Website session end time", "two"),
            )
        ],
        [
            Activity(
                "link opened",
                AT,
                "Page",
                "one – two",
                URL,
                details={
                    "Website link you visited": URL,
                    "Title of website page you visited": "Page",
                    "Website session start time": "one",
                    "Website session end time": "two",
                },
            )
        ],
    ),
    (
        ACT + "other_activity/time_spent_on_facebook.json",
        one(rows("Intervals", [tv("Start time"), tv("End time", AFTER)]), tv("Update time", 7), at=None),
        [Activity("time on facebook", AT, ended_at=LATER)],
    ),
    (
        OWN + "other_personal_information/emails_we_sent_you.json",
        [one(val("To", "a@b.example"), title="Hello")],
        [Activity("email received", AT, "Hello", "To: a@b.example", origin="received")],
    ),
    (
        ACT + "other_activity/your_information_download_requests.json",
        one(val("Format", "JSON"), val("Range", "All time")),
        [
            Activity(
                "export requested",
                AT,
                "JSON",
                "Format: JSON · Range: All time",
                origin="created",
                details={"Format": "JSON", "Range": "All time"},
            )
        ],
    ),
    # people
    (
        "connections/friends/people_you_may_know.json",
        one(tv("When these suggestions were created"), vec("Friend suggestions", "Bob", "ZoÃ©"), at=None),
        [
            Connection("people you may know", "Bob", AT, is_person=True),
            Connection("people you may know", "Zoé", AT, is_person=True),
        ],
    ),
    (
        "connections/friends/suggested_friends.json",
        [one(val("Name", "Bob"), val("By", "Cy"), tv("When"), at=None)],
        [Connection("suggested friend", "Bob", AT, is_person=True, details={"By": "Cy"})],
    ),
    (
        "connections/friends/friends_you_see_less.json",
        one(val("Name", "Bob"), at=None),
        [Connection("see less", "Bob", is_person=True)],
    ),
    (
        LOG + "your_topics/people_we_think_you_should_follow.json",
        one(vec("People", "Bob")),
        [Connection("suggested to follow", "Bob", AT, is_person=True)],
    ),
    (
        PREF + "feed/unfollowed_profiles.json",
        one(val("Name", "A", href="https://a"), val("Name", "B", href="https://b"), at=None),
        [Connection("unfollowed", "A", url="https://a"), Connection("unfollowed", "B", url="https://b")],
    ),
    (PREF + "feed/favorites.json", one(val("Name", "A")), [Connection("favorite", "A", AT)]),
    (
        ACT + "other_activity/your_recently_followed_history.json",
        one(rows("Followed", [val("Name", "A")], [val("Name", "B")]), at=None),
        [Connection("recently followed", "A"), Connection("recently followed", "B")],
    ),
    (
        ACT + "other_activity/profiles_you_visited_in_the_past_7_days.json",
        one(vec("Names", "A", "B"), val("Count", "2"), at=None),
        [Connection("profile visited", "A"), Connection("profile visited", "B")],
    ),
    (
        ACT + "pages/pages_you_are_a_customer_of.json",
        [one(group("Page", val("Name", "Shop"), url("URL")), at=None)],
        [Connection("page customer", "Shop", url=URL)],
    ),
    (
        OWN + "other_personal_information/contacts_uploaded_from_your_phone.json",
        [one(val("Name", "Bob"), tv("Upload time"), tv("Creation time", 0), at=None)],
        [Connection("uploaded contact", "Bob", AT, is_person=True, origin="saved")],
    ),
    (
        OWN + "other_personal_information/your_imported_contacts.json",
        [one(val("Tên", "Bob"), val("Số", "+43 660 1234567"))],
        [Connection("uploaded contact", "Bob", AT, status="+43 660 1234567", is_person=True, origin="saved")],
    ),
    (
        OWN + "profile_information/contacts_uploaded_before_2021.json",
        one(
            rows(
                "Contacts",
                [
                    val("user_id", "7"),
                    val("Contact point", "b@x.example"),
                    tv("Time of first import"),
                    val("Name", "Bob"),
                ],
            ),
            at=None,
        ),
        [Connection("uploaded contact", "Bob", AT, status="b@x.example", is_person=True, origin="saved")],
    ),
    (
        OWN + "profile_information/synced_contacts_from_instagram.json",
        one(rows("Contacts", [val("Contact point", "b@x.example")]), at=None),
        [Connection("uploaded contact", None, status="b@x.example", is_person=True, origin="saved")],
    ),
    # money
    (
        ACT + "facebook_marketplace/your_search_history.json",
        [one(val("Query", "bike"))],
        [Search("bike", AT, "marketplace search")],
    ),
    (
        ACT + "facebook_payments/payments_you_have_made_as_a_buyer.json",
        one(tv("Last"), val("Amount", "3.00"), at=None),
        [Payment(AT, "3.00", kind="marketplace purchase", details={"Last": AT, "Amount": "3.00"})],
    ),
    (
        ACT + "facebook_payments/payments_received_as_a_seller.json",
        one(tv("Last"), at=None),
        [Payment(AT, kind="marketplace sale", details={"Last": AT})],
    ),
    # devices and logins
    (
        OWN + "profile_information/your_devices.json",
        one(rows("Devices", [val("Model", "P1"), tv("Seen")], [val("Model", "P2")]), at=None),
        [
            Session("device", AT, device="P1", details={"Devices / Model": "P1", "Devices / Seen": AT}),
            Session("device", device="P2", details={"Devices / Model": "P2"}),
        ],
    ),
    (
        LOG + "other_logged_information/detected_hardware.json",
        [one(val("Name", "Chip"))],
        [Session("hardware", AT, device="Chip", details={"Name": "Chip"})],
    ),
    (
        ACT + "messages/information_about_your_devices.json",
        [one(val("Name", "P1"))],
        [Session("messenger device", AT, device="P1", details={"Name": "P1"})],
    ),
    (
        ACT + "messages/your_end-to-end_encryption_enabled_messenger_device.json",
        [one(val("Name", "P1"))],
        [Session("encrypted chat device", AT, device="P1", details={"Name": "P1"})],
    ),
    (
        SEC + "device_login_cookies.json",
        [one(val("Cookie", "abc"), val("X", "1"), val("X", "2"))],
        [Session("device cookie", AT, cookie="abc", details={"Cookie": "abc", "X": ["1", "2"]})],
    ),
    (
        SEC + "information_about_your_last_login.json",
        one(tv("When"), group("App", val("Name", "Web")), at=None),
        [Session("last login", AT, details={"When": AT, "App / Name": "Web"})],
    ),
    (
        SEC + "registration_information.json",
        one(tv("Registration time"), val("IP", "192.0.2.1"), at=None),
        [
            Fact("registration", "registered", AT, AT),
            Fact("registration", "Registration time", AT, AT),
            Fact("registration", "IP", "192.0.2.1"),
        ],
    ),
    # settings that say something
    (
        LOG + "location/timezone.json",
        one(val("Zona", "Europe/Vienna"), at=None),
        [Requested(timezone="Europe/Vienna")],
    ),
    (
        OWN + "profile_information/timezone.json",
        one(val("Timezone", "UTC"), at=None),
        [Requested(timezone="UTC")],
    ),
    # the generic readers
    (
        ACT + "groups/group_invites_you've_received.json",
        [one(val("Who", "Bob"), url("Link"), title="Chess")],
        [Activity("group invites received", AT, "Chess", f"Who: Bob · Link: {URL}", URL, origin="received")],
    ),
    (
        ACT + "posts/shared_memories.json",
        [one({"title": "Photo", "media": [{"uri": "m.jpg"}]}, at=None)],
        [Activity("shared memories", media=(MediaUse("m.jpg"),), origin="created")],
    ),
    (
        OWN + "profile_information/contact_info.json",
        one(group("Mail", val("Address", "a@b.example")), tv("Set"), at=None, title="T"),
        [Fact("contact info", "T / Mail / Address", "a@b.example"), Fact("contact info", "T / Set", AT, AT)],
    ),
    (PREF + "preferences/dark_mode_settings.json", one(val("Dark", "on")), []),
]


@pytest.mark.parametrize(
    ("path", "document", "expected"), CASES, ids=[f"{i} {case[0]}" for i, case in enumerate(CASES)]
)
def test_a_labelled_file_becomes_exactly_these_records(path: str, document: Any, expected: list[Any]) -> None:
    records, problems, names = read_document(IMPORTER, path, document)
    assert records == expected
    assert problems == []
    assert len(names) == 1


def test_a_chat_with_the_ai_is_found_by_its_structure() -> None:
    messages = [
        {
            "title": "",
            "dict": [
                tv("Lúc", AFTER),
                val("Nội dung", "Good morning"),
                group("Người", val("Name", "Meta AI")),
            ],
        },
        {"title": "", "dict": [tv("Lúc"), val("Nội dung", "Ch\u00c3\u00a0o"), url("Liên kết")]},
    ]
    document = one({"title": "Tin", "dict": messages}, title="Small talk")
    assert read_document(IMPORTER, ACT + "messages/ai_conversations.json", document)[0] == [
        Conversation(
            "ai 30", "Small talk", "ai", "ai_conversations", ("Meta AI",),
            [(AT, None, "text", "Chào", Extra(link=URL)), (LATER, "Meta AI", "text", "Good morning", None)], "second",
        )
    ]  # fmt: skip


def test_videos_may_stand_in_both_dialects_in_one_file() -> None:
    document = {
        "watch_videos_v2": [
            {"video_title": "V", "user_action": "Paused", "action_time": "Monday", "feedback_collection": "f"}
        ],
        **one(rows("Videos", [val("Name", "W"), url("URL")]), at=None),
    }
    records, problems, names = read_document(IMPORTER, PREF + "preferences/video.json", document)
    assert sorted(names) == ["video viewing", "videos watched"]
    assert records == [
        Activity(
            "video action", None, "V", "Paused", details={"action_time": "Monday", "feedback_collection": "f"}
        ),
        Activity("video viewing", None, "W", f"Videos / Name: W · Videos / URL: {URL}", URL),
    ]
    assert problems == []
