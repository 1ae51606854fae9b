"""HTML and JSON twins agree on all that pages can say, and what pages cannot say is listed without excuses.

The pages of the samples are written by a generator that shares no code with the program. In German and Japanese the
JSON twin is written here, from the same documents with the same labels.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exit_kit.importing.pipeline import import_paths
from importers.facebook.page_losses import LOSSES
from tests.laws.twins import Row, find_differences, read_tables
from tests.paths import SAMPLES
from tests.samples import facebook_2025
from tests.samples.export import write_members
from tests.samples.facebook_html import read_documents
from tests.samples.html_words import PACKS
from tests.samples.shapes import render_json

Tables = dict[str, list[Row]]
WHOLE = {"2025": False, "2023": False, "2019": True}  # generations D, C, B; B shows no seconds


@pytest.fixture(scope="module")
def twins(imported: Callable[..., Path]) -> Callable[[str], tuple[Tables, Tables]]:
    """Return the tables of a JSON sample and those of its HTML twin."""
    known: dict[str, tuple[Tables, Tables]] = {}

    def give(year: str) -> tuple[Tables, Tables]:
        if year not in known:
            json, html = (imported(f"facebook_{year}_{form}") for form in ("json", "html"))
            is_coarse = WHOLE[year]
            known[year] = (
                read_tables(json, to_the_minute=is_coarse),
                read_tables(html, to_the_minute=is_coarse),
            )
        return known[year]

    return give


@pytest.mark.parametrize("year", WHOLE)
def test_html_and_json_agree_on_all_that_pages_can_say(
    twins: Callable[[str], tuple[Tables, Tables]], year: str
) -> None:
    assert find_differences(*twins(year)) == []


def test_nothing_is_listed_as_lost_that_pages_do_say(twins: Callable[[str], tuple[Tables, Tables]]) -> None:
    pairs = [twins(year) for year in WHOLE]
    for loss in LOSSES:
        others = [one for one in LOSSES if one is not loss]
        assert any(find_differences(*pair, others) for pair in pairs), f"no twin needs this excuse: {loss}"


@pytest.mark.parametrize("language", ["de", "ja"])
def test_twins_agree_in_other_languages(imported: Callable[..., Path], tmp_path: Path, language: str) -> None:
    documents = read_documents(facebook_2025.read_export(), PACKS[language], is_selection=True)
    write_members(tmp_path / "json", {path: render_json(one, path) for path, one in documents.items()})
    import_paths([tmp_path / "json"], tmp_path / "json.db")
    html = imported(f"facebook_2025_html_{language}")
    found = find_differences(read_tables(tmp_path / "json.db"), read_tables(html))
    assert [
        one for one in found if not one.startswith("media:")
    ] == []  # the files themselves are in one only


@pytest.mark.parametrize("order", [("json", "html"), ("html", "json")])
@pytest.mark.parametrize("year", ["2025", "2019"])
def test_json_and_html_of_one_account_give_no_duplicates_and_json_wins(
    imported: Callable[..., Path], tmp_path: Path, year: str, order: tuple[str, str]
) -> None:
    shutil.copytree(SAMPLES / f"facebook_{year}_html", tmp_path / f"facebook-mira-{year}-12-20-AbCdEfGh")
    paths = {
        "json": SAMPLES / f"facebook_{year}_json",
        "html": tmp_path / f"facebook-mira-{year}-12-20-AbCdEfGh",
    }
    for form in order:
        import_paths([paths[form]], tmp_path / "both.db")
    both = read_tables(tmp_path / "both.db")
    assert find_differences(read_tables(imported(f"facebook_{year}_json")), both, []) == []
