"""The flat files of the export of 2019 that have no twin in the newer ones: what Facebook noted, guessed and logged."""

from __future__ import annotations

from typing import Any

from . import account, activity, comments, logs
from .flat import strip_version
from .people import HILDE, INGRID, OWNER
from .shapes import at

WEB = "https://www.facebook.com/"


def tree(name: str, about: str, *rows: tuple[str, str, str]) -> list[dict[str, Any]]:
    """Return a log with one category."""
    return [logs.node(name, about, *rows)]


PROFILE = account.PROFILE | {
    "relationship": {"status": "Separated", "timestamp": at("2019-04-15")},
    "other_names": ["Mirabell"],
    "interested_in": ["Men"],
    "political_view": {"name": "Miljøpartiet Eksempel", "description": "Mest om trær."},
    "religious_view": {"name": "Agnostiker"},
    "blood_info": {"blood_donor_status": "Registered"},
    "pages": [
        {
            "name": "Music",
            "pages": ["Fjordradioen", "Kvintetten Mus"],
            "timestamps": [at("2010-01-10"), at("2011-02-03")],
        },
        {"name": "Other", "pages": ["陶芸倶楽部"], "timestamps": []},
    ],
    "groups": [{"name": comments.FORUM, "timestamp": at("2012-10-11 10:00")}],
}
CASES: dict[str, Any] = activity.SUPPORT["support_messages"]
ABOUT_YOU: dict[str, Any] = {
    "face_recognition": {
        "facial_data": {
            "threshold_green": 0.52,
            "threshold_yellow": 0.41,
            "threshold_red": 0.3,
            "example_count": 31,
            "raw_data": "aW52ZW50ZWQgYnl0ZXMsIG5vYm9keSdzIGZhY2U=",
        }
    },
    "friend_peer_group": {"friend_peer_group": "Established Adult Life"},
    "messenger": {"messenger": [{"name": "Samtaler", "entries": []}]},
    "notifications": {
        "notifications": [
            {
                "timestamp": at("2019-12-07 18:00"),
                "unread": True,
                "href": WEB + "groups/invented",
                "text": "Dag Bøkset kommenterte innlegget ditt: «Prøv lavere temperatur 🔥»",
            }
        ]
    },
    "preferences": {
        "preferences": [
            {
                "name": "See First",
                "description": "People you see first",
                "entries": [
                    {"timestamp": at("2014-07-28"), "data": {"name": INGRID, "uri": WEB + "invented.ingrid"}}
                ],
            },
            {
                "name": "Språk",
                "description": "Språk du har valgt",
                "entries": [{"timestamp": at("2012-01-05"), "data": {"name": "Locale", "value": "nb_NO"}}],
            },
        ]
    },
    "viewed": {
        "viewed_things": [
            {
                "name": "Videoer",
                "description": "Videoer du har sett",
                "children": [
                    {
                        "name": "Sett",
                        "description": "Hvor lenge",
                        "entries": [
                            {
                                "timestamp": at("2019-12-05 21:00"),
                                "data": {
                                    "name": "Fjorden i dag",
                                    "uri": WEB + "watch/invented-show",
                                    "watch_time": "00:03:10",
                                    "watch_position_seconds": 190,
                                },
                            }
                        ],
                    }
                ],
            }
        ]
    },
    "visited": {
        "visited_things": tree(
            "Profile visits", "People whose profiles you've visited", ("2019-12-04 23:40", "Eirik", "invented.eirik")
        )
    },
    "your_address_books": {
        "address_book": {
            "address_book": [
                {
                    "name": "Pappa mobil",
                    "details": [{"contact_point": "+447700900003"}, {"contact_point": "arne@example.org"}],
                    "created_timestamp": at("2014-10-10 12:05"),
                    "updated_timestamp": at("2018-01-02"),
                },
                {
                    "name": "Legevakten",
                    "details": [],
                    "created_timestamp": at("2014-10-10 12:05"),
                    "updated_timestamp": 0,
                },
            ]
        }
    },
}
ADS: dict[str, Any] = {
    "ads_interests": {"topics": ["Ceramics", "Kaffe", "Skilsmisse"]},
    "advertisers_who_uploaded_a_contact_list_with_your_information": {
        "custom_audiences": ["Example Clay Supply", "Æblekorset ApS"]
    },
    "advertisers_you've_interacted_with": {
        "history": [{"title": "Leire på tilbud", "action": "Clicked Ad", "timestamp": at("2019-11-20")}]
    },
    "your_off-facebook_activity": {
        "off_facebook_activity": [
            {
                "name": "shop.example",
                "events": [{"id": 4410077, "type": "PAGE_VIEW", "timestamp": at("2019-11-30")}],
            }
        ]
    },
}
OTHER_ACTIVITY: dict[str, Any] = {
    "pokes": {
        "pokes": {
            "activity_log_data": [
                {"timestamp": at("2008-03-03 20:01"), "data": [{"name": HILDE}], "title": f"{OWNER} poked {HILDE}."},
                {"timestamp": at("2008-04-04 21:00"), "data": [{"name": INGRID}], "title": f"{OWNER} poked {INGRID}."},
            ],
            "data": activity.FILES["other_activity/pokes.json"]["pokes_v2"],
        }
    },
    "polls_you_voted_on": strip_version(activity.POLL_VOTES),
    "rooms_joined": {
        "remote_presence_rooms": [
            {
                "calls": [
                    {
                        "start_time": at("2019-11-30 19:00"),
                        "end_time": at("2019-11-30 19:40"),
                        "call_type": "VIDEO",
                        "call_participants": [{"identifier": HILDE}, {"identifier": "gjest 2"}],
                    }
                ]
            }
        ]
    },
    "support_correspondences": {
        "support_correspondence": [
            case | {"messages": [letter | {"attachments": []} for letter in case["messages"]]}
            for case in CASES.values()
        ]
    },
    "notes": {
        "notes": [
            {"title": "25 ting om meg", "created_timestamp": at("2009-02-01"), "text": "1. Jeg hater lister."}
        ]
    },
}
SECURITY: dict[str, Any] = {
    "account_activity": {
        "account_activity": [
            {
                "action": "Login",
                "timestamp": at("2019-12-01 07:30"),
                "ip_address": "198.51.100.44",
                "user_agent": account.PHONE,
                "datr_cookie": "Abc1************",
                "city": "Bergen",
                "region": "Hordaland",
                "country": "NO",
                "site_name": "m.facebook.com",
            }
        ]
    },
    "account_status_changes": {
        "account_status_changes": [
            {"status": "Account deactivated", "timestamp": at("2019-04-16")},
            {"status": "Account activated", "timestamp": at("2019-05-02")},
        ]
    },
    "administrative_records": strip_version(account.SECURITY["record_details.json"]),
    "authorized_logins": {
        "recognized_devices": [
            {"name": "Chrome på Windows", "updated_timestamp": at("2019-11-11")}
            | account.session("2016-01-01", "203.0.113.9")
        ]
    },
    "contact_verifications": strip_version(account.SECURITY["email_address_verifications.json"]),
    "datr_cookie_info": {"datr_stats": {"Abc1************": [at("2019-11-30"), at("2019-12-01")]}},
    "login_protection_data": {
        "login_protection_data": [
            {
                "name": "Estimated location inferred from IP: Bergen, Norway",
                "session": {
                    "created_timestamp": at("2016-01-01"),
                    "updated_timestamp": at("2019-12-01"),
                    "ip_address": "198.51.100.44",
                },
            }
        ]
    },
    "logins_and_logouts": {
        "account_accesses": [
            {
                "action": "Login",
                "timestamp": at("2019-12-01 07:30"),
                "site": "m.facebook.com",
                "ip_address": "198.51.100.44",
            }
        ]
    },
    "mobile_devices": {
        "devices": [{"type": "Nexus Eksempel", "os": "Android 6", "update_time": at("2019-11-30")}]
    },
    "used_ip_addresses": {
        "used_ip_address": [{"ip": "198.51.100.44", "action": "Login", "timestamp": at("2019-12-01 07:30")}]
    },
    "where_you're_logged_in": {
        "active_sessions": [
            {
                "updated_timestamp": at("2019-12-08 08:50"),
                "device": "Windows",
                "location": "Bergen, Norway",
                "app": "Chrome",
            }
            | account.session("2019-12-01 07:30", "198.51.100.44")
        ]
    },
    "your_facebook_activity": {
        "last_activity": {
            "last_activity_time": {"Facebook for Android": {"activity_by_day": [at("2019-12-06"), at("2019-12-07")]}}
        }
    },
}
LOCATION: dict[str, Any] = {
    "device_location": {"phone_number_location": [{"spn": "Eksempel Mobil", "country_code": "NO"}]},
    "last_location": {
        "last_location": {
            "time": at("2019-12-07 16:00"),
            "coordinate": {"latitude": 60.3929, "longitude": 5.3241},
        }
    },
    "location_history": {
        "location_history": [
            {
                "name": "Bergen",
                "coordinate": {"latitude": 60.3913, "longitude": 5.3221},
                "creation_timestamp": at("2018-05-01"),
            }
        ]
    },
    "primary_location": {"primary_location": {"city_region_pairs": [["Bergen", "Hordaland"]], "zipcode": ["5003"]}},
    "timezone": {"timezone": "Europe/Oslo"},
}
