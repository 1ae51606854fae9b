"""The report of "Request account info", of every generation, and the report on channels (formats/whatsapp.md 3).

What the elements of its two lists look like, and all of the report on channels, is public nowhere (3.3, 3.4).  So every
file is walked generically: a bare value, an object with any keys, and Meta's `label_values` give the same leaves; what
has a meaning that is known goes where it belongs, the rest are statements under the way that leads to them.  Pages say
the same in rows of label and value.  There are no messages in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final, NamedTuple

from exit_kit.importing.contract import Fields, FileType, Source
from exit_kit.importing.label_values import (
    MEDIA,
    TIMESTAMP,
    Leaf,
    declare_record,
    read_labelled,
    split_groups,
)
from exit_kit.importing.page_documents import render_labelled
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import (
    Connection,
    Fact,
    LooseMedia,
    MediaUse,
    Owner,
    Record,
    Requested,
    Session,
)
from exit_kit.importing.shapes import AnyShape
from exit_kit.importing.times import format_seconds

NOW: Final = "report"
FIRST: Final = "report of 2018"
CHANNELS: Final = "channels report"
UNVERIFIED: Final = "channels (format unverified)"
_DEEPEST: Final = 64
_BETWEEN: Final = " › "
_NUMBER: Final = re.compile(r"\+[\d\s().-]{7,24}")
_TIMES: Final = re.compile(r"(?:^|_)(?:timestamp|time|date)$")
_EARLIEST, _LATEST = 946_684_800, 4_102_444_800  # 2000 to 2100
_LABELLED: Final = frozenset(
    {"label_values", "title", "timestamp", "media", "fbid", "ent_name", "description"}
)
_TIES: Final = {
    "contacts": "contact", "wa_contacts": "contact", "groups": "group", "wa_groups": "group", "blocked": "blocked",
    "blocked_contacts": "blocked", "blocked_numbers": "blocked",
}  # fmt: skip
_SINCE: Final = re.compile(r"since|seit|desde|depuis|da quando", re.IGNORECASE)


class Found(NamedTuple):
    """One value of a document, with the labels that lead to it; `at` in seconds where it is a time."""

    labels: tuple[str, ...]
    value: str | None
    at: int | None


def walk(value: Any, notes: Notes, labels: tuple[str, ...] = (), depth: int = 0) -> Iterator[Found]:
    """Yield the values of any document in order; the way to one is keys and labels, without numbers of elements."""
    if depth > _DEEPEST:
        notes.note("too-deep")
    elif isinstance(value, dict):
        if "label_values" in value:
            for one in read_labelled(declare_record().read((value,), notes), notes):
                yield from (_find(leaf, labels) for leaf in one.leaves if leaf.kind != MEDIA)
        for key, inner in value.items():
            if "label_values" not in value or key not in _LABELLED:
                yield from walk(inner, notes, (*labels, str(key)), depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, notes, labels, depth + 1)
    elif isinstance(value, bool):
        yield Found(labels, "yes" if value else "no", None)
    elif isinstance(value, int | float) and labels and _TIMES.search(labels[-1]):
        if value:  # 0 is "not set"
            is_time = isinstance(value, int) and _EARLIEST <= value < _LATEST
            yield Found(labels, None if is_time else str(value), int(value) if is_time else None)
    elif value not in (None, ""):
        yield Found(labels, str(value), None)


def _find(leaf: Leaf, labels: tuple[str, ...]) -> Found:
    way = (*labels, *leaf.labels)
    return Found(way, None, leaf.value) if leaf.kind == TIMESTAMP else Found(way, str(leaf.value), None)


def _make_fact(topic: str, one: Found) -> Fact:
    return Fact(topic, _BETWEEN.join(one.labels) or None, one.value, format_seconds(one.at))


def extract_facts(source: Source, records: Iterable[Fields], *, topic: str) -> Iterator[Record]:
    """Yield every value as a statement."""
    for record in records:
        yield from (_make_fact(topic, one) for one in walk(record, source.notes))


def extract_user(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield whose account it is, the devices in use, and what else the profile says."""
    for one in read_labelled(declare_record().read(records, source.notes), source.notes):
        times = [leaf.value for leaf in one.leaves if leaf.kind == TIMESTAMP]
        if times:  # the newest is when the report was made, whatever language says so
            yield Requested(made_at=format_seconds(max(times)))
        groups = split_groups(one.leaves)
        yield from (_make_device(leaves) for leaves in groups)
        phone = None
        for leaf in one.leaves:
            if leaf.kind == MEDIA:
                yield LooseMedia(MediaUse(leaf.value["uri"], "photo", role="profile"))
            if leaf.groups or leaf.kind == MEDIA:
                continue
            found = _find(leaf, ())
            yield _make_fact("profile", found)
            if phone is None and found.value and _NUMBER.fullmatch(found.value):
                phone = re.sub(r"[^\d+]", "", found.value)
                yield Owner(None, username=phone)


def _make_device(leaves: list[Leaf]) -> Session:
    """Return a device: its name is its first text; of its times the one "since" is when it came on."""
    texts = [str(leaf.value) for leaf in leaves if leaf.kind not in (TIMESTAMP, MEDIA)]
    times = {leaf.labels[-1] if leaf.labels else "": leaf.value for leaf in leaves if leaf.kind == TIMESTAMP}
    began = next((at for label, at in times.items() if _SINCE.search(label)), None)
    ended = next((at for label, at in times.items() if not _SINCE.search(label)), None)
    details = {
        leaf.labels[-1]: leaf.value for leaf in leaves if leaf.labels and leaf.kind not in (TIMESTAMP, MEDIA)
    }
    return Session(
        "device", format_seconds(began), device=texts[0] if texts else None, ended_at=format_seconds(ended),
        details=details if len(texts) > 1 else None,
    )  # fmt: skip


def extract_registration(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield when and with which phone the account was opened."""
    for record in records:
        for one in walk(record, source.notes):
            yield _make_fact("registration", one._replace(labels=one.labels[-1:]))
            if one.at is not None and "registration" in one.labels[-1].lower():
                yield Owner(None, registered_at=format_seconds(one.at))


def extract_ties(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield contacts or groups, whatever an element looks like."""
    for record in records:
        if "label_values" in record:
            yield from _read_tie(record, source.notes, kind)
            continue
        for value in record.values():
            for one in value if isinstance(value, list) else [value]:
                yield from _read_tie(one, source.notes, kind)


def _read_tie(one: Any, notes: Notes, kind: str) -> Iterator[Connection]:
    """Yield one tie for an object, whose name is what is called so, else its first text; for bare values, one each."""
    found = list(walk(one, notes))
    texts = [leaf for leaf in found if leaf.value]
    if len(found) > 1 and texts and all(leaf.labels for leaf in found):
        named = next((leaf for leaf in texts if "name" in leaf.labels[-1].lower()), texts[0])
        at = next((leaf.at for leaf in found if leaf.at is not None), None)
        details = {_BETWEEN.join(leaf.labels): leaf.value for leaf in texts if leaf is not named}
        yield Connection(kind, named.value, format_seconds(at), details=details or None)
    else:
        yield from (Connection(kind, leaf.value) for leaf in texts)


def extract_settings(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the devices that the account was used with, and what was set."""
    for record in records:
        settings = record.get("wa_settings")
        devices = settings.get("device_info") if isinstance(settings, dict) else None
        for one in devices if isinstance(devices, list) else ():
            if isinstance(one, dict):
                yield _make_phone(one)
        rest = {key: value for key, value in record.items() if key != "wa_settings"}
        if isinstance(settings, dict):
            rest |= {key: value for key, value in settings.items() if key != "device_info"}
        elif settings is not None:
            rest["wa_settings"] = settings
        yield from (_make_fact("settings", found) for found in walk(rest, source.notes))


def _make_phone(one: Fields) -> Session:
    texts = {key: str(value) for key, value in one.items() if isinstance(value, str | int) and value != ""}
    names = (texts.pop(key, None) for key in ("device_manufacturer", "device_model"))
    version = texts.pop("app_version", None)
    return Session(
        "device",
        device=" ".join(filter(None, names)) or None,
        app=f"WhatsApp {version}" if version else None,
        details=texts or None,
    )


def extract_old(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what the one file of the older reports holds: lists of contacts and groups, and statements."""
    for record in records:
        for key, value in record.items():
            kind = _TIES.get(key.lower())
            if kind:
                for one in value if isinstance(value, list) else [value]:
                    yield from _read_tie(one, source.notes, kind)
            else:
                yield from (_make_fact("account report", found) for found in walk({key: value}, source.notes))


def _row(
    name: str,
    about: str,
    paths: tuple[str, ...],
    extract: Callable[[Source, Iterable[Fields]], Iterator[Record]],
    *,
    roots: tuple[str, ...] = (),
    layouts: tuple[str, ...] = (NOW,),
    is_identity: bool = False,
) -> FileType:
    """Return a row of the table; its record is the document itself, or what its page shows."""
    return FileType(
        name=name, about=about, paths=paths, roots=roots, extract=extract, shape=AnyShape(), layouts=layouts,
        is_whole=True, page=render_labelled, is_utf8=True, is_identity=is_identity,
        is_about_export=is_identity,
    )  # fmt: skip


FILE_TYPES: Final = (
    _row(
        "account profile",
        "Your telephone number, what you say about yourself, and the devices on which you use WhatsApp.",
        ("whatsapp_account_information/user_information.json",),
        extract_user,
        is_identity=True,
    ),
    _row(
        "account registration",
        "When you registered with WhatsApp, and with which kind of phone.",
        (
            "whatsapp_account_information/registration_information.json",
            "whatsapp_account_information/registration_info.json",
        ),
        extract_registration,
        roots=("wa_registration_info",),
    ),
    _row(
        "account contacts",
        "Everybody whom WhatsApp knows from your address book.",
        ("whatsapp_connections/contacts.json",),
        partial(extract_ties, kind="contact"),
        roots=("wa_contacts",),
    ),
    _row(
        "account groups",
        "The groups that you are in.",
        ("whatsapp_connections/groups.json",),
        partial(extract_ties, kind="group"),
        roots=("wa_groups",),
    ),
    _row(
        "account settings",
        "What you set in WhatsApp, and the phones on which you used it.",
        ("whatsapp_settings/account_settings.json",),
        extract_settings,
        roots=("wa_settings",),
    ),
    _row(
        "terms accepted",
        "Which terms you accepted, and when.",
        ("whatsapp_settings/terms_of_service.json",),
        partial(extract_facts, topic="terms of service"),
    ),
    _row(
        "avatars of the account",
        "What WhatsApp holds of your avatar.",
        ("whatsapp_account_information/avatars_information.json",),
        partial(extract_facts, topic="avatars"),
    ),
    _row(
        "other account information",
        "What else the report on your account holds, as a list of statements.",
        ("whatsapp_account_information/*.json", "whatsapp_connections/*.json", "whatsapp_settings/*.json"),
        partial(extract_facts, topic="account report"),
    ),
    _row(
        "account report of one file",
        "The report on your account as it was until about 2021: contacts, groups and settings in one file.",
        ("portability.json", "access.json", "*account*info*.json"),
        extract_old,
        layouts=(FIRST,),
    ),
    _row(
        "channels report",
        "What you did in channels, as a list of statements: nobody has described these files yet.",
        ("*channel*.json", "*channel*/*.json"),
        partial(extract_facts, topic=UNVERIFIED),
        layouts=(CHANNELS,),
    ),
)
