"""Comments (formats/facebook.md 1.6.3)."""

from __future__ import annotations

from exit_kit.importing.records import Comment, MediaUse, Place
from tests.importers.facebook.classic import AT, T, read

TITLE = "Ada Example commented on Bob Example's photo."


def test_a_comment_shows_the_names_of_mentioned_people_and_keeps_their_ids() -> None:
    assert read("comments") == [
        Comment(
            AT, "Schön! @Bob Example", "Ada Example", TITLE,
            details={"mentions": [{"id": "17", "name": "Bob Example"}]},
        )
    ]  # fmt: skip


def test_a_comment_in_a_group_knows_the_group() -> None:
    assert read("group comments") == [Comment(AT, "Yes", group_name="Café Süd", kind="group comment")]


def test_a_comment_in_a_group_stays_one_where_the_group_is_not_named_and_is_one_in_the_other_file() -> None:
    assert read("group comments", {"group_comments_v2": [{"timestamp": T, "data": []}]}) == [
        Comment(AT, kind="group comment")
    ]
    data = [{"comment": {"comment": "Hi", "group": "G"}}]
    assert read("comments", {"comments_v2": [{"timestamp": T, "data": data}]}) == [
        Comment(AT, "Hi", group_name="G", kind="group comment")
    ]


def test_a_comment_whose_text_is_gone_is_a_comment() -> None:
    assert read("comments", {"comments": [{"timestamp": T, "title": TITLE}]}) == [Comment(AT, title=TITLE)]


def test_a_sticker_a_link_and_a_place_hang_on_the_first_of_two_comments() -> None:
    attachments = [
        {
            "data": [
                {"media": {"uri": "s.png"}},
                {"external_context": {"url": "u:1", "name": "N", "source": "S"}},
            ]
        },
        {"data": [{"external_context": {"url": "u:2"}}, {"place": {"name": "Hill"}}]},
    ]
    bodies = [{"comment": {"timestamp": T, "comment": ""}}, {"comment": {"timestamp": T, "comment": "Two"}}]
    assert read("comments", {"comments_v2": [{"data": bodies, "attachments": attachments}]}) == [
        Comment(
            AT, link="u:1", media=(MediaUse("s.png"),),
            details={"links": [{"url": "u:2"}], "link_title": "N", "link_source": "S", "place": "Hill"},
        ),
        Comment(AT, "Two"),
        Place("comment place", "Hill", AT, origin="created"),
    ]  # fmt: skip
