"""Messages as rows, ready but for the ids: what the database binds for a million of them as it is.

Making rows is most of the work of storing messages, so it is done where a member is read, in a worker process when
there are some.  Rows count messages by `offset` from the first of the block and people by index into `names`; whoever
inserts them turns both into ids.  Rows of one kind stand one after another in one flat list: making, handing over and
binding a tuple for each of a million rows takes longer than storing them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Any, Final, NamedTuple

from exit_kit.importing.extraction import render_json
from exit_kit.importing.records import Extra, MediaUse, Message, Reacted
from exit_kit.importing.scripts import has_unspaced
from exit_kit.importing.sketches import Sketcher

EXTRA_COLUMNS: Final = Extra._fields[: Extra._fields.index("people")]
_EXTRAS: Final = len(EXTRA_COLUMNS)
USE_FIELDS: Final = (
    "role", "kind", "uri", "key", "ordinal", "at", "title", "description", "taken_at", "latitude", "longitude",
    "width", "height", "details",
)  # fmt: skip

ROW_WIDTH: Final = 6
REACTION_WIDTH: Final = 5
USE_WIDTH: Final = 1 + len(USE_FIELDS)
SHORT_USE_FIELDS: Final = USE_FIELDS[: USE_FIELDS.index("title")]

# time -> sender -> the number that the next message of that sender at that time gets
Taken = Mapping[str | None, Mapping[str | None, int]]
_NOTHING: Final[Taken] = {}
_NO_COLUMNS: Final = Extra()[:_EXTRAS]
_NO_LISTS: Final[tuple[list[Any], ...]] = ([], [], [], [])
_MOST_TIMES: Final = 500


class Sealed(NamedTuple):
    """What stands for the long lists of a block on the way between processes (exit_kit.importing.sealing).

    A database with the lists as tables; the texts as JSON; the first times, and the names of all who wrote; the file
    in which the texts lie, where they do not stand here (exit_kit.importing.parcels).
    """

    database: bytes
    texts: bytes
    times: list[str | None]
    senders: set[str | None]
    path: str | None = None


class Packed(NamedTuple):
    """The messages of one block, sorted by time; or, where the place of the first is given in `sequence`, as they come.

    `first_at` and `last_at` are the earliest and the latest time.

    Flat lists: `rows` who, who, at, kind, text, ordinal; `reactions` offset, who, who, reaction, at; `uses` offset and
    USE_FIELDS.  Who occurs twice gives way to two values: the id and the origin.  Others: `columns`, for the few that
    have any, EXTRA_COLUMNS and offset; `people` offset, who; `unspaced` offsets; `options` of polls: offset, number,
    what, votes.
    """

    names: list[str | None]
    size: int
    first_at: str | None
    last_at: str | None
    rows: list[Any]
    columns: list[tuple[Any, ...]]
    reactions: list[Any]
    uses: list[Any]
    people: list[tuple[int, int]]
    unspaced: list[int]
    sealed: Sealed | None = None
    options: Sequence[tuple[int, int, str, int | None]] = ()
    sequence: int | None = None

    def list_times(self) -> list[str | None]:
        """Return the times of the first messages, at most 500."""
        return self.sealed.times if self.sealed else self.rows[2 : _MOST_TIMES * ROW_WIDTH : ROW_WIDTH]

    def find_senders(self) -> set[str | None]:
        """Return the names of all who wrote."""
        return (
            self.sealed.senders if self.sealed else {self.names[who] for who in set(self.rows[::ROW_WIDTH])}
        )

    def list_texts(self) -> list[str | None]:
        """Return the text of each message, of a block that is not sealed."""
        return self.rows[4::ROW_WIDTH]


class Names(dict[str | None, int]):
    """Gives each name a number."""

    def __missing__(self, name: str | None) -> int:
        number = self[name] = len(self)
        return number


class _Columns(NamedTuple):
    """Rows column by column: index of who wrote, time, kind, text, number among equals; and which are texts that
    somebody wrote.
    """

    who: list[int]
    at: list[str]
    kinds: list[str]
    texts: list[str | None]
    ordinals: list[int]
    is_told: Sequence[bool]


class Block:
    """Messages on their way to rows: takes them one by one, in the order of time; see `Packed` for the lists."""

    def __init__(self) -> None:
        self.names = Names()
        self._filled: _Columns | None = None
        self.rows: list[Any] = []
        self.unspaced: list[int] = []
        self._columns: list[tuple[Any, ...]] = []
        self._reactions: list[Any] = []
        self._people: list[tuple[int, int]] = []
        self._options: list[tuple[int, int, str, int | None]] = []
        self._media: list[tuple[int, tuple[MediaUse, ...]]] = []

    def fill(
        self,
        who: list[int],
        at: list[str],
        kinds: list[str],
        texts: list[str | None],
        ordinals: list[int],
        is_told: Sequence[bool] = (),
    ) -> None:
        """Take all rows at once, column by column; they are made rows when all is there (`finish`)."""
        self._filled = _Columns(who, at, kinds, texts, ordinals, is_told)

    def make_sketch(self) -> str | None:
        """Return by what the conversation is known again, where it was said which texts somebody wrote."""
        if self._filled is None or not self._filled.is_told:
            return None
        sketcher, told = Sketcher(), self._filled.is_told
        sketcher.add_all(compress(self._filled.at, told), compress(self._filled.texts, told))
        return sketcher.finish()

    def _lay_out(self, columns: _Columns) -> None:
        who, at, kinds, texts, ordinals, _ = columns
        rows = self.rows = [None] * (ROW_WIDTH * len(who))
        values: tuple[list[Any], ...] = (who, who, at, kinds, texts, ordinals)
        for column, one in enumerate(values):
            rows[column::ROW_WIDTH] = one
        foreign = [(offset, text) for offset, text in enumerate(texts) if text and not text.isascii()]
        if has_unspaced("".join([text for _, text in foreign])):  # one search for all: mostly there are none
            self.unspaced = [offset for offset, text in foreign if has_unspaced(text)]

    def add_reactions(self, offset: int, reactions: Iterable[Reacted]) -> None:
        """Add the reactions to one message."""
        for reaction, actor, at in leave_out_equals(reactions):
            who = self.names[actor]
            self._reactions += (offset, who, who, reaction, at)

    def add_media(self, offset: int, media: tuple[MediaUse, ...]) -> None:
        """Add the files of one message."""
        self._media.append((offset, media))

    def add_extra(self, offset: int, extra: Extra) -> None:
        """Add all that one message has beside its row."""
        columns = extra[:_EXTRAS]
        if isinstance(extra.details, dict):
            columns = (*columns[:-1], render_json(extra.details))
        if columns != _NO_COLUMNS:
            self._columns.append((*columns, offset))
        self.add_reactions(offset, extra.reactions)
        self._people.extend((offset, self.names[name]) for name in dict.fromkeys(extra.people))
        self._options.extend((offset, number, *one) for number, one in enumerate(extra.options))
        if extra.media:
            self.add_media(offset, extra.media)

    def finish(self, media_key: Callable[[str], str], sequence: int | None = None) -> Packed:
        """Return the rows; `sequence` is the place of the first where they are not sorted by time."""
        if self._filled is not None:
            self._lay_out(self._filled)
        rows, uses = self.rows, []
        for offset, media in self._media:
            for use in pack_uses(media, media_key):
                uses.append(offset)
                uses += use
        times = (rows[2], rows[2 - ROW_WIDTH])
        if sequence is not None:
            times = min(rows[2::ROW_WIDTH]), max(rows[2::ROW_WIDTH])
        return Packed(
            list(self.names), len(rows) // ROW_WIDTH, *times, rows, self._columns, self._reactions, uses, self._people,
            self.unspaced, options=self._options, sequence=sequence,
        )  # fmt: skip


def leave_out_equals(reactions: Iterable[Reacted]) -> Iterable[Reacted]:
    """Return the reactions to one message, of a person's equal ones the first.

    "❤" and "❤️" are equal: U+FE0F only wishes how it is drawn, and some downloads have it where others have not.
    """
    reactions = list(reactions)
    if len(reactions) < 2:
        return reactions
    told: dict[tuple[str, str | None], Reacted] = {}
    for one in reactions:
        told.setdefault((one[0].replace("\ufe0f", ""), one[1]), one)
    return told.values()


def pack(messages: Sequence[Message], media_key: Callable[[str], str], taken_at: Taken = _NOTHING) -> Packed:
    """Return the rows of messages that are sorted by time."""
    block = Block()
    names, add, add_unspaced = block.names, block.rows.extend, block.unspaced.append
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
            add_unspaced(offset)
        add((who, who, at, kind, text, ordinal))
        if extra is not None:
            block.add_extra(offset, extra)
    return block.finish(media_key)


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


def shorten_uses(uses: list[Any]) -> list[Any] | None:
    """Return rows of uses that end with SHORT_USE_FIELDS, which is all that chats tell; None where one says more."""
    count, width = len(uses) // USE_WIDTH, 1 + len(SHORT_USE_FIELDS)
    if any(uses[column::USE_WIDTH].count(None) != count for column in range(width, USE_WIDTH)):
        return None
    short: list[Any] = [None] * (count * width)
    for column in range(width):
        short[column::width] = uses[column::USE_WIDTH]
    return short


def unpack(packed: Packed) -> list[Message]:
    """Return the messages again, to compare them one by one with what is there."""
    names = packed.names
    columns = {row[-1]: row[:-1] for row in packed.columns}
    extras = _unpack_extras(packed)
    messages: list[Message] = []
    for offset, (who, _, at, kind, text, _) in enumerate(_cut(packed.rows, ROW_WIDTH)):
        extra = None
        if offset in columns or offset in extras:
            more = extras.get(offset, _NO_LISTS)
            extra = Extra._make((*columns.get(offset, _NO_COLUMNS), *map(tuple, more)))
        messages.append((at, names[who], kind, text, extra))
    return messages


def _cut(values: list[Any], width: int) -> Iterator[tuple[Any, ...]]:
    return zip(*[iter(values)] * width, strict=True)


def _unpack_extras(packed: Packed) -> dict[int, tuple[list[Any], ...]]:
    extras: dict[int, tuple[list[Any], ...]] = defaultdict(lambda: ([], [], [], []))
    for offset, who in packed.people:
        extras[offset][0].append(packed.names[who])
    for offset, who, _, reaction, at in _cut(packed.reactions, REACTION_WIDTH):
        extras[offset][1].append((reaction, packed.names[who], at))
    for offset, *row in _cut(packed.uses, USE_WIDTH):
        values = dict(zip(USE_FIELDS, row, strict=True))
        use = MediaUse(**{name: value for name, value in values.items() if name not in ("key", "ordinal")})
        extras[offset][2].append(use)
    for offset, _, *option in packed.options:
        extras[offset][3].append(tuple(option))
    return extras
