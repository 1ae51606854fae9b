"""What editors and tools make of a chat's bytes: another encoding, other line ends; and where a name ends."""

from __future__ import annotations

import pytest

from exit_kit.importing.clocks import UNTOLD
from exit_kit.importing.contract import TextSource
from exit_kit.importing.packing import ROW_WIDTH, unpack
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Conversation
from importers.whatsapp import chats, pieces
from importers.whatsapp.chats import read_chat
from importers.whatsapp.lines import split_sender
from importers.whatsapp.pieces import read_pieces
from tests.importers.whatsapp.reading import read_text

SAID = [
    (f"24.03.2023, 21:{minute:02} - {name}: {text}\n")
    for minute in range(10, 18)
    for name, text in (("Jörn", "Grüße — ganz liebe"), ("Ada", "zwei\nZeilen"))
]
CHAT = "".join(SAID)
TOLD = read_text(CHAT).told


@pytest.mark.parametrize(
    ("data", "is_repaired"),
    [
        (CHAT.encode("utf-16"), False),
        (b"\xfe\xff" + CHAT.encode("utf-16-be"), False),
        (CHAT.encode("utf-8-sig"), False),
        (CHAT.encode("cp1252"), True),
        (CHAT.replace("\n", "\r").encode(), False),
        (CHAT.replace("\n", "\r\r\n").replace("zwei\r\r\n", "zwei\n").encode(), False),
    ],
    ids=["utf-16", "utf-16-be", "bom", "windows", "cr", "crcrlf"],
)
def test_a_chat_that_an_editor_has_saved_anew_says_the_same(data: bytes, is_repaired: bool) -> None:
    found = read_text(data)
    assert [(at, sender, body.rstrip("\r")) for at, sender, body in found.told] == TOLD
    assert found.problems == ({"not-utf-8": 1} if is_repaired else {})


@pytest.mark.parametrize("size", [7, 23, 500_000])
def test_letters_cut_anywhere_are_put_together(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(pieces, "_PIECE", size)
    for data in (CHAT.encode(), CHAT.encode("utf-16"), CHAT.encode("cp1252")):
        for step in (7, len(data)):
            chunks = [data[at : at + step] for at in range(0, len(data), step)]
            assert "".join(read_pieces(lambda chunks=chunks: chunks)) == CHAT
    late = "Grüße\n" * 9  # all that came before the first odd byte stays what it is
    assert "".join(read_pieces(lambda: [late.encode() + "ß!".encode("cp1252")])) == f"{late}ß!"
    assert "".join(read_pieces(lambda: [CHAT.encode()[:-1] + b"\xe2\x80"])) == CHAT[:-1] + "\ufffd"


IOS = [f"[2{day}.03.23, 21:0{minute}:07] Ada: hi\n" for day in range(4, 7) for minute in range(10)]


def test_line_feeds_part_messages_where_many_stand_alone_and_pasted_text_does_not() -> None:
    mixed = "".join(line if at % 3 == 1 else line.replace("\n", "\r\n") for at, line in enumerate(IOS))
    assert len(read_text(mixed).lines) == len(IOS)
    pasted = IOS[0] + "".join(IOS[25:29] + IOS[1:5])
    chat = "".join(line.replace("\n", "\r\n") for line in IOS[:10]) + pasted + "\r\n" + "".join(IOS[10:12])
    chat = chat.replace(IOS[11], IOS[11].replace("\n", "\r\n")).replace(
        IOS[10], IOS[10].replace("\n", "\r\n")
    )
    assert len(read_text(chat).lines) == 13


def test_two_texts_put_together_end_their_records_each_in_its_own_way() -> None:
    ios = "".join(line.replace("hi\n", "hi\nyou\r\n") for line in IOS)
    before, behind = (
        "".join(f"{day}/{month}/2023, 21:05 - Ada: hi\nyou\n" for day in range(1, 21)) for month in (2, 4)
    )
    read = read_text(before + ios + behind)
    assert [one.message_count for one in read.texts] == [20, 30, 20]
    assert {line.body for line in read.lines} == {"hi\nyou"}
    pasted = "[24.03.23, 21:09:08] Bob: see:\n" + behind[:400].strip() + "\r\n"
    assert len(read_text(ios + pasted).lines) == 31


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ('Ada cambió el asunto de "Familia" a "Fam: 2"', None),
        ('Ada changed the subject from "a" to "b: c"', None),
        ('Bob "the: man": hi', None),
        ('Bob 6" nail', None),
        ('Bob "Bobby" B: hi', 'Bob "Bobby" B'),
        ("“Bob”: hi", "“Bob”"),
        ("Dr. Who [work] (2): hi: you", "Dr. Who [work] (2)"),
        ("👩‍🚀 Zoë: hi", "👩‍🚀 Zoë"),
    ],
)
def test_a_colon_in_a_quotation_ends_no_name(text: str, sender: str | None) -> None:
    assert split_sender(text)[0] == sender


def test_a_pasted_line_behind_a_mere_line_feed_is_text_where_records_end_in_both() -> None:
    chat = "".join(line.replace("\n", "\r\n") for line in IOS)
    pasted = chat.replace(": hi\r\n", f": look\n{IOS[1]}", 1)
    assert len(read_text(chat).lines) == len(IOS) == len(read_text(pasted).lines) + 1


def test_messages_of_one_time_far_apart_have_numbers_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_PIECE", 200)
    monkeypatch.setattr(chats, "_MOST_BLOCKS", 2)
    chat = "".join([*IOS, *IOS[:3]])
    source = TextSource("_chat.txt", lambda: (chat.encode(),), UNTOLD, Notes())
    blocks = [one.packed.finish(str) for one in read_chat(source) if isinstance(one, Conversation)]
    told = [key for one in blocks for key in zip(one.rows[2::ROW_WIDTH], one.rows[5::ROW_WIDTH], strict=True)]
    assert len(blocks) > 5
    assert len({*told}) == len(told) == len(IOS) + 3


def test_a_name_with_a_colon_is_whole_where_all_that_is_said_begins_with_its_rest() -> None:
    said = [
        ("Dr: Who", "hello"),
        ("Ada", "Bo: hi"),
        ("Dr: Who", "so"),
        ("Ada", "you"),
        ("Dr: Who", "bye: now"),
        ("Ada", "bye"),
    ]
    chat = "".join(f"24.03.2023, 21:0{at} - {who}: {text}\n" for at, (who, text) in enumerate(said))
    source = TextSource("_chat.txt", lambda: (chat.encode(),), UNTOLD, Notes())
    blocks = [one.packed.finish(str) for one in read_chat(source) if isinstance(one, Conversation)]
    assert [(message[1], message[3]) for block in blocks for message in unpack(block)] == said


def test_names_as_delivered_come_in_the_order_in_which_they_were_met() -> None:
    names = ["Zoe", "Ada", "Bob", "Mia", "Jo", "Eve"]
    text = "".join(f"24.03.2023, 21:1{at} - ~\u202f{name}: Hei\n" for at, name in enumerate(names))
    source = TextSource("_chat.txt", lambda: (text.encode(),), UNTOLD, Notes())
    found = [
        one for record in read_chat(source) if isinstance(record, Conversation) for one in record.spellings
    ]
    assert found == [(name, f"~\u202f{name}") for name in names]
