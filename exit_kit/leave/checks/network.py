"""Instagram and Threads: are the lists of people and likes here, who is logged in, and what hangs on what.

Facts: facts/leaving-meta.md sections 0, 2.1, 3.3 and 3.4; formats/instagram_threads.md sections 1.0 and 2.1, trap 14.
"""

from __future__ import annotations

from typing import Final

from exit_kit.leave.readiness import Light, Seen
from exit_kit.leave.subject import Subject, fetch, list_distinct
from exit_kit.report.devices import name_device, name_model
from exit_kit.report.follows import read_follows
from exit_kit.report.words import format_day
from exit_kit.wording import format_plural

# What a request can leave out: only what everybody has who uses the platform at all.  How many are here, and the newest
# export that holds any.
_LIST: Final = """
SELECT count(*), max({table}.last_export_id) FROM {table} JOIN accounts ON accounts.id = account_id
WHERE accounts.platform = ? AND {where}
"""
_GIVEN: Final = "message_id IS NULL AND ifnull(reactions.origin, '') != 'received'"
_LISTS: Final = {
    "followers": _LIST.format(table="connections", where="connections.kind = 'follower'"),
    "people you follow": _LIST.format(table="connections", where="connections.kind = 'following'"),
    "posts": _LIST.format(table="posts", where="1"),
    "likes": _LIST.format(table="reactions", where=_GIVEN),
}
_NOUNS: Final = {
    "followers": ("follower", "followers"), "people you follow": ("person you follow", "people you follow"),
    "posts": ("post", "posts"), "likes": ("like", "likes"), "chats": ("chat", "chats"),
}  # fmt: skip
_CHATS: Final = _LIST.format(table="conversations", where="1")
_DEVICES: Final = """
SELECT sessions.user_agent AS agent, sessions.device AS device, max(sessions.at) AS at FROM sessions
JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND sessions.kind IN ('device', 'login', 'profile activity')
  AND ifnull(device, user_agent) IS NOT NULL
GROUP BY 1, 2 ORDER BY max(sessions.at) DESC, 1
"""
_OTHER: Final = """
SELECT accounts.name AS name, username, created_at,
  (SELECT count(*) FROM posts WHERE account_id = accounts.id) AS posts,
  accounts.id AS account_id
FROM accounts JOIN exports ON exports.account_id = accounts.id WHERE accounts.platform = ? ORDER BY created_at DESC
"""
_MOST: Final = 12


def look_at_lists(subject: Subject) -> Seen:
    """See whether followers, those who are followed, posts and likes are here, and those of today."""
    queries = {**_LISTS, **({"chats": _CHATS} if subject.platform == "instagram" else {})}
    rows = {
        name: subject.db.execute(query, (subject.platform,)).fetchone() for name, query in queries.items()
    }
    counts = {name: row[0] for name, row in rows.items()} | _count_follows(subject)
    here = [format_plural(counts[name], *_NOUNS[name]) for name, row in rows.items() if row[0]]
    lacking = tuple(name for name, row in rows.items() if not row[0])
    mend = (
        "Look into the app whether there really are none. If there are, ask for another export with all available "
        "information, and import it beside this one. Otherwise confirm."
    )
    newest = _list_newest(subject)
    old = tuple(name for name, row in rows.items() if row[0] and row[1] not in newest)
    says = f"Here: {', '.join(here)}." if here else "None of these is here."
    if lacking:
        says += f" Not here: {', '.join(lacking)}. Either there are none, or they were not asked for: what is empty is "
        says += "left out of an export."
        return Seen(Light.YELLOW if here else Light.UNKNOWN, says, lacking, mend)
    if old:
        says += f" The newest export lacks some that an older one has: {', '.join(old)}."
        return Seen(Light.YELLOW, says, old, mend)
    return Seen(Light.GREEN, says)


def _count_follows(subject: Subject) -> dict[str, int]:
    """Count who follows today and whom the owner follows, as the report does: an older list may have others."""
    told = [follows for one in subject.accounts if (follows := read_follows(subject.db, one["id"]))]
    counts = {
        "followers": sum(one.followers for one in told),
        "people you follow": sum(one.following for one in told),
    }
    return {name: count for name, count in counts.items() if count}


def _list_newest(subject: Subject) -> set[int]:
    """Return the newest export of each account."""
    return set({one["account_id"]: one["id"] for one in subject.data_exports}.values())


def look_at_devices(subject: Subject) -> Seen:
    """See which devices used the account last; who is logged in now is in no export of Instagram and Threads."""
    rows = subject.list_rows(_DEVICES)
    from_instagram = not rows and subject.platform == "threads"
    rows = fetch(subject.db, _DEVICES, "instagram") if from_instagram else rows
    names = list_distinct(_name_device(row["device"], row["agent"], row["at"]) for row in rows)
    mend = (
        "In Accounts Centre, under Password and security, Where you're logged in, log out everywhere but here. Remove "
        "the apps from phones that you keep."
    )
    if from_instagram and not names:
        says = "The export of Threads does not say where you are logged in. That of Instagram would name devices."
        return Seen(Light.UNKNOWN, says, mend=mend)
    if names:
        whose = " with Instagram, whose login Threads mostly uses" if from_instagram else ""
        devices = format_plural(len(names), "device")
        says = f"{devices} used the account{whose}. Which are still logged in is not said."
        return Seen(Light.YELLOW, says, names[:_MOST], mend)
    return Seen(Light.UNKNOWN, "The export does not say which devices used the account.", mend=mend)


def _name_device(device: str | None, agent: str | None, at: str | None) -> str:
    """Return a device as a person knows it, with the day on which it was last used."""
    name = name_device(device, agent) or agent or "a device"
    model = None if device else name_model(agent)
    return f"{format_day(at)}: {name}{f' ({model})' if model and model != name else ''}"


def look_at_threads(subject: Subject) -> Seen:
    """See whether there is a Threads profile, which is expected to go along with its Instagram account."""
    rows = fetch(subject.db, _OTHER, "threads")
    mend = (
        "Decide first: keep it, or save and delete it by itself (`exit-kit check threads`, `exit-kit delete threads`). "
        "Deleting Instagram is expected to take along a Threads profile that logs in with it."
    )
    if rows:
        follows = read_follows(subject.db, rows[0]["account_id"])
        followers = follows.followers if follows else 0
        figures = f"{format_plural(rows[0]['posts'], 'thread')}, {format_plural(followers, 'follower')}"
        says = f"A Threads profile is here too ({figures}, saved on {format_day(rows[0]['created_at'])})."
        return Seen(Light.YELLOW, says, list_distinct(row["username"] or row["name"] for row in rows), mend)
    says = "No Threads profile is in this archive. Either there is none, or it was not asked for."
    return Seen(Light.UNKNOWN, says, mend=f"If you ever opened Threads: {mend[0].lower()}{mend[1:]}")


def look_at_fediverse(subject: Subject) -> Seen:
    """See how many threads there are that other servers may have copied; Meta cannot delete them there."""
    (posts,) = subject.db.execute(
        "SELECT count(*) FROM posts JOIN accounts ON accounts.id = account_id WHERE platform = ?",
        (subject.platform,),
    ).fetchone()
    mend = (
        "If sharing to other servers (Settings, Account, Fediverse sharing) was ever on: delete the threads that you "
        "want gone first, then switch it off, then delete the profile. Afterwards nobody tells the other servers."
    )
    says = "Whether sharing to other servers (the fediverse) is on, the export does not say."
    if not posts:
        return Seen(Light.UNKNOWN, f"No thread of yours is here. {says}", mend=mend)
    return Seen(Light.UNKNOWN, f"{format_plural(posts, 'thread')} here. {says}", mend=mend)


__all__ = ["look_at_devices", "look_at_fediverse", "look_at_lists", "look_at_threads"]
