"""What lies beside the chats: autofill, secret-conversation devices, blocked contacts, support (1.4, `messages/`).

None of these is a conversation, although they stand in the folder of conversations (formats/facebook.md 6, 22).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Activity, Connection, Fact, Record
from exit_kit.importing.shapes import Entries, Fields, Many, Shape, drop_empty
from exit_kit.importing.times import format_seconds
from importers.facebook.attachments import ATTACHMENTS, read_attachments
from importers.meta.secret_devices import SECRET, extract_secret

_BLOCKED: Final = Shape(
    name=str,
    description=str,
    entries=Many(Shape(timestamp=int, data=Shape(name=str, uri=str))),
)
_MAIL: Final[dict[str, Any]] = {
    "from": str, "to": str, "subject": str, "message": str, "timestamp": int, "attachments": ATTACHMENTS,
}  # fmt: skip
_TICKET: Final = Shape(timestamp=int, subject=str, messages=Many(Shape(_MAIL)))


def extract_autofill(source: Source, fields: Iterable[Fields]) -> Iterator[Record]:
    """Yield each value that forms are filled in with; the keys are the forms' own words (EMAIL, CITY)."""
    for field in fields:
        for value in field.get("entry") or ():
            if value:
                yield Fact("autofill", field["key"], value)


def extract_blocked(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each person whom the owner blocked in Messenger."""
    for entry in (entry for fields in records for entry in fields.get("entries") or ()):
        data = entry.get("data") or {}
        yield Connection(
            kind="blocked",
            name=data.get("name") or None,
            at=format_seconds(entry.get("timestamp")),
            url=data.get("uri") or None,
            status="in Messenger",
            is_person=True,
            origin="created",
        )


def extract_support(source: Source, tickets: Iterable[Fields]) -> Iterator[Record]:
    """Yield each letter to or from Facebook's support; the keys of `support_messages` are the cases' ids."""
    for ticket in tickets:
        yield from _read_case(ticket.get("entry") or {}, ticket["key"])


def extract_correspondence(source: Source, cases: Iterable[Fields]) -> Iterator[Record]:
    """Yield the same letters from a list of cases without ids, as exports until 2022 have them."""
    for case in cases:
        yield from _read_case(case, None)


def _read_case(case: Fields, number: str | None) -> Iterator[Record]:
    for mail in case.get("messages") or [{}]:
        people = (mail.get("from"), mail.get("to"))
        attached = read_attachments(mail.get("attachments"))
        told = {"case": number, "from": people[0], "to": people[1], **attached.list_details(columns=0)}
        yield Activity(
            kind="support message",
            at=format_seconds(mail.get("timestamp")) or format_seconds(case.get("timestamp")),
            what=mail.get("subject") or case.get("subject") or None,
            detail=mail.get("message") or None,
            people=tuple(name for name in people if name),
            details=drop_empty(told) or None,
            media=attached.media,
        )


FILE_TYPES: Final = (
    FileType(
        name="autofill",
        about="Names, addresses and numbers with which forms in Messenger are filled in.",
        paths=("messages/autofill_information.json",),
        roots=("autofill_information_v2",),
        shape=Entries(Many(str)),
        extract=extract_autofill,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="secret conversations",
        about="Devices on which you used encrypted chats, without any message.",
        paths=("messages/secret_conversations.json",),
        roots=("secret_conversations_v2",),
        shape=SECRET,
        extract=extract_secret,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="messenger blocks",
        about="People whom you blocked in Messenger.",
        paths=("messages/messenger_contacts_you_ve_blocked.json",),
        roots=("messenger_contacts_blocked_v2",),
        shape=_BLOCKED,
        extract=extract_blocked,
        layouts=("G5", "G4", "G2", "G1"),
    ),
    FileType(
        name="support messages",
        about="What you and Facebook's support wrote to each other.",
        paths=("messages/support_messages.json",),
        roots=("support_messages",),
        shape=Entries(_TICKET),
        extract=extract_support,
        layouts=("G5", "G4"),
    ),
    FileType(
        name="support correspondence",
        about="Letters between you and Facebook's support, in exports before 2023.",
        paths=("other_activity/support_correspondences.json",),
        roots=("support_correspondence",),
        shape=_TICKET,
        extract=extract_correspondence,
        layouts=("G2", "G1"),
    ),
)
