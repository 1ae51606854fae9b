"""Every trap of split, partial and mixed exports, and where it is tested (formats/facebook.md sections 4 and 6)."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.pipeline import import_paths
from exit_kit.importing.summary import Summary
from importers.facebook.recognition import parse_name, recognise
from tests.laws.archives import Tree, read_sample, write_folder, write_zip
from tests.paths import ROOT, find_shared_samples

HERE = "tests/laws/test_traps.py::"
SPLITTING, COUNTS, LOOK = (
    "tests/laws/test_splitting.py::",
    "tests/laws/test_counts.py::",
    "tests/cli/test_look.py::",
)
MERGING, DISCOVER = "tests/laws/test_merging.py::", "tests/archive/test_discover.py::"
DAMAGE, TABLES = "tests/importers/facebook/test_classic_damage.py::", "tests/archive/test_tables.py::"

# Section 4, by the first column of its table.
PARTS: dict[str, tuple[str, ...]] = {
    "names 2018–2020": (HERE + "test_a_download_s_name_says_account_and_day",),
    "names 2024+": (HERE + "test_a_download_s_name_says_account_and_day",),
    "part number": (HERE + "test_a_download_s_name_says_account_and_day",),
    "grouping": (LOOK + "test_a_split_export_is_one_whichever_names_its_parts_have",),
    "split unit": (
        SPLITTING + "test_any_split_any_order_zip_or_folder_gives_the_same_database",
        SPLITTING + "test_media_before_the_text_that_shows_them_gives_the_same_database",
    ),
    "media-only parts": (
        LOOK + "test_a_part_of_media_alone_says_that_the_rest_is_elsewhere",
        DISCOVER + "test_an_unpacked_part_of_media_alone_is_a_part",
    ),
    "duplicates": (
        SPLITTING + "test_the_same_member_in_several_parts_counts_once",
        DISCOVER + "test_different_files_under_one_name_are_both_kept_and_equal_ones_once",
    ),
    "whole-set import": (SPLITTING + "test_two_exports_in_parts_mixed_up_give_what_they_give_whole",),
    "repeated exports": (
        MERGING + "test_an_older_export_after_a_newer_one_gives_the_same_as_the_reverse",
        MERGING + "test_a_message_of_both_exports_is_one_row",
    ),
    "shared media": (HERE + "test_a_file_that_many_show_is_one_file",),
    "no extension": (HERE + "test_files_without_a_telling_name_are_known_by_their_content",),
    "zip64 / name encoding": (
        TABLES + "test_a_zip64_zip_is_read_to_the_byte",
        TABLES + "test_a_name_is_read_in_whichever_code_the_zip_has_it",
    ),
    "truncated": (
        TABLES + "test_a_zip_cut_off_anywhere_is_refused_as_incomplete",
        LOOK + "test_one_part_of_several_is_told_by_the_media_it_lacks",
    ),
    "HTML duplicates": (HERE + "test_a_page_that_is_there_twice_under_two_numbers_counts_once",),
}
# Section 6, by number.
TRAPS: dict[int, tuple[str, ...]] = {
    1: (LOOK + "test_the_range_of_the_newest_request_is_shown_and_a_year_alone_is_missed",
        "tests/report/test_advice.py::test_an_export_of_one_year_is_told_where_it_says_so"),
    2: (LOOK + "test_one_part_of_several_is_told_by_the_media_it_lacks",),
    3: (HERE + "test_every_file_of_a_thread_is_read_in_the_order_of_its_number",
        "tests/report/test_advice.py::test_an_export_of_one_year_is_guessed_where_it_does_not_say_so"),
    4: (HERE + "test_every_file_of_a_thread_is_read_in_the_order_of_its_number",),
    5: (COUNTS + "test_every_field_of_messages_is_found_as_often_as_it_stands",),
    6: ("tests/laws/test_text_repair.py::test_any_text_torn_as_meta_does_is_repaired",
        "tests/importers/facebook/test_encrypted_chats.py::test_text_that_looks_like_metas_mistake_is_left_as_it_is"),
    7: (COUNTS + "test_media_that_are_missing_are_rows_that_say_so",
        COUNTS + "test_media_that_stand_elsewhere_are_found"),
    8: (HERE + "test_a_page_in_a_folder_of_json_hinders_nothing",),
    9: (DAMAGE + "test_a_single_record_where_a_list_belongs_is_read_as_one",),
    10: ("tests/importing/test_label_values.py::test_translated_labels_are_known_from_the_table",
         "tests/importing/test_label_values.py::test_the_field_name_wins_over_labels_and_labels_over_shape"),
    11: (DAMAGE + "test_an_unknown_key_is_counted_and_changes_nothing",
         HERE + "test_a_record_of_a_form_that_nobody_knows_makes_no_empty_row"),
    12: (DAMAGE + "test_a_file_that_holds_object_object_yields_nothing",),
    13: (LOOK + "test_encrypted_chats_and_suspicious_entries_are_pointed_out",
         "tests/laws/test_joining.py::test_chats_go_on_the_main_export_whatever_comes_first"),
    14: (MERGING + "test_who_left_facebook_keeps_the_older_name",
         MERGING + "test_a_conversation_renamed_since_is_one_row_with_its_newer_title",
         "tests/report/test_questions.py::test_deleted_accounts_share_a_name_and_are_not_added_up",
         "tests/laws/test_joining.py::test_two_people_of_one_name_are_never_taken_for_one"),
    15: (COUNTS + "test_a_chat_that_a_group_file_repeats_is_not_told_twice",
         HERE + "test_a_file_that_many_show_is_one_file"),
    16: ("tests/importers/facebook/test_reactions.py::test_a_reaction_says_what_and_who_and_its_title_says_to_what",),
    17: ("tests/importers/facebook/test_posts.py::test_unset_times_are_no_times",
         "tests/importers/facebook/test_media.py::test_the_year_zero_is_no_time_of_a_photo"),
    18: (HERE + "test_what_a_later_export_no_longer_reaches_is_kept",),
    19: ("tests/importing/test_dates.py::test_a_page_is_read_in_the_zone_of_the_account",
         "tests/importing/test_clock_finding.py::test_files_of_the_export_state_zone_and_language"),
    20: ("tests/laws/test_readings.py::test_large_members_are_read_like_small_ones",
         "tests/archive/test_pages.py::test_a_page_is_read_in_the_memory_of_one_block"),
    21: ("tests/importers/facebook/test_labelled_rows.py::test_names_from_windows_are_the_same_files",
         "tests/archive/test_paths.py::test_case_apostrophes_and_accents_do_not_make_another_name"),
    22: (HERE + "test_what_stands_beside_the_threads_is_no_thread",),
    23: (HERE + "test_a_broken_file_costs_itself_and_not_the_thread",),
    24: (HERE + "test_a_page_beside_its_owner_s_own_folders_does_not_hide_their_layout",
         SPLITTING + "test_the_same_member_in_several_parts_counts_once",
         "tests/laws/test_goldens.py::test_a_sample_gives_what_it_gave_when_somebody_last_read_it"),
    25: (HERE + "test_files_of_instagram_in_an_export_of_facebook_are_read_as_those_of_instagram",),
    26: (HERE + "test_a_note_that_there_is_no_data_is_understood_and_a_missing_file_is_nothing",),
    27: ("tests/laws/test_damage.py::test_problems_and_what_is_said_carry_no_content",),
    28: ("tests/laws/test_file_types.py::test_a_member_is_found_by_its_path_alone_and_by_the_same_row",
         HERE + "test_files_are_known_below_any_folder"),
}  # fmt: skip
FRIENDS, THREAD = (
    "connections/friends/your_friends.json",
    "your_facebook_activity/messages/inbox/bob_10150340000000001/",
)


@pytest.mark.parametrize(
    "name", sorted({name for names in (*PARTS.values(), *TRAPS.values()) for name in names})
)
def test_every_test_that_the_tables_name_exists(name: str) -> None:
    file, _, test = name.partition("::")
    assert re.search(rf"^def {test}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_the_tables_leave_out_no_trap() -> None:
    assert list(TRAPS) == list(range(1, 29))
    samples = find_shared_samples()
    notes = samples.parent / "formats" / "facebook.md" if samples else None
    if notes is None or not notes.exists():
        pytest.skip("the notes on the format are not beside the repository")
    text = notes.read_text(encoding="utf-8")
    parts, traps = (text.split(f"\n## {number} ")[1].split("\n## ")[0] for number in (4, 6))
    rows = re.findall(r"^\| ([^|]+) \|", parts, re.MULTILINE)
    assert [row for row in rows if row not in ("topic", "---")] == list(PARTS)
    assert [int(number) for number in re.findall(r"^\| (\d+) \|", traps, re.MULTILINE)] == list(TRAPS)


@pytest.mark.parametrize(
    ("name", "account", "date"),
    [
        ("facebook-ada.example-20181118", "ada.example", "2018-11-18"),
        ("facebook-ada.example", "ada.example", None),
        ("facebook-ada.example-2025-06-01-AbCdEfGh", "ada.example", "2025-06-01"),
        ("facebook-100012345678901-2025-06-01-AbCdEfGh (1)", "100012345678901", "2025-06-01"),
        ("facebook-ada.example-01.06.2025-AbCdEfGh", "ada.example", "2025-06-01"),
        ("facebook-ada.example-1-6-2025-AbCdEfGh", "ada.example", "2025-06-01"),
        ("facebook-ada.example-2025-06-01-AbCdEfGh-20250602T101112Z-001", "ada.example", "2025-06-01"),
        # A longer or shorter suffix than today's, copies, and numbers that somebody gave.
        ("facebook-ada.example-2025-06-01-AbCd", "ada.example", "2025-06-01"),
        ("facebook-ada.example-2025-06-01-AbCdEfGhIjKlMnOp", "ada.example", "2025-06-01"),
        ("facebook-ada.example-2025-06-01-AbCdEfGh-2", "ada.example", "2025-06-01"),
        ("facebook-ada.example-2025-06-01-AbCdEfGh 2", "ada.example", "2025-06-01"),
        ("facebook-ada.example-15_Feb_2014-3_Jan_2026", "ada.example", None),
        ("facebook-ada.example-2", "ada.example", None),
    ],
)
def test_a_download_s_name_says_account_and_day(name: str, account: str, date: str | None) -> None:
    found = parse_name(name)
    assert found is not None
    assert (found.account, found.date) == (account, date)


@pytest.mark.parametrize("name", ["facebook-1", "facebook-part2", "facebook-backup-3", "facebook-Teil 1"])
def test_a_name_that_somebody_gave_says_no_account(name: str) -> None:
    assert parse_name(name) is None


class Imported:
    """A small export made of some members, imported."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.database = folder / "x.db"

    def add(self, tree: Tree, name: str = "part") -> Summary:
        """Import members as one part."""
        return import_paths([write_zip(self._folder / f"{name}.zip", tree)], self.database)

    def ask(self, query: str) -> list[Any]:
        """Return all rows of a query."""
        with closing(sqlite3.connect(self.database)) as db:
            return db.execute(query).fetchall()


@pytest.fixture
def export(tmp_path: Path) -> Imported:
    return Imported(tmp_path)


def dump(value: Any) -> bytes:
    return json.dumps(value).encode()


def make_thread(*texts: str, start: int = 0) -> bytes:
    """Return one file of a thread, newest first, all of one millisecond."""
    messages = [
        {"sender_name": "Bob", "timestamp_ms": 1600000000000 + start, "content": text} for text in texts
    ]
    return dump({"participants": [{"name": "Bob"}, {"name": "Ada"}], "messages": messages, "title": "Bob"})


def test_every_file_of_a_thread_is_read_in_the_order_of_its_number(export: Imported) -> None:
    export.add({f"{THREAD}message_{number}.json": make_thread(str(number)) for number in (10, 2, 1, 11)})
    assert export.ask("SELECT group_concat(text) FROM (SELECT text FROM messages ORDER BY id)") == [
        ("1,2,10,11",)
    ]
    assert export.ask("SELECT count(*) FROM conversations") == [(1,)]


def test_a_broken_file_costs_itself_and_not_the_thread(export: Imported) -> None:
    summary = export.add({
        f"{THREAD}message_1.json": make_thread("new", start=9), f"{THREAD}message_2.json": make_thread("old")[:-20],
        FRIENDS: dump({"friends_v2": [{"name": "Bob", "timestamp": 1}]}),
    })  # fmt: skip
    assert summary.members["unreadable"] == 1
    assert export.ask("SELECT text FROM messages") == [("new",)]
    assert export.ask("SELECT length(data) > 0 FROM kept JOIN members ON members.id = member_id "
                      "WHERE status = 'unreadable'") == [(1,)]  # fmt: skip
    assert export.ask("SELECT name FROM connections") == [("Bob",)]


def test_what_stands_beside_the_threads_is_no_thread(export: Imported) -> None:
    tree = {path: data for path, data in read_sample("facebook_2025_json").items() if "/messages/" in path}
    beside = [path for path in tree if path.count("/") == 2 and "ai_conversations" not in path]
    assert len(beside) > 10
    export.add(tree)
    sources = export.ask("SELECT path FROM conversations JOIN members ON members.id = member_id")
    assert [path for (path,) in sources if path in beside] == []


def test_a_page_in_a_folder_of_json_hinders_nothing(export: Imported) -> None:
    album = dump({"name": "Boats", "photos": [{"uri": "your_facebook_activity/posts/media/a.jpg"}]})
    folder = "your_facebook_activity/posts/album/"
    summary = export.add({f"{folder}0.html": b"<html><body>Boats</body></html>", f"{folder}0.json": album})
    assert export.ask("SELECT name FROM albums") == [("Boats",)]
    assert not summary.members["unreadable"]


def test_a_page_beside_its_owner_s_own_folders_does_not_hide_their_layout() -> None:
    page, own = (
        "this_profile_s_activity_across_facebook/posts/videos.json",
        "your_facebook_activity/posts/x.json",
    )
    seen = [recognise(paths) for paths in ([page], [page, own], [own, page, "start_here.html"])]
    assert [one and one.layout for one in seen] == ["page", "G4", "G5"]


def test_a_record_of_a_form_that_nobody_knows_makes_no_empty_row(export: Imported) -> None:
    strange = {"who": "Bob", "since": 1600000000}
    export.add({FRIENDS: dump({"friends_v2": [{"name": "Ada", "timestamp": 1}, strange]})})
    assert export.ask("SELECT name FROM connections") == [("Ada",)]
    assert [json.loads(row[0]) for row in export.ask("SELECT record FROM raw_records")] == [strange]
    assert export.ask("SELECT kind, pointer, count FROM problems") == [("unknown-shape", "/friends_v2/*", 1)]


def test_a_file_that_many_show_is_one_file(export: Imported) -> None:
    export.add(read_sample("facebook_2025_json"))
    shown = export.ask("SELECT uses FROM media WHERE path LIKE '%/10150400000010001.jpg'")
    assert len(shown) == 1 and shown[0][0] > 3
    stickers = export.ask("SELECT uses FROM media WHERE path LIKE '%/messages/stickers_used/%'")
    assert len(stickers) == 1 and stickers[0][0] > 1


def test_files_without_a_telling_name_are_known_by_their_content(export: Imported) -> None:
    export.add({
        f"{THREAD}photos/12345": b"\xff\xd8\xff" + bytes(50), f"{THREAD}audio/audioclip-1.mp4": b"\0\0\0\x18ftypisom",
        f"{THREAD}audio/x.opus": b"OggS", f"{THREAD}message_1.json": make_thread("hi"),
    })  # fmt: skip
    assert sorted(row[0] for row in export.ask("SELECT kind FROM media")) == ["audio", "audio", "photo"]


def test_a_page_that_is_there_twice_under_two_numbers_counts_once(export: Imported) -> None:
    folder = "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies/"
    pages = {
        path: data for path, data in read_sample("facebook_2025_html").items() if path.startswith(folder)
    }
    assert pages
    for path, data in list(pages.items()):
        pages[path.replace(".html", "_1.html")] = data
    export.add({**pages, "your_facebook_activity/posts/x.html": b"<html></html>"})
    counted = export.ask(
        "SELECT business, event, at, count(*) FROM off_meta_activity GROUP BY 1, 2, 3, event_id"
    )
    assert counted and [row for row in counted if row[3] > 1] == []


def test_what_a_later_export_no_longer_reaches_is_kept(export: Imported) -> None:
    path = "logged_information/notifications/notifications.json"

    def notify(*stamps: int) -> bytes:
        rows = [
            {"timestamp": at, "unread": False, "text": f"Bob did {at}", "href": "https://x.example/"}
            for at in stamps
        ]
        return dump({"notifications_v2": rows})

    export.add({path: notify(1500000000, 1600000000)}, "facebook-ada-2020-10-01-AbCdEfGh")
    export.add({path: notify(1600000000, 1700000000)}, "facebook-ada-2023-12-01-AbCdEfGh")
    rows = export.ask("SELECT substr(at, 1, 4), first_export_id, last_export_id FROM activity ORDER BY at")
    assert rows == [("2017", 1, 1), ("2020", 1, 2), ("2023", 2, 2)]


def test_files_of_instagram_in_an_export_of_facebook_are_read_as_those_of_instagram(export: Imported) -> None:
    other = dump([{"title": "x", "string_list_data": [{"value": "ada"}]}])
    export.add({
        f"{THREAD}message_1.json": make_thread("hi"), "your_instagram_activity/likes/liked_posts.json": other,
    })  # fmt: skip
    platforms = "SELECT platform, path FROM exports JOIN members ON members.export_id = exports.id ORDER BY 1"
    assert export.ask(platforms) == [
        ("facebook", f"{THREAD}message_1.json"), ("instagram", "your_instagram_activity/likes/liked_posts.json"),
    ]  # fmt: skip
    assert export.ask("SELECT text FROM messages") == [("hi",)]
    assert export.ask("SELECT kind, target FROM reactions") == [("post", "x")]


def test_a_note_that_there_is_no_data_is_understood_and_a_missing_file_is_nothing(export: Imported) -> None:
    summary = export.add({"friends_and_followers/no-data.txt": b"You have no data in this section.",
                          "friends_and_followers/friends.json": dump({"friends_v2": []})})  # fmt: skip
    assert (summary.members["imported"], summary.members["unreadable"]) == (2, 0)
    assert export.ask("SELECT count(*) FROM problems") == [(0,)]


@pytest.mark.parametrize("above", ["", "facebook-ada/", "a/b/c/"])
def test_files_are_known_below_any_folder(export: Imported, tmp_path: Path, above: str) -> None:
    tree = {above + FRIENDS: dump({"friends_v2": [{"name": "Bob", "timestamp": 1}]}),
            f"{above}{THREAD}message_1.json": make_thread("hi")}  # fmt: skip
    import_paths([write_folder(tmp_path / "folder", tree)], export.database)
    assert export.ask("SELECT name FROM connections") == [("Bob",)]
    assert export.ask("SELECT key FROM conversations") == [("10150340000000001",)]
