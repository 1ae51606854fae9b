"""Turn data of the newer layouts into what the flat layouts of 2018 to early 2023 looked like.

Until early 2021 no key had a version, photo metadata stood without `exif_data` and files below
`photos_and_videos/` (formats/facebook.md 1.2 and 1.6); messages told their type and threads theirs.
"""

from __future__ import annotations

import re
from typing import Any

from .chat import FLAGS, Thread

VERSION = re.compile(r"_v\d+$")
TIMES = ("timestamp", "created_timestamp", "creation_timestamp", "added_timestamp", "start_timestamp")
NEWER_THAN_FLAT = ("dubbing_info", "media_variants", "backup_uri")
FOLDERS = {"your_facebook_activity/posts/media/": "photos_and_videos/", "your_facebook_activity/": ""}


def strip_version(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document without the versions of its root keys, and without what stands beside them."""
    return {VERSION.sub("", key): value for key, value in document.items() if key != "label_values"}


def keep_before(data: Any, second: int) -> Any:
    """Return the data without the records of lists that are younger."""
    if isinstance(data, dict):
        return {key: keep_before(value, second) for key, value in data.items()}
    if isinstance(data, list):
        return [keep_before(item, second) for item in data if find_time(item) < second]
    return data


def find_time(record: Any) -> int:
    """Return the time of a record, 0 where it has none."""
    times = [record[name] for name in TIMES if name in record] if isinstance(record, dict) else []
    return int(times[0]) if times else 0


def flatten_media(data: Any) -> Any:
    """Return the data with its photos and videos as they were described until 2021."""
    if isinstance(data, list):
        return [flatten_media(item) for item in data]
    if not isinstance(data, dict):
        return data
    if "exif_data" in data:
        return {
            {"iso": "iso_speed"}.get(key, key): value for exif in data["exif_data"] for key, value in exif.items()
        }
    return {key: flatten_media(value) for key, value in data.items() if key not in NEWER_THAN_FLAT}


def make_older(messages: list[dict[str, Any]], *, is_flagged: bool = False) -> list[dict[str, Any]]:
    """Return messages with a `type` each, as all had until about 2022, and without what came later."""
    later = {"bumped_message_metadata", "is_taken_down"} | (set() if is_flagged else set(FLAGS))
    return [
        {**{name: value for name, value in message.items() if name not in later}, "type": find_type(message)}
        for message in messages
    ]


def find_type(message: dict[str, Any]) -> str:
    """Return what Meta called a message of that kind."""
    if "type" in message:
        return str(message["type"])
    return "Call" if "call_duration" in message else "Share" if "share" in message else "Generic"


def read_head(thread: Thread) -> dict[str, Any]:
    """Return what stood beside the messages of a thread."""
    kind = "RegularGroup" if len(thread.cast) > 2 else "Regular"
    kept = {key: value for key, value in thread.head.items() if key != "magic_words"}
    return {"thread_type": kind} | kept
