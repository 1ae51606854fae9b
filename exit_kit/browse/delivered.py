"""A row as it was delivered: `/-/exit-kit/delivered/TABLE/NUMBER`, and a whole file: `/-/exit-kit/file/NUMBER`.

A row of a record table says from which file it came, not from where in it: a place for each of a million messages
would be a tenth of the database.  The record is found again by what the row says: the smallest piece of the JSON that
holds its time and its texts; in a page or a chat's text the passage where its words stand.  The page says so, and leads
to the whole file, which is shown exactly as it was kept, as text, never as a page of its own, or saved byte by byte.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any, Final, NamedTuple
from urllib.parse import quote

import orjson

from exit_kit.archive.documents import parse_json
from exit_kit.archive.text import repair_text, repair_tree
from exit_kit.browse.answering import answer, answer_missing, find_href, read_number
from exit_kit.browse.metadata import DATABASE, LOOKS, read_schema
from exit_kit.browse.passages import Passage, find_passage
from exit_kit.importing.page_documents import is_page
from exit_kit.store.members import read_kept_bytes

_LARGEST: Final = 40_000_000  # bytes of a file in which a record is looked for
_LONG: Final = 200
_SHOWN: Final = 100_000  # bytes of a file on one page
_NAMED: Final = ("text", "name", "title", "value", "label", "business", "event", "what", "uri", "url", "link",
                 "action", "ip_address", "user_agent", "handle", "address", "detail")  # fmt: skip
_FILE: Final = """
    SELECT members.*, parts.name AS part_name, exports.key AS export FROM members JOIN parts ON parts.id = part_id
    JOIN exports ON exports.id = members.export_id WHERE members.id = ?
"""
TABLES: Final = tuple(
    name
    for name, table in read_schema().items()
    if name in LOOKS
    and {"id", "member_id"} <= {column.name for column in table.columns}
    and name not in ("kept", "problems")
)


class Piece(NamedTuple):
    """A record found again: where it is in the file, the JSON itself, and how many of the row's values it holds."""

    pointer: str
    record: Any
    matches: int


def find_record(root: Any, row: dict[str, Any]) -> Piece | None:
    """Return the smallest piece of a document that holds most of what a row says; None where it holds nothing."""
    wanted = _list_values(row)
    times = [str(one[1]).encode() for one in wanted if isinstance(one, tuple)]
    best: Piece | None = None
    for piece, held in _walk(root, wanted, times):
        if held and (best is None or len(held) > best.matches):
            best = Piece(*piece, len(held))
    return best


def _list_values(row: dict[str, Any]) -> frozenset[Any]:
    """Return what to look for: the row's texts, and its time in seconds and in milliseconds."""
    wanted: set[Any] = {row[name] for name in _NAMED if isinstance(row.get(name), str)}
    at = row.get("at")
    if isinstance(at, str) and len(at) >= 19:
        seconds = datetime.fromisoformat(at).timestamp()
        wanted.add(("at", int(seconds)))
        wanted.add(("at", round(seconds * 1000)))
    return frozenset(wanted)


def _walk(
    root: Any, wanted: frozenset[Any], times: list[bytes]
) -> Iterator[tuple[tuple[str, Any], set[Any]]]:
    """Yield objects, the innermost first, with what of the wanted each holds in all.

    A stack of its own: how deep a file is nested is up to whoever wrote it.
    """
    top: set[Any] = set()
    stack: list[_Open] = [_Open(root, "", top, set())]
    while stack:
        here = stack[-1]
        if here.children is None:
            here.children = []
            for key, value in _list_children(here.node, times):
                if isinstance(value, dict | list):
                    here.children.append((f"{here.pointer}/{key}", value))
                else:
                    here.held |= _match(value, wanted)
            here.children.reverse()
        if here.children:
            pointer, value = here.children.pop()
            stack.append(_Open(value, pointer, here.held, set()))
        else:
            stack.pop()
            if isinstance(here.node, dict):
                yield (here.pointer, here.node), here.held
            here.above |= here.held


@dataclass(slots=True)
class _Open:
    """One object or list on the way down: what it holds so far, and that of the one around it."""

    node: Any
    pointer: str
    above: set[Any]
    held: set[Any]
    children: list[tuple[str, Any]] | None = None


def _list_children(node: Any, times: list[bytes]) -> list[tuple[Any, Any]]:
    """Return what is inside; of a long list only what holds the time, where anything does."""
    if isinstance(node, dict):
        return list(node.items())
    pairs: list[tuple[Any, Any]] = list(enumerate(node)) if isinstance(node, list) else []
    if len(pairs) < _LONG or not times:
        return pairs
    timely = [(place, one) for place, one in pairs if _holds(one, times)]
    return timely or pairs


def _holds(node: Any, times: list[bytes]) -> bool:
    try:
        written = orjson.dumps(node)
    except (
        TypeError,
        ValueError,
    ):  # half a surrogate pair, or a number beyond 64 bits: looked at closely then
        return True
    return any(time in written for time in times)


def _match(value: Any, wanted: frozenset[Any]) -> set[Any]:
    if isinstance(value, str):
        return {value} & wanted or {repair_text(value)} & wanted
    return {("at", value)} & wanted if isinstance(value, int) and not isinstance(value, bool) else set()


async def send_delivered(request: Any, datasette: Any) -> Any:
    """Answer with the original record of a row and its file."""
    table, number = request.url_vars["table"], int(request.url_vars["number"])
    if table not in TABLES:
        return await answer_missing(datasette, request, "There is no such table of records.")
    found = await datasette.get_database(DATABASE).execute_fn(lambda db: read_delivered(db, table, number))
    if found is None:
        return await answer_missing(datasette, request, "There is no such row, or no file that it came from.")
    page = {
        **found,
        "title": LOOKS[table].title,
        "href": find_href(datasette, table, number),
        "number": number,
    }
    return await answer(datasette, request, "delivered.html", page)


def read_delivered(db: sqlite3.Connection, table: str, number: int) -> dict[str, Any] | None:
    """Return file and record of a row; None where there is no such row or no file is known."""
    row = _read_row(db, f"SELECT * FROM {table} WHERE id = ?", number)  # noqa: S608  one of our own names
    if row is not None and table == "media":  # the file itself is no text: what tells of it is
        row = _read_row(db, "SELECT * FROM media_uses WHERE media_id = ? ORDER BY id LIMIT 1", number)
    file = _read_row(db, _FILE, row["member_id"]) if row and row["member_id"] else None
    if row is None or file is None:
        return None
    if "pointer" in row:
        piece = Piece(row["pointer"] or "/", json.loads(row["record"]), 0)
    elif (file["size_bytes"] or 0) <= _LARGEST and str(file["path"]).lower().endswith(".json"):
        root = parse_json(read_kept_bytes(db, file["id"]) or b"null").root
        found = find_record(root, row)
        piece = found or Piece("", None, 0)
    else:
        piece = Piece("", None, 0)
    is_text = piece.record is None and (file["size_bytes"] or 0) <= _LARGEST
    text = (
        json.dumps(repair_tree(piece.record), ensure_ascii=False, indent=2)
        if piece.record is not None
        else None
    )
    passage = _read_passage(db, file, row) if is_text else None
    return {
        "file": file,
        "pointer": piece.pointer,
        "record": text,
        "is_exact": "pointer" in row,
        "passage": passage,
    }


def _read_passage(db: sqlite3.Connection, file: dict[str, Any], row: dict[str, Any]) -> Passage | None:
    """Return the words of a row as its page or text has them."""
    path = str(file["path"]).lower()
    if path.endswith(".json"):
        return None
    text = (read_kept_bytes(db, file["id"]) or b"").decode("utf-8", "replace")
    said = [row[name] for name in _NAMED if isinstance(row.get(name), str)]
    return find_passage(text, said, is_page=is_page(path))


def _read_row(db: sqlite3.Connection, query: str, number: int) -> dict[str, Any] | None:
    cursor = db.execute(query, (number,))
    row = cursor.fetchone()
    return dict(zip((column[0] for column in cursor.description), row, strict=True)) if row else None


async def send_file(request: Any, datasette: Any) -> Any:
    """Answer with a kept file: a piece of it as text on a page, or all of it as a download."""
    number = int(request.url_vars["number"])
    database = datasette.get_database(DATABASE)
    file = await database.execute_fn(lambda db: _read_row(db, _FILE, number))
    data = await database.execute_fn(lambda db: read_kept_bytes(db, number)) if file else None
    if file is None or data is None:
        return await answer_missing(
            datasette, request, "There is no such file, or its bytes are not in the database."
        )
    if request.args.get("download"):
        name = quote(re.split(r"[/\\]", str(file["path"]))[-1], safe="")
        response: Any = import_module("datasette").Response
        headers = {
            "content-disposition": f"attachment; filename*=UTF-8''{name}",
            "x-content-type-options": "nosniff",
        }
        return response(data, content_type="application/octet-stream", headers=headers)
    start = min(read_number(request.args.get("start")), len(data))
    page = {
        "file": file,
        "text": data[start : start + _SHOWN].decode("utf-8", "replace"),
        "start": start,
        "size": len(data),
        "page_size": _SHOWN,
    }
    return await answer(datasette, request, "file.html", page)
