"""The pages for what goes wrong in the browser.

Datasette's own handler prints the error with a traceback, and with rich installed all variables, in the terminal in
which the server runs; those are the owner's messages.  So it is replaced by this one.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

from markupsafe import Markup

_UNFORESEEN: Final = (
    "This page could not be made ({}). Your data is untouched. Please report it with the address of the page, "
    "but leave out names and words of yours that stand in it."
)


async def render_failure(datasette: Any, request: Any, exception: Any) -> Any:
    """Return the answer for an exception: Datasette's own say what they mean, others only their type."""
    response: Any = import_module("datasette").Response

    status = getattr(exception, "status", None)
    if isinstance(status, int):  # Base400 (not found, forbidden) and DatasetteError
        details = dict(getattr(exception, "error_dict", {}))
        message = getattr(exception, "message", None) or next(iter(exception.args), "")
        text = Markup(message) if getattr(exception, "message_is_html", False) else str(message)
    else:
        status, details, text = 500, {}, _UNFORESEEN.format(type(exception).__name__)
    title = getattr(exception, "title", None)
    details |= {"ok": False, "error": text, "status": status, "title": title}
    if request.path.split("?")[0].endswith(".json"):
        return response.json(details, status=status)
    template = datasette.jinja_env.select_template([f"{status}.html", "error.html"])
    page = {"urls": datasette.urls, "app_css_hash": datasette.app_css_hash(), "menu_links": list}
    return response.html(await template.render_async({**details, **page}), status=status)
