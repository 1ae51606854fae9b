from __future__ import annotations

import io
import os
import random
import tracemalloc
import zipfile
import zlib
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exit_kit.archive import (
    Member,
    MemberFault,
    close_handles,
    decompress_kept,
    open_member,
    read_head,
    read_kept_chunks,
    read_member,
)
from exit_kit.archive.unpacking import CHUNK_BYTES

from .crafting import METHODS, craft_entry, craft_zip, find_members, write_zip

NOISE = random.Random(3).randbytes(700_000)
CONTENTS = {
    "empty.json": b"",
    "small.json": b"{}",
    "even.txt": b"a" * CHUNK_BYTES * 2,
    "large.json": b'{"text": "\xc3\xa4"}' * 100_000,
    "noise.jpg": NOISE,
}


@pytest.fixture(params=[*METHODS, "folder"])
def members(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Member]:
    """The same contents in every form that a part can have."""
    if request.param != "folder":
        return find_members(write_zip(tmp_path / "a.zip", CONTENTS, METHODS[request.param]))
    for name, data in CONTENTS.items():
        (tmp_path / name).write_bytes(data)
    return find_members(tmp_path)


def count_open_files() -> int:
    """Count this process's open files, or skip the test where the system does not list them."""
    listing = Path("/proc/self/fd")
    if not listing.is_dir():
        pytest.skip("no list of open files on this system")
    return sum(1 for _ in listing.iterdir())


def find_fault_of_reading(member: Member) -> MemberFault:
    """Read by each door; all must say the same."""
    with pytest.raises(MemberFault) as whole:
        read_member(member)
    with pytest.raises(MemberFault) as stream:
        open_member(member).read()
    assert whole.value.kind == stream.value.kind
    return whole.value


def test_whole_stream_head_and_kept_bytes_are_the_members_bytes(members: dict[str, Member]) -> None:
    for name, data in CONTENTS.items():
        member = members[name]
        payload = read_member(member)
        assert payload.data == data
        assert payload.encoding == ("deflate" if data else "empty") and bool(payload.kept) == bool(data)
        assert b"".join(decompress_kept([payload.kept], payload.encoding)) == data
        assert b"".join(decompress_kept(read_kept_chunks(member, 1000), payload.encoding)) == data
        with open_member(member) as stream:
            assert b"".join(iter(lambda: stream.read(9973), b"")) == data
        for n in (0, 1, 100, 70_000, 10**7):
            assert read_head(member, n) == data[:n]


def test_what_is_kept_is_the_zips_own_stream_byte_for_byte(tmp_path: Path) -> None:
    entry = craft_entry(b"a.json", CONTENTS["large.json"], local_extra=b"\x99\x99\2\0xx")
    member = find_members(craft_zip(tmp_path / "a.zip", [entry]))["a.json"]
    assert read_member(member).kept == entry["packed"] == b"".join(read_kept_chunks(member, 777))


def test_bytes_behind_the_end_of_a_deflate_stream_are_not_kept(tmp_path: Path) -> None:
    entry = craft_entry(b"a.json", b"data")
    longer = entry | {"packed": entry["packed"] + b"junk", "csize": entry["csize"] + 4}
    member = find_members(craft_zip(tmp_path / "a.zip", [longer]))["a.json"]
    assert read_member(member).kept == entry["packed"]
    assert b"".join(decompress_kept(read_kept_chunks(member), "deflate")) == b"data"


@pytest.mark.parametrize(("size", "recovered"), [(3, b"dat"), (5, b"data"), (0, b""), (10**6, b"data")])
def test_a_member_longer_or_shorter_than_declared_is_not_trusted(
    tmp_path: Path, size: int, recovered: bytes
) -> None:
    member = find_members(craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json", size=size)]))["a.json"]
    fault = find_fault_of_reading(member)
    assert (fault.kind, fault.data) == ("size-lie", recovered)


def test_a_wrong_checksum_is_told_and_the_bytes_are_handed_over_with_it(tmp_path: Path) -> None:
    member = find_members(craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json", crc=7)]))["a.json"]
    fault = find_fault_of_reading(member)
    assert (fault.kind, fault.data) == ("crc-mismatch", b"data")


@pytest.mark.parametrize("kept_share", [0.3, 0.99])
def test_a_deflate_stream_that_is_cut_off_gives_what_could_be_recovered(
    tmp_path: Path, kept_share: float
) -> None:
    data = NOISE.hex().encode()
    packed = craft_entry(b"a.json", data)["packed"]
    packed = packed[: int(len(packed) * kept_share)]
    entry = craft_entry(b"a.json", data, packed=packed)
    member = find_members(craft_zip(tmp_path / "a.zip", [entry]))["a.json"]
    fault = find_fault_of_reading(member)
    assert fault.kind == "damaged" and fault.data is not None
    assert data.startswith(fault.data) and len(fault.data) > len(data) * (kept_share - 0.05)
    assert read_head(member, 1000) == data[:1000]


def test_a_deflate_stream_broken_in_the_middle_gives_what_stands_before(tmp_path: Path) -> None:
    data = NOISE.hex().encode()
    deflater = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = deflater.compress(data[:500_000]) + deflater.flush(zlib.Z_FULL_FLUSH) + b"\xff" * 400
    member = find_members(craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json", data, packed=packed)]))[
        "a.json"
    ]
    fault = find_fault_of_reading(member)
    assert fault.kind == "damaged" and fault.data is not None
    assert data.startswith(fault.data) and len(fault.data) > 400_000


def test_a_local_header_that_is_not_one_or_names_another_method_is_damage(tmp_path: Path) -> None:
    path = craft_zip(tmp_path / "a.zip", [craft_entry(b"a.json")])
    whole = path.read_bytes()
    member = find_members(path)["a.json"]
    for at, wrong in ((0, b"XX"), (8, b"\0")):
        path.write_bytes(whole[:at] + wrong + whole[at + len(wrong) :])
        assert find_fault_of_reading(member).kind == "damaged"


def test_no_more_is_unpacked_than_declared_and_one_byte(tmp_path: Path) -> None:
    entry = craft_entry(b"a.json", bytes(200 * 2**20), size=1000, crc=zlib.crc32(bytes(1000)))
    member = find_members(craft_zip(tmp_path / "a.zip", [entry]))["a.json"]
    tracemalloc.start()
    fault = find_fault_of_reading(member)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fault.kind == "size-lie" and peak < 8 * 2**20


@pytest.mark.parametrize("method", METHODS)
def test_a_stream_needs_little_memory_however_large_the_member(tmp_path: Path, method: str) -> None:
    data = bytes(40 * 2**20)
    member = find_members(write_zip(tmp_path / "a.zip", {"a.mp4": data}, METHODS[method]))["a.mp4"]
    list(read_kept_chunks(member))  # what a method needs once
    tracemalloc.start()
    with open_member(member) as stream:
        size = sum(len(chunk) for chunk in iter(lambda: stream.read(100_000), b""))
    kept = sum(len(chunk) for chunk in read_kept_chunks(member))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size == len(data) and kept and peak < 20 * 2**20


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 0.999999), change=st.integers(1, 255), method=st.sampled_from(sorted(METHODS)))
def test_a_changed_byte_in_packed_data_is_a_fault_or_changes_nothing(
    tmp_path: Path, at: float, change: int, method: str
) -> None:
    data = CONTENTS["large.json"][:5000] + NOISE[:500]
    path = write_zip(tmp_path / f"{method}.zip", {"a.json": data}, METHODS[method])
    member = find_members(path)["a.json"]
    whole = bytearray(path.read_bytes())
    whole[int(at * whole.index(b"PK\1\2"))] ^= change
    path.write_bytes(whole)
    try:
        assert read_member(member).data == data
        assert open_member(member).read() == data
    except MemberFault as fault:
        assert fault.kind in ("damaged", "size-lie", "crc-mismatch", "unreadable-file")
    try:
        read_head(member, 10)
        b"".join(decompress_kept(read_kept_chunks(member), "deflate"))
    except MemberFault:
        pass


def test_an_lzma_header_that_asks_for_a_huge_dictionary_gets_none(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.json": b"{}" * 50}, zipfile.ZIP_LZMA)
    member = find_members(path)["a.json"]
    whole = bytearray(path.read_bytes())
    at = 30 + len("a.json") + 5
    whole[at : at + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(whole)
    tracemalloc.start()
    assert read_member(member).data == b"{}" * 50
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 2**20


def test_a_stored_member_cut_off_after_listing_is_damage(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.jpg": NOISE}, zipfile.ZIP_STORED)
    member = find_members(path)["a.jpg"]
    path.write_bytes(path.read_bytes()[:300_000])
    fault = find_fault_of_reading(member)
    assert fault.kind == "damaged" and fault.data and NOISE.startswith(fault.data)


def test_output_that_waits_when_all_input_is_taken_is_not_lost() -> None:
    for size in range(CHUNK_BYTES - 2, CHUNK_BYTES + 600, 7):
        packed = craft_entry(b"a", bytes(size))["packed"]
        for step in (1, len(packed)):
            chunks = [packed[at : at + step] for at in range(0, len(packed), step)]
            assert sum(map(len, decompress_kept(chunks, "deflate"))) == size


def test_a_zip_that_vanished_or_was_cut_after_listing_is_a_fault(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", CONTENTS)
    member = find_members(path)["large.json"]
    assert read_member(member).data == CONTENTS["large.json"]
    whole = path.read_bytes()
    path.write_bytes(whole[: member.offset + 60])
    assert find_fault_of_reading(member).kind == "damaged"
    path.unlink()
    assert find_fault_of_reading(member).kind == "unreadable-file"


def test_a_zip_replaced_under_the_same_name_is_opened_anew(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.json": b"old"})
    assert read_member(find_members(path)["a.json"]).data == b"old"
    write_zip(tmp_path / "b.zip", {"a.json": b"new"}).replace(path)
    assert read_member(find_members(path)["a.json"]).data == b"new"


def test_a_zip_rewritten_in_place_is_not_read_from_memory(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.json": b"old"})
    assert read_member(find_members(path)["a.json"]).data == b"old"
    path.write_bytes(write_zip(tmp_path / "b.zip", {"a.json": b"new"}).read_bytes())
    os.utime(path, (1, 1))
    assert read_member(find_members(path)["a.json"]).data == b"new"


def test_more_zips_than_handles_can_be_read_in_turn_and_closed(tmp_path: Path) -> None:
    members = [
        find_members(write_zip(tmp_path / f"{n}.zip", {"a.json": b"%d" % n}))["a.json"] for n in range(40)
    ]
    for _ in range(2):
        assert [read_member(member).data for member in members] == [b"%d" % n for n in range(40)]
    before = count_open_files()
    close_handles()
    assert before - count_open_files() == 16


def test_threads_and_forked_workers_read_the_same_zip_without_disturbing_each_other(tmp_path: Path) -> None:
    files = {f"{n}.json": NOISE[n * 1000 : n * 1000 + 3000] for n in range(200)}
    members = list(find_members(write_zip(tmp_path / "a.zip", files)).values())
    read_member(members[0])  # the parent has an open handle that its children inherit
    with ThreadPoolExecutor(8) as threads:
        results = threads.map(read_member, members * 5)
        assert [payload.data for payload in results] == list(files.values()) * 5
    with ProcessPoolExecutor(3) as workers:
        results = workers.map(read_member, members, chunksize=5)
        assert [payload.data for payload in results] == list(files.values())
        assert read_member(members[5]).data == files["5.json"]


def test_kept_bytes_that_are_cut_broken_or_of_an_unknown_form_are_told() -> None:
    packed = craft_entry(b"a", b"data" * 100)["packed"]
    for wrong in ([packed[:-1]], [], [b"\xff" + packed]):
        with pytest.raises(MemberFault):
            list(decompress_kept(wrong, "deflate"))
    with pytest.raises(ValueError):
        list(decompress_kept([packed], "brotli"))
    assert list(decompress_kept([], "empty")) == []


def test_a_stream_closed_early_leaves_no_file_open(tmp_path: Path) -> None:
    member = find_members(write_zip(tmp_path / "a.zip", CONTENTS))["noise.jpg"]
    before = count_open_files()
    stream = open_member(member)
    assert isinstance(stream, io.BufferedReader) and stream.read(10) == NOISE[:10]
    assert count_open_files() == before + 1
    stream.close()
    read_head(member, 10)
    assert count_open_files() == before
