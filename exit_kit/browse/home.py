"""What the front pages say.  Home: whose data it is, how much, when, what comes next.  Tables: Datasette's, in groups.

Home is counted once for each state of the file; what happened on this day is looked up once a day.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any, Final, NamedTuple

from exit_kit.browse.answering import FOLDER, answer, find_href
from exit_kit.browse.guides import DueLine, list_due, list_plans
from exit_kit.browse.metadata import DATABASE, LOOKS, TITLE, read_schema, read_views
from exit_kit.browse.moments import Moment, read_anniversaries
from exit_kit.browse.queries import read_queries
from exit_kit.browse.remembering import recall
from exit_kit.leave.check import check_readiness, list_platforms
from exit_kit.leave.plan import read_today
from exit_kit.leave.readiness import Light, Readiness
from exit_kit.report.charts import HeatMap, build_heat_map
from exit_kit.report.coverage import measure_coverage
from exit_kit.report.figures import Figures, count_figures
from exit_kit.report.words import name_platform
from exit_kit.wording import format_plural

GROUPS: Final = {
    "What was said": ("messages", "conversations", "people", "handles"),
    "What you did": ("posts", "comments", "reactions", "searches", "places", "activity"),
    "Pictures": ("media", "albums"),
    "Your ties": ("connections",),
    "What Meta knows": (
        "facts",
        "ad_interests",
        "advertisers",
        "off_meta_activity",
        "apps",
        "sessions",
        "payments",
    ),
    "Leaving": (
        "plans",
        "plan_steps",
        "plan_log",
        "evidence",
        "letters",
        "confirmations",
        "deep_looks",
        "upkeep",
    ),
    "The export itself": ("accounts", "exports", "members", "raw_records", "problems"),
}
VIEWS: Final = ("timeline", "conversations_overview", "people_overview", "by_month", "coverage")


class Link(NamedTuple):
    """One line of the front page: where it leads, what it is called, what stands there, how many rows."""

    href: str
    title: str
    about: str
    rows: int | None = None


class Owner(NamedTuple):
    """One account: platform, names, the day of its newest export, how many percent of its files are understood."""

    platform: str
    name: str | None
    username: str | None
    registered_at: str | None
    exports: int
    newest_on: str | None
    understood: float | None
    unreadable: int


class Standing(NamedTuple):
    """How one platform stands: what would be lost, what is to be looked at, what is in order."""

    platform: str
    red: int
    open: int
    green: int


_OWNERS: Final = """
    SELECT accounts.id, accounts.platform, name, username, registered_at, count(exports.id), max(created_at)
    FROM accounts LEFT JOIN exports ON exports.account_id = accounts.id GROUP BY accounts.id ORDER BY accounts.id
"""


def list_owners(db: sqlite3.Connection) -> list[Owner]:
    """Return the accounts with how complete their exports are understood."""
    owners = []
    for number, platform, name, username, since, exports, newest in db.execute(_OWNERS).fetchall():
        found = measure_coverage(db, number)
        unreadable, share = found.statuses.get("unreadable", 0), found.understood_percent
        owners.append(
            Owner(name_platform(platform), name, username, since, exports, newest, share, unreadable)
        )
    return owners


def count_rows(db: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each of our tables has."""
    here = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names = [name for name in read_schema() if name in here]
    return {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608  our names


def read_readiness(db: sqlite3.Connection) -> list[Readiness]:
    """Ask every check of every platform that is there."""
    return [check_readiness(db, platform) for platform in list_platforms(db)]


def _read_standing(db: sqlite3.Connection) -> list[Standing]:
    return [
        Standing(
            name_platform(one.platform),
            one.counts[Light.RED],
            one.counts[Light.YELLOW] + one.counts[Light.UNKNOWN],
            one.counts[Light.GREEN],
        )
        for one in read_readiness(db)
    ]


def draw_heat_maps(figures: Figures) -> list[HeatMap]:
    """Return the activity by year and month, a map for each platform."""
    return [
        build_heat_map(name_platform(platform), {month: counts.total() for month, counts in months.items()})
        for platform, months in sorted(figures.months.items())
    ]


async def describe_home(datasette: Any) -> dict[str, Any]:
    """Return what the template of the front page shows."""
    today = read_today()
    figures = await recall(datasette, "figures", count_figures)
    day = f"{today:%m-%d}"
    years = sorted({month[:4] for months in figures.months.values() for month in months})

    def read_day(db: sqlite3.Connection) -> dict[str, list[Moment]]:
        return read_anniversaries(db, day, [year for year in years if year < str(today.year)], each=3)

    plans, due = await recall(
        datasette, f"plans {today}", lambda db: read_plans_and_due(datasette, db, today)
    )
    counts = await recall(datasette, "rows", count_rows)
    return {
        "owners": await recall(datasette, "owners", list_owners),
        "standing": await recall(datasette, f"standing {today}", _read_standing),
        "figures": _list_figures(datasette, counts),
        "maps": draw_heat_maps(figures),
        "on_this_day": await recall(datasette, f"day {day}", read_day),
        "today": today,
        "plans": plans,
        "due": due,
        "find_href": lambda one: find_href(datasette, one.table, one.row, one.chat),
        "folder": datasette.urls.path(FOLDER),
        "leaving": datasette.urls.path(f"{FOLDER}/guides"),
    }


async def send_home(request: Any, datasette: Any) -> Any:
    """Answer with the front page."""
    return await answer(
        datasette, request, "home.html", {"home": await describe_home(datasette), "title": TITLE}
    )


async def send_tables(request: Any, datasette: Any) -> Any:
    """Answer with all tables and ready questions."""
    return await answer(datasette, request, "tables.html", {"home": await describe_tables(datasette)})


def read_plans_and_due(
    datasette: Any, db: sqlite3.Connection, today: date
) -> tuple[list[Any], list[DueLine]]:
    """Return the plans under way and the days on which something is due."""
    return list_plans(db, today, datasette.urls.path(f"{FOLDER}/guides")), list_due(db, today)


_FIGURES: Final = (
    ("messages", "conversations", "message", None),
    ("conversations", "conversations", "conversation", None),
    ("people", "people", "person", "people"),
    ("media", "photos", "photo or file", "photos, videos and files"),
    ("posts", "posts", "post", None),
    ("comments", "timeline?kind=comment", "comment", None),
    ("reactions", "timeline?kind=reaction", "reaction", None),
    ("searches", "timeline?kind=search", "search", "searches"),
    ("places", "places", "place", None),
    ("off_meta_activity", "known#companies", "report by a company", "reports by companies"),
    ("ad_interests", "known#interests", "interest", "things you are thought to like"),
    ("sessions", "known#logins", "login or device", "logins and devices"),
)


def _list_figures(datasette: Any, counts: dict[str, int]) -> list[tuple[str, str]]:
    """Return how many there are of each, with where they are to be read; what there is none of is left out."""
    return [
        (datasette.urls.path(f"{FOLDER}/{page}"), format_plural(counts.get(table) or 0, one, many))
        for table, page, one, many in _FIGURES
        if counts.get(table)
    ]


async def describe_tables(datasette: Any) -> dict[str, Any]:
    """Return what the page of all tables shows; tables without rows are named apart."""
    counts = await recall(datasette, "rows", count_rows)
    abouts = {table.name: table.about for table in (*read_schema().values(), *read_views())}
    urls = datasette.urls

    def link(name: str) -> Link:
        title = LOOKS[name].title
        about = summarise(abouts[name], title)
        return Link(urls.table(DATABASE, name), title, about, counts.get(name))

    groups = {title: [link(name) for name in names if name in counts] for title, names in GROUPS.items()}
    filled = {title: [one for one in links if one.rows] for title, links in groups.items()}
    return {
        "groups": {title: links for title, links in filled.items() if links},
        "empty": [one for links in groups.values() for one in links if not one.rows],
        "views": [link(name) for name in VIEWS],
        "queries": [
            Link(urls.query(DATABASE, query.name), query.title, query.about) for query in read_queries()
        ],
        "search": urls.query(DATABASE, "search_everything"),
        "database": urls.database(DATABASE),
    }


def summarise(about: str, title: str) -> str:
    """Return the first sentence of a description, or nothing where it only says the title again."""
    sentence = about.partition(". ")[0].rstrip(".")
    if sentence.lower() == title.lower():
        return ""
    return sentence if sentence.endswith("…") else f"{sentence}."
