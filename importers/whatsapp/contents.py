"""From lines to messages: who wrote each, what it is, and what is known of the chat as a whole.

A chat comes in blocks of lines.  What only repetition shows (a phrase that stands for files left out, a colon in a
contact's name) is seen within the blocks read so far; the app's words are known anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple
from zlib import crc32

from exit_kit.importing.packing import Block
from exit_kit.importing.records import LOOSE, Conversation, Extra
from importers.whatsapp.attachments import choose_phrases, index_files, read_phrase
from importers.whatsapp.bodies import Content, Setting, find_odd, read_body
from importers.whatsapp.lines import Lines
from importers.whatsapp.marks import LED, clean_name

_OF_GROUPS: Final = frozenset((
    "created", "added", "removed", "left", "joined", "admin", "renamed", "icon", "description", "settings",
    "invite_link", "community",
))  # fmt: skip
_LEAST: Final = 3
_LONGEST_PIECE: Final = 40
_NAMED: Final = 4
_SHOWS_PHRASE: Final = frozenset(("<", *LED))

# Times, senders, and the place of the first in the text -> the number of each among its equals.
Count = Callable[[Sequence[str], Sequence[str | None], int], list[int]]


class Contents:
    """Makes the messages of one chat, block by block; `count` numbers messages of one sender at one time."""

    def __init__(
        self, title: str | None, folder: str, files: Iterable[str], count: Count, *, is_ios: bool, mark: str
    ) -> None:
        self._title = title
        self._folder = folder
        self._files = index_files(files)
        self._count = count
        self._is_ios = is_ios
        self._mark = mark  # what tells this text from others of the chat
        self._key = ""
        self._names: dict[str | None, str | None] = {None: None}
        self._whole_names: dict[str, str] = {}
        self._spelled: set[str] = set()
        self._phrases: Counter[str] = Counter()
        self._has_marks = False
        self._senders: dict[str, None] = {}
        self._is_group = False

    def make(self, lines: Lines, precision: str) -> Conversation:
        """Return the conversation with the messages of these lines."""
        self._look(lines)
        setting = Setting(
            self._is_ios,
            self._files,
            self._folder,
            self._title,
            choose_phrases(self._phrases),
            self._has_marks,
        )
        told = self._read(lines, setting)
        self._note(told)
        if not self._key:
            self._key = self._make_key(lines)
        return Conversation(
            key=self._key,
            title=self._title or ", ".join(islice(self._senders, _NAMED)) or None,
            kind="group" if self._is_group or len(self._senders) > 2 else "direct",
            folder=None,
            people=(),
            messages=[],
            at_precision=precision,
            packed=self._fill(lines, told),
            is_sequence=True,
            spellings=self._list_spellings(),
            sequence=lines.sequence,
        )

    def _list_spellings(self) -> tuple[tuple[str, str], ...]:
        """Return names of this block's people that are delivered with more than the name."""
        names = (pair for pair in self._names.items() if pair[0] not in self._spelled)
        new = [(name, raw) for raw, name in names if name is not None and raw is not None and raw != name]
        self._spelled.update(raw for _, raw in new)
        return tuple(new)

    def _look(self, lines: Lines) -> None:
        """Take note of what only shows in many lines."""
        for body in [body for body in lines.bodies if body[:1] in _SHOWS_PHRASE]:
            phrase = read_phrase(body)
            if phrase is not None:
                self._phrases[phrase] += 1
        if not self._has_marks:
            everything = "".join(lines.bodies)
            self._has_marks = any(mark in everything for mark in LED)
        self._meet(dict.fromkeys(name for name in lines.senders if name not in self._names), lines)

    def _meet(self, names: Collection[str | None], lines: Lines) -> None:
        """Take note of senders that were not met before, in the order in which they come."""
        bodies: dict[str | None, list[str]] = {name: [] for name in names}
        if names:
            for name, body in zip(lines.senders, lines.bodies, strict=True):
                if name in names:
                    bodies[name].append(body)
        for name, said in bodies.items():
            self._names[name] = clean_name(name) if name is not None else None
            rest = _find_rest(name, said, self._title) if name is not None else None
            if name is not None and rest:
                self._whole_names[name] = rest

    def _read(self, lines: Lines, setting: Setting) -> _Told:
        """Return what the lines say: plain text but for those that want a closer look."""
        senders, bodies = list(map(self._names.__getitem__, lines.senders)), lines.bodies
        if self._whole_names:
            bodies = list(bodies)
            for at in [at for at, name in enumerate(lines.senders) if name in self._whole_names]:
                senders[at], bodies[at] = self._join_name(lines.senders[at] or "", bodies[at])
        told = _Told(senders, ["text"] * len(bodies), list(bodies), {})
        known: dict[tuple[str | None, str], Content] = {}  # "<Media omitted>" stands there a thousand times
        for at in find_odd(senders, bodies, setting):
            said = senders[at], bodies[at]
            content = known.get(said) or known.setdefault(said, read_body(*said, setting))
            told.senders[at], told.kinds[at], told.texts[at] = content[:3]
            if content.extra is not None:
                told.extras[at] = content.extra
        return told

    def _join_name(self, sender: str, body: str) -> tuple[str | None, str]:
        """Return sender and body where the sender's name has a colon in it."""
        rest, name = self._whole_names[sender], self._names[sender]
        if body.startswith(rest):
            return f"{name}: {rest[:-2]}", body[len(rest) :]
        return name, body

    def _note(self, told: _Told) -> None:
        """Take note of who takes part, and whether it is a group."""
        events = [extra.event for extra in told.extras.values() if extra.event is not None]
        self._is_group = self._is_group or not _OF_GROUPS.isdisjoint(events)
        if {name for name in told.senders if name is not None} <= self._senders.keys():
            return
        writers = [name for name, kind in zip(told.senders, told.kinds, strict=True) if kind != "event"]
        self._senders |= dict.fromkeys(name for name in dict.fromkeys(writers) if name is not None)

    def _make_key(self, lines: Lines) -> str:
        value = crc32(self._mark.encode())
        for at, body in zip(lines.times, lines.bodies, strict=True):
            value = crc32(f"{at}{body}".encode("utf-8", "replace"), value)
        return f"{LOOSE}{self._title or 'chat'} {value:08x}"

    def _fill(self, lines: Lines, told: _Told) -> Block:
        block = Block()
        ordinals = self._count(lines.times, told.senders, lines.sequence)
        numbers = list(map(block.names.__getitem__, told.senders))
        plain = [kind == "text" for kind in told.kinds]
        for offset, extra in sorted(told.extras.items()):
            block.add_extra(offset, extra)
            plain[offset] = False
        block.fill(numbers, lines.times, told.kinds, told.texts, ordinals, plain)
        return block


class _Told(NamedTuple):
    """What lines say, column by column; `extras` of the few that have any, by their place."""

    senders: list[str | None]
    kinds: list[str]
    texts: list[str | None]
    extras: dict[int, Extra]


def _find_rest(name: str, said: Sequence[str], title: str | None) -> str | None:
    """Return the rest of a contact's name that has a colon in it ("Dr: Who"): all that is said begins with it."""
    cut = said[0].find(": ")
    rest = said[0][: cut + 2]
    if not 0 < cut < _LONGEST_PIECE or "\n" in rest:
        return None
    is_title = title is not None and _squeeze(title) == _squeeze(f"{name}{rest}")
    return rest if (is_title or len(said) >= _LEAST) and all(one.startswith(rest) for one in said) else None


def _squeeze(name: str) -> str:
    """Return the letters of a name: that of a file has other signs, or none, for those that no file's name may have."""
    return "".join(filter(str.isalnum, clean_name(name).casefold()))


__all__ = ["Contents", "Count"]
