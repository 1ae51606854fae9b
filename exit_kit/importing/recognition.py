"""What was handed over: which platform, which layout, below which wrapper folders, and why we think so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from exit_kit.archive import MemberFault, Part, match_junk, match_key, read_member
from exit_kit.archive.discover import count_fingerprint
from exit_kit.archive.documents import LARGE_BYTES, NotJson, decode_json
from exit_kit.archive.members import Member
from exit_kit.errors import ArchiveError
from exit_kit.importing.contract import Evidence, FileType, Importer, PartName, Recognition
from exit_kit.importing.registry import load_foreign, load_importers, make_matcher

_DEEPEST_WRAPPER: Final = 3
_MOST_PEEKED: Final = 12


@dataclass(frozen=True)
class RecognisedPart:
    """A part with what it is; `wrapper` are the folders above the export's root, "" or ending in `/`."""

    part: Part
    importer: Importer
    recognition: Recognition
    name: PartName | None
    wrapper: str
    fingerprint: str

    @property
    def is_apart(self) -> bool:
        """Say whether this is a download of its own, of which no other part can be."""
        return self.recognition.layout in self.importer.apart

    @property
    def label(self) -> str:
        """What people call it."""
        return self.importer.apart.get(self.recognition.layout or "", self.importer.label)

    def path_of(self, member: Member) -> str:
        """Return a member's path below the export's root."""
        return member.path.removeprefix(self.wrapper)


@dataclass(frozen=True)
class Unrecognised:
    """A part that no importer can read; `platform` names the one whose importer is not there yet, and what shows it."""

    part: Part
    platform: str | None
    evidence: str | None = None


def recognise(part: Part) -> RecognisedPart | Unrecognised:
    """Return what one part is: by the names in it, by its own name, else by what its files hold."""
    members = [member for member in part.members if not match_junk(member.path)]
    for importer in load_importers():
        wrapper = find_wrapper((member.path for member in members), importer.roots)
        keys = [match_key(member.path.removeprefix(wrapper)) for member in members]
        found = importer.recognise(keys)
        if found is not None:
            return _describe(part, members, importer, found, wrapper)
    for label, markers in load_foreign():
        marked = _find_marked(members, markers)
        if marked is not None:
            return Unrecognised(part, label, marked)
    for importer in load_importers():
        found = _peek(members, importer)
        if found is not None:
            wrapper = (
                find_wrapper((member.path for member in members), importer.roots) if found.layout else ""
            )
            return _describe(part, members, importer, found, wrapper)
    return Unrecognised(part, None)


def refuse_part(seen: Unrecognised) -> ArchiveError:
    """Return the error for a part that no importer reads."""
    if seen.platform:
        return ArchiveError(
            f"{seen.part.path.name} was left as it is.",
            f"It is an export of {seen.platform}, which this version of exit-kit cannot read yet.",
            "Keep the file; a later version will read it.",
        )
    return ArchiveError(
        f"{seen.part.path.name} was left as it is.",
        "Nothing in it looks like an export of Facebook.",
        "Give the zip as you downloaded it, or the folder that it was unpacked to.",
    )


def join_refusals(refused: Sequence[ArchiveError]) -> ArchiveError:
    """Return one error for a command line of which nothing could be read; it names every refused path."""
    first = refused[0]
    if len(refused) == 1:
        return first
    others = " ".join(str(error) for error in refused[1:])
    return ArchiveError(str(first), others, "None of the given paths could be read; nothing was imported.")


def count_pages(one: RecognisedPart) -> int:
    """Count the HTML pages of a part in HTML; a JSON export's landing page is none."""
    if one.recognition.format not in ("html", "mixed"):
        return 0
    keys = (match_key(one.path_of(member)) for member in one.part.members)
    return sum(key.endswith((".html", ".htm")) and not one.importer.is_attachment(key) for key in keys)


def _describe(
    part: Part, members: Sequence[Member], importer: Importer, found: Recognition, wrapper: str
) -> RecognisedPart:
    inside = [member._replace(path=member.path.removeprefix(wrapper)) for member in members]
    return RecognisedPart(
        part, importer, found, importer.parse_name(part.name), wrapper, count_fingerprint(inside)
    )


def find_wrapper(paths: Iterable[str], roots: frozenset[str]) -> str:
    """Return the folders above the export's root, with a `/` at the end, or "".

    A zip may hold everything below one or two folders (formats/facebook.md 1.0).
    """
    wrappers: Counter[str] = Counter()
    for path in paths:
        steps = path.split("/")
        for depth, step in enumerate(steps[:-1][: _DEEPEST_WRAPPER + 1]):
            if match_key(step) in roots:
                wrappers["".join(f"{one}/" for one in steps[:depth])] += 1
                break
    return min(wrappers, key=lambda wrapper: (-wrappers[wrapper], wrapper)) if wrappers else ""


def _find_marked(members: Sequence[Member], markers: Sequence[str]) -> str | None:
    """Return the first path that has one of these pieces in it."""
    for member in members:
        key = f"/{match_key(member.path)}"
        if any(marker in key for marker in markers):
            return member.path
    return None


def _recognise_content(importer: Importer, path: str, file_type: FileType) -> Recognition:
    layout = next((one for one in file_type.layouts if one in importer.apart), None)
    evidence = Evidence(path, f"holds {importer.label} {file_type.name}")
    return Recognition(importer.platform, layout, importer.apart.get(layout or ""), "json", (evidence,))


def _peek(members: Sequence[Member], importer: Importer) -> Recognition | None:
    """Look into a few small JSON members for a key that only one file type has."""
    matcher = make_matcher(importer)
    named = [one for one in members if one.path.lower().endswith(".json") and one.size_bytes < LARGE_BYTES]
    for member in named[:_MOST_PEEKED]:
        try:
            match = matcher.match(member.path, decode_json(read_member(member).data))
        except (MemberFault, NotJson):
            continue
        telling = [claim for claim in match.claims if claim.file_type.roots or "/" in member.path]
        if telling and not match.is_ambiguous:
            return _recognise_content(importer, member.path, telling[0].file_type)
    return None


__all__ = [
    "RecognisedPart",
    "Unrecognised",
    "count_pages",
    "find_wrapper",
    "join_refusals",
    "recognise",
    "refuse_part",
]
