"""What is said of a conversation itself, as SQL: its row is made, or what a later export says is added to it."""

from __future__ import annotations

import re
from typing import Final

UPSERT: Final = """
INSERT INTO conversations (account_id, platform, key, title, kind, folder, is_participant, is_pending, join_link,
  magic_words, first_export_id, last_export_id, member_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (account_id, key) DO UPDATE SET title = coalesce(excluded.title, title),
  kind = CASE WHEN kind = 'group' THEN kind ELSE coalesce(excluded.kind, kind) END,
  folder = coalesce(excluded.folder, folder), is_participant = coalesce(excluded.is_participant, is_participant),
  is_pending = coalesce(excluded.is_pending, is_pending), join_link = coalesce(excluded.join_link, join_link),
  magic_words = coalesce(excluded.magic_words, magic_words), last_export_id = excluded.last_export_id
RETURNING id
"""
# What is part of another conversation fills in what that one does not say.
FILL: Final = re.sub(
    r"(title|folder|is_participant|is_pending|join_link|magic_words) = coalesce\((excluded\.\w+), \w+\)",
    r"\1 = coalesce(\1, \2)",
    UPSERT,
)
