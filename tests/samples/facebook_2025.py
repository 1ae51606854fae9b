"""Write the sample exports.

Run as `python -m tests.samples.facebook_2025 [OUT_DIR]`; `sample_exports/` is the default. This module puts
together the full export of 2025 (layout G4/G5); the earlier exports of the same person, the export of her Page, that of
somebody else in 2022 and the same exports as HTML come from the modules beside it. Everything is invented, and nothing
depends on the clock or the machine.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from . import (
    account,
    activity,
    albums,
    comments,
    facebook_2016,
    facebook_2019,
    facebook_2022,
    facebook_2023,
    facebook_encrypted,
    facebook_html,
    facebook_page,
    instagram,
    instagram_2020,
    instagram_html,
    logs,
    lv_activity,
    lv_everyday,
    lv_person,
    lv_roots,
    posts,
    threads_2025,
    whatsapp_backups,
    whatsapp_report,
)
from .chat import read_script
from .export import Export, write_exports, write_members
from .people import OWNER
from .shapes import at
from .threads import FAMILY_THREADS, POTTERS
from .threads_world import HIKERS, OTHER_THREADS
from .whatsapp import CHATS

A = "your_facebook_activity/"
THREADS = FAMILY_THREADS + OTHER_THREADS
TRAIN = "your_facebook_activity/messages/inbox/srengrd_10150340000100012/photos/tog_forsinket.jpg"

UNKNOWN = {
    "your_new_thing_v2": [
        {
            "timestamp": at("2025-06-01 10:00"),
            "title": f"{OWNER} tried something new.",
            "data": [{"thing": "Første forsøk 🆕"}],
        },
        {"timestamp": at("2025-06-02 10:00"), "title": f"{OWNER} tried it again.", "data": []},
    ]
}
NOTES = "Kind of file: unknown\nInnhold: fortsatt viktig for noen på lørdag\n"
OTHER = {
    A + "stories/shared_stories.json": b"[object Object]",
    A + "some_new_thing/notes_from_the_future.txt": NOTES.encode(),
}


def read_group_messages() -> dict[str, Any]:
    """Return the group messages: file 0 repeats the newest ten of an inbox thread, file 1 stands alone."""
    repeated = read_script(POTTERS)[::-1][:10]
    hikers = read_script(HIKERS)[::-1]
    return {
        A + "groups/your_group_messages/0.json": {"thread_name": POTTERS.title, "messages": repeated},
        A + "groups/your_group_messages/1.json": {"thread_name": HIKERS.title, "messages": hikers},
    }


def count_rows(data: dict[str, Any]) -> dict[str, Any]:
    """Return the figures of this export beside messages and media."""
    return {
        "messages_in_group_files": {"0": 10, "1": len(read_script(HIKERS))},
        "messages_repeated_in_group_files": 10,
        "posts": len(posts.read_posts()),
        "posts_in_groups": len(activity.GROUP_POSTS["group_posts_v2"]),
        "posts_pending": 1,
        "posts_in_trash": len(albums.TRASH["trash_v2"]),
        "posts_archived": len(albums.ARCHIVE),
        "comments": len(comments.read_comments()),
        "comments_in_groups": len(comments.GROUP_COMMENTS["group_comments_v2"]),
        "reactions_classic": len(comments.read_classic_reactions()),
        "reactions_label_values": len(comments.read_new_reactions()),
        "friends": len(data["connections/friends/your_friends.json"]["friends_v2"]),
        "friends_removed": len(data["connections/friends/removed_friends.json"]["deleted_friends_v2"]),
        "albums": len(albums.ALBUMS),
        "photos_in_albums": sum(len(album["photos"]) for album in albums.ALBUMS),
        "photos_uncategorized": len(albums.UNCATEGORIZED["other_photos_v2"]),
        "videos": len(albums.VIDEOS["videos_v2"]),
        "stories": len(albums.STORIES["archived_stories_v2"]),
        "searches": len(data["logged_information/search/your_search_history.json"]["searches_v2"]),
    }


def read_export() -> Export:
    """Return the export of June 2025."""
    data = (
        lv_activity.read_members()
        | lv_everyday.read_members()
        | lv_roots.read_members()
        | lv_person.read_members()
    )
    data |= logs.FILES | account.FILES | read_group_messages()
    data |= {A + path: content for path, content in (activity.FILES | albums.FILES).items()}
    data[A + "posts/your_posts__check_ins__photos_and_videos_1.json"] = posts.read_posts()
    data["personal_information/profile_information/profile_update_history.json"] = albums.PROFILE_UPDATES
    data[A + "some_new_thing/your_new_thing.json"] = UNKNOWN
    return Export(
        "facebook_2025_json",
        A,
        data,
        [(thread, read_script(thread)) for thread in THREADS],
        missing=albums.FILES_MISSING,
        elsewhere=albums.FILES_ELSEWHERE | {"tog_forsinket.jpg": TRAIN},
        other=OTHER,
        unreferenced=[A + "posts/media/your_posts/10150400000030777.png"],
        with_bom={"connections/friends/sent_friend_requests.json"},
        counts=count_rows(data),
    )


def main(arguments: list[str]) -> None:
    """Write all samples."""
    default = Path(__file__).resolve().parents[2] / "sample_exports"
    out = Path(arguments[0]) if arguments else default
    others = (
        facebook_2023, facebook_page, facebook_2019, facebook_2022, facebook_encrypted, facebook_2016, threads_2025,
        whatsapp_report, whatsapp_backups,
    )  # fmt: skip
    flat = [*instagram_2020.read_exports(), *instagram.read_exports()]
    write_exports([read_export(), *(module.read_export() for module in others), *flat, *CHATS], out)
    shown = (read_export(), facebook_2023.read_export(), facebook_2019.read_export())
    write_members(out / whatsapp_report.NAME_HTML, whatsapp_report.read_pages())
    for name, content in (*facebook_html.read_samples(*shown), *instagram_html.read_samples(flat)):
        write_members(out / name, content)


if __name__ == "__main__":
    main(sys.argv[1:])
