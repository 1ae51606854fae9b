"""A server on this machine that plays Meta's answers, and the way there for requests that name Meta's hosts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx


@dataclass
class Play:
    """What the server says for one address (host and path): status, head, body; or what it does instead."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    does: str = ""  # "hang", "drip", "flood", "break"


@dataclass
class Stage:
    """The plays by address, the requests that came (`host/path`), their headers, and the way to the server."""

    plays: dict[str, Play]
    port: int = 0
    asked: list[str] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def transport(self) -> httpx.AsyncBaseTransport:
        """Return a transport that brings every request here, whatever host it names."""
        return _Detour(self.port)


class _Detour(httpx.AsyncHTTPTransport):
    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        detour = httpx.Request(request.method, url, headers=request.headers, extensions=request.extensions)
        return await super().handle_async_request(detour)


@contextmanager
def playing(plays: dict[str, Play]) -> Iterator[Stage]:
    """Run the server while the block runs."""
    stage = Stage(plays)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _act(self, stage)

        def log_message(self, format: str, *args: object) -> None:
            """Keep silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stage.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield stage
    finally:
        stage.closing.set()
        server.shutdown()
        server.server_close()


def _act(handler: BaseHTTPRequestHandler, stage: Stage) -> None:
    address = f"{handler.headers['Host']}{handler.path}"
    stage.asked.append(address)
    stage.heads.append({key.lower(): value for key, value in handler.headers.items()})
    play = stage.plays.get(address, Play(404))
    if play.does == "hang":
        stage.closing.wait(5)
        return
    if play.does == "break":
        handler.connection.close()
        return
    handler.send_response(play.status)
    for key, value in play.headers.items():
        handler.send_header(key, value)
    handler.end_headers()
    with suppress(OSError):  # the other side has heard enough
        _send_body(handler, play, stage)


def _send_body(handler: BaseHTTPRequestHandler, play: Play, stage: Stage) -> None:
    handler.wfile.write(play.body)
    while play.does == "drip" and not stage.closing.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()
    while play.does == "flood" and not stage.closing.is_set():
        handler.wfile.write(b"more and more " * 5000)
