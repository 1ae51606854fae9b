"""Put together the export of the owner's Page, "Halvorsen Keramikk" (professional profile, 2025)."""

from __future__ import annotations

from typing import Any

from .chat import Thread, read_script
from .export import Export
from .posts import attach
from .shapes import at

A = "this_profile's_activity_across_facebook/"
PAGE = "Halvorsen Keramikk"
VIDEO = {
    "uri": A + "posts/media/videos/10150500000000003.mp4",
    "creation_timestamp": at("2024-06-01 15:00"),
    "title": "Åpent verksted",
    "description": "Takk for i dag! 🏺",
    "dubbing_info": [],
    "media_variants": [],
}
MUGS = {
    "uri": A + "posts/media/Kopper_10150500000000001/10150500000000002.jpg",
    "creation_timestamp": at("2023-11-20 09:00"),
    "title": "Kopper",
    "description": "Kopper til jul ☕️",
}
LOOSE = {
    "uri": A + "posts/media/your_posts/10150500000000004.jpg",
    "creation_timestamp": at("2022-02-02 09:00"),
}


def post(when: str, text: str, *items: dict[str, Any]) -> dict[str, Any]:
    """Return one post of the Page."""
    record: dict[str, Any] = {
        "timestamp": at(when),
        "data": [{"post": text}],
        "title": f"{PAGE} updated their status.",
    }
    return record | ({"attachments": [{"data": list(items)}]} if items else {})


POSTS = [
    post("2025-06-10 08:00", "Sommeråpent fra mandag ☀️"),
    post("2024-06-01 15:05", "Takk for i dag! 🏺", {"media": VIDEO}),
    post("2023-11-20 09:05", "Kopper til jul ☕️", {"media": MUGS}),
    post("2021-11-15 12:00", "Verkstedet er stengt denne uka."),
    post("2018-10-01 18:00", "Vi åpner! 🎉"),
    post("2018-10-01 18:00", "Vi åpner! 🎉"),
]
CUSTOMER = Thread(
    "inbox",
    "idadyrli",
    "100000000000701",
    "Ida Dyrli",
    {"C": "Ida Dyrli", "M": PAGE},
    """
2024-05-31
09:00 C Hei! Må man melde seg på?
09:20 M Nei, bare kom 😊 << ❤ C
2025-03-09
09:00 C Er skiven solgt?
""",
)
SPAM = Thread(
    "filtered_threads",
    "metaverifiedhelp",
    "100000000000702",
    "Meta Verified Help",
    {"C": "Meta Verified Help", "M": PAGE},
    """
2025-01-01
02:00 C ⚠️ Your page will be deleted in 24 hours https://appeal.example/
""",
)

EVENT = {
    "name": "Åpent verksted",
    "start_timestamp": at("2024-06-01 12:00"),
    "end_timestamp": at("2024-06-01 16:00"),
    "description": "Ta med kopp",
    "create_timestamp": at("2024-05-30 20:00"),
}


def read_export() -> Export:
    """Return the export of the Page."""
    activity: dict[str, Any] = {
        "posts/profile_posts_1.json": POSTS,
        "posts/videos.json": {"videos_v2": [VIDEO]},
        "posts/uncategorized_photos.json": {"other_photos_v2": [LOOSE, MUGS]},
        "posts/album/0.json": {
            "name": "Kopper",
            "photos": [MUGS],
            "cover_photo": MUGS,
            "last_modified_timestamp": at("2023-11-20 09:00"),
            "description": "",
        },
        "events/events_you_hosted.json": {"your_events_v2": [EVENT]},
        "events/event_responses.json": {
            "event_responses_v2": {
                "events_joined": [{key: EVENT[key] for key in ("name", "start_timestamp", "end_timestamp")}],
                "events_declined": [],
                "events_interested": [],
            }
        },
        "pages/pages.json": {"pages_v2": [{"name": PAGE, "timestamp": at("2018-10-01")}]},
        "comments_and_reactions/comments.json": {
            "comments_v2": [
                {
                    "timestamp": at("2024-06-01 18:00"),
                    "attachments": [attach("external_context", {"url": "https://keramikk.example/"})],
                    "data": [
                        {
                            "comment": {
                                "timestamp": at("2024-06-01 18:00"),
                                "comment": "Se nettsiden",
                                "author": PAGE,
                            }
                        }
                    ],
                    "title": f"{PAGE} commented on its own post.",
                }
            ]
        },
    }
    data: dict[str, Any] = {A + path: content for path, content in activity.items()}
    data["connections/followers/people_who_followed_you.json"] = {
        "followers_v3": [{"name": "Ida Dyrli"}, {"name": "김하늘"}]
    }
    data["profile_information/profile_information/profile_information.json"] = {
        "profile_v2": {
            "name": {"full_name": PAGE},
            "emails": {"emails": ["post@keramikk.example"]},
            "registration_timestamp": at("2018-10-01"),
            "username": "halvorsen.keramikk.invented",
            "profile_uri": "https://www.facebook.com/halvorsen.keramikk.invented",
        }
    }
    threads = [(thread, read_script(thread)) for thread in (CUSTOMER, SPAM)]
    counts = {
        "posts": len(POSTS),
        "posts_distinct": len(POSTS) - 1,
        "comments": 1,
        "events": 1,
        "followers": 2,
    }
    return Export("facebook_page_2025_json", A, data, threads, counts=counts)
