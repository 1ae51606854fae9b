"""Are the chats whole: those that became encrypted, those with an AI.

Facts: facts/leaving-meta.md sections 0, 2.1 (E10, E11, E13), 2.2 (W-E4) and 6.6; formats/facebook.md section 5.
"""

from __future__ import annotations

from typing import Final

from exit_kit.leave.checks.span import FRESH_DAYS, STALE_DAYS, count_days
from exit_kit.leave.readiness import Light, Seen
from exit_kit.leave.subject import ENCRYPTED_LAYOUT, Subject, list_distinct
from exit_kit.report.advice import ENCRYPTED_FOLDER
from exit_kit.report.words import format_day
from exit_kit.wording import format_plural

_MOVED: Final = """
SELECT title, last_at FROM conversations JOIN accounts ON accounts.id = account_id
WHERE accounts.platform = ? AND folder = ? ORDER BY last_at, title
"""
# Whether the newest message of each chat that moved came with the separate download.
_CONTINUED: Final = """
SELECT title, last_at, (
  SELECT layout FROM messages JOIN exports ON exports.id = messages.first_export_id
  WHERE conversation_id = conversations.id ORDER BY messages.at DESC LIMIT 1
) AS layout FROM conversations JOIN accounts ON accounts.id = account_id
WHERE accounts.platform = ? AND folder = ? ORDER BY last_at, title
"""
_DEVICES: Final = """
SELECT count(*) FROM sessions JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND (kind LIKE 'encrypted chat%' OR kind LIKE 'secret conversation%')
"""
_AI: Final = """
SELECT title FROM conversations JOIN accounts ON accounts.id = account_id WHERE accounts.platform = ? AND kind = 'ai'
UNION SELECT what FROM activity
JOIN accounts ON accounts.id = account_id WHERE platform = ?1 AND kind LIKE 'ai %' ORDER BY 1
"""
_GET_ENCRYPTED: Final = (
    "On a computer, open https://www.facebook.com/secure_storage/dyi, give your PIN, download, and "
    "keep the zip. After a "
    "deletion nobody can get these messages back. If you have no PIN any more, confirm that you can do without."
)


def look_at_encrypted(subject: Subject) -> Seen:
    """See whether chats became encrypted and their separate download is missing."""
    if subject.encrypted_exports:
        return _judge_encrypted(subject)
    moved = subject.list_rows(_MOVED, ENCRYPTED_FOLDER)
    if moved:
        names = list_distinct(_describe_moved(row["title"], row["last_at"]) for row in moved)
        says = f"{format_plural(len(moved), 'chat')} became encrypted, and the separate download of them is not here."
        return Seen(Light.RED, says, names, _GET_ENCRYPTED)
    devices = subject.count(_DEVICES)
    if devices:
        says = f"{format_plural(devices, 'device')} for encrypted chats is listed, and no separate download is here."
        says = says if devices == 1 else says.replace(" is listed", " are listed")
        return Seen(Light.YELLOW, says, mend=_GET_ENCRYPTED)
    says = (
        "No chat here was moved to encryption. Chats that were encrypted from the first day leave no "
        "trace in an export."
    )
    return Seen(Light.UNKNOWN, says, mend=f"See whether the page offers a download. {_GET_ENCRYPTED}")


def _judge_encrypted(subject: Subject) -> Seen:
    """Judge the separate download: how old it is, and whether each chat that moved goes on in it."""
    made = max((one["created_at"] for one in subject.encrypted_exports if one["created_at"]), default=None)
    says = f"The separate download of encrypted chats is here, of {format_day(made)}."
    lacking = list_distinct(
        _describe_moved(row["title"], row["last_at"])
        for row in subject.list_rows(_CONTINUED, ENCRYPTED_FOLDER)
        if row["layout"] != ENCRYPTED_LAYOUT
    )
    days = count_days(made, subject.today.isoformat()) if made else 0
    if days > FRESH_DAYS:
        light = Light.YELLOW if days <= STALE_DAYS else Light.RED
        return Seen(light, f"{says} What was written there since is not in it.", lacking, _GET_ENCRYPTED)
    if lacking:
        verb = "does" if len(lacking) == 1 else "do"
        says += f" {format_plural(len(lacking), 'chat')} that became encrypted {verb} not go on in it."
        mend = (
            "Perhaps nothing was written since. Otherwise download it once more; if you know better, confirm."
        )
        return Seen(Light.YELLOW, says, lacking, mend)
    return Seen(Light.GREEN, says)


def look_at_instagram_encrypted(subject: Subject) -> Seen:
    """See whether Instagram chats may have been encrypted; their download ended in May 2026."""
    moved = subject.list_rows(_MOVED, ENCRYPTED_FOLDER)
    says = "Instagram ended encrypted chats on 8 May 2026; what was not downloaded before may be gone."
    mend = (
        "If your settings still offer a download of encrypted data, use it. Otherwise confirm that you know."
    )
    if moved:
        names = list_distinct(_describe_moved(row["title"], row["last_at"]) for row in moved)
        return Seen(
            Light.YELLOW, f"{format_plural(len(moved), 'chat')} became encrypted. {says}", names, mend
        )
    devices = subject.count(_DEVICES)
    if devices:
        listed = (
            f"{format_plural(devices, 'device')} for encrypted chats {'is' if devices == 1 else 'are'} listed"
        )
        told = f"{listed}: there may have been such chats, and they are in no export. {says}"
        return Seen(Light.YELLOW, told, mend=mend)
    return Seen(Light.UNKNOWN, f"No chat here was moved to encryption. {says}", mend=mend)


def _describe_moved(title: str | None, last_at: str | None) -> str:
    return f"{title or 'a chat without a name'} (here until {format_day(last_at)})"


def look_at_ai(subject: Subject) -> Seen:
    """See whether there are conversations with Meta AI."""
    found = subject.list_rows(_AI)
    mend = (
        "Download them in the Meta AI app (Settings, Data & privacy, Manage your information), then delete them there, "
        "before the account: Meta's terms say that deleting the account may not delete its copy."
    )
    if found:
        says = f"{format_plural(len(found), 'conversation')} with Meta AI."
        return Seen(Light.YELLOW, says, list_distinct(row["title"] for row in found), mend)
    return Seen(
        Light.UNKNOWN,
        "No conversation with Meta AI is in this archive. They have an export of their own.",
        mend=mend,
    )
