"""Which number of a date is the day, as other exports of a chat tell it: by what was said, and on which day.

`03/04/24` is a day of March or of April; a backup, or another text of the chat whose own dates show their order, has
the same message on one of the two.  Whatever the zones, the right reading is a day away at most, the wrong one weeks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from exit_kit.importing.clocks import TextOrder
from exit_kit.store.members import Text
from exit_kit.wording import format_plural

_FARTHEST: Final = 26 * 3600  # seconds between what two clocks show
_CERTAIN: Final = 3  # messages
_ENOUGH: Final = 2 / 3
# What was said, as numbers, and when: seconds since the epoch.
Said = Mapping[int, int]


def find_orders(readings: Mapping[Text, Mapping[str, Said]], moments: Said) -> dict[Text, TextOrder]:
    """Return the orders of texts, given what was said in each by every order in which it can be read; whose order is
    found tells that of others."""
    known = dict(moments)
    found: dict[Text, TextOrder] = {}
    news: dict[Text, TextOrder] = {}
    while True:
        waiting = {text: reading for text, reading in readings.items() if text not in found}
        news = {text: order for text, reading in waiting.items() if (order := _choose(reading, known))}
        if not news:
            return found
        found |= news
        for text, order in news.items():
            known = {**readings[text][order.order], **known}


def _choose(reading: Mapping[str, Said], known: Said) -> TextOrder | None:
    """Return the order under which what both have was said at about one time, where no other does as well.

    >>> _choose({"dmy": {7: 86_400 * 62}, "mdy": {7: 86_400 * 93}}, {7: 86_400 * 62 + 3600})
    TextOrder(order='dmy', is_certain=False, evidence='1 message that another export or a backup has too')
    """
    fits = {
        order: {one for one in said.keys() & known.keys() if abs(said[one] - known[one]) <= _FARTHEST}
        for order, said in reading.items()
    }
    votes = {
        order: len(those.difference(*(fits[other] for other in fits if other != order)))
        for order, those in fits.items()
    }
    order, most = max(votes.items(), key=lambda one: one[1], default=("", 0))
    if most <= _ENOUGH * sum(votes.values()):
        return None
    shows = f"{format_plural(most, 'message')} that another export or a backup has too"
    return TextOrder(order, most >= _CERTAIN, shows)


__all__ = ["find_orders"]
