"""What an export looks like from its listing alone: platform, layout generation, format, and names of parts.

Facebook and Instagram share root folders (`connections`, `personal_information` …), so a recognition wants a
positive Facebook marker (formats/facebook.md 1.0).  A part may hold nothing but media, or one folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from exit_kit.importing.contract import Evidence, PartName, Recognition
from importers.facebook import encrypted
from importers.meta.parts import find_format, split_name

# Root folders that carry the generation and nothing else: a uri may have them or not (1.6.6).
PREFIXES: Final = (
    "your_facebook_activity",
    "your_activity_across_facebook",
    "this_profile_s_activity_across_facebook",
)
# Since 2023 nearly everything stands below one folder; G1 and G2 went over into each other, as did G3 to G5 (1.0).
ERAS: Final = {
    "G0": "pages until 2018",
    "G1": "flat",
    "G2": "flat",
    "G3": "below one folder",
    "G4": "below one folder",
    "G5": "below one folder",
}
# In January 2021 photos and videos moved (1.2).
RENAMED: Final = (
    ("photos_and_videos/album/", "posts/album/"),
    ("photos_and_videos/your_videos.json", "posts/your_videos.json"),
    ("photos_and_videos/", "posts/media/"),
)
_SHARED_ROOTS: Final = frozenset(
    {"connections", "personal_information", "preferences", "logged_information", "security_and_login_information",
     "ads_information", "apps_and_websites_off_of_facebook", "profile_information"}
)  # fmt: skip
_FLAT_ROOTS: Final = frozenset(
    {"about_you", "likes_and_reactions", "following_and_followers", "photos_and_videos", "search_history",
     "ads_and_businesses", "comments_and_reactions", "friends_and_followers", "other_logged_information",
     "your_interactions_on_facebook", "your_topics", "short_videos", "music_recommendations", "facebook_payments",
     "facebook_marketplace", "facebook_gaming", "saved_items_and_collections", "facebook_accounts_center",
     "information_used_for_recommendations", "activity_messages", "other_personal_information", "facebook_news",
     "voting_location_and_reminders", "journalist_registration", "privacy_checkup", "facebook_assistant",
     "your_problem_reports", "voice_recording_and_transcription", "live_audio_rooms", "bug_bounty",
     "people_and_friends"}
)  # fmt: skip
_COMMON_ROOTS: Final = frozenset(
    {"messages", "posts", "groups", "events", "pages", "pages_and_profiles", "comments", "friends", "stories", "polls",
     "other_activity", "apps_and_websites", "ads", "location", "search", "notifications", "reels", "dating",
     "your_places", "marketplace", "payment_history", "interactions", "news_feed", "feed", "archive", "trash",
     "files", "fundraisers", "news", "accounts_center", "campus", "rewards", "reviews"}
)  # fmt: skip
ROOTS: Final = frozenset({*PREFIXES, "html"}) | _SHARED_ROOTS | _FLAT_ROOTS | _COMMON_ROOTS
# What Instagram's exports have as well: alone it says nothing (formats/instagram_threads.md 1.2, 4.1).
_SHARED_MARKERS: Final = frozenset(
    {"start_here.html", "your_topics/", "ads_and_businesses/", "messages/inbox/"}
)

# What is Facebook's where Instagram stands in the same tree (formats/instagram_threads.md, trap 29).
OWN: Final = (
    *(f"{prefix}/" for prefix in PREFIXES), "apps_and_websites_off_of_facebook/", "connections/friends/",
    "ads_information/facebook_", "personal_information/facebook_", "personal_information/profile_information/",
)  # fmt: skip
_OWN_ACTIVITY: Final = frozenset(f"{prefix}/" for prefix in PREFIXES[:2])
_YEARS: Final = {
    "G5": "2025 to 2026", "G4": "2024 to 2025", "G3": "2023 to early 2024", "G2": "2021 to early 2023",
    "G1": "2018 to early 2021", "G0": "2010 to April 2018", "page": "a Page or professional profile, 2023 on",
}  # fmt: skip
# Newest first: the first marker with a generation that is found decides.
_MARKERS: Final = (
    ("page", "this_profile_s_activity_across_facebook/", "the folder of a Page or professional profile"),
    ("G5", "logged_information/interactions/", "a folder that came in 2025"),
    ("G5", "start_here.html", "the landing page that came in 2025"),
    ("G4", "your_facebook_activity/", "the folder name in use since early 2024"),
    ("G3", "your_activity_across_facebook/", "the folder name of 2023"),
    ("G2", "friends_and_followers/", "a folder name of 2021 to 2023"),
    ("G2", "comments_and_reactions/", "a folder name of 2021 to 2023"),
    (None, "apps_and_websites_off_of_facebook/", "a folder that only Facebook has, from 2021 on"),
    ("G2", "your_interactions_on_facebook/", "a folder name of 2021 to 2023"),
    ("G2", "other_logged_information/", "a folder name of 2021 to 2023"),
    ("G2", "your_topics/", "a folder name of 2021 to 2023"),
    ("G2", "posts/media/", "the folder of photos, from 2021 on"),
    ("G1", "likes_and_reactions/", "a folder name of 2018 to 2021"),
    ("G1", "following_and_followers/", "a folder name of 2018 to 2021"),
    ("G1", "photos_and_videos/", "a folder name of 2018 to 2021"),
    ("G1", "about_you/", "a folder name of 2018 to 2021"),
    ("G1", "search_history/", "a folder name of 2018 to 2021"),
    ("G1", "ads_and_businesses/", "a folder name of 2018 to 2021"),
    ("G1", "messages/inbox/", "the inbox of Messenger"),
    ("G1", "posts/album/", "photo albums of Facebook"),
    ("G0", "html/messages.htm", "the page of all messages, before 2018"),
    ("G0", "html/timeline.htm", "the page of the timeline, before 2018"),
    ("G0", "html/wall.htm", "the page of the wall, before 2018"),
    ("G0", "html/friends.htm", "the page of friends, before 2018"),
    *(("G0", f"html/{name}.htm", "a page of the exports before 2018") for name in (
        "contact_info", "photos", "synced_photos", "videos", "pokes", "events", "settings", "security", "ads",
        "mobile_devices", "places", "survey_responses")),
)  # fmt: skip


def recognise(paths: Iterable[str]) -> Recognition | None:
    """Return what a listing shows, or None when nothing in it is Facebook's.

    Paths are match keys below the wrapper folders.
    """
    listed = list(paths)
    found = [one for one in _MARKERS if any(path.startswith(one[1]) for path in listed)]
    evidence = [Evidence(marker, shows) for _, marker, shows in found]
    if not evidence:
        return _recognise_encrypted(listed)
    names = [name for name, _, _ in found if name]
    # Who has a Page as well may get both in one download (section 6, trap 24).
    is_beside = any(one.path in _OWN_ACTIVITY for one in evidence)
    layout = next((name for name in names if not (is_beside and name == "page")), None)
    is_weak = all(one.path in _SHARED_MARKERS for one in evidence)
    return Recognition(
        "facebook", layout, _YEARS.get(layout or ""), find_own_format(listed), tuple(evidence), is_weak
    )


def _recognise_encrypted(listed: list[str]) -> Recognition | None:
    path = encrypted.match_listing(listed)
    shows = Evidence(path or "", "media of end-to-end encrypted chats")
    return Recognition("facebook", encrypted.LAYOUT, encrypted.LABEL, "json", (shows,)) if path else None


def find_own_format(paths: Iterable[str]) -> str:
    """Return json, html, mixed or media, by the files that are no attachments."""
    return find_format(path for path in paths if not is_attachment(path))


def parse_name(name: str) -> PartName | None:
    """Read the name of a part, without `.zip`; None when it is not one that Facebook gives.

    >>> parse_name("facebook-ada.example-2025-06-01-AbCdEfGh (1)")
    PartName(platform='facebook', account='ada.example', date='2025-06-01', suffix='AbCdEfGh')
    """
    found = split_name(name, "facebook")
    return PartName("facebook", *found) if found else None


def is_attachment(path: str) -> bool:
    """Say whether a member is something that somebody sent or uploaded, whatever its ending.

    `path` is a match key.  A document sent in a chat may well be called `data.json` (1.6.6: `files/`).  Nobody can post
    a page: one that stands in an album's folder is the export's own (section 6, trap 8).
    """
    steps = path.split("/")
    if steps[0] == "files":  # uploaded files, until 2021 (1.2)
        return True
    in_messages = "messages" in steps[:-1] and "files" in steps[steps.index("messages") :]
    in_posts = "posts" in steps and "media" in steps[steps.index("posts") :]
    return in_messages or (in_posts and not steps[-1].endswith((".html", ".htm")))
