"""HTML and JSON twins of Instagram and Threads agree on all that pages can say, and together they are one.

Every JSON sample is rendered as the pages of one year or another (`tests.samples.instagram_html`), labels as they are.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from exit_kit.importing.pipeline import import_paths, rebuild
from importers.meta.record_losses import LOSSES
from tests.laws.archives import read_sample, split_tree, write_zip
from tests.laws.snapshots import assert_same, snapshot, snapshot_strictly
from tests.laws.twins import Row, find_differences, read_tables
from tests.paths import SAMPLES
from tests.samples.export import write_members
from tests.samples.instagram_html import LOOKS, WRITTEN, render_twin

Tables = dict[str, list[Row]]
Twins = Callable[[str], tuple[Tables, Tables]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the folder of a sample's HTML twin, named as a download of a later day."""
    root = tmp_path_factory.mktemp("pages")

    def give(name: str) -> Path:
        folder = root / name / "instagram-mira.halvorsen-2026-12-24-AbCdEfGh"
        if not folder.exists():
            write_members(folder, render_twin(read_sample(name), LOOKS[name]))
        return folder

    return give


@pytest.fixture(scope="module")
def twins(imported: Callable[..., Path], pages: Callable[[str], Path]) -> Twins:
    """Return the tables of a JSON sample and those of its HTML twin."""
    known: dict[str, tuple[Tables, Tables]] = {}

    def give(name: str) -> tuple[Tables, Tables]:
        if name not in known:
            folder = pages(name)
            import_paths([folder], folder.with_suffix(".db"))
            both = imported(name), folder.with_suffix(".db")
            known[name] = tuple(read_tables(one, to_the_minute=True) for one in both)  # type: ignore[assignment]
        return known[name]

    return give


@pytest.mark.parametrize("name", LOOKS)
def test_html_and_json_agree_on_all_that_pages_can_say(twins: Twins, name: str) -> None:
    assert find_differences(*twins(name), LOSSES) == []


def test_nothing_is_listed_as_lost_that_pages_do_say(twins: Twins) -> None:
    pairs = [twins(name) for name in LOOKS]
    for loss in LOSSES:
        others = [one for one in LOSSES if one is not loss]
        assert any(find_differences(*pair, others) for pair in pairs), f"no twin needs this excuse: {loss}"


@pytest.mark.parametrize(
    ("name", "order"),
    [(name, ("json", "html") if at % 2 else ("html", "json")) for at, name in enumerate(LOOKS)]
    + [("instagram_2026_json", ("json", "html"))],
)
def test_json_and_html_of_one_account_give_no_duplicates_and_json_wins(
    imported: Callable[..., Path],
    pages: Callable[[str], Path],
    tmp_path: Path,
    name: str,
    order: tuple[str, str],
) -> None:
    json = tmp_path / "instagram-mira.halvorsen-2026-11-01-AbCdEfGi"
    write_members(json, read_sample(name))
    for form in order:
        import_paths([json if form == "json" else pages(name)], tmp_path / "both.db")
    assert find_differences(read_tables(imported(name)), read_tables(tmp_path / "both.db"), []) == []


@pytest.mark.parametrize("name", WRITTEN.values())
def test_pages_rebuilt_imported_again_and_in_parts_give_the_same(
    imported: Callable[..., Path], copied: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    database = copied(name)
    rebuild(database)
    assert_same(snapshot_strictly(imported(name)), snapshot_strictly(database))
    import_paths([SAMPLES / name], database)
    assert_same(snapshot_strictly(imported(name)), snapshot_strictly(database))
    chance, tree = random.Random(5), read_sample(name)
    trees = [tree, *split_tree(tree, 3, chance, media_apart=False)]
    names = [f"instagram-ada-2026-08-19-AbCdEfG{number}.zip" for number in range(len(trees))]
    whole, *parts = (write_zip(tmp_path / one, part) for one, part in zip(names, trees, strict=True))
    import_paths([whole], tmp_path / "whole.db")
    chance.shuffle(parts)
    for part in parts:
        import_paths([part], tmp_path / "parts.db")
    assert_same(snapshot(tmp_path / "whole.db"), snapshot(tmp_path / "parts.db"))
