"""`exit-kit check`: each answer on exports that have the fault, and on the same ones without it."""

from __future__ import annotations

import io
import json
import random
import sqlite3
from contextlib import closing
from datetime import date
from itertools import count

import pytest

from exit_kit.importing.pipeline import import_paths, rebuild
from exit_kit.leave import check as checks
from exit_kit.leave.check import CHECKS, PLATFORMS, check_readiness
from exit_kit.leave.readiness import Light
from exit_kit.leave.render_check import render_readiness
from exit_kit.report.display import UNICODE, measure
from exit_kit.report.questions import open_filled
from exit_kit.store.limits import is_near_limit
from tests.laws.archives import read_sample, split_tree, write_folder, write_zip
from tests.report.filling import fill

DAY = date(2025, 6, 20)
NEW, OLD, PAGE = "facebook_2025_json", "facebook_2023_json", "facebook_page_2025_json"


@pytest.fixture(scope="module")
def zipped(tmp_path_factory):
    """Return a function that imports a tree as one zip and returns the database and the zip."""
    numbers = count()

    def make(tree, name="facebook-mira.halvorsen-2025-06-15-AbCdEfGh.zip"):
        folder = tmp_path_factory.mktemp(f"check{next(numbers)}")
        archive = write_zip(folder / name, tree)
        import_paths([archive], folder / "a.db", jobs=1)
        return folder / "a.db", archive

    return make


@pytest.fixture(scope="module")
def whole(zipped):
    return zipped(read_sample(NEW))


@pytest.fixture
def mine(whole, tmp_path):
    """Return a copy of the database of the whole sample, to write to."""
    path = tmp_path / "mine.db"
    path.write_bytes(whole[0].read_bytes())
    return path


def ask(path, platform="facebook", today=DAY):
    with open_filled(path) as db:
        return check_readiness(db, platform, today=today)


def lights(path, **options):
    return {check.name: check.light for check in ask(path, **options).checks}


def see(path, name, **options):
    return ask(path, **options).find(name)


def test_the_sample_is_answered_as_one_who_reads_it_would(whole):
    assert {name: str(light) for name, light in lights(whole[0]).items()} == {
        "export": "green", "parts": "green", "integrity": "not known", "reading": "yellow", "media": "yellow",
        "range": "green", "fresh": "green", "format": "green", "quality": "not known", "encrypted": "red",
        "accounts": "not known", "apps": "yellow", "pages": "yellow", "groups": "yellow", "ads": "yellow",
        "payments": "yellow", "marketplace": "yellow", "subscriptions": "not known", "headset": "not known",
        "sessions": "yellow", "recovery": "yellow", "ai-chats": "yellow",
    }  # fmt: skip
    assert see(whole[0], "apps").names == ("Eksempelrutine",)
    assert see(whole[0], "pages").names == ("Halvorsen Keramikk",)
    assert see(whole[0], "encrypted").names[0] == "Familien Vikøren (here until 24 Dec 2022)"


@pytest.mark.parametrize(
    ("today", "light"),
    [
        (date(2025, 6, 15), "green"), (date(2025, 7, 15), "green"), (date(2025, 7, 16), "yellow"),
        (date(2025, 12, 12), "yellow"), (date(2025, 12, 13), "red"), (date(2025, 6, 10), "not known"),
    ],
)  # fmt: skip
def test_an_old_export_is_yellow_then_red_and_one_of_tomorrow_is_not_believed(whole, today, light):
    assert see(whole[0], "fresh", today=today).light == light


def test_an_export_without_a_day_is_as_old_as_the_newest_thing_in_it(sample_database, tmp_path):
    path = tmp_path / "undated.db"
    path.write_bytes(sample_database("facebook_2023_html").read_bytes())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE exports SET created_at = NULL, created_from = 'nothing'")
    seen = see(path, "fresh", today=date(2026, 1, 1))
    assert seen.light is Light.RED
    assert "No export says its day" in seen.saw


def test_a_missing_part_shows_in_the_media_and_in_the_profile(zipped):
    tree = read_sample(NEW)
    without_media = {name: data for name, data in tree.items() if not name.endswith((".jpg", ".mp4", ".png"))}
    path, _ = zipped(without_media)
    seen = see(path, "media")
    assert seen.light is Light.RED
    assert len(seen.names) > 30
    without_profile = {
        name: data for name, data in tree.items() if not name.endswith("profile_information.json")
    }
    path, _ = zipped(without_profile)
    assert see(path, "parts").light is Light.YELLOW
    media = {name: data for name, data in tree.items() if name.endswith(".jpg")}
    path, _ = zipped(media)
    assert see(path, "export").light is Light.RED


def test_a_range_that_begins_late_is_red(zipped):
    tree = {
        name: data for name, data in read_sample(NEW).items() if not name.endswith((".jpg", ".png", ".mp4"))
    }
    path, _ = zipped(tree)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE exports SET requested_from = '2024-06-15'")
    assert see(path, "range").light is Light.RED
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE exports SET requested_from = NULL, requested_to = NULL")
    assert see(path, "range").light is Light.GREEN  # the oldest post is of the first year
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE accounts SET registered_at = NULL")
    assert see(path, "range").light is Light.UNKNOWN


def test_parts_that_are_gone_or_changed_are_red_while_they_hold_photos(zipped):
    parts = split_tree(read_sample(OLD), 2, random.Random(1), media_apart=True)
    path, archive = zipped(parts[1], "facebook-mira-2023-06-02-BbBbBbBb.zip")
    assert see(path, "parts").light is not Light.RED
    archive.write_bytes(archive.read_bytes() + b"x")
    assert see(path, "parts").light is Light.RED
    archive.unlink()
    assert see(path, "parts").names == (str(archive),)


def test_a_file_that_was_damaged_on_the_way_is_red_and_one_delivered_so_is_yellow(zipped, whole):
    tree = {name: data for name, data in read_sample(OLD).items() if name.endswith(".json")}
    archive = write_zip(whole[1].parent / "facebook-mira-2023-06-02-CcCcCcCc.zip", tree, stored=True)
    data = bytearray(archive.read_bytes())
    data[data.index(b"Mira Halvorsen", 5000)] ^= 1
    archive.write_bytes(data)
    import_paths([archive], archive.parent / "damaged.db", jobs=1)
    assert see(archive.parent / "damaged.db", "reading").light is Light.RED
    assert see(whole[0], "reading").names == ("your_facebook_activity/stories/shared_stories.json",)


def test_deep_reads_every_member_and_is_remembered_by_the_parts_content(whole, mine, run_cli):
    done = run_cli("check", "--db", mine, "--deep", "--json")
    assert (done.exit_code, done.stderr) == (1, "")
    found = {one["name"]: one for one in json.loads(done.stdout)["platforms"][0]["checks"]}
    files = ask(mine).find("integrity")
    assert found["integrity"]["light"] == "green"
    with closing(sqlite3.connect(mine)) as db:
        members = db.execute("SELECT count(*) FROM members").fetchone()[0]
    assert f"{members} files" in files.saw
    rebuild(mine, jobs=1)
    assert see(mine, "integrity").light is Light.GREEN


def test_deep_finds_one_wrong_byte_in_a_photo_though_the_import_did_not_read_it(tmp_path, run_cli):
    tree = read_sample(NEW)
    archive = write_zip(tmp_path / "facebook-mira-2025-06-15-DdDdDdDd.zip", tree, stored=True)
    photo = next(name for name in tree if name.endswith(".jpg"))
    data = bytearray(archive.read_bytes())
    data[data.index(tree[photo]) + 40] ^= 1
    archive.write_bytes(data)
    import_paths([archive], tmp_path / "a.db", jobs=1)
    assert run_cli("check", "--db", tmp_path / "a.db", "--deep").exit_code == 1
    seen = see(tmp_path / "a.db", "integrity")
    assert (seen.light, seen.names) == (Light.RED, (photo,))


def test_a_part_that_is_gone_or_became_another_is_not_called_sound(tmp_path, run_cli):
    archive = write_zip(tmp_path / "facebook-mira-2025-06-15-EeEeEeEe.zip", read_sample(OLD))
    import_paths([archive], tmp_path / "a.db", jobs=1)
    whole = archive.read_bytes()
    archive.unlink()
    run_cli("check", "--db", tmp_path / "a.db", "--deep")
    assert see(tmp_path / "a.db", "integrity").light is Light.UNKNOWN
    write_zip(archive, {"start_here.json": b"{}"})
    run_cli("check", "--db", tmp_path / "a.db", "--deep")
    assert see(tmp_path / "a.db", "integrity").light is Light.RED
    archive.write_bytes(whole)
    run_cli("check", "--db", tmp_path / "a.db", "--deep")
    assert see(tmp_path / "a.db", "integrity").light is Light.GREEN


@pytest.mark.parametrize(("edge", "light"), [(2048, "green"), (720, "yellow")])
def test_the_size_of_photos_is_read_from_their_heads_in_the_zip(tmp_path, run_cli, edge, light):
    image = pytest.importorskip("PIL.Image")
    tree = read_sample(OLD)
    for number in range(6):
        picture = io.BytesIO()
        image.new("RGB", (edge, edge // 2)).save(picture, "JPEG")
        tree[f"your_activity_across_facebook/posts/media/new/{number}.jpg"] = picture.getvalue()
    import_paths([write_folder(tmp_path / "facebook-mira", tree)], tmp_path / "a.db", jobs=1)
    run_cli("check", "--db", tmp_path / "a.db", "--deep")
    assert see(tmp_path / "a.db", "quality").light == light


def test_what_only_the_owner_knows_is_confirmed_remembered_and_asked_again_when_there_is_more(mine, run_cli):
    assert (
        run_cli("check", "--db", mine, "facebook", "--confirm", "apps", "--note", "all done").exit_code == 1
    )
    seen = see(mine, "apps")
    assert (seen.light, seen.confirmed.note) == (Light.GREEN, "all done")
    rebuild(mine, jobs=1)
    assert see(mine, "apps").light is Light.GREEN
    with closing(sqlite3.connect(mine)) as db, db:
        db.execute("UPDATE apps SET category = 'active', removed_at = NULL")
    seen = see(mine, "apps")
    assert (seen.light, seen.names) == (Light.YELLOW, ("Quiz: Hvilken krukke er du?",))
    run_cli("check", "--db", mine, "--take-back", "apps")
    assert see(mine, "apps").confirmed is None


def test_a_loss_that_is_accepted_becomes_yellow_and_never_green(mine, run_cli):
    run_cli("check", "--db", mine, "--confirm", "encrypted")
    assert see(mine, "encrypted").light is Light.YELLOW
    assert not ask(mine).is_red
    done = run_cli("check", "--db", mine, "--confirm", "integrity")
    assert done.exit_code == 5
    assert "Nothing was remembered" in done.stderr


def test_the_accounts_that_the_owner_named_must_all_be_here(mine, run_cli):
    run_cli("check", "--db", mine, "--mine", "Mira Halvorsen", "--mine", "halvorsen.keramikk.invented")
    seen = see(mine, "accounts")
    assert (seen.light, seen.names) == (Light.RED, ("halvorsen.keramikk.invented",))
    run_cli("check", "--db", mine, "--take-back", "accounts")
    run_cli("check", "--db", mine, "--mine", "MIRA.HALVORSEN.invented")
    assert see(mine, "accounts").light is Light.GREEN


def test_questions_are_asked_one_by_one_and_each_answer_is_kept_at_once(mine, run_cli, monkeypatch):
    answers = iter(["", "", "y", "q"])  # photos, accounts, apps, Pages
    monkeypatch.setattr("builtins.input", lambda _prompt: next(answers))
    done = run_cli("check", "--db", mine, "--ask")
    assert "Is every profile and account here?" in done.stderr
    assert [one.name for one in ask(mine).checks if one.confirmed] == ["apps"]


def test_nothing_is_green_where_nothing_was_looked_at(tmp_path):
    with fill(tmp_path / "bare.db"):
        pass
    for platform in PLATFORMS:
        found = ask(tmp_path / "bare.db", platform)
        green = {check.name for check in found.checks if check.light is Light.GREEN}
        assert green == ({"export", "fresh", "format"} if platform == "facebook" else set())
        assert found.is_red is (platform != "facebook")
        assert all(check.mend for check in found.checks if check.light is not Light.GREEN)


def test_the_separate_download_of_encrypted_chats_settles_those_that_moved(sample_database):
    both = sample_database(NEW, "facebook_2025_encrypted")
    seen = see(both, "encrypted")
    assert (seen.light, seen.names) == (Light.GREEN, ())
    assert see(both, "range").light is Light.GREEN
    assert see(both, "encrypted", today=date(2025, 9, 1)).light is Light.YELLOW
    assert see(both, "encrypted", today=date(2026, 9, 1)).light is Light.RED
    alone = sample_database("facebook_2025_encrypted")
    assert see(alone, "export").light is Light.RED


def test_each_check_that_is_not_green_leads_to_a_step_of_a_guide(whole):
    steps = {check.name: check.step for check in ask(whole[0]).checks}
    assert steps["parts"] == "request facebook: parts"
    assert steps["pages"] == "request facebook: pages-export"
    assert steps["apps"] == "delete facebook: apps"
    assert None not in steps.values()


@pytest.mark.parametrize("size", [9_899, 9_950, 10_000, 10_101, 39_950, 40_100, 41_000])
def test_a_whatsapp_chat_of_just_so_many_messages_was_cut_off(tmp_path, size):
    with fill(tmp_path / "a.db") as filling:
        filling.add("accounts", id=2, platform="whatsapp", key="w", name="Ada")
        filling.add("exports", id=2, platform="whatsapp", account_id=2, key="w")
        filling.add(
            "conversations", account_id=2, platform="whatsapp", key="c", title="Bo", message_count=size
        )
    expected = size in (9_950, 10_000, 39_950, 40_100)
    assert is_near_limit(size) is expected
    assert see(tmp_path / "a.db", "cut-chats", platform="whatsapp").light == ("red" if expected else "green")


def test_a_check_reads_no_message_so_that_a_million_of_them_cost_nothing(whole):
    touched = set()
    with open_filled(whole[0]) as db:
        db.set_authorizer(lambda _action, table, *_rest: touched.add(table) or sqlite3.SQLITE_OK)
        check_readiness(db, "facebook", today=DAY)
    assert "conversations" in touched
    assert "messages" not in touched


@pytest.mark.parametrize("name", [NEW, PAGE, "facebook_2019_json", "facebook_2023_html"])
def test_the_text_fits_into_80_columns_and_says_each_answer_as_a_word(sample_database, run_cli, name):
    done = run_cli("check", "--db", sample_database(name))
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert [line for line in lines if measure(line) > 80] == []
    assert {"RED", "NOT KNOWN", "GREEN"} <= {line.split(":")[0] for line in lines}
    assert "\x1b" not in done.stdout


def test_an_unknown_platform_or_check_is_a_clear_sentence(sample_database, run_cli):
    for arguments in (("myspace",), ("facebook", "--confirm", "nonsense")):
        done = run_cli("check", *arguments, "--db", sample_database(NEW))
        assert done.exit_code == 5
        assert "Traceback" not in done.stderr
    assert run_cli("check", "instagram", "--db", sample_database(NEW)).exit_code == 1
    assert run_cli("check", "--db", "nowhere.db").exit_code == 4


def test_every_platform_has_each_check_once_and_every_row_says_why():
    for platform in PLATFORMS:
        names = [row.name for row in checks.list_rows(platform)]
        assert len(names) == len(set(names)) > 5
    assert all(row.why.endswith(".") and row.title.endswith("?") for row in CHECKS)


def list_columns(db, tables):
    """Yield each column of tables that is no key, with the values that may stand in it by mistake."""
    for table in tables:
        for _, column, _, needed, _, key in db.execute(f"PRAGMA table_info({table})"):
            for value in (None, "\x1b[31m\u202enothing\n{law}", "0000-99-99"):
                if not key and not (needed and value is None):
                    yield table, column, value


def test_no_value_in_the_bookkeeping_breaks_an_answer_or_steers_the_terminal(whole):
    with closing(sqlite3.connect(whole[0])) as source, closing(sqlite3.connect(":memory:")) as db:
        source.backup(db)
        db.isolation_level = None
        for table, column, value in list_columns(db, ("accounts", "exports", "parts", "apps", "media")):
            db.execute("BEGIN")
            try:
                db.execute(f"UPDATE {table} SET {column} = ?", (value,))
                found = check_readiness(db, "facebook", today=DAY)
                assert "\x1b" not in render_readiness([found], UNICODE, every=True), (table, column)
            except sqlite3.IntegrityError:
                pass  # the table itself refuses it
            finally:
                db.execute("ROLLBACK")


def test_of_two_chats_of_one_name_each_is_closed_or_open_by_itself(tmp_path):
    with fill(tmp_path / "a.db") as filling:
        filling.add("accounts", id=2, platform="whatsapp", key="w", name="Ada")
        for number, event in ((1, "on"), (2, "off")):
            told = {"account_id": 2, "platform": "whatsapp", "title": "Family", "message_count": 1}
            filling.add("conversations", id=number, key=str(number), **told)
            at = f"2025-0{number}-03T10:00:00Z"
            event = f"advanced_privacy_{event}"
            filling.add("messages", conversation_id=number, kind="event", event=event, at=at)
    seen = see(tmp_path / "a.db", "closed-chats", platform="whatsapp")
    assert (seen.light, len(seen.names)) == (Light.YELLOW, 1)
    assert seen.names == ("Family (since 3 Jan 2025)",)


def test_a_chat_is_as_fresh_as_its_newest_export_and_a_copy_is_no_file_of_its_own(tmp_path):
    with fill(tmp_path / "a.db") as filling:
        filling.add("accounts", id=2, platform="whatsapp", key="w", name="Ada")
        told = {"account_id": 2, "platform": "whatsapp"}
        filling.add("conversations", id=1, key="c", title="Bo", message_count=2, **told)
        for number, day in ((2, "2023-01-02"), (3, "2025-06-15")):
            filling.add("exports", id=number, key=str(number), format="text", created_at=day, **told)
            source = {"account_id": 2, "key": "c", "export_id": number, "conversation_id": 1}
            filling.add("conversation_sources", **source)
            member = filling.add_member(f"{number}.jpg", "media", export_id=number)
            filling.add("messages", id=number, conversation_id=1, kind="photo", is_omitted=1)
            media = {"member_id": member, "copy_of": 2 if number == 3 else None}
            filling.add("media", id=number, status="found", path="", key="", **media)
            use = {"media_id": number, "account_id": 2, "message_id": number, "role": "attachment"}
            filling.add("media_uses", uri="", key="", **use)
    assert see(tmp_path / "a.db", "fresh", platform="whatsapp").light is Light.GREEN
    assert see(tmp_path / "a.db", "media", platform="whatsapp").names == ("Bo (2 left out, 1 here)",)


@pytest.mark.parametrize(
    ("status", "file_type", "light"),
    [("kept", "settings", "green"), ("kept", None, "yellow"), ("ambiguous", "a, b", "yellow")],
)
def test_what_is_kept_as_delivered_is_understood_where_it_is_known(tmp_path, status, file_type, light):
    with fill(tmp_path / "a.db") as filling:
        filling.add_member("a.json", "imported", file_type="friends")
        filling.add_member("b.json", status, file_type=file_type)
    assert see(tmp_path / "a.db", "reading").light == light


@pytest.mark.parametrize(("years", "light"), [((2023, 2024), "green"), ((2024, 2023), "yellow")])
def test_pages_want_a_newer_export_in_json(tmp_path, years, light):
    with fill(tmp_path / "a.db") as filling:
        for number, (form, year) in enumerate(zip(("html", "json"), years, strict=True), start=2):
            filling.add_export(number, format=form, created_at=f"{year}-01-02")
        filling.db.execute("DELETE FROM parts WHERE id = 1")
        filling.db.execute("DELETE FROM exports WHERE id = 1")
    assert see(tmp_path / "a.db", "format").light == light


def test_a_text_alone_is_looked_at_as_the_file_that_it_is(tmp_path):
    text = tmp_path / "chat.txt"
    text.write_bytes(b"x" * 1000)
    with fill(tmp_path / "a.db") as filling:
        filling.db.execute("UPDATE parts SET kind = 'folder', path = ?", (str(text),))
    assert see(tmp_path / "a.db", "parts").names == ()
    text.write_bytes(b"y")
    assert see(tmp_path / "a.db", "parts").names == (str(text),)
