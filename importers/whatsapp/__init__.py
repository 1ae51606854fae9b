"""WhatsApp: chats as the phone exports them, the app's own databases, and the report on the account.

WhatsApp has no archive of everything: each chat is exported by itself, as a text in the phone's own format of dates
(formats/whatsapp.md section 1); only a backup holds them all (section 6); the report has everything but messages
(section 3).
"""

from __future__ import annotations

from exit_kit.importing.contract import Importer
from importers.whatsapp import backups, chats, contacts, report
from importers.whatsapp.recognition import ROOTS, is_attachment, parse_name, recognise

IMPORTER = Importer(
    platform="whatsapp",
    label="WhatsApp",
    roots=ROOTS,
    prefixes=(),
    file_types=(*chats.FILE_TYPES, *contacts.FILE_TYPES, *backups.FILE_TYPES, *report.FILE_TYPES),
    recognise=recognise,
    parse_name=parse_name,
    is_attachment=is_attachment,
    asks_owner=True,
    apart={chats.LAYOUT: "a WhatsApp chat", **backups.APART},
    app=backups.APP,
    landmarks=backups.LANDMARKS,
)
