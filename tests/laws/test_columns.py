"""Laws of the tables: every typed column is filled by some sample, and what is missing is NULL."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.store.finish import finish
from exit_kit.store.outdated import DECISIONS, LEAVING
from exit_kit.store.search import SEARCHED
from tests.laws.archives import CHATS, NAMES
from tests.laws.snapshots import list_tables

# Columns that no sample can fill, each with the reason.
EXCUSED: dict[str, str] = {
    **dict.fromkeys(
        [
            *(
                f"message_versions.{name}"
                for name in ("message_id", "member_id", "at", "sender", "kind", "text")
            ),
            *(f"exports.date_order_{name}" for name in ("given", "elsewhere")),
        ],
        "only WhatsApp's chats have these (tests of the importer)",
    ),
    **dict.fromkeys(
        ["exports.timezone_given", *(f"exports.language{tail}" for tail in ("", "_from", "_given"))],
        "only exports in HTML have a language, and only the user gives a zone (tests of the importing)",
    ),
    **dict.fromkeys(
        ["exports.text_timezones", "exports.text_date_orders", "chat_texts.timezone_evidence"],
        "only where another export holds the same chat, too (tests of the zones of chats)",
    ),
    "media.copy_of": "only two downloads that hold the same file have it (tests of joining)",
    "people.joined_to": "only the user's word fills it (tests of people who were joined)",
    "comments.url": "for platforms that give it: Facebook has it only in HTML",
    "posts.group_name": "for platforms that name the group: Facebook does so only in the prose of the title",
}
BOTH = ("facebook_2023_json", "facebook_2025_json")
PRECISE = {
    "millisecond": re.compile(r"-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"),
    "second": re.compile(r"-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
    "minute": re.compile(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d(:00)?Z"
    ),  # with the seconds that all times of texts and pages have
    "day": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
}
ANY_TIME = re.compile("|".join(pattern.pattern for pattern in PRECISE.values()))
LOCAL_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?")  # without Z: of a zone that nothing tells
LOCAL = ("taken_at", "modified_at")  # as a camera, a zip or a disk says it
# Where 0 is a figure and not a gap.
COUNTED = re.compile(
    r"^(ordinal|is_\w+|count|records|uses|message_count|sequence|run|size_bytes|votes|call_seconds|crc32)$"
)
# Where "" is what was delivered (an empty uri), the root of a document, or a sketch of what has no text.
DELIVERED = {
    ("media_uses", "uri"), ("media_uses", "key"), ("media", "path"), ("media", "key"),
    ("conversation_sources", "sketch"),
    ("problems", "pointer"), ("problems", "expected"), ("problems", "found"), ("raw_records", "pointer"),
}  # fmt: skip
SPELT = {("facts", "value")}  # Instagram itself writes True and False (formats/instagram_threads.md 1.3.2)
DEGREES = {"latitude": 90, "longitude": 180}
ORIGINS = {"created", "received", "saved", "observed"}


@pytest.fixture(params=[(name,) for name in (*NAMES, *CHATS)] + [BOTH], ids="+".join)
def db(request: pytest.FixtureRequest, imported: Callable[..., Path]) -> Iterator[sqlite3.Connection]:
    """Return the database of each sample, and of two together."""
    with closing(sqlite3.connect(imported(*request.param))) as connection:
        yield connection


def _list_columns(db: sqlite3.Connection) -> list[tuple[str, str]]:
    return [
        (table, row[1])
        for table in list_tables(db)
        if table not in ("settings", *LEAVING, *DECISIONS)  # no export fills these
        for row in db.execute(f"PRAGMA table_info({table})")
    ]


def test_every_typed_column_is_filled_by_some_sample(imported: Callable[..., Path]) -> None:
    filled = set()
    for name in (*NAMES, *CHATS):
        with closing(sqlite3.connect(imported(name))) as db:
            columns = _list_columns(db)
            for table, column in columns:
                if db.execute(f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL LIMIT 1").fetchone():
                    filled.add(f"{table}.{column}")
    empty = {f"{table}.{column}" for table, column in columns} - filled
    assert sorted(empty - EXCUSED.keys()) == []
    assert sorted(EXCUSED.keys() - empty) == [], "no longer empty: take the excuse away"


def test_what_is_missing_is_null_and_never_an_empty_text(db: sqlite3.Connection) -> None:
    found = []
    for table, column in _list_columns(db):
        (count,) = db.execute(f"SELECT count(*) FROM {table} WHERE CAST({column} AS TEXT) = ''").fetchone()
        if count and (table, column) not in DELIVERED:
            found.append((table, column, count))
    assert found == []


def test_what_is_missing_is_null_and_never_zero(db: sqlite3.Connection) -> None:
    found = []
    for table, column in _list_columns(db):
        if not COUNTED.match(column) and (table, column) != ("facts", "value"):
            query = f"SELECT count(*) FROM {table} WHERE {column} = 0 OR {column} = '0'"
            (count,) = db.execute(query).fetchone()
            if count:
                found.append((table, column, count))
    assert found == []


def test_texts_are_neither_json_null_nor_the_names_of_python(db: sqlite3.Connection) -> None:
    for table, column in _list_columns(db):
        names = ["null", "None", "[]", "{}", "nan", *([] if (table, column) in SPELT else ["True", "False"])]
        query = f"SELECT count(*) FROM {table} WHERE {column} IN ({', '.join('?' for _ in names)})"
        assert db.execute(query, names).fetchone() == (0,), (table, column)


def test_every_time_is_utc_in_the_form_of_its_precision(db: sqlite3.Connection) -> None:
    found = []
    for table, column in _list_columns(db):
        if column != "at" and not column.endswith("_at"):
            continue
        has_precision = column == "at" and (table, "at_precision") in _list_columns(db)
        precision = "at_precision" if has_precision else "NULL"
        for at, known in db.execute(f"SELECT {column}, {precision} FROM {table} WHERE {column} IS NOT NULL"):
            any_time = LOCAL_TIME if column in LOCAL else ANY_TIME
            if not (PRECISE.get(known, any_time) if has_precision else any_time).fullmatch(at):
                found.append((table, column, at, known))
    assert found == []


def test_where_there_is_no_time_there_is_no_precision_that_claims_one(db: sqlite3.Connection) -> None:
    found = []
    for table, column in _list_columns(db):
        if column == "at_precision" and table != "messages":
            query = f"SELECT count(*) FROM {table} WHERE (at IS NULL) != (at_precision IS NULL)"
            if db.execute(query).fetchone() != (0,):
                found.append(table)
    assert found == []


def test_origins_degrees_and_flags_are_what_they_may_be(db: sqlite3.Connection) -> None:
    for table, column in _list_columns(db):
        values = {value for (value,) in db.execute(f"SELECT DISTINCT {column} FROM {table}")} - {None}
        if column == "origin":
            assert values <= ORIGINS, table
        elif column in DEGREES:
            assert all(isinstance(value, float) and abs(value) <= DEGREES[column] for value in values), table
        elif column.startswith("is_"):
            assert values <= {0, 1}, table


def test_columns_that_hold_json_hold_lists_and_objects(db: sqlite3.Connection) -> None:
    for table, column in _list_columns(db):
        if column in ("details", "magic_words", "record") or (table, column) == ("activity", "people"):
            for (text,) in db.execute(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL"):
                assert isinstance(json.loads(text), list | dict), (table, text)


def test_the_file_is_sound_and_every_reference_leads_somewhere(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.parametrize("table", sorted(SEARCHED))
def test_everything_with_text_is_found(imported: Callable[..., Path], table: str) -> None:
    with closing(sqlite3.connect(imported("facebook_2025_json"))) as db:
        filled = " OR ".join(f"{column} IS NOT NULL" for column in SEARCHED[table])
        for number, *texts in db.execute(
            f"SELECT id, {', '.join(SEARCHED[table])} FROM {table} WHERE {filled}"
        ):
            words = re.findall(r"[A-Za-z]{3,}", next(text for text in texts if text))
            if words:
                query = f"SELECT 1 FROM {table}_fts WHERE {table}_fts MATCH ? AND rowid = ?"
                assert db.execute(query, (f'"{words[0]}"*', number)).fetchone() or not _is_word(
                    words[0], texts
                )


def _is_word(word: str, texts: list[str | None]) -> bool:
    return any(re.search(rf"(?<![^\W_]){word}", text or "") for text in texts)


def test_what_the_owner_made_has_the_owner_as_author_and_nothing_else_has(db: sqlite3.Connection) -> None:
    for table in ("posts", "comments"):
        query = (
            f"SELECT count(*) FROM {table} JOIN accounts ON accounts.id = account_id WHERE {table}.origin "
        )
        assert db.execute(f"{query} = 'created' AND author_id IS NULL").fetchone() == (0,)
        assert db.execute(f"{query} = 'received' AND author_id = person_id").fetchone() == (0,)
    (told,) = db.execute(
        "SELECT count(*) FROM timeline WHERE what = 'post' AND origin = 'created' AND who IS NULL"
    )
    assert told == (0,)


def test_who_was_taken_for_the_owner_before_gives_way_to_the_owner(imported: Callable[..., Path]) -> None:
    with closing(sqlite3.connect(imported(NAMES[0]), isolation_level=None)) as other:
        before = other.execute("SELECT author_id FROM posts ORDER BY id").fetchall()
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
            other.backup(db)
            guess = db.execute(
                "INSERT INTO people (platform, name, is_owner) VALUES ('facebook', 'X', 1)"
            ).lastrowid
            db.execute("UPDATE posts SET author_id = ? WHERE origin = 'created'", (guess,))
            finish(db)
            assert db.execute("SELECT author_id FROM posts ORDER BY id").fetchall() == before
