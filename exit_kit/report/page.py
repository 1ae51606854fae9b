"""The report as one page: plots as SVG, nothing to load, nothing to run; for reading and for printing."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import Final

from markupsafe import Markup

from exit_kit.errors import UsageError
from exit_kit.report.answers import Account, Named, Report
from exit_kit.report.charts import build_heat_map, draw_columns, fill_months
from exit_kit.report.display import Symbols
from exit_kit.report.figures import Figures
from exit_kit.report.render import write_headline
from exit_kit.report.sections import FORMATS
from exit_kit.report.words import format_day, name_platform
from exit_kit.wording import format_count, format_size

_MOST: Final = 40
_LISTS: Final = (
    ("Accounts whose posts you liked", "liked_accounts"),
    ("Groups", "groups"),
    ("Pages", "pages"),
    ("Companies that told Meta about you", "off_meta_companies"),
    ("Advertisers", "advertisers"),
    ("What you are thought to like", "ad_interests"),
    ("Where you were logged in", "login_locations"),
    ("Places", "places"),
)


def render_page(report: Report, figures: Figures, symbols: Symbols) -> str:
    """Return the whole report as an HTML page; whatever comes from an export is escaped."""
    from jinja2 import Environment

    text = files("exit_kit.report").joinpath("report.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(day=format_day, number=format_count, size=format_size, platform=name_platform)
    environment.globals["formats"] = FORMATS
    accounts = [
        {
            "account": account,
            "platform": name_platform(account.platform),
            "headline": write_headline(account, symbols),
            "years": _draw_years(account),
            "follows": _draw_follows(account),
            "lists": [(title, found) for title, found in _name_lists(account) if found],
        }
        for account in report.accounts
    ]
    maps = [
        build_heat_map(name_platform(platform), {month: counts.total() for month, counts in months.items()})
        for platform, months in sorted(figures.months.items())
    ]
    page = environment.from_string(text)
    return page.render(accounts=accounts, maps=maps, most=_MOST, joined=report.joined_people)


def _name_lists(account: Account) -> list[tuple[str, tuple[Named, ...]]]:
    return [(title, getattr(account, name)) for title, name in _LISTS]


def _draw_years(account: Account) -> tuple[str, Markup] | None:
    """Return the plot of messages by year; of posts where there are no messages."""
    for title, counts in (
        ("Messages by year", [one.messages_sent + one.messages_received for one in account.years]),
        ("Posts by year", [one.posts for one in account.years]),
    ):
        if any(counts):
            years = [str(one.year) for one in account.years]
            return title, draw_columns(title, list(zip(years, counts, strict=True)))
    return None


def _draw_follows(account: Account) -> list[tuple[str, Markup]]:
    """Return plots of when those who follow today, and those who are followed, began."""
    months = [one for one in account.follows.months if one.month] if account.follows else []
    counts = (
        ("Followers, by when they began to follow", {one.month or "": one.followers for one in months}),
        ("Whom you follow, by when you began", {one.month or "": one.following for one in months}),
    )
    return [
        (title, draw_columns(title, fill_months(found))) for title, found in counts if any(found.values())
    ]


def write_page(path: Path, text: str) -> None:
    """Write the page to a file that only its owner can read; raises UsageError where it is there or cannot be made."""
    try:
        with os.fdopen(
            os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600),
            "w",
            encoding="utf-8",
            errors="replace",
        ) as file:
            file.write(text)
    except OSError as error:
        raise UsageError(
            f"The report was not written to {path}.", f"{error.strerror}.", "Name another file with --html."
        ) from None
