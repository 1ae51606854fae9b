"""The same rows as the floor's, stored the way one would without a second thought: `sqlite-utils`.

`insert_all` with its own batches, then a unique index and `enable_fts`.  Unzip, parse and repair are the
floor's own code, so what differs is the storing alone.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlite_utils

from .floor import Parts, Reader, read_export, repair

COLUMNS = ("conversation_id", "sender_id", "at", "ordinal", "text")


def read_records(path: Path, reader: Reader, parts: Parts) -> Iterator[dict[str, Any]]:
    """Yield one dict for each message."""
    number = 0
    for rows in read_export(path, reader, parts):
        for row in rows:
            number += 1
            yield {"id": number, **dict(zip(COLUMNS, row, strict=True))}


def run_sqlite_utils(path: Path, database: Path) -> dict[str, float]:
    """Import the export's messages; return the seconds of each part ("insert" without the reading)."""
    parts: Parts = defaultdict(float)
    reader = Reader()
    db = sqlite_utils.Database(database)
    db.enable_wal()
    db.execute("PRAGMA synchronous = NORMAL")
    started = perf_counter()
    messages = db.table("messages")
    messages.insert_all(read_records(path, reader, parts), pk="id")
    messages.create_index(["conversation_id", "at", "sender_id", "ordinal"], unique=True)
    people = ({"id": number, "name": repair(name)} for name, number in reader.senders.items())
    db.table("people").insert_all(people)
    parts["insert"] = perf_counter() - started - sum(parts.values())
    started = perf_counter()
    messages.enable_fts(["text"], tokenize="unicode61 remove_diacritics 2")
    db.close()
    parts["search"] = perf_counter() - started
    return dict(parts)


if __name__ == "__main__":
    print(json.dumps(run_sqlite_utils(Path(sys.argv[1]), Path(sys.argv[2]))))
