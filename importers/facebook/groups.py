"""Groups: joining and leaving, running, badges, answers to questions (formats/facebook.md 1.4, `groups/`).

Whether a group was joined or left stands in the title only, which is prose and is kept as the tie's status.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Activity, Connection, Fact, Record
from exit_kit.importing.shapes import ANYTHING, Entries, Fields, Many, Shape
from exit_kit.importing.times import format_seconds

# Also the shape of pages followed and unfollowed.
NAMED: Final = Shape(timestamp=int, title=str, data=Many(Shape(name=str)))
_ANSWERS: Final = Shape(
    group_answers=Many(
        Shape(
            group_name=str,
            rules_agreement=bool,
            answers=Many(Shape(question=str, answer=str, timestamp=int)),
        )
    )
)


def extract_named(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield a tie for each name under `data`, and one without a name where there is none."""
    for fields in records:
        names = [one["name"] for one in fields.get("data") or () if one.get("name")]
        for name in names or [None]:
            yield Connection(
                kind=kind,
                name=name,
                at=format_seconds(fields.get("timestamp")),
                status=fields.get("title") or None,
                origin="created",
            )


def extract_memberships(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each time that the owner joined or left a group."""
    yield from extract_named(source, records, kind="group membership")


def extract_admined(source: Source, groups: Iterable[Fields]) -> Iterator[Record]:
    """Yield each group that the owner runs."""
    for fields in groups:
        badge = fields.get("badge")
        yield Connection(
            kind="group admin",
            name=fields.get("name") or None,
            at=format_seconds(fields.get("timestamp")),
            details={"badge": badge} if badge else None,
        )


def extract_badges(source: Source, groups: Iterable[Fields]) -> Iterator[Record]:
    """Yield each badge; the keys of `group_badges_v2` are the groups' names."""
    for group in groups:
        for badge in group.get("entry") or ():
            yield Fact("group badges", group["key"], badge)


def extract_answers(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each answer to a group's questions, or the bare wish to join where nothing was asked."""
    for group in (group for fields in records for group in fields.get("group_answers") or ()):
        details = {"group": group.get("group_name") or None, "rules_agreement": group.get("rules_agreement")}
        told = {name: value for name, value in details.items() if value is not None} or None
        for answer in group.get("answers") or [{}]:
            yield Activity(
                kind="group question answered" if answer else "group membership asked for",
                at=format_seconds(answer.get("timestamp")),
                what=answer.get("question") or None,
                detail=answer.get("answer") or None,
                details=told,
                origin="created",
            )


FILE_TYPES: Final = (
    FileType(
        name="group memberships",
        about="When you joined and left groups.",
        paths=("groups/your_group_membership_activity.json",),
        roots=("groups_joined_v2",),
        shape=NAMED,
        extract=extract_memberships,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="groups you run",
        about="Groups of which you are an administrator.",
        paths=("groups/your_groups.json",),
        roots=("groups_admined_v2",),
        shape=Shape(name=str, timestamp=int, badge=ANYTHING),
        extract=extract_admined,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
    FileType(
        name="group badges",
        about="Badges that you hold in groups.",
        paths=("groups/your_badges.json",),
        roots=("group_badges_v2",),
        shape=Entries(Many(str)),
        extract=extract_badges,
        layouts=("G5", "G4", "G3"),
    ),
    FileType(
        name="group membership answers",
        about="What you answered when you asked to join a group.",
        paths=("groups/your_answers_to_membership_questions.json",),
        roots=("group_membership_questions_answers_v2",),
        shape=_ANSWERS,
        extract=extract_answers,
        layouts=("G5", "G4"),
    ),
)
