"""A folder of pages given alone is known by its files' names, the folders above it, and how its pages are written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from exit_kit.archive import find_parts
from exit_kit.importing.recognition import RecognisedPart, Unrecognised, recognise
from tests.paths import SAMPLES

FB, IG = "facebook_2025_html/your_facebook_activity", "instagram_2025_html_it/your_instagram_activity"


def recognise_folder(path: Path) -> RecognisedPart | Unrecognised:
    (part,) = find_parts([path]).parts
    seen = recognise(part)
    return seen if isinstance(seen, Unrecognised) else seen[0]


@pytest.mark.parametrize(
    ("folder", "platform", "above"),
    [
        (f"{FB}/messages", "facebook", "your_facebook_activity/messages/"),
        (f"{FB}/messages/inbox", "facebook", "your_facebook_activity/messages/inbox/"),
        ("facebook_2025_html/connections/friends", "facebook", "connections/friends/"),
        ("facebook_2019_html/messages", "facebook", "messages/"),
        ("facebook_2016_html/html", "facebook", "html/"),
        (f"{IG}/messages", "instagram", "your_instagram_activity/messages/"),
    ],
)
def test_a_folder_of_pages_stands_where_it_stood(folder: str, platform: str, above: str) -> None:
    seen = recognise_folder(SAMPLES / folder)
    assert isinstance(seen, RecognisedPart)
    assert (seen.importer.platform, seen.recognition.format, seen.prefix) == (platform, "html", above)


@pytest.mark.parametrize(
    ("folder", "platform", "above"),
    [
        (f"{FB}/messages/inbox", "facebook", "messages/inbox/"),
        ("facebook_2023_html/your_activity_across_facebook/messages", "facebook", "messages/"),
        (f"{IG}/messages", "instagram", "messages/"),
    ],
)
def test_pages_of_the_same_names_and_tokens_are_told_apart_by_their_dates(
    folder: str, platform: str, above: str, tmp_path: Path
) -> None:
    moved = tmp_path / Path(folder).name
    shutil.copytree(SAMPLES / folder, moved)
    seen = recognise_folder(moved)
    assert isinstance(seen, RecognisedPart)
    assert (seen.importer.platform, seen.prefix) == (platform, above)


def test_pages_of_nobody_are_refused_whatever_they_are_called(tmp_path: Path) -> None:
    page = tmp_path / "friends" / "your_friends.html"
    page.parent.mkdir()
    page.write_text("<html><body><h1>My friends</h1><p>Ada, Oct 19, 2019, 2:37 PM</p></body></html>")
    assert isinstance(recognise_folder(page.parent), Unrecognised)
