"""The days that names of media tell, beside the dates of the messages that they stand in.

iOS ends a name in the moment of its message, to the second; Android's has the day on which the file came into being, of
which one in six differs: forwarded, restored (formats/whatsapp.md section 1.9, number 3).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, NamedTuple

from importers.whatsapp.dates import Written
from importers.whatsapp.day_words import DayWords
from importers.whatsapp.pieces import read_pieces
from importers.whatsapp.surveys import find_candidates, make_written

_IOS: Final = re.compile(r"-(?:PHOTO|VIDEO|AUDIO|GIF|STICKER)-(\d{4})-(\d\d)-(\d\d)-\d\d-\d\d-\d\d\.")
_ANDROID: Final = re.compile(r"\b(?:IMG|VID|PTT|AUD|STK|DOC)-(\d{4})(\d\d)(\d\d)-WA\d")
_LONGEST: Final = 400


class Days(NamedTuple):
    """How often a date stands at a name with a day (ordinal): names of iOS, and names of Android."""

    ios: Counter[tuple[Written, int]]
    android: Counter[tuple[Written, int]]


def collect_days(chunks: Callable[[], Iterable[bytes]], words: DayWords, numbers: range) -> Days:
    """Return the days in names of media that stand in the lines of some headers, by the headers' dates."""
    days = Days(Counter(), Counter())
    number = 0
    for piece in read_pieces(chunks):
        for found in find_candidates(piece, is_first=False, follows_cr=False):
            number += 1
            if number - 1 not in numbers:
                continue
            end = piece.find("\n", found.end)
            line = piece[found.end : min(end if end >= 0 else len(piece), found.end + _LONGEST)]
            for pattern, counts in ((_IOS, days.ios), (_ANDROID, days.android)):
                name = pattern.search(line) if "-" in line else None
                day = _read_day(name) if name else None
                if day is not None:
                    month = words.find_month(found.plan.month)
                    counts[make_written(found.text[found.plan.date], found.plan, month), day] += 1
    return days


def _read_day(name: re.Match[str]) -> int | None:
    try:
        return date(int(name[1]), int(name[2]), int(name[3])).toordinal()
    except ValueError:
        return None


__all__ = ["Days", "collect_days"]
