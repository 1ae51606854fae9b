"""Photos and videos by month or album as a grid (`/-/exit-kit/photos`), and one at a time (`/-/exit-kit/photos/N`).

A month's or album's page shows at most 300; the viewer tells date, caption, place and where each was used, and goes
on to the one before and after in time.  Without JavaScript.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from exit_kit.archive import MemberFault
from exit_kit.browse.answering import answer, answer_missing, read_number, read_wanted
from exit_kit.browse.cells import shorten
from exit_kit.browse.media import find_database, find_place
from exit_kit.browse.metadata import DATABASE
from exit_kit.browse.places import Missing
from exit_kit.browse.remembering import recall

PAGE: Final = 300
_MONTH: Final = re.compile(r"\d{4}-\d\d\Z|undated\Z", re.ASCII)
_SHOWN: Final = "member_id IS NOT NULL AND kind IN ('photo', 'video', 'gif') AND copy_of IS NULL"
_WHEN: Final = "coalesce(taken_at, at)"
_ONE: Final = f"SELECT id, kind, path, {_WHEN} AS shown_at, description, title FROM media"
_USES: Final = """
    SELECT u.message_id, u.post_id, u.comment_id, u.album_id, u.conversation_id, u.activity_id, u.role,
           m.conversation_id AS chat_id, substr(m.text, 1, 200) AS message, c.title AS chat, a.name AS album,
           substr(coalesce(p.text, p.title), 1, 200) AS post, substr(coalesce(o.text, o.title), 1, 200) AS comment
    FROM media_uses AS u
    LEFT JOIN messages AS m ON m.id = u.message_id LEFT JOIN conversations AS c ON c.id = m.conversation_id
    LEFT JOIN posts AS p ON p.id = u.post_id LEFT JOIN comments AS o ON o.id = u.comment_id
    LEFT JOIN albums AS a ON a.id = u.album_id WHERE u.media_id = ? LIMIT 100
"""


@dataclass(frozen=True, slots=True)
class Grid:
    """One page of small pictures: what it shows, the months and albums there are (key, name, count).

    `month` is empty where all are shown, the newest first.
    """

    title: str
    month: str
    album: int | None
    pictures: list[Any]
    total: int
    start: int
    months: list[Any]
    albums: list[Any]


def count_pictures(db: sqlite3.Connection) -> tuple[list[Any], list[Any]]:
    """Return the months and the albums that have pictures, with how many."""
    return db.execute(_count_months()).fetchall(), db.execute(_count_albums()).fetchall()


async def read_grid(database: Any, wanted: dict[str, str], months: list[Any], albums: list[Any]) -> Grid:
    """Read a month's or an album's pictures; all, the newest first, if nothing is said."""
    album = next((one for one in albums if str(one["id"]) == wanted.get("album")), None)
    month = wanted.get("month", "") if _MONTH.match(wanted.get("month", "")) else ""
    start = read_number(wanted.get("start"))
    if album is not None:
        condition, values = "id IN (SELECT media_id FROM media_uses WHERE album_id = ?)", [album["id"]]
        title, total = album["name"] or "Album without a name", album["count"]
    elif not month:
        condition, values, title, total = "1", [], "All, newest first", sum(one["count"] for one in months)
    else:
        values = [] if month == "undated" else [month, f"{month}~"]
        condition = f"{_WHEN} IS NULL" if month == "undated" else f"{_WHEN} >= ? AND {_WHEN} < ?"
        title = "Without a date" if month == "undated" else month
        total = next((one["count"] for one in months if (one["month"] or "undated") == month), 0)
    order = "shown_at, id" if month or album else "shown_at DESC, id DESC"
    query = f"{_ONE} WHERE {_SHOWN} AND {condition} ORDER BY {order} LIMIT {PAGE} OFFSET ?"
    pictures = list((await database.execute(query, [*values, start])).rows)
    return Grid(title, month, album["id"] if album else None, pictures, total, start, months, albums)


def _count_months() -> str:
    month = f"substr({_WHEN}, 1, 7)"
    return f"SELECT {month} AS month, count(*) AS count FROM media WHERE {_SHOWN} GROUP BY 1 ORDER BY 1 DESC"


def _count_albums() -> str:
    return (
        "SELECT albums.id, albums.name, count(DISTINCT media_id) AS count FROM albums "
        f"JOIN media_uses ON album_id = albums.id WHERE media_id IN (SELECT id FROM media WHERE {_SHOWN}) "
        "GROUP BY albums.id ORDER BY albums.name"
    )


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture with all that is known of it; `before` and `after` are the numbers of its neighbours in time."""

    row: Any
    uses: list[Any]
    before: int | None
    after: int | None


async def read_picture(database: Any, number: int) -> Picture | None:
    """Read one picture; None where there is none of that number."""
    row = (await database.execute(f"SELECT *, {_WHEN} AS shown_at FROM media WHERE id = ?", [number])).first()
    if row is None:
        return None
    uses = (await database.execute(_USES, [number])).rows
    at = row["shown_at"] or ""
    near = "SELECT id FROM media WHERE {} AND ({}, id) {} (?, ?) ORDER BY {} {}, id {} LIMIT 1"
    when = f"coalesce({_WHEN}, '')"
    before = await database.execute(near.format(_SHOWN, when, "<", when, "DESC", "DESC"), [at, number])
    after = await database.execute(near.format(_SHOWN, when, ">", when, "", ""), [at, number])
    return Picture(row, list(uses), _first_id(before), _first_id(after))


def _first_id(found: Any) -> int | None:
    row = found.first()
    return row["id"] if row else None


async def send_photos(request: Any, datasette: Any) -> Any:
    """Answer with a page of small pictures."""
    wanted = read_wanted(request)
    months, albums = await recall(datasette, "pictures", count_pictures)
    grid = await read_grid(datasette.get_database(DATABASE), wanted, months, albums)
    return await answer(datasette, request, "photos.html", {"grid": grid, "page_size": PAGE})


async def send_photo(request: Any, datasette: Any) -> Any:
    """Answer with one picture and what is known of it."""
    picture = await read_picture(datasette.get_database(DATABASE), int(request.url_vars["number"]))
    if picture is None:
        return await answer_missing(datasette, request, "There is no such picture.")
    uses = [use for use in (_name_use(datasette, row) for row in picture.uses) if use]
    trouble = await asyncio.to_thread(find_trouble, find_database(datasette), picture.row["id"])
    page = {"picture": picture, "uses": list(dict.fromkeys(uses)), "trouble": trouble}
    return await answer(datasette, request, "photo.html", page)


def find_trouble(path: Path, number: int) -> str | None:
    """Return why a file cannot be shown, such as a zip that has gone; None where it can."""
    try:
        find_place(path, number)
    except Missing as missing:
        return str(missing)
    except MemberFault:
        return "The file is damaged inside its zip and cannot be read."
    return None


def _name_use(datasette: Any, use: Any) -> tuple[str, str] | None:
    """Return where a picture was used: an address and what to call it."""
    if use["message_id"]:
        chat = datasette.urls.path(f"/-/exit-kit/chat/{use['chat_id']}")
        said = f": {shorten(use['message'], 80)}" if use["message"] else ""
        return (
            f"{chat}?around={use['message_id']}#message-{use['message_id']}",
            f"In the chat {use['chat'] or ''}{said}",
        )
    rows = (
        ("post_id", "posts", "In a post", use["post"]),
        ("comment_id", "comments", "In a comment", use["comment"]),
        ("album_id", "albums", "In the album", use["album"]),
        ("conversation_id", "conversations", "Picture of a chat", None),
        ("activity_id", "activity", "In other activity", None),
    )
    for column, table, name, text in rows:
        if use[column]:
            said = f": {shorten(text, 80)}" if text else ""
            return datasette.urls.row(DATABASE, table, str(use[column])), f"{name}{said}"
    return None
