"""Reads one document the way the pipeline does, for tests of extractors."""

from __future__ import annotations

from typing import Any

from exit_kit.archive.text import repair_tree
from exit_kit.importing.contract import Importer
from exit_kit.importing.extraction import extract_document
from exit_kit.importing.problems import Notes, Problem
from exit_kit.importing.records import Record
from exit_kit.importing.registry import make_matcher


def read_document(
    importer: Importer, path: str, document: Any
) -> tuple[list[Record], list[Problem], list[str]]:
    """Return the records, the problems, and the names of the file types that claimed the document."""
    notes = Notes()
    document = repair_tree(document)
    match = make_matcher(importer).match(path, document)
    assert not match.is_ambiguous, [claim.file_type.name for claim in match.claims]
    records = [record for claim in match.claims for record in extract_document(claim, path, document, notes)]
    return records, list(notes), [claim.file_type.name for claim in match.claims]
