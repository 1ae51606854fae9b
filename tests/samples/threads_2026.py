"""Put Mira's Threads into her download of Instagram of August 2026: the same folder, a year on.

What she wrote a year before is there again, so that both exports together have it once; what is labelled by now is
labelled.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .export import Export
from .shapes import at
from .threads_2025 import (
    FILES,
    OWN,
    POSTS,
    PROFILE,
    ROOT,
    SITE,
    A,
    fat,
    labelled_view,
    like,
    medium,
    seen,
    tie,
)

NEW_POSTS = [
    {"media": [medium("", "2026-08-10 19:20", "@hilde_kvamme Kommer på torsdag!", is_reply=True)]},
    {"media": [medium("media/posts/202607/18000000000000021.webp", "2026-07-01 06:45", "Ovnen er åpen 🔥", is_reply=False)]},
]  # fmt: skip


def labelled_tie(name: str, shown: str, when: str) -> dict[str, Any]:
    """Return a tie as labelled values."""
    url = f"{SITE}@{name}"
    entries = [{"label": "URL", "value": url, "href": url}, {"label": "Name", "value": shown},
               {"label": "Username", "value": name}]  # fmt: skip
    return {"timestamp": at(when), "media": [], "label_values": entries, "fbid": "18000000000000902"}


THREADS: dict[str, Any] = {
    "personal_information": {OWN + "profile": PROFILE},  # one record stands bare
    "threads_and_replies": {ROOT + "text_posts": NEW_POSTS + POSTS},
    "liked_threads": {ROOT + "media_likes": [
        like("hilde_kvamme", "DLike4", "2026-08-11 08:00"), *FILES["liked_threads"][ROOT + "media_likes"]]},
    "saved_threads": {OWN + "saved_posts": [seen("leire.no", "2026-05-02 10:15", "DSaved2")]},
    "threads_viewed": [labelled_view("hilde_kvamme", "Hilde Kvamme", "2026-08-18 06:30", "Nytt verksted")],
    "followers": {OWN + "followers": [
        tie("lærke.keramik", "2026-02-03 10:00"), *FILES["followers"][OWN + "followers"][1:]]},
    "following": {OWN + "following": [
        tie("hilde_kvamme", "2026-01-09 09:09"), *FILES["following"][OWN + "following"]]},
    "blocked_profiles": labelled_tie("reklame.konto", "Reklame", "2024-11-12 08:26"),
    "word_or_phrase_searches": {ROOT + "keyword": [
        fat(Search={"value": "ovn til salgs"}, Time={"timestamp": at("2026-04-04 12:00")})]},
}  # fmt: skip


def add_to(export: Export) -> Export:
    """Return a download of Instagram with the folder of Threads in it."""
    more = {"followers": 4, "following": 4, "searches": 1, "posts_liked": 4}
    return replace(
        export,
        data=export.data | {f"{A}{name}.json": content for name, content in THREADS.items()},
        missing=export.missing | {"media/posts/202505/18000000000000014.mp4"},
        counts=export.counts
        | {name: export.counts[name] + count for name, count in more.items()}
        | {"own_threads": len(NEW_POSTS) + len(POSTS)},
    )
