"""Golden files: what a reading of a sample gave when someone last looked at it and found it right.

Comparing has four verdicts: equal, differs, missing (there is no golden file yet) and unrecognised (the
input is no longer known for what it was, so there is nothing to compare).  `pytest --update-golden` writes
what differs or is missing; it never touches a golden whose input is unrecognised, and never runs under CI.
"""

from __future__ import annotations

import difflib
import enum
import json
from pathlib import Path
from typing import Any, NamedTuple


class Verdict(enum.Enum):
    """What comparing with a golden file can say."""

    EQUAL = "equal"
    DIFFERS = "differs"
    MISSING = "missing"
    UNRECOGNISED = "unrecognised"


class Comparison(NamedTuple):
    """A verdict, and what to show to a person (a unified diff where it differs)."""

    verdict: Verdict
    text: str


def render_golden(value: Any) -> str:
    """Return the one text of a JSON value that golden files hold; lone surrogates stay escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)


def compare_golden(path: Path, value: Any) -> Comparison:
    """Compare a value with a golden file; None means that the input was not recognised."""
    if value is None:
        return Comparison(Verdict.UNRECOGNISED, f"{path.name}: the input is no longer recognised.")
    found = render_golden(value)
    if not path.exists():
        return Comparison(Verdict.MISSING, f"{path}: there is no golden file; --update-golden writes it.")
    expected = path.read_text(encoding="utf-8")
    if found == expected:
        return Comparison(Verdict.EQUAL, "")
    lines = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), f"{path.name} (golden)", f"{path.name} (now)", lineterm=""
    )
    return Comparison(Verdict.DIFFERS, "\n".join(lines))


def write_golden(path: Path, value: Any) -> None:
    """Write a value as the golden file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render_golden(value), encoding="utf-8")
