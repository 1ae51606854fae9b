"""Who writes: the names, addresses and figures that the archive shows, or what is given on the command line."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from exit_kit.leave.guide import PLATFORMS
from exit_kit.leave.subject import fetch, list_distinct
from exit_kit.report.words import format_long_day
from exit_kit.wording import format_plural, harmless

META: Final = ("facebook", "instagram", "threads")
_EMAILS: Final = """
SELECT DISTINCT value AS email FROM facts WHERE account_id = ? AND label = 'e-mail' ORDER BY facts.id
"""
_NEWEST: Final = "SELECT max(created_at) AS day FROM exports WHERE account_id IN ({marks})"
_DELETED: Final = """
SELECT max(plan_steps.on_date) AS day FROM plan_steps JOIN plans ON plans.id = plan_id
WHERE platform = ? AND path = 'delete' AND state = 'done' AND step IN ('delete', 'delete-account')
"""
# What an archive shows, in the words of a letter: the query counts over one account.
_CATEGORIES: Final[dict[str, tuple[str, str, str]]] = {
    "messages": ("message", "messages", "SELECT total(message_count) FROM conversations WHERE account_id = ?"),
    "posts": ("post or story", "posts and stories", "SELECT count(*) FROM posts WHERE account_id = ?"),
    "comments": ("comment", "comments", "SELECT count(*) FROM comments WHERE account_id = ?"),
    "media": (
        "photo, video or other file", "photos, videos and other files",
        "SELECT count(*) FROM media WHERE account_id = ? AND uses > 0 AND copy_of IS NULL",
    ),
    "friends": (
        "friend, follower or other tie", "friends, followers and other ties",
        "SELECT count(*) FROM connections WHERE account_id = ? AND kind != 'uploaded contact'",
    ),
    "contacts": (
        "entry of my address book", "entries of my address book",
        "SELECT count(*) FROM connections WHERE account_id = ? AND kind = 'uploaded contact'",
    ),
    "sessions": (
        "record of logins, devices and internet addresses", "records of logins, devices and internet addresses",
        "SELECT count(*) FROM sessions WHERE account_id = ?",
    ),
    "places": ("place or position", "places and positions", "SELECT count(*) FROM places WHERE account_id = ?"),
    "searches": ("search", "searches", "SELECT count(*) FROM searches WHERE account_id = ?"),
    "off_meta": (
        "report by a business on what I did elsewhere", "reports by businesses on what I did elsewhere",
        "SELECT count(*) FROM off_meta_activity WHERE account_id = ?",
    ),
    "advertisers": (
        "advertiser that has to do with me", "advertisers that have to do with me",
        "SELECT count(DISTINCT name) FROM advertisers WHERE account_id = ?",
    ),
    "interests": (
        "interest or category inferred about me", "interests and categories inferred about me",
        "SELECT count(*) FROM ad_interests WHERE account_id = ?",
    ),
    "payments": ("payment", "payments", "SELECT count(*) FROM payments WHERE account_id = ?"),
    "ai": (
        "conversation with Meta AI", "conversations with Meta AI",
        "SELECT count(*) FROM conversations WHERE account_id = ? AND kind = 'ai'",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """One account that a letter is about, as far as it is known."""

    platform: str
    name: str | None = None
    username: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, about which accounts; `counts` has the figures by category, `since` the first year."""

    name: str | None = None
    emails: tuple[str, ...] = ()
    profiles: tuple[Profile, ...] = ()
    export_day: str | None = None
    since: str | None = None
    deleted_on: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    def list_categories(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the categories of which there is something, with their figures."""
        return tuple(
            format_plural(self.counts[name], *_CATEGORIES[name][:2])
            for name in names
            if self.counts.get(name)
        )

    @property
    def platforms(self) -> str:
        """Return the platforms' names: "Facebook and Instagram"."""
        names = list_distinct(PLATFORMS[one.platform] for one in self.profiles)
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def list_platforms(db: sqlite3.Connection, platform: str | None) -> tuple[str, ...]:
    """Return the platforms that a letter is about: the one given, else those of Meta that are in the database."""
    if platform:
        return (platform,)
    here = {row["platform"] for row in fetch(db, "SELECT DISTINCT platform FROM accounts")}
    return tuple(one for one in META if one in here) or ("facebook",)


def read_sender(db: sqlite3.Connection, platforms: Sequence[str], account: str | None = None) -> Sender:
    """Read who writes from the archive; `account` chooses one of several by its name, user name or address."""
    rows = [row for platform in platforms for row in _read_accounts(db, platform)]
    chosen = [row for row in rows if account is None or account in (row["name"], row["username"], row["url"])]
    if not chosen:
        return Sender(profiles=tuple(Profile(platform, account) for platform in platforms))
    ids = [row["id"] for row in chosen]
    marks = ", ".join("?" for _ in ids)
    newest = fetch(db, _NEWEST.format(marks=marks), *ids)[0]["day"]
    deleted = fetch(db, _DELETED, chosen[0]["platform"])[0]["day"]
    opened = min((row["registered_at"] for row in chosen if row["registered_at"]), default=None)
    return Sender(
        next((harmless(row["name"]) for row in chosen if row["name"]), None),
        list_distinct(harmless(row["email"]) for one in ids for row in fetch(db, _EMAILS, one)),
        tuple(Profile(row["platform"], row["name"], row["username"], row["url"]) for row in chosen),
        _write_day(newest),
        opened[:4] if opened else None,
        _write_day(deleted),
        _count_categories(db, ids),
    )


def _write_day(at: str | None) -> str | None:
    """Return a day as a letter writes it, None where it is unknown or no date."""
    try:
        return format_long_day(date.fromisoformat(str(at)[:10]))
    except ValueError:
        return None


def _read_accounts(db: sqlite3.Connection, platform: str) -> list[Mapping[str, Any]]:
    query = (
        "SELECT id, platform, name, username, url, registered_at FROM accounts WHERE platform = ? ORDER BY id"
    )
    return fetch(db, query, platform)


def _count_categories(db: sqlite3.Connection, accounts: Sequence[int]) -> dict[str, int]:
    return {
        name: sum(int(db.execute(query, (account,)).fetchone()[0] or 0) for account in accounts)
        for name, (_one, _many, query) in _CATEGORIES.items()
    }
