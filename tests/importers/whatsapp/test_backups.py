"""WhatsApp's own databases: what is read in them, that the user's files stay as they are, and what is refused."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.errors import ArchiveError
from exit_kit.importing.backups import open_backups
from exit_kit.importing.looking import look
from exit_kit.importing.pipeline import import_paths, read_parts, rebuild
from exit_kit.importing.told import Told
from exit_kit.importing.work import Job, do_job
from exit_kit.store.parts import locate_parts
from tests.conftest import Finished
from tests.laws.snapshots import find_differences, snapshot
from tests.samples.whatsapp_backups import (
    GROUP,
    KEY,
    PHOTO,
    build_android,
    build_device_backup,
    build_iphone,
    encrypt,
)

Run = Callable[..., Finished]
SAID = """
SELECT strftime('%H:%M:%f', at), people.name, messages.kind, text FROM messages
JOIN conversations ON conversations.id = conversation_id LEFT JOIN people ON people.id = sender_id
WHERE key {} ? ORDER BY at, messages.id
"""


def _ask(database: Path, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query, values).fetchall()


def _look_at(folder: Path) -> dict[str, tuple[int, float]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime)
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("phone", ["mac", "WhatsApp"])
def test_a_chat_of_two_is_read_with_everything_in_it(read: dict[str, Path], phone: str) -> None:
    chat = "447700900101@s.whatsapp.net"
    assert _ask(read[phone], SAID.format("="), chat) == [
        ("08:00:00.000", "Ada Example", "text", "Shall we go to the lake?"),
        ("08:00:30.250", "You", "text", "Yes! 🌊"),
        ("08:01:05.000", "Ada Example", "photo", "The lake"),
        ("08:01:30.000", "You", "audio", None),
        ("08:02:00.000", "Ada Example", "location", None),
        ("08:02:30.000", "Ada Example", "unsent", None),
        ("08:03:00.000", "You", "contact", "Dora Example"),
        ("09:00:00.000", "Ada Example", "call", None),
    ]
    columns = (
        "reply_to_id NOT NULL, is_starred, latitude, call_seconds, is_missed_call, details ->> '$.place'"
    )
    about = {row[0]: row[1:] for row in _ask(read[phone], f"SELECT own_id, {columns} FROM messages")}
    assert about["B1"] == (1, 1, None, None, None, None)
    assert about["A3"] == (0, None, 54.5, None, None, "Jetty")
    assert about["A5"] == (0, None, None, 61, 0, None)
    reacted = (
        "SELECT name, reaction, at, origin FROM reactions JOIN people ON people.id = person_id ORDER BY at"
    )
    assert _ask(read[phone], reacted) == [
        ("Cleo the Third", "👍", "2024-03-05T08:01:10.000Z", "received"),
        ("You", "🎉", "2024-03-05T08:01:20.000Z", "created"),
    ]


def test_a_group_has_members_events_a_poll_an_edit_and_what_was_forwarded(read: dict[str, Path]) -> None:
    assert _ask(read["WhatsApp"], SAID.format("="), GROUP) == [
        ("08:03:20.000", "Ada Example", "event", "Ada Example created the group “Lake”"),
        ("08:03:30.000", "Ada Example", "joined", "Ada Example added Cleo the Third"),
        ("08:04:00.000", "Cleo the Third", "text", "Hello everybody"),
        ("08:05:00.000", "You", "file", None),
        ("08:05:30.000", "Ben Example", "left", "Ben Example left"),
        ("08:06:00.000", "Ada Example", "photo", None),
        ("08:06:40.000", "You", "poll", "When?"),
        ("08:07:00.000", "Ada Example", "text", "look at this"),
    ]
    members = (
        "SELECT name FROM conversation_people JOIN people ON people.id = person_id "
        "JOIN conversations ON conversations.id = conversation_id WHERE key = ? AND is_member ORDER BY name"
    )
    assert _ask(read["WhatsApp"], members, GROUP) == [("Ada Example",), ("Cleo the Third",), ("You",)]
    assert _ask(read["WhatsApp"], "SELECT own_id FROM messages WHERE is_edited") == [("C2",)]
    assert _ask(read["WhatsApp"], "SELECT own_id FROM messages WHERE is_forwarded") == [("C7",)]
    assert _ask(read["WhatsApp"], "SELECT own_id FROM messages WHERE is_view_once") == [("C5",)]
    assert _ask(read["mac"], "SELECT own_id, event FROM messages WHERE event NOT NULL ORDER BY own_id") == [
        ("C0", "created"), ("C1", "added"), ("C4", "left"),
    ]  # fmt: skip


def test_a_call_that_no_message_tells_of_is_a_message_of_its_own(read: dict[str, Path]) -> None:
    for phone in ("mac", "WhatsApp"):
        chat = "447700900102@s.whatsapp.net"
        assert _ask(read[phone], SAID.format("="), chat) == [("10:00:00.000", "Ben Example", "call", None)]
        assert _ask(read[phone], "SELECT is_missed_call FROM messages WHERE own_id = 'call2'") == [(1,)]


def test_the_tables_until_2021_are_read(read: dict[str, Path]) -> None:
    assert _ask(read["old"], SAID.format("!="), "x") == [
        ("08:00:00.000", "+447700900101", "text", "Shall we go to the lake?"),
        ("08:00:30.250", "You", "text", "Yes! 🌊"),
        ("08:01:05.000", "+447700900101", "photo", "The lake"),
        ("08:02:00.000", "+447700900101", "location", None),
        ("08:03:30.000", "+447700900101", "joined", "+447700900101 added somebody"),
        ("08:04:00.000", "+447700900102", "text", "Hello all"),
    ]
    assert _ask(read["old"], "SELECT own_id FROM messages WHERE reply_to_id NOT NULL") == [("B1",)]


def test_contacts_groups_and_what_is_not_read_are_told(read: dict[str, Path]) -> None:
    told = _ask(read["WhatsApp"], "SELECT kind, name FROM connections ORDER BY kind, name")
    assert (
        ("blocked", "Ben Example") in told
        and ("group", "Lake") in told
        and ("contact", "Ada Example") in told
    )
    raw = _ask(read["mac"], "SELECT record FROM raw_records")
    assert [json.loads(record) for (record,) in raw] == [{"table": "ZWAZ1PAYMENTTRANSACTION", "rows": 1}]


def test_two_backups_of_one_account_give_each_message_once(phones: Path, tmp_path: Path) -> None:
    import_paths([phones / "mac"], tmp_path / "a.db", jobs=1)
    import_paths([phones / "WhatsApp"], tmp_path / "a.db", jobs=1)
    import_paths([phones / "WhatsApp", phones / "mac"], tmp_path / "b.db", jobs=1)
    ids = [own_id for (own_id,) in _ask(tmp_path / "a.db", "SELECT own_id FROM messages")]
    assert len(ids) == len(set(ids)) == 17
    uses = "SELECT count(*) FROM media_uses WHERE message_id = (SELECT id FROM messages WHERE own_id = 'A2')"
    assert _ask(tmp_path / "a.db", uses) == [(1,)], "one photo, though each phone has its own copy"
    assert find_differences(snapshot(tmp_path / "a.db"), snapshot(tmp_path / "b.db")) == []
    rebuild(tmp_path / "b.db", jobs=1)
    assert find_differences(snapshot(tmp_path / "a.db"), snapshot(tmp_path / "b.db")) == []
    import_paths([phones / "mac"], tmp_path / "b.db", jobs=1)
    assert find_differences(snapshot(tmp_path / "a.db"), snapshot(tmp_path / "b.db")) == []


def test_the_owners_name_takes_the_place_of_you_now_and_later(
    phones: Path, tmp_path: Path, run_cli: Run
) -> None:
    for name in ("now", "later"):
        database = str(tmp_path / f"{name}.db")
        if name == "later":
            run_cli("import", str(phones / "old"), "--db", database)
        run_cli("import", str(phones / "old"), "--db", database, "--owner", "Frauke Example")
        senders = (
            "SELECT DISTINCT name FROM messages JOIN people ON people.id = sender_id WHERE origin = 'created'"
        )
        assert _ask(Path(database), senders) == [("Frauke Example",)], name
        assert _ask(Path(database), "SELECT name FROM people WHERE name = 'You'") == [], name


def test_the_files_of_the_user_are_left_as_they_are_with_nothing_beside_them(tmp_path: Path) -> None:
    source = build_android(tmp_path / "phone")
    with closing(sqlite3.connect(source)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(
            "INSERT INTO message (_id, chat_row_id, from_me, key_id, timestamp, message_type, text_data) "
            "SELECT 99, chat_row_id, 0, 'A9', timestamp + 1000, 0, 'in the log' FROM message WHERE _id = 8"
        )
        db.commit()
        before = _look_at(tmp_path / "phone")
        assert before["Databases/msgstore.db-wal"][0] > 0
        import_paths([tmp_path / "phone"], tmp_path / "x.db", jobs=1)
        after = _look_at(tmp_path / "phone")
    assert {name: after[name] for name in before if "-shm" not in name} == {
        name: before[name] for name in before if "-shm" not in name
    }
    assert before.keys() == after.keys()
    assert _ask(tmp_path / "x.db", "SELECT text FROM messages WHERE own_id = 'A9'") == [("in the log",)]


def test_a_database_that_another_program_holds_is_read_all_the_same(tmp_path: Path) -> None:
    source = build_android(tmp_path / "phone")
    with closing(sqlite3.connect(source, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        import_paths([source], tmp_path / "x.db", jobs=1)
    assert _ask(tmp_path / "x.db", "SELECT count(*) FROM messages") == [(17,)]


def test_a_backup_of_an_iphone_gives_what_a_mac_has(
    phones: Path, read: dict[str, Path], tmp_path: Path
) -> None:
    import_paths([phones / "device" / "backup"], tmp_path / "x.db", jobs=1)
    own = "SELECT own_id, at, kind, text FROM messages ORDER BY own_id"
    assert _ask(tmp_path / "x.db", own) == _ask(read["mac"], own)
    ((place,),) = _ask(tmp_path / "x.db", "SELECT name_in_part FROM members WHERE status = 'media'")
    assert (phones / "device" / "backup" / place).read_bytes() == PHOTO


@pytest.mark.parametrize("phone", ["mac", "device/backup"])
def test_its_photos_are_found_again_for_the_browser(phones: Path, tmp_path: Path, phone: str) -> None:
    from exit_kit.archive import read_member
    from exit_kit.browse.places import Places

    import_paths([phones / phone], tmp_path / "x.db", jobs=1)
    ((number,),) = _ask(tmp_path / "x.db", "SELECT id FROM media WHERE status = 'found'")
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        assert read_member(Places().find(db, number).member).data == PHOTO
        shutil.copytree(phones / phone, tmp_path / "moved")
        db.execute("UPDATE parts SET path = 'gone'")
        assert locate_parts(db, [tmp_path / "moved"]).missing == ()
        assert Places().find(db, number).member.source.startswith(str(tmp_path / "moved"))


def test_a_backup_in_a_zip_is_read_and_its_copy_is_removed_also_after_an_interruption(
    phones: Path, read: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exit_kit.archive import read_member
    from exit_kit.browse.places import Places

    (tmp_path / "private").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "private"))
    packed = Path(shutil.make_archive(str(tmp_path / "phone"), "zip", phones, "WhatsApp"))
    assert [part.kind for export in look([packed]).exports for part in export.parts] == ["backup"]
    import_paths([packed], tmp_path / "x.db", jobs=1)
    assert find_differences(snapshot(tmp_path / "x.db"), snapshot(read["WhatsApp"])) == []
    ((number,),) = _ask(tmp_path / "x.db", "SELECT id FROM media WHERE status = 'found'")
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        assert read_member(Places().find(db, number).member).data == PHOTO
        moved = packed.rename(tmp_path / "moved.zip")
        assert locate_parts(db, [moved]).missing == ()
        assert Places().find(db, number).member.source == str(moved)
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as file:
        file.writestr("WhatsApp/Databases/msgstore.db.crypt14", b"x")
    assert "64-digit key" in _refuse(tmp_path / "old.zip", tmp_path)
    locked = encrypt((phones / "WhatsApp" / "Databases" / "msgstore.db").read_bytes())
    with zipfile.ZipFile(tmp_path / "locked.zip", "w") as file:
        file.writestr("msgstore.db.crypt15", locked)
        file.writestr("msgstore-2024-03-05.1.db.crypt15", b"an older one")

    def interrupt(name: str, attempt: int) -> bytes:
        (copy,) = (tmp_path / "private").glob("**/*.crypt15")
        assert copy.name == name == "msgstore.db.crypt15" and copy.stat().st_mode & 0o077 == 0
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_paths([tmp_path / "locked.zip"], tmp_path / "y.db", ask_key=interrupt)
    assert list((tmp_path / "private").iterdir()) == [] and not (tmp_path / "y.db").exists()
    import_paths([tmp_path / "locked.zip"], tmp_path / "y.db", jobs=1, ask_key=lambda *_: KEY.hex().encode())
    said = "SELECT own_id, at, kind FROM messages ORDER BY id"
    assert _ask(tmp_path / "y.db", said) == _ask(read["WhatsApp"], said)


def _refuse(path: Path, tmp_path: Path, **more: Any) -> str:
    with pytest.raises(ArchiveError) as caught:
        import_paths([path], tmp_path / "none.db", jobs=1, **more)
    assert not (tmp_path / "none.db").exists()
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("msgstore.db.crypt12", "64-digit key"),
        ("msgstore-2024-03-05.1.db.crypt14", "64-digit key"),
        ("ChatStorage.sqlite.enc", "unencrypted backup of the iPhone"),
        ("msgstore.db.crypt15", "nobody gave the key"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_what_is_possible(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / name).write_bytes(random.Random(1).randbytes(500))
    assert says in _refuse(tmp_path / name, tmp_path)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Databases/msgstore-2024-03-05.1.db.crypt14", "64-digit key"),
        ("ChatStorage.sqlite.enc", "iCloud"),
        ("notes.enc", "looks like an export"),
    ],
)
def test_a_folder_with_nothing_but_what_nobody_can_open_is_refused_with_what_is_possible(
    tmp_path: Path, name: str, says: str
) -> None:
    place = tmp_path / "phone" / name
    place.parent.mkdir(parents=True)
    place.write_bytes(bytes(range(256)) * 20)
    assert says in _refuse(tmp_path / "phone", tmp_path)


def test_an_iphone_backup_that_is_encrypted_or_lacks_whatsapp_is_refused_plainly(tmp_path: Path) -> None:
    locked = build_device_backup(tmp_path / "locked", encrypted=True)
    assert "it is encrypted" in _refuse(locked, tmp_path)
    lacking = build_device_backup(tmp_path / "lacking", without="ChatStorage.sqlite")
    assert "is not in it" in _refuse(lacking, tmp_path)


def test_a_locked_backup_is_opened_and_the_key_is_kept_nowhere(
    phones: Path, read: dict[str, Path], tmp_path: Path, run_cli: Run
) -> None:
    folder = tmp_path / "phone"
    shutil.copytree(phones / "WhatsApp", folder)
    plain = folder / "Databases" / "msgstore.db"
    (folder / "Databases" / "msgstore.db.crypt15").write_bytes(encrypt(plain.read_bytes()))
    plain.unlink()
    (tmp_path / "key.txt").write_text(KEY.hex())
    database = tmp_path / "x.db"
    done = run_cli("import", str(folder), "--db", str(database), "--key-file", str(tmp_path / "key.txt"))
    assert done.exit_code == 0
    for digits in (KEY, KEY.hex().encode()):
        assert digits not in database.read_bytes()
    assert KEY.hex() not in (done.stdout + done.stderr)
    said = "SELECT own_id, at, text FROM messages ORDER BY id"
    assert _ask(database, said) == _ask(read["WhatsApp"], said)
    wrong = run_cli(
        "import", str(folder), "--db", str(tmp_path / "y.db"), "--key-file", str(plain.with_name("wa.db"))
    )
    assert wrong.exit_code == 3 and "64 digits" in wrong.stderr
    assert not (tmp_path / "y.db").exists()


@pytest.mark.parametrize("size", [0, 15, 100, 5_000, 30_000])
def test_a_database_that_was_cut_off_gives_what_is_left_or_a_sentence(
    phones: Path, tmp_path: Path, size: int, run_cli: Run
) -> None:
    (tmp_path / "ChatStorage.sqlite").write_bytes((phones / "mac" / "ChatStorage.sqlite").read_bytes()[:size])
    done = run_cli("import", str(tmp_path / "ChatStorage.sqlite"), "--db", str(tmp_path / "x.db"))
    assert done.exit_code in (3, 6) and "Traceback" not in (done.stdout + done.stderr)


@pytest.mark.parametrize("seed", range(12))
def test_broken_pages_cost_what_stands_on_them(phones: Path, tmp_path: Path, seed: int, run_cli: Run) -> None:
    chance = random.Random(seed)
    data = bytearray((phones / "WhatsApp" / "Databases" / "msgstore.db").read_bytes())
    for _ in range(40):
        data[chance.randrange(100, len(data))] = chance.randrange(256)
    (tmp_path / "msgstore.db").write_bytes(data)
    done = run_cli("import", str(tmp_path / "msgstore.db"), "--db", str(tmp_path / "x.db"))
    assert done.exit_code in (0, 3, 6) and "Traceback" not in (done.stdout + done.stderr)


@pytest.mark.parametrize("build", [build_iphone, build_android], ids=["iphone", "android"])
def test_a_table_or_column_that_is_missing_or_odd_costs_only_itself(tmp_path: Path, build: Any) -> None:
    source: Path = build(tmp_path / "phone")
    with closing(sqlite3.connect(source)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    chance = random.Random(3)
    for at, table in enumerate(tables):
        place = tmp_path / f"{at}.db"
        shutil.copyfile(source, place)
        with closing(sqlite3.connect(place, isolation_level=None)) as db:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if not row[5]]
            for column in columns:
                odd = chance.choice(["'odd'", "x'00ff'", "-1", "1e300", "NULL", "9223372036854775807"])
                try:
                    db.execute(f"UPDATE {table} SET {column} = {odd}")
                except sqlite3.IntegrityError:
                    continue
        (one,) = open_backups([place]).parts
        for member in one.part.members:
            outcome = do_job(Job(0, "whatsapp", member.path, member, None))
            assert outcome.status in ("imported", "kept"), (table, member.path)
        with closing(sqlite3.connect(place)) as db:
            db.execute(f"DROP TABLE {table}")
        opened = open_backups([place])
        assert opened.parts or table in ("message", "ZWAMESSAGE"), table


def test_a_backup_in_a_zip_and_a_chat_beside_it_are_found_in_their_folder(
    phones: Path, tmp_path: Path
) -> None:
    (tmp_path / "sent").mkdir()
    shutil.make_archive(str(tmp_path / "sent" / "phone"), "zip", phones / "WhatsApp")
    (tmp_path / "WhatsApp Chat with Ada.txt").write_text(_TEXT, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("milk, bread", encoding="utf-8")
    parts, refused = read_parts([tmp_path])
    assert [one.part.kind for one in parts] == ["backup", "folder"] and not refused
    seen = [part.kind for export in look([tmp_path]).exports for part in export.parts]
    assert sorted(seen) == ["backup", "file"]
    with zipfile.ZipFile(tmp_path / "sent" / "phone.zip", "w") as file:
        file.writestr("WhatsApp/Databases/msgstore.db.crypt14", b"x")
    parts, refused = read_parts([tmp_path])
    assert len(parts) == 1 and "phone.zip: msgstore.db.crypt14 was not read" in refused[0].what


def test_a_database_of_another_app_is_no_chat(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as db:
        db.execute("CREATE TABLE notes (text)")
    assert "neither a zip" in _refuse(tmp_path / "other.db", tmp_path)


_TEXT = """05/03/2024, 08:00 - Ada Example: Shall we go to the lake?
05/03/2024, 08:00 - Frauke Sommer: Yes! 🌊
05/03/2024, 08:01 - Ada Example: IMG-20240305-WA0001.jpg (file attached)
The lake
05/03/2024, 08:01 - Frauke Sommer: <Media omitted>
05/03/2024, 08:02 - Ada Example: This message was deleted
05/03/2024, 11:30 - Ada Example: written after the backup was made
25/03/2024, 11:30 - Frauke Sommer: and this one too
"""


def test_the_text_of_a_chat_and_a_backup_of_it_are_one_conversation_without_doubles(
    phones: Path, tmp_path: Path
) -> None:
    text = tmp_path / "WhatsApp Chat with Ada Example.txt"
    text.write_text(_TEXT, encoding="utf-8")
    told = Told("Frauke Sommer", None, "UTC")
    for name, paths in (("a", [text, phones / "WhatsApp"]), ("b", [phones / "WhatsApp", text])):
        for path in paths:
            import_paths([path], tmp_path / f"{name}.db", jobs=1, told=told)
    assert find_differences(snapshot(tmp_path / "a.db"), snapshot(tmp_path / "b.db")) == []
    rebuild(tmp_path / "b.db", jobs=1)
    assert find_differences(snapshot(tmp_path / "a.db"), snapshot(tmp_path / "b.db")) == []
    chat = "447700900101@s.whatsapp.net"
    said = _ask(tmp_path / "a.db", SAID.replace("at, messages.id", "sequence").format("="), chat)
    assert [(at, text or kind) for at, _, kind, text in said] == [
        ("08:00:00.000", "Shall we go to the lake?"), ("08:00:30.250", "Yes! 🌊"), ("08:01:05.000", "The lake"),
        ("08:01:30.000", "audio"), ("08:02:00.000", "location"), ("08:02:30.000", "unsent"),
        ("08:03:00.000", "Dora Example"), ("09:00:00.000", "call"),
        ("11:30:00.000", "written after the backup was made"), ("11:30:00.000", "and this one too"),
    ]  # fmt: skip
    assert {sender for _, sender, _, _ in said} == {"Ada Example", "Frauke Sommer"}
    assert _ask(tmp_path / "a.db", "SELECT DISTINCT decided_by FROM conversation_joins") == [("messages",)]


def test_what_was_deleted_since_the_text_was_exported_keeps_its_text_and_its_id(
    phones: Path, tmp_path: Path
) -> None:
    text = tmp_path / "WhatsApp Chat with Ada Example.txt"
    text.write_text(_TEXT.replace("This message was deleted", "a slip"), encoding="utf-8")
    import_paths(
        [text, phones / "WhatsApp"], tmp_path / "x.db", told=Told("Frauke Sommer", None, "UTC"), jobs=1
    )
    query = "SELECT own_id, text, is_unsent FROM messages WHERE own_id = 'A4' OR text = 'a slip'"
    assert _ask(tmp_path / "x.db", query) == [("A4", "a slip", 1)]


def test_a_folder_with_a_backup_and_zips_of_chats_gives_both(phones: Path, tmp_path: Path) -> None:
    shutil.copy(phones / "old" / "msgstore.db", tmp_path / "msgstore.db")
    with zipfile.ZipFile(tmp_path / "WhatsApp Chat - Dora Example.zip", "w") as archive:
        archive.writestr("_chat.txt", "\u200e[05.03.24, 10:00:00] Dora Example: Hello there\n" * 3)
    import_paths([tmp_path], tmp_path / "x.db", jobs=1)
    layouts = _ask(tmp_path / "x.db", "SELECT count(*) FROM exports")
    assert layouts == [(2,)]


def test_a_database_of_2023_that_others_published_is_read(shared_samples: Path, tmp_path: Path) -> None:
    folder = shared_samples / "whatsapp" / "frozenspider__chat-history-manager-rust"
    for name, script in (("msgstore.db", "android_msgstore.sql"), ("wa.db", "android_wa.sql")):
        with closing(sqlite3.connect(tmp_path / name)) as db:
            db.executescript((folder / script).read_text(encoding="utf-8"))
    import_paths([tmp_path / "msgstore.db"], tmp_path / "x.db", jobs=1)
    kinds = dict(_ask(tmp_path / "x.db", "SELECT kind, count(*) FROM messages GROUP BY 1"))
    assert kinds == {"joined": 1, "text": 1, "location": 1, "unsent": 1}
    columns = "people.name, is_edited, edited_at, is_forwarded, reply_to_id IS NOT NULL"
    query = (
        f"SELECT {columns} FROM messages JOIN people ON people.id = sender_id WHERE messages.kind = 'text'"
    )
    assert _ask(tmp_path / "x.db", query) == [("You", 1, "2022-08-25T08:59:15.000Z", 1, 1)]
