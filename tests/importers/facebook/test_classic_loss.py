"""Nothing that has a meaning is lost: each text, number and time of a sample stands in its records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from exit_kit.archive.text import repair_tree
from exit_kit.importing.records import Conversation, MediaUse
from exit_kit.importing.times import format_seconds
from importers.facebook import IMPORTER
from importers.meta.names import show_mentions
from tests.importers.facebook.classic import CLASSIC, read
from tests.importers.reading import read_document

# Said twice in the archive: a search's text in quotation marks, and what a list of blocked people is called.
REPEATED = {'"cake"', "Blocked", "d"}


def _list_leaves(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _list_leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from _list_leaves(value)
    elif isinstance(node, str):
        yield show_mentions(node)[0]
    elif not isinstance(node, bool):
        yield node


@pytest.mark.parametrize("name", CLASSIC)
def test_every_text_and_every_number_of_a_sample_stands_in_its_records(name: str) -> None:
    shown = str(read(name))
    leaves = {leaf for leaf in _list_leaves(repair_tree(CLASSIC[name][1])) if leaf and leaf not in REPEATED}
    assert [
        leaf
        for leaf in leaves
        if str(leaf) not in shown and not (isinstance(leaf, int) and (format_seconds(leaf) or "-") in shown)
    ] == []


def test_the_preview_of_a_video_in_a_chat_is_a_reference_as_well() -> None:
    video = {"uri": "v.mp4", "thumbnail": {"uri": "t.jpg"}}
    thread = {"participants": [{"name": "Ada"}], "messages": [{"timestamp_ms": 1, "videos": [video]}]}
    (conversation,), _, _ = read_document(IMPORTER, "messages/inbox/ada_1234567/message_1.json", thread)
    assert isinstance(conversation, Conversation)
    (message,) = conversation.messages
    assert message[4] is not None
    assert (message[2], message[4].media) == (
        "video",
        (MediaUse("v.mp4", "video"), MediaUse("t.jpg", "photo", "preview")),
    )
