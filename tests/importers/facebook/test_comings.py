"""Who joined and who left a group, and what the owner called a device (formats/facebook.md 1.6.6, 1.6.7)."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.importing.records import Session
from importers.facebook import IMPORTER
from importers.meta.message_fields import read_message
from tests.importers.facebook.classic import AT, T
from tests.importers.reading import read_document


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"type": "Subscribe", "users": [{"name": "Bob"}], "content": "Ada added Bob."}, "joined"),
        ({"type": "Unsubscribe", "content": "Bob left."}, "left"),
        ({"users": ["Bob"], "content": "Ada added Bob."}, "event"),
        ({"type": "Generic", "content": "Hi"}, "text"),
    ],
)
def test_a_message_says_whether_somebody_joined_or_left(fields: dict[str, Any], kind: str) -> None:
    assert read_message({"sender_name": "Ada", "timestamp_ms": T * 1000, **fields})[2] == kind


def test_a_session_keeps_the_name_of_its_device_beside_the_device() -> None:
    session = {"created_timestamp": T, "device": "Linux", "name": "My PC"}
    path = "security_and_login_information/where_you're_logged_in.json"
    assert read_document(IMPORTER, path, {"active_sessions_v2": [session]})[0] == [
        Session("active sessions", AT, device="Linux", details={"name": "My PC"})
    ]
