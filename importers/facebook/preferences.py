"""Notifications, videos watched, and the guess about friends (formats/facebook.md 1.4).

The file with videos may hold `watch_videos_v2` and `label_values` side by side; each has its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Activity, Fact, Record
from exit_kit.importing.shapes import WHOLE, Fields, Shape
from exit_kit.importing.times import format_seconds
from importers.facebook.labelled import extract_each_activity, labelled_row


def extract_notifications(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the last hundred or so notifications: prose in the account's language (trap 18)."""
    for one in records:
        unread = one.get("unread")
        yield Activity(
            "notification",
            format_seconds(one.get("timestamp")),
            one.get("text") or None,
            url=one.get("href") or None,
            details=None if unread is None else {"unread": unread},
            origin="received",
        )


def extract_policy_notices(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield when the owner was shown new privacy rules; the meaning of `consent_state` is not known."""
    for one in records:
        state = one.get("consent_state")
        yield Activity(
            "privacy policy notice",
            format_seconds(one.get("impression_time")),
            details=None if state is None else {"consent_state": state},
            origin="received",
        )


def extract_videos(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what was done with videos; `action_time` is a text for people, or seconds as text (1.7)."""
    for one in records:
        when = one.get("action_time") or ""
        at = format_seconds(int(when)) if when.isdecimal() and len(when) <= 12 else None
        details = {name: one[name] for name in ("action_time", "feedback_collection") if one.get(name)}
        yield Activity(
            "video action",
            at,
            one.get("video_title") or None,
            one.get("user_action") or None,
            details=details or None,
        )


def extract_peer_group(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the guess about the owner's stage of life: a bare text."""
    for one in records:
        if one.get("value"):
            yield Fact("friend peer group", None, one["value"])


def extract_face(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what Facebook knew of the owner's face; of the template itself only that it is there, and its length.

    The template stays in the member: it is of no use to a reader, and its owner's body all the same.
    """
    for one in records:
        for label in ("example_count", "threshold_green", "threshold_yellow", "threshold_red"):
            if one.get(label) is not None:
                yield Fact("face recognition", label.replace("_", " "), f"{one[label]:g}")
        if one.get("raw_data"):
            yield Fact("face recognition", "template", f"{len(one['raw_data'])} characters")


FILE_TYPES: Final = (
    FileType(
        "notifications",
        "Your latest notifications.",
        ("notifications/notifications.json", "about_you/notifications.json"),
        ("notifications_v2",),
        shape=Shape(timestamp=int, unread=bool, href=str, text=str),
        extract=extract_notifications,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        "policy notices",
        "When you were told of new privacy rules.",
        ("notifications/notification_of_meta_privacy_policy_update.json",),
        ("notification_meta_privacy_policy_update",),
        shape=Shape(impression_time=int, consent_state=int),
        extract=extract_policy_notices,
        layouts=("G4", "G3"),
    ),
    FileType(
        "videos watched",
        "Videos and what you did with them.",
        ("preferences/video.json",),
        ("watch_videos_v2",),
        shape=Shape(video_title=str, user_action=str, action_time=str, feedback_collection=str),
        extract=extract_videos,
        layouts=("G5", "G4", "G3"),
    ),
    labelled_row("video viewing", "Videos that you viewed, with who made them.", "preferences/video.json",
                 extract=partial(extract_each_activity, origin="observed"), beside=("watch_videos_v2",)),
    FileType(
        "friend peer group",
        "The stage of life that Facebook thinks you are in.",
        ("other_logged_information/friend_peer_group.json", "about_you/friend_peer_group.json"),
        ("friend_peer_group_v2",),
        shape=Shape(value=str),
        extract=extract_peer_group,
        layouts=("G2", "G1"),
    ),
    FileType(
        "face recognition",
        "How Facebook recognised your face in photos.",
        ("about_you/face_recognition.json",),
        ("facial_data",),
        shape=Shape({f"threshold_{name}": float for name in ("green", "yellow", "red")}, example_count=WHOLE,
                    raw_data=str),
        extract=extract_face,
        layouts=("G1",),
    ),
)  # fmt: skip
