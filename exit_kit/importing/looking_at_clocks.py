"""What several exports that are looked at together say of each other's clocks, as an import would find it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from exit_kit.archive.members import Member
from exit_kit.importing.clocks import DISTANCE, Clock, TextZone
from exit_kit.importing.sightings import Listing
from exit_kit.importing.text_matching import Sources, list_moments, list_said, match_texts
from exit_kit.importing.text_recognition import read_chunks, read_start
from exit_kit.importing.work import Job, get_matcher, is_text
from exit_kit.store.members import Text


def find_zones(listings: Sequence[Listing]) -> dict[int, dict[str, str]]:
    """Return what is to be said of the clocks of plain texts, by the number of their export and their path."""
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

    read_bytes: Callable[[Text], Iterator[bytes]] = lambda text: read_chunks(members[text.number])  # noqa: E731
    found = match_texts(
        texts, clocks, lambda text: is_text(text.path), Sources(read_bytes, read_text, read_document)
    )
    return {
        number: {path: _describe(zone) for path, zone in clock.of_texts} for number, clock in found.items()
    }


def _describe(zone: TextZone) -> str:
    if zone.timezone_from == DISTANCE:
        return (
            f"It was exported in another time zone than another export of this chat here: {zone.timezone}, seen from "
            f"there. That is shown by {zone.evidence}."
        )
    return f"Its clock is that of {zone.timezone}. That is shown by {zone.evidence}."


__all__ = ["find_zones"]
