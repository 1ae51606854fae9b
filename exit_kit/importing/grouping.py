"""Which parts are one export.  The same rules for what is stored and for what is only looked at.

Parts that carry Meta's own names belong together by account and day.  Others join the export that they do not
contradict: one that holds no other content under the same path.  So parts may come in any order, together or one
by one, under any name.  A part whose profile, or whose own name, names another account never joins; nor does one of a
layout that is a download of its own (`Importer.apart`), nor one to an export of another era (`Importer.eras`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar

from exit_kit.archive.members import Member
from exit_kit.importing.contract import Status
from exit_kit.importing.identity import find_owner, make_account_key
from exit_kit.importing.recognition import RecognisedPart
from exit_kit.importing.records import Owner
from exit_kit.importing.sniffing import find_status

E = TypeVar("E")
UNKNOWN = "unknown"  # the key of an account whose owner no part has told yet
Data = tuple[str, int, int | None]  # path, size, checksum


class Unnamed(NamedTuple, Generic[E]):
    """An export whose day no name says: its account's keys (none: nobody knows whose it is), and the accounts that the
    names of its parts say."""

    export: E
    accounts: frozenset[str]
    handles: frozenset[str]
    layout: str | None


class Found(NamedTuple, Generic[E]):
    """The export that a part belongs to, None when it begins one.

    `is_assumed`: nothing but the lack of a contradiction says so.  `is_open`: it could be part of exports of several
    accounts, so it was left by itself.
    """

    export: E | None
    is_assumed: bool = False
    is_open: bool = False


class Exports(Protocol[E]):
    """Exports that are known already, wherever they are."""

    def find_named(self, key: str) -> E | None:
        """Return the export of that account and day."""

    def list_unnamed(self, platform: str) -> Iterable[Unnamed[E]]:
        """Return the exports whose day no name says, newest first."""

    def list_data(self, export: E) -> Iterable[Data]:
        """Return what an export holds, without media and litter."""


def sort_parts(parts: Sequence[RecognisedPart]) -> list[RecognisedPart]:
    """Return parts in the order in which they are registered: by day, then by name."""
    return sorted(parts, key=lambda one: (_day_of(one), one.part.name, one.fingerprint))


def find_export(one: RecognisedPart, exports: Exports[E]) -> Found[E]:
    """Return the export that a new part belongs to."""
    if _day_of(one):
        return Found(exports.find_named(make_name_key(one)))
    if one.is_apart:
        return Found(None)
    owner, handle = find_owner(one), handle_of(one)
    listed = {one.path_of(member): member for member in one.part.members if not member.fault}
    fitting = [
        known
        for known in exports.list_unnamed(one.importer.platform)
        if known.layout not in one.importer.apart
        and not _is_of_other_era(one, known.layout)
        and _is_same(known, owner, handle)
        and not _contradicts(exports.list_data(known.export), listed)
    ]
    if not fitting:
        return Found(None)
    is_assumed = not (owner and fitting[0].accounts) and handle not in fitting[0].handles
    if is_assumed and len({known.accounts for known in fitting if known.accounts}) > 1:
        return Found(None, is_open=True)
    return Found(fitting[0].export, is_assumed)


def _is_of_other_era(one: RecognisedPart, layout: str | None) -> bool:
    """Say whether a part has a layout that never stands in one export with another: they may have no path in common."""
    eras = {one.importer.eras.get(known or "") for known in (one.recognition.layout, layout)} - {None}
    return len(eras) > 1


def _is_same(known: Unnamed[E], owner: Owner | None, handle: str) -> bool:
    """Say whether an export may be of the account that a part's profile and name say."""
    if handle and known.handles and handle not in known.handles:
        return False
    keys = list_keys(owner) if owner else frozenset()
    if not keys:
        return True
    if known.accounts <= known.handles:  # no profile yet
        return not known.handles or handle in known.handles or bool(keys & known.handles)
    return bool(keys & known.accounts)


def list_keys(owner: Owner) -> frozenset[str]:
    """Return what an account may be known by: its key and its user name."""
    return frozenset(filter(None, (make_account_key(owner), (owner.username or "").lower())))


def handle_of(one: RecognisedPart) -> str:
    """Return the account that the name of a part says, "" without one."""
    return (one.name.account or "").lower() if one.name else ""


def make_name_key(one: RecognisedPart) -> str:
    """Return what the names of all parts of one export say: whose it is, and of which day."""
    assert one.name is not None
    return f"{one.name.platform}/{(one.name.account or '').lower()}/{one.name.date}"


def _day_of(one: RecognisedPart) -> str:
    return one.name.date if one.name and one.name.date else ""


def _contradicts(rows: Iterable[Data], listed: dict[str, Member]) -> bool:
    """Say whether an export holds other data under a path of a part."""
    for path, size, crc32 in rows:
        member = listed.get(path)
        if member and (
            member.size_bytes != size or (None not in (crc32, member.crc32) and crc32 != member.crc32)
        ):
            return True
    return False


@dataclass
class Group:
    """The parts of one export; `key` is None where no name tells its day.  `twins` are parts given twice.

    `accounts` are the keys that a profile in it gives.  Of parts that nothing says whose they are, `assumed` names
    those that were put to others, `open` those that could belong to several accounts and so stand by themselves.
    """

    platform: str
    key: str | None
    accounts: frozenset[str] = frozenset()
    parts: list[RecognisedPart] = field(default_factory=list)
    twins: list[RecognisedPart] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    @property
    def handles(self) -> frozenset[str]:
        """The accounts that the names of its parts say."""
        return frozenset(filter(None, map(handle_of, self.parts)))

    @property
    def layout(self) -> str | None:
        """The newest layout of its parts."""
        return max(filter(None, (one.recognition.layout for one in self.parts)), default=None)


class _Groups:
    """Groups in the making, newest last."""

    def __init__(self) -> None:
        self.groups: list[Group] = []

    def find_named(self, key: str) -> Group | None:
        return next((group for group in self.groups if group.key == key), None)

    def list_unnamed(self, platform: str) -> list[Unnamed[Group]]:
        found = (one for one in reversed(self.groups) if one.key is None and one.platform == platform)
        return [Unnamed(one, one.accounts, one.handles, one.layout) for one in found]

    def list_data(self, export: Group) -> Iterator[Data]:
        for one in export.parts:
            for member in one.part.members:
                path = one.path_of(member)
                status, _ = find_status(member, is_attachment=one.is_attachment(path))
                if status not in (Status.MEDIA, Status.IGNORED):
                    yield path, member.size_bytes, member.crc32


def group_parts(parts: Sequence[RecognisedPart]) -> list[Group]:
    """Put parts together to exports, as an import of all of them into an empty database would."""
    known = _Groups()
    holders: dict[str, Group] = {}
    for one in sort_parts(parts):
        if one.fingerprint in holders:
            holders[one.fingerprint].twins.append(one)
            continue
        found = find_export(one, known)
        group = found.export
        if group is None:
            group = Group(one.importer.platform, make_name_key(one) if _day_of(one) else None)
            known.groups.append(group)
        if found.is_assumed:
            group.assumed.append(one.part.name)
        if found.is_open:
            group.open.append(one.part.name)
        group.parts.append(one)
        owner = find_owner(one)
        group.accounts = list_keys(owner) if owner else group.accounts
        holders[one.fingerprint] = group
    return known.groups


__all__ = ["Exports", "Found", "Group", "Unnamed", "find_export", "group_parts", "handle_of", "list_keys",
           "make_name_key", "sort_parts"]  # fmt: skip
