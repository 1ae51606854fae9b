"""The report as text: lines that fit, columns that stand, the headline first."""

from __future__ import annotations

import pytest

from exit_kit.report.display import ASCII, UNICODE, measure
from exit_kit.report.render import render_report, write_headline

NASTY = (
    "ليلى حداد",
    "佐藤 ゆい",
    "👩‍👩‍👧‍👦 Familie",
    "x" * 300,
    "Z̴̡̛a̸l̵g̶o̷" * 30,
    "two\nlines\x1b[2J\u202e",
    " ",
    "नमस्ते",
)


def arrange_nasty(db):
    for name in NASTY:
        person = db.add_person(name)
        db.add_chat(name, [1, person], [("2019-05-12T08:00:00Z", 1), ("2020-01-01T08:00:00Z", person)])
        db.add_chat(name, [1, person], [("2019-05-12T08:00:00Z", person)], kind="group")
        db.add("connections", account_id=1, kind="group", name=name)
        db.add("places", account_id=1, kind="tagged", name=name)
        db.add("apps", account_id=1, kind="login", name=name)
    db.db.execute("UPDATE accounts SET name = ?, username = ?", (NASTY[3], NASTY[4]))


@pytest.mark.parametrize("symbols", [UNICODE, ASCII])
def test_every_line_fits_into_80_columns_whatever_the_names_are(report_of, symbols):
    lines = render_report(report_of(arrange_nasty), symbols).splitlines()
    assert [line for line in lines if measure(line) > 80] == []
    assert symbols.is_unicode or all(line.isascii() for line in lines)
    assert not any("\x1b" in line or "\u202e" in line for line in lines)


def test_names_stand_last_so_that_no_column_moves(report_of):
    lines = render_report(report_of(arrange_nasty), UNICODE).splitlines()
    rows = [line for line in lines if line.startswith("          1          1  12 May 2019   1 Jan 2020")]
    assert len(rows) == len(NASTY)
    assert {line[:51].rstrip() for line in rows} == {"          1          1  12 May 2019   1 Jan 2020"}


@pytest.mark.parametrize(
    ("form", "is_said"), [("html", True), ("mixed", True), ("json", False), ("media", False)]
)
def test_how_dates_are_read_is_said_of_exports_with_pages_only(report_of, form, is_said):
    clock = {
        "timezone": "UTC-08:00",
        "timezone_from": "matched",
        "language": "en, de",
        "language_from": "learned",
    }
    report = report_of(lambda db: db.add_export(2, created_at="2026-01-01", format=form, **clock))
    lines = render_report(report, UNICODE).splitlines()
    assert any("Dates of its pages: UTC-08:00" in line for line in lines) == is_said
    assert [line for line in lines if measure(line) > 80] == []


def test_the_first_line_says_it_all(report_of):
    def arrange(db):
        bo = db.add_person("Bo")
        db.add_chat("Bo", [1, bo], [("2008-01-01", 1), ("2025-01-02", bo)])
        db.add("posts", account_id=1, kind="post", at="2010-01-01")
        db.add("posts", account_id=1, kind="edit", at="2010-01-01")
        db.add("connections", account_id=1, kind="friend", name="Bo")
        db.add("off_meta_activity", account_id=1, business="a.example")

    assert write_headline(report_of(arrange).accounts[0], UNICODE) == (
        "Facebook has 17 years of you, Ada Example: 2 messages with 1 person, 1 post, 1 friend. "
        "1 company told it what you did elsewhere."
    )


def test_an_account_without_records_gets_a_sentence_too(report_of):
    headline = write_headline(report_of(lambda db: None).accounts[0], UNICODE)
    assert headline == "Facebook has this of you, Ada Example: nothing that exit-kit could read into tables."


def test_warnings_come_before_everything_else(report_of):
    def arrange(db):
        db.add_member("a.json", "pending")

    lines = render_report(report_of(arrange), UNICODE).splitlines()
    assert lines[2:4] == ["", "Worth knowing"] or lines[1:3] == ["", "Worth knowing"]
    assert "The import was interrupted" in "\n".join(lines[:6])


def test_long_lists_are_cut_and_say_so(report_of):
    def arrange(db):
        for number in range(43):
            person = db.add_person(f"Person {number:02}")
            db.add_chat(f"Person {number:02}", [1, person], [("2019-05-12", 1)])
            db.add("connections", account_id=1, kind="group", name=f"Group {number:02}")

    text = render_report(report_of(arrange), UNICODE)
    assert "  … and 33 more" in text
    assert "… and 31 more" in text


def test_a_long_quiet_stretch_is_one_line(report_of):
    def arrange(db):
        db.add_chat("Bo", [1], [("1970-01-01", 1), ("2008-01-01", 1), ("2011-01-01", 1)])

    lines = render_report(report_of(arrange), UNICODE).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("Year by year"))
    assert [line.split()[0] for line in lines[start + 1 : start + 7]] == [
        "1970",
        "1971",
        "2008",
        "2009",
        "2010",
        "2011",
    ]
    assert "  1971 to 2007: nothing" in lines


def test_several_accounts_follow_one_another(report_of):
    def arrange(db):
        db.add("accounts", id=2, platform="whatsapp", key="x", name="Bo")
        db.add_export(2, account_id=2)

    text = render_report(report_of(arrange), UNICODE)
    assert "Ada Example:" in text
    assert "\n\n\nWhatsApp has this of you, Bo:" in text
