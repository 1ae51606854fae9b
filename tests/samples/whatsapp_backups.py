"""Small databases of WhatsApp with the published tables of several generations, all people invented; and an encrypted one.

`build_iphone`, `build_android` and `build_old_android` each write the same two chats, as far as the app of that time could
hold them: the backup of one account from three phones.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
import zlib
from base64 import b64encode
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from exit_kit.archive import read_member
from exit_kit.importing.backups import open_backups

from .export import Tree

NAME: Final = "whatsapp_2024_backup"
ADA: Final = "447700900101@s.whatsapp.net"
BEN: Final = "447700900102@s.whatsapp.net"
CLEO: Final = "90071992547@lid"
CLEO_PHONE: Final = "447700900103@s.whatsapp.net"
GROUP: Final = "120363000000000042@g.us"
START: Final = 1_709_625_600  # 2024-03-05 08:00:00 UTC
APPLE: Final = 978_307_200
KEY: Final = bytes(range(32))
PHOTO: Final = b"\xff\xd8\xff\xe0 invented photo"
_IPHONE: Final = """
CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZARCHIVED INTEGER, ZSESSIONTYPE INTEGER,
  ZGROUPINFO INTEGER, ZLASTMESSAGEDATE TIMESTAMP, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR);
CREATE TABLE ZWAGROUPINFO (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZCREATIONDATE TIMESTAMP, ZCREATORJID VARCHAR);
CREATE TABLE ZWAGROUPMEMBER (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZISACTIVE INTEGER, ZISADMIN INTEGER,
  ZMEMBERJID VARCHAR, ZCONTACTNAME VARCHAR, ZFIRSTNAME VARCHAR);
CREATE TABLE ZWAPROFILEPUSHNAME (Z_PK INTEGER PRIMARY KEY, ZJID VARCHAR, ZPUSHNAME VARCHAR);
CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZCHATSESSION INTEGER, ZGROUPMEMBER INTEGER,
  ZMEDIAITEM INTEGER, ZMESSAGEINFO INTEGER, ZISFROMME INTEGER, ZMESSAGETYPE INTEGER, ZGROUPEVENTTYPE INTEGER,
  ZSTARRED INTEGER, ZFLAGS INTEGER, ZSORT INTEGER, ZMESSAGEDATE TIMESTAMP, ZSTANZAID VARCHAR, ZFROMJID VARCHAR,
  ZTOJID VARCHAR, ZTEXT VARCHAR, ZPUSHNAME VARCHAR);
CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZFILESIZE INTEGER, ZMOVIEDURATION INTEGER,
  ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZMEDIALOCALPATH VARCHAR, ZTITLE VARCHAR, ZVCARDNAME VARCHAR, ZVCARDSTRING VARCHAR,
  ZMETADATA BLOB);
CREATE TABLE ZWAMESSAGEINFO (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZRECEIPTINFO BLOB);
CREATE TABLE ZWABLACKLISTITEM (Z_PK INTEGER PRIMARY KEY, ZJID VARCHAR);
CREATE TABLE ZWAZ1PAYMENTTRANSACTION (Z_PK INTEGER PRIMARY KEY, ZAMOUNT INTEGER);
CREATE INDEX ZWAMESSAGE_CHAT ON ZWAMESSAGE (ZCHATSESSION);
"""
_CONTACTS: Final = """
CREATE TABLE ZWAADDRESSBOOKCONTACT (Z_PK INTEGER PRIMARY KEY, ZFULLNAME VARCHAR, ZPHONENUMBER VARCHAR,
  ZWHATSAPPID VARCHAR, ZABOUTTEXT VARCHAR, ZLID VARCHAR);
"""
_CALLS: Final = """
CREATE TABLE ZWAAGGREGATECALLEVENT (Z_PK INTEGER PRIMARY KEY, ZINCOMING INTEGER, ZMISSED INTEGER, ZVIDEO INTEGER);
CREATE TABLE ZWACDCALLEVENT (Z_PK INTEGER PRIMARY KEY, Z1CALLEVENTS INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT,
  ZOUTCOME INTEGER, ZCALLIDSTRING VARCHAR, ZGROUPJIDSTRING VARCHAR, ZGROUPCALLCREATORUSERJIDSTRING VARCHAR);
CREATE TABLE ZWACDCALLEVENTPARTICIPANT (Z_PK INTEGER PRIMARY KEY, Z1PARTICIPANTS INTEGER, ZJIDSTRING VARCHAR);
"""
_ANDROID: Final = """
CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, agent INTEGER, device INTEGER, type INTEGER, raw_string TEXT);
CREATE TABLE jid_map (lid_row_id INTEGER PRIMARY KEY, jid_row_id INTEGER, sort_id INTEGER);
CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER UNIQUE, hidden INTEGER, subject TEXT,
  created_timestamp INTEGER, archived INTEGER, ephemeral_expiration INTEGER);
CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER NOT NULL, from_me INTEGER NOT NULL, key_id TEXT NOT NULL,
  sender_jid_row_id INTEGER, status INTEGER, broadcast INTEGER, recipient_count INTEGER, origin INTEGER, timestamp INTEGER,
  received_timestamp INTEGER, receipt_server_timestamp INTEGER, message_type INTEGER, text_data TEXT, starred INTEGER,
  lookup_tables INTEGER, sort_id INTEGER NOT NULL DEFAULT 0, message_add_on_flags INTEGER, view_mode INTEGER);
CREATE INDEX message_chat ON message (chat_row_id);
CREATE TABLE message_media (message_row_id INTEGER PRIMARY KEY, chat_row_id INTEGER, file_path TEXT, file_size INTEGER,
  width INTEGER, height INTEGER, media_key BLOB, mime_type TEXT, file_length INTEGER, media_name TEXT, media_duration INTEGER,
  media_caption TEXT);
CREATE TABLE message_quoted (message_row_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER,
  sender_jid_row_id INTEGER, key_id TEXT, timestamp INTEGER, message_type INTEGER, text_data TEXT);
CREATE TABLE message_location (message_row_id INTEGER PRIMARY KEY, latitude REAL, longitude REAL, place_name TEXT,
  place_address TEXT, url TEXT);
CREATE TABLE message_edit_info (message_row_id INTEGER PRIMARY KEY, original_key_id TEXT, edited_timestamp INTEGER,
  sender_timestamp INTEGER);
CREATE TABLE message_revoked (message_row_id INTEGER PRIMARY KEY, revoked_key_id TEXT, admin_jid_row_id INTEGER,
  revoke_timestamp INTEGER);
CREATE TABLE message_forwarded (message_row_id INTEGER PRIMARY KEY, forward_score INTEGER);
CREATE TABLE message_system (message_row_id INTEGER PRIMARY KEY, action_type INTEGER);
CREATE TABLE message_system_chat_participant (message_row_id INTEGER, user_jid_row_id INTEGER);
CREATE TABLE message_add_on (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT,
  sender_jid_row_id INTEGER, parent_message_row_id INTEGER, timestamp INTEGER, message_add_on_type INTEGER);
CREATE TABLE message_add_on_reaction (message_add_on_row_id INTEGER PRIMARY KEY, reaction TEXT, sender_timestamp INTEGER);
CREATE TABLE message_vcard (_id INTEGER PRIMARY KEY, message_row_id INTEGER, vcard TEXT);
CREATE TABLE message_poll_option (_id INTEGER PRIMARY KEY, message_row_id INTEGER, option_sha256 TEXT, option_name TEXT,
  vote_total INTEGER);
CREATE TABLE receipt_user (_id INTEGER PRIMARY KEY, message_row_id INTEGER, receipt_user_jid_row_id INTEGER,
  receipt_timestamp INTEGER, read_timestamp INTEGER, played_timestamp INTEGER);
CREATE TABLE group_participant_user (_id INTEGER PRIMARY KEY, group_jid_row_id INTEGER, user_jid_row_id INTEGER, rank INTEGER);
CREATE TABLE call_log (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, from_me INTEGER, call_id TEXT, timestamp INTEGER,
  video_call INTEGER, duration INTEGER, call_result INTEGER, group_jid_row_id INTEGER NOT NULL DEFAULT 0);
CREATE TABLE message_call_log (message_row_id INTEGER PRIMARY KEY, call_log_row_id INTEGER);
CREATE TABLE props (_id INTEGER PRIMARY KEY, key TEXT UNIQUE, value TEXT);
CREATE TABLE message_thumbnail (message_row_id INTEGER PRIMARY KEY, thumbnail BLOB);
"""
_NAMES: Final = """
CREATE TABLE wa_contacts (_id INTEGER PRIMARY KEY, jid TEXT NOT NULL, is_whatsapp_user BOOLEAN, status TEXT, number TEXT,
  display_name TEXT, wa_name TEXT, nickname TEXT);
CREATE TABLE wa_block_list (jid TEXT PRIMARY KEY);
"""
_OLD: Final = """
CREATE TABLE messages (_id INTEGER PRIMARY KEY, key_remote_jid TEXT NOT NULL, key_from_me INTEGER, key_id TEXT NOT NULL,
  status INTEGER, needs_push INTEGER, data TEXT, timestamp INTEGER, media_url TEXT, media_mime_type TEXT, media_wa_type TEXT,
  media_size INTEGER, media_name TEXT, media_caption TEXT, media_duration INTEGER, origin INTEGER, latitude REAL,
  longitude REAL, thumb_image TEXT, remote_resource TEXT, received_timestamp INTEGER, raw_data BLOB, starred INTEGER,
  quoted_row_id INTEGER, forwarded INTEGER);
CREATE TABLE messages_quotes (_id INTEGER PRIMARY KEY, key_remote_jid TEXT, key_from_me INTEGER, key_id TEXT, data TEXT);
CREATE TABLE chat_list (_id INTEGER PRIMARY KEY, key_remote_jid TEXT UNIQUE, subject TEXT, creation INTEGER, archived INTEGER);
CREATE TABLE group_participants (_id INTEGER PRIMARY KEY, gjid TEXT, jid TEXT, admin INTEGER);
"""
_CARD: Final = "BEGIN:VCARD\nVERSION:3.0\nN:;Dora Example;;;\nFN:Dora Example\nTEL:+44 7700 900104\nEND:VCARD"


def pack_number(number: int) -> bytes:
    """Return a number as a protocol buffer has it."""
    packed = bytearray()
    while number > 0x7F:
        packed.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*packed, number])


def pack_field(number: int, value: int | str | bytes) -> bytes:
    """Return one field of a protocol buffer."""
    if isinstance(value, int):
        return pack_number(number << 3) + pack_number(value)
    data = value.encode() if isinstance(value, str) else value
    return pack_number(number << 3 | 2) + pack_number(len(data)) + data


def _fill(path: Path, schema: str, rows: dict[str, Iterable[dict[str, Any]]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(schema)
        for table, those in rows.items():
            for row in those:
                marks = ", ".join("?" * len(row))
                db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
        db.commit()
    return path


def build_iphone(folder: Path) -> Path:
    """Write a folder as WhatsApp has it on a Mac: ChatStorage.sqlite, ContactsV2.sqlite, CallHistory.sqlite, Message/Media."""
    reactions = b"".join(
        pack_field(1, pack_field(1, f"R{at}") + (pack_field(2, who) if who else b"") + pack_field(3, emoji) + pack_field(4, when))
        for at, (who, emoji, when) in enumerate([(CLEO, "👍", (START + 70) * 1000), ("", "🎉", (START + 80) * 1000)])
    )
    answer = pack_field(4, "Shall we go to the lake?") + pack_field(5, "A1") + pack_field(6, ADA)
    pushname = b64encode(pack_field(1, "Cleo the Third") + pack_field(2, 7)).decode()

    def say(number: int, chat: int, second: float, kind: int, text: str | None, stanza: str, **more: Any) -> dict[str, Any]:
        row = {"Z_PK": number, "ZCHATSESSION": chat, "ZMESSAGEDATE": START + second - APPLE, "ZMESSAGETYPE": kind}
        return {**row, "ZTEXT": text, "ZSTANZAID": stanza, "ZISFROMME": 0, "ZSORT": number, **more}

    _fill(
        folder / "ChatStorage.sqlite",
        _IPHONE,
        {
            "ZWACHATSESSION": [
                {"Z_PK": 1, "ZCONTACTJID": ADA, "ZPARTNERNAME": "\u200eAda Example", "ZSESSIONTYPE": 0},
                {"Z_PK": 2, "ZCONTACTJID": GROUP, "ZPARTNERNAME": "Lake", "ZSESSIONTYPE": 1, "ZARCHIVED": 1},
            ],
            "ZWAGROUPINFO": [{"Z_PK": 1, "ZCHATSESSION": 2, "ZCREATIONDATE": START - APPLE, "ZCREATORJID": ADA}],
            "ZWAGROUPMEMBER": [
                {"Z_PK": 1, "ZCHATSESSION": 2, "ZISACTIVE": 1, "ZMEMBERJID": ADA, "ZCONTACTNAME": "Ada Example"},
                {"Z_PK": 2, "ZCHATSESSION": 2, "ZISACTIVE": 1, "ZMEMBERJID": CLEO, "ZCONTACTNAME": ""},
                {"Z_PK": 3, "ZCHATSESSION": 2, "ZISACTIVE": 0, "ZMEMBERJID": BEN, "ZCONTACTNAME": "Ben Example"},
            ],
            "ZWAPROFILEPUSHNAME": [{"Z_PK": 1, "ZJID": CLEO, "ZPUSHNAME": pushname}],
            "ZWAMESSAGE": [
                say(1, 1, 0, 0, "Shall we go to the lake?", "A1", ZFROMJID=ADA, ZGROUPEVENTTYPE=2),
                say(2, 1, 30.25, 0, "Yes! 🌊", "B1", ZISFROMME=1, ZTOJID=ADA, ZSTARRED=1),
                say(3, 1, 65, 1, None, "A2", ZFROMJID=ADA),
                say(4, 1, 90, 3, None, "B2", ZISFROMME=1),
                say(5, 1, 120, 5, None, "A3", ZFROMJID=ADA),
                say(6, 1, 150, 14, None, "A4", ZFROMJID=ADA),
                say(7, 1, 180, 4, None, "B3", ZISFROMME=1),
                say(8, 1, 3600, 59, None, "A5", ZFROMJID=ADA),
                say(9, 2, 200, 6, "Lake", "C0", ZGROUPMEMBER=1, ZGROUPEVENTTYPE=12),
                say(10, 2, 210, 6, None, "C1", ZGROUPMEMBER=2, ZGROUPEVENTTYPE=2),
                say(11, 2, 240, 0, "Hello all", "C2", ZGROUPMEMBER=2, ZPUSHNAME=pushname, ZFROMJID=GROUP),
                say(12, 2, 300, 8, None, "C3", ZISFROMME=1),
                say(13, 2, 330, 6, None, "C4", ZGROUPMEMBER=3, ZGROUPEVENTTYPE=3),
                say(14, 2, 360, 38, None, "C5", ZGROUPMEMBER=1),
            ],
            "ZWAMEDIAITEM": [
                {"Z_PK": 1, "ZMESSAGE": 2, "ZMETADATA": answer},
                {"Z_PK": 2, "ZMESSAGE": 3, "ZMEDIALOCALPATH": f"Media/{ADA}/a/photo.jpg", "ZTITLE": "The lake",
                 "ZFILESIZE": len(PHOTO), "ZLATITUDE": 1600.0, "ZLONGITUDE": 1200.0, "ZVCARDSTRING": "image/jpeg"},
                {"Z_PK": 3, "ZMESSAGE": 4, "ZMEDIALOCALPATH": f"Media/{ADA}/b/gone.opus", "ZMOVIEDURATION": 12},
                {"Z_PK": 4, "ZMESSAGE": 5, "ZLATITUDE": 54.5, "ZLONGITUDE": -3.1, "ZVCARDNAME": "Jetty"},
                {"Z_PK": 5, "ZMESSAGE": 7, "ZVCARDNAME": "Dora Example", "ZVCARDSTRING": _CARD},
                {"Z_PK": 6, "ZMESSAGE": 12, "ZMEDIALOCALPATH": f"Media/{GROUP}/c/plan.pdf", "ZTITLE": "Plan.pdf"},
                {"Z_PK": 7, "ZMESSAGE": 14, "ZMEDIALOCALPATH": f"Media/{GROUP}/c/once.jpg"},
            ],
            "ZWAMESSAGEINFO": [{"Z_PK": 1, "ZMESSAGE": 3, "ZRECEIPTINFO": pack_field(4, 1) + pack_field(7, reactions)}],
            "ZWABLACKLISTITEM": [{"Z_PK": 1, "ZJID": BEN}],
            "ZWAZ1PAYMENTTRANSACTION": [{"Z_PK": 1, "ZAMOUNT": 3}],
        },
    )  # fmt: skip
    contact = {"Z_PK": 1, "ZFULLNAME": "Ada Example", "ZWHATSAPPID": ADA, "ZABOUTTEXT": "At the lake"}
    _fill(folder / "ContactsV2.sqlite", _CONTACTS, {"ZWAADDRESSBOOKCONTACT": [contact]})
    _fill(
        folder / "CallHistory.sqlite",
        _CALLS,
        {
            "ZWAAGGREGATECALLEVENT": [
                {"Z_PK": 1, "ZINCOMING": 1, "ZMISSED": 0, "ZVIDEO": 1},
                {"Z_PK": 2, "ZINCOMING": 1, "ZMISSED": 1, "ZVIDEO": 0},
            ],
            "ZWACDCALLEVENT": [
                {"Z_PK": 1, "Z1CALLEVENTS": 1, "ZDATE": START + 3601 - APPLE, "ZDURATION": 61.5, "ZCALLIDSTRING": "call1"},
                {"Z_PK": 2, "Z1CALLEVENTS": 2, "ZDATE": START + 7200 - APPLE, "ZDURATION": 0, "ZCALLIDSTRING": "call2"},
            ],
            "ZWACDCALLEVENTPARTICIPANT": [
                {"Z_PK": 1, "Z1PARTICIPANTS": 1, "ZJIDSTRING": ADA},
                {"Z_PK": 2, "Z1PARTICIPANTS": 2, "ZJIDSTRING": BEN},
            ],
        },
    )
    photo = folder / "Message" / "Media" / ADA / "a" / "photo.jpg"
    photo.parent.mkdir(parents=True, exist_ok=True)
    photo.write_bytes(PHOTO)
    return folder / "ChatStorage.sqlite"


def build_android(folder: Path) -> Path:
    """Write a folder as WhatsApp has it on Android: Databases/msgstore.db, Databases/wa.db, Media."""
    jids = {1: ADA, 2: BEN, 3: CLEO, 4: GROUP, 5: CLEO_PHONE}

    def say(number: int, chat: int, second: float, kind: int, text: str | None, key: str, **more: Any) -> dict[str, Any]:
        row = {"_id": number, "chat_row_id": chat, "from_me": 0, "key_id": key, "timestamp": round((START + second) * 1000)}
        return {**row, "message_type": kind, "text_data": text, "sort_id": number, **more}

    path = _fill(
        folder / "Databases" / "msgstore.db",
        _ANDROID,
        {
            "jid": [
                {"_id": at, "user": one.partition("@")[0], "server": one.partition("@")[2], "raw_string": one}
                for at, one in jids.items()
            ],
            "jid_map": [{"lid_row_id": 3, "jid_row_id": 5}],
            "chat": [
                {"_id": 1, "jid_row_id": 1},
                {"_id": 2, "jid_row_id": 4, "subject": "Lake", "created_timestamp": START * 1000, "archived": 1},
            ],
            "message": [
                say(1, 1, 0, 0, "Shall we go to the lake?", "A1"),
                say(2, 1, 30.25, 0, "Yes! 🌊", "B1", from_me=1, starred=1, received_timestamp=(START + 31) * 1000),
                say(3, 1, 65, 1, "The lake", "A2"),
                say(4, 1, 90, 2, None, "B2", from_me=1),
                say(5, 1, 120, 5, None, "A3"),
                say(6, 1, 150, 15, None, "A4"),
                say(7, 1, 180, 4, None, "B3", from_me=1),
                say(8, 1, 3600, 90, None, "A5"),
                say(9, 2, 200, 7, "Lake", "C0", sender_jid_row_id=1),
                say(10, 2, 210, 7, None, "C1", sender_jid_row_id=1),
                say(11, 2, 240, 0, "Hello everybody", "C2", sender_jid_row_id=3),
                say(12, 2, 300, 9, None, "C3", from_me=1),
                say(13, 2, 330, 7, None, "C4", sender_jid_row_id=2),
                say(14, 2, 360, 42, None, "C5", sender_jid_row_id=1),
                say(15, 2, 400, 66, "When?", "C6", from_me=1),
                say(16, 2, 420, 0, "look at this", "C7", sender_jid_row_id=1),
            ],
            "message_media": [
                {"message_row_id": 3, "file_path": "Media/WhatsApp Images/IMG-20240305-WA0001.jpg", "mime_type": "image/jpeg",
                 "width": 1600, "height": 1200, "file_length": len(PHOTO), "media_key": b"\x01\x02"},
                {"message_row_id": 4, "file_path": "Media/WhatsApp Voice Notes/gone.opus", "media_duration": 12},
                {"message_row_id": 12, "file_path": "Media/WhatsApp Documents/Plan.pdf", "media_name": "Plan.pdf"},
                {"message_row_id": 14, "mime_type": "image/jpeg"},
            ],
            "message_quoted": [{"message_row_id": 2, "key_id": "A1", "text_data": "Shall we go to the lake?"}],
            "message_location": [
                {"message_row_id": 5, "latitude": 54.5, "longitude": -3.1, "place_name": "Jetty", "place_address": "Lake Road 1"}
            ],
            "message_edit_info": [{"message_row_id": 11, "original_key_id": "C2", "edited_timestamp": (START + 250) * 1000}],
            "message_revoked": [{"message_row_id": 6, "revoked_key_id": "A4", "revoke_timestamp": (START + 155) * 1000}],
            "message_forwarded": [{"message_row_id": 16, "forward_score": 2}],
            "message_system": [
                {"message_row_id": 9, "action_type": 11},
                {"message_row_id": 10, "action_type": 12},
                {"message_row_id": 13, "action_type": 5},
            ],
            "message_system_chat_participant": [{"message_row_id": 10, "user_jid_row_id": 3}],
            "message_add_on": [
                {"_id": 1, "parent_message_row_id": 3, "from_me": 0, "sender_jid_row_id": 3},
                {"_id": 2, "parent_message_row_id": 3, "from_me": 1},
            ],
            "message_add_on_reaction": [
                {"message_add_on_row_id": 1, "reaction": "👍", "sender_timestamp": (START + 70) * 1000},
                {"message_add_on_row_id": 2, "reaction": "🎉", "sender_timestamp": (START + 80) * 1000},
            ],
            "message_vcard": [{"message_row_id": 7, "vcard": _CARD}],
            "message_poll_option": [
                {"message_row_id": 15, "option_name": "Saturday", "vote_total": 2},
                {"message_row_id": 15, "option_name": "Sunday", "vote_total": 0},
            ],
            "receipt_user": [
                {"message_row_id": 2, "receipt_user_jid_row_id": 1, "receipt_timestamp": (START + 32) * 1000,
                 "read_timestamp": (START + 40) * 1000}
            ],
            "group_participant_user": [
                {"group_jid_row_id": 4, "user_jid_row_id": 1}, {"group_jid_row_id": 4, "user_jid_row_id": 3},
            ],
            "call_log": [
                {"_id": 1, "jid_row_id": 1, "from_me": 0, "call_id": "call1", "timestamp": (START + 3601) * 1000,
                 "video_call": 1, "duration": 61, "call_result": 5},
                {"_id": 2, "jid_row_id": 2, "from_me": 0, "call_id": "call2", "timestamp": (START + 7200) * 1000,
                 "duration": 0, "call_result": 2},
            ],
            "message_call_log": [{"message_row_id": 8, "call_log_row_id": 1}],
            "props": [{"key": "user_push_name", "value": "Frauke"}],
            "message_thumbnail": [{"message_row_id": 3, "thumbnail": b"\xff\xd8" * 9}],
        },
    )  # fmt: skip
    _fill(
        folder / "Databases" / "wa.db",
        _NAMES,
        {
            "wa_contacts": [
                {"jid": ADA, "display_name": "Ada Example", "status": "At the lake"},
                {"jid": BEN, "display_name": "Ben Example"},
                {"jid": CLEO_PHONE, "wa_name": "Cleo the Third"},
            ],
            "wa_block_list": [{"jid": BEN}],
        },
    )
    photo = folder / "Media" / "WhatsApp Images" / "IMG-20240305-WA0001.jpg"
    photo.parent.mkdir(parents=True, exist_ok=True)
    photo.write_bytes(PHOTO)
    return path


def build_old_android(folder: Path) -> Path:
    """Write msgstore.db as it was until about 2021."""

    def say(number: int, jid: str, second: float, text: str | None, key: str, **more: Any) -> dict[str, Any]:
        row = {"_id": number, "key_remote_jid": jid, "key_from_me": 0, "key_id": key, "data": text, "status": 0}
        return {**row, "timestamp": round((START + second) * 1000), "media_wa_type": "0", **more}

    return _fill(
        folder / "msgstore.db",
        _OLD,
        {
            "messages": [
                {"_id": 1, "key_remote_jid": "-1", "key_id": "-1", "status": -1},
                say(2, ADA, 0, "Shall we go to the lake?", "A1"),
                say(3, ADA, 30.25, "Yes! 🌊", "B1", key_from_me=1, starred=1, quoted_row_id=1),
                say(4, ADA, 65, None, "A2", media_wa_type="1", media_mime_type="image/jpeg", media_caption="The lake",
                    media_name="IMG-20240305-WA0001.jpg"),
                say(5, ADA, 120, None, "A3", media_wa_type="5", latitude=54.5, longitude=-3.1),
                say(6, GROUP, 210, None, "C1", status=6, media_size=12, remote_resource=ADA),
                say(7, GROUP, 240, "Hello all", "C2", remote_resource=BEN, forwarded=1),
            ],
            "messages_quotes": [{"_id": 1, "key_remote_jid": ADA, "key_id": "A1", "data": "Shall we go to the lake?"}],
            "chat_list": [
                {"key_remote_jid": ADA}, {"key_remote_jid": GROUP, "subject": "Lake", "creation": START * 1000},
            ],
            "group_participants": [{"gjid": GROUP, "jid": ADA}, {"gjid": GROUP, "jid": BEN}, {"gjid": GROUP, "jid": ""}],
        },
    )  # fmt: skip


def build_device_backup(folder: Path, *, encrypted: bool = False, without: str = "") -> Path:
    """Write the backup of an iPhone that holds what `build_iphone` writes, each file under the SHA-1 of its place."""
    domain = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared"
    build_iphone(folder / "phone")
    rows = []
    for file in sorted((folder / "phone").rglob("*")):
        path = file.relative_to(folder / "phone").as_posix()
        if file.is_file() and path != without:
            name = hashlib.sha1(f"{domain}-{path}".encode(), usedforsecurity=False).hexdigest()
            place = folder / "backup" / name[:2] / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read_bytes())
            rows.append({"fileID": name, "domain": domain, "relativePath": path, "flags": 1})
    schema = "CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB);"
    _fill(folder / "backup" / "Manifest.db", schema, {"Files": rows})
    import plistlib

    (folder / "backup" / "Manifest.plist").write_bytes(plistlib.dumps({"IsEncrypted": encrypted, "Version": "10.0"}))
    return folder / "backup"


def encrypt(data: bytes, key: bytes = KEY, *, feature: bool = True, multiple: bool = False) -> bytes:
    """Return a database as crypt15 (formats/whatsapp.md section 6)."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    iv = bytes(range(100, 116))
    head = pack_field(1, 1) + pack_field(3, pack_field(1, iv)) + pack_field(4, pack_field(1, "2.24.5.76"))
    middle = hmac.new(bytes(32), key, hashlib.sha256).digest()
    secret = hmac.new(middle, b"backup encryption\x01", hashlib.sha256).digest()
    made = Cipher(algorithms.AES(secret), modes.GCM(iv)).encryptor()
    body = made.update(zlib.compress(data, 1)) + made.finalize()
    whole = bytes([len(head)]) + (b"\x01" if feature else b"") + head + body + made.tag
    return whole if multiple else whole + hashlib.md5(whole, usedforsecurity=False).digest()


def read_export() -> Tree:
    """Return a sample of the laws: the documents that reading `build_android` makes, and its one photo.

    A database is nothing that a difference can be read in; a test says that reading it gives just these.
    """
    with TemporaryDirectory() as folder:
        build_android(Path(folder) / "WhatsApp")
        (part,) = open_backups([Path(folder) / "WhatsApp"]).parts
        files = {member.path: read_member(member).data for member in part.part.members}
    for path, data in files.items():
        if path.endswith(".json"):  # so that a difference can be read
            files[path] = (json.dumps(json.loads(data), indent=1, ensure_ascii=False) + "\n").encode()
    counts = {
        "messages_per_thread": {f"inbox/{ADA}": 8, f"archived/{GROUP}": 8, f"inbox/{BEN}": 1},
        "messages_by_field": {
            "photos": 1, "audio_files": 1, "files": 1, "reactions": 1, "users": 2, "call_duration": 2, "missed": 2,
            "is_unsent": 1,
        },
        "message_reactions": 2,
        "media_files": 1,
        "media_references_missing": ["Media/WhatsApp Documents/Plan.pdf", "Media/WhatsApp Voice Notes/gone.opus"],
    }  # fmt: skip
    return Tree(NAME, files, counts)


__all__ = ["KEY", "build_android", "build_device_backup", "build_iphone", "build_old_android", "encrypt"]
