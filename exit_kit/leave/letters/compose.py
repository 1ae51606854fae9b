"""Makes a letter of a template, a place and a sender.  Pure: the same always gives the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from exit_kit.errors import GuideError
from exit_kit.leave.deadlines import find_answer_day
from exit_kit.leave.guide import PLATFORMS
from exit_kit.leave.letters.places import Place, find_controller, find_regulator
from exit_kit.leave.letters.sender import Profile, Sender
from exit_kit.leave.letters.templates import (
    PLAIN,
    Addressee,
    Kind,
    Law,
    Paragraph,
    Template,
    load_kinds,
    load_laws,
)
from exit_kit.report.words import format_long_day
from exit_kit.wording import harmless

_BLANK: Final = "[please write here what is wrong, and what is right]"
_NAME: Final = "[your name]"
_PLAIN_END: Final = "I look forward to your answer."


@dataclass(frozen=True, slots=True)
class Previous:
    """The letter that this one follows: days as people write them, None where it is not so."""

    subject: str
    sent_on: str
    due: str | None = None
    reference: str | None = None
    answer: str | None = None
    answered_on: str | None = None
    complained_on: str | None = None
    reminded_on: str | None = None
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person adds: own reasons, what is wrong, that there is no way in."""

    reason: str | None = None
    details: str | None = None
    is_locked_out: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, with a list below it or without."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished letter, in no format yet.

    `law` is None for one that asks and claims no right; `notes` are for the sender and do not stand in the letter.
    """

    kind: str
    law: str | None
    country: str
    subject: str
    sender: tuple[str, ...]
    addressee: Addressee
    on: date
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
    signature: str
    due: date | None
    email: str | None
    notes: tuple[str, ...] = field(default=())


def compose_letter(
    kind: str, place: Place, platform: str, sender: Sender, today: date,
    *, wishes: Wishes | None = None, previous: Previous | None = None,
) -> Letter:  # fmt: skip
    """Write a letter of a kind; raises GuideError where the law of the place has none of that kind."""
    wishes = wishes or Wishes()
    row = find_kind(kind)
    law = load_laws().laws[place.law]
    template = find_template(row, place, previous)
    is_legal = not template.is_plain
    addressee = find_regulator(place) if row.to_regulator else find_controller(place, platform)
    due = find_answer_day(place.law, kind, today) if is_legal or kind == "reminder" else None
    categories = sender.list_categories(row.categories)
    fields = _list_fields(law, place, platform, sender, due, wishes, previous)
    flags = _list_flags(sender, wishes, previous, has_categories=bool(categories))
    blocks = _write_blocks(row, template, law, fields, flags, categories)
    return Letter(
        kind, place.law if is_legal else None, place.code, template.subject.format_map(fields),
        _describe_sender(sender), addressee, today, tuple(_describe_profiles(sender.profiles)),
        tuple(blocks), sender.name or _NAME, due, sender.emails[0] if sender.emails else None,
        tuple(_list_notes(row, addressee, sender, is_legal=is_legal)),
    )  # fmt: skip


def find_kind(name: str) -> Kind:
    """Return a kind of letter; raises GuideError, with the list, for one that does not exist."""
    kinds = load_kinds()
    if name not in kinds:
        raise GuideError(f"There is no letter called {name!r}.", "", f"There are: {', '.join(kinds)}.")
    return kinds[name]


def find_template(kind: Kind, place: Place, previous: Previous | None) -> Template:
    """Return what a kind of letter says under the law of a place."""
    if kind.follows and previous is None:
        raise GuideError(
            f"The letter {kind.name!r} follows an earlier one.",
            "",
            "Say which: exit-kit letter --next NUMBER.",
        )
    if previous is not None and previous.is_plain and PLAIN in kind.templates:
        return kind.templates[PLAIN]
    if place.law not in kind.templates or (previous is not None and previous.is_plain):
        what = (
            "A request without a right behind it"
            if previous and previous.is_plain
            else f"The law of {place.name}"
        )
        raise GuideError(f"{what} has no letter {kind.name!r}.", "Nothing was written.", kind.none)
    return kind.templates[place.law]


def _list_fields(
    law: Law,
    place: Place,
    platform: str,
    sender: Sender,
    due: date | None,
    wishes: Wishes,
    previous: Previous | None,
) -> dict[str, str]:
    told = previous or Previous("", "")
    return {
        "law": law.name, "short": law.short, "country": place.name, "due": format_long_day(due) if due else "",
        "export_day": sender.export_day or "", "since": f" since {sender.since}" if sender.since else "",
        "reason": harmless(wishes.reason or ""), "details": harmless(wishes.details or _BLANK),
        "deleted_on": sender.deleted_on or "", "controller": find_controller(place, platform).name,
        "platform": sender.platforms or PLATFORMS.get(platform, platform), "regulator": find_regulator(place).name,
        "previous_subject": told.subject, "previous_day": told.sent_on, "previous_due": told.due or "",
        "reference": harmless(told.reference or ""), "answered_on": told.answered_on or "",
        "complained_on": told.complained_on or "", "reminded_on": told.reminded_on or "",
    }  # fmt: skip


def _list_flags(
    sender: Sender, wishes: Wishes, previous: Previous | None, *, has_categories: bool
) -> frozenset[str]:
    told = previous or Previous("", "")
    holds = {
        "exported": sender.export_day, "categories": has_categories, "deleted": sender.deleted_on,
        "reason": wishes.reason, "locked": wishes.is_locked_out, "reference": told.reference,
        "silent": told.answer not in ("refused", "partly"), "refused": told.answer == "refused",
        "partly": told.answer == "partly", "complained": told.complained_on, "reminded": told.reminded_on,
    }  # fmt: skip
    return frozenset(name for name, is_so in holds.items() if is_so)


def _write_blocks(
    kind: Kind,
    template: Template,
    law: Law,
    fields: dict[str, str],
    flags: frozenset[str],
    categories: tuple[str, ...],
) -> Iterator[Block]:
    yield from _write_paragraphs(template.opening, fields, flags, categories)
    if template.asks:
        yield Block(
            template.asking.format_map(fields), tuple(ask.format_map(fields) for ask in template.asks)
        )
    closing = list(_write_paragraphs(template.closing, fields, flags, categories))
    ending = list(_write_ending(kind, template, law, fields))
    # What follows an earlier letter first says until when, then what happens otherwise.
    yield from (*ending, *closing) if kind.follows else (*closing, *ending)


def _write_paragraphs(
    paragraphs: tuple[Paragraph, ...],
    fields: dict[str, str],
    flags: frozenset[str],
    categories: tuple[str, ...],
) -> Iterator[Block]:
    for paragraph in paragraphs:
        if (paragraph.when is None or paragraph.when in flags) and paragraph.unless not in flags:
            yield Block(paragraph.text.format_map(fields), categories if paragraph.items else ())


def _write_ending(kind: Kind, template: Template, law: Law, fields: dict[str, str]) -> Iterator[Block]:
    is_legal = not template.is_plain
    if template.term is not None:
        yield Block(template.term.format_map(fields))
    elif is_legal and not kind.follows:
        yield Block(law.term.format_map(fields))
    elif not kind.to_regulator:
        yield Block(_PLAIN_END)
    if not kind.follows:
        yield Block(law.identity)
        if is_legal:
            yield Block(law.free)


def _describe_sender(sender: Sender) -> tuple[str, ...]:
    return (sender.name or _NAME, *sender.emails[:1])


def _describe_profiles(profiles: tuple[Profile, ...]) -> Iterator[str]:
    for one in profiles:
        known = (one.name, f"user name {one.username}" if one.username else None, one.url)
        told = ", ".join(harmless(part) for part in known if part)
        yield f"{PLATFORMS[one.platform]} account: {told or '[name, user name and address of the profile]'}"


def _list_notes(kind: Kind, addressee: Addressee, sender: Sender, *, is_legal: bool) -> Iterator[str]:
    ways = [way for way in (addressee.online, addressee.email) if way]
    if ways:
        yield f"Send it through {' or to '.join(ways)}."
    if not kind.to_regulator:
        yield "By post: to the address above, tracked, with your own postal address; then count from the delivery."
    if addressee.note:
        yield addressee.note
    if not is_legal:
        yield "The law there gives no right to this, so the letter asks and claims nothing; no deadline runs."
    if not sender.name or not sender.emails:
        yield "Fill in what stands in square brackets, and the e-mail address of the account."
    yield "Read it before you send it, and take out what you do not want to say. It is no legal advice."
