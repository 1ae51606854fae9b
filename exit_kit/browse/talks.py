"""The list of conversations, to sort, filter and search: `/-/exit-kit/conversations`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from exit_kit.browse.answering import answer, lay_out_list, read_wanted, sort_lines
from exit_kit.browse.highlighting import fold
from exit_kit.browse.remembering import recall

PAGE: Final = 100
_LIST: Final = """
    SELECT id, platform, title, kind, folder, ifnull(message_count, 0), first_at, last_at,
      (SELECT group_concat(name, ', ') FROM conversation_people JOIN people ON people.id = person_id
        WHERE conversation_id = conversations.id AND is_owner = 0) FROM conversations
"""


class Talk(NamedTuple):
    """One line of the list; `people` are the others who take part."""

    number: int
    platform: str
    title: str | None
    kind: str | None
    folder: str | None
    messages: int
    first_at: str | None
    last_at: str | None
    people: str | None


_SORTS: Final[dict[str, Callable[[Talk], Any]]] = {
    "messages": lambda one: (-one.messages, one.number),
    "title": lambda one: fold(one.title or "\uffff")[0],
    "first": lambda one: (one.first_at is None, one.first_at),
    "last": lambda one: (one.last_at is not None, one.last_at),
}


def list_talks(db: sqlite3.Connection) -> list[Talk]:
    """Return all conversations."""
    return [Talk(*row) for row in db.execute(_LIST)]


def choose_talks(talks: list[Talk], wanted: dict[str, str]) -> list[Talk]:
    """Return those that were asked for, in the order asked for; by messages if nothing is said."""
    name = fold(wanted.get("name", ""))[0]
    chosen = [
        one
        for one in talks
        if (not name or name in fold(f"{one.title or ''} {one.people or ''}")[0])
        and wanted.get("kind") in (None, one.kind)
        and wanted.get("folder") in (None, one.folder)
        and wanted.get("platform") in (None, one.platform)
    ]
    return sort_lines(chosen, _SORTS, wanted)


async def send_talks(request: Any, datasette: Any) -> Any:
    """Answer with a page of the list."""
    wanted = read_wanted(request)
    talks = await recall(datasette, "talks", list_talks)
    chosen = choose_talks(talks, wanted)
    page = lay_out_list(datasette, "conversations", wanted, PAGE)
    page |= {
        "talks": chosen[page["start"] : page["start"] + PAGE],
        "total": len(chosen),
        "kinds": sorted({one.kind for one in talks if one.kind}),
        "folders": sorted({one.folder for one in talks if one.folder}),
        "platforms": sorted({one.platform for one in talks}),
    }
    return await answer(datasette, request, "conversations.html", page)
