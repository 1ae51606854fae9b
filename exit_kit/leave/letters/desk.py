"""The desk at which letters are written: opens the database, composes, saves the files, keeps the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from exit_kit.errors import GuideError
from exit_kit.leave.evidence import attach_evidence
from exit_kit.leave.guide import PLATFORMS
from exit_kit.leave.letters.compose import Letter, Previous, Wishes, compose_letter, find_kind
from exit_kit.leave.letters.formats import FORMATS, render_letter
from exit_kit.leave.letters.log import (
    Entry,
    describe_previous,
    find_next,
    list_chain,
    note_answer,
    note_pause,
    note_sent,
    read_letter,
    read_letters,
    write_draft,
)
from exit_kit.leave.letters.places import Place, read_place
from exit_kit.leave.letters.sender import Profile, Sender, list_platforms, read_sender
from exit_kit.leave.plan import read_today
from exit_kit.leave.status import write_private
from exit_kit.store.database import open_for_acts, open_for_reading

_ALL_OF_META: Final = "meta"
_NOTE_ANSWER: Final = "When they answer: exit-kit letter --answered {number} --answer refused"


@dataclass(frozen=True, slots=True)
class Order:
    """Holds what a letter is to be: `name`, `email` and `url` stand in for what the archive does not say."""

    kind: str | None = None
    country: str | None = None
    platform: str | None = None
    account: str | None = None
    follows: int | None = None
    name: str | None = None
    email: str | None = None
    url: str | None = None
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True, slots=True)
class Written:
    """Holds a letter with its number in the log."""

    number: int
    letter: Letter


def write_letter(path: Path, order: Order, today: date | None = None) -> Written:
    """Compose a letter and note it as written; raises GuideError when it cannot be, and then notes nothing."""
    day = today or read_today()
    if order.follows is None:  # whatever is wrong with the order shows before a file is made
        _check_order(order)
    with open_for_acts(path) as db:
        db.execute("BEGIN IMMEDIATE")
        previous = None
        if order.follows is not None:
            order, previous = _follow(db, order, day)
        place = read_place(order.country)
        platforms = list_platforms(db, None if order.platform == _ALL_OF_META else order.platform)
        logged = order.platform or (platforms[0] if len(platforms) == 1 else _ALL_OF_META)
        sender = _fill_in(read_sender(db, platforms, order.account), order, platforms)
        letter = compose_letter(
            order.kind or "", place, platforms[0], sender, day, wishes=order.wishes, previous=previous
        )
        number = write_draft(db, letter, logged, account=order.account, follows=order.follows)
        db.execute("COMMIT")
    return Written(number, letter)


def _check_order(order: Order) -> Place:
    kind = find_kind(order.kind or "")
    if order.platform is not None and order.platform not in PLATFORMS:
        raise GuideError(
            f"There is no platform {order.platform!r}.", "", f"The platforms are {', '.join(PLATFORMS)}."
        )
    if kind.follows:
        fix = "`exit-kit letter` lists your letters with their numbers."
        raise GuideError(
            f"A {kind.title.lower()} follows an earlier letter.", "Say which: --next NUMBER.", fix
        )
    place = read_place(order.country)
    if place.law not in kind.templates:
        raise GuideError(
            f"The law of {place.name} has no letter {kind.name!r}.", "Nothing was written.", kind.none
        )
    return place


def _follow(db: sqlite3.Connection, order: Order, today: date) -> tuple[Order, Previous]:
    """Return the order for the letter that follows another, and what it says of that one."""
    assert order.follows is not None
    entry = read_letter(db, order.follows)
    kind = order.kind or find_next(entry, today)
    if entry.sent_on is None:
        raise GuideError(
            f"Letter {entry.id} was not sent yet, so nothing can follow it.",
            "Nothing was written.",
            f"When you have sent it: exit-kit letter --sent {entry.id}",
        )
    if kind is None:
        until = f"An answer is due on {entry.due}." if entry.due and entry.due >= today else "It is settled."
        raise GuideError(
            f"No letter follows letter {entry.id} now.", until, _NOTE_ANSWER.format(number=entry.id)
        )
    first = list_chain(db, entry)[0]
    place = first.country if first.country else order.country
    follow = replace(order, kind=kind, country=place, platform=entry.platform, account=entry.account)
    return follow, describe_previous(db, entry)


def _fill_in(sender: Sender, order: Order, platforms: Sequence[str]) -> Sender:
    """Put what was given on the command line before what the archive says."""
    profiles = sender.profiles
    if order.url:
        profiles = (Profile(platforms[0], order.name or sender.name, order.account, order.url),)
    emails = (order.email, *sender.emails) if order.email else sender.emails
    return replace(sender, name=order.name or sender.name, emails=emails, profiles=profiles)


def save_letter(folder: Path, written: Written) -> list[Path]:
    """Write a letter in every format into a folder, readable by the owner only, and return the files."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise GuideError(
            f"{folder} could not be made.", f"{error.strerror}.", "Choose another folder."
        ) from None
    paths = []
    for form, (suffix, _render) in FORMATS.items():
        name = f"{written.letter.on}-{written.number}-{written.letter.kind}.{suffix}"
        write_private(folder / name, render_letter(written.letter, form))
        paths.append(folder / name)
    return paths


def mark_sent(
    path: Path,
    number: int,
    *,
    on: date | None = None,
    channel: str | None = None,
    reference: str | None = None,
) -> Entry:
    """Note that a letter was sent."""
    with open_for_reading(path):
        pass
    with open_for_acts(path) as db:
        return note_sent(db, number, on=on, channel=channel, reference=reference)


def mark_answered(
    path: Path, number: int, answer: str, *, on: date | None = None, paused_days: int | None = None
) -> Entry:
    """Note how a letter was answered, and on how many days its clock stood still."""
    with open_for_reading(path):
        pass
    with open_for_acts(path) as db:
        db.execute("BEGIN IMMEDIATE")
        if paused_days is not None:
            note_pause(db, number, paused_days)
        entry = note_answer(db, number, answer, on=on)
        db.execute("COMMIT")
    return entry


def keep_evidence(path: Path, number: int, files: Sequence[Path], *, on: date | None = None) -> None:
    """Copy files that belong to a letter (a confirmation, an answer, a receipt of the post) beside the database."""
    if files:
        with open_for_acts(path) as db:
            for file in files:
                attach_evidence(db, None, file, letter_id=number, on_date=on)


def list_letters(path: Path, today: date | None = None) -> list[tuple[Entry, str | None]]:
    """Return all letters with the kind that follows each now, oldest first; none where there is no database."""
    if not path.is_file():
        return []
    with open_for_reading(path) as db:
        entries = read_letters(db)
    followed = {entry.answers_id for entry in entries}
    day = today or read_today()
    return [(entry, None if entry.id in followed else find_next(entry, day)) for entry in entries]
