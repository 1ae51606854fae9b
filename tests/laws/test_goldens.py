"""Golden files: what each sample gives, to be read by people when it changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.laws.archives import CHATS, NAMES
from tests.laws.snapshots import Row, snapshot

FOLDER = Path(__file__).parents[1] / "golden"
# The same in every row, or of interest to nobody who reads.
LEFT_OUT = {
    "account_id",
    "first_export_id",
    "last_export_id",
    "platform",
    "key",
    "at_precision",
    "crc32",
    "size_bytes",
}
KEPT_KEYS = {"accounts", "conversations"}
WHENCE_KNOWN = {"messages", "media", "media_uses"}
SHORTENED = {"raw_records": {"record"}}
_MOST_BYTES = 400_000


def _trim(table: str, row: Row) -> Row:
    trimmed: Row = {}
    for name, value in row.items():
        if (
            value is None
            or name in SHORTENED.get(table, ())
            or (name in LEFT_OUT and (name != "key" or table not in KEPT_KEYS))
        ):
            continue
        if name == "ordinal" and not value:
            continue
        trimmed[name] = value
    if "member_id" in trimmed:
        source = trimmed.pop("member_id").partition(" ")[2].partition(" ")[2]
        if table not in WHENCE_KNOWN:
            trimmed["from"] = source.partition("/")[2]
    return trimmed


def _render(row: Row) -> str:
    """Return a row as one line that a person can read."""
    return " | ".join(f"{name}: {value}" for name, value in row.items())


@pytest.mark.parametrize("name", [*NAMES, *CHATS])
def test_a_sample_gives_what_it_gave_when_somebody_last_read_it(
    imported: Callable[..., Path], golden: Callable[[Path, Any], None], name: str
) -> None:
    shot = snapshot(imported(name))
    value = {table: [_render(_trim(table, row)) for row in rows] for table, rows in shot.items() if rows}
    golden(FOLDER / f"{name}.json", value)
    assert (FOLDER / f"{name}.json").stat().st_size < _MOST_BYTES
