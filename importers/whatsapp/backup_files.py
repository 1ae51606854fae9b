"""What a backup holds besides its chats: people, groups, and what is to be said of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import ANYTHING, Fields, FileType, Source
from exit_kit.importing.records import MILLISECOND, Connection, Fact, Record
from exit_kit.importing.shapes import Many, Shape
from exit_kit.importing.times import format_milliseconds, format_seconds
from importers.whatsapp import android, iphone

_TOPIC: Final = "WhatsApp backup"
_LAYOUTS: Final = (android.FOLDER, iphone.FOLDER)
_APPS: Final = {"android": "WhatsApp on Android", "iphone": "WhatsApp on an iPhone or a Mac"}


def _list_paths(name: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}" for folder in _LAYOUTS)


def read_contacts(source: Source, contacts: Iterable[Fields]) -> Iterator[Record]:
    """Yield the people of a backup: who is in the address book, who else was met in chats, who is blocked."""
    for one in contacts:
        known = ("phone", "own_name", "business_name")
        details = {key: one[key] for key in known if one.get(key)}
        kind = "contact" if one.get("is_saved") else "known from chats"
        name, about = one.get("name"), one.get("about")
        yield Connection(kind, name, status=about, is_person=True, details=details or None)
        if one.get("is_blocked"):
            yield Connection("blocked", name, is_person=True, details=details or None)


def read_groups(source: Source, groups: Iterable[Fields]) -> Iterator[Record]:
    """Yield the groups of a backup, with how many are in them."""
    for one in groups:
        details = {"jid": one.get("jid"), "members": len(one["people"]) if one.get("people") else None}
        at = format_milliseconds(one.get("created_at_ms"))
        told = {key: value for key, value in details.items() if value}
        yield Connection("group", one.get("title"), at, details=told or None, at_precision=MILLISECOND)


def read_about(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what is known of the backup itself; a table that is broken is a problem."""
    for one in records:
        yield Fact(_TOPIC, "Made by", _APPS.get(one.get("app") or "", one.get("app")))
        if one.get("owner_name"):
            yield Fact("profile", "Name that others see", one["owner_name"])
        if one.get("timestamp"):
            yield Fact(_TOPIC, "Newest message", None, format_seconds(one["timestamp"]))
        for table in one.get("broken_tables") or ():
            source.notes.note("damaged", f"/broken_tables/{table}")


FILE_TYPES: Final = (
    FileType(
        name="people of a chat backup",
        about="Everybody who has a name in a backup of WhatsApp, and whom you blocked.",
        paths=_list_paths("contacts.json"),
        roots=("whatsapp_backup_contacts",),
        shape=Shape(
            jid=str,
            name=str,
            phone=str,
            is_saved=bool,
            own_name=str,
            business_name=str,
            about=str,
            is_blocked=bool,
        ),
        extract=read_contacts,
        layouts=_LAYOUTS,
        is_utf8=True,
    ),
    FileType(
        name="groups of a chat backup",
        about="The groups in a backup of WhatsApp.",
        paths=_list_paths("groups.json"),
        roots=("whatsapp_backup_groups",),
        shape=Shape(jid=str, title=str, is_archived=int, created_at_ms=int, people=Many(str), row=ANYTHING),
        extract=read_groups,
        layouts=_LAYOUTS,
        is_utf8=True,
    ),
    FileType(
        name="about a chat backup",
        about="Which app made a backup of WhatsApp, and its newest message.",
        paths=_list_paths("about.json"),
        roots=("whatsapp_backup",),
        shape=Shape(app=str, tables=str, timestamp=int, owner_name=str, broken_tables=Many(str)),
        extract=read_about,
        layouts=_LAYOUTS,
        is_utf8=True,
    ),
    FileType(
        name="tables of a chat backup that are not read",
        about="Tables of a backup of WhatsApp that exit-kit does not read, with the number of their rows.",
        paths=_list_paths("unread_tables.json"),
        roots=("whatsapp_unread_tables",),
        layouts=_LAYOUTS,
        is_utf8=True,
    ),
)
