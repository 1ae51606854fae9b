"""Law: every path of every sample set to every wrong value: no exception, loss at most that record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths
from tests.laws.archives import NAMES, find_platform, read_sample, read_tree, write_zip
from tests.laws.mutations import WRONG, Law, list_paths, read_documents

_SHARES = 8
_TURNS = 3  # neighbouring paths take turns: each gets a third of the wrong values


def _check_tree(tree: dict[str, bytes], share: int, sample: str = "facebook_") -> int:
    """Check a share of the paths of all documents with a third of the wrong values each; count the changes."""
    changes, broken = 0, []
    for name, document in read_documents(tree):
        law, before = Law(name, document, find_platform(sample, name)), repr(document)
        for number, path in enumerate(list_paths(document)):
            if number % _SHARES == share:
                for value in WRONG[number // _SHARES % _TURNS :: _TURNS]:
                    law.check(path, value)
        assert repr(document) == before, f"reading {name} changed it"
        changes += law.changes
        broken += law.broken
    assert broken == [], f"{len(broken)} of {changes}:\n" + "\n".join(broken[:40])
    return changes


def _list_shares(name: str) -> range:
    """Return the shares of a sample: two of those that say in another language what others say in the same forms."""
    return range(2 if name.endswith(("_nl", "_it", "_zh")) else _SHARES)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "share"), [(name, share) for name in NAMES for share in _list_shares(name)])
def test_every_path_of_every_sample_set_to_every_wrong_value_loses_at_most_that_record(
    name: str, share: int
) -> None:
    assert _check_tree(read_sample(name), share, name)


@pytest.mark.parametrize("folder", ["g4_json", "g5_json"])
def test_the_same_holds_for_the_shared_samples(shared_samples: Path, folder: str) -> None:
    tree = read_tree(shared_samples / "facebook" / "reconstructed" / folder)
    assert sum(_check_tree(tree, share) for share in range(_SHARES))


def _enlarge(value: Any) -> Any:
    """Return a document with each of its numbers made larger than a database can hold."""
    if isinstance(value, dict):
        return {key: _enlarge(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_enlarge(inner) for inner in value]
    return 2**63 if type(value) in (int, float) else value


@pytest.mark.parametrize("name", ["facebook_2025_json", "instagram_2026_json", "threads_2025_json"])
def test_numbers_that_no_database_can_hold_cost_only_themselves(tmp_path: Path, name: str) -> None:
    tree = read_sample(name)
    large = {path: json.dumps(_enlarge(document)).encode() for path, document in read_documents(tree)}
    found = [
        import_paths(
            [write_zip(tmp_path / f"{number}.zip", files)], tmp_path / f"{number}.db", jobs=1
        ).members
        for number, files in enumerate((tree, tree | large))
    ]
    assert found[0] == found[1]
