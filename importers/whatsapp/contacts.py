"""Contacts that were sent: `Name.vcf` beside the chat, one card or several.

The file stays a file of the message that sent it; what the cards say is read with vobject, which knows the old forms
that phones still write (vCard 2.1, quoted-printable, Apple's own labels).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from typing import Any, Final

from exit_kit.importing.contract import FileType, TextForm, TextSource
from exit_kit.importing.records import LooseMedia, MediaUse, Record
from importers.whatsapp.chats import LAYOUT
from importers.whatsapp.marks import strip_marks

_BEGINNING: Final = b"BEGIN:VCARD"
_MOST_BYTES: Final = 4_000_000
_MOST_CARDS: Final = 200
# Pictures and the like: nothing is read of them, and one that is damaged would cost the card.
_HEAVY: Final = re.compile(
    r"^(?:\w+\.)?(?:PHOTO|LOGO|SOUND|KEY)\b.*(?:\r?\n[ \t].*)*\r?\n", re.IGNORECASE | re.MULTILINE
)


def read_cards(source: TextSource) -> Iterator[Record]:
    """Yield the file with what its cards say; raises ParseError where it is no vCard after all."""
    vobject: Any = import_module("vobject")
    logging.getLogger("vobject.base").setLevel(
        logging.CRITICAL
    )  # it would print the lines that it cannot read
    text = b"".join(source.chunks())[:_MOST_BYTES].decode("utf-8-sig", "replace")
    found = vobject.readComponents(_HEAVY.sub("", text), ignoreUnreadable=True, allowQP=True)
    cards = [_read_card(one) for one in islice(found, _MOST_CARDS)]
    names = ", ".join(card["name"] for card in cards if "name" in card)
    numbers = ", ".join(
        value for card in cards for key in ("phones", "emails") for value in card.get(key, ())
    )
    yield LooseMedia(
        MediaUse(source.path, "file", "listed", title=names or None, description=numbers or None,
                 details={"contacts": cards} if cards else None)
    )  # fmt: skip


def _read_card(card: Any) -> dict[str, Any]:
    """Return name, telephone numbers, addresses and firm of a card, as far as it has them."""
    contents = card.contents

    def list_values(key: str) -> list[str]:
        values = (one.value for one in contents.get(key, ()))
        plain = (" ".join(map(str, value)) if isinstance(value, list) else str(value) for value in values)
        return [text for text in map(strip_marks, plain) if text]

    names = list_values("fn") or list_values("n")
    found = {
        "name": names[0] if names else None, "phones": list_values("tel"), "emails": list_values("email"),
        "firm": ", ".join(list_values("org")), "urls": list_values("url"),
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


def _sniff(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \r\n")[: len(_BEGINNING)].upper() == _BEGINNING


FILE_TYPES: Final = (
    FileType(
        name="contact",
        about="A contact that was sent in a chat: name, telephone numbers and e-mail addresses.",
        paths=("*.vcf",),
        text=TextForm(_sniff, read_cards, lambda _tail: None, lambda _source: "", is_sent=True),
        layouts=(LAYOUT,),
    ),
)
