"""What settles which number is the day where the dates do not: in the order of formats/whatsapp.md section 1.9."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from exit_kit.importing.clocks import Clock
from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.importing.told import Told
from tests.importers.whatsapp.reading import read_text

OPEN = "3/4/24, 21:05 - Ada: hello\n5/4/24, 21:06 - Bob: hello\n"  # nearly as many write so as the other way round
LED = "\u200e"
ISLAMIC = (
    "[٢٤\u200f/٩\u200f/١٤٤٤ هـ، ٩:٠٥:٠٧ م] علي: سلام\r\n[٢٥\u200f/٩\u200f/١٤٤٤ هـ، ٩:٠٥:٠٧ م] علي: سلام\r\n"
)
IOS = "[3/4/24, 21:05:07] Ada: hello\r\n{lead}[5/4/24, 21:06:07] Bob: {lead}{body}\r\n"
BY_FILE = ("dmy", "likely", "day of the file")
NOTHING = ("dmy", "assumed", "nothing")


@pytest.mark.parametrize(
    ("text", "path", "not_after", "told"),
    [
        (OPEN, "_chat.txt", None, NOTHING),
        # Of two readings, one lies behind the day on which the file was written.
        (OPEN, "_chat.txt", "2024-03-06T10:00:00", NOTHING),  # both do
        (OPEN, "_chat.txt", "2024-04-05T21:06:00", BY_FILE),
        ("5/3/24, 21:05 - A: b\n3/4/24, 21:05 - A: b\n", "", "2024-04-25T23:59:59", ("dmy", "likely", "order of time")),
        ("4/3/24, 21:05 - A: b\n5/3/24, 21:05 - A: b\n", "", "2024-03-05T21:05:00", BY_FILE),
        ("3/4/24, 21:05 - A: b\n3/5/24, 21:05 - A: b\n", "", "2024-03-04T23:00:00", ("mdy", *BY_FILE[1:])),
        (OPEN, "_chat.txt", "1980-01-01T00:00:00", NOTHING),
        (OPEN, "_chat.txt", "2026-01-01T00:00:00", NOTHING),
        # The app's own words tell its language; English is written both ways.
        (OPEN + "5/4/24, 21:07 - Ada: <Medien ausgeschlossen>\n", "", None, ("dmy", "likely", "language of the app")),
        (OPEN + "5/4/24, 21:07 - Ada: <Media omitted>\n", "Chat de WhatsApp con A.txt", None, NOTHING),
        (OPEN + "5/4/24, 21:07 - Ada: Medien ausgeschlossen\n", "", None, NOTHING),
        (
            "3/4/24, 21:05 - Nachrichten sind Ende-zu-Ende-verschlüsselt.\n" + OPEN,
            "", None, ("dmy", "likely", "language of the app"),
        ),
        (
            OPEN + "5/4/24, 21:07 - Ada: <Media omitted>\n5/4/24, 21:07 - Ada: <Médias omis>\n",
            "", None, NOTHING,
        ),
        (IOS.format(lead=LED, body="Bild weggelassen"), "", None, ("dmy", "likely", "language of the app")),
        (IOS.format(lead="", body="Bild weggelassen"), "", None, NOTHING),
        # The name that the app gives to an export comes after what the app wrote into it.
        (OPEN, "WhatsApp-Chat mit A/_chat.txt", None, ("dmy", "likely", "language of the name")),
        (OPEN, "WhatsApp Chat with A/_chat.txt", None, NOTHING),
        (OPEN, "WhatsApp Chat - A/_chat.txt", None, NOTHING),
        # Names of Android's media come before steps back in time; what the numbers say before all.
        (
            "5/3/24, 21:05 - A: IMG-20240503-WA0001.jpg (file attached)\n4/4/24, 21:05 - A: b\n6/3/24, 21:05 - A: b\n",
            "", None, ("mdy", "likely", "names of media"),
        ),
        (OPEN + "25/4/24, 21:07 - Ada: x\n", "", "2024-04-05T00:00:00", ("dmy", "certain", "numbers above 12")),
        # What is a day only with the year first does not turn a text whose years stand last.
        ("12/03/24, 21:05 - A: b\n30/02/24, 21:05 - E: pasted\n25/03/24, 21:06 - B: c\n", "", None,
         ("dmy", "certain", "numbers above 12")),
        ("12/03/24, 21:05 - A: b\n30/02/24, 21:05 - E: pasted\n12/03/24, 21:06 - B: c\n", "", None,
         ("dmy", "assumed", "way of writing")),
        ("66/3/1, 21:05 - A: b\n67/3/1, 21:05 - A: b\n", "", None, ("ymd", "certain", "numbers above 12")),
        # AM and PM in capitals are the United States' only in their form, `3/4/24, 9:05 PM`.
        ("3/4/24, 9:05 PM - A: b\n", "", None, ("mdy", "assumed", "way of writing")),
        # Written as in Panama, where the month stands first, and in Mexico; in Portugal the day does.
        ("03/04/24, 9:05\u202fp.\u202fm. - A: b\n", "", None, ("dmy", "assumed", "way of writing")),
        ("03/04/24, 21:05 - A: <Multimedia omitido>\n", "", None, ("dmy", "assumed", "way of writing")),
        ("03/04/24, 21:05 - A: <Mídia omitida>\n", "", None, ("dmy", "likely", "language of the app")),
        ("03/04/2024 9:05 am - A: b\n", "", None, ("dmy", "assumed", "way of writing")),
        ("03/04/2024, 21:05 - A: b\n", "", None, ("dmy", "likely", "way of writing")),
        ("3/4/24 9:05 PM - A: b\n", "", None, NOTHING),
        ("03/04/2024, 9:05 PM - A: b\n", "", None, NOTHING),
        # A single day of which the year could be either: it stands first in Basque alone.
        ("24/3/23, 21:05 - A: b\n24/3/23, 21:06 - B: c\n", "", None, ("dmy", "likely", "way of writing")),
    ],
)  # fmt: skip
def test_the_order_is_settled_by_the_surest_evidence_that_there_is(
    text: str, path: str, not_after: str, told
):
    (seen,) = read_text(text, Clock(not_after=not_after), path).texts
    assert (seen.date_order, seen.sureness, seen.decided_by) == told


def test_other_chats_of_the_phone_are_heard_before_a_way_of_writing_that_regions_differ_in() -> None:
    for order in ("dmy", "mdy"):
        (seen,) = read_text("3/4/24, 9:05 PM - A: b\n", Clock(order_elsewhere=order)).texts
        assert (seen.date_order, seen.sureness, seen.decided_by) == (order, "likely", "other chats")


def test_the_users_word_on_one_chat_is_likely_of_another_and_the_report_says_how_to_give_it(
    tmp_path: Path, run_cli
):
    for name in ("Ada", "Bob"):
        (tmp_path / f"WhatsApp Chat with {name}.txt").write_text(OPEN.replace("hello", name))
    database = tmp_path / "x.db"
    import_paths([tmp_path / "WhatsApp Chat with Ada.txt"], database, jobs=1)
    assert "rebuild --date-order mdy" in " ".join(run_cli("report", "--db", database).stdout.split())
    rebuild(database, jobs=1, told=Told(date_order="mdy"))
    for _ in range(2):
        import_paths([tmp_path / "WhatsApp Chat with Bob.txt"], database, jobs=1)
        with closing(sqlite3.connect(database)) as db:
            found = db.execute(
                "SELECT title, date_order, decided_by FROM chat_texts ORDER BY title"
            ).fetchall()
        assert found == [("Ada", "mdy", "given"), ("Bob", "mdy", "other chats")]
        rebuild(database, jobs=1)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mar 24, 2023, 9:05 PM", "Apr 2, 2023, 9:05 PM"),
        ("March 24, 2023 at 9:05 PM", "April 2, 2023 at 9:05 PM"),
        ("24 de marzo de 2023, 21:05", "2 de abril de 2023, 21:05"),
        ("24 de mar. de 2023 às 21:05", "2 de abr. de 2023 às 21:05"),
        ("2023 m. kovo 24 d. 21:05", "2023 m. balandžio 2 d. 21:05"),
    ],
)
def test_a_month_in_words_may_stand_first_or_between_little_words(first: str, second: str) -> None:
    read = read_text(f"{first} - Bo: hello\n{second} - Ada: On 24, 2023 at 9:05 - really\n")
    assert read.told == [
        ("2023-03-24T21:05:00Z", "Bo", "hello"), ("2023-04-02T21:05:00Z", "Ada", "On 24, 2023 at 9:05 - really"),
    ]  # fmt: skip
    assert not read.problems


def test_a_word_that_is_no_month_is_counted_and_stays_in_the_text():
    read = read_text("23 janv. 2023, 9:05 - Bo: a\n24 blub 2023, 9:05 - Bo: b\n3 févr. 2023, 9:05 - Bo: c\n")
    assert [body for _, _, body in read.told] == ["a\n24 blub 2023, 9:05 - Bo: b", "c"]
    assert read.problems == {"unread-month": 1}


def test_words_at_the_time_are_those_of_the_one_language_that_has_all():
    text = "[03.01.23 9:04:07\u202fvorm.] Ada: x\r\n[13.01.23 9:04:07\u202fnam.] Ada: x\r\n"  # Swiss German
    assert [at[11:13] for at, _, _ in read_text(text).told] == ["09", "21"]


def test_the_hour_that_is_there_twice_is_the_second_where_time_steps_back_by_more_than_a_late_message():
    text = "".join(f"29/10/2023, 02:{minute:02} - Ada: x\n" for minute in (30, 25, 5, 40))
    for locked in (text, f"{text}29/10/2023, 9:00 - Ada: another way to write the time\n"):
        told = read_text(locked, Clock(timezone="Europe/Berlin", timezone_from="given")).told
        assert [at[11:16] for at, _, _ in told[:4]] == ["00:30", "00:25", "01:05", "01:40"]


def test_names_without_a_blank_behind_them_are_names_where_the_chat_writes_so():
    tight = "[2026/7/9 2:28:09] Bob:Hi: you\n[2026/7/9 2:28:10] Ann:so\nmore: x\n[2026/7/9 2:28:11] Ann came at 1:30\n"
    assert [line[1:] for line in read_text(tight).told] == [
        ("Bob", "Hi: you"), ("Ann", "so\nmore: x"), (None, "Ann came at 1:30"),
    ]  # fmt: skip
    usual = "24/3/23, 21:05 - Bob: Hi:x\n24/3/23, 21:06 - Ann: see:this\n24/3/23, 21:06 - group “a:b” made\n"
    assert [line[1] for line in read_text(usual).told] == ["Bob", "Ann", None]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("۱۴۰۲/۱/۴، ۲۱:۰۵ - علی: سلام\n۱۴۰۲/۱۲/۲۹، ۲۱:۰۶ - سارا: خوبی\n", ["2023-03-24", "2024-03-19"]),
        ("[12/30/1403 AP, 9:05:07 PM] Ada: x\r\n[1/1/1404 AP, 9:05:07 PM] Bob: x\r\n", ["2025-03-20", "2025-03-21"]),
        (ISLAMIC, ["2023-04-15", "2023-04-16"]),
        ("1402/12/30, 21:05 - A: no such day, as this is no leap year\n1403/1/1, 21:05 - B: b\n", ["2024-03-20"]),
    ],
)  # fmt: skip
def test_persian_and_islamic_years_are_read_in_their_own_calendars(text: str, days: list[str]):
    assert [at[:10] for at, _, _ in read_text(text).told] == days


def test_the_date_of_the_file_settles_it_also_in_a_rebuild_and_is_shown(tmp_path: Path, run_cli):
    lines = "3/4/24, 21:05 - Ada: hello\n3/5/24, 21:05 - Bob: hello\n"
    path = tmp_path / "WhatsApp Chat with Ada.zip"
    for month, day in (
        (9, 28),
        (3, 4),
    ):  # packed anew long after, and as it came: the same database either way
        with zipfile.ZipFile(path, "w") as file:
            file.writestr(zipfile.ZipInfo("WhatsApp Chat with Ada.txt", (2024, month, day, 22, 0, 0)), lines)
        import_paths([path], tmp_path / "x.db", jobs=1)
    seen = " ".join(run_cli("look", path).stdout.split())
    assert (
        "read month first; that is likely, by day of the file (2 of 2 dates would otherwise be later" in seen
    )
    for _ in range(2):
        with closing(sqlite3.connect(tmp_path / "x.db")) as db:
            assert db.execute("SELECT decided_by FROM chat_texts").fetchall() == [("day of the file",)]
            assert db.execute("SELECT min(at) FROM messages").fetchone() == ("2024-03-04T21:05:00Z",)
        rebuild(tmp_path / "x.db", jobs=1)
