"""Every path of formats/facebook.md section 1.4 has one file type, in each of its forms; tiers A and B are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from exit_kit.importing.registry import Matcher
from importers.facebook import IMPORTER

PAGES_ONLY = ("posts/your_photos.html", "archive.html")  # no twin in JSON is known


def expand(path: str) -> Iterator[str]:
    """Yield the paths behind `{a,b}`, with a number where the notes write N."""
    choice = re.search(r"\{([^{}]*)\}", path)
    if choice is None:
        yield re.sub(r"_N\b|/N\b", lambda found: found[0][0] + "1", path)
        return
    for one in choice[1].split(","):
        yield from expand(path[: choice.start()] + one.strip() + path[choice.end() :])


def list_paths(notes: str) -> Iterator[tuple[str, str, str]]:
    """Yield path, tier ("" where none is given) and the form of a record, row by row."""
    folder = ""
    section = notes.split("\n### 1.4 ")[1].split("\n### 1.5 ")[0]
    for line in section.splitlines():
        heading = re.match(r"\*\*`(.*?)`\*\*", line)
        folder = heading[1] if heading else "" if line.startswith("####") else folder
        cells = [cell.strip() for cell in line.split("|")]
        if not line.startswith("|") or len(cells) < 4:
            continue
        tier, form = (cells[3], cells[4]) if len(cells) > 5 else ("", cells[2])
        for written in re.findall(r"`([^`]+\.(?:json|html))`", cells[1]):
            yield from ((path, tier, form) for path in expand(folder + written))


def list_documents(form: str) -> Iterator[object]:
    """Yield a document in each form that a row names: by its root key, and as `label_values`."""
    yield from ({key: []} for key in re.findall(r"\{(\w+_v\d+):", form))
    if "LV" in form and "LV: [" not in form:
        yield from ({"label_values": []}, [{"label_values": [], "fbid": "1"}])


def test_each_path_of_the_notes_is_of_one_file_type_in_each_of_its_forms(shared_samples: Path) -> None:
    notes = shared_samples.parent / "formats" / "facebook.md"
    if not notes.exists():
        pytest.skip("the notes on the format are not beside the repository")
    matcher, seen, wrong = Matcher(IMPORTER), 0, []
    for path, tier, form in list_paths(notes.read_text(encoding="utf-8")):
        if path.endswith(PAGES_ONLY):
            continue
        known = matcher.match_path(re.sub(r"\.html$", ".json", path))
        claimed = [
            [one.file_type.name for one in matcher.match(path, it).claims] for it in list_documents(form)
        ]
        is_read = tier not in ("A", "B") or all(row.extract for row in known)
        if not known or (len(known) > 1 and not claimed) or {*map(len, claimed)} - {1} or not is_read:
            wrong.append((path, tier, [row.name for row in known], claimed))
        seen += 1
    assert wrong == []
    assert seen > 350
