"""What an export of WhatsApp is: chats are known by what their texts hold, so a listing alone shows nothing of them."""

from __future__ import annotations

from collections.abc import Iterable

from exit_kit.importing.contract import PartName, Recognition


def recognise(paths: Iterable[str]) -> Recognition | None:
    """Return what a listing shows, None when nothing in it is WhatsApp's.  Paths are match keys below the wrapper."""
    return None


def parse_name(name: str) -> PartName | None:
    """Return None: WhatsApp names an export after the chat, and says neither whose it is nor of which day."""
    return None


def is_attachment(path: str) -> bool:
    """Say whether a member is a file that somebody sent, by its path as a match key."""
    return False
