"""The laws of keeping, for exports in HTML: what steers the reading (language, zone) comes from the export itself."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths, rebuild
from tests.laws.archives import name_like_meta, read_sample, split_tree, write_zip
from tests.laws.snapshots import assert_same, list_tables, snapshot, snapshot_strictly
from tests.paths import SAMPLES

HTML = (
    "facebook_2025_html", "facebook_2025_html_de", "facebook_2025_html_ja", "facebook_2023_html", "facebook_2019_html",
    "facebook_2016_html", "instagram_2025_html_it", "instagram_2026_html",
)  # fmt: skip
GERMAN, OLD, OLDEST = "facebook_2025_html_de", "facebook_2019_html", "facebook_2016_html"
FOLDER = Path(__file__).parents[1] / "golden"
NOT_COUNTED = {"settings", "parts", "kept", "unspaced_messages"}
FIGURES = (
    "SELECT members.file_type, members.status, count(*) FROM members WHERE status NOT IN ('media', 'imported') "
    "GROUP BY 1, 2 ORDER BY 1, 2",
    "SELECT kind, count(*), min(at), max(at) FROM connections GROUP BY 1 ORDER BY 1",
    "SELECT kind, count(*), min(at), max(at), group_concat(DISTINCT at_precision) FROM posts GROUP BY 1 ORDER BY 1",
    "SELECT reaction, count(*) FROM reactions WHERE message_id IS NULL GROUP BY 1 ORDER BY 1",
    "SELECT name, timezone, language FROM accounts",
    "SELECT problems.kind, count(*), sum(count) FROM problems GROUP BY 1 ORDER BY 1",
)


@pytest.mark.parametrize("name", [GERMAN, OLD, OLDEST])
def test_pages_rebuilt_and_imported_again_give_the_same(
    imported: Callable[..., Path], copied: Callable[..., Path], name: str
) -> None:
    database = copied(name)
    rebuild(database)
    assert_same(snapshot_strictly(imported(name)), snapshot_strictly(database))
    import_paths([SAMPLES / name], database)
    assert_same(snapshot_strictly(imported(name)), snapshot_strictly(database))


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    ("name", "day"), [(GERMAN, "2025-06-15"), (OLD, "2019-12-08"), (OLDEST, "2016-05-08")]
)
def test_pages_in_parts_in_any_order_give_what_they_give_whole(
    tmp_path: Path, name: str, day: str, seed: int
) -> None:
    chance = random.Random(seed)
    tree = read_sample(name)
    whole = write_zip(tmp_path / "whole" / f"{name_like_meta(day, 0, chance)}.zip", tree)
    import_paths([whole], tmp_path / "whole.db")
    parts = [
        write_zip(tmp_path / f"{name_like_meta(day, number, chance)}.zip", part)
        for number, part in enumerate(split_tree(tree, 3, chance, media_apart=False))
    ]
    chance.shuffle(parts)
    for part in parts:
        import_paths([part], tmp_path / "parts.db")
    assert_same(snapshot(tmp_path / "whole.db"), snapshot(tmp_path / "parts.db"))


@pytest.mark.parametrize("name", HTML)
def test_a_sample_in_html_gives_what_it_gave_when_somebody_last_read_it(
    imported: Callable[..., Path], golden: Callable[[Path, Any], None], name: str
) -> None:
    with closing(sqlite3.connect(imported(name))) as db:
        tables = [table for table in list_tables(db) if table not in NOT_COUNTED]
        counts = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
        shown = {query.split(" FROM ")[1].split()[0]: db.execute(query).fetchall() for query in FIGURES}
    lines = {table: [" | ".join(map(str, row)) for row in rows] for table, rows in shown.items()}
    golden(
        FOLDER / f"{name}.json", {"rows": {table: count for table, count in counts.items() if count}, **lines}
    )
