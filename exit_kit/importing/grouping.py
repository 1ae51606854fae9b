"""Which parts are one export.  The same rules for what is stored and for what is only looked at.

Parts that carry Meta's own names belong together by account and day.  Others join the export that they do not
contradict: one that holds no other content under the same path.  So parts may come in any order, together or one
by one, under any name.  A part whose profile names another owner never joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from exit_kit.archive import match_key
from exit_kit.archive.members import Member
from exit_kit.importing.contract import Status
from exit_kit.importing.identity import find_owner, make_account_key
from exit_kit.importing.recognition import RecognisedPart
from exit_kit.importing.sniffing import find_status

E = TypeVar("E")
UNKNOWN = "unknown"  # the key of an account whose owner no part has told yet
Data = tuple[str, int, int | None]  # path, size, checksum


class Exports(Protocol[E]):
    """Exports that are known already, wherever they are."""

    def find_named(self, key: str) -> E | None:
        """Return the export of that account and day."""

    def list_unnamed(self, platform: str) -> Iterable[tuple[E, str | None]]:
        """Return the exports whose day no name says, newest first, each with the key of its account."""

    def list_data(self, export: E) -> Iterable[Data]:
        """Return what an export holds, without media and litter."""


def sort_parts(parts: Sequence[RecognisedPart]) -> list[RecognisedPart]:
    """Return parts in the order in which they are registered: by day, then by name."""
    return sorted(parts, key=lambda one: (_day_of(one), one.part.name, one.fingerprint))


def find_export(one: RecognisedPart, exports: Exports[E]) -> E | None:
    """Return the export that a new part belongs to, or None when it begins one."""
    if _day_of(one):
        return exports.find_named(make_name_key(one))
    owner = find_owner(one)
    accounts = {make_account_key(owner), UNKNOWN} if owner else None
    listed = {one.path_of(member): member for member in one.part.members if not member.fault}
    for export, account in exports.list_unnamed(one.importer.platform):
        if (accounts is None or account in accounts) and not _contradicts(exports.list_data(export), listed):
            return export
    return None


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
    """The parts of one export; `key` is None where no name tells its day.  `twins` are parts given twice."""

    platform: str
    key: str | None
    account: str = UNKNOWN
    parts: list[RecognisedPart] = field(default_factory=list)
    twins: list[RecognisedPart] = field(default_factory=list)


class _Groups:
    """Groups in the making, newest last."""

    def __init__(self) -> None:
        self.groups: list[Group] = []

    def find_named(self, key: str) -> Group | None:
        return next((group for group in self.groups if group.key == key), None)

    def list_unnamed(self, platform: str) -> list[tuple[Group, str | None]]:
        found = (one for one in reversed(self.groups) if one.key is None and one.platform == platform)
        return [(group, group.account) for group in found]

    def list_data(self, export: Group) -> Iterator[Data]:
        for one in export.parts:
            for member in one.part.members:
                path = one.path_of(member)
                status, _ = find_status(member, is_attachment=one.importer.is_attachment(match_key(path)))
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
        group = find_export(one, known)
        if group is None:
            group = Group(one.importer.platform, make_name_key(one) if _day_of(one) else None)
            known.groups.append(group)
        group.parts.append(one)
        owner = find_owner(one)
        group.account = make_account_key(owner) if owner else group.account
        holders[one.fingerprint] = group
    return known.groups


__all__ = ["Exports", "Group", "find_export", "group_parts", "make_name_key", "sort_parts"]
