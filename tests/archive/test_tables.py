from __future__ import annotations

import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from exit_kit.archive import MemberFault, find_parts, read_member, tables

from .crafting import craft_entry, craft_zip, find_members, find_refusal, write_zip

FILES = {f"folder/file_{number}.json": b'{"n": %d}' % number * number for number in range(40)}


def test_a_zip_is_listed_as_zipfile_lists_it(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", FILES)
    with zipfile.ZipFile(path) as archive:
        expected = [
            (i.filename, i.file_size, i.compress_size, i.CRC, i.header_offset) for i in archive.infolist()
        ]
    members = find_members(path).values()
    assert [(m.path, m.size_bytes, m.compressed_bytes, m.crc32, m.offset) for m in members] == expected


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.95, 0.99, -1, -5, -21, -22, -23])
def test_a_zip_cut_off_anywhere_is_refused_as_incomplete(tmp_path: Path, cut: float) -> None:
    whole = write_zip(tmp_path / "a.zip", FILES).read_bytes()
    path = tmp_path / "cut.zip"
    path.write_bytes(whole[: int(cut) if cut < 0 else int(len(whole) * cut)])
    refusal = find_refusal(path)
    assert "cut.zip is incomplete: its table of contents, which stands at the end, is missing" in refusal
    assert "download it again" in refusal


def test_a_zip_cut_off_behind_a_zip_that_it_holds_is_not_taken_for_that_zip(tmp_path: Path) -> None:
    inner = write_zip(tmp_path / "inner.zip", {"secret.json": b"{}"}).read_bytes()
    files = {"a.json": b"{}", "files/inner.zip": inner, "z.json": b"{}" * 99}
    whole = write_zip(tmp_path / "a.zip", files, zipfile.ZIP_STORED).read_bytes()
    path = tmp_path / "cut.zip"
    path.write_bytes(whole[: whole.index(inner) + len(inner) + 20])
    assert "is incomplete" in find_refusal(path)


def test_a_zip64_zip_is_read_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "wide.zip"
    with zipfile.ZipFile(path, "w") as archive, archive.open("big.json", "w", force_zip64=True) as file:
        file.write(b"[1]" * 1000)
    assert read_member(find_members(path)["big.json"]).data == b"[1]" * 1000


@pytest.mark.parametrize(
    ("more", "prefix"), [(b"", b""), (b"a field of a later version", b""), (b"", b"MZ program")]
)
def test_every_number_of_an_entry_and_the_end_record_may_be_64_bits_wide(
    tmp_path: Path, more: bytes, prefix: bytes
) -> None:
    entry = craft_entry(b"wide.json", b"[1]" * 1000)
    numbers = struct.pack("<2HQQQ", 1, 24, entry["size"], entry["csize"], 0)
    wide = entry | {"extra": b"\x99\x99\2\0xx" + numbers, "size": 2**33, "csize": 2**33, "offset": 0xFFFFFFFF}
    narrow = craft_zip(tmp_path / "a.zip", [wide]).read_bytes()
    size, offset = struct.unpack("<2L", narrow[-10:-2])
    table, end = narrow[:-22], len(narrow) - 22
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44 + len(more), 45, 45, 0, 0, 1, 1, size, offset)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    full = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    (tmp_path / "a.zip").write_bytes(prefix + table + record + more + locator + full)
    member = find_members(tmp_path / "a.zip")["wide.json"]
    assert (member.size_bytes, member.offset) == (3000, len(prefix))
    assert read_member(member).data == b"[1]" * 1000


def test_a_zip_of_more_than_4_gib_that_macos_made_without_zip64_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mac.zip"
    first, second = craft_entry(b"a.json", b"first"), craft_entry(b"b.json", b"second")
    one = craft_zip(tmp_path / "1.zip", [first]).read_bytes()
    both = craft_zip(tmp_path / "2.zip", [first, second | {"offset": 100}]).read_bytes()
    first_bytes = one.index(b"PK\1\2")
    local_b = both[first_bytes : both.index(b"PK\1\2")]
    with path.open("wb") as file:  # sparse: takes no room on the disk
        file.write(one[:first_bytes])
        file.seek(2**32 + 20)
        file.write(local_b)
        start = file.tell()
        table = both[both.index(b"PK\1\2") : -22].replace(struct.pack("<L", 100), struct.pack("<L", 20))
        file.write(table)
        file.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(table), start % 2**32, 0))
    members = find_members(path)
    assert members["b.json"].offset == 2**32 + 20
    assert [read_member(member).data for member in members.values()] == [b"first", b"second"]


def test_bytes_before_and_a_comment_behind_a_zip_do_no_harm(tmp_path: Path) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json")], prefix=b"MZ" + b"x" * 999)
    data = path.read_bytes()
    path.write_bytes(data[:-2] + struct.pack("<H", 30) + b"made by PK\5\6".ljust(30))
    assert read_member(find_members(path)["a.json"]).data == b"data"


@pytest.mark.parametrize("name", ["größe.json", "café.json", "ñandú.json"])
@pytest.mark.parametrize(("codec", "flags"), [("cp437", 0), ("utf-8", 0), ("utf-8", 0x800)])
def test_a_name_is_read_in_whichever_code_the_zip_has_it(
    tmp_path: Path, name: str, codec: str, flags: int
) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(name.encode(codec), flags=flags)])
    assert list(find_members(path)) == [name]


def test_the_unicode_name_that_some_tools_add_is_preferred_while_it_belongs_to_the_name(
    tmp_path: Path,
) -> None:
    def craft_extra(name: bytes) -> bytes:
        body = b"\1" + struct.pack("<L", zlib.crc32(name)) + "チャット.json".encode()
        return struct.pack("<2H", 0x7075, len(body)) + body

    right = craft_entry(b"____.json", extra=craft_extra(b"____.json"))
    stale = craft_entry(b"other.json", extra=craft_extra(b"____.json"))
    path = craft_zip(tmp_path / "a.zip", [right, stale])
    assert list(find_members(path)) == ["チャット.json", "other.json"]


def test_a_volume_of_a_split_zip_is_refused(tmp_path: Path) -> None:
    assert "split into several" in find_refusal(craft_zip(tmp_path / "a.zip", [craft_entry(b"a")], disk=3))


def test_an_empty_zip_is_refused(tmp_path: Path) -> None:
    assert "empty zip" in find_refusal(write_zip(tmp_path / "a.zip", {}))


def test_a_zip_with_too_many_members_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_zip(tmp_path / "a.zip", FILES)
    monkeypatch.setattr(tables, "MAX_MEMBERS", len(FILES) - 1)
    assert "claims to hold more than" in find_refusal(path)
    monkeypatch.setattr(tables, "MAX_MEMBERS", len(FILES))
    assert len(find_members(path)) == len(FILES)


def test_a_zip_with_any_bit_flipped_never_breaks_anything_but_members_or_itself(tmp_path: Path) -> None:
    files = {"a.json": b'{"text": "hello hello hello"}' * 3, "b/c.jpg": bytes(range(99)), "empty.txt": b""}
    whole = write_zip(tmp_path / "whole.zip", files).read_bytes()
    path = tmp_path / "flipped.zip"
    chance = random.Random(7)
    for position in range(len(whole)):
        flipped = bytearray(whole)
        flipped[position] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        for part in find_parts([path]).parts:
            for member in part.members:
                member.path.encode("utf-8")
                try:
                    payload = read_member(member)
                except MemberFault:
                    continue
                assert zlib.crc32(payload.data) == member.crc32


@pytest.mark.parametrize("signature", [b"PK\1\2", b"PK\5\6"])
def test_a_broken_table_of_contents_is_refused(tmp_path: Path, signature: bytes) -> None:
    path = write_zip(tmp_path / "a.zip", FILES)
    whole = path.read_bytes()
    at = whole.rindex(signature)
    path.write_bytes(whole[:at] + b"XX" + whole[at + 2 :])
    assert "table of contents" in find_refusal(path)
