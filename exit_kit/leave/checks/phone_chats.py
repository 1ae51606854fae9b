"""Chats that a phone exports one by one: are they all here, whole, recent, with their files, and may they be exported?

Facts: formats/whatsapp.md section 4; facts/leaving-meta.md section 6.6.  No file lists the chats that there are: that
only the phone does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from exit_kit.leave.checks import handover
from exit_kit.leave.checks.span import FRESH_DAYS, STALE_DAYS, count_days, look_at_freshness
from exit_kit.leave.readiness import Light, Seen
from exit_kit.leave.subject import Subject, list_distinct
from exit_kit.report.words import format_day
from exit_kit.store.limits import BETWEEN_LIMITS, find_first, is_near_limit
from exit_kit.wording import format_count, format_plural

TEXT: Final = "text"
_NONE: Final = "No exported chat is in the database."
_EXPORT: Final = "Open each chat on the phone, choose Export chat, and import the files."
_CHATS: Final = """
SELECT conversations.id, conversations.title, conversations.message_count, conversations.first_at,
  sources.id AS source, sources.message_count AS delivered, sources.first_at AS delivered_from, exports.created_at
FROM conversations JOIN accounts ON accounts.id = conversations.account_id
LEFT JOIN conversation_sources AS sources ON sources.conversation_id = conversations.id
LEFT JOIN exports ON exports.id = sources.export_id
WHERE accounts.platform = ? AND conversations.message_count IS NOT NULL
ORDER BY conversations.message_count DESC, conversations.title, conversations.id
"""
_LEFT_OUT: Final = """
SELECT title, total(is_omitted) AS left_out, (SELECT count(DISTINCT media_id) FROM media_uses
    JOIN messages AS shown ON shown.id = message_id JOIN media ON media.id = media_id
    WHERE shown.conversation_id = conversations.id AND media.member_id IS NOT NULL
      AND copy_of IS NULL) AS files
FROM conversations JOIN accounts ON accounts.id = conversations.account_id
JOIN messages ON conversation_id = conversations.id
WHERE accounts.platform = ? GROUP BY conversations.id ORDER BY left_out DESC
"""
_CLOSED: Final = """
SELECT conversation_id, title, event, at FROM messages JOIN conversations ON conversations.id = conversation_id
JOIN accounts ON accounts.id = account_id
WHERE accounts.platform = ? AND event IN ('advanced_privacy_on', 'advanced_privacy_off') ORDER BY at, sequence
"""


def look_at_chat_parts(subject: Subject) -> Seen:
    """See whether the exports are where they were; whether all chats are here only the phone shows."""
    if not any(one["format"] == TEXT for one in subject.exports):
        return handover.look_at_parts(subject)
    seen = handover.look_at_places(subject)
    if seen is not None:
        return seen
    chats = len(_read_chats(subject))
    return Seen(
        Light.UNKNOWN,
        f"{format_plural(chats, 'chat')} {'is' if chats == 1 else 'are'} here. A phone exports each chat by itself, so "
        "which others there are only the phone shows.",
        mend="Go through the list of chats on the phone, archived ones too, and export what you want. Then confirm.",
    )


def look_at_cut_chats(subject: Subject) -> Seen:
    """See whether a chat has just as many messages as a phone exports at most."""
    chats = _read_chats(subject)
    if not chats:
        return Seen(Light.UNKNOWN, _NONE, mend=_EXPORT)
    counts = [(rows[0], find_first(_list_deliveries(rows)) or 0) for rows in chats]
    cut = [(row, count) for row, count in counts if is_near_limit(count)]
    if not cut:
        longest = format_count(chats[0][0]["message_count"])
        return Seen(
            Light.GREEN,
            f"{format_plural(len(chats), 'chat')}, none near a limit; the longest has {longest} messages.",
        )
    names = list_distinct(
        f"{_name(row)} ({format_count(row['message_count'])} messages, the oldest of {format_day(row['first_at'])})"
        for row, _ in cut
    )
    says = (
        f"{format_plural(len(cut), 'chat')} {'has' if len(cut) == 1 else 'have'} just as many messages as a phone "
        "hands over at most: older ones are probably missing here. Delete nothing yet, they may still be on the phone."
    )
    return Seen(Light.RED, says, names, _advise_on_cut([count for _, count in cut]))


def _advise_on_cut(counts: list[int]) -> str:
    """Return what helps with chats that have so many messages each."""
    short = sum(count < BETWEEN_LIMITS for count in counts)
    mend = []
    if short:
        which = "those of about 10,000 messages" if short < len(counts) else "it" if short == 1 else "them"
        mend.append(
            f"Export {which} once more, without media: then about 40,000 come along. Import that too; both become one "
            "chat, and nothing doubles."
        )
    if short < len(counts):
        mend.append(
            "Only a backup of WhatsApp has more than 40,000 messages of a chat. `exit-kit import` reads that of an "
            "Android phone (msgstore.db.crypt15, with the 64-digit key), the one that a computer makes of an iPhone, "
            "and the chats of a Mac (ChatStorage.sqlite)."
        )
    mend.append(
        "Where the oldest message here really is the first of the chat, nothing is missing: then confirm."
    )
    return " ".join(mend)


def look_at_chat_freshness(subject: Subject) -> Seen:
    """See how old the newest export of each chat is."""
    dated = [(rows[0], max((row["created_at"] for row in rows if row["created_at"]), default=None))
             for rows in _read_chats(subject)]  # fmt: skip
    if not dated or not any(one["format"] == TEXT for one in subject.exports):
        return look_at_freshness(subject)
    today = subject.today.isoformat()
    old = [
        (row, made, count_days(made, today)) for row, made in dated if count_days(made, today) > FRESH_DAYS
    ]
    if not old:
        return Seen(Light.GREEN, f"Every chat was exported within {FRESH_DAYS} days.")
    light = Light.RED if any(days > STALE_DAYS for _, _, days in old) else Light.YELLOW
    names = list_distinct(f"{_name(row)} (exported about {format_day(made)})" for row, made, _ in old)
    says = f"{len(old)} of {format_plural(len(dated), 'chat')} {'was' if len(old) == 1 else 'were'} last exported more "
    says += f"than {FRESH_DAYS} days ago. What came since is not here."
    mend = f"Export them once more. {_EXPORT} Nothing doubles. Or confirm that nothing came since."
    return Seen(light, says, names, mend)


def look_at_left_out(subject: Subject) -> Seen:
    """See in which chats photos and other files were left out."""
    chats = subject.list_rows(_LEFT_OUT)
    rows = [row for row in chats if row["left_out"]]
    if not chats:
        return Seen(Light.UNKNOWN, _NONE, mend=_EXPORT)
    if not rows:
        return Seen(Light.GREEN, "No chat tells of a file that was left out.")
    total = int(sum(row["left_out"] for row in rows))
    names = list_distinct(
        f"{_name(row)} ({format_count(int(row['left_out']))} left out, {format_count(row['files'])} here)"
        for row in rows
    )
    says = f"{format_plural(total, 'photo or other file', 'photos and other files')} of "
    says += f"{format_plural(len(rows), 'chat')} {'was' if total == 1 else 'were'} left out by the phone."
    mend = (
        "Export these chats with media as well, and import that too: nothing doubles. What is no longer on the phone "
        "cannot be exported; confirm when no more is to be had."
    )
    return Seen(Light.YELLOW, says, names, mend)


def look_at_closed_chats(subject: Subject) -> Seen:
    """See in which chats advanced chat privacy forbids an export."""
    newest = {row["conversation_id"]: row for row in subject.list_rows(_CLOSED)}
    if not _read_chats(subject):
        return Seen(Light.UNKNOWN, _NONE, mend=_EXPORT)
    closed = [
        f"{_name(row)} (since {format_day(row['at'])})"
        for row in newest.values()
        if row["event"].endswith("_on")
    ]
    if not closed:
        return Seen(Light.GREEN, "No chat here says that exporting it was forbidden.")
    says = f"In {format_plural(len(closed), 'chat')} advanced chat privacy was turned on: it can no longer be exported."
    mend = (
        "Whoever is in the chat can turn it off again under its name, Advanced chat privacy; in groups perhaps only an "
        "admin. Ask, export, or confirm that you can do without what came since."
    )
    return Seen(Light.YELLOW, says, list_distinct(closed), mend)


def _read_chats(subject: Subject) -> list[list[Mapping[str, Any]]]:
    """Return the rows of each conversation, one for each export of it, the longest conversation first."""
    chats: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in subject.list_rows(_CHATS):
        chats[row["id"]].append(row)
    return list(chats.values())


def _list_deliveries(rows: list[Mapping[str, Any]]) -> list[tuple[int | None, str | None]]:
    """Return how many messages each export delivers, from when on; a backup of the app is never cut off."""
    if rows[0]["source"] is None:  # a database from before
        return [(rows[0]["message_count"], rows[0]["first_at"] or "")]
    return [(row["delivered"], row["delivered_from"] or row["first_at"]) for row in rows]


def _name(row: Mapping[str, Any]) -> str:
    return str(row["title"] or "a chat without a name")


__all__ = [
    "look_at_chat_freshness", "look_at_chat_parts", "look_at_closed_chats", "look_at_cut_chats", "look_at_left_out",
]  # fmt: skip
