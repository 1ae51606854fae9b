"""Messages as rows, ready but for the ids: what the database binds for a million of them as it is.

Making rows is most of the work of storing messages, so it is done where a member is read, in a worker process when
there are some.  Rows count messages by `offset` from the first of the block and people by index into `names`; the
statement that inserts them turns both into ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from exit_kit.importing.extraction import render_json
from exit_kit.importing.records import Extra, MediaUse, Message
from exit_kit.importing.scripts import has_unspaced

EXTRA_COLUMNS: Final = Extra._fields[: Extra._fields.index("people")]
_EXTRAS: Final = len(EXTRA_COLUMNS)
USE_FIELDS: Final = (
    "role", "kind", "uri", "key", "ordinal", "at", "title", "description", "taken_at", "latitude", "longitude",
    "width", "height", "details",
)  # fmt: skip

# time -> sender -> the number that the next message of that sender at that time gets
Taken = Mapping[str | None, Mapping[str | None, int]]
_NOTHING: Final[Taken] = {}


class Packed(NamedTuple):
    """The messages of one block, sorted by time; see `pack` for the columns of each list."""

    names: list[str | None]
    size: int
    first_at: str | None
    last_at: str | None
    rows: list[tuple[int, int, int, str | None, str, str | None, int]]
    columns: list[tuple[Any, ...]]
    reactions: list[tuple[int, int, int, str]]
    uses: list[tuple[Any, ...]]
    people: list[tuple[int, int]]
    unspaced: list[tuple[int]]


class _Names(dict[str | None, int]):
    """Gives each name a number."""

    def __missing__(self, name: str | None) -> int:
        number = self[name] = len(self)
        return number


def pack(messages: list[Message], media_key: Callable[[str], str], taken_at: Taken = _NOTHING) -> Packed:
    """Return the rows of messages that are sorted by time.

    rows: offset, sender, sender, at, kind, text, ordinal.  columns, for the few that have any: EXTRA_COLUMNS, offset.
    reactions: offset, person, person, reaction.  uses: offset, role, kind, uri, key, ordinal, and so on.  people:
    offset, person.  unspaced: offset.  Who occurs twice is bound twice: once for the id, once for the origin.
    """
    names = _Names()
    packed = Packed([], len(messages), messages[0][0], messages[-1][0], [], [], [], [], [], [])
    add, add_unspaced = packed.rows.append, packed.unspaced.append
    at_before: str | None = ""
    taken: dict[str | None, int] | None = None
    for offset, (at, sender, kind, text, extra) in enumerate(messages):
        who = names[sender]
        ordinal = 0
        if at != at_before:
            at_before, first = at, sender
            taken = dict(taken_at[at]) if at in taken_at else None
        elif taken is None:  # the second of one time
            taken = {first: 1}
        if taken is not None:
            ordinal = taken.get(sender, 0)
            taken[sender] = ordinal + 1
        if text is not None and not text.isascii() and has_unspaced(text):
            add_unspaced((offset,))
        add((offset, who, who, at, kind, text, ordinal))
        if extra is not None:
            _pack_extra(packed, names, offset, extra, media_key)
    packed.names.extend(names)
    return packed


_NO_COLUMNS: Final = Extra()[:_EXTRAS]


def _pack_extra(
    packed: Packed, names: _Names, offset: int, extra: Extra, media_key: Callable[[str], str]
) -> None:
    columns = extra[:_EXTRAS]
    if columns != _NO_COLUMNS:
        packed.columns.append((*columns, offset))
    for reaction, actor in dict.fromkeys(extra.reactions):
        who = names[actor]
        packed.reactions.append((offset, who, who, reaction))
    packed.people.extend((offset, names[name]) for name in dict.fromkeys(extra.people))
    if extra.media:
        packed.uses.extend((offset, *row) for row in pack_uses(extra.media, media_key))


def pack_uses(media: Iterable[MediaUse], media_key: Callable[[str], str]) -> list[tuple[Any, ...]]:
    """Return one row for each reference of one message, post, album …: role, kind, uri, key, ordinal, at …"""
    rows = []
    ordinals: dict[str, int] = {}
    for use in media:
        key = media_key(use.uri)
        ordinal = ordinals[key] = ordinals.get(key, -1) + 1
        details = render_json(use.details) if isinstance(use.details, dict) else use.details
        rows.append(
            (use.role, use.kind, use.uri, key, ordinal, use.at, use.title, use.description, use.taken_at, use.latitude,
             use.longitude, use.width, use.height, details)
        )  # fmt: skip
    return rows


def unpack(packed: Packed) -> list[Message]:
    """Return the messages again, to compare them one by one with what is there."""
    names = packed.names
    columns = {row[-1]: row[:-1] for row in packed.columns}
    extras = _unpack_extras(packed)
    messages: list[Message] = []
    for offset, who, _, at, kind, text, _ in packed.rows:
        extra = None
        if offset in columns or offset in extras:
            people, reactions, media = extras.get(offset, ((), (), ()))
            extra = Extra._make(
                (*columns.get(offset, _NO_COLUMNS), tuple(people), tuple(reactions), tuple(media))
            )
        messages.append((at, names[who], kind, text, extra))
    return messages


def _unpack_extras(packed: Packed) -> dict[int, tuple[list[Any], list[Any], list[Any]]]:
    extras: dict[int, tuple[list[Any], list[Any], list[Any]]] = {}
    for offset, who in packed.people:
        extras.setdefault(offset, ([], [], []))[0].append(packed.names[who])
    for offset, who, _, reaction in packed.reactions:
        extras.setdefault(offset, ([], [], []))[1].append((reaction, packed.names[who]))
    for offset, *row in packed.uses:
        values = dict(zip(USE_FIELDS, row, strict=True))
        use = MediaUse(**{name: value for name, value in values.items() if name not in ("key", "ordinal")})
        extras.setdefault(offset, ([], [], []))[2].append(use)
    return extras
