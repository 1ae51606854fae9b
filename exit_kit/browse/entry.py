"""Lets in whoever started the server, and nobody else who has an account on this computer.

The address that is printed holds a word that works once; whoever opens it gets a cookie, and every other request needs
that cookie.  It is not sent with what other sites ask for (`SameSite=Strict`), and scripts cannot read it (`HttpOnly`).
Where other computers may connect there is a password in place of the word; it is asked for on a page, and wrong ones
are answered slowly, one after the other.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final
from urllib.parse import parse_qs

ENTER: Final = "/-/exit-kit/enter"
_SLOWLY: Final = 1.0  # seconds for a wrong password
_MOST_BYTES: Final = 4096
_PAGE: Final = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>exit-kit</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
{head}
<style>body {{ font: 1.1em sans-serif; max-width: 36em; margin: 3em auto; padding: 0 1em; }}</style></head>
<body><main><h1>exit-kit</h1>{body}</main></body></html>
"""
_OPENING: Final = '<p><a href="/">Go on</a></p>'
_SHUT: Final = (
    "<p>This page is for whoever started exit-kit. Its address works once, in one browser: to open it in another, or "
    "after exit-kit was started anew, run <code>exit-kit browse</code> and open the address that it prints.</p>"
)
_FORM: Final = """<form method="post" action="{}">{}<p><label for="password">Password</label>
<input type="password" id="password" name="password" autocomplete="current-password" required autofocus>
<input type="submit" value="Go on"></p></form>"""


class Entry:
    """Wraps an ASGI app: answers only requests with the cookie, which the word or the password buys."""

    def __init__(self, app: Any, port: int, password: str | None = None) -> None:
        self.app = app
        self.word = None if password else secrets.token_urlsafe(24)
        self._name = f"exit-kit-{port}"  # cookies know no ports: each server has a name of its own
        self._cookie = secrets.token_urlsafe(32)
        self._password = _digest(password) if password else None
        self._lock = asyncio.Lock()

    @property
    def path(self) -> str:
        """Return where to enter."""
        return f"{ENTER}/{self.word}" if self.word else "/"

    def close(self) -> None:
        """Close what is behind."""
        self.app.close()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request, let in, or refuse."""
        if scope["type"] != "http" or self._is_inside(scope["headers"]):
            await self.app(scope, receive, send)
        elif self._password is not None:
            await self._ask(scope, receive, send)
        elif self._fits(scope):
            self.word = None
            await self._let_in(send)
        else:
            await _send(send, 403, _SHUT)

    def _is_inside(self, headers: Any) -> bool:
        for name, value in headers:
            if name.lower() == b"cookie":
                try:
                    given = SimpleCookie(value.decode("latin-1")).get(self._name)
                except CookieError:
                    continue
                if given and secrets.compare_digest(given.value.encode(), self._cookie.encode()):
                    return True
        return False

    def _fits(self, scope: Any) -> bool:
        given = str(scope["path"]).removeprefix(f"{ENTER}/").encode()
        return (
            self.word is not None
            and scope["method"] == "GET"
            and secrets.compare_digest(given, self.word.encode())
        )

    async def _let_in(self, send: Any) -> None:
        cookie = f"{self._name}={self._cookie}; Path=/; HttpOnly; SameSite=Strict"
        # Not a redirect: one that follows a click elsewhere would not carry the cookie.
        head = '<meta http-equiv="refresh" content="0; url=/">'
        await _send(send, 200, _OPENING, head=head, cookie=cookie)

    async def _ask(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer with the form, or judge what was filled in."""
        if scope["method"] != "POST" or scope["path"] != ENTER:
            await _send(send, 403, _FORM.format(ENTER, ""))
            return
        fields = parse_qs((await _read_body(receive)).decode("utf-8", "replace"))
        given = _digest(fields.get("password", [""])[0])
        async with self._lock:
            if secrets.compare_digest(given, self._password or b""):
                await self._let_in(send)
                return
            await asyncio.sleep(_SLOWLY)
        await _send(send, 403, _FORM.format(ENTER, "<p>That was not the password.</p>"))


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


async def _read_body(receive: Any) -> bytes:
    body = b""
    while len(body) <= _MOST_BYTES:
        message = await receive()
        body += message.get("body", b"")
        if message["type"] != "http.request" or not message.get("more_body"):
            break
    return body[:_MOST_BYTES]


async def _send(send: Any, status: int, body: str, *, head: str = "", cookie: str | None = None) -> None:
    page = _PAGE.format(head=head, body=body).encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(page)).encode())]
    if cookie:
        headers.append((b"set-cookie", cookie.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": page})
