"""WhatsApp's own databases and backups: which files they are, how they are opened, and what cannot be."""

from __future__ import annotations

from typing import Final

from exit_kit.importing.app_data import AppData, AppDatabase, Unreadable
from exit_kit.importing.contract import Landmark
from importers.whatsapp import android, backup_files, backup_messages, iphone
from importers.whatsapp.crypt15 import OTHER_KEY, unlock

FILE_TYPES: Final = (*backup_messages.FILE_TYPES, *backup_files.FILE_TYPES)
# Layouts of their own: a backup is a whole by itself, and has no profile.
APART: Final = {
    android.FOLDER: "a backup of WhatsApp on Android",
    iphone.FOLDER: "a backup of WhatsApp on an iPhone or a Mac",
}
LANDMARKS: Final = (
    Landmark(tuple(f"{layout}/chats" for layout in APART), "chats of the backup", is_chats=True),
    Landmark(tuple(f"{layout}/calls" for layout in APART), "people with calls but no chat", is_chats=True),
)
_IPHONE: Final = AppDatabase(
    layout=iphone.FOLDER,
    files=("chatstorage.sqlite",),
    tables=frozenset({"ZWAMESSAGE"}),
    media=("Message", "Media"),
    list_documents=iphone.list_documents,
    beside={"contacts": ("contactsv2.sqlite", "contacts.sqlite"), "calls": ("callhistory.sqlite",)},
)
_ANDROID: Final = AppDatabase(
    layout=android.FOLDER,
    files=("msgstore.db",),
    tables=frozenset({"message", "messages"}),
    media=("Media",),
    list_documents=android.list_documents,
    beside={"contacts": ("wa.db",)},
)
_NEW_BACKUP: Final = (
    "Turn on end-to-end encrypted backup with a 64-digit key in WhatsApp (Settings, Chats, Chat backup), write the key "
    "down, back up, and give the new msgstore.db.crypt15. Or export the chats one by one."
)
APP: Final = AppData(
    databases=(_IPHONE, _ANDROID),
    locked=(".crypt15",),
    unlock=unlock,
    key_help=(
        "Run the command in a terminal to be asked for its 64-digit key, or name a file that holds the key with "
        f"--key-file FILE. {OTHER_KEY}"
    ),
    unreadable=(
        Unreadable(
            (
                ".crypt5",
                ".crypt7",
                ".crypt8",
                ".crypt9",
                ".crypt10",
                ".crypt11",
                ".crypt12",
                ".crypt13",
                ".crypt14",
            ),
            "only a key that the phone keeps to itself opens it",
            _NEW_BACKUP,
        ),
        Unreadable(
            (".sqlite.enc", ".db.enc", ".enc"),
            "nothing but WhatsApp itself opens an encrypted backup in iCloud",
            "Turn end-to-end encrypted backup off, make an unencrypted backup of the iPhone with Finder or iTunes, and "
            "give its folder. Or export the chats one by one.",
        ),
    ),
    domains=(
        "AppDomainGroup-group.net.whatsapp.WhatsApp.shared",
        "AppDomainGroup-group.net.whatsapp.WhatsAppSMB.shared",
        "AppDomain-net.whatsapp.WhatsApp",
    ),
    lacks=(
        "WhatsApp's database is not in it; WhatsApp leaves it out while its own encrypted backup is turned on.",
        "Turn end-to-end encrypted backup off in WhatsApp (Settings, Chats, Chat Backup), and back up again.",
    ),
)
