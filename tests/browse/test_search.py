"""The search box finds words in every script, with and without their accents."""

from __future__ import annotations

import pytest

from exit_kit.store.search import SEARCHED
from tests.browse.conftest import TEXTS

WORDS = {
    "東京": 1,
    "タワー": 1,
    "昨天": 2,
    "北京": 2,
    "กรุงเทพ": 3,
    "cafe": 4,
    "CAFÉ leche": 4,
    '"con leche"': 4,
}


@pytest.mark.parametrize(("words", "number"), WORDS.items())
def test_words_of_every_script_are_found_in_the_search_box(small_site, words, number):
    found = small_site.get("/exit-kit/messages.json", params={"_search": words, "_shape": "array"}).json()
    assert [(row["id"], row["text"]) for row in found] == [(number, TEXTS[number])]


@pytest.mark.parametrize(("words", "number"), WORDS.items())
def test_words_of_every_script_are_found_by_sql(small_site, words, number):
    sql = "SELECT rowid FROM messages_fts WHERE messages_fts MATCH escape_fts(:words)"
    found = small_site.get("/exit-kit.json", params={"sql": sql, "words": words, "_shape": "array"}).json()
    assert found == [{"rowid": number}]


@pytest.mark.parametrize("words", [" ", '"', "***", "AND", "a OR", "NEAR(", "日 '", "-x", "text:"])
def test_no_query_is_an_error(small_site, words):
    assert small_site.get("/exit-kit/messages", params={"_search": words}).status_code == 200
    assert small_site.get("/exit-kit/search_everything", params={"words": words}).status_code == 200


@pytest.mark.parametrize("table", SEARCHED)
def test_every_table_with_text_has_a_search_box(site, table):
    page = site.get(f"/exit-kit/{table}", params={"_search": "a"}).text
    assert 'name="_search"' in page
    assert "where search matches" in page


def test_everything_is_searched_at_once(site):
    found = site.get("/exit-kit/search_everything.json", params={"words": "Søren", "_shape": "array"}).json()
    assert {"people", "conversations"} <= {row["table_name"] for row in found}
