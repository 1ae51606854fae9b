"""Prints the head of a message as a phone does: by the patterns and words of CLDR, as babel has them.

A printer of its own, which shares no code with what reads chats: babel's has no digits but 0 to 9, and mixes up the
words of languages once some have been asked for (exit_kit.importing.cldr).
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from exit_kit.importing.cldr import read_locale_data

_FIELD: Final = re.compile(r"'([^']*)'|(G+|y+|M+|d+|a+|B+|h+|H+|m+|s+)|(.)", re.DOTALL)
_ZEROS: Final = {
    "arab": "\u0660", "arabext": "\u06f0", "deva": "\u0966", "beng": "\u09e6", "mymr": "\u1040", "tibt": "\u0f20",
    "mtei": "\uabf0", "olck": "\u1c50", "adlm": "\U0001e950", "cakm": "\U00011136", "rohg": "\U00010d30",
    "hmnp": "\U0001e140", "nkoo": "\u07c0",
}  # fmt: skip
IOS, ANDROID = "medium", "short"  # the times that have seconds, and those that have none


class Printer:
    """Prints dates with times in one locale; `key` is the same for locales that print alike."""

    def __init__(self, locale: str) -> None:
        self._data: Any = read_locale_data(locale)
        self._zero = ord(_ZEROS.get(str(self._data.get("default_numbering_system", "latn")), "0"))
        periods = dict(self._data["day_periods"]["format"]["abbreviated"])
        kinds = (
            ("date_formats", "short"),
            ("time_formats", IOS),
            ("time_formats", ANDROID),
            ("datetime_formats", "short"),
        )
        self.key = (*(self._find_pattern(*kind) for kind in kinds), self._zero, tuple(periods.items()))

    def _find_pattern(self, kind: str, width: str) -> str:
        found = self._data[kind][width]
        return str(getattr(found, "pattern", found))

    def print_head(self, moment: datetime, width: str) -> str:
        """Return date and time as they stand before a message."""
        glue = self._find_pattern("datetime_formats", "short").replace("'", "")
        date, time = (
            self._print(self._find_pattern(*kind), moment)
            for kind in (("date_formats", "short"), ("time_formats", width))
        )
        return glue.replace("{1}", date).replace("{0}", time)

    def _print(self, pattern: str, moment: datetime) -> str:
        return "".join(
            self._print_field(field, moment) if field else quoted or other
            for quoted, field, other in _FIELD.findall(pattern)
        )

    def _print_field(self, field: str, moment: datetime) -> str:
        letter, width = field[0], len(field)
        if letter in "aB":
            period = self._find_period(moment) if letter == "B" else ("am" if moment.hour < 12 else "pm")
            return str(self._data["day_periods"]["format"]["abbreviated"][period])
        if letter == "G":
            return str(self._data["eras"]["abbreviated"][1])
        numbers = {
            "y": moment.year % 100 if width == 2 else moment.year, "M": moment.month, "d": moment.day,
            "h": moment.hour % 12 or 12, "H": moment.hour, "m": moment.minute, "s": moment.second,
        }  # fmt: skip
        return "".join(chr(self._zero + int(digit)) for digit in str(numbers[letter]).zfill(width))

    def _find_period(self, moment: datetime) -> str:
        seconds = moment.hour * 3600 + moment.minute * 60
        for name, spans in dict((self._data.get("day_period_rules") or {}).get(None, {})).items():
            for span in spans:
                start, end = span.get("from"), span.get("before")
                if start is not None and end is not None:
                    is_in = start <= seconds < end if start < end else seconds >= start or seconds < end
                    if is_in:
                        return str(name)
        return "am" if moment.hour < 12 else "pm"
