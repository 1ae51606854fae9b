"""The importers' tables: every row is found by its own sample, and by no other row's."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.contract import FileType
from exit_kit.importing.registry import load_importers, strip_version
from exit_kit.importing.work import get_matcher
from tests.importers.facebook.classic import CLASSIC

TABLES = {one.platform: one.file_types for one in load_importers()}
ALL = [(platform, row) for platform, rows in TABLES.items() for row in rows]
FOLDER = Path(__file__).parents[2] / "importers"


def _make_paths(row: FileType) -> list[str]:
    return ["part/" + path.replace("#", "12").replace("*", "some_name") for path in row.paths]


def _name(value: Any) -> str:
    return value.name if isinstance(value, FileType) else str(value)


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_names_are_unique_lower_case_and_short(rows: tuple[FileType, ...]) -> None:
    names = [row.name for row in rows]
    assert len(set(names)) == len(names)
    assert [name for name in names if name != name.lower() or len(name) > 60] == []


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_every_row_says_in_one_sentence_of_its_own_what_it_is(rows: tuple[FileType, ...]) -> None:
    abouts = [row.about for row in rows]
    assert len(set(abouts)) == len(abouts)
    assert [about for about in abouts if not about.endswith(".") or ". " in about or "\n" in about] == []


def test_every_row_has_paths_and_layouts_and_no_path_stands_twice_in_it() -> None:
    assert [row.name for _, row in ALL if not row.paths or not row.layouts] == []
    assert [row.name for _, row in ALL if len(set(row.paths)) != len(row.paths)] == []


def test_a_row_with_an_extractor_has_a_shape() -> None:
    assert [row.name for _, row in ALL if (row.extract is None) != (row.shape is None)] == []


@pytest.mark.parametrize(("platform", "row"), ALL, ids=_name)
def test_every_path_of_a_row_finds_that_row_and_no_other(platform: str, row: FileType) -> None:
    for path in _make_paths(row):
        for root in row.roots or ("",):
            _check_match(platform, row, path, {root: []} if root else [])
        for mark in row.marks:
            _check_match(platform, row, path, [{mark: []}])
            _check_match(platform, row, path, {mark: []})


def _check_match(platform: str, row: FileType, path: str, document: Any) -> None:
    match = get_matcher(platform).match(path, document)
    assert [claim.file_type.name for claim in match.claims] == [row.name], (path, document)
    assert not match.is_ambiguous


@pytest.mark.parametrize("name", CLASSIC)
def test_every_rows_own_sample_finds_that_row_and_no_other(name: str) -> None:
    path, document = CLASSIC[name]
    for variant in (path, path.replace("'", "_"), path.upper(), "wrapper/" + path.partition("/")[2]):
        match = get_matcher("facebook").match(variant, document)
        assert [claim.file_type.name for claim in match.claims] == [name]


@pytest.mark.parametrize(("platform", "row"), [one for one in ALL if one[1].roots], ids=_name)
def test_a_root_that_one_row_knows_decides_whatever_the_path_and_the_version(
    platform: str, row: FileType
) -> None:
    rows = TABLES[platform]
    for root in row.roots:
        holders = [one for one in rows if strip_version(root) in map(strip_version, one.roots)]
        if len(holders) == 1:
            for version in ("", "_v2", "_v9"):
                match = get_matcher(platform).match("moved/renamed.json", {strip_version(root) + version: []})
                assert [claim.file_type.name for claim in match.claims] == [row.name]


def _list_imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return names + [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER)))
def test_an_importer_imports_nothing_of_the_kit_but_the_contract_and_the_archives_nodes(path: Path) -> None:
    allowed = ("exit_kit.importing.", "exit_kit.archive.")
    foreign = [
        name for name in _list_imports(path) if name.startswith("exit_kit") and not name.startswith(allowed)
    ]
    assert foreign == []


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER)))
def test_an_importer_does_no_input_or_output(path: Path) -> None:
    banned = {"os", "io", "pathlib", "sqlite3", "zipfile", "socket", "shutil", "subprocess", "tempfile"}
    assert banned.isdisjoint(name.partition(".")[0] for name in _list_imports(path))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert "open" not in calls
