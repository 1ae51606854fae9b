"""Law: every text of a member that is read stands in its records; what does not is listed here, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from exit_kit.importing.dialects import read_handle
from exit_kit.importing.work import NO_DATA
from tests.laws.archives import NAMES, find_platform, read_sample
from tests.laws.mutations import read_documents, read_outcome

# Keys whose values are Meta's own numbers, labels and paths, or told by another column.
LAYOUT = {
    "label", "fbid", "ent_name", "ent_field_name", "title", "description", "thread_path", "thread_type", "type",
}  # fmt: skip
# Gaps: what a person might miss in the tables (the kept bytes have it).  Whoever closes one takes its line away.
GAPS = {
    "mobile_devices.json advertiser_id": "an identifier of the device",
    "mobile_devices.json family_device_id": "an identifier of the device",
    "mobile_devices.json app_version": "the version of the app",
    "mobile_devices.json token": "a secret: better not shown",
    "mobile_devices.json device_id": "an identifier of the device",
    "face_recognition.json raw_data": "the template of a face: no reader's, and better not shown",
    "your_search_history.json value": "how far around the marketplace was searched",
    "messenger_contacts_you've_blocked.json name": "a heading",
    "liked_posts.json value": "the thumb that stands for every like",
    "liked_comments.json value": "the thumb that stands for every like",
    "about.json app": "for the program: which app's tables these are",
    "contacts.json jid": "a number in another form",
    "groups.json people": "the chat says who takes part",
    "messages_1.json media_key_base64": "the key of a file: better not shown",
}
# Of Threads: addresses are those of today's host, lists are taken apart, a thumb is a like; and in a profile words for
# yes and no, and a birthday that nobody gave.
GAPS |= {
    f"{file}.json {key}": "told otherwise"
    for key, files in {
        "href": ("liked_threads",),
        "value": ("interest_feeds_on_threads", "liked_threads", "personal_information"),
        "source_app": ("archived_threads", "personal_information", "threads_and_replies"),
        "reply_control": ("personal_information",),
    }.items()
    for file in files
}  # fmt: skip
# Of Instagram: the exporter's name, which stands on every medium and is no cross-post.
_OWN_MEDIA = ("posts", "posts_1", "posts_2", "archived_posts", "reels", "stories", "igtv_videos", "profile_photos",
              "other_content", "recently_deleted_content")  # fmt: skip
GAPS |= {f"{file}.json source_app": "the exporter's name" for file in _OWN_MEDIA}
# Of a backup of WhatsApp.
GAPS |= {
    "about.json app": "told in words",
    "contacts.json jid": "the telephone number stands in a column of its own",
    "groups.json people": "the members stand with the chat",
    "messages_1.json media_key_base64": "a key: better not shown",
}
REWRITTEN = ("@[", "(")  # mentions lose their numbers, positions become two columns
TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(\+00:00)?")
SITES = (
    "https://www.instagram.com/",
    "https://www.threads.",
)  # a profile's address says nothing but the user name


def _list_texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _list_texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _list_texts(inner, key)


def _is_rewritten(text: str) -> bool:
    return text.startswith(REWRITTEN) or TIMES.fullmatch(text) is not None


def _list_lost() -> set[str]:
    lost = set()
    for name in NAMES:
        for path, document in read_documents(read_sample(name)):
            outcome = read_outcome(path, document, find_platform(name, path))
            said = repr(outcome.records)
            for key, text in [] if outcome.raw or outcome == NO_DATA else _list_texts(document):
                shown = text.strip('"')  # searches are delivered between quotation marks
                handle = read_handle(text) if text.startswith(SITES) else None
                known = handle is not None and handle in said
                if (
                    key not in LAYOUT
                    and repr(shown)[1:-1] not in said
                    and not _is_rewritten(text)
                    and not known
                ):
                    lost.add(f"{path.rpartition('/')[2]} {key}")
    return lost


def test_every_text_of_a_member_that_is_read_stands_in_its_records() -> None:
    assert sorted(_list_lost() - GAPS.keys()) == []


def test_every_gap_is_one() -> None:
    assert sorted(GAPS.keys() - _list_lost()) == []
