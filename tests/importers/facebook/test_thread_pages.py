"""Pages of messages: what each part of a message becomes, in the three generations, against the JSON twin."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

from exit_kit.archive.documents import decode_json
from exit_kit.importing.cldr import read_locale_data
from exit_kit.importing.clocks import Clock
from exit_kit.importing.languages import list_offered
from exit_kit.importing.packing import unpack
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Conversation, Extra
from exit_kit.importing.work import pack_messages, read_text
from importers.meta.enumerations import ATTACHED, JOINING, UNSPACED, split_names
from importers.meta.thread_pages import split_reaction
from tests.bench.generate import _make_words
from tests.bench.threads import make_threads
from tests.bench.threads import render_thread as render_json
from tests.samples.html_frame import LOOKS, Writer
from tests.samples.html_threads import render_thread
from tests.samples.html_words import PACKS

PATH = "your_facebook_activity/messages/inbox/ada_1000000007/message_1"
CLOCK = Clock(("en",), "stated", "Europe/Oslo", "stated")
MINUTES = {"B": 16, "C": 19, "D": 19}  # characters of a time that a generation knows


def render(thread: dict[str, Any], generation: str = "D", language: str = "en") -> bytes:
    writer = Writer(PACKS[language], LOOKS[generation], f"{PATH}.html")
    return writer.page(thread.get("title", ""), "", render_thread(writer, thread)).encode()


def read(page: bytes, clock: Clock = CLOCK, path: str = f"{PATH}.html") -> Conversation:
    notes = Notes()
    outcome = read_text("facebook", path, page, notes, clock)
    assert (list(notes), outcome.file_types) == ([], ("messages",))
    (conversation,) = outcome.records
    return unpack_messages(conversation)


def unpack_messages(record: object) -> Conversation:
    packed = pack_messages(record, str)
    assert isinstance(packed, Conversation)
    return packed._replace(messages=unpack(packed.packed))


def make_thread(*messages: dict[str, Any]) -> dict[str, Any]:
    at = 1_700_000_000_000
    rows = [{"sender_name": "Bob", "timestamp_ms": at - n * 60_000, **one} for n, one in enumerate(messages)]
    return {"participants": [{"name": "Bob"}, {"name": "Ada"}], "messages": rows, "title": "Bob"}


@pytest.mark.parametrize("generation", "BCD")
def test_a_page_says_what_its_json_twin_says_but_for_what_pages_do_not_know(generation):
    rng = Random(7)
    words = _make_words(rng, 2_000)
    for thread in make_threads(rng, 2_000, 4):
        (file,) = render_json(thread, rng, words, present=0)
        twin = read_text("facebook", file.name, file.text.encode(), Notes()).records[0]
        page = read(
            render(decode_json(file.text.encode()), generation), path=file.name.replace(".json", ".html")
        )
        told = unpack_messages(twin).messages
        assert (page.key, page.title, page.kind, page.folder, page.people) == (
            twin.key, twin.title, twin.kind, twin.folder, twin.people
        )  # fmt: skip
        assert page.at_precision == ("minute" if generation == "B" else "second")
        length = MINUTES[generation]
        rows, right = ([strip(message, length) for message in messages] for messages in (page.messages, told))
        assert [row[0] for row in rows] == sorted(row[0] for row in right)
        assert sorted(rows, key=repr) == sorted(right, key=repr)


def strip(message: Any, length: int) -> tuple[Any, ...]:
    """Return what a page can know of a message: no fractions of a second, nor that it was taken back.

    A page that shows no seconds says of a call of a minute or more how many minutes it took.
    """
    at, sender, kind, text, extra = message
    extra = extra or Extra()
    files = [(use.uri, use.kind) for use in extra.media]
    kind = "empty" if kind == "unsent" else kind
    seconds = extra.call_seconds
    if seconds and seconds >= 60 and length == MINUTES["B"]:
        seconds -= seconds % 60
    return (
        at[:length],
        sender,
        kind,
        text,
        extra.link,
        extra.link_text,
        seconds,
        extra.reactions,
        files,
    )


def test_messages_of_one_minute_stay_in_the_order_in_which_they_were_written():
    thread = make_thread(*({"content": str(n), "timestamp_ms": 1_700_000_000_000 - n} for n in range(9)))
    assert [text for _, _, _, text, _ in read(render(thread, "B")).messages] == [
        str(n) for n in reversed(range(9))
    ]


def test_files_are_what_their_folders_say():
    base = "your_facebook_activity/messages"
    files = {
        "photos": ("photo", f"{base}/inbox/ada_1000000007/photos/1.jpg"),
        "videos": ("video", f"{base}/inbox/ada_1000000007/videos/1.mp4"),
        "audio_files": ("audio", f"{base}/inbox/ada_1000000007/audio/1.mp4"),
        "gifs": ("gif", f"{base}/inbox/ada_1000000007/gifs/1.gif"),
        "files": ("file", f"{base}/inbox/ada_1000000007/files/1.pdf"),
    }
    sticker, online = f"{base}/stickers_used/1.png", "https://example.org/1.jpg"
    thread = make_thread(
        *({key: [{"uri": uri}]} for key, (_, uri) in files.items()),
        {"sticker": {"uri": sticker}},
        {"photos": [{"uri": online}]},
    )
    for generation in "BCD":
        uses = [extra.media[0] for *_, extra in reversed(read(render(thread, generation)).messages)]
        assert [(use.kind, use.uri) for use in uses] == [
            *files.values(),
            ("sticker", sticker),
            ("photo", online),
        ]


def test_a_call_is_a_line_that_names_somebody_above_a_length():
    thread = make_thread(
        {"content": "Bob called you.", "call_duration": 65},
        {"content": "the film:\nLength: 2:05"},
        {"content": "Bob missed your call."},
    )
    missed, film, call = read(render(thread)).messages
    assert (call[2:4], call[4].call_seconds) == (("call", "Bob called you."), 65)
    assert film[2:4] == ("text", "the film:\nLength: 2:05")
    assert missed[2:] == ("text", "Bob missed your call.", None)


def test_the_address_from_which_a_message_came_is_no_text():
    page = render(make_thread({"content": "Hello"})).decode()
    wrapped = page.replace("<div></div><div>Hello</div>", "<div>Message IP: 192.0.2.7</div><div>Hello</div>")
    assert wrapped != page
    ((*_, text, extra),) = read(wrapped.encode()).messages
    assert (text, extra.ip_address) == ("Hello", "192.0.2.7")


def test_text_that_looks_like_mojibake_is_what_was_written():
    thread = make_thread({"content": "Ã© is how UTF-8 looks"})
    assert read(render(thread)).messages[0][3] == "Ã© is how UTF-8 looks"


def test_a_page_says_what_cannot_be_read_as_a_date():
    notes = Notes()
    page = re.sub(rb"Nov 14, 2023 \d+:\d+:\d+ pm", b"long ago", render(make_thread({"content": "Hello"})))
    (conversation,) = read_text("facebook", f"{PATH}.html", page, notes, CLOCK).records
    assert [problem.kind for problem in notes] == ["unread-date"]
    assert unpack_messages(conversation).messages == [(None, "Bob", "text", "Hello", None)]


@pytest.mark.parametrize(
    ("text", "senders", "names"),
    [
        ("Ada Example, Bob and Cleo Example", [], ["Ada Example", "Bob", "Cleo Example"]),
        ("Ada, Bob, Jr. and Cleo", ["Bob, Jr."], ["Ada", "Bob, Jr.", "Cleo"]),
        ("Ada と Bob", ["Ada"], ["Ada", "Bob"]),
        ("Ada、Bob、Cleo", [], ["Ada", "Bob", "Cleo"]),
        ("آدا، بوب و كليو", [], ["آدا", "بوب", "كليو"]),
        ("Ada y Gasset y Bob", ["Ada y Gasset"], ["Ada y Gasset", "Bob"]),
        ("Ada Example", [], ["Ada Example"]),
        ("Ada und Jan van Dyk", [], ["Ada", "Jan van Dyk"]),
        ("Ana e João da Silva", [], ["Ana", "João da Silva"]),
        ("Bo, Ada e João da Silva", ["João da Silva"], ["Bo", "Ada", "João da Silva"]),
        ("Al, Alice Z. and Bo", ["Al"], ["Al", "Alice Z.", "Bo"]),
        ("张三、李四和王五", [], ["张三", "李四", "王五"]),
        ("张三、李四和王五", ["王五"], ["张三", "李四", "王五"]),
        ("田中さん、鈴木和子", [], ["田中さん", "鈴木和子"]),
        ("أحمد علي، بوب وكليو", [], ["أحمد علي", "بوب", "كليو"]),
        ("דנה, בוב וקליאו", ["בוב"], ["דנה", "בוב", "קליאו"]),
        ("ดา, บ๊อบ และคลีโอ", [], ["ดา", "บ๊อบ", "คลีโอ"]),
        ("다나, 밥 및 클레오", [], ["다나", "밥", "클레오"]),
        ("Ada, Bo eta Cleo", [], ["Ada", "Bo", "Cleo"]),
        ("Ada and", [], ["Ada and"]),
        ("and", [], ["and"]),
        (", ,", [], []),
    ],
)
def test_names_of_a_group_are_told_apart_in_any_language(text, senders, names):
    assert split_names(text, senders) == names


@pytest.mark.parametrize(
    ("text", "people", "reaction"),
    [
        ("❤Ada", (), ("❤", "Ada")),
        ("❤️Ada", (), ("❤️", "Ada")),
        ("👍🏽Ørn", (), ("👍🏽", "Ørn")),
        ("1️⃣Ada", (), ("1️⃣", "Ada")),
        ("😢💀 the ghost", ("💀 the ghost",), ("😢", "💀 the ghost")),
        ("😢Ada (Dec 28, 2020 6:56 am)", (), ("😢", "Ada")),
        ("😢", (), ("😢", "")),
    ],
)
def test_a_reaction_is_an_emoji_and_a_name(text, people, reaction):
    assert tuple(split_reaction(text, people).values()) == reaction


def test_the_words_before_the_last_name_are_those_of_cldr() -> None:
    found = set()
    for code in list_offered():
        for kind in ("standard", "standard-short"):
            pattern = read_locale_data(code, ("list_patterns",))["list_patterns"].get(kind, {})
            for place in ("end", "2"):
                between = re.fullmatch(r"\{0\}(.*)\{1\}", pattern.get(place, ""), re.DOTALL)
                found.add(between[1].strip(" ,،、，\u00a0\u200b\u200e\u200f;.") if between else "")
    known = JOINING | {*ATTACHED, *UNSPACED}
    assert sorted(found - known - {"", "ne-"}) == []
    assert sorted(known - found - {"と"}) == []  # Japanese has it where CLDR has a comma
