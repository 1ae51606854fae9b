"""People: a list to sort and filter (`/-/exit-kit/people`), and a page for each (`/-/exit-kit/people/NUMBER`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from exit_kit.browse.answering import answer, answer_missing, lay_out_list, read_wanted, sort_lines
from exit_kit.browse.highlighting import fold
from exit_kit.browse.metadata import DATABASE
from exit_kit.browse.remembering import recall
from exit_kit.report.charts import draw_columns, fill_months
from exit_kit.report.figures import Figures, Sender, count_figures

PAGE: Final = 100
_PICTURES: Final = 24
_LIST: Final = """
    SELECT people.id, ifnull(joined_to, people.id), people.platform, people.name, is_owner, told.kinds
    FROM people LEFT JOIN (
      SELECT person_id, group_concat(DISTINCT kind) AS kinds FROM connections WHERE person_id IS NOT NULL
      GROUP BY person_id) AS told ON told.person_id = people.id
    ORDER BY joined_to IS NOT NULL, people.id
"""
_NAMES: Final = """
    SELECT people.* FROM people JOIN people AS one ON one.id = ?
    WHERE ifnull(people.joined_to, people.id) = ifnull(one.joined_to, one.id)
    ORDER BY people.joined_to IS NOT NULL, people.id
"""
_SHARED: Final = """
    SELECT messages.sender_id, media.id, media.kind FROM media_uses CROSS JOIN messages ON messages.id = message_id
    CROSS JOIN media ON media.id = media_id
    WHERE message_id IS NOT NULL AND messages.sender_id IS NOT NULL AND media.member_id IS NOT NULL
    AND media.kind IN ('photo', 'video', 'gif') AND role != 'copy' ORDER BY messages.at DESC
"""
_CHATS: Final = """
    SELECT conversations.id, title, kind, message_count, first_at, last_at FROM conversation_people
    JOIN conversations ON conversations.id = conversation_id WHERE person_id IN ({}) GROUP BY conversations.id
    ORDER BY message_count DESC LIMIT 200
"""
_TIES: Final = (
    "SELECT id, kind, at, status FROM connections WHERE person_id IN ({}) ORDER BY at IS NULL, at LIMIT 100",
    "SELECT DISTINCT kind, handle FROM handles WHERE person_id IN ({}) ORDER BY kind, handle LIMIT 50",
)
_TAGGED: Final = """
    SELECT posts.id, posts.at, substr(coalesce(posts.text, posts.title, posts.kind), 1, 160) AS text FROM post_people
    JOIN posts ON posts.id = post_id WHERE person_id IN ({}) GROUP BY posts.id ORDER BY posts.at DESC LIMIT 50
"""
_SORTS: Final[dict[str, Callable[[Person], Any]]] = {
    "messages": lambda one: (-one.wrote, fold(one.name)[0]),
    "name": lambda one: fold(one.name)[0],
    "first": lambda one: (one.first_at is None, one.first_at),
    "last": lambda one: (one.last_at is not None, one.last_at),
}


class Person(NamedTuple):
    """One line of the list: how much this person wrote, when first and last, and which ties there are.

    Whom the user joined stands in one line, with all platforms and names.
    """

    number: int
    platforms: tuple[str, ...]
    name: str
    is_owner: bool
    ties: tuple[str, ...]
    wrote: int
    first_at: str | None
    last_at: str | None
    others: tuple[str, ...] = ()


def list_people(db: sqlite3.Connection, figures: Figures) -> list[Person]:
    """Return everybody with their figures."""
    wholes: dict[int, Person] = {}
    nobody = Sender()
    for number, whole, platform, name, is_owner, kinds in db.execute(_LIST):
        told = figures.senders.get(number, nobody)
        ties = tuple(sorted((kinds or "").split(","))) if kinds else ()
        one = Person(
            number, (platform,), name, bool(is_owner), ties, told.messages, told.first_at, told.last_at
        )
        wholes[whole] = _put_together(wholes[whole], one) if whole in wholes else one
    return list(wholes.values())


def _put_together(one: Person, other: Person) -> Person:
    """Return two whom the user joined as one; the first stands for both."""
    times = [at for each in (one, other) for at in (each.first_at, each.last_at) if at]
    return one._replace(
        platforms=tuple(sorted({*one.platforms, *other.platforms})),
        is_owner=one.is_owner or other.is_owner,
        ties=tuple(sorted({*one.ties, *other.ties})),
        wrote=one.wrote + other.wrote,
        first_at=min(times, default=None),
        last_at=max(times, default=None),
        others=(*one.others, other.name),
    )


def add_senders(senders: Iterable[Sender]) -> Sender:
    """Return what several wrote together."""
    whole = Sender()
    for one in senders:
        whole.messages += one.messages
        whole.months += one.months
        whole.conversations += one.conversations
        if one.first_at and one.last_at:
            whole.first_at = min(whole.first_at or one.first_at, one.first_at)
            whole.last_at = max(whole.last_at or one.last_at, one.last_at)
    return whole


def choose_people(people: list[Person], wanted: dict[str, str]) -> list[Person]:
    """Return those that were asked for, in the order asked for; by messages if nothing is said."""
    name = fold(wanted.get("name", ""))[0]
    chosen = [
        one
        for one in people
        if (not name or any(name in fold(each)[0] for each in (one.name, *one.others)))
        and (wanted.get("tie") in (None, *one.ties))
        and (wanted.get("platform") in (None, *one.platforms))
    ]
    return sort_lines(chosen, _SORTS, wanted)


def count_shared(db: sqlite3.Connection) -> dict[int, tuple[int, list[tuple[int, str]]]]:
    """Return by person how many photos and videos were sent in messages, and the newest of them."""
    shared: dict[int, tuple[int, list[tuple[int, str]]]] = {}
    for sender, number, kind in db.execute(_SHARED):
        count, newest = shared.get(sender, (0, []))
        if len(newest) < _PICTURES:
            newest.append((number, kind))
        shared[sender] = (count + 1, newest)
    return shared


async def send_people(request: Any, datasette: Any) -> Any:
    """Answer with a page of the list."""
    wanted = read_wanted(request)
    figures = await recall(datasette, "figures", count_figures)
    people = await recall(datasette, "people", lambda db: list_people(db, figures))
    chosen = choose_people(people, wanted)
    page = lay_out_list(datasette, "people", wanted, PAGE)
    page |= {
        "people": chosen[page["start"] : page["start"] + PAGE],
        "total": len(chosen),
        "ties": sorted({tie for one in people for tie in one.ties}),
        "platforms": sorted({platform for one in people for platform in one.platforms}),
    }
    return await answer(datasette, request, "people.html", page)


async def send_person(request: Any, datasette: Any) -> Any:
    """Answer with what there is of one person."""
    database = datasette.get_database(DATABASE)
    names = list((await database.execute(_NAMES, [int(request.url_vars["number"])])).rows)
    if not names:
        return await answer_missing(datasette, request, "There is no such person.")
    numbers = [one["id"] for one in names]

    async def ask(query: str) -> list[Any]:
        return list((await database.execute(query.format(", ".join("?" * len(numbers))), numbers)).rows)

    figures = await recall(datasette, "figures", count_figures)
    shared = await recall(datasette, "shared", count_shared)
    told = add_senders(figures.senders.get(number, Sender()) for number in numbers)
    ties, handles = [await ask(query) for query in _TIES]
    theirs = [shared.get(number, (0, [])) for number in numbers]
    page = {
        "person": names[0],
        "names": names,
        "told": told,
        "wrote": {number: figures.senders.get(number, Sender()).messages for number in numbers},
        "chart": draw_columns(f"Messages of {names[0]['name']}", fill_months(told.months)),
        "chats": await ask(_CHATS),
        "ties": ties,
        "handles": [one for one in handles if one["handle"] not in {name["name"] for name in names}],
        "tagged": await ask(_TAGGED),
        "shared": sum(count for count, _ in theirs),
        "pictures": [one for _, pictures in theirs for one in pictures][:_PICTURES],
    }
    return await answer(datasette, request, "person.html", page)
