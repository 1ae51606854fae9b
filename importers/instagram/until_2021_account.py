"""The account itself in exports until early 2021: profile, logins, settings, devices, address book (1.1).

Of some files only the names are known, or an empty one was all that anybody saw: what stands in them is told by the
names of their keys.  Sections are those of formats/instagram_threads.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Fact, Owner, Record, Session
from exit_kit.importing.shapes import ANYTHING, Entries, Fields, Keyed, Many, Shape, drop_empty
from exit_kit.importing.times import format_iso
from importers.instagram.rows import Person, make_profile_url
from importers.instagram.until_2021 import row

_PROFILE: Final = Shape(
    biography=str, date_joined=str, email=str, website=str, gender=str, private_account=bool, name=str,
    phone_number=str, profile_pic_url=str, username=str, profile_picture_changes=Many(Keyed(str)),
)  # fmt: skip
_STATED: Final = (
    "username",
    "name",
    "biography",
    "website",
    "email",
    "phone_number",
    "gender",
    "private_account",
    "profile_pic_url",
)
_LOGIN: Final = Shape(
    cookie_name=str, ip_address=str, language_code=str, timestamp=str, user_agent=str, device_id=str
)
_REGISTRATION: Final = Shape(
    registration_username=str, ip_address=str, registration_time=str, registration_email=str,
    registration_phone_number=str, device_name=str,
)  # fmt: skip
_CONTACT: Final = Shape(first_name=str, last_name=str, contact=str, imported_time=str)
_MOST_DEPTH: Final = 16
_ANY: Final = Entries(ANYTHING)


def extract_profile(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the owner, then what the profile states; people go by their user names here, and so does the owner."""
    for fields in records:
        names = tuple(dict.fromkeys(filter(None, (fields.get("name"), fields.get("username")))))
        joined = format_iso(fields.get("date_joined"))
        if names:
            username = fields.get("username") or None
            yield Owner(names[0], names, username, make_profile_url(Person(username)), joined)
        for label in _STATED:
            value = fields.get(label)
            if value not in (None, ""):
                yield Fact("profile", label.replace("_", " "), _show(value), origin="created")
        if joined:
            yield Fact("profile", "date joined", joined, joined)
        for change in fields.get("profile_picture_changes") or ():
            for picture, at in change.items():
                yield Fact("profile", "profile picture changed", picture, format_iso(at), origin="created")


def extract_logins(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield each login or logout."""
    for fields in records:
        details = drop_empty({name: fields.get(name) for name in ("language_code", "device_id")})
        yield Session(
            kind=kind,
            at=format_iso(fields.get("timestamp")),
            ip_address=fields.get("ip_address") or None,
            user_agent=fields.get("user_agent") or None,
            cookie=fields.get("cookie_name") or None,
            details=details or None,
        )


def extract_registration(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield how the account was opened; 1970 stands for a day that is not known (trap 17)."""
    for fields in records:
        told = {name.removeprefix("registration_"): value for name, value in fields.items() if value}
        yield Session(
            kind="sign-up",
            at=format_iso(told.pop("time", None)),
            ip_address=told.pop("ip_address", None),
            device=told.pop("device_name", None),
            details=told or None,
        )


def extract_contacts(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each entry of the address book that was uploaded."""
    for fields in records:
        name = " ".join(filter(None, (fields.get("first_name"), fields.get("last_name"))))
        at = format_iso(fields.get("imported_time"))
        yield Fact("contacts", name or None, fields.get("contact") or None, at, origin="created")


def extract_facts(source: Source, records: Iterable[Fields], *, topic: str) -> Iterator[Record]:
    """Yield one statement for each value of a document, under the names of the keys above it."""
    for fields in records:
        for labels, value, at in _flatten((fields["key"],), fields.get("entry")):
            yield Fact(topic, " / ".join(labels).replace("_", " "), value, at)


def _flatten(labels: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], str | None, str | None]]:
    """Yield keys, value and time for every value of a tree; a list of a value and its time is one statement."""
    if len(labels) > _MOST_DEPTH:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flatten((*labels, key), inner)
    elif isinstance(value, list) and _is_dated(value):
        yield labels, _show(value[0]), format_iso(value[1])
    elif isinstance(value, list):
        for inner in value:
            yield from _flatten(labels, inner)
    elif value is not None and value != "":
        yield labels, _show(value), None


def _is_dated(value: list[Any]) -> bool:
    """Say whether this is `[value, time or nothing]`, as settings have them."""
    is_plain = len(value) == 2 and isinstance(value[0], bool | int | float)
    return is_plain and (value[1] is None or isinstance(value[1], str))


def _show(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _facts(name: str, about: str, path: str, *roots: str, topic: str) -> FileType:
    return row(
        name, about, path, *roots, shape=_ANY, extract=partial(extract_facts, topic=topic), is_whole=True
    )


FILE_TYPES: Final = (
    row("profile", "Your profile: name, text, address, and when you joined.", "profile.json", "date_joined",
        "profile_pic_url", shape=_PROFILE, extract=extract_profile, is_whole=True, is_identity=True),
    row("logins", "When and from where you logged in.", "account_history.json", "login_history",
        shape=_LOGIN, extract=partial(extract_logins, kind="login")),
    row("logouts", "When and from where you logged out.", "account_history.json", "logout_history",
        shape=_LOGIN, extract=partial(extract_logins, kind="logout")),
    row("password changes", "When you changed your password.", "account_history.json", "password_change_history",
        shape=_LOGIN, extract=partial(extract_logins, kind="password change")),
    row("privacy changes", "When you made your account private or public.", "account_history.json", "privacy_history",
        shape=_LOGIN, extract=partial(extract_logins, kind="privacy change")),
    row("sign-up", "How you opened your account.", "account_history.json", "registration_info",
        shape=_REGISTRATION, extract=extract_registration),
    row("synced contacts", "The address book that you uploaded.", ("uploaded_contacts.json", "contacts.json"),
        "first_name", "last_name", shape=_CONTACT, extract=extract_contacts, is_whole=True),
    _facts("settings", "Settings of your account.", "settings.json", "allow_comments_from",
           "upgraded_to_cross_app_messaging", topic="settings"),
    _facts("devices", "Devices and cameras that you used.", "devices.json", "devices", "camera", topic="devices"),
    _facts("information about you", "What Instagram inferred of you.", "information_about_you.json",
           topic="inferences"),
    _facts("autofill", "What forms are filled in with.", "autofill.json", topic="autofill"),
    # Only ever seen empty: kept as it stands.
    row("checkout", "What you entered when you paid in the app.", "checkout.json"),
    row("events", "Events and their reminders.", "events.json"),
    row("fundraisers", "Fundraisers that you started or gave to.", "fundraisers.json"),
    row("guides", "Guides that you made.", "guides.json"),
)  # fmt: skip
