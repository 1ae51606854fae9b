"""Every `label_values` row of the table claims its path, alone, and says something (formats/facebook.md 1.4)."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.importing.contract import FileType
from importers.facebook import IMPORTER
from tests.importers.reading import read_document

ROWS = [row for row in IMPORTER.file_types if row.roots == ("label_values",)]
PLACES = [pytest.param(row, path, id=path) for row in ROWS for path in row.paths]
GENERIC: dict[str, Any] = {
    "title": "Something",
    "timestamp": 1719400000,
    "media": [{"uri": "posts/media/a.jpg", "creation_timestamp": 1719400000}],
    "fbid": "3000000009",
    "ent_name": "X",
    "label_values": [
        {"label": "Tên", "value": "Bob Example", "ent_field_name": "some_field"},
        {"label": "Liên kết", "value": "https://a.example/", "href": "https://a.example/"},
        {"label": "Lúc", "timestamp_value": 1719400100},
        {"label": "Trống"},
        {
            "label": "Nhóm",
            "vec": [{"dict": [{"label": "A", "value": "B b"}, {"label": "T", "timestamp_value": 5}]}],
        },
        {"title": "Nhóm khác", "dict": [{"title": "", "dict": [{"label": "A", "value": "B b", "dict": []}]}]},
        {"label": "Ảnh", "media": [{"uri": "posts/media/b.jpg"}]},
    ],
}
WRONG: list[Any] = [
    3,
    None,
    {"title": ["x"], "timestamp": "soon", "media": 4, "label_values": {"label": 5, "dict": 7, "vec": "x"}},
    {"label_values": [[], 4, {"value": {"a": 1}, "timestamp_value": True, "href": 1, "media": {"uri": 5}}]},
]


def _place(path: str) -> str:
    return "x/" + path.replace("#", "2021")


@pytest.mark.parametrize(("row", "path"), PLACES)
def test_each_row_alone_claims_its_path(row: FileType, path: str) -> None:
    for document in (GENERIC, [GENERIC, GENERIC]):
        records, problems, names = read_document(IMPORTER, _place(path), document)
        assert names == [row.name]
        assert bool(records) == (row.extract is not None)
        assert problems == []


@pytest.mark.parametrize(("row", "path"), PLACES)
def test_values_of_wrong_type_cost_no_other_record(row: FileType, path: str) -> None:
    alone, _, _ = read_document(IMPORTER, _place(path), [GENERIC])
    mixed, problems, _ = read_document(IMPORTER, _place(path), [GENERIC, *WRONG])
    assert mixed[: len(alone)] == alone
    assert not [problem for problem in problems if problem.kind == "extractor-failed"]


def test_names_are_unique_and_every_row_says_what_it_is() -> None:
    names = [row.name for row in IMPORTER.file_types]
    assert len(names) == len(set(names))
    assert all(row.about and row.name == row.name.lower() for row in IMPORTER.file_types)


def test_an_unknown_file_is_claimed_by_nobody() -> None:
    assert read_document(IMPORTER, "your_facebook_activity/new/new_thing.json", [GENERIC])[2] == []
    assert read_document(IMPORTER, "your_facebook_activity/new/new_thing.json", GENERIC)[2] == []


def test_names_from_windows_are_the_same_files() -> None:
    path = "logged_information/interactions/groups_you_ve_visited.json"
    assert read_document(IMPORTER, path, [GENERIC])[2] == ["group visits"]
