"""This person's own apps that log in with the account, each with the page where its account is closed.

The pages come from the JustDeleteMe directory (`data/account_deletion_pages.json`, with its notice).  They are shown
and never opened from here: they are on no allow-list.  An app is matched by its whole name, or by its domain; a wrong
guess would send somebody to a stranger's page, so that there is none where two services answer to a name.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

_APPS: Final = """
SELECT apps.name, min(apps.at) AS at FROM apps JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND apps.kind IN ('login', 'game') AND apps.name IS NOT NULL
GROUP BY apps.name
HAVING max(removed_at IS NULL AND ifnull(category, 'active') NOT IN ('removed', 'inactive', 'expired'))
ORDER BY apps.name
"""
_DOMAIN: Final = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/?", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The page where the account of a service is closed; `difficulty` easy, medium, hard, limited or impossible."""

    name: str
    url: str
    difficulty: str


@dataclass(frozen=True, slots=True)
class App:
    """One app or website that logs in with the account; `page` is None where the directory does not know it."""

    name: str
    since: str | None
    page: AccountPage | None


def list_apps(db: sqlite3.Connection, platform: str) -> tuple[App, ...]:
    """Return the apps and websites that log in with a platform's accounts, by name; those removed are left out."""
    rows = db.execute(_APPS, (platform,)).fetchall()
    return tuple(App(name, at[:10] if at else None, find_page(name)) for name, at in rows)


def find_page(name: str) -> AccountPage | None:
    """Return the page of the service of that name or domain; None where there is none, or more than one."""
    names, domains = _read_directory()
    domain = _DOMAIN.fullmatch(name.strip())
    found = domains.get(domain[1].lower()) if domain else None
    return found or names.get(_fold(name))


@cache
def _read_directory() -> tuple[Mapping[str, AccountPage], Mapping[str, AccountPage]]:
    """Return the pages by folded name and by domain, without those that two services share."""
    text = files("exit_kit.leave").joinpath("data/account_deletion_pages.json").read_text(encoding="utf-8")
    names: dict[str, list[AccountPage]] = defaultdict(list)
    domains: dict[str, list[AccountPage]] = defaultdict(list)
    entries: list[dict[str, Any]] = json.loads(text)
    for entry in entries:
        page = AccountPage(entry["name"], entry["url"], entry["difficulty"])
        names[_fold(page.name)].append(page)
        for domain in entry["domains"]:
            domains[domain.lower()].append(page)
    return _keep_clear(names), _keep_clear(domains)


def _keep_clear(pages: Mapping[str, list[AccountPage]]) -> dict[str, AccountPage]:
    return {name: found[0] for name, found in pages.items() if name and len({one.url for one in found}) == 1}


def _fold(name: str) -> str:
    return _LETTERS.sub("", name.casefold())
