"""The report: from a database, open for reading, to answers.  Nothing here writes, prints or knows a terminal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exit_kit.errors import DatabaseError
from exit_kit.report import counts, lists, messages
from exit_kit.report.advice import list_warnings
from exit_kit.report.answers import Account, Report, Year
from exit_kit.report.coverage import list_exports, measure_coverage
from exit_kit.store.database import open_for_reading


@contextmanager
def open_filled(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database that holds an export, read-only.

    Raises DatabaseError when there is none, it is not ours, or nothing was imported into it.
    """
    with open_for_reading(path) as db:
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'exports'").fetchone()
        if not tables or not db.execute("SELECT count(*) FROM exports").fetchone()[0]:
            raise DatabaseError(
                f"The database {path} is empty.",
                "Nothing has been imported into it yet.",
                "Import an export first: exit-kit import PATH --db FILE.",
            )
        yield db


def read_report(db: sqlite3.Connection) -> Report:
    """Return the answers for every account, the one with most messages first."""
    rows = db.execute("SELECT id FROM accounts ORDER BY id")
    accounts = [read_account(db, row[0]) for row in rows.fetchall()]
    return Report(tuple(sorted(accounts, key=_count_messages, reverse=True)))


def _count_messages(account: Account) -> int:
    return account.find_count("messages_sent").count + account.find_count("messages_received").count


def read_account(db: sqlite3.Connection, account_id: int) -> Account:
    """Return the answers for one account."""
    who = db.execute("SELECT * FROM accounts WHERE id = ?", (account_id,)).fetchone()
    chats = messages.read_chats(db, account_id)
    figures = counts.count_records(db, account_id, chats)
    media = counts.list_media(db, account_id)
    exports, newest = list_exports(db, account_id)
    coverage = measure_coverage(db, account_id)
    only_older = (
        lists.list_only_older(db, account_id, newest) if newest is not None and len(exports) > 1 else ()
    )
    first_at, last_at = counts.find_span(figures)
    return Account(
        platform=who["platform"],
        name=who["name"],
        username=who["username"],
        url=who["url"],
        registered_at=who["registered_at"],
        timezone=who["timezone"],
        language=who["language"],
        first_at=first_at,
        last_at=last_at,
        people=messages.count_people(chats),
        exports=exports,
        warnings=tuple(
            list_warnings(who["registered_at"], first_at, exports, coverage, media, chats, only_older)
        ),
        counts=figures,
        media=media,
        correspondents=messages.list_correspondents(chats),
        group_chats=messages.list_group_chats(chats),
        years=_list_years(db, account_id, chats),
        groups=lists.list_groups(db, account_id),
        pages=lists.list_pages(db, account_id),
        apps=lists.list_apps(db, account_id),
        advertisers=lists.list_advertisers(db, account_id),
        ad_interests=lists.list_ad_interests(db, account_id),
        off_meta_companies=lists.list_companies(db, account_id),
        login_locations=lists.list_login_locations(db, account_id),
        places=lists.list_places(db, account_id),
        coverage=coverage,
        only_older=only_older,
    )


def _list_years(db: sqlite3.Connection, account_id: int, chats: list[messages.Chat]) -> tuple[Year, ...]:
    """Return every year from the first to the last that has messages or posts; quiet years between stand as 0."""
    written = messages.count_years(chats)
    posts = counts.count_posts_by_year(db, account_id)
    seen = {*written, *posts}
    years = range(min(seen), max(seen) + 1) if seen else range(0)
    return tuple(Year(year, *written.get(year, (0, 0)), posts.get(year, 0)) for year in years)
