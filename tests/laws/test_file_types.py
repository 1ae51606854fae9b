"""Law: every file type's row matches its own sample and no other row, and every member ends as it should."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from exit_kit.archive.documents import NotJson, decode_json
from exit_kit.importing.contract import FileType, Importer
from exit_kit.importing.problems import Notes
from exit_kit.importing.registry import Match, load_importers, make_matcher
from exit_kit.importing.work import _read_document
from tests.importers.facebook.classic import CLASSIC
from tests.importers.instagram.rare import RARE
from tests.laws.archives import NAMES, find_platform, read_sample
from tests.laws.older import OLDER

LISTED = Path(__file__).parents[1] / "samples" / "paths_of_section_1_4.txt"
IMPORTERS = {
    one.platform: one
    for one in load_importers()
    if any(name.startswith(f"{one.platform}_") for name in NAMES)
}
# Layouts that have a sample; of the platforms that are not here every layout has one.
SAMPLED = {
    "whatsapp": {
        "report",
        "report of 2018",
        "channels report",
        "whatsapp_backup_android",
        "whatsapp_backup_iphone",
    },
}
ROWS = [
    row
    for one in IMPORTERS.values()
    for row in one.file_types
    if one.platform not in SAMPLED or SAMPLED[one.platform].intersection(row.layouts)
]
# What a member's ending says of its status.
TEXTS, UNKNOWN = {"json", "txt"}, "some_new_thing/"
BROKEN = (
    "stories/shared_stories.json",
    "facebook_2023_json/your_activity_across_facebook/stories/archived_stories.json",
)
# Known by name only: the form that the file had until 2023 is in no source.
OLD_FORMS = ("facebook_2022_json/facebook_accounts_center/accounts_center.json",)


# Rows of which only exports in HTML have a file, as the documents that their pages become.
_START = {"export_times": [{"utc": "2026-08-19T14:33Z", "local": "19 August 2026"}]}
PAGES: list[tuple[str, Any]] = [
    ("instagram_html/start_here.json", _START),
    ("instagram_html/your_instagram_activity/messages/chats.json", []),
    ("threads_html/start_here.json", _START),
    # Rows of WhatsApp whose files stand in older reports, in ones that nobody has described, and in other backups.
    (
        "whatsapp_2018/portability.json",
        {"contacts": ["+44 7700 900101"], "groups": ["Lake"], "device": "Phone 9"},
    ),
    ("whatsapp_2025/whatsapp_settings/privacy.json", {"last_seen": "contacts"}),
    (
        "whatsapp_2025/whatsapp_channels/followed.json",
        {"channels": [{"name": "Lake news", "followed_at": 1700000000}]},
    ),
    (
        "whatsapp_2024/whatsapp_backup_iphone/chats/1/messages_1.json",
        {
            "chat": {"jid": "447700900101@s.whatsapp.net", "kind": "direct"},
            "chatstorage_messages": [{"own_id": "A1", "at_ms": 1709625600000, "type": 0, "text": "Hello"}],
        },
    ),
]


def _read_documents() -> list[tuple[str, Any]]:
    """Return the documents of all samples, and the small invented ones of file types that only older layouts have."""
    found = [(f"older/{path}", document) for path, document in (*CLASSIC.values(), *OLDER)]
    found += [one for one in (*PAGES, *RARE) if one[0].partition("_")[0] in IMPORTERS]
    for name in NAMES:
        for path, data in read_sample(name).items():
            try:
                if path.endswith(".json"):
                    found.append((f"{name}/{path}", decode_json(data)))
            except NotJson:
                continue
    return found


def _find_importer(path: str) -> Importer:
    """Return whose a member is: by the sample's name, or by a folder that another platform has in it."""
    name, _, inside = path.partition("/")
    return IMPORTERS[find_platform(name, inside)]


class Sampled(NamedTuple):
    """A document of a sample and the rows that claim it."""

    path: str
    document: Any
    match: Match

    @property
    def inside(self) -> str:
        """Its path in the export."""
        return self.path.partition("/")[2]


@cache
def _match_all() -> tuple[Sampled, ...]:
    """Return every document with the rows that claim it; once, for the tests of eight hundred rows and paths."""
    return tuple(
        Sampled(path, document, make_matcher(_find_importer(path)).match(path.partition("/")[2], document))
        for path, document in _read_documents()
    )


def _match_path(path: str) -> list[FileType]:
    return make_matcher(_find_importer(path)).match_path(path.partition("/")[2])


def test_no_member_of_a_sample_is_claimed_by_two_rows_for_the_same_records() -> None:
    assert [one.path for one in _match_all() if one.match.is_ambiguous] == []
    for path, _, match in _match_all():
        claims = match.claims
        assert len(claims) == len({claim.root for claim in claims}) or len(claims) == 1, path


def test_every_member_of_a_sample_is_known_to_a_row_unless_it_is_meant_not_to_be() -> None:
    unknown = [one.path for one in _match_all() if not one.match.claims]
    assert [path for path in unknown if UNKNOWN not in path] == []
    assert unknown


def test_every_row_has_a_sample() -> None:
    met = {claim.file_type for one in _match_all() for claim in one.match.claims}
    assert [row.name for row in ROWS if row not in met] == []


def test_a_member_is_found_by_its_path_alone_and_by_the_same_row() -> None:
    wrong = []
    for path, _, match in _match_all():
        claimed = {claim.file_type.name for claim in match.claims}
        by_path = {row.name for row in _match_path(path)}
        if claimed and not claimed & by_path:
            wrong.append((path, claimed, by_path))
    assert wrong == []


def _make_pattern(listed: str) -> re.Pattern[str]:
    pattern = (
        re.escape(listed).replace("<thread>", "[^/]+").replace("_N", r"_\d+").replace("/N\\.", r"/\d+\.")
    )
    return re.compile(pattern)


@pytest.mark.parametrize(
    "listed", [line for line in LISTED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
)
def test_every_kind_of_file_that_is_listed_is_in_a_sample_and_known(listed: str) -> None:
    pattern = _make_pattern(listed)
    found = [one for one in _match_all() if pattern.fullmatch(one.inside)]
    assert found or any(pattern.fullmatch(path) for path in _list_broken())
    assert [one.path for one in found if not one.match.claims] == []


@cache
def _list_broken() -> list[str]:
    """Return the members of all samples that are damaged on purpose."""
    return [path for name in NAMES for path in read_sample(name) if path.endswith(BROKEN)]


def _extract_alone(row: FileType, one: Sampled) -> Counter[str]:
    claims = tuple(claim for claim in one.match.claims if claim.file_type is row)
    outcome = _read_document(Match(claims), one.inside, one.document, Notes())
    return Counter(type(record).__name__ for record in outcome.records)


@pytest.mark.parametrize("row", [row for row in ROWS if row.extract], ids=lambda row: row.name)
def test_every_row_that_reads_takes_something_from_its_sample(row: FileType) -> None:
    taken: Counter[str] = Counter()
    for one in _match_all():
        if any(claim.file_type is row for claim in one.match.claims):
            taken += _extract_alone(row, one)
    assert taken


def _expect_status(name: str, path: str) -> set[str]:
    if f"{name}/{path}".endswith(BROKEN):
        return {"unreadable"}
    if UNKNOWN in path:
        return {"kept"}
    ending = path.rpartition(".")[2]
    if "/files/" in f"/{path}" or (ending not in TEXTS):
        return {"media"}
    if f"{name}/{path}" in OLD_FORMS:
        return {"kept"}
    rows = _match_path(f"{name}/{path}")
    return {"imported"} if rows and all(row.extract for row in rows) else {"kept", "imported"}


@pytest.mark.parametrize("name", NAMES)
def test_every_member_of_a_sample_ends_in_the_expected_status(
    imported: Callable[..., Path], name: str
) -> None:
    with closing(sqlite3.connect(imported(name))) as db:
        found = dict(db.execute("SELECT path, status FROM members").fetchall())
    assert found.keys() == read_sample(name).keys()
    assert [(path, found[path]) for path in found if found[path] not in _expect_status(name, path)] == []


def test_no_sample_leaves_a_problem_but_the_damage_that_is_in_it(imported: Callable[..., Path]) -> None:
    for name in NAMES:
        with closing(sqlite3.connect(imported(name))) as db:
            query = (
                "SELECT path, kind, pointer, found FROM problems LEFT JOIN members ON members.id = member_id"
            )
            rows = db.execute(query).fetchall()
        assert [row for row in rows if row[1] != "not-json" or not f"{name}/{row[0]}".endswith(BROKEN)] == []
