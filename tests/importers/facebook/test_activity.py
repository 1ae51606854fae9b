"""Polls, donations, pokes, places, voting, the survey, buying and selling (formats/facebook.md 1.4)."""

from __future__ import annotations

import pytest

from exit_kit.importing.records import Activity, Fact, Payment, Place
from importers.facebook import IMPORTER
from tests.importers.facebook.classic import AT, ITEM, POLL, T, read
from tests.importers.reading import read_document


def test_a_vote_tells_what_was_chosen_and_what_there_was_to_choose() -> None:
    assert read("poll votes") == [
        Activity(
            "poll vote",
            AT,
            "Tea?",
            "Yes",
            details={"title": "Voted.", "options": POLL["options"]},
            origin="created",
        )
    ]


def test_a_call_in_a_room_has_its_times_and_people() -> None:
    call = {"start_time": T, "end_time": T + 9, "call_type": "video", "call_participants": [{"name": "Bob"}]}
    document = {"remote_presence_rooms": [{"calls": [call]}, {}]}
    records, problems, names = read_document(IMPORTER, "other_activity/rooms_joined.json", document)
    assert records == [Activity("room joined", AT, "video", ended_at="2024-06-26T11:06:49Z", people=("Bob",))]
    assert ([one.kind for one in problems], names) == (["unknown-shape"], ["rooms joined"])


@pytest.mark.parametrize(
    "path",
    [
        "other_activity/notes.json",
        "other_activity/support_correspondences.json",
        "posts/your_pinned_posts.json",
        "events/event_contact_you've_blocked.json",
        "pages/sent_page_invites.json",
        "pages/video_collaboration_events.json",
    ],
)
def test_a_file_whose_shape_no_source_tells_has_a_name_and_is_kept_raw(path: str) -> None:
    records, problems, names = read_document(IMPORTER, path, [{"some": "thing"}])
    assert (records, problems, len(names)) == ([], [], 1)


@pytest.mark.parametrize(
    ("name", "layouts"),
    [("watch topics", ("G1",)), ("feed topics", ("G1",)), ("news topics", ("G1",)), ("inferred topics", ("G2",)),
     ("account status", ("G1",)), ("ad interests", ("G5", "G4", "G3", "G2", "G1"))],
)  # fmt: skip
def test_topics_and_account_status_say_the_layouts_that_had_them(name: str, layouts: tuple[str, ...]) -> None:
    assert [row.layouts for row in IMPORTER.file_types if row.name == name] == [layouts]


def test_a_poll_without_a_question_has_its_title_and_a_vote_without_a_poll_is_kept() -> None:
    polls = [{"data": [{"poll": {"options": [{"option": "No", "voted": False}]}}]}]
    assert read("poll votes", {"poll_votes": [{"title": "V.", "attachments": polls}, {"timestamp": T}]}) == [
        Activity(
            "poll vote", what="V.", origin="created",
            details={"title": "V.", "options": [{"option": "No", "voted": False}]},
        ),
        Activity("poll vote", AT, origin="created"),
    ]  # fmt: skip


def test_a_donation_has_its_fundraiser_and_amount() -> None:
    assert read("donations") == [Activity("donation", AT, "Trees", "EUR 5", origin="created")]
    assert read("donations", {"fundraisers_donated_to_v2": [{"title": "Gave."}]}) == [
        Activity("donation", what="Gave.", details={"title": "Gave."}, origin="created")
    ]


def test_a_poke_has_both_people_and_old_exports_wrap_it() -> None:
    poke = {"poker": "Ada Example", "pokee": "Bob Example", "rank": 0, "timestamp": T}
    people = ("Ada Example", "Bob Example")
    expected = [Activity("poke", AT, *people, people=people, details={"rank": 0})]
    assert read("pokes") == expected
    assert read("pokes", {"pokes": {"activity_log_data": [], "data": [poke]}}) == expected
    assert read("pokes", {"pokes": {"activity_log_data": [poke]}}) == expected
    assert read("pokes", {"pokes": {"activity_log_data": [], "data": []}}) == []


def test_a_created_place_is_a_place() -> None:
    assert read("created places") == [
        Place("created", "Café Süd", AT, "1 Test Street", url="u:p", origin="created")
    ]


def test_voting_is_what_was_set() -> None:
    assert read("voting location") == [Fact("voting", "voting location", "Testland", origin="created")]
    assert read("voting reminders") == [Fact("voting", "voting reminders", "On", origin="created")]
    assert read("voting reminders", {"voting_reminders_v2": {"voting_reminders": ""}}) == []


def test_a_survey_is_read_question_by_question() -> None:
    assert read("editor survey") == [
        Activity("survey answered", AT, "Good?", details={"question_type": "RADIO"}, origin="created")
    ]


def test_an_item_for_sale_has_price_and_place() -> None:
    details = {
        "price": "EUR 50", "seller": "Ada Example", "category": "Bikes", "marketplace": "M",
        "location": {"coordinate": {"latitude": 12.5, "longitude": -34.5}},
    }  # fmt: skip
    assert read("items for sale") == [
        Activity("item for sale", AT, "Bike", "Red", details=details, origin="created"),
        Place("item for sale", at=AT, latitude=12.5, longitude=-34.5, origin="created"),
    ]
    assert len(read("items for sale", {"items_selling_v2": [{**ITEM, "location": {}}]})) == 1


def test_counters_of_the_marketplace_are_facts_and_zero_counts() -> None:
    assert read("marketplace notifications") == [
        Fact("marketplace notifications", "sent_28d", "3"),
        Fact("marketplace notifications", "opened_28d", "0"),
    ]


def test_a_payment_keeps_its_amount_as_delivered() -> None:
    assert read("payments") == [
        Fact("payments", "preferred currency", "EUR"),
        Payment(
            AT, "5.00", "EUR", "Ada Example", "Bob Example", "P2P", "Completed", "Card", "192.0.2.3",
            {"payment_data": {"p2p_payment": {"fees": "0.00"}}},
        ),
    ]  # fmt: skip


def test_an_empty_payment_history_tells_the_currency_only() -> None:
    assert read("payments", {"payments_v2": {"preferred_currency": "EUR", "payments": []}}) == [
        Fact("payments", "preferred currency", "EUR")
    ]
