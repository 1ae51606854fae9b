"""Laws: JSON and HTML of one account in one database give no message twice, whichever came first; of one thing in one
archive, JSON is read."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from exit_kit.archive.documents import decode_json
from exit_kit.importing.pipeline import import_paths, rebuild
from tests.bench.generate import _make_words
from tests.bench.threads import make_threads
from tests.bench.threads import render_thread as render_json
from tests.laws.archives import Tree, write_zip
from tests.laws.twins import find_differences, read_tables
from tests.samples.facebook_html import read_right, render_twin
from tests.samples.html_frame import LOOKS, Writer
from tests.samples.html_threads import render_thread
from tests.samples.html_words import PACKS

QUERY = """
SELECT conversations.key, messages.at, messages.at_precision, people.name, messages.kind, text,
  (SELECT count(*) FROM reactions WHERE message_id = messages.id),
  (SELECT count(*) FROM media_uses WHERE message_id = messages.id)
FROM messages JOIN conversations ON conversations.id = conversation_id LEFT JOIN people ON people.id = sender_id
ORDER BY conversations.key, messages.at, people.name, text, messages.kind, 7, 8
"""
PROFILE = {
    "profile_v2": {"name": {"full_name": "Ada Example"}, "profile_uri": "https://www.facebook.com/ada"}
}
SETTINGS = {
    "personal_information/profile_information/profile_information.json": PROFILE,
    "logged_information/location/timezone.json": {"timezone_v2": "Europe/Oslo"},
    "preferences/preferences/preferred_language.json": [
        {"label_values": [{"label": "Preferred language", "value": "English (US)"}]}
    ],
}


@pytest.fixture(scope="module")
def threads() -> Tree:
    """Return conversations of two and of many people, many messages of which share their minute."""
    rng = Random(11)
    words = _make_words(rng, 900)
    files = (
        file for thread in make_threads(rng, 900, 3) for file in render_json(thread, rng, words, present=0)
    )
    return {file.name: file.text.encode() for file in files}


def make_pages(threads: Tree, generation: str) -> Tree:
    pages = {}
    for name, data in threads.items():
        document = decode_json(data)
        writer = Writer(PACKS["en"], LOOKS[generation], name.replace(".json", ".html"))
        pages[writer.path] = writer.page(document["title"], "", render_thread(writer, document)).encode()
    return pages


def write(path: Path, tree: Tree) -> Path:
    told: Tree = {name: json.dumps(document).encode() for name, document in SETTINGS.items()}
    return write_zip(path, {**told, **tree})


def read_messages(path: Path) -> list[Any]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(QUERY).fetchall()


@pytest.mark.parametrize("generation", "BCD")
@pytest.mark.parametrize("order", ["json first", "html first"])
def test_json_and_html_of_one_account_give_each_message_once_with_the_json_s_time(
    threads, tmp_path, generation, order
):
    old, new = ("json", "html") if order == "json first" else ("html", "json")
    trees = {"json": threads, "html": make_pages(threads, generation)}
    paths = [
        write(tmp_path / f"facebook-ada-2024-0{n}-01-{kind}xxxx.zip", trees[kind])
        for n, kind in enumerate((old, new), 1)
    ]
    import_paths(
        [write(tmp_path / "alone" / "facebook-ada-2024-05-01-aaaaaaaa.zip", threads)], tmp_path / "right.db"
    )
    right = read_messages(tmp_path / "right.db")
    for name, given in (("together", paths), ("reverse", paths[::-1])):
        for one in given:
            import_paths([one], tmp_path / f"{name}.db")
        found = read_messages(tmp_path / f"{name}.db")
        assert {row[2] for row in found} == {"millisecond"}
        assert found == right
    rebuild(tmp_path / "together.db")
    assert read_messages(tmp_path / "together.db") == right


def test_in_one_archive_json_is_read_and_its_html_twin_is_understood(threads, tmp_path):
    both = write(tmp_path / "both.zip", {**make_pages(threads, "D"), **threads})
    import_paths([both], tmp_path / "both.db")
    import_paths([write(tmp_path / "json.zip", threads)], tmp_path / "json.db")
    assert read_messages(tmp_path / "both.db") == read_messages(tmp_path / "json.db")
    with closing(sqlite3.connect(tmp_path / "both.db")) as db:
        rows = db.execute(
            "SELECT status, file_type, records FROM members WHERE path LIKE '%.html'"
        ).fetchall()
        assert db.execute("SELECT count(*) FROM problems").fetchone() == (0,)
    assert rows == [("imported", "messages", 0)] * len(threads)
    rebuild(tmp_path / "both.db")
    assert read_messages(tmp_path / "both.db") == read_messages(tmp_path / "json.db")


def test_where_the_json_is_broken_its_html_twin_is_read(threads, tmp_path):
    pages = make_pages(threads, "D")
    broken, *whole = threads
    import_paths(
        [write(tmp_path / "a.zip", {**pages, **threads, broken: b"[object Object]"})], tmp_path / "a.db"
    )
    found = read_messages(tmp_path / "a.db")
    by_precision = {
        precision: sum(row[2] == precision for row in found) for precision in ("millisecond", "second")
    }
    assert by_precision["second"] == len(decode_json(threads[broken])["messages"])
    assert by_precision["millisecond"] == sum(len(decode_json(threads[name])["messages"]) for name in whole)


def test_parts_of_one_export_with_json_and_html_come_in_any_order(threads, tmp_path):
    stem = "facebook-ada-2024-05-01-"
    pages = write(tmp_path / f"{stem}aaaaaaaa.zip", make_pages(threads, "C"))
    documents = write(tmp_path / f"{stem}bbbbbbbb.zip", threads)
    for name, given in (("one", (pages, documents)), ("other", (documents, pages))):
        for path in given:
            import_paths([path], tmp_path / f"{name}.db")
    assert read_messages(tmp_path / "one.db") == read_messages(tmp_path / "other.db")
    assert {row[2] for row in read_messages(tmp_path / "one.db")} == {"millisecond"}


# What JSON says to the second or dates at all: a job, an event that two pages tell, a photo's kind.
FACTS: dict[str, Any] = {
    "profile_information/profile_information.json": {
        "profile_v2": {
            **PROFILE["profile_v2"],
            "work_experiences": [{"employer": "Potters", "timestamp": 1500000011}, {"employer": "Kilns"}],
            "family_members": [{"name": "Eve Example", "relation": "Sister", "timestamp": 1500000022}],
        }
    },
    "ads_and_businesses/your_off-facebook_activity.json": {
        "off_facebook_activity": [
            {"name": "Shop", "events": [{"id": 7, "type": "PURCHASE", "timestamp": 1500000033}]}
        ]
    },
    "posts/your_posts_1.json": [
        {
            "timestamp": 1500000044,
            "title": "Ada Example added a new photo.",
            "attachments": [
                {"data": [{"media": {"uri": "posts/a.jpg", "media_metadata": {"photo_metadata": {}}}}]}
            ],
        }
    ],
}
SAID: Tree = {
    "location/timezone.json": b'{"timezone": "Europe/Oslo"}',
    "about_you/preferences.json": b'{"language_and_locale": []}',
}


@pytest.mark.parametrize("day", ["2019-01-01", "2019-02-01", "2019-03-01"])
def test_a_page_doubles_nothing_that_json_dates_more_exactly_or_alone(tmp_path, day):
    pages = render_twin(read_right(_leave_out_dates(FACTS)), PACKS["en"], "B")
    assert sum("off-facebook_activity/" in path for path in pages) == 2  # one business, the page twice
    documents: Tree = {path: json.dumps(one).encode() for path, one in FACTS.items()}
    given = write_zip(tmp_path / "facebook-ada-2019-02-01-aaaaaaaa.zip", {**documents, **SAID})
    other = write_zip(tmp_path / f"facebook-ada-{day}-bbbbbbbb.zip", {**pages, **SAID})
    import_paths([given], tmp_path / "json.db")
    for path in (given, other):
        import_paths([path], tmp_path / "both.db")
    json_alone = read_tables(tmp_path / "json.db")
    assert len(json_alone["off_meta_activity"]) == 1
    assert find_differences(json_alone, read_tables(tmp_path / "both.db"), []) == []


def _leave_out_dates(documents: dict[str, Any]) -> dict[str, Any]:
    """Return the documents as pages show them that do not say when somebody entered what the profile states."""
    name = "profile_information/profile_information.json"
    profile = json.loads(json.dumps(documents[name]).replace('"timestamp"', '"fbid"'))
    return {**documents, name: profile}


@pytest.mark.parametrize("generation", "BD")
def test_a_page_too_large_to_hold_gives_the_same_as_one_that_is_not(
    threads, tmp_path, generation, monkeypatch
):
    export = write(tmp_path / "a.zip", make_pages(threads, generation))
    import_paths([export], tmp_path / "whole.db")
    monkeypatch.setattr("exit_kit.importing.pipeline.LARGE_BYTES", 10_000)
    monkeypatch.setattr("exit_kit.importing.page_work._PART", 20)
    import_paths([export], tmp_path / "parts.db")
    assert read_messages(tmp_path / "parts.db") == read_messages(tmp_path / "whole.db")
    with closing(sqlite3.connect(tmp_path / "parts.db")) as db:
        kinds = db.execute("SELECT DISTINCT kind FROM conversations").fetchall()
        assert db.execute("SELECT count(*) FROM problems").fetchone() == (0,)
    assert set(kinds) <= {("direct",), ("group",)}
    rebuild(tmp_path / "parts.db")
    assert read_messages(tmp_path / "parts.db") == read_messages(tmp_path / "whole.db")
