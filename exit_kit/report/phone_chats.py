"""Chats that a phone exported one by one: what each holds, what was left out, where it is cut off, who forbade it.

Figures are of the conversation as it was put together from all of its exports.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from exit_kit.report.answers import Account, PhoneChat, PrivacyNotice
from exit_kit.report.display import Symbols, clip, wrap_text
from exit_kit.report.words import format_day
from exit_kit.store.limits import is_cut
from exit_kit.wording import format_count, format_plural

_MOST: Final = 15
_MOST_SIGNED: Final = 8
_NAME_CELLS: Final = 22
_PRIVACY: Final = "advanced_privacy"
_DELIVERIES: Final = """
SELECT conversation_id, conversation_sources.message_count, conversation_sources.first_at
FROM conversation_sources JOIN conversations ON conversations.id = conversation_id
WHERE conversations.account_id = ? AND conversation_sources.message_count IS NOT NULL
"""
_CHATS: Final = """
SELECT conversations.id, title, conversations.kind, count(messages.id), min(messages.at), max(messages.at),
  total(messages.kind = 'call'), total(is_missed_call), total(is_omitted), total(is_unsent), total(is_edited),
  total(messages.kind = 'poll')
FROM conversations JOIN messages ON conversation_id = conversations.id
WHERE account_id = ? GROUP BY conversations.id
"""
_FILES: Final = """
SELECT conversation_id, total(is_there), count(*) - total(is_there) FROM (
  SELECT messages.conversation_id, messages.id, max(media.member_id IS NOT NULL) AS is_there
  FROM media_uses JOIN messages ON messages.id = message_id JOIN media ON media.id = media_id
  WHERE media_uses.account_id = ? GROUP BY messages.id
) GROUP BY 1
"""
_NOTICES: Final = """
SELECT conversation_id, event, at FROM messages JOIN conversations ON conversations.id = conversation_id
WHERE account_id = ? AND event IN ('advanced_privacy_on', 'advanced_privacy_off') ORDER BY at, sequence
"""


def list_phone_chats(db: sqlite3.Connection, account_id: int) -> tuple[PhoneChat, ...]:
    """Return the chats of an account that were exported one by one, those with most messages first."""
    here = {row[1] for row in db.execute("PRAGMA table_info(conversation_sources)")}
    if "message_count" not in here:  # a database from before
        return ()
    deliveries: dict[int, list[tuple[int | None, str | None]]] = defaultdict(list)
    for number, count, first_at in db.execute(_DELIVERIES, (account_id,)):
        deliveries[number].append((count, first_at))
    if not deliveries:
        return ()
    files = {row[0]: (int(row[1]), int(row[2])) for row in db.execute(_FILES, (account_id,))}
    notices: dict[int, list[PrivacyNotice]] = defaultdict(list)
    for number, event, at in db.execute(_NOTICES, (account_id,)):
        notices[number].append(PrivacyNotice(at, event == f"{_PRIVACY}_on"))
    found = []
    for number, title, kind, count, first_at, last_at, *figures in db.execute(_CHATS, (account_id,)):
        if number in deliveries:
            calls, missed, omitted, unsent, edited, polls = map(int, figures)
            found.append(
                PhoneChat(
                    title, kind, count, first_at, last_at, len(deliveries[number]), is_cut(deliveries[number]),
                    *files.get(number, (0, 0)), omitted, calls, missed, polls, unsent, edited, tuple(notices[number]),
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.messages, one.title or "")))


def show_phone_chats(account: Account, symbols: Symbols) -> Iterator[str]:
    """Yield the chats as a table, names last; then those that are cut off, and who may not export any more."""
    chats = account.phone_chats
    if not chats:
        return
    yield "Chats, as the phone exported them"
    yield f"  {'messages':>9} {'files':>6} {'missing':>8} {'calls':>6}  {'first':<11}  {'last':<11}  name"
    for one in chats[:_MOST]:
        sign = "* " if one.is_cut else ""
        figures = f"  {format_count(one.messages):>9} {_or_dot(one.files):>6}"
        figures += f" {_or_dot(one.left_out + one.missing):>8} {_or_dot(one.calls):>6}"
        name = sign + clip(one.title or "(no name)", _NAME_CELLS - len(sign), symbols)
        yield f"{figures}  {format_day(one.first_at):<11}  {format_day(one.last_at):<11}  {name}"
    if len(chats) > _MOST:
        yield f"  {symbols.more} and {format_count(len(chats) - _MOST)} more"
    if any(one.is_cut for one in chats):
        yield from wrap_text(
            "* begins just where a phone cuts off: older messages are probably missing. Export it once more without "
            "media, which reaches back further, and import that too.",
            "    ", first="  ",
        )  # fmt: skip
    yield from _show_privacy(chats, symbols)


def _show_privacy(chats: tuple[PhoneChat, ...], symbols: Symbols) -> Iterator[str]:
    closed = [one for one in chats if one.privacy]
    if not closed:
        return
    yield "  Advanced chat privacy, which forbids to export a chat, was turned"
    for one in closed[:_MOST_SIGNED]:
        newest = one.privacy[-1]
        how = "on " if newest.is_on else "off"
        yield f"    {how} on {format_day(newest.at):<11}  {clip(one.title or '(no name)', _NAME_CELLS * 2, symbols)}"
    if len(closed) > _MOST_SIGNED:
        yield f"    {symbols.more} and in {format_plural(len(closed) - _MOST_SIGNED, 'more chat')}"


def _or_dot(count: int) -> str:
    return format_count(count) if count else "."


__all__ = ["list_phone_chats", "show_phone_chats"]
