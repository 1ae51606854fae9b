"""The report: from a database, open for reading, to answers.  Nothing here writes, prints or knows a terminal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from exit_kit.report import counts, lists, messages
from exit_kit.report.advice import list_warnings, warn_of_phone_chats
from exit_kit.report.answers import Account, Report, Year
from exit_kit.report.coverage import list_exports, measure_coverage
from exit_kit.report.follows import count_replies, list_liked_accounts, read_follows
from exit_kit.report.joined import list_joined
from exit_kit.report.phone_chats import list_phone_chats
from exit_kit.store.database import open_for_reading, refuse_nothing
from exit_kit.store.owner_finding import list_asking

_WHO: Final = ("platform", "name", "username", "url", "registered_at", "timezone", "language")
_LISTS: Final[dict[str, Callable[[sqlite3.Connection, int], Any]]] = {
    "groups": lists.list_groups,
    "pages": lists.list_pages,
    "apps": lists.list_apps,
    "advertisers": lists.list_advertisers,
    "ad_interests": lists.list_ad_interests,
    "off_meta_companies": lists.list_companies,
    "login_locations": lists.list_login_locations,
    "places": lists.list_places,
    "liked_accounts": list_liked_accounts,
}


@contextmanager
def open_filled(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database that holds an export, read-only.

    Raises DatabaseError when there is none, it is not ours, or nothing was imported into it.
    """
    with open_for_reading(path) as db:
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'exports'").fetchone()
        if not tables or not db.execute("SELECT count(*) FROM exports").fetchone()[0]:
            raise refuse_nothing(f"The database {path} is empty.")
        yield db


def read_report(db: sqlite3.Connection) -> Report:
    """Return the answers for every account, the one with most messages first."""
    rows = db.execute("SELECT id FROM accounts ORDER BY id").fetchall()
    chats = {row[0]: messages.read_chats(db, row[0]) for row in rows}
    accounts = [read_account(db, number, found) for number, found in chats.items()]
    return Report(
        tuple(sorted(accounts, key=_count_messages, reverse=True)),
        list_joined(db, [chat for found in chats.values() for chat in found]),
    )


def _count_messages(account: Account) -> int:
    return account.find_count("messages_sent").count + account.find_count("messages_received").count


def read_account(db: sqlite3.Connection, account_id: int, chats: list[messages.Chat]) -> Account:
    """Return the answers for one account, whose conversations were read."""
    who = db.execute(f"SELECT {', '.join(_WHO)} FROM accounts WHERE id = ?", (account_id,)).fetchone()  # noqa: S608
    figures = counts.count_records(db, account_id, chats)
    media = counts.list_media(db, account_id)
    exports, newest = list_exports(db, account_id)
    coverage = measure_coverage(db, account_id)
    older = lists.list_only_older(db, account_id, newest) if newest and len(exports) > 1 else ()
    first_at, last_at = counts.find_span(figures)
    phone_chats = list_phone_chats(db, account_id)
    is_owner_known = who["platform"] not in list_asking() or bool(messages.find_owners(db, account_id))
    warnings = [
        *list_warnings(who["registered_at"], first_at, exports, coverage, media, chats, older),
        *warn_of_phone_chats(phone_chats, is_owner_known=is_owner_known),
    ]
    return Account(
        **dict(zip(_WHO, who, strict=True)),
        first_at=first_at,
        last_at=last_at,
        people=messages.count_people(chats),
        exports=exports,
        warnings=tuple(warnings),
        counts=figures,
        media=media,
        correspondents=messages.list_correspondents(chats),
        group_chats=messages.list_group_chats(chats),
        years=_list_years(db, account_id, chats),
        **{name: find(db, account_id) for name, find in _LISTS.items()},
        coverage=coverage,
        only_older=older,
        joined_chats=_count_joined(db, account_id),
        follows=read_follows(db, account_id),
        replies=count_replies(db, account_id),
        phone_chats=phone_chats,
        is_owner_known=is_owner_known,
    )


def _count_joined(db: sqlite3.Connection, account_id: int) -> int:
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'conversation_joins'").fetchone():
        return 0  # a database from before
    query = "SELECT count(DISTINCT target) FROM conversation_joins WHERE account_id = ?"
    return int(db.execute(query, (account_id,)).fetchone()[0])


def _list_years(db: sqlite3.Connection, account_id: int, chats: list[messages.Chat]) -> tuple[Year, ...]:
    """Return every year from the first to the last that has messages or posts; quiet years between stand as 0."""
    written = messages.count_years(chats)
    posts = counts.count_posts_by_year(db, account_id)
    seen = {*written, *posts}
    years = range(min(seen), max(seen) + 1) if seen else range(0)
    return tuple(Year(year, *written.get(year, (0, 0)), posts.get(year, 0)) for year in years)
