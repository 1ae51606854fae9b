"""One layout cast into one pattern, by which whole pieces of a chat are read at once.

Nearly all chats have one layout from the first line to the last.  Once a piece has shown it, the rest is cut by one
expression, in a third of the time that candidates take one by one.  A lock only ever says what reading candidate by
candidate would say: a piece that holds anything else that may be a header does not fit, and then the whole text is read
the careful way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from importers.whatsapp.headers import BLANK, CANDIDATE, MARKS, Plan, clean, find_plan, make_skeleton

_RUN: Final = re.compile("0+")
_ENDS: Final = {"[": rf"\]{BLANK}?", "-": rf"{BLANK}[-\u2013\u2014](?:{BLANK}|(?=\s|\Z))"}
_BETWEEN: Final = r"[^\d\n\[\]:]{1,24}"
_BEHIND: Final = r"[^\d\n\[\]:]{0,24}?"
# The first colon before a blank ends the name; most names have no other, and are found in one go.
_NAME: Final = r"(?:([^\n:]{1,98}+(?=: )|(?!: )[^\n]{1,98}?(?=: )): )?"
_TIME_GAPS: Final = frozenset(":.")


class Heads(NamedTuple):
    """The heads of a piece, date and rest of each, and whether they stand behind CRLF."""

    pairs: list[tuple[str, str]]
    is_behind_cr: bool


class Lock(NamedTuple):
    """How the records of one layout are cut: `heads` finds (date, rest of the head), each behind a line feed; `records`
    parts a text into what stands before the first, and then date, rest, sender and body of each in turn; `strays`
    finds the beginnings of lines that may be headers of another layout; `form` is the layout's.
    """

    form: str
    heads: re.Pattern[str]
    behind_cr: re.Pattern[str]
    records: re.Pattern[str]
    strays: re.Pattern[str]

    def find_heads(self, piece: str, *, follows_cr: bool | None) -> Heads | None:
        """Return the heads of a piece that begins with a line.

        None where anything else in it may be a header, or where some stand behind CRLF and others do not.  `follows_cr`
        says it of the first line, None lets that count for neither.
        """
        text = f"\n{piece}"
        heads = self.heads.findall(text)
        for found in self.strays.finditer(text):
            candidate = CANDIDATE.match(piece, found.start())
            if candidate is not None and _has_plan(candidate):
                return None
        if follows_cr is None and "\r" not in piece:
            return Heads(heads, is_behind_cr=False)
        first = self.heads.match(text) is not None
        behind, others = len(self.behind_cr.findall(piece)), len(heads) - first
        flags = {bool(behind)} if others else set()
        if first and follows_cr is not None:
            flags.add(follows_cr)
        if behind not in (0, others) or len(flags) > 1:
            return None
        return Heads(heads, is_behind_cr=True in flags)

    def find_plan(self, date: str, rest: str) -> Plan | None:
        """Return how a head is cut."""
        return find_plan(self.form, make_skeleton(clean(date + rest)))


def _has_plan(candidate: re.Match[str]) -> bool:
    bracketed, plain, end = candidate.groups()
    form = "[" if bracketed else end.strip()[:1].replace("–", "-").replace("—", "-") or " "
    return find_plan(form, make_skeleton(clean(bracketed or plain))) is not None


def make_lock(plans: Iterable[Plan]) -> Lock | None:
    """Return the lock of the layout that some plans have, None where it is not one, or one of the rare ones."""
    dates, forms = set(), set()
    for plan in plans:
        layout = plan.layout
        if layout.is_time_first or layout.form not in _ENDS or plan.era or plan.date.start:
            return None
        dates.add(_cast(plan.skeleton[plan.date]))
        forms.add((layout.form, _cast_time(plan)))
    if len(dates) != 1 or len(forms) != 1:
        return None
    ((form, time),) = forms
    start = rf"\n[{MARKS}]*" + (r"\[" if form == "[" else "")
    head = rf"({dates.pop()})({_BETWEEN}{time}{_BEHIND}){_ENDS[form]}"
    strays = re.compile(rf"\n(?![{MARKS}]*{head[: -len(_ENDS[form])]}{_ENDS[form]})(?=[{MARKS}]*[\[\d])")
    if form == "[":
        strays = re.compile(rf"\n(?![{MARKS}]*\[{head})(?=[{MARKS}]*[\[\d])")
    heads, behind_cr, records = map(re.compile, (start + head, rf"\r{start}{head}", start + head + _NAME))
    return Lock(form, heads, behind_cr, records, strays)


def _cast(skeleton: str) -> str:
    """Return the pattern of a date: one or two digits, or four; what stands between them as it is."""
    runs = [found.span() for found in _RUN.finditer(skeleton)]
    pieces = [_cast_number(*runs[0])]
    for one, other in pairwise(runs):
        gap = skeleton[one[1] : other[0]]
        pieces += (
            _BETWEEN if any(map(str.isalpha, gap)) else re.escape(gap).replace(r"\ ", BLANK),
            _cast_number(*other),
        )
    return "".join(pieces)


def _cast_time(plan: Plan) -> str:
    """Return the pattern of hours, minutes and seconds."""
    parts = [plan.hour, plan.minute, plan.second][: 2 + plan.layout.has_seconds]
    gaps = [plan.skeleton[one.stop : other.start] for one, other in pairwise(parts)]
    gaps = [re.escape(gap) if gap in _TIME_GAPS else _BETWEEN for gap in gaps]
    return r"\d{1,2}" + "".join(gap + r"\d{1,2}" for gap in gaps)


def _cast_number(start: int, end: int) -> str:
    return r"\d{4}" if end - start == 4 else r"\d{1,2}"


__all__ = ["Heads", "Lock", "make_lock"]
