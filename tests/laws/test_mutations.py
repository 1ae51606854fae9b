"""Law: every path of every sample set to every wrong value: no exception, loss at most that record."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from tests.laws.archives import NAMES, find_platform, read_sample, read_tree
from tests.laws.mutations import WRONG, Law, list_paths, read_documents

_SHARES = 8
_TURNS = 3  # neighbouring paths take turns: each gets a third of the wrong values


def _check_tree(tree: dict[str, bytes], share: int, sample: str = "facebook_") -> int:
    """Check a share of the paths of all documents with a third of the wrong values each; count the changes."""
    changes, broken = 0, []
    for name, document in read_documents(tree):
        law, before = Law(name, document, find_platform(sample, name)), copy.deepcopy(document)
        for number, path in enumerate(list_paths(document)):
            if number % _SHARES == share:
                for value in WRONG[number // _SHARES % _TURNS :: _TURNS]:
                    law.check(path, value)
        assert document == before, f"reading {name} changed it"
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
