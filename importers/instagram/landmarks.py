"""Folders of an Instagram export that say something by being there, or by missing.

Sources: formats/instagram_threads.md 1.2, 1.3.  Names are match keys below `your_instagram_activity`.  Only folders
that nearly all donated exports had are called usual (column n/24 of 1.3.2): whoever asked for some kinds of data only
will miss others, which is no fault.
"""

from __future__ import annotations

from typing import Final

from exit_kit.importing.contract import Landmark

_NEW: Final = ("4", "3b", "3a")
_ALL: Final = (*_NEW, "2")
# As the form for a download has them in English.  In which words an export in another language names them is not known.
KINDS: Final = frozenset((
    "activity", "ads information", "apps and websites", "comments", "connections", "contacts", "events",
    "followers and following", "likes", "logged information", "media", "messages", "personal information", "posts",
    "preferences", "profile", "profile information", "reels", "saved", "searches", "security and login information",
    "settings", "shopping", "stories", "story interactions", "threads",
))  # fmt: skip


def _chats(folder: str, holds: str, remark: str = "") -> Landmark:
    return Landmark((f"messages/{folder}",), holds, is_chats=True, remark=remark)


def _lists(holds: str, *file_types: str, asked: tuple[str, ...]) -> Landmark:
    return Landmark((), holds, file_types=file_types, asked=asked)


LANDMARKS: Final = (
    Landmark(("messages",), "messages", _ALL),
    Landmark(
        ("connections/followers_and_following", "followers_and_following"), "followers and following", _ALL
    ),
    Landmark(("likes",), "likes", _ALL),
    Landmark(("comments",), "comments", _ALL),
    Landmark(("saved",), "saved posts", _ALL),
    Landmark(("personal_information", "account_information"), "your profile", _ALL),
    Landmark(("security_and_login_information", "login_and_account_creation"), "logins and security", _ALL),
    Landmark(("ads_information", "ads_and_topics", "ads_and_content"), "ads, posts and videos seen", _ALL),
    Landmark(("preferences",), "preferences", _NEW),
    Landmark(("logged_information",), "searches and links", _NEW),
    _lists("who follows you", "followers", "connections (until 2021)", asked=("followers", "connections")),
    _lists("whom you follow", "following", "connections (until 2021)", asked=("following", "connections")),
    _lists(
        "the posts that you liked", "liked posts", "liked posts (until 2021)", asked=("likes", "activity")
    ),
    _chats("inbox", "inbox"),
    _chats("message_requests", "message requests"),
    _chats("broadcast", "broadcast channels"),
    _chats("ai_conversations", "chats with Meta AI"),
)
