"""Law: a chat printed as any locale of CLDR writes dates is read as it was written, or its order is said to be open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

import pytest
from babel import localedata

from exit_kit.importing.languages import list_offered
from importers.whatsapp.chats import sniff
from tests.importers.whatsapp.printing import ANDROID, IOS, Printer
from tests.importers.whatsapp.reading import read_text

# Languages whose regions write dates each in their own way.
REGIONAL = ("en", "es", "ar", "fr", "pt", "de", "nl", "it", "ms", "zh")
LEAST = 150
START = datetime(2023, 1, 3, 0, 4, 7)  # noqa: DTZ001 -- the wall clock of a phone
TELLING = [START + timedelta(hours=33 * n, minutes=17 * n, seconds=37 * n) for n in range(16)]
# One day and all times of day: nothing shows which of its numbers is the month.
OPEN = [datetime(2024, 3, 5, hour, 9, 8) for hour in (0, 1, 5, 10, 11, 12, 13, 17, 20, 23)]  # noqa: DTZ001


@cache
def list_printers() -> dict[str, Printer]:
    printers: dict[tuple[object, ...], tuple[str, Printer]] = {}
    for locale in list_locales():
        printer = Printer(locale)
        printers.setdefault(printer.key, (locale, printer))
    return dict(printers.values())


def list_locales() -> Iterator[str]:
    yield from list_offered()
    for locale in localedata.locale_identifiers():
        language, _, rest = locale.partition("_")
        if language in REGIONAL and len(rest) == len("US"):
            yield locale


def write_chat(printer: Printer, width: str, times: list[datetime]) -> tuple[str, list[tuple[str, str, str]]]:
    """Return a chat as a phone exports it, and what is to be read in it."""
    lines, told = [], []
    for number, moment in enumerate(times):
        head = printer.print_head(moment, width)
        name, body = ("Ada", "Bob B")[number % 2], f"and {number}: this"
        lines.append(f"[{head}] {name}: {body}\r\n" if width == IOS else f"{head} - {name}: {body}\n")
        exact = moment if width == IOS else moment.replace(second=0)
        told.append((f"{exact.isoformat()}Z", name, body))
    return "".join(lines), told


@pytest.mark.slow
@pytest.mark.parametrize("width", [IOS, ANDROID])
def test_a_chat_printed_in_any_locale_is_read_as_it_was_written(width: str):
    wrong = []
    for locale, printer in list_printers().items():
        text, told = write_chat(printer, width, TELLING)
        read = read_text(text)
        if (
            read.told != told
            or {one.sureness for one in read.texts} != {"certain"}
            or not sniff(text.encode())
        ):
            wrong.append((locale, text[:60], read.told[:1]))
    assert wrong == []
    assert len(list_printers()) >= LEAST


@pytest.mark.slow
@pytest.mark.parametrize("width", [IOS, ANDROID])
def test_a_date_that_leaves_the_order_open_is_read_right_or_marked(width: str):
    wrong = []
    for locale, printer in list_printers().items():
        text, told = write_chat(printer, width, OPEN)
        read = read_text(text)
        times = [at[11:] for at, _, _ in read.told] == [at[11:] for at, _, _ in told]
        is_open = all(one.sureness == "assumed" for one in read.texts)
        if not times or not read.lines or (read.told != told and not is_open):
            wrong.append((locale, text[:60], read.told[:1]))
    assert wrong == []
