"""What all our pages share: rendering a template, reading what was asked for, and where a row is to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

from exit_kit.browse.metadata import DATABASE

FOLDER: Final = "/-/exit-kit"
_DAY: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z", re.ASCII)
_MOST_WORDS: Final = 400
Line = TypeVar("Line")


async def answer(datasette: Any, request: Any, template: str, page: dict[str, Any]) -> Any:
    """Answer with one of our pages."""
    response: Any = import_module("datasette").Response
    here = datasette.urls.path(FOLDER)
    return response.html(await datasette.render_template(template, {"here": here, **page}, request=request))


async def answer_missing(datasette: Any, request: Any, text: str) -> Any:
    """Answer that there is no such thing."""
    response: Any = import_module("datasette").Response
    page = {"title": None, "error": text, "status": 404}
    return response.html(await datasette.render_template("error.html", page, request=request), status=404)


def read_wanted(request: Any) -> dict[str, str]:
    """Return what was asked for, by name; the empty ones left out."""
    wanted = {name: (request.args.get(name) or "").strip()[:_MOST_WORDS] for name in request.args}
    return {name: value for name, value in wanted.items() if value}


def read_day(text: str | None) -> str | None:
    """Return a year, a month or a day as it stands in times; None for anything else.

    >>> read_day("2019-05"), read_day("2019-13"), read_day("yesterday")
    ('2019-05', None, None)
    """
    return text if text and _DAY.match(text) else None


def read_number(text: str | None) -> int:
    """Return a number that was asked for; 0 for anything else."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,15}", text) else 0


def link_here(here: str, wanted: dict[str, str], **changes: str | None) -> str:
    """Return the address of a page with what was asked for, some of it changed or (None) left out."""
    rest = {name: value for name, value in {**wanted, **changes}.items() if value}
    return f"{here}?{urlencode(rest)}" if rest else here


def lay_out_list(datasette: Any, folder: str, wanted: dict[str, str], size: int) -> dict[str, Any]:
    """Return what the page of every list has: what was asked for, where it begins, and how it links to itself.

    `link` takes what is to be changed of what was asked for, or (None) left out.
    """
    here = datasette.urls.path(f"{FOLDER}/{folder}")
    return {
        "wanted": wanted,
        "start": read_number(wanted.get("start")),
        "page_size": size,
        "link": lambda **changes: link_here(here, wanted, **changes),
    }


def sort_lines(
    lines: Iterable[Line], sorts: Mapping[str, Callable[[Line], Any]], wanted: dict[str, str]
) -> list[Line]:
    """Return the lines of a list in the order asked for, by messages if nothing is said; the last come first."""
    sort = wanted.get("sort", "messages")
    return sorted(lines, key=sorts.get(sort, sorts["messages"]), reverse=sort == "last")


def find_href(datasette: Any, table: str, number: int, conversation: int | None = None) -> str:
    """Return where a row is read best: in its chat, as a picture, a post or a person; else as a row of its table."""
    path = datasette.urls.path
    if table == "messages" and conversation:
        return str(path(f"{FOLDER}/chat/{conversation}?around={number}#message-{number}"))
    if table == "conversations":
        return str(path(f"{FOLDER}/chat/{number}"))
    if table == "media":
        return str(path(f"{FOLDER}/photos/{number}"))
    if table == "posts":
        return str(path(f"{FOLDER}/posts/{number}"))
    if table == "people":
        return str(path(f"{FOLDER}/people/{number}"))
    return str(datasette.urls.row(DATABASE, table, str(number)))
