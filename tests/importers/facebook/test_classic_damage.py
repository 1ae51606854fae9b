"""Whatever stands where something else belongs: nothing raises, and what is right beside it stays."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.records import Record
from importers.facebook import IMPORTER
from tests.importers.facebook.classic import CLASSIC, read_with_problems
from tests.importers.reading import read_document

WRONG: tuple[Any, ...] = (
    None,
    3,
    -1.5,
    "text",
    "",
    True,
    [],
    {},
    [None],
    [3],
    ["text"],
    [[]],
    {"x": 1},
    2**70,
)
SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples" / "facebook"


def _walk(node: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield (*steps, key)
        yield from _walk(value, (*steps, key))


def _replace(document: Any, steps: tuple[Any, ...], value: Any) -> Any:
    changed = copy.deepcopy(document)
    node = changed
    for step in steps[:-1]:
        node = node[step]
    node[steps[-1]] = value
    return changed


@pytest.mark.parametrize("name", CLASSIC)
def test_a_wrong_value_anywhere_makes_no_extractor_fail(name: str) -> None:
    path, document = CLASSIC[name]
    for steps in _walk(document):
        for wrong in WRONG:
            _, problems, _ = read_document(IMPORTER, path, _replace(document, steps, wrong))
            assert [one for one in problems if one.kind == "extractor-failed"] == [], (steps, wrong)


def _find_list(document: Any) -> tuple[str, list[Any]] | None:
    if isinstance(document, list):
        return "", document
    key, value = next(iter(document.items()))
    return (key, value) if len(document) == 1 and isinstance(value, list) else None


LISTED = [name for name, (_, document) in CLASSIC.items() if _find_list(document)]


@pytest.mark.parametrize("name", LISTED)
def test_a_damaged_record_costs_at_most_itself(name: str) -> None:
    key, records = _find_list(CLASSIC[name][1])  # type: ignore[misc]
    whole, _ = read_with_problems(name)
    for steps in _walk(records[0]):
        for wrong in WRONG:
            pair = [_replace(records[0], steps, wrong), records[0]]
            found, _ = read_with_problems(name, {key: pair} if key else pair)
            assert found[-len(whole) :] == whole, (steps, wrong)


@pytest.mark.parametrize("name", LISTED)
def test_what_is_no_record_is_left_out_and_noted(name: str) -> None:
    key, records = _find_list(CLASSIC[name][1])  # type: ignore[misc]
    whole, _ = read_with_problems(name)
    for wrong in (None, 3, "[object Object]", []):
        items = [records[0], wrong]
        found, problems = read_with_problems(name, {key: items} if key else items)
        assert found == whole
        assert [problem.kind for problem in problems] == ["wrong-type"]


@pytest.mark.parametrize("name", LISTED)
def test_a_single_record_where_a_list_belongs_is_read_as_one(name: str) -> None:
    key, records = _find_list(CLASSIC[name][1])  # type: ignore[misc]
    whole, _ = read_with_problems(name)
    assert read_with_problems(name, {key: records[0]} if key else records[0])[0] == whole


@pytest.mark.parametrize("name", CLASSIC)
def test_a_sample_is_understood_to_the_last_key(name: str) -> None:
    assert read_with_problems(name)[1] == []


@pytest.mark.parametrize("name", CLASSIC)
def test_an_unknown_key_is_counted_and_changes_nothing(name: str) -> None:
    path, document = CLASSIC[name]
    if isinstance(document, list):
        changed: Any = [{**document[0], "brand_new": 1}]
        records, problems, _ = read_document(IMPORTER, path, changed)
        assert records == read_with_problems(name)[0]
        assert [problem.kind for problem in problems] == ["unknown-key"]


@pytest.mark.parametrize("name", CLASSIC)
def test_null_under_the_root_is_no_record(name: str) -> None:
    path, document = CLASSIC[name]
    if isinstance(document, dict) and len(document) == 1:
        assert read_document(IMPORTER, path, dict.fromkeys(document)) == ([], [], [name])


def test_a_file_that_holds_object_object_yields_nothing() -> None:
    records, problems, _ = read_document(IMPORTER, CLASSIC["archived stories"][0], "[object Object]")
    assert records == []
    assert [problem.kind for problem in problems] == ["wrong-type"]


def _read_folder(folder: Path) -> dict[str, tuple[list[Record], list[str]]]:
    found = {}
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).as_posix()
        records, problems, claimed = read_document(
            IMPORTER, name, json.loads(path.read_text(encoding="utf-8-sig"))
        )
        kinds = [problem.kind for problem in problems]
        found[name] = (records, [*claimed, *(kind for kind in kinds if kind == "extractor-failed")])
    return found


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
def test_the_reconstructed_export_of_2024_is_read() -> None:
    found = _read_folder(SAMPLES / "reconstructed" / "g4_json")
    posts, claimed = found["your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"]
    assert claimed == ["posts"]
    assert [getattr(post, "kind", None) for post in posts] == [
        "post", "post", "post place", "post", "life event", "post",
    ]  # fmt: skip
    assert found["your_facebook_activity/posts/album/0.json"][1] == ["album"]
    assert found["connections/friends/your_friends.json"][1] == ["friends"]
    assert len(found["your_facebook_activity/comments_and_reactions/comments.json"][0]) == 3


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not here")
def test_the_albums_of_2019_with_exif_directly_under_photo_metadata_are_read() -> None:
    found = _read_folder(SAMPLES / "addshore+facebook-data-image-exif" / "facebook-example")
    (album,), claimed = found["posts/album/0.json"]
    assert claimed == ["album"]
    photo = album.media[0]  # type: ignore[union-attr]
    assert (photo.latitude, photo.longitude, photo.width, photo.details["iso"]) == (
        12.5,
        -34.5,
        2412,
        138,
    )
