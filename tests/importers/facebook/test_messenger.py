"""What lies beside the chats (formats/facebook.md 1.4, `messages/`)."""

from __future__ import annotations

from exit_kit.importing.records import Activity, Connection, Fact, Session
from tests.importers.facebook.classic import AT, T, read, read_with_problems


def test_autofill_is_a_fact_for_each_value() -> None:
    assert read("autofill") == [
        Fact("autofill", "CITY", "Köln"),
        Fact("autofill", "EMAIL", "ada@example.org"),
    ]


def test_devices_of_secret_conversations_are_sessions_and_the_rest_facts() -> None:
    assert read("secret conversations") == [
        Session("secret conversation device", device="tablet", app="tincan", details={"device_type": "tablet"}),
        Session(
            "secret conversation device", AT, ended_at="2024-06-26T11:06:49Z", ip_address="192.0.2.4",
            device="Maker One", app="armadillo", details={"device_type": "phone", "os_version": "14"},
        ),
        Fact("secret conversations", "has received message", "yes"),
        Fact("secret conversations", "has sent message", "no"),
        Activity("secret calls", details={"calls": [{"x": 1}]}),
    ]  # fmt: skip


def test_secret_conversations_without_anything_are_nothing() -> None:
    empty = {"tincan_devices": [], "armadillo_devices": None, "calls": []}
    assert read("secret conversations", {"secret_conversations_v2": empty}) == []


def test_a_person_blocked_in_messenger_is_a_tie() -> None:
    expected = Connection(
        "blocked", "Mallory Example", AT, "u:m", "in Messenger", is_person=True, origin="created"
    )
    assert read("messenger blocks") == [expected]
    assert read("messenger blocks", {"messenger_contacts_blocked_v2": {"entries": [{"timestamp": T}]}}) == [
        expected._replace(name=None, url=None)
    ]


def test_each_letter_of_a_support_case_is_an_activity() -> None:
    assert read("support messages") == [
        Activity(
            "support message", AT, "Help", "Please", people=("Ada", "Support"),
            details={"case": "4711", "from": "Ada", "to": "Support"},
        )
    ]  # fmt: skip


def test_a_support_case_without_letters_is_kept_and_a_damaged_one_costs_only_itself() -> None:
    document = {"support_messages": {"1": 3, "2": {"timestamp": T, "subject": "Help", "messages": []}}}
    records, problems = read_with_problems("support messages", document)
    assert records == [
        Activity("support message", details={"case": "1"}),
        Activity("support message", AT, "Help", details={"case": "2"}),
    ]
    assert [problem.kind for problem in problems] == ["wrong-type"]
