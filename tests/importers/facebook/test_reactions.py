"""Classic reactions (formats/facebook.md 1.6.4)."""

from __future__ import annotations

from exit_kit.importing.records import Reaction
from tests.importers.facebook.classic import AT, REACTION, T, read


def test_a_reaction_says_what_and_who_and_its_title_says_to_what() -> None:
    expected = [Reaction(AT, "LOVE", "Ada Example", "Liked.", kind="unknown")]
    assert read("reactions") == expected
    assert read("older reactions") == expected
    assert read("older reactions", {"reactions": [REACTION]}) == expected


def test_a_reaction_without_data_is_kept_with_its_title() -> None:
    assert read("reactions", [{"timestamp": T, "title": "Liked."}]) == [
        Reaction(AT, "", title="Liked.", kind="unknown")
    ]


def test_what_hangs_on_an_old_reaction_is_kept() -> None:
    items = [
        {"external_context": {"url": "u:1", "name": "N", "source": "S"}}, {"media": {"uri": "a.jpg"}},
        {"place": {"name": "Hill"}},
    ]  # fmt: skip
    assert read("reactions", [{**REACTION, "attachments": [{"data": items}]}]) == [
        Reaction(
            AT, "LOVE", "Ada Example", "Liked.", "u:1", "N", "unknown",
            details={"source": "S", "place": "Hill", "media": ["a.jpg"]},
        )
    ]  # fmt: skip


def test_a_reaction_to_a_story_is_its_emoji_or_answer() -> None:
    assert read("story reactions") == [Reaction(AT, "❤", title="Replied.", kind="story")]
    assert read("story reactions", {"stories_feedback_v2": [{"timestamp": T}]}) == [
        Reaction(AT, "", kind="story")
    ]


def test_a_like_on_another_website_has_its_address() -> None:
    assert read("external likes") == [
        Reaction(AT, "LIKE", None, "Liked.", "https://example.org/", "Site", "website")
    ]
    assert read(
        "external likes", {"other_likes_v2": [{"timestamp": T, "data": [{"name": "A"}, {"name": "B"}]}]}
    ) == [Reaction(AT, "LIKE", target="A, B", kind="website")]
