"""The report as one page: plots as SVG, nothing to load, nothing to run; for reading and for printing."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import Final

from exit_kit.errors import UsageError
from exit_kit.report.answers import Account, Named, Report
from exit_kit.report.charts import build_heat_map, draw_columns
from exit_kit.report.display import Symbols
from exit_kit.report.figures import Figures
from exit_kit.report.render import write_headline
from exit_kit.report.words import format_day, name_platform
from exit_kit.wording import format_count, format_size

_MOST: Final = 40
_LISTS: Final = (
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
    accounts = [
        {
            "account": account,
            "platform": name_platform(account.platform),
            "headline": write_headline(account, symbols),
            "years": draw_columns(
                "Messages by year",
                [(str(one.year), one.messages_sent + one.messages_received) for one in account.years],
            ),
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
