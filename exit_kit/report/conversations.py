"""Conversations with what they were put together from: from a database to plain values and lines."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exit_kit.report.display import WIDTH, Symbols, clip, wrap_text
from exit_kit.report.words import format_day, name_folder
from exit_kit.store.joins import MESSAGES, NAME, USER
from exit_kit.wording import format_count, format_plural

_TITLE_INDENT: Final = 50
_PART_CELLS: Final = 30
_REASONS: Final = {
    USER: "joined by you",
    MESSAGES: "joined, the same was said on the same days",
    NAME: "joined, it has the same name and people",
}
_CONVERSATIONS: Final = """
SELECT conversations.id, conversations.platform, accounts.name, conversations.key, title, kind, folder, message_count,
  first_at, last_at
FROM conversations JOIN accounts ON accounts.id = account_id ORDER BY message_count DESC, conversations.id
"""
_PARTS: Final = """
SELECT conversation_id, conversation_sources.key, conversation_sources.title, conversation_sources.folder,
  group_concat(DISTINCT exports.created_at), min(decided_by)
FROM conversation_sources JOIN exports ON exports.id = export_id
LEFT JOIN conversation_joins AS joins ON joins.account_id = conversation_sources.account_id
  AND joins.key = conversation_sources.key
GROUP BY conversation_id, conversation_sources.key ORDER BY min(conversation_sources.id)
"""


@dataclass(frozen=True, slots=True)
class PartOf:
    """One conversation as exports deliver it; `exports` are their days, `decided_by` says who joined it: participants
    (the same people take part), user, or None for the one that the others were joined to."""

    key: str
    title: str | None
    folder: str | None
    exports: tuple[str, ...]
    decided_by: str | None


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation and its parts: more than one when it was put together."""

    number: int
    platform: str
    account: str | None
    key: str
    title: str | None
    kind: str | None
    folder: str | None
    messages: int
    first_at: str | None
    last_at: str | None
    parts: tuple[PartOf, ...]

    @property
    def is_joined(self) -> bool:
        """Say whether it was put together from several."""
        return len(self.parts) > 1


def list_talks(db: sqlite3.Connection, *, only_joined: bool = False) -> tuple[Talk, ...]:
    """Return the conversations, those with most messages first."""
    parts: dict[int, list[PartOf]] = defaultdict(list)
    for number, key, title, folder, days, decided_by in db.execute(_PARTS):
        found = PartOf(key, title, folder, tuple(sorted((days or "").split(","))), decided_by)
        parts[number].append(found)
    talks = [_make_talk(row, parts[row[0]]) for row in db.execute(_CONVERSATIONS)]
    return tuple(talk for talk in talks if talk.is_joined or not only_joined)


def _make_talk(row: sqlite3.Row, parts: list[PartOf]) -> Talk:
    number, platform, account, key, title, kind, folder, messages, first_at, last_at = row
    return Talk(
        number, platform, account, key, title, kind, folder, messages or 0, first_at, last_at, tuple(parts)
    )


def render_talks(talks: tuple[Talk, ...], symbols: Symbols) -> Iterator[str]:
    """Yield the list as lines; names stand last, as they may be of any width and direction."""
    joined = sum(talk.is_joined for talk in talks)
    several = f", {format_count(joined)} of them put together from several" if joined else ""
    yield f"{format_plural(len(talks), 'conversation')}{several}."
    if talks:
        yield ""
        yield f"{'No.':>5}  {'messages':>9}  {'first':<12}  {'last':<12}    name"
    for talk in talks:
        first, last = (format_day(talk.first_at), format_day(talk.last_at)) if talk.first_at else ("-", "-")
        name = clip(talk.title or "without a name", WIDTH - _TITLE_INDENT, symbols)
        yield f"{talk.number:>5}  {format_count(talk.messages):>9}  {first:<12}  {last:<12}    {name}"
        if talk.is_joined:
            yield from _render_parts(talk, symbols)


def _render_parts(talk: Talk, symbols: Symbols) -> Iterator[str]:
    for part in talk.parts:
        title = clip(part.title, _PART_CELLS, symbols) if part.title else "no folder"
        where = name_folder(part.folder) if part.folder else title
        days = " and ".join(map(format_day, part.exports))
        why = _find_reason(part)
        yield from wrap_text(
            f"{where}, export of {days}{': ' if why else ''}{why}", " " * 11, first="         + "
        )


def _find_reason(part: PartOf) -> str:
    if part.decided_by is None:
        return "the same messages stand in it" if part.key.startswith("?") else ""
    return _REASONS.get(part.decided_by, "joined, the same people take part")


__all__ = ["PartOf", "Talk", "list_talks", "render_talks"]
