"""The pages for what goes wrong in the browser.

Datasette's own handler prints the error with a traceback, and with rich installed all variables, in the terminal in
which the server runs; those are the owner's messages.  So it is replaced by this one.
"""

from __future__ import annotations

import sqlite3
from importlib import import_module
from typing import Any, Final

from markupsafe import Markup

_UNFORESEEN: Final = (
    "This page could not be made ({}). Your data is untouched. Please report it with the address of the page, "
    "but leave out names and words of yours that stand in it."
)


_NOT_THERE: Final = "There is no such page. The bar above leads to all there are."
_DATABASE: Final = {
    "SQLITE_BUSY": "Another program is writing into the database. Wait until it has ended, then load this page again.",
    "SQLITE_CORRUPT": "The database file is damaged at this place: a piece of it is missing or was overwritten. Other "
    "pages may still work. Import your exports again into a new file: exit-kit import PATH --db FILE.",
    "SQLITE_CANTOPEN": "The database file is no longer there, or may not be read any more.",
    "SQLITE_IOERR": "The disk with the database cannot be read.",
    "SQLITE_INTERRUPT": "This took too long and was stopped. Ask for less at once.",
}
_DATABASE["SQLITE_LOCKED"] = _DATABASE["SQLITE_BUSY"]
_DATABASE["SQLITE_NOTADB"] = _DATABASE["SQLITE_CORRUPT"]


def _find_sentence(error: sqlite3.Error) -> str:
    """Return what a person is told of an error of the database: never the query or its values."""
    name = getattr(error, "sqlite_errorname", None) or ""
    found = (text for beginning, text in _DATABASE.items() if name.startswith(beginning))
    return next(found, _UNFORESEEN.format(name or type(error).__name__))


async def render_failure(datasette: Any, request: Any, exception: Any) -> Any:
    """Return the answer for an exception: Datasette's own say what they mean, others only their type."""
    response: Any = import_module("datasette").Response

    status = getattr(exception, "status", None)
    if isinstance(status, int):  # Base400 (not found, forbidden) and DatasetteError
        details = dict(getattr(exception, "error_dict", {}))
        message = getattr(exception, "message", None) or next(iter(exception.args), "")
        text = Markup(message) if getattr(exception, "message_is_html", False) else str(message)
        text = _NOT_THERE if text == "Database not found" else text
    elif isinstance(exception, sqlite3.Error):
        status, details, text = 503, {}, _find_sentence(exception)
    else:
        status, details, text = 500, {}, _UNFORESEEN.format(type(exception).__name__)
    title = getattr(exception, "title", None)
    details |= {"ok": False, "error": text, "status": status, "title": title}
    if request.path.split("?")[0].endswith(".json"):
        return response.json(details, status=status)
    template = datasette.jinja_env.select_template([f"{status}.html", "error.html"])
    page = {"urls": datasette.urls, "app_css_hash": datasette.app_css_hash(), "menu_links": list}
    return response.html(await template.render_async({**details, **page}), status=status)
