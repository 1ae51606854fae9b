"""Keeps other web sites out of the owner's data, and the pages from reaching for anything outside.

Listening on 127.0.0.1 is not enough: a page of another site may point its own name at 127.0.0.1 (DNS rebinding) and
would then be read by its scripts as its own.  So only requests that name this computer and this port are answered.
The headers tell the browser to load nothing from elsewhere, to run no script but Datasette's own (known by hash, so
that a script in somebody's message stays text), to show the pages in nobody's frame, and to tell no site that is
clicked where the click came from.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FACET: Final = ("{{ datasette_allow_facet }}", "true")  # the one variable in Datasette's inline scripts
REFUSAL: Final = "This address belongs to exit-kit on this computer and answers only under its own name.\n"


class Guard:
    """Wraps an ASGI app: answers only the given hosts and adds the headers."""

    def __init__(self, app: Any, hosts: Iterable[str], policy: str) -> None:
        self.app = app
        self.hosts = frozenset(host.encode() for host in hosts)
        self.headers = [(name.encode(), value.encode()) for name, value in _list_headers(policy)]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] != "http" or not self.is_ours(scope["headers"]):
            await self._refuse(scope, send)
        else:
            await self.app(scope, receive, self._add_headers(send))

    def is_ours(self, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        """Tell whether a request names this server, and does not come from a script of another site."""
        given: dict[bytes, list[bytes]] = {}
        for name, value in headers:
            given.setdefault(name.lower(), []).append(value)
        hosts = given.get(b"host", [])
        site = given.get(b"sec-fetch-site", [b"none"])[0]
        clicked = given.get(b"sec-fetch-mode") == [b"navigate"] and given.get(b"sec-fetch-dest") == [
            b"document"
        ]
        return len(hosts) == 1 and hosts[0].lower() in self.hosts and (site in _NEAR or clicked)

    def _add_headers(self, send: Any) -> Any:
        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in self.headers}
                rest = [pair for pair in message.get("headers", []) if pair[0].lower() not in ours]
                message = {**message, "headers": [*rest, *self.headers]}
            await send(message)

        return send_with_headers

    async def _refuse(self, scope: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        kind = (b"content-type", b"text/plain; charset=utf-8")
        await send({"type": "http.response.start", "status": 400, "headers": [kind, *self.headers]})
        await send({"type": "http.response.body", "body": REFUSAL.encode()})


_NEAR: Final = (b"none", b"same-origin")


def list_hosts(port: int) -> tuple[str, ...]:
    """List the names under which the server answers."""
    return (f"127.0.0.1:{port}", f"localhost:{port}")


def render_policy(templates: Iterable[Path]) -> str:
    """Return the content security policy that lets the inline scripts of these templates run, and no other."""
    hashes = sorted({_hash_script(script) for path in templates for script in _find_scripts(path)})
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *hashes],
        "style-src": ["'self'", "'unsafe-inline'"],  # Datasette colours each database inline
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(" ".join((name, *sources)) for name, sources in rules.items())


def _find_scripts(path: Path) -> list[str]:
    scripts = (script.replace(*_FACET) for script in _SCRIPT.findall(path.read_text(encoding="utf-8")))
    return [script for script in scripts if "{{" not in script and "{%" not in script]


def _hash_script(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _list_headers(policy: str) -> list[tuple[str, str]]:
    return [
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ]
