"""Every page opens, says what a person wants to know, and refers to nothing outside."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from exit_kit.browse.metadata import LOOKS, VIEW_COLUMNS
from exit_kit.browse.queries import read_queries
from tests.browse.conftest import TEXTS

QUERIES = [query.name for query in read_queries()]
PAGES = ["/", "/exit-kit", "/-/exit-kit/tables", *(f"/exit-kit/{name}" for name in (*LOOKS, *QUERIES))]
ROWS = ["messages", "conversations", "people", "posts", "media", "connections", "members", "exports", "facts"]


def read_cells(html: str, column: str) -> list[str]:
    return [
        cell.get_text(" ", strip=True)
        for cell in BeautifulSoup(html, "html.parser").select(f"td.col-{column}")
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_and_loads_only_what_is_local(site, page):
    response = site.get(page)
    assert response.status_code == 200, response.text
    soup = BeautifulSoup(response.text, "html.parser")
    loaded = [
        tag.get(name)
        for name in ("src", "action", "data", "poster")
        for tag in soup.find_all(attrs={name: True})
    ]
    loaded += [tag["href"] for tag in soup.find_all("link")]
    outside = [one for one in loaded if re.match(r"(?i)[a-z][a-z0-9+.-]*:|//", str(one))]
    assert [one for one in outside if not str(one).startswith("http://127.0.0.1:8001/")] == []
    assert "timed out" not in response.text


@pytest.mark.parametrize("table", ROWS)
def test_rows_have_a_page_that_describes_each_column(site, table):
    response = site.get(f"/exit-kit/{table}/1")
    assert response.status_code == 200
    soup = BeautifulSoup(response.text, "html.parser")
    assert all(head.p and head.p.get_text() for head in soup.select(".record th"))


@pytest.mark.parametrize("name", QUERIES)
def test_every_ready_question_finds_something_in_the_sample(site, name):
    words = {
        "words": "Søren",
        "day": site.get("/exit-kit/messages.json?_shape=array&at__notblank=1").json()[0]["at"][5:10],
    }
    found = site.get(f"/exit-kit/{name}.json", params={"_shape": "array", **words})
    assert found.status_code == 200
    if name != "fallen_silent":  # nobody in the sample wrote enough
        assert found.json() != []


def test_the_page_of_tables_leads_to_every_visible_table_every_view_and_every_ready_question(site):
    page = BeautifulSoup(site.get("/-/exit-kit/tables").text, "html.parser")
    targets = {link["href"] for link in page.select(".content a")}
    visible = {name for name, look in LOOKS.items() if not look.hidden}
    assert {f"/exit-kit/{name}" for name in (*visible, *QUERIES)} <= targets


def test_references_show_names_and_times_are_readable(small_site):
    page = small_site.get("/exit-kit/messages").text
    assert set(read_cells(page, "sender_id")) == {"<b>Søren</b>"}
    assert set(read_cells(page, "conversation_id")) == {"Søren", "conversation without a title 2"}
    assert "2019-05-14 14:33" in read_cells(page, "at")
    row = small_site.get("/exit-kit/messages/1").text
    assert read_cells(row, "sender_id") == ["<b>Søren</b>"]


def test_what_stands_in_a_message_never_becomes_markup(small_site):
    for page in (
        "/exit-kit/messages",
        "/exit-kit/messages/5",
        "/exit-kit/timeline",
        "/exit-kit/most_messages",
    ):
        html = small_site.get(page).text
        assert "<script>alert" not in html
        assert "<b>Søren" not in html


def test_links_to_the_outside_are_marked_and_do_not_tell_where_they_came_from(small_site):
    links = BeautifulSoup(small_site.get("/exit-kit/messages").text, "html.parser").select("td.col-link a")
    assert len(links) == len(TEXTS)
    assert all("noreferrer" in link["rel"] and "outside" in link["class"] for link in links)


def test_hidden_tables_are_hidden_and_still_open(site):
    page = BeautifulSoup(site.get("/exit-kit").text, "html.parser")
    shown = {link.get_text() for link in page.select(".db-table h3 a")}
    assert shown == {name for name, look in LOOKS.items() if not look.hidden and name not in VIEW_COLUMNS}


def test_empty_and_bookkeeping_columns_are_set_aside(site):
    page = BeautifulSoup(site.get("/exit-kit/messages").text, "html.parser")
    asides = {head["data-column"] for head in page.select("th.aside")}
    assert {"ordinal", "member_id", "last_export_id"} <= asides
    assert not {"at", "text", "sender_id", "conversation_id"} & asides


def test_a_view_leads_to_the_rows_it_speaks_of(site):
    timeline = BeautifulSoup(site.get("/exit-kit/timeline").text, "html.parser")
    target = timeline.select_one("td.col-row_id a")["href"]
    assert site.get(target).status_code == 200
    overview = BeautifulSoup(site.get("/exit-kit/conversations_overview").text, "html.parser")
    reading = overview.select_one("td.col-id a")["href"]
    assert "/-/exit-kit/chat/" in reading
    assert site.get(reading).status_code == 200


@pytest.mark.parametrize("page", ["/exit-kit/nothing", "/nothing/at/all", "/-/exit-kit/media/x"])
def test_a_page_that_is_not_there_says_so(site, capfd, page):
    assert site.get(page).status_code == 404
    assert capfd.readouterr() == ("", "")


def test_a_failure_of_the_program_shows_no_values_and_no_traceback(site, capfd, monkeypatch):
    def fail(*_, **__):
        secret = "what somebody wrote"
        raise RuntimeError(secret)

    monkeypatch.setattr("exit_kit.browse.home.describe_home", fail)
    answer = site.get("/")
    assert answer.status_code == 500
    assert "could not be made (RuntimeError)" in answer.text
    assert "somebody" not in answer.text
    assert capfd.readouterr() == ("", "")
