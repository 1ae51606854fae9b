"""Which message is which where times are not equally exact: pure rules, without a database.

A page says a time to the second (formats/facebook.md 3.2, generations C and D) or to the minute (B), its JSON twin to
the millisecond.  A message of either is the one of the other whose time agrees as far as both say it, of the same
sender, with the same text; several equal ones are matched one to one, in their order.  Never are two messages of one
source taken for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from exit_kit.importing.records import DAY, MILLISECOND, MINUTE, SECOND, Message

# From exact to vague, with how much of the time is certain: "2019-10-19T14:37:05.123Z".
_CERTAIN: Final = {MILLISECOND: 23, SECOND: 19, MINUTE: 16, "unknown": 16, DAY: 10}
_ORDER: Final = list(_CERTAIN)


class Row(NamedTuple):
    """A message that is in the database; `files` are the names of its files."""

    id: int
    at: str | None
    precision: str
    sender_id: int | None
    text: str | None
    ordinal: int
    last_export_id: int
    files: frozenset[str]


class Given(NamedTuple):
    """A message that is to be written: its sender's number and the names of its files."""

    message: Message
    precision: str
    sender_id: int | None
    files: frozenset[str]


Test = Callable[[Given, Row], bool]


def find_coarser(one: str | None, other: str | None) -> str:
    """Return the less exact of two precisions; None is to the millisecond.

    >>> find_coarser(None, "second"), find_coarser("minute", "second")
    ('second', 'minute')
    """
    return max(one or MILLISECOND, other or MILLISECOND, key=_rank)


def is_finer(one: str, other: str) -> bool:
    """Say whether one precision is more exact than another."""
    return _rank(one) < _rank(other)


def cut_time(at: str, precision: str) -> str:
    """Return as much of a time as a precision leaves certain.

    >>> cut_time("2019-10-19T14:37:05.123Z", "minute")
    '2019-10-19T14:37'
    """
    return at[: _CERTAIN.get(precision, 16)]


def match_messages(
    given: Iterable[Given], rows: Iterable[Row], export_id: int, platform: str
) -> tuple[list[tuple[Given, Row]], list[Given]]:
    """Return the messages that are there, each with its row, and those that are new.  All are of about one time."""
    left, free = list(given), list(rows)
    matched: list[tuple[Given, Row]] = []
    now, before = ({one.sender_id for one in side} for side in (left, free))
    for test in _list_tests(export_id, platform, now & before):
        waiting = []
        for one in left:
            row = next((row for row in free if _agree(one, row) and test(one, row)), None)
            if row is None:
                waiting.append(one)
            else:
                free.remove(row)
                matched.append((one, row))
        left = waiting
    for one, row in _match_last(left, free):
        left.remove(one)
        matched.append((one, row))
    return matched, left


def _list_tests(export_id: int, platform: str, present: set[int | None]) -> tuple[Test, ...]:
    """Return what makes a row a message, the surest sign first: all of it; sender and text; since an older export,
    another text at the very same time (edited, taken back), or another name of the sender.

    Who writes at that time in both, `present`, has not changed names.
    """

    def is_older(one: Given, row: Row) -> bool:
        return row.last_export_id != export_id and one.precision == row.precision

    def is_renamed(one: Given, row: Row) -> bool:
        name = one.message[1]
        is_gone = not name or platform in name.casefold()
        has_new_name = one.sender_id not in present and row.sender_id not in present
        is_same = _has_text(one, row) and (bool(row.text) or is_gone)
        return row.last_export_id != export_id and has_new_name and is_same

    return (
        lambda one, row: _is_by(one, row) and _has_text(one, row) and _has_files(one, row),
        lambda one, row: _is_by(one, row) and _has_text(one, row) and not (one.files and row.files),
        lambda one, row: _is_by(one, row) and _has_text(one, row) and _may_be_copies(one, row),
        lambda one, row: _is_by(one, row) and is_older(one, row) and one.message[0] == row.at,
        is_renamed,
    )


def _match_last(given: list[Given], rows: list[Row]) -> Iterable[tuple[Given, Row]]:
    """Yield a message and a row that say the same second in two sources, where each is the only one left of its sender:
    what the one has as text, the other tells otherwise (a call's length, a shared address)."""
    for one in given:
        if one.precision == MINUTE:
            continue
        fits = [
            row for row in rows if _agree(one, row) and _is_by(one, row) and row.precision != one.precision
        ]
        rivals = [
            other for other in given if other.sender_id == one.sender_id and fits and _agree(other, fits[0])
        ]
        if len(fits) == 1 and len(rivals) == 1 and fits[0].precision != MINUTE:
            yield one, fits[0]


def _agree(one: Given, row: Row) -> bool:
    """Say whether two times are the same as far as both are certain."""
    at = one.message[0]
    if at is None or row.at is None:
        return at is row.at
    precision = find_coarser(one.precision, row.precision)
    return cut_time(at, precision) == cut_time(row.at, precision)


def _is_by(one: Given, row: Row) -> bool:
    return one.sender_id == row.sender_id


def _has_text(one: Given, row: Row) -> bool:
    text = one.message[3]
    return text == row.text or " ".join((text or "").split()) == " ".join((row.text or "").split())


def _has_files(one: Given, row: Row) -> bool:
    return one.files == row.files or bool(one.files & row.files)


def _may_be_copies(one: Given, row: Row) -> bool:
    """Say whether files of different names can be the same: a download of its own names its files anew."""
    return one.precision == row.precision == MILLISECOND or bool(row.text)


def _rank(precision: str) -> int:
    return _ORDER.index(precision) if precision in _CERTAIN else _ORDER.index("unknown")
