"""Finds the clock of each export that has pages, before any of them is read.

What an export says of itself (its language, its zone) is read from the few small files that say it; where none states
the language, it is learned from the dates of many pages together.  All of it comes from kept members and from what
the user has said once (`exports.language_given`, `timezone_given`), so that a rebuild finds the same; what turns up
later, in another part or another export of the account, changes the clock, and everything is replayed.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from exit_kit.archive import MemberFault, decompress_kept, open_member, read_head
from exit_kit.archive.members import Member
from exit_kit.archive.page_dates import find_dates
from exit_kit.importing.clock_matching import match_zone
from exit_kit.importing.clocks import (
    ASSUMED,
    FIXED,
    GIVEN,
    LEARNED,
    MATCHED,
    OFFSET,
    OTHER,
    STATED,
    UNTOLD,
    Clock,
    read_zone,
)
from exit_kit.importing.contract import TextSource
from exit_kit.importing.dates import Learned, learn_dates
from exit_kit.importing.extraction import render_json
from exit_kit.importing.languages import find_language
from exit_kit.importing.page_documents import find_json_path
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Requested
from exit_kit.importing.registry import load_importers
from exit_kit.importing.text_matching import Sources, list_moments, list_orders, list_said, match_texts
from exit_kit.importing.work import SNIFFED_BYTES, Job, do_job, find_text_type, get_matcher, is_text
from exit_kit.importing.zone_words import learn_zone
from exit_kit.store.members import Text, read_packed

_PAGES: Final = (".html", ".htm")
_MOST_PAGES: Final = 400
_MOST_BYTES: Final = 32_000_000
_MOST_OF_A_PAGE: Final = 4_000_000
_MOST_NAMED: Final = 2_000
_SHORT_NUMBER: Final = re.compile(r"\b\d\d?\b")
_NO_ZONES: Final = ("AM", "PM")


Learn = Callable[[], tuple[Learned, str | None]]


class Said(NamedTuple):
    """What an export's files and its user say: a language, a zone, and the offset on the day it was made."""

    language: str | None = None
    timezone: str | None = None
    offset: str | None = None
    language_given: str | None = None
    timezone_given: str | None = None
    order_given: str | None = None


def find_clocks(
    db: sqlite3.Connection, texts: Sequence[Text], members: dict[int, Member]
) -> tuple[dict[int, Clock], bool]:
    """Return the clock of each export with pages, and whether one is not what it was when its pages were read.

    The caller holds the transaction.
    """
    exports = _sort_by_export(texts)
    with_pages = [number for number, those in exports.items() if any(map(_is_timed, those))]
    if not with_pages:
        return {}, False
    bytes_of = _Bytes(db, members)
    accounts = {texts_of[0].account_id for number, texts_of in exports.items() if number in with_pages}
    said = {
        number: _read_said(db, number, those, bytes_of)
        for number, those in exports.items()
        if those[0].account_id in accounts
    }
    orders = _Orders(exports, bytes_of)
    clocks: dict[int, Clock] = {}
    for number in with_pages:
        account = exports[number][0].account_id
        others = [
            one for other, one in said.items() if other != number and exports[other][0].account_id == account
        ]
        learn = _make_learner(exports[number], bytes_of)
        clock = make_clock(said[number], others, learn, _find_fixed(exports[number][0].platform))
        if clock.timezone_from in (OFFSET, ASSUMED) and any(map(_is_page, exports[number])):
            near = [text for text in texts if text.account_id == account]
            matched = match_zone(near, number, clock, bytes_of.make_job)
            clock = replace(clock, timezone=matched, timezone_from=MATCHED) if matched else clock
        given = next((one.order_given for one in reversed(others) if one.order_given), None)
        clocks[number] = orders.complete(clock, number, said[number].order_given, given)
    sources = Sources(bytes_of.read, bytes_of.read_said, bytes_of.read_moments, bytes_of.read_orders)
    clocks = match_texts(texts, clocks, _is_plain, sources)
    changed = [number for number, clock in clocks.items() if _write_clock(db, number, clock)]
    return clocks, bool(changed)


def _find_fixed(platform: str) -> str | None:
    """Return the zone that all pages of a platform are in, None where each export has its own."""
    return next((one.page_zone for one in load_importers() if one.platform == platform), None)


def _sort_by_export(texts: Iterable[Text]) -> dict[int, list[Text]]:
    exports: dict[int, list[Text]] = {}
    for text in texts:
        exports.setdefault(text.export_id, []).append(text)
    return exports


def _is_timed(text: Text) -> bool:
    """Say whether a member's times are those of some zone: pages, and texts that a file type reads."""
    return _is_page(text) or _is_plain(text)


def _is_plain(text: Text) -> bool:
    """Say whether a member is a text of a platform that delivers plain texts."""
    return is_text(text.path) and bool(get_matcher(text.platform).texts)


def _is_page(text: Text) -> bool:
    return text.path.lower().endswith(_PAGES)


class _Orders:
    """Finds, for texts whose own dates leave open which number is the day, what other texts of the account show."""

    def __init__(self, exports: Mapping[int, Sequence[Text]], bytes_of: _Bytes) -> None:
        self._exports = exports
        self._bytes = bytes_of
        self._shown: dict[int, Counter[str]] = {}

    def complete(self, clock: Clock, number: int, given: str | None, given_elsewhere: str | None) -> Clock:
        """Return an export's clock with what is known of the order of its dates: what the user says of it, what other
        texts of the account show, and where these show nothing, what the user said of them."""
        own = self._show(number)
        elsewhere = None
        if own[""]:
            account = self._exports[number][0].account_id
            votes = sum((self._show(one) for one in self._exports if self._is_near(one, account)), Counter())
            del votes[""]
            ((elsewhere, most),) = votes.most_common(1) or ((None, 0),)
            elsewhere = elsewhere if 3 * most > 2 * votes.total() else given_elsewhere
        return replace(clock, order_given=given, order_elsewhere=elsewhere)

    def _is_near(self, number: int, account: int) -> bool:
        return self._exports[number][0].account_id == account

    def _show(self, number: int) -> Counter[str]:
        """Return the orders that an export's texts show, "" for those that leave it open."""
        if number not in self._shown:
            texts = [one for one in self._exports[number] if is_text(one.path)]
            self._shown[number] = Counter(one for one in map(self._learn, texts) if one is not None)
        return self._shown[number]

    def _learn(self, text: Text) -> str | None:
        file_type = find_text_type(text.platform, self._bytes.read_start(text, SNIFFED_BYTES))
        if file_type is None or file_type.text is None:
            return None
        clock = replace(UNTOLD, not_after=text.modified_at)
        return file_type.text.learn(TextSource(text.path, lambda: self._bytes.read(text), clock, Notes()))


class _Bytes:
    """Gives what members hold: from the database, else from their part."""

    def __init__(self, db: sqlite3.Connection, members: dict[int, Member]) -> None:
        self._db = db
        self._members = members

    def make_job(self, text: Text) -> Job | None:
        """Return the job of reading a member, None where it is not at hand."""
        if text.encoding is not None:
            kept = (text.encoding, b"".join(read_packed(self._db, text.number)))
            return Job(text.number, text.platform, text.path, None, kept)
        member = self._members.get(text.number)
        return Job(text.number, text.platform, text.path, member, None) if member else None

    def read(self, text: Text) -> Iterator[bytes]:
        """Yield a member's bytes in pieces, as far as they can be had."""
        if text.encoding is not None:
            yield from decompress_kept(read_packed(self._db, text.number), text.encoding)
        elif text.number in self._members:
            try:
                with open_member(self._members[text.number]) as file:
                    while chunk := file.read(_MOST_OF_A_PAGE):
                        yield chunk
            except MemberFault:
                return

    def read_said(self, text: Text, clock: Clock) -> Iterator[tuple[int, str | None]] | None:
        """Return what was said in a text, and when by its own clock; None where nothing can be told of it."""
        return list_said(text, self.read_start(text, SNIFFED_BYTES), lambda: self.read(text), clock)

    def read_orders(self, text: Text) -> Sequence[str]:
        """Return the orders in which the dates of a text can be read where they do not show it themselves."""
        return list_orders(text, self.read_start(text, SNIFFED_BYTES), lambda: self.read(text))

    def read_moments(self, text: Text) -> Iterator[tuple[int, str | None]]:
        """Yield what was said in a document, and when."""
        return list_moments(self.make_job(text))

    def read_start(self, text: Text, most: int = _MOST_OF_A_PAGE) -> bytes:
        """Return the beginning of a member's bytes, nothing where they cannot be had."""
        if text.encoding is not None:
            found, size = [], 0
            for chunk in decompress_kept(read_packed(self._db, text.number), text.encoding):
                found.append(chunk)
                size += len(chunk)
                if size >= most:
                    break
            return b"".join(found)[:most]
        member = self._members.get(text.number)
        return _read_head(member, most) if member else b""


def _read_head(member: Member, most: int) -> bytes:
    try:
        return read_head(member, most)
    except MemberFault:
        return b""


def _read_said(db: sqlite3.Connection, number: int, texts: Iterable[Text], bytes_of: _Bytes) -> Said:
    """Return what an export says; of several statements, the last in the order of reading."""
    given = db.execute(
        "SELECT language_given, timezone_given, date_order_given FROM exports WHERE id = ?", (number,)
    ).fetchone()
    language = zone = offset = None
    for text in texts:
        matcher = get_matcher(text.platform)
        if not any(row.is_about_export for row in matcher.match_path(find_json_path(text.path))):
            continue
        job = bytes_of.make_job(text)
        for record in do_job(job).records if job else ():
            if isinstance(record, Requested):
                language = find_language(record.language or "") or language
                zone = _check_zone(record.timezone) or zone
                offset = _check_zone(record.offset) or offset
    return Said(language, zone, offset, *given)


def _check_zone(name: str | None) -> str | None:
    """Return the name of a zone if it is one; what a file says may be anything."""
    try:
        return name if name and read_zone(name) else None
    except ValueError:
        return None


def _make_learner(texts: Sequence[Text], bytes_of: _Bytes) -> Learn:
    return lambda: learn_clock(list(_collect_dates(map(bytes_of.read_start, filter(_is_page, texts)))))


def learn_from_members(pages: Iterable[Member]) -> tuple[Learned, str | None]:
    """Return what the dates on pages tell that are in no database yet."""
    return learn_clock(list(_collect_dates(_read_head(page, _MOST_OF_A_PAGE) for page in pages)))


def learn_clock(texts: Sequence[str]) -> tuple[Learned, str | None]:
    """Return the languages that an export's dates are in, and the zone that they name, if they name one."""
    if not texts:
        return Learned((), is_certain=True, unread=0), None
    learned = learn_dates(texts)
    named: dict[tuple[str, str], str] = {}
    for text in texts:
        word = text[text.rfind(" ") + 1 :]
        if word.isupper() and word not in _NO_ZONES:  # of each weekday of each month one is enough
            named.setdefault((_SHORT_NUMBER.sub("", text[: text.find(":")]), word), text)
    found = (learned.read_fields(text) for text in islice(named.values(), _MOST_NAMED))
    return learned, learn_zone(
        (plan.zone, reading.day) for plan, reading, _ in filter(None, found) if plan.zone
    )


def _collect_dates(pages: Iterable[bytes]) -> Iterator[str]:
    room = _MOST_BYTES
    for data in islice(pages, _MOST_PAGES):
        yield from find_dates(data)
        room -= len(data)
        if room < 0:
            return


def make_clock(said: Said, others: Sequence[Said], learn: Learn, fixed: str | None = None) -> Clock:
    """Return an export's clock: what it says itself goes first, then its user, then itself again by its dates.

    `fixed` is the zone that all pages of the platform are in: nothing that anybody says changes that.
    """
    learned = lru_cache(maxsize=1)(learn)
    languages, language_from = _find_languages(said, others, lambda: learned()[0])
    zone, zone_from = (fixed, FIXED) if fixed else _find_zone(said, others, lambda: learned()[1])
    return Clock(languages, language_from, zone, zone_from)


def _find_zone(said: Said, others: Sequence[Said], learn: Callable[[], str | None]) -> tuple[str, str]:
    if said.timezone:
        return said.timezone, STATED
    if said.timezone_given:
        return said.timezone_given, GIVEN
    learned = learn()
    if learned:
        return learned, LEARNED
    elsewhere = next(filter(None, (one.timezone or one.timezone_given for one in reversed(others))), None)
    if elsewhere:
        return elsewhere, OTHER
    return (said.offset, OFFSET) if said.offset else ("UTC", ASSUMED)


def _find_languages(
    said: Said, others: Sequence[Said], learn: Callable[[], Learned]
) -> tuple[tuple[str, ...], str | None]:
    if said.language:
        return (said.language,), STATED
    if said.language_given:
        return (said.language_given,), GIVEN
    learned = learn()
    told = [one.language or one.language_given for one in reversed(others)]
    elsewhere = next(filter(None, told), None)
    if elsewhere and (not learned.is_certain or elsewhere in learned.candidates):
        return (elsewhere,), OTHER
    return (learned.candidates, LEARNED) if learned.candidates else ((), None)


def _write_clock(db: sqlite3.Connection, number: int, clock: Clock) -> bool:
    """Write an export's clock where people see it; say whether it was another one before."""
    row = (
        ", ".join(clock.languages) or None,
        clock.language_from,
        clock.timezone,
        clock.timezone_from,
        clock.order_elsewhere,
        render_json({path: list(zone) for path, zone in clock.of_texts}) if clock.of_texts else None,
        render_json({path: list(order) for path, order in clock.of_orders}) if clock.of_orders else None,
    )
    before = db.execute(
        "SELECT language, language_from, timezone, timezone_from, date_order_elsewhere, text_timezones, "
        "text_date_orders FROM exports WHERE id = ?",
        (number,),
    ).fetchone()
    if tuple(before) == row:
        return False
    db.execute(
        "UPDATE exports SET language = ?, language_from = ?, timezone = ?, timezone_from = ?, "
        "date_order_elsewhere = ?, text_timezones = ?, text_date_orders = ? WHERE id = ?",
        (*row, number),
    )
    return before[3] is not None and (before[0], before[2], *before[4:]) != (row[0], row[2], *row[4:])


__all__ = ["Said", "find_clocks", "make_clock"]
