"""WhatsApp: chats as the phone exports them.

WhatsApp has no archive of everything: each chat is exported by itself, as a text in the phone's own format of dates
(formats/whatsapp.md section 1).
"""

from __future__ import annotations

from exit_kit.importing.contract import Importer
from importers.whatsapp import chats
from importers.whatsapp.recognition import is_attachment, parse_name, recognise

IMPORTER = Importer(
    platform="whatsapp",
    label="WhatsApp",
    roots=frozenset(),
    prefixes=(),
    file_types=chats.FILE_TYPES,
    recognise=recognise,
    parse_name=parse_name,
    is_attachment=is_attachment,
    asks_owner=True,
    apart={chats.LAYOUT: "a WhatsApp chat"},
)
