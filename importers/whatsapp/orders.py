"""Which number of a date is the day: decided by what the text shows, in the order of formats/whatsapp.md section 1.9.

    certain    the year stands first, or the month is a word; some number is above 12; names of media, which iOS ends in
               the time of their message; messages that a backup or another export has too; what the user says
    likely     one or two such messages; the names of Android's media, of which most bear the day of their message;
               fewer steps back in time; no message is later than the file; how the date is written, where no region
               of CLDR writes so in another order; the language of the words at the time, of what the app wrote, and of
               the name of the export; other chats of the same account
    assumed    nothing tells: as most write it who write so, else the day first, as three quarters of the world do

What decided, and what it was seen in, is kept with the chat and shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from exit_kit.importing.clocks import Clock
from importers.whatsapp.dates import Written, list_orders, read_date
from importers.whatsapp.day_words import DayWords
from importers.whatsapp.headers import Layout
from importers.whatsapp.media_days import Days
from importers.whatsapp.surveys import Run, Seen, make_written
from importers.whatsapp.tongues import Tongue, find_order

CERTAIN, LIKELY, ASSUMED = "certain", "likely", "assumed"
_ENOUGH: Final = 2 / 3


class Decision(NamedTuple):
    """The order of a run's dates: dmy, mdy or ymd; how sure it is; by what it was decided, and what shows it."""

    order: str
    sureness: str
    decided_by: str
    evidence: str


class Traces(NamedTuple):
    """What else a text shows, looked for where its dates leave the order open: days in names of media, the language of
    what the app wrote, and that of the export's name."""

    media: Callable[[], Days]
    tongue: Callable[[], Tongue | None]
    titled: str | None


def decide_order(run: Run, words: DayWords, clock: Clock, traces: Traces) -> Decision:
    """Return the order in which the dates of one run are read."""
    orders = list_orders(run.layout)
    if len(orders) == 1:
        how = "month in words" if run.layout.has_word else "year first"
        return Decision(orders[0], CERTAIN, how, f"{len(run.dates)} dates")
    left, dates = find_possible(run, words)
    if len(left) == 1:
        telling = sum(
            all(not read_date(one, other) for other in orders if other != left[0]) for one in set(dates)
        )
        return Decision(left[0], CERTAIN, "numbers above 12", f"{max(telling, 1)} of {len(set(dates))} dates")
    return _decide_among(left, dates, run, words, clock, traces)


def find_possible(run: Run, words: DayWords) -> tuple[list[str], list[Written]]:
    """Return the orders in which the dates of a run can be read, and the dates that show it."""
    orders = list_orders(run.layout)
    dates = [make_written(seen.text, seen.plan, words.find_month(seen.plan.month)) for seen in run.dates]
    dates = _leave_out_impossible(orders, dates)
    left = [order for order in orders if all(read_date(one, order) for one in dates)] or list(orders)
    return _place_year(left, dates), dates


def _leave_out_impossible(orders: Sequence[str], dates: Sequence[Written]) -> list[Written]:
    """Return the dates without the few that are days only with the year first, in a text whose years stand last.

    `30/02/24` is no day of 2024; it may be pasted text, and does not make a day of 2030 of all the others.
    """
    last = [order for order in _place_year(list(orders), dates) if order != "ymd"]
    days = [one for one in dates if any(read_date(one, order) for order in last)]
    return days if 2 * len(set(days)) >= len(set(dates)) and "ymd" in orders else list(dates)


def _place_year(left: list[str], dates: Sequence[Written]) -> list[str]:
    """Return the orders without those under which the year changes more often than the day.

    `24.03.23` may be a day of 2023 or one of 2024; where many begin with other numbers and end with the same, it is one
    of 2023.
    """
    first, last = (len({one.numbers[at] for one in dates}) for at in (0, -1))
    if "ymd" not in left or first == last:
        return left
    return [order for order in left if (order == "ymd") == (first < last)] or left


def _decide_among(
    left: Sequence[str], dates: Sequence[Written], run: Run, words: DayWords, clock: Clock, traces: Traces
) -> Decision:
    ios, android = traces.media()
    found = _by_media(left, ios, CERTAIN, "names of media")
    if found:
        return found
    matched = clock.order_matched if clock.order_matched and clock.order_matched.order in left else None
    if matched and matched.is_certain:
        is_against = clock.order_given in left and clock.order_given != matched.order
        shows = f", against --date-order {clock.order_given}" if is_against else ""
        return Decision(matched.order, CERTAIN, "messages", matched.evidence + shows)
    if clock.order_given in left:
        return Decision(clock.order_given or "", CERTAIN, "given", "--date-order")
    if matched:
        return Decision(matched.order, LIKELY, "messages", matched.evidence)
    is_padded = _is_padded(run.dates)
    habit = _by_habit(left, run, is_padded=is_padded)
    found = (
        _by_media(left, android, LIKELY, "names of media")
        or _by_steps(left, dates)
        or _by_file(left, dates, clock.not_after)
        or (habit if habit and habit.sureness == LIKELY else None)
        or _by_language(left, words, is_padded=is_padded)
        or _by_tongue(left, traces, is_padded=is_padded)
    )
    if found:
        return found
    if "mdy" not in left:
        return Decision(
            "dmy", LIKELY, "way of writing", "a year of 2 digits, which stands last nearly everywhere"
        )
    if clock.order_elsewhere in ("dmy", "mdy"):
        return Decision(clock.order_elsewhere, LIKELY, "other chats", "the other chats of the account")
    return habit or Decision(
        left[0], ASSUMED, "nothing", f"{len(set(dates))} dates, none with a number above 12"
    )


def _by_media(
    left: Sequence[str], named: Counter[tuple[Written, int]], sureness: str, how: str
) -> Decision | None:
    """Let the days in the names of media vote."""
    votes: Counter[str] = Counter()
    for (written, day), count in named.items():
        fitting = [order for order in left if read_date(written, order) == day]
        if len(fitting) == 1:
            votes[fitting[0]] += count
    for order, count in votes.most_common(1):
        if count > _ENOUGH * votes.total():
            return Decision(order, sureness, how, f"{count} of {votes.total()} files")
    return None


def _by_steps(left: Sequence[str], dates: Sequence[Written]) -> Decision | None:
    """Take the order under which time runs backward less often."""
    steps = {order: _count_steps(dates, order) for order in left}
    best, *others = sorted(left, key=steps.__getitem__)
    least = min(steps[other] for other in others)
    if steps[best] * 2 < least:
        shows = f"{steps[best]} steps back in time instead of {least}"
        return Decision(best, LIKELY, "order of time", shows)
    return None


def _count_steps(dates: Sequence[Written], order: str) -> int:
    days = [read_date(one, order) or 0 for one in dates]
    return sum(later < earlier for earlier, later in pairwise(days))


def _by_file(left: Sequence[str], dates: Sequence[Written], not_after: str | None) -> Decision | None:
    """Take the only order under which no message is later than its file.

    The file's own day may be another time zone's.  Where all orders are against it, the file has lost its date.
    """
    if not_after is None:
        return None
    last = date.fromisoformat(not_after[:10]).toordinal() + 1
    later = {order: sum((read_date(one, order) or 0) > last for one in set(dates)) for order in left}
    fitting = [order for order in left if not later[order]]
    if len(fitting) != 1:
        return None
    count = max(later.values())
    shows = f"{count} of {len(set(dates))} dates would otherwise be later than the file of {not_after[:10]}"
    return Decision(fitting[0], LIKELY, "day of the file", shows)


def _by_habit(left: Sequence[str], run: Run, *, is_padded: bool) -> Decision | None:
    """Let the way of writing tell, where nearly all who write so have one order (section 1.9, number 5).

    That is assumed only where CLDR has a region that writes so in the other order: the day first in Tamil with `3/4/24,
    9:05 PM`, the month first in Panama with `03/04/24` and in Inuktitut with `03/04/2024 9:05 am`.
    """
    order, is_sole = _find_habit(run.layout, run.dates, is_padded=is_padded)
    sureness = LIKELY if is_sole else ASSUMED
    return Decision(order, sureness, "way of writing", _describe(run.layout)) if order in left else None


def _find_habit(layout: Layout, seen: Sequence[Seen], *, is_padded: bool) -> tuple[str, bool]:
    """Return the order, "" without one, and whether nobody at all writes so in another."""
    if set(layout.separators) & {".", "-"}:
        return "dmy", True
    plans = {one.plan for one in seen}
    words = {
        word
        for plan in plans
        for word in plan.skeleton.replace(".", "").split()
        if word.lower() in ("am", "pm")
    }
    is_upper, is_lower = any(map(str.isupper, words)), any(map(str.islower, words))
    is_android = layout.form == "-"
    if layout.has_long_year:
        # The few that were seen with the month first are too few against all regions that write `03/04/2024` and AM.
        if is_upper and is_android:
            return ("" if is_padded else "mdy"), False
        return "dmy", not words
    # With two digits for the year, `03/04/24` is no habit of the United States, whose form is `3/4/24, 9:05 PM`.
    if is_padded:
        return "dmy", False
    if is_android and is_upper != is_lower:
        is_american = is_upper and all("," in plan.skeleton for plan in plans)
        return ("dmy", True) if is_lower else ("mdy" if is_american else "", False)
    return "", False


def _is_padded(seen: Sequence[Seen]) -> bool:
    """Say whether days and months below 10 have a zero before them, and no date has one without."""
    numbers = [one.text[part.start - one.plan.date.start : part.stop - one.plan.date.start] for one in seen
               for at, part in enumerate(one.plan.numbers) if at < 2]  # fmt: skip
    return all(len(number) == 2 for number in numbers) and any(number[0] == "0" for number in numbers)


def _describe(layout: Layout) -> str:
    mark = "".join(dict.fromkeys(layout.separators)) or " "
    return f"numbers with {mark}, a year of {4 if layout.has_long_year else 2} digits"


def _by_language(left: Sequence[str], words: DayWords, *, is_padded: bool) -> Decision | None:
    """Take the order of the languages that know the words at the time, where all their regions have one."""
    orders = {find_order(language, tuple(left), is_padded=is_padded) for language in words.languages}
    order = orders.pop() if len(orders) == 1 else None
    return Decision(order, LIKELY, "language", ", ".join(words.languages[:3])) if order else None


def _by_tongue(left: Sequence[str], traces: Traces, *, is_padded: bool) -> Decision | None:
    """Take the order of the language that the app wrote in, or named the export in, where all its regions have one."""
    tongue = traces.tongue()
    if tongue is not None:
        order = find_order(tongue.language, tuple(left), is_padded=is_padded)
        shows = f"{tongue.language}, in what the app wrote {tongue.times} times"
        return Decision(order, LIKELY, "language of the app", shows) if order else None
    order = find_order(traces.titled, tuple(left), is_padded=is_padded) if traces.titled else None
    return Decision(order, LIKELY, "language of the name", str(traces.titled)) if order else None


def split_runs(runs: Iterable[Run], words: DayWords) -> list[Run]:
    """Cut runs in which no order reads all dates: two exports of one layout in one file (section 1.9, number 2)."""
    return [piece for run in runs for piece in _split(run, words)]


def _split(run: Run, words: DayWords) -> list[Run]:
    orders = set(list_orders(run.layout))
    left, starts = orders, [0]
    for at, seen in enumerate(run.dates):
        written = make_written(seen.text, seen.plan, words.find_month(seen.plan.month))
        fitting = {order for order in orders if read_date(written, order)}
        if fitting and not left & fitting:
            starts.append(at)
            left = orders
        left = left & fitting if fitting else left
    numbers = [run.dates[at].number for at in starts]
    ends = [*numbers[1:], run.dates[0].number + run.count]
    return [
        Run(run.layout, number, end - number, run.dates[at:stop], run.is_strict)
        for number, end, at, stop in zip(numbers, ends, starts, [*starts[1:], None], strict=True)
    ]


__all__ = [
    "ASSUMED",
    "CERTAIN",
    "LIKELY",
    "Decision",
    "Traces",
    "decide_order",
    "find_possible",
    "split_runs",
]
