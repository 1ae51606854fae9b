"""WhatsApp's report on the account ("Request account info") in the folders of today: two samples, JSON and pages.

The keys are those of formats/whatsapp.md section 3.3; the elements of the two lists, which nobody has described, are of
several shapes on purpose: bare texts, objects, and Meta's labels.  Pages are written as Meta's other reports are.
"""

from __future__ import annotations

import json
from typing import Any

from .export import Tree
from .html_frame import LOOKS, Writer, show
from .html_words import Pack
from .media import make_media
from .shapes import at

NAME, NAME_HTML = "whatsapp_2025_report", "whatsapp_2025_report_html"
PHOTO = "whatsapp_account_information/profile_picture.jpg"
ACCOUNT, TIES, SETTINGS = "whatsapp_account_information", "whatsapp_connections", "whatsapp_settings"


def _label(label: str, **value: Any) -> dict[str, Any]:
    return {"label": label, **value}


FILES: dict[str, Any] = {
    f"{ACCOUNT}/user_information.json": {
        "label_values": [
            _label("Phone number", value="+44 7700 900100"),
            _label("About", value="Ved sjøen 🌊"),
            _label("About Set Time", timestamp_value=at("2024-05-01 10:00")),
            _label("About Expiry Time", timestamp_value=0),
            _label("Profile Picture Upload Time", timestamp_value=at("2023-07-02 18:30")),
            _label("Profile Picture", media=[{"uri": PHOTO, "creation_timestamp": at("2023-07-02 18:30")}]),
            _label(
                "Device Activity",
                vec=[
                    {"dict": [
                        _label("Device", value="Phone of Frauke"),
                        _label("Last Active Time", timestamp_value=at("2025-08-20 07:12")),
                        _label("Online Since", timestamp_value=at("2025-08-20 07:01")),
                    ]},
                    {"dict": [
                        _label("Device", value="Laptop"),
                        _label("Last Active Time", timestamp_value=at("2025-08-19 21:40")),
                    ]},
                ],
            ),
            _label("Report Request Time", timestamp_value=at("2025-08-18 09:00")),
            _label("Report Generation Time", timestamp_value=at("2025-08-21 09:30")),
        ]
    },
    f"{ACCOUNT}/registration_information.json": {
        "wa_registration_info": {"registration_timestamp": at("2014-03-09 12:00"), "platform": "android"}
    },
    f"{ACCOUNT}/avatars_information.json": {"label_values": [_label("Avatar created", value="No")]},
    f"{TIES}/contacts.json": {
        "wa_contacts": [
            "+44 7700 900101",
            "+44 7700 900102",
            {"name": "Cleo Example", "phone_number": "+44 7700 900103", "is_business": False},
        ]
    },
    f"{TIES}/groups.json": {
        "wa_groups": [
            "Lake",
            {"group_name": "Potters of Bergen", "creation_timestamp": at("2021-02-03 08:00"), "is_admin": True},
        ]
    },
    f"{SETTINGS}/account_settings.json": {
        "wa_settings": {
            "device_info": [
                {"device_id": 0, "app_version": "2.25.20", "device_manufacturer": "Example", "device_model": "Phone 9",
                 "operating_system_version": "15"},
                {"device_id": 3, "app_version": "2.3000.1", "device_manufacturer": "Example", "device_model": "Book",
                 "operating_system_version": "14.2"},
            ],
            "privacy": {"last_seen": "contacts", "read_receipts": True, "blocked_contacts": 0},
            "default_message_timer": "off",
        }
    },
    f"{SETTINGS}/terms_of_service.json": {
        "label_values": [
            _label("Terms accepted", timestamp_value=at("2021-05-16 06:20")), _label("Version", value="2021-02"),
        ]
    },
}  # fmt: skip
TITLES = {
    "user_information": "User information", "registration_information": "Registration information",
    "avatars_information": "Avatars", "contacts": "Contacts", "groups": "Groups",
    "account_settings": "Account settings", "terms_of_service": "Terms of service",
}  # fmt: skip


def _render_value(writer: Writer, entry: dict[str, Any]) -> str:
    label = entry.get("label", "")
    if "media" in entry:
        return writer.wide_row(label, "".join(writer.file(one["uri"]) for one in entry["media"]))
    if "vec" in entry:
        inner = [writer.inner_box(None, _render_rows(writer, one["dict"])) for one in entry["vec"]]
        return writer.wide_row(label, "".join(inner))
    if "timestamp_value" in entry:
        return writer.row(label, writer.time(entry["timestamp_value"])) if entry["timestamp_value"] else ""
    return writer.row(label, entry["value"])


def _render_rows(writer: Writer, entries: list[dict[str, Any]]) -> str:
    return f"<table>{''.join(_render_value(writer, entry) for entry in entries)}</table>"


def _render_plain(writer: Writer, value: Any, label: str = "") -> str:
    """Return any value as boxes and rows: what a page of an unknown form may look like."""
    if isinstance(value, dict):
        rows = []
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                rows.append(writer.wide_row(key, _render_plain(writer, inner, key)))
            elif key.endswith("timestamp"):
                rows.append(writer.row(key, writer.time(inner)))
            else:
                rows.append(writer.row(key, str(inner) if not isinstance(inner, bool) else "yes" if inner else "no"))
        return f"<table>{''.join(rows)}</table>"
    if isinstance(value, list):
        return "".join(writer.inner_box(None, _render_plain(writer, one)) for one in value)
    return f"<div>{show(str(value))}</div>"


def render_page(path: str, content: dict[str, Any], pack: Pack) -> bytes:
    """Return the page that says what a JSON file says."""
    writer = Writer(pack, LOOKS["D"], path)
    title = TITLES[path.rpartition("/")[2].removesuffix(".html")]
    if "label_values" in content:
        body = writer.box(None, _render_rows(writer, content["label_values"]))
    else:
        (value,) = content.values()
        if isinstance(value, list):
            body = "".join(writer.box(None, _render_plain(writer, one)) for one in value)
        else:
            body = writer.box(None, _render_plain(writer, value))
    return writer.page(title, "", body).encode()


def read_export() -> Tree:
    """Return the report in JSON, with the one photo that it names."""
    files = {path: json.dumps(content, indent=2, ensure_ascii=False).encode() for path, content in FILES.items()}
    return Tree(NAME, {**files, PHOTO: make_media(PHOTO)}, {"media_files": 1})


def read_pages() -> dict[str, bytes]:
    """Return the pages of the same report."""
    pack = Pack("en", "Generated by WhatsApp on Thursday, August 21, 2025 at 11:30 AM UTC+02:00")
    members = {PHOTO: make_media(PHOTO)}
    for path, content in FILES.items():
        page = path.removesuffix(".json") + ".html"
        members[page] = render_page(page, content, pack)
    pages = [path for path in members if path.endswith(".html")]
    titles = {page: TITLES[page.rpartition("/")[2].removesuffix(".html")] for page in pages}
    links = "".join(f'<div><a href="{page}">{show(title)}</a></div>' for page, title in titles.items())
    index = Writer(pack, LOOKS["D"], "index.html")
    members["index.html"] = index.page("WhatsApp account information", "", index.box(None, links)).encode()
    return members
