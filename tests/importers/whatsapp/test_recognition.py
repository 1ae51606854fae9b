"""What is a chat and what is not: a clear sentence for each thing that is none, and nothing imported by accident."""

from __future__ import annotations

import json
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.archive import read_member
from exit_kit.browse.places import Places
from importers.whatsapp.chats import sniff
from tests.laws.archives import write_folder, write_zip

CHAT = b"24/03/2023, 21:05 - Ada: hello\n24/03/2023, 21:06 - Bob: hello\n25/03/2023, 21:06 - Ada: bye\n"
IOS = b"[24/03/2023, 21:05:07] Ada: hello\r\n[24/03/2023, 21:06:07] Bob: hello\r\n"
NOTES = b"Things to do\n- milk\n24/03/2023 10:00 - dentist: ask\n"
LOG = b"[2023-03-24 21:05:07] INFO: up\n[2023-03-24 21:05:08] ERROR: down\n"
DIARY = b"24/03/2023 10:00 - went out\n25/03/2023 11:00 - rain\n26/03/2023 12:00 - read: it\n27/03/2023 9:00 - tea\n"
OTHERS = {  # what begins with a time as well
    "laravel": b"[2023-03-24 21:05:07] app.ERROR: it failed\n",
    "syslog": b"24/03/2023 21:05:07 - sshd[123]: Accepted key: for ada\n",
    "nginx": b"2023/03/24 21:05:07 [error] 1234#0: *5 open() failed\n",
    "program": b"2023-03-24 21:05:07 main: up\n2023-03-24 21:05:08 worker: done\n",
    "daemon": b"[2023-03-24 21:05:07] worker: up\n[2023-03-24 21:05:08] worker: down\n",
    "irc": b"[2023-03-24 21:05:07] <ada> hi\n[2023-03-24 21:05:08] <bob> yo: sure\n",
}


@pytest.fixture
def titles(run_cli, own_home: Path):
    """Import a path and return the titles of the chats in it."""

    def give(*paths: Path) -> list[str]:
        done = run_cli("import", *paths, "--json")
        if done.exit_code:
            return [f"refused: {done.stderr}"]
        run_cli("conversations", "--json")
        told = json.loads(run_cli("conversations", "--json").stdout)
        rows = told if isinstance(told, list) else told["conversations"]
        return sorted(str(one["title"]) for one in rows)

    return give


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("notes.txt", NOTES, "no chat of WhatsApp"),
        ("app.txt", LOG, "no chat of WhatsApp"),
        ("diary.txt", DIARY, "no chat of WhatsApp"),
        (
            "unit.txt",
            b"[2023-03-24 21:05:07] sshd:up\n[2023-03-24 21:05:08] cron:run\n" * 5,
            "no chat of WhatsApp",
        ),
        *((f"{name}.txt", line * 9, "no chat of WhatsApp") for name, line in OTHERS.items()),
        ("x.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20, "it is no text"),
        ("x.txt", b" \r\n", "without a single message"),
        (
            "x.txt",
            b"24/03/2023, 21:05 - Messages are end-to-end encrypted.\n",
            "without a single message; what stands",
        ),
    ],
)
def test_a_text_that_is_no_chat_is_refused_in_a_sentence(
    titles, tmp_path: Path, name: str, data: bytes, says: str
):
    (tmp_path / name).write_bytes(data)
    (told,) = titles(tmp_path / name)
    assert says in " ".join(told.split())
    assert not Path("exit-kit.db").exists()


def test_a_zip_whose_chat_has_no_message_is_refused_in_a_sentence(titles, tmp_path: Path):
    (told,) = titles(write_zip(tmp_path / "WhatsApp Chat - Ada.zip", {"_chat.txt": b""}))
    assert "without a single message" in " ".join(told.split())


def test_a_zip_with_two_chats_is_refused_and_the_unpacked_folder_is_not(titles, tmp_path: Path):
    tree = {
        "WhatsApp Chat with Ada.txt": CHAT,
        "WhatsApp Chat with Bob.txt": CHAT.replace(b"hello", b"hi there"),
    }
    (told,) = titles(write_zip(tmp_path / "both.zip", tree))
    assert "holds 2 chats" in " ".join(told.split())
    assert titles(write_folder(tmp_path / "both", tree)) == ["Ada", "Bob"]


def test_a_chat_is_found_behind_thousands_of_its_photos(titles, tmp_path: Path):
    tree = {f"IMG-20230324-WA{number:04}.jpg": b"" for number in range(2_100)}
    tree["WhatsApp Chat with Ada.txt"] = CHAT
    assert titles(write_zip(tmp_path / "WhatsApp Chat with Ada.zip", tree)) == ["Ada"]


def test_a_folder_with_notes_beside_a_chat_gives_the_chat_alone(titles, tmp_path: Path):
    tree = {"chats/WhatsApp Chat with Ada.txt": CHAT, "notes.txt": NOTES, "log.txt": LOG, "diary.txt": DIARY}
    assert titles(write_folder(tmp_path / "home", tree)) == ["Ada"]


def test_a_folder_with_notes_alone_gives_nothing(titles, tmp_path: Path):
    (told,) = titles(write_folder(tmp_path / "home", {"notes.txt": NOTES, "a/diary.txt": DIARY}))
    assert told.startswith("refused")
    assert not Path("exit-kit.db").exists()


@pytest.mark.parametrize(
    ("name", "tree", "title"),
    [
        ("WhatsApp Chat - Ada Example.zip", {"_chat.txt": IOS}, "Ada Example"),
        ("Chat de WhatsApp con Ada.zip", {"Chat de WhatsApp con Ada.txt": CHAT}, "Ada"),
        ("WhatsApp Chat - A_B.zip", {"WhatsApp Chat - AB.txt": CHAT}, "AB"),
        (
            "backup.zip",
            {"old/WhatsApp Chat - Ada/_chat.txt": IOS, "old/WhatsApp Chat - Ada/a.jpg": b"x"},
            "Ada",
        ),
        ("WhatsApp Chat with Ada (1).zip", {"WhatsApp Chat with Ada.txt": CHAT}, "Ada"),
        (
            "WhatsApp Chat with Ada.zip",  # somebody sent a chat as a file
            {"WhatsApp Chat with Ada.txt": CHAT, "WhatsApp Chat with Bob.txt": CHAT},
            "Ada",
        ),
    ],
)
def test_the_name_of_the_zip_gives_the_name_of_the_chat(titles, tmp_path: Path, name, tree, title):
    assert titles(write_zip(tmp_path / name, tree)) == [title]


def test_a_text_under_any_name_is_a_chat_by_what_it_holds(titles, tmp_path: Path):
    (tmp_path / "mum.txt").write_bytes(CHAT)
    assert titles(tmp_path / "mum.txt") == ["mum"]


SENT = CHAT + (
    b"25/03/2023, 21:07 - Ada: IMG-20230325-WA0001.jpg (file attached)\n"
    b"25/03/2023, 21:07 - Bob: Bill.pdf (file attached)\n25/03/2023, 21:08 - Bob: tax.pdf (the new one)\n"
)
BESIDE = {"IMG-20230325-WA0001.jpg": b"photo", "Bill.pdf": b"bill", "tax.pdf": b"tax", "cat.jpg": b"cat"}


@pytest.mark.parametrize(
    ("given", "more"),
    [
        ("Downloads/WhatsApp Chat with Ada.txt", ()),
        (
            "Downloads",
            ("IMG-20230101-WA0009.jpg",),
        ),  # the app's own name, in a folder that was given as a whole
        (
            "WhatsApp Chat with Ada",
            ("IMG-20230101-WA0009.jpg", "cat.jpg", "tax.pdf"),
        ),  # an unpacked zip holds no other
    ],
)
def test_of_the_files_beside_a_chat_those_that_it_names_are_its_own(
    run_cli, own_home: Path, given: str, more: tuple[str, ...]
):
    for folder in ("Downloads", "WhatsApp Chat with Ada"):
        tree = {**BESIDE, "IMG-20230101-WA0009.jpg": b"of another chat", "WhatsApp Chat with Ada.txt": SENT}
        write_folder(own_home / folder, tree)
    assert "speaks of 2 files, 2 of them are here" in " ".join(run_cli("look", given).stdout.split())
    assert run_cli("import", given).exit_code == 0
    with closing(sqlite3.connect("exit-kit.db")) as db:
        rows = db.execute("SELECT name_in_part FROM members WHERE status = 'media'").fetchall()
        assert sorted(name for (name,) in rows) == sorted(["Bill.pdf", "IMG-20230325-WA0001.jpg", *more])
        assert db.execute("SELECT count(*) FROM media WHERE status = 'missing'").fetchone() == (0,)
        ((number,),) = db.execute("SELECT id FROM media WHERE key LIKE '%wa0001.jpg'").fetchall()
        assert read_member(Places().find(db, number).member).data == b"photo"
    assert "Nothing new" in run_cli("import", given).stderr


def test_look_calls_a_text_a_file_and_an_import_counts_what_was_given(run_cli, own_home: Path):
    for name, text in (
        ("b.txt", CHAT),
        ("a.txt", CHAT.replace(b"2023", b"2022").replace(b"hello", b"hi you")),
    ):
        (own_home / name).write_bytes(text)
        seen = run_cli("look", name).stdout
        done = run_cli("import", name)
        assert f"{name}: " in seen and "folder" not in seen
        assert "A WhatsApp chat: 1 file read, 1 understood." in " ".join(done.stderr.split())
    checked = run_cli("check", "whatsapp").stdout
    assert "Is every number that you use here?" in checked and "0 accounts" not in checked


HEADS = ("24/03/2023, 21:05 - ", "[24/03/2023, 21:05:07] ")


@pytest.mark.parametrize("head", HEADS)
def test_a_group_that_begins_with_many_notices_is_a_chat_and_a_list_of_deeds_is_none(head: str):
    added = [f"Ada added guest {number}" for number in range(30)]
    calls = ["Missed voice call"] * 30  # with whom one only ever calls
    for notices in (added, ["Ada hat die Gruppe „X“ erstellt", *added], ["Eve left", *added], calls):
        assert sniff("".join(f"{head}{one}\n" for one in notices).encode())
    for deed in ("left the house", "walked the dog"):
        assert not sniff("".join(f"{head}{deed} {number}\n" for number in range(7)).encode())


def test_media_in_folders_below_a_chat_are_its_own_and_a_broken_card_is_not_printed(
    run_cli, own_home: Path, tmp_path: Path
):
    text = "".join(
        f"24/03/2023, 21:05 - Ada: {name} (file attached)\n"
        for name in ("IMG-20230324-WA0001.jpg", "a.pdf", "Bo.vcf")
    )
    tree = {
        "x/WhatsApp Chat with Ada.txt": text.encode(), "x/Media/IMG-20230324-WA0001.jpg": b"photo",
        "x/Media/more/a.pdf": b"%PDF", "x/a.pdf": b"%PDF, beside it", "x/Bo.vcf": b"BEGIN:VCARD\nFN;;;secret",
    }  # fmt: skip
    packed = write_zip(tmp_path / "x.zip", tree)
    done = run_cli("import", packed)
    assert done.exit_code == 0
    assert logging.getLogger("vobject.base").level > logging.ERROR, "it would print what it cannot read"
    with closing(sqlite3.connect("exit-kit.db")) as db:
        query = "SELECT path, status FROM media JOIN media_uses ON media.id = media_id WHERE message_id IS NOT NULL"
        assert sorted(db.execute(query)) == [
            ("x/Bo.vcf", "found"), ("x/Media/IMG-20230324-WA0001.jpg", "found"), ("x/a.pdf", "found"),
        ]  # fmt: skip
