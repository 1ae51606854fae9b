from __future__ import annotations

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from exit_kit.archive import MemberFault, open_member, read_head, read_kept_chunks, read_member, zips

from .crafting import craft_entry, craft_zip, find_members, find_one, find_refusal, write_zip


def find_faults(path: Path) -> dict[str, str | None]:
    return {member.path: member.fault for member in find_one(path).members}


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (stat.S_IFLNK, "link"),
        (stat.S_IFIFO, "special-file"),
        (stat.S_IFCHR, "special-file"),
        (stat.S_IFREG, None),
    ],
)
def test_a_link_or_device_in_a_zip_is_listed_and_not_followed(
    tmp_path: Path, kind: int, fault: str | None
) -> None:
    entry = craft_entry(b"a.json", b"/etc/passwd", attributes=(kind | 0o777) << 16)
    assert find_faults(craft_zip(tmp_path / "a.zip", [entry])) == {"a.json": fault}


def test_a_faulty_member_cannot_be_read_by_any_door(tmp_path: Path) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(b"a", flags=1), craft_entry(b"b")])
    member = find_members(path)["a"]
    for read in (read_member, open_member, lambda m: read_head(m, 3), lambda m: list(read_kept_chunks(m))):
        with pytest.raises(MemberFault) as caught:
            read(member)
        assert caught.value.kind == "encrypted"


def test_a_locked_member_costs_only_itself(tmp_path: Path) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json", flags=1), craft_entry(b"b.json")])
    assert find_faults(path) == {"a.json": "encrypted", "b.json": None}


@pytest.mark.parametrize("method", [1, 9, 93, 97, 99])
def test_a_member_packed_in_an_unknown_way_costs_only_itself(tmp_path: Path, method: int) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json", method=method), craft_entry(b"b.json")])
    assert find_faults(path) == {"a.json": "compression-unknown", "b.json": None}


@pytest.mark.parametrize(
    "name", [b"../a.json", b"/a.json", b"C:\\a.json", b"\\\\host\\a.json", b"a\0.json", b"a\n"]
)
def test_an_unsafe_name_costs_only_its_member(tmp_path: Path, name: bytes) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(name), craft_entry(b"b.json")])
    faults = find_faults(path)
    assert faults.pop("b.json") is None
    ((shown, fault),) = faults.items()
    assert fault == "unsafe-path" and shown.isprintable()


def test_names_with_backslashes_become_folders(tmp_path: Path) -> None:
    path = craft_zip(
        tmp_path / "a.zip", [craft_entry(b"messages\\inbox\\a.json"), craft_entry(b"messages\\", b"")]
    )
    assert list(find_members(path)) == ["messages/inbox/a.json"]


def test_entries_of_folders_are_no_members_and_litter_is(tmp_path: Path) -> None:
    names = [b"__MACOSX/._a.json", b".DS_Store", b"Thumbs.db", b"desktop.ini", b"a.json"]
    folders = [craft_entry(b"a/", b""), craft_entry(b"b", b"", attributes=(stat.S_IFDIR | 0o755) << 16)]
    path = craft_zip(tmp_path / "a.zip", folders + [craft_entry(name) for name in names])
    assert list(find_members(path)) == [name.decode() for name in names]


def test_entries_that_share_bytes_are_not_unpacked(tmp_path: Path) -> None:
    kernel = craft_entry(b"kernel", b"\0" * 10_000)
    quoting = craft_entry(b"quoting", b"", csize=len(kernel["packed"]) + 36, size=10_000)
    quoting["packed"] = b""
    path = craft_zip(tmp_path / "a.zip", [craft_entry(b"honest.json"), quoting, kernel])
    assert find_faults(path) == {"honest.json": None, "quoting": "bomb-overlap", "kernel": "bomb-overlap"}


def test_every_entry_within_a_larger_one_is_an_overlap(tmp_path: Path) -> None:
    inner = [craft_entry(b"one"), craft_entry(b"two")]
    size = sum(30 + len(entry["name"]) + entry["csize"] for entry in inner)
    outer = craft_entry(b"outer", b"", packed=b"", csize=size)
    path = craft_zip(tmp_path / "a.zip", [outer, *inner, craft_entry(b"free")])
    overlaps = dict.fromkeys(("outer", "one", "two"), "bomb-overlap")
    assert find_faults(path) == overlaps | {"free": None}


def test_two_names_for_the_same_bytes_are_an_overlap(tmp_path: Path) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json"), craft_entry(b"b.json", offset=0)])
    assert find_faults(path) == {"a.json": "bomb-overlap", "b.json": "bomb-overlap"}


def test_the_same_line_twice_is_one_member(tmp_path: Path) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json"), craft_entry(b"a.json", offset=0)])
    assert find_faults(path) == {"a.json": None}


def test_an_entry_that_reaches_beyond_the_data_is_damaged(tmp_path: Path) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json"), craft_entry(b"b.json", csize=10_000)])
    assert find_faults(path) == {"a.json": None, "b.json": "damaged"}


def test_text_that_claims_to_grow_beyond_all_measure_is_not_unpacked(tmp_path: Path) -> None:
    entries = [craft_entry(name, size=zips.MAX_RATIO_FREE_BYTES + 1) for name in (b"a.json", b"b.jpg")]
    path = craft_zip(tmp_path / "a.zip", entries)
    assert find_faults(path) == {"a.json": "bomb-ratio", "b.jpg": None}


def test_members_that_together_claim_more_than_any_export_are_not_unpacked(tmp_path: Path) -> None:
    huge = struct.pack("<2HQ", 1, 8, zips.MAX_TOTAL_FREE_BYTES + 1)
    entries = [craft_entry(b"a.mp4", size=0xFFFFFFFF, extra=huge), craft_entry(b"b.json")]
    path = craft_zip(tmp_path / "a.zip", entries)
    assert find_faults(path) == {"a.mp4": "bomb-total", "b.json": "bomb-total"}


def test_a_size_of_all_ones_is_only_refused_and_never_reserved(tmp_path: Path) -> None:
    huge = struct.pack("<2HQQ", 1, 16, 2**64 - 1, 2**64 - 1)
    entry = craft_entry(b"a.mp4", extra=huge, size=0xFFFFFFFF, csize=0xFFFFFFFF)
    member = find_members(craft_zip(tmp_path / "a.zip", [entry]))["a.mp4"]
    with pytest.raises(MemberFault):
        read_member(member._replace(fault=None))
    with pytest.raises(MemberFault):
        open_member(member._replace(fault=None)).read()


@pytest.mark.parametrize("name", ["export.zip", "wrapper/export.zip", "one/two/export.zip"])
def test_a_zip_that_only_wraps_a_zip_is_refused(tmp_path: Path, name: str) -> None:
    path = write_zip(
        tmp_path / "a.zip", {name: b"PK", "__MACOSX/._x": b"", ".DS_Store": b""}, zipfile.ZIP_STORED
    )
    assert "holds only another zip" in find_refusal(path)


@pytest.mark.parametrize(
    ("changed", "says"),
    [({"flags": 1}, "locked with a password"), ({"method": 9}, "a way that is not supported")],
)
def test_a_zip_of_which_nothing_can_be_read_is_refused_as_a_whole(
    tmp_path: Path, changed: dict[str, int], says: str
) -> None:
    entries = [craft_entry(b"a.json", **changed), craft_entry(b"b.jpg", **changed), craft_entry(b".DS_Store")]
    assert says in find_refusal(craft_zip(tmp_path / "a.zip", entries))


def test_a_comment_that_looks_like_the_end_of_a_zip_is_not_taken_for_it(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.json": b"{}"})
    path.write_bytes(path.read_bytes()[:-2] + struct.pack("<H", 60) + b"PK\5\6" + bytes(56))
    assert list(find_members(path)) == ["a.json"]


def test_a_zip_of_several_zips_is_refused(tmp_path: Path) -> None:
    assert "2 other zips" in find_refusal(write_zip(tmp_path / "a.zip", {"1.zip": b"PK", "2.zip": b"PK"}))


@pytest.mark.parametrize("files", [{"a/b/c/files/x.zip": b"PK"}, {"x.zip": b"PK", "a.json": b"{}"}])
def test_a_zip_sent_in_a_chat_does_not_make_a_zip_of_zips(tmp_path: Path, files: dict[str, bytes]) -> None:
    assert set(find_members(write_zip(tmp_path / "a.zip", files))) == set(files)


@pytest.mark.parametrize(
    ("date", "time", "expected"),
    [
        (44 << 9 | 3 << 5 | 2, 13 << 11 | 5 << 5 | 10, "2024-03-02T13:05:20"),
        (0, 0, None), (33, 0, None), (44 << 9 | 13 << 5 | 2, 0, None), (44 << 9 | 3 << 5 | 2, 25 << 11, None),
        (44 << 9 | 2 << 5 | 31, 0, None), (44 << 9 | 3 << 5 | 2, 60 << 5, None), (44 << 9 | 3 << 5 | 2, 30, None),
    ],
)  # fmt: skip
def test_a_time_is_given_as_the_listing_has_it_or_not_at_all(
    tmp_path: Path, date: int, time: int, expected: str | None
) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json", date=date, time=time)])
    assert find_members(path)["a.json"].modified_at == expected
