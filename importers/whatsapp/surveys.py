"""What all headers of a chat show together, before any message is read: the first of two ways through the text.

A chat keeps the layout that its phone had when it was exported, so one layout is right and whatever else looks like a
header is text that somebody pasted (formats/whatsapp.md section 1.10).  Some files are two exports in one: a layout
that goes on for a while, later in time than what stands before, begins a run of its own.  In files whose records end in
CRLF a header counts only behind one: a line feed alone is a new line within a message (0, fact 2); where such a text
was put together with another phone's, each has its own way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from importers.whatsapp.dates import Written, list_orders, read_date
from importers.whatsapp.headers import CANDIDATE, Layout, Plan, clean, find_plan, make_skeleton
from importers.whatsapp.locks import Heads, Lock, make_lock
from importers.whatsapp.pieces import read_pieces

_NEARLY_ALL: Final = 0.9
_MOST: Final = 0.6
_FEW: Final = 3
_MANY: Final = 20


class Seen(NamedTuple):
    """A date that some headers have one after another: the number of the first, and what stands there."""

    number: int
    text: str
    plan: Plan


@dataclass
class Run:
    """A stretch of a text that has one layout: number of its first candidate, how many headers, their dates.

    `is_strict`: but for the first, they count behind CRLF only.
    """

    layout: Layout
    first: int
    count: int = 0
    dates: list[Seen] = field(default_factory=list)
    is_strict: bool = False


@dataclass(frozen=True)
class Survey:
    """The runs of a text, and the words that stand at dates and times.

    `lock` cuts the text where it has one layout throughout; `rests` are then what stands behind the dates in its heads.
    `is_repaired`: some of its bytes are no UTF-8.
    """

    runs: tuple[Run, ...]
    words: frozenset[str]
    months: frozenset[str]
    lock: Lock | None = None
    rests: frozenset[str] = frozenset()
    is_repaired: bool = False


class Candidate(NamedTuple):
    """What may be a header: where it begins and ends in its piece, its text, how that is cut; whether CR is before."""

    start: int
    end: int
    text: str
    plan: Plan
    is_behind_cr: bool


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
        self.date = ""

    def add(self, number: int, text: str, plan: Plan, count: int = 1) -> None:
        """Take a candidate with its date; or, with a count of 0, one of many that are counted by somebody else."""
        if plan.layout != self._layout:
            self._layout, self.date = plan.layout, ""
            self.stretches.append(Run(plan.layout, number))
        run = self.stretches[-1]
        run.count += count
        if text != self.date:
            self.date = text
            run.dates.append(Seen(number, text, plan))

    def count_returns(self, layout: Layout) -> int:
        """Count how often the headers of a layout go on with a day after another."""
        days = [seen.text for run in self.stretches if run.layout == layout for seen in run.dates]
        return len(days) - len(set(days))


def survey_text(
    chunks: Callable[[], Iterable[bytes]], *, is_enough: Callable[[Run], bool] | None = None
) -> Survey:
    """Go through a text and return its layout; `is_enough` ends it as soon as the first run shows what is wanted."""
    found = _go_through(chunks, _Surveyor(), is_enough)
    if found.has_lost_lock:
        found = _go_through(chunks, _Surveyor(may_lock=False), is_enough)
    return found.finish()


def _go_through(
    chunks: Callable[[], Iterable[bytes]], found: _Surveyor, is_enough: Callable[[Run], bool] | None
) -> _Surveyor:
    for piece in read_pieces(chunks, found.take_repair):
        found.add(piece)
        if found.has_lost_lock or (
            is_enough and found.every.stretches and is_enough(found.every.stretches[0])
        ):
            break
    return found


class _Surveyor:
    """Goes through a text piece by piece: the first one candidate by candidate, the others by a lock if one fits.

    `has_lost_lock`: one did not fit all pieces.  Then the text has to be gone through again without.
    """

    def __init__(self, *, may_lock: bool = True) -> None:
        self.has_lost_lock = False
        self._is_repaired = False
        self._may_lock = may_lock
        self.every, self._strict = _Track(), _Track()
        self._plans: dict[int, Plan] = {}
        self._lock: Lock | None = None
        self._rests: set[str] = set()
        self._number = 0
        self._is_first, self._follows_cr = True, False

    def take_repair(self) -> None:
        """Take note that some bytes are no UTF-8."""
        self._is_repaired = True

    def add(self, piece: str) -> None:
        """Take the next piece."""
        lock = self._lock
        heads = lock.find_heads(piece, follows_cr=self._follows_cr) if lock is not None else None
        if lock is not None and heads is None:
            self.has_lost_lock = True
        elif lock is None or heads is None:
            is_start, before = self._is_first, self._number
            self._add_candidates(piece)
            self._lock = self._make_lock(piece, self._number - before) if is_start else None
        elif heads.pairs:
            self._add_heads(heads, lock)
        self._is_first, self._follows_cr = False, piece[-2:] == "\r\n"

    def _add_candidates(self, piece: str) -> None:
        for candidate in find_candidates(piece, is_first=self._is_first, follows_cr=self._follows_cr):
            text, plan = candidate.text[candidate.plan.date], candidate.plan
            self.every.add(self._number, text, plan)
            if candidate.is_behind_cr:
                self._strict.add(self._number, text, plan)
            self._plans[id(plan)] = plan
            self._number += 1

    def _make_lock(self, piece: str, count: int) -> Lock | None:
        """Return the lock of the first piece's layout, if it says of this piece what its candidates say."""
        if len(self.every.stretches) != 1 or not self._may_lock:
            return None
        lock = make_lock(self._plans.values())
        heads = lock.find_heads(piece, follows_cr=None) if lock is not None else None
        if heads is None or len(heads.pairs) != count:
            return None
        self._rests.update(rest for _, rest in heads.pairs)
        return lock

    def _add_heads(self, heads: Heads, lock: Lock) -> None:
        tracks = (self.every, self._strict) if heads.is_behind_cr else (self.every,)
        dates, rests = zip(*heads.pairs, strict=True)
        at = 0
        for date, group in groupby(dates):
            if at or date != self.every.date:
                self._add_change(self._number + at, lock.find_plan(date, rests[at]), clean(date), tracks)
            at += sum(1 for _ in group)
        for track in tracks:
            track.stretches[-1].count += len(dates)
        self._rests.update(rests)
        self._number += len(dates)

    def _add_change(self, number: int, plan: Plan | None, date: str, tracks: Iterable[_Track]) -> None:
        """Take the first head of another date."""
        if plan is None:
            self.has_lost_lock = True
            return
        self._plans[id(plan)] = plan
        for track in tracks:
            track.add(number, date, plan, count=0)

    def finish(self) -> Survey:
        """Return what was seen."""
        lock = self._lock if len(self.every.stretches) == 1 else None
        date = self.every.date
        for rest in self._rests if lock is not None else ():
            plan = lock.find_plan(date, rest) if lock is not None else None
            if plan is None:
                lock = None
                break
            self._plans[id(plan)] = plan
        strict = _find_strict(self.every, self._strict)
        stretches = self.every.stretches
        if strict is not None:
            stretches = list(_join_loose(stretches, self._strict.stretches, strict))
        runs = tuple(_choose_runs(stretches))
        words = frozenset(word for plan in self._plans.values() for word in plan.words)
        months = frozenset(plan.month for plan in self._plans.values()) - {""}
        rests = frozenset(self._rests if lock else ())
        return Survey(runs, words, months, lock, rests, self._is_repaired)


def _find_strict(every: _Track, strict: _Track) -> Layout | None:
    """Return the layout whose headers count behind CRLF only, if the text has one: (nearly) all of the commonest layout
    stand there; the first line counts for neither.  Where it is merely most of them, the others are messages, unless
    they lead back to days that were over: then they are text that somebody pasted.
    """
    counts = Counter[Layout]()
    for run in strict.stretches:
        counts[run.layout] += run.count
    if not counts:
        return None
    ((layout, count),) = counts.most_common(1)
    total = sum(run.count for run in every.stretches if run.layout == layout)
    if count <= 1 or count - 1 < _MOST * (total - 1):
        return None
    is_sure = count - 1 >= _NEARLY_ALL * (total - 1)
    return layout if is_sure or every.count_returns(layout) > strict.count_returns(layout) else None


def _join_loose(every: list[Run], behind_cr: list[Run], strict: Layout) -> Iterator[Run]:
    """Yield the stretches of headers behind CRLF; and whole those of another layout of which only the first stands
    there, or at the text's start: a text whose lines end in line feeds was put behind or before this one."""
    starts = {run.first: run for run in every}
    end = -1  # of such a text
    for run in behind_cr:
        whole = starts.get(run.first, run)
        if whole.layout != strict and whole.count >= _FEW and run.count < _MOST * whole.count:
            end = whole.first + whole.count
            yield whole
            continue
        head = starts.get(end)
        if head is not None and head.layout == run.layout and end < run.first:
            run = Run(run.layout, end, run.count + 1, [head.dates[0], *run.dates])
        run.is_strict = True
        yield run


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
            current = Run(run.layout, run.first, run.count, list(run.dates), run.is_strict)
    if current is not None:
        yield current


def _is_change(current: Run, run: Run, *, comes_back: bool) -> bool:
    """Say whether a stretch of another layout is a change of the file's layout rather than something pasted.

    What is pasted was written before, and WhatsApp's own pages copy `[time, date]` without seconds.  One or two lines
    are a change only where the layout before had no more.
    """
    if run.count >= _MANY:
        return True
    is_copied = run.layout.form == "[" and run.layout.is_time_first and not run.layout.has_seconds
    is_short = run.count < _FEW and (
        comes_back or current.count >= _FEW or not run.dates[0].plan.skeleton[0].isdigit()
    )
    if is_copied or is_short:
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
    "survey_text",
]
