"""The encrypted export of Messenger has no reader yet: it is kept as it is, and never called understood."""

from __future__ import annotations

import json

from exit_kit.importing.contract import Status
from exit_kit.importing.problems import Notes
from exit_kit.importing.work import read_text

CHAT = {
    "participants": ["Ada Example", "Bob Example"],
    "threadName": "Bob Example_1",
    "messages": [
        {"senderName": "Ada Example", "text": "Ã© and café", "timestamp": 1719400000900, "type": "text"}
    ],
}


def test_an_encrypted_chat_is_kept_whole_and_makes_no_empty_messages() -> None:
    outcome = read_text("facebook", "messages/Bob Example_1.json", json.dumps(CHAT).encode(), Notes())
    assert (outcome.status, outcome.file_types, outcome.records) == (Status.KEPT, (), [])
    assert len(outcome.raw) == 1
