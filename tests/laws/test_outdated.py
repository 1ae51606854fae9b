"""A database made by an older exit-kit is never a riddle: it is made anew where its records can be, else refused."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.errors import DatabaseError
from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.store.database import open_for_acts, open_for_reading, open_for_writing
from exit_kit.store.outdated import complete_bookkeeping
from tests.laws.snapshots import assert_same, snapshot_strictly
from tests.paths import SAMPLES

SAMPLE = "facebook_2019_json"
AGES = {
    "a table": "DROP TABLE conversation_sources",
    "a table of decisions": "DROP TABLE conversation_joins",
    "a column": "ALTER TABLE raw_records DROP COLUMN topic",
    "a column of bookkeeping": "ALTER TABLE exports DROP COLUMN language; DROP TABLE media_uses",
    "an identity": "DROP INDEX searches_identity",
    "a view": "DROP VIEW by_month",
    "a search table": "DROP TABLE facts_fts",
}


def make_old(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)


@pytest.mark.parametrize("script", AGES.values(), ids=AGES)
def test_a_database_from_before_is_refused_plainly_and_made_anew_by_rebuild(
    copied: Callable[..., Path], imported: Callable[..., Path], script: str
) -> None:
    database = copied(SAMPLE)
    make_old(database, script)
    with pytest.raises(DatabaseError, match="exit-kit rebuild"), open_for_reading(database):
        pass
    rebuild(database, jobs=1)
    with open_for_reading(database):
        pass
    assert_same(snapshot_strictly(imported(SAMPLE)), snapshot_strictly(database))


def test_an_import_makes_a_database_from_before_anew(
    copied: Callable[..., Path], imported: Callable[..., Path]
) -> None:
    database = copied(SAMPLE)
    make_old(database, "DROP TABLE conversation_sources; DROP TABLE conversation_joins")
    import_paths([SAMPLES / SAMPLE], database, jobs=1)
    assert_same(snapshot_strictly(imported(SAMPLE)), snapshot_strictly(database))


def test_an_act_needs_records_of_this_version_and_is_possible_after_a_rebuild(
    copied: Callable[..., Path],
) -> None:
    database = copied(SAMPLE)
    make_old(database, "DROP TABLE media_uses; DROP TABLE upkeep")
    for opener in (open_for_acts, open_for_writing):
        with pytest.raises(DatabaseError, match="exit-kit rebuild"), opener(database):
            pass
    rebuild(database)
    with open_for_acts(database) as db:
        assert db.execute("SELECT count(*) FROM upkeep").fetchone() == (0,)


def test_bookkeeping_that_cannot_be_completed_is_left_as_it_is() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE members (id INTEGER PRIMARY KEY)")
        with pytest.raises(DatabaseError, match="new file"):
            complete_bookkeeping(db)
