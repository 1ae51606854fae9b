"""The profile (formats/facebook.md 1.6.8)."""

from __future__ import annotations

from typing import Any

from exit_kit.importing.records import DAY, Connection, Fact, Owner, Record
from tests.importers.facebook.classic import AT, read, read_with_problems

URL = "https://www.facebook.com/ada.example"


def _fact(label: str, value: str | None, at: str | None = None, **details: Any) -> Fact:
    return Fact("profile", label, value, at, origin="created", details=details or None)


def _tie(
    kind: str, name: str, at: str | None = AT, status: str | None = None, *, is_person: bool = True
) -> Connection:
    return Connection(kind, name, at, status=status, is_person=is_person, origin="created")


def _read(**profile: Any) -> list[Record]:
    return read("profile", {"profile_v2": profile})[1:]


def test_a_whole_profile_is_an_owner_and_a_statement_for_everything_in_it() -> None:
    assert read("profile") == [
        Owner("Ada Exämple", ("Ada Exämple", "Ada Before", "Addy"), "ada.example", URL, AT),
        _fact("full name", "Ada Exämple"),
        _fact("first name", "Ada"),
        _fact("last name", "Exämple"),
        _fact("previous name", "Ada Before", AT),
        _fact("other name", "Addy", type="Nickname"),
        _fact("username", "ada.example"),
        _fact("profile address", URL),
        _fact("e-mail", "ada@example.org"),
        _fact("previous e-mail", "old@example.org"),
        _fact("phone number", "+15550100", AT, phone_type="Mobile", verified=False),
        _fact("website", "https://example.org"),
        _fact("address", None, address={"city": "Testland"}),
        Fact("profile", "birthday", "1990-02-28", "1990-02-28", DAY, "created"),
        Fact("profile", "joined Facebook", AT, AT),
        _fact("gender option", "FEMALE"),
        _fact("pronoun", "FEMALE"),
        _fact("intro bio", "Hello there", AT),
        _fact("religious view", "None", description="Really"),
        _fact("political view", "Only words"),
        _fact("blood info", "Donor"),
        _fact("name pronunciation", "AY-da"),
        _fact("language", "English"),
        _fact("language", "Dutch"),
        _fact("interested in", "MEN"),
        _fact("current city", "Testland"),
        _fact("hometown", "Oldtown", AT),
        _fact("place lived", "Hill", AT),
        _fact(
            "education", "Test School", AT, degree="BSc", school_type="College", graduated=True,
            concentrations=["Maths"], ended_at="2024-06-26T11:07:40Z",
        ),
        _fact("work", "Works Ltd", AT, title="Tester", location="Testland"),
        _fact("relationship", "Married", AT),
        Fact("profile", "anniversary", "2015-06", None, DAY, "created"),
        _tie("partner", "Bob Example", status="Married"),
        _tie("former partner", "Cleo Example"),
        _tie("family member", "Dora Example", status="Sister"),
        _tie("page on profile", "Band", status="Music", is_person=False),
        _tie("page on profile", "Choir", None, "Music", is_person=False),
        _tie("group", "Test Group", is_person=False),
    ]  # fmt: skip


def test_an_empty_profile_is_an_owner_without_a_name() -> None:
    assert read("profile", {"profile": {}}) == [Owner(None)]


def test_a_name_that_was_had_twice_is_named_once() -> None:
    profile = {
        "name": {"full_name": "A"},
        "previous_names": [{"name": "B"}, {"name": "A"}],
        "other_names": None,
    }
    owner = read("profile", {"profile_v2": profile})[0]
    assert owner == Owner("A", ("A", "B"))


def test_a_birthday_may_lack_its_year_or_be_empty() -> None:
    assert _read(birthday={"year": 0, "month": 2, "day": 28}) == [_fact("birthday", "02-28")]
    assert _read(birthday={"year": 1990}) == [Fact("profile", "birthday", "1990", None, DAY, "created")]
    assert _read(birthday={"year": 0, "month": 0, "day": 0}) == []


def test_a_job_without_an_employer_keeps_what_it_has() -> None:
    assert _read(work_experiences=[{"title": "Tester"}, {}]) == [_fact("work", None, title="Tester")]


def test_a_wrong_part_of_a_profile_costs_that_part_only() -> None:
    profile = {
        "username": "ada",
        "emails": 3,
        "languages": "English",
        "hometown": [],
        "groups": [3, {"name": "G"}],
    }
    records, problems = read_with_problems("profile", {"profile_v2": profile})
    assert records == [
        Owner(None, (), "ada"),
        _fact("username", "ada"),
        _fact("language", "English"),
        _tie("group", "G", None, is_person=False),
    ]
    assert {problem.kind for problem in problems} == {"wrong-type", "single-record"}


def test_dating_and_gaming_profiles_are_told_from_the_profile_by_their_path() -> None:
    for name in ("dating profile", "gaming profile"):
        assert not any(isinstance(record, Owner) for record in read(name))


def test_a_part_of_a_name_that_is_not_known_is_told_when_it_is_a_text() -> None:
    name = {"full_name": "Ada", "nick_name": "A", "script": {"latin": True}}
    _, *told = read_with_problems("profile", {"profile_v2": {"name": name}})[0]
    assert told == [_fact("full name", "Ada"), _fact("nick name", "A")]
