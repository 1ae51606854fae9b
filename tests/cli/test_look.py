"""`exit-kit look`: what an export is, what it holds and lacks, each with its evidence; nothing is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from exit_kit.importing.looking import look
from exit_kit.importing.references import Budget
from tests.archive.crafting import craft_entry, craft_zip, write_zip
from tests.laws.archives import NAMES
from tests.paths import SAMPLES

GOLDENS = Path(__file__).parent / "goldens"
THREAD = b'{"participants": [{"name": "Ada"}], "messages": [], "title": "Ada"}'
PROFILE = b'{"profile_v2": {"name": {"full_name": "Ada Example"}}}'
ROOT = "your_facebook_activity"
JPEG = b"\xff\xd8\xff\xe0 a photo"
POST = json.dumps(
    [{"timestamp": 1700000000, "attachments": [{"data": [{"media": {"uri": f"{ROOT}/posts/media/a.jpg"}}]}]}]
).encode()


def list_tree(root: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in root.rglob("*")}


@pytest.fixture
def look_at(run_cli, tmp_path):
    """Look as JSON, and check that nothing was created or changed."""

    def run(*paths, exit_code=0):
        before = list_tree(tmp_path)
        done = run_cli("look", *paths, "--json")
        assert list_tree(tmp_path) == before
        assert done.exit_code == exit_code
        return json.loads(done.stdout)

    return run


def kinds(findings):
    return [one["kind"] for one in findings]


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_are_described_as_when_someone_last_looked(name, run_cli, golden):
    done = run_cli("look", SAMPLES / name)
    assert done.exit_code == 0
    assert done.stderr.startswith("Nothing was written.")
    golden(GOLDENS / f"look_{name}.json", done.stdout.splitlines())


def test_the_figures_are_those_that_the_samples_were_made_with(look_at):
    expected = json.loads((SAMPLES / "expected_counts.json").read_text(encoding="utf-8"))
    for name, counts in expected.items():
        exports = look_at(SAMPLES / name)["exports"]  # several where a download holds several platforms
        assert sum(sum(one["holds"]["files"].values()) for one in exports) == counts["members"]
        chats = sum(sum(one["holds"]["conversations"].values()) for one in exports)
        assert chats == counts.get("threads", 0) + counts.get("channels_and_chats_with_ai", 0), name
        gone = [one for one in counts["media_references_missing"] if one and not one.startswith("https://")]
        assert sum(one["media"]["missing"] for one in exports) == len(gone)
        examples = sorted(path for one in exports for path in one["media"]["examples"])
        assert examples == [path for path in gone if not path.startswith("Failed")]


def test_the_dates_on_pages_until_2018_tell_language_and_zone(look_at):
    (export,) = look_at(SAMPLES / "facebook_2016_html")["exports"]
    shown = [(export[name]["value"], export[name]["evidence"]) for name in ("language", "timezone")]
    assert shown == [("nb", "the dates on its pages"), ("Europe/Paris", "the dates on its pages")]


def test_a_zip_and_the_folder_it_was_made_of_look_alike(look_at, tmp_path):
    (folder,) = look_at(SAMPLES / "facebook_2025_json")["exports"]
    packed = shutil.make_archive(str(tmp_path / "mine"), "zip", SAMPLES / "facebook_2025_json")
    (zipped,) = look_at(packed)["exports"]
    assert zipped["parts"][0]["kind"] == "zip"
    for one in (folder, zipped):
        del one["parts"]
    assert zipped == folder


def test_a_split_export_is_one_whichever_names_its_parts_have(look_at, tmp_path):
    root = SAMPLES / "facebook_2025_json"
    files = {
        str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
    }
    halves = [dict(list(files.items())[half::2]) for half in (0, 1)]
    for names in (("a", "b"), ("facebook-mira-2025-06-15-AbCdEfGh", "facebook-mira-2025-06-15-IjKlMnOp")):
        paths = [write_zip(tmp_path / f"{name}.zip", half) for name, half in zip(names, halves, strict=True)]
        (export,) = look_at(*reversed(paths))["exports"]
        assert [part["name"] for part in export["parts"]] == list(names)
        assert export["media"]["missing"] == 1
        assert export["account"]["value"] == "Mira Halvorsen"


def test_two_years_of_one_account_are_two_exports(look_at):
    seen = look_at(SAMPLES / "facebook_2025_json", SAMPLES / "facebook_2023_json")
    assert sorted(export["layout"] for export in seen["exports"]) == ["G3", "G5"]


def test_a_part_given_twice_is_one_part(look_at, tmp_path):
    files = {f"{ROOT}/messages/inbox/ada_1/message_1.json": THREAD}
    paths = [write_zip(tmp_path / name, files) for name in ("one.zip", "two.zip")]
    (export,) = look_at(*paths)["exports"]
    assert len(export["parts"]) == 1
    assert "twin" in kinds(export["remarks"])


@pytest.mark.parametrize(
    ("path", "data", "layout", "form"),
    [
        ("about_you/preferences.json", b"{}", "G1", "json"),
        ("friends_and_followers/friends.json", b'{"friends_v2": []}', "G2", "json"),
        ("your_activity_across_facebook/posts/your_posts_1.json", b"[]", "G3", "json"),
        ("wrap/ped/your_facebook_activity/posts/check-ins.json", b"{}", "G4", "json"),
        ("your_facebook_activity/messages/inbox/ada_1/message_1.html", b"<html></html>", "G4", "html"),
        ("your_facebook_activity/posts/media/your_posts/1.jpg", JPEG, "G4", "media"),
        ("apps_and_websites_off_of_facebook/your_apps.json", b"{}", None, "json"),
    ],
)
def test_every_generation_and_format_is_told_by_its_folders(path, data, layout, form, look_at, tmp_path):
    (export,) = look_at(write_zip(tmp_path / "a.zip", {path: data}))["exports"]
    assert (export["platform"], export["layout"], export["format"]) == ("facebook", layout, form)
    assert export["evidence"]


def test_what_cannot_be_read_yet_is_named(look_at, run_cli, tmp_path):
    path, platform = "data_logs/content/1/page_1.json", "Meta data logs"
    packed = write_zip(tmp_path / "a.zip", {path: b"{}"})
    (seen,) = look_at(packed)["not_readable_yet"]
    assert (seen["platform"], seen["evidence"]) == (platform, path)
    text = " ".join(run_cli("look", packed).stdout.split())
    assert "cannot read yet. Keep the file" in text


def test_what_is_nothing_is_said_with_exit_code_3(look_at, run_cli, tmp_path):
    empty = write_zip(tmp_path / "empty.zip", {})
    other = write_zip(tmp_path / "other.zip", {"holiday/1.jpg": JPEG})
    seen = look_at(empty, other, tmp_path / "absent.zip", exit_code=3)
    assert (seen["exports"], len(seen["refused"])) == ([], 3)
    done = run_cli("look", empty, other)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "empty.zip" in done.stderr
    assert "other.zip" in done.stderr


def test_a_part_of_media_alone_says_that_the_rest_is_elsewhere(look_at, tmp_path):
    packed = write_zip(tmp_path / "a.zip", {f"{ROOT}/posts/media/your_posts/1.jpg": JPEG})
    (export,) = look_at(packed)["exports"]
    assert kinds(export["missing"]) == ["only-media"]


def test_one_part_of_several_is_told_by_the_media_it_lacks(look_at, tmp_path):
    name = "facebook-ada.example-2025-06-01-AbCdEfGh"
    packed = write_zip(tmp_path / f"{name}.zip", {f"{ROOT}/posts/your_posts_1.json": POST})
    (export,) = look_at(packed)["exports"]
    assert kinds(export["missing"]) == ["no-profile", "media-missing", "one-part", "folders-missing"]
    assert export["missing"][1]["evidence"] == [f"{ROOT}/posts/media/a.jpg"]
    assert export["account"] == {"value": "ada.example", "evidence": name}
    assert export["made"] == {"day": "2025-06-01", "known_from": "name", "evidence": name}
    media = write_zip(
        tmp_path / "facebook-ada.example-2025-06-01-IjKlMnOp.zip", {f"{ROOT}/posts/media/a.jpg": JPEG}
    )
    (whole,) = look_at(packed, media)["exports"]
    assert kinds(whole["missing"]) == ["no-profile", "folders-missing"]


def test_a_look_through_much_text_ends_with_its_budget_and_says_so(tmp_path):
    packed = write_zip(
        tmp_path / "a.zip", {f"{ROOT}/posts/your_posts_{n}.json": POST + b" " * n for n in range(9)}
    )
    (export,) = look([packed], Budget(size_bytes=3 * len(POST) + 3)).exports
    assert not export.media.is_complete
    assert export.media.read_bytes == 3 * len(POST) + 3
    assert not look([packed], Budget(seconds=-1)).exports[0].media.is_complete


def test_the_range_of_the_newest_request_is_shown_and_a_year_alone_is_missed(look_at, tmp_path):
    def request(start):
        leaves = [("request_time", 1749978000), ("start_time", start), ("end_time", 1749978000)]
        values = [{"ent_field_name": name, "label": "?", "timestamp_value": at} for name, at in leaves]
        return json.dumps(
            [{"timestamp": 1749978000, "media": [], "label_values": values, "fbid": "1"}]
        ).encode()

    path = f"{ROOT}/other_activity/your_information_download_requests.json"
    (export,) = look_at(write_zip(tmp_path / "a.zip", {path: request(1718442000)}))["exports"]
    assert (export["requested_from"]["value"], export["requested_to"]["value"]) == (
        "2024-06-15",
        "2025-06-15",
    )
    assert export["requested_to"]["evidence"] == path
    assert "range-short" in kinds(export["missing"])
    (export,) = look_at(write_zip(tmp_path / "a.zip", {path: request(0)}))["exports"]
    assert (export["requested_from"]["value"], export["requested_to"]["value"]) == (None, "2025-06-15")
    assert "range-short" not in kinds(export["missing"])


def test_encrypted_chats_and_suspicious_entries_are_pointed_out(look_at, tmp_path):
    packed = craft_zip(
        tmp_path / "a.zip",
        [
            craft_entry(f"{ROOT}/messages/e2ee_cutover/ada_1/message_1.json".encode(), THREAD),
            craft_entry(b"personal_information/profile_information/profile_information.json", PROFILE),
            craft_entry(b"../../etc/passwd"),
            craft_entry(b"secret.json", flags=1),
        ],
    )
    (export,) = look_at(packed)["exports"]
    assert kinds(export["remarks"]) == ["elsewhere", "encrypted", "unsafe-path"]
    assert export["account"]["value"] == "Ada Example"
    assert export["holds"]["conversations"] == {"before encryption": 1}


def test_an_export_in_html_is_recognised_and_says_that_json_would_say_more(run_cli, tmp_path):
    pages = {f"{ROOT}/messages/inbox/ada_{n}/message_1.html": b"<html>x</html>" for n in range(2)}
    packed = write_zip(tmp_path / "a.zip", pages)
    assert "2 pages in HTML, which says less than JSON" in " ".join(run_cli("look", packed).stdout.split())
    for _ in range(2):
        done = run_cli("import", packed)
        said = " ".join(done.stderr.split())
        assert done.exit_code == 0
        assert "2 pages were in HTML, which says less than JSON" in said


def test_what_an_export_says_cannot_steer_the_terminal(run_cli, tmp_path):
    profile = PROFILE.replace(b"Ada", b"\\u001b[2J\\u202eAda")
    path = "personal_information/profile_information/profile_information.json"
    packed = write_zip(tmp_path / "a.zip", {f"{ROOT}/posts/check-ins.json": b"{}", path: profile})
    done = run_cli("look", packed)
    assert "[2JAda Example" in done.stdout
    assert not {"\x1b", "\u202e"} & set(done.stdout)


def test_the_shared_samples_are_all_told_apart(shared_samples):
    expected = {
        "facebook/reconstructed/g4_json": "G4",
        "facebook/reconstructed/gC_html": "G3",
        "facebook/reconstructed/gB_html": "G1",
        "facebook/addshore+facebook-data-image-exif/facebook-example": "G1",
        "instagram/invented": "4",
        "instagram/bionic-dev+bionic": "1a",
        "threads/invented": "3",
        "whatsapp/account_report_guess.zip": "report",
        "whatsapp/rodrigogs__whats-reader": "chat",
    }
    seen = {path: look([shared_samples / path]) for path in expected}
    told = {
        path: [*(e.layout for e in one.exports), *(f.platform for f in one.foreign)]
        for path, one in seen.items()
    }
    assert told == {path: [what] for path, what in expected.items()}


def test_the_icons_of_pages_are_no_missing_files(look_at):
    seen = str(look_at(SAMPLES / "facebook_2025_html_de"))
    assert "tog_forsinket.jpg" in seen
    assert "files/icons" not in seen
