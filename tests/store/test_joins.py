"""Which conversations are one: by who takes part, where exactly one other can be meant, and as the user decides."""

from __future__ import annotations

from exit_kit.store.joins import Decision, Join, Plan, Source, plan_joins

ME, BOB, EVE = "Ada Example", "Bob Example", "Eve Example"
OWNERS = {1: {ME}, 2: {"Carl Example"}}
MAIN, CHATS, LATER = "2025-06-15", "2025-06-16", "2026-01-01"


def source(key: str, *people: str, order: str = MAIN, title: str | None = None, account: int = 1) -> Source:
    """Return a conversation of some people and the owner; one with an id unless the key says otherwise."""
    kind = "group" if len(people) > 1 else "direct"
    name = title if title is not None else people[0]
    return Source(account, "facebook", key, order, name, kind, frozenset((ME, *people)))


def plan(*sources: Source, decisions: tuple[Decision, ...] = ()) -> dict[str, str]:
    """Return which key becomes part of which, for account 1."""
    found: Plan = plan_joins(sources, decisions, OWNERS)
    assert found == plan_joins(sources[::-1], decisions[::-1], OWNERS)  # whatever comes first
    return {key: join.target for (account, key), join in found.items() if account == 1}


def join(key: str, other: str) -> Decision:
    return Decision("facebook", key, other, is_join=True)


def apart(key: str, other: str) -> Decision:
    return Decision("facebook", key, other, is_join=False)


CHAT = source("~Bob Example_1", BOB, order=CHATS)


def test_a_chat_without_an_id_goes_on_the_one_with_the_same_person() -> None:
    assert plan(source("7", BOB), source("8", EVE), CHAT) == {"~Bob Example_1": "7"}


def test_never_where_two_could_be_meant() -> None:
    assert plan(source("7", BOB), source("9", BOB), CHAT) == {}
    assert plan(source("7", BOB), CHAT, source("~Bob Example_2", BOB, order=CHATS)) == {}


def test_the_same_chat_of_two_downloads_is_one_whatever_its_number() -> None:
    later = source("~Bob Example_5", BOB, order=LATER)
    assert plan(CHAT, later) == {"~Bob Example_5": "~Bob Example_1"}
    assert plan(CHAT, later, source("7", BOB)) == {"~Bob Example_1": "7", "~Bob Example_5": "7"}


def test_a_group_wants_the_same_people_and_the_same_name() -> None:
    chat = source("~Boats_3", BOB, EVE, order=CHATS, title="Boats")
    assert plan(source("7", BOB, EVE, title="Boats"), chat) == {"~Boats_3": "7"}
    assert plan(source("7", BOB, EVE, title="Cars"), chat) == {}
    assert plan(source("7", BOB, title="Boats"), chat) == {}
    assert plan(source("7", BOB, EVE, title="Boats"), source("8", BOB, EVE, title="Boats"), chat) == {}


def test_people_without_a_name_of_their_own_say_nothing() -> None:
    gone = source("~Facebook user_1", "Facebook user", order=CHATS)
    assert plan(source("7", "Facebook user"), gone) == {}
    assert plan(source("7", BOB), Source(1, "facebook", "~x_1", CHATS, "x", "direct", frozenset((ME,)))) == {}


def test_conversations_with_ids_are_never_joined_by_themselves() -> None:
    assert plan(source("7", BOB), source("9", BOB, order=LATER)) == {}


def test_accounts_are_never_mixed() -> None:
    other = Source(2, "facebook", "7", MAIN, BOB, "direct", frozenset(("Carl Example", BOB)))
    assert plan(other, CHAT) == {}


def test_an_unknown_owner_does_not_hinder() -> None:
    sources = (source("7", BOB), CHAT)
    assert plan_joins(sources, (), {}) == {(1, "~Bob Example_1"): Join("7", "participants")}


def test_the_user_joins_any_two_and_the_first_named_stays() -> None:
    sources = (source("7", BOB), source("9", EVE))
    assert plan(*sources, decisions=(join("9", "7"),)) == {"7": "9"}
    assert plan_joins(sources, [join("7", "9")], OWNERS) == {(1, "9"): Join("7", "user")}


def test_what_the_user_joins_takes_along_what_was_joined_already() -> None:
    sources = (source("7", BOB), CHAT, source("9", EVE))
    assert plan(*sources, decisions=(join("9", "7"),)) == {"7": "9", "~Bob Example_1": "9"}


def test_the_user_keeps_two_apart() -> None:
    sources = (source("7", BOB), CHAT)
    assert plan(*sources, decisions=(apart("~Bob Example_1", "7"),)) == {}
    later = source("~Bob Example_5", BOB, order=LATER)
    decided = (apart("7", "~Bob Example_1"),)
    assert plan(*sources, later, decisions=decided) == {"~Bob Example_5": "7"}


def test_a_decision_on_what_is_not_there_waits() -> None:
    assert plan(source("7", BOB), decisions=(join("7", "99"), join("x", "y"), apart("7", "z"))) == {}
