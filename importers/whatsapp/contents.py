"""From lines to messages: who wrote each, what it is, and what is known of the chat as a whole.

A chat comes in blocks of lines.  What only repetition shows (a phrase that stands for files left out, a colon in a
contact's name) is seen within the blocks read so far; the app's words are known anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple
from zlib import crc32

from exit_kit.importing.packing import Block
from exit_kit.importing.records import LOOSE, Conversation, Extra
from exit_kit.importing.sketches import Sketcher
from importers.whatsapp.attachments import choose_phrases, index_files, read_phrase
from importers.whatsapp.bodies import Setting, find_odd, read_body
from importers.whatsapp.lines import Line
from importers.whatsapp.marks import LED, clean_name

_OF_GROUPS: Final = frozenset((
    "created", "added", "removed", "left", "joined", "admin", "renamed", "icon", "description", "settings",
    "invite_link", "community",
))  # fmt: skip
_LEAST: Final = 3
_LONGEST_PIECE: Final = 40
_NAMED: Final = 4
_SHOWS_PHRASE: Final = ("<", *LED)

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
        self._names: dict[str, str] = {}
        self._whole_names: dict[str, str] = {}
        self._spelled: set[str] = set()
        self._phrases: Counter[str] = Counter()
        self._has_marks = False
        self._senders: dict[str, None] = {}
        self._is_group = False

    def make(self, lines: Sequence[Line], precision: str) -> Conversation:
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
        block, sketch = self._fill(lines, told)
        return Conversation(
            key=self._key,
            title=self._title or ", ".join(islice(self._senders, _NAMED)) or None,
            kind="group" if self._is_group or len(self._senders) > 2 else "direct",
            folder=None,
            people=(),
            messages=[],
            at_precision=precision,
            packed=block,
            is_sequence=True,
            sketch=sketch,
            spellings=self._list_spellings(),
            sequence=lines[0].sequence,
        )

    def _list_spellings(self) -> tuple[tuple[str, str], ...]:
        """Return names of this block's people that are delivered with more than the name."""
        new = [(name, raw) for raw, name in self._names.items() if raw != name and raw not in self._spelled]
        self._spelled.update(raw for _, raw in new)
        return tuple(new)

    def _look(self, lines: Sequence[Line]) -> None:
        """Take note of what only shows in many lines."""
        bodies: dict[str, list[str]] = {}
        for line in lines:
            if line.body[:1] in _SHOWS_PHRASE:
                phrase = read_phrase(line.body)
                if phrase is not None:
                    self._phrases[phrase] += 1
            if line.sender is not None and line.sender not in self._names:
                bodies.setdefault(line.sender, []).append(line.body)
        if not self._has_marks:
            wide = (line.body for line in lines if not line.body.isascii())
            self._has_marks = any(mark in body for body in wide for mark in LED)
        for name, said in bodies.items():
            self._names[name] = clean_name(name)
            rest = _find_rest(name, said, self._title)
            if rest:
                self._whole_names[name] = rest

    def _read(self, lines: Sequence[Line], setting: Setting) -> _Told:
        """Return what the lines say: plain text but for those that want a closer look."""
        senders = [self._names[line.sender] if line.sender is not None else None for line in lines]
        bodies = [line.body for line in lines]
        for at in self._find_cut_names(lines):
            senders[at], bodies[at] = self._join_name(lines[at])
        told = _Told(senders, ["text"] * len(lines), list(bodies), {})
        for at in find_odd(senders, bodies, setting):
            content = read_body(senders[at], bodies[at], setting)
            told.senders[at], told.kinds[at], told.texts[at] = content[:3]
            if content.extra is not None:
                told.extras[at] = content.extra
        return told

    def _find_cut_names(self, lines: Sequence[Line]) -> list[int]:
        if not self._whole_names:
            return []
        return [at for at, line in enumerate(lines) if line.sender in self._whole_names]

    def _join_name(self, line: Line) -> tuple[str | None, str]:
        """Return sender and body where the sender's name has a colon in it."""
        assert line.sender is not None
        rest, name = self._whole_names[line.sender], self._names[line.sender]
        if line.body.startswith(rest):
            return f"{name}: {rest[:-2]}", line.body[len(rest) :]
        return name, line.body

    def _note(self, told: _Told) -> None:
        """Take note of who takes part, and whether it is a group."""
        events = [extra.event for extra in told.extras.values() if extra.event is not None]
        self._is_group = self._is_group or not _OF_GROUPS.isdisjoint(events)
        writers = [name for name, kind in zip(told.senders, told.kinds, strict=True) if kind != "event"]
        self._senders |= dict.fromkeys(name for name in dict.fromkeys(writers) if name is not None)

    def _make_key(self, lines: Sequence[Line]) -> str:
        value = crc32(self._mark.encode())
        for line in lines:
            value = crc32(f"{line.at}{line.body}".encode("utf-8", "replace"), value)
        return f"{LOOSE}{self._title or 'chat'} {value:08x}"

    def _fill(self, lines: Sequence[Line], told: _Told) -> tuple[Block, str | None]:
        block, sketcher = Block(), Sketcher()
        names = block.names
        times = [line.at for line in lines]
        ordinals = self._count(times, told.senders, lines[0].sequence)
        block.fill([names[name] for name in told.senders], times, told.kinds, told.texts, ordinals)
        for offset, extra in sorted(told.extras.items()):
            block.add_extra(offset, extra)
        plain = (at for at, kind in enumerate(told.kinds) if kind == "text" and at not in told.extras)
        sketcher.add_all((times[at], told.texts[at]) for at in plain)
        return block, sketcher.finish()


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
