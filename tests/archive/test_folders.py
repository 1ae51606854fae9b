from __future__ import annotations

import os
import re
import zlib
from pathlib import Path

import pytest

from exit_kit.archive import MemberFault, read_member
from exit_kit.archive.folders import render_local_time

from .crafting import find_members, find_one


def test_a_folder_is_listed_in_order_with_checksums_of_text_only(tmp_path: Path) -> None:
    for name in ("b/2.json", "b/10.json", "a.html", "b/photo.jpg", "B/x.TXT", "empty.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"" if "empty" in name else name.encode())
    members = find_one(tmp_path).members
    assert [m.path for m in members] == [
        "B/x.TXT",
        "a.html",
        "b/10.json",
        "b/2.json",
        "b/photo.jpg",
        "empty.json",
    ]
    assert [m.crc32 is None for m in members] == [False, False, False, False, True, False]
    assert members[1].crc32 == zlib.crc32(b"a.html")
    assert all(m.method == m.offset == -1 and m.modified_at for m in members)
    assert [read_member(m).data for m in members] == [b"B/x.TXT", b"a.html", b"b/10.json", b"b/2.json",
                                                      b"b/photo.jpg", b""]  # fmt: skip


def test_links_in_a_folder_are_listed_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.json").write_text("{}")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.json").write_text("{}")
    (root / "file.json").symlink_to(outside / "secret.json")
    (root / "folder").symlink_to(outside)
    (root / "circle").symlink_to(root)
    members = find_members(root)
    assert {path: member.fault for path, member in members.items()} == {
        "a.json": None, "file.json": "link", "folder": "link", "circle": "link",
    }  # fmt: skip
    with pytest.raises(MemberFault):
        read_member(members["file.json"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_in_a_folder_is_listed_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "a.json").write_text("{}")
    assert find_members(tmp_path)["pipe.json"].fault == "special-file"


def test_a_file_or_folder_that_may_not_be_read_costs_only_itself(tmp_path: Path) -> None:
    for name in ("a.json", "closed.json", "closed.jpg", "folder/b.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    for name in ("closed.json", "closed.jpg", "folder"):
        (tmp_path / name).chmod(0)
    may_read_all = os.access(tmp_path / "closed.json", os.R_OK)
    faults = {path: member.fault for path, member in find_members(tmp_path).items()}
    (tmp_path / "folder").chmod(0o700)
    if may_read_all:
        pytest.skip("this user may read everything")
    assert faults == {"a.json": None} | dict.fromkeys(
        ("closed.json", "closed.jpg", "folder"), "unreadable-file"
    )


def test_a_file_that_cannot_be_read_any_more_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "b.jpg").write_text("{}")
    monkeypatch.setattr(os, "access", lambda place, mode: not place.endswith("b.jpg"))
    members = find_members(tmp_path)
    assert members["b.jpg"].fault == "unreadable-file"
    (tmp_path / "a.json").unlink()
    with pytest.raises(MemberFault) as caught:
        read_member(members["a.json"])
    assert caught.value.kind == "unreadable-file"


@pytest.mark.parametrize("now", [b"{}", b"[1, 2, 3, 4, 5]"])
def test_a_file_that_changed_since_it_was_listed_is_not_trusted(tmp_path: Path, now: bytes) -> None:
    (tmp_path / "a.json").write_bytes(b"[1, 2, 3]")
    member = find_members(tmp_path)["a.json"]
    (tmp_path / "a.json").write_bytes(now)
    with pytest.raises(MemberFault) as caught:
        read_member(member)
    assert caught.value.kind == "size-lie"
    (tmp_path / "a.json").write_bytes(b"[1, 2, 4]")
    with pytest.raises(MemberFault) as caught:
        read_member(member)
    assert caught.value.kind == "crc-mismatch"


@pytest.mark.skipif(os.name == "nt", reason="names are bytes only elsewhere")
def test_names_that_are_no_utf8_and_names_with_backslashes_are_read(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/gr\x94\xe1e.json"))).write_text("{}")
    (tmp_path / "messages\\a.json").write_text("[]")
    members = find_members(tmp_path)
    assert set(members) == {"größe.json", "messages/a.json"}
    assert read_member(members["größe.json"]).data == b"{}"


def test_a_time_that_no_calendar_has_is_none() -> None:
    assert render_local_time(1e30) is None
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", render_local_time(1.5) or "")
