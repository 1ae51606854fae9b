"""Reads texts as chats, without a database."""

from __future__ import annotations

from datetime import UTC
from typing import NamedTuple

from exit_kit.importing.clocks import UNTOLD, Clock, read_zone
from exit_kit.importing.contract import TextSource
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import ChatText
from importers.whatsapp.chats import open_chat, read_chat
from importers.whatsapp.lines import Line, LineReader


class Read(NamedTuple):
    """What was read in a text: its lines, and how each of its runs was read."""

    lines: list[Line]
    texts: list[ChatText]
    problems: dict[str, int]

    @property
    def told(self) -> list[tuple[str, str | None, str]]:
        """When, who, what."""
        return [(line.at, line.sender, line.body) for line in self.lines]


def read_text(text: str | bytes, clock: Clock = UNTOLD, path: str = "_chat.txt") -> Read:
    """Return the lines of a text, whatever it is, and what is known of it."""
    data = text.encode() if isinstance(text, str) else text
    notes = Notes()
    source = TextSource(path, lambda: (data,), clock, notes)
    opened = open_chat(source)
    zone = read_zone(clock.timezone) if clock.timezone else UTC
    lines = [
        line for _, line in LineReader(source.chunks, opened.survey, opened.runs, opened.words, zone).read()
    ]
    texts = [record for record in read_chat(source) if isinstance(record, ChatText)]
    return Read(lines if opened.runs else [], texts, {one.kind: one.times for one in notes})
