"""What a folder of HTML pages is that was given alone, without the folders that show whose export it is from.

Two things must agree.  Its files have the names of one platform's pages, with the folders on disk above what was given
(`…/your_facebook_activity/messages`).  And the pages are written as that platform writes them: Facebook and Instagram
share names (`messages/inbox`) and, until 2025, class tokens, but Facebook says seconds there and Instagram does not
(formats/facebook.md 3.2, formats/instagram_threads.md 4.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from exit_kit.archive import MemberFault, Part, match_key, read_member
from exit_kit.archive.members import Member
from exit_kit.archive.page_dates import find_dates
from exit_kit.archive.page_reading import PageReader
from exit_kit.importing.contract import Evidence, Importer, Recognition
from exit_kit.importing.page_documents import is_page
from exit_kit.importing.registry import load_importers, make_matcher

_MOST_PEEKED: Final = 12
_MOST_BYTES: Final = 4_000_000
_DEEPEST: Final = 4
_SECONDS: Final = re.compile(r"\d[:.]\d\d[:.]\d\d")


class Placed(NamedTuple):
    """Whose pages these are, and the folders that stand above them in a whole export, "" or ending in `/`."""

    importer: Importer
    recognition: Recognition
    prefix: str


def recognise_pages(part: Part, members: Sequence[Member]) -> Placed | None:
    """Return whose pages the members are, where the names of files and their markup say the same."""
    for importer in load_importers():
        for prefix in _list_prefixes(part, importer):
            page = _find_own_page(importer, members, prefix)
            if page is not None:
                return Placed(importer, _describe(importer, members, prefix, page), prefix)
    return None


def has_own_pages(importer: Importer, members: Sequence[Member], wrapper: str) -> bool:
    """Say whether members hold a page that is this platform's by its name and by its markup."""
    inside = [one._replace(path=one.path.removeprefix(wrapper)) for one in members]
    return _find_own_page(importer, inside, "") is not None


def _list_prefixes(part: Part, importer: Importer) -> Iterator[str]:
    """Yield what may stand above the members: folders on disk from one of an export's root down, then nothing.

    A folder that was moved away from there stands where folders of its name do (`inbox`).
    """
    steps = part.path.absolute().parts[-_DEEPEST:] if part.kind == "folder" else ()
    for start, step in enumerate(steps):
        if match_key(step) in importer.roots or start == len(steps) - 1:
            yield "".join(f"{one}/" for one in steps[start:])
    for folder in (folder for mark in importer.landmarks for folder in mark.folders):
        if steps and folder.endswith(f"/{match_key(steps[-1])}"):
            yield f"{folder}/"
    yield ""


def _find_own_page(importer: Importer, members: Sequence[Member], prefix: str) -> Member | None:
    if not importer.page_years:
        return None
    matcher = make_matcher(importer)
    pages = (one for one in members if is_page(one.path) and one.size_bytes < _MOST_BYTES and not one.fault)
    named = [one for one in pages if matcher.match_path(prefix + one.path)][:_MOST_PEEKED]
    return next((one for one in named if _is_written_by(importer, one)), None)


def _is_written_by(importer: Importer, page: Member) -> bool:
    """Say whether nobody but this platform writes such pages."""
    reader = PageReader(page.path)
    try:
        data = read_member(page).data
    except MemberFault:
        return False
    next(reader.read([data]), None)
    writers = [one for one in load_importers() if reader.frame.generation in one.page_years]
    if len(writers) > 1:
        has_seconds = any(map(_SECONDS.search, dates)) if (dates := find_dates(data)) else None
        writers = [one for one in writers if one.has_page_seconds is has_seconds]
    return writers == [importer]


def _describe(importer: Importer, members: Sequence[Member], prefix: str, page: Member) -> Recognition:
    (file_type, *_) = make_matcher(importer).match_path(prefix + page.path)
    shown = Evidence(page.path, f"is a page of {importer.label} {file_type.name}")
    seen = importer.recognise([match_key(prefix + member.path) for member in members])
    layout, years = (seen.layout, seen.layout_years) if seen and not seen.is_weak else (None, None)
    return Recognition(importer.platform, layout, years, "html", (shown,))


__all__ = ["Placed", "has_own_pages", "recognise_pages"]
