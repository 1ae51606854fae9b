"""WhatsApp's report on the account, of every generation, and the report on channels."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from exit_kit.importing.pipeline import import_paths
from exit_kit.importing.told import Told
from tests.paths import SAMPLES

FACTS = "SELECT topic, label, value, at FROM facts ORDER BY topic, label"
TIES = "SELECT kind, name, at, details FROM connections ORDER BY kind, name"


def _ask(database: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query).fetchall()


def _write(folder: Path, files: dict[str, Any]) -> Path:
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return folder


def _read(folder: Path, tmp_path: Path, **told: Any) -> Path:
    import_paths([folder], tmp_path / "x.db", jobs=1, told=Told(**told))
    return tmp_path / "x.db"


def test_the_pages_say_what_the_json_says(tmp_path: Path) -> None:
    import_paths([SAMPLES / "whatsapp_2025_report"], tmp_path / "json.db", jobs=1)
    pages = _read(SAMPLES / "whatsapp_2025_report_html", tmp_path, timezone="Europe/Oslo", language="en")
    in_json = {row for row in _ask(tmp_path / "json.db", FACTS) if row[0] != "settings"}
    assert in_json <= set(_ask(pages, FACTS))
    assert _ask(tmp_path / "json.db", TIES) == _ask(pages, TIES)
    devices = "SELECT device, at, ended_at FROM sessions WHERE app IS NULL ORDER BY device"
    assert _ask(tmp_path / "json.db", devices) == _ask(pages, devices)
    owner = "SELECT username, registered_at FROM accounts"
    assert (
        _ask(tmp_path / "json.db", owner) == _ask(pages, owner) == [("+447700900100", "2014-03-09T12:00:00Z")]
    )


def test_a_report_with_both_forms_is_told_once(tmp_path: Path) -> None:
    both = tmp_path / "both"
    shutil.copytree(SAMPLES / "whatsapp_2025_report_html", both)
    shutil.copytree(SAMPLES / "whatsapp_2025_report", both, dirs_exist_ok=True)
    summary = import_paths([both], tmp_path / "x.db", jobs=1)
    import_paths([SAMPLES / "whatsapp_2025_report"], tmp_path / "json.db", jobs=1)
    for query in (FACTS, TIES, "SELECT device FROM sessions ORDER BY 1"):
        assert _ask(tmp_path / "x.db", query) == _ask(tmp_path / "json.db", query)
    assert not summary.has_assumed_zone, "no date is read from a page"


def test_a_backup_a_text_and_a_report_are_of_the_account_that_the_report_names(tmp_path: Path) -> None:
    names = ("whatsapp_ios_en", "whatsapp_2025_report", "whatsapp_2024_backup")
    import_paths([SAMPLES / name for name in names], tmp_path / "x.db", jobs=1)
    owners = "SELECT username FROM exports LEFT JOIN accounts ON accounts.id = account_id"
    assert _ask(tmp_path / "x.db", owners) == [("+447700900100",)] * 3


def test_the_report_of_2018_is_walked_and_its_page_kept(tmp_path: Path) -> None:
    content = {
        "contacts": ["+44 7700 900101", {"name": "Cleo Example", "number": "+44 7700 900103"}],
        "groups": [{"subject": "Lake"}],
        "settings": {
            "last_seen": "nobody",
            "last_connection": {"ip": "203.0.113.7", "timestamp": 1_520_000_000},
        },
    }
    page = "<html><body><h1>Account</h1><table><tr><td>Carrier</td><td>Example Mobile</td></tr></table></body></html>"
    found = _read(_write(tmp_path / "a", {"portability.json": content, "access.html": page}), tmp_path)
    assert [row[:2] for row in _ask(found, TIES)] == [
        ("contact", "+44 7700 900101"), ("contact", "Cleo Example"), ("group", "Lake"),
    ]  # fmt: skip
    facts = _ask(found, FACTS)
    assert ("account report", "settings › last_connection › ip", "203.0.113.7", None) in facts
    assert ("account report", "settings › last_connection › timestamp", None, "2018-03-02T14:13:20Z") in facts
    shown = json.dumps([facts, _ask(found, "SELECT record FROM raw_records")])
    assert "Example Mobile" in shown
    assert _ask(found, "SELECT layout FROM exports") == [("report of 2018",)]


def test_the_report_on_channels_is_walked_and_said_to_be_unverified(tmp_path: Path) -> None:
    files = {
        "whatsapp_channels/followed_channels.json": {"followed": [{"name": "Lake news", "followed_at": 5}]},
        "whatsapp_channels/updates.json": {
            "label_values": [{"label": "Reactions", "vec": [{"value": "👍"}, {"value": "🎉"}]}]
        },
    }
    found = _read(_write(tmp_path / "c", files), tmp_path)
    topic = "channels (format unverified)"
    assert _ask(found, FACTS) == [
        (topic, "Reactions", "👍", None), (topic, "Reactions", "🎉", None),
        (topic, "followed › followed_at", "5", None), (topic, "followed › name", "Lake news", None),
    ]  # fmt: skip


def test_elements_of_any_shape_are_kept(tmp_path: Path) -> None:
    labelled = {"label_values": [{"label": "Name", "value": "Dora"}]}
    odd = [None, 3, ["+44 7700 900105"], {}, {"phones": [{"n": "+44 7700 900106"}]}, labelled, True]
    files = {
        "whatsapp_connections/contacts.json": {"wa_contacts": odd},
        "whatsapp_connections/groups.json": {"wa_groups": {"1": "Lake", "2": {"name": "Kiln"}}},
        "whatsapp_settings/account_settings.json": {"wa_settings": "none"},
        "whatsapp_settings/new_thing.json": [{"on": False}],
        "whatsapp_account_information/user_information.json": {"label_values": "wrong"},
    }
    found = _read(_write(tmp_path / "o", files), tmp_path)
    names = {name for _, name, _, _ in _ask(found, TIES)}
    assert {"3", "+44 7700 900105", "+44 7700 900106", "Dora", "Kiln", "yes"} <= names
    assert "Lake" in json.dumps(_ask(found, TIES)), "of an object all is kept, whatever its keys mean"
    assert ("account report", "on", "no", None) in _ask(found, FACTS)
    assert _ask(found, "SELECT count(*) FROM members WHERE encoding IS NULL") == [(0,)]
