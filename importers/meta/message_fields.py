"""One message of Meta's: what its fields mean (formats/facebook.md 1.6.6).

System texts ("You called Bob.") are ordinary content in the account's language; only what the layout itself marks
(calls, unsent, members added) becomes another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from exit_kit.importing.records import Extra, MediaUse, Message
from exit_kit.importing.shapes import ANYTHING, WHOLE, Fields, Many, Shape
from exit_kit.importing.times import format_milliseconds, format_seconds
from importers.meta.media import MEDIA, read_all_media, read_media, to_seconds
from importers.meta.names import NAME, read_names

# Whose post or profile was shared (formats/instagram_threads.md 1.5).
_SHARED: Final = ("original_content_owner", "profile_share_username", "profile_share_name")
MESSAGE: Final = Shape(
    sender_name=str,
    timestamp_ms=int,
    timestamp=int,  # seconds, in exports of early 2018
    content=str,
    photos=Many(MEDIA),
    videos=Many(MEDIA),
    audio_files=Many(MEDIA),
    files=Many(MEDIA),
    gifs=Many(MEDIA),
    sticker=Shape(uri=str, ai_stickers=ANYTHING),
    share=Shape(
        link=str,
        share_text=str,
        **dict.fromkeys(_SHARED, str),
        media=Many(MEDIA),
    ),
    reactions=Many(Shape(reaction=str, actor=str, timestamp=int)),
    call_duration=WHOLE,
    missed=bool,
    type=str,
    users=Many(NAME),
    ip=str,
    is_unsent=bool,
    is_taken_down=bool,
    is_geoblocked_for_viewer=bool,
    is_unsent_image_by_messenger_kid_parent=bool,
    bumped_message_metadata=ANYTHING,  # a copy of the text: never content
    sender_id_INTERNAL=ANYTHING,  # debug keys that leaked in 2022
    media_path_INTERNAL=ANYTHING,
    type_INTERNAL=ANYTHING,
)
PLAIN_KEYS: Final = frozenset(
    {"sender_name", "timestamp_ms", "timestamp", "content", "is_geoblocked_for_viewer",
     "is_unsent_image_by_messenger_kid_parent", "bumped_message_metadata"}
)  # fmt: skip
MEDIA_KEYS: Final = (
    ("photos", "photo"), ("videos", "video"), ("audio_files", "audio"), ("files", "file"), ("gifs", "gif"),
)  # fmt: skip
# Somebody was added to a group, or left it; exports since 2024 no longer say which, only whom (1.6.6).
_COMINGS: Final = {"Subscribe": "joined", "Unsubscribe": "left"}
_POSITION: Final = re.compile(r"^\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$")


def read_message(fields: Fields) -> Message:
    """Return one message: the one place that says what its fields mean."""
    get = fields.get
    stamp = get("timestamp_ms")
    at = format_milliseconds(stamp) if stamp is not None else format_seconds(get("timestamp"))
    text, sender = get("content") or None, get("sender_name") or None
    if PLAIN_KEYS.issuperset(fields):
        return at, sender, "text" if text else "empty", text, None
    share = get("share") or _NO_FIELDS
    link = share.get("link") or None
    files = tuple(_read_files(fields))
    extra = Extra(
        link,
        share.get("share_text") or None,
        get("call_duration"),
        get("missed"),
        get("is_unsent") or None,
        get("is_taken_down") or None,
        get("ip") or None,
        *find_position(link),
        details={name: share[name] for name in _SHARED if share.get(name)} or None,
        people=tuple(read_names(get("users"))) if "users" in fields else (),
        reactions=tuple(
            (one["reaction"], one.get("actor") or None, format_seconds(one.get("timestamp")))
            for one in get("reactions") or ()
            if one.get("reaction")
        ),
        media=(*files, *(read_media(one, role="shared") for one in share.get("media") or ())),
    )
    return at, sender, _find_message_kind(fields, files, extra), text, extra


def _read_files(fields: Fields) -> Iterator[MediaUse]:
    for key, kind in MEDIA_KEYS:
        for one in fields.get(key) or ():
            if one.keys() == SIMPLE_FILE:
                yield MediaUse(
                    one["uri"] or "",
                    kind,
                    "attachment",
                    format_seconds(to_seconds(one["creation_timestamp"])),
                )
            else:
                yield from read_all_media((one,), kind)
    if fields.get("sticker"):
        yield read_media(fields["sticker"], "sticker")


SIMPLE_FILE: Final = {"uri": 0, "creation_timestamp": 0}.keys()
_NO_FIELDS: Final[Fields] = {}


def _find_message_kind(fields: Fields, media: tuple[MediaUse, ...], extra: Extra) -> str:
    """Name what a message chiefly is: unsent, call, joined, left, event, media, location, share, text, empty."""
    if extra.is_unsent:
        return "unsent"
    if extra.call_seconds is not None or extra.is_missed_call is not None or fields.get("type") == "Call":
        return "call"
    if extra.people or fields.get("type") in _COMINGS:
        return _COMINGS.get(fields.get("type") or "", "event")
    if media:
        return media[0].kind or "file"
    if extra.latitude is not None:
        return "location"
    if extra.link or fields.get("share"):
        return "share"
    return "text" if fields.get("content") else "empty"


def find_position(link: str | None) -> tuple[float | None, float | None]:
    """Return the latitude and longitude in a shared map link (`where1=lat,lon`, 1.6.6), or two None."""
    if not link or "where1=" not in link:
        return None, None
    query = urlsplit(link).query
    if "where1=" not in query:  # wrapped: https://l.facebook.com/l.php?u=<map link>
        query = urlsplit(unquote(query)).query or unquote(query)
    found = _POSITION.match(parse_qs(query).get("where1", [""])[0])
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return None, None
    return float(found[1]), float(found[2])
