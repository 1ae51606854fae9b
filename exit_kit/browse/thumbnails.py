"""Small pictures of photos: `/-/exit-kit/thumbnail/NUMBER`, made once and kept in a file of their own.

The cache stands beside the database (`NAME-thumbnails.db`, readable by the owner only) and may be deleted at any time.
It is keyed by a file's checksum and size, so that it outlives a rebuild.  A picture is only unpacked up to a limit: a
small file may claim a billion pixels.
"""

from __future__ import annotations

import asyncio
import io
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from exit_kit.archive import MemberFault, read_member
from exit_kit.browse.media import find_database, find_place, send_text
from exit_kit.browse.places import Missing, Place
from exit_kit.browse.types import Kind

EDGE: Final = 320
MOST_BYTES: Final = 64_000_000
MOST_PIXELS: Final = 100_000_000
MOST_JPEG_PIXELS: Final = 500_000_000  # a JPEG can be unpacked at an eighth of its size
_PICTURES: Final = (
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/webp",
    "image/bmp",
    "image/heic",
    "image/avif",
)
# Shown for what is a picture by its first bytes and cannot be drawn: a browser's sign for broken pictures frightens.
NO_PICTURE: Final = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120">'
    b'<rect width="160" height="120" fill="#8793a1"/>'
    b'<text x="80" y="65" fill="#fff" font-family="sans-serif" font-size="14" text-anchor="middle">no small picture'
    b"</text></svg>"
)
_SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS thumbnails (crc32 INTEGER, size_bytes INTEGER, picture BLOB NOT NULL,
    PRIMARY KEY (crc32, size_bytes)) WITHOUT ROWID
"""


async def send_thumbnail(request: Any, datasette: Any, send: Any) -> None:
    """Answer with a JPEG of at most 320 pixels an edge, a plain card for one that cannot be drawn, or why not."""
    try:
        picture = await asyncio.to_thread(
            read_thumbnail, find_database(datasette), int(request.url_vars["number"])
        )
    except (Missing, MemberFault) as error:
        await send_text(
            send, 404, str(error) if isinstance(error, Missing) else "The file is damaged inside its zip."
        )
        return
    if picture is None:
        await send_text(send, 404, "There is no small picture of this file.")
        return
    kind = b"image/svg+xml" if picture is NO_PICTURE else b"image/jpeg"
    headers = [(b"content-type", kind), (b"content-length", str(len(picture)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": picture if request.method == "GET" else b""})


def read_thumbnail(database: Path, number: int) -> bytes | None:
    """Return the small picture of a medium, from the cache or made now; None where it is no picture.

    It is NO_PICTURE where it is one that is too large, or broken.

    Raises Missing or MemberFault where the file itself cannot be had.
    """
    place, kind = find_place(database, number)
    if kind.media_type not in _PICTURES:
        return None
    if place.member.size_bytes > MOST_BYTES:
        return NO_PICTURE
    with closing(_open_cache(database)) as cache:
        key = (place.member.crc32 or _hash_name(place), place.member.size_bytes)
        found = cache.execute(
            "SELECT picture FROM thumbnails WHERE crc32 = ? AND size_bytes = ?", key
        ).fetchone()
        if found:
            return bytes(found[0])
        picture = make_thumbnail(read_member(place.member).data, kind)
        if picture is not None:
            with suppress(sqlite3.OperationalError):  # a full disk or a second reader: then it is made again
                cache.execute("INSERT OR REPLACE INTO thumbnails VALUES (?, ?, ?)", (*key, picture))
    return picture or NO_PICTURE


def _hash_name(place: Place) -> int:
    """Return a number for a file in a folder, which has no checksum: of its path and its time."""
    import zlib

    return zlib.crc32(f"{place.member.source}\0{place.member.modified_at}".encode("utf-8", "surrogateescape"))


def _open_cache(database: Path) -> sqlite3.Connection:
    path = database.with_name(f"{database.stem}-thumbnails.db")
    with suppress(OSError):  # a folder that cannot be written: the cache stays in memory
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    for target in (str(path), ":memory:"):
        cache = sqlite3.connect(target, isolation_level=None, timeout=2)
        try:
            cache.execute("PRAGMA synchronous = OFF")
            cache.execute(_SCHEMA)
        except sqlite3.Error:  # damaged, locked or not ours: it is only a cache
            cache.close()
            continue
        return cache
    raise sqlite3.OperationalError("no cache can be opened")  # pragma: no cover  memory always can


def make_thumbnail(data: bytes, kind: Kind) -> bytes | None:
    """Return a JPEG of at most 320 pixels an edge, turned upright; None where the bytes are no whole picture."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if kind.media_type == "image/heic":
        _read_heic()
    Image.MAX_IMAGE_PIXELS = None  # its own limit warns at first; ours stands below
    try:
        with Image.open(io.BytesIO(data)) as picture:
            most = MOST_JPEG_PIXELS if picture.format == "JPEG" else MOST_PIXELS
            if picture.width * picture.height > most:
                return None
            picture.draft("RGB", (EDGE * 2, EDGE * 2))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((EDGE, EDGE))
            flat = Image.new("RGB", upright.size, "white")
            flat.paste(upright, mask=upright.convert("RGBA").getchannel("A"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        return None  # what Pillow raises for broken pictures of each kind
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=80)
    return out.getvalue()


def _read_heic() -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
