"""What businesses told Meta, in the classic form that Facebook's and Instagram's exports share.

Sources: formats/facebook.md 1.4, formats/instagram_threads.md 1.3.2 (`apps_and_websites_off_of_…`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.records import OffMetaEvent, Record
from exit_kit.importing.shapes import Fields, Many, Shape
from exit_kit.importing.times import format_seconds

OFF_META: Final = Shape(name=str, events=Many(Shape(id=(int, str), type=str, timestamp=int)))


def extract_off_meta(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what each business reported (`off_facebook_activity_v2`); one without events yields its name."""
    for one in records:
        business = one.get("name")
        if not one.get("events"):
            yield OffMetaEvent(business)
        for event in one.get("events") or ():
            number = event.get("id")
            at = format_seconds(event.get("timestamp"))
            yield OffMetaEvent(business, event.get("type"), at, None if number is None else str(number))
