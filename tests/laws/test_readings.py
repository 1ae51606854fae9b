"""Laws of reading: however a member is read, piece by piece or whole, fast or carefully, the rows are the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing import pipeline, work
from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.importing.shapes import Shape
from tests.laws.archives import NAMES, read_sample, write_zip
from tests.laws.snapshots import Snapshot, assert_same, snapshot, snapshot_strictly
from tests.paths import SAMPLES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("limit", [0, 300, 3000])
def test_large_members_are_read_like_small_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, imported: Callable[..., Path], name: str, limit: int
) -> None:
    expected = _sort_raw(snapshot(imported(name)))
    monkeypatch.setattr(pipeline, "LARGE_BYTES", limit)
    import_paths([SAMPLES / name], tmp_path / "x.db")
    assert_same(expected, _sort_raw(snapshot(tmp_path / "x.db")))
    rebuild(tmp_path / "x.db")
    assert_same(expected, _sort_raw(snapshot(tmp_path / "x.db")))


def _sort_raw(shot: Snapshot) -> Snapshot:
    """Leave out how a raw document is cut into records: whole, or by its top-level keys."""
    return {
        **shot,
        "raw_records": [],
        "members": [{**row, "records": row["records"] or None} for row in shot["members"]],
    }


def test_what_is_kept_raw_of_a_large_member_holds_the_same_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, imported: Callable[..., Path]
) -> None:
    small = _list_raw_values(snapshot(imported(NAMES[0])))
    monkeypatch.setattr(pipeline, "LARGE_BYTES", 0)
    import_paths([SAMPLES / NAMES[0]], tmp_path / "x.db")
    large = _list_raw_values(snapshot(tmp_path / "x.db"))
    assert small == large
    assert len(small) > 90


def _list_raw_values(shot: Snapshot) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for row in shot["raw_records"]:
        if not row["member_id"].endswith(".txt"):
            values.setdefault(row["member_id"], []).extend(_list_leaves(json.loads(row["record"])))
    return {member: sorted(leaves) for member, leaves in values.items()}


def _list_leaves(value: Any) -> Iterator[str]:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if items is None:
        yield repr(value)
    for inner in items or ():
        yield from _list_leaves(inner)


def test_a_large_member_that_breaks_off_leaves_nothing_but_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = read_sample("facebook_2023_json")
    path = next(path for path in tree if path.endswith("eirikhalvorsen_10150340000000002/message_1.json"))
    broken = write_zip(tmp_path / "broken.zip", {**tree, path: tree[path][:-200]})
    import_paths([broken], tmp_path / "small.db")
    monkeypatch.setattr(pipeline, "LARGE_BYTES", 1000)
    import_paths([broken], tmp_path / "large.db")
    assert_same(_sort_raw(snapshot(tmp_path / "small.db")), _sort_raw(snapshot(tmp_path / "large.db")))


@pytest.mark.parametrize("name", NAMES)
def test_fast_and_careful_reading_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, imported: Callable[..., Path], name: str
) -> None:
    expected = snapshot_strictly(imported(name))
    monkeypatch.setattr(Shape, "fits", lambda *_: False)
    import_paths([SAMPLES / name], tmp_path / "x.db", jobs=1)
    assert_same(expected, snapshot_strictly(tmp_path / "x.db"))


@pytest.mark.parametrize("name", NAMES)
def test_the_fast_way_of_a_file_type_and_its_careful_way_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, imported: Callable[..., Path], name: str
) -> None:
    expected = snapshot_strictly(imported(name))
    parse = work.parse_json
    seen = []

    def parse_and_repair(data: bytes) -> tuple[Any, bool]:
        document, needs_repair = parse(data)
        seen.append(needs_repair)
        return work.repair_tree(document) if needs_repair else document, False

    monkeypatch.setattr(work, "parse_json", parse_and_repair)
    import_paths([SAMPLES / name], tmp_path / "x.db", jobs=1)
    assert any(seen)
    assert_same(expected, snapshot_strictly(tmp_path / "x.db"))
