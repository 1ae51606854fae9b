"""Saved items, collections and searches (formats/facebook.md 1.4)."""

from __future__ import annotations

from exit_kit.importing.records import Activity, MediaUse, Place, Search
from tests.importers.facebook.classic import AT, PLACE, T, mangle, read


def test_a_saved_link_has_name_address_and_source() -> None:
    expected = [
        Activity(
            "saved item", AT, "N", "Saved a link.", "https://e.org", details={"source": "S"}, origin="saved"
        )
    ]
    assert read("saved items") == expected


def test_a_saved_item_with_nothing_but_a_title_is_kept() -> None:
    assert read("saved items", {"saves_and_collections": [{"timestamp": T, "title": "Saved."}]}) == [
        Activity("saved item", AT, detail="Saved.", origin="saved")
    ]


def test_a_saved_place_is_a_place_and_names_the_item() -> None:
    items = [{"place": PLACE}, {"media": {"uri": "a.jpg"}}]
    assert read("saved items", {"saves_v2": [{"timestamp": T, "attachments": [{"data": items}]}]}) == [
        Activity("saved item", AT, "Café Süd", url="u:p", origin="saved", media=(MediaUse("a.jpg"),)),
        Place("saved place", "Café Süd", AT, "1 Test Street", 12.5, -34.5, "u:p", origin="saved"),
    ]


def test_a_name_beside_a_named_link_is_kept() -> None:
    items = [{"external_context": {"name": "N"}}, {"name": "Other"}]
    assert read("saved items", {"saves_v2": [{"attachments": [{"data": items}]}]}) == [
        Activity("saved item", what="N", details={"name": "Other"}, origin="saved")
    ]


def test_a_collection_has_its_name() -> None:
    assert read("collections") == [Activity("collection", AT, "Recipes", "Made.", origin="created")]
    items = [{"name": "A"}, {"name": "B"}]
    assert read("collections", {"collections_v2": [{"attachments": [{"data": items}]}]}) == [
        Activity("collection", what="A, B", origin="created")
    ]


def test_a_search_is_its_bare_text_once() -> None:
    assert read("searches") == [Search("cake", AT, "search", "You searched Facebook")]
    assert read("group searches") == [Search("cake", AT, "group search", "You searched Facebook")]


def test_a_search_whose_text_stands_only_in_its_display_form_loses_the_quotation_marks() -> None:
    shown = [{"data": [{"text": mangle("“käse”")}]}]
    assert read("searches", {"searches": [{"timestamp": T, "attachments": shown}]}) == [Search("käse", AT)]
    assert read("searches", {"searches_v2": [{"data": [{"text": "a"}], "attachments": shown}]}) == [
        Search("a"),
        Search("käse"),
    ]


def test_a_search_without_text_keeps_its_title() -> None:
    assert read("searches", {"searches_v2": [{"timestamp": T, "data": [{}], "title": "You searched."}]}) == [
        Search(None, AT, title="You searched.")
    ]
