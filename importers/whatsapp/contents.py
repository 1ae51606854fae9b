"""From lines to messages: who wrote each, what it is, and what is known of the chat as a whole.

A chat comes in blocks of lines.  What only repetition shows (a phrase that stands for files left out, a colon in a
contact's name) is seen within the blocks read so far; the app's words are known anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Final
from zlib import crc32

from exit_kit.importing.packing import Block
from exit_kit.importing.records import LOOSE, Conversation
from exit_kit.importing.sketches import Sketcher
from importers.whatsapp.attachments import choose_phrases, fold_file, read_phrase
from importers.whatsapp.bodies import Content, Setting, read_body
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

Count = Callable[[str, str | None, int], int]  # time, sender, place in the text -> number among equals


class Contents:
    """Makes the messages of one chat, block by block; `count` numbers messages of one sender at one time."""

    def __init__(
        self, title: str | None, folder: str, files: Iterable[str], count: Count, *, is_ios: bool, mark: str
    ) -> None:
        self._title = title
        self._folder = folder
        self._files = {fold_file(name): name for name in files}
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
        contents = [read_body(*self._take_name(line), setting) for line in lines]
        self._note(contents)
        if not self._key:
            self._key = self._make_key(lines)
        block, sketch = self._fill(lines, contents)
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
        self._has_marks = self._has_marks or any(mark in line.body for line in lines for mark in LED)
        for name, said in bodies.items():
            self._names[name] = clean_name(name)
            rest = _find_rest(name, said, self._title)
            if rest:
                self._whole_names[name] = rest

    def _take_name(self, line: Line) -> tuple[str | None, str]:
        """Return the sender's name as it is compared, and the body."""
        if line.sender is None:
            return None, line.body
        rest = self._whole_names.get(line.sender)
        if rest is not None and line.body.startswith(rest):
            return f"{self._names[line.sender]}: {rest[:-2]}", line.body[len(rest) :]
        return self._names[line.sender], line.body

    def _note(self, contents: Iterable[Content]) -> None:
        """Take note of who takes part, and whether it is a group."""
        for content in contents:
            if content.kind == "event":
                extra = content.extra
                self._is_group = self._is_group or (extra is not None and extra.event in _OF_GROUPS)
            elif content.sender is not None and content.sender not in self._senders:
                self._senders[content.sender] = None

    def _make_key(self, lines: Sequence[Line]) -> str:
        value = crc32(self._mark.encode())
        for line in lines:
            value = crc32(f"{line.at}{line.body}".encode("utf-8", "replace"), value)
        return f"{LOOSE}{self._title or 'chat'} {value:08x}"

    def _fill(self, lines: Sequence[Line], contents: Sequence[Content]) -> tuple[Block, str | None]:
        block, sketcher = Block(), Sketcher()
        names = block.names
        who = [names[content.sender] for content in contents]
        times = [line.at for line in lines]
        ordinals = [
            self._count(line.at, one.sender, line.sequence) for one, line in zip(contents, lines, strict=True)
        ]
        block.fill(who, times, [one.kind for one in contents], [one.text for one in contents], ordinals)
        for offset, content in enumerate(contents):
            if content.extra is not None:
                block.add_extra(offset, content.extra)
            elif content.kind == "text":
                sketcher.add(times[offset], content.text)
        return block, sketcher.finish()


def _find_rest(name: str, said: Sequence[str], title: str | None) -> str | None:
    """Return the rest of a contact's name that has a colon in it ("Dr: Who"): all that is said begins with it."""
    cut = said[0].find(": ")
    rest = said[0][: cut + 2]
    if not 0 < cut < _LONGEST_PIECE or "\n" in rest:
        return None
    is_title = title is not None and clean_name(title) == clean_name(f"{name}: {rest[:-2]}")
    return rest if (is_title or len(said) >= _LEAST) and all(one.startswith(rest) for one in said) else None


__all__ = ["Contents", "Count"]
