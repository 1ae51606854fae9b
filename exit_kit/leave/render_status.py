"""What is due, as text for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from exit_kit.leave.agenda import Due, count_idle_days
from exit_kit.leave.dangers import list_dangers
from exit_kit.leave.guide import PLATFORMS
from exit_kit.leave.plan import Plan
from exit_kit.report.display import Symbols, clip, wrap_text
from exit_kit.report.words import format_day
from exit_kit.wording import format_plural

_HEADS: Final = {
    "overdue": "Should be done by now",
    "today": "Today",
    "soon": "Within a week",
    "later": "Later",
    "over": "Past: nothing to do any more",
}
Parked = dict[tuple[str, str | None], date]


def render_status(
    agenda: Sequence[Due], plans: Sequence[Plan], parked: Parked, today: date, symbols: Symbols
) -> str:
    """Return the plans under way, what is due, and the parked accounts."""
    return "\n".join(_render(agenda, plans, parked, today, symbols))


def _render(
    agenda: Sequence[Due], plans: Sequence[Plan], parked: Parked, today: date, symbols: Symbols
) -> Iterator[str]:
    if not agenda and not plans and not parked:
        yield from wrap_text("Nothing is under way. `exit-kit check` says whether it is safe to leave.")
        return
    yield from wrap_text(_write_headline(agenda, today))
    yield from _render_plans(plans, symbols)
    for state, head in _HEADS.items():
        those = [due for due in agenda if due.state == state]
        if those:
            yield from ("", head)
            for due in those:
                yield from _render_due(due, symbols)
    yield from _render_parked(parked, today, symbols)
    yield ""
    yield from wrap_text("`exit-kit status --ics FILE` writes these days for your calendar.")


def _write_headline(agenda: Sequence[Due], today: date) -> str:
    pressing = [due for due in agenda if due.state in ("overdue", "today", "soon")]
    coming = [due for due in agenda if due.state == "later"]
    day = f"Today is {format_day(today.isoformat())}."
    if pressing:
        return f"{day} {format_plural(len(pressing), 'thing')} to look at now."
    if coming:
        return (
            f"{day} Nothing is due. Next: {format_day(coming[0].on.isoformat())}, {_lower(coming[0].title)}."
        )
    return f"{day} Nothing is due."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _render_plans(plans: Sequence[Plan], symbols: Symbols) -> Iterator[str]:
    if plans:
        yield from ("", "Under way")
    for plan in plans:
        account = f" ({clip(plan.account, 30, symbols)})" if plan.account else ""
        done = len({step for (step, _item), mark in plan.marks.items() if mark.state == "done"})
        since = f"since {format_day(plan.started_at)}, {format_plural(done, 'step')} done"
        yield from wrap_text(f"{plan.path} {plan.platform}{account}: {since}", "    ", first="  ")


def _render_due(due: Due, symbols: Symbols) -> Iterator[str]:
    account = f" ({clip(due.account, 30, symbols)})" if due.account else ""
    day = format_day(due.on.isoformat())
    yield from wrap_text(f"{due.title}{account}: {_tell_distance(due.days)}", " " * 15, first=f"  {day:<12} ")
    if due.state != "over":
        yield from wrap_text(due.says, " " * 15)


def _tell_distance(days: int) -> str:
    if days == 0:
        return "today"
    if days < 0:
        return f"{format_plural(-days, 'day')} ago"
    return "tomorrow" if days == 1 else f"in {days} days"


def _render_parked(parked: Parked, today: date, symbols: Symbols) -> Iterator[str]:
    for (platform, account), last in parked.items():
        name = PLATFORMS[platform] + (f" ({clip(account, 30, symbols)})" if account else "")
        days = count_idle_days(last, today)
        ago = "today" if days == 0 else f"{format_plural(days, 'day')} ago"
        yield ""
        yield f"Parked: {name}, last looked after on {format_day(last.isoformat())} ({ago})"
        yield f"  When you did it again: exit-kit status --upkeep {platform}"
        yield "  What endangers the name:"
        for danger in list_dangers(platform):
            yield from wrap_text(danger, "      ", first=f"    {symbols.bullet} ")
