"""Devices, device cookies, the last login and the registration in `label_values` form (formats/facebook.md 1.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import Labelled, list_outside, read_labelled
from exit_kit.importing.records import Fact, Record, Session
from exit_kit.importing.shapes import Fields
from importers.facebook.labelled import (
    collect_details,
    extract_facts,
    find_text,
    find_time,
    labelled_row,
    list_texts,
    split_record,
)


def extract_devices(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield one session for each device: of a list of records each is one, in a single record each group."""
    for one in read_labelled(records, source.notes):
        for part in _split_devices(one):
            texts = list_texts(part.leaves)
            name = find_text(part.leaves, "device", "device_name", "name", "model") or (
                texts[0] if texts else None
            )
            yield Session(
                kind, find_time(part), device=part.title or name, details=collect_details(part.leaves)
            )


def _split_devices(one: Labelled) -> list[Labelled]:
    """Split a record into its groups only where nothing stands outside of them: else it is one device."""
    return [one] if list_outside(one.leaves) else split_record(one)


def extract_cookies(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield cookies that keep a device logged in."""
    for one in read_labelled(records, source.notes):
        texts = list_texts(one.leaves)
        cookie = find_text(one.leaves, "cookie", "datr_cookie") or (texts[0] if texts else None)
        yield Session("device cookie", find_time(one), cookie=cookie, details=collect_details(one.leaves))


def extract_last_login(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the last login: times and where they belong, by label."""
    for one in read_labelled(records, source.notes):
        yield Session("last login", find_time(one), details=collect_details(one.leaves))


def extract_registration(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield when the account was made, then every value as a fact."""
    listed = list(records)
    for one in read_labelled(listed, source.notes):
        at = find_time(one, "registration_time", "time")
        if at:
            yield Fact(source.file_type.name, "registered", at, at)
    yield from extract_facts(source, listed)


def _devices_row(name: str, about: str, *paths: str, kind: str) -> FileType:
    return labelled_row(name, about, *paths, extract=partial(extract_devices, kind=kind))


FILE_TYPES: Final = (
    _devices_row("devices", "Devices on which you used Facebook.", "profile_information/your_devices.json",
                 kind="device"),
    _devices_row("detected hardware", "Hardware that Facebook found in your devices.",
                 "other_logged_information/detected_hardware.json", kind="hardware"),
    _devices_row("messenger devices", "Devices on which you used Messenger.",
                 "messages/information_about_your_devices.json", kind="messenger device"),
    _devices_row("encrypted chat devices", "Devices with encrypted chats.",
                 "messages/your_end-to-end_encryption_enabled_messenger_device.json", kind="encrypted chat device"),
    labelled_row("device cookies", "Cookies that keep your devices logged in.",
                 "security_and_login_information/device_login_cookies.json", extract=extract_cookies),
    labelled_row("last login", "Your last login.",
                 "security_and_login_information/information_about_your_last_login.json",
                 extract=extract_last_login),
    labelled_row("registration", "When and how your account was made.",
                 "security_and_login_information/registration_information.json", extract=extract_registration),
)  # fmt: skip
