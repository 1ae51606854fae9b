"""What given paths are and hold, said from listings and a few small files; nothing is written anywhere.

    paths -> find_parts -> recognise -> group_parts -> describe -> Look

Parts are put together as an import would put them together.  Every statement carries what shows it: a path, a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from exit_kit.archive import MemberFault, close_handles, find_parts, read_member
from exit_kit.archive.members import Member
from exit_kit.archive.page_reading import PageReader
from exit_kit.archive.private import remove_private_folders
from exit_kit.importing.backups import open_backups
from exit_kit.importing.clocks import UNTOLD, Clock
from exit_kit.importing.contract import Evidence, Status, TextSource
from exit_kit.importing.gaps import find_missing, find_remarks
from exit_kit.importing.grouping import Group, group_parts
from exit_kit.importing.identity import find_day, find_owners, read_telling
from exit_kit.importing.locked import AskKey, ask_nobody
from exit_kit.importing.looking_at_clocks import complete_zones, describe_zone, match_clocks
from exit_kit.importing.page_documents import is_page
from exit_kit.importing.problems import Notes
from exit_kit.importing.recognition import RecognisedPart, Unrecognised, recognise, refuse_part
from exit_kit.importing.records import Record, Requested
from exit_kit.importing.references import Budget, References, find_references
from exit_kit.importing.registry import make_matcher
from exit_kit.importing.sightings import Finding, Holdings, Listing, Look, SeenExport, SeenPart, Stated
from exit_kit.importing.sniffing import find_ending, find_status
from exit_kit.importing.text_recognition import read_chunks
from exit_kit.importing.work import Job, do_job, get_media_key, is_marker

_MOST_PAGES: Final = 8


class _Asked(NamedTuple):
    """What is known of the request for an export: range and kinds; and of the account, its language and zone."""

    range: tuple[Stated, Stated] = (Stated(), Stated())
    language: Stated = Stated()
    timezone: Stated = Stated()
    kinds: tuple[str, ...] = ()

    @property
    def has_range(self) -> bool:
        """Say whether at least one end of the range is known."""
        return any(one.value for one in self.range)


def look(paths: Sequence[Path], budget: Budget | None = None, ask_key: AskKey = ask_nobody) -> Look:
    """Say what the given paths are and hold; raises nothing for what cannot be read, `refused` has it."""
    try:
        opened = open_backups(paths, ask_key)
        found = find_parts(opened.left, opened.taken)
        seen = [recognise(part) for part in found.parts]
        texts = (recognise(part) for part in found.texts)
        seen += [one for one in texts if not isinstance(one, Unrecognised)]
        read = [one for those in seen if isinstance(those, tuple) for one in those]
        groups = group_parts([*opened.parts, *read])
        listings = [read_listing(group) for group in groups]
        clocks = match_clocks(listings)
        seen_exports = [
            describe_export(
                group,
                listing,
                _list_media(listing, listings),
                budget or Budget(),
                _find_beside(group, groups),
                clocks.get(number, UNTOLD),
            )
            for number, (group, listing) in enumerate(zip(groups, listings, strict=True))
        ]
        exports = tuple(complete_zones(seen_exports, listings))
    finally:
        close_handles()
        remove_private_folders()
    foreign = [one for one in seen if isinstance(one, Unrecognised)]
    unknown = tuple(refuse_part(one) for one in foreign if one.platform is None)
    known = tuple(one for one in foreign if one.platform is not None)
    return Look(exports, known, (*opened.refused, *found.refused, *unknown))


def _list_media(listing: Listing, listings: Sequence[Listing]) -> dict[str, str]:
    """Return the files that an export may speak of: its own, and those of other platforms that came along with it."""
    fold = get_media_key(listing.importer.platform)
    others = (one for one in listings if one.importer.platform != listing.importer.platform)
    beside = {fold(path): path for one in others for path in one.media.values()}
    return {**beside, **listing.media}


def _find_beside(group: Group, groups: Sequence[Group]) -> list[Group]:
    """Return the exports of other platforms that came in the same download: they were asked for together."""
    places = {one.part.path for one in group.parts}
    return [
        other
        for other in groups
        if other is not group and any(one.part.path in places for one in other.parts)
    ]


def describe_export(
    group: Group,
    listing: Listing,
    media: dict[str, str],
    budget: Budget,
    beside: Sequence[Group] = (),
    clock: Clock = UNTOLD,
) -> SeenExport:
    """Say what one export is, holds and lacks; `media` are the files that it may speak of, `beside` others of the same
    download, `clock` what they tell of its texts."""
    seen = max(
        (one.recognition for one in group.parts), key=lambda found: (len(found.evidence), found.layout or "")
    )
    asked = _find_asked(group, listing, beside)
    export = SeenExport(
        group.platform,
        listing.importer.label,
        _find_format(group.parts),
        seen.layout,
        seen.layout_years,
        (*seen.evidence, *_find_writing(listing)),
        _find_account(group.parts),
        asked.language,
        asked.timezone,
        *asked.range,
        find_day(group.parts[0]),
        tuple(_describe_part(one) for one in group.parts),
        tuple(_describe_part(one) for one in group.twins),
        count_holdings(listing),
        _look_for_media(listing, media, budget),
        asked.kinds,
    )
    return replace(
        export,
        missing=find_missing(export, listing),
        remarks=(*find_remarks(export, listing), *_describe_texts(listing, clock)),
        is_apart=listing.is_apart,
    )


def read_listing(group: Group) -> Listing:
    """Sort the members of an export by what they are, as an import does before it reads them."""
    importer = group.parts[0].importer
    fold = get_media_key(importer.platform)
    texts, faulty, media = [], [], {}
    kinds: Counter[str] = Counter()
    folders: set[str] = set()
    for one, path, member in _walk(group.parts):
        key = fold(path)
        folders.update(key[:at] for at, letter in enumerate(key) if letter == "/")
        status, kind = find_status(member, is_attachment=one.is_attachment(path))
        kinds[_name_kind(status, kind, path)] += 1
        if status == Status.MEDIA:
            media[key] = path
        elif status == Status.PENDING:
            texts.append((path, member))
        elif member.fault:
            faulty.append((path, member))
    return Listing(
        importer,
        tuple(group.parts),
        tuple(texts),
        media,
        kinds,
        tuple(faulty),
        frozenset(folders),
        tuple(group.assumed),
        tuple(group.open),
    )


def _find_writing(listing: Listing) -> Iterator[Evidence]:
    """Yield how the pages of an export in HTML are written (formats/facebook.md 3.1): one page shows it."""
    for path, member in _list_pages(listing):
        try:
            reader = PageReader(path)
            next(reader.read([read_member(member).data]), None)
        except MemberFault:
            continue
        years = listing.importer.page_years.get(reader.frame.generation)
        if years:
            yield Evidence(path, f"is written as pages of {years} are")
            return


def _find_asked(group: Group, listing: Listing, beside: Sequence[Group]) -> _Asked:
    """Return what is known of the request: of this export, then of its pages or others of the same download."""
    asked = _find_requested(group.parts)
    if not asked.has_range:
        asked = asked._replace(range=_find_other_range(listing, beside))
    if listing.importer.page_zone and _find_format(group.parts) in ("html", "mixed"):
        clock = f"the clock of all pages of {listing.importer.label}"
        asked = asked._replace(timezone=Stated(listing.importer.page_zone, clock))
    return asked


def _find_other_range(listing: Listing, beside: Sequence[Group]) -> tuple[Stated, Stated]:
    """Return the range that pages say, or what was asked for of another platform in the same download."""
    others = (_find_requested(other.parts) for other in beside)
    found = (one.range for one in (_find_asked_on_pages(listing), *others) if one.has_range)
    return next(found, _Asked().range)


def _find_asked_on_pages(listing: Listing) -> _Asked:
    """Return the range that was asked for as the pages themselves say it, where every one of them does."""
    platform = listing.importer.platform
    if make_matcher(listing.importer).on_every_page:
        for path, member in _list_pages(listing):
            for record in do_job(Job(0, platform, path, member, None)).records:
                if isinstance(record, Requested):
                    return _Asked((Stated(record.requested_from, path), Stated(record.requested_to, path)))
    return _Asked()


def _describe_texts(listing: Listing, clock: Clock) -> Iterator[Finding]:
    """Yield what plain texts show of how their dates are to be read, and others of their clocks."""
    zones = dict(clock.of_texts)
    known = {path for one in listing.parts for path in one.texts}
    types = make_matcher(listing.importer).texts
    for path, member in listing.texts:
        for row in types if path in known else ():
            own = clock.for_text(path, member.modified_at)
            source = TextSource(path, partial(read_chunks, member), own, Notes())
            for says in row.text.describe(source) if row.text and row.text.describe else ():
                yield Finding("chat-dates", says, (path,))
        if path in zones:
            yield Finding("chat-clock", describe_zone(zones[path]), (path,))


def _list_pages(listing: Listing) -> list[tuple[str, Member]]:
    """Return a few pages, small ones first."""
    pages = [(path, member) for path, member in listing.texts if is_page(path) and not member.fault]
    return sorted(pages, key=lambda page: (page[1].size_bytes, page[0]))[:_MOST_PAGES]


def _walk(parts: Sequence[RecognisedPart]) -> Iterator[tuple[RecognisedPart, str, Member]]:
    """Yield every member with its part and its path below the root; what several parts hold alike, once."""
    seen = set()
    for one in parts:
        for member in one.part.members:
            path = one.path_of(member)
            identity = (path, member.size_bytes, member.crc32)
            if identity not in seen:
                seen.add(identity)
                yield one, path, member


def _name_kind(status: Status, kind: str | None, path: str) -> str:
    if status == Status.PENDING:
        return find_ending(path) or "other"
    return {Status.IGNORED: "litter", Status.UNREADABLE: "faulty"}.get(status, kind or "file")


def count_holdings(listing: Listing) -> Holdings:
    """Count what the listing shows: files by kind and file type, conversations by folder."""
    matcher = make_matcher(listing.importer)
    types: Counter[str] = Counter()
    unknown = empty = 0
    chats = {path for one in listing.parts for path in one.texts}
    for path, _ in listing.texts:
        if is_marker(path):
            empty += 1
            continue
        matched = matcher.texts[:1] if path in chats else matcher.match_path(path)
        unknown += not matched
        types.update(file_type.name for file_type in matched[:1])
    conversations = _count_conversations(listing, types)
    return Holdings(dict(listing.kinds), dict(types), unknown, conversations, empty)


def _count_conversations(listing: Listing, types: Counter[str]) -> dict[str, int]:
    fold = get_media_key(listing.importer.platform)
    folders = {fold(path).rpartition("/")[0] for path, _ in listing.texts}
    inside = Counter(folder.rpartition("/")[0] for folder in folders)
    marks = listing.importer.landmarks
    counts = {mark.holds: sum(inside[folder] for folder in mark.folders) for mark in marks if mark.is_chats}
    counts |= {mark.holds: types[mark.chats] for mark in marks if mark.chats}
    return {holds: count for holds, count in counts.items() if count}


def _find_format(parts: Sequence[RecognisedPart]) -> str:
    formats = {one.recognition.format for one in parts} - {"media"}
    return formats.pop() if len(formats) == 1 else "mixed" if formats else "media"


def _find_account(parts: Sequence[RecognisedPart]) -> Stated:
    for one in parts:
        for owner, path in find_owners(one):
            return Stated(owner.name or owner.username, path)
    return next(
        (Stated(one.name.account, one.part.name) for one in parts if one.name and one.name.account), Stated()
    )


def _find_requested(parts: Sequence[RecognisedPart]) -> _Asked:
    """Return what the data files of an export say of the request for it."""
    told: list[tuple[Record, str]] = []
    for one in parts:
        told += read_telling(one, lambda file_type: file_type.is_about_export)
    start = end = language = zone = offset = Stated()
    kinds: tuple[str, ...] = ()
    for record, path in told:
        if isinstance(record, Requested):
            kinds = record.kinds or kinds
            start = Stated(record.requested_from, path) if record.requested_from else start
            end = Stated(record.requested_to, path) if record.requested_to else end
            language = Stated(record.language, path) if record.language else language
            zone = Stated(record.timezone, path) if record.timezone else zone
            offset = Stated(record.offset, path) if record.offset else offset
    return _Asked((start, end), language, zone if zone.value else offset, kinds)


def _look_for_media(listing: Listing, media: dict[str, str], budget: Budget) -> References:
    members = (member for _, member in listing.texts)
    fold = get_media_key(listing.importer.platform)
    return find_references(members, media, fold, budget, partial(_list_files, listing))


def _list_files(listing: Listing, member: Member) -> Iterator[str]:
    """Yield the names of files that a plain text says were sent in it, but for those that are read: contacts."""
    fold = get_media_key(listing.importer.platform)
    read = {fold(path).rpartition("/")[2] for path, _ in listing.texts}
    for row in make_matcher(listing.importer).texts:
        if row.text is not None and row.text.list_files is not None:
            names = row.text.list_files(partial(read_chunks, member))
            yield from (name for name in names if fold(name) not in read)


def _describe_part(one: RecognisedPart) -> SeenPart:
    part = one.part
    kind = "file" if part.kind == "folder" and part.path.is_file() else part.kind
    size = sum(member.size_bytes for member in part.members) if kind == "file" else part.size_bytes
    return SeenPart(part.name, str(part.path), kind, size, len(part.members), one.recognition.format)
