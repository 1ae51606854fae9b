"""Platforms whose exports are recognised but not read yet, so that people hear it in a clear sentence.

Each row: the platform's name, and pieces of paths (match keys, led by `/`) that only its exports have
(formats/instagram_threads.md, formats/whatsapp.md, formats/facebook.md 1.0 "data logs").
"""

from __future__ import annotations

from typing import Final

NOT_YET: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
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
