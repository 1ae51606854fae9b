"""The dates of headers: three numbers, or two and a word, read in one order; years of other calendars.

A phone writes years of its own calendar where its owner set one (formats/whatsapp.md section 1.4): Buddhist years are
543 ahead, Japanese ones count from the beginning of an era, those of Taiwan from 1911.  babel has no eras but those of
the Gregorian calendar, so these few stand here.  Persian and Islamic years have months of their own: a year of neither
is a year of the other until 2051, so they are known without a word.  Phones write Islamic dates as Umm al-Qura has them
(`hijridate`); for the Persian ones, of which `holidays` has only a private part, the rule of 33 years holds until 2090.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from importers.whatsapp.headers import Layout

# The year before the first one of each era, by what stands at the year, folded.
_ERAS: Final = {
    "r": 2018, "令和": 2018, "reiwa": 2018, "h": 1988, "平成": 1988, "heisei": 1988, "s": 1925, "昭和": 1925,
    "民國": 1911, "民国": 1911, "minguo": 1911, "roc": 1911, "rocera": 1911,
}  # fmt: skip
_BUDDHIST: Final = 543
_PERSIAN, _ISLAMIC = range(1387, 1430), range(1430, 1501)
_LEAP: Final = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # Persian years of 33 that have a day more
_NEW_YEAR: Final = date(2008, 3, 20).toordinal()  # 1 Farvardin 1387
FIRST_YEAR: Final = 2009  # WhatsApp began
LAST_YEAR: Final = 2099
_FIRST_DAY: Final = date(FIRST_YEAR, 1, 1).toordinal()
_SHORT_BUDDHIST: Final = 2500


class Written(NamedTuple):
    """A date as it stands in a header: its numbers, the month where a word says it (else 0), and the era's word."""

    numbers: tuple[int, ...]
    month: int
    era: str


def list_orders(layout: Layout) -> tuple[str, ...]:
    """Return the orders in which the numbers of a layout may stand."""
    if layout.has_word:
        return ("ymd",) if layout.year_at == 0 else ("dmy",) if layout.year_at > 0 else ("dmy", "ymd")
    if layout.year_at == 0:
        return ("ymd",)
    return ("dmy", "mdy") if layout.year_at > 0 else ("dmy", "mdy", "ymd")


@lru_cache(maxsize=100_000)
def read_date(written: Written, order: str) -> int | None:
    """Return the ordinal day of a date, None where there is no such day, or none since WhatsApp is there."""
    numbers = written.numbers
    if written.month:
        day, year = (numbers[1], numbers[0]) if order == "ymd" else numbers
        month = written.month
    elif len(numbers) < len(order):  # a word that is no month
        return None
    else:
        year, month, day = (numbers[order.index(letter)] for letter in "ymd")
    year = _read_year(year, written.era)
    if year in _PERSIAN or year in _ISLAMIC:
        return _read_persian(year, month, day) if year in _PERSIAN else _read_islamic(year, month, day)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _read_persian(year: int, month: int, day: int) -> int | None:
    """Return the ordinal day of a Persian date (Solar Hijri): six months of 31 days, then 30, the last mostly 29."""
    longest = 31 if month <= 6 else 30 if month <= 11 or year % 33 in _LEAP else 29
    if not (1 <= month <= 12 and 1 <= day <= longest):
        return None
    leaps = sum(one % 33 in _LEAP for one in range(_PERSIAN.start, year))
    passed = 31 * (month - 1) if month <= 6 else 186 + 30 * (month - 7)
    found = _NEW_YEAR + 365 * (year - _PERSIAN.start) + leaps + passed + day - 1
    return found if found >= _FIRST_DAY else None


def _read_islamic(year: int, month: int, day: int) -> int | None:
    """Return the ordinal day of an Islamic date."""
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian().toordinal()
    except (ValueError, OverflowError):
        return None
    return found if found >= _FIRST_DAY else None


def _read_year(year: int, era: str) -> int:
    if era in _ERAS and year < 200:
        return _ERAS[era] + year
    if year < 100:
        # The two last digits of a Buddhist year: `67` is 2567, for 2067 has not come.
        return (
            2000 + year if year < _BUDDHIST + 2009 - _SHORT_BUDDHIST else _SHORT_BUDDHIST + year - _BUDDHIST
        )
    return year - _BUDDHIST if 2400 <= year < 2700 else year


__all__ = ["FIRST_YEAR", "Written", "list_orders", "read_date"]
