"""The samples are exactly what their scripts write, and hold every listed kind of file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.laws.archives import CHATS, NAMES, read_tree
from tests.paths import SAMPLES

from .facebook_2025 import main

LISTED = Path(__file__).with_name("paths_of_section_1_4.txt")
ALLOWED_HOST = re.compile(r"^((www\.)?(facebook\.com|instagram\.com|threads\.(com|net))|www\.bing\.com|s\.whatsapp\.net|(.*\.)?example(\.com|\.org|\.invalid)?)$")
HTML = [
    "whatsapp_2025_report_html",
    "facebook_2016_html",
    "facebook_2019_html",
    "facebook_2023_html",
    "facebook_2025_html",
    "facebook_2025_html_de",
    "facebook_2025_html_ja",
    "instagram_2025_html_it",
    "instagram_2026_html",
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the scripts once."""
    out = tmp_path_factory.mktemp("samples")
    main([str(out)])
    return out


@pytest.mark.parametrize("name", [*NAMES, *HTML, *CHATS])
def test_a_sample_is_what_its_script_writes(written: Path, name: str) -> None:
    in_repository, fresh = read_tree(SAMPLES / name), read_tree(written / name)
    assert sorted(in_repository) == sorted(fresh)
    assert [path for path in fresh if fresh[path] != in_repository[path]] == []


def test_the_expected_counts_are_what_the_scripts_count(written: Path) -> None:
    assert (SAMPLES / "expected_counts.json").read_bytes() == (written / "expected_counts.json").read_bytes()


def test_every_address_in_the_samples_is_a_reserved_one() -> None:
    text = b"".join(content for name in [*NAMES, *HTML] for content in read_tree(SAMPLES / name).values()).decode(
        "latin-1"
    )
    hosts = set(re.findall(r"https?://([^/\s\"?<]+)", text)) | set(
        re.findall(r"[\w.]+@([a-z][\w.]+\.\w+)", text)
    )
    assert hosts
    assert [host for host in hosts if not ALLOWED_HOST.search(host)] == []
    numbers = set(re.findall(r"\b\d{1,3}(?:\.\d{1,3}){3}\b", text)) - {"500.0.0.0"}
    assert [
        number for number in numbers if not number.startswith(("192.0.2.", "198.51.100.", "203.0.113."))
    ] == []


def listed_paths() -> list[str]:
    """Return the listed paths; N stands for a number, <thread> for a folder."""
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("listed", listed_paths())
def test_every_listed_kind_of_file_is_in_a_sample(listed: str) -> None:
    sample = (
        "facebook_2023_json" if listed.startswith("your_activity_across_facebook/") else "facebook_2025_json"
    )
    pattern = (
        re.escape(listed).replace("<thread>", "[^/]+").replace("_N", r"_\d+").replace("/N\\.", r"/\d+\.")
    )
    assert any(re.fullmatch(pattern, path) for path in list_members(sample)), listed


@cache
def list_members(sample: str) -> tuple[str, ...]:
    """Return the paths of a sample's members."""
    return tuple(read_tree(SAMPLES / sample))
