"""One chat exported in two time zones, or as a text beside a backup, is one chat, whatever came first."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from exit_kit.importing.looking import look
from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.importing.told import Told
from exit_kit.importing.zone_steps import find_steps
from tests.laws.snapshots import assert_same, snapshot

SAID = [
    (datetime(2023, 3, 1, 8, 30, tzinfo=UTC) + timedelta(hours=82 * number), "AB"[number % 2], text)
    for number in range(100)
    for text in (f"this is message number {number}", "ok")
]
READ = "SELECT substr(at, 1, 16), text FROM messages ORDER BY sequence"
ZONES = "SELECT timezone, timezone_from FROM chat_texts ORDER BY path"


def write_text(
    path: Path, said: list[tuple[datetime, str, str]], zone: str, form: str = "%d/%m/%Y, %H:%M"
) -> Path:
    """Write a chat as a phone in a zone exports it."""
    lines = [f"{at.astimezone(ZoneInfo(zone)):{form}} - {who}: {text}\n" for at, who, text in said]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def ask(database: Path, query: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query).fetchall()


def import_both_ways(folder: Path, *paths: Path) -> Path:
    """Import paths one by one in both orders, and make the records anew; all three must be the same."""
    for name, order in (("a.db", paths), ("b.db", paths[::-1])):
        for path in order:
            import_paths([path], folder / name, jobs=1)
    assert_same(snapshot(folder / "b.db"), snapshot(folder / "a.db"))
    rebuild(folder / "b.db", jobs=1)
    assert_same(snapshot(folder / "b.db"), snapshot(folder / "a.db"))
    return folder / "a.db"


def test_a_chat_exported_in_two_zones_is_one_without_doubles(tmp_path: Path):
    older = write_text(tmp_path / "WhatsApp Chat with Bo.txt", SAID[:150], "Europe/Berlin")
    newer = write_text(tmp_path / "WhatsApp Chat with Robert.txt", SAID[30:], "America/New_York")
    database = import_both_ways(tmp_path, older, newer)
    assert ask(database, "SELECT count(*), count(DISTINCT conversation_id) FROM messages") == [(len(SAID), 1)]
    told = "UTC-06:00; UTC-05:00 from 2023-10-29T03:00; UTC-06:00 from 2023-11-05T03:00"
    assert ask(database, ZONES) == [("UTC", "assumed"), (told, "distance")]


def test_a_zone_that_was_said_of_one_export_tells_that_of_the_other(tmp_path: Path):
    older = write_text(tmp_path / "WhatsApp Chat with Bo.txt", SAID[:150], "Europe/Berlin")
    newer = write_text(tmp_path / "WhatsApp Chat with Robert.txt", SAID[30:], "America/New_York")
    import_paths([newer], tmp_path / "x.db", jobs=1, told=Told(timezone="America/New_York"))
    summary = import_paths([older], tmp_path / "x.db", jobs=1)
    assert summary.matched_zones and not summary.has_assumed_zone
    said = [(f"{at:%Y-%m-%dT%H:%M}", text) for at, _, text in SAID]
    assert ask(tmp_path / "x.db", READ) == said
    # One zone is said for all: it holds for the older export, and what both have shows that of the other.
    import_paths([older], tmp_path / "y.db", jobs=1)
    import_paths([newer], tmp_path / "y.db", jobs=1)
    rebuild(tmp_path / "y.db", jobs=1, told=Told(timezone="Europe/Berlin"))
    assert ask(tmp_path / "y.db", READ) == said
    assert ask(tmp_path / "y.db", ZONES) == [("Europe/Berlin", "given"), ("America/New_York", "matched")]


def test_a_backup_tells_the_zone_of_a_text(phones: Path, tmp_path: Path):
    shutil.copytree(phones / "WhatsApp", tmp_path / "WhatsApp")
    with closing(sqlite3.connect(tmp_path / "WhatsApp" / "Databases" / "msgstore.db")) as db:
        db.row_factory = sqlite3.Row
        row = dict(db.execute("SELECT * FROM message WHERE text_data = 'Hello everybody'").fetchone())
        top = db.execute("SELECT max(_id) FROM message").fetchone()[0]
        for number, (at, _, text) in enumerate(SAID, top + 1):
            row |= {"_id": number, "sort_id": number, "key_id": f"K{number}", "text_data": text}
            row |= {"timestamp": int(at.timestamp() * 1000) + 250}
            marks = ", ".join("?" for _ in row)
            columns = ", ".join(name for name in row if name in row)
            db.execute(f"INSERT INTO message ({columns}) VALUES ({marks})", tuple(row.values()))
        db.commit()
    said = [(at, "Cleo", text) for at, _, text in SAID] + [(SAID[-1][0], "Cleo", "and one more than there")]
    text = write_text(tmp_path / "WhatsApp Chat with Lake.txt", said, "America/New_York")
    elsewhere = write_text(tmp_path / "WhatsApp Chat with Zoe.txt", [(SAID[0][0], "Zoe", "hi")] * 3, "UTC")
    seen = look([text, elsewhere, tmp_path / "WhatsApp"]).exports
    (says,) = [one.says for export in seen for one in export.remarks if one.kind == "chat-clock"]
    assert "that of America/New_York" in says
    database = import_both_ways(tmp_path, tmp_path / "WhatsApp", text, elsewhere)
    count = "SELECT count(*) FROM messages JOIN conversations ON conversations.id = conversation_id WHERE "
    assert ask(database, count + "title = 'Lake' AND text LIKE 'this is message%'") == [(len(SAID) // 2,)]
    zone, other = ask(database, ZONES)
    assert zone == ("America/New_York", "matched")
    assert other == (zone[0], "other")
    ((at,),) = ask(database, "SELECT at FROM messages WHERE text = 'and one more than there'")
    assert at.startswith(f"{SAID[-1][0]:%Y-%m-%dT%H:%M}")


def test_another_export_tells_which_number_is_the_day(tmp_path: Path):
    start = datetime(2024, 3, 4, 9, tzinfo=UTC)
    said = [(start + timedelta(hours=11 * at), "A", f"this is message number {at}") for at in range(12)]
    later = [*said, (start + timedelta(days=20), "A", "that was all")]
    (tmp_path / "1").mkdir()
    form = "%m/%d/%y, %H:%M"  # by itself this would be read day first
    left_open = write_text(tmp_path / "WhatsApp Chat with Bo.txt", said, "Europe/Berlin", form)
    whole = write_text(tmp_path / "1" / "WhatsApp Chat with Bo.txt", later, "Asia/Tokyo", form)
    database = import_both_ways(tmp_path, left_open, whole)
    shown = "SELECT date_order, decided_by, sureness, evidence FROM chat_texts ORDER BY message_count"
    assert ask(database, shown) == [
        ("mdy", "messages", "certain", "12 messages that another export or a backup has too"),
        ("mdy", "numbers above 12", "certain", "1 of 7 dates"),
    ]
    assert ask(database, "SELECT count(*), count(DISTINCT conversation_id) FROM messages") == [(13, 1)]
    (says,) = [
        one.says
        for export in look([left_open, whole]).exports
        for one in export.remarks
        if "by messages" in one.says
    ]
    assert "read month first; that is certain" in says


def test_the_hour_that_came_twice_is_not_doubled(tmp_path: Path):
    start = datetime(2023, 10, 28, 23, 40, tzinfo=UTC)  # the clocks of Berlin are put back at 1:00 UTC
    said = [
        (start + timedelta(minutes=7 * at), "AB"[at % 2], f"this is message number {at}") for at in range(20)
    ]
    said += [(start + timedelta(days=at), "A", f"this is day number {at}") for at in range(2, 6)]
    late = [
        one for one in said if f"{one[0]:%H:%M}" > "01:10"
    ]  # nothing shows that it begins in the second hour
    whole = write_text(tmp_path / "WhatsApp Chat with Bo.txt", said, "Europe/Berlin")
    (tmp_path / "1").mkdir()
    part = write_text(tmp_path / "1" / "WhatsApp Chat with Bo.txt", late, "Europe/Berlin")
    for name, order in (("a.db", (whole, part)), ("b.db", (part, whole))):
        for path in order:
            import_paths([path], tmp_path / name, jobs=1, told=Told(timezone="Europe/Berlin"))
        assert ask(tmp_path / name, READ) == [(f"{at:%Y-%m-%dT%H:%M}", text) for at, _, text in said]


def test_distances_that_too_few_messages_agree_on_are_none():
    assert find_steps([(0, 3600), (60, 0)]) is None
    assert find_steps([(at, at % 7 * 900) for at in range(40)]) is None
    assert (
        find_steps([(at, 43_200 * (at > 33)) for at in range(40)]) is None
    )  # no clock is put on by half a day
