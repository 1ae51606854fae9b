"""Twins: the same records as JSON and as HTML, and how their databases are compared."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from importers.facebook.page_losses import LOSSES
from importers.meta.losses import Loss
from tests.laws.snapshots import snapshot

Row = dict[str, Any]
TABLES = (
    "posts", "post_people", "comments", "reactions", "albums", "media", "media_uses", "connections", "searches",
    "places", "apps", "off_meta_activity", "ad_interests", "advertisers", "sessions", "payments", "activity", "facts",
    "handles", "conversations", "conversation_people", "messages", "message_people",
)  # fmt: skip
NOT_SAID = {
    "member_id", "first_export_id", "last_export_id", "account_id", "ordinal", "position", "coarsest_time",
}  # fmt: skip
# The account is Norwegian, the sample pages are in English and say so; JSON has no page of its own for that.
LANGUAGES = {"nb_NO", "en_US", "de_DE", "ja_JP"}
# Columns of a file that come together from its uses, which are compared themselves.
GATHERED = {"at", "at_precision", "taken_at", "latitude", "longitude", "width", "height", "details", "uses",
            "status"}  # fmt: skip
# Pages show no milliseconds, and no number of a chat with an AI.
MILLISECONDS = re.compile(r"(?<=T\d\d:\d\d:\d\d)\.\d+Z")
ORDINAL = re.compile(r'("message_id": "[^"]*) \d+(?=")')
AI = re.compile(r'"~?ai \d+(?: (?:[^"]*Glasur[^"0-9]*1240[^"0-9]*|Kiln ideas|茶具))?')
SECONDS = re.compile(r"(?<=T\d\d:\d\d):\d\d(?:\.\d+)?Z")
# A letter that was cut in two: a mark, what is left of its bytes, or half of a pair.
DAMAGED = re.compile("(\ufffd|[âð][\x80-\xbf]*|[\U00100000-\U0010ffff])$")


def read_tables(database: Path, *, to_the_minute: bool = False) -> dict[str, list[Row]]:
    """Return the record tables, `details` cut into columns, texts without a letter that was cut in two.

    Generation B shows no seconds; then they are left out here too.
    """
    shot = snapshot(database)
    text = json.dumps({table: shot[table] for table in TABLES}, ensure_ascii=False)
    text = MILLISECONDS.sub("Z", text).replace('"at_precision": "millisecond"', '"at_precision": "second"')
    text = ORDINAL.sub(r"\1", AI.sub('"ai', text))
    if to_the_minute:
        text = SECONDS.sub("Z", text.replace('"at_precision": "minute"', '"at_precision": "second"'))
    shot = json.loads(text)
    tables = {table: [_spread(row) for row in shot[table] if _is_compared(row)] for table in TABLES}
    for row in tables["media"]:
        for name in [name for name in row if name.partition(".")[0] in GATHERED]:
            del row[name]
    return tables


def _is_compared(row: Row) -> bool:
    """Leave out the language, which differs on purpose."""
    return row.get("topic") != "preferred language" and row.get("value") not in LANGUAGES


def _spread(row: Row) -> Row:
    spread = {
        name: DAMAGED.sub("", value) if isinstance(value, str) else value for name, value in row.items()
    }
    for name in NOT_SAID:
        spread.pop(name, None)
    details = spread.pop("details", None)
    found = json.loads(details) if details else {}
    return spread | {f"details.{name}": value for name, value in found.items()}


def apply_losses(tables: dict[str, list[Row]], losses: Iterable[Loss]) -> dict[str, Counter[str]]:
    """Return the rows of each table as texts, without what is said to be lost."""
    by_table: dict[str, list[Loss]] = {}
    for loss in losses:
        by_table.setdefault(loss.table, []).append(loss)
    return {
        table: Counter(
            _render(row, by_table.get(table, ()))
            for row in rows
            if not _is_lost(row, by_table.get(table, ()))
        )
        for table, rows in tables.items()
    }


def _is_lost(row: Row, losses: Sequence[Loss]) -> bool:
    return any(not loss.columns and _matches(row, loss) for loss in losses)


def _render(row: Row, losses: Sequence[Loss]) -> str:
    lost = {name for loss in losses if _matches(row, loss) for name in loss.columns}
    kept = {
        name: value
        for name, value in row.items()
        if value is not None and not any(fnmatchcase(name, pattern) for pattern in lost)
    }
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)


def _matches(row: Row, loss: Loss) -> bool:
    return all(_fits(row.get(name), wanted) for name, wanted in loss.only.items())


def _fits(value: Any, wanted: Any) -> bool:
    patterns = wanted if isinstance(wanted, tuple) else (wanted,)
    return value is not None and any(fnmatchcase(str(value), pattern) for pattern in patterns)


def find_differences(
    one: dict[str, list[Row]], other: dict[str, list[Row]], losses: Iterable[Loss] = LOSSES
) -> list[str]:
    """Return what only one of two databases says, beside what is listed as lost."""
    listed = tuple(losses)
    here, there = apply_losses(one, listed), apply_losses(other, listed)
    found = []
    for table in here:
        found += [f"{table}: only the first: {text}" for text in (here[table] - there[table]).elements()]
        found += [f"{table}: only the second: {text}" for text in (there[table] - here[table]).elements()]
    return found
