"""The warnings: each when it is due, and only then."""

from __future__ import annotations

import pytest

from exit_kit.report.advice import list_warnings
from exit_kit.report.answers import Coverage, Export, MediaCount, OnlyOlder
from exit_kit.report.messages import Chat


def make_coverage(**statuses: int) -> Coverage:
    return Coverage(statuses, 0, 0, 0, 0, None, ())


def make_export(created_at="2025-06-15", requested_from=None, requested_to=None, form="json") -> Export:
    return Export(created_at, form, "G5", requested_from, requested_to, 1, 1, 1)


ALL_TIME = (make_export(),)


def make_chat(folder: str) -> Chat:
    return Chat(1, "direct", folder, "Bo", 1, None, None, "facebook")


def warn(
    registered_at="2008-01-01",
    first_at="2008-02-01",
    exports=ALL_TIME,
    coverage=None,
    media=(),
    chats=(),
    older=(),
):
    found = list_warnings(registered_at, first_at, exports, coverage or make_coverage(), media, chats, older)
    return {one.kind: one.text for one in found}


def test_a_complete_export_gets_no_warning():
    assert warn() == {}


def test_an_interrupted_import_is_told():
    text = warn(coverage=make_coverage(pending=1))["interrupted"]
    assert text.startswith("The import was interrupted: 1 file is not read yet.")


def test_unreadable_files_are_told():
    assert warn(coverage=make_coverage(unreadable=2))["unreadable"].startswith(
        "2 files could not be read and were"
    )


def test_an_export_of_one_year_is_told_where_it_says_so():
    found = warn(exports=(make_export("2025-06-15", "2024-06-15", "2025-06-15"),))
    assert list(found) == ["one-year-only"]
    assert "from 15 Jun 2024" in found["one-year-only"]


def test_an_export_of_one_year_is_guessed_where_it_does_not_say_so():
    assert "begins on 1 Jul 2024" in warn(first_at="2024-07-01")["begins-late"]


def test_an_export_that_begins_after_the_account_is_told():
    found = warn(exports=(make_export("2025-06-15", "2015-01-01", "2025-06-15"),))
    assert list(found) == ["begins-late"]


@pytest.mark.parametrize("start", ["2008-01-01", "2004-01-01"])
def test_an_export_of_all_time_is_not_warned_of(start):
    assert warn(exports=(make_export("2025-06-15", start, "2025-06-15"),)) == {}


def test_one_export_of_all_time_makes_up_for_one_of_a_year():
    assert warn(exports=(make_export(), make_export("2026-01-01", "2025-01-01", "2026-01-01"))) == {}


def test_a_new_account_is_not_warned_of():
    assert warn(registered_at="2025-01-01", first_at="2025-01-02") == {}


def test_chats_that_became_encrypted_are_told():
    found = warn(chats=(make_chat("e2ee_cutover"), make_chat("inbox")))
    assert found["encrypted-chats"].startswith("1 chat became end-to-end encrypted")


@pytest.mark.parametrize(("missing", "found", "is_told"), [(5, 95, False), (6, 94, True), (100, 10**6, True)])
def test_missing_media_are_told_when_they_are_many(missing, found, is_told):
    media = (MediaCount("photo", "missing", missing, 0), MediaCount("photo", "found", found, 9))
    assert ("media-missing" in warn(media=media)) is is_told


def test_who_lacks_files_of_chats_is_told_what_a_phone_can_do():
    media = (MediaCount("photo", "missing", 4, 0),)
    assert (
        "on the phone, with media" in warn(exports=(make_export(form="text"),), media=media)["media-missing"]
    )
    for exports in (ALL_TIME, (*ALL_TIME, make_export(form="text"))):
        assert "exit-kit look" in warn(exports=exports, media=media)["media-missing"]


def test_an_export_in_html_is_told():
    assert "is in HTML" in warn(exports=(make_export(form="html"),))["html"]
    assert "is partly in HTML" in warn(exports=(make_export(form="mixed"),))["html"]


def test_what_only_an_older_export_holds_is_told():
    assert warn(older=(OnlyOlder("posts", 1), OnlyOlder("messages", 2)))["older"].startswith(
        "3 records are only"
    )
