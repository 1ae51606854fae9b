"""What tells the zone of a plain text, and what does not."""

from __future__ import annotations

import pytest

from exit_kit.importing.clocks import ASSUMED, GIVEN, OTHER, Clock
from exit_kit.importing.text_matching import Sources, match_texts
from exit_kit.store.members import Text

HOUR = 3600
SAID = [(1_700_000_000 + 7 * HOUR * number, f"this is message number {number}") for number in range(5)]
SAID += [
    (1_701_000_000 + number, f"this is a long message of which there are few, {number}")
    for number in range(3)
]
LONG: list[tuple[int, str | None]] = [(at + HOUR, text) for at, text in SAID[5:]]


def shift(seconds: int, count: int = 5) -> list[tuple[int, str | None]]:
    """Return what was said first, as another clock shows it."""
    return [(at + seconds, text) for at, text in SAID[:count]]


@pytest.mark.parametrize(
    ("said", "how", "zone"),
    [
        (shift(HOUR), ASSUMED, "UTC+01:00"),
        (shift(HOUR + 60), ASSUMED, "UTC+01:00"),  # one phone says when it was sent, the other when it came
        (shift(HOUR + 420), ASSUMED, None),  # no zone is so far away
        (shift(30 * HOUR), ASSUMED, None),
        (shift(HOUR, 2), ASSUMED, None),
        (LONG[1:], ASSUMED, "UTC+01:00"),  # of long texts two are enough
        (LONG[:1], ASSUMED, None),  # one may have been sent on to somebody else
        ([*shift(HOUR, 3), *shift(HOUR, 1)], ASSUMED, None),  # said twice: it tells nothing
        ([(at, "no") for at, _ in shift(HOUR)], ASSUMED, None),
        ([(at, f"{text} elsewhere") for at, text in shift(HOUR)], OTHER, None),
    ],
)
def test_a_text_is_in_the_zone_that_what_it_shares_with_a_known_one_shows(
    said: list[tuple[int, str | None]], how: str, zone: str | None
) -> None:
    texts = [Text(number, "whatsapp", 1, number, f"{number}.txt", "pending", 100, None) for number in (1, 2)]
    clocks = {1: Clock(timezone="UTC", timezone_from=GIVEN), 2: Clock(timezone="UTC", timezone_from=how)}
    told = {1: SAID, 2: said}
    sources = Sources(lambda _: (), lambda text, _: told[text.number], lambda _: (), lambda _: ())
    found = match_texts(texts, clocks, lambda _: True, sources)[2].of_texts
    assert [(path, matched.timezone) for path, matched in found] == ([("2.txt", zone)] if zone else [])
