"""The log of letters: written, sent, answered, and which letter comes next."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from exit_kit.errors import GuideError
from exit_kit.leave.confirmations import has_table
from exit_kit.leave.deadlines import find_answer_day
from exit_kit.leave.letters.compose import Letter, Previous, find_kind
from exit_kit.leave.letters.places import read_place
from exit_kit.leave.letters.templates import PLAIN, load_laws
from exit_kit.leave.plan import check_day, read_now
from exit_kit.leave.subject import fetch
from exit_kit.report.words import format_long_day

CHANNELS: Final = ("form", "email", "post")
ANSWERS: Final = ("granted", "partly", "refused", "question", "receipt")
_TO_CONTROLLER_FIRST: Final = ("uk", "au")
# While they rightly wait for an answer of the sender's (facts/leaving-meta.md section 7.2).
_STOPS_THE_CLOCK: Final = "uk"
_WITHOUT_PAUSE: Final = ("reminder", "controller-complaint", "complaint")
_DRAFT: Final = """
SELECT id FROM letters
WHERE sent_on IS NULL AND platform = ? AND kind = ? AND country = ? AND account IS ? AND answers_id IS ?
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One letter of the log; `law` is None for a plain request; `due` the day until which an answer is due."""

    id: int
    platform: str
    kind: str
    account: str | None
    country: str | None
    law: str | None
    addressee: str | None
    channel: str | None
    answers_id: int | None
    written_at: str
    sent_on: date | None
    reference: str | None
    answered_on: date | None
    answer: str | None
    paused_days: int | None = None

    @property
    def due(self) -> date | None:
        """Return the day until which an answer is due, None where none is or it has come."""
        if self.sent_on is None or self.answer in ("granted", "partly", "refused"):
            return None
        return find_answer_day(self.law or PLAIN, self.kind, self.sent_on, paused_days=self.paused_days or 0)


def read_letters(db: sqlite3.Connection) -> list[Entry]:
    """Return all letters, oldest first."""
    if not has_table(db, "letters"):
        return []
    return [_read_entry(row) for row in fetch(db, "SELECT * FROM letters ORDER BY id")]


def _read_entry(row: Mapping[str, Any]) -> Entry:
    told: dict[str, Any] = {name: row.get(name) for name in Entry.__dataclass_fields__}
    for name in ("sent_on", "answered_on"):
        told[name] = date.fromisoformat(row[name]) if row[name] else None
    return Entry(**told)


def read_letter(db: sqlite3.Connection, number: int) -> Entry:
    """Return one letter; raises GuideError where there is none of that number."""
    for entry in read_letters(db):
        if entry.id == number:
            return entry
    raise GuideError(
        f"There is no letter number {number}.", "", "`exit-kit letter` lists those that there are."
    )


def write_draft(
    db: sqlite3.Connection,
    letter: Letter,
    platform: str,
    *,
    account: str | None = None,
    follows: int | None = None,
) -> int:
    """Note that a letter was written, and return its number; an unsent one of the same kind is taken again."""
    known = db.execute(_DRAFT, (platform, letter.kind, letter.country, account, follows)).fetchone()
    if known:
        db.execute(
            "UPDATE letters SET written_at = ?, law = ?, addressee = ? WHERE id = ?",
            (read_now(), letter.law, letter.addressee.name, known[0]),
        )
        return int(known[0])
    row = (
        platform,
        letter.kind,
        account,
        letter.country,
        letter.law,
        letter.addressee.name,
        follows,
        read_now(),
    )
    number = db.execute(
        "INSERT INTO letters (platform, kind, account, country, law, addressee, answers_id, written_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    assert number is not None  # SQLite has just given it
    return number


def note_sent(
    db: sqlite3.Connection,
    number: int,
    *,
    on: date | None = None,
    channel: str | None = None,
    reference: str | None = None,
) -> Entry:
    """Note that a letter was sent; raises GuideError for a day in the future or a channel that does not exist."""
    read_letter(db, number)
    if channel is not None and channel not in CHANNELS:
        raise GuideError(
            f"There is no way {channel!r}.", "Nothing was noted.", f"There are: {', '.join(CHANNELS)}."
        )
    db.execute(
        "UPDATE letters SET sent_on = ?, channel = ifnull(?, channel), reference = ifnull(?, reference) WHERE id = ?",
        (check_day(on).isoformat(), channel, reference, number),
    )
    return read_letter(db, number)


def note_pause(db: sqlite3.Connection, number: int, days: int) -> Entry:
    """Note on how many days the clock of a letter stood still; raises GuideError where no law stops it."""
    entry = read_letter(db, number)
    if entry.law != _STOPS_THE_CLOCK or entry.kind in _WITHOUT_PAUSE:
        raise GuideError(
            f"No pause was noted: the clock of letter {number} does not stop.",
            "Only the United Kingdom has a law by which it stops, and only for requests.",
            "Leave --paused out.",
        )
    db.execute("UPDATE letters SET paused_days = ? WHERE id = ?", (days or None, number))
    return read_letter(db, number)


def note_answer(db: sqlite3.Connection, number: int, answer: str, *, on: date | None = None) -> Entry:
    """Note how a letter was answered; raises GuideError for one that was never sent, or an answer before it."""
    entry = read_letter(db, number)
    if answer not in ANSWERS:
        raise GuideError(
            f"There is no answer {answer!r}.", "Nothing was noted.", f"There are: {', '.join(ANSWERS)}."
        )
    if entry.sent_on is None:
        fix = f"First note the day: exit-kit letter --sent {number} --on DATE."
        raise GuideError(
            f"Letter {number} was not sent yet, so it cannot have an answer.", "Nothing was noted.", fix
        )
    day = check_day(on)
    if day < entry.sent_on:
        raise GuideError(
            f"Letter {number} was sent on {entry.sent_on}, so it cannot be answered on {day}.",
            "Nothing was noted.",
        )
    db.execute(
        "UPDATE letters SET answer = ?, answered_on = ? WHERE id = ?", (answer, day.isoformat(), number)
    )
    return read_letter(db, number)


def find_next(entry: Entry, today: date) -> str | None:
    """Return the kind of letter that follows now; None while an answer may still come, or when all is granted."""
    if entry.sent_on is None or entry.answer == "granted" or entry.kind == "complaint":
        return None
    if entry.answer not in ("refused", "partly") and (entry.due is None or today <= entry.due):
        return None
    if entry.law is None:
        return None if entry.kind == "reminder" else "reminder"
    if entry.kind == "controller-complaint":
        return "complaint"
    if entry.kind != "reminder" and entry.answer not in ("refused", "partly"):
        return "reminder"
    return "controller-complaint" if entry.law in _TO_CONTROLLER_FIRST else "complaint"


def list_chain(db: sqlite3.Connection, entry: Entry) -> list[Entry]:
    """Return a letter and those before it, the one with which it all began first."""
    chain = [entry]
    while chain[0].answers_id is not None:
        chain.insert(0, read_letter(db, chain[0].answers_id))
    return chain


def describe_previous(db: sqlite3.Connection, entry: Entry) -> Previous:
    """Return what a following letter says of those before it: the first one, reminders, a complaint to Meta."""
    chain = list_chain(db, entry)
    first = chain[0]
    pause = first.paused_days or 0
    due = None
    if first.law and first.sent_on:
        due = find_answer_day(first.law, first.kind, first.sent_on, paused_days=pause)
    answered = next((one for one in reversed(chain) if one.answer in ("refused", "partly")), None)
    return Previous(
        write_subject(first),
        _write_day(first.sent_on) or "",
        _write_day(due),
        next((one.reference for one in reversed(chain) if one.reference), None),
        answered.answer if answered else None,
        _write_day(answered.answered_on) if answered else None,
        next((_write_day(one.sent_on) for one in chain if one.kind == "controller-complaint"), None),
        next((_write_day(one.sent_on) for one in chain if one.kind == "reminder"), None),
        is_plain=first.law is None,
    )


def _write_day(day: date | None) -> str | None:
    return format_long_day(day) if day else None


def write_subject(entry: Entry) -> str:
    """Return the subject under which a first letter was sent."""
    place = read_place(entry.country)
    template = find_kind(entry.kind).templates[place.law]
    return template.subject.format_map({"short": load_laws().laws[place.law].short})
