from __future__ import annotations

import pickle
import re
from pathlib import Path

import exit_kit.archive
from exit_kit.archive.faults import FAULTS, MemberFault


def test_every_fault_is_one_sentence_that_says_what_happened_why_and_what_to_do() -> None:
    for kind, sentence in FAULTS.items():
        assert sentence.endswith(".") and sentence.count(". ") == 0, kind
        assert "because" in sentence and ";" in sentence, kind


def test_a_fault_travels_between_processes_with_its_data_and_never_shows_it() -> None:
    fault = pickle.loads(pickle.dumps(MemberFault("damaged", b"dear diary")))
    assert (fault.kind, fault.data) == ("damaged", b"dear diary")
    assert "diary" not in str(fault) and "diary" not in repr(fault)


def test_every_fault_kind_in_the_code_is_explained() -> None:
    folder = Path(exit_kit.archive.__file__).parent
    used = set()
    for name in ("paths", "zips", "folders", "reading", "unpacking", "discover"):
        source = (folder / f"{name}.py").read_text("utf-8")
        used |= set(re.findall(r'"([a-z]+(?:-[a-z]+)+|link|encrypted|damaged)"', source))
    assert used == set(FAULTS)
