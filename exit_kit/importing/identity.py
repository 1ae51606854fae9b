"""Whose export a part belongs to, and of which day, each with what shows it.  Reads; needs no database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from exit_kit.archive import MemberFault, match_key, open_member, read_member
from exit_kit.archive.members import Member
from exit_kit.importing.contract import FileType
from exit_kit.importing.page_days import find_made_day
from exit_kit.importing.page_documents import find_json_path, is_page
from exit_kit.importing.recognition import RecognisedPart
from exit_kit.importing.records import Owner, Record, Requested
from exit_kit.importing.sniffing import find_ending
from exit_kit.importing.work import Job, do_job, get_matcher

# Keys under which Meta writes when something happened; starts and ends of events lie in the future.
_TIMES: Final = re.compile(
    rb'"(?:timestamp|(?:creation_|created_|updated?_)timestamp|timestamp_ms)": ?(\d{9,13})\b'
)
# Instagram wrote them out until early 2021 (formats/instagram_threads.md 1.1).
_WRITTEN_TIMES: Final = re.compile(rb'"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?\+00:00"')
# `start_here.html` begins with when the export was made (formats/facebook.md 3.2), Instagram's pages of 2026 end with
# it, every one of them (formats/instagram_threads.md 4.1).
_MADE: Final = re.compile(rb'<time datetime="(\d{4}-[01]\d-[0-3]\d)T')
_MADE_BELOW: Final = re.compile(
    rb'<aside role="contentinfo"[^>]*>[^<]*<time datetime="(\d{4}-[01]\d-[0-3]\d)T'
)
_LANDING: Final = "start_here.html"
_FEW_PAGES: Final = 5
_MOST_DATED_BYTES: Final = 8_000_000
_TAIL_BYTES: Final = 65_536
_LATEST: Final = 4102444800  # 2100


@dataclass(frozen=True, slots=True)
class Day:
    """The day of an export; `known_from` is name, content, listing or nothing, `evidence` a path or name."""

    day: str | None
    known_from: str
    evidence: str | None = None


def find_day(one: RecognisedPart) -> Day:
    """Return the day of a part's export: from its name, else what its small files say, else the listing's.

    The listing comes last because unpacking and copying change the times of files.
    """
    if one.name and one.name.date:
        return Day(one.name.date, "name", one.part.name)
    if one.texts:
        return _find_last(one)
    found = _find_made(one) or _find_told(one) or _find_newest(one) or _find_on_pages(one)
    if found:
        return found
    dated = [(member.modified_at, one.path_of(member)) for member in one.part.members if member.modified_at]
    newest, path = max(dated, default=(None, None))
    return Day(newest[:10], "listing", path) if newest else Day(None, "nothing")


def _find_last(one: RecognisedPart) -> Day:
    """Return the newest day in plain texts: that of their export is the same or later."""
    found: list[tuple[str, str]] = []
    for member in one.part.members:
        path = one.path_of(member)
        if path in one.texts:
            tail = _read_tail(member)
            days = (row.text.find_day(tail) for row in get_matcher(one.importer.platform).texts if row.text)
            found += [(day, path) for day in days if day]
    newest, path = max(found, default=("", ""))
    return Day(newest, "content", path) if newest else Day(None, "nothing")


def _read_tail(member: Member) -> bytes:
    """Return the whole lines at the end of a member, as far as it can be read."""
    tail = b""
    try:
        with open_member(member) as file:
            while chunk := file.read(_TAIL_BYTES):
                tail = (tail + chunk)[-_TAIL_BYTES:]
    except MemberFault:
        pass
    return tail if len(tail) < _TAIL_BYTES else tail[tail.find(b"\n") + 1 :]


def _find_made(one: RecognisedPart) -> Day | None:
    """Return the day that an export in HTML says of itself: on its first page, else below any other."""
    small = [one for one in one.part.members if not one.fault and one.size_bytes < _MOST_DATED_BYTES]
    pages = sorted(
        (page for page in small if is_page(page.path)), key=lambda page: (page.size_bytes, page.path)
    )
    landing = [page for page in small if match_key(one.path_of(page)) == _LANDING]
    for member in (*landing, *pages[:_FEW_PAGES]):
        try:
            data = read_member(member).data
        except MemberFault:
            continue
        found = (_MADE if member in landing else _MADE_BELOW).search(data)
        if found and _read_written(found[1]) is not None:
            return Day(found[1].decode(), "content", one.path_of(member))
    return None


def _find_on_pages(one: RecognisedPart) -> Day | None:
    """Return the newest day written on the pages of an export, small ones first, as far as there is room."""
    paths: list[str] = []

    def read_pages() -> Iterator[bytes]:
        room = _MOST_DATED_BYTES
        pages = [member for member in one.part.members if is_page(member.path) and not member.fault]
        for member in sorted(pages, key=lambda member: (member.size_bytes, one.path_of(member))):
            room -= member.size_bytes
            if room < 0:
                return
            try:
                data = read_member(member).data
            except MemberFault:
                continue
            paths.append(one.path_of(member))
            yield data

    day, number = find_made_day(read_pages())
    return Day(day, "content", paths[number]) if day else None


def _find_told(one: RecognisedPart) -> Day | None:
    """Return the day that a file about the export says."""
    for record, path in read_telling(one, lambda file_type: file_type.is_about_export):
        if isinstance(record, Requested) and record.made_at:
            return Day(record.made_at[:10], "content", path)
    return None


def _find_newest(one: RecognisedPart) -> Day | None:
    newest, path, room = 0, "", _MOST_DATED_BYTES
    named = [member for member in one.part.members if find_ending(member.path) == "json" and not member.fault]
    for member in sorted(named, key=lambda member: (member.size_bytes, member.path)):
        room -= member.size_bytes
        if room < 0:
            break
        second = _find_newest_second(member)
        if second > newest:
            newest, path = second, one.path_of(member)
    return Day(datetime.fromtimestamp(newest, UTC).date().isoformat(), "content", path) if newest else None


def _find_newest_second(member: Member) -> int:
    try:
        data = read_member(member).data
    except MemberFault:
        return 0
    seconds = [int(text[:-3] if len(text) > 11 else text) for text in _TIMES.findall(data)]
    written = max(filter(None, map(_read_written, set(_WRITTEN_TIMES.findall(data)))), default=0)
    return max((second for second in (*seconds, written) if second < _LATEST), default=0)


def _read_written(text: bytes) -> int | None:
    try:
        return int(datetime.fromisoformat(text.decode()).replace(tzinfo=UTC).timestamp())
    except (ValueError, OverflowError):
        return None


def find_owner(one: RecognisedPart) -> Owner | None:
    """Return what the part's profile says of its owner, None without a readable profile."""
    return next((owner for owner, _ in find_owners(one)), None)


def find_owners(one: RecognisedPart) -> Iterator[tuple[Owner, str]]:
    """Yield what the part's profiles say of their owner, each with its path."""
    for record, path in read_telling(one, lambda file_type: file_type.is_identity):
        if isinstance(record, Owner) and (record.name or record.username):
            yield record, path


def make_account_key(owner: Owner) -> str:
    """Return what tells accounts of one platform apart."""
    return (owner.url or owner.username or owner.name or "").lower().rstrip("/")


def read_telling(one: RecognisedPart, wanted: Callable[[FileType], bool]) -> Iterator[tuple[Record, str]]:
    """Yield the records of the members whose path is that of a wanted file type, each with its path."""
    matcher = get_matcher(one.importer.platform)
    rows = [row for row in one.importer.file_types if wanted(row)]
    names = {find_json_path(path).rpartition("/")[2] for row in rows for path in row.paths}
    for member in one.part.members:
        path = one.path_of(member)
        if member.fault or match_key(find_json_path(path)).rpartition("/")[2] not in names:
            continue
        if any(wanted(file_type) for file_type in matcher.match_path(path)):
            for record in do_job(Job(0, one.importer.platform, path, member, None)).records:
                yield record, path


__all__ = ["Day", "find_day", "find_owner", "find_owners", "make_account_key", "read_telling"]
