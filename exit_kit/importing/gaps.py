"""What an export likely lacks, and what its owner should know of it: each in one sentence, with what shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exit_kit.archive import FAULTS
from exit_kit.importing.contract import Landmark
from exit_kit.importing.sightings import Finding, Listing, SeenExport
from exit_kit.wording import format_count, format_plural

_A_YEAR_OR_SO = 400  # days: a request that nobody changed covers the last year (formats/facebook.md, trap 1)
_MOST_EXAMPLES = 3
_MOST_KINDS = 8


def find_missing(export: SeenExport, listing: Listing) -> tuple[Finding, ...]:
    """Return what an export likely lacks."""
    if export.format == "media":
        return (
            Finding(
                "only-media",
                "There are only photos, videos and the like here: messages and posts are in another part of the same "
                "download.",
                tuple(part.name for part in export.parts),
            ),
        )
    return (
        *_find_profile(export, listing),
        *_find_media(export, listing),
        *_find_folders(export, listing),
        *_find_left_out(export, listing),
        *_find_range(export),
    )


def find_remarks(export: SeenExport, listing: Listing) -> tuple[Finding, ...]:
    """Return what else the owner of an export should know."""
    return (
        *_find_apart(export, listing),
        *_find_assumed(listing),
        *_find_open(listing),
        *_find_pages(export, listing),
        *_find_marks(listing),
        *_find_faults(listing),
        *_find_twins(export),
    )


def _find_profile(export: SeenExport, listing: Listing) -> Iterator[Finding]:
    identities = [one for one in listing.importer.file_types if one.is_identity]
    is_told = any(one.name in export.holds.file_types for one in identities)
    if not is_told and export.layout and export.format != "html" and not listing.is_apart:
        says = "No part holds the profile, which says whose account this is; it may be in a part that is not here."
        yield Finding("no-profile", says, tuple(one.paths[0] for one in identities[:1]))


def _find_media(export: SeenExport, listing: Listing) -> Iterator[Finding]:
    media = export.media
    if not media.missing:
        return
    verb = "is" if media.missing == 1 else "are"
    what = format_plural(media.missing, "photo or other file", "photos and other files")
    says = f"{what} that the text speaks of {verb} not here."
    if listing.is_apart and listing.importer.platform == "whatsapp":
        says += " The phone may not have them any more, or they are in a folder that was not given."
    elif listing.is_apart:
        says += " Messenger could not put all of them into the download; a download made anew may have them."
    yield Finding("media-missing", says, media.examples)
    if len(export.parts) > 1 or listing.is_apart or not export.layout:
        return
    if media.missing * 10 > media.named:
        says = (
            f"Only one part was given. {export.label} cuts large downloads into several zips, so the missing files may "
            "be in the others: give all of them together."
        )
        yield Finding("one-part", says, (export.parts[0].name,))


def _find_folders(export: SeenExport, listing: Listing) -> Iterator[Finding]:
    usual = [mark for mark in listing.importer.landmarks if export.layout in mark.layouts]
    absent = [mark for mark in usual if not listing.folders.intersection(mark.folders)]
    if absent:
        says = (
            f"An export of this layout usually also has: {', '.join(mark.holds for mark in absent)}. Either you did "
            "not ask for them, or they are in a part that is not here."
        )
        yield Finding("folders-missing", says, tuple(mark.folders[0] for mark in absent))


def _find_left_out(export: SeenExport, listing: Listing) -> Iterator[Finding]:
    """Yield what no file of the export holds, and whether the request for it named it."""
    if export.layout is None or listing.is_apart:
        return
    for mark in listing.importer.landmarks:
        if mark.file_types and set(mark.file_types).isdisjoint(export.holds.file_types):
            yield Finding(
                "left-out", f"There is no list of {mark.holds}. {_explain_left_out(export, listing, mark)}"
            )


def _explain_left_out(export: SeenExport, listing: Listing, mark: Landmark) -> str:
    """Say whether the request named what is not there; a request in words that are not known may well have."""
    kinds = {kind.casefold() for kind in export.requested_kinds}
    if any(word in kind for word in mark.asked for kind in kinds):
        return "It was asked for, so there is none, or it is in a part that is not here."
    named = ", ".join(export.requested_kinds[:_MOST_KINDS])
    if not kinds:
        return "Either it was not asked for, or it is in a part that is not here; there may well be some."
    if kinds <= listing.importer.kinds:
        return f"The request does not name it; it names: {named}. Ask for it too before you leave."
    return f"The request names: {named}. If it is not among these, ask for it too before you leave."


def _find_range(export: SeenExport) -> Iterator[Finding]:
    start, end = export.requested_from, export.requested_to
    if start.value and end.value:
        days = (date.fromisoformat(end.value) - date.fromisoformat(start.value)).days
        if days <= _A_YEAR_OR_SO:
            what = f"Only {format_plural(days, 'day')} were asked for, {start.value} to {end.value}"
            says = f"{what}: what is older is not in it. Ask for all time to get everything."
            yield Finding("range-short", says, tuple(filter(None, (start.evidence,))))


def _find_assumed(listing: Listing) -> Iterator[Finding]:
    if listing.assumed and len(listing.parts) > 1:
        verb = "says" if len(listing.assumed) == 1 else "say"
        says = (
            f"{format_plural(len(listing.assumed), 'part')} {verb} neither by name nor by a profile whose it is; as "
            "nothing in it contradicts the others, it is taken for a part of the same download."
        )
        yield Finding("assumed", says, listing.assumed[:_MOST_EXAMPLES])


def _find_open(listing: Listing) -> Iterator[Finding]:
    if listing.open:
        says = (
            "Neither its name nor a profile in it says whose this is, and it could belong to several of the accounts "
            "here, so it stands by itself. Give it together with the parts that it came with and no others."
        )
        yield Finding("open", says, listing.open[:_MOST_EXAMPLES])


def _find_apart(export: SeenExport, listing: Listing) -> Iterator[Finding]:
    if export.format == "database":
        says = (
            f"This is {listing.parts[0].label}: it knows what you wrote, but not your name. Say it with --owner, as "
            "the chats' texts have it. A chat's text and the same chat in the backup become one, each message once: "
            "what both have shows the time zone of the text. Where they share nothing, say it with --timezone."
        )
        yield Finding("backup", says, tuple(one.path for one in export.evidence[:1]))
    elif any(one.texts for one in listing.parts):
        says = (
            "A chat says neither whose phone exported it nor in which zone its clock was: say it at the import with "
            "--owner NAME and --timezone Europe/Berlin. Other chats of the same phone go into the same database."
        )
        yield Finding("apart", says, tuple(one.path for one in export.evidence[:1]))
    elif listing.is_apart:
        says = (
            f"This is a download of its own: it holds {listing.parts[0].label} and nothing else, not even whose they "
            "are. Import it into the same database as the main export: what belongs together becomes one conversation. "
            "Alone, whoever takes part in the most chats is taken for you, or say it with --owner."
        )
        yield Finding("apart", says, tuple(one.path for one in export.evidence[:1]))


def _find_pages(export: SeenExport, listing: Listing) -> Iterator[Finding]:
    pages = listing.kinds["html"] + listing.kinds["htm"]
    if export.format not in ("html", "mixed"):
        return
    examples = tuple(path for path, _ in listing.texts if path.lower().endswith((".html", ".htm")))[:1]
    says = (
        f"{format_plural(pages, 'page')} in HTML, which says less than JSON: times are to the second or minute, and "
        "some details are missing. If you still have the account, ask for the export in JSON as well; both go into one "
        "database, and nothing doubles."
    )
    yield Finding("html", says, examples)


def _find_marks(listing: Listing) -> Iterator[Finding]:
    for mark in listing.importer.landmarks:
        seen = sorted(listing.folders.intersection(mark.folders))
        if mark.remark and seen:
            yield Finding("elsewhere", mark.remark, tuple(seen))


def _find_faults(listing: Listing) -> Iterator[Finding]:
    faulty: dict[str, list[str]] = {}
    for path, member in listing.faulty:
        faulty.setdefault(member.fault or "", []).append(path)
    for one in listing.parts:
        for member in one.part.members:
            if member.note:
                faulty.setdefault(member.note, []).append(one.path_of(member))
    for kind, paths in sorted(faulty.items()):
        count = f"{format_count(len(paths))} times: " if len(paths) > 1 else ""
        yield Finding(kind, f"{count}{FAULTS[kind]}", tuple(paths[:_MOST_EXAMPLES]))


def _find_twins(export: SeenExport) -> Iterator[Finding]:
    for twin in export.twins:
        yield Finding("twin", "The same part was given twice under two names; it is read once.", (twin.name,))
