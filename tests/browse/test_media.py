"""Photos, films and sounds from inside the zips: ranges, types, what is missing, small pictures."""

from __future__ import annotations

import asyncio
import io
import sqlite3
import stat
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from exit_kit.browse.media import Unsatisfiable, read_wanted
from exit_kit.browse.thumbnails import EDGE, make_thumbnail
from exit_kit.browse.types import DOWNLOAD, find_kind
from exit_kit.importing.pipeline import import_paths
from tests.browse.conftest import Site
from tests.laws.archives import read_sample, write_zip

FOLDER = "your_facebook_activity/posts/media/your_posts"
HOSTILE = {
    f"{FOLDER}/page.jpg": b"<!doctype html><script>alert(1)</script>",
    f"{FOLDER}/drawing.png": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    f"{FOLDER}/paper.jpg": b"%PDF-1.7 /JavaScript",
    f"{FOLDER}/empty.jpg": b"",
    f'{FOLDER}/odd ü".mp4': b"\0\0\0\x18ftypM4A " + b"x" * 5000,
}


def make_picture(size: tuple[int, int], form: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, form, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database beside its zip, with the sample's media and hostile ones."""
    folder = tmp_path_factory.mktemp("media")
    tree = {**read_sample("facebook_2025_json"), **HOSTILE}
    write_zip(folder / "facebook-mira.zip", tree)
    import_paths([folder / "facebook-mira.zip"], folder / "x.db", jobs=1)
    return folder / "x.db"


@pytest.fixture(scope="module")
def media_site(zipped: Path, runner: asyncio.Runner) -> Iterator[Site]:
    one = Site(zipped, runner)
    yield one
    one.close()


def find_number(database: Path, ending: str) -> int:
    with closing(sqlite3.connect(database)) as db:
        (number,) = db.execute(
            "SELECT min(id) FROM media WHERE path LIKE ? AND member_id IS NOT NULL", (f"%{ending}",)
        ).fetchone()
    return int(number)


def read_bytes(database: Path, number: int) -> bytes:
    with closing(sqlite3.connect(database)) as db:
        (name,) = db.execute(
            "SELECT name_in_part FROM members JOIN media ON media.member_id = members.id WHERE media.id = ?",
            (number,),
        ).fetchone()
    with zipfile.ZipFile(database.with_name("facebook-mira.zip")) as archive:
        return archive.read(name)


def test_every_file_comes_whole_and_with_a_type_by_its_bytes(media_site: Site, zipped: Path) -> None:
    with closing(sqlite3.connect(zipped)) as db:
        numbers = [number for (number,) in db.execute("SELECT id FROM media WHERE member_id IS NOT NULL")]
    assert len(numbers) > 20
    types = set()
    for number in numbers:
        answer = media_site.get(f"/-/exit-kit/media/{number}")
        assert answer.status_code == 200
        assert answer.content == read_bytes(zipped, number)
        assert answer.headers["x-content-type-options"] == "nosniff"
        types.add(answer.headers["content-type"])
    assert {"image/jpeg", "video/mp4", "audio/mp4", DOWNLOAD} <= types


@pytest.mark.parametrize("name", ["page.jpg", "drawing.png", "paper.jpg", "empty.jpg"])
def test_what_may_act_is_only_handed_out_as_a_download(media_site: Site, zipped: Path, name: str) -> None:
    answer = media_site.get(f"/-/exit-kit/media/{find_number(zipped, name)}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] in (DOWNLOAD, "application/pdf")
    assert answer.headers["content-disposition"].startswith("attachment;")


def test_a_name_cannot_break_out_of_its_header(media_site: Site, zipped: Path) -> None:
    answer = media_site.get(f"/-/exit-kit/media/{find_number(zipped, 'odd%')}")
    assert answer.headers["content-type"] == "audio/mp4"
    assert answer.headers["content-disposition"].isascii()
    assert not set('"\r\n') & set(answer.headers["content-disposition"])


def test_a_range_is_answered_with_just_that(media_site: Site, zipped: Path) -> None:
    number = find_number(zipped, ".mp4")
    data = read_bytes(zipped, number)
    for header, start, stop in [
        ("bytes=0-0", 0, 1),
        ("bytes=100-", 100, len(data)),
        ("bytes=-50", len(data) - 50, len(data)),
    ]:
        answer = media_site.get(f"/-/exit-kit/media/{number}", headers={"range": header})
        assert answer.status_code == 206
        assert answer.content == data[start:stop]
        assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/{len(data)}"
    answer = media_site.get(f"/-/exit-kit/media/{number}", headers={"range": f"bytes={len(data)}-"})
    assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{len(data)}")
    whole = media_site.get(
        f"/-/exit-kit/media/{number}", headers={"range": "bytes=0-1", "if-range": '"other"'}
    )
    assert whole.status_code == 200
    again = media_site.get(f"/-/exit-kit/media/{number}", headers={"if-none-match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_head_says_all_and_sends_nothing(media_site: Site, zipped: Path) -> None:
    number = find_number(zipped, ".mp4")
    answer = media_site.runner.run(media_site.client.head(f"/-/exit-kit/media/{number}"))
    assert answer.status_code == 200
    assert int(answer.headers["content-length"]) == len(read_bytes(zipped, number))
    assert answer.content == b""
    answer = media_site.runner.run(media_site.client.post(f"/-/exit-kit/media/{number}"))
    assert answer.status_code in (403, 405)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None), ("bytes=0-9", (0, 10)), ("bytes=5-1000", (5, 100)), ("bytes=-200", (0, 100)), ("bytes=9-3", None),
        ("bytes=a-b", None), ("bytes=-", None), ("lines=0-1", None), ("bytes=0-1,5-6", None), ("bytes=٣-٤", None),
        ("bytes=" + "9" * 500 + "-", None),
    ],
)  # fmt: skip
def test_a_range_header_is_read_or_left_alone(header: str | None, expected: tuple[int, int] | None) -> None:
    assert read_wanted(header, 100) == expected


@pytest.mark.parametrize(("header", "size"), [("bytes=100-", 100), ("bytes=-0", 100), ("bytes=0-0", 0)])
def test_a_range_behind_the_end_cannot_be_met(header: str, size: int) -> None:
    with pytest.raises(Unsatisfiable):
        read_wanted(header, size)


def test_what_is_missing_is_said_with_what_to_do(media_site: Site, zipped: Path) -> None:
    with closing(sqlite3.connect(zipped)) as db:
        statuses = dict(
            db.execute("SELECT status, min(id) FROM media WHERE member_id IS NULL GROUP BY status").fetchall()
        )
    assert statuses
    for status, number in statuses.items():
        answer = media_site.get(f"/-/exit-kit/media/{number}")
        assert answer.status_code == 404
        assert ("web address" if status == "online" else "does not contain it") in answer.text
    assert media_site.get("/-/exit-kit/media/999999999").status_code == 404


def test_a_zip_that_moved_is_found_again(tmp_path: Path, runner: asyncio.Runner, run_cli: Any) -> None:
    write_zip(tmp_path / "a.zip", read_sample("facebook_2023_json"))
    import_paths([tmp_path / "a.zip"], tmp_path / "x.db", jobs=1)
    number = find_number(tmp_path / "x.db", ".jpg")
    (tmp_path / "b").mkdir()
    (tmp_path / "a.zip").rename(tmp_path / "b/other name.zip")
    site = Site(tmp_path / "x.db", runner)
    assert "exit-kit locate" in site.get(f"/-/exit-kit/media/{number}").text
    finished = run_cli("locate", tmp_path / "b", "--db", tmp_path / "x.db")
    assert (finished.exit_code, finished.stdout) == (0, "1 part found.\n")
    assert site.get(f"/-/exit-kit/media/{number}").status_code == 200
    write_zip(tmp_path / "b/other name.zip", {"your_facebook_activity/x.json": b"{}"})
    assert site.get(f"/-/exit-kit/media/{number}").status_code == 404
    assert run_cli("locate", tmp_path / "b", "--db", tmp_path / "x.db").exit_code == 3
    assert run_cli("locate", tmp_path / "b", "--db", tmp_path / "none.db").exit_code == 4
    assert not (tmp_path / "none.db").exists()
    site.close()


def test_a_small_picture_is_made_once_and_kept_for_the_owner_only(
    media_site: Site, zipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = find_number(zipped, ".jpg")
    first = media_site.get(f"/-/exit-kit/thumbnail/{number}")
    assert first.headers["content-type"] == "image/jpeg"
    with Image.open(io.BytesIO(first.content)) as picture:
        assert max(picture.size) <= EDGE
    cache = zipped.with_name("x-thumbnails.db")
    assert stat.S_IMODE(cache.stat().st_mode) == 0o600
    monkeypatch.setattr("exit_kit.browse.thumbnails.make_thumbnail", lambda *_: None)
    assert media_site.get(f"/-/exit-kit/thumbnail/{number}").content == first.content
    assert media_site.get(f"/-/exit-kit/thumbnail/{find_number(zipped, '.mp4')}").status_code == 404
    assert media_site.get(f"/-/exit-kit/thumbnail/{find_number(zipped, 'page.jpg')}").status_code == 404


def test_a_cache_of_somebody_else_is_left_alone(media_site: Site, zipped: Path) -> None:
    cache = zipped.with_name("x-thumbnails.db")
    cache.write_bytes(b"no database" * 100)
    assert media_site.get(f"/-/exit-kit/thumbnail/{find_number(zipped, '.jpg')}").status_code == 200
    assert cache.read_bytes() == b"no database" * 100
    cache.unlink()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "HEIF", "AVIF"])
def test_pictures_of_each_kind_become_small(form: str) -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    data = make_picture((1000, 500), form)
    small = make_thumbnail(data, find_kind(data))
    assert small is not None
    with Image.open(io.BytesIO(small)) as picture:
        assert picture.size == (EDGE, EDGE // 2)


def test_broken_and_boundless_pictures_have_none() -> None:
    data = make_picture((1000, 500))
    rows = {"cut": data[:200], "not one": b"\xff\xd8\xff" + bytes(1000), "nothing": b""}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for one in rows.values():
            assert make_thumbnail(one, find_kind(data)) is None
    bomb = make_picture((16, 16), "PNG").replace(b"\0\0\0\x10\0\0\0\x10", b"\0\0\x7f\xff\0\0\x7f\xff")
    assert make_thumbnail(bomb, find_kind(bomb)) is None


def test_pictures_are_shown_where_their_rows_are(media_site: Site, zipped: Path) -> None:
    photo, film = find_number(zipped, ".jpg"), find_number(zipped, ".mp4")
    table = media_site.get("/exit-kit/media?_size=500").text
    assert f'src="/-/exit-kit/thumbnail/{photo}"' in table
    assert f'href="/-/exit-kit/media/{film}"' in table
    assert f'<img src="/-/exit-kit/media/{photo}"' in media_site.get(f"/exit-kit/media/{photo}").text
    assert "controls" in media_site.get(f"/exit-kit/media/{film}").text


def test_folders_imported_one_by_one_are_found_in_the_folder_that_holds_them(
    tmp_path: Path, run_cli: Any
) -> None:
    database = ("--db", tmp_path / "x.db")
    for name in ("one", "two"):
        (folder := tmp_path / "old" / name / "messages/inbox/bob_1").mkdir(parents=True)
        (folder / f"message_{len(name) + ord(name[0])}.json").write_text(
            '{"participants": [], "messages": []}'
        )
        assert run_cli("import", tmp_path / "old" / name, *database).exit_code == 0
    (tmp_path / "old").rename(tmp_path / "new")
    assert run_cli("locate", tmp_path / "new", *database).stdout == "2 parts found.\n"
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        paths = {path for (path,) in db.execute("SELECT path FROM parts")}
    assert paths == {str(tmp_path / "new" / name) for name in ("one", "two")}
