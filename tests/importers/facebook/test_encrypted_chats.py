"""The encrypted export of Messenger: its own names of things, its text left alone (formats/facebook.md section 5)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exit_kit.archive.documents import LARGE_BYTES
from exit_kit.importing import large, pipeline
from exit_kit.importing.contract import Status
from exit_kit.importing.pipeline import import_paths
from exit_kit.importing.problems import Notes
from exit_kit.importing.records import Conversation, Extra, MediaUse
from exit_kit.importing.work import Outcome, read_text
from tests.laws.archives import write_zip

AT = "2024-06-26T11:06:40.900Z"
RIGHT = "Ã© and café, Â© and ❤"


def make_message(text: str = "", kind: str = "text", **more: Any) -> dict[str, Any]:
    """Return a message as Messenger delivers it."""
    row = {"isUnsent": False, "media": [], "reactions": [], "senderName": "Ada Example", "text": text}
    return {**row, "timestamp": 1719400000900, "type": kind, **more}


def read(*messages: Any, name: str = "Bob Example_1", **more: Any) -> Outcome:
    """Return the outcome of one chat."""
    chat = {
        "participants": ["Bob Example", "Ada Example"],
        "threadName": name,
        "messages": list(messages),
        **more,
    }
    return read_text(
        "facebook", f"messages/{name}.json", json.dumps(chat, ensure_ascii=False).encode(), Notes()
    )


def take(outcome: Outcome) -> Conversation:
    """Return the only record."""
    (chat,) = outcome.records
    assert isinstance(chat, Conversation)
    return chat


def test_text_that_looks_like_metas_mistake_is_left_as_it_is() -> None:
    outcome = read(make_message(RIGHT))
    assert outcome.status == Status.IMPORTED
    assert take(outcome).messages == [(AT, "Ada Example", "text", RIGHT, None)]


def test_text_is_left_alone_in_a_large_chat_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    assert LARGE_BYTES == pipeline.LARGE_BYTES and large
    monkeypatch.setattr(pipeline, "LARGE_BYTES", 10)
    chat = {"messages": [make_message(RIGHT)], "participants": ["Ada Example"], "threadName": "x_1"}
    data = json.dumps(chat, ensure_ascii=False).encode()
    import_paths([write_zip(tmp_path / "messages.zip", {"x_1.json": data})], tmp_path / "x.db")
    with sqlite3.connect(tmp_path / "x.db") as db:
        assert db.execute("SELECT text FROM messages").fetchall() == [(RIGHT,)]


def test_text_is_left_alone_in_what_is_not_understood() -> None:
    outcome = read("Ã© is no message", {"surprise": "Â©"})
    assert [problem.kind for problem in outcome.problems] == ["unknown-shape", "wrong-type"]
    assert [json.loads(raw.json) for raw in outcome.raw] == [{"surprise": "Â©"}]


def test_a_lone_surrogate_is_kept_and_the_rest_is_not_repaired() -> None:
    message = b'{"senderName": "A", "text": "\\u00c3\\u00a9 \\ud83d"}'
    data = b'{"participants": ["A"], "threadName": "A_1", "messages": [' + message + b"]}"
    outcome = read_text("facebook", "A_1.json", data, Notes())
    assert take(outcome).messages[0][3] == "Ã© \U0010d83d"


@pytest.mark.parametrize(
    ("message", "kind", "extra"),
    [
        (make_message("Hi", "Generic"), "text", None),
        (make_message("", "placeholder"), "empty", None),
        (make_message("", "placeholder", isUnsent=True), "unsent", Extra(is_unsent=True)),
        (make_message("see https://x.example/a b", "link"), "share", Extra(link="https://x.example/a")),
        (make_message("no address", "link"), "share", None),
        (make_message("", "media"), "file", None),
        (make_message("", "media", media=[{"uri": "./media/x.ogg"}]), "audio",
         Extra(media=(MediaUse("./media/x.ogg", "audio"),))),
        (make_message("", "media", media=[{"uri": "./media/x"}]), "file", Extra(media=(MediaUse("./media/x"),))),
        (make_message("Hi", reactions=[{"actor": "Bob", "reaction": "❤"}, {"actor": "Bob"}]), "text",
         Extra(reactions=(("❤", "Bob", None),))),
    ],
)  # fmt: skip
def test_what_a_message_is(message: Any, kind: str, extra: Extra | None) -> None:
    ((_, _, found, _, rest),) = take(read(message)).messages
    assert (found, rest) == (kind, extra)


def test_each_file_that_failed_to_download_is_one_that_is_missing() -> None:
    failed = [{"uri": "Failed to download media"}] * 2
    chat = take(read(make_message(media=failed), make_message(media=failed, timestamp=1)))
    uris = [use.uri for message in chat.messages for use in message[4].media]  # type: ignore[union-attr]
    assert len(set(uris)) == 4
    assert all(uri.startswith("Failed to download media (Bob Example, ") for uri in uris)


def test_messages_stand_in_order_of_time_and_the_name_loses_its_number() -> None:
    chat = take(read(make_message("2"), make_message("1", timestamp=5), name="Zoë_2 & 🏺/x_17"))
    assert [message[3] for message in chat.messages] == ["1", "2"]
    assert (chat.title, chat.kind, chat.people) == ("Zoë_2 & 🏺/x", "direct", ("Bob Example", "Ada Example"))


def test_an_empty_chat_is_a_conversation_without_messages() -> None:
    chat = take(read(participants=["Ada Example"], name="Empty_2"))
    assert (chat.title, chat.people, chat.messages) == ("Empty", ("Ada Example",), [])
