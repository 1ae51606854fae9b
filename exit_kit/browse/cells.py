"""Turns single values into what a cell shows; whatever comes from an export is escaped here."""

from __future__ import annotations

import re
from typing import Any, Final

from markupsafe import Markup

from exit_kit.browse.metadata import DATABASE, LOOKS

SHOWN: Final = ("found", "unused")
SHORT_LABEL: Final = 60
FULL_LABEL: Final = 300
_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?Z")
_ADDRESS: Final = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_OUTSIDE: Final = Markup(
    '<a href="{0}" rel="noreferrer noopener external" class="outside" title="Leads out of this computer: {0}">{1}</a>'
)
_NAMES: Final = {"conversations": "conversation without a title", "messages": "message without text"}
_PICTURES: Final = ("photo", "gif", "sticker")
_PHOTO: Final = Markup('<p class="medium"><a href="{0}"><img src="{0}" alt="{1}"></a></p>')
_PLAYERS: Final = {
    **dict.fromkeys(_PICTURES, _PHOTO),
    "video": Markup(
        '<p class="medium"><video src="{0}" title="{1}" controls preload="metadata"></video></p>'
    ),
    "audio": Markup(
        '<p class="medium"><audio src="{0}" title="{1}" controls preload="metadata"></audio></p>'
    ),
}
# Columns that views and ready questions share, and where they lead.
_LINKED: Final = {"conversation_id": "conversations", "person_id": "people", "export_id": "exports"}
_VIEWS: Final = {("conversations_overview", "id"): "conversations", ("people_overview", "id"): "people"}


def render_label(
    datasette: Any, table: str, row_id: int, label: object, *, length: int = SHORT_LABEL
) -> Markup:
    """Return a link to a row that shows its name."""
    text = str(label) if label not in (None, "") else f"{_NAMES.get(table, 'number')} {row_id}"
    href = datasette.urls.row(DATABASE, table, str(row_id))
    return Markup('<a href="{}">{}</a>').format(href, shorten(text, length))


def shorten(text: str, length: int) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text[: length * 2].split())
    return f"{line[:length].rstrip()}…" if len(line) > length else line


def render_time(value: str) -> Markup | None:
    """Return a time as a person writes it, the exact one behind it; None for anything else."""
    time = _TIME.fullmatch(value)
    return Markup('<time title="{}">{} {}</time>').format(value, time[1], time[2]) if time else None


def render_text(value: str) -> Markup | None:
    """Return an address as a link that is marked as leading outside; None for anything else."""
    address = value.strip()
    return _OUTSIDE.format(address, shorten(address, SHORT_LABEL)) if _ADDRESS.fullmatch(address) else None


def render_link(datasette: Any, row: Any, value: int, column: str, table: str | None) -> Markup | None:
    """Return a link for the numbers in views and ready questions that stand for a row; None for other numbers."""
    names = row.keys()
    if column == "row_id" and "table_name" in names and row["table_name"] in LOOKS:
        return render_label(datasette, row["table_name"], value, "open")
    if column == "message_count" and table == "conversations":
        return _link_reading(datasette, row["id"], f"{value:,}")
    shared = _LINKED.get(column) if table is None or table == "coverage" else None
    target = _VIEWS.get((table or "", column)) or shared
    if target == "conversations":
        return _link_reading(datasette, value, "read")
    return render_label(datasette, target, value, str(value)) if target else None


def _link_reading(datasette: Any, conversation_id: int, text: str) -> Markup:
    href = datasette.urls.path(f"/-/exit-kit/chat/{conversation_id}")
    return Markup('<a href="{}">{}</a>').format(href, text)


def render_medium(datasette: Any, number: int, kind: str | None, path: str) -> Markup:
    """Return a link to a file in its zip: a small picture of a photo, the name of anything else."""
    href = datasette.urls.path(f"/-/exit-kit/media/{number}")
    name = path.rpartition("/")[2]
    if kind not in _PICTURES:
        return Markup('<a href="{}">{}</a>').format(href, shorten(name, FULL_LABEL))
    small = datasette.urls.path(f"/-/exit-kit/thumbnail/{number}")
    return Markup('<a class="thumbnail" href="{0}"><img src="{1}" alt="" loading="lazy"> {2}</a>').format(
        href, small, shorten(name, FULL_LABEL)
    )


def show_medium(datasette: Any, row: Any) -> Markup:
    """Return a photo, film or sound to be seen or heard; a sentence where the file is not there.

    `row`: a row of `media`, or the cells of one.
    """
    values = row if hasattr(row, "keys") else {cell["column"]: cell["raw"] for cell in row}
    if values["status"] not in SHOWN:
        return Markup('<p class="no-medium">The file itself is not in any part that was imported.</p>')
    href = datasette.urls.path(f"/-/exit-kit/media/{values['id']}")
    shown = _PLAYERS.get(values["kind"])
    caption = str(values["description"] or values["title"] or f"{values['kind']} {values['id']}")
    return (
        shown.format(href, caption)
        if shown
        else Markup('<p><a href="{}" download>Save the file</a></p>').format(href)
    )
