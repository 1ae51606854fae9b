"""What the front page says: the tables in groups with their rows, the views, the ready questions."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from exit_kit.browse.metadata import DATABASE, LOOKS, read_schema, read_views
from exit_kit.browse.queries import read_queries

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


async def describe_home(datasette: Any) -> dict[str, Any]:
    """Return what the template of the front page shows; tables without rows are named apart."""
    counts = await datasette.get_database(DATABASE).table_counts()
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
        "guides": urls.path("/-/exit-kit/guides"),
        "search": urls.query(DATABASE, "search_everything"),
        "database": urls.database(DATABASE),
    }


def summarise(about: str, title: str) -> str:
    """Return the first sentence of a description, or nothing where it only says the title again."""
    sentence = about.partition(". ")[0].rstrip(".")
    if sentence.lower() == title.lower():
        return ""
    return sentence if sentence.endswith("…") else f"{sentence}."
