"""Exact records of the classic files of ads, apps, logs, places, preferences and logins (formats/facebook.md 1.4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.records import (
    DAY,
    Activity,
    AdInterest,
    Advertiser,
    App,
    Fact,
    OffMetaEvent,
    Place,
    Post,
    Requested,
    Session,
)
from importers.facebook import IMPORTER
from tests.importers.reading import read_document

AT, LATER = "2024-06-26T11:06:40Z", "2024-06-26T11:08:20Z"
STAMP, AFTER = 1719400000, 1719400100
ADS, OFF, LOG = "ads_information/", "apps_and_websites_off_of_facebook/", "logged_information/"
SEC, PREF = "security_and_login_information/", "preferences/"


def tree(root: str, data: dict[str, Any], stamp: int | None = STAMP) -> dict[str, Any]:
    entry = {"data": data, **({"timestamp": stamp} if stamp else {})}
    return {
        root: [
            {
                "name": "VidÃ©os",
                "children": [{"name": "Shows", "entries": [entry]}],
                "entries": [{"data": {}}],
            }
        ]
    }


AGENT = {"ip_address": "192.0.2.1", "user_agent": "UA"}
CASES: list[tuple[str, Any, list[Any]]] = [
    # ads
    (
        ADS + "advertisers_you've_interacted_with.json",
        {"history_v2": [{"title": "Shop", "action": "Clicked Ad", "timestamp": STAMP}]},
        [Advertiser("Shop", "interacted", "Clicked Ad", AT)],
    ),
    (
        ADS + "advertisers_using_your_activity_or_information.json",
        {
            "custom_audiences_all_types_v2": [
                {
                    "advertiser_name": "A",
                    "has_data_file_custom_audience": True,
                    "has_remarketing_custom_audience": True,
                    "has_in_person_store_visit": False,
                },
                {"advertiser_name": "B", "has_in_person_store_visit": True},
            ]
        },
        [Advertiser("A", "uploaded list"), Advertiser("A", "used activity"), Advertiser("B", "store visit")],
    ),
    (
        "ads_and_businesses/advertisers_who_uploaded_a_contact_list_with_your_information.json",
        {"custom_audiences": ["GrÃ¼n", ""]},
        [Advertiser("Grün", "uploaded list")],
    ),
    (
        ADS + "information_you've_submitted_to_advertisers.json",
        {"lead_gen_info_v2": [{"label": "email", "value": "a"}]},
        [Fact("lead forms", "email", "a", origin="created")],
    ),
    (
        LOG + "other_logged_information/ads_interests.json",
        {"topics_v2": ["Chess", "CafÃ©"]},
        [AdInterest("Chess"), AdInterest("Café")],
    ),
    ("your_topics/your_topics.json", {"inferred_topics_v2": ["Chess"]}, [AdInterest("Chess", "topic")]),
    (
        "information_used_for_recommendations/facebook_watch_topics.json",
        {"facebook_watch_topics": ["A"]},
        [AdInterest("A", "topic")],
    ),
    (
        "information_used_for_recommendations/news_feed_topics.json",
        {"news_feed_topics": [{"name": "A"}]},
        [AdInterest("A", "topic")],
    ),
    (
        "information_used_for_recommendations/news_topics.json",
        {"news_topics": ["A"]},
        [AdInterest("A", "topic")],
    ),
    # apps and businesses
    (
        OFF + "connected_apps_and_websites.json",
        {
            "installed_apps_v2": [
                {
                    "name": "App",
                    "added_timestamp": STAMP,
                    "removed_timestamp": AFTER,
                    "user_app_scoped_id": 7,
                    "category": "inactive",
                }
            ]
        },
        [App("App", AT, LATER, "inactive", "7")],
    ),
    (
        OFF + "your_apps.json",
        {"admined_apps_v2": [{"name": "Mine", "added_timestamp": STAMP}]},
        [App("Mine", AT, kind="own")],
    ),
    (
        OFF + "posts_from_apps_and_websites.json",
        {"app_posts_v2": [{"timestamp": STAMP, "title": "Ada played."}]},
        [Post("app post", AT, title="Ada played.")],
    ),
    (
        OFF + "your_activity_off_meta_technologies.json",
        {
            "off_facebook_activity_v2": [
                {"name": "S", "events": [{"id": 1, "type": "VIEW", "timestamp": STAMP}]},
                {"name": "Q"},
            ]
        },
        [OffMetaEvent("S", "VIEW", AT, "1"), OffMetaEvent("Q")],
    ),
    # logs
    (
        LOG + "interactions/recently_viewed.json",
        tree("recently_viewed", {"name": "V", "uri": "https://v", "watch_time": "12 s"}),
        [Activity("viewed", AT, "V", "Vidéos / Shows", "https://v", details={"watch_time": "12 s"})],
    ),
    (
        "about_you/viewed.json",
        tree("viewed_things", {"name": "V", "watch_position_seconds": 4}),
        [Activity("viewed", AT, "V", "Vidéos / Shows", details={"watch_position_seconds": 4})],
    ),
    (
        LOG + "your_interactions_on_facebook/recently_visited.json",
        tree("visited_things_v2", {"value": "X"}, None),
        [Activity("visited", None, "X", "Vidéos / Shows", details={"value": "X"})],
    ),
    (
        LOG + "activity_messages/people_and_friends.json",
        tree("people_interactions_v2", {"name": "Bob"}),
        [Activity("interaction with person", AT, "Bob", "Vidéos / Shows")],
    ),
    (
        "activity_messages/events_interactions.json",
        tree("events_interactions_v2", {"name": "E"}),
        [Activity("interaction with event", AT, "E", "Vidéos / Shows")],
    ),
    (
        "activity_messages/group_interactions.json",
        tree("group_interactions_v2", {"name": "G"}),
        [Activity("interaction with group", AT, "G", "Vidéos / Shows")],
    ),
    (
        "interactions/menu_items.json",
        tree("menu_items", {"name": "M"}),
        [Activity("menu item used", AT, "M", "Vidéos / Shows")],
    ),
    (
        PREF + "feed/controls.json",
        tree("controls", {"name": "C"}),
        [Activity("feed control", AT, "C", "Vidéos / Shows", origin="created")],
    ),
    (
        PREF + "feed/feed.json",
        tree("people_and_friends_v2", {"name": "F"}),
        [Activity("feed preference", AT, "F", "Vidéos / Shows", origin="created")],
    ),
    (
        PREF + "preferences/language_and_locale.json",
        tree("language_and_locale_v2", {"value": "de_DE"}),
        [Requested(language="de_DE"), Fact("language and locale", "Vidéos / Shows", "de_DE", AT)],
    ),
    (
        "about_you/preferences.json",
        {"preferences": [{"name": "P", "entries": [{"data": {"name": "n", "value": "v"}}]}]},
        [Fact("preferences", "P / n", "v")],
    ),
    # notifications, videos, guesses
    (
        LOG + "notifications/notifications.json",
        {
            "notifications_v2": [
                {
                    "timestamp": STAMP,
                    "unread": False,
                    "href": "https://n",
                    "text": "Gr\u00c3\u00bc\u00c3\u009fe",
                }
            ]
        },
        [
            Activity(
                "notification", AT, "Grüße", url="https://n", details={"unread": False}, origin="received"
            )
        ],
    ),
    (
        LOG + "notifications/notification_of_meta_privacy_policy_update.json",
        {"notification_meta_privacy_policy_update": [{"impression_time": STAMP, "consent_state": 2}]},
        [Activity("privacy policy notice", AT, details={"consent_state": 2}, origin="received")],
    ),
    (
        PREF + "preferences/video.json",
        {"watch_videos_v2": [{"video_title": "V", "action_time": "1719400000"}]},
        [Activity("video action", AT, "V", details={"action_time": "1719400000"})],
    ),
    (
        "about_you/friend_peer_group.json",
        {"friend_peer_group": "Starting Adult Life"},
        [Fact("friend peer group", None, "Starting Adult Life")],
    ),
    # places
    (LOG + "location/timezone.json", {"timezone_v2": "Europe/Vienna"}, [Requested(timezone="Europe/Vienna")]),
    (
        LOG + "location/location_history.json",
        {
            "location_history_v2": [
                {"name": "Home", "coordinate": {"latitude": 1, "longitude": 2.5}, "creation_timestamp": STAMP}
            ]
        },
        [Place("location history", "Home", AT, latitude=1, longitude=2.5)],
    ),
    (
        LOG + "location/last_location.json",
        {"last_location_v2": {"time": STAMP, "coordinate": {"latitude": 1.5, "longitude": 2.5}}},
        [Place("last location", None, AT, latitude=1.5, longitude=2.5)],
    ),
    (
        LOG + "location/primary_location.json",
        {"primary_location_v2": {"city_region_pairs": [["Graz", "Styria"], ["Wien"]], "zipcode": ["8010"]}},
        [
            Place("primary location", "Graz, Styria"),
            Place("primary location", "Wien"),
            Fact("primary location", "zipcode", "8010"),
        ],
    ),
    (
        LOG + "location/primary_public_location.json",
        {"primary_public_location_v2": {"city": "Graz", "region": "Styria", "country": "AT"}},
        [Place("primary public location", "Graz", address="Styria, AT")],
    ),
    (
        LOG + "location/device_location.json",
        {"phone_number_location_v2": [{"spn": "A1", "country_code": "AT"}]},
        [Fact("device location", "operator", "A1"), Fact("device location", "country", "AT")],
    ),
    (
        LOG + "facebook_news/your_locations.json",
        {"news_your_locations_v2": ["Graz"]},
        [Place("news location", "Graz")],
    ),
    # logins
    (
        SEC + "account_activity.json",
        {
            "account_activity_v2": [
                {
                    "action": "Login",
                    "timestamp": STAMP,
                    **AGENT,
                    "city": "Graz",
                    "region": "Styria",
                    "country": "AT",
                    "site_name": "www",
                    "port": 443,
                    "datr_cookie": "c",
                }
            ]
        },
        [
            Session(
                "account activity",
                AT,
                "Login",
                ip_address="192.0.2.1",
                user_agent="UA",
                location="Graz, Styria, AT",
                app="www",
                cookie="c",
                details={"port": 443},
            )
        ],
    ),
    (
        SEC + "ip_address_activity.json",
        {
            "used_ip_address_v2": [
                {"ip": "192.0.2.1", "action": "Login", "timestamp": STAMP, "user_agent": "UA"}
            ]
        },
        [Session("ip addresses", AT, "Login", ip_address="192.0.2.1", user_agent="UA")],
    ),
    (
        SEC + "logins_and_logouts.json",
        {
            "account_accesses_v2": [
                {"action": "Abmeldung", "timestamp": STAMP, "site": "www", "ip_address": "192.0.2.1"}
            ]
        },
        [Session("logins and logouts", AT, "Abmeldung", ip_address="192.0.2.1", app="www")],
    ),
    (
        SEC + "where_you're_logged_in.json",
        {
            "active_sessions_v2": [
                {
                    "created_timestamp": STAMP,
                    "updated_timestamp": AFTER,
                    **AGENT,
                    "device": "P1",
                    "location": "Graz",
                    "app": "FB",
                    "session_type": "web",
                    "datr_cookie": "c",
                }
            ]
        },
        [
            Session(
                "active sessions",
                AT,
                None,
                LATER,
                "192.0.2.1",
                "UA",
                "P1",
                "Graz",
                "FB",
                "c",
                {"session_type": "web"},
            )
        ],
    ),
    (
        SEC + "recognized_devices.json",
        {
            "recognized_devices_v2": [
                {"name": "Firefox", "created_timestamp": STAMP, "updated_timestamp": AFTER, **AGENT}
            ]
        },
        [Session("recognized devices", AT, None, LATER, "192.0.2.1", "UA", "Firefox")],
    ),
    (
        SEC + "account_status_changes.json",
        {"account_status_changes": [{"status": "Deactivated", "timestamp": STAMP}]},
        [Session("account status", AT, "Deactivated")],
    ),
    (
        SEC + "login_protection_data.json",
        {
            "login_protection_data_v2": [
                {
                    "name": "Estimated location: Graz",
                    "session": {
                        "created_timestamp": STAMP,
                        "updated_timestamp": AFTER,
                        "ip_address": "192.0.2.1",
                    },
                }
            ]
        },
        [
            Session(
                "login protection", AT, None, LATER, "192.0.2.1", details={"name": "Estimated location: Graz"}
            )
        ],
    ),
    (
        SEC + "record_details.json",
        {
            "admin_records_v2": [
                {
                    "event": "Name changed",
                    "session": {"created_timestamp": STAMP, **AGENT},
                    "extra_info": {"old_name": "A", "new_name": "B"},
                }
            ]
        },
        [
            Session(
                "account records",
                AT,
                "Name changed",
                ip_address="192.0.2.1",
                user_agent="UA",
                details={"old_name": "A", "new_name": "B"},
            )
        ],
    ),
    (
        SEC + "browser_cookies.json",
        {"datr_stats_v2": {"ab**": [AFTER, 0, STAMP], "cd**": []}},
        [
            Session("cookie", AT, ended_at=LATER, cookie="ab**", details={"times": [AT, LATER]}),
            Session("cookie", cookie="cd**"),
        ],
    ),
    (
        SEC + "email_address_verifications.json",
        {
            "contact_verifications_v2": [
                {"contact": "a@b.example", "contact_type": 1, "verification_time": STAMP}
            ]
        },
        [Activity("contact verified", AT, "a@b.example", details={"contact_type": 1})],
    ),
    (
        SEC + "mobile_devices.json",
        {
            "devices_v2": [
                {
                    "type": "Pixel",
                    "os": "Android",
                    "update_time": STAMP,
                    "advertiser_id": "secret",
                    "push_tokens": [{"token": "secret"}],
                    "redact_tokens": ["x"],
                }
            ]
        },
        [Session("mobile device", AT, device="Pixel", details={"os": "Android"})],
    ),
    (
        SEC + "your_facebook_activity_history.json",
        {
            "last_activity_v2": {
                "last_activity_time": {"Facebook para telÃ©fono": {"activity_by_day": [STAMP, 0]}}
            }
        },
        [Activity("active day", AT[:10], "Facebook para teléfono", at_precision=DAY)],
    ),
]


@pytest.mark.parametrize(
    ("path", "document", "expected"), CASES, ids=[f"{i} {case[0]}" for i, case in enumerate(CASES)]
)
def test_a_logged_file_becomes_exactly_these_records(path: str, document: Any, expected: list[Any]) -> None:
    records, problems, names = read_document(IMPORTER, path, document)
    assert records == expected
    assert problems == []
    assert len(names) == 1


@pytest.mark.parametrize(("path", "document", "_expected"), CASES, ids=[f"{i}" for i in range(len(CASES))])
@pytest.mark.parametrize(
    "wrong", [7, "x", [], {}, [[7]], {"name": {"a": []}}, [{"session": 3, "events": "x", "entries": 5}]]
)
def test_values_of_wrong_type_never_defeat_an_extractor(
    path: str, document: Any, _expected: Any, wrong: Any
) -> None:
    root = next(iter(document))
    _, problems, _ = read_document(IMPORTER, path, {root: wrong})
    assert not [problem for problem in problems if problem.kind == "extractor-failed"]


def test_a_log_nested_without_end_costs_a_note_and_nothing_else() -> None:
    node: dict[str, Any] = {"name": "end", "entries": [{"timestamp": STAMP, "data": {"name": "deep"}}]}
    for _ in range(300):
        node = {"name": "n", "children": [node]}
    kept = {"name": "A", "entries": [{"timestamp": STAMP, "data": {"name": "kept"}}]}
    records, problems, _ = read_document(
        IMPORTER, LOG + "interactions/recently_viewed.json", {"recently_viewed": [node, kept]}
    )
    assert records == [Activity("viewed", AT, "kept", "A")]
    assert [problem.kind for problem in problems] == ["too-deep"]


SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "facebook" / "reconstructed"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the reconstructed samples are not beside the repository")
@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("g4_json/logged_information/location/timezone.json", "timezone"),
        ("g5_json/logged_information/location/timezone.json", "timezone (new)"),
        ("g4_json/your_facebook_activity/comments_and_reactions/likes_and_reactions.json", "reactions (new)"),
        ("g4_json/your_facebook_activity/posts/check-ins.json", "check-ins"),
        ("g4_json/your_facebook_activity/posts/places_you_have_been_tagged_in.json", "tagged places"),
        (
            "g5_json/apps_and_websites_off_of_facebook/your_activity_off_meta_technologies.json",
            "off-meta activity (new)",
        ),
    ],
)
def test_the_reconstructed_samples_are_read_without_a_problem(place: str, name: str) -> None:
    document = json.loads((SAMPLES / place).read_text())
    records, problems, names = read_document(IMPORTER, place.split("/", 1)[1], document)
    assert (len(records), problems, names) == (1, [], [name])
