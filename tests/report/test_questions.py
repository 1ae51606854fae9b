"""The answers, on databases filled by hand: every figure here can be counted by eye."""

from __future__ import annotations

import pytest

from exit_kit.errors import DatabaseError
from exit_kit.report.answers import App, Correspondent, GroupChat, Kind, Named, OnlyOlder, Year
from exit_kit.report.questions import open_filled
from exit_kit.store.database import open_for_writing


def test_messages_with_one_person_are_counted_both_ways(account_of):
    def arrange(db):
        bo = db.add_person("Bo")
        db.add_chat("Bo", [1, bo], [("2019-01-01", 1), ("2019-05-12", bo), ("2020-02-02", bo)])

    account = account_of(arrange)
    assert account.correspondents == (Correspondent("Bo", 1, 2, "2019-01-01", "2020-02-02", is_gone=False),)
    sent, received = account.find_count("messages_sent"), account.find_count("messages_received")
    assert (sent.count, sent.first_at, sent.last_at) == (1, "2019-01-01", "2019-01-01")
    assert (received.count, received.first_at, received.last_at) == (2, "2019-05-12", "2020-02-02")
    assert (account.first_at, account.last_at, account.people) == ("2019-01-01", "2020-02-02", 1)


def test_former_names_of_the_owner_are_the_owner(account_of):
    def arrange(db):
        former, bo = db.add_person("Ada Maiden"), db.add_person("Bo")
        db.add("handles", person_id=1, platform="facebook", kind="name", handle="Ada Maiden")
        db.add_chat("Bo", [former, bo], [("2010-01-01", former), ("2010-01-02", bo)])

    account = account_of(arrange)
    assert [(one.name, one.sent, one.received) for one in account.correspondents] == [("Bo", 1, 1)]
    assert account.people == 1


def test_chats_with_one_person_in_several_folders_are_added_up(account_of):
    def arrange(db):
        bo = db.add_person("Bo")
        db.add_chat("Bo", [1, bo], [("2019-01-01", 1)])
        db.add_chat("Bo", [1, bo], [("2024-01-01", bo)], folder="e2ee_cutover")

    account = account_of(arrange)
    assert account.correspondents == (Correspondent("Bo", 1, 1, "2019-01-01", "2024-01-01", is_gone=False),)


def test_deleted_accounts_share_a_name_and_are_not_added_up(account_of):
    def arrange(db):
        gone = db.add_person("Facebook-Nutzer")
        db.add_chat("Facebook-Nutzer", [1, gone], [("2019-01-01", 1)])
        db.add_chat("Facebook-Nutzer", [1, gone], [("2020-01-01", gone)])
        db.add_chat(None, [1], [("2021-01-01", None)])

    account = account_of(arrange)
    assert [one.is_gone for one in account.correspondents] == [True, True, True]
    assert account.people == 2


def test_somebody_who_married_is_called_as_the_newest_title_says(account_of):
    def arrange(db):
        before, after = db.add_person("Bo Before"), db.add_person("Bo After")
        db.add_chat("Bo After", [1, before, after], [("2019-01-01", before), ("2020-01-01", after)])

    assert [(one.name, one.received) for one in account_of(arrange).correspondents] == [("Bo After", 2)]


def test_a_chat_whose_kind_is_unknown_is_a_group_when_several_others_are_in_it(account_of):
    def arrange(db):
        bo, cy = db.add_person("Bo"), db.add_person("Cy")
        db.add_chat(None, [1, bo, cy], [("2019-01-01", bo)], kind=None)
        db.add_chat("Cy", [1, cy], [("2019-01-02", cy)], kind=None)

    account = account_of(arrange)
    assert account.group_chats == (GroupChat(None, 2, 1, 0, "2019-01-01", "2019-01-01"),)
    assert [one.name for one in account.correspondents] == ["Cy"]


def test_a_chat_with_an_ai_is_neither_a_group_nor_a_person(account_of):
    account = account_of(lambda db: db.add_chat("AI", [1], [("2025-01-01", 1)], kind="ai"))
    assert (account.group_chats, account.correspondents) == ((), ())
    assert [kind.kind for kind in account.find_count("conversations").kinds] == ["ai"]


def test_undated_messages_count_but_belong_to_no_year(account_of):
    def arrange(db):
        bo = db.add_person("Bo")
        db.add_chat("Bo", [1, bo], [(None, 1), (None, bo), ("2019-01-01", bo)])

    account = account_of(arrange)
    assert [(one.sent, one.received) for one in account.correspondents] == [(1, 2)]
    assert account.years == (Year(2019, 0, 1, 0),)


def test_an_interrupted_import_left_no_figures_and_the_messages_count_all_the_same(account_of):
    def arrange(db):
        db.add_chat("Bo", [1], [("2018-12-31", 1), ("2019-01-01", 1)])
        db.db.execute("UPDATE conversations SET message_count = NULL, first_at = NULL, last_at = NULL")

    account = account_of(arrange)
    assert account.find_count("messages_sent").count == 2
    assert account.years == (Year(2018, 1, 0, 0), Year(2019, 1, 0, 0))


def test_quiet_years_between_are_shown_as_zero(account_of):
    def arrange(db):
        db.add_chat("Bo", [1], [("2018-12-31T23:59:59.999Z", 1), ("2021-01-01T00:00:00Z", 1)])
        db.add("posts", account_id=1, kind="post", at="2020-01-01", origin="created")
        db.add("posts", account_id=1, kind="wall post", at="2022-01-01", origin="received")

    years = account_of(arrange).years
    assert years == (Year(2018, 1, 0, 0), Year(2019, 0, 0, 0), Year(2020, 0, 0, 1), Year(2021, 1, 0, 0))


def test_records_are_counted_by_kind_with_first_and_last(account_of):
    def arrange(db):
        for ordinal, at in enumerate(("2012-01-01", None, "2011-01-01")):
            db.add("connections", account_id=1, kind="friend", name="Bo", at=at, ordinal=ordinal)
        db.add("connections", account_id=1, kind="blocked", name="Cy")

    found = account_of(arrange).find_count("connections")
    assert (found.count, found.first_at, found.last_at) == (4, "2011-01-01", "2012-01-01")
    assert found.kinds == (Kind("friend", 3, "2011-01-01", "2012-01-01"), Kind("blocked", 1, None, None))


def test_reactions_are_told_apart_by_who_gave_them(account_of):
    def arrange(db):
        chat = db.add_chat("Bo", [1], [("2020-01-01", 1)])
        message = db.db.execute("SELECT id FROM messages WHERE conversation_id = ?", (chat,)).fetchone()[0]
        db.add("reactions", account_id=1, message_id=message, person_id=1, reaction="👍", origin="received")
        db.add("reactions", account_id=1, reaction="LIKE", kind="post", origin="created", at="2020-02-02")

    account = account_of(arrange)
    assert account.find_count("reactions_given").kinds == (Kind("post", 1, "2020-02-02", "2020-02-02"),)
    assert account.find_count("reactions_received").kinds == (Kind("message", 1, None, None),)


def test_media_are_counted_with_their_sizes(account_of):
    def arrange(db):
        for status, size in (("found", 10), ("found", 5), ("missing", None), ("unused", 1)):
            db.add("media", account_id=1, kind="photo", status=status, path="x", key="x", size_bytes=size)

    account = account_of(arrange)
    assert [(one.status, one.count, one.size_bytes) for one in account.media] == [
        ("found", 2, 15),
        ("missing", 1, 0),
        ("unused", 1, 1),
    ]
    assert account.find_count("photos").count == 4


def test_groups_and_pages_come_by_name_and_newest_first(account_of):
    def arrange(db):
        rows = (("group membership", "Old", "2010-01-01"), ("group admin", "Old", "2011-01-01"))
        rows += (("group", "New", "2020-01-01"), ("page liked", "P", None), ("page unfollowed", "Q", None))
        for kind, name, at in rows:
            db.add("connections", account_id=1, kind=kind, name=name, at=at)

    account = account_of(arrange)
    assert [one.name for one in account.groups] == ["New", "Old"]
    assert account.groups[1] == Named("Old", 2, "2010-01-01", "2011-01-01")
    assert [one.name for one in account.pages] == ["P"]


def test_active_apps_come_first(account_of):
    def arrange(db):
        db.add("apps", account_id=1, kind="login", name="Gone", at="2020-01-01", removed_at="2021-01-01")
        db.add("apps", account_id=1, kind="login", name="Here", at="2012-01-01", category="active")
        db.add("apps", account_id=1, kind="login", name="Asleep", at="2022-01-01", category="inactive")
        db.add("apps", account_id=1, kind="game", name="Played", at="2022-01-01")

    assert account_of(arrange).apps == (
        App("Here", "2012-01-01", None, is_active=True),
        App("Asleep", "2022-01-01", None, is_active=False),
        App("Gone", "2020-01-01", "2021-01-01", is_active=False),
    )


def test_companies_and_places_come_most_frequent_first(account_of):
    def arrange(db):
        for ordinal, business in enumerate(("b.example", "a.example", "b.example")):
            db.add("off_meta_activity", account_id=1, business=business, event="PURCHASE", ordinal=ordinal)
            db.add("sessions", account_id=1, kind="login", location=business, ordinal=ordinal)
        db.add("places", account_id=1, kind="check-in", name="Rome")

    account = account_of(arrange)
    assert [(one.name, one.count) for one in account.off_meta_companies] == [
        ("b.example", 2),
        ("a.example", 1),
    ]
    assert [(one.name, one.count) for one in account.login_locations] == [("b.example", 2), ("a.example", 1)]
    assert [one.name for one in account.places] == ["Rome"]


def test_coverage_counts_known_settings_as_understood_and_media_not_at_all(account_of):
    def arrange(db):
        db.add_member("a.json", "imported", file_type="a")
        known = db.add_member("b.json", "kept", file_type="b")
        db.add_member("c.json", "kept")
        db.add_member("d.json", "unreadable")
        db.add_member("e.jpg", "media", file_type="photo")
        db.add("raw_records", member_id=known, topic="b", record="{}")

    coverage = account_of(arrange).coverage
    assert (coverage.understood, coverage.known, coverage.unknown, coverage.data_files) == (1, 1, 1, 4)
    assert coverage.understood_percent == 50.0
    assert coverage.statuses["media"] == 1
    assert [(one.name, one.count) for one in coverage.raw_topics] == [("b", 1)]


def test_what_only_an_older_export_holds_is_counted(account_of):
    def arrange(db):
        db.add_export(2, created_at="2026-01-01")
        db.add_chat("Bo", [1], [("2020-01-01", 1)])
        db.add("posts", account_id=1, kind="post", at="2020-01-01", first_export_id=1, last_export_id=2)
        db.add("posts", account_id=1, kind="post", at="2020-01-02", first_export_id=1, last_export_id=1)

    account = account_of(arrange)
    assert account.only_older == (OnlyOlder("messages", 1), OnlyOlder("posts", 1))
    assert [one.kind for one in account.warnings] == ["older"]


def test_a_part_of_media_is_no_newer_export(account_of):
    def arrange(db):
        db.add_export(2, created_at="2026-01-01", format="media", layout=None)
        db.add("posts", account_id=1, kind="post", at="2020-01-02", first_export_id=1, last_export_id=1)

    assert account_of(arrange).only_older == ()


def test_two_accounts_do_not_mix(report_of):
    def arrange(db):
        other, bo = db.add_person("Page Example"), db.add_person("Bo")
        db.add("accounts", id=2, platform="facebook", key="page", name="Page Example", person_id=other)
        db.add_export(2, account_id=2)
        db.add_member("a.json", "kept", export_id=2)
        db.add_chat("Bo", [other, bo], [("2020-01-01", other), ("2020-01-02", bo)], account_id=2)
        db.add("searches", account_id=2, kind="search", text="clay", at="2020-01-01")

    page, ada = report_of(arrange).accounts
    assert (page.name, page.find_count("messages_sent").count, page.find_count("searches").count) == (
        "Page Example",
        1,
        1,
    )
    assert ada.name == "Ada Example"
    assert ada.correspondents == ()
    assert all(one.count == 0 for one in ada.counts)
    assert ada.coverage.data_files == 0


def test_an_account_without_anything_has_answers_too(account_of):
    account = account_of(lambda db: None)
    assert account.years == ()
    assert (account.first_at, account.coverage.understood_percent) == (None, None)


@pytest.mark.parametrize("has_tables", [True, False])
def test_an_empty_database_is_an_error_that_says_what_to_do(path, has_tables):
    if has_tables:
        with open_for_writing(path):
            pass
    else:
        path.touch()
    with pytest.raises(DatabaseError, match=r"is empty.*Import an export first"), open_filled(path):
        pass
