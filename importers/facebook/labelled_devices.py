"""Devices, device cookies, the last login and the registration in `label_values` form (formats/facebook.md 1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from ipaddress import ip_address
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import Labelled, Leaf, list_outside, read_labelled
from exit_kit.importing.records import Fact, Record, Session
from exit_kit.importing.shapes import Fields
from importers.facebook.labelled import (
    extract_facts,
    find_text,
    find_time,
    labelled_row,
    list_texts,
    split_record,
)
from importers.meta.labelled import collect_details

# "Mozilla/5.0 (X11; …)", "Dalvik/2.1.0 (Linux; …)", "[FBAN/FBIOS;…]"
_AGENT: Final = re.compile(r"^(?:[A-Za-z][\w.-]*/\d[\w.]* ?[(\[]|\[FBAN/)")


def extract_devices(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield one session for each device: of a list of records each is one, in a single record each group."""
    for one in read_labelled(records, source.notes):
        for part in _split_devices(one):
            texts = list_texts(part.leaves)
            origin = find_origin(part.leaves)
            texts = [text for text in texts if text not in origin.values()]
            name = find_text(part.leaves, "device", "device_name", "name", "model") or (
                texts[0] if texts else None
            )
            found: dict[str, Any] = {**origin, "device": part.title or name}
            yield Session(kind, find_time(part), details=collect_details(part.leaves), **found)


def _split_devices(one: Labelled) -> list[Labelled]:
    """Split a record into its groups only where nothing stands outside of them: else it is one device."""
    return [one] if list_outside(one.leaves) else split_record(one)


def extract_cookies(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield cookies that keep a device logged in."""
    for one in read_labelled(records, source.notes):
        origin: dict[str, Any] = find_origin(one.leaves)
        texts = [text for text in list_texts(one.leaves) if text not in origin.values()]
        cookie = find_text(one.leaves, "cookie", "datr_cookie") or (texts[0] if texts else None)
        details = collect_details(one.leaves)
        yield Session("device cookie", find_time(one), cookie=cookie, details=details, **origin)


def extract_last_login(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the last login: when and from where."""
    for one in read_labelled(records, source.notes):
        origin: dict[str, Any] = find_origin(one.leaves)
        yield Session("last login", find_time(one), details=collect_details(one.leaves), **origin)


def find_origin(leaves: Sequence[Leaf]) -> dict[str, str]:
    """Return the columns that say from where somebody came, those that are known.

    An address and a browser are known by their form, in any language; device and location by their labels.
    """
    texts = list_texts(leaves)
    found = {
        "ip_address": next(filter(is_address, texts), None),
        "user_agent": next(filter(_AGENT.match, texts), None),
        "device": find_text(leaves, "device", "device_name"),
        "location": find_text(leaves, "location"),
    }
    return {name: text for name, text in found.items() if text}


def is_address(text: str) -> bool:
    """Say whether a text is an internet address; Python answers that only by an error."""
    with suppress(ValueError):
        return bool(ip_address(text.strip()).version)
    return False


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
