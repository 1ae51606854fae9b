"""Law: text repair undoes what Meta does and leaves right text alone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from exit_kit.archive.documents import decode_json
from exit_kit.archive.text import repair_text, repair_tree, restore_surrogates, store_surrogates
from exit_kit.importing.pipeline import import_paths

WHOLE = st.text(st.characters(exclude_categories=["Cs"]))
ANY = st.text(st.characters())
# Characters that text in Latin letters has; two of them in a row can look like one that Meta tore apart.
RIGHT = st.text(st.sampled_from("abcxyz ÆØÅæøåéñüß"), max_size=20)
THREAD = "your_facebook_activity/messages/inbox/ada_1234567890/message_1.json"


def tear(text: str) -> str:
    """Write text as Meta does: each byte of its UTF-8 as one character."""
    return text.encode("utf-8").decode("latin-1")


def tear_surrogates(text: str) -> str:
    """Write text as Meta sometimes does: each UTF-16 unit as UTF-8 of its own (CESU-8), byte by byte."""
    units = text.encode("utf-16-le", "surrogatepass")
    pairs = (units[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(units), 2))
    return "".join(unit.encode("utf-8", "surrogatepass").decode("latin-1") for unit in pairs)


@given(WHOLE)
@example("Ã©")
@example("🏺👩🏽‍❤️‍👨🏽")
@example("é")
def test_any_text_torn_as_meta_does_is_repaired(text: str) -> None:
    assert repair_text(tear(text)) == text


@given(WHOLE)
def test_the_same_holds_for_the_bytes_of_a_member(text: str) -> None:
    data = json.dumps({tear(text): [tear(text)]}).encode()
    assert decode_json(data) == {text: [text]}


@given(WHOLE, st.characters(min_codepoint=0x100, exclude_categories=["Cs"]), WHOLE)
def test_right_text_with_a_character_above_u00ff_is_left_alone(before: str, high: str, after: str) -> None:
    for text in (before + high + after, tear(before) + high + tear(after)):
        assert repair_text(text) == text


@given(RIGHT)
def test_right_text_in_latin_letters_is_left_alone(text: str) -> None:
    assert repair_text(text) == text


@given(WHOLE)
def test_a_second_repair_changes_nothing_that_was_torn_once(text: str) -> None:
    assume(any(char > "\xff" for char in text) or text.isascii())
    assert repair_text(repair_text(tear(text))) == text


@given(WHOLE, st.characters(min_codepoint=0x80, exclude_categories=["Cs"]), st.data())
def test_a_text_cut_within_a_character_is_repaired_up_to_there(
    text: str, last: str, data: st.DataObject
) -> None:
    assume(not text.isascii())
    whole = last.encode()
    rest = whole[: data.draw(st.integers(1, len(whole) - 1))].decode("latin-1")
    assert repair_text(tear(text) + rest) == text + rest


@given(WHOLE)
@example("😀 smile 😀")
def test_an_emoji_torn_into_surrogates_is_repaired(text: str) -> None:
    assert repair_text(tear_surrogates(text)) == text


@given(ANY)
def test_half_an_emoji_torn_by_bytes_survives_the_way_into_sqlite_and_back(text: str) -> None:
    assume(not text.isascii() and not any("\U0010d800" <= char <= "\U0010dfff" for char in text))
    repaired = repair_text(tear_surrogates(text))
    stored = store_surrogates(repaired)
    with closing(sqlite3.connect(":memory:")) as db:
        (read,) = db.execute("SELECT ?", (stored,)).fetchone()
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert ascii(restore_surrogates(read)) == ascii(joined)


@given(ANY)
def test_stored_surrogates_come_back_and_are_fit_for_utf8(text: str) -> None:
    assume(not any("\U0010d800" <= char <= "\U0010dfff" for char in text))
    stored = store_surrogates(text)
    assert ascii(restore_surrogates(stored)) == ascii(text)  # a report cannot carry half an emoji
    assert len(stored) == len(text)
    stored.encode("utf-8")


@given(WHOLE)
def test_whole_text_is_stored_as_it_is(text: str) -> None:
    assert store_surrogates(text) == text


NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | WHOLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WHOLE, inner, max_size=4),
    max_leaves=20,
)


def _tear_tree(value: Any) -> Any:
    if isinstance(value, str):
        return tear(value)
    if isinstance(value, dict):
        return {tear(key): _tear_tree(inner) for key, inner in value.items()}
    return [_tear_tree(inner) for inner in value] if isinstance(value, list) else value


@given(NESTED)
def test_every_text_and_every_key_of_a_document_is_repaired_and_nothing_else_changed(document: Any) -> None:
    torn = _tear_tree(document)
    repaired = repair_tree(torn)
    assert repaired == document
    assert json.dumps(repaired) == json.dumps(document)  # the order of keys too


@given(ANY)
def test_any_text_at_all_is_read_without_an_exception_and_fit_for_utf8(text: str) -> None:
    data = json.dumps([text]).encode()
    decode_json(data)[0].encode("utf-8")


def test_lone_surrogates_of_messages_survive_to_sqlite_and_back(tmp_path: Path) -> None:
    halves = [
        "half \ud83d",
        "\ude00 other half",
        "two \ud83d\ud83d",
        tear_surrogates("torn \ud83d"),
        "whole \ud83d\ude00",
    ]
    messages = [
        {"sender_name": "Ada", "timestamp_ms": 1_700_000_000_000 + at, "content": text}
        for at, text in enumerate(halves)
    ]
    thread = {"participants": [{"name": "Ada"}], "messages": messages, "title": "t"}
    file = tmp_path / "export" / THREAD
    file.parent.mkdir(parents=True)
    file.write_bytes(json.dumps(thread).encode())
    import_paths([tmp_path / "export"], tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        found = [restore_surrogates(text) for (text,) in db.execute("SELECT text FROM messages ORDER BY at")]
    assert list(map(ascii, found)) == list(
        map(ascii, ["half \ud83d", "\ude00 other half", "two \ud83d\ud83d", "torn \ud83d", "whole 😀"])
    )
