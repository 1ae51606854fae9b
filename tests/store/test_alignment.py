"""Which message is which where times are not equally exact."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.packing import pack
from exit_kit.importing.records import MILLISECOND, MINUTE, SECOND, Conversation, Extra, MediaUse, Message
from exit_kit.store.alignment import Given, Row, match_messages
from exit_kit.store.database import open_for_writing
from exit_kit.store.place import Place
from exit_kit.store.writer import Writer

ADA, BOB = "Ada Example", "Bob Example"
DAY = "2019-10-19T14:37"


def message(second: str, text: str | None, sender: str = ADA, *files: str, **more: Any) -> Message:
    """Return a message of that second, or fraction of it; "" for a time that is only to the minute."""
    extra = Extra(media=tuple(map(MediaUse, files)), **more) if files or more else None
    return f"{DAY}:{second or '00'}Z", sender, "text" if text else "empty", text, extra


JSON = [
    message("05.100", "ok"),
    message("05.200", "ok", BOB),
    message("05.900", "ok"),
    message("41.000", "bye"),
]
PAGE = [message("05", "ok"), message("05", "ok"), message("05", "ok", BOB), message("41", "bye")]
OLD_PAGE = [message("", "ok"), message("", "ok"), message("", "bye"), message("", "ok", BOB)]


def write(
    folder: Path, *blocks: tuple[str, list[Message]], is_one_export: bool = False
) -> list[tuple[Any, ...]]:
    """Write each block as an export of its own, or as a file of one, in this order; return the rows in the end."""
    path = folder / "x.db"
    path.unlink(missing_ok=True)
    with open_for_writing(path) as db:
        db.execute("INSERT INTO accounts (id, platform, key) VALUES (1, 'facebook', 'ada')")
        writer = Writer(db, lambda _, uri: uri)
        for number, (precision, messages) in enumerate(blocks, start=1):
            db.execute(
                "INSERT INTO exports (id, platform, key) VALUES (?, 'facebook', ?)", (number, str(number))
            )
            writer.start_member(Place("facebook", 1, 1 if is_one_export else number, number))
            packed = pack(messages, lambda uri: uri)
            writer.write(
                [Conversation("7", "Ada", "direct", "inbox", (ADA, BOB), [], precision, packed=packed)]
            )
    with closing(sqlite3.connect(path)) as db:
        return db.execute(
            "SELECT at, at_precision, name, text, first_export_id, last_export_id FROM messages "
            "LEFT JOIN people ON people.id = sender_id ORDER BY at, ordinal"
        ).fetchall()


BLOCKS = {"json": (MILLISECOND, JSON), "page": (SECOND, PAGE), "old page": (MINUTE, OLD_PAGE)}


@pytest.mark.parametrize("order", [*permutations(BLOCKS), *permutations(BLOCKS, 2)], ids=" then ".join)
def test_the_most_exact_time_wins_whichever_came_first_and_nothing_is_there_twice(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    rows = write(tmp_path, *(BLOCKS[name] for name in order))
    best = "json" if "json" in order else "page"
    precision, messages = BLOCKS[best]
    expected = [(at, precision, sender, text) for at, sender, _, text, _ in messages]
    assert sorted(row[:4] for row in rows) == sorted(expected, key=repr)
    assert {row[4:] for row in rows} == {(1, len(order))}


@pytest.mark.parametrize("order", list(permutations(BLOCKS)), ids=" then ".join)
def test_the_same_again_changes_nothing(tmp_path: Path, order: tuple[str, ...]) -> None:
    blocks = [BLOCKS[name] for name in order]
    once = write(tmp_path, *blocks)
    twice = write(tmp_path, *blocks, *blocks)
    assert [row[:4] for row in once] == [row[:4] for row in twice]


def test_equal_messages_are_counted_never_made_one(tmp_path: Path) -> None:
    more = [message("05", "ok")] * 3
    for order in ((0, 1), (1, 0)):
        blocks = [(MILLISECOND, JSON[:3]), (SECOND, more)]
        rows = write(tmp_path, *(blocks[at] for at in order))
        assert sorted(row[0][17:] for row in rows if row[2] == ADA) == ["05.100Z", "05.900Z", "05Z"]


def test_what_only_one_source_has_stays(tmp_path: Path) -> None:
    rows = write(tmp_path, (SECOND, [*PAGE, message("50", "only here")]), (MILLISECOND, JSON))
    assert [row[3] for row in rows if row[4:] == (1, 1)] == ["only here"]


def test_two_files_of_one_export_tell_two_messages_two_exports_one_that_was_edited(tmp_path: Path) -> None:
    blocks = [(MILLISECOND, [message("05.100", text)]) for text in ("one", "two")]
    assert [row[3] for row in write(tmp_path, *blocks, is_one_export=True)] == ["one", "two"]
    assert [row[3] for row in write(tmp_path, *blocks)] == ["two"]


def test_another_message_of_that_very_second_stands_beside_the_one_that_is_there(tmp_path: Path) -> None:
    rows = write(
        tmp_path, (SECOND, [message("05", "ok")]), (SECOND, [message("05", "ok"), message("05", "no")])
    )
    assert sorted(row[3] for row in rows) == ["no", "ok"]


def test_the_less_exact_source_fills_what_the_other_does_not_say(tmp_path: Path) -> None:
    exact, page = message("05.100", "see", link=None), message("05", "see", link="https://x.example/")
    for blocks in (((MILLISECOND, [exact]), (SECOND, [page])), ((SECOND, [page]), (MILLISECOND, [exact]))):
        write(tmp_path, *blocks)
        with closing(sqlite3.connect(tmp_path / "x.db")) as db:
            assert db.execute("SELECT at_precision, link FROM messages").fetchall() == [
                ("millisecond", "https://x.example/")
            ]


def test_files_tell_messages_without_text_apart(tmp_path: Path) -> None:
    exact = [
        message("05.100", None, ADA, "inbox/a_1/photos/1.jpg"),
        message("05.100", None, ADA, "inbox/a_1/photos/2.jpg"),
    ]
    page = [
        message("05", None, ADA, "inbox/b_1/photos/2.jpg"),
        message("05", None, ADA, "inbox/b_1/photos/1.jpg"),
    ]
    assert len(write(tmp_path, (MILLISECOND, exact), (SECOND, page))) == 2
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        assert db.execute("SELECT count(*) FROM media_uses").fetchall() == [(2,)]


def _match(given: list[Given], rows: list[Row]) -> list[int]:
    matched, _ = match_messages(given, rows, 2, "facebook")
    return [row.id for _, row in matched]


def _row(number: int, second: str, text: str | None, precision: str = MILLISECOND) -> Row:
    return Row(number, f"{DAY}:{second}Z", precision, 1, text, 0, 1, frozenset())


def _given(second: str, text: str | None, precision: str = SECOND) -> Given:
    return Given(message(second, text), precision, 1, frozenset())


def test_another_text_is_the_same_message_only_where_nothing_else_is_left_of_that_second() -> None:
    assert _match([_given("05", "call, 3 minutes")], [_row(1, "05.100", "call")]) == [1]
    assert (
        _match([_given("05", "call, 3 minutes")], [_row(1, "05.100", "call"), _row(2, "05.200", "x")]) == []
    )
    assert _match([_given("00", "other", MINUTE)], [_row(1, "05.100", "call")]) == []
    assert _match([_given("06", "call")], [_row(1, "05.100", "call")]) == []


def test_white_space_makes_no_other_text() -> None:
    assert _match(
        [_given("05", "a b"), _given("05", "c")], [_row(1, "05.1", "c"), _row(2, "05.2", "a\n b ")]
    ) == [2, 1]
