"""The classic files of connections, logs, feed preferences, apps and ads."""

from __future__ import annotations

from typing import Any

from .people import ARNE, EIRIK, INGRID, KASIA, LAYLA, OWNER, friends
from .shapes import at, cut

WEB = "https://www.facebook.com/"


def named(*rows: tuple[str, str]) -> list[dict[str, Any]]:
    """Return name-and-time records."""
    return [{"name": name, "timestamp": at(when)} for name, when in rows]


def node(name: str, description: str, *rows: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    """Return one node of a log tree; rows are (when, name, slug)."""
    entries = [
        {"timestamp": at(when), "data": {"name": what, "uri": WEB + slug}} for when, what, slug in rows
    ]
    return {"name": name, "description": description} | more | ({"entries": entries} if entries else {})


VIEWED = [
    node(
        "Videos and shows",
        "Videos you've watched",
        children=[
            {
                "name": "Time spent",
                "description": "Time spent per show",
                "entries": [
                    {
                        "data": {
                            "name": "Fjorden i dag",
                            "uri": WEB + "watch/invented-show",
                            "watch_time": "00:12:30",
                        }
                    }
                ],
            },
            {
                "name": "Shows",
                "description": "Views",
                "entries": [
                    {
                        "timestamp": at("2025-06-01 20:00"),
                        "data": {
                            "name": "Fjorden i dag",
                            "uri": WEB + "watch/invented-show",
                            "value": "Viewed",
                        },
                    }
                ],
            },
        ],
    ),
    node(
        "Innlegg",
        "Innlegg som er vist i nyhetsstrømmen",
        ("2025-06-12 07:00", "Layla sitt innlegg", "invented/posts/11"),
    ),
    {
        "name": "Annonser",
        "description": "Annonser du har sett",
        "entries": [
            {
                "timestamp": at("2025-06-12 07:02"),
                "data": {"name": "Annonse fra Example Clay Supply", "uri": WEB + "invented-ad", "share": "1"},
            },
            {"timestamp": at("2025-06-12 07:03")},
            {"data": {"name": "Uten tid"}},
        ],
    },
]
VISITED = [
    node(
        "Profile visits",
        "People whose profiles you've visited",
        ("2025-06-09 10:00", "Ayşe Yıldız", "invented.ayse"),
        ("2025-06-10 22:00", ARNE, "invented.arne"),
    ),
    node(
        "Gruppen",
        "Gruppen, die du besucht hast",
        ("2025-06-10 18:00", "Norsk Keramikkforum", "groups/invented"),
    ),
    {
        "name": "Events visited",
        "description": "",
        "entries": [
            {"timestamp": at("2025-05-02"), "data": {"value": "Åpning", "uri": WEB + "events/invented"}}
        ],
    },
]


def search(when: str, text: str, title: str = "You searched Facebook") -> dict[str, Any]:
    """Return one search with its quoted display form."""
    return {
        "timestamp": at(when),
        "attachments": [{"data": [{"text": f'"{text}"'}]}],
        "data": [{"text": text}],
        "title": title,
    }


CONNECTIONS: dict[str, Any] = {
    "followers/who_you've_followed.json": {
        "following_v3": named(("Fjordradioen", "2014-01-01"), (LAYLA, "2014-07-28"))
    },
    "followers/people_who_followed_you.json": {
        "followers_v3": [{"name": "Petter Lunde"}, *named(("Ида Орлова", "2022-02-02"))]
    },
    "friends/received_friend_requests.json": {"received_requests_v2": named(("Petter Lunde", "2025-03-08"))},
    "friends/rejected_friend_requests.json": {
        "rejected_requests_v2": named(
            ("Crypto Gains Official", "2024-09-30"), ("Facebook user", "2016-06-06")
        )
    },
    "friends/removed_friends.json": {
        "deleted_friends_v2": named(
            (KASIA, "2018-02-11"), (EIRIK, "2019-05-05"), ("Facebook User", "2023-11-01")
        )
    },
    "friends/sent_friend_requests.json": {"sent_requests_v2": named(("王小明的朋友", "2024-10-02"))},
    "friends/your_friends.json": {"friends_v2": friends()},
}
LOGGED: dict[str, Any] = {
    "facebook_news/your_locations.json": {"news_your_locations_v2": ["Bergen, Norway"]},
    "interactions/recently_viewed.json": {"recently_viewed": VIEWED},
    "interactions/recently_visited.json": {"visited_things_v2": VISITED},
    "your_interactions_on_facebook/recently_viewed.json": {"recently_viewed": VIEWED[1:2]},
    "your_interactions_on_facebook/recently_visited.json": {"visited_things_v2": VISITED[:1]},
    "location/device_location.json": {
        "phone_number_location_v2": [{"spn": "Eksempel Mobil", "country_code": "NO"}]
    },
    "location/last_location.json": {
        "last_location_v2": {
            "time": at("2025-06-14 08:00"),
            "coordinate": {"latitude": 60.3913, "longitude": 5.3221},
        }
    },
    "location/primary_location.json": {
        "primary_location_v2": {"city_region_pairs": [["Bergen", "Vestland"]], "zipcode": ["5003"]}
    },
    "location/primary_public_location.json": {
        "primary_public_location_v2": {"city": "Bergen", "region": "Vestland", "country": "Norway"}
    },
    "notifications/notification_of_meta_privacy_policy_update.json": {
        "notification_meta_privacy_policy_update": [{"impression_time": at("2024-06-01"), "consent_state": 2}]
    },
    "notifications/notifications.json": {
        "notifications_v2": [
            {
                "timestamp": at("2025-06-14 07:00"),
                "unread": True,
                "href": WEB + "events/birthdays/",
                "text": "Νίκος Παπαδόπουλος har bursdag i dag. Gratuler ham! 🎂",
            },
            {
                "timestamp": at("2025-06-10 18:00"),
                "unread": False,
                "href": WEB + "groups/invented",
                "text": cut("Dag Bøkset la ut i Turlaget Bjørgvin: «Hvem er med på Stoltzen 🥾", 2),
            },
            {
                "timestamp": at("2025-05-20 18:00"),
                "unread": False,
                "href": "",
                "text": "تمّت الإشارة إليك في تعليق",
            },
        ]
    },
    "other_logged_information/ads_interests.json": {"topics_v2": ["Ceramics", "Kaffe", "Vandring", "陶芸"]},
    "search/groups_you've_searched_for.json": {
        "group_search": [search("2023-04-04 10:00", "rakubrenning", "You searched in Norsk Keramikkforum")]
    },
    "search/your_search_history.json": {
        "searches_v2": [
            search("2025-06-11 23:05", "arne vikøren", "Du søkte på Facebook"),
            search("2024-12-06 06:00", "Töpfermarkt", "Du hast auf Facebook gesucht"),
            search("2017-12-24 17:58", "kasia wiśniewska"),
            search("2010-09-09 10:00", "akademik kraków"),
        ]
    },
}
PREFERENCES: dict[str, Any] = {
    "feed/controls.json": {
        "controls": [
            node(
                "Hidden",
                "Posts you've hidden",
                ("2019-04-20 10:00", "Eirik Halvorsen sitt innlegg", "invented/posts/3"),
            ),
            node("Favoritter", "Personer du vil se først", ("2021-12-01 10:00", INGRID, "invented.ingrid")),
        ]
    },
    "feed/feed.json": {
        "people_and_friends_v2": [
            node("See First", "People you see first", ("2014-07-28 10:00", LAYLA, "invented.layla")),
            node("Unfollowed", "People you've unfollowed", ("2019-04-20 10:00", EIRIK, "invented.eirik")),
        ]
    },
    "preferences/language_and_locale.json": {
        "language_and_locale_v2": [
            {
                "name": "Language settings",
                "description": "Your language settings",
                "children": [
                    {
                        "name": "Locale",
                        "description": "Your preferred locale",
                        "entries": [
                            {
                                "timestamp": at("2024-12-30"),
                                "data": {"value": "nb_NO", "name": "Norsk (bokmål)"},
                            }
                        ],
                    }
                ],
            },
            {"name": "Languages you know", "description": "", "entries": [{"data": {"value": "pl"}}]},
        ]
    },
}
FILES: dict[str, Any] = {
    "ads_information/information_you've_submitted_to_advertisers.json": {
        "lead_gen_info_v2": [
            {"label": "Fullt navn", "value": OWNER},
            {"label": "Email", "value": "mira@example.org"},
        ]
    },
    "apps_and_websites_off_of_facebook/connected_apps_and_websites.json": {
        "installed_apps_v2": [
            {
                "name": "Eksempelrutine",
                "added_timestamp": at("2016-04-01"),
                "user_app_scoped_id": 10150000000000081,
            },
            {
                "name": "Quiz: Hvilken krukke er du?",
                "added_timestamp": at("2013-01-01"),
                "user_app_scoped_id": 10150000000000082,
                "category": "inactive",
                "removed_timestamp": at("2018-05-26"),
            },
        ]
    },
    "apps_and_websites_off_of_facebook/your_apps.json": {
        "admined_apps_v2": [{"name": "Ovnalarm (test)", "added_timestamp": at("2020-10-10")}]
    },
    **{
        f"{root}/{name}": data
        for root, files in {
            "connections": CONNECTIONS,
            "logged_information": LOGGED,
            "preferences": PREFERENCES,
        }.items()
        for name, data in files.items()
    },
}
