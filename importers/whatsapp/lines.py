"""The records of a chat's text, one after another: when, by whom, and what, with all marks that the app left in it.

    pieces of text -> candidates (headers) -> those of the run's layout -> Line

What a line is (text, a photo, a call, something that the app tells) `bodies` says.  A line without `Name: ` is written
by the app; that one with a name may be as well is also for `bodies` to see (formats/whatsapp.md section 1.7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final, NamedTuple

from importers.whatsapp.day_words import DayWords
from importers.whatsapp.headers import Layout
from importers.whatsapp.moments import Moments
from importers.whatsapp.orders import Decision
from importers.whatsapp.surveys import Candidate, Run, Survey, find_candidates, read_pieces

_LONGEST_NAME: Final = 100
_QUOTES: Final = {"“": "”", "«": "»", "„": "“", "「": "」"}


class Line(NamedTuple):
    """One record: its place in the text from 0; ordinal day and seconds of the day as the phone showed them; the
    moment, UTC; the sender's name as it stands there, None where there is none; the body, lines parted by line feeds.
    """

    sequence: int
    day: int
    seconds: int
    at: str
    sender: str | None
    body: str


@dataclass(frozen=True)
class ReadRun:
    """A run with the order of its dates; `end` is the number of the candidate behind its last."""

    run: Run
    decision: Decision
    end: int

    @property
    def layout(self) -> Layout:
        """Return the layout of its headers."""
        return self.run.layout


class LineReader:
    """Reads the lines of one text, given what its survey has shown."""

    def __init__(
        self,
        chunks: Callable[[], Iterable[bytes]],
        survey: Survey,
        runs: list[ReadRun],
        words: DayWords,
        zone: tzinfo,
    ) -> None:
        self._chunks = chunks
        self._is_strict = survey.is_strict
        self._runs = runs
        self._words = words
        self._zone = zone
        self._rest: list[str] = []

    def read(self) -> Iterator[tuple[ReadRun, Line]]:
        """Yield each line with the run that it stands in; what stands before the first header is no record."""
        for sequence, (run, header, text) in enumerate(self._cut()):
            sender, body = split_sender(text)
            yield run, Line(sequence, *header, sender, body)

    def _cut(self) -> Iterator[tuple[ReadRun, tuple[int, int, str], str]]:
        """Yield run, moment and text of each record."""
        runs = iter(self._runs)
        run = next(runs)
        moments = self._open_moments(run)
        number = 0
        open_record: tuple[ReadRun, tuple[int, int, str]] | None = None
        is_first, follows_cr = True, False
        held: list[str] = []
        for piece in read_pieces(self._chunks):
            at = 0
            for found in find_candidates(piece, is_first=is_first, follows_cr=follows_cr):
                if number >= run.end:
                    run = next(runs, run)
                    moments = self._open_moments(run)
                number += 1
                if not self._fits(found, run):
                    continue
                moment = moments.read(found.text, found.plan)
                if moment is None:
                    continue
                if open_record is not None:
                    held.append(piece[at : found.start])
                    yield *open_record, "".join(held)
                open_record = run, (moment.day, moment.seconds, moment.at)
                held = []
                at = found.end
            if open_record is not None:
                held.append(piece[at:])
            is_first, follows_cr = False, piece[-2:] == "\r\n"
        if open_record is not None:
            yield *open_record, "".join(held)

    def _fits(self, found: Candidate, run: ReadRun) -> bool:
        return found.plan.layout == run.layout and (found.is_behind_cr or not self._is_strict)

    def _open_moments(self, run: ReadRun) -> Moments:
        return Moments(run.decision.order, self._words, self._zone)


def split_sender(text: str) -> tuple[str | None, str]:
    """Return the sender and the body of a record's text.

    >>> split_sender("Ada: hi: you\\r\\n"), split_sender("Ada:"), split_sender("Ada created group “Trip: day 1”\\n")
    (('Ada', 'hi: you'), ('Ada', ''), (None, 'Ada created group “Trip: day 1”'))
    """
    if text.endswith("\n"):
        text = text[:-2] if text.endswith("\r\n") else text[:-1]
    if "\r" in text:
        text = text.replace("\r\n", "\n")
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
        return name.count('"') == 1 and not name.startswith('"')
    return name.count('"') == 1 or any(name.rfind(one) > name.rfind(other) for one, other in _QUOTES.items())


__all__ = ["Line", "LineReader", "ReadRun", "split_sender"]
