"""What was handed over: which platforms, which layout, below which wrapper folders, and why we think so.

One download may hold several platforms: Threads is a folder inside Instagram's, and the Accounts Center puts Facebook
and Instagram side by side or into one tree (formats/instagram_threads.md 1.0, 2.1, trap 29).  Such a part is taken for
several, one a platform, each with its own members of the listing and none of the others': `recognise` divides it.
Everything behind that (exports, accounts, owners, order of reading, coverage) stays a matter of one platform at a
time, as if each had come by itself, which some do.  The other way, one export whose members each belong to whichever
importer claims them, would have put a platform into every question that is asked of an export; and a file of which
only the folder says whose it is (`threads/followers.json`) would still have had to be divided by its place.

Where importers are surer of different things, the surest is heard: a weak recognition (of what other platforms have
too) counts only where there is none that is not, and then the name of the download decides, or a look into the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from exit_kit.archive import MemberFault, Part, match_junk, match_key, read_member
from exit_kit.archive.discover import count_fingerprint
from exit_kit.archive.documents import LARGE_BYTES, NotJson, decode_json
from exit_kit.archive.members import Member
from exit_kit.errors import ArchiveError
from exit_kit.importing.contract import Evidence, FileType, Importer, PartName, Recognition
from exit_kit.importing.dividing import Claimant, divide_members, find_wrapper, split_trees
from exit_kit.importing.page_recognition import has_own_pages, recognise_pages
from exit_kit.importing.registry import (
    list_roots,
    load_foreign,
    load_importers,
    make_matcher,
    strip_version,
)
from exit_kit.importing.text_recognition import FoundTexts, find_texts, list_paths, refuse_texts
from exit_kit.importing.work import is_card

_MOST_PEEKED: Final = 12


@dataclass(frozen=True)
class RecognisedPart:
    """A part with what it is; `wrapper` are the folders above the export's root, "" or ending in `/`.

    `part` lists the members of this platform only, where the file that it stands for holds several.

    Where the data are plain texts, `texts` are their paths, and `prefix` the folder that they are given below the root
    (exit_kit.importing.text_recognition).  Of a folder of pages given alone, `prefix` is what stands above it.
    """

    part: Part
    importer: Importer
    recognition: Recognition
    name: PartName | None
    wrapper: str
    fingerprint: str
    prefix: str = ""
    texts: frozenset[str] = frozenset()

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
        return self.prefix + member.path.removeprefix(self.wrapper)

    def is_attachment(self, path: str) -> bool:
        """Say whether a member, by its path below the root, is a user's file rather than the export's data."""
        if self.texts:
            return path not in self.texts and not is_card(path)
        return self.importer.is_attachment(match_key(path))


@dataclass(frozen=True)
class Unrecognised:
    """A part that no importer can read; `platform` names the one whose importer is not there yet, and what shows it."""

    part: Part
    platform: str | None
    evidence: str | None = None
    refusal: ArchiveError | None = None


def recognise(part: Part) -> tuple[RecognisedPart, ...] | Unrecognised:
    """Return what one part is, one entry a platform: by the names in it, its own name, else by what its files hold."""
    trees = split_trees(part)
    if len(trees) == 1:
        return _recognise_tree(part, part)
    found = [_recognise_tree(part, tree) for tree in trees]
    known = [list(one) for one in found if not isinstance(one, Unrecognised)]
    if not known:
        return _recognise_tree(part, part)
    strays = [member for one in found if isinstance(one, Unrecognised) for member in one.part.members]
    if strays:  # what stands beside the trees goes with the first, so that nothing is left out
        known[0][0] = _take_strays(known[0][0], strays)
    return tuple(one for those in known for one in those)


def find_shares(part: Part) -> dict[str, Part]:
    """Return by fingerprint what a database may know a part by: itself, and the share of each platform in it."""
    seen = recognise(part)
    shares = {} if isinstance(seen, Unrecognised) else {one.fingerprint: one.part for one in seen}
    return {part.fingerprint: part, **shares}


def _take_strays(one: RecognisedPart, strays: Iterable[Member]) -> RecognisedPart:
    part = replace(one.part, members=(*one.part.members, *strays))
    return replace(one, part=part, fingerprint=_count_fingerprint(part.members, one.wrapper))


def _recognise_tree(part: Part, tree: Part) -> tuple[RecognisedPart, ...] | Unrecognised:
    members = [member for member in tree.members if not match_junk(member.path)]
    found = _choose(part, members, [one for one in _ask_all(members) if not _is_misnamed(members, one)])
    if found:
        return _divide(part, tree, found)
    told = find_texts(part, members)
    if told is not None:
        return (_describe_texts(told),)
    for label, markers in load_foreign():
        marked = _find_marked(members, markers)
        if marked is not None:
            return Unrecognised(tree, label, marked)
    for importer in load_importers():
        seen = _peek(members, importer)
        if seen is not None:
            wrapper = find_wrapper(members, importer) if seen.layout else ""
            return (_describe(part, tree, Claimant(importer, seen, wrapper)),)
    placed = recognise_pages(part, members)
    if placed is not None:
        one = _describe(part, tree, Claimant(placed.importer, placed.recognition, ""))
        return (replace(one, prefix=placed.prefix),)
    return Unrecognised(tree, None, refusal=refuse_texts(part, members))


def _ask_all(members: Sequence[Member]) -> Iterable[Claimant]:
    """Yield each importer that knows something of a listing, with what it makes of it."""
    for importer in load_importers():
        wrapper = find_wrapper(members, importer)
        keys = [match_key(member.path.removeprefix(wrapper)) for member in members]
        found = importer.recognise(keys)
        if found is not None:
            yield Claimant(importer, found, wrapper)


def _choose(part: Part, members: Sequence[Member], asked: list[Claimant]) -> list[Claimant]:
    """Return those who are heard: all that are sure, else the one whom the download's name or its files speak for."""
    sure = _leave_media([one for one in asked if not one.recognition.is_weak])
    if sure or len(asked) < 2:
        return sure or asked
    named = [one for one in asked if _is_named(part, one)]
    held = named or [one for one in asked if _peek(members, one.importer)]
    return (held or [one for one in asked if has_own_pages(one.importer, members, one.wrapper)] or asked)[:1]


def _leave_media(sure: list[Claimant]) -> list[Claimant]:
    """Return the claimants without those who know nothing but media that may as well be another's.

    A request for Threads alone gives its folder, and media where Instagram has them.
    """
    telling = [one for one in sure if one.recognition.format != "media"]
    return [one for one in sure if one in telling or not any(_may_hold(other, one) for other in telling)]


def _may_hold(one: Claimant, other: Claimant) -> bool:
    return all(seen.path.partition("/")[0] in one.importer.roots for seen in other.recognition.evidence)


def _is_named(part: Part, one: Claimant) -> bool:
    """Say whether the name of a part, or of a folder that wraps it, begins with the platform's."""
    steps = (part.name, *one.wrapper.split("/"))
    return any(step.casefold().startswith(f"{one.importer.platform}-") for step in steps)


def _describe_texts(told: FoundTexts) -> RecognisedPart:
    return RecognisedPart(
        told.part,
        told.importer,
        told.recognition,
        told.importer.parse_name(told.part.name),
        told.wrapper,
        _count_fingerprint(told.part.members, told.wrapper),
        told.prefix,
        list_paths(told.texts, told.wrapper, told.prefix),
    )


def _divide(part: Part, tree: Part, found: Sequence[Claimant]) -> tuple[RecognisedPart, ...]:
    if len(found) == 1:
        return (_describe(part, tree, found[0]),)
    shares = divide_members(tree.members, found)
    return tuple(
        _describe(part, replace(tree, members=share), one)
        for one, share in zip(found, shares, strict=True)
        if share
    )


def _describe(part: Part, tree: Part, one: Claimant) -> RecognisedPart:
    name = _find_name(part, one)
    return RecognisedPart(
        tree, one.importer, one.recognition, name, one.wrapper, _count_fingerprint(tree.members, one.wrapper)
    )


def _count_fingerprint(members: Iterable[Member], wrapper: str) -> str:
    inside = [
        member._replace(path=member.path.removeprefix(wrapper))
        for member in members
        if not match_junk(member.path)
    ]
    return count_fingerprint(inside)


def _find_name(part: Part, one: Claimant) -> PartName | None:
    """Return what the part's name says, or the folder's that it was packed in, where that one is whole."""
    own = one.importer.parse_name(part.name)
    if own and own.date:
        return own
    steps = (one.importer.parse_name(step) for step in reversed(one.wrapper.split("/")[:-1]))
    return next((name for name in steps if name and name.date and name.suffix), own)


def refuse_part(seen: Unrecognised) -> ArchiveError:
    """Return the error for a part that no importer reads."""
    if seen.refusal is not None:
        return seen.refusal
    if seen.platform:
        return ArchiveError(
            f"{seen.part.path.name} was left as it is.",
            f"It is an export of {seen.platform}, which this version of exit-kit cannot read yet.",
            "Keep the file; a later version will read it.",
        )
    if seen.part.kind == "zip" and any(member.path.lower().endswith(".zip") for member in seen.part.members):
        return ArchiveError(
            f"{seen.part.path.name} was left as it is.",
            f"It holds another zip, and nothing else in it looks like an export of {_name_platforms()}.",
            "If that zip is the export: unpack this one once, then give the zips that come out of it.",
        )
    return ArchiveError(
        f"{seen.part.path.name} was left as it is.",
        f"Nothing in it looks like an export of {_name_platforms()}.",
        "Give the zip as you downloaded it, or the folder that it was unpacked to.",
    )


def _name_platforms() -> str:
    *others, last = (one.label for one in load_importers())
    return f"{', '.join(others)} or {last}" if others else last


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
    paths = (one.path_of(member) for member in one.part.members)
    return sum(path.lower().endswith((".html", ".htm")) and not one.is_attachment(path) for path in paths)


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
        document = _read_json(member)
        match = matcher.match(member.path, document)
        keys = set(map(strip_version, list_roots(document)))
        telling = [claim for claim in match.claims if _is_telling(claim.file_type, keys, member.path)]
        if telling and not match.is_ambiguous:
            return _recognise_content(importer, member.path, telling[0].file_type)
    return None


def _read_json(member: Member) -> Any:
    """Return what a small file holds; None where it is no JSON, which is nobody's either."""
    try:
        return decode_json(read_member(member).data)
    except (MemberFault, NotJson):
        return None


def _is_misnamed(members: Sequence[Member], one: Claimant) -> bool:
    """Say whether a file by whose mere name a platform claims a listing holds something else.

    A chat of Messenger that somebody named `messages.json` is not the file that Instagram had until 2021.
    """
    if not one.recognition.is_weak:
        return False
    matcher, named = make_matcher(one.importer), {seen.path for seen in one.recognition.evidence}
    for member in members:
        path = match_key(member.path.removeprefix(one.wrapper))
        if path in named and path.endswith(".json") and member.size_bytes < LARGE_BYTES:
            claims = matcher.match(path, _read_json(member)).claims
            return bool(claims) and not {claim.file_type for claim in claims} & {*matcher.match_path(path)}
    return False


def _is_telling(file_type: FileType, keys: set[str], path: str) -> bool:
    """Say whether a document shows whose it is: by a root key, or, of a file type that has none, by its folder."""
    return not keys.isdisjoint(map(strip_version, file_type.roots)) or (not file_type.roots and "/" in path)


__all__ = [
    "RecognisedPart",
    "Unrecognised",
    "count_pages",
    "find_shares",
    "join_refusals",
    "recognise",
    "refuse_part",
]
