"""Events (formats/facebook.md 1.4, `events/`)."""

from __future__ import annotations

from exit_kit.importing.records import Activity, Place
from tests.importers.facebook.classic import AT, T, read

END = "2024-06-26T11:07:40Z"


def test_an_invitation_was_received_and_stands_at_the_events_time() -> None:
    assert read("event invitations") == [
        Activity("event invitation", AT, "Party", ended_at=END, origin="received"),
    ]


def test_answers_are_told_apart_by_their_list() -> None:
    assert read("event responses") == [
        Activity("event joined", AT, "Party", ended_at=END, origin="created"),
        Activity("event of interest", AT, "Party", ended_at=END, origin="created"),
        Activity("event declined", AT, "Party", ended_at=END, origin="created"),
    ]


def test_an_own_event_has_its_place_and_when_it_was_created() -> None:
    assert read("your events") == [
        Activity(
            "event created", AT, "Party", "Cake", origin="created",
            details={"created_at": "2024-06-26T11:05:00Z", "place": "Café Süd"},
        ),
        Place("event place", "Café Süd", AT, "1 Test Street", 12.5, -34.5, "u:p", origin="created"),
    ]  # fmt: skip


def test_an_event_without_a_time_stands_where_it_was_created_and_an_empty_place_is_none() -> None:
    event = {"name": "Some day", "start_timestamp": 0, "create_timestamp": T, "place": {"name": ""}}
    assert read("your events", {"your_events": [event]}) == [
        Activity("event created", AT, "Some day", details={"created_at": AT}, origin="created")
    ]


def test_a_hidden_event_has_its_title_and_perhaps_a_name() -> None:
    assert read("hidden events") == [
        Activity("event hidden", AT, detail="You hid an event.", origin="created")
    ]
    assert read("hidden events", {"events_hidden_v2": [{"data": [{"name": "Party"}]}]}) == [
        Activity("event hidden", what="Party", origin="created")
    ]
