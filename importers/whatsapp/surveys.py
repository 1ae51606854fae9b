"""What all headers of a chat show together, before any message is read: the first of two ways through the text.

A chat keeps the layout that its phone had when it was exported, so one layout is right and whatever else looks like a
header is text that somebody pasted (formats/whatsapp.md section 1.10).  Some files are two exports in one: a layout
that goes on for a while, later in time than what stands before, begins a run of its own.  In files whose records end in
CRLF a header counts only behind one: a line feed alone is a new line within a message (0, fact 2).
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from importers.whatsapp.dates import Written, list_orders, read_date
from importers.whatsapp.headers import CANDIDATE, Layout, Plan, clean, find_plan, make_skeleton

_NEARLY_ALL: Final = 0.6
_FEW: Final = 3
_MANY: Final = 20


class Seen(NamedTuple):
    """A date that some headers have one after another: the number of the first, and what stands there."""

    number: int
    text: str
    plan: Plan


@dataclass
class Run:
    """A stretch of a text that has one layout: number of its first candidate, how many headers, their dates."""

    layout: Layout
    first: int
    count: int = 0
    dates: list[Seen] = field(default_factory=list)


@dataclass(frozen=True)
class Survey:
    """The runs of a text, whether headers count behind CRLF only, and the words that stand at dates and times."""

    runs: tuple[Run, ...]
    is_strict: bool
    words: frozenset[str]
    months: frozenset[str]


class Candidate(NamedTuple):
    """What may be a header: where it begins and ends in its piece, its text, how that is cut; whether CR is before."""

    start: int
    end: int
    text: str
    plan: Plan
    is_behind_cr: bool


def read_pieces(chunks: Callable[[], Iterable[bytes]]) -> Iterator[str]:
    """Yield a text in pieces that end where a line does; what is no UTF-8 becomes U+FFFD."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    rest = ""
    for chunk in chunks():
        text = rest + decoder.decode(chunk)
        cut = text.rfind("\n") + 1
        if cut:
            yield text[:cut]
        rest = text[cut:]
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest


def find_candidates(piece: str, *, is_first: bool, follows_cr: bool) -> Iterator[Candidate]:
    """Yield what may be a header in a piece that begins with a line."""
    for found in CANDIDATE.finditer(piece):
        bracketed, plain, end = found.groups()
        text = clean(bracketed or plain)
        form = "[" if bracketed else end.strip()[:1].replace("–", "-").replace("—", "-") or " "
        plan = find_plan(form, make_skeleton(text))
        if plan is not None:
            start = found.start()
            behind = (
                piece[start - 2 : start - 1] == "\r" if start > 1 else start == 0 and (is_first or follows_cr)
            )
            yield Candidate(start, found.end(), text, plan, behind)


class _Track:
    """The layouts of candidates, one after another."""

    def __init__(self) -> None:
        self.stretches: list[Run] = []
        self._layout: Layout | None = None
        self._date = ""

    def add(self, number: int, candidate: Candidate) -> None:
        plan = candidate.plan
        if plan.layout != self._layout:
            self._layout, self._date = plan.layout, ""
            self.stretches.append(Run(plan.layout, number))
        run = self.stretches[-1]
        run.count += 1
        text = candidate.text[plan.date]
        if text != self._date:
            self._date = text
            run.dates.append(Seen(number, text, plan))


def survey_text(
    chunks: Callable[[], Iterable[bytes]], *, is_enough: Callable[[Run], bool] | None = None
) -> Survey:
    """Go through a text and return its layout; `is_enough` ends it as soon as the first run shows what is wanted."""
    every, strict = _Track(), _Track()
    words: Counter[str] = Counter()
    months: set[str] = set()
    plans: set[int] = set()
    number = 0
    is_first, follows_cr = True, False
    for piece in read_pieces(chunks):
        for candidate in find_candidates(piece, is_first=is_first, follows_cr=follows_cr):
            every.add(number, candidate)
            if candidate.is_behind_cr:
                strict.add(number, candidate)
            plan = candidate.plan
            if id(plan) not in plans:
                plans.add(id(plan))
                words.update(plan.words)
                months.add(plan.month)
            number += 1
        is_first, follows_cr = False, piece[-2:] == "\r\n"
        if is_enough and every.stretches and is_enough(every.stretches[0]):
            break
    is_strict = _is_strict(every, strict)
    runs = tuple(_choose_runs((strict if is_strict else every).stretches))
    return Survey(runs, is_strict, frozenset(words), frozenset(months - {""}))


def _is_strict(every: _Track, strict: _Track) -> bool:
    """Say whether (nearly) all headers of the commonest layout stand behind CRLF; the first line counts for neither."""
    counts = Counter[Layout]()
    for run in strict.stretches:
        counts[run.layout] += run.count
    if not counts:
        return False
    ((layout, count),) = counts.most_common(1)
    total = sum(run.count for run in every.stretches if run.layout == layout)
    return count > 1 and count - 1 >= _NEARLY_ALL * (total - 1)


def _choose_runs(stretches: list[Run]) -> Iterator[Run]:
    """Yield the stretches whose layout is the text's; what lies within one and has another layout is text."""
    current: Run | None = None
    last = {run.layout: at for at, run in enumerate(stretches)}
    for at, run in enumerate(stretches):
        if current is not None and run.layout == current.layout:
            current.count += run.count
            current.dates += run.dates
        elif current is None or _is_change(current, run, comes_back=last[current.layout] > at):
            if current is not None:
                yield current
            current = Run(run.layout, run.first, run.count, list(run.dates))
    if current is not None:
        yield current


def _is_change(current: Run, run: Run, *, comes_back: bool) -> bool:
    """Say whether a stretch of another layout is a change of the file's layout rather than something pasted.

    What is pasted was written before, and WhatsApp's own pages copy `[time, date]` without seconds.
    """
    if run.count >= _MANY:
        return True
    is_copied = run.layout.form == "[" and run.layout.is_time_first and not run.layout.has_seconds
    if is_copied or (comes_back and run.count < _FEW):
        return False
    return _may_follow(current.dates[-1], run.dates[0])


def _may_follow(one: Seen, other: Seen) -> bool:
    days = [
        [read_date(read_written(seen), order) for order in list_orders(seen.plan.layout)]
        for seen in (one, other)
    ]
    return any(later >= earlier for earlier in days[0] for later in days[1] if earlier and later)


def read_written(seen: Seen) -> Written:
    """Return the numbers of a date; a month in words is not known here and counts as January."""
    return make_written(seen.text, seen.plan, 1)


@lru_cache(maxsize=100_000)
def make_written(text: str, plan: Plan, month: int) -> Written:
    """Return the numbers of the date that stands in a header; `month` is that of its word, if it has one."""
    start = plan.date.start
    numbers = tuple(int(text[one.start - start : one.stop - start]) for one in plan.numbers)
    return Written(numbers, month if plan.layout.has_word else 0, plan.era)


__all__ = [
    "Candidate",
    "Run",
    "Seen",
    "Survey",
    "find_candidates",
    "make_written",
    "read_pieces",
    "survey_text",
]
