"""Places that were shared: a position, a place with its name, a live location (formats/whatsapp.md section 1.8).

The parameter `q` of the address is latitude, longitude.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from importers.whatsapp.marks import strip_marks
from importers.whatsapp.sentences import LIVE_LOCATION, fold_sentence

_NUMBER: Final = r"(-?\d{1,3}(?:\.\d{1,20})?)"
_POSITION: Final = re.compile(
    rf"(?:(?P<word>[^\n:：/]{{1,40}})[:：]\s?)?(?P<link>https?://maps\.google\.com/\?q={_NUMBER},{_NUMBER})\s*",
    re.DOTALL,
)
_PLACE_LINE: Final = re.compile(
    r"(?P<name>[^\n]{1,200}?)(?: \((?P<address>[^\n]{1,300})\))?[:：] ?(?P<link>https?://foursquare\.com/v/\S+)\s*"
)
_PLACE_LINES: Final = re.compile(
    r"(?P<name>[^\n]{1,200})\n(?:(?P<address>.{1,300})\n)?(?P<link>https?://foursquare\.com/v/\S+)\s*",
    re.DOTALL,
)


class Spot(NamedTuple):
    """What was shared; a live location has nothing but that it was one."""

    link: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    name: str | None = None
    address: str | None = None
    is_live: bool = False


def read_spot(body: str) -> Spot | None:
    """Return the place that a body shares; None where it shares none.

    An address alone, without the app's word before it, is what somebody wrote.

    >>> read_spot("location: https://maps.google.com/?q=52.5,13.4")[1:3]
    (52.5, 13.4)
    """
    plain = body.strip("\u200e\u200f \r\n")
    if "maps.google.com" in plain:
        return _read_position(plain)
    if "foursquare.com/v/" in plain:
        found = _PLACE_LINE.fullmatch(plain) or _PLACE_LINES.fullmatch(plain.replace("\r\n", "\n"))
        if found:
            address = found["address"]
            return Spot(
                found["link"],
                name=strip_marks(found["name"]),
                address=strip_marks(address) if address else None,
            )
    if len(plain) < 60 and fold_sentence(strip_marks(plain)) in LIVE_LOCATION:
        return Spot(is_live=True)
    return None


def _read_position(plain: str) -> Spot | None:
    found = _POSITION.fullmatch(plain)
    if found is None or found["word"] is None:
        return None
    latitude, longitude = float(found[3]), float(found[4])
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Spot(found["link"], latitude, longitude)
