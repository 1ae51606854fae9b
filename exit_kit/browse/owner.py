"""What holds only where we start Datasette ourselves: whoever gets in is the owner, and home is our page.

Elsewhere (see `plain`) who may read what, and what stands at the root, is up to whoever runs Datasette.
"""

from __future__ import annotations

from typing import Any

import pluggy

from exit_kit.browse.home import send_home

hookimpl = pluggy.HookimplMarker("datasette")


@hookimpl
def permission_allowed(action: str) -> bool | None:
    """Allow all reading: whoever gets as far as here is the owner."""
    return True if action.startswith("view-") or action == "execute-sql" else None


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """Tell the templates where home is."""
    return {"home_page": datasette.urls.instance()}


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Serve our home page at the root."""
    return [(r"^/$", send_home)]
