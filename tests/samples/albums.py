"""Albums, loose photos, videos, stories, reels and profile updates; posts show many of the files too."""

from __future__ import annotations

from typing import Any

from .people import EIRIK, HILDE, INGRID, NIKOS, OWNER
from .posts import (
    BARE_FILM,
    KILN_FILM,
    LOST,
    MEDIA,
    NO_EXTENSION,
    OLD_PHOTO,
    OTHER_CASE,
    OTHER_PREFIX,
    POT_1,
    POT_2,
    POT_3,
    PROFILE_1,
    PROFILE_2,
    SIFNOS_1,
    SIFNOS_2,
    STORY_FILM,
    Post,
    attach,
    photos,
    post,
)
from .shapes import at

ALBUMS: list[Post] = [
    {
        "name": "Krukker",
        "photos": [POT_1, POT_2, POT_3],
        "cover_photo": POT_1,
        "last_modified_timestamp": at("2021-02-14 09:52"),
        "description": "Alt som kom helt ut av ovnen 🏺",
    },
    {
        "name": "Σίφνος 2017",
        "photos": [
            {
                **SIFNOS_1,
                "comments": [
                    {"timestamp": at("2017-07-22 08:00"), "comment": "Τι ωραία!", "author": NIKOS},
                    {"timestamp": at("2017-07-22 09:00"), "comment": "Misunnelig 😍", "author": HILDE},
                ],
            },
            SIFNOS_2,
        ],
        "cover_photo": SIFNOS_1,
        "last_modified_timestamp": at("2017-07-25 10:00"),
        "description": "",
    },
    {
        "name": "Profilbilder",
        "photos": [PROFILE_1, PROFILE_2],
        "cover_photo": PROFILE_2,
        "last_modified_timestamp": at("2018-10-01 17:10"),
        "description": "",
    },
    {"name": "Tomt album", "photos": [], "last_modified_timestamp": 0, "description": ""},
]
UNCATEGORIZED = {"other_photos_v2": [POT_1, OLD_PHOTO, OTHER_CASE, OTHER_PREFIX, NO_EXTENSION, LOST]}
VIDEOS = {"videos_v2": [KILN_FILM, BARE_FILM]}
TRASH = {
    "trash_v2": [
        {
            "timestamp": at("2025-06-01 10:00"),
            "attachments": [attach("external_context", {"url": "https://avis.example/trist"})],
            "data": [{"update_timestamp": at("2025-06-01 10:05")}],
            "title": f"{OWNER} shared a link.",
        }
    ]
}
ARCHIVE = [post("2009-02-02 23:00", "updated her status.", "Jeg hater mandager og jeg mener det")]
STORIES = {
    "archived_stories_v2": [
        {
            "timestamp": at("2024-05-30 19:01"),
            "attachments": [photos({**STORY_FILM, "dubbing_info": [], "media_variants": []})],
            "data": [{}],
            "title": f"{OWNER} added to their story.",
        },
        {
            "timestamp": at("2022-06-10 10:02"),
            "attachments": [photos(OTHER_PREFIX)],
            "data": [{}],
            "title": f"{OWNER} added to their story.",
        },
    ]
}
STORY_REACTIONS = {
    "stories_feedback_v2": [
        {
            "title": f"{OWNER} reacted to {INGRID}'s story.",
            "timestamp": at("2024-12-13 07:00"),
            "data": [{"text": "😍"}],
        },
        {
            "title": f"{OWNER} replied to {HILDE}'s story.",
            "timestamp": at("2025-01-20 18:00"),
            "data": [{"text": "Hvor er dette?"}],
        },
    ]
}
REELS = {
    "lasso_videos_v2": [
        {
            "timestamp": at("2023-11-01 17:00"),
            "attachments": [{"data": []}],
            "data": [{"post": "Sentrering på 30 sekunder"}],
            "title": f"{OWNER} created a reel.",
        }
    ]
}
PROFILE_UPDATES = {
    "profile_updates_v2": [
        {
            "timestamp": at("2018-10-01 17:11"),
            "attachments": [photos(PROFILE_2)],
            "title": f"{OWNER} updated her profile picture.",
        },
        {
            "timestamp": at("2014-08-23 20:00"),
            "attachments": [
                attach(
                    "life_event",
                    {"title": f"Married {EIRIK}", "start_date": {"year": 2014, "month": 8, "day": 23}},
                )
            ],
            "title": f"{OWNER} got married.",
        },
        {
            "timestamp": at("2008-02-11 19:41"),
            "attachments": [photos(PROFILE_1)],
            "title": f"{OWNER} updated her profile picture.",
            "data": [{"backdated_timestamp": at("2008-02-11")}],
        },
    ]
}

FILES: dict[str, Any] = {
    **{f"posts/album/{n}.json": album for n, album in enumerate(ALBUMS)},
    "posts/your_uncategorized_photos.json": UNCATEGORIZED,
    "posts/your_videos.json": VIDEOS,
    "posts/trash.json": TRASH,
    "posts/archive.json": ARCHIVE,
    "stories/archived_stories.json": STORIES,
    "stories/story_reactions.json": STORY_REACTIONS,
    "reels/your_reels.json": REELS,
    "posts/facebook_editor.json": {
        "facebook_editor": {
            "responses": [
                {"title": "Hvilken farge?", "question_type": "multiple_choice", "timestamp": at("2023-04-04")}
            ]
        }
    },
}
FILES_MISSING = {LOST["uri"]}
FILES_ELSEWHERE = {
    OTHER_CASE["uri"]: MEDIA + "your_posts/img_0815.jpg",
    OTHER_PREFIX["uri"]: MEDIA + "your_posts/10150400000030003.jpg",
}
