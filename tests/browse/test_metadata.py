"""Every table, view and column is described, and what the descriptions name is there."""

from __future__ import annotations

from exit_kit.browse.home import GROUPS, VIEWS
from exit_kit.browse.metadata import DATABASE, LOOKS, MOST_ROWS_WITH_FACETS, build_metadata, read_schema
from exit_kit.browse.queries import read_queries
from exit_kit.store.database import open_for_reading


def read_columns(path):
    with open_for_reading(path) as db:
        names = db.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB '*_fts*'"
        )
        tables = [name for (name,) in names if not name.startswith("sqlite_")]
        return {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in tables}


def test_every_table_view_and_column_is_described(sample_db):
    tables = build_metadata({})["databases"][DATABASE]["tables"]
    for name, columns in read_columns(sample_db).items():
        assert name in LOOKS, name
        assert tables[name]["title"] and tables[name]["description"], name
        assert list(tables[name]["columns"]) == columns, name
        assert all(tables[name]["columns"].values()), name


def test_what_a_look_names_is_in_the_table(sample_db):
    real = read_columns(sample_db)
    for name, look in LOOKS.items():
        named = {*look.facets, look.sort, look.sort_desc, look.label} - {None}
        assert named <= set(real[name]), name


def test_columns_with_a_unit_say_it():
    columns = build_metadata({})["databases"][DATABASE]["tables"]["media"]["columns"]
    assert "bytes" in columns["size_bytes"]
    assert "degrees" in columns["latitude"]


def test_every_visible_table_is_in_a_group_of_the_front_page():
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(name for name in read_schema() if not LOOKS[name].hidden)
    assert set(VIEWS) == set(LOOKS) - set(read_schema())


def test_large_tables_open_without_facets():
    few = build_metadata({"messages": MOST_ROWS_WITH_FACETS})["databases"][DATABASE]["tables"]
    many = build_metadata({"messages": MOST_ROWS_WITH_FACETS + 1})["databases"][DATABASE]["tables"]
    assert "kind" in few["messages"]["facets"]
    assert "facets" not in many["messages"]
    assert "facets" not in many["timeline"]


def test_several_accounts_can_be_told_apart():
    tables = build_metadata({"accounts": 2})["databases"][DATABASE]["tables"]
    assert tables["posts"]["facets"][0] == "account_id"


def test_every_ready_question_has_a_title_a_description_and_a_name_of_its_own():
    queries = read_queries()
    assert len(queries) == len({query.name for query in queries} - set(LOOKS)) >= 10
    assert all(query.title and query.about.endswith(".") and "SELECT" in query.sql for query in queries)
