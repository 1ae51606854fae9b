"""Messages: threads in every folder, and group chats (formats/facebook.md 1.6.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Conversation, Record
from exit_kit.importing.shapes import Fields
from importers.meta.message_fields import MESSAGE
from importers.meta.thread_pages import render_group_chat, render_thread
from importers.meta.threads import THREAD, extract_thread, extract_thread_fast, read_messages


def extract_group_chat(source: Source, messages: Iterable[Fields]) -> Iterator[Record]:
    """Yield a community chat: normal messages under a name, no participants (`your_group_messages/N.json`)."""
    rows, precision = read_messages(messages)
    name = source.header.get("thread_name") or None
    yield Conversation(f"?group chat {name}", name, "group", "your_group_messages", (), rows, precision)


FILE_TYPES: Final = (
    FileType(
        name="messages",
        about="Your chats: every message of one conversation, with photos, calls and reactions.",
        paths=(
            "messages/inbox/*/message_#.json",
            "messages/archived_threads/*/message_#.json",
            "messages/filtered_threads/*/message_#.json",
            "messages/message_requests/*/message_#.json",
            "messages/legacy_threads/*/message_#.json",
            "messages/e#ee_cutover/*/message_#.json",
        ),
        roots=("participants",),
        records="messages",
        shape=MESSAGE,
        header=THREAD,
        extract=extract_thread,
        extract_fast=extract_thread_fast,
        page=render_thread,
        unless=("threadName",),  # an encrypted chat (section 5)
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="group chats",
        about="Chats of Facebook groups and communities that you took part in.",
        paths=("groups/your_group_messages/#.json",),
        roots=("thread_name",),
        records="messages",
        shape=MESSAGE,
        header=THREAD,
        extract=extract_group_chat,
        page=render_group_chat,
        layouts=("G5", "G4"),
    ),
)

__all__ = ["FILE_TYPES", "extract_group_chat"]
