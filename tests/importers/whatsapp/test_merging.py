"""The same chat exported twice becomes one: nothing lost, nothing doubled (formats/whatsapp.md section 5)."""

from __future__ import annotations

import random
import sqlite3
import zipfile
from collections import Counter
from contextlib import closing
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from exit_kit.importing.deciding_owner import decide_owner
from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.importing.told import Told
from exit_kit.store import join_book
from tests.importers.whatsapp.writing import FILES, Said, Style, change_later, invent_chat, write_chat
from tests.laws.snapshots import snapshot
from tests.paths import SAMPLES

NUMBERS = ["one", "two", "three", "four", "five"]
KINDS = {"added": "event", "encrypted": "event"}


def read_messages(database: Path) -> list[tuple[str, str | None, str]]:
    """Return kind, text and time to the minute of all messages, in their order; there is one conversation."""
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("SELECT count(*) FROM conversations").fetchone() == (1,)
        return db.execute("SELECT kind, text, substr(at, 1, 16) FROM messages ORDER BY sequence").fetchall()


def expect(*deliveries: tuple[list[Said], Style]) -> Counter[tuple[str, str | None, str]]:
    """Return what all exports together know, the oldest first: texts that were deleted since, what was edited as it
    is now, and of a file what it is, where one of them says it."""
    versions: dict[int, list[tuple[Said, Style]]] = {}
    for chat, style in deliveries:
        for one in chat:
            versions.setdefault(one.number, []).append((one, style))
    found = Counter[tuple[str, str | None, str]]()
    for those in versions.values():
        said = [one for one, _ in those if not one.is_deleted]
        one = next((each for each in reversed(said) if each.is_edited), (said or [those[0][0]])[-1])
        is_known = one.kind not in FILES or any(style.has_files or style.is_ios for _, style in those)
        kind = KINDS.get(one.kind, one.kind) if is_known else "media"
        found[
            "unsent" if not said else kind, one.text or None if said else None, f"{one.at:%Y-%m-%dT%H:%M}"
        ] += 1
    return found


def leave_out_words(messages: list[tuple[str, str | None, str]]) -> Counter[tuple[str, str | None, str]]:
    """Count messages, without the words of notices, which are in one of two languages."""
    return Counter((kind, None if kind == "event" else text, at) for kind, text, at in messages)


STYLES = [
    (Style(), Style(has_files=True)),
    (Style(is_ios=True, has_files=True), Style(is_ios=True, language="de")),
    (Style(), Style(narrow=True, language="de", has_files=True)),
    (Style(language="de"), Style(is_ios=True, has_files=True)),
    (Style(has_files=True), Style(names={"Bob": "Robert"})),
    (Style(is_ios=True), Style(names={"Bob": "+49 30 901820", "Ada Example": "~\u202fAda"}, is_ios=True)),
]


@pytest.mark.parametrize("number", range(len(STYLES)))
def test_two_exports_of_a_chat_become_one_conversation(tmp_path: Path, number: int) -> None:
    rng = random.Random(number)
    chat = invent_chat(rng, 160)
    first, second = STYLES[number]
    older, newer = chat[: rng.randint(90, 130)], change_later(chat, rng)[rng.randint(5, 30) :]
    title = second.names.get("Bob", "Bob")
    paths = [
        write_chat(tmp_path / "WhatsApp Chat with Bob.zip", older, first),
        write_chat(tmp_path / f"WhatsApp Chat with {title} (1).zip", newer, second),
    ]
    for path in paths:
        import_paths([path], tmp_path / "a.db")
    messages = read_messages(tmp_path / "a.db")
    assert leave_out_words(messages) == leave_out_words(
        list(expect((older, first), (newer, second)).elements())
    )
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        (senders,) = db.execute(
            "SELECT count(DISTINCT sender_id) FROM messages WHERE kind != 'event'"
        ).fetchone()
        assert senders == 2, "who was renamed is one person"
    import_paths(paths[::-1], tmp_path / "b.db")
    assert snapshot(tmp_path / "a.db") == snapshot(tmp_path / "b.db")
    rebuild(tmp_path / "b.db")
    assert snapshot(tmp_path / "a.db") == snapshot(tmp_path / "b.db")


def test_what_was_deleted_and_edited_since_stays_reachable(tmp_path: Path) -> None:
    chat = invent_chat(random.Random(1), 60, has_equals=False)
    at = [number for number, one in enumerate(chat) if one.kind == "text"][3:5]
    later = list(chat)
    later[at[0]] = replace(chat[at[0]], is_deleted=True)
    later[at[1]] = replace(chat[at[1]], is_edited=True, text="what it says now")
    import_paths([write_chat(tmp_path / "WhatsApp Chat with Bob.zip", chat, Style())], tmp_path / "a.db")
    import_paths(
        [write_chat(tmp_path / "WhatsApp Chat - Bob.zip", later, Style(is_ios=True))], tmp_path / "a.db"
    )
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        query = "SELECT kind, text, is_unsent, is_edited FROM messages WHERE is_unsent OR is_edited ORDER BY sequence"
        assert db.execute(query).fetchall() == [
            ("text", chat[at[0]].text, 1, None), ("text", "what it says now", None, 1),
        ]  # fmt: skip
        versions = db.execute(
            "SELECT kind, text FROM message_versions ORDER BY message_id, member_id"
        ).fetchall()
    assert sorted(versions, key=str) == sorted(
        [
            ("text", chat[at[0]].text),
            ("unsent", None),
            ("text", chat[at[1]].text),
            ("text", "what it says now"),
        ],
        key=str,
    )


def test_chats_of_one_name_that_have_nothing_in_common_stay_two(tmp_path: Path) -> None:
    one = invent_chat(random.Random(1), 80, has_equals=False)
    other = [replace(each, text=each.text.replace("this", "that")) for each in one]
    for number, chat in enumerate((one, other)):
        folder = tmp_path / str(number)
        folder.mkdir()
        import_paths([write_chat(folder / "WhatsApp Chat with Bob.zip", chat, Style())], tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        assert db.execute("SELECT message_count FROM conversations").fetchall() == [(80,), (80,)]


def test_the_older_part_of_a_chat_and_the_newer_are_joined_by_name(tmp_path: Path) -> None:
    chat = invent_chat(random.Random(3), 80)
    cut = next(at for at in range(40, 80) if chat[at].at.minute != chat[at - 1].at.minute)
    for number, part in enumerate((chat[cut:], chat[:cut])):
        folder = tmp_path / str(number)
        folder.mkdir()
        import_paths([write_chat(folder / "WhatsApp Chat with Bob.zip", part, Style())], tmp_path / "a.db")
    assert leave_out_words(read_messages(tmp_path / "a.db")) == leave_out_words(
        list(expect((chat, Style())).elements())
    )


def test_who_is_renamed_while_a_minute_was_exported_keeps_all_of_it(tmp_path: Path) -> None:
    lines = [
        ("09:00", "how are you?"),
        ("09:05", "one"),
        ("09:05", "two"),
        ("09:05", "three"),
        ("09:05", "four"),
    ]
    for name, part in (("Bob", lines[:3]), ("Robert", lines)):
        text = "".join(f"24/03/2023, {at} - {name}: {said}\n" for at, said in part)
        path = tmp_path / name / "WhatsApp Chat with Bob.txt"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        import_paths([path], tmp_path / "a.db")
    assert [text for _, text, _ in read_messages(tmp_path / "a.db")] == [said for _, said in lines]


# Several exports of a chat each; where all is put together, the numbers are in their order.
EXPORTS = [
    ("02 two, 02 three, 09 four", "02 one, 02 two, 02 three"),  # the first minute began before
    ("02 one, 02 two", "02 two, 02 three, 08 four, 09 five"),
    ("02 one, 02 two, 02 three", "02 one, 02 two, 02 three, 02 four"),
    ("01 one, 02 two, 03 four, 04 five", "01 one, 03 three, 03 four"),  # a minute of which it has nothing
    (
        "01 one",
        "01 one, 02 two, 04 four, 05 five",
        "01 one, 03 three, 05 five",
    ),  # between what another has alone
]


def test_what_only_one_export_has_stands_where_it_was_said(tmp_path: Path) -> None:
    # Which of them is read first, their contents decide: so each comes in every order, on a day of its own.
    chats = [one for exports in EXPORTS for one in permutations(exports)]
    for day, exports in enumerate(chats, 13):
        for number, told in enumerate(exports):
            path = (
                tmp_path / str(number) / f"WhatsApp Chat with Bob {day}" / f"WhatsApp Chat with Bob {day}.txt"
            )
            path.parent.mkdir(parents=True)
            lines = (one.partition(" ") for one in told.split(", "))
            text = "".join(f"{day}/03/2023, 09:{minute} - Bob {day}: {said}\n" for minute, _, said in lines)
            path.write_text(text, encoding="utf-8")
    paths = [tmp_path / str(number) for number in range(3)]
    import_paths(paths, tmp_path / "a.db", jobs=1)
    for some in (paths[1:], paths[:1]):
        import_paths(some, tmp_path / "b.db", jobs=1)
    query = (
        "SELECT title, group_concat(text, ' ') FROM (SELECT title, text FROM messages "
        "JOIN conversations ON conversations.id = conversation_id ORDER BY title, sequence) GROUP BY title"
    )
    for name in ("a", "b"):
        with closing(sqlite3.connect(tmp_path / f"{name}.db")) as db:
            said = [text for _, text in db.execute(query)]
        counts = [len(set(" ".join(exports).replace(",", "").split()) & set(NUMBERS)) for exports in chats]
        assert said == [" ".join(NUMBERS[:count]) for count in counts]


def test_years_of_four_digits_elsewhere_are_no_sign_of_years_first_here(tmp_path: Path) -> None:
    for number, head in enumerate(("2023/01/18 09:05", "18/1/23, 9:05")):
        path = tmp_path / str(number) / "WhatsApp Chat with Bob.txt"
        path.parent.mkdir()
        path.write_text(f"{head} - Bob: hello\n{head} - Ada: hello there\n", encoding="utf-8")
    import_paths([tmp_path / "0", tmp_path / "1"], tmp_path / "a.db")
    assert len(read_messages(tmp_path / "a.db")) == 2


CARD = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=42=C3=B6;;;;\r\n"
    b"TEL;CELL:123\r\nPHOTO;ENCODING=BASE64:broken\r\n no picture\r\nEND:VCARD\r\n"
)


def test_contacts_that_were_sent_are_read_and_stay_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "WhatsApp Chat with Bob.zip", "w") as file:
        lines = [
            f"24/03/2023, 21:0{n} - Ada: {name}.vcf (file attached)\n"
            for n, name in enumerate(("Bö", "no card"))
        ]
        file.writestr("WhatsApp Chat with Bob.txt", "".join(lines))
        file.writestr("Bö.vcf", CARD)
        file.writestr("no card.vcf", b"BEGIN:VCARD\nFN:")
    import_paths([tmp_path / "WhatsApp Chat with Bob.zip"], tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        query = (
            "SELECT messages.kind, media.status, media.title, media.description FROM messages "
            "JOIN media_uses ON message_id = messages.id JOIN media ON media.id = media_id ORDER BY sequence"
        )
        assert db.execute(query).fetchall() == [
            ("contact", "found", "Bö", "123"),
            ("contact", "found", None, None),
        ]
        kept = db.execute(
            "SELECT file_type, status FROM members WHERE path LIKE '%.vcf' ORDER BY path"
        ).fetchall()
        assert kept == [("contact", "imported"), ("contact", "kept")]
    before = snapshot(tmp_path / "a.db")
    rebuild(tmp_path / "a.db")
    assert snapshot(tmp_path / "a.db") == before


def test_beside_a_backup_whose_owner_has_no_name_a_text_still_asks_who_that_is(tmp_path: Path) -> None:
    backup, text = (SAMPLES / name for name in ("whatsapp_2024_backup", "whatsapp_android_de"))
    assert import_paths([backup], tmp_path / "a.db", jobs=1).unowned == ()
    (unowned,) = import_paths([text], tmp_path / "a.db", jobs=1).unowned
    assert unowned.candidates == ()
    assert rebuild(tmp_path / "a.db", told=Told(owner="Frieda Muster")).unowned == ()
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        query = "SELECT count(DISTINCT conversation_id) FROM messages WHERE origin = 'created'"
        assert db.execute(query).fetchone() == (3,)


def test_nobody_is_taken_for_the_owner_until_it_is_said(tmp_path: Path) -> None:
    chat = invent_chat(random.Random(4), 40)
    path = write_chat(
        tmp_path / "WhatsApp Chat with Bob.zip", chat, Style(names={"Ada Example": "~\u202fAda"})
    )
    (unowned,) = import_paths([path], tmp_path / "a.db").unowned

    def read_sides() -> tuple[list[tuple[str | None, str]], str | None]:
        query = "SELECT DISTINCT messages.origin, name FROM messages JOIN people ON people.id = sender_id ORDER BY name"
        with closing(sqlite3.connect(tmp_path / "a.db")) as db:
            return db.execute(query).fetchall(), db.execute("SELECT name FROM accounts").fetchone()[0]

    assert read_sides() == ([(None, "Ada"), (None, "Bob")], None)
    assert sorted(name for name, _ in unowned.candidates) == ["Ada", "Bob"] and unowned.suggested is None
    assert not decide_owner(tmp_path / "a.db", unowned.account_id, "Nobody")
    assert decide_owner(tmp_path / "a.db", unowned.account_id, "ada")
    known = ([("created", "Ada"), ("received", "Bob")], "Ada")
    assert read_sides() == known
    assert rebuild(tmp_path / "a.db").unowned == ()
    assert read_sides() == known
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        assert ("~\u202fAda",) in db.execute("SELECT handle FROM handles").fetchall(), "kept as delivered"


def test_chats_that_have_nothing_in_common_are_compared_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans: list[int] = []
    make_plan = join_book.plan_joins
    monkeypatch.setattr(join_book, "plan_joins", lambda *told: plans.append(1) or make_plan(*told))
    for name in ("Ada", "Bob", "Cleo", "Dora"):
        lines = (f"[24/03/2023, 10:00:0{at}] {name}: {name} says {at} words\n" for at in range(9))
        (tmp_path / f"WhatsApp Chat with {name}.txt").write_text("".join(lines), encoding="utf-8")
    import_paths([tmp_path], tmp_path / "x.db")
    assert plans == [1]


def test_who_is_a_number_in_a_later_export_takes_part_once(tmp_path: Path) -> None:
    for place, name in (("a", "Bob"), ("b", "+49 30 901820")):
        (tmp_path / place).mkdir()
        said = ["Ada", name, name, "Ada", name, *([name] if place == "b" else [])]
        lines = [f"[24/03/2023, 10:00:0{at}] {who}: words number {at}\n" for at, who in enumerate(said)]
        (tmp_path / place / "WhatsApp Chat with Bob.txt").write_text("".join(lines), encoding="utf-8")
    import_paths([tmp_path / "a", tmp_path / "b"], tmp_path / "x.db", jobs=1)
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        people = "SELECT name FROM people JOIN {} ON people.id = {} GROUP BY name ORDER BY name"
        for table, column in (("conversation_people", "person_id"), ("messages", "sender_id")):
            assert db.execute(people.format(table, column)).fetchall() == [("Ada",), ("Bob",)]
