"""How Datasette shows each table: title, description, sort order, facets, the column that names a row.

Descriptions come from the comments in schema.sql and views.sql; here stands only what a schema cannot say.
Facets stand on columns of few values.  A facet reads its whole table, so that large tables open without any; the
menu of each column still has "Facet by this".  Hidden tables are links between others, or kept bytes: still there
in the list at "hidden tables", but not in the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from exit_kit.browse.queries import read_queries
from exit_kit.store.comments import Column, Table, read_tables
from exit_kit.store.outdated import read_sql

DATABASE: Final = "exit-kit"  # in addresses, whatever the file is called
TITLE: Final = "What Meta has of you"
PAGE_SIZE: Final = 50
MOST_ROWS_SORTED: Final = (
    300_000  # above, sorting without an index takes a fifth of a second; ids have an order too
)
MOST_ROWS_WITH_FACETS: Final = 250_000
_UNITS: Final = {"bytes": "in bytes", "seconds": "in seconds"}


class Look(NamedTuple):
    """How one table or view is shown; `label` names the column that stands for a row wherever one is referred to."""

    title: str
    facets: tuple[str, ...] = ()
    sort: str | None = None
    sort_desc: str | None = None
    label: str | None = None
    hidden: bool = False


LOOKS: Final[dict[str, Look]] = {
    "messages": Look("Messages", ("kind", "origin", "sender_id"), sort_desc="at", label="text"),
    "conversations": Look("Conversations", ("kind", "folder"), sort_desc="message_count", label="title"),
    "people": Look("People", (), sort="name", label="name"),
    "handles": Look("Other names of people", ("kind",), label="handle"),
    "posts": Look("Posts", ("kind", "origin"), sort_desc="at", label="text"),
    "comments": Look("Comments", ("kind",), sort_desc="at", label="text"),
    "reactions": Look("Reactions", ("reaction", "kind", "origin"), sort_desc="at", label="reaction"),
    "albums": Look("Albums", (), sort_desc="at", label="name"),
    "media": Look("Photos, videos and other files", ("kind", "status"), sort_desc="at", label="path"),
    "connections": Look("Friends, groups, pages", ("kind",), sort_desc="at", label="name"),
    "searches": Look("Searches", ("kind",), sort_desc="at", label="text"),
    "places": Look("Places", ("kind",), sort_desc="at", label="name"),
    "apps": Look("Apps and websites", ("kind", "category"), sort="name", label="name"),
    "off_meta_activity": Look(
        "What businesses told Meta", ("business", "event"), sort_desc="at", label="business"
    ),
    "ad_interests": Look("What Meta thinks you like", ("kind",), sort="name", label="name"),
    "advertisers": Look("Advertisers", ("kind", "action"), sort="name", label="name"),
    "sessions": Look("Logins and devices", ("kind", "action", "location"), sort_desc="at", label="action"),
    "payments": Look("Payments", ("kind", "status", "currency"), sort_desc="at", label="amount"),
    "activity": Look("Everything else with a date", ("kind",), sort_desc="at", label="what"),
    "facts": Look("Statements about you", ("topic",), label="label"),
    "accounts": Look("Accounts", (), label="name"),
    "exports": Look("Exports", (), sort_desc="created_at", label="key"),
    "members": Look("Files of the exports", ("status", "export_id", "file_type"), sort="path", label="path"),
    "problems": Look("Problems", ("kind",), label="kind"),
    "raw_records": Look("Records not understood yet", ("topic",), label="topic"),
    "settings": Look("Settings of this file", hidden=True, label="name"),
    "parts": Look("Parts of the exports", label="name", hidden=True),
    "kept": Look("Kept bytes", hidden=True),
    "poll_options": Look("Options of polls", label="option", hidden=True),
    "message_versions": Look("Messages as other exports have them", ("kind",), label="text", hidden=True),
    "chat_texts": Look(
        "How the texts of chats were read", ("date_order", "sureness"), label="title", hidden=True
    ),
    "conversation_people": Look("Who takes part in a conversation", hidden=True),
    "conversation_sources": Look(
        "Conversations as delivered", ("folder", "kind"), label="title", hidden=True
    ),
    "conversation_joins": Look("Conversations that were put together", hidden=True),
    "people_decisions": Look("People that you joined or kept apart", hidden=True),
    "conversation_decisions": Look("Conversations that you joined or split", hidden=True),
    "unspaced_messages": Look("Messages in scripts without spaces", hidden=True),
    "message_people": Look("People that a message is about", hidden=True),
    "post_people": Look("People tagged in posts", hidden=True),
    "media_uses": Look("Where files are shown", ("role", "kind"), sort_desc="at", label="uri", hidden=True),
    "plans": Look("Plans for leaving", ("path", "platform"), sort_desc="started_at", label="path"),
    "plan_steps": Look("Steps of the plans", ("state", "plan_id"), sort_desc="changed_at", label="step"),
    "plan_log": Look("What happened to the plans", ("kind", "plan_id"), sort_desc="logged_at", label="kind"),
    "evidence": Look("Evidence", ("plan_id", "step"), sort_desc="added_at", label="name"),
    "letters": Look("Letters and forms", ("kind", "platform"), sort_desc="written_at", label="kind"),
    "confirmations": Look(
        "What you confirmed", ("check_name", "answer"), sort_desc="answered_at", label="check_name"
    ),
    "deep_looks": Look("Parts read to their end", (), sort_desc="looked_at", label="fingerprint"),
    "upkeep": Look("Upkeep of parked accounts", ("platform",), sort_desc="on_date", label="platform"),
    "timeline": Look("Timeline", ("what", "origin"), sort_desc="at"),
    "conversations_overview": Look("Conversations with figures", ("kind", "folder")),
    "people_overview": Look("People with figures", ()),
    "by_month": Look("Figures by month", ("what",), sort_desc="month"),
    "coverage": Look("What became of the files", ("status",)),
}

VIEW_COLUMNS: Final[dict[str, dict[str, str]]] = {
    "timeline": {
        "at": "when, UTC",
        "what": "message, post, comment, reaction, search …",
        "kind": "what sort of it",
        "who": "who did it",
        "text": "what it says",
        "whereabouts": "conversation, group or place",
        "origin": "created by the owner, received, saved or observed by Meta",
        "table_name": "the table that holds it",
        "row_id": "its number in that table; click for all that is known",
    },
    "conversations_overview": {
        "id": "number of the conversation; click to read it",
        "platform": "facebook, instagram, threads or whatsapp",
        "title": "name of the other person or of the group",
        "kind": "direct, group or ai; empty where the export does not say",
        "folder": "inbox, archived_threads, filtered_threads, message_requests …",
        "message_count": "how many messages there are",
        "first_at": "first message, UTC",
        "last_at": "last message, UTC",
        "with_people": "who takes part beside the owner",
    },
    "people_overview": {
        "id": "number of the person; click for all that is known",
        "platform": "where the name occurs",
        "name": "the name",
        "is_owner": "1 for the owner of an account",
        "messages": "how many messages this person wrote",
        "first_message_at": "the first of them, UTC",
        "last_message_at": "the last of them, UTC",
        "connected_as": "friend, former friend, follower …",
    },
    "by_month": {
        "month": "year and month, UTC",
        "what": "message, post, comment, reaction, search …",
        "count": "how many",
    },
    "coverage": {
        "export_id": "the export",
        "platform": "facebook, instagram, threads or whatsapp",
        "created_at": "the day on which Meta made it",
        "status": "imported, kept, ambiguous, unreadable, ignored, media, missing or pending",
        "members": "how many files",
        "size_bytes": "their size, in bytes",
        "records": "how many records were taken from them",
    },
}


def read_schema() -> dict[str, Table]:
    """Read the tables of the schema with their comments, by name."""
    return {table.name: table for table in read_tables(read_sql("schema.sql"))}


def read_views() -> list[Table]:
    """Read the views with the comments above them."""
    return read_tables(read_sql("views.sql"))


def build_metadata(counts: Mapping[str, int]) -> dict[str, Any]:
    """Return what Datasette 0.65 takes as `metadata=`; `counts` are the rows of each table, for choosing facets."""
    tables = {name: _render_table(table, counts) for name, table in read_schema().items()}
    everything = sum(counts.get(name, 0) for name in counts if name in tables)
    for view in read_views():
        tables[view.name] = _render_view(view, everything)
    queries = {query.name: query.render() for query in read_queries()}
    return {
        "title": TITLE,
        "databases": {
            DATABASE: {"title": "All tables, views and queries", "tables": tables, "queries": queries}
        },
    }


def _render_table(table: Table, counts: Mapping[str, int]) -> dict[str, Any]:
    look = LOOKS.get(table.name, Look(table.name))
    if counts.get(table.name, 0) > MOST_ROWS_SORTED:
        look = look._replace(sort=None, sort_desc=None)
    names = {column.name for column in table.columns}
    facets = look.facets if counts.get(table.name, 0) <= MOST_ROWS_WITH_FACETS else ()
    if facets and counts.get("accounts", 0) > 1 and "account_id" in names:
        facets = ("account_id", *facets)
    columns = {column.name: describe_column(column) for column in table.columns}
    return _render_look(look, table.about, columns, facets)


def _render_view(view: Table, rows: int) -> dict[str, Any]:
    look = LOOKS.get(view.name, Look(view.name))
    facets = look.facets if rows <= MOST_ROWS_WITH_FACETS else ()
    return _render_look(look, view.about, VIEW_COLUMNS.get(view.name, {}), facets)


def _render_look(look: Look, about: str, columns: dict[str, str], facets: tuple[str, ...]) -> dict[str, Any]:
    rendered = {
        "title": look.title,
        "description": about,
        "columns": columns,
        "facets": list(facets),
        "sort": look.sort,
        "sort_desc": look.sort_desc,
        "label_column": look.label,
        "hidden": look.hidden,
        "size": PAGE_SIZE,
    }
    return {key: value for key, value in rendered.items() if value}


def describe_column(column: Column) -> str:
    """Return what a column holds, with its unit if the comment leaves it to the name."""
    unit = next((words for ending, words in _UNITS.items() if column.name.endswith(ending)), "")
    return f"{column.about}, {unit}" if unit and unit not in column.about else column.about
