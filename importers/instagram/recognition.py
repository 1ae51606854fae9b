"""What an export looks like from its listing alone: platform, layout generation, format, and names of parts.

Sources: formats/instagram_threads.md 1.0, 1.3.1, 2.2, section 5.  Instagram shares folders with Facebook
(`connections`, `messages/inbox`, `your_topics` …), so a sure recognition wants a marker of Instagram's own; what stands
below `your_instagram_activity/threads/` is Threads' and shows nothing here.  The layout is that of the folders only:
which form a file's records have is decided file by file, since generations 3 and 4 are mixed in one download.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from exit_kit.importing.contract import Evidence, PartName, Recognition
from importers.meta.parts import cut_copy, find_format, read_date, split_name

ACTIVITY: Final = "your_instagram_activity"
FOREIGN: Final = ("text_post_app_",)  # root keys of Threads, whose files have the names of Instagram's (2.2)
THREADS: Final = (f"{ACTIVITY}/threads/", "threads/")  # another platform's, in the same download (2.1)
# The only root folder that carries the generation and nothing else: a uri may have it or not (1.5, section 5).
PREFIXES: Final = (ACTIVITY,)
# What an older generation calls otherwise (1.3.1), as match keys below the prefix; `public-media` is a second copy of
# the public part of `media` (section 5).
RENAMED: Final = (
    ("public-media/", "media/"),
    ("content/", "media/"),
    ("story_sticker_interactions/", "story_interactions/"),
)
# What a later generation calls otherwise (1.3.1): match keys below the prefix.  `public-media` is a second copy of the
# public part of `media` (section 5).
# An inbox at the root (1b) may be the first part of an export of topic folders: it is of no era.
ERAS: Final = {"1a": "files at the root", "2": "topic folders", "3a": "below one folder", "3b": "below one folder",
               "4": "below one folder"}  # fmt: skip
_YEARS: Final = {
    "4": "late 2025 to 2026", "3b": "late 2024 to 2025", "3a": "autumn 2023 to late 2024",
    "2": "2021 to autumn 2023", "1b": "the turn of 2020 to 2021", "1a": "2018 to early 2021",
}  # fmt: skip
# Folders at the root since autumn 2023 (1.3.1), the first three only in Instagram's exports.
_GROUPED_ROOTS: Final = frozenset(
    {ACTIVITY, "apps_and_websites_off_of_instagram", "public-media", "ads_information", "connections",
     "logged_information", "media", "personal_information", "preferences", "security_and_login_information"}
)  # fmt: skip
# Folders at the root from 2021 to 2023 (1.2); since then most stand below `your_instagram_activity`, which people also
# give alone.
_TOPIC_ROOTS: Final = frozenset(
    {"account_information", "ads_and_businesses", "ads_and_content", "ads_and_topics", "apps_and_websites",
     "autofill_information", "avatars_store", "comments", "comments_settings", "contacts", "content",
     "device_information", "digital_wallets", "events", "followers_and_following", "fundraisers", "guides",
     "information_about_you", "likes", "login_and_account_creation", "loyalty_accounts", "media_settings", "messages",
     "monetization", "past_instagram_insights", "recent_searches", "reports", "saved", "shopping",
     "story_sticker_interactions", "story_interactions", "subscriptions", "your_topics", "other_activity", "gifts",
     "ai", "edits", "link_history", "login_and_profile_creation", "meta_spark", "quicksnaps", "shared_access",
     "instagram_live", "account_supervision"}
)  # fmt: skip
# Files at the root until early 2021 (1.1).
FLAT_FILES: Final = frozenset(
    {"account_history.json", "autofill.json", "checkout.json", "comments.json", "connections.json", "contacts.json",
     "devices.json", "events.json", "fundraisers.json", "guides.json", "information_about_you.json", "likes.json",
     "media.json", "messages.json", "profile.json", "saved.json", "searches.json", "seen_content.json",
     "settings.json", "shopping.json", "stories_activities.json", "uploaded_contacts.json"}
)  # fmt: skip
_FLAT_FOLDERS: Final = frozenset({"photos", "videos", "stories", "profile", "direct"})
ROOTS: Final = _GROUPED_ROOTS | _TOPIC_ROOTS | FLAT_FILES | _FLAT_FOLDERS
# What is Instagram's where Facebook stands in the same tree (1.0, trap 29).
OWN: Final = (
    f"{ACTIVITY}/", "apps_and_websites_off_of_instagram/", "ads_information/instagram_",
    "ads_information/ads_and_topics/",
    "connections/followers_and_following/", "connections/contacts/", "media/", "public-media/",
    "personal_information/personal_information/", "personal_information/information_about_you/",
    "personal_information/device_information/", "personal_information/autofill_information/",
    "logged_information/link_history/", "logged_information/recent_searches/",
    "logged_information/past_instagram_insights/", "logged_information/policy_updates_and_permissions/",
    "preferences/settings/", "preferences/media_settings/",
    "preferences/your_topics/", "security_and_login_information/login_and_profile_creation/",
    "security_and_login_information/login_and_account_creation/",
)  # fmt: skip
_A: Final = rf"(?:{ACTIVITY}/)"
_GROUPS: Final = "a folder that only Instagram has, since autumn 2023"
_NEW: Final = "the folder name in use since late 2024"
_NEWEST: Final = "a file that came in 2025"
_OLD: Final = "the folder name of autumn 2023 to late 2024"
_TOPIC: Final = "a folder name of 2021 to 2023"
_FLAT: Final = "a file that stood at the root until early 2021"
INBOX: Final = "messages/inbox/"
# Layout, beginning of a path, what it shows.  The newest layout that is found is that of the export.
_SURE: Final = (
    ("4", rf"{_A}media/posts\.", _NEWEST),
    ("4", rf"{_A}?media/reposts\.", _NEWEST),
    ("4", rf"{_A}?ai/interest_categories\.", _NEWEST),
    ("4", rf"{_A}?story_interactions/stories_viewed\.", _NEWEST),
    ("4", r"personal_information/personal_information/note_and_repost_interactions\.", _NEWEST),
    ("4", r"(?:security_and_login_information/)?login_and_profile_creation/profile_activity\.", _NEWEST),
    ("4", r"(?:logged_information/)?recent_searches/recent_searches\.", _NEWEST),
    ("4", r"public-media/", "a folder that came in 2025"),
    ("3b", rf"{_A}media/", _NEW),
    ("3b", rf"{_A}story_interactions/", _NEW),
    ("3b", r"preferences/settings/", _NEW),
    ("3b", r"(?:security_and_login_information/)?login_and_profile_creation/", _NEW),
    ("3a", rf"{_A}content/", _OLD),
    ("3a", rf"{_A}story_sticker_interactions/", _OLD),
    ("3a", r"security_and_login_information/login_and_account_creation/", _OLD),
    ("3a", rf"{_A}(?!threads/)", "the folder that holds most of it, since autumn 2023"),
    ("3a", r"apps_and_websites_off_of_instagram/", _GROUPS),
    ("3a", r"ads_information/(?:instagram_ads_and_businesses|ads_and_topics)/", _GROUPS),
    ("3a", r"connections/(?:followers_and_following|contacts)/", _GROUPS),
    ("3a", r"logged_information/(?:link_history|recent_searches|past_instagram_insights|policy_updates_\w+)/", _GROUPS),
    ("3a", r"personal_information/(?:personal_information|information_about_you|device_information)/", _GROUPS),
    ("2", r"(?:login_and_account_creation|followers_and_following)/", _TOPIC),
    ("2", r"account_information/(?!user_information)", _TOPIC),
    ("2", r"content/(?:posts_|stories|profile_photos|archived|reels|igtv|other_content|recently)", _TOPIC),
    ("2", r"(?:ads_and_content|ads_and_topics|story_sticker_interactions|past_instagram_insights)/", _TOPIC),
    ("2", r"(?:recent_searches|device_information|media_settings|comments_settings|autofill_information)/", _TOPIC),
    ("1a", r"(?:stories_activities|seen_content|uploaded_contacts|account_history)\.json", _FLAT),
    (None, r"(?:photos|videos|stories|profile|direct)/\d{6}/", "folders of media, until early 2021"),
    (None, r"(?:public-)?media/(?:posts|stories|reels|other|profile|archived_posts|igtv|recently_deleted)/",
     "folders of media, since 2021"),
    # At the root until 2023, since then below one folder, which people also give alone.
    (None, r"likes/liked_(?:posts|comments)\.", "a file of Instagram's"),
    (None, r"saved/saved_(?:posts|collections|music)\.", "a file of Instagram's"),
    (None, r"comments/(?:post_comments|reels_comments|hype)", "a file of Instagram's"),
    (None, r"media/(?:posts_\d+|stories|profile_photos|reels|archived_posts|other_content)\.", "a file of Instagram's"),
)  # fmt: skip
# What Facebook has as well.
_WEAK: Final = (
    ("1a", r"(?:media|connections|likes|comments|profile|searches|saved|messages)\.json", _FLAT),
    ("1b", INBOX, "the inbox of direct messages"),
    (
        None,
        r"(?:story_interactions|subscriptions|avatars_store|monetization|shopping)/",
        "a folder of Instagram's",
    ),
    (None, r"(?:ads_and_businesses|your_topics)/", _TOPIC),
)
_DATA: Final = (".json", ".html", ".htm")
_FIRST_PAGES: Final = frozenset({"start_here.html", "index.html"})  # they link to the others
_DEEPEST_TELLING: Final = 3  # folders above a file whose name tells something


def recognise(paths: Iterable[str]) -> Recognition | None:
    """Return what a listing shows, or None when nothing in it is Instagram's.

    Paths are match keys below the wrapper folders.
    """
    listed = [path for path in paths if not path.startswith(THREADS)]
    telling = list(dict.fromkeys(map(_shorten, listed)))
    sure, weak = _find_evidence(telling, _SURE), _find_evidence(telling, _WEAK)
    found = [*sure, *weak]
    if not found:
        return None
    flat = FLAT_FILES.intersection(telling)
    layout = max((layout for layout, _ in found if layout), default=None)
    evidence = tuple({one.path: one for _, one in found}.values())
    is_weak = not sure and len(flat) < 2
    return Recognition(
        "instagram", layout, _find_years(layout, flat), find_own_format(listed), evidence, is_weak
    )


def _shorten(path: str) -> str:
    """Return a path without what tells nothing: the names of media, and what is deep inside (a folder a chat)."""
    steps = path.split("/")
    if len(steps) <= _DEEPEST_TELLING + 1 and path.endswith(_DATA):
        return path
    return "".join(f"{step}/" for step in steps[:-1][:_DEEPEST_TELLING])


def _find_evidence(
    paths: list[str], markers: Iterable[tuple[str | None, str, str]]
) -> list[tuple[str | None, Evidence]]:
    found = []
    for layout, marker, shows in markers:
        match = re.compile(marker).match
        seen = next(filter(None, map(match, paths)), None)
        if seen is not None:
            found.append((layout, Evidence(seen[0] if seen[0].endswith("/") else seen.string, shows)))
    return found


def _find_years(layout: str | None, flat: Iterable[str]) -> str | None:
    if layout == "1b" and not flat:  # an inbox at the root, and nothing else to tell
        return "late 2020 to autumn 2023"
    return _YEARS.get(layout or "")


def find_own_format(paths: Iterable[str]) -> str:
    """Return json, html, mixed or media, by the files that are no attachments, first pages left out."""
    return find_format(path for path in paths if path not in _FIRST_PAGES and not is_attachment(path))


# Section 5: instagram-USER-YYYY-MM-DD-<8 letters or digits>, instagram-USER-YYYYMMDD, USER_YYYYMMDD[_part_N].  A user
# name may hold `.` and `_` but no `-`.
_OLD_NAME: Final = re.compile(r"(?P<account>[A-Za-z0-9._]{1,30})_(?P<date>20\d{6})(?:_part_(?P<suffix>\d+))?")


def parse_name(name: str, platform: str = "instagram") -> PartName | None:
    """Read the name of a part, without `.zip`; None when it is not one that Instagram gives.

    >>> parse_name("instagram-mira.halvorsen_-2025-06-01-AbCdEfGh (1)")
    PartName(platform='instagram', account='mira.halvorsen_', date='2025-06-01', suffix='AbCdEfGh')
    >>> parse_name("mira_h_20200316")
    PartName(platform='instagram', account='mira_h', date='2020-03-16', suffix=None)
    """
    told = split_name(name, "instagram|threads")
    if told:
        return PartName(platform, *told)
    found = _OLD_NAME.fullmatch(cut_copy(name))
    day = read_date(found["date"]) if found else None
    return PartName(platform, found["account"], day, found["suffix"]) if found and day else None


def is_attachment(path: str) -> bool:
    """Say whether a member is something that somebody sent or uploaded, whatever its ending.

    `path` is a match key.  Files that were sent stand in a folder of their conversation; media have folders by kind
    and month, and what stands right in `media` is data where somebody gave a folder of the export alone
    (`media/posts_1.json`).
    """
    steps = path.split("/")
    if steps[0] in ("media", "public-media"):
        return len(steps) > 2 or not path.endswith(_DATA)
    if "messages" in steps[:-1]:
        return "files" in steps[steps.index("messages") : -1]
    return steps[0] in _FLAT_FOLDERS and len(steps) > 2
