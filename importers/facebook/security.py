"""Logins, sessions, devices and cookies in classic form (formats/facebook.md 1.4 `security_and_login_information/`).

Push tokens and device ids are secrets of a phone: they stay in the raw record and go into no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from exit_kit.importing.contract import Extract, FileType, Source
from exit_kit.importing.records import DAY, Activity, Record, Session
from exit_kit.importing.shapes import ANYTHING, Fields, Keyed, Many, Shape
from exit_kit.importing.times import format_seconds

_CLASSIC: Final = ("G5", "G4", "G3", "G2", "G1")
_FOLDER: Final = "security_and_login_information"
_TEXTS: Final = dict.fromkeys(
    ("name", "action", "ip_address", "ip", "user_agent", "city", "region", "country", "site_name", "site",
     "datr_cookie", "device", "location", "app", "session_type", "status"), str,
)  # fmt: skip
_SESSION: Final = Shape(
    {**_TEXTS, "timestamp": int, "created_timestamp": int, "updated_timestamp": int, "port": int}
)
_ADMIN: Final = Shape(event=str, session=_SESSION, extra_info=Keyed(str))
_PROTECTION: Final = Shape(name=str, session=_SESSION)
_DEVICE: Final = Shape(
    type=str, os=str, update_time=int, advertiser_id=ANYTHING, udid=ANYTHING, family_device_id=ANYTHING,
    device_locale=str, redact_tokens=ANYTHING, push_tokens=ANYTHING,
)  # fmt: skip


def extract_sessions(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield every file that lists events or sessions flatly; `kind` is the file type's name."""
    for one in records:
        yield _make_session(source.file_type.name, one)


def extract_protection(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what guards the login: `name` is an estimated location or a cookie, in prose."""
    for one in records:
        details = {"name": one["name"]} if one.get("name") else None
        yield _make_session(source.file_type.name, one.get("session") or {}, details=details)


def extract_admin_records(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield changes of name, address, number and the like, with what was before and after."""
    for one in records:
        yield _make_session(
            source.file_type.name,
            one.get("session") or {},
            action=one.get("event") or None,
            details=one.get("extra_info") or None,
        )


def _make_session(kind: str, one: Fields, **known: Any) -> Session:
    created = one.get("timestamp") or one.get("created_timestamp")
    around = ", ".join(filter(None, (one.get("city"), one.get("region"), one.get("country"))))
    kept = {name: one[name] for name in ("port", "session_type") if one.get(name)}
    if one.get("device") and one.get("name"):  # a session may have the name that the owner gave the device
        kept["name"] = one["name"]
    found: dict[str, Any] = {
        "action": one.get("action") or one.get("status") or None,
        "details": kept or None,
    }
    return Session(
        kind,
        format_seconds(created),
        ended_at=format_seconds(one.get("updated_timestamp")),
        ip_address=one.get("ip_address") or one.get("ip") or None,
        user_agent=one.get("user_agent") or None,
        device=one.get("device") or one.get("name") or None,
        location=one.get("location") or around or None,
        app=one.get("app") or one.get("site_name") or one.get("site") or None,
        cookie=one.get("datr_cookie") or None,
        **{**found, **known},
    )


def extract_cookies(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each browser cookie with its first and last use; the keys are the masked cookies."""
    for one in records:
        for cookie, stamps in (one.get("value") or {}).items():
            times = [format_seconds(stamp) for stamp in sorted(stamps or ())]
            seen = [time for time in times if time]
            first, last = (seen[0], seen[-1]) if seen else (None, None)
            yield Session(
                "cookie", first, ended_at=last, cookie=cookie, details={"times": seen} if seen else None
            )


def extract_verifications(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield addresses and numbers that were verified; the numbers of `contact_type` are not explained."""
    for one in records:
        number = one.get("contact_type")
        details = None if number is None else {"contact_type": number}
        at = format_seconds(one.get("verification_time"))
        yield Activity("contact verified", at, one.get("contact") or None, details=details)


def extract_devices(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield phones and tablets."""
    for one in records:
        details = {name: one[name] for name in ("os", "device_locale") if one.get(name)}
        at = format_seconds(one.get("update_time"))
        yield Session("mobile device", at, device=one.get("type") or None, details=details or None)


def extract_active_days(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each day of use of each client; the keys are client names in the account's language."""
    for one in records:
        for client, days in (one.get("last_activity_time") or {}).items():
            times = map(format_seconds, days.get("activity_by_day") or ())
            yield from (Activity("active day", at[:10], client, at_precision=DAY) for at in times if at)


def _row(
    name: str,
    about: str,
    files: str,
    root: str,
    extract: Extract,
    shape: Shape,
    *,
    keyed: bool = False,
    layouts: tuple[str, ...] = _CLASSIC,
) -> FileType:
    paths = tuple(f"{_FOLDER}/{file}.json" for file in files.split())
    return FileType(
        name, about, paths, (root,), shape=shape, extract=extract, layouts=layouts, is_keyed=keyed
    )


FILE_TYPES: Final = (
    _row("account activity", "Logins and other events, with address and browser.", "account_activity",
         "account_activity_v2", extract_sessions, _SESSION),
    _row("ip addresses", "Internet addresses from which your account was used.",
         "ip_address_activity used_ip_addresses", "used_ip_address_v2", extract_sessions, _SESSION),
    _row("logins and logouts", "When you logged in and out.", "logins_and_logouts", "account_accesses_v2",
         extract_sessions, _SESSION),
    _row("active sessions", "Where you were logged in when the export was made.", "where_you're_logged_in",
         "active_sessions_v2", extract_sessions, _SESSION),
    _row("recognized devices", "Browsers and devices that Facebook remembers.",
         "recognized_devices authorized_logins", "recognized_devices_v2", extract_sessions, _SESSION),
    _row("account status", "When the account was switched off or on.", "account_status_changes",
         "account_status_changes_v2", extract_sessions, _SESSION, layouts=("G1",)),
    _row("login protection", "Places and cookies by which Facebook knows that it is you.", "login_protection_data",
         "login_protection_data_v2", extract_protection, _PROTECTION),
    _row("account records", "Changes of your name, address or number.", "record_details administrative_records",
         "admin_records_v2", extract_admin_records, _ADMIN),
    _row("browser cookies", "Cookies by which Facebook knows your browsers.", "browser_cookies datr_cookie_info",
         "datr_stats_v2", extract_cookies, Shape(value=Keyed(Many(int))), keyed=True),
    _row("contact verifications", "Addresses and numbers that you confirmed.",
         "email_address_verifications contact_verifications", "contact_verifications_v2", extract_verifications,
         Shape(contact=str, contact_type=int, verification_time=int)),
    _row("mobile devices", "Phones and tablets on which you used Facebook.", "mobile_devices", "devices_v2",
         extract_devices, _DEVICE),
    _row("active days", "On which days you used which app.",
         "your_facebook_activity_history your_facebook_activity", "last_activity_v2", extract_active_days,
         Shape(last_activity_time=Keyed(Shape(activity_by_day=Many(int))))),
)  # fmt: skip
