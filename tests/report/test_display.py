"""Columns that hold whatever a name consists of."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exit_kit.report.display import (
    ASCII,
    UNICODE,
    WIDTH,
    choose_symbols,
    clip,
    draw_bar,
    list_names,
    measure,
    pad,
    wrap,
)

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("text", "cells"),
    [("Zoë", 3), ("Zoe\u0308", 3), ("你好", 4), ("שלום", 4), ("🎂", 2), ("김하늘", 6), ("ｗ", 2), ("", 0)],
)
def test_widths_are_those_of_a_terminal(text, cells):
    assert measure(text) == cells


@given(ANY_TEXT, st.integers(5, 40), st.sampled_from([UNICODE, ASCII]))
@example("\u202eevil\x1b[2J\n", 10, UNICODE)
@example("e" + "\u0301" * 500, 10, UNICODE)
def test_a_cut_name_fits_and_cannot_steer_a_terminal(text, cells, symbols):
    shown = clip(text, cells, symbols)
    assert measure(shown) <= cells
    assert len(shown) <= 3 * cells + 4
    assert not any(unicodedata.category(char) == "Cc" for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert symbols.is_unicode or shown.isascii()


@pytest.mark.parametrize("name", ["Ada Example", "陶芸倶楽部", "Ольга Смирнова"])
def test_names_that_run_left_to_right_are_left_alone(name):
    assert clip(name, 26, UNICODE) == name


@pytest.mark.parametrize("name", ["ليلى حداد", "נועה בן־עמי", "Yara منصور", "a" * 20 + "ليلى" * 9])
def test_names_that_run_right_to_left_are_closed_in(name):
    shown = clip(name, 26, UNICODE)
    assert shown[0] == shown[-1] == "\u200e"


def test_an_escaped_letter_is_cut_whole():
    assert clip("ليلى", 14, ASCII) == "\\u0644..."


@pytest.mark.parametrize(
    ("encoding", "symbols"),
    [
        ("utf-8", UNICODE),
        (None, UNICODE),
        ("ascii", ASCII),
        ("cp1252", ASCII),
        ("cp437", ASCII),
        ("nonesuch", ASCII),
    ],
)
def test_signs_are_those_that_the_encoding_has(encoding, symbols):
    assert choose_symbols(encoding) is symbols


def test_bars_are_as_long_as_their_share_and_never_empty():
    assert [draw_bar(value, 8, 4, UNICODE) for value in (0, 1, 3, 8)] == ["", "▌", "█▌", "████"]
    assert [draw_bar(value, 8, 4, ASCII) for value in (0, 1, 3, 8)] == ["", "#", "#", "####"]
    assert draw_bar(1, 10**6, 4, UNICODE) == "▌"


def test_padding_counts_cells():
    assert pad("你好", 6) == "你好  "


@given(st.lists(st.text("abc ", min_size=1, max_size=60), max_size=20))
def test_wrapped_lines_fit_and_lose_no_word(words):
    lines = list(wrap(words, "    "))
    assert all(measure(line) <= WIDTH for line in lines)
    assert " ".join(line[4:] for line in lines) == " ".join(words)


@given(
    st.lists(st.tuples(ANY_TEXT, st.none() | st.integers(0, 10**9)), max_size=20),
    st.sampled_from([UNICODE, ASCII]),
)
def test_lists_of_names_fit_whatever_the_names_are(names, symbols):
    lines = list(list_names(names, 12, symbols, "  "))
    assert all(measure(line) <= WIDTH for line in lines)


def test_long_lists_say_how_many_more():
    names = [("a", 2), ("b", None), ("c", None)]
    assert list(list_names(names, 2, UNICODE, "  ")) == ["  a (2); b … and 1 more"]


def test_a_count_stands_outside_the_marks_of_a_right_to_left_name():
    assert list(list_names([("שלום", 3)], 2, UNICODE, "")) == ["\u200eשלום\u200e (3)"]
