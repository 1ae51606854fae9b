"""Where contacts, suggestions, logins and amounts come from: files in `label_values` form (formats/facebook.md 1.4)."""

from __future__ import annotations

from typing import Any

import pytest

from exit_kit.importing.records import Activity, AdInterest, Connection, Payment, Reaction, Record, Session
from importers.facebook import IMPORTER
from importers.facebook.labelled_devices import is_address
from tests.importers.facebook.test_labelled_records import (
    ACT,
    ADS,
    AT,
    LATER,
    OWN,
    SEC,
    STAMP,
    URL,
    group,
    one,
    rows,
    tv,
    url,
    val,
    vec,
)
from tests.importers.reading import read_document

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0"
CONTACTS = OWN + "profile_information/contacts_uploaded_before_2021.json"


def read(path: str, document: Any) -> list[Record]:
    return read_document(IMPORTER, path, document)[0]


def test_the_source_of_contacts_is_no_contact_and_stands_in_the_details_of_each() -> None:
    contacts = rows("Contacts", [val("Name", "Bob"), tv("Time")], [val("Contact point", "+43 660 1234567")])
    source = {"label": "Source", "dict": [val("Device", "iPhone 5")]}
    details = {"Source / Device": "iPhone 5", "Status": "Deleted"}
    assert read(CONTACTS, one(contacts, source, val("Status", "Deleted"), at=None)) == [
        Connection("uploaded contact", "Bob", AT, is_person=True, origin="saved", details=details),
        Connection(
            "uploaded contact",
            None,
            status="+43 660 1234567",
            is_person=True,
            origin="saved",
            details=details,
        ),
    ]


def test_the_source_of_contacts_is_known_by_its_place_in_any_language() -> None:
    contacts = rows("Kontakte", [val("Wer", "Bob"), tv("Wann")])
    source = {"label": "Quelle", "dict": [val("App", "Instagram")]}
    assert read(CONTACTS, one(contacts, source, at=None)) == [
        Connection(
            "uploaded contact",
            "Bob",
            AT,
            is_person=True,
            origin="saved",
            details={"Quelle / App": "Instagram"},
        )
    ]


def test_a_contact_of_its_own_record_may_be_deleted() -> None:
    path = OWN + "other_personal_information/your_imported_contacts.json"
    assert read(path, [one(val("Contact name", "Bob"), val("Status", "Deleted"))]) == [
        Connection(
            "uploaded contact", "Bob", AT, is_person=True, origin="saved", details={"Status": "Deleted"}
        )
    ]


@pytest.mark.parametrize("page", [url("Page"), val("Page", URL)])
def test_a_product_is_no_page_and_a_page_is_one_row(page: dict[str, Any]) -> None:
    path = ACT + "pages/pages_you_are_a_customer_of.json"
    document = one(page, tv("Since"), group("Order", val("Item", "Clay 10 kg")), at=None)
    assert read(path, [document, one(val("Page", "Radio"), tv("Since", 0), at=None)]) == [
        Connection("page customer", None, AT, URL, details={"Order / Item": "Clay 10 kg"}),
        Connection("page customer", "Radio"),
    ]


def test_a_category_that_stands_twice_in_a_file_is_one() -> None:
    document = {**one(vec("C", "Gamers", "Parents"), at=None), "bcts": ["Gamers"]}
    assert read(ADS + "other_categories_used_to_reach_you.json", document) == [
        AdInterest("Gamers", "category"),
        AdInterest("Parents", "category"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("192.0.2.17", True),
        ("2001:db8::1", True),
        ("192.0.2", False),
        ("1.2.3.4.5", False),
        ("Graz", False),
        ("7", False),
    ],
)
def test_an_address_is_known_by_its_form(text: str, expected: bool) -> None:
    assert is_address(text) is expected


def test_the_last_login_has_the_address_and_browser_by_their_form_and_the_rest_by_label() -> None:
    session = group("Sitzung", val("Adresse", "192.0.2.17"), val("Programm", BROWSER), val("Device", "P1"))
    document = one(tv("Zeit"), session, val("Location", "Graz"), at=None)
    (login,) = read(SEC + "information_about_your_last_login.json", document)
    assert isinstance(login, Session)
    assert login._replace(details=None) == Session(
        "last login", AT, ip_address="192.0.2.17", user_agent=BROWSER, device="P1", location="Graz"
    )


def test_the_address_of_a_device_or_a_cookie_is_neither_its_name_nor_the_cookie() -> None:
    device = one(val("Adresse", "2001:db8::1"), val("Gerät", "P1"))
    (found,) = read(OWN + "profile_information/your_devices.json", [device])
    assert isinstance(found, Session)
    assert (found.ip_address, found.device) == ("2001:db8::1", "P1")
    cookie = one(val("Adresse", "192.0.2.17"), val("Keks", "abc***"))
    (found,) = read(SEC + "device_login_cookies.json", [cookie])
    assert isinstance(found, Session)
    assert (found.ip_address, found.cookie) == ("192.0.2.17", "abc***")


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("2500,00 NOK", "2500,00", "NOK"),
        ("EUR12.50", "12.50", "EUR"),
        ("-3 USD", "-3", "USD"),
        ("kr 90", "kr 90", None),
        ("about 3 USD", "about 3 USD", None),
        ("NOK", "NOK", None),
    ],
)
def test_the_currency_of_an_amount_is_split_off(text: str, amount: str, currency: str | None) -> None:
    document = one(tv("Payment time"), val("Amount", text), at=None)
    assert read(ACT + "facebook_payments/payments_received_as_a_seller.json", document) == [
        Payment(AT, amount, currency, kind="marketplace sale", details={"Payment time": AT, "Amount": text})
    ]


def test_the_event_and_group_of_a_reaction_are_kept() -> None:
    document = one(
        val("Reaction", "Like"), group("Author", val("Name", "Bob")), group("Event", val("Name", "Fair"))
    )
    assert read(ACT + "comments_and_reactions/likes_and_reactions.json", [document]) == [
        Reaction(AT, "Like", target="Bob", kind="unknown", details={"Event / Name": "Fair"})
    ]


def _make_chat(*entries: dict[str, Any]) -> dict[str, Any]:
    messages = [
        {"title": "", "dict": [val("Sender", "Ada"), val("Text", "Hi"), tv("Time")]},
        {"title": "", "dict": [val("Text", "Good morning"), tv("Time", STAMP + 100)]},
    ]
    return one(*entries, {"title": "Messages", "dict": messages}, title="Small talk")


def test_what_stands_beside_a_chat_with_the_ai_is_an_activity_with_its_address() -> None:
    chat, started = read(
        ACT + "messages/ai_conversations.json", _make_chat(url("Link"), vec("Models", "Helper"))
    )
    assert chat.people == ("Ada", "Helper")  # type: ignore[union-attr]
    assert [message[:4] for message in chat.messages] == [  # type: ignore[union-attr]
        (AT, "Ada", "text", "Hi"),
        (LATER, "Helper", "text", "Good morning"),
    ]
    detail = f"Link: {URL} · Models: Helper"
    assert started == Activity("ai conversation", AT, "Small talk", detail, URL, origin="created")


def test_nobody_is_taken_for_the_assistant_where_none_is_named() -> None:
    (chat,) = read(ACT + "messages/ai_conversations.json", _make_chat())
    assert [message[1] for message in chat.messages] == ["Ada", None]  # type: ignore[union-attr]
