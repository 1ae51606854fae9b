"""A conversation as a chat: `/-/exit-kit/chat/NUMBER`, 200 messages a page, oldest above, the owner's on the right.

Works without JavaScript.  Pages are cut by time and number of the message, never by counting rows, so that the last
page of a million messages costs what the first does.  Where to begin: `after` or `before` a message, `around` one (a
search result), `on` a day, `first`; the newest messages if nothing is said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final, NamedTuple

from exit_kit.browse.answering import answer, answer_missing, read_day, read_wanted
from exit_kit.browse.metadata import DATABASE

PAGE: Final = 200
COLOURS: Final = 8
_MOST_NAMED: Final = 5  # people, in the name of a conversation without a title
_COLUMNS: Final = (
    "SELECT m.id, m.at, m.at_precision, m.kind, m.text, m.link, m.link_text, m.call_seconds, m.is_missed_call, "
    "m.is_unsent, m.latitude, m.longitude, m.origin, m.sender_id, m.event, m.is_edited, m.is_view_once, m.is_omitted, "
    "m.details, m.sequence, m.member_id, m.reply_to_id, r.text AS answered, r.kind AS answered_kind, p.name AS sender "
    "FROM messages AS m LEFT JOIN people AS p ON p.id = m.sender_id LEFT JOIN messages AS r ON r.id = m.reply_to_id "
    "WHERE m.conversation_id = :conversation "
)
_UNDATED: Final = "AND m.at IS NULL"
_SYSTEM: Final = frozenset({"event", "joined", "left"})


class Way(NamedTuple):
    """How a conversation is gone through: SQL for its order, and for what is later, earlier, or from here on."""

    oldest_first: str
    newest_first: str
    later: str
    earlier: str
    from_here: str


_BY_TIME: Final = Way(
    " ORDER BY m.at, m.id LIMIT :limit",
    " ORDER BY m.at DESC, m.id DESC LIMIT :limit",
    "AND m.at >= :at AND (m.at > :at OR m.id > :id)",
    "AND m.at <= :at AND (m.at < :at OR m.id < :id)",
    "AND m.at >= :at AND (m.at > :at OR m.id >= :id)",
)
# Where the export has an order that times do not show: messages that arrived late, several in one minute.
_BY_PLACE: Final = Way(
    " ORDER BY m.sequence LIMIT :limit",
    " ORDER BY m.sequence DESC LIMIT :limit",
    "AND m.sequence > :sequence",
    "AND m.sequence < :sequence",
    "AND m.sequence >= :sequence",
)
# Places count all messages from 0; where some have none, they are in the order of time.
_IS_PLACED: Final = """
SELECT max(sequence) + 1 = (SELECT message_count FROM conversations WHERE id = :conversation)
FROM messages WHERE conversation_id = :conversation AND sequence IS NOT NULL
"""


@dataclass(slots=True)
class Bubble:
    """One message as it is shown; `media` holds (number, kind, found), `reactions` (what, by whom), `options` of a poll
    (what, votes), `versions` how other exports have it (kind, text), `card` what a contact says.
    """

    row: Any
    is_mine: bool
    colour: int
    shows_name: bool
    media: list[tuple[int, str | None, bool]] = field(default_factory=list)
    reactions: list[tuple[str, str]] = field(default_factory=list)
    options: list[tuple[str, int | None]] = field(default_factory=list)
    versions: list[tuple[str, str | None]] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)
    card: list[str] = field(default_factory=list)

    @property
    def is_told(self) -> bool:
        """Say whether the platform tells this: it is nobody's word."""
        return self.row["kind"] in _SYSTEM


@dataclass(frozen=True, slots=True)
class Day:
    """One day's messages; `date` is empty for those without a time."""

    date: str
    bubbles: Sequence[Bubble]


@dataclass(frozen=True, slots=True)
class Chat:
    """One page of a conversation: `older` and `newer` are the numbers of the messages to go on from, if any.

    `name` is its title, else the names of the others who take part; `clock` says which times these are.
    """

    conversation: Any
    name: str
    people: Sequence[tuple[int, str]]
    days: Sequence[Day]
    older: int | None
    newer: int | None
    is_owner_known: bool
    clock: str


async def read_chat(database: Any, number: int, wanted: dict[str, str]) -> Chat | None:
    """Read one page of a conversation; None where there is no such conversation."""
    found = await database.execute("SELECT * FROM conversations WHERE id = ?", [number])
    conversation = found.first()
    if conversation is None:
        return None
    rows, has_older, has_newer = await _read_page(database, number, wanted)
    bubbles = _make_bubbles(rows)
    await _add_media(database, bubbles)
    await _add_reactions(database, bubbles)
    await _add_rest(database, bubbles)
    people = await database.execute(
        "SELECT people.id, people.name, is_owner FROM conversation_people JOIN people ON people.id = person_id "
        "WHERE conversation_id = ?1 AND is_member >= (SELECT max(is_member) FROM conversation_people "
        "WHERE conversation_id = ?1) ORDER BY people.name LIMIT 300",
        [number],
    )
    others = [one["name"] for one in people.rows if not one["is_owner"]]
    dated = [bubble.row["id"] for bubble in bubbles if bubble.row["at"]]
    return Chat(
        conversation,
        conversation["title"] or ", ".join(others[:_MOST_NAMED]) or "Conversation without a title",
        [(one["id"], one["name"]) for one in people.rows],
        [Day(date, list(group)) for date, group in groupby(bubbles, _find_day)],
        dated[0] if has_older and dated else None,
        dated[-1] if has_newer and dated else None,
        not bubbles or any(bubble.row["origin"] for bubble in bubbles),
        await _describe_clock(database, conversation["account_id"], bubbles),
    )


async def _describe_clock(database: Any, account: int, bubbles: Sequence[Bubble]) -> str:
    """Say which times a page shows: a phone writes those of its own clock, and seldom anything says of which zone."""
    members = {bubble.row["member_id"] for bubble in bubbles} - {None}
    query = (
        "SELECT DISTINCT timezone, timezone_from FROM chat_texts WHERE member_id IN ({}) ORDER BY timezone"
    )
    texts = (await database.execute(query.format(", ".join("?" * len(members))), list(members))).rows
    if any(one["timezone_from"] == "assumed" for one in texts):
        return "Times are as the phone showed them: no file says in which time zone."
    if texts:
        return f"Times are UTC; the phone’s clock was that of {', '.join(one['timezone'] for one in texts)}."
    zone = (await database.execute("SELECT timezone FROM accounts WHERE id = ?", [account])).first()
    return f"Times are UTC; your account’s time zone is {zone[0]}." if zone and zone[0] else "Times are UTC."


def _find_day(bubble: Bubble) -> str:
    return (bubble.row["at"] or "")[:10]


async def _read_page(database: Any, number: int, wanted: dict[str, str]) -> tuple[list[Any], bool, bool]:
    """Return the rows of the page, oldest first, and whether there are older and newer ones."""
    placed = (await database.execute(_IS_PLACED, {"conversation": number})).first()[0]
    way = _BY_PLACE if placed else _BY_TIME
    start = await _find_start(database, number, wanted)
    at = {"conversation": number, "limit": PAGE + 1, **(start or {})}
    if "first" in wanted:
        undated = await database.execute(_COLUMNS + _UNDATED + _BY_TIME.oldest_first, at)
        rows, more = await _read(database, "AND m.at IS NOT NULL" + way.oldest_first, at)
        return [*undated.rows, *rows], False, more
    if start is None:
        rows, more = await _read(database, "AND m.at IS NOT NULL" + way.newest_first, at)
        if not more:
            undated = await database.execute(_COLUMNS + _UNDATED + _BY_TIME.oldest_first, at)
            return [*undated.rows, *reversed(rows)], False, False
        return rows[::-1], more, False
    if "before" in wanted:
        rows, more = await _read(database, way.earlier + way.newest_first, at)
        return rows[::-1], more, True
    rows, more = await _read(
        database, (way.later if "after" in wanted else way.from_here) + way.oldest_first, at
    )
    if "around" not in wanted:
        return rows, await _has_any(database, way.earlier, at), more
    before, older = await _read(database, way.earlier + way.newest_first, {**at, "limit": PAGE // 4 + 1})
    return [*reversed(before), *rows], older, more


async def _find_start(database: Any, number: int, wanted: dict[str, str]) -> dict[str, Any] | None:
    """Return time and number of the message to begin at; None for the newest page."""
    day = read_day(wanted.get("on"))
    if day:
        query = "SELECT min(sequence) FROM messages WHERE conversation_id = ? AND at >= ?"
        first = (await database.execute(query, [number, day])).first()[0]
        return {"at": day, "id": -1, "sequence": 1 << 62 if first is None else first}
    given = next(
        (wanted[name] for name in ("after", "before", "around") if wanted.get(name, "").isdecimal()), None
    )
    if given is None or len(given) > 18:
        return None
    query = "SELECT at, id, sequence FROM messages WHERE id = ? AND conversation_id = ? AND at IS NOT NULL"
    row = (await database.execute(query, [int(given), number])).first()
    return {"at": row["at"], "id": row["id"], "sequence": row["sequence"]} if row else None


async def _read(database: Any, rest: str, values: dict[str, Any]) -> tuple[list[Any], bool]:
    rows = list((await database.execute(_COLUMNS + rest, values)).rows)
    limit = values["limit"] - 1
    return rows[:limit], len(rows) > limit


async def _has_any(database: Any, rest: str, values: dict[str, Any]) -> bool:
    return bool((await database.execute(_COLUMNS + rest + " LIMIT 1", values)).rows)


def _make_bubbles(rows: Iterable[Any]) -> list[Bubble]:
    bubbles = []
    last: object = object()
    for row in rows:
        sender = row["sender_id"]
        mine = row["origin"] == "created"
        bubble = Bubble(row, mine, (sender or 0) % COLOURS, shows_name=not mine and sender != last)
        details = json.loads(row["details"] or "{}")
        bubble.details = details if isinstance(details, dict) else {}
        bubbles.append(bubble)
        last = object() if bubble.is_told else sender
    return bubbles


async def _add_media(database: Any, bubbles: Sequence[Bubble]) -> None:
    query = (
        "SELECT media_uses.message_id, media.id, media.kind, media.member_id, media.key, media.title, "
        "media.description FROM media_uses JOIN media ON media.id = media_uses.media_id "
        "WHERE media_uses.message_id IN ({}) AND role != 'copy' ORDER BY media.member_id IS NULL, media_uses.id"
    )
    met: set[tuple[int, str]] = set()
    for bubble, row in await _read_of(database, query, bubbles):
        # The same file may be in several exports of one chat.
        copy = (row["message_id"], row["key"].rpartition("/")[2])
        if copy not in met or bubble.row["sequence"] is None:
            bubble.media.append((row["id"], row["kind"], row["member_id"] is not None))
            if bubble.row["kind"] == "contact":
                bubble.card = [text for text in (row["title"], row["description"]) if text]
        met.add(copy)


async def _add_reactions(database: Any, bubbles: Sequence[Bubble]) -> None:
    query = (
        "SELECT reactions.message_id, reactions.reaction, people.name FROM reactions "
        "LEFT JOIN people ON people.id = reactions.person_id WHERE reactions.message_id IN ({}) ORDER BY reactions.id"
    )
    for bubble, row in await _read_of(database, query, bubbles):
        bubble.reactions.append((row["reaction"] or "reaction", row["name"] or "somebody"))


async def _add_rest(database: Any, bubbles: Sequence[Bubble]) -> None:
    """Add what few messages have: the options of polls, and how other exports have a message."""
    query = "SELECT message_id, option, votes FROM poll_options WHERE message_id IN ({}) ORDER BY message_id, sequence"
    for bubble, row in await _read_of(database, query, [one for one in bubbles if one.row["kind"] == "poll"]):
        bubble.options.append((row["option"], row["votes"]))
    query = (
        "SELECT message_id, kind, text FROM message_versions WHERE message_id IN ({}) ORDER BY message_id, at"
    )
    changed = [one for one in bubbles if one.row["is_edited"] or one.row["is_unsent"]]
    for bubble, row in await _read_of(database, query, changed):
        if row["text"] and row["text"] != bubble.row["text"]:
            bubble.versions.append((row["kind"], row["text"]))


async def _read_of(database: Any, query: str, bubbles: Sequence[Bubble]) -> list[tuple[Bubble, Any]]:
    by_id = {bubble.row["id"]: bubble for bubble in bubbles}
    marks = ", ".join("?" for _ in by_id)
    rows = (await database.execute(query.format(marks), list(by_id))).rows
    return [(by_id[row["message_id"]], row) for row in rows]


async def send_chat(request: Any, datasette: Any) -> Any:
    """Answer with one page of a conversation."""
    wanted = read_wanted(request)
    chat = await read_chat(datasette.get_database(DATABASE), int(request.url_vars["number"]), wanted)
    if chat is None:
        return await answer_missing(datasette, request, "There is no such conversation.")
    page = {"chat": chat, "around": wanted.get("around", ""), "day": wanted.get("on", "")}
    return await answer(datasette, request, "chat.html", page)
