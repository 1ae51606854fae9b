"""Law: every path of the flat layouts (2018 to early 2023) has its row, and its records reach the right table."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from exit_kit.archive.documents import decode_json
from exit_kit.archive.paths import match_key
from exit_kit.importing.registry import make_matcher
from importers.facebook import IMPORTER
from tests.laws.archives import read_sample

LISTED: Final = Path(__file__).parents[1] / "samples" / "paths_of_sections_1_2_and_1_3.txt"
SAMPLE: Final = {"G1": "facebook_2019_json", "G2": "facebook_2022_json"}
ROWS: Final = {row.name: row for row in IMPORTER.file_types}
MATCHER: Final = make_matcher(IMPORTER)
WITHOUT_KIND: Final = {"media_uses", "messages", "conversations", "raw_records"}
NOT_RECORDS: Final = {"kept", "members", "problems", "media"}


class Listed(NamedTuple):
    """One line of the list: a path of the format's sections, its file type, what the sample's file gives.

    `same_as` is another path at which the very same file stood in some exports: the sample has only that one.
    """

    layout: str
    path: str
    file_type: str
    gives: str
    same_as: str | None


def _read_list() -> Iterator[Listed]:
    for line in LISTED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            layout, path, file_type, gives = (part.strip() for part in line.split("|"))
            yield Listed(layout, path, file_type, gives, gives[2:] if gives.startswith("= ") else None)


ALL: Final = tuple(_read_list())
IN_SAMPLES: Final = [one for one in ALL if not one.same_as]
SAMPLES: Final = {layout: read_sample(name) for layout, name in SAMPLE.items()}
# Match key -> path as the sample has it: apostrophes are not the same everywhere.
PATHS: Final = {layout: {match_key(path): path for path in tree} for layout, tree in SAMPLES.items()}


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.layout} {one.path}")
@pytest.mark.parametrize("apostrophe", ["'", "_", "\N{RIGHT SINGLE QUOTATION MARK}"])
def test_every_path_of_the_flat_layouts_is_matched_by_its_row_alone(one: Listed, apostrophe: str) -> None:
    document = decode_json(SAMPLES[one.layout][PATHS[one.layout][match_key(one.same_as or one.path)]])
    match = MATCHER.match(one.path.replace("'", apostrophe), document)
    assert [claim.file_type.name for claim in match.claims] == [one.file_type]
    assert one.layout in ROWS[one.file_type].layouts


@pytest.fixture(scope="module")
def databases(imported: Callable[..., Path]) -> Iterator[dict[str, sqlite3.Connection]]:
    """Return the database of each sample by its layout."""
    opened = {layout: sqlite3.connect(imported(name)) for layout, name in SAMPLE.items()}
    yield opened
    for db in opened.values():
        db.close()


def _list_gifts(db: sqlite3.Connection, path: str) -> Iterator[str]:
    """Yield table, kind and number of the rows that came from a member."""
    columns = "SELECT m.name, group_concat(c.name) FROM sqlite_master m JOIN pragma_table_info(m.name) c "
    for table, names in db.execute(columns + "WHERE m.type = 'table' GROUP BY 1 ORDER BY 1").fetchall():
        known = set(names.split(","))
        if "member_id" not in known or table in NOT_RECORDS:
            continue
        kinds = [] if table in WITHOUT_KIND else [name for name in ("topic", "kind") if name in known]
        query = (
            f"SELECT {kinds[0] if kinds else 'NULL'}, count(*) FROM {table} t JOIN members ON members.id = "
        )
        for kind, count in db.execute(
            query + "t.member_id WHERE members.path = ? GROUP BY 1 ORDER BY 1", (path,)
        ):
            yield f"{table} {kind} {count}" if kind else f"{table} {count}"


@pytest.mark.parametrize("one", IN_SAMPLES, ids=lambda one: f"{one.layout} {one.path}")
def test_what_stands_at_a_path_reaches_the_right_tables(
    databases: dict[str, sqlite3.Connection], one: Listed
) -> None:
    assert ", ".join(_list_gifts(databases[one.layout], PATHS[one.layout][match_key(one.path)])) == one.gives


def test_every_member_of_the_flat_samples_is_listed() -> None:
    listed = {(one.layout, match_key(one.path)) for one in ALL}
    there = {
        (layout, path)
        for layout, tree in PATHS.items()
        for path in tree
        if path.endswith(".json") and not re.search(r"messages/\w+/[^/]+/message_|/album/[1-9]", path)
    }
    assert there - listed == set()


def test_the_account_s_zone_is_read_from_either_layout(databases: dict[str, sqlite3.Connection]) -> None:
    zones = {
        layout: db.execute("SELECT timezone FROM accounts").fetchall() for layout, db in databases.items()
    }
    assert zones == {"G1": [("Europe/Oslo",)], "G2": [("Europe/Berlin",)]}


def test_a_folder_without_data_is_told_from_one_that_is_not_there(
    databases: dict[str, sqlite3.Connection],
) -> None:
    marked = databases["G2"].execute(
        "SELECT count(*), count(DISTINCT status || file_type) FROM members WHERE path LIKE '%no-data.txt'"
    )
    assert marked.fetchone() == (15, 1)


def test_what_threads_of_the_flat_layouts_tell_beside_their_messages(
    databases: dict[str, sqlite3.Connection],
) -> None:
    kinds = "SELECT folder, kind, is_pending FROM conversations WHERE folder > 'b' AND folder != 'inbox' ORDER BY 1"
    assert databases["G2"].execute(kinds).fetchall() == [
        ("filtered_threads", "group", None), ("legacy_threads", "direct", None), ("message_requests", "direct", 1),
    ]  # fmt: skip
    changes = (
        "SELECT messages.kind, people.name FROM messages JOIN message_people ON message_id = messages.id "
        "JOIN people ON people.id = person_id WHERE messages.kind IN ('joined', 'left') ORDER BY at"
    )
    assert databases["G2"].execute(changes).fetchall() == [
        ("joined", "Frauke Petersen-Møller"), ("left", "Kirsten Ebsen-Test"),
    ]  # fmt: skip
    rest = (
        "SELECT ip_address, is_missed_call, call_seconds FROM messages "
        "WHERE ip_address NOT NULL OR call_seconds NOT NULL"
    )
    assert databases["G2"].execute(rest + " ORDER BY at").fetchall() == [
        ("203.0.113.9", None, None),
        (None, None, 641),
    ]
    assert (None, 1, 0) in databases["G1"].execute(rest).fetchall()
    preview = "SELECT role FROM media_uses WHERE uri LIKE '%/videos/thumbnails/zug.jpg'"
    assert databases["G2"].execute(preview).fetchall() == [("preview",)]
