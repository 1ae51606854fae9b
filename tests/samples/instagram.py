"""Put together the JSON samples of Instagram: topic folders (2), grouped trees (3a, 3b), and `label_values` (4).

Mira has two, of November 2022 and August 2026, which tell of the same time; Joris writes Dutch, Chiara Italian, 美玲
Chinese.  Every path of formats/instagram_threads.md 1.2 and 1.3 is in one of them.
"""

from __future__ import annotations

from typing import Any

from . import instagram_labelled, instagram_media, threads_2026
from .export import Export
from .instagram_files import make_files
from .instagram_labels import make_say
from .instagram_lives import LIVES
from .instagram_paths import place_files
from .instagram_shapes import Writer

_ACTIVITY = "your_instagram_activity/"
NOTHING = b"No data"
UNKNOWN = {f"{_ACTIVITY}some_new_thing/your_new_thing.json": [{"some_new_key": "what nobody knows yet"}]}
# Folders of which there was nothing to export (1.0).
_EMPTY_OLD = ("fundraisers", "guides", "loyalty_accounts", "reports", "digital_wallets")
_EMPTY_NEW = ("fundraisers", "guides", "instagram_live", "meta_spark", "quicksnaps", "reports", "shared_access",
              "account_supervision")  # fmt: skip


def make_data(language: str, generation: str) -> dict[str, Any]:
    """Return the JSON data of one sample by path, without media and messages."""
    life = LIVES[language]
    w = Writer(make_say(language), is_fat=generation in ("2", "3b"))
    files = make_files(life, w, titled=generation in ("3b", "4"))
    if generation != "2":
        files |= instagram_labelled.make_settings(life, w)
    if generation == "4":
        files |= instagram_labelled.make_relations(life, w) | instagram_labelled.make_liked_and_saved(life, w)
        files.pop("follow_requests_you've_received")
        if language == "en":
            files |= instagram_labelled.make_rest(life, w)
            files.pop("posts_you're_not_interested_in")
    if generation == "3b":
        files["post_comments_1"] = files["post_comments_1"][0]  # one record stands bare
    return place_files(files, generation) | (UNKNOWN if (language, generation) == ("en", "4") else {})


def make_empty_folders(generation: str) -> dict[str, bytes]:
    """Return the members that say that there was nothing for a folder."""
    folders = _EMPTY_OLD if generation == "2" else tuple(f"{_ACTIVITY}{name}" for name in _EMPTY_NEW)
    more = () if generation == "2" else ("personal_information/loyalty_accounts", "ads_information/advertising")
    return {f"{folder}/no-data.txt": NOTHING for folder in (*folders, *more)}


def read_exports() -> list[Export]:
    """Return all samples of Instagram."""
    return [
        _make_export("instagram_2022_json", "en", "2"),
        _make_export("instagram_2024_json_nl", "nl", "3a"),
        _make_export("instagram_2025_json_it", "it", "3b"),
        _make_export("instagram_2026_json", "en", "4"),
        _make_export("instagram_2026_json_zh", "zh", "4"),
    ]


def _make_export(name: str, language: str, generation: str) -> Export:
    prefix = "" if generation == "2" else _ACTIVITY
    data = make_data(language, generation)
    export = Export(name, prefix, data, [], other=make_empty_folders(generation), counts=_count(data),
                    is_empty_missing=False)  # fmt: skip
    writer = Writer(make_say(language), is_fat=False)
    export = instagram_media.add_to(export, instagram_media.fill(LIVES[language], writer, generation))
    return threads_2026.add_to(export) if (language, generation) == ("en", "4") else export


def _count(data: dict[str, Any]) -> dict[str, int]:
    """Return how many records some files have, by their names alone."""
    lists = {path.rpartition("/")[2].removesuffix(".json"): _list_records(content) for path, content in data.items()}
    numbered = [name for name in lists if name.partition("_")[0] == "followers"]
    return {
        "followers": sum(len(lists[name]) for name in numbered),
        "following": len(lists["following"]),
        "searches": len(lists["word_or_phrase_searches"]),
        "posts_liked": len(lists["liked_posts"]),
        "posts_saved": len(lists["saved_posts"]),
        "comments": len(lists.get("post_comments_1") or lists["post_comments"]),
        "logins": len(lists["login_activity"]),
    }


def _list_records(content: Any) -> list[Any]:
    inside = next(iter(content.values())) if isinstance(content, dict) and len(content) == 1 else content
    return inside if isinstance(inside, list) else [inside]
