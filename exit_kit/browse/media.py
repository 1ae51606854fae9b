"""The bytes of photos, films and sounds, straight from the zips: `/-/exit-kit/media/NUMBER`.

Answers GET and HEAD, whole or one range (RFC 9110 section 14), so that a film plays at once and can be wound; several
ranges at once are answered whole, as the RFC allows.  What the browser may show is decided by `exit_kit.browse.types`;
all else comes as a download.  When the reader goes away, reading stops.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from exit_kit.archive import MemberFault, read_head
from exit_kit.archive.seeking import read_range
from exit_kit.browse.metadata import DATABASE
from exit_kit.browse.places import Missing, Place, Places
from exit_kit.browse.types import HEAD_BYTES, Kind, find_kind

_RANGE: Final = re.compile(r"bytes=([0-9]{0,19})-([0-9]{0,19})\Z")
_METHODS: Final = ("GET", "HEAD")
_PLACES: Final = Places()


class Answer(NamedTuple):
    """What will be sent: status, headers, and which bytes (none for HEAD and errors)."""

    status: int
    headers: dict[str, str]
    start: int = 0
    stop: int = 0


class Unsatisfiable(Exception):
    """Says that a range lies behind the end of the file."""


def read_wanted(header: str | None, size: int) -> tuple[int, int] | None:
    """Return the bytes that a Range header asks for, or None for the whole file.

    A header that is not understood is as good as none (RFC 9110 14.2).  Raises Unsatisfiable.

    >>> read_wanted("bytes=0-9", 100), read_wanted("bytes=-10", 100), read_wanted("bytes=90-", 100)
    ((0, 10), (90, 100), (90, 100))
    """
    found = _RANGE.match(header.strip()) if header else None
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < int(first):
            return None
    if start >= size or start >= stop:
        raise Unsatisfiable
    return start, stop


def plan_answer(place: Place, kind: Kind, method: str, headers: dict[str, str]) -> Answer:
    """Return status, headers and bytes for one request."""
    size = place.member.size_bytes
    tag = f'"{place.member.crc32 or 0:08x}-{size:x}"'
    common = {"accept-ranges": "bytes", "etag": tag, **_describe_kind(kind, place.name)}
    if headers.get("if-none-match") == tag:
        return Answer(304, {"etag": tag})
    wanted = headers.get("range") if headers.get("if-range", tag) == tag else None
    try:
        part = read_wanted(wanted, size)
    except Unsatisfiable:
        return Answer(416, {"content-range": f"bytes */{size}"})
    start, stop = part or (0, size)
    common["content-length"] = str(stop - start)
    if part:
        common["content-range"] = f"bytes {start}-{stop - 1}/{size}"
    return Answer(206 if part else 200, common, start, stop if method == "GET" else start)


def _describe_kind(kind: Kind, name: str) -> dict[str, str]:
    how = "inline" if kind.is_shown else "attachment"
    if kind.ending and not name.lower().endswith(f".{kind.ending}") and "." not in name:
        name = f"{name}.{kind.ending}"
    return {
        "content-type": kind.media_type,
        "content-disposition": f"{how}; filename*=UTF-8''{quote(name, safe='')}",
        "x-content-type-options": "nosniff",
    }


async def send_media(request: Any, datasette: Any, receive: Any, send: Any) -> None:
    """Answer one request for a medium's bytes."""
    if request.method not in _METHODS:
        await send_text(send, 405, "Files are only read here.")
        return
    path = find_database(datasette)
    try:
        place, kind = await asyncio.to_thread(find_place, path, int(request.url_vars["number"]))
    except Missing as missing:
        await send_text(send, 404, str(missing))
        return
    except MemberFault:
        await send_text(send, 404, "The file is damaged inside its zip and cannot be read.")
        return
    answer = plan_answer(place, kind, request.method, request.headers)
    pairs = [(key.encode(), value.encode("latin-1")) for key, value in answer.headers.items()]
    await send({"type": "http.response.start", "status": answer.status, "headers": pairs})
    pieces = (
        read_range(place.member, answer.start, answer.stop, place.marks)
        if answer.stop > answer.start
        else iter(())
    )
    await _send_pieces(pieces, receive, send)


def find_database(datasette: Any) -> Path:
    """Return the file of the database that is shown."""
    return Path(datasette.get_database(DATABASE).path)


def find_place(database: Path, number: int) -> tuple[Place, Kind]:
    """Return where a medium is and what it is by its bytes; raises Missing or MemberFault."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as db:
        place = _PLACES.find(db, number)
    return place, find_kind(read_head(place.member, HEAD_BYTES))


async def _send_pieces(pieces: Iterator[bytes], receive: Any, send: Any) -> None:
    """Send a body piece by piece; stop when the reader has gone, or when the zip breaks off."""
    gone = asyncio.create_task(_wait_until_gone(receive))
    try:
        # A fault in the middle of a body cannot be told any more; its missing end tells the browser.
        with suppress(MemberFault):
            while not gone.done() and (piece := await asyncio.to_thread(next, pieces, b"")):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        if not gone.done():
            await send({"type": "http.response.body", "body": b""})
    finally:
        gone.cancel()
        close = getattr(pieces, "close", None)
        if close:
            await asyncio.to_thread(close)


async def _wait_until_gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def send_text(send: Any, status: int, text: str) -> None:
    """Answer with a sentence."""
    body = f"{text}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
