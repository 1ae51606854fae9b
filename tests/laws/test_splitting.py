"""Law: any split, any order, zip or folder: same database."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from exit_kit.importing.pipeline import import_paths
from tests.laws.archives import (
    Tree,
    find_platform,
    name_like_meta,
    read_sample,
    split_tree,
    write_folder,
    write_zip,
)
from tests.laws.snapshots import Snapshot, assert_same, snapshot

DAYS = {
    "facebook_2025_json": "2025-06-15",
    "facebook_2023_json": "2023-06-20",
    "facebook_page_2025_json": "2025-06-15",
    "facebook_2022_json": "2022-11-20",
    "facebook_2019_json": "2019-12-08",
    "instagram_2026_json": "2026-08-19",
    "instagram_2022_json": "2022-11-16",
}
WRAPPERS = ("", "facebook-mira.halvorsen/", "one/two/")


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Snapshot]:
    """Return what a sample gives when it comes as one zip, named as Meta does or otherwise."""
    shots: dict[tuple[str, bool], Snapshot] = {}

    def give(name: str, *, is_named: bool) -> Snapshot:
        if (name, is_named) not in shots:
            folder = tmp_path_factory.mktemp("whole")
            file = f"{find_platform(name, '')}-mira.halvorsen-{DAYS[name]}-aB3dE5gH" if is_named else "whole"
            archive = write_zip(folder / f"{file}.zip", read_sample(name))
            import_paths([archive], folder / "whole.db")
            shots[name, is_named] = snapshot(folder / "whole.db")
        return shots[name, is_named]

    return give


def _write_part(folder: Path, name: str, tree: Tree, chance: random.Random) -> Path:
    wrapper = chance.choice(WRAPPERS)
    if chance.random() < 0.3:
        return write_folder(folder / name, tree, wrapper=wrapper)
    return write_zip(folder / f"{name}.zip", tree, wrapper=wrapper, stored=chance.random() < 0.5)


def _write_parts(folder: Path, name: str, chance: random.Random, *, is_named: bool) -> list[Path]:
    items = list(read_sample(name).items())
    chance.shuffle(items)
    parts = split_tree(dict(items), chance.randint(1, 5), chance, media_apart=chance.random() < 0.5)
    names = [
        name_like_meta(DAYS[name], number, chance, find_platform(name, ""))
        if is_named
        else f"{chance.choice('abc')} part {number}"
        for number in range(len(parts))
    ]
    paths = [_write_part(folder, file, part, chance) for file, part in zip(names, parts, strict=True)]
    chance.shuffle(paths)
    return paths


def _import(paths: list[Path], database: Path, *, is_together: bool) -> Snapshot:
    if is_together:
        import_paths(paths, database)
    else:
        for path in paths:
            import_paths([path], database)
    return snapshot(database)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(16))
@pytest.mark.parametrize("is_named", [True, False], ids=["named", "unnamed"])
def test_any_split_any_order_zip_or_folder_gives_the_same_database(
    tmp_path: Path, whole: Callable[..., Snapshot], seed: int, is_named: bool
) -> None:
    chance = random.Random(seed)
    name = list(DAYS)[seed % len(DAYS)]
    paths = _write_parts(tmp_path / "parts", name, chance, is_named=is_named)
    shot = _import(paths, tmp_path / "split.db", is_together=seed % 2 == 0)
    assert_same(whole(name, is_named=is_named), shot)


@pytest.mark.parametrize("is_named", [True, False], ids=["named", "unnamed"])
def test_media_before_the_text_that_shows_them_gives_the_same_database(
    tmp_path: Path, whole: Callable[..., Snapshot], is_named: bool
) -> None:
    chance = random.Random(0)
    first, second = split_tree(read_sample("facebook_2025_json"), 2, chance, media_apart=True)
    names = [name_like_meta("2025-06-15", number, chance) if is_named else f"x{number}" for number in (0, 1)]
    media, texts = (
        write_zip(tmp_path / f"{names[1]}.zip", second),
        write_zip(tmp_path / f"{names[0]}.zip", first),
    )
    shot = _import([media, texts], tmp_path / "split.db", is_together=False)
    assert_same(whole("facebook_2025_json", is_named=is_named), shot)


def test_the_same_member_in_several_parts_counts_once(tmp_path: Path, whole: Callable[..., Snapshot]) -> None:
    tree = read_sample("facebook_page_2025_json")
    chance = random.Random(0)
    for number in range(2):
        write_zip(
            tmp_path / "parts" / f"{name_like_meta('2025-06-15', number, chance)}.zip",
            dict(list(tree.items())[number:]),
        )
    shot = _import([tmp_path / "parts"], tmp_path / "split.db", is_together=True)
    shot["members"] = [row for row in shot["members"] if row["file_type"] != "duplicate"]
    assert_same(whole("facebook_page_2025_json", is_named=True), shot)


@pytest.mark.parametrize("seed", range(4))
def test_two_exports_in_parts_mixed_up_give_what_they_give_whole(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    names = ("facebook_2023_json", "facebook_2025_json")
    whole = [
        write_zip(tmp_path / f"facebook-mira.halvorsen-{DAYS[name]}-aB3dE5gH.zip", read_sample(name))
        for name in names
    ]
    expected = _import(whole, tmp_path / "whole.db", is_together=True)
    paths = [path for name in names for path in _write_parts(tmp_path / name, name, chance, is_named=True)]
    chance.shuffle(paths)
    assert_same(expected, _import(paths, tmp_path / "mixed.db", is_together=seed % 2 == 0))
