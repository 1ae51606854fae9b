"""Laws of joining: a download of encrypted chats goes on the main export, in any order, and the user's word lasts."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.browse.photos import count_pictures
from exit_kit.browse.spots import list_spots
from exit_kit.importing.deciding import join_conversations, split_conversation
from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.report.questions import read_report
from exit_kit.store.database import open_for_reading
from tests.laws.archives import read_sample, write_folder, write_zip
from tests.laws.snapshots import Snapshot, assert_same, snapshot
from tests.paths import SAMPLES

MAIN, CHATS = "facebook_2025_json", "facebook_2025_encrypted"
COUNTS = json.loads((SAMPLES / "expected_counts.json").read_text(encoding="utf-8"))
INGRID, FAMILY = "10150340000000005", "24000000000000006"
JOINED = [
    ("~Familien Vikøren_2", FAMILY),
    ("~Hilde Kvamme_4", "1150340000007"),
    ("~Ingrid Vikøren_1", INGRID),
]


def ask(database: Path, query: str, *values: Any) -> list[Any]:
    """Return all rows of a query."""
    with closing(sqlite3.connect(database)) as db:
        return db.execute(query, values).fetchall()


def read_joins(database: Path) -> list[Any]:
    """Return which conversations became part of which."""
    return ask(database, "SELECT key, target FROM conversation_joins ORDER BY key")


@pytest.fixture
def both(imported: Callable[..., Path], tmp_path: Path) -> Path:
    """Return a database of the main export and the encrypted chats, to write to."""
    shutil.copyfile(imported(MAIN, CHATS), tmp_path / "both.db")
    return tmp_path / "both.db"


def _leave_out(shot: Snapshot, *tables: str) -> Snapshot:
    return {table: rows for table, rows in shot.items() if table not in tables}


def test_chats_go_on_the_main_export_whatever_comes_first(both: Path, tmp_path: Path) -> None:
    assert read_joins(both) == JOINED
    for name in (CHATS, MAIN):
        import_paths([SAMPLES / name], tmp_path / "reverse.db")
    import_paths([SAMPLES / CHATS, SAMPLES / MAIN], tmp_path / "together.db")
    shot = snapshot(both)
    assert_same(shot, snapshot(tmp_path / "reverse.db"))
    assert_same(shot, snapshot(tmp_path / "together.db"))
    rebuild(both)
    assert_same(shot, snapshot(both))


def test_chats_inside_the_folder_of_the_main_export_are_found_and_joined(tmp_path: Path) -> None:
    tree = {**read_sample(MAIN), **read_sample(CHATS)}
    import_paths([write_folder(tmp_path / "facebook", tree)], tmp_path / "x.db")
    assert read_joins(tmp_path / "x.db") == JOINED
    assert ask(tmp_path / "x.db", "SELECT count(*) FROM exports") == [(1,)]


def test_no_message_is_there_twice_where_the_two_overlap(both: Path, imported: Callable[..., Path]) -> None:
    query = "SELECT count(*) FROM messages"
    (alone,), (chats,) = (ask(imported(name), query)[0] for name in (MAIN, CHATS))
    shared = COUNTS[CHATS]["messages_also_in_2025"]
    assert shared > 2
    assert ask(both, query) == [(alone + chats - shared,)]
    assert ask(both, "SELECT title, folder, kind FROM conversations WHERE key = ?", FAMILY) == [
        ("Familien Vikøren", "e2ee_cutover", "group")
    ]


def test_two_people_of_one_name_are_never_taken_for_one(both: Path) -> None:
    query = "SELECT key, message_count FROM conversations WHERE title = 'Camilla Espeland' ORDER BY key"
    assert ask(both, query) == [("~Camilla Espeland_5", 2), ("~Camilla Espeland_6", 1)]


def test_a_split_lasts_and_a_join_takes_it_back(both: Path, tmp_path: Path) -> None:
    before = snapshot(both)
    (number,) = ask(both, "SELECT id FROM conversations WHERE key = ?", INGRID)[0]
    pieces = split_conversation(both, str(number))
    assert len(pieces) == 2
    assert read_joins(both) == [pair for pair in JOINED if pair[1] != INGRID]
    shot = snapshot(both)
    rebuild(both)
    assert_same(shot, snapshot(both))
    import_paths([SAMPLES / "facebook_page_2025_json"], both)  # moves everything behind it
    assert read_joins(both) == [pair for pair in JOINED if pair[1] != INGRID]
    numbers = [
        str(ask(both, "SELECT id FROM conversations WHERE key = ?", key)[0][0])
        for key in (INGRID, "~Ingrid Vikøren_1")
    ]
    join_conversations(both, *numbers)
    assert read_joins(both) == JOINED
    texts = "SELECT text FROM messages JOIN conversations ON conversations.id = conversation_id WHERE key = ?"
    mine = [row["text"] for row in before["messages"] if row["conversation_id"] == INGRID]
    assert sorted(map(str, mine)) == sorted(str(text) for (text,) in ask(both, texts, INGRID))


def test_any_two_conversations_of_one_account_can_be_one_and_two_again(both: Path) -> None:
    before = snapshot(both)
    query = "SELECT id FROM conversations WHERE title = 'Camilla Espeland' ORDER BY key"
    one, other = (str(row[0]) for row in ask(both, query))
    (number,) = join_conversations(both, one, other)
    assert ask(both, "SELECT message_count FROM conversations WHERE id = ?", number) == [(3,)]
    shot = snapshot(both)
    rebuild(both)
    assert_same(shot, snapshot(both))
    assert len(split_conversation(both, str(number))) == 2
    left = "conversation_decisions"
    assert_same(_leave_out(before, left), _leave_out(snapshot(both), left))


def _rename(tree: dict[str, bytes], owner: str) -> dict[str, bytes]:
    return {path: data.replace(b"Mira Halvorsen", owner.encode()) for path, data in tree.items()}


def test_another_persons_chats_are_an_account_of_their_own(tmp_path: Path) -> None:
    chats = write_zip(tmp_path / "messages.zip", _rename(read_sample(CHATS), "Nils Example"))
    database = tmp_path / "x.db"
    for order in ((SAMPLES / MAIN, chats), (chats, SAMPLES / MAIN)):
        database.unlink(missing_ok=True)
        for path in order:
            import_paths([path], database)
        names = (
            "SELECT layout, name, name_from FROM exports JOIN accounts ON accounts.id = account_id ORDER BY 1"
        )
        assert ask(database, names) == [
            ("E2EE", "Nils Example", "guess"),
            ("G5", "Mira Halvorsen", "profile"),
        ]
        assert read_joins(database) == []


def test_a_later_download_numbers_its_chats_anew_and_they_are_the_same_chats(tmp_path: Path) -> None:
    tree = {
        path.replace("Ingrid Vikøren_1", "Ingrid Vikøren_9"): data.replace(b'ren_1"', b'ren_9"')
        for path, data in read_sample(CHATS).items()
        if "Ingrid" in path
    }
    late = write_zip(tmp_path / "messages (1).zip", tree)
    import_paths([SAMPLES / CHATS, late], tmp_path / "x.db")
    assert read_joins(tmp_path / "x.db") == [("~Ingrid Vikøren_9", "~Ingrid Vikøren_1")]
    query = "SELECT message_count FROM conversations WHERE title = 'Ingrid Vikøren'"
    assert ask(tmp_path / "x.db", query) == [
        (COUNTS[CHATS]["messages_per_thread"]["encrypted/~Ingrid Vikøren_1"],)
    ]
    assert ask(tmp_path / "x.db", "SELECT count(*) FROM accounts") == [(1,)]


def test_the_report_says_what_was_joined_and_takes_no_download_of_chats_for_a_newer_export(
    both: Path,
) -> None:
    with closing(sqlite3.connect(both)) as db:
        db.execute(
            "UPDATE exports SET created_at = '2025-07-01' WHERE layout = 'E2EE'"
        )  # newer than all else
        db.commit()
    with open_for_reading(both) as db:
        (account,) = read_report(db).accounts
    assert (account.joined_chats, account.only_older) == (3, ())
    assert "encrypted-chats" not in {warning.kind for warning in account.warnings}


@pytest.mark.parametrize("lost_first", [True, False])
def test_a_file_that_failed_to_download_gives_way_to_one_that_did(tmp_path: Path, lost_first: bool) -> None:
    def make_chat(*uris: str, more: int = 0) -> dict[str, bytes]:
        message = {"senderName": "Bob", "text": "", "timestamp": 1719400000000, "type": "media"}
        rows = [
            {**message, "media": [{"uri": uri} for uri in uris]},
            {**message, "timestamp": 1719400000000 + more},
        ]
        chat = {"participants": ["Bob", "Ada"], "threadName": "Bob_1", "messages": rows[: 2 if more else 1]}
        return {"messages/Bob_1.json": json.dumps(chat).encode(), "messages/media/x.jpeg": b"\xff\xd8\xff"}

    lost, found = "Failed to download media", "./media/x.jpeg"
    for number, uri in enumerate((lost, found) if lost_first else (found, lost)):
        part = write_zip(tmp_path / f"messages{number}.zip", make_chat(uri, more=number * 100_000_000))
        import_paths([part], tmp_path / "x.db")
    assert ask(tmp_path / "x.db", "SELECT uri FROM media_uses WHERE message_id IS NOT NULL") == [(found,)]
    assert ask(tmp_path / "x.db", "SELECT DISTINCT status FROM media") == [("found",)]


def _make_chats(photos: dict[str, list[bytes]]) -> dict[str, dict[str, bytes]]:
    """Return the main export and the encrypted one of a message whose files each holds under its own names."""
    at, people = 1750000000123, ["Ada Quill", "Bo Reed"]
    thread = "your_facebook_activity/messages/inbox/boreed_1234567"
    names = {key: [f"{at + number}" for number, _ in enumerate(files)] for key, files in photos.items()}
    main = {
        "participants": [{"name": name} for name in people[::-1]], "title": "Bo Reed",
        "messages": [{"sender_name": "Ada Quill", "timestamp_ms": at, "content": "look",
                      "photos": [{"uri": f"{thread}/photos/{name}.jpg"} for name in names["main"]]}],
    }  # fmt: skip
    apart = {
        "participants": people, "threadName": "Bo Reed_1",
        "messages": [{"senderName": "Ada Quill", "timestamp": at, "text": "look", "type": "media", "isUnsent": False,
                      "reactions": [], "media": [{"uri": f"./media/{name}-uuid.jpeg"} for name in names["apart"]]}],
    }  # fmt: skip
    profile = {"profile_v2": {"name": {"full_name": "Ada Quill"}, "registration_timestamp": 1200000000}}
    path = "personal_information/profile_information/profile_information.json"
    return {
        "facebook-ada-2025-06-20-abcdefgh": {
            path: json.dumps(profile).encode(), f"{thread}/message_1.json": json.dumps(main).encode(),
            **{f"{thread}/photos/{name}.jpg": one for name, one in zip(names["main"], photos["main"], strict=True)},
        },
        "messages": {
            "messages/Bo Reed_1.json": json.dumps(apart).encode(),
            **{f"messages/media/{name}-uuid.jpeg": one
               for name, one in zip(names["apart"], photos["apart"], strict=True)},
        },
    }  # fmt: skip


@pytest.mark.parametrize("write", [write_zip, write_folder], ids=["zips", "folders"])
def test_a_photo_that_both_downloads_hold_is_shown_once(tmp_path: Path, write: Callable[..., Path]) -> None:
    one, two, more = b"\xff\xd8\xff one", b"\xff\xd8\xff two!", b"\xff\xd8\xff more of them"
    trees = _make_chats({"main": [one, two, one], "apart": [two, one, more]})
    ending = ".zip" if write is write_zip else ""
    parts = [write(tmp_path / "in" / (name + ending), tree) for name, tree in trees.items()]
    shown = "SELECT role, count(*), count(DISTINCT media_id) FROM media_uses GROUP BY 1 ORDER BY 1"
    shots = []
    for number, order in enumerate((parts, parts[::-1])):
        database = tmp_path / f"{number}.db"
        for part in order:
            import_paths([part], database)
        assert ask(database, "SELECT count(*) FROM messages") == [(1,)]
        assert ask(database, shown) == [("attachment", 4, 4), ("copy", 2, 2)]
        links = "SELECT a.size_bytes = b.size_bytes FROM media AS a JOIN media AS b ON b.id = a.copy_of"
        assert ask(database, links) == [(1,), (1,)]
        with closing(sqlite3.connect(database)) as db:
            db.row_factory = sqlite3.Row
            assert sum(month["count"] for month in count_pictures(db)[0]) == 4
            db.execute("UPDATE media SET latitude = 59.9, longitude = 10.7")  # chats have none; a medium may
            assert [spot.times for spot in list_spots(db)] == [4]
            db.rollback()
        shots.append(snapshot(database))
        rebuild(database)
        assert_same(shots[-1], snapshot(database))
    assert_same(*shots)
