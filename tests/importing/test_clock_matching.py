"""Where nothing states the zone of pages, messages that JSON holds too tell it: in either order, without doubles."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from exit_kit.importing.clock_matching import find_zone
from exit_kit.importing.looking import look
from exit_kit.importing.pipeline import import_paths, rebuild
from tests.laws.archives import write_zip
from tests.laws.snapshots import assert_same, snapshot

FOLDER = "your_facebook_activity/messages/inbox/boreed_1234567/message_1"
PROFILE = "personal_information/profile_information/profile_information.json"
OWNER = json.dumps(
    {"profile_v2": {"name": {"full_name": "Ada Quill"}, "registration_timestamp": 1200000000}}
).encode()
Line = tuple[datetime, str]


def make_lines(*months: int) -> list[Line]:
    return [(datetime(2024, month, 3, 23, month, 7, tzinfo=UTC), f"Word {month}") for month in months]


def make_json(lines: list[Line]) -> dict[str, bytes]:
    messages = [
        {"sender_name": "Bo Reed", "timestamp_ms": int(at.timestamp() * 1000) + 123, "content": text}
        for at, text in lines
    ]
    people = [{"name": "Bo Reed"}, {"name": "Ada Quill"}]
    thread = {"participants": people, "title": "Bo Reed", "messages": messages}
    return {PROFILE: OWNER, f"{FOLDER}.json": json.dumps(thread).encode()}


def make_page(lines: list[Line], zone: str, pattern: str = "%b %d, %Y %I:%M:%S %p") -> dict[str, bytes]:
    boxes = "".join(
        f'<section class="_a6-g"><h2 class="_a6-h">Bo Reed</h2><div class="_a6-p"><div><div></div><div>{text}</div>'
        f'</div></div><footer class="_a6-o"><div class="_a72d">{at.astimezone(ZoneInfo(zone)).strftime(pattern)}</div>'
        "</footer></section>"
        for at, text in lines[::-1]
    )
    page = f"<html><head><title>Bo Reed</title></head><body><main>{boxes}</main></body></html>".encode()
    return {PROFILE: OWNER, f"{FOLDER}.html": page}


@pytest.mark.parametrize(
    ("months", "zone", "learned"),
    [
        ((1, 2, 4, 6, 7, 11), "America/New_York", "America/New_York"),
        ((1, 2, 7, 8), "Asia/Kolkata", "Asia/Calcutta"),
        ((5, 6, 7), "Europe/Berlin", "UTC+02:00"),
        ((1, 6, 7, 12), "UTC", "UTC"),
    ],
)
@pytest.mark.parametrize(
    "pattern", ["%b %d, %Y %I:%M:%S %p", "%b %d, %Y, %I:%M %p"], ids=["seconds", "minutes"]
)
def test_the_zone_of_pages_is_learned_from_messages_that_json_holds_too(
    tmp_path: Path, months: tuple[int, ...], zone: str, learned: str, pattern: str
) -> None:
    lines = make_lines(*months)
    parts = [
        write_zip(tmp_path / "facebook-ada-2025-01-02-abcdefgh.zip", make_json(lines)),
        write_zip(tmp_path / "facebook-ada-2025-02-03-abcdefgh.zip", make_page(lines, zone, pattern)),
    ]
    zones = {one.format: one.timezone.value for one in look(parts).exports}
    assert zones == {"json": None, "mixed": learned}
    shots = []
    for number, order in enumerate((parts, parts[::-1])):
        database = tmp_path / f"{number}.db"
        for part in order:
            import_paths([part], database)
        assert ask(database, "SELECT timezone, timezone_from FROM exports WHERE format != 'json'") == [
            (learned, "matched")
        ]
        times = [at.strftime("%Y-%m-%dT%H:%M:%S.123Z") for at, _ in lines]
        assert ask(database, "SELECT at FROM messages ORDER BY at") == [(at,) for at in times]
        shots.append(snapshot(database))
    assert_same(*shots)
    rebuild(database)
    assert_same(shots[1], snapshot(database))


def ask(database: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query).fetchall()


def test_messages_that_do_not_agree_tell_no_zone(tmp_path: Path) -> None:
    seen = [
        (int(at.timestamp()), 3600 * hours)
        for (at, _), hours in zip(make_lines(*range(1, 9)), range(8), strict=True)
    ]
    assert find_zone(seen) is None
    assert find_zone([(1_704_067_200, 3600)] * 2) is None  # too few
    lines = make_lines(1, 2, 3, 4, 5, 6, 7)
    others = [(at.replace(hour=at.hour - month % 5), text) for month, (at, text) in enumerate(lines)]
    for name, tree in (("01-02", make_json(lines)), ("02-03", make_page(others, "UTC"))):
        import_paths(
            [write_zip(tmp_path / f"facebook-ada-2025-{name}-abcdefgh.zip", tree)], tmp_path / "x.db"
        )
    assert ask(tmp_path / "x.db", "SELECT timezone_from FROM exports WHERE format != 'json'") == [
        ("assumed",)
    ]
