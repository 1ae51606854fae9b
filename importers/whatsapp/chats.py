"""Chats as the phone exports them, one text each: `_chat.txt` (iOS), `WhatsApp Chat with Ada.txt` (Android).

    bytes -> survey (layouts, runs, words) -> order of day and month -> lines -> messages, in blocks

The text is gone through twice, as a stream: the order of day and month may show on its last line only.  Messages keep
the order of the text, which is that in which they were sent or arrived: one in two chats has times that step back
(formats/whatsapp.md section 0, fact 7).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from itertools import islice
from typing import Final, NamedTuple

from exit_kit.importing.clocks import ASSUMED as ZONE_ASSUMED
from exit_kit.importing.clocks import UNTOLD, read_zone
from exit_kit.importing.contract import FileType, TextForm, TextSource
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import MINUTE, SECOND, UNKNOWN, ChatText, Record
from exit_kit.importing.times import read_stamp
from importers.whatsapp.attachments import index_files, is_own_name
from importers.whatsapp.contents import Contents
from importers.whatsapp.dates import list_orders, read_date
from importers.whatsapp.day_words import DayWords, learn_words
from importers.whatsapp.headers import CANDIDATE
from importers.whatsapp.lines import Line, LineReader, ReadRun
from importers.whatsapp.media_days import collect_days
from importers.whatsapp.named_files import list_attached
from importers.whatsapp.orders import (
    ASSUMED,
    CERTAIN,
    Decision,
    Traces,
    decide_order,
    find_possible,
    split_runs,
)
from importers.whatsapp.pieces import read_pieces
from importers.whatsapp.surveys import Run, Survey, read_written, survey_text
from importers.whatsapp.talks import has_nobody, is_talk
from importers.whatsapp.titles import find_language, find_title, read_title
from importers.whatsapp.tongues import find_tongue

LAYOUT: Final = "chat"
_MOST_BLOCKS: Final = 16  # of about half a megabyte each
_FAR_BEHIND: Final = 1_000_000
_FIRST: Final = 20


class _Opened(NamedTuple):
    """A text with all that its first reading has shown."""

    survey: Survey
    words: DayWords
    runs: list[ReadRun]


def read_chat(source: TextSource) -> Iterator[Record]:
    """Yield what is known of the text, then its conversation in blocks."""
    opened = open_chat(source)
    if not opened.runs:
        source.notes.note("not-a-chat")
        return
    if opened.survey.is_repaired:
        source.notes.note("not-utf-8")
    title = find_title(source.path)
    reader = LineReader(
        source.chunks, opened.survey, opened.runs, opened.words, read_zone(source.clock.timezone)
    )
    tallies = {id(run): _Tally() for run in opened.runs}
    contents = _open_contents(source, opened)
    for run, block in reader.read_blocks():
        tallies[id(run)].add(block.times)
        yield contents.make(block, _find_precision(run))
    if reader.unread:
        source.notes.note("unread-month", times=reader.unread)
    yield from _list_texts(source, title, opened, tallies)


class _Tally:
    """Counts the messages of a run."""

    def __init__(self) -> None:
        self.count = 0
        self.first = ""
        self.last = ""

    def add(self, times: Sequence[str]) -> None:
        first, last = min(times), max(times)
        self.first = min(self.first or first, first)
        self.last = max(self.last, last)
        self.count += len(times)


def open_chat(source: TextSource) -> _Opened:
    """Go through a text once, and decide how its dates are read."""
    survey = survey_text(source.chunks)
    words = learn_words(survey.words, survey.months)
    runs = split_runs(survey.runs, words)
    ends = [run.first for run in runs[1:]] + [1 << 62][: len(runs)]
    read = []
    for run, end in zip(runs, ends, strict=True):
        traces = _find_traces(source, words, range(run.first, end))
        read.append(ReadRun(run, decide_order(run, words, source.clock, traces), end))
    if read and LineReader(source.chunks, survey, read, words, UTC).has_tight_names():
        read = [replace(one, is_tight=True) for one in read]
    return _Opened(survey, words, read)


def _find_traces(source: TextSource, words: DayWords, numbers: range) -> Traces:
    """Return what is looked for in the lines of some headers where their dates leave the order open."""
    return Traces(
        lambda: collect_days(source.chunks, words, numbers),
        lambda: find_tongue(source.chunks, numbers),
        find_language(source.path),
    )


def _list_texts(
    source: TextSource, title: str | None, opened: _Opened, tallies: dict[int, _Tally]
) -> Iterator[Record]:
    """Yield how each run of the text was read, and what shows it."""
    zone_from = source.clock.timezone_from
    for number, run in enumerate(opened.runs):
        tally, decision = tallies[id(run)], run.decision
        if decision.sureness == ASSUMED:
            source.notes.note("ambiguous-date", times=tally.count)
        yield ChatText(
            source.path,
            number,
            title,
            _show_layout(run.run),
            decision.order,
            decision.decided_by,
            decision.sureness,
            decision.evidence,
            source.clock.timezone or "UTC",
            "assumed" if zone_from == ZONE_ASSUMED else zone_from,
            source.clock.evidence,
            tally.count,
            tally.first or None,
            tally.last or None,
        )


def _show_layout(run: Run) -> str:
    """Return a header of a run with all digits made 0."""
    skeleton = run.dates[0].plan.skeleton
    return {"[": f"[{skeleton}]", "-": f"{skeleton} - ", ":": f"{skeleton}: "}.get(
        run.layout.form, f"{skeleton} "
    )


class _Taken(NamedTuple):
    """A block of messages that were numbered: the last of their times, all of them, and who wrote at each."""

    last: str
    times: Sequence[str]
    senders: Sequence[str | None]


class _Ordinals:
    """Numbers messages of one sender at one time, wherever in the text they stand."""

    def __init__(self) -> None:
        self._taken: deque[_Taken] = deque()
        self._forgotten = ""

    def count(self, times: Sequence[str], senders: Sequence[str | None], sequence: int) -> list[int]:
        """Return the number of each message among its equals; far behind all others, its place in the text does."""
        ordinals = [0] * len(times)
        counts, first = Counter(times), min(times)
        near = [one for one in self._taken if one.last >= first]
        border = max([self._forgotten, *(one.last for one in near)])
        shared = {at for at, count in counts.items() if count > 1 or at <= border}
        taken = Counter(key for one in near for key in zip(*one[1:], strict=True) if key[0] >= first)
        for place in [place for place, at in enumerate(times) if at in shared]:
            key = times[place], senders[place]
            is_lost = key[0] <= self._forgotten
            ordinals[place] = _FAR_BEHIND + sequence + place if is_lost else taken[key]
            taken[key] += 1
        self._taken.append(_Taken(max(times), times, senders))
        if len(self._taken) > _MOST_BLOCKS:
            self._forgotten = max(self._forgotten, self._taken.popleft().last)
        return ordinals


def _open_contents(source: TextSource, opened: _Opened) -> Contents:
    """Return what makes messages of the lines; the layout of the first run says which phone wrote the text."""
    runs = [run.run for run in opened.runs]
    mark = " ".join(f"{run.count} {run.dates[-1].text}" for run in runs)
    folder = source.path[: source.path.rfind("/") + 1]
    taken = _Ordinals()
    return Contents(
        find_title(source.path),
        folder,
        source.files,
        taken.count,
        is_ios=runs[0].layout.form in "[:",
        mark=mark,
    )


def _find_precision(run: ReadRun) -> str:
    return UNKNOWN if run.decision.sureness == ASSUMED else SECOND if run.layout.has_seconds else MINUTE


def sniff(head: bytes) -> bool:
    """Say whether a text is a chat in which somebody has written: it begins with a header, and reads as a talk rather
    than as a log or a diary."""
    text = "".join(read_pieces(lambda: (head,)))
    run, lines = _read_first(head, text)
    return (
        run is not None and not has_nobody(lines) and is_talk(lines, run.layout, text, is_tight=run.is_tight)
    )


def is_bare(head: bytes) -> bool:
    """Say whether a text is a chat in which nobody has written."""
    _, lines = _read_first(head, "".join(read_pieces(lambda: (head,))))
    return bool(lines) and has_nobody(lines)


def _read_first(head: bytes, text: str) -> tuple[ReadRun | None, list[Line]]:
    """Return the first lines of a text, and the run that they stand in; none where it does not begin with a header."""
    source = TextSource("", lambda: (head,), UNTOLD, Notes())
    opened = open_chat(source) if CANDIDATE.match(text.lstrip()) else None
    if opened is None or not opened.runs:
        return None, []
    reader = LineReader(source.chunks, opened.survey, opened.runs, opened.words, UTC)
    lines = [line for _, line in islice(reader.read(), _FIRST)]
    return (opened.runs[0] if lines else None), lines


def find_day(tail: bytes) -> str | None:
    """Return the newest day in the end of a chat, about that of its export; None where there is none."""
    source = TextSource("", lambda: (tail,), UNTOLD, Notes())
    opened = open_chat(source)
    if not opened.runs:
        return None
    reader = LineReader(source.chunks, opened.survey, opened.runs, opened.words, UTC)
    return max((line.at for _, line in reader.read()), default="")[:10] or None


def learn(source: TextSource) -> str:
    """Return the order of a chat's dates where its own text shows it, else ""."""
    _, decision = _look_at_first_run(source)
    return decision.order if decision and decision.sureness != ASSUMED else ""


def list_open_orders(source: TextSource) -> tuple[str, ...]:
    """Return the orders in which a chat's dates can be read, none where the text makes one of them certain."""
    orders, decision = _look_at_first_run(source)
    return orders if decision and decision.sureness != CERTAIN else ()


def _look_at_first_run(source: TextSource) -> tuple[tuple[str, ...], Decision | None]:
    """Return the orders in which the dates of a chat's first run can be read, and what its own text decides."""

    def is_enough(run: Run) -> bool:
        dates = [read_written(seen) for seen in run.dates]
        return sum(all(read_date(one, order) for one in dates) for order in list_orders(run.layout)) == 1

    survey = survey_text(source.chunks, is_enough=is_enough)
    words = learn_words(survey.words, survey.months)
    for run in split_runs(survey.runs[:1], words):
        traces = _find_traces(source, words, range(1 << 62))
        return tuple(find_possible(run, words)[0]), decide_order(run, words, source.clock, traces)
    return (), None


def list_said(source: TextSource) -> Iterator[tuple[int, str | None]]:
    """Yield what people said in a chat, and when by its own clock."""
    opened = open_chat(source)
    reader = LineReader(source.chunks, opened.survey, opened.runs, opened.words, UTC)
    for _, block in reader.read_blocks() if opened.runs else ():
        for at, sender, body in zip(block.times, block.senders, block.bodies, strict=True):
            if sender is not None:
                yield read_stamp(at), body


def find_files(source: TextSource) -> frozenset[str] | None:
    """Return the files that the app says were sent in a chat; None in a folder that has the chat's own name.

    Whoever wrote "tax.pdf (the new one)" sent nothing: a file counts where the app's mark or word stands with it.  In a
    folder that was given as a whole, files with the app's own names belong to its chat too.
    """
    folder, _, name = source.path.rpartition("/")
    if folder and (read_title(folder.rpartition("/")[2]) or find_title(name) == folder.rpartition("/")[2]):
        return None
    beside = index_files(source.files)
    named = {beside[one] for one in list_attached(source.chunks) if one in beside}
    own = {name for name in source.files if "/" not in name and is_own_name(name)} if folder else set[str]()
    return frozenset(named | own)


_SAID: Final = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}


def describe(source: TextSource) -> Iterator[str]:
    """Yield how the dates of a chat are read, and what shows it."""
    for run in open_chat(source).runs:
        order, sureness, decided_by, evidence = run.decision
        head = f"Dates are written as {_show_layout(run.run).strip()}"
        if sureness == ASSUMED:
            first, other, said = ("month", "day", "dmy") if order == "mdy" else ("day", "month", "mdy")
            yield (
                f"{head}. Nothing shows which number is the day and which the month ({evidence}): the {first} is taken "
                f"to stand first. If the {other} does, import it with --date-order {said}."
            )
        else:
            yield f"{head} and read {_SAID[order]}; that is {sureness}, by {decided_by} ({evidence})."


FILE_TYPES: Final = (
    FileType(
        name="chat",
        about="One chat as text, exported from the phone: every message, with the names of its photos and other files.",
        paths=("_chat.txt",),
        text=TextForm(
            sniff,
            read_chat,
            find_day,
            learn,
            list_orders=list_open_orders,
            describe=describe,
            list_said=list_said,
            find_files=find_files,
            is_bare=is_bare,
            list_files=list_attached,
        ),
        layouts=(LAYOUT,),
    ),
)
