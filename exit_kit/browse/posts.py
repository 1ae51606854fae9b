"""Posts with what is attached to them: `/-/exit-kit/posts`, 50 a page, the newest first, and each by its number."""

from __future__ import annotations

from typing import Any, Final

from exit_kit.browse.answering import answer, answer_missing, lay_out_list, read_day, read_wanted
from exit_kit.browse.metadata import DATABASE
from exit_kit.store.search import expand_query

PAGE: Final = 50
_COLUMNS: Final = "SELECT posts.*, people.name AS author FROM posts LEFT JOIN people ON people.id = author_id"
_KINDS: Final = "SELECT kind, count(*) AS count FROM posts GROUP BY kind ORDER BY count DESC"
_YEARS: Final = "SELECT DISTINCT substr(at, 1, 4) AS year FROM posts WHERE at IS NOT NULL ORDER BY year DESC"
_MEDIA: Final = """
    SELECT media_uses.post_id, media.id, media.kind, media.member_id, media.description FROM media_uses
    JOIN media ON media.id = media_uses.media_id WHERE media_uses.post_id IN ({}) ORDER BY media_uses.id
"""
_TAGGED: Final = """
    SELECT post_id, people.id, people.name FROM post_people JOIN people ON people.id = person_id
    WHERE post_id IN ({}) ORDER BY people.name
"""


async def send_posts(request: Any, datasette: Any) -> Any:
    """Answer with a page of posts."""
    wanted = read_wanted(request)
    database = datasette.get_database(DATABASE)
    page = lay_out_list(datasette, "posts", wanted, PAGE)
    conditions, values = _narrow(wanted)
    total = (await database.execute(f"SELECT count(*) FROM posts WHERE {conditions}", values)).first()[0]  # noqa: S608
    query = f"{_COLUMNS} WHERE {conditions} ORDER BY posts.at DESC, posts.id DESC LIMIT {PAGE} OFFSET :start"
    rows = (await database.execute(query, {**values, "start": page["start"]})).rows
    page |= {
        **await _read_attached(database, rows),
        "posts": rows,
        "total": total,
        "kinds": [row["kind"] for row in (await database.execute(_KINDS)).rows],
        "years": [row["year"] for row in (await database.execute(_YEARS)).rows],
    }
    return await answer(datasette, request, "posts.html", page)


def _narrow(wanted: dict[str, str]) -> tuple[str, dict[str, Any]]:
    conditions = ["1"]
    values: dict[str, Any] = {}
    if "kind" in wanted:
        conditions.append("posts.kind = :kind")
        values["kind"] = wanted["kind"]
    on = read_day(wanted.get("on"))
    if on:
        conditions.append("posts.at >= :on AND posts.at < :end")
        values |= {"on": on, "end": f"{on}~"}
    match = expand_query(wanted.get("words", ""))
    if match:
        conditions.append("posts.id IN (SELECT rowid FROM posts_fts WHERE posts_fts MATCH :match)")
        values["match"] = match
    return " AND ".join(conditions), values


async def _read_attached(database: Any, rows: Any) -> dict[str, dict[int, list[Any]]]:
    """Return by post what is attached, and who is tagged."""
    ids = [row["id"] for row in rows]
    marks = ", ".join("?" for _ in ids)
    attached: dict[str, dict[int, list[Any]]] = {"media": {}, "tagged": {}}
    for name, query in (("media", _MEDIA), ("tagged", _TAGGED)):
        for row in (await database.execute(query.format(marks), ids)).rows:
            attached[name].setdefault(row["post_id"], []).append(row)
    return attached


async def send_post(request: Any, datasette: Any) -> Any:
    """Answer with one post."""
    database = datasette.get_database(DATABASE)
    rows = (await database.execute(f"{_COLUMNS} WHERE posts.id = ?", [int(request.url_vars["number"])])).rows
    if not rows:
        return await answer_missing(datasette, request, "There is no such post.")
    page = {**await _read_attached(database, rows), "post": rows[0]}
    return await answer(datasette, request, "post.html", page)
