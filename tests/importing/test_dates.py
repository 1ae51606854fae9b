"""Dates in every language: words from CLDR, learned from a page, never guessed silently."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from exit_kit.importing.clocks import Clock
from exit_kit.importing.date_pages import forget_dates
from exit_kit.importing.dates import Written, learn_dates
from exit_kit.importing.languages import find_language

# language, text, what it means: the shapes that formats/facebook.md 3.2 and formats/whatsapp.md 1.3 to 1.5 name.
WRITTEN = (
    ("en", "Nov 15, 2021 11:09:35pm", "2021-11-15 23:09:35"),
    ("en", "Nov 15, 2021, 11:09:35 pm", "2021-11-15 23:09:35"),
    ("en", "Jun 26, 2026 9:05:20\u202fam", "2026-06-26 09:05:20"),
    ("en", "Oct 19, 2019, 2:37\xa0PM", "2019-10-19 14:37:00"),
    ("en", "October 19, 2019 at 12:37 AM", "2019-10-19 00:37:00"),
    ("en_GB", "19 Oct 2019, 14:37", "2019-10-19 14:37:00"),
    ("en_GB", "3/4/2021, 14:37", "2021-04-03 14:37:00"),
    ("en_US", "3/4/2021, 2:37 PM", "2021-03-04 14:37:00"),
    # As CLDR had it until 2023, 2019, 2022: pages keep the words of their day.
    ("fi", "toukok. 24, 2023 7:12:54 ip.", "2023-05-24 19:12:54"),
    ("hi", "मई 24, 2018 7:12:54 अपराह्न", "2018-05-24 19:12:54"),
    ("ca", "24 de maig de 2022 a les 19:12", "2022-05-24 19:12:00"),
    ("th", "พ.ค. 24, 2023 7:12:54 pm", "2023-05-24 19:12:54"),
    ("th", "24 พฤษภาคม 2566 เวลา 19:12 น.", "2023-05-24 19:12:00"),
    ("pl", "lis 15, 2021 11:09:35 po południu", "2021-11-15 23:09:35"),
    ("pl", "paź 5, 2021 12:09:35 rano", "2021-10-05 00:09:35"),
    ("pt", "nov 15, 2021 11:09:35 da tarde", "2021-11-15 23:09:35"),
    ("pt", "15 de nov. de 2021 9:09:35 da manhã", "2021-11-15 09:09:35"),
    ("ja", "2021年12月4日(土) 午後0:37", "2021-12-04 12:37:00"),
    ("ja", "3月 04, 2021 2:37:11 午後", "2021-03-04 14:37:11"),
    ("zh_Hans", "2021年3月4日凌晨1:37", "2021-03-04 01:37:00"),
    ("zh_Hant", "2021年3月4日 下午2:37", "2021-03-04 14:37:00"),
    ("ko", "2021. 3. 4. 오후 2:37", "2021-03-04 14:37:00"),
    ("ko", "2021년 3월 4일 오전 12:37", "2021-03-04 00:37:00"),
    ("fi", "24.3.2023 klo 21.05.07", "2023-03-24 21:05:07"),
    ("id", "24/03/23 21.05.07", "2023-03-24 21:05:07"),
    ("vi", "21:05:07, 24/3/2023", "2023-03-24 21:05:07"),
    ("vi", "lúc 21:05, 24 thg 3, 2023", "2023-03-24 21:05:00"),
    ("vi", "thg 3 24, 2023 9:05:07 CH", "2023-03-24 21:05:07"),
    ("ar", "٢٤\u200f/٣\u200f/٢٠٢٣، ٩:٠٥:٠٧ م", "2023-03-24 21:05:07"),
    ("ar", "24 مارس 2023 9:05 ص", "2023-03-24 09:05:00"),
    ("fa", "۲۴ مارس ۲۰۲۳،\u200f ۲۱:۰۵", "2023-03-24 21:05:00"),
    ("he", "24 במרץ 2023, 21:05", "2023-03-24 21:05:00"),
    ("hi", "24 मार्च 2023, 11:05 pm", "2023-03-24 23:05:00"),
    ("hi", "24 मार्च 2023, रात 1:05", "2023-03-24 01:05:00"),
    ("id", "24 Mar 2023 1:05 siang", "2023-03-24 13:05:00"),
    ("ru", "24 мар. 2023 г., 21:05", "2023-03-24 21:05:00"),
    ("ru", "24 марта 2023 в 21:05", "2023-03-24 21:05:00"),
    ("tr", "24 Mar 2023 09:05:20 ÖS", "2023-03-24 21:05:20"),
    ("es", "mar, 2 mar 2021 9:05 p.\u202fm.", "2021-03-02 21:05:00"),
    ("es", "2 de marzo de 2021 a las 21:05", "2021-03-02 21:05:00"),
    ("fr", "24 févr. 2023 à 21:05", "2023-02-24 21:05:00"),
    ("fr_CA", "24 févr. 2023, 21 h 05 min 07 s", "2023-02-24 21:05:07"),
    ("de", "24. März 2023 um 21:05", "2023-03-24 21:05:00"),
    ("de_AT", "Jän 24, 2023 9:05:11 vorm.", "2023-01-24 09:05:11"),
    ("cs", "dub 10, 2014 2:05 odpol.", "2014-04-10 14:05:00"),
    ("hu", "2023. márc. 24. 21:05", "2023-03-24 21:05:00"),
    ("bg", "24.03.23 г., 21:05", "2023-03-24 21:05:00"),
    ("en", "Jun 26, 2026", "2026-06-26 00:00:00"),
)  # fmt: skip


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(("language", "text", "meaning"), WRITTEN)
def test_a_date_of_a_known_language_is_read(language: str, text: str, meaning: str) -> None:
    learned = learn_dates([text], language)
    written = learned.read(text)
    assert written is not None
    assert (str(written.local), written.is_certain, written.offset) == (meaning, True, None)
    assert written.precision == (
        "second" if text.count(":") == 2 or meaning[-2:] != "00" else written.precision
    )


def test_precision_is_what_the_text_has() -> None:
    texts = ["Nov 15, 2021 11:09:00pm", "Nov 15, 2021 11:09pm", "Nov 15, 2021"]
    learned = learn_dates(texts, "en")
    assert [one.precision for one in map(learned.read, texts) if one] == [
        "second", "minute", "day",
    ]  # fmt: skip


def test_zones_in_the_text_are_read() -> None:
    texts = ["Friday, October 4, 2013 at 10:05pm UTC+05:30", "Friday, October 4, 2013 at 10:05pm PDT"]
    learned = learn_dates(texts, "en")
    first, second = (learned.read(text) for text in texts)
    assert first == Written(_at("2013-10-04 22:05:00"), "minute", timedelta(hours=5.5), "UTC")
    assert second == Written(_at("2013-10-04 22:05:00"), "minute", None, "PDT")


def test_one_late_day_on_the_page_settles_the_order() -> None:
    alone = learn_dates(["3/4/2021, 9:05 PM"])
    assert not alone.is_certain
    assert [one.is_certain for one in map(alone.read, ["3/4/2021, 9:05 PM"]) if one] == [False]
    settled = learn_dates(["3/4/2021, 9:05 PM", "3/24/2021, 9:05 PM"])
    assert settled.is_certain
    assert [one.local.month for one in map(settled.read, ["3/4/2021, 9:05 PM"]) if one] == [3]


def test_what_the_owner_says_settles_the_order() -> None:
    for language, month in (("en", 3), ("en_GB", 4), ("de", 4)):
        written = learn_dates(["3/4/2021, 9:05 PM"], language).read("3/4/2021, 9:05 PM")
        assert written is not None
        assert (written.local.month, written.is_certain) == (month, True)


def test_languages_that_agree_on_every_date_leave_no_doubt() -> None:
    learned = learn_dates(["Nov 15, 2021 11:09:35pm"])
    assert learned.is_certain
    assert len(learned.candidates) > 10
    assert learned.language is None


def test_a_word_that_two_languages_use_for_two_months_is_marked() -> None:
    """`listopad` is November in Polish and Czech, October in Croatian."""
    learned = learn_dates(["listopad 3, 2021 11:09"])
    assert not learned.is_certain
    assert learn_dates(["listopad 3, 2021 11:09", "kwiecień 3, 2021 11:09"]).language == "pl"


def test_a_stated_language_that_cannot_read_the_page_gives_way() -> None:
    assert learn_dates(["15. März 2021, 21:05", "3. Mai 2021, 21:05"], "French").language == "de"


def test_what_is_no_date_is_none() -> None:
    learned = learn_dates(["Nov 15, 2021 11:09pm", "hello", "1:2", "Foo 15, 2021 11:09pm"])
    assert [
        learned.read(text) for text in ("hello", "1:2", "Foo 15, 2021 11:09pm", "Feb 30, 2021 11:09pm", "")
    ] == [None] * 5


@pytest.mark.parametrize(
    ("name", "code"),
    [("de_DE", "de"), ("pt-BR", "pt"), ("English (UK)", "en_GB"), ("English (US)", "en"), ("Deutsch", "de"),
     ("日本語", "ja"), ("Français (Canada)", "fr_CA"), ("中文(简体)", "zh_Hans"), ("Klingon", None), ("", None),
     # As Meta's own menu of languages writes them.
     ("Bahasa Indonesia", "id"), ("Bahasa Melayu", "ms"), ("Norsk (bokmål)", "nb"), ("Norwegian (nynorsk)", "nn"),
     ("ภาษาไทย", "th"), ("中文(香港)", "zh_Hant_HK"), ("中文（台灣）", "zh_Hant"), ("Azərbaycan dili", "az"),
     ("Af-Soomaali", "so"), ("Traditional Chinese (Hong Kong)", "zh_Hant_HK"),
     ("Simplified Chinese (China)", "zh_Hans"), ("zh-Hant-TW", "zh_Hant"), ("sr_Latn_RS", "sr_Latn")],
)  # fmt: skip
def test_languages_are_found_by_code_and_by_name(name: str, code: str | None) -> None:
    assert find_language(name) == code


def test_a_page_is_read_in_the_zone_of_the_account() -> None:
    texts = ["Jan 15, 2021 11:09:35pm", "Jul 15, 2021 11:09:35pm", "Jul 15, 2021 1:09:36am"]
    page = Clock(("en",), "stated", "America/New_York", "stated").open_page(texts)
    zone = ZoneInfo("America/New_York")
    wanted = [
        _at("2021-01-15 23:09:35"),
        _at("2021-07-15 23:09:35"),
        _at("2021-07-15 01:09:36"),
    ]
    assert [page.read(text) for text in texts * 2] == [
        (int(one.replace(tzinfo=zone).timestamp()), "second") for one in wanted * 2
    ]


def test_hours_that_are_there_twice_or_never_are_read_as_documented() -> None:
    texts = ["Oct 31, 2021 2:30 AM", "Mar 28, 2021 2:30 AM"]
    page = Clock(("en",), "stated", "Europe/Berlin", "stated").open_page(texts)
    first, skipped = (datetime.fromtimestamp((page.read(text) or (0, ""))[0], UTC) for text in texts)
    assert (first.hour, skipped.hour) == (
        0,
        1,
    )  # the first 2:30, in summer time; 2:30 by the clock not yet changed


def test_what_is_ambiguous_is_marked_and_counted() -> None:
    page = Clock().open_page(["3/4/2021, 9:05 PM"])
    assert page.read("3/4/2021, 9:05 PM") == (
        int(datetime(2021, 4, 3, 21, 5, tzinfo=UTC).timestamp()),
        "ambiguous",
    )
    assert page.read("rubbish") is None
    assert page.doubts == {"ambiguous-date": 1, "not-a-date": 1}


_DAYS = ("Jan 15, 2021", "Oct 31, 2021", "Mar 28, 2021")
_PAGES = {
    "am and pm": [f"{day} {hour}:0{minute}:{minute}7{half}"
                  for day in _DAYS for hour in (1, 2, 11, 12) for minute in (0, 5) for half in (" AM", " PM")],
    "24 hours": [f"{day}, {hour:02d}:59:0{second}" for day in _DAYS for hour in (0, 1, 2, 3, 23) for second in (0, 9)],
    "minutes": [f"{day}, {hour}:3{minute} PM" for day in _DAYS for hour in (2, 12) for minute in (0, 9)],
}  # fmt: skip


def _read_page(texts: list[str], zone: str) -> list[tuple[int | None, tuple[int, str] | None]]:
    page = Clock(("en",), "stated", zone, "stated").open_page(texts)
    return [(page.read_seconds(text), page.read(text)) for text in texts * 2]


def test_what_other_pages_have_taught_changes_no_date() -> None:
    """What texts mean is kept from page to page: in any order, in any zone, each is read as if it were the first."""
    pages = [(texts, zone) for texts in _PAGES.values() for zone in ("Europe/Berlin", "America/New_York")]
    alone = []
    for page in pages:
        forget_dates()
        alone.append(_read_page(*page))
    assert all(
        seconds is not None and seconds == moment[0] for one in alone for seconds, moment in one if moment
    )
    assert None not in [moment for one in alone for _, moment in one]
    forget_dates()
    for order in (1, -1):
        assert [_read_page(*page) for page in pages[::order]] == alone[::order]
