"""Logins, devices, and changes of the account (formats/instagram_threads.md 1.2, 1.3.2).

Labels are in the account's language, but an internet address, a browser's name and a masked cookie look the same in
all.  The title of a login repeats its time, which is read only where the number is missing (trap 26).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.label_values import VALUE, Labelled, list_outside
from exit_kit.importing.records import Activity, Fact, Owner, Place, Record, Session
from exit_kit.importing.shapes import Fields
from importers.instagram.rows import (
    GROUPED,
    NEWEST,
    collect,
    fact_row,
    find_text,
    find_time,
    list_texts,
    read_any,
    row,
)
from importers.meta.labelled import collect_details

_FOLDERS: Final = ("login_and_profile_creation", "login_and_account_creation")
_ADDRESS: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*")
_BROWSER: Final = re.compile(r"(?:Mozilla|Instagram|Barcelona|Opera|Dalvik|okhttp)\b.*[/ ]\d.*")
_COOKIE: Final = re.compile(r".*\*{4,}.*")
_ISO: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:\+00:00|Z)")
_NUMBER: Final = re.compile(r"-?\d{1,3}(?:\.\d+)?")


def extract_sessions(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each login, logout, device or other use of the account."""
    for one in read_any(records, source.notes):
        address, browser, cookie = (_find_form(one, form) for form in (_ADDRESS, _BROWSER, _COOKIE))
        known = {address, browser, cookie}
        rest = [leaf for leaf in list_outside(one.leaves) if leaf.kind == VALUE and leaf.value not in known]
        named = [find_text(one, name) for name in ("device", "app")]
        yield Session(
            kind,
            find_time(one) or _read_title(one.title),
            ip_address=address,
            user_agent=browser,
            device=named[0],
            app=named[1],
            cookie=cookie or find_text(one, "cookie"),
            details=collect_details(leaf for leaf in rest if leaf.value not in named),
        )


def _find_form(one: Labelled, form: re.Pattern[str]) -> str | None:
    return next((text for text in list_texts(one) if form.fullmatch(text)), None)


def _read_title(title: str | None) -> str | None:
    found = _ISO.fullmatch(title or "")
    return f"{found[1]}Z" if found else None


def extract_signup(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield when the account was opened, from where, and what was said then."""
    for one in read_any(records, source.notes):
        at = find_time(one)
        if at:
            yield Owner(None, registered_at=at)
            yield Fact("profile", "joined Instagram", at, at)
        address = _find_form(one, _ADDRESS)
        yield Session("sign-up", at, ip_address=address, device=find_text(one, "device"))
        for leaf in list_outside(one.leaves):
            if leaf.kind == VALUE and leaf.value != address:
                yield Fact("sign-up", " / ".join(leaf.labels) or None, leaf.value, at)


def extract_events(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each change of password, privacy or state: the title says it, or the texts do."""
    for one in read_any(records, source.notes):
        texts = list_texts(one)
        what = one.title or find_text(one, "activation", place=0)
        reason = find_text(one, "reason")
        more = [text for text in texts if text not in (what, reason)]
        yield Activity(kind, find_time(one), what, reason, details=collect(more=more))


def extract_location(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the last place of the device: the exact one where there is one, else the rough one."""
    for one in read_any(records, source.notes):
        for precision in ("precise", "imprecise"):
            latitude, longitude = (
                _read_number(find_text(one, f"{precision}_{axis}")) for axis in ("latitude", "longitude")
            )
            if latitude is None and longitude is None:
                latitude, longitude = _find_numbers(one, 2 if precision == "precise" else 0)
            if latitude is not None and longitude is not None and (latitude or longitude):
                yield Place(
                    "last location",
                    None,
                    find_time(one),
                    latitude=latitude,
                    longitude=longitude,
                    detail=precision,
                )
                break


def _find_numbers(one: Labelled, start: int) -> tuple[float | None, float | None]:
    """Return the pair of numbers that begins at this one: in unknown languages, rough before exact (1.2)."""
    numbers = [_read_number(text) for text in list_texts(one)]
    found = [number for number in numbers if number is not None][start : start + 2]
    return (found[0], found[1]) if len(found) == 2 else (None, None)


def _read_number(text: str | None) -> float | None:
    return float(text) if text and _NUMBER.fullmatch(text) and abs(float(text)) <= 180 else None


def _sessions(name: str, about: str, file: str, *more: str, root: str, kind: str) -> FileType:
    return row(
        name, about, *_list_paths(file, *more), roots=(root,), extract=partial(extract_sessions, kind=kind)
    )


def _events(
    name: str, about: str, *files: str, root: str, kind: str, layouts: tuple[str, ...] = (*GROUPED, "2")
) -> FileType:
    return row(name, about, *_list_paths(*files), roots=(root,), extract=partial(extract_events, kind=kind),
               layouts=layouts)  # fmt: skip


def _list_paths(*files: str) -> list[str]:
    return [f"{folder}/{file}" for file in files for folder in _FOLDERS]


FILE_TYPES: Final = (
    _sessions("logins", "When you logged in, with address and browser.", "login_activity",
              root="account_history_login_history", kind="login"),
    _sessions("logouts", "When you logged out, with address and browser.", "logout_activity",
              root="account_history_logout_history", kind="logout"),
    row("profile activity", "From where and with what your profile was used.", *_list_paths("profile_activity"),
        extract=partial(extract_sessions, kind="profile activity"), layouts=NEWEST),
    _events("password changes", "When you changed the password.", "password_change_activity",
            root="account_history_password_change_history", kind="password change"),
    _events("privacy changes", "When the account was made private or public.", "profile_privacy_changes",
            "account_privacy_changes", root="account_history_account_privacy_history", kind="privacy change"),
    _events("status changes", "When the account was switched off or on.", "profile_status_changes",
            "account_status_changes", root="account_history_account_active_status_changes",
            kind="account status change"),
    row("sign-up", "When, where and with what you opened the account.",
        *_list_paths("signup_details", "instagram_signup_details", "signup_information"),
        roots=("account_history_registration_info",), extract=extract_signup),
    row("last location", "Where your device was when it last told.", *_list_paths("last_known_location"),
        roots=("account_history_imprecise_last_known_location",), extract=extract_location),
    row("devices", "Devices on which you logged in.", "device_information/devices", roots=("devices_devices",),
        extract=partial(extract_sessions, kind="device")),
    fact_row("camera", "What the app knows of your cameras for effects.", "device_information/camera_information",
             roots=("devices_camera",)),
    fact_row("two-factor devices", "Devices that confirm your logins.",
             "device_information/two-factor_authentication", roots=("devices_two_factor_authentication",),
             layouts=GROUPED),
)  # fmt: skip
