"""The list of known files says what the importers' tables say."""

from __future__ import annotations

import pytest

from exit_kit.errors import UsageError
from exit_kit.importing.registry import load_importers
from exit_kit.report.display import ASCII, UNICODE, measure
from exit_kit.report.file_types import list_files, render_files


def test_every_file_type_of_every_importer_is_listed_once():
    known = sorted((one.platform, row.name) for one in load_importers() for row in one.file_types)
    assert sorted((one.platform, one.name) for one in list_files()) == known


def test_one_platform_is_listed_alone_whatever_its_capitals():
    assert list_files("Facebook") == tuple(one for one in list_files() if one.platform == "facebook")


def test_an_unknown_platform_is_a_usage_error_that_names_the_known_ones():
    with pytest.raises(UsageError, match="facebook"):
        list_files("myspace")


def test_a_file_type_without_an_extractor_is_kept_raw():
    rows = {(one.platform, row.name): row for one in load_importers() for row in one.file_types}
    assert all(one.is_read is (rows[one.platform, one.name].extract is not None) for one in list_files())


def test_files_of_one_folder_stand_together():
    groups = [one.group for one in list_files("facebook")]
    assert sum(1 for one, before in zip(groups, [None, *groups], strict=False) if one != before) == len(
        set(groups)
    )


@pytest.mark.parametrize("symbols", [UNICODE, ASCII])
def test_the_list_fits_into_80_columns_and_names_everything(symbols):
    text = render_files(list_files(), symbols)
    assert [line for line in text.splitlines() if measure(line) > 80] == []
    assert all(f"  {one.name}" in text for one in list_files())
