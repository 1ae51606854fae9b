"""Apps, websites, and what businesses told Meta (formats/facebook.md 1.4 `apps_and_websites_off_of_facebook/`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import TIMESTAMP, Leaf, find_value, read_labelled, split_groups
from exit_kit.importing.records import App, OffMetaEvent, Record
from exit_kit.importing.shapes import Fields, Shape
from exit_kit.importing.times import format_seconds
from importers.facebook.labelled import WORDS, find_text, labelled_row, list_texts
from importers.meta.off_meta import OFF_META, extract_off_meta

_CLASSIC: Final = ("G5", "G4", "G3", "G2", "G1")
_APP: Final = Shape(
    name=str, added_timestamp=int, removed_timestamp=int, user_app_scoped_id=(int, str), category=str
)


def extract_apps(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield apps and websites that log in with the account, or that the owner runs."""
    for one in records:
        number = one.get("user_app_scoped_id")
        yield App(
            one.get("name"),
            format_seconds(one.get("added_timestamp")),
            format_seconds(one.get("removed_timestamp")),
            one.get("category") or None,
            None if number is None else str(number),
            kind,
        )


def extract_off_meta_labels(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the same from the list of 2025: title = business, a group with ID, Event, Received on for each event."""
    for one in read_labelled(records, source.notes):
        events = split_groups(one.leaves)
        if not events:
            yield OffMetaEvent(one.title)
        for event in events:
            yield _read_event(one.title, event)


def _read_event(business: str | None, leaves: list[Leaf]) -> OffMetaEvent:
    texts = list_texts(leaves)
    numbers = [text for text in texts if text.isdigit()]
    words = [text for text in texts if not text.isdigit()]
    return OffMetaEvent(
        business,
        find_text(leaves, "event") or (words[0] if words else None),
        format_seconds(find_value(leaves, "received_on", words=WORDS, kind=TIMESTAMP, by_shape=True)),
        find_text(leaves, "id") or (numbers[0] if numbers else None),
    )


FILE_TYPES: Final = (
    FileType(
        "connected apps",
        "Apps and websites that you log in to with Facebook.",
        ("apps_and_websites_off_of_facebook/connected_apps_and_websites.json",
         "apps_and_websites_off_of_facebook/apps_and_websites.json",
         "apps_and_websites/apps_and_websites.json"),
        ("installed_apps_v2",),
        shape=_APP,
        extract=partial(extract_apps, kind="login"),
        layouts=_CLASSIC,
    ),
    FileType(
        "own apps",
        "Apps that you run as a developer.",
        ("apps_and_websites_off_of_facebook/your_apps.json", "apps_and_websites/your_apps.json"),
        ("admined_apps_v2",),
        shape=_APP,
        extract=partial(extract_apps, kind="own"),
        layouts=_CLASSIC,
    ),
    FileType(
        "off-meta activity",
        "What businesses, websites and apps told Meta about you.",
        ("apps_and_websites_off_of_facebook/your_activity_off_meta_technologies.json",
         "apps_and_websites_off_of_facebook/your_off-facebook_activity.json",
         "ads_and_businesses/your_off-facebook_activity.json", "ads/your_off-facebook_activity.json"),
        ("off_facebook_activity_v2",),
        shape=OFF_META,
        extract=extract_off_meta,
        layouts=("G4", "G3", "G2", "G1"),
    ),
    labelled_row("off-meta activity (new)",
                 "What businesses, websites and apps told Meta about you, in the layout of 2025.",
                 "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies.json",
                 "your_activity_off_meta_technologies/*.json", "your_off-facebook_activity/*.json",
                 extract=extract_off_meta_labels, layouts=("G5",)),
)  # fmt: skip
