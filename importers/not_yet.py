"""Platforms whose exports are recognised but not read yet, so that people hear it in a clear sentence.

Each row: the platform's name, and pieces of paths (match keys, led by `/`) that only its exports have
(formats/instagram_threads.md, formats/whatsapp.md, formats/facebook.md 1.0 "data logs").
"""

from __future__ import annotations

from typing import Final

NOT_YET: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "Instagram",
        (
            "/your_instagram_activity/",
            "/connections/followers_and_following/",
            "/followers_and_following/",
            "/personal_information/instagram_",
            "/ads_information/instagram_",
            "/instagram-",
            "/stories_activities.json",
            "/seen_content.json",
            "/account_information/",
            "/login_and_account_creation/",
        ),
    ),
    ("Threads", ("/threads/threads_and_replies", "/your_threads_activity/", "/threads/")),
    (
        "WhatsApp",
        (
            "/_chat.txt",
            "/whatsapp_",
            "/whatsapp chat",
            "/account_information/user_information",
            "/msgstore",
            "/chatstorage",
        ),
    ),
    ("Meta data logs", ("/data_logs/content/",)),
)
