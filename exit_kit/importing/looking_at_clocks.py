"""What several exports that are looked at together say of each other's clocks, as an import would find it.

Of plain texts and of pages alike: messages that another export holds too, in UTC, show in which zone they were written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from exit_kit.archive.members import Member
from exit_kit.importing.clock_finding import learn_from_members
from exit_kit.importing.clock_matching import match_zone
from exit_kit.importing.clocks import DISTANCE, UNTOLD, Clock, TextZone, read_offset
from exit_kit.importing.page_documents import is_page
from exit_kit.importing.sightings import Listing, SeenExport, Stated
from exit_kit.importing.text_matching import Sources, list_moments, list_orders, list_said, match_texts
from exit_kit.importing.text_recognition import read_chunks, read_start
from exit_kit.importing.work import Job, get_matcher, is_text
from exit_kit.store.members import Text

_OF_OLD: Final = ".htm"  # pages whose dates name their zone
_DATES: Final = "the dates on its pages"


def match_clocks(listings: Sequence[Listing]) -> dict[int, Clock]:
    """Return the clocks of exports with plain texts, by the number of their export, as far as others here tell them."""
    texts: list[Text] = []
    members: dict[int, Member] = {}
    clocks: dict[int, Clock] = {}
    for number, listing in enumerate(listings):
        platform = listing.importer.platform
        if not get_matcher(platform).texts:
            continue
        clocks[number] = Clock(timezone="UTC")
        for path, member in listing.texts:
            text = Text(
                len(texts), platform, 0, number, path, "", member.size_bytes, None, member.modified_at
            )
            texts.append(text)
            members[text.number] = member

    def read_text(text: Text, clock: Clock) -> Iterator[tuple[int, str | None]] | None:
        member = members[text.number]
        return list_said(text, read_start(member), partial(read_chunks, member), clock)

    def read_document(text: Text) -> Iterator[tuple[int, str | None]]:
        return list_moments(Job(0, text.platform, text.path, members[text.number], None))

    def read_orders(text: Text) -> Sequence[str]:
        member = members[text.number]
        return list_orders(text, read_start(member), partial(read_chunks, member))

    read_bytes: Callable[[Text], Iterator[bytes]] = lambda text: read_chunks(members[text.number])  # noqa: E731
    sources = Sources(read_bytes, read_text, read_document, read_orders)
    return match_texts(texts, clocks, lambda text: is_text(text.path), sources)


def describe_zone(zone: TextZone) -> str:
    """Return what is to be said of the clock of a plain text."""
    if zone.timezone_from == DISTANCE:
        return (
            f"It was exported in another time zone than another export of this chat here: {zone.timezone}, seen from "
            f"there. That is shown by {zone.evidence}."
        )
    return f"Its clock is that of {zone.timezone}. That is shown by {zone.evidence}."


def complete_zones(exports: Sequence[SeenExport], listings: Sequence[Listing]) -> Iterator[SeenExport]:
    """Yield exports with the zone of their pages as others of the same account say or show it.

    That counts before a mere distance from UTC, which says nothing of summer time.
    """
    told = [one for one in exports if one.timezone.value and read_offset(one.timezone.value) is None]
    for number, (export, listing) in enumerate(zip(exports, listings, strict=True)):
        has_pages = export.format in ("html", "mixed") and not listing.importer.page_zone
        found = _learn_clock(export, listing) if has_pages and export not in told else export
        if not has_pages or export in told or found.timezone != export.timezone:
            yield found
            continue
        other = next((one.timezone for one in reversed(told) if _is_near(one, export)), Stated())
        elsewhere = replace(other, evidence=f"another export here: {other.evidence}")
        if not elsewhere.value:
            near = [at for at, one in enumerate(exports) if _is_near(one, export)]
            elsewhere = _match_zone({at: listings[at] for at in near}, number)
        yield replace(found, timezone=elsewhere) if elsewhere.value else found


def _learn_clock(export: SeenExport, listing: Listing) -> SeenExport:
    """Return an export of before 2018 with the language and the zone that the dates on its pages tell."""
    pages = [(path.lower(), member) for path, member in listing.texts if is_page(path)]
    if not any(path.endswith(_OF_OLD) for path, _ in pages):
        return export
    learned, zone = learn_from_members(member for _, member in pages)
    language = learned.candidates[0] if len(learned.candidates) == 1 else None
    return replace(
        export,
        timezone=Stated(zone, _DATES) if zone else export.timezone,
        language=Stated(language, _DATES) if language and not export.language.value else export.language,
    )


def _is_near(one: SeenExport, other: SeenExport) -> bool:
    return (one.platform, one.account.value) == (other.platform, other.account.value)


def _match_zone(listings: Mapping[int, Listing], number: int) -> Stated:
    """Return the zone in which messages on an export's pages are what JSON says that they were in UTC."""
    texts: list[Text] = []
    members: dict[int, Member] = {}
    for other, listing in listings.items():
        for path, member in listing.texts:
            members[len(texts)] = member
            platform = listing.importer.platform
            texts.append(Text(len(texts), platform, 0, other, path, "", member.size_bytes, None))

    def make_job(text: Text) -> Job:
        return Job(0, text.platform, text.path, members[text.number], None)

    zone = match_zone(texts, number, UNTOLD, make_job)
    return Stated(zone, "messages that JSON here holds too") if zone else Stated()


__all__ = ["complete_zones", "describe_zone", "match_clocks"]
