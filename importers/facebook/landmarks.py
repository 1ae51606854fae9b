"""Folders of a Facebook export that say something by being there, or by missing.

Sources: formats/facebook.md 1.0, 1.2 to 1.4, 4.  Names are match keys below the generation's root folder.  A folder is
only called usual where most donated exports of that generation had it; whoever asked for some kinds of data only will
miss others, which is no fault.
"""

from __future__ import annotations

from typing import Final

from exit_kit.importing.contract import Landmark

_ALL: Final = ("G5", "G4", "G3", "G2", "G1")
_NEW: Final = ("G5", "G4", "G3")
_ENCRYPTED: Final = (
    "Some chats became end-to-end encrypted: what was written in them later is in a separate export, which you get "
    'on a computer, at messenger.com, as "Download secure storage data" (it asks for your PIN).'
)


def _chats(folder: str, holds: str, remark: str = "") -> Landmark:
    return Landmark((f"messages/{folder}",), holds, is_chats=True, remark=remark)


LANDMARKS: Final = (
    Landmark(("messages",), "messages", _ALL),
    Landmark(("posts",), "posts", _ALL),
    Landmark(("comments_and_reactions", "comments", "likes_and_reactions"), "comments and reactions", _ALL),
    Landmark(("connections", "friends_and_followers", "friends"), "friends and followers", _ALL),
    Landmark(("security_and_login_information",), "logins and security", _ALL),
    Landmark(("ads_information", "ads_and_businesses", "ads"), "advertisers and interests", _ALL),
    Landmark(("apps_and_websites_off_of_facebook", "apps_and_websites"), "apps and websites", _ALL),
    Landmark(("preferences",), "preferences", _NEW),
    Landmark(("logged_information",), "searches, places and notifications", _NEW),
    _chats("inbox", "inbox"),
    _chats("archived_threads", "archived"),
    _chats("filtered_threads", "filtered"),
    _chats("message_requests", "message requests"),
    _chats("legacy_threads", "legacy"),
    _chats("e2ee_cutover", "before encryption", _ENCRYPTED),
    Landmark((), "end-to-end encrypted", chats="encrypted chats"),
)
