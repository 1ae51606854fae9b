"""What we change in Datasette: search in scripts without spaces, readable cells, the front page.

`server` registers this module when it starts Datasette; it is no entry point, so that no other Datasette in the same
environment loads it.  Hooks that came or went between 0.65 and 1.0 are not used.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pluggy
from markupsafe import Markup

from exit_kit.browse.cells import (
    FULL_LABEL,
    SHOWN,
    render_label,
    render_link,
    render_medium,
    render_text,
    render_time,
    show_medium,
)
from exit_kit.browse.chat import send_chat
from exit_kit.browse.delivered import send_delivered, send_file
from exit_kit.browse.failures import render_failure
from exit_kit.browse.guides import send_guide, send_guides, send_plan
from exit_kit.browse.home import send_home, send_tables
from exit_kit.browse.known import send_known
from exit_kit.browse.media import send_media
from exit_kit.browse.metadata import DATABASE, LOOKS, read_schema
from exit_kit.browse.people import send_people, send_person
from exit_kit.browse.photos import send_photo, send_photos
from exit_kit.browse.posts import send_post, send_posts
from exit_kit.browse.ready import send_ready
from exit_kit.browse.search_page import send_search
from exit_kit.browse.spots import send_places
from exit_kit.browse.talks import send_talks
from exit_kit.browse.thumbnails import send_thumbnail
from exit_kit.browse.timeline import send_timeline
from exit_kit.report.words import name_folder, name_platform
from exit_kit.store.search import expand_query

hookimpl = pluggy.HookimplMarker("datasette")
_TARGETS = {
    table.name: {column.name: column.target for column in table.columns if column.target}
    for table in read_schema().values()
}
_BOOKKEEPING = frozenset(
    {"account_id", "at_precision", "first_export_id", "last_export_id", "member_id", "ordinal", "key"}
)


@hookimpl(trylast=True)  # after Datasette's own function of that name, which it replaces
def prepare_connection(conn: Any) -> None:
    """Make `escape_fts` turn a query into the form in which texts are indexed."""
    conn.create_function("escape_fts", 1, escape_fts, deterministic=True)


def escape_fts(query: object) -> str:
    """Return a query that MATCH takes; one of nothing but spaces finds nothing."""
    return expand_query(str(query or "")) or '""'


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Any:
    """Show a reference by the name of what it refers to, a time without its letters, an address marked as outside."""
    target = _TARGETS.get(table or "", {}).get(column)
    if target and isinstance(value, dict):
        return render_label(datasette, target, value["value"], value["label"])
    if target and isinstance(value, int):
        return _find_label(datasette, table, column, target, value)
    if table == "media" and column == "path" and row["status"] in SHOWN:
        return render_medium(datasette, row["id"], row["kind"], value)
    if isinstance(value, str):
        return render_time(value) or render_text(value)
    return render_link(datasette, row, value, column, table) if isinstance(value, int) else None


async def _find_label(datasette: Any, table: str | None, column: str, target: str, value: int) -> Markup:
    labels = await datasette.expand_foreign_keys(DATABASE, table, column, [value])
    return render_label(datasette, target, value, labels.get((column, value)), length=FULL_LABEL)


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Serve conversations as chats, files from inside the zips, small pictures of them, and the guides."""
    return [
        (r"^/-/exit-kit$", send_home),
        (r"^/-/exit-kit/tables$", send_tables),
        (r"^/-/exit-kit/timeline$", send_timeline),
        (r"^/-/exit-kit/search$", send_search),
        (r"^/-/exit-kit/conversations$", send_talks),
        (r"^/-/exit-kit/people$", send_people),
        (r"^/-/exit-kit/people/(?P<number>[0-9]{1,18})$", send_person),
        (r"^/-/exit-kit/posts$", send_posts),
        (r"^/-/exit-kit/posts/(?P<number>[0-9]{1,18})$", send_post),
        (r"^/-/exit-kit/places$", send_places),
        (r"^/-/exit-kit/known$", send_known),
        (r"^/-/exit-kit/ready$", send_ready),
        (r"^/-/exit-kit/delivered/(?P<table>[a-z_]+)/(?P<number>[0-9]{1,18})$", send_delivered),
        (r"^/-/exit-kit/file/(?P<number>[0-9]{1,18})$", send_file),
        (r"^/-/exit-kit/guides$", send_guides),
        (r"^/-/exit-kit/guides/plan/(?P<number>[0-9]{1,18})$", send_plan),
        (r"^/-/exit-kit/guides/(?P<way>[a-z]+)/(?P<platform>[a-z]+)$", send_guide),
        (r"^/-/exit-kit/chat/(?P<number>[0-9]{1,18})$", send_chat),
        (r"^/-/exit-kit/photos$", send_photos),
        (r"^/-/exit-kit/photos/(?P<number>[0-9]{1,18})$", send_photo),
        (r"^/-/exit-kit/media/(?P<number>[0-9]{1,18})$", send_media),
        (r"^/-/exit-kit/thumbnail/(?P<number>[0-9]{1,18})$", send_thumbnail),
    ]


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Answer whatever went wrong with a page of its own; nothing is printed, as values may be the owner's words."""
    return render_failure(datasette, request, exception)


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """Give the templates what they need beyond Datasette's own variables."""
    titles = {name: look.title for name, look in LOOKS.items()}
    return {
        "find_asides": find_asides,
        "titles": titles,
        "show_medium": partial(show_medium, datasette),
        "name_platform": name_platform,
        "name_folder": name_folder,
    }


def find_asides(columns: list[dict[str, Any]], rows: Any) -> set[str]:
    """Find the columns that a page need not show at first: bookkeeping, and those empty in every row."""
    filled = {cell["column"] for row in rows for cell in row if not _is_empty(cell)}
    names = {column["name"] for column in columns}
    asides = {name for name in names if name in _BOOKKEEPING or name not in filled}
    return asides if len(asides) < len(names) else set()


def _is_empty(cell: dict[str, Any]) -> bool:
    return cell["raw"] in (None, "") or (cell["raw"] == 0 and cell["column"].startswith("is_"))
