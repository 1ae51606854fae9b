"""The records of a chat's text, one after another: when, by whom, and what, with all marks that the app left in it.

    pieces of text -> candidates (headers) -> those of the run's layout -> Line

What a line is (text, a photo, a call, something that the app tells) `bodies` says.  A line without `Name: ` is written
by the app; that one with a name may be as well is also for `bodies` to see (formats/whatsapp.md section 1.7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from itertools import groupby, islice
from typing import Any, Final, NamedTuple

from importers.whatsapp.day_words import DayWords
from importers.whatsapp.headers import Layout
from importers.whatsapp.locks import Lock
from importers.whatsapp.moments import Moments, Table
from importers.whatsapp.orders import Decision
from importers.whatsapp.pieces import read_pieces
from importers.whatsapp.surveys import Candidate, Run, Survey, find_candidates

_BLOCK: Final = 20_000
_WIDTH: Final = 4  # what a lock cuts of each record: date, rest of the head, sender, body
_LONGEST_NAME: Final = 100
_LOOKED_AT: Final = 50  # records that show whether names have a blank behind their colon
_NEARLY_ALL: Final = 0.9
_FEWEST: Final = 2
_QUOTES: Final = {"“": "”", "«": "»", "„": "“", "「": "」"}


class Line(NamedTuple):
    """One record: the moment, UTC; the sender's name as it stands there, None where there is none; the body, lines
    parted by line feeds.
    """

    at: str
    sender: str | None
    body: str


class Lines(NamedTuple):
    """Records one after another, column by column (see `Line`), and the place of the first in the text from 0."""

    sequence: int
    times: list[str]
    senders: list[str | None]
    bodies: list[str]


@dataclass(frozen=True)
class ReadRun:
    """A run with the order of its dates; `end` is the number of the candidate behind its last; `is_tight`: no blank
    stands behind the colon of a name."""

    run: Run
    decision: Decision
    end: int
    is_tight: bool = False

    @property
    def layout(self) -> Layout:
        """Return the layout of its headers."""
        return self.run.layout


class LineReader:
    """Reads the lines of one text, given what its survey has shown.

    `unread` counts what is written as a header whose month nobody knows: it stays in the text of the message before.
    """

    def __init__(
        self,
        chunks: Callable[[], Iterable[bytes]],
        survey: Survey,
        runs: list[ReadRun],
        words: DayWords,
        zone: tzinfo,
    ) -> None:
        self._chunks = chunks
        self._lock = survey.lock
        self._rests = survey.rests
        self._runs = runs
        self._words = words
        self._zone = zone
        self._rest: list[str] = []
        self.unread = 0

    def read(self) -> Iterator[tuple[ReadRun, Line]]:
        """Yield each line with the run that it stands in; what stands before the first header is no record."""
        return ((run, line) for run, lines in self.read_blocks() for line in map(Line, *lines[1:]))

    def read_blocks(self) -> Iterator[tuple[ReadRun, Lines]]:
        """Yield lines in blocks of one run."""
        table = self._make_table()
        if self._lock is not None and table is not None:
            yield from ((self._runs[0], lines) for lines in self._read_locked(self._lock, table))
            return
        sequence = 0
        for run, group in groupby(self._read_lines(), key=lambda one: one[0]):
            lines = (line for _, line in group)
            while block := list(islice(lines, _BLOCK)):
                yield run, Lines(sequence, *map(list, zip(*block, strict=True)))
                sequence += len(block)

    def _make_table(self) -> Table | None:
        run = self._runs[0] if len(self._runs) == 1 else None
        if self._lock is None or run is None or run.is_tight:
            return None
        return self._open_moments(run).make_table(
            self._lock, (seen.text for seen in run.run.dates), self._rests
        )

    def _read_locked(self, lock: Lock, table: Table) -> Iterator[Lines]:
        """Yield the lines of each piece, cut all at once."""
        text, sequence = "\n", 0
        for piece in read_pieces(self._chunks):
            text += piece
            parts = lock.records.split(text)
            if len(parts) <= _WIDTH + 1:
                continue
            last = text.rfind("\n", 0, len(text) - len(parts[-1]))
            yield _make_lines(parts[1:-_WIDTH], table, sequence, has_returns="\r" in text)
            sequence += (len(parts) - 1) // _WIDTH - 1
            text = text[last:]
        parts = lock.records.split(text.removesuffix("\n"))
        if len(parts) > 1:
            yield _make_lines(parts[1:], table, sequence, has_returns="\r" in text)

    def has_tight_names(self) -> bool:
        """Say whether names stand right before their text, `Bob:Hi`: of the first colon in each of the first records,
        nearly none has a blank behind it."""
        heads = (text[:_LONGEST_NAME].partition("\n")[0] for _, _, text in islice(self._cut(), _LOOKED_AT))
        behind = [head[head.find(":") + 1 :][:1] for head in heads if ":" in head]
        tight = sum(bool(one.strip()) for one in behind)
        return tight >= _FEWEST and tight >= _NEARLY_ALL * sum(map(bool, behind))

    def _read_lines(self) -> Iterator[tuple[ReadRun, Line]]:
        for run, at, text in self._cut():
            yield run, Line(at, *split_sender(text, is_tight=run.is_tight))

    def _cut(self) -> Iterator[tuple[ReadRun, str, str]]:
        """Yield run, moment and text of each record."""
        runs = iter(self._runs)
        run = next(runs)
        moments = self._open_moments(run)
        number = 0
        open_record: tuple[ReadRun, str] | None = None
        is_first, follows_cr = True, False
        held: list[str] = []
        for piece in read_pieces(self._chunks):
            at = 0
            for found in find_candidates(piece, is_first=is_first, follows_cr=follows_cr):
                if number >= run.end:
                    run = next(runs, run)
                    moments = self._open_moments(run)
                number += 1
                if not _is_header(found, number - 1, run.run):
                    continue
                moment = moments.read(found.text, found.plan)
                if moment is None:
                    self.unread += bool(found.plan.month)
                    continue
                if open_record is not None:
                    held.append(piece[at : found.start])
                    yield *open_record, "".join(held)
                open_record = run, moment.at
                held = []
                at = found.end
            if open_record is not None:
                held.append(piece[at:])
            is_first, follows_cr = False, piece[-2:] == "\r\n"
        if open_record is not None:
            yield *open_record, "".join(held)

    def _open_moments(self, run: ReadRun) -> Moments:
        return Moments(run.decision.order, self._words, self._zone)


def _is_header(found: Candidate, number: int, run: Run) -> bool:
    is_behind = found.is_behind_cr or not run.is_strict or number == run.first
    return is_behind and found.plan.layout == run.layout


def _make_lines(parts: list[Any], table: Table, sequence: int, *, has_returns: bool) -> Lines:
    """Return lines from dates, rests of heads, senders and bodies, one after another."""
    dates, rests, senders, bodies = (parts[at::_WIDTH] for at in range(_WIDTH))
    if has_returns:
        bodies = [body.removesuffix("\r").replace("\r\n", "\n") for body in bodies]
    odd = {name for name in set(senders) if name is None or _is_quoting(name)}
    for at in [at for at, sender in enumerate(senders) if sender in odd] if odd else ():
        text = bodies[at] if senders[at] is None else f"{senders[at]}: {bodies[at]}"
        senders[at], bodies[at] = _split(text)
    return Lines(sequence, table.find(dates, rests), senders, bodies)


def split_sender(text: str, *, is_tight: bool = False) -> tuple[str | None, str]:
    """Return the sender and the body of a record's text; `is_tight`: no blank stands behind the colon of a name.

    >>> split_sender("Ada: hi: you\\r\\n"), split_sender("Ada:"), split_sender("Ada created group “Trip: day 1”\\n")
    (('Ada', 'hi: you'), ('Ada', ''), (None, 'Ada created group “Trip: day 1”'))
    """
    text = text.removesuffix("\n").removesuffix("\r")
    text = text.replace("\r\n", "\n") if "\r" in text else text
    return _split_tight(text) if is_tight else _split(text)


def _split_tight(text: str) -> tuple[str | None, str]:
    """Cut at the first colon: `Bob:Hi: you` is Bob's; not at that of a time."""
    name, colon, body = text.partition(":")
    is_time = name[-1:].isdigit() and body[:1].isdigit() and any(map(str.isalpha, name))
    if not name or not colon or "\n" in name or len(name) > _LONGEST_NAME or is_time or _is_quoting(name):
        return None, text
    return name, body.removeprefix(" ")


def _split(text: str) -> tuple[str | None, str]:
    cut = text.find(": ", 0, _LONGEST_NAME)
    size = 2
    if cut < 0:
        line = text.partition("\n")[0].rstrip()
        if not line.endswith(":") or len(line) > _LONGEST_NAME:
            return None, text
        cut, size = len(line) - 1, 1
        body = text[cut + 1 :].removeprefix(" ").removeprefix("\n") if cut + 1 < len(text) else ""
        return (text[:cut], body) if cut else (None, text)
    name = text[:cut]
    if not cut or "\n" in name or _is_quoting(name):
        return None, text
    return name, text[cut + size :]


def _is_quoting(name: str) -> bool:
    """Say whether a colon stands within quotation marks: the app tells of a group whose name has one."""
    if name.isascii():
        return name.count('"') % 2 == 1 and not name.startswith('"')
    return name.count('"') % 2 == 1 or any(
        name.rfind(one) > name.rfind(other) for one, other in _QUOTES.items()
    )


__all__ = ["Line", "LineReader", "Lines", "ReadRun", "split_sender"]
