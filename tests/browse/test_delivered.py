"""Every row leads back to the record it was made from, and to the exact bytes of its file."""

from __future__ import annotations

import html
import json
import sqlite3
from contextlib import closing

import pytest
from bs4 import BeautifulSoup

from exit_kit.archive.text import repair_text
from exit_kit.browse.delivered import TABLES, find_record, read_delivered
from exit_kit.browse.passages import find_passage
from exit_kit.importing.pipeline import import_paths
from exit_kit.store.members import read_kept_bytes
from tests.paths import SAMPLES


@pytest.fixture
def db(sample_db):
    with closing(sqlite3.connect(sample_db)) as one:
        yield one


def test_the_record_of_every_message_holds_its_text_and_its_time(db):
    rows = db.execute("SELECT id, text FROM messages WHERE text IS NOT NULL").fetchall()
    wrong = []
    for number, text in rows:
        found = read_delivered(db, "messages", number)
        record = found and found["record"]
        if record and text not in repair_text(json.dumps(json.loads(record), ensure_ascii=False)).replace(
            '\\"', '"'
        ).replace("\\n", "\n"):
            wrong.append(number)
        if not record:
            wrong.append(number)
    assert len(wrong) <= len(rows) // 50  # texts that the import put together from several pieces


@pytest.mark.parametrize("table", TABLES)
def test_rows_of_every_table_of_records_have_a_file(db, table):
    numbers = [row[0] for row in db.execute(f"SELECT id FROM {table} WHERE member_id IS NOT NULL LIMIT 30")]
    if table == "media":
        numbers = [
            row[0]
            for row in db.execute("SELECT media_id FROM media_uses WHERE media_id IS NOT NULL LIMIT 30")
        ]
    for number in numbers:
        found = read_delivered(db, table, number)
        assert found is not None, number
        assert found["file"]["path"]


def test_the_smallest_piece_is_found_and_its_place_named():
    root = {
        "a": [{"t": 1, "x": "other"}, {"t": 1577836800, "deep": {"x": "Gr\u00c3\u00bc\u00c3\u009fe"}}],
        "name": "Grüße too",
    }
    piece = find_record(root, {"text": "Grüße", "at": "2020-01-01T00:00:00Z"})
    assert piece is not None
    assert (piece.pointer, piece.matches) == ("/a/1", 2)
    assert find_record(root, {"text": "nowhere"}) is None


def test_a_record_among_ten_thousand_is_found_by_its_time_in_milliseconds():
    root = {"messages": [{"timestamp_ms": 1577836800000 + n, "content": "hi"} for n in range(10_000)]}
    piece = find_record(root, {"text": "hi", "at": "2020-01-01T00:00:07.123Z"})
    assert piece is not None
    assert piece.pointer == "/messages/7123"


def test_a_deep_file_is_walked_without_recursion():
    root: object = {"text": "x"}
    for _ in range(5000):
        root = [root]
    assert find_record(root, {"text": "x"}).record == {"text": "x"}


def test_a_file_is_shown_as_text_and_saved_byte_by_byte(site, db):
    (number,) = db.execute(
        "SELECT id FROM members WHERE encoding = 'deflate' AND path LIKE '%.json'"
    ).fetchone()
    data = read_kept_bytes(db, number)
    page = BeautifulSoup(site.get(f"/-/exit-kit/file/{number}").text, "html.parser")
    assert page.select_one("pre").get_text().strip() == data.decode().strip()
    saved = site.get(f"/-/exit-kit/file/{number}?download=1")
    assert saved.content == data
    assert saved.headers["content-disposition"].startswith("attachment")
    assert saved.headers["content-type"] == "application/octet-stream"


def test_rows_and_files_lead_there(site, db):
    member = db.execute("SELECT member_id FROM posts").fetchone()[0]
    assert '/-/exit-kit/delivered/posts/1"' in site.get("/exit-kit/posts/1").text
    assert f'/-/exit-kit/file/{member}"' in site.get(f"/exit-kit/members/{member}").text
    assert f'/-/exit-kit/file/{member}"' in site.get("/-/exit-kit/delivered/posts/1").text


def test_markup_in_a_record_stays_text(small_site, small_db, site):
    page = BeautifulSoup(site.get("/-/exit-kit/delivered/raw_records/1").text, "html.parser")
    assert page.select_one("pre.delivered")
    assert not page.select("pre.delivered *")


@pytest.mark.parametrize(
    ("said", "words", "times"),
    [
        (["Tom & <b>Søren</b>\nsaid 'hi'"], "Tom &amp; &lt;b&gt;Søren&lt;/b&gt;", 1),
        (["it's", "gone"], "gone", 2),
        (["it's"], "it&#039;s", 1),
        (["nowhere"], None, 0),
        ([], None, 0),
    ],
)
def test_the_words_of_a_row_are_found_as_a_page_writes_them(said, words, times):
    page = "<div>Tom &amp; &lt;b&gt;Søren&lt;/b&gt;<br />said</div><p>it&#039;s gone, gone</p>"
    found = find_passage(page, said, is_page=True)
    assert (found.words, found.times) == (words, times) if words else found is None
    assert not found or found.before + found.words + found.behind == page


def test_a_passage_of_a_chat_is_cut_at_the_ends_of_lines():
    chat = "".join(f"[{n:04}] A: line {n}\n" for n in range(500))
    found = find_passage(chat, ["line 250"], is_page=False)
    assert found.before.startswith("[0") and found.behind.endswith("\n")
    assert found.before.endswith("[0250] A: ") and len(found.before + found.behind) < 1500


def test_rows_of_pages_lead_to_their_words(tmp_path):
    import_paths([SAMPLES / "facebook_2025_html"], tmp_path / "x.db", jobs=1)
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        rows = db.execute("SELECT id, text FROM messages WHERE text IS NOT NULL").fetchall()
        found = [read_delivered(db, "messages", number)["passage"] for number, _ in rows]
    assert len(rows) > 100
    assert sum(one is None for one in found) <= len(rows) // 50
    pairs = [(html.unescape(one.words), text) for one, (_, text) in zip(found, rows, strict=True) if one]
    assert [words for words, text in pairs if words not in text and not words.startswith("https://")] == []
