"""Dates in every language that Meta offers: written by babel in the shapes of Meta's pages, read back the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from random import Random

import pytest
from babel import Locale, localedata
from babel.dates import format_datetime
from hypothesis import given, settings
from hypothesis import strategies as st

from exit_kit.importing.clocks import UNTOLD
from exit_kit.importing.dates import Learned, learn_dates
from exit_kit.importing.languages import list_offered
from exit_kit.importing.packing import Block as PackedBlock
from exit_kit.importing.packing import unpack
from exit_kit.importing.page_work import read_page_records
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Conversation
from exit_kit.importing.work import get_matcher
from tests.importing.test_clock_finding import CHAT, make_chat

# The shapes of formats/facebook.md 3.2 with the language's own words, and what the language itself would write.
SHAPES = (
    "MMM d, y h:mm:ss a", "MMM d, y, h:mm a", "MMM dd, y h:mm:ssa", "d MMM y, HH:mm", "MMMM d, y 'at' h:mm a",
    "EEEE, MMMM d, y 'at' h:mma", "d. MMMM y HH:mm:ss", "MMM d, y, h:mm\u202fa", "MMM d, y h:mm:ss\xa0a", "d MMM y",
    "short", "medium",
)  # fmt: skip
LEARNED = (
    "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja",
    "ko", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh_Hans", "zh_Hant",
)  # fmt: skip
DIGITS = {"ar": "٠١٢٣٤٥٦٧٨٩", "fa": "۰۱۲۳۴۵۶۷۸۹", "bn": "০১২৩৪৫৬৭৮৯", "hi": "०१२३४५६७८९"}
MOMENTS = st.datetimes(datetime.fromisoformat("2004-02-04"), datetime.fromisoformat("2030-12-31"))
_STEP = timedelta(days=163, hours=7, minutes=41, seconds=13)


@cache
def fresh_locale(code: str) -> Locale:
    """Return a language that no other one writes into (see `exit_kit.importing.cldr`)."""
    locale = Locale.parse(code)
    localedata._cache.clear()
    locale._Locale__data = localedata.LocaleDataDict(localedata.load(code))
    localedata._cache.clear()
    return locale


def pick_moments(code: str, count: int) -> list[datetime]:
    """Return moments of all years and hours, the same at each run."""
    chosen = Random(code)
    return [
        datetime.fromisoformat("2004-02-04") + timedelta(seconds=chosen.randrange(26 * 365 * 86_400))
        for _ in range(count)
    ]


def write(moment: datetime, shape: str, locale: Locale, digits: str = "") -> str:
    """Return a moment as a page has it."""
    text = format_datetime(moment, shape, locale=locale)
    return text.translate(str.maketrans("0123456789", digits)) if digits else text


def check(learned: Learned, text: str, moment: datetime) -> bool:
    """Say whether a text is read as the moment that it was made of; what is read otherwise must be marked."""
    written = learned.read(text)
    assert written is not None, text
    exact = {"second": {"microsecond": 0}, "minute": {"second": 0, "microsecond": 0}}
    wanted = moment.replace(
        **exact.get(written.precision, {"hour": 0, "minute": 0, "second": 0, "microsecond": 0})
    )
    assert written.local == wanted or not written.is_certain, text
    return written.is_certain


@pytest.mark.parametrize("code", list_offered())
def test_what_a_known_language_writes_is_read_as_it_was_meant(code: str) -> None:
    locale = fresh_locale(code)
    for shape in SHAPES:
        moments = pick_moments(code, 4)
        texts = [write(moment, shape, locale) for moment in moments]
        learned = learn_dates(texts, code)
        assert all(check(learned, text, moment) for text, moment in zip(texts, moments, strict=True))


@pytest.mark.parametrize("code", LEARNED)
@settings(max_examples=8, deadline=None)
@given(moment=MOMENTS, shape=st.sampled_from(SHAPES))
def test_any_moment_is_read_as_it_was_meant(code: str, moment: datetime, shape: str) -> None:
    text = write(moment, shape, fresh_locale(code))
    assert check(learn_dates([text], code), text, moment)


@pytest.mark.parametrize("code", DIGITS)
@settings(max_examples=5, deadline=None)
@given(moment=MOMENTS, shape=st.sampled_from(SHAPES))
def test_digits_of_other_scripts_are_digits(code: str, moment: datetime, shape: str) -> None:
    text = write(moment, shape, fresh_locale(code), DIGITS[code])
    assert check(learn_dates([text], code), text, moment)


@settings(max_examples=10, deadline=None)
@given(moment=MOMENTS, shape=st.sampled_from(("d MMMM {} HH:mm:ss", "MMM d, {} h:mm:ss a")))
def test_buddhist_years_are_five_hundred_and_forty_three_ahead(moment: datetime, shape: str) -> None:
    text = write(moment, shape.format(f"'{moment.year + 543}'"), fresh_locale("th"))
    assert check(learn_dates([text], "th"), text, moment)


@pytest.mark.parametrize("code", LEARNED)
def test_a_language_that_nobody_told_is_learned(code: str) -> None:
    locale = fresh_locale(code)
    moments = pick_moments(code, 20)
    for shape in (SHAPES[0], "medium"):
        texts = [write(moment, shape, locale) for moment in moments]
        learned = learn_dates(texts)
        assert all(check(learned, text, moment) for text, moment in zip(texts, moments, strict=True))


@settings(max_examples=5, deadline=None)
@given(moments=st.lists(MOMENTS, min_size=1, max_size=3), code=st.sampled_from(LEARNED))
def test_what_few_dates_leave_open_is_marked(moments: list[datetime], code: str) -> None:
    texts = [write(moment, "short", fresh_locale(code)) for moment in moments]
    learned = learn_dates(texts)
    for text, moment in zip(texts, moments, strict=True):
        check(learned, text, moment)


@pytest.mark.parametrize("code", LEARNED)
def test_a_page_in_any_language_gives_the_times_of_its_messages(code: str) -> None:
    locale = fresh_locale(code)
    moments = [datetime.fromisoformat("2019-03-14T21:07:09") + number * _STEP for number in range(12)]
    page = make_chat(*(write(moment, SHAPES[0], locale) for moment in reversed(moments)))
    reading = read_page_records(get_matcher("facebook"), CHAT, page, UNTOLD, Notes())
    (thread,) = (record for record in reading.records if isinstance(record, Conversation))
    packed = thread.packed.finish(str) if isinstance(thread.packed, PackedBlock) else thread.packed
    at = [message[0] for message in thread.messages or unpack(packed)]
    assert at == [f"{moment.isoformat()}Z" for moment in moments]
