"""Names and mentions (formats/facebook.md 1.6.1)."""

from __future__ import annotations

import pytest

from importers.meta.names import read_names, show_mentions


def test_names_are_read_from_texts_and_from_objects() -> None:
    assert read_names(["Ada", {"name": "Bob"}, {"name": None}, {}, ""]) == ["Ada", "Bob"]
    assert read_names(None) == []


def test_each_mention_is_shown_by_name_and_kept_with_its_id() -> None:
    assert show_mentions("@[1:2048:Ada] and @[22:0:Bob Example]") == (
        "@Ada and @Bob Example",
        [{"id": "1", "name": "Ada"}, {"id": "22", "name": "Bob Example"}],
    )


@pytest.mark.parametrize(
    "text", ["plain", "a@[b]", "@[x:1:Ada]", "@[1:Ada]", "@[1:2:Ada", "mail@example.org"]
)
def test_what_is_no_mention_stays_as_it_is(text: str) -> None:
    assert show_mentions(text) == (text, [])


def test_no_text_is_none() -> None:
    assert show_mentions(None) == show_mentions("") == (None, [])
