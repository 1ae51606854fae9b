"""Places that Facebook recorded or guessed, and the account's time zone (formats/facebook.md 1.4 `location/`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from exit_kit.importing.contract import Extract, FileType, Source
from exit_kit.importing.label_values import read_labelled
from exit_kit.importing.records import Fact, Place, Record, Requested
from exit_kit.importing.shapes import Fields, Many, Shape
from exit_kit.importing.times import format_seconds
from importers.facebook.labelled import find_text, labelled_row, list_texts

_CLASSIC: Final = ("G5", "G4", "G3", "G2", "G1")
_COORDINATE: Final = Shape(latitude=float, longitude=float)


def extract_timezone(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the account's zone: a bare text."""
    for one in records:
        if one.get("value"):
            yield Requested(timezone=one["value"])


def extract_timezone_labels(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the account's zone: the labelled text, else the first that looks like "Area/City"."""
    for one in read_labelled(records, source.notes):
        zones = [text for text in list_texts(one.leaves) if "/" in text]
        zone = find_text(one.leaves, "timezone") or (
            zones[0] if zones else find_text(one.leaves, by_shape=True)
        )
        if zone:
            yield Requested(timezone=zone)


def extract_positions(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield recorded positions; `name` is the file type's (location history, last location)."""
    for one in records:
        position = one.get("coordinate") or {}
        stamp = one.get("creation_timestamp", one.get("time"))
        yield Place(
            source.file_type.name,
            one.get("name") or None,
            format_seconds(stamp),
            latitude=position.get("latitude"),
            longitude=position.get("longitude"),
        )


def extract_primary(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the cities where the owner mostly is, each with its region, and postal codes as facts."""
    for one in records:
        for pair in one.get("city_region_pairs") or ():
            yield Place("primary location", ", ".join(filter(None, pair)) or None)
        for code in one.get("zipcode") or ():
            yield Fact("primary location", "zipcode", code)


def extract_public(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the city that others see."""
    for one in records:
        around = ", ".join(filter(None, (one.get("region"), one.get("country"))))
        yield Place("primary public location", one.get("city") or None, address=around or None)


def extract_operators(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the phone's operator and the country of its number."""
    for one in records:
        if one.get("spn"):
            yield Fact("device location", "operator", one["spn"])
        if one.get("country_code"):
            yield Fact("device location", "country", one["country_code"])


def extract_news_places(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield places used for local news: bare texts."""
    for one in records:
        if one.get("value"):
            yield Place("news location", one["value"])


def _row(name: str, about: str, file: str, root: str, shape: Shape, extract: Extract) -> FileType:
    paths = (f"location/{file}.json",)
    return FileType(name, about, paths, (root,), shape=shape, extract=extract, layouts=_CLASSIC)


def _tell(row: FileType) -> FileType:
    """Return a row that is read before all others, for the zone of the dates in HTML pages."""
    return replace(row, is_about_export=True)


FILE_TYPES: Final = (
    _tell(_row("timezone", "The time zone of your account.", "timezone", "timezone_v2", Shape(value=str),
               extract_timezone)),
    _tell(labelled_row("timezone (new)", "The time zone of your account, in the newer layout.",
                       "location/timezone.json", "profile_information/timezone.json",
                       extract=extract_timezone_labels)),
    _row("location history", "Places where your phone was.", "location_history", "location_history_v2",
         Shape(name=str, coordinate=_COORDINATE, creation_timestamp=int), extract_positions),
    _row("last location", "Where your phone was last.", "last_location", "last_location_v2",
         Shape(name=str, coordinate=_COORDINATE, time=int), extract_positions),
    _row("primary location", "Where Facebook thinks you mostly are.", "primary_location", "primary_location_v2",
         Shape(city_region_pairs=Many(Many(str)), zipcode=Many(str)), extract_primary),
    _row("primary public location", "The city that others see as yours.", "primary_public_location",
         "primary_public_location_v2", Shape(city=str, region=str, country=str), extract_public),
    _row("device location", "The operator and country of your phone.", "device_location", "phone_number_location_v2",
         Shape(spn=str, country_code=str), extract_operators),
    FileType("news locations", "Places for which you were shown local news.",
             ("facebook_news/your_locations.json", "news/your_locations.json"), ("news_your_locations_v2",),
             shape=Shape(value=str), extract=extract_news_places, layouts=_CLASSIC),
)  # fmt: skip
