"""Messages of a backup, as its documents hold them (importers.whatsapp.backup_documents), made into records.

Both apps number what a message is, each in its own way; an unknown number is a text where it has one.  What the app
told by itself has only a number, too: it gets an English sentence, since a backup has none.  (Facts:
formats/whatsapp.md section 6 and what is published of both schemas; where sources differ, an event is "other".)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.contract import ANYTHING, Fields, FileType, Source
from exit_kit.importing.records import OWNER, Conversation, Extra, MediaUse, Message, Reacted, Record
from exit_kit.importing.shapes import WHOLE, Many, Shape
from exit_kit.importing.sketches import Sketcher
from exit_kit.importing.times import format_milliseconds
from importers.whatsapp import android, iphone

_FOLDERS: Final = {"status": "status", "channel": "channels", "list": "lists"}
_ANDROID_KINDS: Final = {
    0: "text", 1: "photo", 2: "audio", 3: "video", 4: "contact", 5: "location", 7: "event", 9: "file", 10: "call",
    11: "undecryptable", 13: "gif", 14: "contact", 15: "unsent", 16: "location", 20: "sticker", 23: "share",
    24: "share", 26: "file", 36: "event", 42: "photo", 43: "video", 64: "unsent",
    66: "poll", 81: "video", 82: "audio", 90: "call",
}  # fmt: skip
_IPHONE_KINDS: Final = {
    0: "text", 1: "photo", 2: "video", 3: "audio", 4: "contact", 5: "location", 6: "event", 7: "text", 8: "file",
    10: "event", 11: "gif", 12: "undecryptable", 14: "unsent", 15: "sticker", 38: "photo", 39: "video", 46: "poll",
    53: "audio", 54: "video", 59: "call",
}  # fmt: skip
_VIEW_ONCE: Final = {"android": frozenset({42, 43, 82}), "iphone": frozenset({38, 39, 53})}
_FILES: Final = frozenset({"photo", "video", "audio", "file", "gif", "sticker"})
_TIMER: Final = 36
# Families of events, as the chat texts have them (importers.whatsapp.events).
_ANDROID_EVENTS: Final = {
    1: "renamed", 4: "added", 5: "left", 6: "icon", 7: "removed", 10: "number_changed", 11: "created", 12: "added",
    13: "left", 14: "removed", 15: "admin", 16: "admin", 18: "security_code", 19: "encryption", 20: "joined",
    27: "description", 28: "number_changed", 46: "business", 47: "business", 50: "business", 56: "timer",
    57: "security_code", 58: "blocked", 59: "timer", 67: "encryption", 69: "business",
}  # fmt: skip
_IPHONE_EVENTS: Final = {1: "renamed", 2: "added", 3: "left", 4: "icon", 7: "removed", 12: "created"}
_SENTENCES: Final = {
    "renamed": "{who} changed the name of the group to “{text}”",
    "added": "{who} added {people}",
    "joined": "{people} joined by a link",
    "left": "{people} left",
    "icon": "{who} changed the picture of the group",
    "removed": "{who} removed {people}",
    "number_changed": "{people} changed the telephone number",
    "created": "{who} created the group “{text}”",
    "admin": "Who is an admin of the group was changed: {people}",
    "security_code": "The security code with {who} changed",
    "encryption": "Messages and calls are end-to-end encrypted",
    "description": "{who} changed the description of the group",
    "business": "This chat is with a business account",
    "timer": "{who} changed how long messages stay",
    "blocked": "You blocked this contact",
    "unblocked": "You unblocked this contact",
}
_KINDS_OF_EVENTS: Final = {"added": "joined", "joined": "joined", "left": "left", "removed": "left"}
_ANSWERED: Final = 5
_NAME_ON_CARD: Final = re.compile(r"^FN[^:\n]*:(.+?)\s*$", re.MULTILINE)

_MEDIA: Final = Shape(
    uri=str,
    mime=str,
    name=str,
    caption=str,
    seconds=WHOLE,
    width=WHOLE,
    height=WHOLE,
    size_bytes=int,
    row=ANYTHING,
)
_CALL: Final = Shape(seconds=WHOLE, is_video=int, result=int, is_missed=int, row=ANYTHING)
_MESSAGE: Final = Shape(
    own_id=str, at_ms=int, from_me=int, sender=str, type=int, text=str, starred=int, received_at_ms=int, media=_MEDIA,
    reply_to=str, reply_text=str, latitude=float, longitude=float, place=str, address=str, link=str, link_title=str,
    forwarded=int, edited_at_ms=int, revoked_at_ms=int, event=int, is_me_joined=int, old_value=str, is_blocked=int,
    changed_numbers=Many(str), member=str, call=_CALL, cards=Many(str), people=Many(str), row=ANYTHING, more=ANYTHING,
    options=Many(Shape(what=str, votes=WHOLE)),
    reactions=Many(Shape(reaction=str, from_me=int, sender=str, at_ms=int)),
    receipts=Many(Shape(person=str, received_at_ms=int, read_at_ms=int, played_at_ms=int)),
)  # fmt: skip
_CHAT: Final = Shape(
    jid=str, title=str, kind=str, is_archived=int, created_at_ms=int, people=Many(str), row=ANYTHING
)


def read_android(source: Source, messages: Iterable[Fields]) -> Iterator[Record]:
    """Yield one piece of a chat of an Android backup."""
    yield _make_conversation(source, [_read_message(one, "android") for one in messages])


def read_iphone(source: Source, messages: Iterable[Fields]) -> Iterator[Record]:
    """Yield one piece of a chat of an iPhone's or a Mac's backup."""
    yield _make_conversation(source, [_read_message(one, "iphone") for one in messages])


def _make_conversation(source: Source, messages: list[Message]) -> Conversation:
    chat = source.header.get("chat") or {}
    kind = chat.get("kind")
    key = chat.get("jid") or source.path.rpartition("/")[0]
    people = tuple(chat.get("people") or ()) or (
        (chat["title"],) if kind == "direct" and chat.get("title") else ()
    )
    messages.sort(key=lambda message: message[0] or "")
    sketcher = Sketcher()  # by it, the text of the same chat is known again
    for at, _, sort, text, _ in messages:
        if sort == "text":
            sketcher.add(at, text)
    folder = _FOLDERS.get(kind or "", "archived" if chat.get("is_archived") else "inbox")
    return Conversation(
        key=key,
        title=chat.get("title"),
        kind=kind if kind in ("direct", "group") else None,
        folder=folder,
        people=(OWNER, *people),
        messages=messages,
        is_sequence=True,
        sketch=sketcher.finish(),
    )


def _read_message(one: Fields, app: str) -> Message:
    """Return one message: the one place that says what its fields mean."""
    number = one.get("type")
    kinds = _ANDROID_KINDS if app == "android" else _IPHONE_KINDS
    kind = kinds.get(number or 0, "text")
    sender = OWNER if one.get("from_me") else one.get("sender")
    at = format_milliseconds(one.get("at_ms"))
    media, call = one.get("media") or {}, one.get("call")
    text = one.get("text") or (media.get("caption") if kind != "file" else None) or None
    if call is not None:
        kind = "call"
    if kind == "event":
        return _read_event(one, app, at, sender)
    if kind == "contact":
        text = "\n".join(_NAME_ON_CARD.findall("\n".join(one.get("cards") or ()))) or text
    if kind == "text" and not text:
        kind = "empty"
    extra = Extra(
        link=one.get("link"),
        link_text=one.get("link_title"),
        call_seconds=call.get("seconds") if call else None,
        is_missed_call=_is_missed(call) if call is not None else None,
        is_unsent=kind == "unsent" or None,
        latitude=one.get("latitude"),
        longitude=one.get("longitude"),
        own_id=one.get("own_id"),
        reply_to=one.get("reply_to"),
        edited_at=format_milliseconds(one.get("edited_at_ms")),
        is_forwarded=one.get("forwarded") is not None or None,
        is_starred=bool(one.get("starred")) or None,
        is_edited=one.get("edited_at_ms") is not None or None,
        is_view_once=number in _VIEW_ONCE[app] or None,
        details=_read_details(one, media, kind) or None,
        reactions=tuple(_read_reactions(one)),
        media=_read_files(media, kind),
        options=tuple((option.get("what") or "", option.get("votes")) for option in one.get("options") or ()),
    )
    return at, sender, kind, None if kind == "unsent" else text, extra


def _read_event(one: Fields, app: str, at: str | None, sender: str | None) -> Message:
    """Return what the app told, in a sentence."""
    events = _ANDROID_EVENTS if app == "android" else _IPHONE_EVENTS
    code = one.get("event")
    family = "timer" if app == "android" and one.get("type") == _TIMER else events.get(code or 0, "other")
    if family == "blocked" and one.get("is_blocked") == 0:
        family = "unblocked"
    people = tuple(one.get("people") or ()) or tuple(filter(None, (one.get("member"),)))
    if family in ("left", "joined", "number_changed") and not people:
        people = tuple(filter(None, (one.get("changed_numbers") or [None])[:1])) or (sender or "Somebody",)
    if family in ("added", "removed") and app == "iphone":
        sender = None  # it says who came or went, not whose doing it was
    named = ", ".join(_name(person) for person in people)
    text = one.get("text") or None
    sentence = _SENTENCES.get(family, "{text}").format(
        who=_name(sender) if sender else "Somebody", people=named or "somebody", text=text or ""
    )
    if sender is None and family in ("added", "removed"):
        sentence = f"{named or 'Somebody'} was {family}"
    extra = Extra(
        own_id=one.get("own_id"),
        event=family,
        details={"code": code, **({"was": one["old_value"]} if one.get("old_value") else {})},
        people=people if family in _KINDS_OF_EVENTS else (),
    )
    return at, sender, _KINDS_OF_EVENTS.get(family, "event"), sentence or text, extra


def _name(person: str) -> str:
    return "You" if person == OWNER else person


def _is_missed(call: Fields) -> bool:
    if call.get("is_missed") is not None:
        return bool(call["is_missed"])
    return not call.get("seconds") and call.get("result") != _ANSWERED


def _read_files(media: Fields, kind: str) -> tuple[MediaUse, ...]:
    path = media.get("uri") or media.get("name")
    if not path or kind not in _FILES:
        return ()
    title = (media.get("name") or media.get("caption")) if kind == "file" else None
    return (MediaUse(path, kind, title=title, width=media.get("width"), height=media.get("height")),)


def _read_reactions(one: Fields) -> Iterator[Reacted]:
    for reaction in one.get("reactions") or ():
        if reaction.get("reaction"):  # one that was taken back is empty
            sender = OWNER if reaction.get("from_me") else reaction.get("sender")
            yield reaction["reaction"], sender, format_milliseconds(reaction.get("at_ms"))


def _read_details(one: Fields, media: Fields, kind: str) -> dict[str, Any]:
    """Return what has no column."""
    call = one.get("call") or {}
    found: dict[str, Any] = {
        "place": one.get("place"),
        "address": one.get("address"),
        "reply_text": one.get("reply_text"),
        "cards": one.get("cards"),
        "mime": media.get("mime"),
        "size_bytes": media.get("size_bytes"),
        "seconds": media.get("seconds"),
        "is_video_call": bool(call.get("is_video")) or None,
        "forward_score": one.get("forwarded") or None,
        "unsent_at": format_milliseconds(one.get("revoked_at_ms")),
        "text": one.get("text") if kind == "unsent" else None,
        "receipts": [dict(_read_receipt(receipt)) for receipt in one.get("receipts") or ()] or None,
    }
    return {name: value for name, value in found.items() if value is not None and value != []}


def _read_receipt(receipt: Fields) -> Iterator[tuple[str, str]]:
    if receipt.get("person"):
        yield "person", receipt["person"]
    for name in ("received", "read", "played"):
        at = format_milliseconds(receipt.get(f"{name}_at_ms"))
        if at:
            yield f"{name}_at", at


def _make_row(app: str, name: str, folder: str, root: str, extract: Any) -> FileType:
    return FileType(
        name=name,
        about=f"One chat of a backup of WhatsApp {app}, or a piece of it.",
        paths=(f"{folder}/chats/#/messages_#.json", f"{folder}/calls/#/messages_#.json"),
        roots=(root,),
        shape=_MESSAGE,
        header=Shape(chat=_CHAT),
        extract=extract,
        layouts=(folder,),
        is_utf8=True,
    )


FILE_TYPES: Final = (
    _make_row("on Android", "chats of an android backup", android.FOLDER, android.ROOT, read_android),
    _make_row("on an iPhone or a Mac", "chats of an iphone backup", iphone.FOLDER, iphone.ROOT, read_iphone),
)
