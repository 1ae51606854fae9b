from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exit_kit.archive.paths import clean_path, match_junk, match_key, match_text, read_name


@pytest.mark.parametrize(
    "raw",
    [
        "../up.json", "a/../../up.json", "a\\..\\up.json", "/etc/passwd", "\\\\server\\share\\x.json",
        "C:\\x.json", "C:/x.json", "c:x.json", "a\0b.json", "a\nb.json", "a\x7f.json", "", ".", "./",
        "x" * 256, "é" * 256,
        "/".join(["folder"] * 700),
    ],
)  # fmt: skip
def test_a_name_that_leaves_the_export_or_cannot_be_one_is_refused_and_shown_escaped(raw: str) -> None:
    shown, fault = clean_path(raw)
    assert fault == "unsafe-path"
    assert shown and shown.isprintable() and len(shown) < 300


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("messages/inbox/a_1/message_1.json", "messages/inbox/a_1/message_1.json"),
        ("messages\\inbox\\a.json", "messages/inbox/a.json"),
        ("./messages//a.json", "messages/a.json"),
        ("J: the band_1.json", "J: the band_1.json"),
        ("a..b/...json", "a..b/...json"),
        ("cafe\u0301.json", "caf\u00e9.json"),
        ("who_youâ\x80\x99ve.json", "who_youâ\x80\x99ve.json"),
        ("ก" * 200 + ".json", "ก" * 200 + ".json"),
        ("x" * 255, "x" * 255),
    ],
)
def test_a_name_as_exports_have_it_is_brought_into_one_form(raw: str, clean: str) -> None:
    assert clean_path(raw) == (clean, None)


@example("\udce9.json")
@example("a/\ud800/\n")
@given(st.text(st.characters(exclude_categories=())))
def test_no_name_breaks_anything_and_every_result_can_be_stored(raw: str) -> None:
    path, fault = clean_path(raw)
    path.encode("utf-8")
    match_key(path).encode("utf-8")
    if fault is None:
        assert clean_path(path) == (path, None)
        assert unicodedata.is_normalized("NFC", path)
        assert not path.startswith("/") and ".." not in path.split("/") and "\\" not in path


def test_long_refused_names_that_differ_only_at_the_end_stay_apart() -> None:
    assert clean_path("/" + "x" * 5000 + "1")[0] != clean_path("/" + "x" * 5000 + "2")[0]


@pytest.mark.parametrize(
    "other",
    [
        "Who_You_Ve_Followed/Ä.json",
        "who_you\u2019ve_followed/\u00e4.json",
        "who_you've_followed/a\u0308.json",
    ],
)
def test_case_apostrophes_and_accents_do_not_make_another_name(other: str) -> None:
    assert match_key("who_you_ve_followed/ä.json") == match_key(other)
    assert match_key("who_you_ve_followed/a.json") != match_key(other)


def test_a_name_in_bytes_is_utf8_where_it_can_be_and_else_cp437() -> None:
    assert read_name("größe".encode()) == "größe"
    assert read_name("größe".encode("cp437")) == "größe"
    assert read_name(b"\xed\xa0\x80", utf8=True).isprintable()


def test_text_and_litter_are_told_by_name() -> None:
    assert match_text("a/B.JSON") and not match_text("a/json") and not match_text("a.json/b.jpg")
    assert match_junk("__MACOSX/a/._b.json") and match_junk("a/.DS_Store") and match_junk("Thumbs.db")
    assert not match_junk("a/desktop.ini.json")
