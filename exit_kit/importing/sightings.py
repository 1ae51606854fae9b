"""What `look` sees, as plain values: exports, their parts, what they hold, what they likely lack."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from exit_kit.archive.members import Member
from exit_kit.errors import ArchiveError
from exit_kit.importing.contract import Evidence, Importer
from exit_kit.importing.identity import Day
from exit_kit.importing.recognition import RecognisedPart, Unrecognised
from exit_kit.importing.references import References


@dataclass(frozen=True)
class Stated:
    """A value and the path or name that says it; both None where nothing does."""

    value: str | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that a person should know, as a whole sentence; `kind` is its word for programs."""

    kind: str
    says: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeenPart:
    """One part: its name and place, its size on the disk and its files."""

    name: str
    path: str
    kind: str
    size_bytes: int
    files: int
    format: str


@dataclass(frozen=True)
class Holdings:
    """What an export holds, in figures that the listing gives.

    files            members by status: data, photo, video, audio, gif, sticker, file, faulty, litter
    file_types       members by file type of the importer, as far as their paths tell
    unknown_files    data whose path no file type has
    conversations    folders with messages, by the name of their folder of folders
    empty_folders    folders that say that there was nothing to put into them
    """

    files: dict[str, int] = field(default_factory=dict)
    file_types: dict[str, int] = field(default_factory=dict)
    unknown_files: int = 0
    conversations: dict[str, int] = field(default_factory=dict)
    empty_folders: int = 0


@dataclass(frozen=True)
class SeenExport:
    """One export: what it is, what it holds, what it likely lacks.

    `is_apart`: a download of its own beside the main export, called `layout_years`.
    `requested_kinds` are the kinds of information that were asked for, as far as it is said.
    `requested_from` without a value and `requested_to` with one: everything up to that day was asked for.
    """

    platform: str
    label: str
    format: str
    layout: str | None
    layout_years: str | None
    evidence: tuple[Evidence, ...]
    account: Stated
    language: Stated
    timezone: Stated
    requested_from: Stated
    requested_to: Stated
    made: Day
    parts: tuple[SeenPart, ...]
    twins: tuple[SeenPart, ...]
    holds: Holdings
    media: References
    requested_kinds: tuple[str, ...] = ()
    missing: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()
    is_apart: bool = False


@dataclass(frozen=True)
class Look:
    """Everything that was seen: exports, parts of platforms that cannot be read yet, and what could not be opened."""

    exports: tuple[SeenExport, ...]
    foreign: tuple[Unrecognised, ...]
    refused: tuple[ArchiveError, ...]


@dataclass(frozen=True)
class Listing:
    """The members of an export's parts, sorted by what they are."""

    importer: Importer
    parts: tuple[RecognisedPart, ...]
    texts: tuple[tuple[str, Member], ...]
    media: dict[str, str]
    kinds: Counter[str]
    faulty: tuple[tuple[str, Member], ...]
    folders: frozenset[str]
    assumed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def is_apart(self) -> bool:
        """Say whether this is a download of its own, beside the main export."""
        return any(one.is_apart for one in self.parts)
