"""Makes the pages a plugin of plain Datasette, for those who run one of their own.

    datasette exit-kit.db --plugins-dir "$(exit-kit browse --plugins-dir)"

It is no entry point, so that no Datasette loads it unasked.  What `exit-kit browse` adds around Datasette is not here:
no address that works once, no rules for what a page may load, no check who asks.
"""

from __future__ import annotations

import sqlite3
from importlib import import_module
from pathlib import Path
from typing import Any

import pluggy

import exit_kit.browse
from exit_kit.browse import plugin
from exit_kit.browse.home import count_rows
from exit_kit.browse.metadata import DATABASE, build_metadata
from exit_kit.browse.remembering import remember

hookimpl = pluggy.HookimplMarker("datasette")
_STYLES = Path(exit_kit.browse.__file__).parent / "static" / "exit-kit.css"

_plugins: Any = import_module("datasette.plugins").pm
for one in (exit_kit.browse, plugin):  # the package for its templates, the module for its hooks
    if not _plugins.is_registered(one):
        _plugins.register(one, one.__name__)


@hookimpl
def startup(datasette: Any) -> None:
    """Give the database the name by which the pages know it, whatever its file is called."""
    if DATABASE in datasette.databases:
        return
    for database in list(datasette.databases.values()):
        if database.path and _is_ours(Path(database.path)):
            make: Any = import_module("datasette.database").Database
            twin = make(datasette, path=database.path, is_mutable=database.is_mutable)
            datasette.add_database(twin, name=DATABASE)
            return


def _is_ours(path: Path) -> bool:
    query = "SELECT count(*) FROM sqlite_master WHERE name IN ('exports', 'kept', 'messages')"
    try:
        return bool(remember(path, "ours", lambda db: db.execute(query).fetchone()[0]) == 3)
    except sqlite3.Error:
        return False


@hookimpl
def get_metadata(datasette: Any, database: str | None) -> dict[str, Any]:
    """Describe tables and columns, and offer the ready questions."""
    ours = datasette.databases.get(DATABASE)
    if database not in (None, DATABASE) or ours is None:
        return {}
    found: dict[str, Any] = remember(Path(ours.path), "metadata", lambda db: build_metadata(count_rows(db)))
    return {"databases": found["databases"]}


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Serve the style sheet, which our own server mounts as a folder."""
    return [(r"^/-/exit-kit/static/exit-kit\.css$", send_styles)]


def send_styles() -> Any:
    """Answer with the style sheet."""
    response: Any = import_module("datasette").Response
    return response.text(
        _STYLES.read_text(encoding="utf-8"), headers={"content-type": "text/css; charset=utf-8"}
    )
