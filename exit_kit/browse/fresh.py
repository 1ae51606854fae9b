"""Opens the database anew when an import has changed it while the browser was open.

A file opened as immutable must not change under SQLite, so that each request first looks whether it is still the one
that was opened.  While an import holds the file, the page says so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from exit_kit.errors import DatabaseError
from exit_kit.store.database import is_being_written


class Fresh:
    """Is an ASGI app over whatever `open_datasette` returns, opened anew when the file has changed."""

    def __init__(self, path: Path, open_datasette: Callable[[Path], Any]) -> None:
        self._path = path
        self._open = open_datasette
        self._stamp = read_stamp(path)
        self._datasette = open_datasette(path)
        self._app = self._datasette.app()
        self._lock = asyncio.Lock()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request from the database as it is now."""
        if scope["type"] == "http":
            try:
                await self._refresh()
            except DatabaseError as error:
                await _say(send, error)
                return
        await self._app(scope, receive, send)

    async def _refresh(self) -> None:
        async with self._lock:
            stamp = read_stamp(self._path)
            if stamp == self._stamp:
                return
            datasette = await asyncio.to_thread(self._open, self._path)  # may wait for a lock
            former, self._datasette = self._datasette, datasette
            self._app, self._stamp = datasette.app(), stamp
            await asyncio.to_thread(_close, former)

    def close(self) -> None:
        """Close every connection, after the queries that still run."""
        _close(self._datasette)


def read_stamp(path: Path) -> tuple[int, int, bool] | None:
    """Return what changes whenever the file does; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, is_being_written(path)


def _close(datasette: Any) -> None:
    datasette.executor.shutdown()
    for database in datasette.databases.values():
        database.close()


async def _say(send: Any, error: DatabaseError) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", b"10")]
    text = "\n".join(
        part for part in (error.what, error.why, error.fix, "Then load this page again.") if part
    )
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": f"{text}\n".encode()})
