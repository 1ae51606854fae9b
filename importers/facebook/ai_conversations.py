"""Chats with Meta AI (formats/facebook.md 1.4, 7.3): `importers.meta.ai_chats` reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from importers.facebook.labelled import labelled_row
from importers.meta.ai_chats import extract_ai_chats, render_ai_chats

_ROW: Final = labelled_row(
    "ai conversations", "Your chats with Meta AI.", "messages/ai_conversations.json",
    "messages/ai_conversations/*.json", extract=extract_ai_chats,
)  # fmt: skip
FILE_TYPES: Final = (replace(_ROW, page=render_ai_chats),)

__all__ = ["FILE_TYPES"]
