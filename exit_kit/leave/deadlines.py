"""Every deadline, from what was done on which day: pure functions over days, without a clock, a zone or a database.

All of them are days where the person lives, not instants: neither a time zone nor the change to summer time can move
them.  "Last" means the last day on which something can still be done; "do" a day from which something should be done;
"note" a day on which a period ends and nobody has to do anything.  No day here promises that data are gone.
Facts: facts/leaving-meta.md sections 1, 2.1 (E9), 3, 4, 5.1 (P13), 7.2 and 10.2.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

LAST: Final = "last"
DO: Final = "do"
NOTE: Final = "note"
_SATURDAY: Final = 5
# Clocks of `exit_kit.leave.guide.CLOCKS` that begin anew each time the step is done.
UPKEEP_MONTHS: Final = 3
WHATSAPP_UPKEEP: Final = (60, 100, 120)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day that matters: `settled_by` are steps of a guide that make it irrelevant once they are done."""

    name: str
    on: date
    kind: str
    title: str
    says: str
    settled_by: tuple[str, ...] = ()


class _Rule(NamedTuple):
    name: str
    days: int
    kind: str
    title: str
    says: str
    settled_by: tuple[str, ...] = ()


_DELETION: Final = (
    _Rule("cancel", 30, LAST, "Last day to call the deletion of {name} off",
        "Until then logging in and choosing Cancel deletion keeps the account. If you want it deleted, do not log in "
        "at all."),
    _Rule("look", 31, DO, "Look whether {name} is still to be seen",
        "Open your profile's address in a private window, logged out, and keep a screenshot. If it "
        "is still there, a login may "
        "have called the deletion off.", ("look",)),
    _Rule("deletion-period", 120, NOTE, "The 90 days for deleting {name} are over",
        "Counted from the last day to call it off. Meta says that it takes up to so long; copies in "
        "backups may remain.",
        ("backups",)),
    _Rule("backup-period", 210, DO, "The 90 days for backups of {name} are over",
        "You may ask for a written confirmation now: `exit-kit letter erasure`. Meta may keep some "
        "things longer, such as records "
        "of payments.", ("backups",)),
)  # fmt: skip
_CLOCKS: Final[dict[str, tuple[_Rule, ...]]] = {
    "download": (
        _Rule("download", 4, LAST, "Last day to download the export of {name}",
            "The link ends about four days after the notice. Then the export has to be asked for again.",
            ("parts", "ai-parts")),
    ),
    "deletion": _DELETION,
    "whatsapp-deletion": (
        _Rule("deletion-period", 90, NOTE, "The 90 days for deleting {name} are over",
            "WhatsApp says that it takes up to so long; some copies in backups may remain longer."),
    ),
    "whatsapp-report": (
        _Rule("report", 3, DO, "Look whether the report of {name} is ready",
            "It takes about three days and can be downloaded for a few weeks. Do not delete the "
            "account or change the number before.",
            ("report-downloaded",)),
    ),
    "deactivation": (
        _Rule("look", 1, DO, "Look whether {name} is hidden",
            "Open your profile's address in a private window, logged out. Do not log in.", ("pause-look",)),
    ),
    "objection": (
        _Rule("objection", 30, DO, "Look for an answer to your objection ({name})",
            "Answers came within hours or within 30 days. A refusal or silence can be answered by a "
            "letter: `exit-kit letter "
            "ai-objection`.", ("confirmation", "answer")),
    ),
}  # fmt: skip


def list_deadlines(clock: str, start: date, platform: str, name: str) -> list[Deadline]:
    """Return the deadlines that a clock of a guide sets when its step is done on `start`.

    `name` is the platform's name as people write it.  Upkeep is `plan_upkeep`.
    """
    if clock == "upkeep":
        return plan_upkeep(platform, name, start)
    if clock == "deletion" and platform == "whatsapp":  # it has no days to think it over
        clock = "whatsapp-deletion"
    rules = _CLOCKS.get(clock, ())
    return [
        Deadline(
            rule.name,
            start + timedelta(days=rule.days),
            rule.kind,
            rule.title.format(name=name),
            rule.says,
            rule.settled_by,
        )
        for rule in rules
    ]


def plan_upkeep(platform: str, name: str, last: date) -> list[Deadline]:
    """Return when a parked account wants to be looked after next, counted from the last time."""
    if platform != "whatsapp":
        says = (
            "Log in, change nothing, read mails and warnings, see that the code works, log out. No "
            "interval is official."
        )
        return [
            Deadline(
                "upkeep", add_months(last, UPKEEP_MONTHS), DO, f"Look after the parked account: {name}", says
            )
        ]
    first, second, end = (last + timedelta(days=days) for days in WHATSAPP_UPKEEP)
    says = (
        "Open WhatsApp on the phone once. After 120 days without use the account is generally "
        "deleted, without notice."
    )
    return [
        Deadline("upkeep", first, DO, f"Open {name} to keep the number", says),
        Deadline("upkeep-again", second, DO, f"Open {name} now, at the latest", says),
        Deadline("upkeep-end", end, LAST, f"{name} may be deleted for 120 days without use", says),
    ]


def plan_decision(name: str, last: date) -> Deadline:
    """Return when to decide again about a deactivated account."""
    says = "It is still there, with everything in it. Deactivate it once more, park it, or delete it."
    return Deadline(
        "decide",
        add_months(last, UPKEEP_MONTHS),
        DO,
        f"Decide again about the deactivated account: {name}",
        says,
    )


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, its last day where the month is shorter.

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2023, 12, 29), 2)
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@cache
def _load_holidays(place: str, year: int) -> frozenset[date]:
    import holidays

    country, _, subdivision = place.partition("-")
    found = holidays.country_holidays(country, subdiv=subdivision or None, years=year)
    return frozenset(found)


def is_working_day(day: date, place: str) -> bool:
    """Say whether offices work: no weekend and no public holiday of a place (`IE`, `GB-ENG`, `US-CA`, `NZ` …).

    New Zealand's Privacy Act leaves out 25 December to 15 January as well.
    """
    if day.weekday() >= _SATURDAY or day in _load_holidays(place, day.year):
        return False
    return not (place == "NZ" and ((day.month, day.day) >= (12, 25) or (day.month, day.day) <= (1, 15)))


def move_to_working_day(day: date, place: str) -> date:
    """Return the day itself if offices work, else the next one on which they do."""
    while not is_working_day(day, place):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int, place: str) -> date:
    """Return the day so many working days later; the day itself does not count."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, place)
    return day


class Term(NamedTuple):
    """One deadline of a law: `name` is answer, receipt or extension; `says` who has to do what until then."""

    name: str
    on: date
    says: str


def _months(count: int, place: str) -> Callable[[date], date]:
    return lambda sent: move_to_working_day(add_months(sent, count), place)


def _days(count: int) -> Callable[[date], date]:
    return lambda sent: sent + timedelta(days=count)


def _working_days(count: int, place: str) -> Callable[[date], date]:
    return lambda sent: add_working_days(sent, count, place)


_ANSWER: Final = "They have to answer by then."
_LONGER: Final = "The latest day, if they told you in time that they need longer, and why."
_TERMS: Final[dict[str, tuple[tuple[str, Callable[[date], date], str], ...]]] = {
    "gdpr": (("answer", _months(1, "IE"), _ANSWER), ("extension", _months(3, "IE"), _LONGER)),
    "uk": (("answer", _months(1, "GB-ENG"), f"{_ANSWER} Days on which they wait for you do not count."),
           ("extension", _months(3, "GB-ENG"), _LONGER)),
    "ccpa": (("receipt", _working_days(10, "US-CA"), "They have to confirm by then that they got it."),
             ("answer", _days(45), _ANSWER), ("extension", _days(90), _LONGER)),
    "lgpd": (("answer", _days(15), "They have to give the full answer by then."),),
    "nz": (("answer", _working_days(20, "NZ"), "They have to decide by then whether they give you access."),),
    # A request without a right behind it: no law sets a day, thirty days are our own choice.
    "plain": (("answer", _days(30), "No law sets a day; thirty days are a fair time to wait."),),
    "au": (("answer", _days(30), "The law says “a reasonable period”; the regulator's guidance says 30 days."),),
}  # fmt: skip
# Letters with a term of their own.
_OWN_TERMS: Final[dict[tuple[str, str], tuple[tuple[str, Callable[[date], date], str], ...]]] = {
    ("uk", "controller-complaint"): (
        (
            "receipt",
            _days(30),
            "They have to confirm by then that they got the complaint, and deal with it without undue delay.",
        ),
    ),
    ("au", "controller-complaint"): (
        ("answer", _days(30), "After 30 days without an answer you may turn to the authority."),
    ),
    ("ccpa", "ad-objection"): (
        ("answer", _working_days(15, "US-CA"), "They have to stop selling and sharing by then."),
    ),
}
REMINDER_DAYS: Final = 14


def list_terms(law: str, kind: str, sent: date) -> list[Term]:
    """Return the deadlines of a letter under a law, counted from the day on which it arrived.

    A form arrives at once; a letter by post on the day of its delivery.  A reminder has two weeks, by our own choice; a
    complaint to an authority and a plain request have none.
    """
    if kind == "reminder":
        return [Term("answer", sent + timedelta(days=REMINDER_DAYS), "The two weeks of your reminder end.")]
    if kind == "complaint":
        return []
    rules = _OWN_TERMS.get((law, kind)) or _TERMS.get(law, ())
    return [Term(name, count(sent), says) for name, count, says in rules]


def find_answer_day(
    law: str, kind: str, sent: date, *, is_extended: bool = False, paused_days: int = 0
) -> date | None:
    """Return the day until which a letter has to be answered, None where no law sets one.

    `paused_days`: days on which the other side rightly waited for the sender (UK, Data (Use and Access) Act 2025).
    """
    wanted = "extension" if is_extended else "answer"
    terms: Iterator[Term] = (term for term in list_terms(law, kind, sent) if term.name in (wanted, "receipt"))
    days = [term.on for term in terms if term.name == wanted] or [
        term.on for term in list_terms(law, kind, sent)
    ]
    return days[0] + timedelta(days=paused_days) if days else None
