"""Deadlines: a journey through the calendar, with its leap days, short months, holidays and clock changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from exit_kit.leave import deadlines
from exit_kit.leave.deadlines import (
    add_months,
    add_working_days,
    find_answer_day,
    is_working_day,
    list_deadlines,
    list_terms,
    move_to_working_day,
    plan_upkeep,
)
from exit_kit.leave.guide import CLOCKS, PLATFORMS


def days(clock, start, platform="facebook"):
    return {one.name: one.on for one in list_deadlines(clock, start, platform, PLATFORMS[platform])}


@pytest.mark.parametrize(
    ("asked", "last", "look", "deleted", "backups"),
    [
        # an ordinary year, across the leap day, across a year's end, before a leap day, on a leap day
        ((2026, 11, 23), (2026, 12, 23), (2026, 12, 24), (2027, 3, 23), (2027, 6, 21)),
        ((2028, 1, 31), (2028, 3, 1), (2028, 3, 2), (2028, 5, 30), (2028, 8, 28)),
        ((2027, 12, 15), (2028, 1, 14), (2028, 1, 15), (2028, 4, 13), (2028, 7, 12)),
        ((2028, 2, 28), (2028, 3, 29), (2028, 3, 30), (2028, 6, 27), (2028, 9, 25)),
        ((2028, 2, 29), (2028, 3, 30), (2028, 3, 31), (2028, 6, 28), (2028, 9, 26)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("platform", ["facebook", "instagram", "threads", "meta"])
def test_a_deletion_has_its_four_days(platform, asked, last, look, deleted, backups):
    found = days("deletion", date(*asked), platform)
    assert found == {
        "cancel": date(*last), "look": date(*look), "deletion-period": date(*deleted), "backup-period": date(*backups),
    }  # fmt: skip


def test_whatsapp_has_no_days_to_think_it_over():
    for clock in ("deletion", "whatsapp-deletion"):
        assert days(clock, date(2026, 11, 23), "whatsapp") == {"deletion-period": date(2027, 2, 21)}


def test_every_clock_of_the_guides_sets_a_day_and_an_unknown_one_none():
    for clock in CLOCKS:
        assert all(on > date(2026, 1, 1) for on in days(clock, date(2026, 1, 1)).values())
        assert days(clock, date(2026, 1, 1)), clock
    assert days("download", date(2026, 2, 26)) == {"download": date(2026, 3, 2)}
    assert days("nonsense", date(2026, 1, 1)) == {}


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)), ((2028, 1, 31), 1, (2028, 2, 29)), ((2026, 11, 30), 3, (2027, 2, 28)),
        ((2027, 11, 30), 3, (2028, 2, 29)), ((2026, 12, 31), 1, (2027, 1, 31)), ((2028, 2, 29), 12, (2029, 2, 28)),
        ((2026, 8, 31), 1, (2026, 9, 30)),
    ],
)  # fmt: skip
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(start, months, end):
    assert add_months(date(*start), months) == date(*end)


@pytest.mark.parametrize(
    ("law", "sent", "answer", "extension"),
    [
        ("gdpr", (2026, 11, 23), (2026, 12, 23), (2027, 2, 23)),
        ("gdpr", (2026, 1, 31), (2026, 3, 2), (2026, 4, 30)),  # the last of February is a Saturday
        ("gdpr", (2026, 2, 17), (2026, 3, 18), (2026, 5, 18)),  # Saint Patrick's Day; a Sunday
        ("gdpr", (2026, 11, 25), (2026, 12, 28), (2027, 2, 25)),  # Christmas, Saint Stephen's Day, a Sunday
        ("uk", (2026, 3, 3), (2026, 4, 7), (2026, 6, 3)),  # Good Friday to Easter Monday
        ("uk", (2028, 1, 29), (2028, 2, 29), (2028, 5, 2)),  # a Saturday, and the May bank holiday
        ("ccpa", (2026, 11, 23), (2027, 1, 7), (2027, 2, 21)),
        ("lgpd", (2028, 2, 20), (2028, 3, 6), None),
        ("nz", (2026, 11, 23), (2026, 12, 21), None),
        ("nz", (2026, 12, 10), (2027, 1, 29), None),  # 25 December to 15 January do not count
        ("nz", (2026, 1, 30), (2026, 3, 2), None),  # Waitangi Day
        ("au", (2026, 11, 23), (2026, 12, 23), None),
    ],
)
def test_the_answer_to_a_letter_is_due_when_the_law_says(law, sent, answer, extension):
    assert find_answer_day(law, "access", date(*sent)) == date(*answer)
    if extension:
        assert find_answer_day(law, "access", date(*sent), is_extended=True) == date(*extension)


def test_days_on_which_they_wait_for_the_sender_are_added():
    assert find_answer_day("uk", "access", date(2026, 11, 2), paused_days=9) == date(2026, 12, 11)


def test_letters_with_a_term_of_their_own():
    sent = date(2026, 11, 23)
    assert [(term.name, term.on) for term in list_terms("uk", "controller-complaint", sent)] == [
        ("receipt", date(2026, 12, 23))
    ]
    assert find_answer_day("ccpa", "ad-objection", sent) == date(
        2026, 12, 16
    )  # Thanksgiving and the day after
    assert list_terms("ccpa", "access", sent)[0].on == date(2026, 12, 9)
    assert find_answer_day("gdpr", "reminder", sent) == date(2026, 12, 7)
    assert list_terms("gdpr", "complaint", sent) == []
    assert find_answer_day("nowhere", "access", sent) is None


def test_working_days_know_weekends_and_the_holidays_of_a_place():
    assert not is_working_day(date(2026, 11, 28), "IE")
    assert not is_working_day(date(2026, 3, 17), "IE")
    assert is_working_day(date(2026, 3, 17), "GB-ENG")
    assert not is_working_day(date(2026, 12, 25), "US-CA")
    assert move_to_working_day(date(2026, 12, 25), "IE") == date(2026, 12, 28)
    assert add_working_days(date(2026, 12, 24), 1, "NZ") == date(2027, 1, 18)


@pytest.mark.parametrize("start", [date(2024, 1, 1) + timedelta(days=number * 13) for number in range(120)])
def test_no_law_lets_an_answer_be_due_on_a_day_without_offices_or_before_the_letter(start):
    for law, place in (("gdpr", "IE"), ("uk", "GB-ENG"), ("nz", "NZ")):
        day = find_answer_day(law, "access", start)
        assert is_working_day(day, place)
        assert timedelta(days=25) <= day - start <= timedelta(days=62)


def test_whatsapp_is_to_be_opened_after_60_and_100_days_and_may_be_gone_after_120():
    found = [(one.on, one.kind) for one in plan_upkeep("whatsapp", "WhatsApp", date(2027, 12, 1))]
    assert found == [(date(2028, 1, 30), "do"), (date(2028, 3, 10), "do"), (date(2028, 3, 30), "last")]
    assert [one.on for one in plan_upkeep("instagram", "Instagram", date(2027, 11, 30))] == [
        date(2028, 2, 29)
    ]


def test_no_sentence_promises_that_data_are_gone_or_that_a_name_is_safe():
    from exit_kit.leave.dangers import list_dangers

    texts = [f"{rule.title} {rule.says}" for rules in deadlines._CLOCKS.values() for rule in rules]
    texts += [text for platform in PLATFORMS for text in list_dangers(platform)]
    for text in texts:
        for promise in (
            "will be deleted",
            "is deleted on",
            "are gone",
            "is safe",
            "guarantee",
            "permanently",
        ):
            assert promise not in text
